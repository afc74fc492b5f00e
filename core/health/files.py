"""Files of the site: whether others can get at them, and what was left behind."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import Timeout

from core.base import durable
from core.base.advice import Act
from core.base.messages import Message
from core.health.check import Check, Group, State

if TYPE_CHECKING:
    from core.site import Site

_OLD = 600.0  # seconds after which nobody goes on writing a file that is not whole
_SHOWN = 3


def permissions(folder: Path, site: Site | None) -> Iterator[Check]:
    """Whether other accounts of this machine can get at the site's files. Windows asks otherwise."""
    from core.site.private import open_to_others

    if os.name != "posix":
        return
    found = open_to_others(folder, site.settings.key_file if site is not None else None)
    modes = [stat.S_IMODE(path.stat().st_mode) for path in found if path.exists()]
    facts = {
        "readable_by_others": sum(bool(mode & (stat.S_IRGRP | stat.S_IROTH)) for mode in modes),
        "writable_by_others": sum(bool(mode & (stat.S_IWGRP | stat.S_IWOTH)) for mode in modes),
    }
    if not found:
        yield Check(
            "permissions", State.GOOD, Message("the site's files are for this account alone"), Group.MACHINE, facts
        )
        return
    found.sort(key=lambda path: not path.name.startswith("site.key"))  # whoever has the key can read all else
    words = Message("other accounts of this machine can get at {names}", names=_names(found))
    advice = Message(Act.CLOSE_FILES)
    yield Check("permissions", State.ATTENTION, words, Group.MACHINE, facts, advice=advice)


def _names(paths: list[Path]) -> str:
    names = ", ".join(str(path) for path in paths[:_SHOWN])
    return Message("{names} and {paths} more", names=names, paths=len(paths) - _SHOWN) if len(paths) > _SHOWN else names


def leftovers(folder: Path) -> Iterator[Check]:
    """What was being written when a program was killed or the power failed."""
    from core.base.places import cache_folder

    places = (folder, folder / "index", cache_folder() / "compiled", cache_folder() / "weights")
    left = [path for place in places if place.is_dir() for path in place.glob("*.part") if _is_old(path)]
    copy = folder / "backup.part"
    if copy in left and _backing_up(folder):
        left.remove(copy)
    facts = {"files": len(left)}
    if not left:
        yield Check("leftovers", State.GOOD, Message("nothing was left behind"), Group.MACHINE, facts)
        return
    words = Message("left behind by something that was broken off: {names}", names=_names(left))
    advice = (
        Message("make a backup, which clears {copy} away", copy=copy)
        if copy in left
        else Message("delete what was left behind")
    )
    yield Check("leftovers", State.ATTENTION, words, Group.MACHINE, facts, advice=advice)


def moved_galleries(folder: Path) -> Iterator[Check]:
    """Galleries that were moved elsewhere, and still hold everybody; moves that were broken off."""
    from core.store.moved import begun, left

    found, half = left(folder), begun(folder)
    if found:
        names = ", ".join(one.where or one.place for one in found)
        words = Message("a gallery that was moved still holds everybody: {names}", names=names)
        yield Check(
            "moved gallery", State.ATTENTION, words, Group.MACHINE, {"count": len(found)},
            advice=Message(Act.FORGET_MOVED),
        )  # fmt: skip
    if half:
        words = Message(
            "a move was broken off, and what it has brought there holds people: {names}",
            names=", ".join(one.place for one in half),
        )
        yield Check(
            "unfinished move", State.ATTENTION, words, Group.MACHINE, {"count": len(half)},
            advice=Message(Act.END_MOVE),
        )  # fmt: skip


def _is_old(path: Path) -> bool:
    try:
        return time.time() - path.stat().st_mtime > _OLD
    except FileNotFoundError:  # it has got its name meanwhile
        return False


def _backing_up(folder: Path) -> bool:
    lock = durable.lock(folder / "backup.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    lock.release()
    return False
