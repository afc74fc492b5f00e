"""What ``portico doctor`` looks at: is this site sound, and is this machine ready for it?"""

from __future__ import annotations

import platform
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version

from core.access.policy import Liveness
from core.doors.door import Door
from core.engine import Engine, Recogniser, machinery
from core.errors import PorticoError
from core.liveness.passive import NETWORKS as LIVENESS_NETWORKS
from core.recognition import profiles
from core.recognition.detection import NETWORKS
from core.site import Site
from models.runtime import best_engine
from models.weights import WeightsError
from models.zoo import ENTRIES

_LOW_DISK = 500_000_000  # bytes


class State(StrEnum):
    """Outcome of one check."""

    GOOD = "good"
    ATTENTION = "attention"
    BAD = "bad"


@dataclass(frozen=True)
class Check:
    """One thing looked at.

    Attributes:
        name: what.
        state: how it is.
        words: what was found, and what to do where it is not good.

    """

    name: str
    state: State
    words: str


def examine(site: Site) -> Iterator[Check]:
    """Check a site and the machine, one thing after the other; a failure of one does not stop the next."""
    yield Check("program", State.GOOD, f"Portico {_version('portico')}, Python {platform.python_version()}")
    yield _disk(site)
    yield _database(site)
    yield from _weights(site)
    yield _index(site)
    yield from _access(site)
    yield _trail(site)
    yield _privacy(site)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "(not installed)"


def _disk(site: Site) -> Check:
    free = shutil.disk_usage(site.folder).free
    words = f"{free / 1e9:.1f} GB free at {site.folder}"
    return (
        Check("disk", State.GOOD, words) if free > _LOW_DISK else Check("disk", State.ATTENTION, words + ": make room")
    )


def _database(site: Site) -> Check:
    try:
        damage = site.database.check()
        if damage:
            return Check("gallery", State.BAD, f"damaged: {damage}; restore a backup")
        people, events = site.people.count(), site.events.count()
        return Check("gallery", State.GOOD, f"{people} people, {events} events")
    except PorticoError as error:
        return Check("gallery", State.BAD, str(error))


def _weights(site: Site) -> Iterator[Check]:
    settings = site.settings
    _, store = machinery(settings)
    try:
        needed = set(NETWORKS)
        needed |= {p.embedder for p in profiles.load(settings.profile).parts if p.embedder in ENTRIES}
        for name in sorted(needed):
            path = store.find(ENTRIES[name].weights)
            if path is None:
                yield Check(f"weights {name}", State.BAD, f"missing: {store.advice(ENTRIES[name].weights)}")
            else:
                weights = store.entries[ENTRIES[name].weights]
                words = "checksum right" if weights.pinned else "your own file, no checksum is known"
                yield Check(f"weights {name}", State.GOOD if weights.pinned else State.ATTENTION, f"{words}: {path}")
    except (PorticoError, WeightsError) as error:
        yield Check("weights", State.BAD, str(error))


def _access(site: Site) -> Iterator[Check]:
    try:
        doors = site.access.all(Door)
        unwatched = [door.name for door in doors if not door.cameras]
        words = f"{len(doors)} doors, {len(site.access.groups())} groups"
        if unwatched:
            yield Check("doors", State.ATTENTION, f"{words}; no camera is at {', '.join(unwatched)}")
        else:
            yield Check("doors", State.GOOD, words)
        asking = [door.name for door in doors if door.rules.liveness is not Liveness.OFF]
        _, store = machinery(site.settings)
        for name, _ in LIVENESS_NETWORKS if asking else ():
            if store.find(ENTRIES[name].weights) is None:
                advice = store.advice(ENTRIES[name].weights)
                yield Check(f"weights {name}", State.BAD, f"missing, and {', '.join(asking)} stays shut: {advice}")
    except (PorticoError, WeightsError) as error:
        yield Check("doors", State.BAD, str(error))


def _trail(site: Site) -> Check:
    try:
        faults = site.trail.verify()
    except PorticoError as error:
        return Check("audit trail", State.BAD, str(error))
    if faults:
        return Check("audit trail", State.BAD, f"tampered with: {faults[0]}")
    return Check("audit trail", State.GOOD, "nobody has touched it")


def _privacy(site: Site) -> Check:
    try:
        without = len(site.consents.missing())
    except PorticoError as error:
        return Check("privacy", State.BAD, str(error))
    kept = site.settings
    words = f"unknown faces kept {kept.keep_unknown_days or 'all'} days, events {kept.keep_events_days or 'all'} days"
    if without:
        return Check("privacy", State.ATTENTION, f"{words}; {without} people have no consent on record")
    return Check("privacy", State.GOOD, words)


def _index(site: Site) -> Check:
    try:
        engine = Engine.load(site.settings)
        recogniser = Recogniser.of_site(site, engine)
        wrong = recogniser.index.differences()
        facts = f"{recogniser.index.templates} templates, profile {engine.profile.id}, engine {best_engine()}"
        if wrong:
            return Check("index", State.BAD, f"{wrong} templates differ from the gallery: run portico reindex")
        others = site.people.count() - recogniser.index.people
        if others:
            return Check(
                "index", State.ATTENTION, f"{facts}; {others} people have no template of this profile: enrol them again"
            )
        return Check("index", State.GOOD, facts)
    except (PorticoError, WeightsError) as error:
        return Check("index", State.BAD, str(error))
