"""Backups that a site makes by itself: when, into which folder, and which of them are kept."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from core import settings as site_settings
from core.backups import writing
from core.backups.archive import Manifest, unpack
from core.backups.rotation import Keep, to_remove
from core.backups.sealed_file import BackupError, weakness_words
from core.backups.writing import Written
from core.base.advice import Act
from core.base.messages import Message
from core.base.progress import Report
from core.errors import PorticoError
from core.programs.jobs import SKEW, Job, Run, last_runs, since
from core.programs.jobs import run as run_job
from core.settings import BackupSettings
from core.site import Site
from core.store import register
from core.store.audit import Actor, Permission
from core.store.register import SUFFIX, Known

JOB = "backup"
"""The name under which its runs are noted."""
SECRET = "backup"  # noqa: S105  # the name under which the passphrase is kept
_SELF = Actor("Portico")
_PERIODS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(days=7)}
_SUNDAY = 6
_NAME = re.compile(rf"^portico-.+-\d{{4}}-\d\d-\d\dT\d{{4}}(-\d+)?{re.escape(SUFFIX)}$")


@dataclass(frozen=True)
class PlannedBackups:
    """How a site backs itself up.

    Attributes:
        settings: as they are; without a folder, it does not.
        last: the latest that it made by itself into this folder.
        next: when the next one is to be made; None where none is.
        passphrase: whether one is kept.
        reachable: whether the folder is there now.

    """

    settings: BackupSettings
    last: Known | None
    next: datetime | None
    passphrase: bool
    reachable: bool


@dataclass(frozen=True)
class Listed:
    """A backup in the folder, or one that was noted and is not there.

    Attributes:
        file: its place.
        time: when it was made; of one that this site did not make, when its file was last changed.
        size: in bytes.
        own: whether this site has made it by itself, and removes it by itself.
        there: whether it is there now.

    """

    file: Path
    time: datetime
    size: int
    own: bool
    there: bool


def plan(site: Site, now: datetime | None = None) -> PlannedBackups:
    """How the site backs itself up, by the settings as they are now.

    Raises:
        SiteError: the settings are malformed.

    """
    now = now or datetime.now(UTC)
    settings = site_settings.load(site.folder).backups
    if settings.folder is None:
        return PlannedBackups(settings, None, None, site.secrets.get(SECRET) is not None, reachable=False)
    last = _last(site.folder, settings.folder, now)
    coming = now if due(settings, last, now) else slot(settings, now + _PERIODS[settings.every])
    return PlannedBackups(settings, last, coming, site.secrets.get(SECRET) is not None, _reachable(settings.folder))


def due(settings: BackupSettings, last: Known | None, now: datetime) -> bool:
    """Whether a backup is to be made: none has been since the last time that was planned, however long ago that is.

    One from the future was made by a clock that has been set back since, and does not count.
    """
    return settings.folder is not None and not since(last.time if last is not None else None, now, slot(settings, now))


def slot(settings: BackupSettings, now: datetime) -> datetime:
    """The latest moment, not after now, for which a backup was planned."""
    local = now.astimezone()
    hour, minute = (int(part) for part in settings.at.split(":"))
    if settings.every == "hour":
        found = local.replace(minute=minute, second=0, microsecond=0)
        return found if found <= local else found - _PERIODS["hour"]
    day = local.date()
    if settings.every == "week":
        day -= timedelta(days=(day.weekday() - _SUNDAY) % 7)
    # of the day as the wall has it: a change to summer time moves no backup
    found = datetime.combine(day, time(hour, minute)).astimezone()
    return (
        found if found <= local else datetime.combine(day - _PERIODS[settings.every], time(hour, minute)).astimezone()
    )


def schedule(site: Site, settings: BackupSettings, passphrase: str | None = None) -> None:
    """Have a site back itself up from now on; without a passphrase the one that is kept stays.

    Raises:
        BackupError: there is no folder, it cannot be written or is the site's own, or there is no good passphrase.
        NotAllowedError: whoever is at work here may not.

    """
    if settings.folder is None:
        raise BackupError("name a folder for the backups, on another disk")
    folder = settings.folder.expanduser().absolute()
    if folder.resolve().is_relative_to(site.folder.resolve()):
        raise BackupError("a backup in the site's own folder would be lost with it: name a folder on another disk")
    if not _reachable(folder):
        raise BackupError("{folder} is not a folder: make it first, on another disk", folder=folder)
    problem = weakness_words(passphrase) if passphrase is not None else ""
    if problem:
        raise BackupError(problem)
    if passphrase is None and site.secrets.get(SECRET) is None:
        raise BackupError("backups need a passphrase, without which nobody can read them: choose one")
    if passphrase is not None:
        site.secrets.put(SECRET, passphrase)
    made = _made(site.folder, folder)
    with suppress(OSError):  # whoever chooses the folder knows that it is the right one
        register.forget(site.folder, [one.file for one in made if not one.there])
    chosen = settings.model_copy(update={"folder": folder})
    site.change_settings(backups=chosen.model_dump(mode="json", exclude_none=True))


def stop(site: Site) -> None:
    """Have a site back itself up no longer; the backups stay where they are.

    Raises:
        NotAllowedError: whoever is at work here may not.

    """
    site.change_settings(backups=None)
    site.secrets.forget(SECRET)


def job(site: Site) -> Job:
    """The backup as something that the site does when it is due."""

    def wanted(now: datetime, _last: Run | None) -> bool:
        how = plan(site, now)
        return how.settings.folder is not None and due(how.settings, how.last, now)

    return Job(JOB, wanted, lambda report: _told(*back_up(site, report)), _failed)


def back_up_now(site: Site, report: Report) -> tuple[Written, list[Path]]:
    """Make a backup at once, as :func:`back_up` does, for whoever is at work.

    Raises:
        BackupError: it cannot be made: nothing was removed.
        NotAllowedError: whoever is at work here may not.

    """
    actor, made = site.trail.actor, []
    site.trail.require(Permission.RULES, actor)

    def work(report: Report) -> str:
        made.append(back_up(site, report, actor))
        return _told(*made[0])

    result = run_job(site.folder, Job(JOB, lambda _now, _last: True, work, Message), report)
    if not result.good:
        raise BackupError(result.words)
    return made[0]


def back_up(
    site: Site, report: Report, actor: Actor = _SELF, now: datetime | None = None
) -> tuple[Written, list[Path]]:
    """Make a backup as planned, then remove those that need not be kept any longer; what was made, and what removed.

    Raises:
        BackupError: it cannot be made: nothing was removed.

    """
    now = now or datetime.now(UTC)
    settings = site_settings.load(site.folder).backups
    if settings.folder is None:
        raise BackupError("this site has no folder for its backups: {how}", how=Message(Act.CHOOSE_BACKUP_FOLDER))
    passphrase = site.secrets.get(SECRET)
    if passphrase is None:
        raise BackupError(_no_passphrase())
    if not _reachable(settings.folder):
        raise BackupError(
            "the folder {folder} is not there: plug in its disk, or choose another folder", folder=settings.folder
        )
    made = _made(site.folder, settings.folder)
    if made and not any(one.there for one in made):  # where a disk is not mounted, its folder may be there, and empty
        raise BackupError(
            "no backup made before is in {folder} any more: plug in its disk, or choose the folder "
            "again if they were removed on purpose",
            folder=settings.folder,
        )
    written = writing.write(site, _free_name(site, settings.folder, now), passphrase, report, scheduled=actor)
    if all(one.file != written.path.absolute() for one in register.known(site.folder)):
        written.path.unlink(missing_ok=True)  # else it would be made over and over, and never removed
        raise BackupError(
            "that a backup was made cannot be noted in {folder}: make room there, or let it be written",
            folder=site.folder,
        )
    return written, rotate(site, settings, max(now, written.manifest.made))


def rotate(site: Site, settings: BackupSettings, now: datetime) -> list[Path]:
    """Remove backups that need not be kept any longer; which.

    Only what this site has made by itself: named so, and beginning with the very bytes that were written then.
    """
    folder = settings.folder
    if folder is None:
        return []
    noted = _made(site.folder, folder)
    own = {one.time.astimezone(): one for one in noted if _NAME.match(one.file.name) and one.there}
    gone = [one.file for one in noted if _gone(one.file)]
    keep = Keep(settings.keep_daily, settings.keep_weekly, settings.keep_monthly)
    removed = []
    for when in sorted(to_remove(own, now, keep)):
        with suppress(OSError):  # a disk that can be written and not cleared: the next time, then
            own[when].file.unlink()
            removed.append(own[when].file)
    with suppress(OSError):
        register.forget(site.folder, [*gone, *removed])
    return removed


def listed(site: Site) -> list[Listed]:
    """Backups of this site, and whatever else of that name is in the folder, newest first."""
    found = [Listed(o.file, o.time, o.size, own=o.scheduled, there=o.there) for o in register.known(site.folder)]
    folder = site_settings.load(site.folder).backups.folder
    with suppress(OSError):
        noted = {one.file for one in found if one.there}
        for path in folder.glob(f"*{SUFFIX}") if folder is not None else ():
            if path not in noted:
                known = path.stat()
                when = datetime.fromtimestamp(known.st_mtime, UTC)
                found.append(Listed(path, when, known.st_size, own=False, there=True))
    return sorted(found, key=lambda one: one.time, reverse=True)


def check(site: Site, path: Path, report: Report, passphrase: str | None = None) -> Manifest:
    """Read a backup to its last byte, with the passphrase that is kept where none is given; what it holds.

    Raises:
        BackupError: it is damaged, or sealed with another passphrase.

    """
    words = passphrase if passphrase is not None else site.secrets.get(SECRET)
    if words is None:
        raise BackupError("the passphrase for backups is not kept here: give the one of this backup")
    try:
        return unpack(
            path, words, None, lambda done, whole: report(done / max(whole, 1), Message("Checking the backup"))
        )
    except OSError as error:
        raise BackupError("{named} cannot be used: {why}", named=path, why=error.strerror or error) from None


def trouble(site: Site, now: datetime | None = None) -> str:
    """What is wrong with the backups that the site makes by itself, in words; empty where all is well or none is made.

    One that is late by as much as lies between two is missed.
    """
    now = now or datetime.now(UTC)
    try:
        how = plan(site, now)
    except PorticoError as error:
        return str(error)
    folder = how.settings.folder
    if folder is None:
        return ""
    if not how.passphrase:
        return _no_passphrase()
    if not how.reachable:
        return Message("the folder {folder} is not there: plug in its disk, or choose another folder", folder=folder)
    tried = last_runs(site.folder).get(JOB)
    if tried is not None and not tried.good:
        return Message("the last backup failed: {why}", why=tried.words)
    if how.last is None:
        return Message("none has been made in {folder} yet: {how}", folder=folder, how=Message(Act.AWAIT_BACKUP))
    if not since(how.last.time, now, slot(how.settings, now - _PERIODS[how.settings.every])):
        return Message("none has been made in {folder} for too long: {how}", folder=folder, how=Message(Act.KEEP_OPEN))
    return ""


def _no_passphrase() -> Message:
    return Message("the passphrase for backups is not kept here: {how}", how=Message(Act.GIVE_PASSPHRASE))


def _failed(why: str) -> Message:
    return Message("no backup could be made: {why}", why=why)


def _told(written: Written, removed: list[Path]) -> str:
    return Message("{path} was made, and {removed} older ones removed", path=written.path, removed=len(removed))


def _made(site_folder: Path, folder: Path) -> list[Known]:
    """What the site has made by itself in a folder, oldest first."""
    return [one for one in register.known(site_folder) if one.scheduled and one.file.parent == folder]


def _last(site_folder: Path, folder: Path, now: datetime) -> Known | None:
    """The latest; what lies in the future was made by a clock that has been set back since, and hides no other."""
    return next((one for one in reversed(_made(site_folder, folder)) if one.time <= now + SKEW), None)


def _reachable(folder: Path) -> bool:
    """Whether a folder is there; a share that has died raises errors of many kinds."""
    try:
        return folder.is_dir()
    except OSError:
        return False


def _gone(file: Path) -> bool:
    """Whether a file is not there, as far as can be seen."""
    try:
        return not file.exists()
    except OSError:
        return False


def _free_name(site: Site, folder: Path, now: datetime) -> Path:
    """A name without colons, which Windows does not take."""
    stem, count = f"{register.stem(site.folder)}-{now.astimezone():%Y-%m-%dT%H%M}", 1
    path = folder / f"{stem}{SUFFIX}"
    while path.exists():
        count += 1
        path = folder / f"{stem}-{count}{SUFFIX}"
    return path
