from __future__ import annotations

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtWidgets import QLabel

from app.window.main_window import PAGES, MainWindow
from app.window.pages.access import AccessPage
from core import demo
from core.access.policy import DoorRules
from core.access.schedules import Schedule, parse_period
from core.doors.door import Door


@pytest.fixture
def page(qtbot, window: MainWindow) -> AccessPage:
    window.open_page(PAGES.index(AccessPage))
    shown = window._stack.currentWidget()
    assert isinstance(shown, AccessPage)
    return shown


def _told(page: AccessPage) -> list[str]:
    items = [page._reasons.itemAt(n).widget() for n in range(page._reasons.count())]
    return [page._answer.text(), *(w.text() for w in items if isinstance(w, QLabel))]


def test_without_a_door_it_says_how_to_begin(qtbot, page: AccessPage) -> None:
    qtbot.waitUntil(lambda: "no door yet" in page._empty.text())
    assert not page._ask.isEnabled()


def test_what_if_names_every_rule(qtbot, page: AccessPage, window: MainWindow) -> None:
    site, recogniser = window.session.site, window.session.recogniser
    assert recogniser is not None
    person = demo.prepare(site, recogniser)
    site.access.keep(Schedule(name="work", periods=(parse_period("mon-fri 08:00-18:00"),)))
    site.access.keep(Door(rules=DoorRules(name="Front", zone="Europe/Berlin")))
    site.access.add_group("staff")
    site.access.grant("staff", "Front", "work")
    site.access.join(person.id, "staff")
    page.reload()
    qtbot.waitUntil(lambda: page._door.count() == 1 and page._person.count() == 2)
    qtbot.mouseClick(page._ask, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "stays shut" in page._answer.text())
    assert _told(page) == ["✖ Front stays shut for Somebody unknown", "✖ is nobody we know"]
    page._person.setCurrentText(demo.ENROLLED)
    page._now.setChecked(False)
    page._when.setDateTime(QDateTime(2026, 11, 23, 9, 0, 0))
    qtbot.mouseClick(page._ask, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "opens" in page._answer.text())
    assert _told(page)[1] == "✔ staff may pass here now (work)"
    page._when.setDateTime(QDateTime(2026, 11, 22, 9, 0, 0))
    qtbot.mouseClick(page._ask, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "out of hours" in " ".join(_told(page)))
    site.access.block(person.id, blocked=True)
    qtbot.mouseClick(page._ask, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "told" in _told(page)[-1])
    page._person.setCurrentText("Nobody of that name")
    qtbot.mouseClick(page._ask, Qt.MouseButton.LeftButton)
    assert "choose somebody" in _told(page)[0]
