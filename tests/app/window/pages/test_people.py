"""The grid of people, and what can be done with one of them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from app import background
from app.window.main_window import MainWindow
from app.window.pages.people.consent import WITHOUT
from app.window.widgets.pictures import FaceThumbnail
from core import demo
from core.base.progress import Report
from core.gallery.events import EventFilter
from core.gallery.people import Enrolled, Person
from core.people.enrolment import Enroller, sample
from core.site import Site
from core.store.operators import Role
from tests.app.window.clicking import (
    PATIENCE,
    at_rest,
    button,
    clashing_keys,
    click,
    enrol,
    field,
    page,
    says,
    sees,
    unnamed_fields,
)

PASSWORD = "correct horse 9"


def _enrol_twice(window: MainWindow) -> Person:
    """Eileen Collins, with two photos."""
    enrol(window)
    return enrol(window, picture=np.clip(demo.astronaut() * 0.7, 0, 255).astype(np.uint8))


def _select(qtbot, window: MainWindow, name: str):
    """The details of somebody, chosen in the grid as with the mouse."""
    shown = page(window, "people")
    window.session.look()
    model = shown._model
    qtbot.waitUntil(lambda: name in [p.name for p in model.people])
    index = model.index([p.name for p in model.people].index(name))
    seen = shown._list.viewport()
    qtbot.waitUntil(lambda: seen.rect().contains(shown._list.visualRect(index).center()))  # once it is laid out
    qtbot.mouseClick(seen, Qt.MouseButton.LeftButton, pos=shown._list.visualRect(index).center())
    details = shown._details
    qtbot.waitUntil(lambda: details._access.isEnabled() and says(details, "consent on record"))
    assert details.person.name == name
    return details


def _choose(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    """What whoever is asked for files will choose."""
    names = [str(path) for path in paths]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: (names, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (names[0], ""))


def _actions(window: MainWindow) -> list[str]:
    return [entry.action for entry in window.session.site.trail.entries()]


def test_people_are_searched(qtbot, window: MainWindow) -> None:
    shown = page(window, "people")
    qtbot.waitUntil(lambda: says(shown, "Nobody is enrolled yet."))
    enrol(window)
    enrol(window, "Grace", demo.admiral())
    qtbot.waitUntil(lambda: says(shown, "2 people"))
    search = field(shown, "Search people")
    qtbot.keyClicks(search, "zzz<b>")
    qtbot.waitUntil(lambda: says(shown, "Nobody's name contains “zzz<b>”."))
    search.clear()
    qtbot.keyClicks(search, "gra")
    qtbot.waitUntil(lambda: [p.name for p in shown._model.people] == ["Grace"])
    assert sees(shown, "1 person")
    qtbot.waitUntil(lambda: shown._model.face(shown._model.people[0]) is not None)


def test_somebody_is_renamed_and_deleted_once_that_is_confirmed(qtbot, window: MainWindow) -> None:
    enrol(window)
    enrol(window, "Grace", demo.admiral())
    details = _select(qtbot, window, "Eileen")
    assert not button(details, "Rename").isEnabled()
    name = field(details, "Name")
    name.selectAll()
    qtbot.keyClicks(name, "grace")
    click(qtbot, details, "Rename")
    qtbot.waitUntil(lambda: says(details, "✖ "))
    name.selectAll()
    qtbot.keyClicks(name, "  Eileen   Collins ")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: says(details, "✔ Renamed to Eileen Collins."))
    assert name.text() == "Eileen Collins"
    assert not button(details, "Rename").isEnabled()
    click(qtbot, details, "Delete…")
    assert sees(details, "Delete Eileen Collins with 1 photo and everything measured from them? This cannot be undone.")
    assert clashing_keys(window, page(window, "people")) == []
    click(qtbot, details, "Keep")
    assert window.session.site.people.count() == 2
    click(qtbot, details, "Delete…")
    click(qtbot, details, "Delete for good")
    qtbot.waitUntil(lambda: says(details, "Eileen Collins is deleted."))
    qtbot.waitUntil(lambda: [p.name for p in page(window, "people")._model.people] == ["Grace"])
    assert sees(details, "Eileen Collins is deleted."), "it can still be read"
    assert sees(details, "Select somebody to see more.")


def test_a_button_leads_to_the_events_of_somebody(qtbot, window: MainWindow) -> None:
    enrol(window, "Grace", demo.admiral())
    person = enrol(window)
    events = page(window, "events")
    events._filters.when.setCurrentIndex(1)
    details = _select(qtbot, window, "Eileen")
    click(qtbot, details, "Events…")
    assert window.current == "events"
    assert events._filters.filter() == EventFilter(person_id=person.id)
    assert events._filters.person.currentText() == "Eileen"
    click(qtbot, events, "Clear filters")
    assert events._filters.filter() == EventFilter()


def test_what_is_being_typed_stays_when_others_change_something(qtbot, window: MainWindow) -> None:
    enrol(window)
    details = _select(qtbot, window, "Eileen")
    qtbot.keyClicks(field(details, "Name"), " Coll")
    qtbot.waitUntil(lambda: "look at person" in _actions(window))
    with Site(window.session.site.folder) as desk:
        row = np.eye(window.session.engine.dimension, dtype=np.float32)[0]
        desk.people.add("Somebody", [Enrolled(b"jpeg", row, 0.9, "front")], window.session.engine.profile.id)
    qtbot.waitUntil(lambda: says(page(window, "people"), "2 people"))
    qtbot.wait(100)
    assert field(details, "Name").text() == "Eileen Coll"
    assert _actions(window).count("look at person") == 1


def test_the_employee_number_is_kept(qtbot, window: MainWindow) -> None:
    person = enrol(window)
    details = _select(qtbot, window, "Eileen")
    qtbot.keyClicks(field(details, "Employee number"), " E-17 ")
    qtbot.keyClick(field(details, "Employee number"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: says(details, "✔ Employee number saved."))
    assert window.session.site.people.find(person.id).employee_id == "E-17"
    search = field(page(window, "people"), "Search people")
    qtbot.keyClicks(search, "e-17")
    qtbot.waitUntil(lambda: says(page(window, "people"), "1 person"))


@pytest.mark.parametrize("what", ["rename", "set_employee_id", "delete"])
def test_a_late_answer_does_not_touch_whoever_is_selected_by_then(
    qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    enrol(window)
    enrol(window, "Grace", demo.admiral())
    _select(qtbot, window, "Grace")
    details = _select(qtbot, window, "Eileen")
    go_on = threading.Event()
    people = window.session.site.people
    change = getattr(people, what)
    monkeypatch.setattr(people, what, lambda *given: (go_on.wait(10), change(*given))[1])
    if what == "rename":
        qtbot.keyClicks(field(details, "Name"), " Collins")
        click(qtbot, details, "Rename")
    elif what == "delete":
        click(qtbot, details, "Delete…")
        click(qtbot, details, "Delete for good")
    else:
        qtbot.keyClicks(field(details, "Employee number"), "E-17")
        qtbot.keyClick(field(details, "Employee number"), Qt.Key.Key_Return)
    _select(qtbot, window, "Grace")
    with qtbot.waitSignal(window.session.people_changed):
        go_on.set()
    assert details.person is not None
    assert details.person.name == "Grace"
    assert field(details, "Name").text() == "Grace"
    assert field(details, "Employee number").text() == ""


@contextmanager
def _busy_pool() -> Iterator[None]:
    """Every thread of the pool has something else to do meanwhile: what is asked has to wait."""
    begun, go_on = threading.Semaphore(0), threading.Event()

    def keep_busy(_progress: Report) -> None:
        begun.release()
        go_on.wait()

    try:
        for _ in range(background._WORKERS):
            background.run(keep_busy)
        assert all(begun.acquire(timeout=PATIENCE / 1000) for _ in range(background._WORKERS))
        yield
    finally:
        go_on.set()


def test_what_waits_its_turn_is_booked_to_whoever_asked(qtbot, window: MainWindow) -> None:
    """And is done by their rights, whoever has logged in by then."""
    enrol(window)
    session = window.session
    session.root.operators.add("Rita", PASSWORD, Role.ADMINISTRATOR)
    session.root.operators.add("Vera", PASSWORD, Role.VIEWER)
    session.who.enter(session.root.operators.log_in("Rita", PASSWORD))
    details = _select(qtbot, window, "Eileen")
    click(qtbot, details, "Delete…")
    with _busy_pool():
        click(qtbot, details, "Delete for good")
        session.who.leave()
        session.who.enter(session.root.operators.log_in("Vera", PASSWORD))
        assert session.site.trail.actor.name == "Vera"
        assert session.site.people.count() == 1, "it has to wait"
    at_rest(qtbot)
    assert session.site.people.count() == 0
    booked = [(entry.action, entry.actor) for entry in session.root.trail.entries()]
    assert [actor for action, actor in booked if action == "delete person"] == ["Rita"]
    assert ("log out", "Rita") in booked
    assert session.root.trail.verify() == []


# photos


def test_each_photo_is_shown_large_with_what_is_known_of_it(qtbot, window: MainWindow) -> None:
    _enrol_twice(window)
    details = _select(qtbot, window, "Eileen")
    strip = field(details, "Photos of this person")
    assert strip.count() == 2
    (large,) = [face for face in details.findChildren(FaceThumbnail) if face.width() == 240]
    qtbot.waitUntil(lambda: large.accessibleName() == "Photo of Eileen")
    pictures = []
    for row in range(2):
        qtbot.mouseClick(
            strip.viewport(), Qt.MouseButton.LeftButton, pos=strip.visualItemRect(strip.item(row)).center()
        )
        qtbot.waitUntil(lambda: large.accessibleName() == "Photo of Eileen")
        qtbot.wait(50)
        pictures.append(large.pixmap().toImage())
        assert sees(details, "front, quality ")
    assert pictures[0] != pictures[1]
    page_of_people = page(window, "people")
    assert unnamed_fields(page_of_people) == []
    assert clashing_keys(window, page_of_people) == []


def test_photos_are_added_replaced_and_removed(qtbot, window: MainWindow, pictures, monkeypatch) -> None:
    person = enrol(window)
    site = window.session.site
    details = _select(qtbot, window, "Eileen")
    (first,) = site.people.photo_ids(person.id)
    assert not button(details, "Remove").isEnabled(), "somebody without a photo is nobody"
    _choose(monkeypatch, pictures["grey"])
    click(qtbot, details, "Replace…")
    qtbot.waitUntil(lambda: says(details, "✖ No face was found"))
    assert site.people.photo_ids(person.id) == [first], "what cannot be replaced stays"
    _choose(monkeypatch, pictures["hopper"])
    click(qtbot, details, "Add…")
    qtbot.waitUntil(lambda: says(details, "another face"))
    _choose(monkeypatch, pictures["collins"])
    click(qtbot, details, "Replace…")
    qtbot.waitUntil(lambda: says(details, "✔ The photos are added."))
    (second,) = site.people.photo_ids(person.id)
    assert second != first
    qtbot.waitUntil(lambda: field(details, "Photos of this person").count() == 1 and details._strip.current == second)
    click(qtbot, details, "Add…")
    qtbot.waitUntil(lambda: len(site.people.photo_ids(person.id)) == 2)
    qtbot.waitUntil(lambda: field(details, "Photos of this person").count() == 2)
    click(qtbot, details, "Remove")
    assert len(site.people.photo_ids(person.id)) == 2, "it is asked first"
    click(qtbot, details, "Really remove")
    qtbot.waitUntil(lambda: field(details, "Photos of this person").count() == 1)
    assert len(site.people.photo_ids(person.id)) == 1
    assert sees(details, "1 photo")


def test_asking_twice_is_about_one_photo(qtbot, window: MainWindow) -> None:
    person = _enrol_twice(window)
    details = _select(qtbot, window, "Eileen")
    strip = field(details, "Photos of this person")
    click(qtbot, details, "Remove")
    strip.setCurrentRow(1)
    click(qtbot, details, "Remove")
    assert len(window.session.site.people.photo_ids(person.id)) == 2


def test_a_photo_is_copied_and_that_is_written_down(qtbot, window: MainWindow) -> None:
    enrol(window)
    details = _select(qtbot, window, "Eileen")
    photo = details._strip.current
    qtbot.waitUntil(lambda: details._photos.get(photo) is not None)
    QGuiApplication.clipboard().clear()
    click(qtbot, details, "Copy")
    assert sees(details, "✔ The picture is on the clipboard.")
    assert not QGuiApplication.clipboard().image().isNull()
    qtbot.waitUntil(lambda: "copy photo" in _actions(window))


# access


def test_somebody_is_blocked_and_the_block_lifted(qtbot, window: MainWindow) -> None:
    person = enrol(window)
    access = window.session.site.access
    details = _select(qtbot, window, "Eileen")
    click(qtbot, details, "Block everywhere")
    qtbot.waitUntil(lambda: says(details, "✔ Blocked."))
    assert access.holder(person.id).blocked
    assert sees(details, "▲ Blocked: no door opens")
    click(qtbot, details, "Lift the block")
    qtbot.waitUntil(lambda: says(details, "✔ The block is lifted."))
    assert not access.holder(person.id).blocked


def test_a_block_that_fails_is_not_shown(qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    enrol(window)
    details = _select(qtbot, window, "Eileen")

    def fail(_person: int, *, blocked: bool) -> None:
        raise OSError(f"cannot write {blocked}")

    monkeypatch.setattr(window.session.site.access, "block", fail)
    click(qtbot, details, "Block everywhere")
    qtbot.waitUntil(lambda: says(details, "✖ Cannot write"))
    qtbot.waitUntil(lambda: button(details, "Block everywhere").isEnabled())
    assert not says(details, "▲ Blocked")


def test_validity_holds_to_the_end_of_the_last_day(qtbot, window: MainWindow) -> None:
    person = enrol(window)
    access = window.session.site.access
    details = _select(qtbot, window, "Eileen")
    click(qtbot, details, "Until")
    qtbot.waitUntil(lambda: access.holder(person.id).valid_until is not None)
    day = field(details, "Until")
    day.setDate(QDate(2031, 3, 30))
    qtbot.keyClick(day, Qt.Key.Key_Return)
    end = datetime(2031, 3, 31)
    qtbot.waitUntil(lambda: access.holder(person.id).valid_until == end)
    click(qtbot, details, "From")
    qtbot.waitUntil(lambda: access.holder(person.id).valid_from is not None)
    field(details, "From").setDate(QDate(2032, 1, 1))
    qtbot.keyClick(field(details, "From"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: says(details, "✖ The end must come after the start"))
    qtbot.waitUntil(lambda: field(details, "From").date() == QDate.currentDate())
    click(qtbot, details, "Until")
    qtbot.waitUntil(lambda: access.holder(person.id).valid_until is None)


def test_passing_over_the_dates_changes_nothing(qtbot, window: MainWindow) -> None:
    person = enrol(window)
    access = window.session.site.access
    end = datetime.now(UTC).replace(microsecond=0) + timedelta(days=3, hours=2)  # no midnight: set elsewhere
    access.set_validity(person.id, None, end)
    details = _select(qtbot, window, "Eileen")
    day = field(details, "Until")
    day.setFocus()
    qtbot.keyClick(day, Qt.Key.Key_Return)
    button(details, "Block everywhere").setFocus()
    qtbot.wait(50)
    assert access.holder(person.id).valid_until == end
    assert _actions(window).count("change validity") == 1


def test_the_last_day_of_one_is_never_proposed_for_another(qtbot, window: MainWindow, hopper: np.ndarray) -> None:
    first, other = enrol(window), enrol(window, "Grace", hopper)
    access = window.session.site.access
    access.set_validity(first.id, datetime(2031, 3, 1), datetime(2031, 3, 31))
    details = _select(qtbot, window, "Eileen")
    qtbot.waitUntil(lambda: field(details, "Until").date() == QDate(2031, 3, 30))
    details = _select(qtbot, window, "Grace")
    today = QDate.currentDate()
    assert (field(details, "From").date(), field(details, "Until").date()) == (today, today)
    click(qtbot, details, "Until")
    qtbot.waitUntil(lambda: access.holder(other.id).valid_until is not None)
    later = today.addDays(1)
    assert access.holder(other.id).valid_until == datetime(later.year(), later.month(), later.day())


def test_groups_are_ticked(qtbot, window: MainWindow) -> None:
    person = enrol(window)
    access = window.session.site.access
    details = _select(qtbot, window, "Eileen")
    click(qtbot, details, "Make groups…")
    assert window.current == "access"
    for group in ("Guests", "Staff"):
        access.add_group(group)
    window.open_page("live")
    details = _select(qtbot, window, "Eileen")
    page(window, "people").reload()
    qtbot.waitUntil(details._access._groups.isVisible)
    groups = field(details, "Groups of this person")
    assert [groups.item(n).text() for n in range(groups.count())] == ["Guests", "Staff"]
    groups.setCurrentRow(1)
    qtbot.keyClick(groups, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: says(details, "✔ Is in Staff now."))
    assert access.holder(person.id).groups == {"Staff"}
    qtbot.keyClick(groups, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: says(details, "✔ Is in Staff no longer."))
    assert access.holder(person.id).groups == frozenset()


def test_what_others_change_is_seen_and_a_date_being_typed_stays(qtbot, window: MainWindow) -> None:
    person = enrol(window)
    access = window.session.site.access
    details = _select(qtbot, window, "Eileen")
    with Site(window.session.site.folder) as desk:
        desk.access.block(person.id, blocked=True)
    window.session.look()
    qtbot.waitUntil(lambda: says(details, "▲ Blocked: no door opens"))
    click(qtbot, details, "Until")
    qtbot.waitUntil(lambda: says(details, "✔ Validity saved."))
    window.activateWindow()
    day = field(details, "Until")
    day.setFocus()
    qtbot.waitUntil(day.hasFocus)
    day.setDate(QDate(2031, 3, 30))
    with Site(window.session.site.folder) as desk:
        desk.access.block(person.id, blocked=False)
        desk.access.add_group("Staff")
        desk.access.join(person.id, "Staff")
    window.session.look()
    qtbot.waitUntil(lambda: not says(details, "▲ Blocked"))
    groups = details._access._groups
    qtbot.waitUntil(lambda: groups.count() == 1 and groups.item(0).checkState() == Qt.CheckState.Checked)
    assert day.date() == QDate(2031, 3, 30)
    qtbot.keyClick(day, Qt.Key.Key_Return)
    end = datetime(2031, 3, 31)
    qtbot.waitUntil(lambda: access.holder(person.id).valid_until == end)


def test_what_changed_while_another_page_was_open_is_seen(qtbot, window: MainWindow) -> None:
    person = enrol(window)
    details = _select(qtbot, window, "Eileen")
    window.open_page("live")
    window.session.site.access.block(person.id, blocked=True)
    with qtbot.waitSignal(window.session.rules_changed):
        window.session.look()
    window.open_page("people")
    qtbot.waitUntil(lambda: says(details, "▲ Blocked: no door opens"))


# two entries of one human


def test_two_entries_become_one(qtbot, window: MainWindow) -> None:
    recogniser, site = window.session.recogniser, window.session.site
    kept = enrol(window)
    twin = [sample(recogniser.engine, demo.astronaut())]
    Enroller(site, recogniser).samples("E. Collins", twin, others={kept.id})
    details = _select(qtbot, window, "Eileen")
    assert sees(details, "▲ Easily taken for E. Collins")
    click(qtbot, details, "Merge with another entry…")
    assert not button(details, "They are one: merge").isEnabled()
    assert unnamed_fields(page(window, "people")) == []
    assert clashing_keys(window, page(window, "people")) == []
    other = field(details, "Person")
    qtbot.keyClicks(other, "Eileen")
    qtbot.wait(300)
    assert not button(details, "They are one: merge").isEnabled(), "an entry does not become one with itself"
    other.selectAll()
    qtbot.keyClicks(other, "E. Collins")
    qtbot.waitUntil(lambda: button(details, "They are one: merge").isEnabled())
    assert sees(details, "All photos and events of E. Collins become Eileen's, and E. Collins is gone.")
    faces = details._merge.findChildren(FaceThumbnail)
    qtbot.waitUntil(lambda: [f.accessibleName() for f in faces] == ["Photo of Eileen", "Photo of E. Collins"])
    click(qtbot, details, "They are one: merge")
    qtbot.waitUntil(lambda: says(details, "✔ E. Collins and Eileen are one now."))
    assert [(p.name, p.photos) for p in site.people.people()] == [("Eileen", 2)]
    qtbot.waitUntil(lambda: details.person.photos == 2)


def test_merging_is_left_alone(qtbot, window: MainWindow) -> None:
    enrol(window)
    enrol(window, "Grace", demo.admiral())
    details = _select(qtbot, window, "Eileen")
    assert sees(details, "✔ Most like Grace, and told apart.")
    click(qtbot, details, "Merge with another entry…")
    click(qtbot, details, "Cancel")
    assert not details._merge._inner.isVisible()
    assert window.session.site.people.count() == 2


# who may do what


def test_a_viewer_sees_and_changes_nothing(qtbot, window: MainWindow) -> None:
    enrol(window)
    session = window.session
    session.site.operators.add("Rita", PASSWORD, Role.ADMINISTRATOR)
    session.site.operators.add("Vera", PASSWORD, Role.VIEWER)
    session.who.enter(session.site.operators.log_in("Vera", PASSWORD))
    shown = page(window, "people")
    qtbot.waitUntil(lambda: shown._model.rowCount() == 1)
    shown._list.setCurrentIndex(shown._model.index(0))
    details = shown._details
    qtbot.waitUntil(lambda: says(details, "consent on record"))
    assert [b.text() for b in shown.findChildren(QAbstractButton) if b.isVisible() and b.text()] == ["Events…"]
    assert field(details, "Name").isReadOnly()
    assert field(details, "Employee number").isReadOnly()


def test_another_page_shows_somebody(qtbot, window: MainWindow) -> None:
    enrol(window)
    grace = enrol(window, "Grace", demo.admiral())
    shown = page(window, "people")
    qtbot.keyClicks(field(shown, "Search people"), "Eileen")
    window.open_page("live")
    window.session.go("people", grace.id)
    assert window.current == "people"
    qtbot.waitUntil(lambda: shown._details.person is not None and shown._details.person.name == "Grace")
    assert field(shown, "Search people").text() == ""


def test_somebody_is_shown_in_front_of_import_and_export_unless_that_runs(qtbot, window: MainWindow) -> None:
    grace = enrol(window, "Grace", demo.admiral())
    shown = page(window, "people")
    click(qtbot, shown, "Import and export…")
    shown._exchange.exports._job.busy = True
    assert shown.busy == "Everybody is being exported."
    window.session.go("people", grace.id)
    assert button(shown, "Back to people").isVisible()
    shown._exchange.exports._job.busy = False
    window.session.go("people", grace.id)
    qtbot.waitUntil(shown._details.isVisible)
    qtbot.waitUntil(lambda: shown._details.person is not None and shown._details.person.name == "Grace")


def test_whoever_comes_next_finds_the_page_as_it_was_at_first(qtbot, window: MainWindow) -> None:
    enrol(window)
    details = _select(qtbot, window, "Eileen")
    shown = page(window, "people")
    qtbot.keyClicks(field(details, "Name"), " Coll")
    qtbot.keyClicks(field(shown, "Search people"), "Ei")
    click(qtbot, shown, "Import and export…")
    shown.forget()
    assert field(shown, "Search people").text() == ""
    assert sees(shown, "Select somebody to see more.")
    assert _select(qtbot, window, "Eileen")._name.text() == "Eileen"


def test_what_is_said_moves_no_button_and_is_in_view(qtbot, window: MainWindow) -> None:
    enrol(window)
    enrol(window, "Grace", demo.admiral())
    window.resize(1100, 640)
    details = _select(qtbot, window, "Eileen")
    bar = details._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    at_rest(qtbot)
    block = button(details, "Block everywhere")
    details._scroll.ensureWidgetVisible(block)
    qtbot.wait(50)
    before = block.mapToGlobal(block.rect().topLeft())
    click(qtbot, details, "Block everywhere")
    qtbot.waitUntil(lambda: says(details, "✔ Blocked. Press again to lift it."))
    at_rest(qtbot)
    assert block.mapToGlobal(block.rect().topLeft()) == before, "a second click lands on the same button"
    said = details._message
    assert said.visibleRegion().boundingRect().size() == said.size()
    bar.setValue(bar.maximum())
    click(qtbot, details, "Delete…")
    qtbot.wait(50)
    for asked in (details._question, details._yes, details._no):
        assert asked.visibleRegion().boundingRect().size() == asked.size(), "it is read without scrolling"
    _select(qtbot, window, "Grace")
    assert bar.value() == 0, "the face of the next person is in view"


def test_consent_is_recorded_of_one_and_of_all_without(qtbot, window: MainWindow) -> None:
    first, second = enrol(window), enrol(window, "Grace", demo.admiral())
    consents, shown = window.session.site.consents, page(window, "people")
    shown.receive(WITHOUT)
    qtbot.waitUntil(lambda: [person.id for person in shown._model.people] == [first.id, second.id])
    shown._consent._document.setText("staff form 2026")
    click(qtbot, shown, "Record consent of these 2")
    qtbot.waitUntil(lambda: consents.without() == {})
    qtbot.waitUntil(lambda: shown._model.people == [])
    consents.withdraw(first.id, date(2026, 1, 1))
    shown.receive(first.id)
    qtbot.waitUntil(lambda: not shown._details._agree.isHidden())
    shown._details._agree._document.setText("form 12")
    click(qtbot, shown._details, "Record consent")
    qtbot.waitUntil(lambda: [one.document for one in consents.of(first.id)] == ["staff form 2026", "form 12"])
