from __future__ import annotations

import gc
import io
import time
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from av.stream import Disposition
from PIL import Image

from core.cameras.opening import open_source
from core.cameras.source import FinalError


@pytest.fixture
def video(tmp_path: Path) -> Path:
    """Twenty frames at 10 a second, each of its own grey."""
    path = tmp_path / "clip.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for number in range(20):
            picture = np.full((48, 64, 3), number * 10, np.uint8)
            for packet in stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")):
                container.mux(packet)
        for packet in stream.encode():
            container.mux(packet)
    return path


def test_a_video_gives_every_frame_in_order(video: Path) -> None:
    frames = list(open_source(str(video)).frames())
    assert len(frames) == 20
    assert frames[0].image.shape == (48, 64, 3)
    assert [round(f.seconds, 1) for f in frames] == [n / 10 for n in range(20)]
    assert np.all(np.diff([f.image.mean() for f in frames]) > 5)


def test_frames_that_were_shown_are_gone_without_a_collection(video: Path) -> None:
    def there() -> int:
        return sum(isinstance(one, av.VideoFrame) and one.width == 64 for one in gc.get_objects())

    assert not gc.isenabled()  # as in the window, see conftest
    gc.collect()
    assert there() == 0
    assert len(list(open_source(str(video)).frames())) == 20
    assert there() == 0


def test_realtime_takes_the_time_it_takes(video: Path) -> None:
    began = time.monotonic()
    list(open_source(str(video), realtime=True).frames())
    assert time.monotonic() - began > 1.8


def test_a_loop_goes_on_until_closed(video: Path) -> None:
    source = open_source(str(video), loop=True)
    seconds = []
    for frame in source.frames():
        seconds.append(frame.seconds)
        if len(seconds) == 50:
            source.close()
    assert len(seconds) == 50
    assert seconds == sorted(seconds)


@pytest.mark.parametrize(("way", "shape"), [(1, (48, 64, 3)), (6, (64, 48, 3))])
@pytest.mark.parametrize("kind", ["avi", "mkv"])
def test_a_film_of_pictures_with_exif_is_played(tmp_path: Path, kind: str, way: int, shape: tuple[int, ...]) -> None:
    path = tmp_path / f"door.{kind}"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mjpeg", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuvj420p"
        for number in range(12):
            content, made = io.BytesIO(), Image.new("RGB", (64, 48), (number * 20,) * 3)
            exif = made.getexif()
            exif[0x010F], exif[0x0112] = "Maker of cameras", way
            made.save(content, "JPEG", exif=exif)
            packet = av.Packet(content.getvalue())
            packet.stream, packet.pts, packet.dts, packet.time_base = stream, number, number, Fraction(1, 10)
            container.mux(packet)
    frames = list(open_source(str(path)).frames())
    assert [frame.image.shape for frame in frames] == [shape] * 12
    assert np.all(np.diff([frame.image.mean() for frame in frames]) > 5)


@pytest.mark.parametrize("content", [b"", b"no video at all" * 50])
def test_a_file_that_is_no_video_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "clip.mp4").write_bytes(content)
    with pytest.raises(FinalError, match="cannot be played"):
        list(open_source(str(tmp_path / "clip.mp4")).frames())


def test_a_recording_that_begins_late_begins_at_once(tmp_path: Path) -> None:
    path = tmp_path / "late.ts"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg2video", rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        generator = np.random.default_rng(0)
        for number in range(40):
            picture = generator.integers(0, 256, (48, 64, 3), dtype=np.uint8)
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts, frame.time_base = 25 * 3600 + number, Fraction(1, 25)
            for packet in stream.encode(frame):
                container.mux(packet)
        for packet in stream.encode():
            container.mux(packet)
    began = time.monotonic()
    frames = list(open_source(str(path), realtime=True).frames())
    assert frames[0].seconds == 0
    assert time.monotonic() - began < 5


def test_between_frames_far_apart_the_last_one_is_shown_again(tmp_path: Path) -> None:
    path = tmp_path / "slides.mkv"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for number, shade in ((0, 50), (60, 200)):
            frame = av.VideoFrame.from_ndarray(np.full((48, 64, 3), shade, np.uint8), format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, 25)
            for packet in stream.encode(frame):
                container.mux(packet)
        for packet in stream.encode():
            container.mux(packet)
    frames = list(open_source(str(path), realtime=True).frames())
    assert [round(frame.seconds, 1) for frame in frames] == [0, 1, 2, 2.4]
    assert [frame.image.mean() > 100 for frame in frames] == [False, False, False, True]
    assert len(list(open_source(str(path)).frames())) == 2


# films as phones, recorders and programs for music write them

CORNER = np.zeros((48, 64, 3), np.uint8)
CORNER[:12, :16] = 220


def _encode(
    container: av.container.OutputContainer, stream: av.VideoStream, pictures: list, stamps: list | None = None
):
    for number, picture in enumerate(pictures):
        frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
        if stamps is not None:
            frame.pts, frame.time_base = round(stamps[number] * 1000), Fraction(1, 1000)
        for packet in stream.encode(frame):
            container.mux(packet)
    for packet in stream.encode():
        container.mux(packet)


def _film(path: Path, pictures: list, stamps: list | None = None, codec: str = "mpeg4", **how: object) -> Path:
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=how.get("rate", 10))
        stream.height, stream.width = pictures[0].shape[:2]
        stream.pix_fmt = "yuv420p"
        if "turn" in how:
            stream.set_display_rotation(*how["turn"])
        if "shape" in how:
            stream.codec_context.sample_aspect_ratio = how["shape"]
        _encode(container, stream, pictures, stamps)
    return path


def _pictures(path: Path) -> list[np.ndarray]:
    return [frame.image for frame in open_source(str(path)).frames()]


@pytest.mark.parametrize(
    ("turn", "size", "corner"),
    [
        ((0,), (48, 64), (0, 0)),
        ((-90,), (64, 48), (0, -1)),  # counter-clockwise, as FFmpeg counts: a phone held upright
        ((90,), (64, 48), (-1, 0)),
        ((180,), (48, 64), (-1, -1)),
        ((0, True), (48, 64), (0, -1)),
        ((0, False, True), (48, 64), (-1, 0)),
        ((90, True), (64, 48), (-1, -1)),
        ((-90, True), (64, 48), (0, 0)),
    ],
)
@pytest.mark.parametrize("kind", ["mp4", "mov"])
def test_a_film_is_shown_as_it_is_to_be_held(
    tmp_path: Path, kind: str, turn: tuple, size: tuple, corner: tuple
) -> None:
    for picture in _pictures(_film(tmp_path / f"phone.{kind}", [CORNER] * 3, turn=turn)):
        assert picture.shape[:2] == size
        assert picture[corner].mean() > 150
        assert picture.flags.c_contiguous


@pytest.mark.parametrize(
    ("shape", "size"),
    [(Fraction(16, 11), (48, 93)), (Fraction(1, 2), (96, 64)), (Fraction(1), (48, 64)), (Fraction(100), (48, 64))],
)
def test_pixels_that_are_no_squares_are_made_so(tmp_path: Path, shape: Fraction, size: tuple[int, int]) -> None:
    assert _pictures(_film(tmp_path / "wide.mp4", [CORNER] * 3, shape=shape))[0].shape[:2] == size


def test_a_film_may_be_anamorphic_and_turned(tmp_path: Path) -> None:
    picture = _pictures(_film(tmp_path / "both.mp4", [CORNER] * 3, shape=Fraction(2), turn=(-90,)))[0]
    assert picture.shape[:2] == (128, 48)
    assert picture[0, -1].mean() > 150


def test_a_cover_is_not_played_instead_of_the_film(tmp_path: Path) -> None:
    """A single picture is a cover whether the file says so or not."""
    film = [np.full((48, 64, 3), number * 10, np.uint8) for number in range(20)]
    for said in (True, False):
        path = tmp_path / f"cover {said}.mkv"
        with av.open(str(path), "w") as container:
            cover, stream = container.add_stream("mjpeg", rate=1), container.add_stream("mpeg4", rate=10)
            cover.height, cover.width, cover.pix_fmt = 240, 320, "yuvj420p"
            stream.height, stream.width, stream.pix_fmt = 48, 64, "yuv420p"
            if said:
                cover.disposition = Disposition.attached_pic
            _encode(container, cover, [np.full((240, 320, 3), 99, np.uint8)])
            _encode(container, stream, film)
        assert [picture.shape for picture in _pictures(path)] == [(48, 64, 3)] * 20


def test_of_several_films_in_a_file_the_one_that_players_play_is_taken(tmp_path: Path) -> None:
    for default, size in ((None, (96, 128)), (0, (48, 64))):
        path = tmp_path / f"{default}.mkv"
        with av.open(str(path), "w") as container:
            streams = [container.add_stream("mpeg4", rate=10) for _ in range(2)]
            for number, (stream, shape) in enumerate(zip(streams, ((48, 64), (96, 128)), strict=True)):
                stream.height, stream.width = shape
                stream.pix_fmt = "yuv420p"
                stream.disposition = Disposition.default if number == default else Disposition(0)
            for stream in streams:
                _encode(container, stream, [np.zeros((stream.height, stream.width, 3), np.uint8)] * 5)
        assert _pictures(path)[0].shape[:2] == size


def test_music_with_a_cover_holds_no_video(tmp_path: Path) -> None:
    path = tmp_path / "song.mp3"
    with av.open(str(path), "w") as container:
        sound, cover = container.add_stream("mp3", rate=44_100), container.add_stream("mjpeg", rate=1)
        cover.height, cover.width, cover.pix_fmt = 48, 64, "yuvj420p"
        cover.disposition = Disposition.attached_pic
        _encode(container, cover, [CORNER])
        silence = av.AudioFrame.from_ndarray(np.zeros((1, 44_100), np.float32), format="fltp", layout="mono")
        silence.rate = 44_100
        for packet in [*sound.encode(silence), *sound.encode()]:
            container.mux(packet)
    with pytest.raises(FinalError, match="song.mp3 holds no video"):
        _pictures(path)


@pytest.mark.parametrize("jump", [3600.0, 20.0])
def test_after_a_jump_of_its_stamps_a_film_goes_on_soon(tmp_path: Path, jump: float) -> None:
    stamps = [n / 10 + (jump if n > 3 else 0) for n in range(8)]
    path = _film(tmp_path / "jump.mkv", [CORNER] * 8, stamps)
    began = time.monotonic()
    frames = list(open_source(str(path), realtime=True).frames())
    assert [round(frame.seconds, 1) for frame in frames] == [n / 10 for n in range(8)]
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("codec", ["mpeg2video", "libx264"])
def test_recordings_that_were_joined_last_as_long_as_both(tmp_path: Path, codec: str) -> None:
    stamps = [n / 25 for n in range(30)]
    parts = [
        _film(tmp_path / f"{shade}.ts", [np.full((48, 64, 3), shade, np.uint8)] * 30, stamps, codec, rate=25)
        for shade in (40, 200)
    ]
    both = tmp_path / "both.ts"
    both.write_bytes(b"".join(part.read_bytes() for part in parts))
    frames = list(open_source(str(both)).frames())
    assert len(frames) == 60
    second = [frame.seconds for frame in frames if frame.image.mean() > 120]
    assert len(second) == 30
    assert 1.0 < second[0] < 1.6
    assert second[-1] - second[0] == pytest.approx(29 / 25, abs=0.1)


def test_a_transport_stream_whose_clock_wraps_around_goes_on(tmp_path: Path) -> None:
    begin = 2**33 / 90_000 - 1.5
    path = _film(tmp_path / "wrap.ts", [CORNER] * 30, [begin + n / 10 for n in range(30)], "libx264")
    assert [round(frame.seconds, 1) for frame in open_source(str(path)).frames()] == [n / 10 for n in range(30)]
