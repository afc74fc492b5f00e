from __future__ import annotations

import time
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

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
