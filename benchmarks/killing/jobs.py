"""The work that is cut off: each job does one kind of it over and over, and says of each piece that it begins and ends.

What a piece will do is said before it begins, that it is done only after the program's own call has returned: from then
on nothing of it may be lost.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.killing import seeds
from benchmarks.killing.faces import Recalled, digest
from benchmarks.killing.ledger import OLD, OLDER
from core import images
from core.backups import restoring, writing
from core.gallery.people import Person
from core.gallery.recogniser import Recogniser
from core.people import reembedding
from core.people.bulk.importing import Importer
from core.people.bulk.reading import entries
from core.people.enrolment import Enroller, photo_of, sample
from core.people.exchange import write_people_folder
from core.settings import CameraSettings
from core.site import Site
from core.store import register

Tell = Callable[..., AbstractContextManager[None]]
"""Says what a piece of work is, and after its block that it is done."""
Job = Callable[["Place"], Iterator[None]]


class Place:
    """What a job works with.

    Attributes:
        folder: of the case; the site is in it, and what is written beside sites.

    """

    def __init__(self, folder: Path, seed: int, tell: Tell, engine: Any, dimensions: dict[str, int]):
        self.folder = folder
        self.random = Random(seed)
        self.tell = tell
        self.engine = engine
        self.dimensions = dimensions
        self.site = Site(folder / "site")

    def recogniser(self) -> Recogniser:
        return Recogniser.of_site(self.site, self.engine)

    def enrol(self, faces: int | None = None) -> Person:
        """Somebody new."""
        number = self.random.randrange(1_000_000)
        name, count = seeds.name_of(number), faces or self.random.randint(1, 4)
        kept = [self.engine.enrolled(number, photo) for photo in range(count)]
        with self.tell(do="enrol", name=name, photos=[digest(one.photo) for one in kept]):
            return self.site.people.add(name, kept, self.engine.profile.id)

    def anybody(self, photos: int = 0) -> Person:
        """Somebody enrolled with at least so many photos; somebody new where there are few."""
        there = [p for p in self.site.people.people() if p.photos >= photos]
        return self.random.choice(there) if len(there) > 4 else self.enrol(max(1, photos))


def enrol(place: Place) -> Iterator[None]:
    recogniser = place.recogniser()
    enroller = Enroller(place.site, recogniser)
    while True:
        number = place.random.randrange(1_000_000)
        samples = [place.engine.sample(number, photo) for photo in range(place.random.randint(1, 5))]
        name, photos = seeds.name_of(number), [digest(images.encode_jpeg(one.photo)) for one in samples]
        with place.tell(do="enrol", name=name, photos=photos):
            enroller.samples(name, samples)
        yield


def enrol_files(place: Place) -> Iterator[None]:
    """Pictures of real people through the real networks."""
    enroller = Enroller(place.site, place.recogniser())
    folder = place.folder / "pictures"
    while True:
        name = place.random.choice([path.stem for path in folder.iterdir()])
        path = folder / f"{name}.png"
        kept = digest(images.encode_jpeg(sample(place.engine, images.read(path)).photo))
        with place.tell(do="enrol", name=name, photos=[kept]):
            enroller.files(name, [path])
        yield


def delete(place: Place) -> Iterator[None]:
    index = place.recogniser().index
    while True:
        person = place.anybody()
        index.save()
        with place.tell(do="delete", name=person.name):
            place.site.people.delete(person.id)
        yield


def delete_photo(place: Place) -> Iterator[None]:
    index = place.recogniser().index
    while True:
        person = place.anybody(2)
        index.save()
        photo = place.random.choice(place.site.people.photo_ids(person.id))
        with place.tell(do="delete photo", name=person.name, photo=digest(place.site.people.photo(photo))):
            place.site.people.delete_photo(photo)
        yield


def merge(place: Place) -> Iterator[None]:
    index = place.recogniser().index
    while True:
        gone, kept = place.enrol(), place.anybody()
        index.save()
        if gone.id != kept.id:
            with place.tell(do="merge", gone=gone.name, kept=kept.name):
                place.site.merge_people(kept.id, gone.id)
        yield


def take_back(place: Place) -> Iterator[None]:
    index = place.recogniser().index
    while True:
        person = place.enrol(3)
        index.save()
        photos = place.site.people.photo_ids(person.id)[: place.random.choice((1, 2, 3))]
        digests = [digest(place.site.people.photo(photo)) for photo in photos]
        with place.tell(do="take back", name=person.name, photos=digests):
            place.site.people.take_back(person.id, photos)
        yield


def withdraw(place: Place) -> Iterator[None]:
    index = place.recogniser().index
    while True:
        person = place.enrol()
        document = f"form {place.random.randrange(10**9)}"
        with place.tell(do="consent", name=person.name, document=document):
            place.site.consents.give(person.id, date(2026, 3, 4), document)
        index.save()
        with place.tell(do="withdraw", name=person.name):
            place.site.withdraw(person.id, date(2026, 5, 6))
        yield


def import_many(place: Place) -> Iterator[None]:
    """Lists of six people with photos, groups, numbers and validity; one that was cut off is gone on with."""
    importer = Importer(place.site, place.recogniser())
    number = 0
    while True:
        plan = entries(place.folder / "lists" / f"{number % seeds.LISTS:03}" / "people.csv")
        there = {person.employee_id for person in place.site.people.people()}
        if not all(entry.employee_id in there for entry in plan.entries):
            people = [
                {"name": entry.name, "employee": entry.employee_id, "groups": list(entry.groups),
                 "photos": sorted(_kept(place.engine, path) for path in entry.photos)}
                for entry in plan.entries
            ]  # fmt: skip
            with place.tell(do="import", people=people):
                report = importer.run(plan)
                if report.rejected or report.new + report.already != seeds.LISTED:
                    raise RuntimeError(f"an import went wrong: {report}")
            yield
        elif number >= seeds.LISTS:  # all are in: somebody goes, and is brought back
            person = place.anybody()
            with place.tell(do="delete", name=person.name):
                place.site.people.delete(person.id)
        number += 1


def _kept(engine: Recalled, path: Path) -> str:
    image = images.read(path)
    return digest(images.encode_jpeg(photo_of(image, engine.only_face(image).boxes[0])))


def export(place: Place) -> Iterator[None]:
    while True:
        target = place.folder / "out" / f"people {place.random.randrange(10**9)}"
        with place.tell(do="export", target=str(target)):
            write_people_folder(place.site, target)
        yield


def renew_key(place: Place) -> Iterator[None]:
    index = place.recogniser().index
    while True:
        index.save()
        with place.tell(do="renew key"):
            place.site.renew_key()
        index = place.recogniser().index
        yield


def move_key(place: Place) -> Iterator[None]:
    while True:
        kind = "passphrase" if place.site.settings.key == "file" else "file"
        with place.tell(do="settings", settings={"key": kind}):
            place.site.move_key(kind)
        yield


def reindex(place: Place) -> Iterator[None]:
    index = place.recogniser().index
    while True:
        place.enrol()
        with place.tell(do="nothing"):
            index.rebuild() if place.random.random() < 0.5 else index.save()
        yield


def open_old(place: Place) -> Iterator[None]:
    """The site was opened, and migrated, before this is reached."""
    del place
    while True:
        yield


def write_events(place: Place) -> Iterator[None]:
    names = [None, *(person.name for person in place.site.people.people())]
    while True:
        track, name = place.random.randrange(10**12), place.random.choice(names)
        photo = seeds.face_of_event(track)
        with place.tell(do="event", track=str(track), name=name, photo=digest(photo)):
            place.site.events.record(seeds.an_event(place.site, track, name), photo)
        yield


def note(place: Place) -> Iterator[None]:
    while True:
        person = place.anybody()
        with place.tell(do="note"):
            place.site.trail.look("look at person", person_id=person.id)
        yield


def settings(place: Place) -> Iterator[None]:
    while True:
        minutes = float(place.random.randrange(1, 480))
        with place.tell(do="settings", settings={"lock_minutes": minutes}):
            place.site.change_settings(lock_minutes=minutes)
        yield


def cameras(place: Place) -> Iterator[None]:
    """The camera of a door is called something else; others are added and go."""
    while True:
        (at_door,) = place.site.settings.cameras.keys() & {"Entrance", "Gate"}
        name = "Gate" if at_door == "Entrance" else "Entrance"
        source = f"rtsp://viewer:{seeds.PASSWORD}{place.random.randrange(10**9)}@10.0.0.9/1"
        with place.tell(do="camera", before=at_door, name=name, source=source):
            place.site.cameras.keep(name, CameraSettings(source=source), at_door)
        other = f"Yard {place.random.randrange(10**6)}"
        with place.tell(do="camera", before=None, name=other, source=source):
            place.site.cameras.keep(other, CameraSettings(source=source))
        with place.tell(do="camera", before=other, name=None, source=None):
            place.site.cameras.drop(other)
        yield


def retention(place: Place) -> Iterator[None]:
    names = [None, None, *(person.name for person in place.site.people.people())]
    while True:
        for _ in range(12):
            track, name = place.random.randrange(10**12), place.random.choice(names)
            days, photo = place.random.choice((OLD, OLDER)), seeds.face_of_event(track)
            with place.tell(do="event", track=str(track), name=name, photo=digest(photo), age=str(days)):
                place.site.events.record(seeds.an_event(place.site, track, name, days), photo)
        with place.tell(do="retention"):
            place.site.keep_periods()
        yield


def change_profile(place: Place) -> Iterator[None]:
    """To the other profile; somebody new keeps something to be measured."""
    while True:
        now = place.site.settings.profile
        place.engine = Recalled(place.dimensions, now)
        place.enrol()
        other = next(name for name in place.dimensions if name != now)
        left = reembedding.status(place.site, other).measured.left
        with place.tell(do="profile", profile=other, begins=left > 0):
            reembedding.change_profile(place.site, other, load=lambda s: Recalled(place.dimensions, s.profile))
        yield


def back_up(place: Place) -> Iterator[None]:
    while True:
        target = place.folder / "backups" / f"{place.random.randrange(10**9)}{register.SUFFIX}"
        target.parent.mkdir(exist_ok=True)
        with place.tell(do="back up", target=str(target)):
            writing.write(place.site, target, seeds.PASSPHRASE)
        yield


def restore(place: Place) -> Iterator[None]:
    """Into a folder that is emptied before; what was cut off is done anew, into the same folder."""
    target, source = place.folder / "restored", place.folder / f"whole{register.SUFFIX}"
    while True:
        with place.tell(do="nothing", restored=str(target)):
            restoring.restore(source, seeds.PASSPHRASE, target)
        shutil.rmtree(target)
        yield


JOBS: dict[str, Job] = {
    "enrol": enrol,
    "enrol, real engine": enrol_files,
    "delete person": delete,
    "delete photo": delete_photo,
    "merge": merge,
    "take back": take_back,
    "withdraw consent": withdraw,
    "import": import_many,
    "export": export,
    "renew key": renew_key,
    "move key": move_key,
    "reindex and snapshot": reindex,
    **{f"migrate from {version}": open_old for version in seeds.OLD_VERSIONS},
    "events": write_events,
    "audit notes": note,
    "settings": settings,
    "cameras": cameras,
    "retention": retention,
    "change profile": change_profile,
    "backup": back_up,
    "restore": restore,
}
