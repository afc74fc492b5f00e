"""A part of this machine's screen, where a program shows a camera that has no address."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import numpy as np

from core.base.messages import Message
from core.cameras.source import Frame
from core.errors import SourceError
from core.faces import Image

PREFIX = "screen:"
_RATE = 10  # pictures a second
_PART = re.compile(r"(-?\d{1,5}),(-?\d{1,5}),(\d{1,5})x(\d{1,5})")


class Screen:
    """The first screen, or a part of it.

    Args:
        text: ``screen:`` or ``screen:LEFT,TOP,WIDTHxHEIGHT``, in pixels.

    Raises:
        SourceError: it is neither.

    """

    live = True
    still = False

    def __init__(self, text: str):
        part = text.removeprefix(PREFIX).strip()
        found = _PART.fullmatch(part)
        if part and (found is None or not int(found[3]) or not int(found[4])):
            raise SourceError("{text} is no part of a screen: write screen:LEFT,TOP,WIDTHxHEIGHT, in pixels", text=text)
        self._part = tuple(int(number) for number in found.groups()) if found is not None else None
        self.name = f"screen {part}".strip()
        self._closed = threading.Event()

    def close(self) -> None:
        self._closed.set()

    def frames(self) -> Iterator[Frame]:
        import mss
        from mss.exception import ScreenShotError

        self._closed.clear()
        try:
            with mss.MSS() as shooter:
                area = self._area(shooter.monitors)
                begun = due = time.monotonic()
                while not self._closed.is_set():
                    shot = shooter.grab(area)
                    yield Frame(_picture(shot.bgra, shot.width, shot.height), due - begun, datetime.now(UTC))
                    due = max(due + 1 / _RATE, time.monotonic())
                    self._closed.wait(due - time.monotonic())
        except ScreenShotError:
            raise SourceError("there is no screen here whose picture may be taken: choose another camera") from None

    def _area(self, screens: list[dict[str, int]]) -> dict[str, int]:
        """What is taken, of all screens together and then each; the part must lie on one of them."""
        if self._part is None:
            return screens[min(1, len(screens) - 1)]
        left, top, width, height = self._part
        whole = screens[0]
        right, bottom = whole["left"] + whole["width"], whole["top"] + whole["height"]
        if left < whole["left"] or top < whole["top"] or left + width > right or top + height > bottom:
            raise SourceError(
                "{name} lies beyond the screen, which has {width} × {height} pixels: choose another part",
                name=Message("screen {part}", part=f"{left},{top},{width}x{height}"),
                width=whole["width"],
                height=whole["height"],
            )
        return {"left": left, "top": top, "width": width, "height": height}


def _picture(pixels: bytes | bytearray, width: int, height: int) -> Image:
    blue_first = np.frombuffer(pixels, np.uint8).reshape(height, width, 4)
    return np.ascontiguousarray(blue_first[:, :, 2::-1])
