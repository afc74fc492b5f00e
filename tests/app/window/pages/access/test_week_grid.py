from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.window.pages.access import week_drawing
from app.window.pages.access.week_grid import WeekGrid
from core.access.painting import Week
from core.access.schedules import HOLIDAY, parse_period

_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def grid(qtbot) -> WeekGrid:
    shown = WeekGrid()
    qtbot.addWidget(shown)
    shown.resize(1000, 400)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    shown.setFocus()
    return shown


def _week(*texts: str) -> Week:
    return Week.of(parse_period(text) for text in texts)


def _says(grid: WeekGrid) -> list[str]:
    return [str(period) for period in grid.week.periods()]


def _point(grid: WeekGrid, row: int, minute: int) -> QPoint:
    return week_drawing.cell(grid, row, minute, minute + 1).center().toPoint()


def _drag(qtbot, grid: WeekGrid, first: tuple[int, int], last: tuple[int, int], held=Qt.KeyboardModifier.NoModifier):
    qtbot.mousePress(grid, Qt.MouseButton.LeftButton, held, _point(grid, *first))
    qtbot.mouseMove(grid, _point(grid, *last))
    qtbot.mouseRelease(grid, Qt.MouseButton.LeftButton, held, _point(grid, *last))


def test_dragging_paints_days_and_hours_at_once(qtbot, grid: WeekGrid) -> None:
    told: list[str] = []
    grid.pointed.connect(told.append)
    with qtbot.waitSignal(grid.edited):
        _drag(qtbot, grid, (0, 8 * 60 + 10), (4, 17 * 60 + 40))
    assert _says(grid) == ["Mon, Tue, Wed, Thu, Fri 08:00-18:00"]
    assert "Paint Mon–Fri 08:00–18:00" in told


def test_a_drag_that_begins_on_something_painted_erases(qtbot, grid: WeekGrid) -> None:
    grid.show_week(_week("mon-fri 08:00-18:00"))
    _drag(qtbot, grid, (1, 12 * 60 + 5), (2, 12 * 60 + 40))
    assert _says(grid) == ["Mon, Thu, Fri 08:00-18:00", "Tue, Wed 08:00-12:00", "Tue, Wed 13:00-18:00"]


def test_what_is_under_the_mouse_counts_and_not_the_whole_cell(qtbot, grid: WeekGrid) -> None:
    grid.show_week(_week("mon 08:20-18:33"))
    _drag(qtbot, grid, (0, 8 * 60 + 5), (0, 8 * 60 + 5))
    assert _says(grid) == ["Mon 08:00-18:33"]


def test_backwards_and_beyond_the_edge(qtbot, grid: WeekGrid) -> None:
    qtbot.mousePress(grid, Qt.MouseButton.LeftButton, pos=_point(grid, 6, 22 * 60 + 10))
    qtbot.mouseMove(grid, QPoint(-500, 5000))
    qtbot.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=QPoint(-500, 5000))
    assert _says(grid) == ["Sun, Hol 00:00-22:30"]


def test_quarters_of_an_hour_with_shift_or_smaller_steps(qtbot, grid: WeekGrid) -> None:
    _drag(qtbot, grid, (0, 8 * 60 + 16), (0, 8 * 60 + 16), _SHIFT)
    assert _says(grid) == ["Mon 08:15-08:30"]
    grid.set_step(15)
    _drag(qtbot, grid, (1, 8 * 60 + 31), (1, 8 * 60 + 46))
    assert _says(grid)[1:] == ["Tue 08:30-09:00"]


def test_escape_takes_a_drag_back(qtbot, grid: WeekGrid) -> None:
    qtbot.mousePress(grid, Qt.MouseButton.LeftButton, pos=_point(grid, 0, 600))
    qtbot.mouseMove(grid, _point(grid, 3, 900))
    assert _says(grid)
    qtbot.keyClick(grid, Qt.Key.Key_Escape)
    qtbot.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=_point(grid, 3, 900))
    assert _says(grid) == []


def test_keys_move_toggle_paint_and_erase(qtbot, grid: WeekGrid) -> None:
    assert (grid.day, grid.minute) == (0, 8 * 60)
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert _says(grid) == ["Mon 08:00-08:30"]
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert _says(grid) == []
    with qtbot.waitSignal(grid.edited):
        qtbot.keyPress(grid, Qt.Key.Key_Shift)
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
            # keyClick would let go of Shift
            QApplication.sendEvent(grid, QKeyEvent(QEvent.Type.KeyPress, key, _SHIFT))
        qtbot.keyRelease(grid, Qt.Key.Key_Shift)
    assert _says(grid) == ["Mon, Tue 08:00-09:30"]
    qtbot.keyClick(grid, Qt.Key.Key_Left, _SHIFT | _CONTROL)
    qtbot.keyClick(grid, Qt.Key.Key_Left)
    assert _says(grid) == ["Mon 08:00-09:30", "Tue 08:00-08:30"]
    assert (grid.day, grid.minute) == (1, 8 * 60)
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    assert _says(grid) == ["Mon 08:00-09:30"]
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    assert (grid.day, grid.minute) == (0, 0)


def test_strokes_are_undone_and_done_again(qtbot, grid: WeekGrid) -> None:
    grid.show_week(_week("mon 08:07-09:11"))
    _drag(qtbot, grid, (0, 600), (0, 600))
    _drag(qtbot, grid, (0, 700), (0, 700))
    for _ in range(3):
        qtbot.keyClick(grid, Qt.Key.Key_Z, _CONTROL)
    assert _says(grid) == ["Mon 08:07-09:11"]
    qtbot.keyClick(grid, Qt.Key.Key_Z, _CONTROL | _SHIFT)
    assert _says(grid) == ["Mon 08:07-09:11", "Mon 10:00-10:30"]


def test_without_a_calendar_holidays_cannot_be_painted(qtbot, grid: WeekGrid) -> None:
    grid.set_holidays(False)
    told: list[str] = []
    grid.pointed.connect(told.append)
    _drag(qtbot, grid, (HOLIDAY, 600), (HOLIDAY, 700))
    assert _says(grid) == []
    assert "choose one to paint here" in told[-1]
    _drag(qtbot, grid, (6, 600), (HOLIDAY, 600))
    assert _says(grid) == ["Sun 10:00-10:30"]


def test_pointing_says_what_holds(qtbot, grid: WeekGrid) -> None:
    grid.show_week(_week("mon 08:00-18:30", "fri 22:00-06:00", "holiday 23:00-01:00"))
    told: list[str] = []
    grid.pointed.connect(told.append)
    for where, words in (
        ((0, 700), "Mon 08:00–18:30"),
        ((5, 200), "Fri 22:00–06:00 on Sat"),
        ((HOLIDAY, 1400), "Holiday 23:00–01:00 the next day"),
        ((2, 635), "Wed 10:30–11:00: not in this schedule"),
    ):
        qtbot.mouseMove(grid, _point(grid, *where))
        assert told[-1] == words
    assert grid.accessibleDescription() == "Mon 08:00–18:30"


def test_it_draws_whatever_is_painted(qtbot, grid: WeekGrid) -> None:
    grid.set_holidays(False)
    empty = grid.grab().toImage()
    grid.show_week(_week("mon-sun,holiday 22:00-06:00", "tue 12:00-12:01"))
    assert grid.grab().toImage() != empty
