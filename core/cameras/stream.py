"""Network cameras, read by FFmpeg through PyAV: RTSP, and over HTTP motion JPEG, single pictures and more."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from core.cameras import tracks, web_page
from core.cameras.address import Transport, public_name
from core.cameras.clock import SourceClock
from core.cameras.source import CameraLoginError, Frame
from core.cameras.trouble import hostless, trouble
from core.cameras.upright import upright
from core.errors import SourceError

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.packet import Packet
    from av.video.stream import VideoStream

SCHEMES = ("rtsp://", "rtsps://", "http://", "https://")
_OPEN_SECONDS = 10.0
_READ_SECONDS = 6.0  # a little more than a camera waits before it is called stalled
_PICTURES = {"mjpeg": "jpeg_pipe", "png": "png_pipe", "webp": "webp_pipe", "bmp": "bmp_pipe"}
"""How FFmpeg is to read a picture of a codec where it took its address for one of a file, whose length it must know."""
_SINGLE = ("_pipe", "image2", "gif")  # how the names of formats end that hold a picture and not a stream of them
_AGAIN_SECONDS = 1.0  # after which an address of a single picture is asked again
_MISSED = 3  # refusals in a row, from which a camera of single pictures is lost: some are too busy now and then
_SPOILT = 5  # answers in a row without a whole picture
_DAMAGED = 250  # packets in a row without a picture: ten seconds of a usual camera
_HELD_UP = 1.0  # seconds behind its quickest, from which a stream that does not catch up is cut short
_PATIENCE = 3.0  # seconds it has for that
_DRIFT = 0.002  # how much a camera's clock may differ from ours
_JUMP = 10.0  # seconds between time stamps that tell of a camera whose clock was set


@dataclass
class _Answer:
    """What an address answered.

    Attributes:
        some: at least one picture.
        single: a picture, not a stream of them.
        misread: it has to be read otherwise.

    """

    some: bool = False
    single: bool = False
    misread: bool = False


class StreamSource:
    """A network camera. An address of a single picture is asked for it again and again.

    Args:
        address: with user and password where it needs them.
        transport: of RTSP.

    """

    live = True
    still = False

    def __init__(self, address: str, *, transport: Transport = "tcp"):
        self._address = address
        self._transport = transport
        self.name = public_name(address)
        self.pause = 0.0
        self._format: str | None = None
        self._closed = threading.Event()

    def close(self) -> None:
        self._closed.set()

    def frames(self) -> Iterator[Frame]:
        self._closed.clear()
        if (error := hostless(self.name, self._address)) is not None:
            raise error
        begun, spoilt, missed, singly = time.monotonic(), 0, 0, False
        while not self._closed.is_set():
            asked, answer = time.monotonic(), _Answer()
            try:
                yield from self._answered(answer, begun)
            except SourceError as why:
                missed += 1
                if isinstance(why, CameraLoginError) or not singly or missed >= _MISSED:
                    raise
            else:
                if answer.misread:
                    continue
                if not answer.single:
                    return
                missed, spoilt, singly = 0, 0 if answer.some else spoilt + 1, singly or answer.some
            if spoilt >= _SPOILT:
                raise SourceError("the camera {name} sends pictures that are damaged: restart it", name=self.name)
            self._closed.wait(max(0.0, asked + _AGAIN_SECONDS - time.monotonic()))

    def _answered(self, answer: _Answer, begun: float) -> Iterator[Frame]:
        """The pictures that come when the address is asked once, and in ``answer`` what they were."""
        try:
            asked = time.monotonic()
            with self._opened() as container:
                if container.format.name == "image2" and container.streams.video:
                    self._format = _PICTURES.get(container.streams.video[0].codec_context.name)
                    answer.misread = self._format is not None
                    if answer.misread:
                        return
                answer.single = container.format.name.endswith(_SINGLE)
                if answer.single:
                    self.pause = max(_AGAIN_SECONDS, time.monotonic() - asked)
                for frame in self._pictures(container, begun, one=answer.single):
                    answer.some = True
                    yield frame
        except CameraLoginError:
            raise
        except SourceError as why:
            raise (None if answer.some else web_page.told(self.name, self._address)) or why from None
        if not (answer.some or self._closed.is_set()) and (page := web_page.told(self.name, self._address)) is not None:
            raise page

    def _opened(self) -> InputContainer:
        import av

        begun = time.monotonic()
        try:
            container: InputContainer = av.open(
                self._address, format=self._format, options=self._options(), timeout=(_OPEN_SECONDS, _READ_SECONDS)
            )
        except (av.FFmpegError, UnicodeError) as why:
            silent = time.monotonic() - begun > 0.9 * _OPEN_SECONDS
            raise trouble(self.name, self._address, why, silent=silent) from None
        return container

    def _options(self) -> dict[str, str]:
        # the frame rate, which nobody asks for, would be measured for a second before the first picture
        options = {"fpsprobesize": "0"}
        if self._address.startswith("rtsp"):
            # the buffer holds what arrives by UDP while a picture is decoded
            options |= {"rtsp_transport": self._transport, "buffer_size": "2097152"}
        else:
            options["pattern_type"] = "none"  # a % in the address of a picture counts no pictures
        return options

    def _pictures(self, container: InputContainer, begun: float, *, one: bool) -> Iterator[Frame]:
        """The pictures of what has been opened; ``one`` is whether it is a single one, after which nothing comes."""
        import av

        found = tracks.films(container)
        if not found:
            raise SourceError("the camera {name} sends no video: check the address", name=self.name)
        over = one or (container.duration is not None and "rtsp" not in container.format.name)
        try:
            yield from self._decoded(container, found[0], begun)
        except av.FFmpegError:
            over = one
        if not over and not self._closed.is_set():
            raise SourceError("the camera {name} has broken off: check its power and the network", name=self.name)

    def _decoded(self, container: InputContainer, video: VideoStream, begun: float) -> Iterator[Frame]:
        import av

        video.thread_type = "SLICE"  # each further thread that decodes whole frames would hold the picture up by one
        jpeg = video.codec_context.name == "mjpeg"
        if jpeg:
            # of a picture cut short the rest would be the one before
            video.codec_context.options = {"err_detect": "explode"}
        paced = "rtsp" not in container.format.name and not jpeg  # it comes in pieces, as fast as the line is
        pace, clock, damaged, at = FilmPace(waits=paced), SourceClock(), 0, 0.0
        before = begun
        for packet in container.demux(video):
            if self._closed.is_set():
                return
            now, when = time.monotonic(), datetime.now(UTC)
            # what comes in pieces has no other clock than its own
            stamp = clock.take(_stamp(packet), None if paced else now - before)
            before = now
            held_up = pace.held_up(stamp, now) if not jpeg else 0.0
            if paced and held_up < 0:
                self._closed.wait(-held_up)
                now, when, held_up = time.monotonic(), datetime.now(UTC), 0.0
            if pace.skips(now, held_up, key=packet.is_keyframe):
                continue
            try:
                frames = packet.decode()
            except av.error.InvalidDataError:
                frames = []
            damaged = 0 if frames else damaged + 1
            if damaged > _DAMAGED:
                raise SourceError("the camera {name} answers, but not with video: check the address", name=self.name)
            for frame in frames:
                if frame.is_corrupt:
                    continue
                late = max(0.0, held_up)
                at = max(at, now - begun - late)
                image = upright(frame, tracks.pixel_shape(video), bytes(packet) if jpeg else b"")
                yield Frame(image, at, when - timedelta(seconds=late))


class FilmPace:
    """Compares a camera's clock with ours, to tell what has been held up on its way.

    Args:
        waits: what comes quicker than the first is waited with, so that the first stays the measure.

    """

    def __init__(self, *, waits: bool = False) -> None:
        self._waits = waits
        self._quickest: float | None = None
        self._last_stamp = self._last_now = 0.0
        self._since: float | None = None
        self._skipping = False

    def held_up(self, stamp: float | None, now: float) -> float:
        """Seconds that something stamped so took longer than the quickest before it; negative where it was quicker."""
        if stamp is None:
            return 0.0
        way = now - stamp
        if self._quickest is None or not 0 <= stamp - self._last_stamp < _JUMP:
            self._quickest = way
        else:
            self._quickest += _DRIFT * (now - self._last_now)
        more = way - self._quickest
        if not self._waits:
            self._quickest = min(self._quickest, way)
        self._last_stamp, self._last_now = stamp, now
        return more

    def skips(self, now: float, held_up: float, *, key: bool) -> bool:
        """Whether to leave a packet out: where decoding cannot keep up, only key frames are until it has."""
        if held_up < _HELD_UP:
            self._since = None
            self._skipping = self._skipping and not key
        elif self._since is None:
            self._since = now
        elif now - self._since > _PATIENCE:
            self._skipping = True
        return self._skipping and not key


def _stamp(packet: Packet[VideoStream]) -> float | None:
    stamp = packet.dts if packet.dts is not None else packet.pts
    return float(stamp * packet.time_base) if stamp is not None and packet.time_base is not None else None
