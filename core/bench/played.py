"""A camera that needs no device."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from core.cameras.source import Frame
from core.faces import Image


class Played:
    """Pictures in memory, again and again at a steady rate, as a camera that can be opened anew.

    Args:
        name: of the camera.
        pictures: RGB, height x width x 3 bytes each.
        rate: pictures per second.

    """

    live, still = True, False

    def __init__(self, name: str, pictures: Sequence[Image], rate: float):
        self.name = name
        self._pictures = pictures
        self._rate = rate
        self._closed = threading.Event()

    def close(self) -> None:
        self._closed.set()

    def frames(self) -> Iterator[Frame]:
        self._closed.clear()
        began, number = time.monotonic(), 0
        while not self._closed.wait(max(0.0, began + number / self._rate - time.monotonic())):
            yield Frame(self._pictures[number % len(self._pictures)], number / self._rate, datetime.now(UTC))
            number += 1
