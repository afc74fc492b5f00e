from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import psutil
import pytest

from core.cameras.camera import CameraHealth, CameraState
from core.live import status_file
from core.live.status_file import Reporter, read_all
from core.live.supervision import LiveHealth
from tests.servers import wait_for


class _Loop:
    """Says how it is doing."""

    def __init__(self) -> None:
        self.frames = 0
        self.broken = False

    def health(self) -> LiveHealth:
        if self.broken:
            raise RuntimeError("broken")
        self.frames += 1
        camera = CameraHealth(
            "Front",
            CameraState.LIVE,
            "rtsp://u:hunter2@cam/y is away",
            datetime.now(UTC),
            None,
            1,
            1,
            self.frames,
            24.0,
        )
        return LiveHealth((camera,), 24.0, 0.1, 0.2, 3, 2, 7, "rtsp://u:hunter2@cam/x failed")

    def doors(self) -> dict[str, str]:
        return {"Front door": "locked", "Gate": "http://u:hunter2@relay/ does not answer"}


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(status_file, "_EVERY", 0.05)


def test_what_one_program_writes_another_reads(tmp_path: Path, quick: None) -> None:
    loop = _Loop()
    reporter = Reporter(tmp_path, "window", loop)  # type: ignore[arg-type]
    try:
        wait_for(lambda: read_all(tmp_path) and read_all(tmp_path)[0].live.cameras[0].frames > 2)
        (found,) = read_all(tmp_path)
        assert (found.program, found.pid, found.doors["Front door"]) == ("window", os.getpid(), "locked")
        assert found.live.cameras[0].state is CameraState.LIVE
        assert (found.live.restarts, found.live.restarts_hour, found.live.troubles) == (3, 2, 7)
        assert "hunter2" not in (tmp_path / "status" / f"{os.getpid()}.json").read_text("utf-8")
        loop.broken = True
        before = found.written
        loop.broken = False
        wait_for(lambda: read_all(tmp_path)[0].written > before)
    finally:
        reporter.close()
    assert read_all(tmp_path) == []
    assert list((tmp_path / "status").iterdir()) == []


def test_what_dead_programs_left_is_removed(tmp_path: Path, quick: None) -> None:
    loop = _Loop()
    reporter = Reporter(tmp_path, "window", loop)  # type: ignore[arg-type]
    wait_for(lambda: read_all(tmp_path))
    path = tmp_path / "status" / f"{os.getpid()}.json"
    written = json.loads(path.read_text("utf-8"))
    reporter.close()
    gone = next(pid for pid in range(400_000, 500_000) if not psutil.pid_exists(pid))
    (path.with_name(f"{gone}.json")).write_text(json.dumps({**written, "pid": gone}))
    other = f"{int(written['created'], 16) - 1:016x}"  # its number is used again
    path.write_text(json.dumps({**written, "created": other}))
    (path.with_name("jobs.json")).write_text("{}")
    (path.with_name("77.json")).write_text("{")
    assert read_all(tmp_path) == []
    assert sorted(p.name for p in path.parent.iterdir()) == ["77.json", "jobs.json"]


def test_a_site_without_any_has_none(tmp_path: Path) -> None:
    assert read_all(tmp_path) == []
