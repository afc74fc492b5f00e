"""What a site does by itself while a program has it open: retention, backups, looking for damage."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from filelock import Timeout
from sqlalchemy.exc import SQLAlchemyError

from core.backups import scheduling
from core.base import durable
from core.base.backoff import pause
from core.base.messages import Message, message_of
from core.base.progress import Report
from core.errors import DamagedError, GalleryError, PorticoError
from core.programs import crash, jobs, running
from core.programs.jobs import Job, NotNowError, Run
from core.programs.jobs import last_runs as last_runs_of
from core.site import Site
from core.site.profile_watch import ProfileWatch
from core.store.damage import shut_records
from core.store.register import advice
from core.upkeep.clock_watch import ClockWatch

RETENTION, BACKUP, GALLERY = "retention", scheduling.JOB, "gallery"
_FIRST, _EVERY = 5.0, 20.0  # seconds: the start has enough to do, and a machine may wake at any time
_PAUSE, _LONGEST_PAUSE = 60.0, 3600.0  # seconds after a first failure, twice as long each time
_CLOSE = 1.0  # seconds


class _ClosingError(Exception):
    """The program ends, and with it what is being done."""


class Upkeep:
    """A thread that does what is due.

    Own rounds rather than APScheduler: its triggers ask the clock for the next time and sleep until then, while here
    each round asks what has not been done since it was due, which no clock that steps, sleep or restart can confuse.

    Args:
        site: to look after; it must stay open until :meth:`close`.
        complain: told what could not be done, once for as long as it fails in the same way.
        work: what there is to do; by default what every site does.
        now: the clock.

    """

    def __init__(
        self,
        site: Site,
        complain: Callable[[str], None],
        work: Sequence[Job] | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ):
        self._folder = site.folder
        self._complain = complain
        self._work = work if work is not None else jobs_of(site)
        self._now = now
        self._told: dict[str, str] = {}
        self._waiting: dict[str, float] = {}  # for another try, by the clock that nobody can set
        self.profile = ProfileWatch(site, complain)
        """Whether the program works with the profile that is in use."""
        self._working = running.hold(site.folder, self.profile.profile_id)
        self._clock = ClockWatch(site.folder, site.newest_entry, now)
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="upkeep", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End the thread within a second, whatever it is at."""
        self._ending.set()
        # what may take longer is overwriting the copy of a backup, which the next backup does where this one cannot
        self._thread.join(_CLOSE)
        running.release(self._working)

    def _run(self) -> None:
        wait = _FIRST
        while not self._ending.wait(wait):
            wait = _EVERY
            try:
                self.profile.look()
                # several programs may have one site open: whichever comes first does what is due
                with durable.lock(self._folder / "upkeep.lock", timeout=0):
                    self._round()
                self._told.pop("", None)
            except Timeout:
                pass
            except _ClosingError:
                return
            except OSError as error:
                self._tell(
                    "", Message("what the site does by itself cannot be noted: {why}", why=error.strerror or error)
                )
            except Exception as error:  # noqa: BLE001  # the thread goes on as long as the program does
                wait = max(_EVERY, _PAUSE)
                crash.report(error, thread="upkeep")
                self._tell(
                    "", Message("what the site does by itself was broken off: {name}", name=type(error).__name__)
                )

    def _round(self) -> None:
        runs, doubt = last_runs_of(self._folder), self._in_doubt()
        for job in self._work:
            if job.removes and doubt:
                continue
            self._report()
            if self._waiting.get(job.name, 0.0) > time.monotonic():
                continue
            try:
                wanted = job.due(self._now(), runs.get(job.name))
            except Exception as error:  # noqa: BLE001  # nobody knows whether it is due; the others are done
                self._waiting[job.name] = time.monotonic() + _PAUSE
                known = isinstance(error, PorticoError | OSError)
                if not known:
                    crash.report(error, thread="upkeep")
                self._tell(job.name, job.trouble(message_of(error) if known else Message(type(error).__name__)))
                continue
            try:
                if wanted:
                    self._finish(job, jobs.run(self._folder, job, self._report, self._now))
            except NotNowError:
                self._waiting[job.name] = time.monotonic() + _PAUSE
            except OSError:  # it cannot be noted: what is due again at once must not be done again and again
                self._waiting[job.name] = time.monotonic() + _LONGEST_PAUSE
                raise

    def _in_doubt(self) -> bool:
        """Whether nothing should be removed for its age now."""
        try:
            doubt = self._clock.in_doubt()
        except (PorticoError, SQLAlchemyError, ValueError):
            return True  # the gallery cannot be read: whoever looks through it says so
        if doubt:
            self._tell(
                "clock", Message("the clock leapt forward: nothing is removed for its age until it has kept for a day")
            )
        else:
            self._told.pop("clock", None)
        return doubt

    def _finish(self, job: Job, result: Run) -> None:
        if result.good:
            self._told.pop(job.name, None)
            self._waiting.pop(job.name, None)
            return
        self._waiting[job.name] = time.monotonic() + pause(result.failures - 1, _PAUSE, _LONGEST_PAUSE)
        self._tell(job.name, job.trouble(result.words))

    def _tell(self, name: str, words: str) -> None:
        if self._told.get(name) != words:
            self._told[name] = words
            self._complain(words)

    def _report(self, _fraction: float = 0.0, _words: str = "") -> None:
        if self._ending.is_set():
            raise _ClosingError


def jobs_of(site: Site) -> list[Job]:
    """What every site does by itself."""
    last_looked = last_runs_of(site.folder).get(GALLERY)
    # what a power cut may have left, and what was damaged, is looked at when the program starts
    at_once = [True] if site.database.was_cut_off() or (last_looked is not None and not last_looked.good) else []

    def gallery_due(now: datetime, last: Run | None) -> bool:
        return bool(at_once) or last is None or not jobs.since(last.ended, now, now - timedelta(days=1))

    def look_through(report: Report) -> str:
        at_once.clear()
        return _look_through(site, report)

    return [
        Job(RETENTION, jobs.passed(timedelta(hours=1)), lambda _report: _retention(site),
            lambda why: Message("what is too old could not be removed: {why}", why=why), removes=True),
        scheduling.job(site),
        Job(GALLERY, gallery_due, look_through, Message),
    ]  # fmt: skip


def last_runs(site: Site) -> dict[str, Run]:
    """What the site last did by itself, and what came of it: of retention, backup and looking through the gallery."""
    return last_runs_of(site.folder)


def _retention(site: Site) -> str:
    from core.people.reembedding import remove_outdated  # it comes with the networks, which would hold up the start

    removed, templates = site.keep_periods(), remove_outdated(site, still_used=running.used_profiles(site.folder))
    faces, events = (
        Message.of(removed.faces, "1 face", "{count:,} faces"),
        Message.of(removed.events, "1 event", "{count:,} events"),
    )
    passages = Message.of(removed.passages, "1 passage", "{count:,} passages")
    words = Message(
        "too old, and gone: {faces}, {events} and {passages}", faces=faces, events=events, passages=passages
    )
    former = Message.of(templates, "1 template of a former profile", "{count:,} templates of a former profile")
    return Message("{words}, and {former}", words=words, former=former) if templates else words


def _look_through(site: Site, report: Report) -> str:
    """The database's own check, the trail, and whether everything that is sealed can be opened.

    Raises:
        GalleryError: something is wrong.

    """
    found = site.database.damage(lambda: report(0.0, Message("Checking the gallery")))
    if found:
        raise DamagedError("the gallery is damaged, {found}: {how}", found=found, how=advice(site.folder))
    faults = site.trail.verify()
    if faults:
        raise GalleryError("the audit trail was tampered with: {faults}", faults=faults[0])
    shut = shut_records(site, lambda: report(0.5, Message("Opening what is sealed")))
    if shut:
        raise GalleryError(
            "{shut}, and {more} more: damaged; photograph them again, or restore a backup of before"
            if len(shut) > 3
            else "{shut}: damaged; photograph them again, or restore a backup of before",
            shut=Message.joined(", ", shut[:3]),
            more=len(shut) - 3,
        )
    return Message("the gallery is whole")
