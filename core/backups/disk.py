"""What backups ask of a disk: that things last, and errors in plain words."""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from core.backups.sealed_file import BackupError


def forget_cached(file: BinaryIO) -> None:
    """Let what is read back come from the disk, not from memory."""
    if sys.platform == "linux":
        with suppress(OSError):  # some network shares cannot
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def sync_files(folder: Path) -> None:
    """Make the files of a folder outlive a power cut."""
    for path in folder.iterdir():
        with path.open("r+b") as file:
            os.fsync(file.fileno())


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Errors of the disk and of SQLite as sentences.

    Raises:
        BackupError: instead of them.

    """
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise BackupError("the disk is full: make room, or name another one") from None
        part = str(error.filename or "").endswith(".part")  # whose name is another one each time
        named = path if part or not error.filename else error.filename
        raise BackupError("{named} cannot be used: {why}", named=named, why=error.strerror or error) from None
    except sqlite3.Error as error:
        raise BackupError("the gallery could not be copied: {error}", error=error) from None
