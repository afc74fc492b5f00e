"""Run a site for hours under load and trouble, and see whether anything grows.

    python -m benchmarks.soak [--minutes 60] [--video FILE ...] [--source ADDRESS ...] [--json FILE]

Cameras play videos (by default the demonstration's portraits) and drop out at random: they break off, hang, or cannot
be reached for a while. Meanwhile people are enrolled and leave, the log is read, periods are kept and backups written.
Every few seconds memory, handles, threads and the age of frames are noted; their slopes come with 95 % bounds
(core/bench/slopes.py), the first fifth of the time left out, in which buffers fill. Exits with 1 where something grows,
a camera did not come back, or the doctor finds the site unsound afterwards.
"""

from __future__ import annotations

import argparse
import json
import random
import secrets
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import cv2
import numpy as np
import psutil
from sqlalchemy import QueuePool

import app  # noqa: F401  # sets up the allocator, as for every Portico
from core import demo, images
from core.access.door import Door
from core.access.policy import DoorRules
from core.backups import writing
from core.bench.played import Played
from core.bench.slopes import slope
from core.cameras.opening import open_source
from core.cameras.source import Frame, Source
from core.engine import Engine
from core.errors import SourceError
from core.gallery.people import Enrolled
from core.gallery.recogniser import Recogniser
from core.health import State, examine
from core.live.view import View
from core.live.watch import Listener, Watch
from core.settings import Settings
from core.site import Site

_SAMPLE_SECONDS = 5.0
_BACK_SECONDS = 90.0  # within which every camera has to be back once drops have ended
_PEOPLE = 200
_KINDS = ("breaks off", "hangs", "cannot be reached")
_LIMITS = {"memory": 12.0, "handles": 2.0, "threads": 2.0, "age of frames, p95": 20.0}
_UNITS = {"memory": "MiB", "handles": "", "threads": "", "age of frames, p95": "ms"}


@dataclass(frozen=True)
class Sample:
    """What was measured at one moment, ``seconds`` since the beginning."""

    seconds: float
    memory: float
    handles: int
    threads: int
    age: float | None
    frames: int


class Dropping:
    """A source that drops out at random.

    Args:
        source: what it is otherwise.
        every: seconds between two drops, on average (exponentially distributed).
        chance: where randomness comes from.

    """

    live, still = True, False

    def __init__(self, source: Source, every: float, chance: random.Random):
        self.name = source.name
        self._source = source
        self._every = every
        self._chance = chance
        self._down_until = 0.0
        self._next = time.monotonic() + chance.expovariate(1 / every)
        self._closed = threading.Event()
        self.drops: Counter[str] = Counter()

    def close(self) -> None:
        self._closed.set()
        self._source.close()

    def settle(self) -> None:
        """Drop out no more."""
        self._next = float("inf")

    def frames(self) -> Iterator[Frame]:
        self._closed.clear()
        if time.monotonic() < self._down_until:
            raise SourceError(f"the camera {self.name} cannot be reached")
        for frame in self._source.frames():
            if time.monotonic() >= self._next:
                kind = self._chance.choice(_KINDS)
                self.drops[kind] += 1
                if self._next < float("inf"):
                    self._next = time.monotonic() + 5 + self._chance.expovariate(1 / self._every)
                if kind == "hangs":
                    self._closed.wait(self._chance.uniform(2, 20))
                else:
                    if kind == "cannot be reached":
                        self._down_until = time.monotonic() + self._chance.uniform(1, 15)
                    raise SourceError(f"the camera {self.name} broke off")
            yield frame


class Life:
    """People who come and go, and the work that a site has beside its cameras."""

    def __init__(self, site: Site, recogniser: Recogniser, folder: Path, chance: random.Random):
        self._site = site
        self._recogniser = recogniser
        self._folder = folder
        self._chance = chance
        self._stopping = threading.Event()
        self.done: Counter[str] = Counter()
        self.troubles: list[str] = []
        self._photo = images.encode_jpeg(demo.astronaut())
        self._thread = threading.Thread(target=self._run, name="life", daemon=True)

    def begin(self) -> None:
        """Enrol a first gallery and somebody who is seen by the cameras, and start."""
        demo.prepare(self._site, self._recogniser)
        for _ in range(_PEOPLE):
            self._come()
        self.done.clear()
        self._thread.start()

    def end(self) -> None:
        """Stop."""
        self._stopping.set()
        self._thread.join(60)

    def _come(self) -> None:
        template = np.random.default_rng(self._chance.getrandbits(32)).normal(size=self._recogniser.engine.dimension)
        rows = [Enrolled(self._photo, (template / np.linalg.norm(template)).astype(np.float32), 0.9, "front")]
        name = f"Person {secrets.token_hex(4)}"
        self._site.people.add(name, rows, self._recogniser.engine.profile.id)

    def _go(self) -> None:
        others = [p for p in self._site.people.people() if p.name != demo.ENROLLED]
        if len(others) > _PEOPLE // 2:
            self._site.people.delete(self._chance.choice(others).id)

    def _collins_goes_and_comes(self) -> None:
        self._site.people.delete(demo.ENROLLED)
        self._stopping.wait(5)
        demo.prepare(self._site, self._recogniser)

    def _read_the_log(self) -> None:
        self._site.events.query(limit=100)
        self._site.people.people("person")
        self._site.trail.verify()

    def _back_up(self) -> None:
        path = self._folder / f"{self.done['back up'] % 3}.portico-backup"
        writing.write(self._site, path, "a passphrase for the soak", replace=True)

    def _run(self) -> None:
        works: list[tuple[str, float, Callable[[], None]]] = [
            ("enrol", 4, self._come),
            ("delete", 4, self._go),
            ("somebody known goes and comes again", 90, self._collins_goes_and_comes),
            ("read log, people and trail", 20, self._read_the_log),
            ("back up", 300, self._back_up),
            ("keep periods", 120, lambda: self._site.keep_periods() and None),
        ]
        due = {name: time.monotonic() + self._chance.uniform(0, every) for name, every, _ in works}
        while not self._stopping.wait(0.2):
            for name, every, work in works:
                if time.monotonic() >= due[name]:
                    try:
                        work()
                        self.done[name] += 1
                    except Exception as error:  # noqa: BLE001  # whatever goes wrong is counted against it
                        self.troubles.append(f"{name}: {type(error).__name__}: {error}")
                    due[name] = time.monotonic() + self._chance.uniform(0.5, 1.5) * every


class Soak:
    """One run."""

    def __init__(self, options: argparse.Namespace, folder: Path):
        self._chance = random.Random(options.seed)
        self._seconds = 60 * options.minutes
        self._folder = folder
        self.site = Site(folder / "site")
        self._recogniser = Recogniser.of_site(self.site, Engine.load(Settings()))
        self.sources = [Dropping(s, options.drop_every, self._chance) for s in self._cameras(options)]
        self.complaints: Counter[str] = Counter()
        self.samples: list[Sample] = []
        self._ages: list[float] = []
        self._seen: dict[str, float] = {}
        self.events = 0

    def _cameras(self, options: argparse.Namespace) -> Iterator[Source]:
        small = [np.asarray(cv2.resize(picture, (960, 540)), np.uint8) for picture in _portraits()]
        yield Played("portraits", small, 10.0)
        for number, text in enumerate([*map(str, options.video), *options.source]):
            source = open_source(text, realtime=True, loop=True)
            source.name = f"camera {number + 1}"
            yield source

    def look(self, view: View) -> None:
        self._ages.append(1e3 * (datetime.now(UTC) - view.frame.when).total_seconds())
        self._seen[view.camera] = time.monotonic()
        self.events += len(view.events)

    def complain(self, words: str) -> None:
        self.complaints["".join(c for c in words if not c.isdigit())] += 1

    def _away(self) -> list[str]:
        """Cameras that give no pictures."""
        return [s.name for s in self.sources if time.monotonic() - self._seen.get(s.name, 0) > 3]

    def _open_connections(self) -> None:
        """Open as many to the gallery as are kept open, so that one first needed after half an hour is no growth."""
        engine = self.site.database.engine
        assert isinstance(engine.pool, QueuePool)
        with ExitStack() as held:
            for _ in range(engine.pool.size()):
                held.enter_context(engine.connect())

    def run(self) -> None:
        """Run for the time asked for."""
        doors = [Door(rules=DoorRules(name=f"door {source.name}"), cameras=(source.name,)) for source in self.sources]
        for door in doors:
            self.site.access.keep(door)
        watch = Watch(self.site, self._recogniser, _Noting(self), "soak", lasting=True, upkeep=True)
        self.loop = watch.loop
        self.life = Life(self.site, self._recogniser, self._folder, self._chance)
        self.life.begin()
        self._open_connections()
        for source in self.sources:
            watch.add(source)
        watch.start()
        began, process = time.monotonic(), psutil.Process()
        while (now := time.monotonic() - began) < self._seconds:
            ages, self._ages = self._ages, []
            handles = process.num_fds() if hasattr(process, "num_fds") else process.num_handles()
            memory, threads = process.memory_info().rss / 2**20, process.num_threads()
            age = float(np.percentile(ages, 95)) if ages else None
            self.samples.append(Sample(now, memory, handles, threads, age, self.loop.frames))
            if len(self.samples) % 60 == 1:
                print(f"{now / 60:6.1f} min  {self.samples[-1]}", file=sys.stderr, flush=True)
            time.sleep(min(_SAMPLE_SECONDS, self._seconds / 60))
        self.health = self.loop.health()
        for source in self.sources:
            source.settle()
        until = time.monotonic() + _BACK_SECONDS
        while (away := self._away()) and time.monotonic() < until:
            time.sleep(1)
        self.away = away
        self.life.end()
        watch.close()
        self.unsound = [f"{c.name}: {c.words}" for c in examine(self.site) if c.state is State.BAD]
        self.site.close()


class _Noting(Listener):
    def __init__(self, soak: Soak):
        self.viewed, self.troubled = soak.look, soak.complain  # type: ignore[method-assign]


def _portraits() -> list[np.ndarray]:
    """Sixteen seconds of the demonstration, five pictures a second."""
    camera = demo.DemoCamera(realtime=False)
    return [camera.picture(n / 5) for n in range(80)]


def _rows(samples: list[Sample]) -> Iterator[tuple[str, dict[str, object]]]:
    """What grows, and by how much an hour."""
    kept = samples[len(samples) // 5 :]
    for name, attribute in zip(_LIMITS, ("memory", "handles", "threads", "age"), strict=True):
        there = [(s.seconds / 3600, getattr(s, attribute)) for s in kept if getattr(s, attribute) is not None]
        found = slope([at for at, _ in there], [value for _, value in there])
        values = [value for _, value in there]
        steps = [float(np.median(part)) for part in np.array_split(np.array(values), 4)]
        grows = found.value > _LIMITS[name] and found.low > 0
        yield name, {"quarters": steps, "most": max(values), **asdict(found), "limit": _LIMITS[name], "grows": grows}


def main() -> int:
    """Run, print, and say whether it held."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--video", type=Path, action="append", default=[], help="a file that a camera plays")
    parser.add_argument("--source", action="append", default=[], help="a camera of your own")
    parser.add_argument("--drop-every", type=float, default=45, help="seconds between drops of a camera, on average")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="portico-soak-") as folder:
        soak = Soak(options, Path(folder))
        soak.run()
    rows = dict(_rows(soak.samples))
    drops = sum((s.drops for s in soak.sources), Counter())
    reconnects = {camera.name: camera.reconnects for camera in soak.health.cameras}
    facts = {
        "minutes": soak.samples[-1].seconds / 60,
        "frames": soak.samples[-1].frames,
        "events with decisions": soak.events,
        "drops": dict(drops),
        "reconnects": reconnects,
        "restarts of the recogniser": soak.health.restarts,
        "work beside": dict(soak.life.done),
        "cameras that did not come back": soak.away,
        "failed work": soak.life.troubles,
        "complaints": dict(soak.complaints),
        "unsound": soak.unsound,
    }
    print("| measured | median of each quarter | most | slope per hour | 95 % bounds | limit | |")
    print("|---|---|---|---|---|---|---|")
    for name, row in rows.items():
        quarters = " → ".join(f"{value:.0f}" for value in row["quarters"])
        print(
            f"| {name} | {quarters} {_UNITS[name]} | {row['most']:.0f} | {row['value']:.2f} | "
            f"{row['low']:.2f} to {row['high']:.2f} | {row['limit']:g} | {'GROWS' if row['grows'] else 'holds'} |"
        )
    for name, value in facts.items():
        print(f"{name}: {value}")
    if options.json:
        content = {"rows": rows, "facts": facts, "samples": [asdict(s) for s in soak.samples]}
        options.json.write_text(json.dumps(content, indent=1), encoding="utf-8")
    bad = any(row["grows"] for row in rows.values()) or soak.away or soak.unsound or soak.life.troubles
    return 1 if bad or soak.complaints or soak.health.restarts else 0


if __name__ == "__main__":
    sys.exit(main())
