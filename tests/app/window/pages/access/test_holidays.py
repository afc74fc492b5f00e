from __future__ import annotations

import threading
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt

from app.window.pages.access import AccessPage, rules
from app.window.pages.access.holidays import HolidaysSection
from core.access.schedules import Calendar
from core.site import Site
from tests.app.window.clicking import button, click, field, says, sees
from tests.app.window.pages.access.clicking import names


@pytest.fixture
def holidays(qtbot, house: Site, page: AccessPage) -> HolidaysSection:
    click(qtbot, page, "Holidays")
    section = page.sections["holidays"]
    assert isinstance(section, HolidaysSection)
    qtbot.waitUntil(lambda: len(names(section.shelf)) == 1)
    section.year.go_to(date(2026, 5, 1))
    return section


def _click(qtbot, holidays: HolidaysSection, when: date) -> None:
    where = holidays.year.cell(when).center().toPoint()
    qtbot.mouseClick(holidays.year, Qt.MouseButton.LeftButton, pos=where)


def _listed(holidays: HolidaysSection) -> list[str]:
    return [holidays.days.item(n).text() for n in range(holidays.days.count())]


def test_the_holidays_of_a_year_are_told(holidays: HolidaysSection, page: AccessPage) -> None:
    assert names(holidays.shelf) == [("feasts", "2")]
    assert sees(page, "2 holidays in 2026")
    signs = [entry.split()[:2] for entry in _listed(holidays)]
    assert signs == [["□", "Fri"], ["●", "Fri"]]
    assert holidays.days.item(0).data(Qt.ItemDataRole.AccessibleTextRole).endswith("holiday in 2026 only")


def test_a_click_goes_on_from_none_to_this_year_to_every_year(
    qtbot, holidays: HolidaysSection, page: AccessPage, house: Site
) -> None:
    when = date(2026, 10, 3)
    _click(qtbot, holidays, when)
    qtbot.waitUntil(lambda: when in house.access.one(Calendar, "feasts").dates)
    assert sees(page, "holiday in 2026 only")
    _click(qtbot, holidays, when)
    qtbot.waitUntil(lambda: (10, 3) in house.access.one(Calendar, "feasts").yearly)
    assert when not in house.access.one(Calendar, "feasts").dates
    _click(qtbot, holidays, when)
    qtbot.waitUntil(lambda: (10, 3) not in house.access.one(Calendar, "feasts").yearly)
    qtbot.waitUntil(lambda: says(page, "no holiday."))
    click(qtbot, page, "Undo")
    qtbot.waitUntil(lambda: (10, 3) in house.access.one(Calendar, "feasts").yearly)


def test_quick_clicks_are_written_in_their_order(
    qtbot, holidays: HolidaysSection, page: AccessPage, house: Site
) -> None:
    when = date(2026, 8, 15)
    for _ in range(8):
        _click(qtbot, holidays, when)
    qtbot.waitUntil(lambda: not page.changes.busy)
    kept = house.access.one(Calendar, "feasts")
    assert (when in kept.dates, (8, 15) in kept.yearly) == (False, True)


def test_rules_read_before_a_click_do_not_take_it_back(
    qtbot, holidays: HolidaysSection, page: AccessPage, house: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    when = date(2026, 8, 15)
    begun, reading, writing = threading.Event(), threading.Event(), threading.Event()
    read, write = rules.read, house.access.set_holiday

    def slowly(site: Site) -> rules.Rules:
        found = read(site)
        begun.set()
        reading.wait(5)
        return found

    monkeypatch.setattr("app.window.pages.access.page.read", slowly)
    monkeypatch.setattr(house.access, "set_holiday", lambda *a, **k: (writing.wait(5), write(*a, **k))[1])
    page.reload()
    qtbot.waitUntil(begun.is_set)
    _click(qtbot, holidays, when)
    reading.set()
    qtbot.wait(100)
    assert sees(page, "3 holidays in 2026")
    writing.set()
    qtbot.waitUntil(lambda: when in house.access.one(Calendar, "feasts").dates)


def test_keys_go_through_the_year(qtbot, holidays: HolidaysSection, page: AccessPage, house: Site) -> None:
    year = holidays.year
    year.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_PageDown):
        qtbot.keyClick(year, key)
    assert year.day == date(2027, 5, 9)
    assert sees(page, "2027")
    qtbot.keyClick(year, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: date(2027, 5, 9) in house.access.one(Calendar, "feasts").dates)
    click(qtbot, page, "‹ Earlier")
    assert sees(page, "2 holidays in 2026, 1 in another year")
    year.go_to(date(2028, 2, 29))
    click(qtbot, page, "Later ›")
    assert year.day == date(2029, 2, 28)
    year.go_to(date(2099, 12, 31))
    assert not button(page, "Later ›").isEnabled()


def test_a_leap_day_is_a_holiday_of_leap_years(qtbot, holidays: HolidaysSection, house: Site, page: AccessPage) -> None:
    house.access.keep(Calendar(name="feasts", yearly=frozenset({(2, 29)})))
    page.reload()
    qtbot.waitUntil(lambda: says(page, "0 holidays in 2026"))
    holidays.year.go_to(date(2028, 1, 1))
    assert sees(page, "1 holiday in 2028")


def test_choosing_a_holiday_shows_where_it_is(qtbot, holidays: HolidaysSection, page: AccessPage) -> None:
    item = holidays.days.item(1)
    where: QPoint = holidays.days.visualItemRect(item).center()
    qtbot.mouseClick(holidays.days.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert holidays.year.day == date(2026, 12, 25)
    assert sees(page, "holiday every year")


def test_a_calendar_that_a_schedule_keeps_cannot_be_deleted(
    qtbot, holidays: HolidaysSection, page: AccessPage, house: Site
) -> None:
    click(qtbot, page, "Delete…")
    assert sees(page, "“feasts” is still needed by the schedules “night”, “work”. Change that first.")
    click(qtbot, page, "New…")
    qtbot.keyClicks(field(page, "Name of the new calendar"), "shutdown")
    click(qtbot, page, "OK")
    qtbot.waitUntil(lambda: holidays.shelf.name == "shutdown")
    click(qtbot, page, "Rename…")
    field(page, "Another name for “shutdown”").setText("works")
    click(qtbot, page, "OK")
    qtbot.waitUntil(lambda: holidays.shelf.name == "works")
    click(qtbot, page, "Delete…")
    click(qtbot, page, "Delete")
    qtbot.waitUntil(lambda: [c.name for c in house.access.all(Calendar)] == ["feasts"])


def test_without_a_calendar_it_says_what_one_is_for(qtbot, site: Site, page: AccessPage) -> None:
    click(qtbot, page, "Holidays")
    qtbot.waitUntil(lambda: says(page, "No calendar yet"))


def test_every_day_of_a_year_can_be_hit(holidays: HolidaysSection) -> None:
    year = holidays.year
    days = [date.fromordinal(date(2026, 1, 1).toordinal() + n) for n in range(365)]
    assert [year._day_at(year.cell(when).center()) for when in days] == days
    assert not year.grab().isNull()
