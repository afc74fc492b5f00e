"""The people of a site: who is enrolled, with which photos and templates."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.base.advice import Act
from core.base.messages import Message
from core.errors import GalleryError
from core.gallery.lookalikes import apart_from, note_apart
from core.gallery.templates import AT_ONCE, TemplateReader, remove_templates
from core.store import schema
from core.store.audit import AuditTrail, Permission
from core.store.database import Database
from core.store.names import clean, clean_employee_id, clean_name, fold, searchable, searched
from core.store.revisions import next_revision
from core.store.searching import found_by
from core.store.vault import Vault, new_key, seal, template_purpose, unseal

if TYPE_CHECKING:
    from core.faces import Float

_UNDONE_WITHIN = timedelta(minutes=30)
_TAKE_BACK = "take back enrolment"  # in the trail


@dataclass(frozen=True)
class Person:
    """Somebody enrolled, without anything biometric; ``employee_id`` is what the rest of the house knows them by."""

    id: int
    name: str
    created: datetime
    photos: int
    employee_id: str | None = None


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


@dataclass(frozen=True)
class PhotoInfo:
    """What is known of a photo without opening it: quality 0..1 and pose as when it was enrolled.

    ``taken`` is the day on which the picture was made; None where its file did not say so.
    """

    id: int
    created: datetime
    quality: float
    pose: str
    taken: date | None = None

    @property
    def day(self) -> date:
        """How old the photo is: the day on which it was made, else that on which it was enrolled."""
        return self.taken or self.created.date()


class PeopleStore(TemplateReader):
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

    # reading

    def people(self, search: str = "") -> list[Person]:
        """Everybody enrolled, by name; with ``search``, those whose name contains it or whose employee id begins so.

        Accents make no difference to a search, and umlauts may be spelt out.
        """
        count = func.count(schema.Photo.id)
        query = (
            select(schema.Person, count)
            .outerjoin(schema.Photo)
            .group_by(schema.Person.id)
            .order_by(schema.Person.folded_name)
        )
        if search.strip():
            query = query.where(found_by(search))
        with self._database.read() as session:
            return [_person(row, photos) for row, photos in session.execute(query)]

    def count(self) -> int:
        """Number of people enrolled."""
        with self._database.read() as session:
            return session.execute(select(func.count(schema.Person.id))).scalar_one()

    def find(self, name_or_id: str | int) -> Person:
        """The person of that name, employee id or number, else of that name but for accents.

        Raises:
            GalleryError: nobody of that name or id is enrolled, several are, or it is one's and another's name,
                employee id or number.

        """
        with self._database.read() as session:
            row = self._find(session, name_or_id)
            return _person(row, _photo_count(session, row.id))

    def named(self, name: str, employee_id: str | None = None) -> Person | None:
        """Whom a name stands for, and the employee id where one is said; None where that is nobody yet.

        Raises:
            GalleryError: the name or employee id cannot be kept, several bear the name, or somebody of another name has
                the employee id.

        """
        with self._database.read() as session:
            row = _bearer(session, clean_name(name), clean_employee_id(employee_id))
            return _person(row, _photo_count(session, row.id)) if row is not None else None

    def namesakes(self, name: str) -> list[Person]:
        """Everybody who is called so."""
        with self._database.read() as session:
            return [_person(row, _photo_count(session, row.id)) for row in _called(session, fold(clean(name)))]

    def names(self, people: Collection[int] | None = None) -> dict[int, str]:
        """Id → name of some people, at most 1,000, or of everybody enrolled."""
        wanted = select(schema.Person.id, schema.Person.name)
        if people is not None:
            wanted = wanted.where(schema.Person.id.in_(people))
        with self._database.read() as session:
            return dict(session.execute(wanted).all())

    def photos_of(self, person_id: int) -> list[PhotoInfo]:
        """Photos of a person, best first."""
        kept = schema.Photo
        wanted = (
            select(kept.id, kept.created, kept.quality, kept.pose, kept.taken)
            .where(kept.person_id == person_id)
            .order_by(kept.quality.desc(), kept.id)
        )
        with self._database.read() as session:
            return [PhotoInfo(*row) for row in session.execute(wanted)]

    def photo_ids(self, person_id: int) -> list[int]:
        """Ids of a person's photos, best first."""
        return [photo.id for photo in self.photos_of(person_id)]

    def photo(self, photo_id: int) -> bytes:
        """The JPEG of a photo.

        Raises:
            GalleryError: it is gone, or cannot be opened with the site's key.

        """
        with self._database.read() as session:
            photo = session.get(schema.Photo, photo_id)
            if photo is None:
                raise GalleryError("this photo has been deleted")
            return unseal(self._vault.unwrap(photo.person.wrapped_key), photo.sealed, "photo")

    def apart_from(self, person_id: int) -> set[int]:
        """Ids of those who look like somebody and are, as somebody has said who saw both, not them."""
        with self._database.read() as session:
            return apart_from(session, person_id)

    def lookalikes(self) -> list[tuple[Person, Person]]:
        """Pairs of people who look alike and are not one, as somebody has said who saw both."""
        with self._database.read() as session:
            pairs = session.execute(select(schema.Lookalike.person_id, schema.Lookalike.other_id)).all()
        people = {person.id: person for person in self.people()} if pairs else {}
        return [(people[one], people[other]) for one, other in pairs if one in people and other in people]

    def best_photos(self) -> dict[int, int]:
        """Person id → id of the person's best photo."""
        best = (
            select(
                schema.Photo.person_id,
                schema.Photo.id,
                func.row_number()
                .over(partition_by=schema.Photo.person_id, order_by=(schema.Photo.quality.desc(), schema.Photo.id))
                .label("rank"),
            )
        ).subquery()
        with self._database.read() as session:
            rows = session.execute(select(best.c.person_id, best.c.id).where(best.c.rank == 1)).all()
        return dict(rows)

    # changing

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
                person = self._find(session, person_id)
            else:
                person = _bearer(session, kept, number) or self._new_person(kept, _key(session, kept, number), now)
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
                _require_free(session, number, person)
                person.employee_id = details["employee_id"] = number
                _settle_key(session, person)
            session.add_all(self._photos(person, faces, profile_id, now, next_revision(session)))
            session.flush()
            self._trail.note(session, "enrol", person=person, **details)
            return _person(person, _photo_count(session, person.id))

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
            person = self._find(session, person_id)
            for number in sorted(set(others) - {person_id} - apart_from(session, person_id)):
                other = self._find(session, number)
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
            person = self._find(session, name_or_id)
            key = _key(session, kept, person.employee_id, person)
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
            person = self._find(session, person_id)
            if kept is not None:
                _require_free(session, kept, person)
            self._trail.note(session, "change employee ID", person=person, before=person.employee_id, after=kept)
            person.employee_id = kept
            _settle_key(session, person)
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
                gone = _delete(session, self._find(session, name_or_id))
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
            person = self._find(session, person_id)
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
                left = _person(person, len(person.photos))
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
                person = self._find(session, person_id)
                remove_templates(session, schema.Template.person_id == person_id)
                faces = update(schema.Event).where(schema.Event.person_id == person_id)
                session.execute(faces.values(sealed_photo=None))
                self._trail.note(session, "delete photos", person=person, photos=len(person.photos))
                person.photos.clear()
            self._database.checkpoint()

    @staticmethod
    def _find(session: Session, name_or_id: str | int) -> schema.Person:
        if isinstance(name_or_id, int):
            person = session.get(schema.Person, name_or_id)
            if person is None:
                raise GalleryError("this person has been deleted")
            return person
        called = _called(session, fold(clean(name_or_id)))
        person = session.execute(
            select(schema.Person).where(schema.Person.employee_id == clean(unicodedata.normalize("NFKC", name_or_id)))
        ).scalar_one_or_none()
        number = clean(name_or_id)
        numbered = None
        if number.isascii() and number.isdigit() and len(number) < 16:
            numbered = session.get(schema.Person, int(number))
        if called:
            one = _only(called, name_or_id)
            told = one.employee_id or one.id
            if person is not None and person is not one:
                raise GalleryError(
                    "{name_or_id} is the name of {one} ({told}) and the employee ID of {person}: rename one "
                    "of them, or {how}",
                    how=Message(Act.CHOOSE_PERSON),
                    name_or_id=name_or_id,
                    one=one.name,
                    told=told,
                    person=person.name,
                )
            if numbered is not None and numbered is not one:
                raise GalleryError(
                    "{name_or_id} is the name of {one} ({told}) and the number of {numbered}: rename one of "
                    "them, or {how}",
                    how=Message(Act.CHOOSE_PERSON),
                    name_or_id=name_or_id,
                    one=one.name,
                    told=told,
                    numbered=numbered.name,
                )
            return one
        if numbered is not None:
            if person is not None and person is not numbered:
                raise GalleryError(
                    "{name_or_id} is the employee ID of {person} and the number of {numbered}: say the name",
                    name_or_id=name_or_id,
                    person=person.name,
                    numbered=numbered.name,
                )
            person = person or numbered
        if person is None and (wanted := searched(clean(name_or_id))):
            near = session.execute(select(schema.Person).where(found_by(name_or_id))).scalars()
            alike = [row for row in near if wanted in searchable(row.name).splitlines()]
            person = _only(alike, name_or_id) if alike else None
        if person is None:
            raise GalleryError(
                "nobody named {name_or_id!r} is enrolled; {how}", name_or_id=name_or_id, how=Message(Act.LIST_PEOPLE)
            )
        return person


_NAMESAKE = "\x1f"  # in the key of whoever shares a name with somebody enrolled before: what follows is the employee id


def _called(session: Session, folded: str) -> list[schema.Person]:
    """Everybody of a name, as :func:`fold` has it."""
    key = schema.Person.folded_name
    wanted = select(schema.Person).where((key == folded) | key.startswith(folded + _NAMESAKE, autoescape=True))
    return list(session.execute(wanted.order_by(schema.Person.id)).scalars())


def _only(people: list[schema.Person], name: str) -> schema.Person:
    """The one of several people.

    Raises:
        GalleryError: they are more than one.

    """
    if len(people) > 1:
        told = ", ".join(f"{row.name} ({row.employee_id or row.id})" for row in people[:5])
        raise GalleryError(
            "{people} people are called {name!r}: say which by the employee ID or number: {told}",
            people=len(people),
            name=name,
            told=told,
        )
    return people[0]


def _bearer(session: Session, name: str, number: str | None) -> schema.Person | None:
    """Whom a name stands for, with the employee id where one is said; None where that is nobody yet."""
    called = _called(session, fold(name))
    if number is None:
        return _only(called, name) if called else None
    holder = session.execute(select(schema.Person).where(schema.Person.employee_id == number)).scalar_one_or_none()
    if holder is not None:
        if holder not in called:
            raise GalleryError(
                "{other} has the employee ID {employee_id} already: give each person one of their own",
                other=holder.name,
                employee_id=number,
            )
        return holder
    return next((row for row in called if row.employee_id is None), None)


def _key(session: Session, name: str, number: str | None, person: schema.Person | None = None) -> str:
    """What keeps a person apart from all others: the name, and the employee id where others have the name already.

    Raises:
        GalleryError: others have the name, and one of them or this one has no employee id.

    """
    others = [row for row in _called(session, fold(name)) if row is not person]
    for other in others:
        if number is None or other.employee_id is None:
            raise GalleryError(
                "{other} is already enrolled: choose another name, or give both people an employee ID", other=other.name
            )
    return f"{fold(name)}{_NAMESAKE}{number}" if others else fold(name)


def _settle_key(session: Session, person: schema.Person) -> None:
    """Have the key of somebody follow the employee id."""
    with session.no_autoflush:
        person.folded_name = _key(session, person.name, person.employee_id, person)


def _person(row: schema.Person, photos: int) -> Person:
    return Person(row.id, row.name, row.created, photos, row.employee_id)


def _delete(session: Session, person: schema.Person) -> Person:
    """Delete a person with photos, templates and data key, and take them out of events."""
    gone = _person(person, len(person.photos))
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


def _photo_count(session: Session, person_id: int) -> int:
    return session.execute(select(func.count(schema.Photo.id)).where(schema.Photo.person_id == person_id)).scalar_one()


def _require_free(session: Session, employee_id: str, person: schema.Person) -> None:
    other = session.execute(
        select(schema.Person).where(schema.Person.employee_id == employee_id, schema.Person.id != person.id)
    ).scalar_one_or_none()
    if other is not None:
        raise GalleryError(
            "{other} has the employee ID {employee_id} already: give each person one of their own",
            other=other.name,
            employee_id=employee_id,
        )
