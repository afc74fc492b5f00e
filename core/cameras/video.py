"""Video files, decoded by FFmpeg through PyAV."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from core.cameras.source import FinalError, Frame
from core.faces import Image

_LONGEST = 1.0  # seconds between frames of a file played as a camera: in longer gaps the last one is shown again


class VideoSource:
    """A video file.

    Args:
        path: of the file.
        realtime: it plays at its own speed, as a camera would.
        loop: it begins again when it ends.

    """

    still = False

    def __init__(self, path: str, *, realtime: bool = False, loop: bool = False):
        self._path = path
        self._loop = loop
        self.live = realtime
        self.name = Path(path).name
        self._closed = threading.Event()

    def close(self) -> None:
        self._closed.set()

    def frames(self) -> Iterator[Frame]:
        self._closed.clear()
        begun, started = time.monotonic(), datetime.now(UTC)
        at = offset = 0.0
        last: Image | None = None
        while not self._closed.is_set():
            first: float | None = None
            for image, seconds in self._decode():
                first = seconds if first is None else first
                # recordings may begin at any time stamp, and damaged ones jump back
                due = max(at, offset + seconds - first)
                while self.live and last is not None and due - at > _LONGEST and not self._closed.is_set():
                    at += _LONGEST
                    self._closed.wait(max(0.0, begun + at - time.monotonic()))
                    yield Frame(last, at, started + timedelta(seconds=at))
                at = due
                if self.live:
                    self._closed.wait(max(0.0, begun + at - time.monotonic()))
                    last = image
                yield Frame(image, at, started + timedelta(seconds=at))
                if self._closed.is_set():
                    return
            if not self._loop:
                return
            offset = at + 1 / 25

    def _decode(self) -> Iterator[tuple[Image, float]]:
        import av

        try:
            with av.open(self._path) as container:
                if not container.streams.video:
                    raise FinalError(f"{self.name} holds no video")
                video = container.streams.video[0]
                video.thread_type = "AUTO"
                rate = float(video.average_rate or 25)
                for number, frame in enumerate(container.decode(video)):
                    seconds = float(frame.time) if frame.time is not None else number / rate
                    yield np.asarray(frame.to_ndarray(format="rgb24"), dtype=np.uint8), seconds
        except av.FFmpegError as error:
            raise FinalError(f"{self.name} cannot be played: {error.strerror or error}") from None
