"""The child, and the moments at which it dies.

Four ways to choose one: by the clock; when a file changes; before a step, which is an SQL statement or a file that
Python opens, renames, links or removes; and at a call of the system that writes, where ``strace`` is installed.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.killing.faces import Recalled

_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
_FILES = frozenset({"open", "os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "os.truncate"})
_CALLS = "write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,link,linkat,ftruncate,mkdir,openat"
_STRACE = shutil.which("strace")
WAYS = ("clock", "file", "step", *(("call",) if _STRACE is not None else ()))


@dataclass
class Told:
    """What a child has said.

    Attributes:
        done: the work that was finished, in order.
        pending: work that was begun and not finished.
        steps: that it took to get so far.
        failed: what ended it by itself.

    """

    done: list[dict[str, Any]]
    pending: dict[str, Any] | None = None
    steps: int = 0
    failed: str = ""


@dataclass(frozen=True)
class Moment:
    """When to kill.

    Attributes:
        way: one of :data:`WAYS`.
        seconds: into the job at the latest.
        count: of steps, calls or changes of a file.

    """

    way: str
    seconds: float
    count: int = 0


class _Steps:
    """Counts steps, and dies before one of them."""

    def __init__(self, folder: Path, last: int):
        self.count = 0
        self._last = last
        self._folder = str(folder)

    def begin(self) -> None:
        from sqlalchemy import Engine, event

        event.listen(Engine, "before_cursor_execute", lambda *_: self.step())
        event.listen(Engine, "after_cursor_execute", lambda *_: self.step())
        event.listen(Engine, "commit", lambda *_: self.step())
        sys.addaudithook(self._audit)

    def _audit(self, name: str, arguments: tuple[Any, ...]) -> None:
        if name in _FILES and self._folder in str(arguments[:2]):
            self.step()

    def step(self) -> None:
        self.count += 1
        if self.count == self._last:
            os.kill(os.getpid(), _KILL)


def child(
    connection: Connection, job: str, folder: Path, seed: int, dimensions: dict[str, int], steps: int, pieces: int
) -> None:
    """Do a job until it is killed, or has done so many pieces."""
    from benchmarks.killing.jobs import JOBS, Place
    from core.backups import sealed_file
    from core.engine import Engine
    from core.gallery import retention
    from core.people import reembedding
    from core.settings import Settings
    from core.store import keys

    keys._MEMORY = sealed_file._MEMORY = 64  # stretching passphrases is not what is tried
    retention._AT_ONCE = reembedding._AT_ONCE = 3  # so that they take several transactions
    engine = Engine.load(Settings()) if job == "enrol, real engine" else Recalled(dimensions)
    counter = _Steps(folder, steps)

    @contextmanager
    def tell(**work: Any) -> Iterator[None]:
        connection.send(("begin", work, counter.count))
        yield
        connection.send(("done", work, counter.count))

    def begin() -> None:
        connection.send(("ready", None, 0))
        connection.recv()
        counter.begin()

    try:
        if job.startswith("migrate"):
            begin()
            with tell(do="nothing"):
                place = Place(folder, seed, tell, engine, dimensions)
        else:
            place = Place(folder, seed, tell, engine, dimensions)
            begin()
        for number, _ in enumerate(JOBS[job](place), 1):
            if number == pieces:
                break
        place.site.close()
    except Exception as error:  # noqa: BLE001  # whatever it is, the parent has to hear of it
        connection.send(("failed", f"{type(error).__name__}: {error}", counter.count))
    with contextlib.suppress(BrokenPipeError):
        connection.send(("end", None, counter.count))


def lived(
    process: BaseProcess,
    connection: Connection,
    theirs: Connection,
    folder: Path,
    moment: Moment | None,
    chance: Random,
) -> tuple[Told, float]:
    """Let a child work and kill it at a moment, or let it come to its end.

    Returns:
        What it said, and the seconds that it worked.

    """
    process.start()
    theirs.close()  # so that the end of the child is the end of what it says
    told = Told([])
    _hear(connection, told, 60)
    tracer = _traced(process, moment) if moment is not None and moment.way == "call" else None
    began = time.perf_counter()
    connection.send("go")
    if moment is None or moment.way in ("clock", "step", "call"):
        _until(connection, told, process, began + (moment.seconds if moment is not None else 120))
    else:
        _until_changed(connection, told, process, began + moment.seconds, folder, moment.count)
        time.sleep(chance.uniform(0, 0.003))
    worked = time.perf_counter() - began
    process.kill()
    process.join()
    if tracer is not None:
        tracer.wait(10)
    _rest(connection, told)
    return told, worked


def _hear(connection: Connection, told: Told, seconds: float) -> str:
    """One word of the child; empty where it says nothing any more."""
    try:
        if not connection.poll(seconds):
            return ""
        word, content, told.steps = connection.recv()
    except (EOFError, OSError):
        return "gone"
    if word == "begin":
        told.pending = content
    elif word == "done":
        told.done.append(content)
        told.pending = None
    elif word == "failed":
        told.failed = content
    return word


def _until(connection: Connection, told: Told, process: BaseProcess, end: float) -> None:
    while (left := end - time.perf_counter()) > 0:
        if _hear(connection, told, left) in ("gone", "end") or not process.is_alive():
            return


def _until_changed(
    connection: Connection, told: Told, process: BaseProcess, end: float, folder: Path, count: int
) -> None:
    """Until so many files have appeared, changed or gone."""
    before = _looked(folder)
    while time.perf_counter() < end and process.is_alive():
        if connection.poll(0) and _hear(connection, told, 0) in ("gone", "end"):
            return
        now = _looked(folder)
        count -= len(now ^ before)
        if count <= 0:
            return
        before = now


def _looked(folder: Path) -> set[tuple[str, int, int]]:
    found = set()
    for place in (folder / "site", folder / "site" / "index", folder / "out", folder / "backups", folder / "restored"):
        with contextlib.suppress(OSError), os.scandir(place) as entries:
            for entry in entries:
                if not entry.name.endswith("-shm"):
                    with contextlib.suppress(OSError):
                        facts = entry.stat(follow_symlinks=False)
                        found.add((entry.path, facts.st_size, facts.st_mtime_ns))
    return found


def _traced(process: BaseProcess, moment: Moment) -> subprocess.Popen[str]:
    tracer = subprocess.Popen(
        [str(_STRACE), "-f", "-p", str(process.pid), "-o", os.devnull, "-e", f"trace={_CALLS}",
         "-e", f"inject={_CALLS}:signal=KILL:when={moment.count}"],
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert tracer.stderr is not None
    tracer.stderr.readline()  # that it is attached
    return tracer


def _rest(connection: Connection, told: Told) -> None:
    while _hear(connection, told, 0) not in ("", "gone"):
        pass
