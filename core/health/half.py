"""Half people: somebody of whom a part is missing, or cannot be opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.orm import Session

from core.base.messages import Message
from core.gallery.measuring import REMOVE
from core.health.check import Check, Group, State, sum_words
from core.health.gallery import people_words
from core.store import schema
from core.store.register import advice as restoring
from core.store.sealed import opened_keys
from core.store.sealed import tried as sealed_records

if TYPE_CHECKING:
    from core.site import Site

_SAMPLE = 200  # records of each kind that are opened, unless all are
_KINDS = {"template": "templates", "photo": "photos", "face": "faces_of_events"}


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
        }
        # with a profile that was given up go the templates of photos that no other profile could measure
        gave_up = session.execute(select(exists().where(schema.Audit.action == REMOVE))).scalar_one()
    facts["keys_that_do_not_open"] = list(opened_keys(site.database, site.vault).values()).count(None)
    unmeasured = facts["photos_without_templates"] if gave_up else 0
    faults = _fault_words({**facts, "photos_without_templates": facts["photos_without_templates"] - unmeasured})
    if faults:
        yield Check("people", State.BAD, sum_words(faults), Group.GALLERY, facts, advice=restoring(site.folder))
    elif unmeasured:
        words, advice = _unmeasured_words(unmeasured), Message("photograph them anew")
        yield Check("people", State.ATTENTION, words, Group.GALLERY, facts, advice=advice)
    else:
        yield Check(
            "people", State.GOOD, Message("{people}, each complete", people=people_words(count)), Group.GALLERY, facts
        )


def _fault_words(facts: dict[str, int]) -> list[Message]:
    told = (
        (
            "without_photos",
            Message.of(facts["without_photos"], "1 person has no photo", "{count} people have no photo"),
        ),
        ("photos_without_templates", _unmeasured_words(facts["photos_without_templates"])),
        (
            "templates_without_photo",
            Message.of(
                facts["templates_without_photo"],
                "1 template belongs to no photo of the same person",
                "{count} templates belong to no photo of the same person",
            ),
        ),
        (
            "photos_of_nobody",
            Message.of(facts["photos_of_nobody"], "1 photo belongs to nobody", "{count} photos belong to nobody"),
        ),
        (
            "removed_and_there",
            Message.of(
                facts["removed_and_there"],
                "1 template was removed and is there",
                "{count} templates were removed and are there",
            ),
        ),
        (
            "keys_that_do_not_open",
            Message.of(
                facts["keys_that_do_not_open"],
                "1 person has a key that does not open",
                "{count} people have a key that does not open",
            ),
        ),
    )
    return [words for fault, words in told if facts[fault]]


def _unmeasured_words(count: int) -> Message:
    return Message("1 photo has no template") if count == 1 else Message("{count} photos have no template", count=count)


def _count(session: Session, what: Any, condition: ColumnElement[bool]) -> int:
    return session.execute(select(func.count(what)).where(condition)).scalar_one()


def sealed(site: Site, meanwhile: Callable[[], object] | None = None, *, deep: bool) -> Iterator[Check]:
    """Whether what is sealed can be opened: templates, photos and faces of events, all of them or a sample.

    What ``meanwhile`` raises ends the check.
    """
    facts: dict[str, Any] = {"deep": deep}
    for name in _KINDS.values():
        facts |= {name: 0, f"{name}_shut": 0}
    for one in sealed_records(site.database, site.vault, meanwhile, None if deep else _SAMPLE):
        facts[_KINDS[one.kind]] += 1
        facts[f"{_KINDS[one.kind]}_shut"] += not one.whole
    shut = sum(facts[f"{name}_shut"] for name in _KINDS.values())
    tried = sum(facts[name] for name in _KINDS.values())
    if shut:
        words = Message("{records} cannot be opened, of {tried} tried", records=_records_words(shut), tried=tried)
        yield Check("sealed records", State.BAD, words, Group.GALLERY, facts, advice=restoring(site.folder))
    else:
        words = (
            Message("all {tried} can be opened", tried=tried)
            if deep
            else Message("{tried} tried, and all can be opened", tried=tried)
        )
        yield Check("sealed records", State.GOOD, words, Group.GALLERY, facts)


def _records_words(count: int) -> str:
    return Message("1 sealed record") if count == 1 else Message("{count} sealed records", count=count)
