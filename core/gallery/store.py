"""The people of a site: who is enrolled, with which photos and templates."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from sqlalchemy import ColumnElement, Select, delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.errors import GalleryError
from core.faces import Float
from core.gallery import schema
from core.gallery.audit import AuditTrail, Permission
from core.gallery.database import Database
from core.gallery.vault import Vault, new_key, seal, unseal

_UNKEEPABLE = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})  # control, surrogate, private, unassigned, line breaks

_AT_ONCE = 1000  # ids in one question: SQLite has a limit


@dataclass(frozen=True)
class Person:
    """Somebody enrolled, without anything biometric."""

    id: int
    name: str
    created: datetime
    photos: int


@dataclass(frozen=True)
class Enrolled:
    """A face to be added to a person: its photo and its template under one profile."""

    photo: bytes
    template: Float
    quality: float
    pose: str


@dataclass(frozen=True)
class StoredTemplate:
    """A template as an index needs it."""

    id: int
    person_id: int
    vector: Float


def clean_name(name: str) -> str:
    """A name as it is kept: composed (NFC), on one line, without control characters or outer blanks.

    Raises:
        GalleryError: nothing readable is left, or it is too long.

    """
    composed = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode("utf-8"))
    kept = "".join(" " if unicodedata.category(c) in _UNKEEPABLE else c for c in composed)
    kept = " ".join(kept.split())
    if not any(unicodedata.category(c)[0] in "LNS" for c in kept):
        raise GalleryError("a person needs a name with at least one letter or digit")
    if len(kept) > schema.NAME_LENGTH:
        raise GalleryError(f"a name has at most {schema.NAME_LENGTH} characters")
    return kept


def fold(text: str) -> str:
    """Text as names are compared and searched: without regard to case and compatibility forms."""
    return unicodedata.normalize("NFKC", text).casefold()


class PeopleStore:
    """Reads and changes the people of one site. Every change is one transaction and one new revision."""

    def __init__(self, database: Database, vault: Vault, trail: AuditTrail):
        self._database = database
        self._vault = vault
        self._trail = trail

    # reading

    def people(self, search: str = "") -> list[Person]:
        """Everybody enrolled, by name; with ``search``, those whose name contains it."""
        count = func.count(schema.Photo.id)
        query = (
            select(schema.Person, count)
            .outerjoin(schema.Photo)
            .group_by(schema.Person.id)
            .order_by(schema.Person.folded_name)
        )
        if search.strip():
            query = query.where(schema.Person.folded_name.contains(fold(search.strip()), autoescape=True))
        with self._database.read() as session:
            return [Person(p.id, p.name, p.created, n) for p, n in session.execute(query)]

    def count(self) -> int:
        """Number of people enrolled."""
        with self._database.read() as session:
            return session.execute(select(func.count(schema.Person.id))).scalar_one()

    def find(self, name_or_id: str | int) -> Person:
        """The person of that name, or of that id.

        Raises:
            GalleryError: nobody of that name or id is enrolled.

        """
        with self._database.read() as session:
            row = self._find(session, name_or_id)
            photos = session.execute(
                select(func.count(schema.Photo.id)).where(schema.Photo.person_id == row.id)
            ).scalar_one()
            return Person(row.id, row.name, row.created, photos)

    def names(self, people: Collection[int] | None = None) -> dict[int, str]:
        """Id → name of some people, at most 1,000, or of everybody enrolled."""
        wanted = select(schema.Person.id, schema.Person.name)
        if people is not None:
            wanted = wanted.where(schema.Person.id.in_(people))
        with self._database.read() as session:
            return dict(session.execute(wanted).all())

    def photo_ids(self, person_id: int) -> list[int]:
        """Photos of a person, best first."""
        query = (
            select(schema.Photo.id)
            .where(schema.Photo.person_id == person_id)
            .order_by(schema.Photo.quality.desc(), schema.Photo.id)
        )
        with self._database.read() as session:
            return list(session.execute(query).scalars())

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

    # what indexes need

    def revision(self) -> int:
        """Counts changes of people and templates."""
        with self._database.read() as session:
            return _revision(session)

    def template_count(self, profile_id: str) -> int:
        """Templates of one profile."""
        with self._database.read() as session:
            return session.execute(
                select(func.count(schema.Template.id)).where(schema.Template.profile_id == profile_id)
            ).scalar_one()

    def changes(self, profile_id: str, since: int) -> tuple[int, list[StoredTemplate], list[int]]:
        """What has changed after a revision.

        Returns:
            The present revision; templates added; and ids of templates removed, all of one consistent state.

        """
        added = (
            select(schema.Template)
            .where(schema.Template.profile_id == profile_id, schema.Template.revision > since)
            .order_by(schema.Template.id)
        )
        removed = select(schema.Removal.template_id).where(
            schema.Removal.profile_id == profile_id, schema.Removal.revision > since
        )
        with self._database.read() as session:
            revision = _revision(session)
            templates = self._open(session, added, profile_id)
            return revision, templates, list(session.execute(removed).scalars())

    def templates_of(self, profile_id: str, people: Collection[int]) -> list[StoredTemplate]:
        """All templates of some people, by id."""
        wanted, found = sorted(people), []
        with self._database.read() as session:
            for start in range(0, len(wanted), _AT_ONCE):
                rows = (
                    select(schema.Template)
                    .where(
                        schema.Template.profile_id == profile_id,
                        schema.Template.person_id.in_(wanted[start : start + _AT_ONCE]),
                    )
                    .order_by(schema.Template.id)
                )
                found += self._open(session, rows, profile_id)
        return found

    def all_templates(self, person_id: int) -> list[tuple[str, Float]]:
        """Templates of a person under every profile: its id, and the vector (D,)."""
        with self._database.read() as session:
            profiles = sorted(
                set(
                    session.execute(
                        select(schema.Template.profile_id).where(schema.Template.person_id == person_id)
                    ).scalars()
                )
            )
        return [(profile, one.vector) for profile in profiles for one in self.templates_of(profile, [person_id])]

    def _open(self, session: Session, wanted: Select[schema.Template], profile_id: str) -> list[StoredTemplate]:
        kept = schema.Template
        # columns, not objects: a hundred thousand of those take seconds
        rows = session.execute(wanted.with_only_columns(kept.id, kept.person_id, kept.sealed)).all()
        owners = {row.person_id for row in rows}
        wanted_keys = select(schema.Person.id, schema.Person.wrapped_key)
        if len(owners) <= _AT_ONCE:  # else nearly everybody is among them
            wanted_keys = wanted_keys.where(schema.Person.id.in_(owners))
        keys = {n: self._vault.unwrap(wrapped) for n, wrapped in session.execute(wanted_keys) if n in owners}
        purpose = _template_purpose(profile_id)
        return [
            StoredTemplate(
                row.id, row.person_id, np.frombuffer(unseal(keys[row.person_id], row.sealed, purpose), dtype=np.float32)
            )
            for row in rows
        ]

    # changing

    def add(self, name: str, faces: Sequence[Enrolled], profile_id: str, person_id: int | None = None) -> Person:
        """Enrol faces under a name: a new person, or more photos of one who bears it already.

        Args:
            name: as people write it.
            faces: at least one.
            profile_id: of the templates.
            person_id: where given, the faces go to this person whatever the name.

        Raises:
            GalleryError: the name cannot be kept, there is no face, or the person is gone.

        """
        if not faces:
            raise GalleryError("nothing to enrol: no face was given")
        self._trail.require(Permission.ENROL)
        kept = clean_name(name)
        now = datetime.now(UTC)
        with self._database.write() as session:
            if person_id is not None:
                person = self._find(session, person_id)
            else:
                known = session.execute(
                    select(schema.Person).where(schema.Person.folded_name == fold(kept))
                ).scalar_one_or_none()
                person = known or self._new_person(kept, now)
            session.add(person)
            session.flush()
            session.add_all(self._photos(person, faces, profile_id, now, _next_revision(session)))
            session.flush()
            photos = session.execute(
                select(func.count(schema.Photo.id)).where(schema.Photo.person_id == person.id)
            ).scalar_one()
            self._trail.note(session, "enrol", person=person, name=person.name, photos_added=len(faces))
            return Person(person.id, person.name, person.created, photos)

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
                revision = _next_revision(session)
                while some := list(itertools.islice(waiting, _AT_ONCE)):
                    rows = [self._new_person(clean_name(name), now) for name, _ in some]
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

    def _new_person(self, name: str, now: datetime) -> schema.Person:
        return schema.Person(name=name, folded_name=fold(name), created=now, wrapped_key=self._vault.wrap(new_key()))

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
            )
            photo.templates.append(
                schema.Template(
                    person_id=person.id,
                    profile_id=profile_id,
                    revision=revision,
                    sealed=seal(key, face.template.astype(np.float32).tobytes(), _template_purpose(profile_id)),
                )
            )
            photos.append(photo)
        return photos

    def rename(self, name_or_id: str | int, new_name: str) -> Person:
        """Give a person another name; past events follow.

        Raises:
            GalleryError: nobody bears the old name, or somebody else bears the new one.

        """
        self._trail.require(Permission.ENROL)
        kept = clean_name(new_name)
        with self._database.write() as session:
            person = self._find(session, name_or_id)
            other = session.execute(
                select(schema.Person).where(schema.Person.folded_name == fold(kept), schema.Person.id != person.id)
            ).scalar_one_or_none()
            if other is not None:
                raise GalleryError(f"{other.name} is already enrolled: choose another name")
            self._trail.note(session, "rename", person=person, before=person.name, after=kept)
            person.name, person.folded_name = kept, fold(kept)
            _next_revision(session)
        return self.find(person.id)

    def delete(self, name_or_id: str | int) -> Person:
        """Delete a person with photos, templates and data key; past events stay, without name and photo.

        Raises:
            GalleryError: nobody of that name or id is enrolled.

        """
        self._trail.require(Permission.DELETE)
        with self._database.write() as session:
            person = self._find(session, name_or_id)
            gone = Person(person.id, person.name, person.created, len(person.photos))
            self._record_removals(session, schema.Template.person_id == person.id)
            session.execute(
                update(schema.Event)
                .where(schema.Event.person_id == person.id)
                .values(person_id=None, sealed_photo=None)
            )
            session.delete(person)
            # without the name: what is left of somebody deleted is a number
            self._trail.note(session, "delete person", f"person {gone.id}", photos=gone.photos)
        self._database.checkpoint()
        return gone

    def delete_photo(self, photo_id: int) -> None:
        """Delete one photo and its templates.

        Raises:
            GalleryError: it is gone already, or is the person's last.

        """
        self._trail.require(Permission.ENROL)
        with self._database.write() as session:
            photo = session.get(schema.Photo, photo_id)
            if photo is None:
                raise GalleryError("this photo has been deleted")
            if len(photo.person.photos) == 1:
                raise GalleryError(f"this is the only photo of {photo.person.name}: add another first")
            self._record_removals(session, schema.Template.photo_id == photo_id)
            self._trail.note(session, "delete photo", person=photo.person, photo=photo_id)
            session.delete(photo)
        self._database.checkpoint()

    def delete_photos(self, person_id: int) -> None:
        """Delete all photos and templates of somebody who stays on record, and the faces of their events."""
        self._trail.require(Permission.DELETE)
        with self._database.write() as session:
            person = self._find(session, person_id)
            self._record_removals(session, schema.Template.person_id == person_id)
            session.execute(update(schema.Event).where(schema.Event.person_id == person_id).values(sealed_photo=None))
            self._trail.note(session, "delete photos", person=person, photos=len(person.photos))
            person.photos.clear()
        self._database.checkpoint()

    def _record_removals(self, session: Session, condition: ColumnElement[bool]) -> None:
        revision = _next_revision(session)
        rows = session.execute(select(schema.Template.id, schema.Template.profile_id).where(condition)).all()
        session.add_all(schema.Removal(template_id=t, profile_id=p, revision=revision) for t, p in rows)
        session.execute(delete(schema.Template).where(condition))

    @staticmethod
    def _find(session: Session, name_or_id: str | int) -> schema.Person:
        if isinstance(name_or_id, int):
            person = session.get(schema.Person, name_or_id)
            if person is None:
                raise GalleryError("this person has been deleted")
            return person
        person = session.execute(
            select(schema.Person).where(schema.Person.folded_name == fold(" ".join(name_or_id.split())))
        ).scalar_one_or_none()
        if person is None and name_or_id.isascii() and name_or_id.isdigit() and len(name_or_id) < 16:
            person = session.get(schema.Person, int(name_or_id))
        if person is None:
            raise GalleryError(f"nobody named {name_or_id!r} is enrolled; see: portico people list")
        return person


def _template_purpose(profile_id: str) -> str:
    return f"template {profile_id}"


def _revision(session: Session) -> int:
    return session.execute(select(schema.Revision.number).where(schema.Revision.id == 1)).scalar_one_or_none() or 0


def _next_revision(session: Session) -> int:
    row = session.get(schema.Revision, 1)
    if row is None:
        row = schema.Revision(id=1, number=0)
        session.add(row)
    row.number += 1
    session.flush()
    return row.number
