"""The gallery: SQLite's own checks, the trail, and the index against the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect, text

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

    folder, found = site.folder, damage(site.database.path, meanwhile)
    if not found and (gone := lacking(site)):
        found = f"it lacks {', '.join(gone)}"
    facts: dict[str, Any] = {"schema": HEAD, "intact": not found, "bytes": site.database.path.stat().st_size}
    if found:
        yield Check("gallery", State.BAD, f"damaged: {found}", _GROUP, facts, advice=restoring(folder))
        return
    people, events = site.people.count(), site.events.count()
    facts |= {"people": people, "events": events}
    words = f"{people_words(people)}, {events_words(events)}"
    yield Check("gallery", State.GOOD, words, _GROUP, facts)
    with site.database.read() as session:
        rows = list(session.execute(text("PRAGMA foreign_key_check")))
    tables = sorted({str(row[0]) for row in rows})
    facts = {"rows": len(rows), "tables": tables}
    if rows:
        words = f"{rows_words(len(rows))} of something that is gone, in {', '.join(tables)}"
        yield Check("references", State.BAD, words, _GROUP, facts, advice=restoring(folder))
    else:
        yield Check("references", State.GOOD, "whatever is referred to is there", _GROUP, facts)


def lacking(site: Site) -> list[str]:
    """Tables that a gallery has, and this one has not: nothing else that is in it can be looked at then."""
    from core.store.schema import Base

    with site.database.read() as session:
        there = set(inspect(session.connection()).get_table_names())
    return sorted(set(Base.metadata.tables) - there)


def closed(folder: Path) -> Iterator[Check]:
    """What SQLite finds wrong with a gallery that cannot be opened as one."""
    from core.site import DATABASE

    path = folder / DATABASE
    if not path.is_file():
        yield Check("gallery", State.BAD, f"{path} is not there", _GROUP, {"intact": False}, advice=restoring(folder))
        return
    size = path.stat().st_size
    found = damage(path) if size else "it is empty"
    facts = {"bytes": size, "intact": not found}
    if found:
        yield Check("gallery", State.BAD, f"damaged: {found}", _GROUP, facts, advice=restoring(folder))
    else:
        yield Check("gallery", State.GOOD, "the file itself is whole", _GROUP, facts)


def trail(site: Site) -> Iterator[Check]:
    """Whether nobody has touched the trail."""
    faults = site.trail.verify()
    facts = {"faults": len(faults)}
    if faults:
        advice = "compare it with an exported copy or a backup"
        yield Check("audit trail", State.BAD, f"tampered with: {faults[0]}", _GROUP, facts, advice=advice)
    else:
        yield Check("audit trail", State.GOOD, "nobody has touched it", _GROUP, facts)


def privacy(site: Site) -> Iterator[Check]:
    """How long things are kept, and who has not agreed."""
    without, kept = len(site.consents.missing()), site.settings
    faces, events = _days_words(kept.keep_unknown_days), _days_words(kept.keep_events_days)
    words = f"unknown faces kept {faces}, events {events}"
    facts = {
        "without_consent": without,
        "keep_unknown_days": kept.keep_unknown_days,
        "keep_events_days": kept.keep_events_days,
    }
    if without:
        words = f"{consent_words(without)}; {words}"
    advice = "record where their consent is written down" if without else ""
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
    told = f"{templates_words(recogniser.index.templates)}, profile {profile}"
    if wrong:
        words, advice = f"{differing_words(wrong)} from the gallery", "make the index anew: portico reindex"
        yield Check("index", State.BAD, words, _GROUP, facts, advice=advice)
    elif others:
        words = f"{without_template_words(others)}; {told}"
        advice = f"measure them: portico profile use {name}"
        yield Check("index", State.ATTENTION, words, _GROUP, facts, advice=advice)
    else:
        yield Check("index", State.GOOD, told, _GROUP, facts)


# counts in words


def people_words(count: int) -> str:
    """Some people."""
    return "1 person" if count == 1 else f"{count} people"


def events_words(count: int) -> str:
    """Some events."""
    return "1 event" if count == 1 else f"{count} events"


def templates_words(count: int) -> str:
    """Some templates."""
    return "1 template" if count == 1 else f"{count} templates"


def rows_words(count: int) -> str:
    """That rows refer to something."""
    return "1 row speaks" if count == 1 else f"{count} rows speak"


def differing_words(count: int) -> str:
    """That templates differ."""
    return "1 template differs" if count == 1 else f"{count} templates differ"


def consent_words(count: int) -> str:
    """That people have not agreed."""
    return "1 person has no consent on record" if count == 1 else f"{count} people have no consent on record"


def without_template_words(count: int) -> str:
    """That people cannot be found."""
    return (
        "1 person has no template of this profile" if count == 1 else f"{count} people have no template of this profile"
    )


def _days_words(count: int) -> str:
    if not count:
        return "for ever"
    return "1 day" if count == 1 else f"{count} days"
