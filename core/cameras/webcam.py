"""Cameras of this machine."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from core.cameras.discovery import DEVICES, Found, discover
from core.cameras.source import FinalError, Frame
from core.errors import SourceError

FOLDER = "/dev/"
_DEVICE = re.compile(r"video(\d+)")


class Webcam:
    """A camera of this machine, by number, or under Linux by its file below /dev.

    One that is unplugged and plugged in again may get another number: it is found by its name among those that were not
    there before.
    """

    live = True
    still = False

    def __init__(self, device: int | str, devices: Path = DEVICES, files: Path = Path(FOLDER)):
        self._device = device
        self._devices = devices
        self._files = files
        self._number_or_name = device if isinstance(device, int) else Path(device).name
        self.name = f"camera {self._number_or_name}"
        self._closed = False
        self._known: Found | None = None
        self._others: frozenset[int] = frozenset()  # numbers of the cameras beside it when it was opened first

    def close(self) -> None:
        self._closed = True

    def frames(self) -> Iterator[Frame]:
        import cv2

        self._closed = False
        number = self._number()
        capture = cv2.VideoCapture(number)
        try:
            if not capture.isOpened():
                raise SourceError(
                    "camera {name} cannot be opened: another program may be using it", name=self._number_or_name
                )
            self._remember(number)
            capture.set(cv2.CAP_PROP_FRAME_WIDTH, 1280)
            capture.set(cv2.CAP_PROP_FRAME_HEIGHT, 720)
            begun = time.monotonic()
            while not self._closed:
                good, picture = capture.read()
                if not good:
                    raise SourceError("camera {name} stopped: check its cable", name=self._number_or_name)
                yield Frame(np.ascontiguousarray(picture[:, :, ::-1]), time.monotonic() - begun, datetime.now(UTC))
        finally:
            capture.release()

    def _number(self) -> int:
        """Its number now.

        Raises:
            SourceError: it is not plugged in.

        """
        if isinstance(self._device, str):
            found = _DEVICE.fullmatch(Path(self._device).resolve().name)
            there = Path(self._device).exists()
            if there and found is None:
                raise FinalError(
                    "{device} is not a camera: choose a film, a picture or a folder of pictures", device=self._device
                )
            if found is None or not there:
                raise SourceError(
                    "camera {name} is not plugged in: check its cable, or choose another camera",
                    name=self._number_or_name,
                )
            return int(found[1])
        if sys.platform != "linux":
            return self._device
        present = {one.number: one.name for one in discover(self._devices)}
        if self._known is not None and present.get(self._known.number) != self._known.name:
            new = [n for n, name in present.items() if name == self._known.name and n not in self._others]
            if not new:
                raise SourceError("camera {name} has been unplugged: check its cable", name=self._number_or_name)
            return new[0]
        if not (self._files / f"video{self._device}").exists():
            raise SourceError(
                "there is no camera {name} on this machine: plug one in, or choose a video file",
                name=self._number_or_name,
            )
        return self._device

    def _remember(self, number: int) -> None:
        if sys.platform != "linux" or isinstance(self._device, str):
            return
        present = discover(self._devices)
        self._known = next((one for one in present if one.number == number), None)
        self._others = frozenset(one.number for one in present if one.number != number)
