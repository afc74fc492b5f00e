"""Which cameras are plugged into this machine."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

DEVICES = Path("/sys/class/video4linux")
_MOST = 8  # numbers tried where the system has no list


@dataclass(frozen=True)
class Found:
    """A camera of this machine.

    Attributes:
        number: as :func:`core.cameras.opening.open_source` takes it.
        name: as its maker calls it.

    """

    number: int
    name: str


def discover(folder: Path = DEVICES) -> list[Found]:
    """Cameras of this machine, by number.

    Under Linux they are listed by Video4Linux, whose devices for metadata (every camera has one) are left out. On other
    systems each of the first numbers is tried, which may take some seconds.
    """
    return _listed(folder) if sys.platform == "linux" else _tried()


def _listed(folder: Path) -> list[Found]:
    found = []
    if folder.is_dir():
        for entry in folder.iterdir():
            number = entry.name.removeprefix("video")
            if not number.isdecimal() or _text(entry / "index") not in ("", "0"):
                continue  # a camera's second device carries no picture
            found.append(Found(int(number), _text(entry / "name") or f"camera {number}"))
    return sorted(found, key=lambda one: one.number)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _tried() -> list[Found]:
    import cv2

    found = []
    for number in range(_MOST):
        capture = cv2.VideoCapture(number)
        if capture.isOpened():
            found.append(Found(number, f"camera {number}"))
        capture.release()
    return found
