from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from core.base import processes
from core.base.findings import Line, Plot, Table
from core.base.messages import Message
from core.errors import LearningError
from core.learning import comparing, exporting, outcomes, registry
from core.learning.journals import Journal, Row, curve, loss_curve
from core.learning.recipe import Outcome
from core.learning.runs import Ended, Pace, Run, Runs, State, Steps
from core.learning.sources import source_of


def _new(site_folder: Path, **values: object) -> Run:
    recipe = registry.recipe("classifier")
    source = source_of("example:digits", recipe.takes)
    return Runs(site_folder).create(recipe, recipe.parameters.model_validate(values), source)


def _row(step: int, score: float, *, best: bool = True) -> bytes:
    row = {"step": step, "seconds": step / 10, "losses": {"loss": 1 / step}, "scores": {"accuracy": score}}
    return json.dumps({**row, "rate": 0.1, "best": best}).encode() + b"\n"


def test_created_found_renamed_and_deleted(tmp_path: Path) -> None:
    runs = Runs(tmp_path / "site")
    assert runs.all() == []
    first, second = _new(tmp_path / "site", seed=7), _new(tmp_path / "site")
    assert first.folder.stat().st_mode & 0o777 == 0o700
    assert first.record.parameters["seed"] == 7
    assert {run.id for run in runs.all()} == {first.id, second.id}
    assert runs.find(first.id[:7]).id == first.id
    assert runs.find(first.id).parameters == first.parameters
    first.rename("  My first\nrun ")
    assert runs.find("my first run").id == first.id
    for text, said in (("zzz", "there is no run 'zzz'"), ("", "there is no run")):
        with pytest.raises(LearningError, match=said):
            runs.find(text)
    for title in ("", "x" * 200):
        with pytest.raises(LearningError, match="title"):
            first.rename(title)
    second.rename("My first run")
    with pytest.raises(LearningError, match="may be any of"):
        runs.find("My first run")
    runs.delete(first)
    assert [run.id for run in runs.all()] == [second.id]
    assert not first.folder.exists()
    with pytest.raises(LearningError, match="cannot be written"):
        first.rename("Gone")
    assert first.title == "My first run"


def test_what_is_no_run_is_passed_over(tmp_path: Path) -> None:
    run = _new(tmp_path)
    (tmp_path / "learning" / "else").mkdir()
    record = json.loads((run.folder / "run.json").read_text())
    (run.folder / "run.json").write_text(json.dumps({**record, "format": 99}))
    assert Runs(tmp_path).all() == []
    with pytest.raises(LearningError, match="newer version"):
        Run.read(run.folder)


def test_states_of_what_lies_there(tmp_path: Path) -> None:
    run = _new(tmp_path)
    assert run.state == State.NEW
    (run.folder / "process.json").write_text(json.dumps({"pid": 2**22 + 1, "start": ""}))
    assert run.state == State.INTERRUPTED
    run.ask_to_stop()
    assert not run.asked_to_stop()


def test_steps_are_noted_between_looks_and_forgotten_in_the_end(tmp_path: Path) -> None:
    run = _new(tmp_path)
    assert run.step == 0
    run.note_step(17)
    assert run.step == 17
    run.note_step(17, 2.5)
    assert run.noted == Steps(17, 2.5)
    (run.folder / "step.txt").write_text("17", encoding="utf-8")
    assert run.noted == Steps(17), "as older versions wrote it"
    (run.folder / "step.txt").write_text("", encoding="utf-8")
    assert run.step == 0, "it is being written"
    for forget in (run.begin, lambda: run.note_end(None), lambda: run.launched_by(os.getpid)):
        run.note_step(18)
        forget()
        assert run.step == 0


def test_what_is_done_before_the_first_step_is_noted_and_forgotten_in_the_end(tmp_path: Path) -> None:
    run = _new(tmp_path)
    assert run.preparing == ""
    words = Message("Looking for faces: {done:,} of {whole:,}", done=120, whole=600)
    run.note_preparing(words)
    assert run.preparing == "Looking for faces: 120 of 600"
    assert run.preparing.fields == words.fields
    (run.folder / "preparing.json").write_text('{"words"', encoding="utf-8")
    assert run.preparing == "", "it is being written"
    for forget in (
        run.begin,
        lambda: run.note_end(None),
        lambda: run.launched_by(os.getpid),
        lambda: run.note_preparing(Message()),
    ):
        run.note_preparing(words)
        forget()
        assert run.preparing == ""


def test_who_sees_that_it_has_ended_sees_no_steps_and_nobody_who_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = _new(tmp_path)
    run.begin()
    run.note_step(18)
    run.ask_to_stop()
    assert run.asked_to_stop()
    unlink, seen = Path.unlink, []

    def watched(path: Path, missing_ok: bool = False) -> None:
        unlink(path, missing_ok=missing_ok)
        seen.append((run.state == State.RUNNING, run.step, run.asked_to_stop()))

    monkeypatch.setattr(Path, "unlink", watched)
    run.note_end(Ended(state=State.STOPPED))
    assert seen
    assert [(step, asked) for runs, step, asked in seen if not runs] == [(0, False)]


@pytest.mark.skipif(sys.platform == "win32", reason="there, nobody has to hear of an end")
def test_a_run_whose_process_has_ended_unheard_by_another_program_is_interrupted(tmp_path: Path) -> None:
    run = _new(tmp_path)
    with subprocess.Popen([sys.executable, "-c", ""]) as child:  # as another program has launched it
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        note = {"pid": child.pid, "start": processes.start_of(child.pid)}
        (run.folder / "process.json").write_text(json.dumps(note))
        assert run.state == State.INTERRUPTED


def test_a_journal_that_is_being_written_is_followed(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    journal = Journal(tmp_path)
    assert (journal.rows, journal.follow(), journal.best) == ([], False, None)
    path.write_bytes(_row(10, 0.5) + _row(20, 0.4, best=False)[:30])
    assert journal.follow()
    assert [row.step for row in journal.rows] == [10]
    assert not journal.follow()
    with path.open("ab") as file:
        file.write(_row(20, 0.4, best=False)[30:])
    assert journal.follow()
    assert [row.step for row in journal.rows] == [10, 20]
    assert journal.best is not None
    assert journal.best.step == 10
    path.write_bytes(_row(10, 0.5) + _row(20, 0.75) + _row(30, 0.8))  # cut back, and gone on with
    assert journal.follow()
    assert [axis.tolist() for axis in curve(journal.rows, "scores", "accuracy")] == [[10, 20, 30], [0.5, 0.75, 0.8]]
    path.write_bytes(b"")
    journal.follow()
    assert journal.rows == []


def test_losses_between_looks_are_followed_and_drawn_behind_the_looks_before_them(tmp_path: Path) -> None:
    def point(step: int) -> bytes:
        return json.dumps({"step": step, "losses": {"loss": step / 4}}).encode() + b"\n"

    (tmp_path / "journal.jsonl").write_bytes(_row(10, 0.5) + _row(20, 0.6))
    journal = Journal(tmp_path)
    assert [axis.tolist() for axis in loss_curve(journal.rows, journal.points, "loss")] == [[10, 20], [0.1, 0.05]]
    with (tmp_path / "losses.jsonl").open("wb") as file:
        file.write(point(12) + point(16) + point(20)[:9])
    assert journal.follow_losses()
    assert [axis.tolist() for axis in loss_curve(journal.rows, journal.points, "loss")] == [[10, 12, 16], [0.1, 3, 4]]
    assert not journal.follow()
    (tmp_path / "losses.jsonl").write_bytes(point(12))  # cut back after it was killed
    assert journal.follow()
    assert [one.step for one in journal.points] == [12]


def test_the_time_that_is_left_goes_by_the_steps_that_are_done() -> None:
    pace = Pace(device="cpu", threads=1, steps=1000, every=100, step=0.5, look=2.0, data="")

    def after(step: int) -> float:
        return pace.left(Row(step=step, seconds=3.0, losses={}, scores={}, rate=1))

    assert pace.left(None) == 1000 * 0.5 + 10 * 2.0
    assert (after(200), after(1000), after(1001)) == (12.0, 0.0, 0.0)


def test_the_time_that_is_left_goes_by_measured_steps_before_the_first_look_and_between_two() -> None:
    pace = Pace(device="cpu", threads=1, steps=1000, every=100, step=0.5, look=2.0, data="")
    busy = pace.left(None, Steps(10, 50.0))  # 5 seconds a step: ten times of what was measured
    assert busy == 10 * (990 * 0.5 + 10 * 2.0)
    assert pace.left(None, Steps(10)) == 990 * 0.5 + 10 * 2.0, "noted by an older version"
    last = Row(step=100, seconds=100.0, losses={}, scores={}, rate=1)
    assert pace.left(last, Steps(200, 600.0)) == 3.0 * 800
    assert pace.left(last, Steps(200)) == 1.0 * 800
    assert pace.left(last, Steps(90, 900.0)) == 1.0 * 900, "older than the look"


def test_runs_are_compared_by_what_was_read_once(tmp_path: Path) -> None:
    first, second = _new(tmp_path, rate=0.1), _new(tmp_path, rate=0.01)
    (first.folder / "journal.jsonl").write_bytes(_row(10, 0.5) + _row(60, 0.6))
    one, other = comparing.Reading.of(first), comparing.Reading.of(second)
    (first.folder / "journal.jsonl").unlink()
    table = comparing.table([one, other])
    assert table.columns == ("title", "state", "steps done", "minutes", "accuracy", "rate", "run"), "figures come first"
    assert table.rows[0] == (first.title, "not begun", 60, 0.1, 0.6, 0.1, first.id)
    assert table.rows[1][2:] == (0, 0.0, None, 0.01, second.id)
    assert comparing.measures([other, one]) == [("scores", "accuracy"), ("losses", "loss")]
    plot = comparing.plot([one, other], "scores", "accuracy")
    assert [line.y.tolist() for line in plot.lines] == [[0.5, 0.6], []], "no other takes its place, nor its colour"


def test_an_outcome_is_kept_and_exported(tmp_path: Path) -> None:
    run = _new(tmp_path / "site")
    with pytest.raises(LearningError, match="nothing has come of"):
        exporting.export(run, tmp_path / "out")
    (run.folder / "journal.jsonl").write_bytes(_row(10, 0.5))
    outcome = Outcome(
        Message("{n} are right", n=3),
        {"accuracy": 0.5, "endless": float("inf")},
        Table(("class", "right"), (("a", 0.5), ("b", None))),
        (Plot("A curve", "x", "y", (Line("one", np.array([0.0, 1.0]), np.array([1.0, np.nan])),)),),
        {"A picture": np.zeros((4, 5, 3), np.uint8)},
        {"network.npz": b"weights"},
        (Message("a note"),),
    )
    outcomes.write(run.folder, outcome)
    kept = run.outcome
    assert kept is not None
    assert run.state == State.FINISHED
    assert (kept.words, kept.words.fields) == ("3 are right", {"n": 3})
    assert kept.figures == {"accuracy": 0.5, "endless": None}
    assert kept.shown_table() == outcome.table
    assert kept.shown_plots()[0].lines[0].x.tolist() == [0.0]
    (run.folder / "losses.jsonl").write_bytes(b'{"step": 5, "losses": {"loss": 0.25}}\n')
    names = {path.name for path in exporting.export(run, tmp_path / "out")}
    wanted = {"run.json", "journal.csv", "network.npz", "table.csv", "a-picture.png", "a-curve.png", "a-curve.csv"}
    assert names == {*wanted, "losses.csv"}
    assert (tmp_path / "out" / "losses.csv").read_text().split() == ["step,loss", "5,0.25"]
    assert (tmp_path / "out" / "journal.csv").read_text().startswith("step,seconds,rate,loss,accuracy")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(LearningError, match="cannot be written"):
        exporting.export(run, tmp_path / "file")


def test_an_export_goes_where_nothing_else_lies(tmp_path: Path) -> None:
    site, out = tmp_path / "site", tmp_path / "out"
    run, other = _new(site).rename("One of: mine"), _new(site).rename("One of: mine")
    for one in (run, other):
        (one.folder / "journal.jsonl").write_bytes(_row(10, 0.5))
    assert exporting.place(run, out) == out
    out.mkdir()
    assert exporting.place(run, out) == out
    exporting.export(run, out)
    assert exporting.place(run, out) == out
    below = exporting.place(other, out)
    assert below == out / "one-of--mine"
    exporting.export(other, below)
    assert exporting.place(other, out) == below
    assert exporting.place(_new(site).rename("One of: mine"), out).name.startswith("one-of--mine-")


def test_a_recipe_that_there_is_not() -> None:
    with pytest.raises(LearningError, match="did you mean classifier"):
        registry.recipe("clasifier")


def test_every_recipe_is_well_formed() -> None:
    for key, recipe in registry.recipes().items():
        assert key == recipe.key == key.lower().replace(" ", "-")
        assert recipe.summary.endswith(".")
        assert recipe.takes
        assert "seed" in recipe.parameters.model_fields
        for field in recipe.parameters.model_fields.values():
            assert field.title
            assert not field.is_required()
