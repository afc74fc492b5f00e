"""A site with something to lose, and what a user sees of it at the command line."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import av
import numpy as np
from sqlalchemy import text

from core import demo, images
from core.access.door import Door
from core.access.policy import DoorRules, Mode
from core.base.messages import Message
from core.engine import Engine
from core.gallery.events import Decision, Event
from core.gallery.people import Enrolled
from core.gallery.recogniser import Recogniser
from core.settings import CameraSettings, Settings
from core.site import Site

PASSPHRASE = "a passphrase for faults"  # of sites that are thrown away
_PEOPLE, _EVENTS = 40, 60
_ROWS = {  # whatever of these a fault takes away was lost
    "person": "SELECT id, name, wrapped_key FROM person",
    "photo": "SELECT id, person_id, sealed FROM photo",
    "template": "SELECT id, photo_id, profile_id, sealed FROM template",
    "event": "SELECT id, time, camera, decision, outcome, person_id, reasons FROM event",
    "rule": "SELECT * FROM rule",
    "audit": "SELECT id, actor, action, subject, digest FROM audit",
}


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def line(self) -> str:
        """The last line for people."""
        lines = [line for line in (self.err or self.out).splitlines() if line.strip()]
        return lines[-1] if lines else ""

    @property
    def plain(self) -> bool:
        """Whether it was told without a traceback."""
        return "Traceback" not in self.err + self.out


@dataclass
class Running:
    """A command that goes on, and what it has said so far."""

    process: subprocess.Popen[str]
    out: list[str] = field(default_factory=list)
    err: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        for stream, kept in ((self.process.stdout, self.out), (self.process.stderr, self.err)):
            threading.Thread(target=lambda s=stream, k=kept: k.extend(iter(s.readline, "")), daemon=True).start()

    def events(self) -> list[dict[str, object]]:
        """Events it has printed: they are committed."""
        return [json.loads(line) for line in list(self.out) if line.startswith("{")]

    def told(self, words: str) -> str:
        """What it said to people, or gave as the reason of an event, with these words in it."""
        reasons = [f"event of {e['camera']}: {reason}" for e in self.events() for reason in list(e["reasons"])]  # type: ignore[call-overload]
        return next((line.strip() for line in [*self.err, *reasons] if words in line), "")

    def until(self, condition: Callable[[], object], seconds: float = 60) -> bool:
        """Wait for something; whether it came about."""
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end or self.process.poll() is not None:
                return bool(condition())
            time.sleep(0.05)
        return True

    def says(self, words: str, seconds: float = 60) -> bool:
        """Wait until it says something to people."""
        return self.until(lambda: any(words in line for line in [*self.err, *self.out]), seconds)

    def more_events(self, count: int = 1, seconds: float = 60) -> bool:
        """Wait for further events."""
        before = len(self.events())
        return self.until(lambda: len(self.events()) >= before + count, seconds)

    def stop(self) -> Said:
        """End it as a user would."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = self.process.wait()
        time.sleep(0.2)
        return Said(code, "".join(self.out), "".join(self.err))

    def kill(self) -> None:
        """SIGKILL."""
        self.process.kill()
        self.process.wait()


class Place:
    """One site, made anew for each fault, and what was committed to it.

    Args:
        folder: of the site.
        model: a site to be copied.
        video: that a camera plays.

    """

    def __init__(self, folder: Path, model: Path, video: Path):
        shutil.copytree(model, folder, dirs_exist_ok=True)
        self.folder = folder
        self.video = video
        self.rows = _rows(folder)
        self.acknowledged: list[int] = []

    def remember(self) -> None:
        """What is there now is committed, and must not get lost."""
        self.rows = _rows(self.folder)

    def run(self, *arguments: str | Path, seconds: float = 120, **environment: str) -> Said:
        """One command of Portico on this site."""
        done = subprocess.run(  # our own program
            [sys.executable, "-m", "app", "--site", str(self.folder), *map(str, arguments)],
            capture_output=True,
            text=True,
            timeout=seconds,
            env={**os.environ, **environment},
            check=False,
            stdin=subprocess.DEVNULL,
        )
        return Said(done.returncode, done.stdout, done.stderr)

    def watch(self, *arguments: str | Path, **environment: str) -> Running:
        """Watch a camera that plays the video for ever."""
        what = arguments or (self.video, "--realtime", "--loop", "--json")
        return self.script(["-m", "app", "--site", str(self.folder), "watch", *map(str, what)], **environment)

    def script(self, arguments: list[str], **environment: str) -> Running:
        """A Python program that goes on."""
        return Running(
            subprocess.Popen(  # our own program
                [sys.executable, *arguments],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                stdin=subprocess.DEVNULL,
                text=True,
                env={**os.environ, **environment},
            )
        )

    def committed(self, running: Running) -> None:
        """Events that a command has printed have to be there for good."""
        self.acknowledged += [int(str(event["id"])) for event in running.events() if event["id"] is not None]

    def lost(self) -> list[str]:
        """What was committed and is there no longer, or does not open any more."""
        try:
            now = _rows(self.folder)
            lost = [
                f"{len(before - now[table])} of {len(before)} rows of {table}"
                for table, before in self.rows.items()
                if before - now[table]
            ]
            with Site(self.folder) as site:
                lost += [f"audit trail: {fault}" for fault in site.trail.verify()]
                for person in site.people.people():
                    for photo in site.people.photo_ids(person.id):
                        site.people.photo(photo)
                with site.database.read() as session:
                    ids = {row[0] for row in session.execute(text("SELECT id FROM event"))}
            missing = set(self.acknowledged) - ids
            return lost + ([f"{len(missing)} of {len(self.acknowledged)} new events"] if missing else [])
        except Exception as error:  # noqa: BLE001  # whatever keeps it from opening: all of it is lost
            return [f"everything: {error}"]


def _rows(folder: Path) -> dict[str, set[str]]:
    with Site(folder) as site, closing(site.database.engine.raw_connection()) as connection:
        return {
            table: {hashlib.sha256(repr(row).encode()).hexdigest() for row in connection.execute(query)}
            for table, query in _ROWS.items()
        }


def model_site(folder: Path) -> Path:
    """A site with people, events, a door, a camera and a key."""
    engine = Engine.load(Settings())
    chance = np.random.default_rng(0)
    photo = images.encode_jpeg(demo.astronaut())
    with Site(folder) as site:
        site.access.keep(Door(rules=DoorRules(name="entrance", mode=Mode.NORMAL), cameras=("demo.mp4",)))
        site.cameras.keep("yard", CameraSettings(source="rtsp://127.0.0.1:1/yard", min_face=60))
        for number in range(_PEOPLE):
            rows = []
            for _ in range(2):
                vector = chance.normal(size=engine.dimension).astype(np.float32)
                rows.append(Enrolled(photo, vector / np.linalg.norm(vector), 0.9, "front"))
            site.people.add(f"Person {number}", rows, engine.profile.id)
        demo.prepare(site, Recogniser.of_site(site, engine))
        for number in range(_EVENTS):
            when = datetime.now(UTC) - timedelta(minutes=_EVENTS - number)
            event = Event.at_door("entrance", Decision.NOTE, (Message(f"note {number}"),), when)
            site.events.record(event, photo if number % 2 else None)
        site.database.checkpoint()
    return folder


def demo_video(path: Path, seconds: float = 16) -> Path:
    """The demonstration as a video file."""
    camera = demo.DemoCamera(seconds, realtime=False)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=demo.RATE, options={"qscale": "3"})
        stream.width, stream.height, stream.pix_fmt = demo.WIDTH, demo.HEIGHT, "yuv420p"
        for frame in camera.frames():
            for packet in stream.encode(av.VideoFrame.from_ndarray(frame.image, format="rgb24")):
                container.mux(packet)
        for packet in stream.encode():
            container.mux(packet)
    return path
