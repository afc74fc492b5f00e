from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTime

from app.window.pages.access import AccessPage, week_drawing
from app.window.pages.access.schedules import SchedulesSection
from core.access.door import Door
from core.access.policy import DoorRules, Mode
from core.access.schedules import Schedule, parse_period
from core.site import Site
from tests.app.window.clicking import button, click, field, says, sees
from tests.app.window.pages.access.clicking import clashes, names, take


@pytest.fixture
def schedules(qtbot, house: Site, page: AccessPage) -> SchedulesSection:
    click(qtbot, page, "Schedules")
    section = page.sections["schedules"]
    assert isinstance(section, SchedulesSection)
    qtbot.waitUntil(lambda: len(names(section.shelf)) == 3)
    take(qtbot, section.shelf, "work")
    return section


def _kept(house: Site, name: str) -> list[str]:
    return [str(period) for period in house.access.one(Schedule, name).periods]


def _paint(qtbot, schedules: SchedulesSection, row: int, minute: int) -> None:
    grid = schedules.editor.grid
    where = week_drawing.cell(grid, row, minute, minute + 1).center().toPoint()
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=where)


def test_schedules_are_listed_with_how_often_they_are_needed(schedules: SchedulesSection, page: AccessPage) -> None:
    assert names(schedules.shelf) == [("always", "unused"), ("night", "unused"), ("work", "1")]
    assert sees(page, "Mon–Fri 08:00–18:30; never on holidays")
    assert not says(page, "not saved")


def test_what_is_painted_is_kept_once_it_is_saved(
    qtbot, schedules: SchedulesSection, page: AccessPage, house: Site
) -> None:
    _paint(qtbot, schedules, 5, 9 * 60)
    assert sees(page, "● not saved")
    assert sees(page, "Sat 09:00–09:30")
    assert _kept(house, "work") == ["Mon, Tue, Wed, Thu, Fri 08:00-18:30"]
    click(qtbot, page, "Save")
    qtbot.waitUntil(lambda: says(page, "✔ “work” is saved."))
    assert _kept(house, "work")[1:] == ["Sat 09:00-09:30"]
    assert not says(page, "not saved")
    click(qtbot, page, "Undo")
    qtbot.waitUntil(lambda: not says(page, "; Sat 09:00–09:30"))
    assert len(_kept(house, "work")) == 1


def test_revert_shows_what_is_kept(qtbot, schedules: SchedulesSection, page: AccessPage) -> None:
    _paint(qtbot, schedules, 5, 9 * 60)
    schedules.editor.calendar.setCurrentIndex(0)
    click(qtbot, page, "Revert")
    assert schedules.editor.draft == schedules.editor.kept
    assert not says(page, "not saved")


def test_times_are_set_to_the_minute_and_a_day_is_copied(
    qtbot, schedules: SchedulesSection, page: AccessPage, house: Site
) -> None:
    _paint(qtbot, schedules, 6, 22 * 60)
    editor = schedules.editor
    assert (editor.start.time(), editor.end.time()) == (QTime(22, 0), QTime(22, 30))
    editor.start.setTime(QTime(22, 7))
    editor.end.setTime(QTime(5, 53))
    click(qtbot, page, "Set exactly")
    assert sees(page, "Sun 22:07–05:53")
    click(qtbot, page, "Copy to Mon–Fri")
    click(qtbot, page, "Save")
    qtbot.waitUntil(lambda: _kept(house, "work") == ["Mon, Tue, Wed, Thu, Fri, Sun 22:07-05:53"])


def test_a_whole_day_ends_at_midnight(qtbot, schedules: SchedulesSection, page: AccessPage, house: Site) -> None:
    take(qtbot, schedules.shelf, "always")
    _paint(qtbot, schedules, 0, 600)
    qtbot.keyClick(schedules.editor.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (schedules.editor.start.time(), schedules.editor.end.time()) == (QTime(0, 0), QTime(0, 0))
    click(qtbot, page, "Set exactly")
    assert not says(page, "not saved")


def test_without_a_calendar_the_row_of_holidays_means_nothing(
    qtbot, schedules: SchedulesSection, page: AccessPage, house: Site
) -> None:
    _paint(qtbot, schedules, 7, 10 * 60)
    assert sees(page, "Holiday 10:00–10:30")
    schedules.editor.calendar.setCurrentIndex(0)
    assert not says(page, "Holiday 10:00–10:30;")
    click(qtbot, page, "Save")
    qtbot.waitUntil(lambda: house.access.one(Schedule, "work").calendar is None)
    assert _kept(house, "work") == ["Mon, Tue, Wed, Thu, Fri 08:00-18:30"]


def test_leaving_what_is_not_saved_is_asked_about(
    qtbot, schedules: SchedulesSection, page: AccessPage, house: Site
) -> None:
    _paint(qtbot, schedules, 5, 9 * 60)
    take(qtbot, schedules.shelf, "night")
    assert sees(page, "“work” has changes that are not saved.")
    assert schedules.shelf.name == "work"
    click(qtbot, page, "Stay")
    assert sees(page, "● not saved")
    take(qtbot, schedules.shelf, "night")
    click(qtbot, page, "Save and go on")
    qtbot.waitUntil(lambda: schedules.shelf.name == "night")
    assert not says(page, "not saved")
    assert "Sat 09:00-09:30" in _kept(house, "work")
    _paint(qtbot, schedules, 5, 9 * 60)
    click(qtbot, page, "Groups")
    assert page.buttons["schedules"].isChecked()
    assert clashes(page) == []
    click(qtbot, page, "Throw away")
    assert page.buttons["groups"].isChecked()
    assert _kept(house, "night") == ["Mon, Tue, Wed, Thu, Fri 22:00-06:00"]


def test_what_is_not_saved_waits_while_another_page_is_open(
    qtbot, schedules: SchedulesSection, page: AccessPage
) -> None:
    _paint(qtbot, schedules, 5, 9 * 60)
    page.hide()
    page.show()
    page.reload()
    qtbot.wait(50)
    assert sees(page, "● not saved")
    assert page.unsaved


def test_somebody_else_at_work_on_the_same_schedule_is_told(
    qtbot, schedules: SchedulesSection, page: AccessPage, house: Site
) -> None:
    house.access.keep(Schedule(name="work", periods=(parse_period("sun 10:00-11:00"),)))
    page.reload()
    qtbot.waitUntil(lambda: says(page, "Sun 10:00–11:00"))
    _paint(qtbot, schedules, 5, 9 * 60)
    house.access.keep(Schedule(name="work", periods=(parse_period("sun 10:00-12:00"),)))
    page.reload()
    qtbot.waitUntil(lambda: says(page, "Somebody else has changed “work” meanwhile"))
    assert sees(page, "Sat 09:00–09:30")
    click(qtbot, page, "Revert")
    assert sees(page, "Sun 10:00–12:00")
    assert not says(page, "meanwhile")


def test_a_schedule_deleted_by_somebody_else_can_be_saved_again(
    qtbot, schedules: SchedulesSection, page: AccessPage, house: Site
) -> None:
    take(qtbot, schedules.shelf, "night")
    _paint(qtbot, schedules, 5, 9 * 60)
    house.access.drop(Schedule, "night")
    page.reload()
    qtbot.waitUntil(lambda: says(page, "has been deleted meanwhile"))
    click(qtbot, page, "Save and go on")
    qtbot.waitUntil(lambda: "night" in dict(names(schedules.shelf)))
    assert "Sat 09:00-09:30" in _kept(house, "night")


def test_new_copy_rename_and_delete(qtbot, schedules: SchedulesSection, page: AccessPage, house: Site) -> None:
    click(qtbot, page, "Copy…")
    assert field(page, "Name of the copy of “work”").text() == "Copy of work"
    click(qtbot, page, "OK")
    qtbot.waitUntil(lambda: schedules.shelf.name == "Copy of work")
    assert _kept(house, "Copy of work") == _kept(house, "work")
    click(qtbot, page, "Rename…")
    field(page, "Another name for “Copy of work”").setText("late")
    click(qtbot, page, "OK")
    qtbot.waitUntil(lambda: schedules.shelf.name == "late")
    click(qtbot, page, "Delete…")
    click(qtbot, page, "Delete")
    qtbot.waitUntil(lambda: says(page, "The schedule “late” is deleted."))
    click(qtbot, page, "Undo")
    qtbot.waitUntil(lambda: says(page, "Undone."))
    assert _kept(house, "late") == _kept(house, "work")
    click(qtbot, page, "New…")
    qtbot.keyClicks(field(page, "Name of the new schedule"), "Always")
    click(qtbot, page, "OK")
    qtbot.waitUntil(lambda: schedules.shelf.name == "Always")
    assert sees(page, "Never")


def test_renaming_keeps_what_is_being_painted(
    qtbot, schedules: SchedulesSection, page: AccessPage, house: Site
) -> None:
    _paint(qtbot, schedules, 5, 9 * 60)
    click(qtbot, page, "Rename…")
    field(page, "Another name for “work”").setText("office")
    click(qtbot, page, "OK")
    qtbot.waitUntil(lambda: schedules.shelf.name == "office")
    assert sees(page, "● not saved")
    click(qtbot, page, "Save")
    qtbot.waitUntil(lambda: "Sat 09:00-09:30" in _kept(house, "office"))
    assert [s.name for s in house.access.all(Schedule)] == ["always", "night", "office"]


def test_what_is_needed_cannot_be_deleted_and_says_by_whom(
    qtbot, schedules: SchedulesSection, page: AccessPage, house: Site
) -> None:
    house.access.keep(Door(rules=DoorRules(name="Back", mode=Mode.FREE, open_schedule="work")))
    page.reload()
    qtbot.waitUntil(lambda: dict(names(schedules.shelf))["work"] == "2")
    click(qtbot, page, "Delete…")
    assert sees(
        page, "“work” is still needed by “staff” at “Front”; the door “Back”, to stand open. Change that first."
    )
    assert not [b for b in page.findChildren(type(button(page, "Save"))) if b.text() == "&Delete" and b.isVisible()]


def test_a_failure_loses_nothing_that_was_painted(
    qtbot, schedules: SchedulesSection, page: AccessPage, house: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_schedule: Schedule) -> None:
        raise OSError("the disk is full")

    _paint(qtbot, schedules, 5, 9 * 60)
    monkeypatch.setattr(house.access, "keep", refuse)
    click(qtbot, page, "Save")
    qtbot.waitUntil(lambda: says(page, "✖ The disk is full"))
    assert sees(page, "● not saved")
    assert sees(page, "Sat 09:00–09:30")


def test_without_any_schedule_it_offers_one(qtbot, site: Site, page: AccessPage) -> None:
    click(qtbot, page, "Schedules")
    qtbot.waitUntil(lambda: says(page, "No schedule yet"))
    click(qtbot, page, "Make “Always”")
    qtbot.waitUntil(lambda: says(page, "Mon–Sun all day"))


def test_what_one_operator_painted_the_next_does_not_save(qtbot, schedules: SchedulesSection, page: AccessPage) -> None:
    _paint(qtbot, schedules, 5, 600)
    assert page.unsaved
    kept = schedules.editor.kept
    page.forget()
    assert not page.unsaved
    assert schedules.editor.kept == kept
