"""Move a site of many people to a newer profile while a door is watched, kill the move in the middle, and go on.

    python -m benchmarks.move_profile --people-folder FOLDER [--people 1000] [--to standard-4] [--json FILE]

FOLDER holds one folder of photos per person. One photo each is enrolled under the profile before, through the import
of many. Then ``portico watch`` looks at a film of Eileen Collins, who is enrolled as well, in a process of its own, and
``portico profile use`` moves the site in another, which is killed half-way and begun again. Exit status 1 where
anything was lost, half done, or not recognised at some time.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path

import cv2
import numpy as np
from rich.progress import Progress
from sqlalchemy import func, select

from core import demo, images
from core.engine import Engine
from core.errors import ImageError
from core.gallery.index import GalleryIndex
from core.gallery.recogniser import Recogniser, index_of
from core.health import State, examine
from core.people.bulk.importing import Importer
from core.people.bulk.plan import Entry, ImportPlan
from core.people.profile_offer import predecessor
from core.people.reembedding import status
from core.recognition import profiles
from core.settings import Settings
from core.site import Site
from core.store import schema

_RATE = 10  # pictures a second of the film
_EMPTY = 6.0  # seconds after the visit: whoever comes back sooner is no new visitor
_SPARE = 1.3  # so many folders are tried for one person: many photos show more than one face
_AFTER = 25.0  # seconds that are watched before the move and after it


@dataclass
class Found:
    """What was measured, and what was wrong."""

    people: int = 0
    photos: int = 0
    before: str = ""
    after: str = ""
    import_seconds: float = 0.0
    killed_at: int = 0
    killed_after: float = 0.0
    went_on_seconds: float = 0.0
    measured_anew: int = 0
    recognised: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


class Watch:
    """``portico watch`` on a film that begins again and again; who was recognised in which phase."""

    def __init__(self, site: Path, film: Path):
        command = [*_portico("watch", str(film)), "--realtime", "--loop", "--json", "--site", str(site)]
        self.phase = "before"
        self.seen: Counter[str] = Counter()
        self.errors: list[str] = []
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self._threads = [threading.Thread(target=one, daemon=True) for one in (self._read, self._hear)]
        for thread in self._threads:
            thread.start()

    def _read(self) -> None:
        for line in self._process.stdout or ():
            if json.loads(line).get("person") == demo.ENROLLED:
                self.seen[self.phase] += 1

    def _hear(self) -> None:
        self.errors += list(self._process.stderr or ())

    def wait(self, seconds: float) -> None:
        """Watch on, at least until somebody was recognised in this phase, and no longer than three times as long."""
        began = time.monotonic()
        while (passed := time.monotonic() - began) < 3 * seconds:
            if passed >= seconds and self.seen[self.phase]:
                return
            time.sleep(0.2)

    def end(self) -> int:
        """Stop it, and its exit status."""
        self._process.send_signal(signal.SIGTERM)
        code = self._process.wait(60)
        for thread in self._threads:
            thread.join(5)
        return code


def _portico(*words: str) -> list[str]:
    return [sys.executable, "-m", "app", *words]


def _film(path: Path) -> None:
    """One visit of the demonstration and the empty hall after it, as a file."""
    camera = demo.DemoCamera(demo.SCENE_SECONDS, realtime=False, rate=_RATE)
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*"mp4v"), _RATE, (demo.WIDTH, demo.HEIGHT))
    for frame in camera.frames():
        writer.write(frame.image[..., ::-1])
    for _ in range(round(_EMPTY * _RATE)):
        writer.write(camera.picture(0.0)[..., ::-1])
    writer.release()


def _plan(folder: Path, people: int) -> ImportPlan:
    """One photo of each person of a folder of folders."""
    entries = []
    for one in sorted(folder.iterdir()):
        try:
            entries.append(Entry(one.name.replace("_", " "), (images.within(one)[0],)))
        except ImageError:
            continue
        if len(entries) == round(people * _SPARE):
            break
    return ImportPlan(folder, tuple(entries))


def _enrol(folder: Path, pictures: Path, wanted: int, found: Found) -> None:
    """A site of the profile before."""
    with Site(folder) as site, Progress(transient=True) as bar:
        site.change_settings(profile=found.before)
        recogniser = Recogniser.of_site(site, Engine.load(site.settings))
        began, shown = time.monotonic(), bar.add_task("Enrolling", total=wanted)

        def enough() -> bool:
            count = site.people.count()
            bar.update(shown, completed=count)
            return count >= wanted

        Importer(site, recogniser).run(_plan(pictures, wanted), stop=enough)
        found.import_seconds = round(time.monotonic() - began, 1)
        demo.prepare(site, recogniser)
        recogniser.index.save()
        found.people, found.photos = site.people.count(), _photos(site)
    if found.people < wanted:
        found.faults.append(f"only {found.people} people could be enrolled: give a larger folder")


def _photos(site: Site) -> int:
    with site.database.read() as session:
        return session.execute(select(func.count(schema.Photo.id))).scalar_one()


def _kill_half_way(folder: Path, found: Found) -> None:
    """Begin the move, and kill it once half of the photos are measured."""
    began = time.monotonic()
    moving = subprocess.Popen(_use(folder, found.after), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with Site(folder) as site:
        while moving.poll() is None and status(site, found.after).measured.done < found.photos // 2:
            time.sleep(0.1)
        if moving.poll() is not None:
            found.faults.append("the move ended before it was killed")
        os.kill(moving.pid, signal.SIGKILL)
        moving.wait()
        found.killed_after = round(time.monotonic() - began, 1)
        state = status(site, found.after)
        found.killed_at = state.measured.done
        if state.used or not state.measured.begun:
            found.faults.append("a move that was killed half-way counts as done, or as not begun")
        _require_whole(site, found.before, found)


def _use(folder: Path, name: str) -> list[str]:
    return [*_portico("profile", "use", name), "--json", "--site", str(folder)]


def _go_on(folder: Path, found: Found) -> None:
    began = time.monotonic()
    done = subprocess.run(_use(folder, found.after), capture_output=True, text=True, check=False)
    found.went_on_seconds = round(time.monotonic() - began, 1)
    if done.returncode:
        found.faults.append(f"the move could not go on: {done.stderr.strip()}")
        return
    told = json.loads(done.stdout)
    found.measured_anew = told["measured"]
    if told["already"] != found.killed_at:
        found.faults.append(f"{found.killed_at} photos had been measured, and {told['already']} were passed over")
    found.faults += [f"{one['name']} is not recognised any more" for one in told["without"]]


def _require_whole(site: Site, name: str, found: Found) -> None:
    """Hold store and index of a profile against each other: everybody is there, and every photo has its template."""
    profile = profiles.load(name)
    with site.database.read() as session:
        mine = schema.Template.profile_id == profile.id
        own = session.execute(select(schema.Template.photo_id, func.count()).where(mine).group_by("photo_id")).all()
        photos = set(session.execute(select(schema.Photo.id)).scalars())
    if {photo for photo, _ in own} != photos or any(count != 1 for _, count in own):
        found.faults.append(f"{name}: not every photo has one template")
    if (site.people.count(), len(photos)) != (found.people, found.photos):
        found.faults.append(f"{name}: {site.people.count()} people with {len(photos)} photos are left")
    engine = Engine.load(Settings(profile=name))
    started = index_of(site, engine)
    coherence = profile.calibration.coherence
    fresh = GalleryIndex(site.people, site.vault, profile.id, engine.dimension, coherence)
    (mine_, vectors), (theirs, others) = started.contents(), fresh.contents()
    if [one.person_id for one in mine_] != [one.person_id for one in theirs] or not np.allclose(vectors, others):
        found.faults.append(f"{name}: the index is not what the store says")
    if len(theirs) != found.people or started.differences():
        found.faults.append(f"{name}: the index holds {len(theirs)} people")


def _after(folder: Path, found: Found) -> None:
    """Everything as a user would look at it, and the film once more, by a program of the new profile."""
    with Site(folder) as site:
        if site.settings.profile != found.after:
            found.faults.append(f"the profile is still {site.settings.profile}")
        _require_whole(site, found.after, found)
        found.faults += [f"doctor: {c.name}: {c.words}" for c in examine(site, deep=True) if c.state is State.BAD]


def run(pictures: Path, people: int, name: str, folder: Path) -> Found:
    """All of it, in an empty folder."""
    found = Found(before=predecessor(name), after=name)
    site, film = folder / "site", folder / "film.mp4"
    _film(film)
    _enrol(site, pictures, people, found)
    watch = Watch(site, film)
    try:
        watch.wait(_AFTER)
        watch.phase = "during"
        _kill_half_way(site, found)
        watch.wait(0.0)
        _go_on(site, found)
        watch.phase = "after, before it was started anew"
        watch.wait(_AFTER)
    finally:
        code = watch.end()
    anew = Watch(site, film)
    try:
        anew.phase = "after, started anew"
        anew.wait(_AFTER)
    finally:
        code = anew.end() or code
    _after(site, found)
    found.recognised = dict(watch.seen + anew.seen)
    phases = ("before", "during", watch.phase, anew.phase)
    found.faults += [f"nobody was recognised {phase}" for phase in phases if not found.recognised.get(phase)]
    if code:
        found.faults.append(f"portico watch ended with status {code}")
    if not any(f"profile is {found.after} now" in words for words in watch.errors):
        found.faults.append("portico watch did not say that the profile has changed")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people-folder", type=Path, required=True)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--to", default=profiles.DEFAULT)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="portico-move-") as folder:
        found = run(options.people_folder, options.people, options.to, Path(folder))
    words = json.dumps(asdict(found), indent=1)
    print(words)
    if options.json is not None:
        options.json.write_text(words, encoding="utf-8")
    sys.exit(bool(found.faults))


if __name__ == "__main__":
    main()
