"""Keeping a view where somebody has scrolled it to."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPoint
from PySide6.QtWidgets import QAbstractItemView

from app.window.pages.events.model import EventModel


class Place(QObject):
    """Holds what a view shows in place while events come in above it, or while all are read anew.

    A view that shows the latest event goes on doing so.
    """

    def __init__(self, view: QAbstractItemView, model: EventModel):
        super().__init__(view)
        self._view = view
        self._model = model
        self._anchor: int | None = None
        self._offset = 0
        self._anew = False
        model.rowsAboutToBeInserted.connect(lambda _parent, first, _last: self._hold() if first == 0 else None)
        model.rowsInserted.connect(lambda _parent, first, _last: self._restore() if first == 0 else None)
        model.modelReset.connect(self._reset)

    @property
    def at_top(self) -> bool:
        """Whether the latest event is in sight."""
        return self._view.verticalScrollBar().value() == 0

    def read_anew(self) -> None:
        """The next reset of the model brings the same events, as far as they are still there."""
        self._hold()
        self._anew = True

    def forget(self) -> None:
        """The next reset brings other events: they are shown from the top."""
        self._anew = False

    def _reset(self) -> None:
        if self._anew:
            self._anew = False
            self._restore()

    def _hold(self) -> None:
        index = self._first_in_sight()
        self._anchor = None
        if not self.at_top and index.isValid() and self._view.isVisible():
            self._anchor = self._model.events[index.row()].id
            self._offset = self._view.visualRect(index).top()

    def _restore(self) -> None:
        row, self._anchor = self._model.row_of(self._anchor), None
        if row < 0:
            return
        self._view.doItemsLayout()  # now, so that there is somewhere to scroll to
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + self._view.visualRect(self._model.index(row, 0)).top() - self._offset)

    def _first_in_sight(self) -> QModelIndex:
        middle = self._view.visualRect(self._model.index(0, 0)).width() // 2
        return self._view.indexAt(QPoint(max(1, middle), 1))
