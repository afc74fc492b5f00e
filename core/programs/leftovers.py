"""What programs leave in a site that are killed, or that lose their power, while they write."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from filelock import Timeout

from core.base import durable
from core.programs import status, unfinished

RESTORING = "restoring.part"
"""The folder in which a backup is unpacked."""
REPLACING = "replacing.part"
"""The same, of one that is to take the place of a damaged gallery."""

_COPY, _COPYING = "backup.part", "backup.lock"


def clear_away(folder: Path) -> None:
    """Remove it: there are people in it whom somebody may since have deleted."""
    for place in (folder, folder / "index", folder / status.FOLDER):
        durable.clear_away(place)
    with suppress(OSError):
        for path in (folder / "index").glob("*.index.part"):  # of a program before this one
            path.unlink(missing_ok=True)
    unfinished.clear_away(folder)
    for left in (_COPY, REPLACING):
        if (folder / left).exists():
            lock = durable.lock(folder / _COPYING)
            with suppress(Timeout, OSError):
                lock.acquire(timeout=0)
                try:
                    durable.erase(folder / left)
                finally:
                    lock.release()
    with suppress(OSError):
        (folder / RESTORING).rmdir()  # empty: all of it has been put into its place
