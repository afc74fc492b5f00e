"""What ``portico bench`` measures."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import cv2
import numpy as np

from core import demo
from core.bench.measuring import Bench, Figure
from core.cameras.sources import Frame, VideoSource
from core.engine import Engine, Recogniser, machinery
from core.faces import Float, Image
from core.gallery.vectors import PersonVectors
from core.live.loop import LiveLoop
from core.live.station import View
from core.recognition import embedding
from core.recognition.boxes import iou
from core.settings import Settings
from core.site import Site
from models import peers
from models.zoo import spec

SIZES = ((640, 480), (1280, 720), (1920, 1080))
_MIN_FACE = 20


def crowd() -> Image:
    """Six faces at 1920×1080, from the two portraits that ship inside packages."""
    canvas = np.full((1080, 1920, 3), 96, np.uint8)
    for number, scale in enumerate((0.75, 0.6, 0.45, 0.38, 0.3, 0.24)):
        portrait = demo.astronaut() if number % 2 == 0 else demo.admiral()
        small = cv2.resize(portrait, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        y, x = 60 + 90 * (number % 3), 40 + 310 * number
        part = small[: 1080 - y, : min(300, 1920 - x)]
        canvas[y : y + part.shape[0], x : x + part.shape[1]] = part
    return canvas


def picture_of(video: Path | None) -> Image:
    """The middle frame of a video, or the crowd."""
    if video is None:
        return crowd()
    frames = [frame.image for frame in VideoSource(str(video)).frames()]
    return frames[len(frames) // 2]


def detection(bench: Bench, settings: Settings, video: Path | None) -> None:
    """MTCNN beside the original, at three sizes; and whether the same faces come out."""
    from core.recognition.detection import Detector, DetectorOptions

    runtime, weights = machinery(settings)
    ours = Detector.load(runtime, weights, DetectorOptions(min_face=_MIN_FACE))
    theirs = peers.mtcnn(_MIN_FACE)
    full = picture_of(video)
    for width, height in SIZES:
        image = np.ascontiguousarray(cv2.resize(full, (width, height), interpolation=cv2.INTER_AREA))
        found = ours.detect(image)
        note = f"{len(found)} faces"
        peer, name = None, theirs if isinstance(theirs, str) else "facenet-pytorch"
        if not isinstance(theirs, str):
            boxes, probability, _ = theirs(image)
            sure = probability >= 0.95
            same = int((iou(boxes[sure], found.boxes).max(axis=1) >= 0.9).sum()) if sure.any() and len(found) else 0
            note += f"; {same} of the peer's {int(sure.sum())} sure ones at IoU 0.9"
            peer = _bind(theirs, image)
        bench.time(
            "detect", f"{width}x{height}, min face {_MIN_FACE}", _bind(ours.detect, image), peer, name, note=note
        )
    found = ours.detect(full)
    bench.time("follow", f"{len(found)} faces at 1920x1080", lambda: ours.follow(full, found.boxes))


def _bind(work: Callable[[Image], object], image: Image) -> Callable[[], object]:
    return lambda: work(image)


def embeddings(bench: Bench, settings: Settings) -> None:
    """Templates of the profile in use, and its networks beside their usual runtimes."""
    engine = Engine.load(settings)
    portrait = demo.astronaut()
    one = engine.find(portrait).select([0])
    batch = [(portrait, one)] * 16
    name = engine.profile.id
    bench.time("embed", f"profile {name}, one face", lambda: engine.extractor.extract(portrait, one))
    bench.time("embed", f"profile {name}, batch of 16", lambda: engine.extractor.extract_many(batch), each=16)
    runtime, weights = machinery(settings)
    for network, load in (("facenet-casia", peers.facenet_torch), ("dlib-resnet", peers.dlib_descriptor)):
        embedder = embedding.load(network, runtime, weights)
        chip = embedder.chips(portrait, one)[:, 0]
        plain = runtime.load(spec(network, weights))
        theirs = load(weights)
        label = theirs if isinstance(theirs, str) else "torch, float32" if network == "facenet-casia" else "dlib"
        for count in (1, 16):
            chips = np.repeat(chip, count, axis=0)
            note = ""
            if not isinstance(theirs, str) and count == 1:
                a, b = plain(chips)[0][0], theirs(chips)[0]
                note = f"cosine to the peer's {float(a @ b / np.linalg.norm(a) / np.linalg.norm(b)):.5f}"
            peer = None if isinstance(theirs, str) else _bind(theirs, chips)
            words = f"{network} network, {'one chip' if count == 1 else f'batch of {count}'}"
            bench.time("embed", words, _bind(plain, chips), peer, label, each=count, note=note)


def gallery(bench: Bench, sizes: tuple[int, ...], dimension: int = 256) -> None:
    """Search by signatures beside exact search.

    The people are drawn as templates of the default profile lie on LFW: two of different people score 0.80 on average,
    two of one person 0.946, and what differs has a few dozen directions that count.
    """
    generator = np.random.default_rng(0)
    spread = 1.0 / np.sqrt(1.0 + np.arange(dimension))
    spread = (spread / np.linalg.norm(spread)).astype(np.float32)
    common = _unit(generator.standard_normal(dimension)) * np.float32(np.sqrt(0.80))

    def drawn(count: int, share: float) -> Float:
        rows = generator.standard_normal((count, dimension), dtype=np.float32)
        return np.asarray(rows * spread * np.float32(np.sqrt(share)), np.float32)

    for size in sizes:
        bench.say(f"gallery: {size:,} people")
        people = np.empty((size, dimension), np.float32)
        for begin in range(0, size, 100_000):
            people[begin : begin + 100_000] = common + drawn(min(100_000, size - begin), 0.146)
        chosen = generator.integers(0, size, 200)
        mated = _unit(people[chosen] + drawn(200, 0.054))
        strange = _unit(common + drawn(200, 0.146) + drawn(200, 0.054))
        for begin in range(0, size, 100_000):
            part = people[begin : begin + 100_000]
            people[begin : begin + 100_000] = _unit(part + drawn(len(part), 0.054))
        vectors, exact = PersonVectors(dimension), PersonVectors(dimension, crossover=size + 2)
        vectors.put(np.arange(size), people)
        exact.put(np.arange(size), people)
        same = sum(vectors.search(p[None])[0][0][0] == exact.search(p[None])[0][0][0] for p in mated)
        above = sum(vectors.search(p[None])[0][0][1] > exact.search(p[None])[0][0][1] + 1e-6 for p in strange)
        bench.time(
            "gallery",
            f"search {size:,} people",
            _searching(vectors, mated),
            _searching(exact, mated),
            "FAISS flat, the same vectors",
            note=f"{same} of 200 mated probes as exact; {above} of 200 strangers scored higher; "
            f"{vectors.bytes_each:.0f} bytes each",
        )
        bench.time(
            "gallery",
            f"add a person to {size:,}",
            _adding(vectors, people[:1]),
            note="in memory",
        )


def _searching(vectors: PersonVectors, probes: Float) -> Callable[[], object]:
    turns = itertools.cycle(probes)
    return lambda: vectors.search(next(turns)[None])


def _adding(vectors: PersonVectors, row: Float) -> Callable[[], object]:
    numbers = itertools.count(10**7)
    return lambda: vectors.put(np.array([next(numbers)]), row)


def _unit(rows: np.ndarray) -> Float:
    return np.asarray(rows / np.linalg.norm(rows, axis=-1, keepdims=True), np.float32)


class _Played:
    """Frames of a video, or of the demonstration, in memory and again and again at a steady rate, as a camera."""

    live, still = True, False

    def __init__(self, name: str, frames: list[Image], rate: float):
        self.name = name
        self._frames = frames
        self._rate = rate
        self._closed = threading.Event()

    def close(self) -> None:
        self._closed.set()

    def frames(self) -> Iterator[Frame]:
        began, number = time.monotonic(), 0
        while not self._closed.is_set():
            at = number / self._rate
            self._closed.wait(max(0.0, began + at - time.monotonic()))
            yield Frame(self._frames[number % len(self._frames)], at, datetime.now(UTC))
            number += 1


def live(bench: Bench, settings: Settings, video: Path | None, seconds: float) -> None:
    """Cameras in real time: frames decided on, and how old a frame is when everything about it has been said."""
    engine = Engine.load(settings)
    bench.say("live: reading the video")
    if video is not None:
        frames = [f.image for f in VideoSource(str(video)).frames()][:150]
    else:
        camera = demo.DemoCamera(6, realtime=False)
        frames = [cv2.resize(f.image, (1920, 1080)).astype(np.uint8) for f in camera.frames()]
    small = [np.asarray(cv2.resize(f, (1280, 720), interpolation=cv2.INTER_AREA), np.uint8) for f in frames]
    name = video.name if video is not None else "demonstration"
    if video is not None:
        sources = [VideoSource(str(video), realtime=True, loop=True)]
        _watch(bench, engine, sources, f"1 camera, {name} decoded and played", seconds)
    for count, pictures, rate in ((1, frames, 30.0), (1, frames, 60.0), (4, small, 15.0), (8, small, 10.0)):
        height = pictures[0].shape[0]
        words = f"{count} camera{'s' if count > 1 else ''}, {height}p at {rate:g} fps from memory"
        _watch(bench, engine, [_Played(f"camera {n}", pictures, rate) for n in range(count)], words, seconds)


def _watch(bench: Bench, engine: Engine, sources: Sequence[VideoSource | _Played], words: str, seconds: float) -> None:
    bench.say(f"live: {words}")
    ages: list[float] = []
    faces: list[int] = []
    waits: list[float] = []
    first: dict[tuple[str, int], float] = {}

    def view(new: View) -> None:
        ages.append(1e3 * (datetime.now(UTC) - new.frame.when).total_seconds())
        faces.append(len(new.faces))
        for sight in new.sights:
            key = (new.events[0][0].camera if new.events else "", sight.track)
            if sight.decided:
                continue
            first.setdefault(key, new.frame.seconds)
        for event, _ in new.events:
            seen = first.get((event.camera, event.track), first.get(("", event.track)))
            if seen is not None and str(event.outcome) == "recognised":
                waits.append(1e3 * (new.frame.seconds - seen))

    with tempfile.TemporaryDirectory() as folder, Site(Path(folder)) as site:
        recogniser = Recogniser.of_site(site, engine)
        loop = LiveLoop(recogniser, site.events, view)
        for number, source in enumerate(sources):
            source.name = f"camera {number}"
            loop.add(source)
        before, busy = time.monotonic(), time.process_time()
        loop.start()
        time.sleep(seconds)
        elapsed, busy = time.monotonic() - before, time.process_time() - busy
        loop.stop()
    kept = ages[len(ages) // 10 :] or [float("nan")]
    load = f"{np.mean(faces or [0]):.1f} faces, {busy / elapsed:.2f} cores busy, {loop.troubles} troubles"
    bench.add(Figure("live", f"{words}: frames each", "fps", (len(ages) / elapsed / len(sources),), note=load))
    bench.add(Figure("live", f"{words}: age of a frame, p95", "ms", (float(np.percentile(kept, 95)),)))


def start(bench: Bench) -> None:
    """Processes of their own: help, window, first recognition; compiled networks are cached by then."""
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}

    def run(*words: str) -> Callable[[], object]:
        return lambda: subprocess.run(  # noqa: S603  # our own program
            [sys.executable, *words], env=environment, check=True, capture_output=True, timeout=120
        )

    bench.time("start", "portico --help", run("-m", "app", "--help"))
    bench.time("start", "window visible", run("-c", _WINDOW))
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "a.png"
        cv2.imwrite(str(picture), demo.astronaut()[:, :, ::-1])
        bench.time(
            "start",
            "first recognition",
            run("-c", _RECOGNISE, str(Path(folder) / "site"), str(picture)),
        )


_WINDOW = """
import tempfile
from pathlib import Path
from app.window.application import make_application
from core.site import Site
application = make_application()
from app.window.main_window import MainWindow
from app.window.session import Session
with tempfile.TemporaryDirectory() as folder, Site(Path(folder)) as site:
    window = MainWindow(Session(site))
    window.show()
    application.processEvents()
    window.close()
"""

_RECOGNISE = """
import sys
from pathlib import Path
from core import images
from core.engine import Engine, Recogniser
from core.settings import Settings
from core.site import Site
with Site(Path(sys.argv[1])) as site:
    recogniser = Recogniser.of_site(site, Engine.load(Settings()))
    assert len(recogniser.identify(images.read(Path(sys.argv[2]))))
"""
