"""Whether what is sealed can be opened: nobody but AES-GCM notices a flipped bit in there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import select

from core.errors import GalleryError
from core.store import schema
from core.store.database import Database
from core.store.vault import Vault, template_purpose, unseal

Kind = Literal["photo", "template", "face"]
_PAGE = 200  # records in memory at once: photos are large
_LENGTH = 0.01  # by which a template's length may differ from 1


@dataclass(frozen=True)
class Tried:
    """A sealed record that was tried.

    Attributes:
        kind: a photo or a template of somebody, or the face of an event.
        id: of the photo, the template or the event.
        person_id: whose it is; None for the face of somebody unknown.
        key_opens: whether the key of that person can be opened, without which nothing of theirs can.
        opens: whether the record can, and holds something.
        whole: whether that is what it should be: a template has length 1.

    """

    kind: Kind
    id: int
    person_id: int | None
    key_opens: bool
    opens: bool
    whole: bool


def opened_keys(database: Database, vault: Vault) -> dict[int, bytes | None]:
    """The data keys of everybody, by number; None where one cannot be opened."""
    person = schema.Person
    keys: dict[int, bytes | None] = {}
    with database.read() as session:
        for number, wrapped in session.execute(select(person.id, person.wrapped_key)):
            keys[number] = None
            with suppress(GalleryError):
                keys[number] = vault.unwrap(wrapped)
    return keys


def tried(
    database: Database, vault: Vault, meanwhile: Callable[[], object] | None = None, sample: int | None = None
) -> Iterator[Tried]:
    """Open what is sealed, kind by kind.

    Args:
        database: of the gallery.
        vault: with its key.
        meanwhile: called now and then; what it raises ends the search.
        sample: how many records of each kind, of every age, are opened; by default all of them.

    """
    photo, template, event = schema.Photo, schema.Template, schema.Event
    keys = opened_keys(database, vault)
    wanted: list[tuple[Kind, Any, Callable[[Any], str]]] = [
        ("photo", select(photo.id, photo.person_id, photo.sealed), lambda _row: "photo"),
        (
            "template",
            select(template.id, template.person_id, template.sealed, template.profile_id),
            lambda row: template_purpose(row.profile_id),
        ),
        (
            "face",
            select(event.id, event.person_id, event.sealed_photo.label("sealed")).where(
                event.sealed_photo.is_not(None)
            ),
            lambda _row: "event",
        ),
    ]
    for kind, records, purpose in wanted:
        for row in _rows(database, records, meanwhile, sample):
            if row.person_id is not None and row.person_id not in keys:
                continue  # of somebody who was enrolled meanwhile, or of nobody
            key = vault.key if row.person_id is None else keys[row.person_id]
            content = _content(key, row.sealed, purpose(row)) if key is not None else None
            whole = content is not None and _whole(kind, content)
            yield Tried(kind, row.id, row.person_id, key is not None, content is not None, whole)


def _rows(
    database: Database, records: Any, meanwhile: Callable[[], object] | None, sample: int | None
) -> Iterator[Any]:
    """Some at a time, each time of a state of its own: so that no log has to grow meanwhile."""
    own = records.selected_columns[0]
    with database.read() as session:
        ids = list(session.execute(records.with_only_columns(own).order_by(own)).scalars())
    if sample is not None:
        ids = ids[:: max(1, -(-len(ids) // sample))]
    for start in range(0, len(ids), _PAGE):
        if meanwhile is not None:
            meanwhile()
        with database.read() as session:
            rows = session.execute(records.where(own.in_(ids[start : start + _PAGE])).order_by(own)).all()
        yield from rows


def _content(key: bytes, record: bytes, purpose: str) -> bytes | None:
    try:
        return unseal(key, record, purpose) or None
    except GalleryError:
        return None


def _whole(kind: Kind, content: bytes) -> bool:
    if kind != "template":
        return True
    import numpy as np

    if len(content) % np.dtype(np.float32).itemsize:
        return False
    length = float(np.linalg.norm(np.frombuffer(content, dtype=np.float32)))
    return abs(length - 1.0) < _LENGTH  # neither is a number that is none
