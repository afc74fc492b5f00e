"""Closing, locking, and handing the window on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMessageBox
from sqlalchemy import select

from app.window.main_window import MainWindow
from app.window.page import Page
from app.window.widgets.ending_question import EndingQuestion
from core import demo
from core.access.door import Door
from core.access.policy import DoorRules
from core.doors.holding import Holding
from core.learning.runs import State
from core.site import Site
from core.store import schema
from core.store.operators import Role
from tests.app.window.clicking import button, click, field, says
from tests.app.window.pages.learn.made import make_run
from tests.door_station import Device, standing

_PASSWORD = "correct horse 9"


@pytest.fixture
def locked(window: MainWindow) -> MainWindow:
    """A window of a site with two operators, that the first of them has locked."""
    operators = window.session.site.operators
    operators.add("Rita", _PASSWORD, Role.ADMINISTRATOR)
    operators.add("Rolf", _PASSWORD, Role.RECEPTIONIST)
    window.session.who.enter(operators.log_in("Rita", _PASSWORD))
    return window


def _log_in(window: MainWindow, name: str) -> None:
    window.session.who.enter(window.session.site.operators.log_in(name, _PASSWORD))


def test_whoever_is_nobody_cannot_end_the_doors(qtbot, locked: MainWindow) -> None:
    locked.session.who.leave()
    assert not locked.menus.quit.isEnabled()
    locked.close()
    assert locked.isVisible()
    assert any("cameras and doors end with this window" in w.text() for w in locked._login.findChildren(QLabel))
    _log_in(locked, "Rita")
    assert locked.menus.quit.isEnabled()
    locked.close()
    assert not locked.isVisible()


def test_locking_closes_what_hangs_open(qtbot, locked: MainWindow) -> None:
    menu = QMenu(locked)
    menu.addAction("export")
    menu.popup(locked.mapToGlobal(locked.rect().center()))
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is menu)
    locked.session.who.leave()
    assert QApplication.activePopupWidget() is None


def test_the_next_operator_finds_nothing_half_done(qtbot, locked: MainWindow) -> None:
    locked.open_page("enrol")
    panel = locked.page("enrol").panel
    panel._form._name.setText("Somebody")
    panel._form._consent.setChecked(True)
    locked.session.who.leave()
    _log_in(locked, "Rita")
    assert panel._form._name.text() == "Somebody"  # who comes back goes on
    locked.session.who.leave()
    _log_in(locked, "Rolf")
    assert panel._form._name.text() == ""
    assert not panel._form._consent.isChecked()


def test_closing_asks_before_something_is_lost(qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window.open_page("tasks")
    monkeypatch.setattr(Page, "unsaved", property(lambda _page: "A week has been painted and not saved."))
    window.restart()
    assert window.isVisible()
    (box,) = window.findChildren(QMessageBox)
    assert "not saved" in box.informativeText()
    stay, leave = sorted(box.buttons(), key=lambda b: "End" in b.text())
    stay.click()
    qtbot.waitUntil(lambda: not window.findChildren(QMessageBox))
    assert window.isVisible()
    assert not window.anew
    window.restart()
    (box,) = window.findChildren(QMessageBox)
    next(b for b in box.buttons() if "End" in b.text()).click()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.anew
    assert leave is not stay


def _ended_by(site: Site) -> list[str]:
    with site.database.read() as session:
        return list(session.scalars(select(schema.Audit.actor).where(schema.Audit.action == "end program")))


def test_whoever_goes_home_ends_it_with_their_password(qtbot, locked: MainWindow) -> None:
    site = locked.session.site
    locked.session.who.leave()
    noted: list[str] = []
    locked.session.shutting_down.connect(lambda: noted.extend(_ended_by(site)))
    click(qtbot, locked._login, "End Portico…")
    assert says(locked._login, "whoever ends Portico has to say who they are")
    for password, done in (("wrong password", False), (_PASSWORD, True)):
        field(locked._login, "Name").setText("Rolf")
        field(locked._login, "Password").setText(password)
        click(qtbot, locked._login, "End Portico…")
        assert says(locked._login, "doors are locked")
        button(locked._login, "End Portico").click()
        if done:
            qtbot.waitUntil(lambda: locked.has_closed)
            assert noted == ["Rolf"]
        else:
            qtbot.waitUntil(lambda: says(locked._login, "✖"))
            assert not locked.has_closed


def test_where_the_settings_say_so_a_guard_ends_it_without(qtbot, locked: MainWindow) -> None:
    locked.session.site.change_settings(end_when_locked=True)
    locked.session.who.leave()
    click(qtbot, locked._login, "End Portico…")
    click(qtbot, locked._login, "Stay")
    assert locked.isVisible()
    click(qtbot, locked._login, "End Portico…")
    click(qtbot, locked._login, "End Portico")
    qtbot.waitUntil(lambda: locked.has_closed)


# doors that end with the window


@pytest.fixture
def lock() -> Iterator[Device]:
    """Of a door: a relay that is switched over the network."""
    with standing(Device()) as device:
        yield device


@pytest.fixture
def driving(qtbot, lock: Device, window: MainWindow) -> MainWindow:
    """A window that looks after two doors with a lock, one of which is to fail safe, and one without."""
    session = window.session
    address = f"http://127.0.0.1:{lock.port}"
    relay = {"driver": "http", "unlock_url": f"{address}/unlock", "lock_url": f"{address}/lock"}
    for name, driver, fail_safe in (("Main entrance", relay, False), ("Fire exit", relay, True), ("Loft", None, False)):
        door = Door(rules=DoorRules(name=name), cameras=(name,), fail_safe=fail_safe)
        session.site.access.keep(door if driver is None else door.model_copy(update={"lock": driver}))
        camera = demo.DemoCamera()
        camera.name = name
        session.cameras.watch(camera)
    qtbot.waitUntil(lambda: len(session.cameras.door_states()) == 3)
    return window


def _question(window: MainWindow) -> EndingQuestion:
    (box,) = [box for box in window.findChildren(EndingQuestion) if box.isVisible()]
    return box


def test_enter_ends_the_doors_and_escape_does_not(qtbot, driving: MainWindow, lock: Device) -> None:
    driving.close()
    box = _question(driving)
    assert "Locked from then on: Main entrance." in box.informativeText()
    assert "Unlocked from then on, to fail safe: Fire exit." in box.informativeText()
    assert "Watched no more: Loft." in box.informativeText(), "nothing is unlocked there, and nobody recognised"
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not driving.findChildren(EndingQuestion))
    assert driving.isVisible()
    assert len(driving.session.cameras.door_states()) == 3
    driving.menus.quit.trigger()
    qtbot.keyClick(_question(driving), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: driving.has_closed)
    assert {asked.path for asked in lock.done[-2:]} == {"/lock", "/unlock"}  # as it was said


def test_whoever_closes_it_once_more_means_it(qtbot, driving: MainWindow) -> None:
    driving.close()
    assert not _question(driving).isModal(), "Qt would not let the window behind be closed"
    driving.close()
    assert driving.has_closed


def test_what_was_begun_behind_the_question_is_not_lost(qtbot, driving: MainWindow, monkeypatch) -> None:
    driving.open_page("tasks")
    driving.close()
    monkeypatch.setattr(Page, "unsaved", property(lambda _page: "A week has been painted and not saved."))
    for _ in range(2):
        driving.close()
        assert driving.isVisible()
        assert "not saved" in _question(driving).informativeText()


def test_what_is_lost_is_asked_for_together_with_doors(qtbot, driving: MainWindow, monkeypatch) -> None:
    driving.open_page("tasks")
    monkeypatch.setattr(Page, "unsaved", property(lambda _page: "A week has been painted and not saved."))
    driving.close()
    box = _question(driving)
    assert "not saved" in box.informativeText()
    assert "Locked from then on: Main entrance." in box.informativeText()
    assert box.isModal()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not driving.findChildren(EndingQuestion))
    assert driving.isVisible(), "Enter loses nothing"


def test_a_run_of_learn_that_goes_on_is_named_and_no_reason_to_ask(qtbot, driving: MainWindow) -> None:
    make_run(driving.session.site.folder, "Digits", State.RUNNING)
    driving.close()
    assert _question(driving).informativeText().endswith("\nA run of Learn goes on: Digits.")
    driving.session.cameras.close()
    qtbot.waitUntil(lambda: not driving.session.cameras.doors_ending())
    driving.close()
    assert driving.has_closed


def test_the_question_is_worded_alike_whatever_ends(qtbot, driving: MainWindow, monkeypatch) -> None:
    def asked() -> tuple[str, list[str]]:
        driving.close()
        box = _question(driving)
        placed = sorted(box.buttons(), key=lambda button: button.x())
        words = box.text(), [button.text() for button in placed]
        box.reject()
        qtbot.waitUntil(lambda: not driving.findChildren(EndingQuestion))
        return words

    driving.open_page("tasks")
    doors_only = asked()
    assert doors_only == ("End Portico?", ["&End Portico", "&Stay"])
    monkeypatch.setattr(Page, "unsaved", property(lambda _page: "A week has been painted and not saved."))
    assert asked() == doors_only


def test_nobody_is_asked_about_doors_that_go_on(qtbot, driving: MainWindow) -> None:
    others = Holding(driving.session.site.folder, "watch")
    for name in ("Main entrance", "Fire exit", "Loft"):
        assert not others.take(name, {name})
    assert driving.session.cameras.doors_ending() == []
    others.leave("Fire exit")
    assert [door.name for door in driving.session.cameras.doors_ending()] == ["Fire exit"]
    driving.restart()  # opened again, it looks after them as before
    assert driving.has_closed
    others.leave("Main entrance")


def test_doors_are_asked_about_while_the_window_is_opened_anew(qtbot, window: MainWindow) -> None:
    session = window.session
    recogniser, session.cameras.recogniser = session.cameras.recogniser, None  # as it is until that is loaded
    session.cameras.handed = (Door(rules=DoorRules(name="Main entrance"), cameras=("Front",)),)
    window.close()
    assert "Main entrance" in _question(window).informativeText()
    assert window.isVisible()
    session.cameras.recogniser = recogniser
    window.close()
    assert window.has_closed, "no camera is at it any more"


def test_doors_are_handed_on_until_the_next_window_looks_after_its_own(qtbot, driving: MainWindow) -> None:
    driving.session.cameras.handed = (Door(rules=DoorRules(name="Back door"), cameras=("Back",)),)
    names = ["Fire exit", "Loft", "Main entrance"]
    assert sorted(door.name for door in driving.session.cameras.doors_ending()) == names
    driving.restart()
    assert driving.has_closed
    assert sorted(door.name for door in driving.session.doors_left) == names


def test_the_locked_window_says_the_same_of_its_doors(qtbot, driving: MainWindow) -> None:
    operators = driving.session.site.operators
    operators.add("Rita", _PASSWORD, Role.ADMINISTRATOR)
    driving.session.who.enter(operators.log_in("Rita", _PASSWORD))
    driving.close()
    driving.session.who.leave()
    assert not [box for box in driving.findChildren(EndingQuestion) if box.isVisible()], "nobody may answer it"
    field(driving._login, "Name").setText("Rita")
    field(driving._login, "Password").setText(_PASSWORD)
    click(qtbot, driving._login, "End Portico…")
    assert says(driving._login, "Locked from then on: Main entrance.")
