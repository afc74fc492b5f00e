"""Changing the recognition profile of a site: everybody is measured anew, from the photos that are kept of them.

Until the last photo is done the profile in use stays in use, with its templates. What lacks a template of the new
profile is what is left to do, so a change that was stopped or killed goes on where it was.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
from filelock import Timeout

from core import images
from core import settings as site_settings
from core.base import durable
from core.base.advice import Act
from core.engine import Engine
from core.errors import ImageError, PorticoError, ProfileError, SiteError
from core.faces import Faces, Float, Image
from core.gallery.index import snapshot_name
from core.gallery.measuring import KeptPhoto, Measured, Measuring, former_profiles, remove_profile
from core.people.bulk.pace import ImportPace
from core.programs.running import used_profiles
from core.recognition import profiles
from core.recognition.boxes import iou
from core.settings import Settings
from core.site import Site
from core.site.changing import changing
from core.store.audit import Actor, AuditTrail, Permission

KEPT_DAYS = 7
"""So long the templates of a profile are kept after it was left: going back takes no time until then."""

_AT_ONCE = 16  # photos in one transaction, and in one run of the networks
_MIN_OVERLAP = 0.3  # of the face that is found with where it must be
_SELF = Actor("Portico")


@dataclass(frozen=True)
class MeasuringStep:
    """How far a change has got.

    Attributes:
        done: photos that need not be measured any more.
        of: all photos.
        rate: photos per second lately; 0 while nothing can be said.
        left: seconds that it will still take; None while nothing can be said.

    """

    done: int
    of: int
    rate: float = 0.0
    left: float | None = None

    @property
    def fraction(self) -> float:
        """Of the photos, 0 to 1."""
        return min(1.0, self.done / self.of) if self.of else 1.0


@dataclass(frozen=True)
class PassedOver:
    """A photo that cannot be measured, and why."""

    photo_id: int
    person_id: int
    name: str
    reason: str


@dataclass
class MeasuringOutcome:
    """What came of a change.

    Attributes:
        profile: name of the profile that was asked for.
        profile_id: its id.
        before: name of the profile in use before.
        measured: photos measured now.
        already: photos that had been measured before.
        passed_over: photos that cannot be measured.
        without: people, by id, who have no photo that could be measured: with this profile they are not recognised.
        changed: whether the profile is in use now.
        stopped: whether the work was stopped before its end.

    """

    profile: str
    profile_id: str
    before: str
    measured: int = 0
    already: int = 0
    passed_over: list[PassedOver] = field(default_factory=list)
    without: dict[int, str] = field(default_factory=dict)
    changed: bool = False
    stopped: bool = False


@dataclass(frozen=True)
class MeasuringStatus:
    """A profile, and how far a site has been measured with it.

    Attributes:
        name: of the profile.
        id: its id.
        title: what it is, for people.
        used: whether it is the one in use.
        measured: how far it has got.
        photoless: people of whom no photo is kept, id → name: no profile can know them.

    """

    name: str
    id: str
    title: str
    used: bool
    measured: Measured
    photoless: dict[int, str]


def status(site: Site, name: str | None = None) -> MeasuringStatus:
    """How far a site has been measured with a profile; by default with the one that its settings name now.

    Raises:
        ProfileError: the profile is missing or malformed.
        GalleryError: the gallery cannot be read.

    """
    used = site_settings.load(site.folder).profile
    profile = profiles.load(name or used)
    measuring = Measuring(site.database, site.vault, site.trail, profile.id)
    named = name or used
    return MeasuringStatus(named, profile.id, profile.title, named == used, measuring.measured(), measuring.photoless())


def statuses(site: Site) -> list[MeasuringStatus]:
    """All shipped profiles, those the site keeps itself and the one in use, as far as they can be read.

    Of the one in use, see :func:`unread`.
    """
    shipped, used = profiles.names(), site_settings.load(site.folder).profile
    found = [status(site, name) for name in shipped]
    for name in dict.fromkeys([*profiles.own(site.folder), used]):
        if name not in shipped:
            with suppress(ProfileError):
                found.append(status(site, name))
    return found


def unread(site: Site) -> ProfileError | None:
    """Why the profile that the settings name cannot be read; None where it can."""
    try:
        profiles.load(site_settings.load(site.folder).profile)
    except ProfileError as error:
        return error
    return None


def face_of(engine: Engine, photo: Image) -> Faces:
    """The face of whom a photo is kept: it fills the middle half, whoever else is in the picture.

    Raises:
        ImageError: no face is found there.

    """
    side = min(photo.shape[:2])
    faces = engine.find(photo, max(20, min(40, side // 12)))  # as in Engine.only_face
    centre, half = np.array(photo.shape[1::-1], np.float32) / 2, side / 4
    middle = np.concatenate([centre - half, centre + half])[None].astype(np.float32)
    overlaps = iou(faces.boxes, middle)[:, 0] if len(faces) else np.zeros(0, np.float32)
    if not len(faces) or overlaps.max() < _MIN_OVERLAP:
        raise ImageError("no face is found in this photo any more")
    return faces.select([int(overlaps.argmax())])


def change_profile(
    site: Site,
    name: str,
    progress: Callable[[MeasuringStep], None] | None = None,
    stop: Callable[[], bool] | None = None,
    *,
    load: Callable[[Settings], Engine] | None = None,
    force: bool = False,
) -> MeasuringOutcome:
    """Measure every photo with another profile, then let it be the one in use.

    Whoever begins it is who did it, also where they lock the window meanwhile. Programs that are running go on with
    the profile they began with, see :class:`core.site.profile_watch.ProfileWatch`. With the profile in use, what is
    missing is made up for.

    Args:
        site: to change.
        name: of a shipped profile, or a ``.toml`` file.
        progress: told of each step; what it raises ends the work as it stands.
        stop: asked before each step; where it says so, the work ends as it stands.
        load: loads the engine that settings ask for.
        force: change also where somebody is left whom the new profile cannot recognise.

    Raises:
        NotAllowedError: whoever is at work may not change settings.
        ProfileError: there is no such profile.
        WeightsError: its weights are not on this machine.
        SiteError: the change is being made by another program, or cannot be made.
        GalleryError: the gallery cannot be used.

    """
    trail, name = site.trail, profiles.settled(name)
    trail.require(Permission.RULES)
    if any(variable.upper() == "PORTICO_PROFILE" for variable in os.environ):
        raise SiteError("PORTICO_PROFILE is set in the environment and goes before the settings: remove it first")
    profiles.load(name)
    with _alone(site):
        now = site_settings.load(site.folder)
        engine = (load or Engine.load)(now.model_copy(update={"profile": name}))
        run = _Run(site, trail, engine, MeasuringOutcome(name, engine.profile.id, now.profile))
        run.all(progress or (lambda _step: None), stop or (lambda: False), force=force)
    return run.outcome


def remove_former(site: Site) -> dict[str, int]:
    """Remove the templates of every profile that is not in use, also of a change that was begun: how many of which.

    Those of people whom the profile in use does not know stay, until they are photographed.

    Raises:
        NotAllowedError: whoever is at work may not change settings.
        SiteError: the profile is being changed, or a program still works with a former one.

    """
    site.trail.require(Permission.RULES)
    with _alone(site):
        used = _used(site)
        former = former_profiles(site.database, used)
        needed = sorted(used_profiles(site.folder) & set(former))
        if needed:
            raise SiteError(Act.TIDY_LATER, profile=needed[0])
        removed = {one: _remove(site, one, used) for one in former}
        return {one: count for one, count in removed.items() if count}


def remove_outdated(site: Site, now: datetime | None = None, still_used: Collection[str] = ()) -> int:
    """Remove the templates of profiles that were left, or begun, :data:`KEPT_DAYS` ago; how many they were.

    Those of profiles that a program still works with, by their ids, stay: it would recognise nobody any more. So do
    those of people whom the profile in use does not know, until they are photographed.
    """
    try:
        with _alone(site):
            used = _used(site)
            old = former_profiles(site.database, used, KEPT_DAYS, now)
            return sum(_remove(site, one, used, _SELF) for one in old if one not in still_used)
    except SiteError:  # the profile is being changed: the next time
        return 0


def _used(site: Site) -> str:
    return profiles.load(site_settings.load(site.folder).profile).id


def _remove(site: Site, profile_id: str, used: str, actor: Actor | None = None) -> int:
    (site.folder / "index" / snapshot_name(profile_id)).unlink(missing_ok=True)
    return remove_profile(site.database, site.trail, profile_id, used, actor)


@contextmanager
def _alone(site: Site) -> Iterator[None]:
    lock = durable.lock(site.folder / "profile.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise SiteError("another program is changing the recognition profile: wait until that has ended") from None
    try:
        yield
    finally:
        lock.release()


class _Run:
    """One run of a change."""

    def __init__(self, site: Site, trail: AuditTrail, engine: Engine, outcome: MeasuringOutcome):
        self._site = site
        self._engine = engine
        self.outcome = outcome
        self._measuring = Measuring(site.database, site.vault, trail, engine.profile.id)
        self._passed_over: dict[int, PassedOver] = {}

    def all(self, progress: Callable[[MeasuringStep], None], stop: Callable[[], bool], *, force: bool) -> None:
        """Everything that is left, then the change itself."""
        before = self._measuring.measured()
        self.outcome.already = before.done
        if before.left:
            self._measuring.begin(before.left)
        pace, looked, last = ImportPace(before.left, before.left), 0, 0
        while True:
            one = pace.step(looked, looked)
            progress(MeasuringStep(before.done + looked, max(before.photos, before.done + looked), one.rate, one.left))
            if stop():
                self.outcome.stopped = True
                break
            photos = self._measuring.some(last, _AT_ONCE)
            if photos:
                last = photos[-1].id
                fresh = [photo for photo in photos if photo.id not in self._passed_over]
                self._measure(fresh)
                looked += len(fresh)
            elif self._conclude(force=force):
                break
            else:
                last = 0  # somebody was enrolled at the last moment
        self.outcome.passed_over = list(self._passed_over.values())

    def _measure(self, photos: list[KeptPhoto]) -> None:
        """Make templates of some photos, and keep them."""
        found: dict[int, tuple[Image, Faces]] = {}
        names: dict[int, str] = {}
        for photo in photos:
            try:
                if photo.jpeg is None:
                    raise ImageError("the photo is damaged: it cannot be opened")
                image = images.decode(photo.jpeg, "the photo")
                found[photo.id] = image, face_of(self._engine, image)
            except ImageError as error:
                names = names or self._site.people.names({one.person_id for one in photos})
                name = names.get(photo.person_id, "?")
                self._passed_over[photo.id] = PassedOver(photo.id, photo.person_id, name, str(error))
        if found:
            vectors: Float = self._engine.extractor.extract_many(list(found.values()))
            self.outcome.measured += self._measuring.keep(dict(zip(found, vectors, strict=True)))

    def _conclude(self, *, force: bool) -> bool:
        """Change the settings where nothing is left; False where something is, after all."""
        site, wanted = self._site, self.outcome.profile
        former = site_settings.load(site.folder).profile
        used, saved = former == wanted, False
        with changing(site.folder, site.database, site.secrets) as prepare:

            def change() -> None:
                nonlocal saved
                prepare(profile=wanted)
                saved = True

            passed = self._passed_over
            without = self._measuring.conclude(passed, _id_of(former), None if used else change, force=force)
        if without is None:
            return False
        if without:
            self.outcome.without = {p: n for p, n in site.people.names().items() if p in set(without)}
        self.outcome.changed = used or saved
        site.read_settings()
        return True


def _id_of(name: str) -> str:
    """Id of a profile, which may be gone."""
    try:
        return profiles.load(name).id
    except PorticoError:
        return name
