"""Making a backup: all of a site in one sealed file, while it is in use."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from filelock import Timeout
from sqlalchemy import select

from core.backups.archive import Manifest, new_file, pack, unpack
from core.backups.disk import forget_cached, plain_errors
from core.backups.progress import share
from core.backups.sealed_file import HEADER_BYTES, BackupError, weakness_words
from core.base import durable
from core.base.messages import Message
from core.base.progress import Report, silent
from core.errors import GalleryError
from core.programs import unfinished
from core.programs.jobs import NotNowError
from core.settings import FILE as SETTINGS
from core.site import DATABASE, KEY, Site
from core.store import schema
from core.store.audit import Actor, Permission
from core.store.damage import damage
from core.store.register import Known, note
from core.store.rekey import same_key

ACTION = "back up"


class BusyError(BackupError, NotNowError):
    """Another program is making a backup of this site just now."""


@dataclass(frozen=True)
class Written:
    """A backup that was written, and read back."""

    path: Path
    size: int
    manifest: Manifest


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
            raise BackupError("{path} exists already: name another file", path=path)
    with plain_errors(path), unfinished.noted(site.folder, path) as part, _copied(site, report) as gallery:
        try:
            with new_file(part) as file:
                counted = share(report, 0.4, 0.7, Message("Writing the backup"))
                manifest = pack(file, passphrase, gallery, _small_files(site), counted)
                file.flush()
                os.fsync(file.fileno())
                size = file.tell()
                file.seek(0)
                header = file.read(HEADER_BYTES).hex()
                forget_cached(file)
            if unpack(part, passphrase, None, share(report, 0.7, 1.0, Message("Reading the backup back"))) != manifest:
                raise BackupError("{part} could not be read back as it was written: use another disk", part=part)
            if path.exists() and not replace:
                raise BackupError("{path} exists already: name another file", path=path)
            part.replace(path)
            with suppress(OSError):  # it is there, read back; its name may not outlive a power cut of this moment
                durable.sync_folder(path.parent)
        finally:
            part.unlink(missing_ok=True)
    written = Written(path, size, manifest)
    _note(site, written, header, actor, scheduled=scheduled is not None)
    return written


def _note(site: Site, written: Written, header: str, actor: Actor, *, scheduled: bool) -> None:
    """Keep that a backup was made; it is good, whatever keeps that from being noted."""
    path, manifest = written.path, written.manifest
    kept = Known(file=path.absolute(), time=manifest.made, size=written.size, header=header, scheduled=scheduled)
    with suppress(OSError):
        note(site.folder, kept)
    site.database.checkpoint()  # what was deleted meanwhile waits in the log
    counts = {"people": manifest.people, "photos": manifest.photos, "events": manifest.events}
    with suppress(GalleryError):
        site.trail.look(ACTION, str(path), actor=actor, bytes=written.size, **counts)


@contextmanager
def _copied(site: Site, report: Report) -> Iterator[Path]:
    """A copy of the gallery at one moment, in the site's folder for as long as it is needed."""
    lock, folder = durable.lock(site.folder / "backup.lock"), site.folder / "backup.part"
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise BusyError("this site is being backed up already: wait until that has ended") from None
    try:
        durable.erase(folder)  # of a backup that a power cut ended
        durable.private_folder(folder)
        copy = folder / DATABASE
        site.database.copy_to(copy, share(report, 0.0, 0.3, Message("Copying the gallery")))
        report(0.3, Message("Checking the copy"))
        found = damage(copy, lambda: report(0.3, Message("Checking the copy")))
        if found:
            raise BackupError(
                "the gallery is damaged, and was not backed up: {found}; restore an older backup", found=found
            )
        yield copy
    finally:
        durable.erase(folder)
        lock.release()


def _small_files(site: Site) -> dict[str, bytes]:
    """The files beside the gallery; the site key as its file has it, wherever it is kept."""
    with site.database.read() as session:
        same_key(session, site.vault)  # else nobody could open what was copied
    files = {KEY: f"{site.vault.key.hex()}\n".encode()}
    settings = site.folder / SETTINGS
    if settings.exists():
        files[SETTINGS] = settings.read_bytes()
    return files
