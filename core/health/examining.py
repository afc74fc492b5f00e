"""The order in which a site is looked at: what is quick comes first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from core.base.messages import Message
from core.base.progress import Report
from core.errors import PorticoError
from core.health import (
    backups,
    clock,
    doors,
    files,
    gallery,
    half,
    machine,
    networks,
    profile,
    renewal,
    running,
    strictness,
)
from core.health.check import Check, Group, State

if TYPE_CHECKING:
    from core.gallery.recogniser import Recogniser
    from core.live.supervision import LiveHealth
    from core.site import Site

_DEEP = ("clock", "weights", "profile")  # that look into the gallery for the machine and the recogniser


class _Pulse:
    """Tells what is looked at, now and again while that lasts.

    Attributes:
        stopped: whether whoever is told has had enough.

    """

    def __init__(self, report: Report | None):
        self._report = report
        self._last = (0.0, "")
        self.stopped = False

    def at(self, fraction: float, words: str) -> None:
        """Say what comes next."""
        self._last = (fraction, words)
        self.again()

    def again(self) -> None:
        """Say the same again."""
        try:
            if self._report is not None:
                self._report(*self._last)
        except BaseException:
            self.stopped = True
            raise


@dataclass(frozen=True)
class _Look:
    """One step: the check that is told where the step itself breaks down, and the share of time that it takes."""

    name: str
    group: Group
    share: float
    words: str
    make: Callable[[], Iterable[Check]]


def examine(
    site: Site, recogniser: Recogniser | None = None, report: Report | None = None, *, deep: bool = False
) -> Iterator[Check]:
    """Check a site and the machine, one thing after the other; a failure of one does not stop the next.

    Args:
        site: open.
        recogniser: of the site, where it is loaded already: else it is loaded here, which takes seconds.
        report: told what is looked at.
        deep: open every sealed record; else some hundred of each kind.

    """
    folder, group, pulse = site.folder, Group.GALLERY, _Pulse(report)
    looks = [
        *_of_the_machine(folder, site),
        _Look("clock", Group.MACHINE, 0.01, Message("Looking at the clock"), lambda: clock.look(site)),
        _Look("cameras", Group.CAMERAS, 0.02, Message("Looking at cameras"), lambda: running.look(site)),
        _Look(
            "doors",
            Group.DOORS,
            0.01,
            Message("Looking at doors"),
            lambda: doors.look(site, running.door_states(folder)),
        ),
        _Look(
            "strictness", Group.DOORS, 0.01, Message("Looking at how strict doors are"), lambda: strictness.look(site)
        ),
        _Look("backups", Group.BACKUPS, 0.01, Message("Looking at backups"), lambda: backups.look(site)),
        _Look("privacy", group, 0.02, Message("Looking at consents"), lambda: gallery.privacy(site)),
        _Look("renewal", group, 0.02, Message("Looking for old photos"), lambda: renewal.look(site)),
        _Look("people", group, 0.08, Message("Looking for half people"), lambda: half.people(site)),
        _Look("gallery", group, 0.15, Message("Checking the gallery"), lambda: gallery.integrity(site, pulse.again)),
        _Look(
            "sealed records",
            group,
            0.15,
            Message("Opening sealed records"),
            lambda: half.sealed(site, pulse.again, deep=deep),
        ),
        _Look("audit trail", group, 0.15, Message("Checking the trail"), lambda: gallery.trail(site)),
        *_of_networks(site),
        _Look("profile", Group.RECOGNISER, 0.02, Message("Looking for a better profile"), lambda: profile.look(site)),
        _Look(
            "index",
            group,
            0.25,
            Message("Comparing the index with the gallery"),
            lambda: gallery.index(site, recogniser),
        ),
    ]
    yield from _through(_sparing(site, looks), pulse)


def glance(
    site: Site, live: LiveHealth | None, states: Mapping[str, str], lent: Collection[str] = ()
) -> Iterator[Check]:
    """What changes from moment to moment, in some milliseconds.

    Args:
        site: open.
        live: what this program says of its cameras; None where it watches none.
        states: of the doors that it looks after, see :func:`core.health.doors.look`.
        lent: cameras that this program reads otherwise for a while, as for enrolling.

    """
    looks = [
        _Look("cameras", Group.CAMERAS, 1, "", lambda: running.here(site, live, lent)),
        _Look("doors", Group.DOORS, 1, "", lambda: doors.look(site, running.door_states(site.folder, states))),
        _Look("backups", Group.BACKUPS, 1, "", lambda: backups.look(site)),
        _Look("disk", Group.MACHINE, 1, "", lambda: machine.disk(site.folder, site)),
    ]
    yield from _through(looks, _Pulse(None))


def examine_closed(folder: Path, why: str, report: Report | None = None) -> Iterator[Check]:
    """Check what can be checked of a site that cannot be opened; ``why`` is the sentence that says so."""
    looks = [
        _Look(
            "site",
            Group.GALLERY,
            0.01,
            Message("Opening the site"),
            lambda: [Check("site", State.BAD, why, Group.GALLERY)],
        ),
        *_of_the_machine(folder, None),
        _Look("gallery", Group.GALLERY, 0.5, Message("Checking the gallery"), lambda: gallery.closed(folder)),
    ]
    for check in _through(looks, _Pulse(report)):  # why it cannot be opened may say already what to do
        yield replace(check, advice="") if check.name != "site" and check.advice and check.advice in why else check


def _sparing(site: Site, looks: list[_Look]) -> list[_Look]:
    """What can be looked at: where the gallery lacks a table, all else in it would only say so again."""
    groups = (Group.MACHINE, Group.RECOGNISER)
    with suppress(SQLAlchemyError, PorticoError, ValueError):  # it is told by the look at the gallery
        if gallery.lacking(site):
            return [one for one in looks if one.name == "gallery" or (one.group in groups and one.name not in _DEEP)]
    return looks


def _of_the_machine(folder: Path, site: Site | None) -> list[_Look]:
    group = Group.MACHINE
    return [
        _Look("program", group, 0.01, Message("Looking at the program"), machine.program),
        _Look("disk", group, 0.01, Message("Looking at the disk"), lambda: machine.disk(folder, site)),
        _Look("permissions", group, 0.01, Message("Looking at files"), lambda: files.permissions(folder, site)),
        _Look("leftovers", group, 0.01, Message("Looking at files"), lambda: files.leftovers(folder)),
        _Look("moved gallery", group, 0.01, Message("Looking at files"), lambda: files.moved_galleries(folder)),
        _Look("crashes", group, 0.01, Message("Looking for crashes"), lambda: running.crashes(folder)),
    ]


def _of_networks(site: Site) -> list[_Look]:
    group = Group.RECOGNISER
    return [
        _Look("engine", group, 0.02, Message("Looking at the processor"), networks.engine),
        _Look("compiled networks", group, 0.04, Message("Checking compiled networks"), networks.compiled),
        _Look("weights", group, 0.06, Message("Checking weights"), lambda: networks.weights(site)),
    ]


def _through(looks: list[_Look], pulse: _Pulse) -> Iterator[Check]:
    whole, done = sum(look.share for look in looks), 0.0
    for look in looks:
        pulse.at(done / whole, look.words)
        try:
            yield from look.make()
        except Exception as error:
            if pulse.stopped:
                raise
            sentence = " ".join(str(error).split()) or type(error).__name__  # whatever breaks here was looked for
            yield Check(look.name, State.BAD, sentence, look.group)
        done += look.share
