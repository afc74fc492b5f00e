"""The Events page, used as somebody at a door would."""

from __future__ import annotations

import csv
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QDate, QEvent, QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QPushButton,
    QStyle,
    QStyleOptionViewItem,
)

from app import background
from app.window.language import moment
from app.window.language.installing import install
from app.window.main_window import MainWindow
from app.window.pages.events import EventsPage, model
from core import images
from core.base.messages import Message, Named
from core.errors import GalleryError
from core.gallery.events import Decision, Event, EventFilter, Outcome, Result
from core.gallery.people import Enrolled, Person
from core.site import Site
from core.store.audit import Actor, Permission
from tests.app.window.clicking import button, click, enrol, page, says, sees

_NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def _seen(person: Person | None, camera: str = "Front", when: datetime = _NOW, **changes: Any) -> Event:
    """An event at a camera: a person let in, or a stranger kept out."""
    known = person is not None
    event = Event(
        time=when,
        camera=camera,
        track=1,
        decision=Decision.ALLOW if known else Decision.DENY,
        outcome=Outcome.RECOGNISED if known else Outcome.UNKNOWN,
        person=person.name if person else None,
        person_id=person.id if person else None,
        score=0.7 if known else 0.2,
        threshold=0.4,
        second_person=None,
        second_person_id=None,
        second_score=None,
        shots=5,
        quality=0.9,
        profile_id="standard-4",
        reasons=(
            Message("recognised as {person}", person=Named(person.name, person.id))
            if person
            else Message("nobody we know"),
        ),
        door=camera,
    )
    return Event(**{**{f: getattr(event, f) for f in event.__dataclass_fields__}, **changes})


def _add(site: Site, name: str) -> Person:
    """Somebody on record, without a face that anybody would look at."""
    return site.people.add(name, [Enrolled(b"photo", np.ones(4, np.float32) / 2, 0.9, "front")], "test")


def _jpeg(picture: np.ndarray) -> bytes:
    return images.encode_jpeg(images.crop_square(picture, np.array([150, 50, 300, 220]), size=200))


def _opened(qtbot, window: MainWindow) -> Any:
    """The page, with what there is to show."""
    shown = page(window, "events")
    _settled(qtbot, shown)
    return shown


def _settled(qtbot, shown: EventsPage) -> None:
    qtbot.waitUntil(lambda: not shown._model.loading and shown._model.total is not None)


def _choose(qtbot, shown: EventsPage, box: Any, words: str) -> None:
    qtbot.waitUntil(lambda: box.findText(words) >= 0)
    box.setCurrentIndex(box.findText(words))
    _settled(qtbot, shown)


def _export_menu(shown: EventsPage) -> list[str]:
    return [action.text().replace("&", "") for action in shown._exports.button.menu().actions()]


@pytest.fixture
def eileen(qtbot, window: MainWindow) -> Person:
    """Eileen Collins, and the window knows of it."""
    person = enrol(window)
    with qtbot.waitSignal(window.session.people_changed):
        window.session.look()
    return person


@pytest.fixture
def visits(site: Site, eileen: Person, collins: np.ndarray, hopper: np.ndarray) -> list[Event]:
    """Eileen Collins was let in, and a day later Grace Hopper, whom nobody knows, kept out."""
    return [
        site.events.record(_seen(eileen), _jpeg(collins)),
        site.events.record(_seen(None, "Back", _NOW + timedelta(days=1)), _jpeg(hopper)),
    ]


def test_without_events_it_says_how_to_begin(qtbot, window: MainWindow) -> None:
    shown = _opened(qtbot, window)
    assert sees(shown, "Nothing has happened yet")
    assert sees(shown, "0 events")
    _choose(qtbot, shown, shown._filters.what, "▲ Alarms")
    assert sees(shown, "No event is like that")
    click(qtbot, shown, "Clear filters")
    qtbot.waitUntil(lambda: says(shown, "Nothing has happened yet"))


def test_events_are_filtered_and_explained(qtbot, window: MainWindow, visits: list[Event]) -> None:
    shown = _opened(qtbot, window)
    assert shown._model.rowCount() == 2
    assert sees(shown, "2 events")
    assert sees(shown, "Select an event to see why")
    shown._table.selectRow(1)
    qtbot.waitUntil(lambda: says(shown._details, "• recognised as Eileen"))
    assert sees(shown._details, "✔ Let in")
    assert sees(shown._details, "Score 0.700, the threshold is 0.400")
    filters = shown._filters
    assert not shown._clear.isVisible()
    filters.person.activated.emit(1)  # "Unknown person"
    _settled(qtbot, shown)
    assert [e.id for e in shown._model.events] == [visits[1].id]
    assert sees(shown, "1 event")
    assert sees(shown._details, "Select an event to see why")  # the one shown is not among them
    filters.person.activated.emit(0)
    _settled(qtbot, shown)
    _choose(qtbot, shown, filters.camera, "Front")
    assert [e.id for e in shown._model.events] == [visits[0].id]
    _choose(qtbot, shown, filters.what, "✖ Kept out")
    assert shown._model.rowCount() == 0
    assert shown._clear.isVisible()
    click(qtbot, shown, "Clear filters")
    _settled(qtbot, shown)
    assert filters.filter() == EventFilter()
    assert shown._model.rowCount() == 2
    assert not shown._clear.isVisible()


def test_a_day_and_a_range_of_days(qtbot, window: MainWindow, visits: list[Event]) -> None:
    shown = _opened(qtbot, window)
    filters = shown._filters
    first = visits[0].time.astimezone().date()
    day = QDate(first.year, first.month, first.day)
    _choose(qtbot, shown, filters.when, "One day")
    assert filters.first.isVisible()
    assert not filters.last.isVisible()
    filters.first.setDate(day)
    _settled(qtbot, shown)
    assert [e.id for e in shown._model.events] == [visits[0].id]
    assert filters.one_day == first
    filters.first.setDate(day.addDays(-1))
    _settled(qtbot, shown)
    assert shown._model.rowCount() == 0
    _choose(qtbot, shown, filters.when, "From … to …")
    filters.last.setDate(day)
    _settled(qtbot, shown)
    assert shown._model.rowCount() == 1
    filters.first.setDate(day.addDays(1))  # the wrong way round is meant all the same
    _settled(qtbot, shown)
    assert shown._model.rowCount() == 2
    _choose(qtbot, shown, filters.when, "Today")
    today = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    assert filters.filter().since == today


def test_filters_are_kept_but_not_the_person(qtbot, window: MainWindow, visits: list[Event]) -> None:
    shown = _opened(qtbot, window)
    _choose(qtbot, shown, shown._filters.camera, "Front")
    _choose(qtbot, shown, shown._filters.what, "✔ Let in")
    _choose(qtbot, shown, shown._filters.when, "From … to …")
    shown._filters.first.setDate(QDate(2026, 11, 1))
    shown._filters.last.setDate(QDate(2026, 11, 30))
    shown._filters.person._change((visits[0].person_id, "Eileen"))
    click(qtbot, shown, "Photos")
    click(qtbot, shown, "Follow")
    _settled(qtbot, shown)
    QSettings().sync()
    later = EventsPage(window.session)
    qtbot.addWidget(later)
    wanted = later._filters.filter()
    assert (wanted.camera, wanted.result, wanted.person_id) == ("Front", Result.LET_IN, None)
    assert wanted.since is not None
    assert wanted.since.astimezone().date().day == 1
    assert later._view is later._timeline
    assert not later._follow.isChecked()
    later._filters.show_cameras(["Somewhere else"])
    assert later._filters.filter().camera == "Front"  # even where it has no events any more


def test_a_person_is_found_by_typing(qtbot, window: MainWindow, visits: list[Event]) -> None:
    for name in ("Eva", "Evelyn", "Ava"):
        _add(window.session.site, name)
    shown = _opened(qtbot, window)
    box = shown._filters.person
    line, popup = box.lineEdit(), box._completer.popup()
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "ev")
    qtbot.waitUntil(popup.isVisible)
    assert [box._found.item(n).text() for n in range(box._found.rowCount())] == ["Eva", "Evelyn"]
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: box.person is not None and box.person[1] == "Evelyn")
    _settled(qtbot, shown)
    assert shown._model.rowCount() == 0
    assert sees(shown, "No event is like that")
    line.selectAll()
    qtbot.keyClicks(line, "eileen")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown._model.wanted.person_id == visits[0].person_id)
    _settled(qtbot, shown)
    assert box.currentText() == "Eileen"
    assert shown._model.rowCount() == 1
    line.selectAll()
    qtbot.keyClicks(line, "zz")
    qtbot.waitUntil(lambda: box._found.rowCount() == 1 and box._found.item(0).text() == "Nobody is called so")
    popup.hide()
    window.activateWindow()
    line.setFocus()
    shown._table.setFocus()  # half a name that is left standing chooses nobody
    assert box.currentText() == "Eileen"
    line.setFocus()
    line.clear()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert box.currentText() == "Everybody"
    _settled(qtbot, shown)
    assert shown._model.rowCount() == 2


@pytest.fixture
def crowd(site: Site, eileen: Person, collins: np.ndarray) -> list[Event]:
    """More events than fit on the screen, over three days."""
    photo = _jpeg(collins)
    return [site.events.record(_seen(eileen, when=_NOW + timedelta(hours=n)), photo) for n in range(60)]


def _view(qtbot, shown: EventsPage, name: str) -> QAbstractItemView:
    click(qtbot, shown, name)
    qtbot.waitUntil(lambda: shown._view.isVisible() and shown._view.verticalScrollBar().maximum() > 0)
    return shown._view


def _on_top(shown: EventsPage, view: QAbstractItemView) -> int:
    """The event at the upper edge of a view."""
    number = shown._model.events[view.indexAt(QPoint(20, 2)).row()].id
    assert number is not None
    return number


def _height(shown: EventsPage, view: QAbstractItemView, number: int) -> int:
    """Where in a view an event lies."""
    return view.visualRect(shown._model.index(shown._model.row_of(number), 0)).top()


@pytest.mark.parametrize("name", ["Table", "Photos"])
def test_new_events_appear_and_nothing_moves(qtbot, window: MainWindow, crowd: list[Event], name: str) -> None:
    shown, site = _opened(qtbot, window), window.session.site
    view = _view(qtbot, shown, name)
    site.events.record(_seen(None))
    window.session.look()
    qtbot.waitUntil(lambda: shown._model.rowCount() == 61)
    assert view.verticalScrollBar().value() == 0  # the latest stay in sight
    assert not shown._note.isVisible()
    assert sees(shown, "61 events")

    view.setCurrentIndex(shown._model.index(30, 0))
    chosen = shown._details.shown
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() - 17)
    top = _on_top(shown, view)
    height = _height(shown, view, top)
    for _ in range(3):
        site.events.record(_seen(None))
    window.session.look()
    qtbot.waitUntil(lambda: shown._model.rowCount() == 64)
    qtbot.waitUntil(lambda: button(shown, "3 new events ↑").isVisible())
    qtbot.wait(20)  # Qt lays views out once more
    assert _height(shown, view, top) == height
    assert view.currentIndex().row() == 33
    assert shown._details.shown is chosen
    click(qtbot, shown, "3 new events ↑")
    assert bar.value() == 0
    assert not shown._note.isVisible()


def test_not_following_lets_events_wait(qtbot, window: MainWindow, visits: list[Event]) -> None:
    shown, site = _opened(qtbot, window), window.session.site
    click(qtbot, shown, "Follow")
    site.events.record(_seen(None))
    window.session.look()
    qtbot.waitUntil(lambda: button(shown, "1 new event ↑").isVisible())
    assert shown._model.rowCount() == 2
    site.events.record(_seen(None))
    window.session.look()
    qtbot.waitUntil(lambda: button(shown, "2 new events ↑").isVisible())
    click(qtbot, shown, "2 new events ↑")
    assert [e.id for e in shown._model.events] == sorted((e.id for e in shown._model.events), reverse=True)
    assert shown._model.rowCount() == 4
    site.events.record(_seen(None))
    window.session.look()
    qtbot.waitUntil(lambda: button(shown, "1 new event ↑").isVisible())
    click(qtbot, shown, "Follow")
    assert shown._model.rowCount() == 5
    assert not shown._note.isVisible()


def test_no_line_moves_under_the_mouse(qtbot, window: MainWindow, visits: list[Event]) -> None:
    shown, site = _opened(qtbot, window), window.session.site
    viewport, middle = shown._view.viewport(), QPointF(40, 40)
    QApplication.sendEvent(viewport, QEnterEvent(middle, middle, middle))
    site.events.record(_seen(None))
    window.session.look()
    qtbot.waitUntil(lambda: button(shown, "1 new event ↑").isVisible())
    assert shown._model.rowCount() == 2
    QApplication.sendEvent(viewport, QEvent(QEvent.Type.Leave))
    assert shown._model.rowCount() == 3
    assert not shown._note.isVisible()


def test_more_than_a_page_comes_at_once(qtbot, window: MainWindow, visits: list[Event], monkeypatch) -> None:
    monkeypatch.setattr(model, "PAGE", 3)
    shown, site = _opened(qtbot, window), window.session.site
    for _ in range(8):
        site.events.record(_seen(None))
    window.session.look()
    qtbot.waitUntil(lambda: shown._model.rowCount() == 10)
    numbers = [e.id for e in shown._model.events]
    assert numbers == sorted(set(numbers), reverse=True)


@pytest.mark.parametrize("name", ["Table", "Photos"])
def test_events_are_read_as_somebody_scrolls(qtbot, window: MainWindow, crowd, name: str, monkeypatch) -> None:
    monkeypatch.setattr(model, "PAGE", 25)
    shown = _opened(qtbot, window)
    view = _view(qtbot, shown, name)
    assert shown._model.rowCount() == 25
    assert sees(shown, "60 events")
    bar = view.verticalScrollBar()
    for rows in (50, 60):

        def scrolled(rows: int = rows) -> bool:
            bar.setValue(bar.maximum())
            return shown._model.rowCount() == rows

        qtbot.waitUntil(scrolled)
    assert [e.id for e in shown._model.events] == [e.id for e in reversed(crowd)]
    assert not shown._model.canFetchMore(shown._model.index(-1, -1))


def test_what_is_not_looked_at_is_let_go_of(qtbot, window: MainWindow, crowd, monkeypatch) -> None:
    monkeypatch.setattr(model, "PAGE", 25)
    monkeypatch.setattr(model, "DEEPEST", 20)
    shown = _opened(qtbot, window)
    shown._model.load(EventFilter())
    _settled(qtbot, shown)
    shown._model.fetchMore(shown._model.index(-1, -1))
    qtbot.waitUntil(lambda: shown._model.rowCount() > 40)
    window.session.site.events.record(_seen(None))
    window.session.look()
    qtbot.waitUntil(lambda: shown._model.rowCount() == 20)
    assert shown._model.canFetchMore(shown._model.index(-1, -1))


def test_photos_are_opened_in_the_background_for_what_is_in_sight(qtbot, window, crowd, monkeypatch) -> None:
    shown = _opened(qtbot, window)
    asked: list[int] = []
    read = shown._photos._read
    monkeypatch.setattr(shown._photos, "_read", lambda number: (asked.append(number), read(number))[1])
    shown._model.thumbnails.clear()
    _view(qtbot, shown, "Photos")
    newest = crowd[-1].id
    qtbot.waitUntil(lambda: shown._model.thumbnails.get(newest, 112) is not None)
    assert len(set(asked)) < 60
    changed: list[int] = []
    shown._model.face_arrived.connect(changed.append)
    shown._photos.arrived.emit(crowd[-3].id)
    shown._photos.arrived.emit(10_000_000)
    assert changed == [2]
    # the day is written where it begins: 60 hours touch at least three days
    picture = shown._timeline.grab().toImage()
    assert not picture.isNull()


def test_days_are_said_as_people_say_them() -> None:
    from app.window.pages.events.words import day_words

    today = datetime.now().astimezone().date()
    assert day_words(today) == "Today"
    assert day_words(today - timedelta(days=1)) == "Yesterday"
    assert day_words(datetime(2026, 11, 20).date()) == "Fri 20/11/2026"


def test_the_view_keeps_what_is_selected_when_it_is_switched(qtbot, window: MainWindow, crowd: list[Event]) -> None:
    shown = _opened(qtbot, window)
    shown._table.selectRow(40)
    _view(qtbot, shown, "Photos")
    assert shown._timeline.currentIndex().row() == 40
    rect = shown._timeline.visualRect(shown._timeline.currentIndex())
    assert shown._timeline.viewport().rect().contains(rect.center())
    places = [shown._timeline.visualRect(shown._model.index(n, 0)).top() for n in range(12)]
    across = places.count(places[0])
    assert across == shown._timeline.viewport().width() // shown._timeline.gridSize().width()
    shown._timeline.setFocus()
    qtbot.keyClick(shown._timeline, Qt.Key.Key_Right)
    assert shown._details.shown.id == shown._model.events[41].id
    qtbot.keyClick(shown._timeline, Qt.Key.Key_Up)
    assert shown._details.shown.id == shown._model.events[41 - across].id


def test_an_event_is_put_right_and_that_taken_back(qtbot, window: MainWindow, visits: list[Event]) -> None:
    shown, site = _opened(qtbot, window), window.session.site
    shown._table.selectRow(1)
    click(qtbot, shown, "This is not Eileen…")
    assert sees(shown, "Say that this was not Eileen?")
    assert not [b for b in shown.findChildren(QPushButton) if b.isVisible() and b.text() == "Sho&w this person"]
    click(qtbot, shown, "Keep")
    assert site.events.query()[1].disputed_by is None
    click(qtbot, shown, "This is not Eileen…")
    click(qtbot, shown, "Mark as wrong")
    qtbot.waitUntil(lambda: says(shown, "✎ Not Eileen, says"))
    assert site.events.query()[1].disputed_by == site.trail.actor.name
    assert shown._model.index(1, 3).data() == "✎ Not Eileen"
    _choose(qtbot, shown, shown._filters.what, "✎ Disputed")
    assert [e.id for e in shown._model.events] == [visits[0].id]
    click(qtbot, shown, "Take that back")
    qtbot.waitUntil(lambda: button(shown, "This is not Eileen…").isVisible())
    assert site.events.query()[1].disputed_by is None


def test_a_name_is_no_markup_and_no_key(qtbot, window: MainWindow) -> None:
    site = window.session.site
    person = _add(site, 'B&B <b>"x"</b> ' + "W" * 60)
    site.events.record(_seen(person))
    shown = _opened(qtbot, window)
    shown._table.selectRow(0)
    (found,) = [b for b in shown._details.findChildren(QPushButton) if b.isVisible() and "This is" in b.text()]
    assert "B&&B <b>" in found.text()
    assert found.sizeHint().width() <= found.width()
    assert shown._details._who.textFormat() == Qt.TextFormat.PlainText


def test_a_stranger_is_enrolled_from_the_event(qtbot, window: MainWindow, visits: list[Event]) -> None:
    shown = _opened(qtbot, window)
    shown._table.selectRow(1)
    qtbot.waitUntil(lambda: button(shown, "Save picture…").isVisible())
    assert not shown._details.event_actions._enrol_button.isVisible()  # she is enrolled
    shown._table.selectRow(0)
    qtbot.waitUntil(lambda: button(shown, "Enrol this person…").isVisible())
    assert not shown._details.event_actions._dispute_button.isVisible()  # names nobody
    with qtbot.waitSignal(window.session.went) as went:
        click(qtbot, shown, "Enrol this person…")
    key, picture = went.args
    assert key == "enrol"
    assert picture.dtype == np.uint8
    assert picture.shape == (200, 200, 3)
    assert window.current == "enrol"


def test_an_event_without_a_picture_offers_none(qtbot, window: MainWindow) -> None:
    window.session.site.events.record(_seen(None))
    shown = _opened(qtbot, window)
    shown._table.selectRow(0)
    qtbot.waitUntil(lambda: window.session.site.events.query()[0].id in shown._photos._kept)
    assert not [b.text() for b in shown._details.findChildren(QPushButton) if b.isVisible()]


def test_the_person_of_an_event_is_shown(qtbot, window: MainWindow, visits: list[Event]) -> None:
    shown = _opened(qtbot, window)
    shown._table.selectRow(1)
    with qtbot.waitSignal(window.session.went) as went:
        click(qtbot, shown, "Show this person")
    assert went.args == ["people", visits[0].person_id]


def test_pictures_are_taken_along(qtbot, window: MainWindow, visits: list[Event], tmp_path: Path, monkeypatch) -> None:
    shown, site = _opened(qtbot, window), window.session.site
    shown._table.selectRow(1)
    qtbot.waitUntil(lambda: button(shown, "Copy picture").isVisible())
    QGuiApplication.clipboard().clear()
    click(qtbot, shown, "Copy picture")
    qtbot.waitUntil(lambda: says(shown, "✔ The picture is on the clipboard."))
    assert QGuiApplication.clipboard().image().width() == 200
    target = tmp_path / "face.jpg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    click(qtbot, shown, "Save picture…")
    qtbot.waitUntil(lambda: says(shown, "✔ The picture is in"))
    assert QImage(str(target)).width() == 200
    told = {entry.action: entry for entry in site.trail.entries()}
    assert told["save picture of event"].subject == f"event {visits[0].id}"
    assert "copy picture of event" in told
    shown._details.event_actions.save_to(tmp_path / "no" / "face.jpg")
    qtbot.waitUntil(lambda: says(shown, "cannot be written"))


def test_who_may_only_look_gets_nothing_else_offered(qtbot, window: MainWindow, visits: list[Event]) -> None:
    session = window.session
    session.who.site = session.root.acting_as(Actor("guard", frozenset({Permission.WATCH, Permission.SEE})))
    shown = _opened(qtbot, window)
    for row in (0, 1):
        shown._table.selectRow(row)
        number = shown._details.shown.id
        qtbot.waitUntil(lambda number=number: shown._photos.get(number) is not None)
    offered = [b.text().replace("&", "") for b in shown._details.findChildren(QPushButton) if b.isVisible()]
    assert offered == ["Show this person"]
    assert not shown._exports.button.isVisible()
    session.who.site = session.root.acting_as(Actor("desk", frozenset({Permission.SEE, Permission.EXPORT})))
    window.session.who.entered.emit()
    assert shown._exports.button.isVisible()
    assert button(shown, "Save picture…").isVisible()


def test_events_are_exported(qtbot, window: MainWindow, visits: list[Event], tmp_path: Path, monkeypatch) -> None:
    shown, site = _opened(qtbot, window), window.session.site
    assert _export_menu(shown) == ["Table of these events (CSV)…", "Report of a day (PDF)…"]
    target = tmp_path / "events.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    shown._exports.button.menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: says(shown, "✔ 2 events are in"))
    with target.open(encoding="utf-8-sig") as file:
        assert len(list(csv.reader(file))) == 3
    assert [e.subject for e in site.trail.entries() if e.action == "export events"] == [str(target)]
    _choose(qtbot, shown, shown._filters.what, "✔ Let in")
    shown._exports.export_to(target)
    qtbot.waitUntil(lambda: says(shown, "✔ 1 event is in"))
    shown._exports.export_to(tmp_path / "no" / "events.csv")
    qtbot.waitUntil(lambda: says(shown, f"{tmp_path / 'no' / 'events.csv'} cannot be written"))

    window.session.who.site = window.session.root.acting_as(Actor("guard", frozenset({Permission.SEE})))
    shown._exports.export_to(tmp_path / "other.csv")
    qtbot.waitUntil(lambda: says(shown, "Guard may not"))
    assert not (tmp_path / "other.csv").exists()


def test_a_stopped_export_leaves_what_was_there(qtbot, window: MainWindow, visits, tmp_path: Path, monkeypatch) -> None:
    shown = _opened(qtbot, window)
    target = tmp_path / "events.csv"
    target.write_text("last week's")
    begun, go = threading.Event(), threading.Event()
    stream = window.session.site.events.stream

    def slow(wanted: EventFilter) -> Any:
        begun.set()
        assert go.wait(10)
        yield from stream(wanted)

    monkeypatch.setattr(window.session.site.events, "stream", slow)
    shown._exports.export_to(target)
    assert begun.wait(10)
    assert not shown._exports.button.isEnabled()
    click(qtbot, shown, "Stop")
    go.set()
    qtbot.waitUntil(lambda: says(shown, "Stopped"))
    assert target.read_text() == "last week's"
    assert [path.name for path in tmp_path.glob("events*")] == ["events.csv"]
    assert shown._exports.button.isEnabled()


def test_the_report_of_a_day_is_asked_for_and_made(qtbot, window, visits, tmp_path: Path, monkeypatch) -> None:
    shown = _opened(qtbot, window)
    shown._table.selectRow(1)
    shown._exports.button.menu().actions()[1].trigger()
    assert sees(shown, "Day of the report")
    day = visits[0].time.astimezone().date()
    assert shown._exports._day.date() == QDate(day.year, day.month, day.day)  # of the event that is selected
    click(qtbot, shown, "Cancel")
    assert not shown._exports._day.isVisible()
    shown._exports.button.menu().actions()[1].trigger()
    target = tmp_path / "day.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    click(qtbot, shown, "Make the report…")
    qtbot.waitUntil(lambda: says(shown, "✔ The report of 20/11/2026 is in"))
    assert target.read_bytes().startswith(b"%PDF")
    assert "export events" in [e.action for e in window.session.site.trail.entries()]


def test_the_store_is_never_asked_in_the_thread_of_the_window(qtbot, window, crowd, monkeypatch, tmp_path) -> None:
    site, here = window.session.site, threading.get_ident()
    wrong: list[str] = []
    names = {site.events: ("query", "count", "cameras", "photo", "stream", "dispute"), site.people: ("people",)}
    for store, methods in names.items():
        for name in methods:

            def watched(*args: Any, _real: Any = getattr(store, name), _name: str = name, **kwargs: Any) -> Any:
                if threading.get_ident() == here:
                    wrong.append(_name)
                return _real(*args, **kwargs)

            monkeypatch.setattr(store, name, watched)
    monkeypatch.setattr(model, "PAGE", 25)
    shown = _opened(qtbot, window)
    shown._table.scrollToBottom()
    qtbot.waitUntil(lambda: shown._model.rowCount() > 25)
    shown._table.selectRow(3)
    shown._details.event_actions._dispute(disputed=True)
    qtbot.waitUntil(lambda: shown._details.shown.disputed_by is not None)
    qtbot.keyClicks(shown._filters.person.lineEdit(), "x")
    shown._filters.person._search()
    with background_done(qtbot):
        shown._exports.export_to(tmp_path / "events.csv")
    assert not wrong


class background_done:  # noqa: N801  # reads as what it is
    """Waits for all work begun within."""

    def __init__(self, qtbot: Any):
        self._qtbot = qtbot

    def __enter__(self) -> None: ...

    def __exit__(self, *_error: object) -> None:
        assert background.wait()
        self._qtbot.wait(1)


def test_an_answer_that_comes_too_late_is_dropped(qtbot, window: MainWindow, visits, monkeypatch) -> None:
    shown, site = _opened(qtbot, window), window.session.site
    go, real = threading.Event(), site.events.query

    def slow(wanted: EventFilter, *args: Any, **kwargs: Any) -> list[Event]:
        if wanted.camera == "Front":
            assert go.wait(10)
        return real(wanted, *args, **kwargs)

    monkeypatch.setattr(site.events, "query", slow)
    qtbot.waitUntil(lambda: shown._filters.camera.findText("Front") > 0)
    shown._filters.camera.setCurrentIndex(shown._filters.camera.findText("Front"))
    _choose(qtbot, shown, shown._filters.camera, "Back")
    assert [e.camera for e in shown._model.events] == ["Back"]
    go.set()
    assert background.wait()
    qtbot.wait(20)
    assert [e.camera for e in shown._model.events] == ["Back"]


def test_a_store_that_fails_is_told(qtbot, window: MainWindow, visits: list[Event], monkeypatch) -> None:
    shown = _opened(qtbot, window)

    def fail(*_args: Any, **_kwargs: Any) -> list[Event]:
        raise GalleryError("the gallery is damaged")

    monkeypatch.setattr(window.session.site.events, "query", fail)
    shown._filters.what.setCurrentIndex(1)
    qtbot.waitUntil(lambda: says(shown, "✖ The gallery is damaged"))
    assert not shown._model.loading


def test_an_event_of_somebody_deleted_loses_face_and_name(qtbot, window: MainWindow, visits: list[Event]) -> None:
    shown = _opened(qtbot, window)
    shown._table.selectRow(1)
    qtbot.waitUntil(lambda: button(shown, "Save picture…").isVisible())
    window.session.site.people.delete("Eileen")
    window.session.look()
    qtbot.waitUntil(lambda: says(shown._details, "Somebody since deleted"))
    qtbot.waitUntil(lambda: visits[0].id in shown._photos._kept)
    assert shown._photos.get(visits[0].id) is None
    assert shown._table.currentIndex().row() == 1
    assert not shown._details.event_actions._save_button.isVisible()


def test_reading_anew_keeps_the_place(qtbot, window: MainWindow, crowd: list[Event]) -> None:
    shown = _opened(qtbot, window)
    bar = shown._table.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    top = _on_top(shown, shown._table)
    height = _height(shown, shown._table, top)
    site = window.session.site
    _add(site, "Somebody")
    with qtbot.waitSignal(shown._model.loaded):
        window.session.look()
    qtbot.wait(20)
    assert bar.value() > 0
    assert _height(shown, shown._table, top) == height


def test_columns_stay_as_they_were_arranged(qtbot, window: MainWindow, visits: list[Event]) -> None:
    shown = _opened(qtbot, window)
    shown._table.setColumnWidth(2, 173)
    shown._table.horizontalHeader().moveSection(1, 2)
    window.open_page("live")
    later = EventsPage(window.session)
    qtbot.addWidget(later)
    later.resize(shown.size())
    later.show()
    _settled(qtbot, later)
    assert later._table.columnWidth(2) == 173
    assert later._table.horizontalHeader().visualIndex(1) == 2
    later.resize(700, 500)
    QTest.qWait(1)
    assert later._table.columnWidth(2) != 173
    later.resize(shown.size())
    QTest.qWait(1)
    assert later._table.columnWidth(2) == 173
    later.hide()
    later.leave()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_when_and_why_can_be_read_on_a_small_screen(
    qtbot, qapp, window: MainWindow, visits: list[Event], language: str
) -> None:
    install(qapp, language)
    try:
        window.resize(1022, 660)
        shown = _opened(qtbot, window)
        table = shown._table
        QTest.qWait(1)
        assert not table.isColumnHidden(5)
        assert table.columnWidth(5) >= 80
        assert table.horizontalHeader().length() <= table.viewport().width()
        index, option = table.model().index(0, 1), QStyleOptionViewItem()
        table.initViewItemOption(option)
        option.rect = table.visualRect(index)
        table.itemDelegateForIndex(index).initStyleOption(option, index)
        lines = option.text.splitlines()
        assert " ".join(lines) == moment(visits[1].time, seconds=True)
        room = option.rect.width() - 2 * (table.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1)
        assert max(map(option.fontMetrics.horizontalAdvance, lines)) <= room
        assert len(lines) * option.fontMetrics.lineSpacing() <= option.rect.height()
    finally:
        install(qapp, "en")


def test_keys_do_not_clash(qtbot, window: MainWindow, visits: list[Event]) -> None:
    shown = _opened(qtbot, window)
    shown._filters.what.setCurrentIndex(1)
    _settled(qtbot, shown)
    shown._table.selectRow(0)
    qtbot.waitUntil(lambda: button(shown, "Save picture…").isVisible())
    shown._exports.button.menu().actions()[1].trigger()
    shown._note.setText("1 &new event ↑")
    shown._note.show()
    keys = [b.shortcut().toString() for b in shown.findChildren(QPushButton) if b.isVisible()]
    assert all(keys)
    assert len(set(keys)) == len(keys)
    assert not {"Alt+F", "Alt+V", "Alt+T", "Alt+H"} & set(keys)  # the menus'


def test_who_it_was_can_be_said_and_the_picture_added(
    qtbot, window: MainWindow, eileen: Person, collins: np.ndarray
) -> None:
    site = window.session.site
    picture = images.encode_jpeg(images.crop_square(collins, np.array([150, 40, 300, 200]), size=320))
    ann = _add(site, "Ann")
    wrong = site.events.record(_seen(ann), picture)
    unknown = site.events.record(_seen(None), picture)
    shown = _opened(qtbot, window)
    actions = shown._details.event_actions

    def name(row: int, button_: str, confirm: str) -> None:
        shown._table.selectRow(row)
        qtbot.waitUntil(lambda: actions._pictured)
        click(qtbot, shown, button_)
        actions._field.setFocus()
        qtbot.keyClicks(actions._field, "Eileen")
        actions._field._ask()
        qtbot.waitUntil(lambda: bool(actions._field._known))
        actions._field.setText(next(iter(actions._field._known)))
        click(qtbot, shown, confirm)

    name(shown._model.row_of(wrong.id), "This is not Ann…", "Mark as wrong")
    qtbot.waitUntil(lambda: sees(shown._details, f"✎ {eileen.name}, not Ann, says"))
    name(shown._model.row_of(unknown.id), "Somebody we know…", "This is who it was")
    qtbot.waitUntil(lambda: sees(shown._details, f"✎ {eileen.name}, says"))
    assert [event.shown_id for event in site.events.query()] == [eileen.id, eileen.id]
    before = len(site.people.photo_ids(eileen.id))
    click(qtbot, shown, next(b.text().replace("&", "") for b in [actions._add_button]))
    qtbot.waitUntil(lambda: says(actions, "The picture is kept as one of"))
    assert len(site.people.photo_ids(eileen.id)) == before + 1
    click(qtbot, shown, "Take that back")
    qtbot.waitUntil(lambda: site.events.query()[0].shown_id is None)


def test_a_picture_of_somebody_else_is_not_added(qtbot, window: MainWindow, eileen: Person, hopper: np.ndarray) -> None:
    site = window.session.site
    event = site.events.record(_seen(None), _jpeg(hopper))
    site.events.dispute(event.id or 0, disputed=True, shown_id=eileen.id)
    shown = _opened(qtbot, window)
    shown._table.selectRow(0)
    before = site.people.photo_ids(eileen.id)
    actions = shown._details.event_actions
    qtbot.waitUntil(actions._add_button.isVisible)
    actions._add_button.click()
    qtbot.waitUntil(lambda: says(actions, "✖"))
    assert site.people.photo_ids(eileen.id) == before


def test_another_filter_is_shown_from_its_newest_event(qtbot, window: MainWindow) -> None:
    site = window.session.site
    for number in range(60):
        site.events.record(_seen(None, "Front" if number % 2 else "Back"))
    shown = _opened(qtbot, window)
    bar = shown._table.verticalScrollBar()
    bar.setValue(bar.maximum())
    _choose(qtbot, shown, shown._filters.camera, "Front")
    qtbot.waitUntil(lambda: bar.value() == 0)
    last = shown._model.index(shown._model.rowCount() - 1, 0)
    shown._table.setCurrentIndex(last)
    chosen = shown._details.shown
    _choose(qtbot, shown, shown._filters.camera, "All cameras")
    assert shown._details.shown == chosen
    visible = shown._table.viewport().rect()
    assert visible.intersects(shown._table.visualRect(shown._table.currentIndex()))


def test_news_cover_no_photo(qtbot, window: MainWindow, visits: list[Event]) -> None:
    shown = _opened(qtbot, window)
    shown._photos_button.click()
    shown._follow.setChecked(False)
    window.session.site.events.record(_seen(None))
    qtbot.waitUntil(shown._note.isVisible)
    over = shown._timeline.mapFromGlobal(shown._note.mapToGlobal(shown._note.rect().center()))
    assert not shown._timeline.rect().contains(over)


def test_the_first_of_two_is_shown_as_let_in_once_both_are(qtbot, window: MainWindow, eileen: Person) -> None:
    site = window.session.site
    first = site.events.record(_seen(eileen, decision=Decision.DENY, rule="pair"))
    shown = _opened(qtbot, window)
    qtbot.waitUntil(lambda: [event.result for event in shown._model.events] == [Result.WAITING])
    site.events.let_in(first.id or 0, Message("went in together with {person}", person=Named(eileen.name, eileen.id)))
    site.events.record(_seen(eileen, rule="pair"))
    qtbot.waitUntil(lambda: [event.result for event in shown._model.events] == [Result.LET_IN] * 2)
