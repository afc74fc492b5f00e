from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.window.pages.access import AccessPage
from app.window.pages.access.groups import GroupsSection
from app.window.pages.access.people_list import PeopleList
from core.access.policy import Grant
from core.access.store import Group
from core.site import Site
from tests.app.window.clicking import button, click, field, says, sees
from tests.app.window.pages.access.clicking import names, take


@pytest.fixture
def groups(qtbot, house: Site, page: AccessPage) -> GroupsSection:
    click(qtbot, page, "Groups")
    section = page.sections["groups"]
    assert isinstance(section, GroupsSection)
    qtbot.waitUntil(lambda: len(names(section.shelf)) == 2)
    return section


def _people(shown: PeopleList) -> list[str]:
    return [shown.list.item(n).text() for n in range(shown.list.count())]


def _staff(qtbot, groups: GroupsSection) -> None:
    take(qtbot, groups.shelf, "staff")
    qtbot.waitUntil(lambda: _people(groups.inside) == ["Ada", "Alan"])
    qtbot.waitUntil(lambda: len(_people(groups.outside)) == 5)


def _mark(qtbot, shown: PeopleList, *wanted: str) -> None:
    for name in wanted:
        (item,) = shown.list.findItems(name, Qt.MatchFlag.MatchExactly)
        qtbot.mouseClick(
            shown.list.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.ControlModifier,
            shown.list.visualItemRect(item).center(),
        )


def test_a_group_shows_who_is_in_it_and_where_they_may_pass(
    qtbot, groups: GroupsSection, page: AccessPage, house: Site
) -> None:
    assert names(groups.shelf) == [("cleaners", "0"), ("staff", "2")]
    _staff(qtbot, groups)
    assert sees(page, "2 people · may pass “Front”")
    qtbot.waitUntil(lambda: ("look at group", "group staff") in [(e.action, e.subject) for e in house.trail.entries()])


def test_people_are_put_in_and_taken_out_and_both_can_be_undone(
    qtbot, groups: GroupsSection, page: AccessPage, house: Site
) -> None:
    _staff(qtbot, groups)
    assert not button(page, "Take out").isEnabled()
    _mark(qtbot, groups.outside, "Barbara", "Grace")
    click(qtbot, page, "Put into the group")
    qtbot.waitUntil(lambda: _people(groups.inside) == ["Ada", "Alan", "Barbara", "Grace"])
    assert sees(page, "✔ 2 people are in “staff” now.")
    assert house.access.groups()[1] == Group("staff", 4)
    click(qtbot, page, "Undo")
    qtbot.waitUntil(lambda: _people(groups.inside) == ["Ada", "Alan"])
    _mark(qtbot, groups.inside, "Ada")
    qtbot.keyClick(groups.inside.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _people(groups.inside) == ["Alan"])
    assert sees(page, "✔ Ada is no longer in “staff”.")
    click(qtbot, page, "Undo")
    qtbot.waitUntil(lambda: _people(groups.inside) == ["Ada", "Alan"])


def test_somebody_is_found_by_typing(qtbot, groups: GroupsSection, page: AccessPage) -> None:
    _staff(qtbot, groups)
    qtbot.keyClicks(field(page, "Type a name to find somebody"), "<b>b")
    qtbot.waitUntil(lambda: _people(groups.outside) == ['<b>Bobby</b> & "Co"'])
    assert sees(groups.outside, "1 found")
    qtbot.keyClick(groups.outside.field, Qt.Key.Key_Return)
    assert groups.outside.list.hasFocus()
    qtbot.keyClick(groups.outside.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: '<b>Bobby</b> & "Co"' in _people(groups.inside))


def test_only_so_many_are_shown(qtbot, groups: GroupsSection, page: AccessPage, house: Site) -> None:
    house.people.add_new([(f"Guest {n:03}", []) for n in range(300)], "p-1")
    take(qtbot, groups.shelf, "staff")
    qtbot.waitUntil(lambda: len(_people(groups.outside)) == 200)
    assert sees(groups.outside, "The first 200 are shown")
    qtbot.keyClicks(groups.outside.field, "299")
    qtbot.waitUntil(lambda: _people(groups.outside) == ["Guest 299"])


def test_a_group_is_made_renamed_and_deleted(qtbot, groups: GroupsSection, page: AccessPage, house: Site) -> None:
    click(qtbot, page, "New…")
    name = field(page, "Name of the new group")
    assert name.hasFocus()
    assert not button(page, "OK").isEnabled()
    qtbot.keyClicks(name, "  visitors")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: groups.shelf.name == "visitors")
    click(qtbot, page, "Undo")
    qtbot.waitUntil(lambda: "visitors" not in [group.name for group in house.access.groups()])
    qtbot.waitUntil(lambda: "visitors" not in [name for name, _ in names(groups.shelf)])
    click(qtbot, page, "New…")
    qtbot.keyClicks(field(page, "Name of the new group"), "visitors")
    click(qtbot, page, "OK")
    qtbot.waitUntil(lambda: groups.shelf.name == "visitors")
    click(qtbot, page, "Rename…")
    again = field(page, "Another name for “visitors”")
    again.setText("staff")
    click(qtbot, page, "OK")
    qtbot.waitUntil(lambda: says(page, "✖ There is a group 'staff' already"))
    click(qtbot, page, "Rename…")
    field(page, "Another name for “visitors”").setText("guests")
    click(qtbot, page, "OK")
    qtbot.waitUntil(lambda: groups.shelf.name == "guests")
    click(qtbot, page, "Undo")
    qtbot.waitUntil(lambda: "visitors" in [name for name, _ in names(groups.shelf)])
    take(qtbot, groups.shelf, "visitors")
    click(qtbot, page, "Delete…")
    assert sees(page, "Delete the group “visitors”? Its people stay enrolled.")
    click(qtbot, page, "Delete")
    qtbot.waitUntil(lambda: [g.name for g in house.access.groups()] == ["cleaners", "staff"])


def test_deleting_says_which_grants_go(qtbot, groups: GroupsSection, page: AccessPage, house: Site) -> None:
    take(qtbot, groups.shelf, "staff")
    click(qtbot, page, "Delete…")
    assert sees(page, "It may no longer pass: “Front” (work).")
    assert button(page, "Keep").hasFocus()
    house.access.grant("staff", "Back", "always")
    page.reload()
    qtbot.waitUntil(lambda: says(page, "It may no longer pass: “Back” (always); “Front” (work)."))
    house.access.revoke("staff", "Back", "always")
    click(qtbot, page, "Keep")
    assert not says(page, "It may no longer pass")
    assert house.access.grants() == (Grant("staff", "Front", "work"),)


def test_escape_asks_no_longer(qtbot, groups: GroupsSection, page: AccessPage) -> None:
    click(qtbot, page, "New…")
    qtbot.keyClick(field(page, "Name of the new group"), Qt.Key.Key_Escape)
    assert button(page, "New…").isVisible()
    assert not says(page, "Name of the new group")


def test_without_a_group_it_leads_to_the_first(qtbot, site: Site, page: AccessPage) -> None:
    click(qtbot, page, "Groups")
    qtbot.waitUntil(lambda: says(page, "No group yet"))
    click(qtbot, page, "Add a group")
    name = field(page, "Name of the new group")
    qtbot.keyClicks(name, "Staff")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: says(page, "0 people · may pass no door yet"))


def test_a_group_takes_everybody_in_and_is_opened_to_reception(
    qtbot, groups: GroupsSection, page: AccessPage, house: Site
) -> None:
    _staff(qtbot, groups)
    groups._everybody.click()
    qtbot.waitUntil(lambda: [g.everybody for g in house.access.groups() if g.name == "staff"] == [True])
    qtbot.waitUntil(lambda: not groups.inside.isEnabled())
    later = house.people.count()
    assert dict(names(groups.shelf))["staff"] == str(later)
    click(qtbot, page, "Undo")
    qtbot.waitUntil(lambda: groups.inside.isEnabled() and not groups._everybody.isChecked())
    groups._reception.click()
    qtbot.waitUntil(lambda: [g.reception for g in house.access.groups() if g.name == "staff"] == [True])
