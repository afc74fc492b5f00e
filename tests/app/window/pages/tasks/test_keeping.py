"""Results as files, of one picture and of a folder; and how right they are."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog

from app import background
from app.window.main_window import MainWindow
from app.window.pages.tasks import TasksPage
from app.window.pages.tasks.chooser import KINDS
from app.window.pages.tasks.order import Many, many_words
from core import images
from core.tasks.saving import save_picture
from tests.app.window.clicking import button, click, field, says, sees
from tests.app.window.pages.tasks.conftest import CONTENT
from tests.app.window.pages.tasks.doing import choose, opened, wait_for
from tests.app.window.pages.tasks.stand_ins import GO_ON

PARTS = ["out-curve.csv", "out-curve.png", "out-cut-out.png", "out.csv", "out.png"]


@pytest.fixture
def view(qtbot, window: MainWindow, tasks: TasksPage, small: dict[str, Path]):
    shown = opened(qtbot, window, tasks, "brighten")
    choose(qtbot, shown, small["one"])
    wait_for(qtbot, shown, "Brighter by 40 levels")
    return shown


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _folder(tmp_path: Path) -> Path:
    made = tmp_path / "out"
    made.mkdir()
    return made


def test_everything_is_saved_under_one_name(qtbot, view, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, suggested = _folder(tmp_path), []

    def ask(_parent, _title, name, *_a, **_k):
        suggested.append(Path(name).name)
        return str(folder / "out.png"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    click(qtbot, view, "Save result…")
    wait_for(qtbot, view, "✔ Saved: out.png, ")
    assert suggested == ["one-brighten.png"]
    assert _names(folder) == PARTS
    assert (images.read(folder / "out.png") == view.result.outcome.result.picture).all()


def test_files_that_are_there_already_are_asked_about(qtbot, view, tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    (folder / "out.csv").write_text("precious")
    view.keeping.save(view.result.outcome, folder / "out.png")
    wait_for(qtbot, view, "▲ These files are there already: out.csv. Replace them?")
    click(qtbot, view, "Keep them")
    qtbot.waitUntil(lambda: _names(folder) == ["out.csv"])
    assert (folder / "out.csv").read_text() == "precious"
    view.keeping.save(view.result.outcome, folder / "out.png")
    wait_for(qtbot, view, "▲ These files are there already")
    click(qtbot, view, "Replace them")
    wait_for(qtbot, view, "✔ Saved: out.png")
    assert _names(folder) == PARTS
    assert (folder / "out.csv").read_text().startswith("Channel,Mean,Number")


def test_a_folder_that_cannot_be_written_is_told(qtbot, view, tmp_path: Path) -> None:
    view.keeping.save(view.result.outcome, tmp_path / "gone" / "out.png")
    wait_for(qtbot, view, "cannot be written: No such file or directory")
    folder = _folder(tmp_path)
    view.keeping.save(view.result.outcome, folder / "out.xyz")
    qtbot.waitUntil(lambda: not background._pending)
    qtbot.wait(20)
    assert not [name for name in _names(folder) if name.startswith(".portico")]


def test_the_table_is_saved_alone(qtbot, view, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _folder(tmp_path)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(folder / "levels"), ""))
    click(qtbot, view, "Save table…")
    wait_for(qtbot, view, "✔ Saved: levels.csv")
    with (folder / "levels.csv").open(newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["Channel", "Mean", "Number"]
    assert float(rows[1][1]) == pytest.approx(view.result.outcome.result.table.rows[0][1])


def test_a_result_without_picture_is_saved_as_what_it_is(
    qtbot, window: MainWindow, tasks, view, few, small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few.cache_folder.mkdir(exist_ok=True)
    (few.cache_folder / "stand-in.onnx").write_bytes(CONTENT)
    tasks._look_at_weights()
    qtbot.waitUntil(lambda: tasks._known["stand-in"].state == "present")
    opened(qtbot, window, tasks, "tell")
    wait_for(qtbot, view, "Read 7000 bytes")
    folder, suggested = _folder(tmp_path), []

    def ask(_parent, _title, name, *_a, **_k):
        suggested.append(Path(name).name)
        return str(folder / "told"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    click(qtbot, view, "Save result…")
    wait_for(qtbot, view, "✔ Saved: told.txt")
    assert suggested == ["one-tell.txt"]
    assert (folder / "told.txt").read_bytes() == b"all is well"
    assert not button(view, "Copy picture").isEnabled()


def _hidden(folder: Path) -> list[str]:
    return [name for name in _names(folder) if name.startswith(".portico")]


def test_the_question_outlives_what_is_run_next(qtbot, view, tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    (folder / "out.csv").write_text("precious")
    view.keeping.save(view.result.outcome, folder / "out.png")
    field(view, "Amount").setValue(10)
    wait_for(qtbot, view, "▲ These files are there already: out.csv. Replace them?")
    wait_for(qtbot, view, "Brighter by 10 levels")
    assert (folder / "out.csv").read_text() == "precious", "nobody has agreed to that"
    field(view, "Amount").setValue(20)
    wait_for(qtbot, view, "Brighter by 20 levels")
    click(qtbot, view, "Replace them")
    wait_for(qtbot, view, "✔ Saved: out.png")
    assert _names(folder) == PARTS


def test_a_name_without_its_ending_is_asked_about_too(qtbot, view, tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    (folder / "out.png").write_text("precious")
    view.keeping.save(view.result.outcome, folder / "out")
    wait_for(qtbot, view, "▲ These files are there already: out.png. Replace them?")
    (folder / "levels.csv").write_text("precious")
    view.keeping.save_table(view.result.outcome, folder / "levels")
    wait_for(qtbot, view, "▲ These files are there already: levels.csv. Replace them?")
    qtbot.waitUntil(lambda: len(_hidden(folder)) == 1)
    click(qtbot, view, "Keep them")
    qtbot.waitUntil(lambda: _names(folder) == ["levels.csv", "out.png"])
    assert {(folder / name).read_text() for name in _names(folder)} == {"precious"}


def test_whoever_comes_next_is_not_asked(qtbot, window: MainWindow, tasks, view, tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    (folder / "out.csv").write_text("precious")
    view.keeping.save(view.result.outcome, folder / "out.png")
    tasks.forget()
    qtbot.waitUntil(lambda: not background._pending)
    qtbot.waitUntil(lambda: _names(folder) == ["out.csv"])
    assert (folder / "out.csv").read_text() == "precious"
    opened(qtbot, window, tasks, "brighten")
    assert not says(view, "Replace them?")
    assert not says(view, "Saved")


# folders


def _run_folder(qtbot, view, small, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([str(small["one"].parent), str(target)])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: next(answers))
    click(qtbot, view, "Whole folder…")


def test_every_picture_of_a_folder_is_done(qtbot, view, small, tmp_path: Path, monkeypatch) -> None:
    source = small["one"].parent
    (source / "deep").mkdir()
    save_picture(images.read(small["two"]), source / "deep" / "one.png")
    save_picture(images.read(small["two"]), source / "one.jpg")
    (source / "broken.png").write_bytes(b"no picture")
    target = _folder(tmp_path)
    field(view, "Amount").setValue(20)
    _run_folder(qtbot, view, small, target, monkeypatch)
    wait_for(qtbot, view, f"✔ 4 pictures are done, in {target / 'brighten'}.")
    assert sees(view, "▲ 1 could not be done: broken.png is not a picture, whatever its name says")
    pictures = [name for name in _names(target / "brighten") if name.endswith(".png") and "curve" not in name]
    assert [name for name in pictures if "cut-out" not in name] == [
        "deep-one.png",
        "one-jpg.png",
        "one-png.png",
        "two.png",
    ]
    once = np.clip(images.read(small["two"]).astype(int) + 20, 0, 255)
    assert (images.read(target / "brighten" / "deep-one.png") == once).all()
    assert view.source.isEnabled()
    _run_folder(qtbot, view, small, target, monkeypatch)
    wait_for(qtbot, view, f"in {target / 'brighten-2'}.")
    assert sees(view, "✔ 4 pictures are done"), "nothing is ever overwritten"


def test_the_pictures_of_a_folder_are_kept_as_what_is_chosen(
    qtbot, view, small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core.tasks.saving import checked_ending

    assert [checked_ending(ending) for ending in KINDS] == list(KINDS)
    target = _folder(tmp_path)
    kind = field(view, "Kind of file for the results of a folder")
    assert kind.currentText() == "PNG"
    kind.setCurrentText("JPEG")
    _run_folder(qtbot, view, small, target, monkeypatch)
    wait_for(qtbot, view, "✔ 2 pictures are done")
    names = _names(target / "brighten")
    assert {"one.jpg", "two.jpg", "one.csv"} <= set(names)
    assert "one.png" not in names
    assert (target / "brighten" / "one.jpg").read_bytes().startswith(b"\xff\xd8\xff")


def test_what_is_passed_over_in_a_folder_is_said_once_with_its_names(
    qtbot, view, small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = small["one"].parent
    (source / "notes.txt").write_text("words")
    (source / "list.pdf").write_text("words")
    (source / "table.csv").write_text("words")
    (source / "._one.png").write_bytes(b"junk")
    (source / "broken.png").write_bytes(b"no picture")
    _run_folder(qtbot, view, small, _folder(tmp_path), monkeypatch)
    wait_for(qtbot, view, "✔ 2 pictures are done")
    words = "4 files were passed over: 3 are no pictures, 1 is hidden or left by another program."
    assert sees(view, words)
    assert sees(view, "▲ 1 could not be done: broken.png")
    told = view.result._words.toolTip()
    for name in ("notes.txt", "list.pdf", "table.csv", "._one.png", "broken.png"):
        assert name in told


def test_files_that_went_wrong_in_a_folder_are_named_each_in_a_sentence_that_ends(
    qtbot, view, small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = small["one"].parent
    (source / "notes.txt").write_text("words")
    for name in ("broken.png", "empty.png"):
        (source / name).write_bytes(b"no picture")
    _run_folder(qtbot, view, small, _folder(tmp_path), monkeypatch)
    wait_for(qtbot, view, "✔ 2 pictures are done")
    told, more = view.result._words.text(), view.result._words.toolTip()
    why = "is not a picture, whatever its name says"
    assert f"▲ 2 could not be done: broken.png {why}" in told
    assert f"; empty.png {why}" in told
    assert told.endswith(". 1 file was passed over: 1 is no picture (notes.txt).")
    for name in ("broken.png", "empty.png", "notes.txt"):
        assert more.count(name) == 1


def test_of_many_files_that_went_wrong_the_first_are_named_and_the_others_counted(tmp_path: Path) -> None:
    failed = (*((f"{n}.png", f"{n}.png is damaged") for n in range(3)), ("sub/x.png", "no memory"), ("y.png", "no"))
    words = many_words(Many(tmp_path, (("a.png", ""),), failed, stopped=False))
    assert words.endswith("▲ 5 could not be done: 0.png is damaged; 1.png is damaged; 2.png is damaged; and 2 more.")
    words = many_words(Many(tmp_path, (), failed[3:4], stopped=False))
    assert words.endswith("▲ 1 could not be done: sub/x.png: no memory.")


def test_a_folder_is_stopped_and_what_is_done_stays(
    qtbot, window: MainWindow, tasks, view, small, tmp_path: Path, monkeypatch
) -> None:
    opened(qtbot, window, tasks, "wait")
    target = _folder(tmp_path)
    _run_folder(qtbot, view, small, target, monkeypatch)
    qtbot.waitUntil(view.result.job.isVisible)
    assert not view.source.isEnabled()
    assert tasks.busy == "A task is running."
    click(qtbot, view, "Stop")
    wait_for(qtbot, view, "Stopped. ✔ 0 pictures are done, in ")
    assert view.source.isEnabled()
    GO_ON.set()
    _run_folder(qtbot, view, small, target, monkeypatch)
    wait_for(qtbot, view, "✔ 2 pictures are done, in ")


def test_a_folder_under_way_says_which_picture_of_how_many_is_done(
    qtbot, window: MainWindow, tasks, small, tmp_path: Path
) -> None:
    view = opened(qtbot, window, tasks, "wait")
    shown, invitation = view.result.view, "Choose a picture, paste one, or drop one here."
    qtbot.waitUntil(lambda: shown._words == invitation)
    view.run_each(small["one"].parent, _folder(tmp_path))
    assert shown._words == "Each picture of “small” is done, one after the other."
    wait_for(qtbot, view, "one.png, 1 of 2: Waiting")
    assert shown._words.endswith("is done, one after the other.\n\none.png, 1 of 2: Waiting")
    GO_ON.set()
    wait_for(qtbot, view, "✔ 2 pictures are done, in ")
    assert shown._words == invitation


def test_a_dropped_folder_is_done_too(qtbot, view, small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = _folder(tmp_path)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(target))
    view.dropped([small["one"].parent])
    wait_for(qtbot, view, "✔ 2 pictures are done")


def test_what_comes_meanwhile_does_not_stop_a_folder(
    qtbot, window: MainWindow, tasks, view, small, tmp_path: Path, monkeypatch
) -> None:
    opened(qtbot, window, tasks, "wait")
    target = _folder(tmp_path)
    _run_folder(qtbot, view, small, target, monkeypatch)
    qtbot.waitUntil(view.result.job.isVisible)
    view.dropped([small["two"]])
    view.source.changed.emit()
    qtbot.wait(100)
    assert view.source.name == "one.png"
    GO_ON.set()
    wait_for(qtbot, view, "✔ 2 pictures are done, in ")
    assert view.source.isEnabled()
    assert view.can_run


def test_a_folder_that_is_stopped_for_somebody_else_can_be_left(
    qtbot, window: MainWindow, tasks, view, small, tmp_path: Path, monkeypatch
) -> None:
    opened(qtbot, window, tasks, "wait")
    _run_folder(qtbot, view, small, _folder(tmp_path), monkeypatch)
    qtbot.waitUntil(view.result.job.isVisible)
    view.runner.stop()
    qtbot.waitUntil(lambda: not view.runner.busy)
    assert view.source.isEnabled()
    assert tasks.busy == ""


def test_a_folder_without_pictures_leaves_no_folder(qtbot, view, tmp_path: Path) -> None:
    target, empty = _folder(tmp_path), tmp_path / "empty"
    empty.mkdir()
    view.run_each(empty, target)
    wait_for(qtbot, view, "✖ ")
    assert _names(target) == []


def test_whole_folders_need_all_that_the_task_takes(
    qtbot, window: MainWindow, tasks, view, small, tmp_path: Path, monkeypatch
) -> None:
    target = _folder(tmp_path)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(target))
    opened(qtbot, window, tasks, "blend")
    view.dropped([small["one"].parent])
    wait_for(qtbot, view, "It needs another picture too: Style.")
    assert not view.runner.busy
    opened(qtbot, window, tasks, "paint")
    assert not view.source._chooser._every_button.isVisible()
    view.dropped([small["one"].parent])
    wait_for(qtbot, view, "is a folder, not a picture")
    assert _names(target) == []


def test_a_folder_of_faces_is_recorded_once(qtbot, window: MainWindow, tasks, view, small, tmp_path: Path) -> None:
    opened(qtbot, window, tasks, "know")
    wait_for(qtbot, view, "0 templates")
    trail = window.session.site.trail
    background.wait()
    before = len([e for e in trail.entries() if e.action == "run task"])
    view.run_each(small["one"].parent, _folder(tmp_path))
    wait_for(qtbot, view, "✔ 2 pictures are done")
    background.wait()
    assert len([e for e in trail.entries() if e.action == "run task"]) == before + 1


# how right it is


def test_a_result_is_measured_against_what_is_right(
    qtbot, window: MainWindow, tasks, view, small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = np.clip(images.read(small["one"]).astype(np.int16) + 30, 0, 255).astype(np.uint8)
    save_picture(right, tmp_path / "right.png")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(tmp_path / "right.png"), ""))
    click(qtbot, view, "Measure against…")
    wait_for(qtbot, view, "Measured against right.png.")
    qtbot.waitUntil(lambda: says(view, "PSNR"))  # rows are shown a moment later
    first = view.truth._values.itemAt(1).widget().text()
    assert float(first) == pytest.approx(28.5, abs=0.6)
    field(view, "Amount").setValue(30)
    qtbot.waitUntil(lambda: says(view, "∞"))
    opened(qtbot, window, tasks, "know")
    opened(qtbot, window, tasks, "brighten")
    assert not says(view, "PSNR"), "another task has nothing to be measured by yet"


def test_what_cannot_be_measured_is_told(qtbot, view, small) -> None:
    view.truth.measure(small["two"])
    wait_for(qtbot, view, "✖ two.png is not as large as the result")
    view.truth.measure(small["two"].with_name("words.txt"))
    wait_for(qtbot, view, "✖ words.txt is not a reference picture")
