"""The sites that the work is done on: one of today, and the same as older versions of the program would have it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from PIL import Image as Pillow

from benchmarks.killing.faces import Recalled, picture
from core import images
from core.access.door import Door
from core.access.policy import DoorRules
from core.base.messages import Message, Named
from core.faces import Image
from core.gallery.events import Decision, Event, Outcome
from core.settings import CameraSettings
from core.site import DATABASE, KEY, Site

PEOPLE = 12
STRANGERS = 30
LISTS, LISTED = 24, 6
PASSPHRASE = "forty quiet pelicans"
PASSWORD = "Vexillum-"
OLD_VERSIONS = ("0001", "0003", "0005")


def name_of(number: int) -> str:
    """A name that is nowhere else."""
    return f"Qorvath{number:06d} Zelbryn"


def an_event(site: Site, track: int, name: str | None, days: int = 0) -> Event:
    """An event at a camera, of somebody or of a stranger."""
    number = site.people.find(name).id if name is not None else None
    reasons = (
        (Message("{person} came", person=Named(name or "", number)),)
        if number is not None
        else (Message("nobody we know"),)
    )
    return Event(
        datetime.now(UTC) - timedelta(days=days), str(days) if days else "hall", track,
        Decision.ALLOW if name else Decision.DENY, Outcome.RECOGNISED if name else Outcome.UNKNOWN,
        name, number, 0.9, 0.8, None, None, None, 3, 0.9, "standard-4", reasons,
    )  # fmt: skip


def face_of_event(track: int) -> bytes:
    """The photo of an event."""
    return images.encode_jpeg(picture(10_000_000 + track, track))


def plant(folder: Path, engine: Recalled) -> None:
    """A site of today: people with one to three photos, consents, events, a camera at a door, an index on the disk."""
    with Site(folder) as site:
        for number in range(PEOPLE):
            faces = [engine.enrolled(number, photo) for photo in range(1 + number % 3)]
            person = site.people.add(name_of(number), faces, engine.profile.id)
            if number % 2:
                site.consents.give(person.id, date(2026, 1, 2), f"form {number:06d} of the folder")
        for track in range(STRANGERS):
            name = name_of(track % PEOPLE) if track % 3 else None
            site.events.record(an_event(site, track, name), face_of_event(track))
        site.access.add_group("staff")
        site.cameras.keep("Entrance", CameraSettings(source=f"rtsp://viewer:{PASSWORD}@10.0.0.9/1"))
        site.access.keep(Door(rules=DoorRules(name="Front", zone="UTC"), cameras=("Entrance",)))
        site.trail.look("look at person", person_id=site.people.find(name_of(0)).id)
        site.index(engine.profile.id, engine.dimension, engine.profile.calibration.coherence).save()


def write_lists(folder: Path) -> None:
    """Lists to import, each of six people with photos, numbers, a group and a validity."""
    for number in range(LISTS):
        rows, here = ["name,employee id,groups,valid until,photos"], folder / f"{number:03}"
        here.mkdir(parents=True)
        for one in range(number * LISTED, (number + 1) * LISTED):
            person, files = 5_000_000 + one, [f"{one}-{photo}.png" for photo in range(1 + one % 3)]
            for photo, file in enumerate(files):
                write_png(here / file, picture(person, photo))
            rows.append(f"{name_of(person)},E-{one},staff,2030-01-01,{';'.join(files)}")
        (here / "people.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def write_png(path: Path, image: Image) -> None:
    """A picture as a file."""
    Pillow.fromarray(image).save(path)


def age(today: Path, folder: Path, version: str) -> None:
    """The same site as an older version would have it."""
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine

    folder.mkdir()
    shutil.copy(today / KEY, folder / KEY)
    # of what its templates are: without it the site would go on with the profile that was the first one then
    (folder / "settings.toml").write_text('profile = "standard-4"\n', encoding="utf-8")
    config = Config()
    config.set_main_option("script_location", "core.store:migrations")
    tables = create_engine(f"sqlite:///{folder / DATABASE}")
    with tables.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
    tables.dispose()
    with closing(sqlite3.connect(folder / DATABASE)) as old:
        old.execute("ATTACH ? AS today", (str(today / DATABASE),))
        for (table,) in old.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall():
            if table in ("alembic_version", "sqlite_sequence"):
                continue
            mine = [row[1] for row in old.execute(f"PRAGMA main.table_info({table})")]
            theirs = {row[1] for row in old.execute(f"PRAGMA today.table_info({table})")}
            columns = ", ".join(column for column in mine if column in theirs)
            old.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM today.{table}")
        old.commit()
