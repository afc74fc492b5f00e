"""Sources of frames. Each is an iterator that a thread of its own may drain."""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

import numpy as np

from core import images
from core.errors import ImageError, SourceError
from core.faces import Image

_STREAMS = ("rtsp://", "rtsps://", "http://", "https://")
_OPEN_SECONDS = 10
_HOST = re.compile(r"[\w.-]*(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?")


@dataclass(frozen=True)
class Frame:
    """One picture of a camera.

    Attributes:
        image: uint8 (height, width, 3), RGB.
        seconds: since the source began.
        when: moment of capture.
        name: of the file, for a folder of pictures.

    """

    image: Image
    seconds: float
    when: datetime
    name: str = ""


class Source(Protocol):
    """A camera, or something that plays one.

    Attributes:
        name: for people and for the log; never holds a password.
        live: frames come by themselves and wait for nobody.
        still: each frame is a picture of its own, unrelated to the one before.

    """

    name: str
    live: bool
    still: bool

    def frames(self) -> Iterator[Frame]:
        """The frames in order, until the source ends or :meth:`close` is called.

        Raises:
            SourceError: it cannot be opened, or breaks down.

        """
        ...

    def close(self) -> None:
        """Stop; the iterator ends soon after. May be called from another thread."""
        ...


def open_source(text: str, *, realtime: bool = False, loop: bool = False) -> Source:
    """The source that a text names: camera number, video file, folder of pictures, picture, or stream address.

    Args:
        text: as given by the user.
        realtime: a file plays at its own speed, as a camera would.
        loop: a file begins again when it ends.

    Raises:
        SourceError: there is no such file, or the address is of an unknown kind.

    """
    text = text.strip()
    if not text:
        raise SourceError("no camera is named: give its number, a video file, a folder of pictures or an address")
    if text.isascii() and text.isdigit() and len(text) < 6:
        return Webcam(int(text))
    try:
        if text.startswith(_STREAMS):
            return VideoSource(text, stream=True)
        if "://" in text:
            scheme = text.split("://", 1)[0]
            raise SourceError(f"{scheme}:// is not a kind of camera that Portico knows: use rtsp:// or http://")
        path = Path(text).expanduser()
        if path.is_dir():
            return FolderSource(sorted(p for p in path.iterdir() if p.suffix.lower() in images.SUFFIXES), path.name)
        if not path.exists():
            raise SourceError(f"{text} is neither a camera number nor an existing file, folder or address")
    except (ValueError, RuntimeError, OSError) as error:
        raise SourceError(f"this camera cannot be used: {error}") from None
    if path.suffix.lower() in images.SUFFIXES:
        return FolderSource([path], path.name)
    return VideoSource(str(path), realtime=realtime, loop=loop)


def open_named(name: str, text: str) -> Source:
    """Like :func:`open_source`, under the name that a site gives the camera; a file plays as a camera would, for ever.

    Raises:
        SourceError: as :func:`open_source`.

    """
    source = open_source(text, realtime=True, loop=True)
    source.name = name
    return source


def public_name(address: str) -> str:
    """An address as it may be shown and logged: host and path, without anything that could hold a password."""
    scheme, _, rest = address.partition("://")
    authority, slash, path = rest.partition("/")
    host = authority.rsplit("@", 1)[-1]
    if not _HOST.fullmatch(host) or ("@" in path and "@" not in authority):
        return f"{scheme}://…"  # a / or # in a password: where it ends cannot be told
    # some cameras take their password in the path or the query
    return f"{scheme}://{host}{slash}{'…' if set(path) & set('=&?#@') else path}"


class VideoSource:
    """A video file or a network stream, decoded by FFmpeg through PyAV."""

    still = False

    def __init__(self, address: str, *, stream: bool = False, realtime: bool = False, loop: bool = False):
        self._address = address
        self._stream = stream
        self._loop = loop
        self.live = stream or realtime
        self.name = public_name(address) if stream else Path(address).name
        self._closed = threading.Event()

    def close(self) -> None:
        self._closed.set()

    def frames(self) -> Iterator[Frame]:
        begun, started = time.monotonic(), datetime.now(UTC)
        at = offset = 0.0
        while not self._closed.is_set():
            first: float | None = None
            for image, seconds in self._decode():
                first = seconds if first is None else first
                if self._stream:
                    at = time.monotonic() - begun
                    yield Frame(image, at, datetime.now(UTC))
                else:
                    # recordings may begin at any time stamp, and damaged ones jump back
                    at = max(at, offset + seconds - first)
                    if self.live:
                        self._closed.wait(max(0.0, begun + at - time.monotonic()))
                    yield Frame(image, at, started + timedelta(seconds=at))
                if self._closed.is_set():
                    return
            if not self._loop:
                return
            offset = at + 1 / 25

    def _decode(self) -> Iterator[tuple[Image, float]]:
        import av

        options = {"rtsp_transport": "tcp"} if self._address.startswith("rtsp") else {}
        try:
            with av.open(self._address, options=options, timeout=_OPEN_SECONDS if self._stream else None) as container:
                if not container.streams.video:
                    raise SourceError(f"{self.name} holds no video")
                video = container.streams.video[0]
                video.thread_type = "AUTO"
                rate = float(video.average_rate or 25)
                for number, frame in enumerate(container.decode(video)):
                    seconds = float(frame.time) if frame.time is not None else number / rate
                    yield np.asarray(frame.to_ndarray(format="rgb24"), dtype=np.uint8), seconds
        except av.FFmpegError as error:
            reason = error.strerror or str(error)
            if self._stream:
                raise SourceError(f"the camera {self.name} does not answer: {reason}") from None
            raise SourceError(f"{self.name} cannot be played: {reason}") from None


class Webcam:
    """A camera of this machine, by number."""

    live = True
    still = False

    def __init__(self, number: int):
        self._number = number
        self.name = f"camera {number}"
        self._closed = False

    def close(self) -> None:
        self._closed = True

    def frames(self) -> Iterator[Frame]:
        import cv2

        if os.name == "posix" and not Path(f"/dev/video{self._number}").exists() and Path("/dev").exists():
            raise SourceError(f"there is no camera {self._number} on this machine: plug one in, or choose a video file")
        capture = cv2.VideoCapture(self._number)
        try:
            if not capture.isOpened():
                raise SourceError(f"camera {self._number} cannot be opened: another program may be using it")
            capture.set(cv2.CAP_PROP_FRAME_WIDTH, 1280)
            capture.set(cv2.CAP_PROP_FRAME_HEIGHT, 720)
            begun = time.monotonic()
            while not self._closed:
                good, picture = capture.read()
                if not good:
                    raise SourceError(f"camera {self._number} stopped: check its cable")
                yield Frame(np.ascontiguousarray(picture[:, :, ::-1]), time.monotonic() - begun, datetime.now(UTC))
        finally:
            capture.release()


class FolderSource:
    """Pictures of a folder, one after the other. One that cannot be read is reported and passed over."""

    live = False
    still = True

    def __init__(self, paths: list[Path], name: str, on_bad: Callable[[ImageError], None] | None = None):
        if not paths:
            raise SourceError(f"the folder {name} holds no pictures")
        self._paths = paths
        self.name = name
        self.on_bad = on_bad
        self._closed = False

    def close(self) -> None:
        self._closed = True

    def frames(self) -> Iterator[Frame]:
        unreadable = 0
        for number, path in enumerate(self._paths):
            if self._closed:
                return
            try:
                image = images.read(path)
            except ImageError as error:
                unreadable += 1
                if unreadable == len(self._paths):
                    raise SourceError(str(error)) from None
                if self.on_bad is not None:
                    with suppress(Exception):
                        self.on_bad(error)
                continue
            yield Frame(image, float(number), datetime.now(UTC), path.name)
