from __future__ import annotations

import sys
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest

from core.cameras.source import Frame
from core.cameras.webcam import Webcam
from core.errors import SourceError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Video4Linux is Linux's")


class _Capture:
    """Stands in for OpenCV's: gives three pictures, and no more."""

    opened: ClassVar[list[int]] = []
    broken = False

    def __init__(self, number: int):
        self.opened.append(number)
        self._left = 3

    def isOpened(self) -> bool:  # noqa: N802  # OpenCV's own name
        return not self.broken

    def set(self, *_: object) -> None:
        pass

    def read(self) -> tuple[bool, np.ndarray | None]:
        self._left -= 1
        return (True, np.full((4, 6, 3), (255, 0, 0), np.uint8)) if self._left >= 0 else (False, None)

    def release(self) -> None:
        pass


class Machine:
    """A machine to which cameras are plugged."""

    def __init__(self, folder: Path):
        self.devices, self.files = folder / "video4linux", folder / "dev"
        self.files.mkdir()
        self.devices.mkdir()

    def plug(self, number: int, name: str) -> None:
        device = self.devices / f"video{number}"
        device.mkdir()
        (device / "index").write_text("0")
        (device / "name").write_text(name)
        (self.files / f"video{number}").touch()

    def unplug(self, number: int) -> None:
        for file in (self.devices / f"video{number}").iterdir():
            file.unlink()
        (self.devices / f"video{number}").rmdir()
        (self.files / f"video{number}").unlink()

    def camera(self, device: int | str) -> Webcam:
        return Webcam(device, self.devices, self.files)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.setattr("cv2.VideoCapture", _Capture)
    monkeypatch.setattr(_Capture, "opened", [])
    return Machine(tmp_path)


def _read(camera: Webcam, words: str = "stopped: check its cable") -> int:
    frames: list[Frame] = []
    with pytest.raises(SourceError, match=words):
        frames.extend(camera.frames())
    assert all(frame.image[0, 0].tolist() == [0, 0, 255] for frame in frames), "red is first"
    return len(frames)


def test_a_camera_that_gets_another_number_is_found_by_its_name(machine: Machine) -> None:
    machine.plug(0, "Door camera")
    machine.plug(1, "Desk camera")
    camera = machine.camera(0)
    assert _read(camera) == 3
    machine.unplug(0)
    assert _read(camera, "camera 0 has been unplugged") == 0
    machine.plug(2, "Door camera")
    assert _read(camera) == 3
    machine.unplug(2)
    machine.plug(0, "Door camera")
    assert _read(camera) == 3
    assert _Capture.opened == [0, 2, 0]


def test_another_camera_of_the_same_make_is_not_taken_for_it(machine: Machine) -> None:
    machine.plug(0, "Camera")
    machine.plug(1, "Camera")
    camera = machine.camera(0)
    _read(camera)
    machine.unplug(0)
    assert _read(camera, "has been unplugged") == 0
    machine.plug(0, "Something else")
    assert _read(camera, "has been unplugged") == 0
    assert _Capture.opened == [0]


def test_a_camera_is_named_by_its_file(machine: Machine) -> None:
    machine.plug(3, "Door camera")
    link = machine.files / "usb-Door_camera-video-index0"
    link.symlink_to(machine.files / "video3")
    camera = machine.camera(str(link))
    assert _read(camera) == 3
    link.unlink()
    assert _read(camera, "is not plugged in") == 0
    assert _Capture.opened == [3]


def test_a_camera_that_is_not_there_or_taken_is_told(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _read(machine.camera(5), "there is no camera 5 on this machine") == 0
    machine.plug(5, "Door camera")
    monkeypatch.setattr(_Capture, "broken", True)
    assert _read(machine.camera(5), "another program may be using it") == 0
