"""Films of prints before a door that asks for a live face."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import av
import cv2
import numpy as np
import pytest

from core import demo, images
from core.access.door import Door
from core.access.policy import DoorRules, Liveness
from core.access.schedules import Schedule, parse_period
from core.cameras.opening import open_source
from core.cameras.source import Frame
from core.engine import Engine
from core.faces import Image
from core.gallery.events import Event
from core.gallery.recogniser import Recogniser
from core.live.gate import Gate
from core.live.loop import LiveLoop
from core.live.station import Station
from core.live.view import View
from core.people.enrolment import Enroller, sample
from core.site import Site

WIDTH, HEIGHT, RATE = 960, 720, 10


def _print(portrait: Image, rows: int, dots: int) -> Image:
    """A photograph of a print on white paper: no black, a yellow cast, dots of ink, less sharp than what it shows."""
    small = cv2.resize(portrait, (rows, rows), interpolation=cv2.INTER_AREA).astype(np.float32)
    y, x = np.mgrid[:rows, :rows].astype(np.float32)
    screen = 10 * np.sin(2 * np.pi * (x + y) / dots) * np.sin(2 * np.pi * (x - y) / dots)
    ink = small * 0.68 + 52 + screen[..., None]
    ink *= np.array([1.0, 0.97, 0.88], np.float32)
    paper = cv2.copyMakeBorder(ink, *[rows // 14] * 4, cv2.BORDER_CONSTANT, value=(236, 231, 218))
    return np.asarray(np.clip(cv2.GaussianBlur(paper, (0, 0), 1.0), 0, 255), np.uint8)


@cache
def _wall() -> np.ndarray:
    """(height, width, 3)"""
    wall = np.empty((HEIGHT, WIDTH, 3), np.float32)
    wall[:] = np.linspace(150, 110, WIDTH)[None, :, None] * np.array([0.98, 1.0, 1.03])
    return wall


def _scene(paper: Image, corners: np.ndarray) -> np.ndarray:
    """The print at four corners (4, 2) of a picture of a wall."""
    side = len(paper)
    warp = cv2.getPerspectiveTransform(np.array([[0, 0], [side, 0], [side, side], [0, side]], np.float32), corners)
    there = cv2.warpPerspective(np.ones((side, side), np.float32), warp, (WIDTH, HEIGHT))[..., None]
    return np.asarray(there * cv2.warpPerspective(paper, warp, (WIDTH, HEIGHT)) + (1 - there) * _wall())


def _seen(scene: np.ndarray, seed: int) -> Image:
    """With a camera's noise."""
    noise = np.random.default_rng(seed).normal(0, 3, (HEIGHT, WIDTH, 1))
    return np.asarray(np.clip(scene + noise, 0, 255), np.uint8)


def _poster(paper: Image) -> Iterator[Image]:
    """It hangs on a wall, seen a little from the side."""
    scene = _scene(paper, np.array([[280, 110], [690, 80], [700, 600], [270, 570]], np.float32))
    for number in range(40):
        yield _seen(scene, number)


def _held(paper: Image) -> Iterator[Image]:
    """A hand holds it before the camera: it trembles, tilts, turns and comes nearer."""
    chance = np.random.default_rng(7)
    for number in range(40):
        middle = np.array([480, 350]) + 12 * np.array([np.sin(number / 3), np.cos(number / 4)])
        half = 215 + number * 1.5
        turn = 0.10 * np.sin(number / 5)
        square = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], np.float32) * half
        square @= np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]], np.float32)
        square[:, 1] *= 1 + 0.06 * np.sin(number / 6) * np.sign(square[:, 0])  # one side is nearer
        yield _seen(_scene(paper, (square + middle + chance.normal(0, 1, 2)).astype(np.float32)), number)


def _film(path: Path, pictures: Iterator[Image]) -> str:
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=RATE)
        stream.width, stream.height, stream.pix_fmt, stream.bit_rate = WIDTH, HEIGHT, "yuv420p", 6_000_000
        for picture in pictures:
            for packet in stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")):
                container.mux(packet)
        for packet in stream.encode():
            container.mux(packet)
    return str(path)


def _door(site: Site, person: int, camera: str, liveness: Liveness) -> None:
    site.access.keep(Door(rules=DoorRules(name="Front", liveness=liveness, repeat_seconds=0), cameras=(camera,)))
    site.access.keep(Schedule(name="always", periods=(parse_period("mon-sun 00:00-24:00"),)))
    site.access.add_group("staff")
    site.access.grant("staff", "Front", "always")
    site.access.join(person, "staff")


@pytest.fixture(scope="module", params=[_poster, _held])
def film(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, collins: Image) -> str:
    """One film for each that are to look at it."""
    pictures: Callable[[Image], Iterator[Image]] = request.param
    return _film(tmp_path_factory.mktemp("poster") / "film.mp4", pictures(_print(collins[:300, 80:380], 460, 6)))


@pytest.mark.parametrize("liveness", [Liveness.PASSIVE, Liveness.OFF])
def test_a_print_of_somebody_enrolled_opens_nothing(
    site: Site, recogniser: Recogniser, film: str, unlocked: list[bool], liveness: Liveness
) -> None:
    """Through the whole way of ``portico watch``; a door that asks for nothing is opened by it, as it must be."""
    source = open_source(film)
    _door(site, demo.prepare(site, recogniser).id, source.name, liveness)
    events: list[Event] = []

    def view(new: View) -> None:
        events.extend(event for event, _photo in new.events)

    gate = Gate(site.access, site.events, lambda _event: None, lambda _words: None)
    loop = LiveLoop(recogniser, site.events, view, gate=gate)
    loop.add(source)
    loop.start()
    assert loop.wait(120)
    loop.stop()
    assert events
    if liveness is Liveness.OFF:
        assert unlocked
        return
    assert not unlocked
    assert any("looks like a picture of a face" in str(reason) for event in events for reason in event.reasons)


def _sessions(folder: Path) -> dict[str, list[Path]]:
    """Pictures by session: the number before the last in their names."""
    found: dict[str, list[Path]] = {}
    for path in sorted(folder.glob("*.jpg"), key=lambda path: int(path.stem.split("_")[-1])):
        found.setdefault(path.stem.split("_")[-2], []).append(path)
    return dict(sorted(found.items()))


@pytest.mark.shared_data
@pytest.mark.parametrize("who", ["0001", "0005"])
def test_people_are_let_in_and_prints_of_them_are_not(
    who: str, site: Site, engine: Engine, shared: Path, unlocked: list[bool]
) -> None:
    """Enrolled from one session, seen in another; and every print of them that was held, bent and turned."""
    recogniser = Recogniser.of_site(site, engine)
    first, *others = _sessions(shared / "nuaa-dev/live" / who).values()
    samples = [sample(engine, images.read(path)) for path in first[:: len(first) // 3][:3]]
    _door(site, Enroller(site, recogniser).samples("Somebody", samples).id, "hall", Liveness.PASSIVE)
    prints = list(_sessions(shared / "nuaa-dev/spoof" / who).values())
    for films, lets_in in ((others, True), (prints, False)):
        for film in films:
            before = len(unlocked)
            _play(site, recogniser, film)
            assert (len(unlocked) > before) is lets_in


def _play(site: Site, recogniser: Recogniser, film: list[Path]) -> None:
    gate = Gate(site.access, site.events, lambda _event: None, lambda _words: None)
    gate.start({"hall"})
    station = Station("hall", recogniser, site.events, gate=gate)
    began = datetime.now(UTC)
    frames = [Frame(images.read(p), n / 10, began + timedelta(seconds=n / 10)) for n, p in enumerate(film)]
    for frame in frames:
        station.process(frame)
    station.finish(frames[-1])
    gate.close()
