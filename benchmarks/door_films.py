"""Who gets through a door that asks for a live face: people, and prints of them.

    python -m benchmarks.door_films NUAA [--stills 3] [--json FILE]

NUAA holds live/PERSON and spoof/PERSON; the number before the last in a file's name is the session. Of every person
three live pictures of the first session are enrolled. Then the pictures of each session are played as a film before a
camera at a door that this person may pass, the live ones but for the session enrolled (its second half, where there is
no other), and every nth picture by itself is held there for a second. Counted is who is let in.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import track

from core import images
from core.access.door import Door
from core.access.policy import DoorRules, Liveness
from core.access.schedules import Schedule, parse_period
from core.cameras.source import Frame
from core.engine import Engine
from core.evaluation.liveness import pictures
from core.faces import Image
from core.gallery.events import Decision
from core.gallery.recogniser import Recogniser
from core.live.gate import Gate
from core.live.station import Station
from core.people.enrolment import Enroller, sample
from core.settings import Settings
from core.site import Site

CAMERA = "hall"
_RATE = 10.0  # pictures a second
_TWICE = 2  # the pictures of a session are a second apart: each is shown so often
_HELD = 12  # frames that a single picture is held


def prepare(site: Site, engine: Engine, live: list[Path], liveness: Liveness) -> Recogniser:
    """Enrol a person from three pictures, and give them a door."""
    recogniser = Recogniser.of_site(site, engine)
    third = max(1, len(live) // 3)
    samples = [sample(engine, images.read(path)) for path in live[::third][:3]]
    person = Enroller(site, recogniser).samples("Somebody", samples)
    site.access.keep(Door(rules=DoorRules(name="Front", liveness=liveness, repeat_seconds=0), cameras=(CAMERA,)))
    site.access.keep(Schedule(name="always", periods=(parse_period("mon-sun 00:00-24:00"),)))
    site.access.add_group("staff")
    site.access.grant("staff", "Front", "always")
    site.access.join(person.id, "staff")
    return recogniser


def lets_in(site: Site, recogniser: Recogniser, film: Iterable[Image]) -> bool:
    """Play a film before the door; whether it lets somebody in."""
    heard: list[str] = []
    gate = Gate(site.access, site.events, lambda _event: None, heard.append)
    gate.start({CAMERA})
    station = Station(CAMERA, recogniser, site.events, gate=gate)
    began, events, frame = datetime.now(UTC), [], None
    for number, picture in enumerate(film):
        seconds = number / _RATE
        frame = Frame(picture, seconds, began + timedelta(seconds=seconds))
        events += [event for event, _photo in station.process(frame).events]
    if frame is not None:
        events += [event for event, _photo in station.finish(frame).events]
    gate.close()
    return any(event.decision is Decision.ALLOW for event in events)


def sessions(paths: list[Path]) -> dict[str, list[Path]]:
    """The pictures of each session, in order."""
    ordered = sorted(pictures_in_order(paths), key=_session)
    return {name: list(some) for name, some in groupby(ordered, _session)}


def pictures_in_order(paths: list[Path]) -> list[Path]:
    """By the number at the end of their names."""
    return sorted(paths, key=lambda path: int(path.stem.rsplit("_", 1)[1]))


def _session(path: Path) -> str:
    return path.stem.split("_")[-2]


def main(
    folder: Path,
    stills: Annotated[int, typer.Option(help="Every nth picture is also shown by itself; 0 shows none.")] = 3,
    off: Annotated[
        bool, typer.Option("--off", help="The door asks for nothing: what recognition alone lets in.")
    ] = False,
    output: Annotated[Path | None, typer.Option("--json")] = None,
) -> None:
    engine, rows = Engine.load(Settings()), {}
    liveness = Liveness.OFF if off else Liveness.PASSIVE
    for live in track(sorted(one for one in (folder / "live").iterdir() if one.is_dir())):
        films = sessions(pictures(live))
        first, *others = films.values()
        half = len(first) // 2
        shown = {
            "live": others or [first[half:]],
            "spoof": list(sessions(pictures(folder / "spoof" / live.name)).values()),
        }
        with tempfile.TemporaryDirectory() as place, Site(Path(place)) as site:
            recogniser = prepare(site, engine, first if others else first[:half], liveness)
            rows[live.name] = row = {}
            for kind, some in shown.items():
                let = [
                    lets_in(site, recogniser, (images.read(p) for p in film for _ in range(_TWICE))) for film in some
                ]
                row[f"{kind} films"] = (sum(let), len(let))
                single = [path for film in some for path in film][:: stills or None] if stills else []
                let = [lets_in(site, recogniser, [images.read(path)] * _HELD) for path in single]
                row[f"{kind} stills"] = (sum(let), len(let))
    for person, row in rows.items():
        print(f"{person}: " + "; ".join(f"{kind} {let} of {shown} let in" for kind, (let, shown) in row.items()))
    total = {kind: [sum(row[kind][n] for row in rows.values()) for n in (0, 1)] for kind in next(iter(rows.values()))}
    print("all: " + "; ".join(f"{kind} {let} of {shown}" for kind, (let, shown) in total.items()))
    if output is not None:
        output.write_text(json.dumps(rows, indent=1) + "\n")


if __name__ == "__main__":
    typer.run(main)
