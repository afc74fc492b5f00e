"""A backup in place of a damaged gallery: what was there is moved aside, nothing of it is deleted."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from core import settings as site_settings
from core.backups import restoring
from core.backups.disk import plain_errors, sync_files
from core.backups.restoring import Restored
from core.backups.sealed_file import BackupError
from core.base import durable
from core.base.advice import Act
from core.base.messages import Message
from core.base.progress import Report, silent
from core.errors import PorticoError
from core.programs import running
from core.programs.leftovers import REPLACING
from core.settings import FILE as SETTINGS
from core.settings import Settings
from core.site import DATABASE, KEY, Site
from core.store import keys
from core.store.audit import Actor
from core.store.damage import damage, shut_records
from core.store.opening import backend_of

ASIDE, REPLACED = "damaged-", "replaced-"
"""How the folders begin into which files are moved, damaged ones and those with which nothing was wrong."""


@dataclass(frozen=True)
class Replaced:
    """What a restore in place came to.

    Attributes:
        restored: the backup, and what to see to.
        damage: what was wrong with the site; empty where nothing was.
        aside: the folder that holds what was there; None where nothing was, or nothing was done.

    """

    restored: Restored
    damage: str
    aside: Path | None


def put_back(
    path: Path,
    passphrase: str,
    folder: Path,
    progress: Report | None = None,
    *,
    force: bool = False,
    dry_run: bool = False,
    ask: keys.Ask | None = None,
    actor: Actor | None = None,
) -> Replaced:
    """Put the gallery of a backup in the place of one that is damaged; the settings stay as they are.

    Whatever is stopped on the way, the damaged files are there or in the folder beside, and it can be done again.

    Args:
        path: of the backup.
        passphrase: of the backup.
        folder: of the site.
        progress: told how far it is.
        force: also where nothing is wrong with the site.
        dry_run: check the backup and the site, and change nothing.
        ask: for the passphrase of the site key, where it is behind one.
        actor: who is at work, for the audit trail; by default whoever runs this program.

    Raises:
        BackupError: the backup cannot be used, nothing is wrong with the site, or a program has it open: the site stays
            as it was.

    """
    report = progress or silent
    if not folder.is_dir():
        raise BackupError("{folder} is not a site: {how}", folder=folder, how=Message(Act.RESTORE_ELSEWHERE))
    with plain_errors(folder), ExitStack() as stack:
        stack.enter_context(running.alone(folder, BackupError))
        if not dry_run:
            restoring.require_key_file(folder / REPLACING)
        report(0.0, Message("Looking for the damage"))
        found = damage_of(folder, ask)
        if not found and not force and not dry_run:
            raise BackupError(
                "nothing is wrong with the gallery in {folder}: {how}", folder=folder, how=Message(Act.GO_BACK)
            )
        if dry_run:
            return Replaced(restoring.restore(path, passphrase, folder, report, dry_run=True), found, None)
        stack.enter_context(running.shut(folder, BackupError))
        aside = _aside(folder, ASIDE if found else REPLACED)
        with _staging(folder) as staging:
            manifest, notes = restoring.unpack_site(path, passphrase, staging, report, actor, aside)
            notes, moves = _merged(folder, staging, notes, ask)
            durable.private_folder(aside)
            _swap(folder, staging, aside, moves)
        if not any(aside.iterdir()):
            aside.rmdir()
    report(1.0, Message("Done"))
    return Replaced(Restored(folder, manifest, notes), found, aside if aside.exists() else None)


def damage_of(folder: Path, ask: keys.Ask | None = None) -> str:
    """What is wrong with a site, thoroughly looked at, in words; empty where nothing is."""
    try:
        on_server = _on_server(folder)
        found = "" if on_server is not None else _damage_of_file(folder / DATABASE)
        if found:
            return found
        with Site(folder, ask=ask) as site:
            if on_server is not None and (found := site.database.damage()):
                return found
            shut = shut_records(site, named=True)
    except PorticoError as error:
        return str(error)
    if not shut:
        return ""
    named = Message.joined(", ", shut[:3])
    return Message("cannot be opened: {named} and more" if len(shut) > 3 else "cannot be opened: {named}", named=named)


def _damage_of_file(gallery: Path) -> str:
    if not gallery.exists():
        return Message("the gallery has gone")
    if gallery.stat().st_size == 0:
        return Message("the gallery is empty, 0 bytes")
    return damage(gallery)


def _on_server(folder: Path) -> str | None:
    """The database of a server that has the gallery of a site; None where it lies in a file, or nobody knows."""
    with suppress(PorticoError):
        settings = site_settings.load(folder)
        if settings.database is not None:
            return backend_of(folder, settings).place
    return None


def set_aside(folder: Path) -> list[Path]:
    """Folders with galleries that were replaced. They hold sealed data of people, and nothing removes them."""
    return sorted(path for begin in (ASIDE, REPLACED) for path in folder.glob(f"{begin}*") if path.is_dir())


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    """Where the backup is unpacked; nothing of it is left behind, nor of one that was stopped."""
    staging = folder / REPLACING
    durable.erase(staging)
    try:
        yield staging
    finally:
        durable.erase(staging)


def _merged(
    folder: Path, staging: Path, notes: tuple[str, ...], ask: keys.Ask | None
) -> tuple[tuple[str, ...], list[str]]:
    """Fit what was unpacked to the settings of the site, which stay; notes, and which files are to be moved aside."""
    # the gallery before its log: without a log it would open, and lack what was done last
    index = ["index", DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"]
    own = [SETTINGS, KEY, f"{KEY}.sealed"]
    try:
        settings = site_settings.load(folder)
    except PorticoError:
        # settings that cannot be read are replaced as well
        return (
            *notes,
            Message("{file} could not be read, and is as the backup has it", file=folder / SETTINGS),
        ), [*own, *index]
    unpacked = (staging / KEY).read_text(encoding="ascii").strip()
    if settings.database is not None:
        return _merged_from_server(folder, staging, settings, unpacked, ask)
    if _key_now(folder, settings, ask) == unpacked:
        (staging / KEY).unlink()
        (staging / SETTINGS).unlink(missing_ok=True)
        return (), index
    if settings.key == "file" and settings.key_file is None:
        (staging / SETTINGS).unlink(missing_ok=True)
        return (Message("the site key is again the one of the backup"),), [KEY, f"{KEY}.sealed", *index]
    # kept elsewhere, and another one or lost: from now on a file has it, as after any restore
    shutil.copyfile(folder / SETTINGS, staging / SETTINGS)
    site_settings.save(staging, key=None, key_file=None)
    return (restoring.key_words(),), [*own, *index]


def _merged_from_server(
    folder: Path, staging: Path, settings: Settings, unpacked: str, ask: keys.Ask | None
) -> tuple[tuple[str, ...], list[str]]:
    """The same where the gallery was on a server: it lies in a file from now on, and what is there stays there."""
    place = backend_of(folder, settings).place
    told = [
        Message(
            "the gallery lies in a file now; what the database {place} has stays there, and holds everybody: {how}",
            place=place,
            how=Message(Act.MOVE_GALLERY),
        )
    ]
    moves = [SETTINGS, "index", DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"]
    shutil.copyfile(folder / SETTINGS, staging / SETTINGS)
    site_settings.save(staging, **restoring.IN_A_FILE)
    if _key_now(folder, settings, ask) == unpacked:
        (staging / KEY).unlink()
        return tuple(told), moves
    site_settings.save(staging, key=None, key_file=None)
    elsewhere = settings.key != "file" or settings.key_file is not None
    told.append(restoring.key_words() if elsewhere else Message("the site key is again the one of the backup"))
    return tuple(told), [KEY, f"{KEY}.sealed", *moves]


def _key_now(folder: Path, settings: Settings, ask: keys.Ask | None) -> str | None:
    path = folder / (settings.key_file or Path(KEY)).expanduser()
    place: keys.KeyPlace = keys.KeyFile(path)
    if settings.key == "keyring":
        place = keys.KeyInKeyring(folder)
    elif settings.key == "passphrase":
        place = keys.KeyBehindPassphrase(path.with_name(f"{path.name}.sealed"), ask)
    try:
        key = place.read()
    except PorticoError:
        return None
    return key.hex() if key is not None else None


def _aside(folder: Path, begin: str) -> Path:
    stem, count = f"{begin}{datetime.now().astimezone():%Y-%m-%dT%H%M}", 1
    path = folder / stem
    while path.exists():
        count += 1
        path = folder / f"{stem}-{count}"
    return path


def _swap(folder: Path, staging: Path, aside: Path, names: list[str]) -> None:
    """Move what is there aside, then put what was unpacked into its place: all of it, or none."""
    moved: list[tuple[Path, Path]] = []

    def move(source: Path, target: Path) -> None:
        source.replace(target)
        moved.append((source, target))

    sync_files(staging)
    try:
        # the gallery comes last: what is broken off in between is found to be without one
        for name in names:
            if (folder / name).exists():
                move(folder / name, aside / name)
        for path in sorted(staging.iterdir(), key=lambda path: path.name == DATABASE):
            move(path, folder / path.name)
        durable.sync_folder(folder)
    except BaseException:
        for source, target in reversed(moved):
            with suppress(OSError):
                target.replace(source)
        with suppress(OSError):
            aside.rmdir()
        raise
