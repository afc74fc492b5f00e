"""Making one entry of two that turned out to be the same human."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.orm import Session

from core.access.policy import comparable
from core.errors import GalleryError
from core.gallery.lookalikes import apart_from, note_apart
from core.gallery.templates import remove_templates
from core.store import schema
from core.store.audit import AuditTrail, Permission
from core.store.database import Database
from core.store.revisions import RULES, next_revision, revision_of
from core.store.vault import Vault, seal, template_purpose, unseal

_AT_ONCE = 200  # events in memory, each with a face
_Reseal = Callable[[bytes, str], bytes]


def merge(database: Database, vault: Vault, trail: AuditTrail, keep_id: int, gone_id: int) -> None:
    """Give everything of one person to another, and delete the one: all of it, or nothing.

    Photos, templates, faces of events and consents are sealed anew under the key of whoever stays; groups are united;
    of validity and blocks the stricter of both holds, so that where two validities do not overlap no door opens. The
    name stays, and so does the employee id where there is one. Of the audit trail no row is changed, or it would not
    hold any more: what it says in particular about the person who goes is lost with their key, as in a deletion.

    Raises:
        GalleryError: it is one entry, one of the two was deleted, or a record cannot be opened.

    """
    trail.require(Permission.ENROL)
    trail.require(Permission.DELETE)
    if keep_id == gone_id:
        raise GalleryError("this is one and the same entry: choose two that are to become one")
    with database.read() as session:  # all events are looked at here, before any door has to wait
        revision, latest = revision_of(session), session.execute(select(func.max(schema.Event.id))).scalar_one() or 0
        mentioned = set(session.execute(select(schema.Event.id).where(database.mentioning(gone_id))).scalars())
    with database.write() as session:
        kept, gone = session.get(schema.Person, keep_id), session.get(schema.Person, gone_id)
        if kept is None or gone is None:
            raise GalleryError("one of the two has been deleted")
        since = latest if revision_of(session) == revision else 0  # another merge may have come between
        newer = select(schema.Event.id).where(schema.Event.id > since, database.mentioning(gone_id))
        mentioned.update(session.execute(newer).scalars())
        old, new = vault.unwrap(gone.wrapped_key), vault.unwrap(kept.wrapped_key)

        def reseal(sealed: bytes, purpose: str) -> bytes:
            return seal(new, unseal(old, sealed, purpose), purpose)

        photos = _move_photos(session, keep_id, gone_id, reseal)
        events = _move_events(session, keep_id, gone_id, mentioned, reseal)
        for consent in session.execute(select(schema.Consent).where(schema.Consent.person_id == gone_id)).scalars():
            consent.person_id, consent.document = keep_id, reseal(consent.document, "consent")
        groups = _unite_access(session, kept, gone)
        trail.note(
            session, "merge people", person=kept,
            gone=gone_id, name=gone.name, employee_id=gone.employee_id, photos=photos, events=events, groups=groups,
        )  # fmt: skip
        kept.created = min(kept.created, gone.created)
        number = kept.employee_id or gone.employee_id
        session.flush()
        session.execute(delete(schema.Person).where(schema.Person.id == gone_id))
        kept.employee_id = number  # no two may have it, not even for a moment
        next_revision(session, RULES)
    database.checkpoint()


def _move_photos(session: Session, keep_id: int, gone_id: int, reseal: _Reseal) -> int:
    """Photos and templates; of these anew, so that every index hears of it. The number of photos."""
    kept = schema.Template
    mine = kept.person_id == gone_id
    templates = session.execute(select(kept.photo_id, kept.profile_id, kept.sealed).where(mine).order_by(kept.id)).all()
    revision = remove_templates(session, mine)
    photos = list(session.execute(select(schema.Photo).where(schema.Photo.person_id == gone_id)).scalars())
    for photo in photos:
        photo.person_id, photo.sealed = keep_id, reseal(photo.sealed, "photo")
    session.add_all(
        kept(
            photo_id=photo,
            person_id=keep_id,
            profile_id=profile,
            revision=revision,
            sealed=reseal(sealed, template_purpose(profile)),
        )
        for photo, profile, sealed in templates
    )
    session.flush()
    return len(photos)


def _move_events(session: Session, keep_id: int, gone_id: int, mentioned: set[int], reseal: _Reseal) -> int:
    """Events of the person, and those that mention them; the number of them."""
    kept = schema.Event
    roles = (kept.person_id, kept.second_person_id, kept.shown_id)
    own = select(kept.id).where(or_(*(role == gone_id for role in roles)))
    wanted = sorted(mentioned.union(session.execute(own).scalars()))
    for start in range(0, len(wanted), _AT_ONCE):
        rows = session.execute(select(kept).where(kept.id.in_(wanted[start : start + _AT_ONCE]))).scalars().all()
        for row in rows:
            if row.person_id == gone_id:
                row.person_id = keep_id
                row.sealed_photo = reseal(row.sealed_photo, "event") if row.sealed_photo is not None else None
            if row.second_person_id == gone_id:
                row.second_person_id = keep_id
            if row.shown_id == gone_id:
                row.shown_id = keep_id
            row.reasons = [
                {**reason, "people": [keep_id if n == gone_id else n for n in reason["people"]]}
                for reason in row.reasons
            ]
        session.flush()
        for row in rows:
            session.expunge(row)
    return len(wanted)


def _unite_access(session: Session, kept: schema.Person, gone: schema.Person) -> list[str]:
    """Groups, validity, blocks, passages and what was forgiven; the names of the groups that are new."""
    kept.blocked = kept.blocked or gone.blocked
    kept.valid_from = _extreme(max, kept.valid_from, gone.valid_from)
    kept.valid_until = _extreme(min, kept.valid_until, gone.valid_until)
    session.execute(update(schema.Passage).where(schema.Passage.person_id == gone.id).values(person_id=kept.id))
    for other in apart_from(session, gone.id) - {kept.id}:
        note_apart(session, kept.id, other)
    forgiven = session.get(schema.Forgiveness, gone.id)
    if forgiven is not None:
        mine = session.get(schema.Forgiveness, kept.id) or schema.Forgiveness(person_id=kept.id, time=forgiven.time)
        mine.time = max(mine.time, forgiven.time)
        session.add(mine)
    group, member = schema.AccessGroup, schema.Membership
    already = select(member.group_id).where(member.person_id == kept.id)
    fresh = session.execute(
        select(group.id, group.name)
        .join(member, member.group_id == group.id)
        .where(member.person_id == gone.id, group.id.not_in(already))
        .order_by(group.name)
    ).all()
    session.add_all(member(person_id=kept.id, group_id=number) for number, _ in fresh)
    return [name for _, name in fresh]


def _extreme(pick: Callable[..., datetime], *moments: datetime | None) -> datetime | None:
    said = [moment for moment in moments if moment is not None]
    return pick(said, key=comparable) if said else None
