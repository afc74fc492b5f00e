"""Finding people by what somebody types of their name."""

from __future__ import annotations

import unicodedata

from sqlalchemy import ColumnElement, func

from core.store import schema
from core.store.names import clean, searched


def found_by(text: str) -> ColumnElement[bool]:
    """That somebody's name contains a text, whatever its accents, or their employee id begins so."""
    wanted, begins = searched(clean(text)), clean(unicodedata.normalize("NFKC", text))
    return func.searchable(schema.Person.name).contains(wanted, autoescape=True) | schema.Person.employee_id.startswith(
        begins, autoescape=True
    )
