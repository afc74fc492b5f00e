"""Whether the clock on the wall can be trusted with what is removed for good: a clock that leaps ages everything."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from core.programs import status

_FILE = "clock.json"
_STEP = timedelta(hours=3)  # by which wall and monotonic clock differ only after a leap, or a sleep that is not counted
_OFF = timedelta(days=32)  # a site may stand still for so long without its clock being suspected
_DOUBT = timedelta(days=1)
_NOTED_EVERY = timedelta(minutes=10)


def steady() -> float:
    """Seconds of a clock that nobody can set, and that goes on while the machine sleeps.

    On Windows :func:`time.monotonic` does so by itself.
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC_RAW)
    return time.monotonic()


class _Noted(BaseModel):
    """What is kept of the clock: when it was last looked at, and when it leapt, both by itself."""

    model_config = ConfigDict(frozen=True)

    seen: AwareDatetime
    leapt: AwareDatetime | None = None


class ClockWatch:
    """Looks at the clock now and then, in one program after the other.

    After a leap forward it is in doubt for a day by its own time: enough for somebody, or for a time server, to put it
    right. Once it is back where it was, it is trusted at once.

    Args:
        site_folder: where is noted what the clock said last.
        newest: asked where nothing is noted, as in a site made of a backup: when the site was last written to.
        now: the clock.
        steady: seconds of a clock that nobody can set.

    """

    def __init__(
        self,
        site_folder: Path,
        newest: Callable[[], datetime | None],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        steady: Callable[[], float] = steady,
    ):
        self._folder = site_folder
        self._newest = newest
        self._now = now
        self._steady = steady
        self._before = now(), steady()
        self._written: datetime | None = None

    def in_doubt(self) -> bool:
        """Look at the clock; whether nothing should be removed by it now.

        Raises:
            OSError: what it says cannot be noted.
            GalleryError: when the site was last written to cannot be told.

        """
        now, steady = self._now(), self._steady()
        noted = self._noted()
        leapt = noted.leapt if noted is not None else None
        passed = now - self._before[0]
        gone = passed - timedelta(seconds=steady - self._before[1])
        if gone > _STEP:
            # sleep may not be counted, as of a virtual machine: it lengthens a doubt, and does not begin it anew
            leapt = leapt + gone if leapt is not None and gone <= _DOUBT else now
        elif passed > _OFF:
            leapt = now  # a sleep as long as a site may be off at most, or both clocks leapt
        elif self._written is None:  # nobody has looked in this program before
            last = noted.seen if noted is not None else self._newest()
            if last is not None and now - last > _OFF:
                leapt = now
        if leapt is not None and (now < leapt or now - leapt >= _DOUBT):
            leapt = None
        self._before = now, steady
        changed = noted is None or leapt != noted.leapt
        if changed or self._written is None or not timedelta(0) <= now - self._written < _NOTED_EVERY:
            status.write(self._folder, _FILE, _Noted(seen=now, leapt=leapt).model_dump(mode="json"))
            self._written = now
        return leapt is not None

    def _noted(self) -> _Noted | None:
        try:
            return _Noted.model_validate(status.read(self._folder, _FILE))
        except ValidationError:
            return None
