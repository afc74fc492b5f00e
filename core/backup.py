"""Backups: all of a site in one sealed file, and a site made of such a file again."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import select

from core import durable, running, unfinished
from core import settings as site_settings
from core.backup_archive import Count, Manifest, new_file, pack, unpack
from core.backup_damage import damage
from core.backup_disk import forget_cached, plain_errors, silent, sync_files
from core.backup_file import HEADER_BYTES, BackupError, weakness_words
from core.backup_known import SUFFIX as KNOWN_SUFFIX
from core.backup_known import Known, note
from core.errors import GalleryError
from core.gallery import schema
from core.gallery.audit import Actor, Permission
from core.gallery.rekey import same_key
from core.jobs import NotNowError
from core.leftovers import RESTORING
from core.settings import FILE as SETTINGS
from core.site import DATABASE, KEY, Site

Report = Callable[[float, str], None]
"""Called with (fraction done 0..1, what is being done); what it raises ends the work, and nothing is left behind."""

SUFFIX = KNOWN_SUFFIX
ACTION = "back up"
_PAGES = 2048  # of the gallery, between two reports
_NEW_FOLDER = "name a new folder for the restored site"


class BusyError(BackupError, NotNowError):
    """Another program is making a backup of this site just now."""


@dataclass(frozen=True)
class Written:
    """A backup that was written, and read back."""

    path: Path
    size: int
    manifest: Manifest


@dataclass(frozen=True)
class Restored:
    """A site that was made of a backup, or would be.

    Attributes:
        folder: of the site.
        manifest: of the backup.
        notes: what to see to, a sentence each.

    """

    folder: Path
    manifest: Manifest
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Last:
    """The latest backup of a site: when, and to which file."""

    time: datetime
    file: str


def last(site: Site) -> Last | None:
    """The latest backup that this site knows of."""
    wanted = select(schema.Audit.time, schema.Audit.subject).where(schema.Audit.action == ACTION)
    with site.database.read() as session:
        found = session.execute(wanted.order_by(schema.Audit.id.desc()).limit(1)).first()
    return Last(found.time, found.subject) if found is not None else None


def write(
    site: Site,
    path: Path,
    passphrase: str,
    progress: Report | None = None,
    *,
    replace: bool = False,
    scheduled: Actor | None = None,
) -> Written:
    """Back a site up while it is in use: gallery, log, trail, settings and site key, as they are at one moment.

    The file appears under its name only once it has been read back from the disk and checked.

    Args:
        site: open.
        path: of the backup.
        passphrase: without which nobody can read it, at least 12 characters.
        progress: told how far it is.
        replace: whether a file of that name may be replaced.
        scheduled: whose doing it is, where it is one of those that the site makes, and removes, by itself.

    Raises:
        BackupError: the passphrase is too weak, the gallery is damaged, or the file cannot be written.
        NotAllowedError: whoever is at work here may not.

    """
    actor, report = scheduled or site.trail.actor, progress or silent  # should the window be locked meanwhile
    site.trail.require(Permission.RULES, actor)
    problem = weakness_words(passphrase)
    if problem:
        raise BackupError(problem)
    with plain_errors(path):
        if path.resolve().is_relative_to(site.folder.resolve()):
            raise BackupError("a backup in the site's own folder would be lost with it: name a file on another disk")
        if path.exists() and not (replace and path.is_file()):
            raise BackupError(f"{path} exists already: name another file")
    with plain_errors(path), unfinished.noted(site.folder, path) as part, _copied(site, report) as gallery:
        try:
            with new_file(part) as file:
                counted = _share(report, 0.4, 0.7, "Writing the backup")
                manifest = pack(file, passphrase, gallery, _small_files(site), counted)
                file.flush()
                os.fsync(file.fileno())
                size = file.tell()
                file.seek(0)
                header = file.read(HEADER_BYTES).hex()
                forget_cached(file)
            if unpack(part, passphrase, None, _share(report, 0.7, 1.0, "Reading the backup back")) != manifest:
                raise BackupError(f"{part} could not be read back as it was written: use another disk")
            if path.exists() and not replace:
                raise BackupError(f"{path} exists already: name another file")
            part.replace(path)
            with suppress(OSError):  # it is there, read back; its name may not outlive a power cut of this moment
                durable.sync_folder(path.parent)
        finally:
            part.unlink(missing_ok=True)
    kept = Known(file=path.absolute(), time=manifest.made, size=size, header=header, scheduled=scheduled is not None)
    with suppress(OSError):  # the backup is good, whatever keeps it from being noted
        note(site.folder, kept)
    site.database.checkpoint()  # what was deleted meanwhile waits in the log
    counts = {"people": manifest.people, "photos": manifest.photos, "events": manifest.events}
    with suppress(GalleryError):  # the backup is good, whatever keeps its entry from being written
        site.trail.look(ACTION, str(path), actor=actor, bytes=size, **counts)
    return Written(path, size, manifest)


def restore(
    path: Path, passphrase: str, folder: Path, progress: Report | None = None, *, dry_run: bool = False
) -> Restored:
    """Make a site of a backup.

    Everything is checked first: each byte against seal and checksum, the gallery by SQLite's own check, and that it
    opens as a site. The site key lies in a file beside the gallery afterwards, wherever it was before.

    Args:
        path: of the backup.
        passphrase: of the backup.
        folder: of the new site: empty, or not there yet.
        progress: told how far it is.
        dry_run: check the file, say what it holds, and write nothing.

    Raises:
        BackupError: the backup is damaged, newer than this program or sealed with another passphrase, or the folder is
            not empty: it stays as it was.

    """
    report = progress or silent
    with plain_errors(folder):
        if dry_run:
            manifest = unpack(path, passphrase, None, _share(report, 0, 1, "Checking the backup"))
            free = _cut_off(folder) or not _occupied(folder)
            return Restored(folder, manifest, () if free else (f"{folder} is not empty: {_NEW_FOLDER}",))
        with _one_at_a_time(folder):
            _require_empty(folder)
            require_key_file(folder)
            made, staging = not folder.exists(), folder / RESTORING
            try:
                manifest, notes = unpack_site(path, passphrase, staging, report)
                _move_all(staging, folder)
            except BaseException:
                shutil.rmtree(staging, ignore_errors=True)
                if made:
                    with suppress(OSError):
                        folder.rmdir()
                raise
    report(1.0, "Done")
    return Restored(folder, manifest, notes)


# writing


@contextmanager
def _copied(site: Site, report: Report) -> Iterator[Path]:
    """A copy of the gallery at one moment, in the site's folder for as long as it is needed."""
    lock, folder = FileLock(site.folder / "backup.lock"), site.folder / "backup.part"
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise BusyError("this site is being backed up already: wait until that has ended") from None
    try:
        durable.erase(folder)  # of a backup that a power cut ended
        folder.mkdir(mode=0o700)
        copy = folder / DATABASE
        _copy_gallery(site.folder / DATABASE, copy, _share(report, 0.0, 0.3, "Copying the gallery"))
        report(0.3, "Checking the copy")
        found = damage(copy, lambda: report(0.3, "Checking the copy"))
        if found:
            raise BackupError(f"the gallery is damaged, and was not backed up: {found}; restore an older backup")
        yield copy
    finally:
        durable.erase(folder)
        lock.release()


def _copy_gallery(source: Path, target: Path, report: Count) -> None:
    with (
        closing(sqlite3.connect(source, isolation_level=None)) as live,
        closing(sqlite3.connect(target, isolation_level=None)) as copy,
    ):
        live.execute("BEGIN")  # holds one state: else every change by somebody else would begin the copy anew
        live.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for pragma in ("journal_mode = MEMORY", "synchronous = OFF"):
            copy.execute(f"PRAGMA {pragma}")
        live.backup(copy, pages=_PAGES, progress=lambda _status, left, all_: report(all_ - left, all_))


def _small_files(site: Site) -> dict[str, bytes]:
    """The files beside the gallery; the site key as its file has it, wherever it is kept."""
    with site.database.read() as session:
        same_key(session, site.vault)  # else nobody could open what was copied
    files = {KEY: f"{site.vault.key.hex()}\n".encode()}
    settings = site.folder / SETTINGS
    if settings.exists():
        files[SETTINGS] = settings.read_bytes()
    return files


# restoring


def require_key_file(folder: Path) -> None:
    """Refuse to make a site in an empty folder whose key the environment would have looked for elsewhere.

    Raises:
        BackupError: the environment says where the key is.

    """
    chosen = site_settings.load(folder)
    if chosen.key != "file" or chosen.key_file is not None:
        raise BackupError(
            "PORTICO_KEY or PORTICO_KEY_FILE is set in the environment, and a restored site begins with its key in "
            "a file of its own: unset it, restore, then move the key with: portico key store"
        )


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Keep another restore out of a folder: each would remove what the other one unpacks."""
    whole = folder.absolute()
    lock = FileLock(whole.with_name(f".{whole.name}.restoring.lock"))  # beside it, since the folder is to be empty
    with suppress(OSError):  # a folder that nobody can write beside, such as a disk of its own
        whole.parent.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise BackupError(f"a backup is being restored into {folder}: wait until that has ended") from None
    try:
        yield
    finally:
        if lock.is_locked:
            running.remove(lock)


def unpack_site(path: Path, passphrase: str, staging: Path, report: Report) -> tuple[Manifest, tuple[str, ...]]:
    """Unpack a backup into a new folder, as a site that is known to open; what it holds, and what to see to.

    Raises:
        BackupError: it cannot be used; what the folder holds then is not to be used either.

    """
    staging.mkdir(parents=True, mode=0o700)
    manifest = unpack(path, passphrase, staging, _share(report, 0, 0.7, "Reading the backup"))
    report(0.7, "Checking the gallery")
    notes = _opened_once(staging, path, manifest)
    durable.erase(staging / running.FOLDER)  # it was open here, and is closed
    return manifest, notes


def _opened_once(folder: Path, backup: Path, manifest: Manifest) -> tuple[str, ...]:
    """Open what was unpacked as a site: so it is known to work, and older tables become today's. What to see to."""
    found = damage(folder / DATABASE)
    if found:
        raise BackupError(f"the gallery in this backup is damaged: {found}; take an older backup")
    before, notes = site_settings.load(folder), []
    if before.key != "file" or before.key_file is not None:
        site_settings.save(folder, key=None, key_file=None)
        notes.append("the site key lies in a file beside the gallery now: move it with portico key store")
    with Site(folder) as site:
        faults = site.trail.verify()
        site.trail.look("restore backup", str(backup), made=manifest.made.isoformat(timespec="seconds"))
    if faults:
        notes.append(f"the audit trail had been tampered with before the backup was made: {faults[0]}")
    if before.profile.endswith(".toml") and not Path(before.profile).is_file():
        notes.append(f"the recognition profile {before.profile} is not on this machine: copy it there")
    if before.weights_folder is not None and not before.weights_folder.is_dir():
        notes.append(f"the folder of network weights {before.weights_folder} is not on this machine: copy it there")
    if before.backups.folder is not None:
        notes.append(f"the site goes on backing itself up into {before.backups.folder}: see portico backups status")
    return tuple(notes)


def _move_all(staging: Path, folder: Path) -> None:
    """Put every file into its place, or none."""
    sync_files(staging)
    moved: list[Path] = []
    try:
        for path in sorted(staging.iterdir(), key=lambda path: path.name == DATABASE):  # the gallery last
            moved.append(path.replace(folder / path.name))  # noqa: PERF401  # what was moved is needed if one fails
        staging.rmdir()
        durable.sync_folder(folder)
    except BaseException:
        for path in moved:
            path.unlink(missing_ok=True)
        raise


def _require_empty(folder: Path) -> None:
    if _cut_off(folder):  # it is done anew
        for name in (RESTORING, KEY, SETTINGS):
            durable.erase(folder / name)
    if _occupied(folder):
        raise BackupError(f"{folder} is not empty: {_NEW_FOLDER}")


def _cut_off(folder: Path) -> bool:
    """Whether nothing is there but what a restore has left that was cut off."""
    left = {RESTORING, KEY, SETTINGS, running.FOLDER}
    return (folder / RESTORING).is_dir() and {path.name for path in folder.iterdir()} <= left


def _occupied(folder: Path) -> bool:
    # a program that could open no site here leaves that it tried
    return folder.exists() and (not folder.is_dir() or any(path.name != running.FOLDER for path in folder.iterdir()))


# both


def _share(report: Report, begin: float, end: float, words: str) -> Count:
    """Reports counts as a part of the whole way."""
    return lambda done, whole: report(begin + (end - begin) * done / max(whole, 1), words)
