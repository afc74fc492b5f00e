"""The gallery: the database's own checks, the trail, and the index against the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect

from core.base.advice import Act
from core.base.messages import Message
from core.errors import PorticoError
from core.health.check import Check, Group, State
from core.store.damage import damage
from core.store.register import advice as restoring

if TYPE_CHECKING:
    from core.gallery.recogniser import Recogniser
    from core.site import Site

_GROUP = Group.GALLERY


def integrity(site: Site, meanwhile: Callable[[], object] | None = None) -> Iterator[Check]:
    """Whether the file is whole, and what it holds; what ``meanwhile`` raises ends the check."""
    from core.store.database import HEAD

    folder, found = site.folder, site.database.damage(meanwhile)
    if not found and (gone := lacking(site)):
        found = Message("it lacks {gone}", gone=", ".join(gone))
    facts: dict[str, Any] = {"schema": HEAD, "intact": not found, "bytes": site.database.size()}
    if found:
        yield Check(
            "gallery", State.BAD, Message("damaged: {found}", found=found), _GROUP, facts, advice=restoring(folder)
        )
        return
    people, events = site.people.count(), site.events.count()
    facts |= {"people": people, "events": events}
    words = Message("{people}, {events}", people=people_words(people), events=events_words(events))
    yield Check("gallery", State.GOOD, words, _GROUP, facts)
    rows = site.database.dangling()
    tables = sorted(set(rows))
    facts = {"rows": len(rows), "tables": tables}
    if rows:
        words = Message(
            "{rows} of something that is gone, in {tables}",
            rows=rows_words(len(rows)),
            tables=", ".join(tables),
        )
        yield Check("references", State.BAD, words, _GROUP, facts, advice=restoring(folder))
    else:
        yield Check("references", State.GOOD, Message("whatever is referred to is there"), _GROUP, facts)


def lacking(site: Site) -> list[str]:
    """Tables that a gallery has, and this one has not: nothing else that is in it can be looked at then."""
    from core.store.schema import Base

    with site.database.read() as session:
        there = set(inspect(session.connection()).get_table_names())
    return sorted(set(Base.metadata.tables) - there)


def closed(folder: Path) -> Iterator[Check]:
    """What SQLite finds wrong with a gallery that cannot be opened as one; a server has said so itself."""
    from core import settings
    from core.site import DATABASE

    with suppress(PorticoError):
        if settings.load(folder).database is not None:
            return
    path = folder / DATABASE
    if not path.is_file():
        yield Check(
            "gallery",
            State.BAD,
            Message("{path} is not there", path=path),
            _GROUP,
            {"intact": False},
            advice=restoring(folder),
        )
        return
    size = path.stat().st_size
    found = damage(path) if size else Message("it is empty")
    facts = {"bytes": size, "intact": not found}
    if found:
        yield Check(
            "gallery", State.BAD, Message("damaged: {found}", found=found), _GROUP, facts, advice=restoring(folder)
        )
    else:
        yield Check("gallery", State.GOOD, Message("the file itself is whole"), _GROUP, facts)


def trail(site: Site) -> Iterator[Check]:
    """Whether nobody has touched the trail."""
    faults = site.trail.verify()
    facts = {"faults": len(faults)}
    if faults:
        advice = Message("compare it with an exported copy or a backup")
        yield Check(
            "audit trail", State.BAD, Message("tampered with: {faults}", faults=faults[0]), _GROUP, facts, advice=advice
        )
    else:
        yield Check("audit trail", State.GOOD, Message("nobody has touched it"), _GROUP, facts)


def privacy(site: Site) -> Iterator[Check]:
    """How long things are kept, and who has not agreed."""
    without, kept = len(site.consents.missing()), site.settings
    faces, events = _days_words(kept.keep_unknown_days), _days_words(kept.keep_events_days)
    words = Message("unknown faces kept {faces}, events {events}", faces=faces, events=events)
    facts = {
        "without_consent": without,
        "keep_unknown_days": kept.keep_unknown_days,
        "keep_events_days": kept.keep_events_days,
    }
    if without:
        words = Message("{found}; {files}", found=consent_words(without), files=words)
    advice = Message("record where their consent is written down") if without else ""
    yield Check("privacy", State.ATTENTION if without else State.GOOD, words, _GROUP, facts, advice=advice)


def index(site: Site, recogniser: Recogniser | None) -> Iterator[Check]:
    """Whether whoever is in the gallery can be found, and nobody else."""
    from core.engine import Engine
    from core.gallery.recogniser import Recogniser

    if recogniser is None:
        recogniser = Recogniser.of_site(site, Engine.load(site.settings))
    try:
        wrong = recogniser.index.differences()
    except PorticoError as error:
        yield Check("index", State.BAD, str(error), _GROUP)
        return
    profile, name = recogniser.engine.profile.id, site.settings.profile
    others = max(0, site.people.count() - recogniser.index.people)
    facts = {
        "templates": recogniser.index.templates,
        "people": recogniser.index.people,
        "profile": profile,
        "differences": wrong,
        "people_without": others,
    }
    told = Message(
        "{templates}, profile {profile}", templates=templates_words(recogniser.index.templates), profile=profile
    )
    if wrong:
        words, advice = (
            Message("{differing} from the gallery", differing=differing_words(wrong)),
            Message(Act.REINDEX),
        )
        yield Check("index", State.BAD, words, _GROUP, facts, advice=advice)
    elif others:
        words = Message("{found}; {files}", found=without_template_words(others), files=told)
        advice = Message(Act.MEASURE, profile=name)
        yield Check("index", State.ATTENTION, words, _GROUP, facts, advice=advice)
    else:
        yield Check("index", State.GOOD, told, _GROUP, facts)


# counts in words


def people_words(count: int) -> str:
    """Some people."""
    return Message("1 person") if count == 1 else Message("{count} people", count=count)


def events_words(count: int) -> str:
    """Some events."""
    return Message("1 event") if count == 1 else Message("{count} events", count=count)


def templates_words(count: int) -> str:
    """Some templates."""
    return Message("1 template") if count == 1 else Message("{count} templates", count=count)


def rows_words(count: int) -> str:
    """That rows refer to something."""
    return Message("1 row speaks") if count == 1 else Message("{count} rows speak", count=count)


def differing_words(count: int) -> str:
    """That templates differ."""
    return Message("1 template differs") if count == 1 else Message("{count} templates differ", count=count)


def consent_words(count: int) -> str:
    """That people have not agreed."""
    return (
        Message("1 person has no consent on record")
        if count == 1
        else Message("{count} people have no consent on record", count=count)
    )


def without_template_words(count: int) -> str:
    """That people cannot be found."""
    return (
        Message("1 person has no template of this profile")
        if count == 1
        else Message("{count} people have no template of this profile", count=count)
    )


def _days_words(count: int) -> str:
    if not count:
        return Message("for ever")
    return Message("1 day") if count == 1 else Message("{days} days", days=count)
