"""Looking at what came out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.window import theme
from app.window.main_window import MainWindow
from app.window.pages.tasks import TasksPage
from core import images
from tests.app.window.clicking import button, click, field, sees
from tests.app.window.pages.tasks.doing import choose, opened, wait_for
from tests.app.window.pages.tasks.stand_ins import GO_ON


@pytest.fixture
def view(qtbot, window: MainWindow, tasks: TasksPage, small: dict[str, Path]):
    shown = opened(qtbot, window, tasks, "brighten")
    choose(qtbot, shown, small["one"])
    wait_for(qtbot, shown, "Brighter by 40 levels")
    return shown


def test_the_wipe_is_moved_with_keys_and_stays_while_settings_change(qtbot, view) -> None:
    pictures = view.result.view
    click(qtbot, view, "Wipe")
    assert len(pictures.panes()) == 2
    assert pictures.place(0) == pictures.place(1), "one lies over the other"
    for _ in range(5):
        qtbot.keyClick(pictures, Qt.Key.Key_Left)
    assert pictures.split == pytest.approx(0.4)
    field(view, "Amount").setValue(60)
    wait_for(qtbot, view, "Brighter by 60 levels")
    assert pictures.split == pytest.approx(0.4)
    assert pictures.place(0) == pictures.place(1)
    click(qtbot, view, "Side by side")
    assert pictures.place(0) != pictures.place(1)


def test_layers_and_plots_are_chosen_and_stay_chosen(qtbot, view) -> None:
    what = field(view, "What is shown")
    assert [what.itemText(n) for n in range(what.count())] == ["Result", "Cut-out", "Curve"]
    what.setCurrentText("Cut-out")
    assert view.result.picture.pixels.shape[2] == 4
    field(view, "Amount").setValue(60)
    wait_for(qtbot, view, "Brighter by 60 levels")
    assert what.currentText() == "Cut-out"
    what.setCurrentText("Curve")
    assert view.result.plot.isVisible()
    assert not view.result.view.isVisible()
    assert not button(view, "Copy picture").isEnabled()
    assert not view.result._wipe.isVisible()
    what.setCurrentText("Result")
    assert view.result.view.isVisible()
    assert button(view, "Copy picture").isEnabled()


def test_a_picture_is_copied(qtbot, view) -> None:
    click(qtbot, view, "Copy picture")
    assert sees(view, "✔ The picture is on the clipboard.")
    copied = QGuiApplication.clipboard().image()
    assert (copied.width(), copied.height()) == (160, 120)
    expected = view.result.picture.pixels[60, 80]
    colour = copied.pixelColor(80, 60)
    assert (colour.red(), colour.green(), colour.blue()) == tuple(expected)


def test_the_table_is_copied(qtbot, view) -> None:
    click(qtbot, view, "Copy table")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Channel\tMean\tNumber"
    assert lines[1].startswith("Red\t")
    assert len(lines) == 4


def test_the_result_becomes_the_picture_of_the_next_task(qtbot, window: MainWindow, tasks, view, small) -> None:
    click(qtbot, view, "Use as picture")
    wait_for(qtbot, view, "one-brighten.png")
    once = images.read(small["one"]).astype(int) + 40
    assert (view.source.shown.pixels == once.clip(0, 255)).all()
    qtbot.waitUntil(lambda: view.result.outcome.given.name == "one-brighten.png")
    GO_ON.set()
    opened(qtbot, window, tasks, "wait")
    click(qtbot, view, "Run")
    wait_for(qtbot, view, "Done in 1 steps")
    assert (view.result.picture.pixels == 255 - once.clip(0, 255)).all()


def test_transparency_stays_where_a_layer_becomes_the_picture(qtbot, view, small) -> None:
    field(view, "What is shown").setCurrentText("Cut-out")
    click(qtbot, view, "Use as picture")
    wait_for(qtbot, view, "one-brighten.png")
    assert view.source.shown.pixels.shape == (120, 160, 4)
    wait_for(qtbot, view, "What is transparent in the picture was put on white")
    assert view.result.outcome.given.picture.shape == (120, 160, 3)


def test_it_wears_every_look(qapp, tasks: TasksPage, view) -> None:
    theme.apply(qapp, "dark")
    tasks.dress()
    assert view.result.plot.backgroundBrush().color().name() == theme.tokens()["dark"]["surface"]
    theme.apply(qapp, "light")
