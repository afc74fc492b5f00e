"""What the kinds of database behind a store do each in its own way: SQLite, and PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from sqlalchemy import ColumnElement, Connection, Engine
from sqlalchemy.orm import InstrumentedAttribute, Session

from core.errors import GalleryError
from core.store.identity import Identity

Count = Callable[[int, int], None]
"""Called with (parts so far, parts in all)."""

PATIENCE, BUSY_SECONDS = "portico_patience", 10.0
"""The execution option of how many seconds a transaction waits for a program that writes, and how many by default."""


class Folded(Protocol):
    """A column of text, compared after a function of the program has been applied to it: databases differ there."""

    def equals(self, text: str) -> ColumnElement[bool]:
        """That it is a text."""
        ...

    def begins(self, text: str) -> ColumnElement[bool]:
        """That it begins with a text."""
        ...

    def contains(self, text: str) -> ColumnElement[bool]:
        """That it contains a text."""
        ...


class Backend(Protocol):
    """One kind of database, and where that of one site is."""

    @property
    def place(self) -> str:
        """Where it is, as people are told; never with a password."""
        ...

    @property
    def folder(self) -> Path:
        """The folder of the site whose store it is."""
        ...

    def identity(self) -> Identity | None:
        """Who uses it, where several folders could name it; None where it lies in the folder itself.

        Raises:
            GalleryError: the folder cannot be told from others.

        """
        ...

    def used_elsewhere(self) -> bool:
        """Whether a program has it open now for another folder, or for a copy of this one."""
        ...

    # opening and closing

    def exists(self) -> bool:
        """Whether there is a store already.

        Raises:
            GalleryError: that cannot be told.
            DamagedError: there was one, and it has gone.

        """
        ...

    def open(self) -> Engine:
        """What reads and writes go through; the first connection is made later."""
        ...

    def reading(self, engine: Engine) -> Engine:
        """The same for transactions that read, of which each sees one state."""
        ...

    def writing(self, engine: Engine) -> Engine:
        """The same for transactions that write, which take turns from their first statement on."""
        ...

    def close(self) -> None:
        """Close every connection. Calling it twice is harmless."""
        ...

    def has_tables(self, connection: Connection, name: str | None = None) -> bool:
        """Whether there is a table of a name, or any at all."""
        ...

    def require_own(self, connection: Connection) -> None:
        """Refuse tables that say of no version, where these cannot be a store of long ago.

        Raises:
            GalleryError: they belong to something else.

        """
        ...

    def plain(self, error: Exception) -> GalleryError | None:
        """What went wrong as a sentence; None for what is no matter of the database."""
        ...

    # deletion

    def finish(self) -> None:
        """See to what a program that was killed has left of what it deleted, unless another is at work."""
        ...

    def forget_deleted(self, *, insist: bool = True) -> None:
        """Let what was deleted be gone from where the database keeps it, as far as that can be done now.

        Args:
            insist: try for a while where others are at work; else once.

        """
        ...

    # looking after it

    def damage(self, meanwhile: Callable[[], object] | None = None) -> str:
        """What the database finds wrong with itself; empty where all is well. What ``meanwhile`` raises ends it."""
        ...

    def dangling(self, session: Session) -> list[str]:
        """The table of each row that refers to something that is gone."""
        ...

    def size(self) -> int:
        """How large it is, in bytes."""
        ...

    def was_cut_off(self) -> bool:
        """Whether the last program that had it open was ended by force, or one has it open."""
        ...

    def copy_to(self, file: Path, report: Count) -> None:
        """Copy all of it, as it is at one moment, into a new SQLite file."""
        ...

    def highest_ids(self, connection: Connection) -> dict[str, int]:
        """The highest number that rows of a table were ever given, by its name: none is given twice."""
        ...

    def set_highest_ids(self, connection: Connection, ids: dict[str, int]) -> None:
        """Give new rows higher numbers than those, and than those that there are."""
        ...

    # moving it

    def gathering(self, stamp: str) -> Backend:
        """A place beside it where a store gathers until it is whole; what has come there by the same move is there.

        Args:
            stamp: of the move, which nobody else knows.

        Raises:
            GalleryError: the store of another site gathers there, or that cannot be done.

        """
        ...

    def appear(self) -> None:
        """Make what has gathered the store, at once and whole; there must be none, and nobody may have it open.

        Raises:
            GalleryError: that cannot be done: it gathers still.

        """
        ...

    def withdraw(self, stamp: str) -> None:
        """Take the store back to where it gathered.

        Raises:
            GalleryError: that cannot be done.

        """
        ...

    def forget_gathering(self, stamp: str) -> None:
        """Delete what has gathered by a move, if anything has.

        Raises:
            GalleryError: that cannot be done.

        """
        ...

    def aside(self, stamp: str) -> str:
        """The name that says of it that it was moved; a stamp is a part of that name."""
        ...

    def set_aside(self, stamp: str) -> None:
        """Put it out of the way under that name, when nobody has it open.

        Raises:
            FileNotFoundError: there is nothing to be put aside.
            GalleryError: that cannot be done.

        """
        ...

    def forget_aside(self, where: str) -> None:
        """Delete what was put aside under a name.

        Raises:
            GalleryError: it cannot be deleted.

        """
        ...

    # asking it

    def folded(self, session: Session, column: InstrumentedAttribute[str], fold: Callable[[str], str]) -> Folded:
        """A column as it is once ``fold`` has been applied to it."""
        ...

    def mentioning(self, person_id: int) -> ColumnElement[bool]:
        """That the reasons of an event name somebody."""
        ...


@contextmanager
def plain_errors(backend: Backend, *as_they_are: type[Exception]) -> Iterator[None]:
    """Errors of a database as sentences, but for some that the caller understands."""
    try:
        yield
    except Exception as error:
        told = None if isinstance(error, (GalleryError, *as_they_are)) else backend.plain(error)
        if told is None:
            raise
        raise told from error
