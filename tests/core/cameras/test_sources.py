from __future__ import annotations

import socket
import threading
import time
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from core import images
from core.cameras.camera import Camera, CameraState, Mailbox
from core.cameras.sources import FolderSource, Frame, VideoSource, open_source, public_name
from core.errors import SourceError


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


def test_a_folder_passes_over_what_is_broken(tmp_path: Path, collins: np.ndarray) -> None:
    (tmp_path / "a.jpg").write_bytes(images.encode_jpeg(collins))
    (tmp_path / "b.jpg").write_bytes(b"broken")
    (tmp_path / "c.txt").write_bytes(b"no picture")
    source = open_source(str(tmp_path))
    assert isinstance(source, FolderSource)
    told = []
    source.on_bad = told.append
    assert [f.name for f in source.frames()] == ["a.jpg"]
    assert len(told) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [("nowhere.mp4", "neither"), ("gopher://x", "not a kind of camera"), ("", "no camera is named")],
)
def test_what_is_no_source_is_told(text: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SourceError, match=words):
        list(open_source(text).frames())


@pytest.mark.parametrize("content", [b"", b"no video at all" * 50])
def test_a_file_that_is_no_video_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "clip.mp4").write_bytes(content)
    with pytest.raises(SourceError, match="cannot be played"):
        list(open_source(str(tmp_path / "clip.mp4")).frames())


def test_an_address_that_does_not_answer_is_told_without_its_password() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    with pytest.raises(SourceError, match="does not answer") as caught:
        list(open_source(f"rtsp://user:secret@127.0.0.1:{port}/live").frames())
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("rtsp://cam/a", "rtsp://cam/a"),
        ("rtsp://cam:554/live/1", "rtsp://cam:554/live/1"),
        ("rtsp://u:secret@cam:554/a", "rtsp://cam:554/a"),
        ("rtsp://cam/a?user=u&password=secret", "rtsp://cam/…"),
        ("rtsp://cam/user=u&password=secret&channel=1", "rtsp://cam/…"),
        ("rtsp://u:secr/et@cam/s", "rtsp://…"),
        ("rtsp://u:secr#et@cam/s", "rtsp://cam/s"),
        ("http://cam/x?p=sec@ret", "http://…"),
        ("rtsp://[::1]:8554/a", "rtsp://[::1]:8554/a"),
    ],
)
def test_passwords_are_not_part_of_a_name(address: str, shown: str) -> None:
    assert public_name(address) == shown


@pytest.mark.parametrize("text", ["rtsp://u:p@h:port/", "~nosuchuser/x", "x" * 5000, "a\0b", "999999999"])
def test_odd_texts_are_told(text: str) -> None:
    with pytest.raises(SourceError):
        list(open_source(text).frames())


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


def _frame(number: int) -> Frame:
    from datetime import UTC, datetime

    return Frame(np.zeros((2, 2, 3), np.uint8), float(number), datetime.now(UTC))


def test_the_mailbox_holds_the_newest() -> None:
    box = Mailbox()
    for number in range(3):
        box.put(_frame(number))
    taken = box.take()
    assert taken is not None
    assert (taken.seconds, box.dropped) == (2, 2)
    assert box.take(timeout=0.01) is None


def test_a_patient_writer_loses_nothing() -> None:
    box, got = Mailbox(), []

    def write() -> None:
        for number in range(50):
            box.put(_frame(number), wait=True)
        box.close()

    writer = threading.Thread(target=write)
    writer.start()
    while not box.closed:
        frame = box.take(1)
        if frame is not None:
            got.append(frame.seconds)
    writer.join()
    assert got == list(range(50))


def test_a_camera_tells_its_states(video: Path) -> None:
    states: list[tuple[CameraState, str]] = []
    camera = Camera(VideoSource(str(video)), lambda state, error: states.append((state, error)))
    camera.start()
    while not camera.mailbox.closed:
        camera.mailbox.take(0.5)
    camera.stop()
    assert [s for s, _ in states] == [CameraState.LIVE, CameraState.ENDED]


def test_a_lost_camera_says_why(tmp_path: Path) -> None:
    (tmp_path / "clip.mp4").write_bytes(b"broken")
    camera = Camera(VideoSource(str(tmp_path / "clip.mp4")))
    camera.start()
    camera.mailbox.take(5)
    camera.stop()
    assert camera.state is CameraState.LOST
    assert "cannot be played" in camera.error


def test_stopping_wakes_a_camera_that_waits_for_a_reader(video: Path) -> None:
    camera = Camera(VideoSource(str(video)))
    camera.start()
    time.sleep(0.2)
    camera.stop()
    assert not camera._thread.is_alive()
