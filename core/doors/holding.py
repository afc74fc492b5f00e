"""Who looks after a door: of all programs that have a site open only one drives its lock, and any other waits for it.

Locks tell so, and not notes of processes: they end with the process that holds them. Beside each lies a note that names
the program, for people alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from core.base import durable
from core.locks.drivers.base import DoorError
from core.programs import running


@dataclass(frozen=True)
class HoldingProgram:
    """The program that looks after a door.

    Attributes:
        program: which, for people; empty where it cannot be told.
        pid: number of its process.
        cameras: at which it looks.

    """

    program: str
    pid: int
    cameras: frozenset[str]

    def __str__(self) -> str:
        return f"{self.program or 'another program'} (process {self.pid})" if self.pid else "another program"


class Holding:
    """The doors of a site that this program looks after, and those for which it waits. Safe across threads.

    Args:
        site_folder: of the site.
        program: this one, for people.

    """

    def __init__(self, site_folder: Path, program: str):
        self._folder = site_folder / running.FOLDER
        self._program = program
        self._lock = threading.Lock()
        self._held: dict[str, FileLock | None] = {}  # None where the disk takes no locks
        self._waiting: dict[str, FileLock] = {}

    def take(self, door: str, cameras: Collection[str]) -> bool:
        """Whether this program looks after a door from now on; where another one does, it has said that it waits."""
        with self._lock:
            if door not in self._held:
                try:
                    lock = self._acquired(self._path(door, "lock"))
                except (OSError, NotImplementedError):
                    self._held[door] = None
                    return True
                if lock is None:
                    self._wait(door)
                    return False
                self._held[door] = lock
                self._waited(door)
            self._note(door, cameras)
            return True

    def leave(self, door: str) -> None:
        """Let another program look after a door, once this one has let go of its lock, or waits for it no longer."""
        with self._lock:
            self._waited(door)
            lock = self._held.pop(door, None)
            if lock is not None:
                lock.release()

    def is_awaited(self, door: str) -> bool:
        """Whether another program takes a door over as soon as this one lets go of it."""
        try:
            lock = self._acquired(self._path(door, "next.lock"))
        except (OSError, NotImplementedError):
            return False
        if lock is None:
            return True
        lock.release()
        return False

    def holder(self, door: str) -> HoldingProgram:
        """Which program looks after a door, as far as can be told."""
        try:
            said = json.loads(self._path(door, "json").read_text(encoding="utf-8"))
            return HoldingProgram(str(said["program"]), int(said["pid"]), frozenset(map(str, said["cameras"])))
        except (OSError, ValueError, LookupError, TypeError):
            return HoldingProgram("", 0, frozenset())

    @contextmanager
    def alone(self, door: str) -> Iterator[None]:
        """Look after a door for a moment, unless this program does so anyway.

        Raises:
            DoorError: another program looks after it.

        """
        own = door in self._held
        if not own and not self.take(door, ()):
            holder = self.holder(door)
            self.leave(door)
            if holder.pid != os.getpid():  # a window that is just being set up anew is no other program
                raise DoorError(
                    "{door} is looked after by {holder}: try it there, or end that program first",
                    door=door,
                    holder=holder,
                )
            own = True
        try:
            yield
        finally:
            if not own:
                self.leave(door)

    def _wait(self, door: str) -> None:
        if door not in self._waiting:
            with suppress(OSError, NotImplementedError):
                lock = self._acquired(self._path(door, "next.lock"))
                if lock is not None:
                    self._waiting[door] = lock

    def _waited(self, door: str) -> None:
        lock = self._waiting.pop(door, None)
        if lock is not None:
            lock.release()

    def _note(self, door: str, cameras: Collection[str]) -> None:
        said = {"program": self._program, "pid": os.getpid(), "cameras": sorted(cameras)}
        path, content = self._path(door, "json"), json.dumps(said)
        with suppress(OSError):  # it names the program to people, and no more
            if not path.exists() or path.read_text(encoding="utf-8") != content:
                durable.write(path, content.encode())

    def _path(self, door: str, ending: str) -> Path:
        return self._folder / f"door-{hashlib.sha256(door.encode()).hexdigest()[:16]}.{ending}"

    def _acquired(self, path: Path) -> FileLock | None:
        durable.private_folder(self._folder)
        lock = durable.lock(path, thread_local=False)  # whoever lets go of a door may be another thread
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return None
        return lock
