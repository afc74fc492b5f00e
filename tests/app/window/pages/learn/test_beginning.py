"""What is chosen and said before a run begins, and beginning it."""

from __future__ import annotations

import dataclasses
import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt

from app import background
from app.window.main_window import MainWindow
from app.window.pages.learn import LearnPage, remembering
from app.window.pages.learn.settings import in_order
from core.base.messages import Message
from core.errors import LearningError
from core.learning import estimating, registry, running
from core.learning.estimating import Found
from core.learning.runs import Runs
from core.learning.sources import DataKind
from core.store.audit import Actor, Permission
from tests.app.window.clicking import button, clashing_keys, click, field, page, says, sees, unnamed_fields
from tests.app.window.pages.learn.conftest import WORDS


def test_without_runs_an_example_is_a_way_on_and_nothing_is_measured_before(
    qtbot, learn: LearnPage, asked: list[dict[str, Any]]
) -> None:
    assert says(learn, "Nothing has been learnt here yet.")
    assert not says(learn, "From what")
    assert asked == []
    click(qtbot, learn, "Try it with an example")
    assert says(learn, "Measuring how long it takes… It can be started at once.")
    assert button(learn, "Start").isEnabled(), "nobody has to wait for the measure"
    qtbot.waitUntil(lambda: says(learn, "About 2 min to the end on this machine's processor."))
    assert says(learn, WORDS)
    assert says(learn, "▲ 2 are left out")
    assert (asked[0]["recipe"], asked[0]["source"].example) == ("classifier", "digits")
    assert button(learn, "Start").isEnabled()


def test_keys_and_names_once_all_is_shown(qtbot, window: MainWindow, learn: LearnPage, asked) -> None:
    click(qtbot, learn, "Try it with an example")
    click(qtbot, learn, "More settings")
    qtbot.waitUntil(lambda: bool(asked))
    assert clashing_keys(window, learn) == []
    assert unnamed_fields(learn) == []


def test_what_is_set_is_asked_about_and_what_is_rarely_set_is_behind_a_button(qtbot, learn: LearnPage, asked) -> None:
    learn.receive("classifier")
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert asked[0]["values"] == {}, "what is as usual the recipe knows"
    assert not any(
        w.accessibleName() == "Seed" and w.isVisible() for w in learn.findChildren(type(field(learn, "Network")))
    )
    field(learn.beginning.settings, "Steps, as a slider")
    spin = next(s for s in learn.findChildren(_spin()) if s.accessibleName() == "Steps")
    spin.setValue(77)
    assert button(learn, "Start").isEnabled()
    qtbot.waitUntil(lambda: len(asked) == 2)
    assert asked[1]["values"] == {"steps": 77}
    click(qtbot, learn, "Defaults")
    qtbot.waitUntil(lambda: len(asked) == 3)
    assert asked[2]["values"] == asked[0]["values"]


def _spin():
    from PySide6.QtWidgets import QSpinBox

    return QSpinBox


def test_why_it_cannot_be_learnt_is_said_and_nothing_can_be_started(qtbot, learn: LearnPage, monkeypatch) -> None:
    def refuse(*_all: object) -> None:
        raise LearningError("too few of the pictures can be read")

    monkeypatch.setattr(estimating, "ask", refuse)
    learn.receive("classifier")
    assert sees(learn, "✖ Too few of the pictures can be read")
    assert not button(learn, "Start").isEnabled()


def test_a_folder_without_classes_is_refused_while_a_slow_measurement_is_under_way(
    qtbot, learn: LearnPage, tmp_path: Path, monkeypatch
) -> None:
    def ask(*given: Any) -> None:
        while True:
            given[-1](0.0, "Measuring")

    monkeypatch.setattr(estimating, "ask", ask)
    monkeypatch.setattr("app.window.widgets.dialogs.open_folder", lambda *_all: str(tmp_path))
    learn.receive("classifier")
    learn.beginning.data.choose(DataKind.CLASSES)
    click(qtbot, learn, "Choose folder…")
    assert sees(learn, "must hold a folder for each class, two at least, with pictures in them")
    assert not button(learn, "Start").isEnabled()
    assert not learn.beginning.costs._settled.isActive()
    learn.leave()
    assert background.wait()


def test_a_folder_is_chosen_first(qtbot, learn: LearnPage, asked, tmp_path: Path, monkeypatch) -> None:
    for name in ("a/1.png", "a/2.png", "b/1.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    learn.receive("classifier")
    qtbot.waitUntil(lambda: bool(asked))
    learn.beginning.data.choose(DataKind.CLASSES)
    assert says(learn, "Choose first from what it is to learn.")
    assert not button(learn, "Start").isEnabled()
    monkeypatch.setattr("app.window.widgets.dialogs.open_folder", lambda *_all: str(tmp_path))
    click(qtbot, learn, "Choose folder…")
    qtbot.waitUntil(lambda: asked[-1]["source"].place == str(tmp_path))
    assert says(learn, str(tmp_path))


def test_start_begins_a_run_in_a_process_of_its_own_and_shows_it(
    qtbot, window: MainWindow, learn: LearnPage, asked, monkeypatch
) -> None:
    launched = []
    monkeypatch.setattr(running, "launch", lambda run, folder, _site: launched.append((run.title, folder)))
    learn.receive("classifier")
    qtbot.waitUntil(lambda: button(learn, "Start").isEnabled())
    next(s for s in learn.findChildren(_spin()) if s.accessibleName() == "Steps").setValue(200)
    learn.beginning.settings.setFocus()
    qtbot.keyClick(learn, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(learn.table.entries) == 1)
    name = "lenet-5, Handwritten digits"
    assert launched == [(name, window.session.site.folder)]
    (run,) = Runs(window.session.site.folder).all()
    assert (run.record.parameters["steps"], run.record.parameters["every"]) == (200, 10), "a curve has twenty points"
    qtbot.waitUntil(lambda: learn.table.ids == (run.id,))
    assert field(learn, "Name of the run").placeholderText() == "lenet-5 (2), Handwritten digits"


def test_what_cannot_be_started_is_said(qtbot, learn: LearnPage, asked, monkeypatch) -> None:
    def refuse(_run: object, _folder: object, _site: object) -> None:
        raise LearningError("no process can be started: {why}", why=Message("no memory"))

    monkeypatch.setattr(running, "launch", refuse)
    learn.receive("classifier")
    click(qtbot, learn, "Start")
    assert sees(learn, "✖ No process can be started: no memory")


def test_what_measures_ends_when_the_page_goes_and_is_asked_again_when_it_comes_back(
    qtbot, window: MainWindow, learn: LearnPage, monkeypatch
) -> None:
    begun, ended = [], []

    def ask(*given: Any) -> None:
        begun.append(given[0].key)
        try:
            while True:
                given[-1](0.0, "Measuring")
        except BaseException:
            ended.append(True)
            raise

    monkeypatch.setattr(estimating, "ask", ask)
    learn.receive("classifier")
    qtbot.waitUntil(lambda: len(begun) == 1)
    window.open_page("people")
    qtbot.waitUntil(lambda: len(ended) == 1)
    page(window, "learn")
    qtbot.waitUntil(lambda: len(begun) == 2)
    learn.leave()
    assert background.wait()


def test_why_it_cannot_be_learnt_arrives_as_it_was_made_so_that_it_can_be_translated(learn: LearnPage) -> None:
    heard: list[object] = []
    for signal in (learn.beginning.costs.failed, learn._follower.failed):
        signal.connect(heard.append)
        signal.emit(Message("{path} is not a folder", path="here"))
    assert [type(one) for one in heard] == [Message, Message]


def test_what_takes_long_before_it_is_measured_is_said_meanwhile(qtbot, learn: LearnPage, monkeypatch) -> None:
    go_on = threading.Event()

    def ask(*given: Any) -> None:
        while not go_on.is_set():
            given[-1](0.2, Message("Looking for faces: {done:,} of {whole:,}", done=120, whole=600))
        raise LearningError("no face was found")

    monkeypatch.setattr(estimating, "ask", ask)
    learn.receive("classifier")
    assert sees(learn, "Looking for faces: 120 of 600… It can be started at once.")
    assert button(learn, "Start").isEnabled()
    go_on.set()
    assert sees(learn, "✖ No face was found")


def test_what_is_passed_over_is_said_before_it_is_known_how_long_it_takes(qtbot, learn: LearnPage, monkeypatch) -> None:
    go_on = threading.Event()

    def ask(*given: Any) -> None:
        notes = (Message("2 pictures cannot be read"),)
        given[-2](Found(words=Message("20 pictures of 2 classes"), notes=notes))
        while not go_on.is_set():
            given[-1](1.0, Message("Measuring how long it takes"))
        raise LearningError("no network was made")

    monkeypatch.setattr(estimating, "ask", ask)
    learn.receive("classifier")
    assert sees(learn, "▲ 2 pictures cannot be read")
    assert says(learn, "20 pictures of 2 classes")
    assert says(learn, "Measuring how long it takes…")
    go_on.set()
    assert sees(learn, "✖ No network was made")


def test_a_busy_machine_keeps_nobody_waiting(qtbot, learn: LearnPage, monkeypatch) -> None:
    def ask(*given: Any) -> None:
        while True:
            given[-1](0.0, "Measuring")

    monkeypatch.setattr(estimating, "ask", ask)
    learn.beginning.costs._patience.setInterval(50)
    learn.receive("classifier")
    assert says(learn, "Measuring how long it takes…")
    assert sees(learn, "It can be started all the same.")
    assert button(learn, "Start").isEnabled()
    learn.leave()
    assert background.wait()


@pytest.mark.parametrize("may", [True, False])
def test_the_gallery_is_offered_to_those_alone_who_may_export_it(
    qtbot, window: MainWindow, learn: LearnPage, may: bool
) -> None:
    if not may:
        actor = Actor("Rita", frozenset(Permission) - {Permission.EXPORT})
        window.session.who.site = window.session.root.acting_as(actor)
    recipe = dataclasses.replace(registry.recipe("classifier"), takes=frozenset(DataKind))
    learn.beginning.data.offer(recipe, gallery=window.session.who.may(Permission.EXPORT))
    assert ((DataKind.GALLERY, "") in learn.beginning.data.offered) is may


def test_a_name_says_first_what_tells_a_run_from_others(qtbot, learn: LearnPage, asked) -> None:
    learn.receive("classifier")
    name = field(learn, "Name of the run")
    assert name.placeholderText() == "lenet-5, Handwritten digits"
    learn.beginning.note_runs(frozenset({"lenet-5, Handwritten digits"}), ())
    assert name.placeholderText() == "lenet-5 (2), Handwritten digits"
    network = field(learn, "Network")
    network.setCurrentIndex(network.findText("resnet"))
    next(s for s in learn.findChildren(_spin()) if s.accessibleName() == "Batch").setValue(16)
    assert name.placeholderText() == "resnet, batch 16, Handwritten digits"
    learn.receive("auto-encoder")
    learn.beginning.data.choose(DataKind.CLASSES, "example:digits")
    assert name.placeholderText().startswith("Auto-encoder, ")


def test_data_that_suits_it_is_offered_first(qtbot, learn: LearnPage, asked) -> None:
    data = learn.beginning.data

    def first(key: str) -> tuple[DataKind, str]:
        learn.receive(key)
        return data._kind.currentData()

    assert first("classifier") == (DataKind.CLASSES, "example:digits")
    assert first("camera-gain") == (DataKind.CLASSES, "example:portraits")
    assert (DataKind.CLASSES, "example:digits") not in data.offered, "which has no face"
    assert first("face-adapter") == (DataKind.CLASSES, "")
    assert not any(place for _kind, place in data.offered)
    assert sees(learn, "It learns from faces of many people, with several photos of each: no example has such.")
    assert first("vae") == (DataKind.CLASSES, "")
    assert data.offered[-1] == (DataKind.PICTURES, "example:pictures"), "for whole pictures"
    assert first("classifier") == (DataKind.CLASSES, "example:digits"), "nobody has chosen the folder"
    data.choose(DataKind.CLASSES, "example:small-faces")
    assert first("face-embedder") == (DataKind.CLASSES, "")
    assert first("fine-tune") == (DataKind.CLASSES, "example:small-faces")


def test_nothing_moves_while_it_is_measured(qtbot, learn: LearnPage, asked) -> None:
    learn.receive("classifier")
    qtbot.waitUntil(lambda: says(learn, WORDS))
    qtbot.wait(50)
    steps = next(s for s in learn.findChildren(_spin()) if s.accessibleName() == "Steps")

    def places() -> list[int]:
        learn.beginning.layout().activate()
        return [w.mapTo(learn, w.rect().topLeft()).y() for w in (steps, learn.beginning.name, button(learn, "Start"))]

    assert sees(learn, "▲ 2 are left out")
    before = places()
    steps.setValue(77)
    assert button(learn, "Defaults").isVisible()
    assert says(learn, "Measuring how long it takes…")
    qtbot.wait(50)
    assert places() == before
    qtbot.waitUntil(lambda: len(asked) == 2 and says(learn, "About 2 min"))
    qtbot.wait(50)
    assert places() == before


def test_what_was_chosen_and_set_is_there_again_the_next_time(qtbot, learn: LearnPage, asked) -> None:
    learn.receive("classifier")
    next(s for s in learn.findChildren(_spin()) if s.accessibleName() == "Steps").setValue(77)
    recipe = learn.beginning.recipes.recipe
    assert remembering.last_recipe() == "classifier"
    assert remembering.changes(recipe) == {"steps": 77}
    learn.beginning.forget()
    learn.beginning.take_up()
    assert learn.beginning.settings.values()["steps"] == 77
    QSettings().setValue("learn/settings/classifier", '{"steps": 0, "batch": 8, "gone": 1}')
    assert remembering.changes(recipe) == {"batch": 8}
    QSettings().setValue("learn/settings/classifier", "nothing")
    assert remembering.changes(recipe) == {}


@pytest.mark.parametrize(("key", "first"), [("classifier", "network"), ("face-adapter", "loss"), ("vae", "pictures")])
def test_what_one_changes_first_stands_first(key: str, first: str) -> None:
    names = registry.recipe(key).parameters.model_fields
    found, rest = in_order(names)
    assert (found[0], found[-3:]) == (first, ["steps", "batch", "rate"])
    assert sorted([*found, *rest]) == sorted(names)
    assert in_order(registry.recipe("growing").parameters.model_fields)[1] == [], "few need no button"


@pytest.mark.parametrize("words", ["taught", "teach", "softmax", "embedder"])
def test_what_can_be_learnt_is_found_by_what_it_offers(learn: LearnPage, words: str) -> None:
    recipes = learn.beginning.recipes
    whole = recipes.list.count()
    recipes.search.setText(words)
    assert 0 < recipes.list.count() < whole
    recipes.search.setText("handwritten digits")
    assert recipes.list.count() > 0


def test_all_that_can_be_learnt_is_seen_until_something_is_chosen(qtbot, learn: LearnPage, asked) -> None:
    recipes = learn.beginning.recipes
    line = recipes.list.sizeHintForRow(0)
    assert recipes.list.height() > recipes.list.count() * line
    learn.receive("remedies")
    assert recipes.list.height() < recipes.list.count() * line
    assert recipes.list.viewport().rect().contains(recipes.list.visualItemRect(recipes.list.currentItem()))


def test_that_something_else_learns_is_said_as_long_as_it_does(qtbot, learn: LearnPage, asked) -> None:
    learn.receive("classifier")
    qtbot.waitUntil(lambda: says(learn, "About 2 min"))
    for others, said in (
        (("Cats",), "About 40 s to the end on this machine's processor. Cats is learning: longer as long as both do."),
        (("Cats", "Dogs"), "2 others are learning: longer as long as they do."),
        ((), "About 2 min to the end on this machine's processor."),
    ):
        learn.beginning.note_runs(frozenset(), others)
        assert says(learn, said)
    assert not says(learn, "learning: longer")
    assert len(asked) == 1
    learn.beginning.note_runs(frozenset(), ("Cats",))
    next(s for s in learn.findChildren(_spin()) if s.accessibleName() == "Steps").setValue(77)
    qtbot.waitUntil(lambda: len(asked) == 2 and says(learn, "About 40 s"))
    learn.beginning.note_runs(frozenset(), ())
    qtbot.waitUntil(lambda: len(asked) == 3 and says(learn, "About 2 min"))
    learn.beginning.note_runs(frozenset(), ("Cats",))
    next(s for s in learn.findChildren(_spin()) if s.accessibleName() == "Steps").setValue(78)
    learn.beginning.note_runs(frozenset(), ())
    qtbot.waitUntil(lambda: len(asked) == 5 and says(learn, "About 2 min"))
