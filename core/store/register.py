"""Where the backups of a site are: noted beside the gallery, since they are wanted when it cannot be read."""

from __future__ import annotations

import re
from collections.abc import Collection
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import Timeout
from pydantic import AwareDatetime, BaseModel, ConfigDict, TypeAdapter, ValidationError

from core import settings as site_settings
from core.base import durable, wall_clock
from core.base.advice import Act
from core.base.messages import Message
from core.errors import PorticoError
from core.programs import status

SUFFIX = ".portico-backup"
_FILE = "backups.json"
_WAIT = 5.0  # seconds for another process that notes something
_MOST = 2000


class Known(BaseModel):
    """A backup that this site has made, and read back.

    Attributes:
        file: where it was put.
        time: when it was made.
        size: in bytes.
        header: its first bytes, which no other file has.
        scheduled: whether the site made it by itself, and may remove it by itself.

    """

    model_config = ConfigDict(frozen=True)

    file: Path
    time: AwareDatetime
    size: int
    header: str
    scheduled: bool

    @property
    def there(self) -> bool:
        """Whether that file is still where it was put; another one of that name is not it."""
        try:
            with self.file.open("rb") as content:
                return content.read(len(self.header) // 2).hex() == self.header
        except OSError:
            return False


def known(site_folder: Path) -> list[Known]:
    """The backups of a site, oldest first."""
    try:
        return sorted(_KNOWN.validate_python(status.read(site_folder, _FILE) or []), key=lambda one: one.time)
    except ValidationError:
        return []


def note(site_folder: Path, made: Known) -> None:
    """Note a backup, in place of one that had its name.

    Raises:
        OSError: it cannot be noted.

    """
    _change(site_folder, {made.file}, [made])


def forget(site_folder: Path, files: Collection[Path]) -> None:
    """Note no longer what is gone.

    Raises:
        OSError: the note cannot be changed.

    """
    if files:
        _change(site_folder, files, [])


def advice(site_folder: Path) -> Message:
    """What to do about a damaged gallery: which backup to restore."""
    found = newest(site_folder)
    if found is None:
        return Message(Act.RESTORE, site=site_folder)
    file, time = found
    made = wall_clock.shown(time)
    act = Act.RESTORE_MISSED
    with suppress(OSError):
        if file.is_file():
            act = Act.RESTORE_NEWEST
    return Message(act, made=made, file=file, site=site_folder)


def newest(site_folder: Path) -> tuple[Path, datetime] | None:
    """The newest backup, and when it was made: of those noted, or in the folder that the settings name.

    One that is there goes before newer ones that are not. Of the folder, which other sites may use too, only where none
    that was noted is there, and only what has this site's name.
    """
    found = [(one.file, one.time, one.there) for one in known(site_folder)]
    if not any(there for _, _, there in found):
        with suppress(PorticoError, OSError):
            folder = site_settings.load(site_folder).backups.folder
            noted = {file for file, _, _ in found}
            own = re.compile(rf"{re.escape(stem(site_folder))}-\d{{4}}-\d\d-\d\dT\d{{4}}(-\d+)?{re.escape(SUFFIX)}")
            beside = folder.iterdir() if folder is not None else ()
            files = (path for path in beside if own.fullmatch(path.name) and path not in noted)
            found += [(path, datetime.fromtimestamp(path.stat().st_mtime, UTC), True) for path in files]
    file, time, _ = max(found, key=lambda one: (one[2], one[1]), default=(None, None, False))
    return (file, time) if file is not None and time is not None else None


def stem(site_folder: Path) -> str:
    """How the names of the backups begin that a site makes by itself; sites in folders of one name share it."""
    called = re.sub(r"[^\w-]+", "-", site_folder.resolve().name).strip("-")[:40] or "site"
    return f"portico-{called}"


def _change(site_folder: Path, gone: Collection[Path], more: list[Known]) -> None:
    durable.private_folder(site_folder / status.FOLDER)
    try:
        with durable.lock(site_folder / status.FOLDER / "backups.lock", timeout=_WAIT):
            kept = [one for one in known(site_folder) if one.file not in gone]
            status.write(site_folder, _FILE, _KNOWN.dump_python([*kept, *more][-_MOST:], mode="json"))
    except Timeout:
        raise OSError(Message("another program is noting a backup")) from None


_KNOWN = TypeAdapter(list[Known])
