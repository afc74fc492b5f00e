"""Small faces, scaled once: a view paints the same ones again and again."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtGui import QIcon, QPixmap

from app.window.widgets.photos import PhotoCache
from app.window.widgets.pictures import square_pixmap

_KEPT = 600


class Thumbnails:
    """Faces of events at the sizes in which views paint them, the latest used kept."""

    def __init__(self, photos: PhotoCache):
        self._photos = photos
        self._kept: OrderedDict[tuple[int, int, float], QPixmap] = OrderedDict()

    def get(self, number: int, side: int, ratio: float = 1.0) -> QPixmap | None:
        """The face of an event, ``side`` logical pixels; None while it is on its way or where there is none."""
        key = (number, side, ratio)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        face = self._photos.get(number)
        if face is None or face.isNull():
            return None
        self._kept[key] = square_pixmap(face, side, ratio)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return self._kept[key]

    def icon(self, number: int, side: int) -> QIcon | None:
        """The same as an icon, which stays as it is where its line is selected: a face is not to be tinted."""
        face = self.get(number, side)
        if face is None:
            return None
        icon = QIcon(face)
        icon.addPixmap(face, QIcon.Mode.Selected)
        return icon

    def clear(self) -> None:
        """Forget everything: what is shown may have been deleted."""
        self._kept.clear()
        self._photos.clear()
