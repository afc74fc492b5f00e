from __future__ import annotations

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtWidgets import QLabel

from app.window.pages.access import AccessPage
from app.window.pages.access.what_if import WhatIfSection
from core.access.door import Door
from core.site import Site
from tests.app.window.clicking import button, click, says


@pytest.fixture
def what_if(qtbot, house: Site, page: AccessPage) -> WhatIfSection:
    click(qtbot, page, "What if?")
    qtbot.waitUntil(lambda: page.what_if._door.count() == 2)
    page.what_if._door.setCurrentText("Front")
    return page.what_if


def _told(what_if: WhatIfSection) -> list[str]:
    items = [what_if._reasons.itemAt(n).widget() for n in range(what_if._reasons.count())]
    return [what_if._answer.text(), *(w.text() for w in items if isinstance(w, QLabel))]


def test_without_a_door_it_says_how_to_begin(qtbot, site: Site, page: AccessPage) -> None:
    click(qtbot, page, "What if?")
    qtbot.waitUntil(lambda: says(page.what_if, "no door yet"))
    assert not button(page, "Ask").isEnabled()
    went: list[str] = []
    page._session.went.connect(lambda key, _what: went.append(key))
    click(qtbot, page, "Set up a door")
    assert went == ["doors"]


def test_what_if_names_every_rule(qtbot, what_if: WhatIfSection, page: AccessPage, house: Site) -> None:
    click(qtbot, page, "Ask")
    qtbot.waitUntil(lambda: "stays shut" in what_if._answer.text())
    assert _told(what_if) == ["✖ “Front” stays shut for somebody unknown", "✖ is nobody we know"]
    what_if._person.setText("ada")
    assert what_if._answer.text() == "", "the answer to another question is gone"
    what_if._now.setChecked(False)
    what_if._when.setDateTime(QDateTime(2026, 11, 23, 9, 0, 0))
    click(qtbot, page, "Ask")
    qtbot.waitUntil(lambda: "opens" in what_if._answer.text())
    assert _told(what_if) == ["✔ “Front” opens for Ada", "✔ staff may pass here now (work)"]
    what_if._when.setDateTime(QDateTime(2026, 11, 22, 9, 0, 0))
    click(qtbot, page, "Ask")
    qtbot.waitUntil(lambda: "out of hours" in " ".join(_told(what_if)))
    house.access.block(house.people.find("Ada").id, blocked=True)
    click(qtbot, page, "Ask")
    qtbot.waitUntil(lambda: "told" in _told(what_if)[-1])


def test_who_is_not_there_is_said(qtbot, what_if: WhatIfSection, page: AccessPage) -> None:
    what_if._person.setText("Ad")
    click(qtbot, page, "Ask")
    qtbot.waitUntil(lambda: says(page, "✖ Nobody is called “Ad”: choose somebody from the list."))


def test_people_are_offered_while_typing(qtbot, what_if: WhatIfSection) -> None:
    person = what_if._person
    person.setFocus()
    qtbot.keyClicks(person, "an")
    qtbot.waitUntil(lambda: person.offered.stringList() == ["Alan", "Joanna"])
    qtbot.waitUntil(lambda: person.completer().popup().isVisible())
    popup = person.completer().popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert person.text() == "Alan"
    assert not popup.isVisible()
    person.clear()
    qtbot.keyClicks(person, "a")
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClicks(person, "xx")
    qtbot.waitUntil(lambda: not popup.isVisible())


def test_return_asks(qtbot, what_if: WhatIfSection) -> None:
    what_if._person.setText("Grace")
    qtbot.keyClick(what_if._person, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "stays shut for Grace" in what_if._answer.text())


def test_the_nights_on_which_the_clock_changes(qtbot, what_if: WhatIfSection, page: AccessPage, house: Site) -> None:
    door = house.access.one(Door, "Front")
    house.access.keep(
        door.model_copy(update={"rules": door.rules.model_copy(update={"zone": "Europe/Berlin"})}), "Front"
    )
    page.reload()
    qtbot.waitUntil(lambda: what_if._zones["Front"] == "Europe/Berlin")
    what_if._person.setText("ada")
    what_if._now.setChecked(False)
    what_if._when.setDateTime(QDateTime(2026, 3, 29, 2, 30, 0))
    click(qtbot, page, "Ask")
    qtbot.waitUntil(lambda: says(page, "✖ The clock at the door never shows this time"))
    what_if._when.setDateTime(QDateTime(2026, 10, 25, 2, 30, 0))
    click(qtbot, page, "Ask")
    qtbot.waitUntil(lambda: "the first time, 02:30 CEST" in _told(what_if)[-1])
    assert any(line.endswith("and it is Sun 02:30 CEST") for line in _told(what_if))
