"""Giving photos templates of another recognition profile, and taking those of a former one away."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session, aliased

from core.errors import GalleryError
from core.faces import Float
from core.gallery.templates import remove_templates
from core.store import schema
from core.store.audit import Actor, AuditTrail, Permission
from core.store.database import Database
from core.store.revisions import next_revision
from core.store.vault import Vault, seal, template_purpose, unseal

_BEGIN = "begin change of profile"  # in the trail, with the profile that is begun
_CHANGE = "change profile"  # in the trail, with the profile that is left
REMOVE = "remove templates"  # in the trail, with the profile whose they were
_AT_ONCE = 500  # templates removed in one transaction


@dataclass(frozen=True)
class Measured:
    """How far a gallery has been measured with a profile.

    Attributes:
        photos: that there are.
        done: of these, those with a template of the profile.
        people: who have photos.
        without: of these, those without any template of the profile: they are not recognised with it.
        begun: whether a change to this profile was begun and not ended.

    """

    photos: int
    done: int
    people: int
    without: int
    begun: bool

    @property
    def left(self) -> int:
        """Photos that have no template yet."""
        return self.photos - self.done


@dataclass(frozen=True)
class KeptPhoto:
    """A photo without a template; ``jpeg`` is None where its record cannot be opened."""

    id: int
    person_id: int
    jpeg: bytes | None


class Measuring:
    """The photos of a site that one profile has not measured yet."""

    def __init__(self, database: Database, vault: Vault, trail: AuditTrail, profile_id: str):
        self._database = database
        self._vault = vault
        self._trail = trail
        self._profile_id = profile_id

    def measured(self) -> Measured:
        """How far it has got."""
        with self._database.read() as session:
            photos, people = session.execute(
                select(func.count(schema.Photo.id), func.count(schema.Photo.person_id.distinct()))
            ).one()
            left = session.execute(select(func.count(schema.Photo.id)).where(self._bare())).scalar_one()
            without = len(self._without(session))
            begun = _last_action(session, self._profile_id) == _BEGIN
        return Measured(photos, photos - left, people, without, begun)

    def photoless(self) -> dict[int, str]:
        """Id → name of people of whom no photo is kept, but for those who do not want to be recognised any more."""
        has_photos = exists().where(schema.Photo.person_id == schema.Person.id)
        return self._wanted_people(~has_photos)

    def unknown(self) -> dict[int, str]:
        """Id → name of people whom this profile cannot know: no template of it is kept, and they have not withdrawn."""
        mine = schema.Template.profile_id == self._profile_id
        return self._wanted_people(~exists().where(schema.Template.person_id == schema.Person.id, mine))

    def begin(self, photos: int) -> None:
        """Write into the trail that a change to this profile begins."""
        self._trail.require(Permission.RULES)
        self._trail.look(_BEGIN, self._profile_id, photos=photos)

    def some(self, after: int, limit: int) -> list[KeptPhoto]:
        """Photos without a template, by id, those behind ``after``.

        Raises:
            GalleryError: the site has a new key.

        """
        kept = schema.Photo
        wanted = (
            select(kept.id, kept.person_id, kept.sealed, schema.Person.wrapped_key)
            .join(schema.Person)
            .where(kept.id > after, self._bare())
            .order_by(kept.id)
            .limit(limit)
        )
        with self._database.read() as session:
            rows = session.execute(wanted).all()
        photos = [KeptPhoto(row.id, row.person_id, self._opened(row.wrapped_key, row.sealed)) for row in rows]
        if any(photo.jpeg is None for photo in photos):
            with self._database.write():  # refuses where it is not the photo that is wrong, but the key
                pass
        return photos

    def keep(self, vectors: Mapping[int, Float]) -> int:
        """Add templates to photos, all or none; photos deleted meanwhile are passed over.

        Args:
            vectors: photo id → unit vector (D,).

        Returns:
            How many were added.

        Raises:
            GalleryError: the gallery cannot be written.
            NotAllowedError: whoever is at work may not change the profile.

        """
        self._trail.require(Permission.RULES)
        if not vectors:
            return 0
        wanted = select(schema.Photo.id, schema.Photo.person_id, schema.Person.wrapped_key).join(schema.Person)
        with self._database.write() as session:
            rows = session.execute(wanted.where(schema.Photo.id.in_(vectors), self._bare())).all()
            revision = next_revision(session) if rows else 0
            session.add_all(
                schema.Template(
                    photo_id=row.id,
                    person_id=row.person_id,
                    profile_id=self._profile_id,
                    revision=revision,
                    sealed=seal(
                        self._vault.unwrap(row.wrapped_key),
                        vectors[row.id].astype(np.float32).tobytes(),
                        template_purpose(self._profile_id),
                    ),
                )
                for row in rows
            )
        return len(rows)

    def conclude(
        self, passed_over: Collection[int], former: str, change: Callable[[], None] | None, *, force: bool
    ) -> list[int] | None:
        """Let this profile be the one in use, while nobody else can write.

        Args:
            passed_over: photos that cannot be measured.
            former: id of the profile in use until now.
            change: makes this one the profile in use, where it is not yet; what it raises undoes everything.
            force: also where somebody is left without any template.

        Returns:
            Who is left without any template: where they are any, and force is not used, nothing was changed.
            None where there are photos that could still be measured.

        """
        self._trail.require(Permission.RULES)
        with self._database.write() as session:
            bare = set(session.execute(select(schema.Photo.id).where(self._bare())).scalars())
            if bare - set(passed_over):
                return None
            without = self._without(session)
            if change is not None and (force or not without):
                self._trail.note(
                    session, _CHANGE, former,
                    before=former, after=self._profile_id, photos_passed_over=len(bare), people_without=len(without),
                )  # fmt: skip
                next_revision(session)  # whoever has the gallery open looks at it again
                change()
            return without

    def _wanted_people(self, condition: ColumnElement[bool]) -> dict[int, str]:
        """Id → name of those who have not withdrawn their consent."""
        of_person = schema.Consent.person_id == schema.Person.id
        withdrawn = exists().where(of_person, schema.Consent.withdrawn.is_not(None))
        holds = exists().where(of_person, schema.Consent.withdrawn.is_(None))
        wanted = (
            select(schema.Person.id, schema.Person.name)
            .where(condition, holds | ~withdrawn)
            .order_by(schema.Person.folded_name)
        )
        with self._database.read() as session:
            return dict(session.execute(wanted).all())

    def _bare(self) -> ColumnElement[bool]:
        """Photos that have no template of this profile."""
        mine = schema.Template.profile_id == self._profile_id
        return ~exists().where(schema.Template.photo_id == schema.Photo.id, mine)

    def _without(self, session: Session) -> list[int]:
        """People with photos, and without any template of this profile."""
        mine = schema.Template.profile_id == self._profile_id
        has_photos = exists().where(schema.Photo.person_id == schema.Person.id)
        has_template = exists().where(schema.Template.person_id == schema.Person.id, mine)
        wanted = select(schema.Person.id).where(has_photos, ~has_template).order_by(schema.Person.id)
        return list(session.execute(wanted).scalars())

    def _opened(self, wrapped_key: bytes, sealed: bytes) -> bytes | None:
        try:
            return unseal(self._vault.unwrap(wrapped_key), sealed, "photo")
        except GalleryError:
            return None


def former_profiles(database: Database, current: str, days: float = 0, now: datetime | None = None) -> list[str]:
    """Profiles that are not in use and whose templates are still there.

    Args:
        database: of the site.
        current: id of the profile in use.
        days: where given, only those that were left so long ago, or that a change was begun to and not ended, and not
            those that a change was begun to since.
        now: the present moment.

    """
    kept = schema.Template
    with database.read() as session:
        others = session.execute(select(kept.profile_id).where(kept.profile_id != current).distinct()).scalars()
        if not days:
            return sorted(others)
        latest = (now or datetime.now(UTC)) - timedelta(days=days)
        return sorted(one for one in others if _last_action(session, one, latest) in (_BEGIN, _CHANGE))


def remove_profile(
    database: Database, trail: AuditTrail, profile_id: str, used: str, actor: Actor | None = None
) -> int:
    """Remove the templates of a profile, some hundred at a time, so that no door waits for it; how many they were.

    Those of people whom the profile ``used`` does not know stay: from their photos no others can be made, and they are
    what there is of them until they are photographed.
    """
    kept, other, count = schema.Template, aliased(schema.Template), 0
    known = exists().where(other.person_id == kept.person_id, other.profile_id == used)
    wanted = select(kept.id).where(kept.profile_id == profile_id, known).limit(_AT_ONCE)
    while True:
        with database.write() as session:
            ids = list(session.execute(wanted).scalars())
            if ids:
                remove_templates(session, kept.id.in_(ids))
                trail.note(session, REMOVE, profile_id, actor=actor, templates=len(ids))
        if not ids:
            break
        count += len(ids)
    if count:
        database.checkpoint()
    return count


def _last_action(session: Session, profile_id: str, latest: datetime | None = None) -> str:
    """What was done last with a profile: begun, left or removed; empty where nothing was, or after ``latest``."""
    wanted = (
        select(schema.Audit.action, schema.Audit.time)
        .where(schema.Audit.action.in_((_BEGIN, _CHANGE, REMOVE)), schema.Audit.subject == profile_id)
        .order_by(schema.Audit.id.desc())
        .limit(1)
    )
    last = session.execute(wanted).one_or_none()
    return "" if last is None or (latest is not None and last.time > latest) else str(last.action)
