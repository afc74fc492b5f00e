"""Making a site of a backup again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import Timeout

from core import settings as site_settings
from core.backups.archive import Manifest, unpack
from core.backups.disk import plain_errors, sync_files
from core.backups.progress import share
from core.backups.sealed_file import BackupError
from core.base import durable
from core.base.advice import Act
from core.base.messages import Message
from core.base.progress import Report, silent
from core.programs import running
from core.programs.leftovers import RESTORING
from core.settings import FILE as SETTINGS
from core.site import DATABASE, KEY, Site
from core.site.folders import make_folder
from core.store.audit import Actor
from core.store.damage import damage
from core.store.opening import backend_of

IN_A_FILE: dict[str, None] = {"database": None, "database_password_file": None, "database_keyring": None}
"""The settings of a gallery that lies in a file."""


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
            manifest = unpack(path, passphrase, None, share(report, 0, 1, Message("Checking the backup")))
            free = _cut_off(folder) or not _occupied(folder)
            return Restored(folder, manifest, () if free else (_occupied_words(folder),))
        with _one_at_a_time(folder):
            _require_empty(folder)
            require_key_file(folder)
            made, staging = not folder.exists(), folder / RESTORING
            make_folder(folder)
            try:
                manifest, notes = unpack_site(path, passphrase, staging, report)
                _move_all(staging, folder)
            except BaseException:
                shutil.rmtree(staging, ignore_errors=True)
                if made:
                    with suppress(OSError):
                        folder.rmdir()
                raise
    report(1.0, Message("Done"))
    return Restored(folder, manifest, notes)


def require_key_file(folder: Path) -> None:
    """Refuse to make a site in an empty folder whose key or gallery the environment would have looked for elsewhere.

    Raises:
        BackupError: the environment says where one of them is.

    """
    chosen = site_settings.load(folder)
    if chosen.database is not None:
        raise BackupError(
            "PORTICO_DATABASE is set in the environment, and a restored gallery begins in a file: unset it, restore, "
            "then {how}",
            how=Message(Act.MOVE_GALLERY),
        )
    if chosen.key != "file" or chosen.key_file is not None:
        raise BackupError(
            "PORTICO_KEY or PORTICO_KEY_FILE is set in the environment, and a restored site begins with its key in "
            "a file of its own: unset it, restore, then {how}",
            how=Message(Act.MOVE_THE_KEY),
        )


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Keep another restore out of a folder: each would remove what the other one unpacks."""
    whole = folder.absolute()
    lock = durable.lock(whole.with_name(f".{whole.name}.restoring.lock"))  # beside it, since the folder is to be empty
    with suppress(OSError):  # a folder that nobody can write beside, such as a disk of its own
        whole.parent.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise BackupError(
                "a backup is being restored into {folder}: wait until that has ended", folder=folder
            ) from None
    try:
        yield
    finally:
        if lock.is_locked:
            running.remove(lock)


def unpack_site(
    path: Path, passphrase: str, staging: Path, report: Report, actor: Actor | None = None, former: Path | None = None
) -> tuple[Manifest, tuple[str, ...]]:
    """Unpack a backup into a new folder, as a site that is known to open; what it holds, and what to see to.

    Args:
        path: of the backup.
        passphrase: of the backup.
        staging: the new folder.
        report: told how far it is.
        actor: who is at work, for the audit trail; by default whoever runs this program.
        former: where the gallery that is replaced, and its own audit trail, will lie.

    Raises:
        BackupError: it cannot be used; what the folder holds then is not to be used either.

    """
    staging.mkdir(parents=True, mode=0o700)
    manifest = unpack(path, passphrase, staging, share(report, 0, 0.7, Message("Reading the backup")))
    report(0.7, Message("Checking the gallery"))
    notes = _opened_once(staging, path, manifest, actor, former)
    durable.erase(staging / running.FOLDER)  # it was open here, and is closed
    return manifest, notes


def _opened_once(
    folder: Path, backup: Path, manifest: Manifest, actor: Actor | None, former: Path | None
) -> tuple[str, ...]:
    """Open what was unpacked as a site: so it is known to work, and older tables become today's. What to see to."""
    found = damage(folder / DATABASE)
    if found:
        raise BackupError("the gallery in this backup is damaged: {found}; take an older backup", found=found)
    before, notes = site_settings.load(folder), []
    if before.key != "file" or before.key_file is not None:
        site_settings.save(folder, key=None, key_file=None)
        notes.append(key_words())
    if before.database is not None:
        site_settings.save(folder, **IN_A_FILE)
        notes.append(in_a_file_words(backend_of(folder, before).place))
    with Site(folder) as site:
        faults = site.trail.verify()
        # what was done since the backup is in the trail of what was replaced
        more: dict[str, Any] = {} if former is None else {"replaced": str(former)}
        made = manifest.made.isoformat(timespec="seconds")
        site.trail.look("restore backup", str(backup), actor=actor, made=made, **more)
    if faults:
        notes.append(
            Message("the audit trail had been tampered with before the backup was made: {fault}", fault=faults[0])
        )
    if before.profile.endswith(".toml") and not Path(before.profile).is_file():
        notes.append(
            Message("the recognition profile {profile} is not on this machine: copy it there", profile=before.profile)
        )
    if before.weights_folder is not None and not before.weights_folder.is_dir():
        notes.append(
            Message(
                "the folder of network weights {folder} is not on this machine: copy it there",
                folder=before.weights_folder,
            )
        )
    if before.backups.folder is not None:
        notes.append(
            Message(
                "the site goes on backing itself up into {folder}: {how}",
                folder=before.backups.folder,
                how=Message(Act.SEE_BACKUPS),
            )
        )
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
        raise BackupError(_occupied_words(folder))


def key_words() -> Message:
    """That a key that was kept elsewhere lies in a file now."""
    return Message("the site key lies in a file beside the gallery now: {how}", how=Message(Act.MOVE_IT))


def in_a_file_words(place: str) -> Message:
    """That a gallery that was in a database of a server lies in a file now."""
    return Message(
        "the gallery was in the database {place}, and lies in a file now: {how}",
        place=place,
        how=Message(Act.MOVE_GALLERY),
    )


def _occupied_words(folder: Path) -> Message:
    return Message("{folder} is not empty: name a new folder for the restored site", folder=folder)


def _cut_off(folder: Path) -> bool:
    """Whether nothing is there but what a restore has left that was cut off."""
    left = {RESTORING, KEY, SETTINGS, running.FOLDER}
    return (folder / RESTORING).is_dir() and {path.name for path in folder.iterdir()} <= left


def _occupied(folder: Path) -> bool:
    # a program that could open no site here leaves that it tried
    return folder.exists() and (not folder.is_dir() or any(path.name != running.FOLDER for path in folder.iterdir()))
