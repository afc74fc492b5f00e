"""Templates as indexes need them: what is there, and what has changed since."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Select, delete, func, select
from sqlalchemy.orm import Session

from core.errors import GalleryError
from core.store import schema
from core.store.database import Database
from core.store.revisions import next_revision, revision_of
from core.store.vault import Vault, template_purpose, unseal

if TYPE_CHECKING:
    from core.faces import Float

AT_ONCE = 1000
"""Ids in one question: SQLite has a limit."""


@dataclass(frozen=True, eq=False)
class StoredTemplate:
    """A template as an index needs it."""

    id: int
    person_id: int
    vector: Float


class TemplateReader:
    """Reads the templates of one site."""

    def __init__(self, database: Database, vault: Vault):
        self._database = database
        self._vault = vault

    def revision(self) -> int:
        """Counts changes of people and templates."""
        with self._database.read() as session:
            return revision_of(session)

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
            revision = revision_of(session)
            templates = self._open(session, added, profile_id)
            return revision, templates, list(session.execute(removed).scalars())

    def templates_of(self, profile_id: str, people: Collection[int]) -> list[StoredTemplate]:
        """All templates of some people, by id."""
        wanted, found = sorted(people), []
        with self._database.read() as session:
            for start in range(0, len(wanted), AT_ONCE):
                rows = (
                    select(schema.Template)
                    .where(
                        schema.Template.profile_id == profile_id,
                        schema.Template.person_id.in_(wanted[start : start + AT_ONCE]),
                    )
                    .order_by(schema.Template.id)
                )
                found += self._open(session, rows, profile_id)
        return found

    def count_of(self, profile_id: str, person_id: int) -> int:
        """How many templates a person has under a profile."""
        wanted = (schema.Template.profile_id == profile_id, schema.Template.person_id == person_id)
        with self._database.read() as session:
            return session.execute(select(func.count()).where(*wanted)).scalar_one()

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
        import numpy as np  # what opens no template does without

        kept = schema.Template
        # columns, not objects: a hundred thousand of those take seconds
        rows = session.execute(wanted.with_only_columns(kept.id, kept.person_id, kept.sealed)).all()
        owners = {row.person_id for row in rows}
        wanted_keys = select(schema.Person.id, schema.Person.wrapped_key)
        if len(owners) <= AT_ONCE:  # else nearly everybody is among them
            wanted_keys = wanted_keys.where(schema.Person.id.in_(owners))
        keys: dict[int, bytes] = {}
        for number, wrapped in session.execute(wanted_keys):
            if number in owners:
                with suppress(GalleryError):
                    keys[number] = self._vault.unwrap(wrapped)
        purpose, found = template_purpose(profile_id), []
        for row in rows:
            # one that is damaged shuts no door for everybody else: what looks through the gallery each day names it
            with suppress(GalleryError):
                if row.person_id in keys:
                    vector = np.frombuffer(unseal(keys[row.person_id], row.sealed, purpose), dtype=np.float32)
                    found.append(StoredTemplate(row.id, row.person_id, vector))
        return found


def remove_templates(session: Session, condition: ColumnElement[bool]) -> int:
    """Delete templates, and record for indexes that they are gone; the revision in which that is so."""
    revision = next_revision(session)
    rows = session.execute(select(schema.Template.id, schema.Template.profile_id).where(condition)).all()
    session.add_all(schema.Removal(template_id=t, profile_id=p, revision=revision) for t, p in rows)
    session.execute(delete(schema.Template).where(condition))
    return revision
