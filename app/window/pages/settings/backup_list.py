"""The backups there are of a site."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.window import theme
from app.window.language import moment, number, tr
from app.window.widgets.layout import button, column, label, row
from app.window.widgets.texts import tell_cut

if TYPE_CHECKING:
    from core.backups.scheduling import Listed

_LISTED = 60  # the newest


class BackupList(QWidget):
    """Lists them, newest first, and what can be done with the one that is selected.

    Signals:
        chosen: another one is selected.
        asked: the one that is selected shall be checked.
        to_look_into: (Path) it shall be brought back.

    """

    chosen = Signal()
    asked = Signal()
    to_look_into = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Backups of this site"))
        tell_cut(self._list)
        self._list.setFixedHeight(theme.scaled(148))
        self._list.currentRowChanged.connect(lambda _row: self.chosen.emit())
        self._check = button(tr("Chec&k"), self.asked.emit)
        self._hint = label("", "small", wrap=True)
        self._back = button(tr("Bring it back…"), lambda: self.to_look_into.emit(self.picked))
        below = row()
        below.addWidget(self._hint, 1)
        below.addWidget(self._check)
        below.addWidget(self._back)
        inside = column(self, margin=0, spacing=1)
        inside.addWidget(self._list)
        inside.addLayout(below)

    def show_listed(self, listed: Sequence[Listed]) -> None:
        """Show these, the newest selected; nothing where there is none."""
        self._list.clear()
        for one in listed[:_LISTED]:
            parts = {"when": moment(one.time), "size": number(one.size / 1e6, 1), "file": one.file.name}
            item = QListWidgetItem(
                tr("{when}   {size} MB   {file}", **parts)
                if one.there
                else tr("{when}   ▲ not there now   {file}", when=parts["when"], file=one.file)
            )
            item.setData(Qt.ItemDataRole.UserRole, str(one.file) if one.there else "")
            self._list.addItem(item)
        self.setVisible(bool(listed))
        if self._list.count():
            self._list.setCurrentRow(0)

    @property
    def picked(self) -> Path | None:
        """The backup that is selected; None where it is not there."""
        item = self._list.currentItem()
        file = item.data(Qt.ItemDataRole.UserRole) if item is not None else ""
        return Path(file) if file else None

    def allow(self, *, kept: bool, busy: bool) -> None:
        """Offer what can be done.

        Args:
            kept: whether a passphrase is.
            busy: whether a backup is being made or checked.

        """
        usable = self.picked is not None and not busy
        self._check.setEnabled(usable)
        self._back.setEnabled(usable)
        if self.picked is None:
            hint = tr("Choose a backup that is there: of others the disk is to be plugged in first.")
        elif kept:
            hint = tr("Checking reads a backup to its last byte, with the passphrase that is kept.")
        else:
            hint = tr("Checking reads a backup to its last byte, and asks for its passphrase.")
        self._hint.setText(hint)
