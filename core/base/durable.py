"""Files that are there in full or not at all, whenever a process is killed or the power fails.

A file gathers under a name of its own, which says whose process is writing it, and takes its place once it is on the
disk. What a process that was killed leaves behind is told by that name, and cleared away at the next start.
"""

from __future__ import annotations

import errno
import hashlib
import os
import platform
import re
import secrets
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from filelock import FileLock

from core.base import processes

# process, then its machine and its start, which a program before this one did not say, then chance
_PART = re.compile(r".*\.(\d+\.(?:([0-9a-f]{8})([0-9a-f]{8}))?)[0-9a-f]{8}\.part", re.DOTALL)
_UNTOUCHED = 24 * 3600.0  # seconds after which what another machine wrote is not being written any more
_AT_ONCE = 1 << 20  # bytes
_CANNOT_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EPERM, errno.ENOSYS})


def private_folder(path: Path) -> None:
    """Make a folder that its owner alone can look into, whatever the umask; one that is there stays as it is.

    Raises:
        OSError: it cannot be made.

    """
    try:
        path.mkdir(mode=0o700)
    except FileExistsError:
        if not path.is_dir():
            raise
    else:
        path.chmod(0o700)


def private_file(path: Path) -> None:
    """Make an empty file that its owner alone can read, whatever the umask; one that is there stays as it is.

    Raises:
        OSError: it cannot be made.

    """
    with suppress(FileExistsError):
        os.close(_created(path))


def lock(path: Path, timeout: float = -1, *, thread_local: bool = True) -> FileLock:
    """A lock of a file, which others cannot read either."""
    with suppress(OSError):  # taking it says what is wrong
        private_file(path)
    return FileLock(path, timeout=timeout, thread_local=thread_local)


def _created(path: Path) -> int:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    if hasattr(os, "fchmod"):
        os.fchmod(handle, 0o600)  # the umask may have taken something of that
    return handle


def part_of(path: Path) -> Path:
    """The name under which what belongs to a path gathers, beside it."""
    return path.with_name(f"{path.name}.{_me(os.getpid())}{secrets.token_hex(4)}.part")


def writer_of(path: Path) -> str:
    """Which process has made up a name by :func:`part_of`; empty where it is no such name."""
    said = _PART.fullmatch(path.name)
    return said[1] if said is not None else ""


def new_part(path: Path, content: bytes) -> Path:
    """A new file beside a path that is on the disk and that its owner alone can read.

    Raises:
        OSError: it cannot be written; nothing is left of it.

    """
    part = part_of(path)
    try:
        with os.fdopen(_created(part), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part


def write(path: Path, content: bytes) -> None:
    """Put a file in the place of another; its owner alone can read it.

    Raises:
        OSError: it cannot be written: what was there stays.

    """
    part = new_part(path, content)
    try:
        replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def replace(part: Path, path: Path) -> None:
    """Give a file the name of another, which it replaces for good.

    Raises:
        OSError: it cannot be done.

    """
    part.replace(path)
    sync_folder(path.parent)


def appear(part: Path, path: Path) -> None:
    """Give a new file its name, unless another has it: of two processes that do so at once, one wins.

    Raises:
        OSError: it cannot be done.

    """
    try:
        os.link(part, path)  # appears whole or not at all, and only once
    except FileExistsError:
        pass
    except OSError:  # exFAT and some network shares know no links
        with lock(path.with_name(f"{path.name}.lock")):
            if not path.exists():
                part.replace(path)


def sync_folder(folder: Path) -> None:
    """Make names in a folder outlive a power cut, where the system knows how: Windows and some shares do not."""
    if sys.platform == "win32":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise


def left_behind(folder: Path, pattern: str = "*.part") -> Iterator[Path]:
    """What processes that have ended were writing in a folder."""
    with suppress(OSError):
        for path in folder.glob(pattern):
            if _ended(path):
                yield path


def clear_away(folder: Path, pattern: str = "*.part") -> None:
    """Remove what processes that have ended were writing in a folder."""
    for path in left_behind(folder, pattern):
        erase(path)


def _ended(part: Path) -> bool:
    """Whether the process that a name tells of has ended, so far as can be told."""
    said = _PART.fullmatch(part.name)
    if said is None:
        return False
    pid, machine, started = int(said[1].split(".")[0]), said[2], said[3]
    if machine is not None and machine != _machine():
        with suppress(OSError):  # another one, which has the folder too, or a container that has gone
            return time.time() - part.stat().st_mtime > _UNTOUCHED
        return False
    return not processes.still_runs(pid, started)


@cache
def _me(pid: int) -> str:
    """How names tell of this process: in a container the next one has the same number."""
    return f"{pid}.{_machine()}{processes.start_of(pid)[-8:]}"


def _machine() -> str:
    return hashlib.sha256(platform.node().encode()).hexdigest()[:8]


def erase(path: Path) -> None:
    """Remove a file, or a folder with all that is in it; what they hold is overwritten first, as far as can be.

    A file that has another name too keeps what it holds under that one.
    """
    inside = path.rglob("*") if path.is_dir() and not path.is_symlink() else (path,)
    for one in inside:
        with suppress(OSError):
            if one.is_file() and not one.is_symlink():
                _overwrite(one)
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        if os.fstat(file.fileno()).st_nlink > 1:  # as where a process is killed within :func:`appear`
            return
        for _ in range(0, path.stat().st_size, _AT_ONCE):
            file.write(bytes(_AT_ONCE))
        os.fsync(file.fileno())
