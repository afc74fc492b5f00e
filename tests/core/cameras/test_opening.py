from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PIL import Image

from core.cameras.address import public_name
from core.cameras.opening import open_named, open_source
from core.cameras.screen import Screen
from core.cameras.source import FinalError
from core.cameras.stream import StreamSource
from core.cameras.webcam import Webcam
from core.errors import SourceError


@pytest.mark.parametrize(
    ("text", "words"),
    [("nowhere.mp4", "neither"), ("gopher://x", "not a kind of camera"), ("", "no camera is named")],
)
def test_what_is_no_source_is_told(text: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SourceError, match=words):
        list(open_source(text).frames())


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("rtsp://cam/a", "rtsp://cam/a"),
        ("rtsp://cam:554/live/1", "rtsp://cam:554/live/1"),
        ("rtsp://u:secret@cam:554/a", "rtsp://cam:554/a"),
        ("rtsp://cam/a?user=u&password=secret", "rtsp://cam/…"),
        ("rtsp://cam/user=u&password=secret&channel=1", "rtsp://cam/…"),
        ("rtsp://u:secr/et@cam/s", "rtsp://cam/s"),
        ("rtsp://u:a@b/c@cam/s", "rtsp://…"),
        ("rtsp://cam/user%3Dadmin%26password%3Dsecret", "rtsp://cam/…"),
        ("rtsp://cam/live;password:secret", "rtsp://cam/…"),
        ("rtsp://cam/%40secret", "rtsp://cam/…"),
        ("rtsp://u:secr#et@cam/s", "rtsp://cam/s"),
        ("http://cam/x?p=sec@ret", "http://cam/…"),
        ("rtsp://[::1]:8554/a", "rtsp://[::1]:8554/a"),
    ],
)
def test_passwords_are_not_part_of_a_name(address: str, shown: str) -> None:
    assert public_name(address) == shown


@pytest.mark.parametrize("text", ["rtsp://u:p@h:port/", "~nosuchuser/x", "x" * 5000, "a\0b", "999999999"])
def test_odd_texts_are_told(text: str) -> None:
    with pytest.raises(SourceError):
        list(open_source(text).frames())


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        (" 3 ", Webcam, "camera 3"),
        ("/dev/v4l/by-id/usb-046d_C920-video-index0", Webcam, "camera usb-046d_C920-video-index0"),
        ("rtsp://admin:secret@10.0.0.2/live", StreamSource, "rtsp://10.0.0.2/live"),
        ("RTSP://admin:secret@10.0.0.2/Live", StreamSource, "rtsp://10.0.0.2/Live"),
        ("http://admin:secret@10.0.0.2/video.mjpg", StreamSource, "http://10.0.0.2/video.mjpg"),
        ("screen:", Screen, "screen"),
        ("screen:0,10,640x480", Screen, "screen 0,10,640x480"),
    ],
)
def test_each_kind_of_camera_is_told_by_its_text(text: str, kind: type, name: str) -> None:
    source = open_source(text)
    assert type(source) is kind
    assert source.name == name
    assert source.live
    assert open_named("Front door", text).name == "Front door"


def test_an_address_without_its_beginning_is_not_repeated() -> None:
    with pytest.raises(SourceError, match="rtsp://") as caught:
        open_source("admin:s3cret@10.0.0.2/live")
    assert "s3cret" not in str(caught.value)


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such files")
@pytest.mark.parametrize("name", ["pipe.jpg", "pipe.mp4", "zero.jpg"])
def test_a_pipe_or_a_device_is_not_waited_for(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if name.startswith("pipe"):
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")
    for realtime in (False, True):
        with pytest.raises(FinalError, match="is a pipe or a device, not a file"):
            open_source(str(path), realtime=realtime)


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such files")
@pytest.mark.parametrize("text", ["/dev/zero", "/dev/null"])
def test_a_device_that_is_no_camera_is_not_said_to_be_unplugged(text: str) -> None:
    with pytest.raises(FinalError, match=f"{text} is not a camera"):
        list(open_source(text).frames())


@pytest.mark.parametrize("name", ["door.mjpeg", "door.MJPG"])
def test_pictures_one_after_the_other_in_a_file_are_a_film(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        for number in range(30):
            Image.new("RGB", (64, 48), (number * 8,) * 3).save(file, "JPEG")
    shades = [int(frame.image.mean()) for frame in open_source(str(path)).frames()]
    assert shades == sorted(set(shades))
    assert len(shades) == 30
