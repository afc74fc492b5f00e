"""The people of a site: who is enrolled, with which photos and templates."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.errors import GalleryError
from core.gallery.bearers import bearer, found, key_of, require_free, settle_key
from core.gallery.lookalikes import apart_from, note_apart
from core.gallery.people_reading import PeopleReader, Person, PhotoInfo, person_of, photo_count
from core.gallery.templates import AT_ONCE, remove_templates
from core.store import schema
from core.store.audit import AuditTrail, Permission
from core.store.database import Database
from core.store.names import clean_employee_id, clean_name, fold
from core.store.revisions import next_revision
from core.store.vault import Vault, new_key, seal, template_purpose

if TYPE_CHECKING:
    from core.faces import Float

__all__ = ["Enrolled", "PeopleStore", "Person", "PhotoInfo"]

_UNDONE_WITHIN = timedelta(minutes=30)
_TAKE_BACK = "take back enrolment"  # in the trail


@dataclass(frozen=True, eq=False)
class Enrolled:
    """A face to be added to a person: its photo and its template under one profile.

    ``taken`` is the day on which the picture was made; None where nothing says so.
    """

    photo: bytes
    template: Float
    quality: float
    pose: str
    taken: date | None = None


class PeopleStore(PeopleReader):
    """Reads and changes the people of one site. Every change is one transaction and one new revision."""

    def __init__(
        self,
        database: Database,
        vault: Vault,
        trail: AuditTrail,
        without_snapshots: Callable[[], AbstractContextManager[None]] = nullcontext,
    ):
        super().__init__(database, vault)
        self._trail = trail
        self._without_snapshots = without_snapshots

    def add(
        self,
        name: str,
        faces: Sequence[Enrolled],
        profile_id: str,
        person_id: int | None = None,
        employee_id: str | None = None,
    ) -> Person:
        """Enrol faces under a name: a new person, or more photos of one who bears it already.

        Two people may share a name where the employee id of each is known.

        Args:
            name: as people write it.
            faces: at least one.
            profile_id: of the templates.
            person_id: where given, the faces go to this person whatever the name.
            employee_id: what the rest of the house knows them by; None leaves it as it is.

        Raises:
            GalleryError: the name or employee id cannot be kept, there is no face, the person is gone or has another
                employee id, or somebody else has this one.

        """
        if not faces:
            raise GalleryError("nothing to enrol: no face was given")
        self._trail.require(Permission.ENROL)
        kept, number = clean_name(name), clean_employee_id(employee_id)
        now = datetime.now(UTC)
        with self._database.write() as session:
            if person_id is not None:
                person = found(self._database, session, person_id)
            else:
                person = bearer(session, kept, number) or self._new_person(kept, key_of(session, kept, number), now)
            session.add(person)
            session.flush()
            details: dict[str, Any] = {"name": person.name, "photos_added": len(faces)}
            if number is not None:
                if person.employee_id not in (None, number):
                    raise GalleryError(
                        "{person} has the employee ID {employee_id} already: add a middle name if this is "
                        "somebody else",
                        person=person.name,
                        employee_id=person.employee_id,
                    )
                require_free(session, number, person)
                person.employee_id = details["employee_id"] = number
                settle_key(session, person)
            session.add_all(self._photos(person, faces, profile_id, now, next_revision(session)))
            session.flush()
            self._trail.note(session, "enrol", person=person, **details)
            return person_of(person, photo_count(session, person.id))

    def add_new(self, people: Iterable[tuple[str, Sequence[Enrolled]]], profile_id: str) -> int:
        """Enrol many new people at once, all or none: some hundred times as fast as one by one.

        Args:
            people: names that nobody bears yet, each with its faces.
            profile_id: of the templates.

        Returns:
            How many they are.

        Raises:
            GalleryError: a name cannot be kept, or is borne already.

        """
        self._trail.require(Permission.ENROL)
        now, count = datetime.now(UTC), 0
        waiting = iter(people)
        try:
            with self._database.write() as session:
                revision = next_revision(session)
                while some := list(itertools.islice(waiting, AT_ONCE)):
                    names = [clean_name(name) for name, _ in some]
                    rows = [self._new_person(name, fold(name), now) for name in names]
                    session.add_all(rows)
                    session.flush()
                    for row, (_, faces) in zip(rows, some, strict=True):
                        session.add_all(self._photos(row, faces, profile_id, now, revision))
                    session.flush()
                    session.expunge_all()
                    count += len(some)
                self._trail.note(session, "enrol many", people=count)
        except IntegrityError:
            raise GalleryError("nobody was enrolled: one of the names is borne already, or comes twice") from None
        return count

    def _new_person(self, name: str, key: str, now: datetime) -> schema.Person:
        return schema.Person(name=name, folded_name=key, created=now, wrapped_key=self._vault.wrap(new_key()))

    def _photos(
        self, person: schema.Person, faces: Sequence[Enrolled], profile_id: str, now: datetime, revision: int
    ) -> list[schema.Photo]:
        """Sealed photos of a person, each with its sealed template."""
        key = self._vault.unwrap(person.wrapped_key)
        photos = []
        for face in faces:
            photo = schema.Photo(
                person_id=person.id,
                created=now,
                sealed=seal(key, face.photo, "photo"),
                quality=face.quality,
                pose=face.pose,
                taken=face.taken,
            )
            photo.templates.append(
                schema.Template(
                    person_id=person.id,
                    profile_id=profile_id,
                    revision=revision,
                    sealed=seal(key, face.template.astype("float32").tobytes(), template_purpose(profile_id)),
                )
            )
            photos.append(photo)
        return photos

    def tell_apart(self, person_id: int, others: Collection[int]) -> None:
        """Keep that people look like somebody and are not them, as somebody has said who saw both.

        Raises:
            GalleryError: one of them was deleted.

        """
        if not others:
            return
        self._trail.require(Permission.ENROL)
        with self._database.write() as session:
            person = found(self._database, session, person_id)
            for number in sorted(set(others) - {person_id} - apart_from(session, person_id)):
                other = found(self._database, session, number)
                note_apart(session, person.id, other.id)
                self._trail.note(session, "tell apart", person=person, other=other.id)

    def rename(self, name_or_id: str | int, new_name: str) -> Person:
        """Give a person another name; past events follow.

        Raises:
            GalleryError: nobody bears the old name, or somebody else bears the new one and one of the two has no
                employee id.

        """
        self._trail.require(Permission.ENROL)
        kept = clean_name(new_name)
        with self._database.write() as session:
            person = found(self._database, session, name_or_id)
            key = key_of(session, kept, person.employee_id, person)
            self._trail.note(session, "rename", person=person, before=person.name, after=kept)
            person.name, person.folded_name = kept, key
            next_revision(session)
        return self.find(person.id)

    def set_employee_id(self, person_id: int, employee_id: str | None) -> Person:
        """Say what the rest of the house knows somebody by; None or a blank takes that away.

        Raises:
            GalleryError: it cannot be kept, somebody else has it, it is taken away while another has the same name, or
                the person was deleted.

        """
        self._trail.require(Permission.ENROL)
        kept = clean_employee_id(employee_id)
        with self._database.write() as session:
            person = found(self._database, session, person_id)
            if kept is not None:
                require_free(session, kept, person)
            self._trail.note(session, "change employee ID", person=person, before=person.employee_id, after=kept)
            person.employee_id = kept
            settle_key(session, person)
            next_revision(session)
        return self.find(person_id)

    def delete(self, name_or_id: str | int) -> Person:
        """Delete a person with photos, templates and data key; past events stay, without name and photo.

        Raises:
            GalleryError: nobody of that name or id is enrolled.

        """
        self._trail.require(Permission.DELETE)
        with self._without_snapshots():
            with self._database.write() as session:
                gone = _delete(session, found(self._database, session, name_or_id))
                # without the name: what is left of somebody deleted is a number
                self._trail.note(session, "delete person", f"person {gone.id}", photos=gone.photos)
            self._database.checkpoint()
        return gone

    def take_back(self, person_id: int, photo_ids: Collection[int]) -> Person | None:
        """Undo one's own enrolment of the last half hour: its photos go, and with the last of them a person as new.

        Returns:
            The person; None where they are gone.

        Raises:
            GalleryError: it was longer ago, or somebody else's; the person is blocked, or has no other photo though
                enrolled earlier; or the photos or the person are gone already.

        """
        self._trail.require(Permission.ENROL)
        with self._without_snapshots():
            left = self._take_back(person_id, photo_ids, datetime.now(UTC) - _UNDONE_WITHIN)
            self._database.checkpoint()
        return left

    def _take_back(self, person_id: int, photo_ids: Collection[int], oldest: datetime) -> Person | None:
        with self._database.write() as session:
            person = found(self._database, session, person_id)
            undone = [photo for photo in person.photos if photo.id in photo_ids]
            if not undone:
                raise GalleryError("these photos have been deleted")
            if any(photo.created < oldest for photo in undone):
                raise GalleryError("this was enrolled over 30 minutes ago: delete the photos or the person instead")
            if not self._trail.did(session, "enrol", person.id, oldest):
                raise GalleryError("somebody else enrolled this: delete the photos or the person instead")
            left, everything = None, len(undone) == len(person.photos)
            if everything and person.blocked:
                raise GalleryError("{person} is blocked: lift the block first", person=person.name)
            if everything and person.created < oldest:
                raise GalleryError("this is the only photo of {person}: add another first", person=person.name)
            if everything:
                gone = _delete(session, person)
                self._trail.note(session, _TAKE_BACK, f"person {gone.id}", photos=gone.photos)
            else:
                remove_templates(session, schema.Template.photo_id.in_([photo.id for photo in undone]))
                self._trail.note(session, _TAKE_BACK, person=person, photos=len(undone))
                for photo in undone:
                    person.photos.remove(photo)
                left = person_of(person, len(person.photos))
        return left

    def delete_photo(self, photo_id: int) -> None:
        """Delete one photo and its templates.

        Raises:
            GalleryError: it is gone already, or is the person's last.

        """
        self._trail.require(Permission.ENROL)
        with self._without_snapshots():
            with self._database.write() as session:
                photo = session.get(schema.Photo, photo_id)
                if photo is None:
                    raise GalleryError("this photo has been deleted")
                if len(photo.person.photos) == 1:
                    name = photo.person.name
                    raise GalleryError("this is the only photo of {person}: add another first", person=name)
                remove_templates(session, schema.Template.photo_id == photo_id)
                self._trail.note(session, "delete photo", person=photo.person, photo=photo_id)
                session.delete(photo)
            self._database.checkpoint()

    def delete_photos(self, person_id: int) -> None:
        """Delete all photos and templates of somebody who stays on record, and the faces of their events."""
        self._trail.require(Permission.DELETE)
        with self._without_snapshots():
            with self._database.write() as session:
                person = found(self._database, session, person_id)
                remove_templates(session, schema.Template.person_id == person_id)
                faces = update(schema.Event).where(schema.Event.person_id == person_id)
                session.execute(faces.values(sealed_photo=None))
                self._trail.note(session, "delete photos", person=person, photos=len(person.photos))
                person.photos.clear()
            self._database.checkpoint()


def _delete(session: Session, person: schema.Person) -> Person:
    """Delete a person with photos, templates and data key, and take them out of events."""
    gone = person_of(person, len(person.photos))
    remove_templates(session, schema.Template.person_id == person.id)
    session.execute(
        update(schema.Event).where(schema.Event.person_id == person.id).values(person_id=None, sealed_photo=None)
    )
    # so do pictures of which somebody has said that they show them; of nobody's event nothing is left to be disputed
    shown = schema.Event.shown_id == person.id
    session.execute(update(schema.Event).where(shown, schema.Event.person_id.is_(None)).values(disputed_by=None))
    session.execute(update(schema.Event).where(shown).values(shown_id=None, sealed_photo=None))
    session.delete(person)
    return gone
