"""Whether there is a newer recognition profile than the one a site uses, and what changing to it brings.

Shipped profiles are named with their version: ``standard-4`` follows ``standard-3``. What one brings is told by the
calibrations of both, which were measured on the same faces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core import settings as site_settings
from core.base.messages import Message
from core.engine import machinery
from core.errors import PorticoError
from core.gallery.measuring import Measured, Measuring
from core.recognition import profiles
from core.recognition.embedding import networks
from core.recognition.profiles import Profile
from core.settings import Settings
from core.site import Site
from models.runtime import Runtime
from models.weights import Weights, WeightsError, WeightStore
from models.zoo import ENTRIES, spec

COMPARED_FMR = 1e-4
"""False match rate at which two profiles are held against each other."""

_VERSIONED = re.compile(r"(.+)-(\d+)")


def successor(name: str) -> str:
    """The newest shipped profile that follows one, by name; empty where there is none."""
    kin = _kin(name)
    return kin[-1] if name in kin and kin[-1] != name else ""


def predecessor(name: str) -> str:
    """The shipped profile that one follows, by name; empty where there is none."""
    kin = _kin(name)
    return kin[kin.index(name) - 1] if name in kin[1:] else ""


def _kin(name: str) -> list[str]:
    """Shipped profiles that differ from one by their version alone, oldest first."""
    found = _VERSIONED.fullmatch(name)
    if found is None:
        return []
    versions = []
    for one in profiles.names():
        other = _VERSIONED.fullmatch(one)
        if other is not None and other[1] == found[1]:
            versions.append((int(other[2]), one))
    return [one for _, one in sorted(versions)]


@dataclass(frozen=True)
class Gain:
    """What a profile brings over another, by the calibrations of both.

    Attributes:
        refused_before: share of single looks at somebody enrolled with one photo that are refused at
            :data:`COMPARED_FMR`, 0 to 1, with the profile before.
        refused: likewise, with the profile that follows.
        target_before: share of strangers that may be taken for somebody enrolled, as the profile before has it.
        target: likewise, with the profile that follows; the same where the site has a target of its own.
        missed_before: share of single looks that go unrecognised at ``target_before`` in a gallery of this size.
        missed: likewise, with the profile that follows, at its own target.
        flattered: that the pictures which this was measured on flatter the profile that follows; None where not.

    """

    refused_before: float
    refused: float
    target_before: float
    target: float
    missed_before: float
    missed: float
    flattered: Message | None = None

    @classmethod
    def between(cls, before: Profile, after: Profile, people: int, target: float | None = None) -> Gain:
        """Of changing from one profile to another, in a gallery of ``people``; ``target`` where a site has its own."""
        old, new = target or before.identify_fpir, target or after.identify_fpir
        return cls(
            before.verify_cost(COMPARED_FMR),
            after.verify_cost(COMPARED_FMR),
            old,
            new,
            before.identify_cost(max(1, people), old),
            after.identify_cost(max(1, people), new),
            after.flattered,
        )

    @property
    def stricter(self) -> bool:
        """Whether fewer strangers may pass for somebody enrolled than before."""
        return self.target < self.target_before

    def words(self) -> str:
        """What it brings, in a sentence."""
        before, now = _share(self.refused_before), _share(self.refused)
        rate = f"{1 / COMPARED_FMR:,.0f}"
        return Message(
            "of single looks at somebody enrolled with one photo, {now} instead of {before} are "
            "refused at a false match rate of 1 in {rate}",
            now=now,
            before=before,
            rate=rate,
        )

    def target_words(self) -> str:
        """How much stricter doors become, and what that costs, in a sentence; empty where they do not."""
        if not self.stricter:
            return ""
        before, now = f"{1 / self.target_before:,.0f}", f"{1 / self.target:,.0f}"
        missed_before, missed = _share(self.missed_before), _share(self.missed)
        return Message(
            "doors become stricter, for 1 stranger in {now} instead of 1 in {before} may be taken "
            "for somebody enrolled, and {missed} instead of {missed_before} of single looks at those "
            "enrolled here go unrecognised",
            now=now,
            before=before,
            missed=missed,
            missed_before=missed_before,
        )


@dataclass(frozen=True)
class Offer:
    """A better profile than the one in use.

    Attributes:
        used: name of the profile in use.
        name: of the one that follows it.
        gain: what it brings.
        measured: how far the site has been measured with it.
        photoless: people of whom no photo is kept, id → name: they have to be photographed to be recognised.
        missing: what it lacks on this machine, in a sentence; empty where all is there.
        lacking: the weights that it lacks.

    """

    used: str
    name: str
    gain: Gain
    measured: Measured
    photoless: dict[int, str]
    missing: str
    lacking: tuple[Weights, ...]


def offer(site: Site) -> Offer | None:
    """The better profile that follows the one which a site's settings name now; None where there is none.

    Raises:
        ProfileError: a profile is malformed.
        GalleryError: the gallery cannot be read.

    """
    now = site_settings.load(site.folder)
    name = successor(now.profile)
    if not name:
        return None
    before, after = profiles.load(now.profile), profiles.load(name)
    gain = Gain.between(before, after, site.people.count(), now.identify_fpir)
    if gain.refused >= gain.refused_before:
        return None
    measuring = Measuring(site.database, site.vault, site.trail, after.id)
    return Offer(
        now.profile, name, gain, measuring.measured(), measuring.photoless(), missing(after, now), lacking(after, now)
    )


def missing(profile: Profile, settings: Settings) -> str:
    """What a profile lacks on this machine, in a sentence; empty where everything is there.

    What has been compiled once is there, whatever has become of its weights since.
    """
    runtime, store = machinery(settings)
    try:
        for weights in _absent(profile, runtime, store):
            return Message("{weights} is not installed: {how}", weights=weights.title, how=store.advice(weights.name))
    except (PorticoError, WeightsError) as error:
        return str(error)
    return ""


def lacking(profile: Profile, settings: Settings) -> tuple[Weights, ...]:
    """The weights that a profile lacks on this machine; none where it cannot be told, which :func:`missing` says."""
    try:
        return tuple(_absent(profile, *machinery(settings)))
    except (PorticoError, WeightsError):
        return ()


def _absent(profile: Profile, runtime: Runtime, store: WeightStore) -> Iterator[Weights]:
    found = set()
    for name in networks(profile):
        weights = ENTRIES[name].weights
        if store.find(weights) is not None or weights in found:
            continue
        if not any(runtime.has(spec(name, store, precision)) for precision in ("f32", "fast")):
            found.add(weights)
            yield store.entries[weights]


def _share(value: float) -> str:
    return f"{100 * value:.2g} %" if value < 0.1 else f"{100 * value:.1f} %"
