"""The tables. A change here needs a migration in ``migrations/versions``."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    TypeDecorator,
    false,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from core.store import names

NAME_LENGTH = names.NAME_LENGTH


class UtcDateTime(TypeDecorator[datetime]):
    """Moments in time: aware on the way in, UTC in the table, aware on the way out."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive time: it would be a guess."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment in time needs a time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Times come out aware."""
        return None if value is None else value.replace(tzinfo=UTC)


def _text(length: int) -> String:
    """Text that is compared and sorted by its code points and is never too long for a server: as SQLite has it."""
    return String(length).with_variant(String(collation="C"), "postgresql")


def _wall_or_moment(when: datetime | None) -> tuple[datetime | None, datetime | None]:
    return (when, None) if when is None or when.tzinfo is None else (None, when)


class Base(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {int: Integer().with_variant(BigInteger(), "postgresql")}  # noqa: RUF012  # SQLAlchemy's own


class Revision(Base):
    """Counts changes: row 1 of people and templates, row 2 of access rules, so that copies know what they missed."""

    __tablename__ = "revision"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]


class Person(Base):
    """Somebody enrolled.

    ``folded_name`` is the name as it is compared, case-folded, and after it the employee id of whoever came later where
    two share a name. ``wrapped_key`` is the data key under which everything biometric of this person is sealed. From
    ``valid_from`` to ``valid_until`` doors may open for them: without a time zone as the clock beside each door
    shows it, with one at that moment.
    ``employee_id`` is what other systems of the house know them by; nobody needs one, and no two have the same.
    """

    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(_text(NAME_LENGTH))
    folded_name: Mapped[str] = mapped_column(_text(2 * NAME_LENGTH), unique=True)
    created: Mapped[datetime] = mapped_column(UtcDateTime)
    wrapped_key: Mapped[bytes] = mapped_column(LargeBinary)
    from_moment: Mapped[datetime | None] = mapped_column("valid_from", UtcDateTime)
    until_moment: Mapped[datetime | None] = mapped_column("valid_until", UtcDateTime)
    from_wall: Mapped[datetime | None] = mapped_column("valid_from_wall", DateTime)
    until_wall: Mapped[datetime | None] = mapped_column("valid_until_wall", DateTime)
    blocked: Mapped[bool] = mapped_column(server_default=false())
    employee_id: Mapped[str | None] = mapped_column(_text(names.EMPLOYEE_ID_LENGTH), index=True, unique=True)
    photos: Mapped[list[Photo]] = relationship(back_populates="person", cascade="all, delete-orphan")

    @property
    def valid_from(self) -> datetime | None:
        """From when; without a time zone by the clock at each door."""
        return self.from_wall or self.from_moment

    @valid_from.setter
    def valid_from(self, when: datetime | None) -> None:
        self.from_wall, self.from_moment = _wall_or_moment(when)

    @property
    def valid_until(self) -> datetime | None:
        """Until when; likewise."""
        return self.until_wall or self.until_moment

    @valid_until.setter
    def valid_until(self, when: datetime | None) -> None:
        self.until_wall, self.until_moment = _wall_or_moment(when)

    __table_args__ = ({"sqlite_autoincrement": True},)  # an id is never given twice


class Photo(Base):
    """A face as enrolled, a sealed JPEG: shown to people, and the source of templates of later profiles.

    ``created`` is when it was enrolled, ``taken`` the day on which the picture was made, where its file said so.
    """

    __tablename__ = "photo"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    created: Mapped[datetime] = mapped_column(UtcDateTime)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    quality: Mapped[float]
    pose: Mapped[str] = mapped_column(_text(16))
    taken: Mapped[date | None]
    person: Mapped[Person] = relationship(back_populates="photos")
    templates: Mapped[list[Template]] = relationship(back_populates="photo", cascade="all, delete-orphan")

    __table_args__ = ({"sqlite_autoincrement": True},)


class Template(Base):
    """A sealed unit vector of one photo under one recognition profile."""

    __tablename__ = "template"
    id: Mapped[int] = mapped_column(primary_key=True)
    photo_id: Mapped[int] = mapped_column(ForeignKey("photo.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    profile_id: Mapped[str] = mapped_column(_text(40))
    revision: Mapped[int]
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    photo: Mapped[Photo] = relationship(back_populates="templates")

    __table_args__ = (
        Index("ix_template_profile_id_revision", "profile_id", "revision"),
        {"sqlite_autoincrement": True},
    )


class Removal(Base):
    """A template that is gone, for indexes that still hold it."""

    __tablename__ = "removal"
    template_id: Mapped[int] = mapped_column(primary_key=True)
    profile_id: Mapped[str] = mapped_column(_text(40))
    revision: Mapped[int] = mapped_column(index=True)


class Event(Base):
    """A decision at a camera, with everything needed to explain it.

    People are referred to by id alone, in the reasons too: nothing has to be searched for when somebody is deleted.
    ``disputed_by`` is the name of the operator who said that the event does not show that person, ``shown_id`` whom it
    shows instead. ``door`` is the door that was asked for, ``rule`` the access rule that decided.
    """

    __tablename__ = "event"
    id: Mapped[int] = mapped_column(primary_key=True)
    time: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    camera: Mapped[str] = mapped_column(_text(200), index=True)
    track: Mapped[int]
    decision: Mapped[str] = mapped_column(_text(16))
    outcome: Mapped[str] = mapped_column(_text(16))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    score: Mapped[float | None]
    threshold: Mapped[float | None]
    second_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    second_score: Mapped[float | None]
    shots: Mapped[int]
    quality: Mapped[float | None]
    profile_id: Mapped[str] = mapped_column(_text(40))
    reasons: Mapped[list[Any]] = mapped_column(JSON)
    sealed_photo: Mapped[bytes | None] = mapped_column(LargeBinary)
    disputed_by: Mapped[str | None] = mapped_column(_text(NAME_LENGTH))
    shown_id: Mapped[int | None]
    door: Mapped[str | None] = mapped_column(_text(NAME_LENGTH))
    rule: Mapped[str] = mapped_column(_text(16), server_default="")

    __table_args__ = ({"sqlite_autoincrement": True},)


class Lookalike(Base):
    """Two people who look alike and are, as somebody has said who saw both, not one; the smaller id first."""

    __tablename__ = "lookalike"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)


class AccessGroup(Base):
    """People who may pass the same doors at the same times.

    Of one with ``everybody`` all who are enrolled are members, now and later, and rows of memberships do not count. One
    with ``reception`` may be given by those who enrol and may not change rules.
    """

    __tablename__ = "access_group"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(_text(NAME_LENGTH), unique=True)
    everybody: Mapped[bool] = mapped_column(server_default=false(), default=False)
    reception: Mapped[bool] = mapped_column(server_default=false(), default=False)


class Membership(Base):
    """Somebody is in a group."""

    __tablename__ = "membership"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("access_group.id", ondelete="CASCADE"), primary_key=True)


class Rule(Base):
    """A door, a schedule or a holiday calendar, as :mod:`core.access` and :mod:`core.doors` have them, as JSON."""

    __tablename__ = "rule"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(_text(16))
    name: Mapped[str] = mapped_column(_text(NAME_LENGTH))
    content: Mapped[dict[str, Any]] = mapped_column(JSON)

    __table_args__ = (Index("uq_rule_kind_name", "kind", "name", unique=True),)


class AccessGrant(Base):
    """A group may pass a door within a schedule."""

    __tablename__ = "access_grant"
    group_id: Mapped[int] = mapped_column(ForeignKey("access_group.id", ondelete="CASCADE"), primary_key=True)
    door_id: Mapped[int] = mapped_column(ForeignKey("rule.id", ondelete="CASCADE"), primary_key=True)
    schedule_id: Mapped[int] = mapped_column(ForeignKey("rule.id", ondelete="RESTRICT"), primary_key=True)


class Passage(Base):
    """Somebody was let through a door."""

    __tablename__ = "passage"
    id: Mapped[int] = mapped_column(primary_key=True)
    time: Mapped[datetime] = mapped_column(UtcDateTime)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    door: Mapped[str] = mapped_column(_text(NAME_LENGTH), index=True)
    area: Mapped[str | None] = mapped_column(_text(NAME_LENGTH))


class Forgiveness(Base):
    """When somebody's passages were last forgiven by hand."""

    __tablename__ = "forgiveness"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    time: Mapped[datetime] = mapped_column(UtcDateTime)


class Audit(Base):
    """Who did what when. ``digest`` chains each row to the one before, ``sealed`` holds the particulars.

    What concerns a person is sealed under that person's key, and goes with it.
    """

    __tablename__ = "audit"
    id: Mapped[int] = mapped_column(primary_key=True)
    time: Mapped[datetime] = mapped_column(UtcDateTime)
    actor: Mapped[str] = mapped_column(_text(NAME_LENGTH))
    action: Mapped[str] = mapped_column(_text(40))
    subject: Mapped[str] = mapped_column(_text(2 * NAME_LENGTH))
    person_id: Mapped[int | None]
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    digest: Mapped[bytes] = mapped_column(LargeBinary)


class AuditHead(Base):
    """One row that vouches for the last audit entry, so that cutting off the end is noticed."""

    __tablename__ = "audit_head"
    id: Mapped[int] = mapped_column(primary_key=True)
    count: Mapped[int]
    digest: Mapped[bytes] = mapped_column(LargeBinary)


class Operator(Base):
    """Somebody who may use the window. ``password`` is an argon2 hash."""

    __tablename__ = "operator"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(_text(NAME_LENGTH))
    folded_name: Mapped[str] = mapped_column(_text(2 * NAME_LENGTH), unique=True)
    role: Mapped[str] = mapped_column(_text(16))
    password: Mapped[str] = mapped_column(_text(200))
    created: Mapped[datetime] = mapped_column(UtcDateTime)
    failures: Mapped[int] = mapped_column(server_default="0")
    locked_until: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ApiKey(Base):
    """A program that may use the API. ``secret_hash`` is the SHA-256 of a random secret of 256 bits."""

    __tablename__ = "api_key"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(_text(NAME_LENGTH))
    folded_name: Mapped[str] = mapped_column(_text(2 * NAME_LENGTH), unique=True)
    scopes: Mapped[list[Any]] = mapped_column(JSON)
    secret_hash: Mapped[bytes] = mapped_column(LargeBinary)
    created: Mapped[datetime] = mapped_column(UtcDateTime)
    created_by: Mapped[str] = mapped_column(_text(NAME_LENGTH))
    expires: Mapped[datetime] = mapped_column(UtcDateTime)

    __table_args__ = ({"sqlite_autoincrement": True},)


class Idempotency(Base):
    """A request that was done, so that it is not done again when it comes again; ``result`` holds numbers of rows."""

    __tablename__ = "idempotency"
    key_id: Mapped[int] = mapped_column(ForeignKey("api_key.id", ondelete="CASCADE"), primary_key=True)
    token: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    fingerprint: Mapped[bytes] = mapped_column(LargeBinary)
    created: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    result: Mapped[dict[str, Any]] = mapped_column(JSON)


class OpeningRequest(Base):
    """That a program which watches is to open a door by hand; ``sealed`` says who asks for it, where and why."""

    __tablename__ = "opening_request"
    id: Mapped[int] = mapped_column(primary_key=True)
    created: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    door: Mapped[str] = mapped_column(_text(NAME_LENGTH))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    state: Mapped[str] = mapped_column(_text(16))
    words: Mapped[str] = mapped_column(_text(1000))

    __table_args__ = ({"sqlite_autoincrement": True},)


class Consent(Base):
    """That somebody agreed to be recognised: when, where that is written down, and since when no longer."""

    __tablename__ = "consent"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    given: Mapped[date]
    document: Mapped[bytes] = mapped_column(LargeBinary)
    withdrawn: Mapped[date | None]


class KeyCheck(Base):
    """One row, sealed with the site key: a key that opens it is the one."""

    __tablename__ = "key_check"
    id: Mapped[int] = mapped_column(primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class Secret(Base):
    """Words that the program must be able to use, sealed under the site key."""

    __tablename__ = "secret"
    name: Mapped[str] = mapped_column(_text(250), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
