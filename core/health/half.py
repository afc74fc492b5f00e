"""Half people: somebody of whom a part is missing, or cannot be opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.orm import Session

from core.backup_known import advice as restoring
from core.errors import GalleryError
from core.gallery import schema
from core.gallery.measuring import REMOVE
from core.gallery.templates import template_purpose
from core.gallery.vault import unseal
from core.health.check import Check, Group, State, sum_words
from core.health.gallery import people_words

if TYPE_CHECKING:
    from core.site import Site

_SAMPLE = 200  # records of each kind that are opened, unless all are
_PAGE = 500  # rows at a time: photos are large
_LENGTH = 0.01  # by which a template's length may differ from 1


def people(site: Site) -> Iterator[Check]:
    """Whether everybody has photos, every photo templates, and nothing belongs to nobody."""
    person, photo, template, consent = schema.Person, schema.Photo, schema.Template, schema.Consent
    # who has withdrawn their consent stays on record, without photos
    withdrawn = exists().where(consent.person_id == person.id, consent.withdrawn.is_not(None))
    no_photo = ~exists().where(photo.person_id == person.id)
    bare = ~exists().where(template.photo_id == photo.id)
    own = exists().where(photo.id == template.photo_id, photo.person_id == template.person_id)
    with site.database.read() as session:
        count = session.execute(select(func.count(person.id))).scalar_one()
        facts = {
            "people": count,
            "without_photos": _count(session, person.id, and_(no_photo, ~withdrawn)),
            "photos_without_templates": _count(session, photo.id, bare),
            "templates_without_photo": _count(session, template.id, ~own),
            "photos_of_nobody": _count(session, photo.id, ~exists().where(person.id == photo.person_id)),
            "removed_and_there": _count(session, template.id, schema.Removal.template_id == template.id),
            "keys_that_do_not_open": _shut_keys(site, session),
        }
        # with a profile that was given up go the templates of photos that no other profile could measure
        gave_up = session.execute(select(exists().where(schema.Audit.action == REMOVE))).scalar_one()
    unmeasured = facts["photos_without_templates"] if gave_up else 0
    faults = _fault_words({**facts, "photos_without_templates": facts["photos_without_templates"] - unmeasured})
    if faults:
        yield Check("people", State.BAD, sum_words(faults), Group.GALLERY, facts, advice=restoring(site.folder))
    elif unmeasured:
        words, advice = _unmeasured_words(unmeasured), "photograph them anew"
        yield Check("people", State.ATTENTION, words, Group.GALLERY, facts, advice=advice)
    else:
        yield Check("people", State.GOOD, f"{people_words(count)}, each complete", Group.GALLERY, facts)


def _fault_words(facts: dict[str, int]) -> list[str]:
    told = {
        "without_photos": "people have no photo",
        "photos_without_templates": "photos have no template",
        "templates_without_photo": "templates belong to no photo of the same person",
        "photos_of_nobody": "photos belong to nobody",
        "removed_and_there": "templates were removed and are there",
        "keys_that_do_not_open": "people have a key that does not open",
    }
    once = {
        "without_photos": "1 person has no photo",
        "photos_without_templates": "1 photo has no template",
        "templates_without_photo": "1 template belongs to no photo of the same person",
        "photos_of_nobody": "1 photo belongs to nobody",
        "removed_and_there": "1 template was removed and is there",
        "keys_that_do_not_open": "1 person has a key that does not open",
    }
    return [once[n] if facts[n] == 1 else f"{facts[n]} {told[n]}" for n in told if facts[n]]


def _unmeasured_words(count: int) -> str:
    return "1 photo has no template" if count == 1 else f"{count} photos have no template"


def _count(session: Session, what: Any, condition: ColumnElement[bool]) -> int:
    return session.execute(select(func.count(what)).where(condition)).scalar_one()


def _shut_keys(site: Site, session: Session) -> int:
    """People whose data key the site key does not open."""
    wrong = 0
    for wrapped in session.execute(select(schema.Person.wrapped_key)).scalars():
        try:
            site.vault.unwrap(wrapped)
        except GalleryError:
            wrong += 1
    return wrong


def sealed(site: Site, meanwhile: Callable[[], object] | None = None, *, deep: bool) -> Iterator[Check]:
    """Whether what is sealed can be opened: templates, photos and faces of events, all of them or a sample.

    What ``meanwhile`` raises ends the check.
    """
    person, photo, template, event = schema.Person, schema.Photo, schema.Template, schema.Event
    kinds: dict[str, tuple[Any, Callable[[Any, bytes], None]]] = {
        "templates": (
            select(template.id, template.sealed, template.profile_id, person.wrapped_key).join(
                person, person.id == template.person_id
            ),
            lambda row, key: _open_template(row.sealed, key, row.profile_id),
        ),
        "photos": (
            select(photo.id, photo.sealed, person.wrapped_key).join(person, person.id == photo.person_id),
            lambda row, key: _open(row.sealed, key, "photo"),
        ),
        "faces_of_events": (
            select(event.id, event.sealed_photo.label("sealed"), person.wrapped_key)
            .outerjoin(person, person.id == event.person_id)
            .where(event.sealed_photo.is_not(None)),
            lambda row, key: _open(row.sealed, key, "event"),
        ),
    }
    facts: dict[str, Any] = {"deep": deep}
    for name, (wanted, open_) in kinds.items():
        opened, shut = _tried(site, wanted, open_, meanwhile, deep=deep)
        facts |= {name: opened, f"{name}_shut": shut}
    shut = sum(facts[f"{name}_shut"] for name in kinds)
    tried = sum(facts[name] for name in kinds)
    if shut:
        words = f"{_records_words(shut)} cannot be opened, of {tried} tried"
        yield Check("sealed records", State.BAD, words, Group.GALLERY, facts, advice=restoring(site.folder))
    else:
        words = f"all {tried} can be opened" if deep else f"{tried} tried, and all can be opened"
        yield Check("sealed records", State.GOOD, words, Group.GALLERY, facts)


def _records_words(count: int) -> str:
    return "1 sealed record" if count == 1 else f"{count} sealed records"


def _tried(
    site: Site,
    wanted: Any,
    open_: Callable[[Any, bytes], None],
    meanwhile: Callable[[], object] | None,
    *,
    deep: bool,
) -> tuple[int, int]:
    """How many records were tried, and how many of them could not be opened."""
    own = wanted.selected_columns[0]
    with site.database.read() as session:
        ids = list(session.execute(wanted.with_only_columns(own)).scalars())
    if not deep:
        ids = ids[:: max(1, -(-len(ids) // _SAMPLE))]  # of every age
    shut = 0
    for start in range(0, len(ids), _PAGE):
        if meanwhile is not None:
            meanwhile()
        with site.database.read() as session:  # each of a state of its own: no log has to grow meanwhile
            rows = session.execute(wanted.where(own.in_(ids[start : start + _PAGE]))).all()
        for row in rows:
            try:
                key = site.vault.unwrap(row.wrapped_key) if row.wrapped_key is not None else site.vault.key
                open_(row, key)
            except (GalleryError, ValueError):
                shut += 1
    return len(ids), shut


def _open(record: bytes, key: bytes, purpose: str) -> None:
    if not unseal(key, record, purpose):
        raise GalleryError("the record is empty")


def _open_template(record: bytes, key: bytes, profile_id: str) -> None:
    vector = np.frombuffer(unseal(key, record, template_purpose(profile_id)), dtype=np.float32)
    if not abs(float(np.linalg.norm(vector)) - 1.0) < _LENGTH:  # neither is a number that is none
        raise GalleryError("the template is no unit vector")
