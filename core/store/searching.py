"""Finding people by what somebody types of their name."""

from __future__ import annotations

import string
import unicodedata

from sqlalchemy import ColumnElement, func
from sqlalchemy.orm import Session

from core.store import schema
from core.store.backend import Folded
from core.store.database import Database
from core.store.names import clean, searchable, searched

_SMALL = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


def found_by(database: Database, session: Session, text: str) -> ColumnElement[bool]:
    """That somebody's name contains a text, whatever its accents, or their employee id begins so."""
    return names(database, session).contains(searched(clean(text))) | _numbered(text)


def names(database: Database, session: Session) -> Folded:
    """The names of people, as searches look through them."""
    return database.folded(session, schema.Person.name, searchable)


def _numbered(text: str) -> ColumnElement[bool]:
    begins = clean(unicodedata.normalize("NFKC", text)).translate(_SMALL)
    return func.lower(schema.Person.employee_id).startswith(begins, autoescape=True)
