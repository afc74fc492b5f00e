"""Two pictures beside each other, wiped, enlarged, and painted over."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import SIGNAL, QPoint, QPointF, Qt
from PySide6.QtGui import QColor

from app.window import theme
from app.window.widgets.compare import CompareView, Mode
from app.window.widgets.shown import Shown
from app.window.widgets.strokes import Strokes, mask

RED, BLUE = (255, 0, 0), (0, 0, 255)


def _plain(colour: tuple[int, int, int], height: int = 100, width: int = 200) -> Shown:
    return Shown.of(np.full((height, width, 3), colour, np.uint8))


@pytest.fixture
def view(qtbot, qapp) -> CompareView:
    theme.apply(qapp, "light")
    shown = CompareView("Nothing yet")
    qtbot.addWidget(shown)
    shown.resize(408, 300)
    shown.show()
    return shown


def _colour(view: CompareView, x: float, y: float) -> tuple[int, int, int]:
    colour = view.grab().toImage().pixelColor(round(x), round(y))
    return colour.red(), colour.green(), colour.blue()


def test_nothing_is_words(view: CompareView) -> None:
    assert view.panes() == []
    assert not view.can_wipe
    view.grab()
    view.move_line(0.2)  # nothing to wipe, nothing that breaks
    view.set_mode(Mode.WIPE)
    assert view.mode is Mode.BESIDE


def test_one_picture_takes_all_the_room(view: CompareView) -> None:
    view.show_pictures(_plain(RED), None, ("Original", ""))
    assert view.place().width() == 408
    assert _colour(view, 204, 150) == RED


def test_two_lie_where_they_are_largest(view: CompareView) -> None:
    view.show_pictures(_plain(RED), _plain(BLUE))
    first, second = view.place(0), view.place(1)
    assert first.bottom() <= second.top(), "wide pictures lie one below the other"
    assert first.size() == second.size()
    view.show_pictures(_plain(RED, 200, 100), _plain(BLUE, 200, 100))
    first, second = view.place(0), view.place(1)
    assert first.right() <= second.left(), "high ones beside each other"
    assert _colour(view, *first.center().toTuple()) == RED
    assert _colour(view, *second.center().toTuple()) == BLUE


def test_the_line_is_dragged_and_moved_with_keys(qtbot, view: CompareView) -> None:
    view.show_pictures(_plain(RED), _plain(BLUE))
    view.set_mode(Mode.WIPE)
    middle = round(view.place().center().y()) + 40
    assert _colour(view, 100, middle) == RED
    assert _colour(view, 300, middle) == BLUE
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(204, middle))
    qtbot.mouseMove(view, QPoint(102, middle))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(102, middle))
    assert view.split == pytest.approx(0.25, abs=0.01)
    assert _colour(view, 160, middle) == BLUE
    view.setFocus()
    before = view.split
    with qtbot.waitSignal(view.wiped):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.split == pytest.approx(before + 0.02)
    qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.split == pytest.approx(before - 0.08)
    for _ in range(9):
        qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.split == 0.0
    assert _colour(view, 30, middle) == BLUE


def test_pictures_of_other_shapes_are_never_laid_over_each_other(view: CompareView) -> None:
    view.set_mode(Mode.WIPE)
    view.show_pictures(_plain(RED), _plain(BLUE, 100, 100))
    assert not view.can_wipe
    assert view.mode is Mode.BESIDE
    view.show_pictures(_plain(RED), _plain(BLUE, 300, 600))
    assert view.mode is Mode.WIPE, "the same shape at three times the size"


def test_it_is_enlarged_with_wheel_and_keys_and_moved(qtbot, view: CompareView) -> None:
    view.show_pictures(_plain(RED), None)
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus):
        qtbot.keyClick(view, key)
    assert view.lens.zoom == pytest.approx(1.5625)
    left = view.place().left()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.place().left() < left
    left = view.place().left()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
    qtbot.mouseMove(view, QPoint(210, 150))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton)
    assert view.place().left() == pytest.approx(min(0, left + 10))
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.lens.zoom == pytest.approx(1.25)
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.lens.zoom == 1
    view.show_pictures(_plain(RED), _plain(BLUE))
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    view.show_pictures(_plain(RED), _plain(RED))
    assert view.lens.zoom > 1, "another result of the same picture is looked at at the same place"
    view.show_pictures(_plain(RED, 50, 50), None)
    assert view.lens.zoom == 1


def test_it_is_painted_where_the_mouse_was(qtbot, view: CompareView) -> None:
    view.show_pictures(_plain(RED, 200, 100), _plain(BLUE, 200, 100))
    strokes = Strokes()
    strokes.width = 10
    view.let_paint(strokes)
    place, scale = view.place(0), view.place(0).width() / 100

    def at(x: float, y: float) -> QPoint:
        return (place.topLeft() + QPointF(x * scale, y * scale)).toPoint()

    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=at(20, 50))
    qtbot.mouseMove(view, at(80, 50))
    view.grab()  # while it is painted
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at(80, 50))
    painted = mask(strokes.done, 200, 100)
    assert painted is not None
    assert (painted[47:53, 22:78] == 1).all()
    assert painted[:40].sum() == 0
    assert painted[60:].sum() == 0
    assert _colour(view, *at(50, 50).toTuple()) != RED, "it can be seen"
    assert _colour(view, *at(50, 100).toTuple()) == RED
    strokes.undo()
    view._paint.at = None
    assert _colour(view, *at(50, 50).toTuple()) == RED
    right = view.place(1).center().toPoint()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=right)
    assert strokes.done == [], "the result is not painted on"
    view.let_paint(None)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at(50, 50))
    assert strokes.done == []


def test_transparency_shows_squares(view: CompareView) -> None:
    clear = np.zeros((100, 200, 4), np.uint8)
    clear[:, 100:] = (*BLUE, 255)
    shown = Shown.of(clear)
    view.show_pictures(None, shown)
    assert _colour(view, 300, 150) == BLUE
    image = view.grab().toImage()
    seen = {image.pixelColor(x, 150).name() for x in range(20, 90)}
    assert seen == {QColor(theme.dark("muted")).name(), QColor(theme.dark("text")).name()}
    assert (shown.flat()[:, :100] == 255).all()
    assert (shown.flat()[:, 100:] == BLUE).all()


def test_large_pictures_are_drawn_from_smaller_copies_until_they_are_enlarged(view: CompareView) -> None:
    pixels = np.zeros((2000, 4000, 3), np.uint8)
    pixels[:, ::2] = 255
    shown = Shown.of(pixels)
    assert (shown.small.width(), shown.full.width()) == (1600, 4000)
    view.show_pictures(shown, None)
    assert 100 < _colour(view, 204, 150)[0] < 156, "lines too fine to be seen are grey"
    view.lens = view.lens.zoomed(1e6, view.place().center(), view.panes()[0][0], shown.size)
    image = view.grab().toImage()
    assert {image.pixelColor(x, 150).red() for x in range(408)} >= {0, 255}


@pytest.mark.parametrize(("height", "width"), [(20_000, 16), (16, 20_000)])
def test_the_longest_pictures_are_wiped_and_painted(qtbot, view: CompareView, height: int, width: int) -> None:
    long, left = _plain(RED, height, width), Qt.MouseButton.LeftButton
    view.show_pictures(long, _plain(BLUE, height, width))
    view.set_mode(Mode.WIPE)
    view.grab()
    qtbot.mouseClick(view, left, pos=view.rect().center())
    view.set_mode(Mode.BESIDE)
    strokes = Strokes()
    view.let_paint(strokes)
    qtbot.mouseClick(view, left, pos=view.place().center().toPoint())
    view.grab()
    assert len(strokes.done) == 1
    assert min(view.place().width(), view.place().height()) >= 1


def test_strokes_are_listened_to_once(view: CompareView) -> None:
    first, second = Strokes(), Strokes()
    for strokes in (first, first, second):
        view.let_paint(strokes)
    assert first.receivers(SIGNAL("changed()")) == 0
    assert second.receivers(SIGNAL("changed()")) == 1
