from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be killed there as here")
def test_a_short_run_of_the_driver_that_kills_finds_nothing(tmp_path: Path) -> None:
    jobs = "delete person,cameras,events,import,migrate from 0001"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "benchmarks.kills", "--kills", "10", "--jobs", jobs,
         "--json", str(tmp_path / "run.json")],
        capture_output=True, text=True, timeout=170, cwd=ROOT, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    kills = json.loads((tmp_path / "run.json").read_text())["kills"]
    assert {kill["job"] for kill in kills} == set(jobs.split(","))
    assert sum(bool(kill["cut_off"]) for kill in kills) >= 2, "some were cut off in the midst of something"
