"""Backups: the last one, those that are made by themselves, and the periods after which things go."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from core.backups import scheduling, writing
from core.base.messages import Message
from core.health.check import Check, Group, State
from core.health.clock import span_words
from core.programs import jobs
from core.store import register
from core.upkeep import GALLERY

if TYPE_CHECKING:
    from core.site import Site

_GROUP = Group.BACKUPS
_OLD = timedelta(days=31)  # for backups that somebody makes by hand


def look(site: Site, now: datetime | None = None) -> Iterator[Check]:
    """How old the last backup is, whether it is still there, and what came of the jobs."""
    now = now or datetime.now(UTC)
    plan = scheduling.plan(site, now)
    planned = plan.settings.folder is not None
    yield _last(site, now, planned=planned)
    runs = jobs.last_runs(site.folder)
    if planned:
        yield _schedule(scheduling.trouble(site, now), plan, runs.get(scheduling.JOB), now)
    for name, run in runs.items():
        if name != scheduling.JOB:
            yield _of_job(f"job {name}", run, now)


def _schedule(trouble: str, plan: scheduling.PlannedBackups, run: jobs.Run | None, now: datetime) -> Check:
    facts = {
        "every": plan.settings.every,
        "next": plan.next.isoformat(timespec="seconds") if plan.next is not None else None,
        "folder_there": plan.reachable,
        "passphrase": plan.passphrase,
        **(_facts(run) if run is not None else {}),
    }
    if trouble:
        return Check("schedule", State.BAD, trouble, _GROUP, facts)
    if run is not None and not run.good:
        return Check("schedule", _worse(run), _failed_words(run, now), _GROUP, facts)
    return Check("schedule", State.GOOD, Message("made by themselves, as planned"), _GROUP, facts)


def _last(site: Site, now: datetime, *, planned: bool) -> Check:
    made = register.known(site.folder)
    known, latest = (made[-1] if made else None), writing.last(site)
    time = max((one.time for one in (known, latest) if one is not None), default=None)
    facts: dict[str, Any] = {"scheduled": planned, "known": len(made), "last": None}
    if time is None:
        people = site.people.count()
        if not people:
            return Check("backups", State.GOOD, Message("none yet, and nobody is enrolled"), _GROUP, facts)
        words = Message("there is no backup of this site")
        return Check("backups", State.ATTENTION, words, _GROUP, facts, advice=Message("make one"))
    age = (now - time).total_seconds()
    there = known.there if known is not None else None
    facts |= {"last": time.isoformat(timespec="seconds"), "age_seconds": round(age), "file_there": there}
    span = span_words(age)
    told = Message("made {span} ago", span=span)
    if not planned and age > _OLD.total_seconds():  # those that are planned have a check of their own
        return Check("backups", State.ATTENTION, told, _GROUP, facts, advice=Message("make another"))
    if there is False and known is not None:
        words = Message("made {span} ago, and {file} is not there any more", span=span, file=known.file)
        if planned:
            advice = Message("see where it is, or make another")
            return Check("backups", State.ATTENTION, words, _GROUP, facts, advice=advice)
        return Check("backups", State.GOOD, words, _GROUP, facts)  # kept elsewhere, as it should be
    return Check("backups", State.GOOD, told, _GROUP, facts)


def _of_job(name: str, run: jobs.Run, now: datetime) -> Check:
    """A job that is done in the background, such as keeping to the periods."""
    if run.good:
        ago = span_words((now - run.ended).total_seconds())
        return Check(name, State.GOOD, Message("done {ago} ago", ago=ago), Group.GALLERY, _facts(run))
    state = State.BAD if name == f"job {GALLERY}" else _worse(run)  # a gallery that was found damaged is damaged
    return Check(name, state, _failed_words(run, now), Group.GALLERY, _facts(run))


def _facts(run: jobs.Run) -> dict[str, Any]:
    return {
        "ended": run.ended.isoformat(timespec="seconds"),
        "good": run.good,
        "failures": run.failures,
        "succeeded": run.succeeded.isoformat(timespec="seconds") if run.succeeded is not None else None,
    }


def _worse(run: jobs.Run) -> State:
    """What fails once may be well the next time."""
    return State.BAD if run.failures > 1 else State.ATTENTION


def _failed_words(run: jobs.Run, now: datetime) -> str:
    ago, times = span_words((now - run.ended).total_seconds()), _times_words(run.failures)
    return Message("failed {ago} ago, {times} in a row: {run}", ago=ago, times=times, run=run.words)


def _times_words(count: int) -> str:
    return Message("once") if count == 1 else Message("{count} times", count=count)
