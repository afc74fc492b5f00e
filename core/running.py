"""Which programs have a site open, so that nothing is put in the place of its gallery while one could still write."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from core.errors import SiteError

FOLDER = "open"
"""In a site's folder: the locks of the programs that have it open."""
_OPENING = "opening.lock"
_SECONDS = 10.0  # as long as the gallery itself is waited for


def hold(site_folder: Path) -> FileLock | None:
    """A lock that tells others that this program has a site open; None where the disk takes none.

    Raises:
        SiteError: its gallery is being replaced.

    """
    folder = site_folder / FOLDER
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        with FileLock(folder / _OPENING, timeout=_SECONDS):
            while True:
                # whoever closes the site may be another thread than the one that opened it
                lock = FileLock(folder / f"site-{secrets.token_hex(6)}.lock", thread_local=False)
                with suppress(Timeout):  # somebody who looks was first
                    lock.acquire(timeout=0)
                    return lock
    except Timeout:
        raise SiteError(f"a backup is being restored into {site_folder}: wait until that has ended") from None
    except (OSError, NotImplementedError):
        return None


def release(lock: FileLock | None) -> None:
    """Give a lock back. Calling it twice is harmless."""
    if lock is not None and lock.is_locked:
        remove(lock)


def in_use(site_folder: Path) -> bool:
    """Whether a program has a site open, this one included."""
    found = False
    for path in (site_folder / FOLDER).glob("site-*.lock"):
        lock = FileLock(path)
        try:
            lock.acquire(timeout=0)
        except (Timeout, OSError):
            found = True
        else:
            remove(lock)  # of a program that was killed
    return found


@contextmanager
def kept_out(site_folder: Path) -> Iterator[None]:
    """Let no program open a site within the block; whether one has it open is to be asked within.

    Raises:
        Timeout: it is being opened, or somebody else keeps programs out.

    """
    folder = site_folder / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    with FileLock(folder / _OPENING, timeout=_SECONDS):
        yield


def remove(lock: FileLock) -> None:
    """Release a lock and remove its file: before, so that nobody takes it in between; after, as Windows wants it."""
    with suppress(OSError):
        Path(lock.lock_file).unlink(missing_ok=True)
    lock.release()
    with suppress(OSError):
        Path(lock.lock_file).unlink(missing_ok=True)
