"""Keeping weights that come from elsewhere: by one process at a time, whole, and only with the right checksum."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from models.weights import Progress, Weights, WeightsError, sha256

_LOOK = 0.2  # seconds between two looks at what another process has received


def right(path: Path, weights: Weights) -> bool:
    """Whether a file is the one that the manifest means."""
    return path.is_file() and path.stat().st_size == weights.size and sha256(path) == weights.sha256


def require_room(folder: Path, weights: Weights, needed: int) -> None:
    """Refuse to begin where the disk has less room than that.

    Raises:
        WeightsError: it has.

    """
    if shutil.disk_usage(folder).free < needed:
        raise WeightsError(
            "there is no room for {weights} in {folder}: it takes {needed:.0f} MB more",
            weights=weights.title,
            folder=folder,
            needed=needed / 1000000.0,
        )


def beside(target: Path) -> Path:
    """A folder beside the one of the weights, in which there are weights and nothing else: for locks and for work."""
    folder = target.parent.with_name(f"{target.parent.name}.locks")
    folder.mkdir(exist_ok=True)
    return folder


@contextmanager
def alone(target: Path, received: Callable[[], int], size: int, say: Progress) -> Iterator[None]:
    """While no other process gets the same file; until then, how far that one has got is told.

    Args:
        target: the file.
        received: bytes that the other process has by now.
        size: bytes in all.
        say: told; what it raises ends the waiting.

    """
    lock = FileLock(beside(target) / f"{target.name}.lock")
    while True:
        try:
            lock.acquire(timeout=_LOOK)
            break
        except Timeout:
            say(received(), size)
    try:
        yield
    finally:
        lock.release()


def put(part: Path, target: Path) -> None:
    """Put a file that is whole into its place, so that it is there after a power cut too."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(target)
    with suppress(OSError):  # folders cannot be opened everywhere
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
