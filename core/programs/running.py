"""Which programs have a site open, and with which recognition profile they work.

Nothing is put in the place of a gallery while a program could still write, and no templates are removed with which one
still recognises people. Locks tell so, and not notes of processes: they end with the process that holds them.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from core.base import durable
from core.base.advice import Act
from core.errors import PorticoError, SiteError

FOLDER = "open"
"""In a site's folder: the locks of the programs that have it open."""
_OPENING = "opening.lock"
_BUSY = ("window.lock", "upkeep.lock", "backup.lock")
_SECONDS = 10.0  # as long as the gallery itself is waited for


def hold(site_folder: Path, profile_id: str = "") -> FileLock | None:
    """A lock that tells others that this program has a site open; None where the disk takes none.

    Args:
        site_folder: of the site.
        profile_id: of the profile whose templates this program needs, where it does.

    Raises:
        SiteError: its gallery is being replaced.

    """
    folder, profile = site_folder / FOLDER, f".{profile_id}" if profile_id else ""
    try:
        durable.private_folder(folder)
        with durable.lock(folder / _OPENING, timeout=_SECONDS):
            while True:
                # whoever closes the site may be another thread than the one that opened it
                lock = durable.lock(folder / f"site-{secrets.token_hex(6)}{profile}.lock", thread_local=False)
                with suppress(Timeout):  # somebody who looks was first
                    lock.acquire(timeout=0)
                    return lock
    except Timeout:
        raise SiteError(
            "a backup is being restored into {folder}: wait until that has ended", folder=site_folder
        ) from None
    except (OSError, NotImplementedError):
        return None


def release(lock: FileLock | None) -> None:
    """Give a lock back. Calling it twice is harmless."""
    if lock is not None and lock.is_locked:
        remove(lock)


def in_use(site_folder: Path) -> bool:
    """Whether a program has a site open, this one included."""
    return bool(_held(site_folder))


def used_profiles(site_folder: Path) -> set[str]:
    """Ids of the profiles that programs work with which look after the site, whatever its settings say by now."""
    return {profile for path in _held(site_folder) if (profile := path.stem.partition(".")[2])}


def _held(site_folder: Path) -> list[Path]:
    """The locks that programs hold; those of programs that were killed are removed."""
    held = []
    for path in (site_folder / FOLDER).glob("site-*.lock"):
        lock = durable.lock(path)
        try:
            lock.acquire(timeout=0)
        except (Timeout, OSError):
            held.append(path)
        else:
            remove(lock)
    return held


@contextmanager
def kept_out(site_folder: Path) -> Iterator[None]:
    """Let no program open a site within the block; whether one has it open is to be asked within.

    Raises:
        Timeout: it is being opened, or somebody else keeps programs out.

    """
    folder = site_folder / FOLDER
    durable.private_folder(folder)
    with durable.lock(folder / _OPENING, timeout=_SECONDS):
        yield


@contextmanager
def alone(site_folder: Path, wrong: type[PorticoError]) -> Iterator[None]:
    """Keep windows, upkeep and backups from a site within the block, which no program has open at its beginning.

    Raises:
        PorticoError: of the kind ``wrong``; a program has the site open.

    """
    with ExitStack() as stack:
        for name in _BUSY:
            try:
                stack.enter_context(durable.lock(site_folder / name, timeout=0))
            except Timeout:
                raise wrong(Act.END_OTHERS, folder=site_folder) from None
        if in_use(site_folder):
            raise wrong(Act.END_OTHERS, folder=site_folder)
        yield


@contextmanager
def shut(site_folder: Path, wrong: type[PorticoError]) -> Iterator[None]:
    """Keep every program from a site: who had the gallery open would go on to write into what is no longer its own.

    Raises:
        PorticoError: of the kind ``wrong``; a program has the site open.

    """
    with ExitStack() as stack:
        try:
            stack.enter_context(kept_out(site_folder))
        except Timeout:
            raise wrong(Act.END_OTHERS, folder=site_folder) from None
        if in_use(site_folder):
            raise wrong(Act.END_OTHERS, folder=site_folder)
        yield


def remove(lock: FileLock) -> None:
    """Release a lock and remove its file: before, so that nobody takes it in between; after, as Windows wants it."""
    with suppress(OSError):
        Path(lock.lock_file).unlink(missing_ok=True)
    lock.release()
    with suppress(OSError):
        Path(lock.lock_file).unlink(missing_ok=True)
