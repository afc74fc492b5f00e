"""What a site does by itself now and then, and what came of it the last time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from filelock import Timeout
from pydantic import AwareDatetime, BaseModel, ConfigDict, TypeAdapter, ValidationError

from core.base import durable
from core.base.messages import Message, message_of
from core.base.progress import Report
from core.errors import PorticoError
from core.programs import status

_FILE = "jobs.json"
SKEW = timedelta(minutes=5)
"""A clock that is put right goes back by so much without its being noticed."""
_WAIT = 5.0  # seconds for another process that notes something


class NotNowError(PorticoError):
    """Somebody else is at it just now: what is due has not failed, and is not due for the moment."""


class Run(BaseModel):
    """The last run of a job.

    Attributes:
        began: when, by this machine's clock.
        ended: when.
        good: whether it came to its end.
        words: what came of it, or what went wrong.
        succeeded: when it last came to its end; None where it never has.
        failures: since then.

    """

    model_config = ConfigDict(frozen=True)

    began: AwareDatetime
    ended: AwareDatetime
    good: bool
    words: Message
    succeeded: AwareDatetime | None
    failures: int


@dataclass(frozen=True)
class Job:
    """Something to be done now and then.

    Attributes:
        name: under which its runs are noted.
        due: whether it is to be done, by the time now and its last run.
        run: does it; what came of it, in words.
        trouble: what is said where it fails, given why.
        removes: whether it does away with what is old for good: not while the clock is in doubt.

    """

    name: str
    due: Callable[[datetime, Run | None], bool]
    run: Callable[[Report], str]
    trouble: Callable[[Message], Message]
    removes: bool = False


def last_runs(site_folder: Path) -> dict[str, Run]:
    """The last run of each job of a site, by name; none where nothing readable was noted."""
    try:
        return _RUNS.validate_python(status.read(site_folder, _FILE) or {})
    except ValidationError:
        return {}


def run(site_folder: Path, job: Job, report: Report, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Run:
    """Do a job, and note what came of it; what the report raises goes on, and nothing is noted.

    Raises:
        OSError: what came of it could not be noted.
        NotNowError: another program is at it; nothing is noted.

    """
    began, stopped = now(), []

    def told(fraction: float, words: str) -> None:
        try:
            report(fraction, words)
        except BaseException:
            stopped.append(True)
            raise

    try:
        good, words = True, Message(job.run(told))
    except Exception as error:
        if stopped or isinstance(error, NotNowError):
            raise
        # what strange errors say may hold what was being written: their kind is enough
        known = isinstance(error, PorticoError | OSError)
        good, words = False, message_of(error) if known else Message(type(error).__name__)
    ended = now()
    durable.private_folder(site_folder / status.FOLDER)
    try:
        with durable.lock(site_folder / status.FOLDER / "jobs.lock", timeout=_WAIT):
            runs = last_runs(site_folder)
            before = runs.get(job.name)
            result = Run(
                began=began,
                ended=ended,
                good=good,
                words=words,
                succeeded=ended if good else before.succeeded if before is not None else None,
                failures=0 if good else 1 + (before.failures if before is not None else 0),
            )
            status.write(site_folder, _FILE, _RUNS.dump_python({**runs, job.name: result}, mode="json"))
    except Timeout:
        raise OSError(Message("another program is noting what it has done")) from None
    return result


def passed(period: timedelta) -> Callable[[datetime, Run | None], bool]:
    """Due once a period has passed since the last success; where that lies in the future, the clock was set back."""

    def due(now: datetime, last: Run | None) -> bool:
        return last is None or not since(last.succeeded, now, now - period)

    return due


def since(moment: datetime | None, now: datetime, start: datetime) -> bool:
    """Whether something happened since a start, and not in what is the future by a clock that was set back."""
    return moment is not None and start <= moment <= now + SKEW


_RUNS = TypeAdapter(dict[str, Run])
