"""What was found, as the lines that people read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.window.language import mark, number, plural, tr
from app.window.pages.people.consent import WITHOUT
from app.window.pages.people.due import STALE
from app.window.widgets.words import sentence
from core.health import LOST, Check, Group, State
from core.store.audit import Permission

_NAMED = 5  # of those whom a line is about
SHAPES = {State.GOOD: "●", State.ATTENTION: "▲", State.BAD: "✖"}
TONES = {State.GOOD: "allow", State.ATTENTION: "attention", State.BAD: "deny"}
WORDS = {State.GOOD: mark("Good"), State.ATTENTION: mark("Attention"), State.BAD: mark("Wrong")}
GROUPS = {
    Group.CAMERAS: mark("Cameras"),
    Group.RECOGNISER: mark("Recogniser"),
    Group.DOORS: mark("Doors"),
    Group.GALLERY: mark("Gallery"),
    Group.BACKUPS: mark("Backups"),
    Group.MACHINE: mark("Machine"),
}
_TITLES = {
    "audit trail": mark("Audit log"),
    "backups": mark("Last backup"),
    "cameras": mark("Cameras"),
    "clock": mark("Clock"),
    "compiled networks": mark("Compiled networks"),
    "crashes": mark("Crashes"),
    "disk": mark("Disk"),
    "disk of backups": mark("Disk of backups"),
    "doors": mark("Doors"),
    "engine": mark("Engine"),
    "gallery": mark("Gallery"),
    "index": mark("Search index"),
    "leftovers": mark("Leftovers"),
    "people": mark("People"),
    "permissions": mark("Permissions"),
    "privacy": mark("Consent and retention"),
    "profile": mark("Recognition profile"),
    "program": mark("Program"),
    "recogniser": mark("Recogniser"),
    "renewal": mark("Photos"),
    "references": mark("References"),
    "job gallery": mark("Daily look at the gallery"),
    "job retention": mark("Retention"),
    "schedule": mark("Scheduled backups"),
    "strictness": mark("Strictness"),
    "sealed records": mark("Sealed records"),
    "site": mark("Site"),
    "moved gallery": mark("Moved gallery"),
    "unfinished move": mark("Unfinished move"),
    "weights": mark("Weights"),
    "weights for liveness": mark("Weights for liveness"),
}
_STATES = {
    "connecting": mark("connecting"),
    "live": mark("live"),
    "frozen": mark("frozen: it shows the same picture all the time"),
    "blank": mark("blank: it shows nothing"),
    "stalled": mark("stalled: no picture arrives"),
    "lost": mark("lost"),
    "off": mark("off: nobody watches it"),
    "ended": mark("ended"),
}
_WEIGHTS = "weights "  # and the name of a network


@dataclass(frozen=True)
class Lead:
    """Where something is mended.

    Attributes:
        words: of the button; the letter after ``&`` is used once on the page.
        page: key of the page; empty where it is done here.
        what: the page shall show.
        needs: what whoever is there must be allowed to do.

    """

    words: str
    page: str
    what: str | None = None
    needs: Permission = Permission.RULES


_DOORS = Lead(mark("Go to &Doors"), "doors")  # not "open": at a desk beside a door that would be taken at its word
_LIVE = Lead(mark("G&o to Live"), "live", needs=Permission.WATCH)
_BACKUPS = Lead(mark("Open &backups"), "settings", "backups")
_PEOPLE = Lead(mark("Open &people"), "people", needs=Permission.SEE)
_EVENTS = Lead(mark("Open &events"), "events", needs=Permission.SEE)
REINDEX = Lead(mark("Make the &index anew"), "")
PRIVATE = Lead(mark("&Close them to others"), "")
_LEADS = {
    "audit trail": Lead(mark("Open the audit &log"), "trail", needs=Permission.AUDIT),
    "backups": _BACKUPS,
    "disk of backups": _BACKUPS,
    "schedule": _BACKUPS,
    "cameras": _LIVE,
    "doors": _DOORS,
    "strictness": _DOORS,
    "gallery": _BACKUPS,
    "people": _BACKUPS,
    "permissions": PRIVATE,
    "references": _BACKUPS,
    "sealed records": _BACKUPS,
    "privacy": Lead(mark("Record c&onsent"), "people", WITHOUT, Permission.ENROL),
    "profile": Lead(mark("Open reco&gnition"), "settings", "recognition"),
    "recogniser": _EVENTS,
    "renewal": Lead(mark("Sho&w them"), "people", STALE, Permission.SEE),
    "weights": Lead(mark("Open &settings"), "settings"),
}


@dataclass(frozen=True)
class Row:
    """One line of the page.

    Attributes:
        key: the same whenever it is about the same thing.
        group: under which it stands.
        title: what it is about.
        state: how it is.
        words: a sentence of what was found.
        advice: a sentence of what to do; empty where nothing is.
        lead: to where that is done, or None.
        rate: pictures per second, of a camera; else None.

    """

    key: str
    group: Group
    title: str
    state: State
    words: str
    advice: str = ""
    lead: Lead | None = None
    rate: float | None = None


def rows(checks: Iterable[Check], *, named: bool = False) -> list[Row]:
    """The lines of the page, by group; what needs somebody comes first in each.

    Args:
        checks: what was found.
        named: whom a line is about is named in it: whoever reads it may see people.

    """
    several = [_naming(one) if named and one.people else one for one in checks]
    right = [c for c in several if c.name.startswith(_WEIGHTS) and c.state is State.GOOD and not c.advice]
    found = [row for check in several if check not in right for row in _of_each(check)]
    if right:
        words = plural(len(right), "1 network is there", "{count} networks are there")
        found.append(Row("weights", Group.RECOGNISER, tr("Weights"), State.GOOD, words))
    groups, states = list(Group), list(State)
    return sorted(found, key=lambda row: (groups.index(row.group), -states.index(row.state)))


def headline(found: list[Row]) -> tuple[State, str]:
    """All of it in one line."""
    bad = sum(row.state is State.BAD for row in found)
    attention = sum(row.state is State.ATTENTION for row in found)
    if bad:
        words = plural(bad, "✖ 1 thing is wrong", "✖ {count} things are wrong")
        if attention:
            more = plural(attention, "1 more needs attention", "{count} more need attention")
            words = tr("{words}, and {more}", words=words, more=more)
        return State.BAD, words
    if attention:
        return State.ATTENTION, plural(attention, "▲ 1 thing needs attention", "▲ {count} things need attention")
    return State.GOOD, tr("● All is well")


def _naming(check: Check) -> Check:
    """The same, with the first of those whom it is about in its words."""
    names, more = ", ".join(check.people[:_NAMED]), len(check.people) - _NAMED
    if more > 0:
        names = tr("{names} and {count} more", names=names, count=number(more))
    return replace(check, words=tr("{what}: {names}", what=sentence(check.words), names=names))


def _of_each(check: Check) -> list[Row]:
    return _of_cameras(check) if check.name == "cameras" else [_of(check)]


def _of(check: Check) -> Row:
    known = check.name in _TITLES or not check.name.startswith(_WEIGHTS)
    kind, _, thing = (check.name, "", "") if known else check.name.partition(" ")
    lead = None
    if check.state is not State.GOOD:
        lead = (REINDEX if check.state is State.BAD else _PEOPLE) if kind == "index" else _LEADS.get(kind)
    title = tr(_TITLES[kind]) if kind in _TITLES else sentence(kind)
    return Row(
        check.name,
        check.group,
        tr("Weights, {network}", network=thing) if thing else title,
        check.state,
        sentence(check.words),
        sentence(check.advice),
        lead,
    )


def _of_cameras(check: Check) -> list[Row]:
    """One line for each camera; one for all where none is watched."""
    cameras = check.facts.get("cameras", [])
    return [_of_camera(camera) for camera in cameras] if cameras else [_of(check)]


def _of_camera(camera: Mapping[str, Any]) -> Row:
    state = str(camera["state"])
    needy = state in LOST or camera["attention"]
    words = tr(_STATES[state])
    if state in LOST and camera["error"]:
        words = tr("{state}: {why}", state=words, why=sentence(str(camera["error"])))
    elif state == "live":
        words = tr("{state}, {rate} pictures/s", state=words, rate=number(camera["rate"], 1))
    words = words[:1].upper() + words[1:]
    if camera["reconnects_hour"]:
        times = camera["reconnects_hour"]
        opened = plural(times, "opened anew once within the hour", "opened anew {count} times within the hour")
        words = tr("{state}; {opened}", state=words, opened=opened)
    advice = ""
    if state in ("frozen", "blank"):
        advice = tr("Nobody is let in by it meanwhile. Restart it, and see that nothing covers it.")
    elif state in LOST:
        advice = tr("It is tried again by itself: look at its power, its network and its address.")
    elif state == "off":
        advice = tr("Start it on the page Live, or remove it.")
    elif needy:
        advice = tr("Its connection is weak: look at its network.")
    return Row(
        f"camera {camera['name']}",
        Group.CAMERAS,
        str(camera["name"]),
        State.ATTENTION if needy else State.GOOD,
        words,
        advice,
        (_LIVE if state == "off" else _DOORS) if needy else None,
        float(camera["rate"]),
    )
