from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil
import pytest

from core.cameras.camera import CameraHealth, CameraState
from core.health import Check, State, running, without_names
from core.live.status_file import Status
from core.live.supervision import LiveHealth
from core.programs import crash, status
from core.settings import CameraSettings
from core.site import Site

NOW = datetime.now(UTC)
FRONT = CameraHealth("Front", CameraState.LIVE, "", NOW, NOW, 0, 0, 500, 24.96)
WELL = LiveHealth((FRONT,), 24.9, 0.02, 0.0, 0, 0, 0, "")


def _of(live: LiveHealth, *wanted: str) -> dict[str, Check]:
    return {check.name: check for check in running.of_live(live, wanted or ("Front",))}


def test_cameras_that_are_live() -> None:
    checks = _of(WELL)
    assert [check.state for check in checks.values()] == [State.GOOD] * 2
    assert checks["cameras"].words == "1 of 1 live"
    assert checks["cameras"].facts["cameras"] == [
        {
            "name": "Front",
            "state": "live",
            "error": "",
            "since": NOW.isoformat(timespec="seconds"),
            "last_frame": NOW.isoformat(timespec="seconds"),
            "reconnects": 0,
            "reconnects_hour": 0,
            "frames": 500,
            "rate": 24.96,
            "attention": False,
        }
    ]
    assert checks["recogniser"].words == "24.9 pictures/s"


@pytest.mark.parametrize("state", [CameraState.LOST, CameraState.STALLED])
def test_a_camera_that_is_lost(state: CameraState) -> None:
    live = replace(WELL, cameras=(FRONT, replace(FRONT, name="Lab", state=state, error="no route to host")))
    found = _of(live, "Front", "Lab")["cameras"]
    assert found.state is State.ATTENTION
    assert found.words == f"1 of 2 live; Lab is {state}"


@pytest.mark.parametrize(
    ("state", "words"),
    [(CameraState.FROZEN, "Lab shows the same picture all the time"), (CameraState.BLANK, "Lab shows nothing")],
)
def test_a_camera_that_hangs_or_is_covered(state: CameraState, words: str) -> None:
    live = replace(WELL, cameras=(FRONT, replace(FRONT, name="Lab", state=state)))
    found = _of(live, "Front", "Lab")["cameras"]
    assert (found.state, found.words) == (State.ATTENTION, f"1 of 2 live; {words}")
    assert found.facts["cameras"][1]["attention"]


def test_a_camera_that_nobody_watches() -> None:
    found = _of(WELL, "Front", "Lab")["cameras"]
    assert (found.state, found.words) == (State.ATTENTION, "1 of 2 live; not watched: Lab")
    assert [camera["state"] for camera in found.facts["cameras"]] == ["live", "off"]


@pytest.mark.parametrize(("times", "state"), [(2, State.GOOD), (3, State.ATTENTION)])
def test_a_camera_that_comes_and_goes(times: int, state: State) -> None:
    live = replace(WELL, cameras=(replace(FRONT, reconnects=9, reconnects_hour=times),))
    assert _of(live)["cameras"].state is state


@pytest.mark.parametrize(
    ("changed", "state"),
    [
        ({"oldest_frame_seconds": 1.0}, State.GOOD),
        ({"oldest_frame_seconds": 4.0}, State.ATTENTION),
        ({"beside_seconds": 4.0}, State.ATTENTION),
        ({"oldest_frame_seconds": 30.0}, State.BAD),
        ({"restarts": 2, "restarts_hour": 0}, State.GOOD),
        ({"restarts": 2, "restarts_hour": 1}, State.ATTENTION),
    ],
)
def test_the_recogniser(changed: dict[str, float], state: State) -> None:
    found = _of(replace(WELL, **changed))["recogniser"]
    assert found.state is state
    assert all(found.facts[name] == value for name, value in changed.items())


def _write(site: Site, pid: int, created: float, live: LiveHealth, doors: dict[str, str]) -> None:
    one = Status(
        program="portico", pid=pid, created=created, started=NOW, written=NOW, live=live, doors=doors
    )  # fmt: skip
    status.write(site.folder, f"{pid}.json", one.model_dump(mode="json"))


def test_what_other_programs_have_written(site: Site) -> None:
    (none,) = running.look(site)
    assert (none.state, none.words) == (State.GOOD, "none is set up")
    site.cameras.keep("Front", CameraSettings(source="0"))
    (unwatched,) = running.look(site)
    assert unwatched.state is State.ATTENTION
    assert unwatched.words == "1 camera is set up, and no program watches"
    _write(site, os.getpid(), psutil.Process().create_time(), WELL, {"Gate": "locked"})
    assert {c.name: c.state for c in running.look(site)} == {"cameras": State.GOOD, "recogniser": State.GOOD}
    assert running.door_states(site.folder) == {"Gate": "locked"}


def test_two_programs_are_told_as_one(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.base.processes.still_runs", lambda _pid, _created: True)
    lab = replace(FRONT, name="Lab", state=CameraState.LOST)
    _write(site, 11, 1.0, WELL, {})
    _write(site, 12, 1.0, replace(WELL, cameras=(lab,), restarts=1, restarts_hour=1), {})
    checks = {check.name: check for check in running.look(site)}
    assert checks["cameras"].words == "1 of 2 live; Lab is lost"
    assert checks["recogniser"].facts["rate"] == pytest.approx(49.8)
    assert checks["recogniser"].state is State.ATTENTION


def test_this_program_goes_before_others(site: Site) -> None:
    _write(site, os.getpid(), psutil.Process().create_time(), WELL, {})
    lost = replace(WELL, cameras=(replace(FRONT, state=CameraState.LOST),))
    assert next(running.here(site, lost)).state is State.ATTENTION
    assert next(running.here(site, replace(WELL, cameras=()))).state is State.GOOD
    assert next(running.here(site, None)).state is State.GOOD


def test_this_program_and_others_share_the_cameras(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.base.processes.still_runs", lambda _pid, _created: True)
    for name in ("Front", "Lab"):
        site.cameras.keep(name, CameraSettings(source="0"))
    _write(site, os.getpid(), 1.0, replace(WELL, cameras=(replace(FRONT, name="Old"),)), {"Gate": "old"})
    _write(site, 11, 1.0, replace(WELL, cameras=(replace(FRONT, name="Lab"),)), {"Yard": "locked"})
    found = next(running.here(site, WELL))
    assert (found.state, found.words) == (State.GOOD, "2 of 2 live")
    assert running.door_states(site.folder, {"Gate": "unlocked"}) == {"Gate": "unlocked", "Yard": "locked"}
    assert running.door_states(site.folder) == {"Gate": "old", "Yard": "locked"}


@pytest.mark.parametrize("first", [True, False])
def test_a_camera_that_two_programs_watch_is_told_once(
    site: Site, monkeypatch: pytest.MonkeyPatch, first: bool
) -> None:
    monkeypatch.setattr("core.base.processes.still_runs", lambda _pid, _created: True)
    _write(site, 11, 1.0, replace(WELL, cameras=(replace(FRONT, state=CameraState.LOST),)), {})
    if first:
        _write(site, 10, 1.0, WELL, {})
    found = next(running.here(site, None if first else WELL))
    assert found.words == "0 of 1 live; Front is lost"
    assert len(found.facts["cameras"]) == 1


def test_states_are_ordered_by_how_bad_they_are() -> None:
    assert sorted(running._ORDER) == sorted(CameraState)


def test_a_crash(site: Site, tmp_path: Path) -> None:
    (none,) = running.crashes(site.folder)
    assert none.state is State.GOOD
    with crash.guarded(site.folder, "portico watch"):
        crash.report(RuntimeError("the sky fell"))
    (found,) = running.crashes(site.folder)
    assert (found.state, found.facts["reports"]) == (State.ATTENTION, 1)
    assert found.words.startswith("1 crash within a week, portico watch: RuntimeError at ")
    (later,) = running.crashes(site.folder, datetime.now(UTC) + timedelta(days=8))
    assert (later.state, later.facts["reports_lately"]) == (State.GOOD, 0)


def test_a_program_that_ended_without_saying_so(site: Site) -> None:
    with crash.guarded(site.folder, "portico"):
        assert next(running.crashes(site.folder)).state is State.GOOD  # this one is there
    status.write(site.folder, "999999.running", {"program": "portico", "started": "", "created": 1.0})
    (found,) = running.crashes(site.folder)
    assert (found.state, found.facts["cut_off"]) == (State.ATTENTION, 1)
    assert found.words.startswith("1 program ended without saying so")


def test_a_report_for_strangers_names_nobody() -> None:
    lost = replace(FRONT, name="Ann's room", state=CameraState.LOST, error="rtsp://10.0.0.7 does not answer")
    report = json.dumps(without_names(running.of_live(replace(WELL, cameras=(lost,)), ["Ann's room"])))
    assert "Ann" not in report
    assert "10.0.0" not in report
    assert '"state": "lost"' in report
