"""Files of the site: whether others can read the key, and what was left behind."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from core.health.check import Check, Group, State

if TYPE_CHECKING:
    from core.site import Site

_OLD = 600.0  # seconds after which nobody goes on writing a file that is not whole
_SHOWN = 3


def permissions(folder: Path, site: Site | None) -> Iterator[Check]:
    """Whether other accounts of this machine can read the site key, or write the gallery. Windows asks otherwise."""
    if os.name != "posix":
        return
    keys = [*folder.glob("site.key*"), folder / "settings.toml"]
    if site is not None and site.settings.key_file is not None:
        keys.append(folder / site.settings.key_file.expanduser())
    readable = [path for path in keys if path.is_file() and _mode(path) & (stat.S_IRWXG | stat.S_IRWXO)]
    writable = [path for path in folder.glob("portico.db*") if _mode(path) & (stat.S_IWGRP | stat.S_IWOTH)]
    facts = {"readable_by_others": len(readable), "writable_by_others": len(writable)}
    if not (readable or writable):
        yield Check("permissions", State.GOOD, "key and settings are for this account alone", Group.MACHINE, facts)
        return
    files = " ".join(dict.fromkeys(str(path) for path in (*readable, *writable)))
    if readable:
        words = f"other accounts of this machine can read {', '.join(str(path) for path in readable)}"
    else:
        words = f"other accounts of this machine can write {', '.join(str(path) for path in writable)}"
    advice = f"make it yours alone: chmod 600 {files}"
    yield Check("permissions", State.ATTENTION, words, Group.MACHINE, facts, advice=advice)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def leftovers(folder: Path) -> Iterator[Check]:
    """What was being written when a program was killed or the power failed."""
    from core.site import cache_folder

    places = (folder, folder / "index", cache_folder() / "compiled", cache_folder() / "weights")
    left = [path for place in places if place.is_dir() for path in place.glob("*.part") if _is_old(path)]
    copy = folder / "backup.part"
    if copy in left and _backing_up(folder):
        left.remove(copy)
    facts = {"files": len(left)}
    if not left:
        yield Check("leftovers", State.GOOD, "nothing was left behind", Group.MACHINE, facts)
        return
    names = ", ".join(str(path) for path in left[:_SHOWN])
    more = f"{names} and {len(left) - _SHOWN} more" if len(left) > _SHOWN else names
    words = f"left behind by something that was broken off: {more}"
    advice = f"make a backup, which clears {copy} away" if copy in left else "delete what was left behind"
    yield Check("leftovers", State.ATTENTION, words, Group.MACHINE, facts, advice=advice)


def _is_old(path: Path) -> bool:
    try:
        return time.time() - path.stat().st_mtime > _OLD
    except FileNotFoundError:  # it has got its name meanwhile
        return False


def _backing_up(folder: Path) -> bool:
    lock = FileLock(folder / "backup.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    lock.release()
    return False
