"""What is read of the people of a site."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.errors import GalleryError
from core.gallery.bearers import bearer, called, found
from core.gallery.lookalikes import apart_from
from core.gallery.templates import TemplateReader
from core.store import schema
from core.store.names import clean, clean_employee_id, clean_name, fold
from core.store.searching import found_by
from core.store.vault import unseal


@dataclass(frozen=True)
class Person:
    """Somebody enrolled, without anything biometric; ``employee_id`` is what the rest of the house knows them by.

    >>> import tempfile
    >>> import numpy as np
    >>> from pathlib import Path
    >>> from core.gallery.people import Enrolled
    >>> from core.site import Site
    >>> face = Enrolled(b"a JPEG", np.eye(512, dtype=np.float32)[0], 0.9, "front")
    >>> with tempfile.TemporaryDirectory() as folder, Site(Path(folder)) as site:
    ...     person = site.people.add("Eileen Collins", [face], "standard-4")
    >>> person.id, person.name, person.photos, person.employee_id
    (1, 'Eileen Collins', 1, None)

    """

    id: int
    name: str
    created: datetime
    photos: int
    employee_id: str | None = None


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


class PeopleReader(TemplateReader):
    """Reads the people of one site."""

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
        with self._database.read() as session:
            if search.strip():
                query = query.where(found_by(self._database, session, search))
            return [person_of(row, photos) for row, photos in session.execute(query)]

    def page(self, search: str = "", limit: int = 100, after_id: int = 0) -> list[Person]:
        """The next of them by number, see :meth:`people`; ``after_id`` continues an earlier answer."""
        count = func.count(schema.Photo.id)
        query = select(schema.Person, count).outerjoin(schema.Photo).where(schema.Person.id > after_id)
        with self._database.read() as session:
            if search.strip():
                query = query.where(found_by(self._database, session, search))
            rows = session.execute(query.group_by(schema.Person.id).order_by(schema.Person.id).limit(limit))
            return [person_of(row, photos) for row, photos in rows]

    def photo_page(self, limit: int, offset: int, person_id: int | None = None) -> list[tuple[int, int, str]]:
        """Photos by number, of everybody or of one person: number, person's number and name of each."""
        wanted = select(schema.Photo.id, schema.Person.id, schema.Person.name).join(schema.Person)
        if person_id is not None:
            wanted = wanted.where(schema.Photo.person_id == person_id)
        with self._database.read() as session:
            rows = session.execute(wanted.order_by(schema.Photo.id).limit(limit).offset(offset))
            return [(photo, person, name) for photo, person, name in rows]

    def photo_owner(self, photo_id: int) -> Person | None:
        """Whose photo it is; None where it is gone."""
        with self._database.read() as session:
            photo = session.get(schema.Photo, photo_id)
            return person_of(photo.person, photo_count(session, photo.person_id)) if photo is not None else None

    def photos_kept(self) -> int:
        """Number of photos of all people."""
        with self._database.read() as session:
            return session.execute(select(func.count(schema.Photo.id))).scalar_one()

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
            row = found(self._database, session, name_or_id)
            return person_of(row, photo_count(session, row.id))

    def named(self, name: str, employee_id: str | None = None) -> Person | None:
        """Whom a name stands for, and the employee id where one is said; None where that is nobody yet.

        Raises:
            GalleryError: the name or employee id cannot be kept, several bear the name, or somebody of another name has
                the employee id.

        """
        with self._database.read() as session:
            row = bearer(session, clean_name(name), clean_employee_id(employee_id))
            return person_of(row, photo_count(session, row.id)) if row is not None else None

    def namesakes(self, name: str) -> list[Person]:
        """Everybody who is called so."""
        with self._database.read() as session:
            return [person_of(row, photo_count(session, row.id)) for row in called(session, fold(clean(name)))]

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


def person_of(row: schema.Person, photos: int) -> Person:
    """Somebody as a row has them."""
    return Person(row.id, row.name, row.created, photos, row.employee_id)


def photo_count(session: Session, person_id: int) -> int:
    """How many photos there are of somebody."""
    return session.execute(select(func.count(schema.Photo.id)).where(schema.Photo.person_id == person_id)).scalar_one()
