"""Entries of the audit log in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.window.language import mark, tr
from app.window.language.names import ROLES
from core.store.audit import Entry

ACTIONS = (
    mark("add operator"),
    mark("back up"),
    mark("begin change of profile"),
    mark("block"),
    mark("change employee ID"),
    mark("change grants"),
    mark("change holiday"),
    mark("change group"),
    mark("change members"),
    mark("change password"),
    mark("change profile"),
    mark("change role"),
    mark("change settings"),
    mark("close to others"),
    mark("end program"),
    mark("change validity"),
    mark("copy photo"),
    mark("copy picture of camera"),
    mark("copy picture of event"),
    mark("create API key"),
    mark("delete calendar"),
    mark("delete door"),
    mark("delete group"),
    mark("delete moved gallery"),
    mark("delete person"),
    mark("delete photo"),
    mark("delete photos"),
    mark("delete schedule"),
    mark("delete what was learnt"),
    mark("acknowledge alarm"),
    mark("dispute event"),
    mark("enrol"),
    mark("enrol many"),
    mark("export events"),
    mark("export everything"),
    mark("export people"),
    "export trail",
    mark("export what was learnt"),
    mark("failed change of password"),
    mark("failed log in"),
    "forget secret",
    mark("forgive passages"),
    mark("grant"),
    mark("identify"),
    mark("import people"),
    mark("join group"),
    "keep calendar",
    "keep door",
    "keep schedule",
    "keep secret",
    mark("learn from the gallery"),
    mark("leave group"),
    mark("lift block"),
    mark("list people"),
    mark("log in"),
    mark("log out"),
    mark("look at events"),
    mark("look at group"),
    mark("look at person"),
    mark("look at photo"),
    mark("look at who is inside"),
    mark("make group"),
    mark("merge people"),
    mark("move gallery away"),
    mark("move gallery here"),
    mark("take over gallery"),
    mark("open door by hand"),
    "read the trail",
    mark("record consent"),
    mark("remove operator"),
    mark("remove templates"),
    mark("rename"),
    mark("rename calendar"),
    mark("rename door"),
    mark("rename group"),
    mark("rename schedule"),
    mark("renew site key"),
    mark("restore backup"),
    "retention",
    mark("revoke"),
    mark("revoke API key"),
    mark("run task"),
    mark("save picture of camera"),
    mark("stop camera"),
    mark("save picture of event"),
    mark("take back enrolment"),
    mark("tell apart"),
    mark("test door"),
    mark("withdraw consent"),
    mark("withdraw dispute"),
)
"""What people do, as the trail has it."""

_PLAIN = {
    "export trail": mark("export the audit log"),
    "keep calendar": mark("save calendar"),
    "keep door": mark("save door"),
    "keep schedule": mark("save schedule"),
    "keep secret": mark("save password"),
    "forget secret": mark("remove password"),
    "read the trail": mark("read the audit log"),
    "retention": mark("change retention"),
}
"""What some of them are called where people read them: what is written down keeps its name."""

_SUBJECTS = {
    "calendar": mark("calendar {name}"),
    "camera": mark("camera {name}"),
    "door": mark("door {name}"),
    "event": mark("event {name}"),
    "grants": mark("grants {name}"),
    "group": mark("group {name}"),
    "key": mark("API key {name}"),
    "operator": mark("operator {name}"),
    "person": mark("person {name}"),
    "schedule": mark("schedule {name}"),
    "task": mark("task {name}"),
}

_NAMES = {
    "allow_downloads": mark("downloads"),
    "alone": mark("nobody unknown beside"),
    "approach": mark("opens for"),
    "approach_seconds": mark("seconds to stay"),
    "areas": mark("areas"),
    "bytes": mark("bytes"),
    "calendar": mark("calendar"),
    "cameras": mark("cameras"),
    "changes": mark("changes"),
    "contact": mark("door contact"),
    "day": mark("day"),
    "document": mark("document"),
    "door": mark("door"),
    "driver": mark("driver"),
    "employee_id": mark("employee ID"),
    "event": mark("event"),
    "everybody": mark("everybody"),
    "events": mark("events"),
    "found": mark("found"),
    "given": mark("given"),
    "gone": mark("gone"),
    "group": mark("group"),
    "groups": mark("groups"),
    "holidays": mark("holidays"),
    "other": mark("other person"),
    "reception": mark("reception"),
    "renew_months": mark("months until somebody is photographed anew"),
    "renew_months_by_group": mark("the same by group"),
    "identify_fpir": mark("strangers taken for somebody enrolled"),
    "keep_events_days": mark("days that events are kept"),
    "keep_unknown_days": mark("days that faces of strangers are kept"),
    "key": mark("place of the site key"),
    "leads_to": mark("leads to"),
    "liveness": mark("proof of life"),
    "lock": mark("lock"),
    "lock_minutes": mark("minutes until the window is locked"),
    "end_when_locked": mark("whether the locked window may end Portico"),
    "made": mark("made"),
    "min_face": mark("smallest face"),
    "mode": mark("mode"),
    "name": mark("name"),
    "passages": mark("passages"),
    "passback": mark("anti-passback"),
    "people": mark("people"),
    "people_without": mark("people who are left out"),
    "periods": mark("periods"),
    "photo": mark("photo"),
    "photos": mark("photos"),
    "photos_passed_over": mark("photos passed over"),
    "poses": mark("poses"),
    "profile": mark("recognition profile"),
    "replaced": mark("former site"),
    "role": mark("role"),
    "rules": mark("rules"),
    "schedule": mark("schedule"),
    "scopes": mark("scopes"),
    "settings": mark("settings"),
    "source": mark("source"),
    "templates": mark("templates"),
    "times": mark("times"),
    "until": mark("until"),
    "unknown_faces": mark("faces of strangers"),
    "valid_from": mark("valid from"),
    "valid_until": mark("valid until"),
    "verify_fmr": mark("false matches of two pictures"),
    "weights_folder": mark("folder of network weights"),
    "why": mark("why"),
    "zone": mark("time zone"),
}
"""Particulars by the name that the trail has for them; others go by that name."""

_ROLES = {str(role): words for role, words in ROLES.items()}
_OF_ROLES = ("add operator", "change role")


def about(subject: str, names: Mapping[int, str]) -> str:
    """What an entry is about: people who are still enrolled by name."""
    number = person(subject)
    if number in names:
        return names[number]
    kind, _, name = subject.partition(" ")
    if kind in _SUBJECTS and name:
        words = _SUBJECTS[kind]
        return tr(words, name=name)
    return tr("an unknown name") if subject == "unknown name" else subject


def person(subject: str) -> int:
    """Number of the person whom an entry is about; 0 where it is about nobody."""
    kind, _, number = subject.partition(" ")
    return int(number) if kind == "person" and number.isascii() and number.isdecimal() and len(number) < 19 else 0


def particulars(entry: Entry) -> list[str]:
    """What an entry tells beyond its line, as "name: before → after"."""
    details = entry.details
    if details is None:
        return [tr("The particulars went with the person whom they were about.")]
    if "unreadable" in details:
        return [tr("✖ This entry was changed by somebody: it cannot be read any more.")]
    roles = entry.action in _OF_ROLES
    lines = list(_changes(details, roles=roles)) if {"before", "after"} & details.keys() else []
    others = {name: value for name, value in details.items() if name not in ("before", "after")}
    lines += [f"{name}: {_value(value, roles=roles)}" for name, value in _flat(others)]
    return lines


def _changes(details: Mapping[str, Any], *, roles: bool) -> Iterator[str]:
    before, after = details.get("before"), details.get("after")
    if not isinstance(before, dict) and not isinstance(after, dict):
        yield f"{_value(before, roles=roles)} → {_value(after, roles=roles)}"
        return
    old, new = dict(_flat(before or {})), dict(_flat(after or {}))
    for name in [*old, *(n for n in new if n not in old)]:
        if not isinstance(before, dict):
            yield f"{name}: {_value(new[name], roles=roles)}"  # something new
        elif not isinstance(after, dict):
            yield f"{name}: {_value(old[name], roles=roles)}"  # it is gone
        elif old.get(name) != new.get(name):
            yield f"{name}: {_value(old.get(name), roles=roles)} → {_value(new.get(name), roles=roles)}"


def _flat(content: Mapping[str, Any] | Any, above: str = "") -> Iterator[tuple[str, Any]]:
    """Each particular with its name in words; of what lies within another, with that name before it."""
    for key, value in content.items() if isinstance(content, dict) else [("", content)]:
        words = _NAMES.get(key)
        name = tr(words) if words is not None else key.replace("_", " ")
        name = f"{above}, {name}" if above else name
        if isinstance(value, dict) and value:
            yield from _flat(value, name)
        else:
            yield name, value


def _value(value: Any, *, roles: bool) -> str:
    if value is None or value in ("", [], {}):
        return "–"
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, list):
        return ", ".join(_value(one, roles=roles) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{name} {_value(one, roles=roles)}" for name, one in _flat(value))
    text = str(value)
    return tr(_ROLES[text]) if roles and text in _ROLES else text


def action(name: str) -> str:
    """What somebody did, in words."""
    plain = _PLAIN.get(name, name)
    return tr(plain)
