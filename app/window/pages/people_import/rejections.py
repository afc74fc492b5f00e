"""What an import does not take over, with a small picture and the reason of each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import qtawesome
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView

from app.window import theme
from app.window.language import tr
from app.window.widgets.pictures import opened, square_pixmap
from app.window.widgets.words import sentence, tip
from core.people.bulk.plan import Rejected

_SIDE = 56
_HEIGHT = 72


class RejectionModel(QAbstractListModel):
    """One row for each."""

    def __init__(self) -> None:
        super().__init__()
        self.rejected: Sequence[Rejected] = ()

    def replace(self, rejected: Sequence[Rejected]) -> None:
        """Show others."""
        self.beginResetModel()
        self.rejected = rejected
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rejected)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self.rejected[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{_about(one)}\n{sentence(one.reason)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(f"{_about(one)}\n{sentence(one.reason)}")
        if role == Qt.ItemDataRole.DecorationRole:
            return _picture(one.thumbnail) if one.thumbnail is not None else _no_picture(photo=bool(one.photo))
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, theme.scaled(_HEIGHT))
        return None


class RejectionList(QListView):
    """Any number of them: only those in sight are drawn."""

    def __init__(self) -> None:
        super().__init__()
        self._model = RejectionModel()
        self.setModel(self._model)
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(_SIDE, _SIDE))
        self.setWordWrap(True)
        self.setSpacing(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(tr("What is left out"))

    def show_rejected(self, rejected: Sequence[Rejected]) -> None:
        """Show these, from the first on."""
        self._model.replace(rejected)
        self.scrollToTop()


def _about(one: Rejected) -> str:
    row = tr("row {row}", row=one.row) if one.row else ""
    return " · ".join(part for part in (one.person, one.photo, row) if part) or tr("The whole list")


@lru_cache(200)
def _picture(thumbnail: bytes) -> QIcon:
    return QIcon(square_pixmap(opened(thumbnail), _SIDE, 2.0))


def _no_picture(*, photo: bool) -> QPixmap:
    name = "mdi6.image-off-outline" if photo else "mdi6.alert-outline"
    icon: QIcon = qtawesome.icon(name, color=theme.colour("muted"), scale_factor=0.6)
    return icon.pixmap(QSize(_SIDE, _SIDE))
