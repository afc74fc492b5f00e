"""Whom a name, an employee id or a number stands for, and what keeps those who share a name apart."""

from __future__ import annotations

import unicodedata

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.base.advice import Act
from core.base.messages import Message
from core.errors import GalleryError
from core.store import schema
from core.store.database import Database
from core.store.names import clean, fold, searchable, searched
from core.store.searching import found_by

_NAMESAKE = "\x1f"  # in the key of whoever shares a name with somebody enrolled before: what follows is the employee id


def found(database: Database, session: Session, name_or_id: str | int) -> schema.Person:
    """The person of that name, employee id or number, else of that name but for accents.

    Raises:
        GalleryError: nobody of that name or id is enrolled, several are, or it is one's and another's name, employee id
            or number.

    """
    if isinstance(name_or_id, int):
        person = session.get(schema.Person, name_or_id)
        if person is None:
            raise GalleryError("this person has been deleted")
        return person
    bearers = called(session, fold(clean(name_or_id)))
    person = session.execute(
        select(schema.Person).where(schema.Person.employee_id == clean(unicodedata.normalize("NFKC", name_or_id)))
    ).scalar_one_or_none()
    numbered = _numbered(session, clean(name_or_id))
    if bearers:
        one = _only(bearers, name_or_id)
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
                "{name_or_id} is the name of {one} ({told}) and the number of {numbered}: rename one of them, or {how}",
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
        near = session.execute(select(schema.Person).where(found_by(database, session, name_or_id))).scalars()
        alike = [row for row in near if wanted in searchable(row.name).splitlines()]
        person = _only(alike, name_or_id) if alike else None
    if person is None:
        raise GalleryError(
            "nobody named {name_or_id!r} is enrolled; {how}", name_or_id=name_or_id, how=Message(Act.LIST_PEOPLE)
        )
    return person


def _numbered(session: Session, number: str) -> schema.Person | None:
    """Whoever has a number as written; None where it is none, or nobody has it."""
    plain = number.isascii() and number.isdigit() and len(number) < 16
    return session.get(schema.Person, int(number)) if plain else None


def called(session: Session, folded: str) -> list[schema.Person]:
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


def bearer(session: Session, name: str, number: str | None) -> schema.Person | None:
    """Whom a name stands for, with the employee id where one is said; None where that is nobody yet."""
    bearers = called(session, fold(name))
    if number is None:
        return _only(bearers, name) if bearers else None
    holder = session.execute(select(schema.Person).where(schema.Person.employee_id == number)).scalar_one_or_none()
    if holder is not None:
        if holder not in bearers:
            raise GalleryError(
                "{other} has the employee ID {employee_id} already: give each person one of their own",
                other=holder.name,
                employee_id=number,
            )
        return holder
    return next((row for row in bearers if row.employee_id is None), None)


def key_of(session: Session, name: str, number: str | None, person: schema.Person | None = None) -> str:
    """What keeps a person apart from all others: the name, and the employee id where others have the name already.

    Raises:
        GalleryError: others have the name, and one of them or this one has no employee id.

    """
    others = [row for row in called(session, fold(name)) if row is not person]
    for other in others:
        if number is None or other.employee_id is None:
            raise GalleryError(
                "{other} is already enrolled: choose another name, or give both people an employee ID", other=other.name
            )
    return f"{fold(name)}{_NAMESAKE}{number}" if others else fold(name)


def settle_key(session: Session, person: schema.Person) -> None:
    """Have the key of somebody follow the employee id."""
    with session.no_autoflush:
        person.folded_name = key_of(session, person.name, person.employee_id, person)


def require_free(session: Session, employee_id: str, person: schema.Person) -> None:
    """See that nobody else has an employee id.

    Raises:
        GalleryError: somebody has.

    """
    other = session.execute(
        select(schema.Person).where(schema.Person.employee_id == employee_id, schema.Person.id != person.id)
    ).scalar_one_or_none()
    if other is not None:
        raise GalleryError(
            "{other} has the employee ID {employee_id} already: give each person one of their own",
            other=other.name,
            employee_id=employee_id,
        )
