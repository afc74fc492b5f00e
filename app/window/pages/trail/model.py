"""The entries of a search as a table wants them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app import background
from app.window.language import mark, moment, tr
from app.window.language.names import account
from app.window.pages.trail import words
from app.window.session import Session
from core.site import Site
from core.store.audit import Entry

PAGE = 500
Days = tuple[datetime | None, datetime | None]
"""From when on, and before when; None sets no limit."""
COLUMNS = (mark("Time"), mark("Who"), mark("What"), mark("About"))


class TrailModel(QAbstractTableModel):
    """Entries, latest first, read in the background: a page at a time as the user scrolls.

    Attributes:
        entries: those read so far.
        names: of people whom they are about and who are still enrolled.
        complete: whether there are no more.

    Signals:
        loaded: the first page of a search is there.
        grown: another page is there.
        failed: one sentence of core.

    """

    loaded = Signal()
    grown = Signal()
    failed = Signal(object)

    def __init__(self, session: Session):
        super().__init__()
        self.entries: list[Entry] = []
        self.names: dict[int, str] = {}
        self.complete = True
        self._session = session
        self._text = ""
        self._days: Days = (None, None)
        self._latest = background.Latest()
        self._fetching = False

    def load(self, text: str, days: Days = (None, None)) -> None:
        """Read what contains a text, of some days, from the latest on; what is shown stays until that is there."""
        site = self._session.site
        self._text, self._days, self._fetching = text, days, True

        def done(answer: tuple[list[Entry], dict[int, str]]) -> None:
            self.beginResetModel()
            self.entries, self.names = answer
            self._end_page(len(self.entries))
            self.endResetModel()
            self.loaded.emit()

        self._latest.run(lambda _progress: _read(site, text, days, None), done, self._fail)

    def forget(self) -> None:
        """Show nothing: whoever comes next may not be allowed to see it."""
        self._latest.drop()
        self.beginResetModel()
        self.entries, self.names, self.complete, self._fetching = [], {}, True, False
        self.endResetModel()

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        return not self.complete and not self._fetching and bool(self.entries) and not parent.isValid()

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        if not self.canFetchMore(parent):
            return
        self._fetching = True
        site, text, days, last = self._session.site, self._text, self._days, self.entries[-1].id

        def done(answer: tuple[list[Entry], dict[int, str]]) -> None:
            page, names = answer
            self._end_page(len(page))
            self.names |= names
            if page:
                self.beginInsertRows(QModelIndex(), len(self.entries), len(self.entries) + len(page) - 1)
                self.entries += page
                self.endInsertRows()
            self.grown.emit()

        only = self._latest.only
        background.run(lambda _progress: _read(site, text, days, last), only(done), only(self._fail))

    def _end_page(self, count: int) -> None:
        self._fetching, self.complete = False, count < PAGE

    def _fail(self, sentence: str) -> None:
        self._fetching = False
        self.failed.emit(sentence)

    def row_of(self, number: int) -> int:
        """The row of an entry by its number; -1 where it is not among those read."""
        return next((row for row, entry in enumerate(self.entries) if entry.id == number), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(COLUMNS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return line(self.entries[index.row()], self.names)[index.column()]


def line(entry: Entry, names: Mapping[int, str]) -> tuple[str, str, str, str]:
    """An entry as its row shows it."""
    return (
        moment(entry.time, seconds=True),
        account(entry.actor),
        words.action(entry.action),
        words.about(entry.subject, names),
    )


def _read(site: Site, text: str, days: Days, before: int | None) -> tuple[list[Entry], dict[int, str]]:
    entries = site.trail.entries(PAGE, before, text, *days)
    return entries, site.people.names({words.person(entry.subject) for entry in entries} - {0})
