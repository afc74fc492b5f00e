from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDateTimeEdit, QLineEdit

from app.window.pages.access import AccessPage
from core.site import Site
from core.store.audit import Actor, Permission
from tests.app.window.clicking import click, says
from tests.app.window.pages.access.clicking import clashes, names

_SECTIONS = ("Who may pass where", "Groups", "Schedules", "Holidays", "What if?")
_WITH_SHELVES = _SECTIONS[1:4]


@pytest.mark.parametrize("section", _SECTIONS)
def test_no_two_buttons_share_a_key(qtbot, house: Site, page: AccessPage, section: str) -> None:
    house.access.add_group("another")
    page.reload()
    qtbot.waitUntil(lambda: not page.changes.busy)
    click(qtbot, page, section)
    qtbot.wait(100)
    for press in ("", "New…", "Rename…", "Delete…") if section in _WITH_SHELVES else ("",):
        if press:
            click(qtbot, page, press)
        assert clashes(page) == []
        for back in ("Cancel", "Keep"):
            if any(b.text().replace("&", "") == back and b.isVisible() for b in page.findChildren(QAbstractButton)):
                click(qtbot, page, back)


@pytest.mark.parametrize("section", _SECTIONS)
def test_every_field_has_a_name(qtbot, house: Site, page: AccessPage, section: str) -> None:
    click(qtbot, page, section)
    qtbot.wait(100)
    for kind in (QLineEdit, QComboBox, QDateTimeEdit):
        for widget in page.findChildren(kind):
            if widget.isVisible() and widget.objectName() not in {"qt_spinbox_lineedit", "qt_calendar_yearedit"}:
                assert widget.accessibleName(), widget


def test_it_opens_where_another_page_leads(qtbot, house: Site, page: AccessPage) -> None:
    page.receive("holidays")
    assert page.buttons["holidays"].isChecked()
    page.receive(object())
    assert page.section is page.sections["holidays"]


def test_what_is_not_allowed_is_refused_in_words(qtbot, house: Site, page: AccessPage) -> None:
    click(qtbot, page, "Schedules")
    shelf = page.made("schedules").shelf
    qtbot.waitUntil(lambda: len(names(shelf)) == 3)
    session = page._session
    session.who.site = session.root.acting_as(Actor("Eve", frozenset({Permission.SEE})))
    shelf.dropped.emit("always")
    qtbot.waitUntil(lambda: says(page, "✖ Eve may not change doors, rules and settings"))
    assert not says(page, "deleted")
    assert len(names(shelf)) == 3


def test_each_change_is_shown_everywhere(qtbot, house: Site, page: AccessPage) -> None:
    matrix = page.made("matrix").model
    qtbot.waitUntil(lambda: matrix.rowCount() == 2)
    page.changes.make(lambda access: access.add_group("drivers"), "done")
    qtbot.waitUntil(lambda: matrix.rowCount() == 3)
    assert ("drivers", "0") in names(page.made("groups").shelf)
