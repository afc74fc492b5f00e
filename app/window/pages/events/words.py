"""Events in the words of this page."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from app.window.language import clock, day, mark, moment, tr, weekday
from app.window.language.names import RESULTS
from app.window.widgets.decisions import who
from core.gallery.events import Event

COLUMNS = ("", mark("Time"), mark("Camera"), mark("Who"), mark("Decision"), mark("Why"))


def whom(event: Event) -> str:
    """Whom an event is about; where somebody has said who it was or was not, that is marked."""
    if event.disputed_by is None:
        return who(event)
    if event.shown is None:
        return tr("✎ Not {name}", name=who(event))
    if event.person is None:
        return tr("✎ {name}", name=event.shown)
    return tr("✎ {name}, not {other}", name=event.shown, other=event.person)


def verdict(event: Event) -> str:
    """The decision as a shape and a word."""
    return tr(RESULTS[event.result][0])


def shape(event: Event) -> str:
    """The decision as a shape alone."""
    return verdict(event).split(maxsplit=1)[0]


def spoken(event: Event) -> str:
    """An event as a screen reader says it."""
    return ", ".join((whom(event), verdict(event), moment(event.time, seconds=True), event.camera))


def when_and_where(event: Event) -> str:
    """The second line under a face."""
    return f"{shape(event)} {clock(event.time)}  {event.camera}"


def local_day(event: Event) -> date:
    """The day of an event by this machine's clock."""
    return event.time.astimezone().date()


def day_words(when: date) -> str:
    """A day as people say it."""
    today = datetime.now().astimezone().date()
    if when == today:
        return tr("Today")
    if when == today - timedelta(days=1):
        return tr("Yesterday")
    return f"{weekday(when.weekday())} {day(when)}"
