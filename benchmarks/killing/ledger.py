"""What a site must hold: its state as plain data, and how every kind of work changes it."""

from __future__ import annotations

import copy
import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import select

from benchmarks.killing.faces import digest
from core.access.door import Door
from core.gallery.events import Event
from core.settings.upgrades import of_camera
from core.site import Site
from core.store import schema

State = dict[str, Any]
"""people (by name), events (by track), trail (entries by action), removed (events, as the trail has it), settings,
doors and secrets."""
Work = dict[str, Any]
"""One piece of work, as the child told of it before it began: ``do`` says which."""

OLD, OLDER = 40, 400
"""Days: faces of strangers are kept for 30, events for 365."""


def read_state(site: Site) -> State:
    """Everything that a site holds, opened: what cannot be opened fails here."""
    people: dict[str, Any] = {}
    for person in site.people.people():
        holder = site.access.holder(person.id)
        people[person.name] = {
            "photos": sorted(digest(site.people.photo(number)) for number in site.people.photo_ids(person.id)),
            "employee": person.employee_id,
            "groups": sorted(holder.groups) if holder is not None else [],
            "consents": sorted([c.document, c.withdrawn is not None] for c in site.consents.of(person.id)),
        }
    events: dict[str, Any] = {}
    for event in site.events.stream():
        photo = site.events.photo(event.id or 0)
        entry = [event.person, digest(photo) if photo is not None else None, _age(event)]
        if str(event.track) in events:
            raise ValueError(f"event {event.track} was recorded twice")
        events[str(event.track)] = entry
    with site.database.read() as session:
        trail = Counter(session.execute(select(schema.Audit.action)).scalars())
        # notes for the next start, which looks after what was being changed
        names = set(session.execute(select(schema.Secret.name)).scalars()) - {"settings", "former key place"}
    # how many entries that takes is not promised: only that they say together what went
    retention = site.trail.entries(100_000, text="retention") if trail.pop("retention", 0) else []
    settings = site.settings
    return {
        "people": people,
        "events": events,
        "trail": dict(trail),
        "removed": sum(int((entry.details or {}).get("events", 0)) for entry in retention),
        "settings": {
            "key": settings.key,
            "profile": settings.profile,
            "lock_minutes": settings.lock_minutes,
            "cameras": {name: site.cameras.source(name) for name in sorted(settings.cameras)},
        },
        "doors": {door.name: list(door.cameras) for door in site.access.all(Door)},
        "secrets": sorted(names),
    }


def _age(event: Event) -> str:
    return event.camera if event.camera in (f"{OLD}", f"{OLDER}") else ""


def after(state: State, work: Work) -> list[State]:
    """The states that a piece of work leads through, one transaction after the other; the last is that after it."""
    return [copy.deepcopy(state) for state in _WORKS[work["do"]](copy.deepcopy(state), work)]


def settle(state: State, work: Work, seen: State) -> State | None:
    """Of the states that work may have been cut off in, that which was found; None where it is none of them."""
    if work["do"] == "retention":
        return _between(state, seen)
    return next((one for one in (state, *after(state, work)) if one == seen), None)


def nearest(state: State, work: Work | None, seen: State) -> str:
    """What is different from what could be expected, in a line."""
    allowed = [state, *(after(state, work) if work is not None else ())]
    differences = [_differences(one, seen) for one in allowed]
    return min(differences, key=len)


def _differences(expected: State, seen: State) -> str:
    found = []
    for part in expected:
        mine, theirs = expected[part], seen[part]
        if mine == theirs:
            continue
        if not isinstance(mine, dict):
            found.append(f"{part}: {mine} expected, {theirs} found")
            continue
        found += [
            f"{part} {name}: {json.dumps(mine.get(name))} expected, {json.dumps(theirs.get(name))} found"
            for name in sorted({*mine, *theirs})
            if mine.get(name) != theirs.get(name)
        ]
    return "; ".join(found)


def _note(state: State, action: str, count: int = 1) -> None:
    state["trail"][action] = state["trail"].get(action, 0) + count


def _enrol(state: State, work: Work) -> Iterator[State]:
    person = state["people"].setdefault(work["name"], {"photos": [], "employee": None, "groups": [], "consents": []})
    person["photos"] = sorted(person["photos"] + work["photos"])
    _note(state, "enrol")
    yield state


def _consent(state: State, work: Work) -> Iterator[State]:
    consents = state["people"][work["name"]]["consents"]
    consents.append([work["document"], False])
    consents.sort()
    _note(state, "record consent")
    yield state


def _forget_events(state: State, name: str, into: str | None = None) -> None:
    for entry in state["events"].values():
        if entry[0] == name:
            entry[0] = into
            if into is None:
                entry[1] = None


def _delete(state: State, work: Work) -> Iterator[State]:
    del state["people"][work["name"]]
    _forget_events(state, work["name"])
    _note(state, "delete person")
    yield state


def _delete_photo(state: State, work: Work) -> Iterator[State]:
    state["people"][work["name"]]["photos"].remove(work["photo"])
    _note(state, "delete photo")
    yield state


def _take_back(state: State, work: Work) -> Iterator[State]:
    photos = state["people"][work["name"]]["photos"]
    for photo in work["photos"]:
        photos.remove(photo)
    if not photos:
        del state["people"][work["name"]]
        _forget_events(state, work["name"])
    _note(state, "take back enrolment")
    yield state


def _merge(state: State, work: Work) -> Iterator[State]:
    gone, kept = state["people"].pop(work["gone"]), state["people"][work["kept"]]
    for part in ("photos", "consents"):
        kept[part] = sorted(kept[part] + gone[part])
    kept["groups"] = sorted({*kept["groups"], *gone["groups"]})
    kept["employee"] = kept["employee"] or gone["employee"]
    _forget_events(state, work["gone"], work["kept"])
    _note(state, "merge people")
    yield state


def _withdraw(state: State, work: Work) -> Iterator[State]:
    person = state["people"][work["name"]]
    person["photos"] = []
    person["consents"] = sorted([document, True] for document, _ in person["consents"])
    for entry in state["events"].values():
        if entry[0] == work["name"]:
            entry[1] = None
    _note(state, "delete photos")
    _note(state, "withdraw consent")
    yield state


def _import(state: State, work: Work) -> Iterator[State]:
    _note(state, "import people")
    yield state
    for entry in work["people"]:
        if entry["name"] in state["people"]:
            continue
        state["people"][entry["name"]] = {part: entry[part] for part in ("photos", "employee", "groups")} | {
            "consents": []
        }
        _note(state, "enrol")
        _note(state, "join group", len(entry["groups"]))
        _note(state, "change validity")
        yield state


def _event(state: State, work: Work) -> Iterator[State]:
    state["events"][work["track"]] = [work["name"], work["photo"], work.get("age", "")]
    yield state


def _settings(state: State, work: Work) -> Iterator[State]:
    state["settings"].update(work["settings"])
    _note(state, "change settings")
    yield state


def _camera(state: State, work: Work) -> Iterator[State]:
    cameras = state["settings"]["cameras"]
    before, name = work["before"], work["name"]
    if before is not None:
        cameras.pop(before)
    if name is not None:
        cameras[name] = work["source"]
    state["settings"]["cameras"] = dict(sorted(cameras.items()))
    _note(state, "change settings")
    if name is not None:
        _note(state, "keep secret")
    if before not in (None, name):
        _note(state, "forget secret")
    state["secrets"] = sorted(of_camera(one) for one in cameras)
    for door in state["doors"]:
        if before in state["doors"][door] and name not in (None, before):
            state["doors"][door] = [name if one == before else one for one in state["doors"][door]]
            _note(state, "keep door")
    yield state


def _profile(state: State, work: Work) -> Iterator[State]:
    if work["begins"]:
        _note(state, "begin change of profile")
        yield state
    state["settings"]["profile"] = work["profile"]
    _note(state, "change profile")
    yield state


def _retention(state: State, _work: Work) -> Iterator[State]:
    for track, (name, _photo, age) in list(state["events"].items()):
        if age == str(OLDER):
            del state["events"][track]
            state["removed"] += 1
        elif age == str(OLD) and name is None:
            state["events"][track][1] = None
    yield state


def _between(state: State, seen: State) -> State | None:
    """The state that retention was cut off in: any of what is too old may be gone, and the trail says how many."""
    (end,) = after(state, {"do": "retention"})
    expected = copy.deepcopy(state)
    for track, entry in state["events"].items():
        if track not in seen["events"] and track not in end["events"]:
            del expected["events"][track]
            expected["removed"] += 1
        elif track in seen["events"] and seen["events"][track][1] is None and entry[2] and entry[0] is None:
            expected["events"][track][1] = None
    return expected if expected == seen else None


def _noted(action: str) -> Callable[[State, Work], Iterator[State]]:
    def change(state: State, _work: Work) -> Iterator[State]:
        _note(state, action)
        yield state

    return change


def _nothing(state: State, _work: Work) -> Iterator[State]:
    yield state


_WORKS: dict[str, Callable[[State, Work], Iterator[State]]] = {
    "enrol": _enrol,
    "consent": _consent,
    "delete": _delete,
    "delete photo": _delete_photo,
    "take back": _take_back,
    "merge": _merge,
    "withdraw": _withdraw,
    "import": _import,
    "event": _event,
    "note": _noted("look at person"),
    "settings": _settings,
    "camera": _camera,
    "profile": _profile,
    "retention": _retention,
    "export": _noted("export people"),
    "back up": _noted("back up"),
    "renew key": _noted("renew site key"),
    "nothing": _nothing,
}
