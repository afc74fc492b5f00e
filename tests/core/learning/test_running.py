"""Runs: begun, stopped, killed, gone on with to the same bits."""

from __future__ import annotations

import dataclasses
import os
import random
import signal
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from core.errors import LearningError
from core.learning import __main__ as learning_main
from core.learning import apart, registry, running
from core.learning.journals import Journal
from core.learning.runs import CHILDREN, Run, Runs, State
from core.learning.sources import DataKind, Source, source_of
from core.learning.tools import Tools
from core.people.enrolment import Enroller, sample
from core.site import Site

STEPS = 240


@pytest.fixture(autouse=True)
def one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    monkeypatch.setattr("models.training.devices.threads", lambda: 1)
    monkeypatch.setattr("models.training.devices.best", lambda: "cpu")


def _new(site_folder: Path, data: object = "example:small-faces", **values: Any) -> Run:
    recipe = registry.recipe("classifier")
    parameters = recipe.parameters.model_validate({"steps": STEPS, "batch": 8, "every": 20, "decay": 0.9} | values)
    return Runs(site_folder).create(recipe, parameters, source_of(str(data), recipe.takes))


def _network(run: Run) -> bytes:
    return (run.folder / "files" / "network.npz").read_bytes()


def _rows(run: Run) -> list[dict[str, Any]]:
    """Looks, and losses between them."""
    journal = run.journal()
    rows = [row.model_dump() | {"seconds": 0} for row in journal.rows]
    return rows + [point.model_dump() for point in journal.points]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Run:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("models.training.devices.threads", lambda: 1)
        patch.setattr("models.training.devices.best", lambda: "cpu")
        run = _new(tmp_path_factory.mktemp("site"))
        assert running.start(run, Tools()) == State.FINISHED
    return run


def test_nothing_is_left_of_a_run_that_cannot_begin(tmp_path: Path) -> None:
    runs, recipe = Runs(tmp_path), registry.recipe("classifier")
    source = source_of("example:portraits", recipe.takes)
    with pytest.raises(LearningError, match="two different pictures"):
        running.begin(runs, runs.create(recipe, recipe.parameters(), source), Tools())
    assert runs.all() == []
    with pytest.raises(LearningError, match="two different pictures"):
        running.start(runs.create(recipe, recipe.parameters(), source), Tools())
    assert [run.state for run in runs.all()] == [State.FAILED]


def test_what_a_run_has_learnt_stays_where_it_fails_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = _new(tmp_path, steps=20)

    def fail(*_given: object) -> None:
        raise LearningError("no room")

    monkeypatch.setattr(running.outcomes, "write", fail)
    with pytest.raises(LearningError, match="no room"):
        running.begin(Runs(tmp_path), run, Tools())
    assert [one.state for one in Runs(tmp_path).all()] == [State.FAILED]


def test_it_runs_to_the_end_and_keeps_what_came_of_it(whole: Run) -> None:
    assert whole.state == State.FINISHED
    outcome = whole.outcome
    assert outcome is not None
    assert outcome.figures["accuracy"] > 0.6
    assert outcome.files == ("network.npz",)
    assert outcome.table is not None
    assert outcome.table.columns == ("class", "precision", "recall", "face", "something else")
    assert [row.step for row in whole.journal().rows] == list(range(20, STEPS + 1, 20))
    assert [point.step for point in whole.journal().points] == list(range(1, STEPS + 1))
    shown = {path.stem.partition("-")[2] for path in whole.samples()}
    assert {"codes-in-two-dimensions", "what-each-layer-makes-of-a-picture"} <= shown
    assert whole.pace is not None
    assert "held out" in whole.pace.words
    assert "held-out pictures are told right" in whole.words
    for path in (whole.folder, whole.folder / "files"):
        assert path.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o077 for path in whole.folder.rglob("*")} == {0}
    with pytest.raises(LearningError, match="has finished"):
        running.start(whole, Tools())


def test_a_run_that_ends_early_says_so(tmp_path: Path) -> None:
    run = _new(tmp_path, every=5, patience=1, rate=1e-9)
    assert running.start(run, Tools()) == State.FINISHED
    last = run.journal().last
    assert last is not None
    assert last.step < STEPS
    assert run.outcome is not None
    early = f"it ended early, after {last.step} of {STEPS} steps: nothing better came in 1 look"
    assert early in map(str, run.outcome.notes)


def test_it_is_told_how_it_goes_and_stops(tmp_path: Path, whole: Run) -> None:
    heard: dict[str, Any] = {}

    class Hearing(running.Told):
        def prepared(self, prepared: Any) -> None:
            heard["words"] = prepared.words

        def estimated(self, seconds: float) -> None:
            heard["seconds"] = seconds

        def stepped(self, step: int, steps: int, left: float) -> None:
            heard["steps"] = (step, steps, left)

    run = _new(tmp_path)
    assert run.state == State.NEW
    assert running.start(run, Tools(), lambda: heard.get("steps", (0,))[0] >= 33, Hearing()) == State.STOPPED
    assert run.state == State.STOPPED
    assert run.words == "stopped after 33 of 240 steps"
    assert heard["seconds"] > 0
    assert heard["steps"][1] == STEPS
    assert run.pace is not None
    assert run.pace.left(run.journal().last) > 0
    assert running.start(run, Tools()) == State.FINISHED
    assert (_network(run), _rows(run)) == (_network(whole), _rows(whole))


def test_what_was_stopped_is_finished_where_it_is(tmp_path: Path) -> None:
    run = _new(tmp_path)
    steps: list[int] = []

    class Counting(running.Told):
        def stepped(self, step: int, _steps: int, _left: float) -> None:
            steps.append(step)

    running.start(run, Tools(), lambda: steps[-1:] == [13], Counting())
    with pytest.raises(LearningError, match="has not come to its first look: there is nothing to finish"):
        running.start(run, Tools(), finish=True)
    with pytest.raises(LearningError, match="nothing to finish"):
        running.launch(run, tmp_path, finish=True)
    assert run.state == State.STOPPED
    running.start(run, Tools(), lambda: steps[-1:] == [53], Counting())
    assert run.words == "stopped after 53 of 240 steps"
    assert run.stands_at(run.journal().last, running=False) == 53
    assert running.start(run, Tools(), told=Counting(), finish=True) == State.FINISHED
    assert steps == list(range(1, 54))
    assert run.outcome is not None
    assert "it was finished here, after 53 of 240 steps" in map(str, run.outcome.notes)
    assert run.outcome.files == ("network.npz",)
    assert not run.finishing
    with pytest.raises(LearningError, match="has finished"):
        running.start(run, Tools(), finish=True)


def test_a_run_is_finished_in_a_process_of_its_own(tmp_path: Path) -> None:
    run = _new(tmp_path)
    running.start(run, Tools(), lambda: bool(run.journal().rows))
    running.launch(run, tmp_path, finish=True)
    assert run.finishing
    _wait(run, lambda: run.state != State.RUNNING)
    assert run.state == State.FINISHED
    assert run.stands_at(None, running=False) == 20


def _wait(run: Run, until: Any) -> None:
    deadline = time.monotonic() + 120
    while not until() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert until(), run.state


def test_killed_again_and_again_it_goes_on_to_the_same_bits(tmp_path: Path, whole: Run) -> None:
    run = _new(tmp_path)
    for rows in (1, random.randint(2, 5)):
        pid = running.launch(run, tmp_path)
        assert run.state == State.RUNNING
        with pytest.raises(LearningError, match="is running already"):
            running.launch(run, tmp_path)
        with pytest.raises(LearningError, match="stop it first"):
            Runs(tmp_path).delete(run)
        _wait(run, lambda rows=rows: len(run.journal().rows) >= rows or run.state != State.RUNNING)
        time.sleep(random.random() * 0.05)
        if run.state == State.RUNNING:
            os.kill(pid, signal.SIGKILL)
        _wait(run, lambda: run.state != State.RUNNING)
        assert run.state in (State.INTERRUPTED, State.FINISHED)
    if run.state == State.INTERRUPTED:
        assert running.start(run, Tools()) == State.FINISHED
    assert (_network(run), _rows(run)) == (_network(whole), _rows(whole))
    assert pid not in CHILDREN


def test_a_run_of_another_process_is_asked_to_stop(tmp_path: Path) -> None:
    run = _new(tmp_path, steps=100_000)
    running.launch(run, tmp_path)
    _wait(run, lambda: bool(run.journal().rows))
    with pytest.raises(LearningError, match="is running already"):
        running.start(run, Tools())
    _wait(run, lambda: run.step > 0)
    run.ask_to_stop()
    _wait(run, lambda: run.state != State.RUNNING)
    assert run.step == 0
    assert run.state == State.STOPPED
    assert not run.asked_to_stop()


def test_what_fails_says_why(tmp_path: Path, folder: Path) -> None:
    run = _new(tmp_path / "site", folder)
    (run.folder / "last.pt").write_bytes(b"damaged")
    with pytest.raises(LearningError, match="begin this training anew"):
        running.start(run, Tools())
    assert run.state == State.FAILED
    assert "begin this training anew" in run.words


def test_other_data_is_refused(tmp_path: Path, folder: Path) -> None:
    run = _new(tmp_path / "site", folder)
    running.start(run, Tools(), lambda: bool(run.pace))
    assert run.state == State.STOPPED
    (folder / "dark" / "0.png").unlink()
    with pytest.raises(LearningError, match="has changed since it began"):
        running.start(run, Tools())


def test_what_it_does_before_its_first_step_is_seen_in_its_folder(tmp_path: Path) -> None:
    run, seen = _new(tmp_path), []
    running.start(run, Tools(report=lambda _done, _words: seen.append(run.preparing)))
    assert seen
    assert seen[0] == "Reading pictures"
    assert run.preparing == ""
    assert run.state == State.FINISHED


def test_stopped_while_it_prepares(tmp_path: Path) -> None:
    run = _new(tmp_path)
    assert running.start(run, Tools(), lambda: True) == State.STOPPED
    assert run.state == State.STOPPED
    assert not run.journal().rows


def test_what_is_broken_off_is_no_running_run(tmp_path: Path) -> None:
    run = _new(tmp_path)

    def stop() -> bool:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        running.start(run, Tools(), stop)
    assert run.state == State.INTERRUPTED
    assert Journal(run.folder).last is None


def test_learning_from_the_gallery_is_in_the_trail(
    site, recogniser, collins, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = Enroller(site, recogniser).samples("Eileen Collins", [sample(recogniser.engine, collins)])
    site.consents.give(person.id, date(2026, 1, 2), "form 12")
    usual = registry.recipe("classifier")
    recipe = dataclasses.replace(usual, key="of-the-gallery", takes=frozenset({DataKind.GALLERY}))
    monkeypatch.setitem(registry.recipes(), recipe.key, recipe)
    run = Runs(tmp_path).create(recipe, recipe.parameters(), Source(kind=DataKind.GALLERY))
    with pytest.raises(LearningError, match="two different pictures"):
        running.start(run, Tools(site=site))
    entry = next(entry for entry in site.trail.entries() if entry.action == "learn from the gallery")
    assert entry.subject == f"run {run.id}"


def test_a_site_that_cannot_be_opened_is_the_reason_why_it_failed(tmp_path: Path, monkeypatch) -> None:
    usual = registry.recipe("classifier")
    recipe = dataclasses.replace(usual, key="of-the-gallery", takes=frozenset({DataKind.GALLERY}))
    monkeypatch.setitem(registry.recipes(), recipe.key, recipe)
    run = Runs(tmp_path).create(recipe, recipe.parameters(), Source(kind=DataKind.GALLERY))
    with Site(tmp_path) as site:
        site.learnt.begin(run.folder)
    (tmp_path / "settings.toml").write_text("no settings at all")
    monkeypatch.setattr(apart, "give_way", lambda: None)  # the other tests do not
    assert learning_main.main(tmp_path, run.id) == 1
    assert run.state == State.FAILED
    assert "settings.toml" in run.words
