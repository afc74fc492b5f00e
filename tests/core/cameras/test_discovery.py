from __future__ import annotations

import sys
from pathlib import Path

import pytest

from core.cameras.discovery import Found, discover


@pytest.mark.skipif(sys.platform != "linux", reason="Video4Linux is Linux's")
def test_cameras_are_listed_once_each_by_number(tmp_path: Path) -> None:
    for number, index, name in ((10, "0", "Desk camera\n"), (0, "0", "Door camera\n"), (1, "1", "Door camera\n")):
        device = tmp_path / f"video{number}"
        device.mkdir()
        (device / "index").write_text(index)
        (device / "name").write_text(name)
    (tmp_path / "radio0").mkdir()
    assert discover(tmp_path) == [Found(0, "Door camera"), Found(10, "Desk camera")]


@pytest.mark.skipif(sys.platform != "linux", reason="Video4Linux is Linux's")
def test_no_camera_is_an_empty_list(tmp_path: Path) -> None:
    assert discover(tmp_path / "absent") == []
