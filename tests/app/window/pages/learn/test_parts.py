"""What runs leave, made fit to be shown."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint

from app import background
from app.window.language import installing
from app.window.pages.learn.curves import CurvesView
from app.window.pages.learn.details import progress_words
from app.window.pages.learn.layers import dead_shades, gradient_shades
from app.window.pages.learn.outcome import confusion_of
from app.window.pages.learn.reading import Reader
from app.window.pages.learn.samples import SamplesView
from app.window.pages.learn.words import duration, left_words, measure_words, way_words
from app.window.widgets.shades import ShadeGrid, Shades
from core.base.findings import Table
from core.base.messages import Message
from core.learning.doing import Stage
from core.learning.journals import Row
from core.learning.outcomes import read
from core.learning.runs import State
from core.learning.sources import DataKind, Source
from tests.app.window.pages.learn.made import OUTCOME, add_looks, make_run


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.2, "1 s"), (89, "89 s"), (90, "2 min"), (5000, "83 min"), (9000, "2.5 h")]
)
def test_a_length_of_time_is_no_finer_than_it_is_of_use(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_the_confusion_matrix_is_found_where_columns_are_named_like_rows() -> None:
    found = confusion_of(Table(("class", "recall", "a", "b"), (("a", 0.75, 3, 1), ("b", 1.0, 0, 4))))
    assert found is not None
    assert (found.rows, found.columns) == (["a", "b"], ["a", "b"])
    assert found.depth == pytest.approx(np.sqrt([[0.75, 0.25], [0, 1]]))
    assert found.texts == [["3", "1"], ["", "4"]]
    assert confusion_of(Table(("loss", "EER"), (("arcface", 0.1), ("triplet", 0.2)))) is None


def _row(step: int, **values: float) -> Row:
    return Row(step=step, seconds=1, losses={}, scores={}, rate=1, gradients=values)


def test_gradients_are_shaded_by_powers_of_ten() -> None:
    found = gradient_shades([_row(1, a=1.0, b=0.01), _row(2, a=0.0, b=1e-9)])
    assert found is not None
    assert found.rows == ["a", "b"]
    assert found.columns == ["1", "2"]
    assert found.depth[:, 0] == pytest.approx([1, 0.5])
    assert found.depth[0, 1] == 0
    many = gradient_shades([_row(step, a=1.0) for step in range(1, 500)])
    assert many is not None
    assert len(many.columns) == 40
    assert (many.columns[0], many.columns[-1]) == ("1", "499")
    assert gradient_shades([]) is None
    assert dead_shades([_row(1)]) is None


def _scored(step: int, **scores: float) -> Row:
    return Row(step=step, seconds=1, losses={}, scores=scores, rate=0.1)


def test_scores_of_very_different_size_are_chosen_one_at_a_time(qtbot) -> None:
    view = CurvesView()
    qtbot.addWidget(view)

    def drawn() -> list[list[float]]:
        return [list(item.yData) for item in view.scores.getPlotItem().listDataItems()]

    view.show_rows([_scored(1, apart=41.0, told=0.5), _scored(2, apart=30.0, told=0.7)], anew=True)
    assert view.measure.isVisibleTo(view)
    assert drawn() == [[41, 30]]
    view.measure.setCurrentIndex(1)
    assert drawn() == [[0.5, 0.7]]
    view.show_rows([_scored(n, apart=41.0, told=0.5) for n in (1, 2, 3)], anew=False)
    assert drawn() == [[0.5, 0.5, 0.5]], "what is chosen stays so"
    view.show_rows([_scored(1, recall=0.4, told=0.5)], anew=True)
    assert not view.measure.isVisibleTo(view)
    assert drawn() == [[0.4], [0.5]]


def test_what_a_network_draws_comes_before_its_filters(qtbot) -> None:
    view = SamplesView()
    qtbot.addWidget(view)
    view.show_samples((Path("0000100-filters-of-the-first-layer.png"),))
    names = ("filters-of-the-first-layer", "originals-and-reconstructions", "samples")
    view.show_samples(tuple(Path(f"0000100-{name}.png") for name in names))
    assert [view._name.itemText(place) for place in range(3)][::2] == ["Samples", "Filters of the first layer"]
    assert view._name.currentText() == "Samples"
    assert background.wait()


def test_a_cell_is_found_by_its_place(qtbot) -> None:
    grid = ShadeGrid("Grid")
    qtbot.addWidget(grid)
    grid.resize(400, 300)
    assert grid.cell_at(200, 100) is None
    grid.show_shades(Shades(["a", "b"], ["x", "y", "z"], np.array([[0, 1, np.nan]] * 2), [["0", "1", "—"]] * 2))
    grid.grab()
    place = grid._place(grid.shades)
    assert grid.cell_at(place.left() + 1, place.top() + 1) == (0, 0)
    assert grid.cell_at(place.right() - 1, place.bottom() - 1) == (1, 2)
    assert grid.cell_at(QPoint(0, 0).x(), 0) is None


def test_files_are_read_again_only_where_they_have_changed(tmp_path: Path) -> None:
    run = make_run(tmp_path, state=State.STOPPED, looks=2)
    reader = Reader(tmp_path)
    first = reader.look((run.id,), gallery=True)
    assert first.one is not None
    assert [row.step for row in first.one.rows] == [100, 200]
    assert reader.look((), gallery=True).entries[0] is first.entries[0]
    add_looks(run, 1)
    again = reader.look((run.id,), gallery=True)
    assert again.one is not None
    assert len(again.one.rows) == 3
    other = make_run(tmp_path, "Other", state=State.STOPPED, looks=1)
    both = reader.look((run.id, other.id), gallery=True)
    assert both.several is not None
    assert reader.look((run.id, other.id), gallery=True).several is both.several


def test_what_came_of_a_run_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[Path] = []
    monkeypatch.setattr("core.learning.runs.read_outcome", lambda folder: (reads.append(folder), read(folder))[1])
    make_run(tmp_path, state=State.FINISHED, looks=2)
    reader = Reader(tmp_path)
    for _ in range(3):
        (entry,) = reader.look((), gallery=True).entries
    assert (entry.state, entry.words) == (State.FINISHED, OUTCOME.words)
    assert len(reads) == 1


def test_a_run_that_is_taken_up_or_killed_is_seen_to_be(tmp_path: Path) -> None:
    run = make_run(tmp_path, state=State.STOPPED, looks=2, words="stopped")
    reader = Reader(tmp_path)

    def seen() -> tuple[State, str]:
        (entry,) = reader.look((), gallery=True).entries
        return entry.state, str(entry.words)

    assert seen() == (State.STOPPED, "stopped")
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        run.launched_by(lambda: child.pid)
        assert seen() == (State.RUNNING, "")
        child.kill()
    assert seen() == (State.INTERRUPTED, "")


def test_the_time_that_is_left_goes_down_between_two_looks(tmp_path: Path) -> None:
    import os
    import time

    run = make_run(tmp_path, state=State.RUNNING, looks=2)
    reader = Reader(tmp_path)
    assert reader.look((), gallery=True).entries[0].left == pytest.approx(12, abs=1)
    for path in run.folder.iterdir():
        os.utime(path, (time.time() - 5, time.time() - 5))
    assert reader.look((), gallery=True).entries[0].left == pytest.approx(7, abs=1)


def test_the_time_that_is_left_is_an_estimate_until_steps_are_timed(qtbot, tmp_path: Path) -> None:
    run = make_run(tmp_path, state=State.RUNNING)
    reader = Reader(tmp_path)
    first = reader.look((), gallery=True).entries[0]
    assert first.left == pytest.approx(11, abs=1)
    assert left_words(first).startswith("about 1")
    run.note_step(10, 3.0)  # thirty times as long as was measured when the machine did nothing else
    second = reader.look((), gallery=True).entries[0]
    assert second.left == pytest.approx(30 * (990 * 0.01 + 10 * 0.1), abs=2)
    assert left_words(second) in ("5 min", "326 s")


def test_steps_are_counted_between_two_looks(tmp_path: Path) -> None:
    run = make_run(tmp_path, state=State.RUNNING, looks=2)
    reader = Reader(tmp_path)
    first = reader.look((), gallery=True).entries[0]
    run.note_step(250)
    second = reader.look((), gallery=True).entries[0]
    assert (first.step, second.step) == (200, 250)
    assert second.marks == first.marks, "nothing else is read or drawn again"


def test_what_a_run_does_before_its_first_step_is_told_as_it_goes(tmp_path: Path) -> None:
    run, reader = make_run(tmp_path), Reader(tmp_path)
    run.begin()
    before = reader.look((run.id,), gallery=True)
    assert before.one is not None
    assert progress_words(before.one) == "It reads its data, and measures how long a step takes."
    run.note_preparing(Message("Looking for faces: {done:,} of {whole:,}", done=120, whole=600))
    after = reader.look((run.id,), gallery=True)
    assert after.one is not None
    assert progress_words(after.one) == "Looking for faces: 120 of 600."
    assert after.entries[0].stage == Stage.PREPARING
    assert after.entries[0].marks == before.entries[0].marks, "nothing else is read or drawn again"


def test_a_run_that_was_stopped_stands_where_it_goes_on_from(tmp_path: Path) -> None:
    run = make_run(tmp_path, state=State.STOPPED, looks=1, words="stopped after 198 of 1,000 steps")
    reader = Reader(tmp_path)
    assert reader.look((), gallery=True).entries[0].step == 100, "an older version noted its looks alone"
    run.note_kept(198)
    found = reader.look((run.id,), gallery=True)
    assert (found.entries[0].step, found.entries[0].looks) == (198, 1)
    run.begin(finish=True)
    entry = reader.look((), gallery=True).entries[0]
    assert (entry.step, entry.stage, entry.left) == (198, Stage.FINISHING, None)


def test_runs_of_the_gallery_are_not_even_listed_to_others(tmp_path: Path) -> None:
    make_run(tmp_path, source=Source(kind=DataKind.GALLERY))
    assert Reader(tmp_path).look((), gallery=False).entries == ()
    assert len(Reader(tmp_path).look((), gallery=True).entries) == 1


@pytest.mark.parametrize(
    ("said", "chinese"),
    [
        ("FNMR at 0.01", "FMR 为 0.01 时的 FNMR"),
        ("fnmr at 0.001, before", "FMR 为 0.001 时的 FNMR（之前）"),
        ("at 0.01 at most", "FMR 为 0.01 时的上限"),
        ("accepted", "接受率"),
        ("eer", "EER"),
        ("nobody measured this", "nobody measured this"),
    ],
)
def test_what_was_measured_of_faces_is_told_in_the_language_of_the_window(qapp, said: str, chinese: str) -> None:
    try:
        installing.install(qapp, "zh_CN")
        assert measure_words(said) == chinese
        assert (way_words("with the adapter"), way_words("a class")) == ("加上适配器", "a class")
    finally:
        installing.install(qapp, "en")
