"""Weights that a task needs and this machine has not: getting them, or taking a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import background
from app.window.language import tr
from app.window.session import Session
from app.window.widgets import dialogs
from app.window.widgets.getting import Getting, ask_words, list_weights, progress_words
from app.window.widgets.layout import button, column, discard, label, panel, without_key

if TYPE_CHECKING:
    from core.tasks.work import Workshop
    from models.weights import Standing


class MissingPanel(QWidget):
    """Says what is missing, and gets it.

    Signals:
        installed: something has come.

    """

    installed = Signal()

    def __init__(self, session: Session, workshop: Callable[[], Workshop]):
        super().__init__()
        self._session = session
        self._workshop = workshop
        self._parts: QWidget | None = None
        self._lacking: list[Standing] = []
        self._keys = False
        self._getting = Getting(session)
        self._getting.began.connect(lambda: self._set_enabled(False))
        self._getting.ended.connect(self._end)
        frame, content = panel()
        self._list = QVBoxLayout()
        content.addLayout(self._list)
        content.addWidget(self._getting)
        column(self, margin=0).addWidget(frame)
        self.hide()
        session.who.entered.connect(self._enter)

    @property
    def busy(self) -> bool:
        """Whether something is being fetched."""
        return self._getting.busy

    def show_missing(self, lacking: list[Standing], *, keys: bool = False) -> None:
        """Say what is missing; nothing is shown where there is nothing.

        Args:
            lacking: how it stands with each.
            keys: whether the first is got with a key: there is nothing else to do.

        """
        self._lacking, self._keys = lacking, keys
        self._getting.put_away()
        self._getting.tell("")
        self._list_all()
        self.setVisible(bool(lacking) or self.busy)

    def _enter(self) -> None:
        """Somebody else is at the window."""
        self._getting.put_away()
        self._list_all()

    def _list_all(self) -> None:
        """Say of each what whoever is there can do about it."""
        discard(self._parts)
        self._parts = QWidget()
        content = column(self._parts, margin=0, spacing=1)
        for number, standing in enumerate(self._lacking):
            self._add(content, standing, keys=self._keys and number == 0)
        self._parts.setEnabled(not self.busy)
        self._list.addWidget(self._parts)

    def _add(self, content: QVBoxLayout, standing: Standing, *, keys: bool) -> None:
        weights = standing.weights
        if not list_weights(content, self._session, standing):
            content.addWidget(label(tr("Ask an administrator to install it."), "small", wrap=True))
            return
        actions = [(tr("Use a f&ile of mine…"), lambda: self._choose(standing), "")]
        if weights.fetchable:
            actions.insert(0, (tr("&Get it…"), lambda: self._ask(standing), "primary"))
        for words, action, role in actions:
            one = button(words if keys else without_key(words), action, role)  # one key opens one of them
            one.setAccessibleDescription(weights.title)
            content.addWidget(one)

    def _ask(self, standing: Standing) -> None:
        self._getting.ask(ask_words(standing.weights), lambda: self._get(standing.weights.name))

    def _get(self, name: str) -> None:
        workshop = self._workshop()

        def work(progress: background.Progress) -> None:
            def report(got: int, whole: int) -> None:
                progress(got / max(1, whole), progress_words(got, whole))

            workshop.weights.fetch(name, report)

        self._getting.run(work)

    def _choose(self, standing: Standing) -> None:
        title = tr("Choose the file {name}", name=standing.weights.file_name)
        name = dialogs.open_file(self, title, "networks")
        if not name:
            return
        if standing.weights.pinned:
            self._adopt(standing, Path(name), unverified=False)
        else:
            words = tr("Nobody has published a checksum of this file. Use it only if you trust where you have it from.")
            self._getting.ask(words, lambda: self._adopt(standing, Path(name), unverified=True))

    def _adopt(self, standing: Standing, file: Path, *, unverified: bool) -> None:
        workshop, name = self._workshop(), standing.weights.name
        self._getting.run(lambda _progress: workshop.weights.adopt(name, file, unverified=unverified))

    def _end(self, well: bool) -> None:
        self._set_enabled(True)
        self.setVisible(bool(self._lacking))
        if well:
            self.installed.emit()

    def _set_enabled(self, on: bool) -> None:
        if self._parts is not None:
            self._parts.setEnabled(on)

    def stop(self) -> None:
        """Let what is being fetched end."""
        self._getting.stop()

    def forget(self) -> None:
        """Let go of what was asked and of what is being fetched: whoever comes next is somebody else."""
        self._getting.forget()
