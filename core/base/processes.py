"""Whether a process that has left its number somewhere still runs: numbers are used again.

Beside the number stands when the process was started, in a form that stays the same when the clock is put right.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

UNTOLD = "0" * 8
"""For when a process was started, where that cannot be told."""
_MASK = 0xFFFFFFFF
_APART = 2.0  # seconds


def start_of(pid: int) -> str:
    """When a process was started, as 16 digits: which start of the machine, and when after it.

    The last 8 are :data:`UNTOLD` where there is no such process, or nothing can be told of it.
    """
    import psutil

    try:
        if sys.platform == "linux":  # where the library's answer moves with the clock: ticks since the machine started
            fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            told = int(fields[19])
        else:
            told = int(psutil.Process(pid).create_time())
    except (OSError, LookupError, ValueError, psutil.Error):
        return _boot() + UNTOLD
    return f"{_boot()}{told & _MASK:08x}"


def my_start() -> str:
    """When this process was started."""
    return start_of(os.getpid())


def still_runs(pid: int, start: object) -> bool:
    """Whether the process of a number is the one that was started then, and has not ended, so far as can be told.

    Args:
        pid: number of the process.
        start: of :func:`start_of`, or the last 8 digits of it. A version before this one noted seconds since 1970,
            which are taken as they come. Where nothing else is known, any process of that number counts.

    """
    import psutil

    if pid <= 0 or not psutil.pid_exists(pid) or _has_ended(pid):
        return False
    if isinstance(start, int | float) and not isinstance(start, bool):
        try:
            return abs(psutil.Process(pid).create_time() - start) < _APART
        except psutil.NoSuchProcess:
            return False
        except psutil.Error:
            return True  # somebody else's: it is there
    if not isinstance(start, str) or not start or start.endswith(UNTOLD):
        return True
    now = start_of(pid)
    return now.endswith((UNTOLD, start))


def _has_ended(pid: int) -> bool:
    """Whether a process keeps its number only because whoever started it has not heard of its end yet."""
    import psutil

    try:
        return bool(psutil.Process(pid).status() == psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return True
    except psutil.Error:
        return False  # somebody else's: it is there


@cache
def _boot() -> str:
    """Which start of the machine this is; zeros where the system has no name for it."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii")[:8]
    except (OSError, ValueError):
        return UNTOLD
