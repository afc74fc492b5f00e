"""Alarms over every page, and the last decisions as the log has them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from app.window.main_window import MainWindow
from app.window.pages.live.card import DecisionCard
from core import demo, images
from core.base.messages import Message, Named
from core.gallery.events import HAND, Decision, Event, Outcome
from core.gallery.people import Enrolled, Person
from core.site import Site
from tests.app.window.clicking import click, page, says, sees


def _person(site: Site, name: str = "Grace Hopper") -> Person:
    return site.people.add(name, [Enrolled(b"photo", np.ones(4, np.float32) / 2, 0.9, "front")], "test")


def _face() -> bytes:
    return images.encode_jpeg(images.crop_square(demo.admiral(), np.array([180, 60, 330, 250]), size=160))


def _alarm(site: Site, person: Person) -> Event:
    reason = Message("{person} is blocked: tell whoever is in charge", person=Named(person.name, person.id))
    alarm = Event.at_door("Front door", Decision.ALARM, (reason,), datetime.now(UTC))
    return site.events.record(replace(alarm, person=person.name, person_id=person.id), _face())


def _visit(site: Site, person: Person | None, door: str | None = "Front door", **changes: object) -> Event:
    known = person is not None
    event = Event(
        datetime.now(UTC), "Front door", 1, Decision.ALLOW if known else Decision.DENY,
        Outcome.RECOGNISED if known else Outcome.UNKNOWN, person.name if person else None,
        person.id if person else None, 0.9, 0.8, None, None, None, 3, 0.9, "test", (Message("as the test has it"),),
        door=door,
    )  # fmt: skip
    return site.events.record(replace(event, **changes), _face())  # type: ignore[arg-type]


def _cards(window: MainWindow) -> list[DecisionCard]:
    return page(window, "live")._strip._shown


def test_an_alarm_is_shown_and_heard_until_somebody_has_seen_it(
    qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[None] = []
    monkeypatch.setattr(QApplication, "beep", lambda: heard.append(None))
    site, bar = window.session.site, window.alarms
    qtbot.waitUntil(lambda: window.session.recogniser is not None)
    page(window, "people")
    alarm = _alarm(site, _person(site))  # as another program has recorded it
    qtbot.waitUntil(bar.isVisible)
    assert sees(bar, "▲ Alarm: Front door")
    assert sees(bar, "Grace Hopper is blocked: tell whoever is in charge")
    qtbot.waitUntil(bar._face.isVisible)
    qtbot.waitUntil(lambda: len(heard) == 3)
    window.session.cameras.decided.emit(alarm, None)  # told of twice, it is still one
    assert bar.waiting == [alarm]
    click(qtbot, bar, "Show the event")
    shown = window.page("events")
    qtbot.waitUntil(lambda: shown._details.shown == alarm and not shown._model.loading)
    qtbot.waitUntil(lambda: shown._table.currentIndex().row() == shown._model.row_of(alarm.id))
    click(qtbot, bar, "I have seen it")
    assert not bar.isVisible()
    qtbot.waitUntil(lambda: [e.subject for e in site.trail.entries(text="acknowledge alarm")] == [f"event {alarm.id}"])


def test_alarms_are_silent_where_that_was_chosen(qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[None] = []
    monkeypatch.setattr(QApplication, "beep", lambda: heard.append(None))
    settings = page(window, "settings")
    settings.receive("appearance")
    QSettings().setValue("alarms/sound", False)
    window.session.cameras.decided.emit(_alarm(window.session.site, _person(window.session.site)), None)
    qtbot.waitUntil(window.alarms.isVisible)
    assert not heard


def test_cards_say_which_door_who_and_why_at_once(qtbot, window: MainWindow) -> None:
    site = window.session.site
    person = _person(site)
    opened = Event.at_door(
        "Back door", Decision.NOTE, (Message("was opened by hand by Rita: a parcel"),), datetime.now(UTC)
    )
    site.events.record(replace(opened, rule=HAND))
    _visit(
        site, person, decision=Decision.DENY, rule="pair", reasons=(Message("a second person must come within 20 s"),)
    )
    _alarm(site, person)
    qtbot.waitUntil(lambda: len(_cards(window)) == 3)
    alarm, waiting, by_hand = _cards(window)
    for card, words in (
        (alarm, ("Grace Hopper", "▲ Alarm", "Grace Hopper is blocked", "Front door")),
        (waiting, ("◐ Waited for another", "a second person must come within 20 s")),
        (by_hand, ("Back door", "✔ Opened by hand", "was opened by hand by Rita: a parcel")),
    ):
        for one in words:
            assert sees(card, one)
    qtbot.waitUntil(alarm._face.isVisible)


def test_the_last_decisions_are_those_of_the_log(qtbot, window: MainWindow) -> None:
    site = window.session.site
    person = _person(site)
    for number in range(12):
        _visit(site, person if number % 2 else None, door="Front door" if number % 3 else None)
    qtbot.waitUntil(lambda: len(_cards(window)) == 12)
    expected = [event.id for event in site.events.query()]
    assert [card.decided.id for card in _cards(window)] == expected
    strip = window.page("live")._strip
    qtbot.waitUntil(lambda: strip._bar.maximum() > 200)
    site.people.rename(person.id, "Grace Murray")
    qtbot.waitUntil(lambda: {card.decided.person for card in _cards(window)} == {"Grace Murray", None})
    strip._bar.setValue(200)
    newest = _visit(site, person)
    window.session.cameras.decided.emit(newest, None)
    qtbot.waitUntil(lambda: says(strip, "") and strip._newest.isVisible())
    assert strip._newest.text() == "1 newer ↑"
    assert strip._bar.value() > 0
    click(qtbot, strip, "1 newer ↑")
    assert (strip._bar.value(), strip._newest.isVisible()) == (0, False)
    strip._bar.setValue(200)
    page(window, "people")
    page(window, "live")  # whoever comes back sees what is newest
    assert strip._bar.value() == 0
    assert _cards(window)[0].decided.id == newest.id


def test_a_decision_that_has_changed_has_one_card(qtbot, window: MainWindow) -> None:
    site = window.session.site
    waiting = _visit(site, _person(site), decision=Decision.DENY, rule="pair")
    page(window, "live")
    window.session.cameras.decided.emit(waiting, None)
    let_in = site.events.let_in(waiting.id or 0, Message("went in together with {person}", person=Named("Bob", 0)))
    window.session.cameras.decided.emit(let_in, None)
    qtbot.waitUntil(lambda: [card.decided for card in _cards(window)] == [let_in])


def test_a_message_below_is_put_away(qtbot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.session.recogniser is not None)
    window.session.troubled.emit("Portico ended unexpectedly last time")
    bar = window.statusBar()
    assert sees(bar, "Portico ended unexpectedly last time")
    click(qtbot, bar, "Put the message away")
    assert not says(bar, "ended unexpectedly")
    assert sees(bar, "Ready")
