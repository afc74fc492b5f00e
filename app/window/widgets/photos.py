"""Photos of people and events, opened in the background and kept for a while."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app import background
from app.window.widgets.pictures import opened

_AT_ONCE = 1  # photo being opened: more of them hold up the window more than they help
_WAITING = 150  # what was asked for before so many others has been scrolled past


class PhotoCache(QObject):
    """Opens sealed JPEGs by number: what was asked for last comes first, what was used last is kept.

    Args:
        read: the JPEG of a number; None where there is none.
        side: pixels to which photos are made smaller.
        kept: how many stay in memory.

    Signals:
        arrived: number of a photo that can be shown now.

    """

    arrived = Signal(int)

    def __init__(
        self,
        read: Callable[[int], bytes | None],
        parent: QObject | None = None,
        *,
        side: int = 320,
        kept: int = 200,
    ):
        super().__init__(parent)
        self._read = read
        self._side = side
        self._most = kept
        self._kept: OrderedDict[int, QImage | None] = OrderedDict()
        self._waiting: OrderedDict[int, None] = OrderedDict()
        self._opening: set[int] = set()
        self._round = 0

    def get(self, number: int) -> QImage | None:
        """The photo, or None while it is on its way or where there is none."""
        if number in self._kept:
            self._kept.move_to_end(number)
            return self._kept[number]
        if number not in self._opening:
            self._waiting[number] = None
            self._waiting.move_to_end(number)
            while len(self._waiting) > _WAITING:
                self._waiting.popitem(last=False)
            self._open_next()
        return None

    def clear(self) -> None:
        """Forget everything: what is shown may have been deleted."""
        self._round += 1
        self._kept.clear()
        self._waiting.clear()
        self._opening.clear()

    def _open_next(self) -> None:
        while self._waiting and len(self._opening) < _AT_ONCE:
            number, _ = self._waiting.popitem()
            self._opening.add(number)
            self._open(number, self._round)

    def _open(self, number: int, round_: int) -> None:
        def work(_progress: background.Progress) -> QImage | None:
            content = self._read(number)
            if content is None:
                return None
            return opened(content, self._side)

        background.run(
            work, lambda image: self._keep(number, image, round_), lambda _words: self._keep(number, None, round_)
        )

    def _keep(self, number: int, image: QImage | None, round_: int) -> None:
        if round_ != self._round:
            return  # opened before everything was forgotten
        self._opening.discard(number)
        self._kept[number] = image
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
        self._open_next()
        self.arrived.emit(number)
