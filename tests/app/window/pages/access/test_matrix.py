from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.window.pages.access import AccessPage
from app.window.pages.access.matrix import MatrixSection
from core.access.door import Door
from core.access.policy import DoorRules, Grant
from core.access.schedules import HOLIDAY, Schedule
from core.site import Site
from tests.app.window.clicking import click, says, sees
from tests.app.window.pages.access.clicking import choose, entries


@pytest.fixture
def matrix(qtbot, house: Site, page: AccessPage) -> MatrixSection:
    section = page.sections["matrix"]
    assert isinstance(section, MatrixSection)
    qtbot.waitUntil(lambda: section.model.rowCount() == 2)
    return section


def _shown(matrix: MatrixSection) -> list[list[str]]:
    model = matrix.model
    return [
        [model.data(model.index(row, column)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def _open(qtbot, matrix: MatrixSection, row: int, column: int) -> None:
    where = matrix.view.visualRect(matrix.model.index(row, column)).center()
    qtbot.mouseClick(matrix.view.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_a_cell_says_within_which_schedules_a_group_may_pass(matrix: MatrixSection, page: AccessPage) -> None:
    assert (matrix.model.groups, matrix.model.doors) == (["cleaners", "staff"], ["Back", "Front"])
    assert _shown(matrix) == [["—", "—"], ["—", "work"]]
    matrix.view.setCurrentIndex(matrix.model.index(1, 1))
    assert sees(page, "“staff” at “Front”: work (Mon–Fri 08:00–18:30; never on holidays)")


def test_a_click_opens_the_schedules_and_writes_at_once(
    qtbot, matrix: MatrixSection, page: AccessPage, house: Site
) -> None:
    _open(qtbot, matrix, 1, 1)
    offered = entries(page)
    assert list(offered) == ["“staff” at “Front”", "always", "night", "work", "No access"]
    assert [text for text, action in offered.items() if action.isChecked()] == ["work"]
    choose(qtbot, page, "night")
    qtbot.waitUntil(lambda: _shown(matrix)[1][1] == "night, work")
    assert sees(page, "✔ The group “staff” may pass “Front”: work, night.")
    assert len(house.access.grants()) == 2
    click(qtbot, page, "Undo")
    qtbot.waitUntil(lambda: _shown(matrix)[1][1] == "work")
    assert house.access.grants() == (Grant("staff", "Front", "work"),)
    _open(qtbot, matrix, 1, 1)
    choose(qtbot, page, "No access")
    qtbot.waitUntil(lambda: says(page, "✔ The group “staff” may no longer pass “Front”."))
    assert house.access.grants() == ()


def test_keys_do_the_same_and_several_cells_change_together(
    qtbot, matrix: MatrixSection, page: AccessPage, house: Site
) -> None:
    matrix.view.setFocus()
    matrix.view.setCurrentIndex(matrix.model.index(0, 1))
    qtbot.keyClick(matrix.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert sees(page, "2 cells are marked")
    qtbot.keyClick(matrix.view, Qt.Key.Key_Space)
    assert list(entries(page))[-2] == "work (in some)"
    choose(qtbot, page, "work (in some)")
    qtbot.waitUntil(lambda: _shown(matrix) == [["—", "work"], ["—", "work"]])
    assert sees(page, "2 cells are changed")
    assert sees(page, "2 cells are marked"), "they are still"
    click(qtbot, page, "Undo")
    qtbot.waitUntil(lambda: len(house.access.grants()) == 1)
    qtbot.keyClick(matrix.view, Qt.Key.Key_Return)
    assert "always" in entries(page)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)


def test_drawing_over_cells_marks_them_all(qtbot, matrix: MatrixSection, page: AccessPage) -> None:
    view, model = matrix.view, matrix.model
    first, last = (view.visualRect(model.index(*cell)).center() for cell in ((0, 0), (1, 1)))
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(view.viewport(), last)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=last)
    assert next(iter(entries(page))) == "4 cells are marked."


def test_what_another_program_changes_is_shown_and_the_cursor_stays(qtbot, matrix: MatrixSection, house: Site) -> None:
    matrix.view.setCurrentIndex(matrix.model.index(1, 0))
    house.access.add_group("a new first row")
    house.access.grant("staff", "Back", "always")
    qtbot.waitUntil(lambda: _shown(matrix)[-1] == ["always", "work"])
    assert matrix.model.cell(matrix.view.currentIndex()) == ("staff", "Back")


def test_names_are_no_markup_and_no_keys(qtbot, matrix: MatrixSection, page: AccessPage, house: Site) -> None:
    house.access.keep(Schedule(name="R&D <b>\tx"))
    page.reload()
    qtbot.waitUntil(lambda: "R&D <b>\tx" in matrix._rules.schedules)
    _open(qtbot, matrix, 0, 0)
    assert "R&&D <b> x" in entries(page)
    choose(qtbot, page, "R&&D <b> x")
    qtbot.waitUntil(lambda: Grant("cleaners", "Back", "R&D <b>\tx") in house.access.grants())


def test_many_groups_and_doors_can_be_searched(qtbot, matrix: MatrixSection, page: AccessPage, house: Site) -> None:
    assert not matrix._groups.isVisible()
    for number in range(12):
        house.access.add_group(f"Team {number}")
    for number in range(6):
        house.access.keep(Door(rules=DoorRules(name=f"Gate {number}")))
    page.reload()
    qtbot.waitUntil(lambda: matrix._groups.isVisible() and matrix._doors.isVisible())
    qtbot.keyClicks(matrix._groups, "team 1")
    qtbot.keyClicks(matrix._doors, "FRONT")
    qtbot.waitUntil(lambda: matrix.model.doors == ["Front"])
    assert matrix.model.groups == ["Team 1", "Team 10", "Team 11"]
    qtbot.keyClicks(matrix._doors, "x")
    qtbot.waitUntil(lambda: says(page, "No group or no door of that name."))


def test_it_says_what_is_missing_and_leads_there(qtbot, site: Site, page: AccessPage) -> None:
    qtbot.waitUntil(lambda: says(page, "There is no door yet"))
    assert sees(page, "There is no group yet")
    went: list[str] = []
    page._session.went.connect(lambda key, _what: went.append(key))
    click(qtbot, page, "Set up a door")
    assert went == ["doors"]
    click(qtbot, page, "Make “Always”")
    qtbot.waitUntil(lambda: not says(page, "There is no schedule yet"))
    (period,) = site.access.one(Schedule, "Always").periods
    assert (period.days, period.start, period.end) == (frozenset(range(HOLIDAY + 1)), 0, 1440)
    click(qtbot, page, "Undo")
    qtbot.waitUntil(lambda: says(page, "There is no schedule yet"))
    click(qtbot, page, "Add a group")
    assert page.buttons["groups"].isChecked()
    assert sees(page, "Name of the new group")
