"""Video files, decoded by FFmpeg through PyAV."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from core.cameras import tracks
from core.cameras.clock import SourceClock
from core.cameras.source import FinalError, Frame
from core.cameras.upright import upright
from core.faces import Image

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

_LONGEST = 1.0  # seconds between frames of a file played as a camera: in longer gaps the last one is shown again


class VideoSource:
    """A video file.

    Args:
        path: of the file.
        realtime: it plays at its own speed, as a camera would.
        loop: it begins again when it ends.

    """

    still = False
    recorded = True

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
            for image, seconds in self._decode():
                due = offset + seconds
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
        """The pictures of the film, with the seconds since the first of them."""
        import av

        try:
            with av.open(self._path) as container:
                index = tracks.film_of_file(container)
                if index is None:
                    raise FinalError("{name} holds no video: choose a film", name=self.name)
            with av.open(self._path) as container:
                video = next(one for one in container.streams.video if one.index == index)
                video.thread_type = "AUTO"
                shape = tracks.pixel_shape(video)
                rate = video.average_rate
                clock = SourceClock(float(rate) if rate else None)
                for frame in _whole(container, video):
                    yield upright(frame, shape), clock.take(frame.time)
        except av.FFmpegError as error:
            raise FinalError("{name} cannot be played: {why}", name=self.name, why=error.strerror or error) from None


def _whole(container: InputContainer, video: VideoStream) -> Iterator[VideoFrame]:
    """The pictures that can be decoded: where recordings were joined, the first ones after it may not be.

    Raises:
        FFmpegError: none can be.

    """
    import av

    some = False
    broken: av.FFmpegError | None = None
    for packet in container.demux(video):
        try:
            decoded = packet.decode()
        except av.error.InvalidDataError as error:
            broken = broken or error
            continue
        for frame in decoded:
            some = True
            yield frame
    if broken is not None and not some:
        raise broken
