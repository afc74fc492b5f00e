"""What was learnt from people of the gallery: it may be kept for as long as all that it was learnt from may be.

Runs are folders; see :mod:`core.learning.runs`. One that learns from the gallery has a note of whom. What it knows of
them is in its checkpoints, so it goes as a whole with any of their photos, or with the consent of one of them. That is
told from the gallery as it is, and not from what was done to it: whatever takes somebody away, and whoever kills the
program in the middle, the next look finds it.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError
from sqlalchemy import select

from core.base import durable, processes
from core.base.logs import logger
from core.errors import LearningError, SiteError
from core.store import schema
from core.store.audit import Actor, AuditTrail, Permission
from core.store.database import Database

FOLDER = "learning"
"""Of runs, in a site's folder."""
NOTE, PROCESS, STOP = "learnt.json", "process.json", "stop"
"""Files of a run: whom it learnt from, who runs it, and that it shall stop."""
GONE = ".gone"
"""Ends the name of a folder that is being removed."""
_PATIENCE = 5.0  # seconds for a run to stop by itself
_ENDING = 5.0  # seconds for a process to be gone that was ended
_PAUSE = 0.05
_SELF = Actor("Portico")
_log = logger("learning")


class Learnt(BaseModel):
    """Whom a run learnt from, and for whom.

    Attributes:
        by: who began it, or went on with it last.
        people: their ids; empty until it has looked into the gallery.
        photos: ids of theirs.

    """

    model_config = ConfigDict(frozen=True)

    by: str
    people: tuple[int, ...] = ()
    photos: tuple[int, ...] = ()


def learnt_of(run: Path) -> Learnt | None:
    """The note of a run; None where it has none.

    Raises:
        LearningError: it cannot be read, or not be understood.

    """
    try:
        return _read(run)
    except OSError as error:
        raise LearningError("{path} cannot be read: {why}", path=run / NOTE, why=error.strerror or error) from None


def runner(run: Path) -> tuple[int, object]:
    """Number of the process that was noted to run a run, and when that was started; 0 and None where none is."""
    try:
        found = json.loads((run / PROCESS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return 0, None
    if not isinstance(found, dict) or not isinstance(found.get("pid"), int):
        return 0, None
    return found["pid"], found.get("start")


def set_aside(run: Path) -> Path:
    """Give the folder of a run the name of one that is being removed: no half of it is taken for a run.

    Raises:
        OSError: it is not there, or cannot be moved.

    """
    gone = run.with_name(f".{run.name}{GONE}")
    return run.replace(gone)


class LearntStore:
    """What was learnt from the people of one site.

    Args:
        folder: of the site.
        database: of the gallery.
        trail: has an entry for what goes.

    """

    def __init__(self, folder: Path, database: Database, trail: AuditTrail):
        self._folder = folder / FOLDER
        self._database = database
        self._trail = trail

    def begin(self, run: Path) -> None:
        """Note that whoever is at work has a run learn from the gallery, from now on.

        Raises:
            NotAllowedError: they may not take biometric data out of the gallery.
            LearningError: it cannot be noted.

        """
        self._trail.require(Permission.EXPORT)
        known = learnt_of(run)
        by = self._trail.actor.name
        _write(run, Learnt(by=by) if known is None else known.model_copy(update={"by": by}))

    def learn(self, run: Path, people: Collection[int], photos: Collection[int]) -> None:
        """Note whom a run learns from, before any of their photos is opened.

        Raises:
            NotAllowedError: whoever is at work may not take biometric data out of the gallery.
            LearningError: it cannot be noted; or somebody among them was deleted, or withdrew, meanwhile.

        """
        self._trail.require(Permission.EXPORT)
        known = learnt_of(run) or Learnt(by=self._trail.actor.name)
        learnt = Learnt(
            by=self._trail.actor.name,
            people=tuple(sorted({*known.people, *people})),
            photos=tuple(sorted({*known.photos, *photos})),
        )
        _write(run, learnt)  # first: whoever takes somebody away after this finds it, and before it is found here
        if not _may_stay(learnt, *self._there()):
            raise LearningError("somebody whom it learns from was deleted, or has withdrawn: begin a new run")
        self._trail.look("learn from the gallery", f"run {run.name}", people=len(people), photos=len(photos))

    def delete(self, run: Path) -> None:
        """Take away a run that nobody runs, as whoever is at work wishes; one that is gone already stays gone.

        Raises:
            OSError: it cannot be removed. Where it was set aside, it is no run any more, and goes with the next look.

        """
        try:
            gone = set_aside(run)
        except FileNotFoundError:
            return  # another program was first, and has told it
        self._erase(gone, None)

    def forget(self, actor: Actor | None = _SELF) -> int:
        """Take away every run that learnt from what is not in the gallery any more; what is running is stopped first.

        Args:
            actor: whose doing it is; None for whoever is at work.

        Returns:
            How many went.

        Raises:
            SiteError: one cannot be removed, or it cannot be read now whom it learnt from. The others are gone.

        """
        gone, (to_go, failed) = 0, self._to_go()
        for run in to_go:
            _stop(run)
            try:
                set_aside(run)
                gone += 1
            except FileNotFoundError:
                pass  # another program was first
            except OSError as error:
                failed = error
        for left in self._folder.glob(f".*{GONE}"):
            try:
                self._erase(left, actor)
            except OSError as error:
                failed = failed or error
        if failed is not None:
            raise SiteError(
                "what was learnt from somebody who is deleted, or has withdrawn, cannot be removed yet: {why}",
                why=failed.strerror or failed,
            )
        return gone

    def forget_after(self, actor: Actor | None = _SELF) -> None:
        """The same after a change that stands: what cannot be removed now is left to the next look, and logged."""
        if self._database.is_together:
            return  # nothing stands yet: whoever began that looks afterwards
        try:
            self.forget(actor)
        except Exception as error:  # noqa: BLE001  # the change stands, whatever comes of this
            _log.warning("what was learnt from somebody cannot be removed yet", error=error)

    def _erase(self, left: Path, actor: Actor | None) -> None:
        """Erase what was set aside; that something learnt goes has one entry, however often that is broken off.

        Raises:
            OSError: some of it is still there.

        """
        if (left / NOTE).exists():  # else it has been told already, or nothing was learnt
            name = left.name.removeprefix(".").removesuffix(GONE)
            self._trail.look("delete what was learnt", f"run {name}", actor=actor)
            durable.erase(left / NOTE)
        durable.erase(left)
        if left.exists():
            raise OSError("it is in use")

    def _to_go(self) -> tuple[list[Path], OSError | None]:
        """The runs that must go, and why the note of one cannot be read now: that run is left to the next look."""
        to_go: list[Path] = []
        named: list[tuple[Path, Learnt]] = []
        failed = None
        for path in sorted(self._folder.glob(f"[!.]*/{NOTE}")):
            run = path.parent
            try:
                learnt = _read(run)
            except LearningError:
                to_go.append(run)  # of whom, nobody can tell: it must not outlive them
                continue
            except OSError as error:  # too many files are open, or the disk errs: what it says is not lost by that
                _log.warning("whom a run learnt from cannot be read now", run=run.name, error=error)
                failed = error
                continue
            if learnt is not None and (learnt.people or learnt.photos):
                named.append((run, learnt))
        if named:  # after the notes: whoever is in one was in the gallery before it was written
            there = self._there()
            to_go += [run for run, learnt in named if not _may_stay(learnt, *there)]
        return to_go, failed

    def _there(self) -> tuple[set[int], set[int]]:
        """Ids of those whose consent holds, and of their photos."""
        agreed = select(schema.Consent.person_id).where(schema.Consent.withdrawn.is_(None))
        photos = select(schema.Photo.id).where(schema.Photo.person_id.in_(agreed))
        with self._database.read() as session:
            return set(session.execute(agreed).scalars()), set(session.execute(photos).scalars())


def _may_stay(learnt: Learnt, people: Collection[int], photos: Collection[int]) -> bool:
    """Whether all that a run learnt from is among what is there."""
    return set(learnt.people).issubset(people) and set(learnt.photos).issubset(photos)


def _read(run: Path) -> Learnt | None:
    """The note of a run; None where it has none.

    Raises:
        OSError: it cannot be read now.
        LearningError: it cannot be understood, now or ever.

    """
    try:
        return Learnt.model_validate_json((run / NOTE).read_bytes())
    except FileNotFoundError:
        return None
    except ValidationError:
        raise LearningError("nobody can tell any more whom {run} learnt from: begin a new run", run=run.name) from None


def _write(run: Path, learnt: Learnt) -> None:
    try:
        durable.write(run / NOTE, learnt.model_dump_json().encode())
    except OSError as error:
        raise LearningError("{path} cannot be written: {why}", path=run, why=error.strerror or error) from None


def _stop(run: Path) -> None:
    """Have whoever runs a run stop; a process of its own that does not is ended."""
    pid, start = runner(run)
    if not processes.still_runs(pid, start):
        return
    with suppress(OSError):
        durable.write(run / STOP, b"")
    if _waited(lambda: runner(run) != (pid, start) or not processes.still_runs(pid, start), _PATIENCE):
        return
    if pid == os.getpid() or not isinstance(start, str) or start.endswith(processes.UNTOLD):
        return  # nobody else's process is ended by mistake: it fails where it finds its folder gone
    import psutil

    with suppress(psutil.Error, OSError):
        psutil.Process(pid).kill()
    _waited(lambda: not processes.still_runs(pid, start), _ENDING)


def _waited(over: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not over():
        if time.monotonic() > end:
            return False
        time.sleep(_PAUSE)
    return True
