"""How a program that watches cameras is doing, for other programs on the same site: ``status/PID.json``."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from core.base import logs, processes
from core.base.messages import Message
from core.live.supervision import LiveHealth
from core.programs import status

if TYPE_CHECKING:
    from core.live.loop import LiveLoop

_EVERY = 5.0  # seconds


class Status(BaseModel):
    """How one program is doing.

    Attributes:
        program: which.
        pid: number of its process.
        created: when the process was, as :func:`core.base.processes.start_of` tells: numbers are used again.
        started: when it began to watch.
        written: when this was written; it is every five seconds.
        live: its cameras and its recogniser.
        doors: name → locked, unlocked, or why it does not obey.

    """

    model_config = ConfigDict(frozen=True)

    program: str
    pid: int
    created: str | float
    started: datetime
    written: datetime
    live: LiveHealth
    doors: dict[str, Message]


def read_all(site_folder: Path) -> list[Status]:
    """How all programs that watch cameras of a site are doing; what those left behind that are gone is removed."""
    found = []
    for path in sorted((site_folder / status.FOLDER).glob("*.json")):
        if not path.stem.isdigit():
            continue
        try:
            one = Status.model_validate(status.read(site_folder, path.name))
        except ValidationError:
            continue
        if processes.still_runs(one.pid, one.created):
            found.append(one)
        else:
            with suppress(OSError):
                path.unlink()
    return found


class Reporter:
    """A thread that writes how a loop is doing, until it is closed.

    Args:
        site_folder: where.
        program: for people.
        live: the loop.

    """

    def __init__(self, site_folder: Path, program: str, live: LiveLoop):
        self._folder = site_folder
        self._program = program
        self._live = live
        self._created = processes.my_start()
        self._started = datetime.now(UTC)
        self._name = f"{os.getpid()}.json"
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="status", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End, and leave nothing behind."""
        self._ending.set()
        self._thread.join(0.5)  # a disk that hangs keeps nobody from leaving
        with suppress(OSError):
            (self._folder / status.FOLDER / self._name).unlink(missing_ok=True)

    def _run(self) -> None:
        said = ""
        while True:
            try:
                status.write(self._folder, self._name, self._now().model_dump(mode="json"))
                said = ""
            except Exception as error:  # noqa: BLE001  # whoever is told how it goes must not be why it does not
                if said != str(error):
                    said = str(error)
                    logs.logger("status").warning("status cannot be written", error=error)
            if self._ending.wait(_EVERY):
                return

    def _now(self) -> Status:
        health = self._live.health()
        cameras = tuple(replace(camera, error=logs.redact_message(camera.error)) for camera in health.cameras)
        return Status(
            program=self._program,
            pid=os.getpid(),
            created=self._created,
            started=self._started,
            written=datetime.now(UTC),
            live=replace(health, cameras=cameras, last_trouble=logs.redact_message(health.last_trouble)),
            doors={name: logs.redact_message(words) for name, words in self._live.doors().items()},
        )
