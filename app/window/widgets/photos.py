"""Photos of people and events, opened in the background and kept for a while."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app import background

_KEPT = 2000
_SIDE = 320


class PhotoCache(QObject):
    """Opens sealed JPEGs by number, newest kept.

    Signals:
        arrived: number of a photo that can be shown now.

    """

    arrived = Signal(int)

    def __init__(self, read: Callable[[int], bytes | None], parent: QObject | None = None):
        super().__init__(parent)
        self._read = read
        self._kept: OrderedDict[int, QImage | None] = OrderedDict()
        self._asked: set[int] = set()
        self._round = 0

    def get(self, number: int) -> QImage | None:
        """The photo, or None while it is on its way or where there is none."""
        if number in self._kept:
            self._kept.move_to_end(number)
            return self._kept[number]
        if number not in self._asked:
            self._asked.add(number)

            def work(_progress: background.Progress) -> QImage | None:
                content = self._read(number)
                if content is None:
                    return None
                image = QImage.fromData(content)
                return image if image.width() <= _SIDE else image.scaledToWidth(_SIDE)

            round_ = self._round
            background.run(
                work,
                lambda image: self._keep(number, image, round_),
                lambda _words: self._keep(number, None, round_),
            )
        return None

    def clear(self) -> None:
        """Forget everything: what is shown may have been deleted."""
        self._round += 1
        self._kept.clear()
        self._asked.clear()

    def _keep(self, number: int, image: QImage | None, round_: int) -> None:
        if round_ != self._round:
            return  # opened before everything was forgotten
        self._asked.discard(number)
        self._kept[number] = image
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit(number)
