"""Runs: how they go, what came of them, and what can be done with them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog

from app.window.main_window import MainWindow
from app.window.page import WantedProfile, WantedTask
from app.window.pages.learn import LearnPage
from core.base.messages import Message
from core.errors import LearningError
from core.learning import running
from core.learning.runs import Ended, Run, Runs, State
from core.learning.sources import DataKind, Source
from core.recognition import profiles
from core.store.audit import Actor, Permission
from core.tasks import registry as task_registry
from tests.app.window.clicking import button, clashing_keys, click, field, page, says, sees, unnamed_fields
from tests.app.window.pages.learn.made import OUTCOME, add_looks, add_points
from tests.core.learning.adapters import adapter_run

Make = Callable[..., Run]


def _cells(learn: LearnPage, row: int) -> list[str]:
    model = learn.table.model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def _see(qtbot, learn: LearnPage, count: int) -> None:
    learn._follower.look()
    qtbot.waitUntil(lambda: len(learn.table.entries) == count)


def _lines(plot: Any) -> list[int]:
    """How many points each line has."""
    return [len(item.xData) for item in plot.getPlotItem().listDataItems() if item.xData is not None]


@pytest.mark.parametrize(
    ("state", "words", "said", "can"),
    [
        (State.NEW, "", "It has not begun.", {"Go on", "Rename…", "Delete…"}),
        (State.RUNNING, "", "Step 200 of 1,000; about 12 s left.", {"Stop", "Rename…", "Export…"}),
        (State.STOPPED, "stopped after 210 of 1,000 steps", "Stopped after 210 of 1,000 steps. Go on takes it up",
         {"Go on", "Rename…", "Export…", "Delete…"}),
        (State.INTERRUPTED, "", "The program or the machine was stopped",
         {"Go on", "Rename…", "Export…", "Delete…"}),
        (State.FAILED, "there is not enough memory", "There is not enough memory.",
         {"Go on", "Rename…", "Export…", "Delete…"}),
        (State.FINISHED, "", "97.0% of 100 held-out pictures are told right.", {"Rename…", "Export…", "Delete…"}),
    ],
)  # fmt: skip
def test_what_a_run_is_doing_is_said_with_a_way_on(
    qtbot, learn: LearnPage, make: Make, state: State, words: str, said: str, can: set[str]
) -> None:
    make(state=state, looks=0 if state == State.NEW else 2, words=words)
    _see(qtbot, learn, 1)
    assert sees(learn.run_view, said)
    names = ("Stop", "Go on", "Rename…", "Export…", "Delete…")
    assert {name for name in names if button(learn.handling, name).isEnabled()} == can
    shown = {State.NEW: "Not begun", State.RUNNING: "◐ Learning", State.STOPPED: "■ Stopped",
             State.INTERRUPTED: "▲ Broken off", State.FAILED: "✖ Failed", State.FINISHED: "✔ Finished"}  # fmt: skip
    assert _cells(learn, 0)[1] == shown[state]
    assert says(learn.run_view, shown[state])
    if state != State.NEW:
        assert _cells(learn, 0)[2:4] == ["accuracy 0.7500", "200 of 1,000"]


def test_what_was_killed_before_anything_was_kept_begins_at_its_first_step(qtbot, learn: LearnPage, make: Make) -> None:
    make(state=State.INTERRUPTED, looks=0)
    _see(qtbot, learn, 1)
    assert sees(learn.run_view, "Nothing was kept of it yet: go on begins at its first step, to the same result.")
    assert not says(learn.run_view, "where it was kept last")


def test_what_failed_before_its_first_step_does_not_go_on(qtbot, learn: LearnPage, make: Make) -> None:
    make(state=State.FAILED, words="too few of the pictures can be read")
    _see(qtbot, learn, 1)
    why = "It failed before its first step: begin a new one."
    assert sees(learn.run_view, f"Too few of the pictures can be read. {why}")
    assert not button(learn.handling, "Go on").isEnabled()
    assert button(learn.handling, "Go on").toolTip() == why


def test_nothing_is_said_of_runs_before_they_have_been_read(qtbot, window: MainWindow, make: Make) -> None:
    make(state=State.STOPPED, looks=2)
    shown, told = LearnPage(window.session), []
    qtbot.addWidget(shown)
    nothing, example = shown._nothing, shown._example

    def note() -> None:
        seen = "the run" if shown._stage.currentWidget() is shown.run_view else nothing.text()
        told.append((seen, example.isVisibleTo(shown)))

    note()
    shown._follower.seen.connect(lambda _found: note())
    shown._follower.look()
    qtbot.waitUntil(lambda: told[-1][0] == "the run")
    assert set(told[:-1]) == {("Reading what has been learnt here…", False)}
    shown.forget()
    note()
    assert told[-1] == ("Reading what has been learnt here…", False)


def test_curves_grow_with_the_journal_and_only_while_the_page_is_in_front(
    qtbot, window: MainWindow, learn: LearnPage, make: Make
) -> None:
    run = make(state=State.RUNNING, looks=2)
    _see(qtbot, learn, 1)
    curves = learn.run_view.curves
    qtbot.waitUntil(lambda: _lines(curves.losses) == [2, 2])
    assert (_lines(curves.scores), _lines(curves.rate)) == ([2], [2])
    assert learn._follower.following
    add_looks(run, 3)
    qtbot.waitUntil(lambda: _lines(curves.losses) == [5, 5])
    window.open_page("people")
    assert not learn._follower.following
    page(window, "learn")
    assert learn._follower.following


def test_losses_between_looks_are_drawn_as_they_come(qtbot, learn: LearnPage, make: Make) -> None:
    run = make(state=State.RUNNING)
    _see(qtbot, learn, 1)
    curves = learn.run_view.curves
    for count in (3, 7):
        add_points(run, count)
        qtbot.waitUntil(lambda count=count: _lines(curves.losses) == [count])
    add_looks(run, 1)
    qtbot.waitUntil(lambda: _lines(curves.losses) == [7, 1])


def test_axes_reach_to_the_end_of_the_run(qtbot, learn: LearnPage, make: Make) -> None:
    make(state=State.FINISHED, looks=2)
    _see(qtbot, learn, 1)
    plot = learn.run_view.curves.scores.getPlotItem()
    qtbot.waitUntil(lambda: plot.viewRange()[0] == pytest.approx([0, 200], abs=10))
    make(state=State.RUNNING, title="New")
    _see(qtbot, learn, 2)
    learn.table.choose((learn.table.entries[0].id,))
    qtbot.waitUntil(lambda: plot.viewRange()[0] == pytest.approx([0, 1000], abs=50))
    assert plot.viewRange()[1] == pytest.approx([0, 1], abs=0.1), "nothing of the run before"


def test_nothing_is_drawn_anew_where_nothing_is_new(qtbot, learn: LearnPage, make: Make) -> None:
    make(state=State.RUNNING, looks=2)
    _see(qtbot, learn, 1)
    qtbot.waitUntil(lambda: learn.run_view.seen is not None)
    before, drawn = learn.run_view.seen, []
    learn.run_view.curves.losses.show_plot = lambda *_all, **_more: drawn.append(1)
    learn._follower.look()
    qtbot.waitUntil(lambda: learn.run_view.seen is not before)
    assert drawn == []


def test_what_came_of_it_comes_to_the_front_when_it_has_finished(qtbot, learn: LearnPage, make: Make) -> None:
    from core.learning import outcomes

    run = make(state=State.RUNNING, looks=2)
    _see(qtbot, learn, 1)
    qtbot.waitUntil(lambda: learn.run_view.seen is not None)
    assert not says(learn, "accuracy 0.97")
    outcomes.write(run.folder, OUTCOME)
    run.note_end(None)
    assert sees(learn.run_view, "accuracy 0.9700")
    outcome = learn.run_view.outcome
    assert outcome.confusion.isVisible()
    assert outcome.confusion.shades.columns == ["cat", "dog"]
    choice = field(outcome, "What is shown")
    told = [choice.itemText(place) for place in range(choice.count())]
    assert told == ["Confusion matrix", "Table", "Calibration", "The wrong ones"]
    choice.setCurrentIndex(1)
    assert outcome.table.isVisible()
    choice.setCurrentIndex(2)
    assert _lines(outcome.plot) == [2]
    choice.setCurrentIndex(3)
    qtbot.waitUntil(lambda: outcome.picture.image is not None)
    assert outcome.picture.image.width() == 30


def test_pictures_are_shown_as_they_come(qtbot, learn: LearnPage, make: Make) -> None:
    run = make(state=State.RUNNING)
    add_looks(run, 2, samples=True)
    _see(qtbot, learn, 1)
    click(qtbot, learn.run_view, "Pictures")
    samples = learn.run_view.samples
    qtbot.waitUntil(lambda: samples.picture.image is not None)
    assert samples.picture.image.width() == 42
    add_looks(run, 1, samples=True)
    qtbot.waitUntil(lambda: samples.picture.image.width() == 43)
    samples.slider.setValue(0)
    qtbot.waitUntil(lambda: samples.picture.image.width() == 41)
    assert says(samples, "step 100")
    add_looks(run, 1, samples=True)
    qtbot.waitUntil(lambda: samples.slider.maximum() == 3)
    assert samples.slider.value() == 0, "whoever looks back is left there"


def test_layers_and_settings(qtbot, window: MainWindow, learn: LearnPage, make: Make) -> None:
    make(state=State.STOPPED, looks=3, rate=0.004)
    _see(qtbot, learn, 1)
    click(qtbot, learn.run_view, "Layers")
    assert list(learn.run_view.layers.gradients.shades.rows) == ["layer 0", "head"]
    click(qtbot, learn.run_view, "Settings")
    text = learn.run_view.about.table.text()
    assert "Learning rate\t0.004" in text
    assert says(learn.run_view.about, "Handwritten digits")
    assert unnamed_fields(learn) == []
    assert clashing_keys(window, learn) == []


def test_several_are_compared_in_one_table_and_one_plot(qtbot, learn: LearnPage, make: Make) -> None:
    first = make(title="Slow", state=State.STOPPED, looks=2, rate=0.001)
    second = make(title="Fast", state=State.STOPPED, looks=3, rate=0.01)
    _see(qtbot, learn, 2)
    learn.table.selectAll()
    assert sees(learn.comparison, "2 runs compared")
    assert set(learn.table.ids) == {first.id, second.id}
    head, *lines = learn.comparison.table.text().splitlines()
    assert head.split("\t") == ["Name", "State", "Steps done", "Minutes", "Accuracy", "Held-out loss", "Learning rate",
                                "Run"]  # fmt: skip
    assert {line.split("\t")[1] for line in lines} == {"■ Stopped"}, "as the table of runs words it"
    assert {line.split("\t")[0] for line in lines} == {"Slow", "Fast"}
    assert sorted(_lines(learn.comparison.plot)) == [2, 3]
    choice = learn.comparison.measure
    choice.setCurrentIndex(choice.findText("loss"))
    assert sorted(_lines(learn.comparison.plot)) == [2, 3]
    assert not button(learn.handling, "Rename…").isEnabled()
    assert not button(learn.handling, "Export…").isEnabled()
    learn.table.choose((first.id,))
    qtbot.waitUntil(learn.run_view.isVisible)


def test_a_run_keeps_its_colour_when_another_comes_to_its_first_look(qtbot, learn: LearnPage, make: Make) -> None:
    make(title="Old", state=State.STOPPED, looks=2)
    new = make(title="New", state=State.STOPPED)
    _see(qtbot, learn, 2)
    learn.table.selectAll()
    assert sees(learn.comparison, "2 runs compared")
    plot = learn.comparison.plot

    def colours() -> dict[int, str]:
        items = [item for item in plot.getPlotItem().listDataItems() if item.xData is not None]
        return {len(item.xData): item.opts["pen"].color().name() for item in items}

    before = colours()
    assert list(before) == [2]
    assert plot._legend.isVisible()
    add_looks(new, 3)
    qtbot.waitUntil(lambda: 3 in colours())
    assert colours()[2] == before[2] != colours()[3]


def test_what_is_chosen_stays_chosen_when_a_run_is_added(qtbot, learn: LearnPage, make: Make) -> None:
    first = make(title="First", state=State.STOPPED, looks=1)
    make(title="Second", state=State.STOPPED, looks=1)
    _see(qtbot, learn, 2)
    learn.table.choose((first.id,))
    make(title="Third")
    _see(qtbot, learn, 3)
    assert learn.table.ids == (first.id,)
    qtbot.waitUntil(lambda: learn.run_view.seen is not None and learn.run_view.seen.entry.id == first.id)


def test_stop_go_on_export_and_delete(
    qtbot, window: MainWindow, learn: LearnPage, make: Make, tmp_path: Path, monkeypatch
) -> None:
    run = make(title="Digits", state=State.RUNNING, looks=2)
    _see(qtbot, learn, 1)
    click(qtbot, learn.handling, "Stop")
    qtbot.waitUntil(run.asked_to_stop)
    assert sees(learn.run_view, "It stops after the step that is going on")
    run.note_end(Ended(state=State.STOPPED, words=Message("stopped after 200 of 1,000 steps")))
    launched = []
    monkeypatch.setattr(
        running, "launch", lambda given, folder, _site, *, finish: launched.append((given.id, folder, finish))
    )
    click(qtbot, learn.handling, "Go on")
    qtbot.waitUntil(lambda: launched == [(run.id, window.session.site.folder, False)])
    click(qtbot, learn.handling, "Finish here")
    qtbot.waitUntil(lambda: launched[1:] == [(run.id, window.session.site.folder, True)])
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").touch()
    # one that is not there, one below that, and one that holds something else
    for given, place in (("new", "new"), ("new/er", "new/er"), ("full", "full/digits")):
        asked: list[tuple] = []

        def answer(*how: object, asked: list[tuple] = asked, given: str = given) -> tuple[str, str]:
            asked.append(how)
            return str(tmp_path / given), ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
        click(qtbot, learn.handling, "Export…")
        assert sees(
            learn.handling, f"✔ It is in {tmp_path / place}. No network is among what was written: finish it here"
        )
        assert Path(asked[0][2]).name == "digits"
        assert json.loads((tmp_path / place / "run.json").read_text())["id"] == run.id
    click(qtbot, learn.handling, "Delete…")
    assert says(learn.handling, "Delete Digits? All that it has learnt goes with it.")
    click(qtbot, learn.handling.question, "Keep")
    assert run.folder.is_dir()
    click(qtbot, learn.handling, "Delete…")
    click(qtbot, learn.handling.question, "Delete")
    qtbot.waitUntil(lambda: not run.folder.exists())
    assert sees(learn, "Nothing has been learnt here yet.")


def test_a_finished_run_is_tried_on_a_picture(qtbot, window: MainWindow, learn: LearnPage, make: Make) -> None:
    run = make(title="Mine", state=State.FINISHED, looks=2)
    asked: list[tuple[str, object]] = []
    window.session.went.disconnect()
    window.session.went.connect(lambda key, what: asked.append((key, what)))
    _see(qtbot, learn, 1)
    qtbot.waitUntil(lambda: button(learn.handling, "Try it…").isEnabled())
    assert button(learn.handling, "Try it…").toolTip() == "On a picture"
    click(qtbot, learn.handling, "Try it…")
    assert asked[-1] == ("tasks", WantedTask("trained-classifier", {"network": run.id}))
    assert "network" in task_registry.tasks()["trained-classifier"].parameters.model_fields
    assert "examples" in task_registry.tasks()["taught"].parameters.model_fields
    make(title="Mine", state=State.STOPPED, looks=1)
    _see(qtbot, learn, 2)
    learn.table.selectAll()
    assert not learn.handling._try.isEnabled()
    assert says(learn, "Choose several, with Ctrl or Shift, to compare them.")


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (0.031, "It tells people it never saw apart better than what it began as."),
        (0.051, "▲ It tells people it never saw apart no better than what it began as"),
    ],
)
def test_the_site_recognises_by_what_was_learnt_once_somebody_has_read_what_was_measured(
    qtbot, window: MainWindow, learn: LearnPage, after: float, said: str
) -> None:
    site = window.session.site
    adapter_run(site.folder, DataKind.CLASSES, after)
    asked: list[tuple[str, object]] = []
    window.session.went.disconnect()
    window.session.went.connect(lambda key, what: asked.append((key, what)))
    _see(qtbot, learn, 1)
    qtbot.waitUntil(learn.handling._use.isVisible)
    assert clashing_keys(window, learn) == []
    click(qtbot, learn.handling, "Use at this site…")
    assert sees(learn.handling, said)
    assert says(learn.handling, f"FNMR at 0.001 of 12 held-out people: {after:.2%}, before 4.20%.")
    assert profiles.own(site.folder) == [], "nothing happens before it is answered"
    click(qtbot, learn.handling.using, "Use it")
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [("settings", WantedProfile(profiles.own(site.folder)[0]))]


def test_a_site_does_not_rest_on_what_goes_with_any_of_its_people(qtbot, window: MainWindow, learn: LearnPage) -> None:
    adapter_run(window.session.site.folder, DataKind.GALLERY)
    _see(qtbot, learn, 1)
    use = button(learn.handling, "Use at this site…")
    assert not use.isEnabled()
    assert use.toolTip().startswith("What was learnt from people of the gallery is deleted with any of them")
    assert use.toolTip().endswith("learn from other pictures.")


def test_why_an_adapter_without_a_profile_is_of_no_use_is_said(qtbot, window: MainWindow, learn: LearnPage) -> None:
    adapter_run(window.session.site.folder, profile=False)
    _see(qtbot, learn, 1)
    use, trying = button(learn.handling, "Use at this site…"), button(learn.handling, "Try it…")
    assert not use.isEnabled()
    assert use.toolTip() == (
        "No recognition profile came of Our people. That takes more people who are not learnt from: see its result."
    )
    assert not trying.isEnabled()
    assert trying.toolTip().startswith("There is no task that tries on a picture what such a run learns")
    adapter_run(window.session.site.folder)
    _see(qtbot, learn, 2)
    learn.table.choose((learn.table.entries[0].id,))
    qtbot.waitUntil(use.isEnabled)
    assert use.toolTip() == "Recognise people by what it has learnt"


def test_whoever_may_not_change_settings_changes_no_profile_here_either(
    qtbot, window: MainWindow, learn: LearnPage
) -> None:
    site = window.session.site
    adapter_run(site.folder)
    _see(qtbot, learn, 1)
    (entry,) = learn.table.entries
    window.session.who.site = window.session.root.acting_as(Actor("Rita", frozenset(Permission) - {Permission.RULES}))
    learn.handling.use(entry)
    assert sees(learn.handling, "✖ Rita may not change doors, rules and settings")
    assert profiles.own(site.folder) == []


def test_other_runs_are_of_no_use_to_the_site(qtbot, learn: LearnPage, make: Make) -> None:
    make(title="Mine", state=State.FINISHED, looks=2)
    _see(qtbot, learn, 1)
    qtbot.waitUntil(lambda: button(learn.handling, "Try it…").isEnabled())
    assert not learn.handling._use.isVisible()


def test_a_run_is_renamed_while_it_runs_and_what_is_no_title_can_be_mended(
    qtbot, window: MainWindow, learn: LearnPage, make: Make
) -> None:
    run = make(title="Digits", state=State.RUNNING, looks=1)
    _see(qtbot, learn, 1)
    click(qtbot, learn.handling, "Rename…")
    assert says(learn.handling, "Another name for “Digits”")
    assert clashing_keys(window, learn) == []
    name = learn.handling.naming.field
    assert name.text() == "Digits"
    for text, said in (("  ", "✖ A run needs a title"), ("x" * 121, "✖ The title of a run has at most 120 letters")):
        name.setText(text)
        click(qtbot, learn.handling, "OK")
        assert sees(learn.handling, said)
        assert name.isVisible()
    add_looks(run, 1)
    qtbot.waitUntil(lambda: learn.table.entries[0].step == 200)
    assert name.isVisible(), "a look takes nothing away that somebody types"
    name.setText(" Digits,  slowly ")
    click(qtbot, learn.handling, "OK")
    assert sees(learn.handling, "✔ Renamed to Digits, slowly.")
    assert not name.isVisible()
    assert sees(learn.run_view, "Digits, slowly")
    assert _cells(learn, 0)[0] == "Digits, slowly"
    assert Run.read(run.folder).title == "Digits, slowly"
    click(qtbot, learn.handling, "Rename…")
    name.setText("Else")
    click(qtbot, learn.handling, "Cancel")
    assert not name.isVisible()
    assert Run.read(run.folder).title == "Digits, slowly"


def test_what_cannot_be_done_is_said(qtbot, learn: LearnPage, make: Make, monkeypatch) -> None:
    make(state=State.STOPPED, looks=1)
    _see(qtbot, learn, 1)

    def refuse(_run: object, _folder: object, _site: object, *, finish: bool) -> None:
        raise LearningError("{title} is running already", title="Digits")

    monkeypatch.setattr(running, "launch", refuse)
    click(qtbot, learn.handling, "Go on")
    assert sees(learn.handling, "✖ Digits is running already")


def test_closing_the_window_breaks_nothing_off_and_the_page_says_so(
    qtbot, window: MainWindow, learn: LearnPage, make: Make
) -> None:
    make(state=State.RUNNING, looks=1)
    _see(qtbot, learn, 1)
    assert sees(learn, "1 is learning, and goes on when this window is closed.")
    assert learn.busy == ""
    window.session.demo = True
    learn._follower.look()
    assert sees(learn, "What learns here ends with the demonstration.")
    assert learn.busy == "What learns here ends with the demonstration, and nothing of it is kept."
    window.session.demo = False


def test_what_is_learnt_from_the_gallery_is_seen_by_those_alone_who_may_export_it(
    qtbot, window: MainWindow, learn: LearnPage, make: Make
) -> None:
    make(title="Digits", state=State.STOPPED, looks=1)
    make(title="People", state=State.STOPPED, looks=1, source=Source(kind=DataKind.GALLERY))
    _see(qtbot, learn, 2)
    actor = Actor("Rita", frozenset(Permission) - {Permission.EXPORT})
    window.session.who.site = window.session.root.acting_as(actor)
    window.session.who.entered.emit()
    qtbot.waitUntil(lambda: [entry.run.title for entry in learn.table.entries] == ["Digits"])


def test_who_deletes_what_was_learnt_from_the_gallery_is_in_the_trail(
    qtbot, window: MainWindow, learn: LearnPage, make: Make
) -> None:
    run, site = make(state=State.STOPPED, looks=1, source=Source(kind=DataKind.GALLERY)), window.session.site
    site.learnt.begin(run.folder)
    _see(qtbot, learn, 1)
    click(qtbot, learn.handling, "Delete…")
    click(qtbot, learn.handling.question, "Delete")
    assert sees(learn, "Nothing has been learnt here yet.")
    told = [(entry.actor, entry.action, entry.subject) for entry in site.trail.entries()]
    assert (site.trail.actor.name, "delete what was learnt", f"run {run.id}") in told


def test_whoever_comes_next_finds_nothing_of_the_one_before(qtbot, learn: LearnPage, make: Make, asked) -> None:
    make(state=State.FINISHED, looks=2)
    _see(qtbot, learn, 1)
    learn.receive("classifier")
    qtbot.waitUntil(lambda: bool(asked))
    field(learn, "Name of the run").setText("Secret")
    learn.leave()
    learn.forget()
    assert learn.table.entries == ()
    assert learn.run_view.seen is None
    assert learn.beginning.recipes.recipe is None
    assert learn.beginning.name.text() == ""
    assert learn.run_view.outcome.table.model().rowCount() == 0


def test_others_lead_to_a_run(qtbot, window: MainWindow, learn: LearnPage, make: Make) -> None:
    wanted = make(title="Wanted", state=State.STOPPED, looks=1)
    make(title="Newer", state=State.STOPPED, looks=1)
    window.open_page("people")
    window.session.go("learn", wanted.id)
    qtbot.waitUntil(lambda: learn.table.ids == (wanted.id,))


def test_a_look_draws_in_both_themes(qtbot, window: MainWindow, learn: LearnPage, make: Make) -> None:
    from app.window import theme

    make(state=State.FINISHED, looks=3)
    _see(qtbot, learn, 1)
    click(qtbot, learn.run_view, "Layers")
    from PySide6.QtCore import QSettings

    for look in ("dark", "light"):
        QSettings().setValue("theme", look)
        window.session.look_changed.emit()
        grid = learn.run_view.layers.gradients
        picture = grid.grab().toImage()
        drawn = {picture.pixelColor(x, y).name() for x in range(0, picture.width(), 3) for y in range(0, 90, 3)}
        assert theme.colour("accent").name() in drawn
        assert learn.run_view.curves.losses.backgroundBrush().color() == theme.colour("surface")


def test_one_is_learnt_to_its_end(qtbot, window: MainWindow, learn: LearnPage, tmp_path: Path) -> None:
    """Everything as it is: a process measures, another learns."""
    learn.receive("classifier")
    learn.beginning.data.choose(DataKind.CLASSES, "example:small-faces")
    settings = learn.beginning.settings
    for form in settings._forms:
        for name, value in (("steps", 20), ("batch", 4), ("every", 10)):
            if name in form._fields:
                form._fields[name].set_value(value)
    click(qtbot, learn, "Start")
    qtbot.waitUntil(lambda: len(learn.table.entries) == 1)
    qtbot.waitUntil(lambda: learn.table.entries[0].state == State.FINISHED)
    assert sees(learn.run_view, "held-out pictures are told right.")
    (run,) = Runs(window.session.site.folder).all()
    assert [row.step for row in run.journal().rows] == [10, 20]
