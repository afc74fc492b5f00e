"""Cameras in real time."""

from __future__ import annotations

import itertools
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import cv2
import numpy as np
import psutil

from core import demo
from core.base.wording import amount
from core.bench.measuring import Bench, Figure
from core.bench.pictures import picture_of
from core.bench.played import Played
from core.bench.slopes import slope
from core.cameras.source import Frame
from core.cameras.video import VideoSource
from core.engine import Engine
from core.errors import EnrolmentError
from core.faces import Image
from core.gallery.events import Outcome
from core.gallery.recogniser import Recogniser
from core.live.loop import LiveLoop
from core.live.view import View, Wait
from core.people.enrolment import MIN_QUALITY, Enroller, Sample, photo_of
from core.settings import Settings
from core.site import Site

_LOADS = ((1, 1080, 30.0), (1, 1080, 60.0), (2, 720, 15.0), (4, 720, 15.0), (8, 720, 10.0))
"""How many cameras, lines of their pictures, and pictures per second."""
_TURNS = 2
"""How often each of two engines plays a scene."""


@dataclass(frozen=True, eq=False)
class _Scene:
    words: str
    sources: Sequence[VideoSource | Played]
    frames: Sequence[Image]  # of one source


def live(
    bench: Bench, engines: Sequence[Engine], video: Path | None, seconds: float, against: Engine | None = None
) -> None:
    """Cameras in real time: frames decided on, how old they are by then, and how long decisions take.

    Args:
        bench: where figures go.
        engines: each plays every scene.
        video: that is played; the demonstration without.
        seconds: that a scene is played.
        against: another engine that plays each scene too, next to each of the others.

    """
    bench.say("live: reading the video")
    for scene in _scenes(video):
        for engine in engines:
            if len(engines) == 1 and against is None:
                _watch(bench, engine, scene, seconds)
                continue
            named = replace(scene, words=f"{scene.words}, profile {engine.profile.id}")
            if against is None:
                _watch(bench, engine, named, seconds)
            else:
                _side_by_side(bench, engine, against, named, seconds)


def _side_by_side(bench: Bench, engine: Engine, against: Engine, scene: _Scene, seconds: float) -> None:
    """Watch a scene with two engines in turns, so that what else the machine does strikes both alike."""
    ours, theirs = Bench(say=bench.say), Bench(say=bench.say)
    runs = [(ours, engine), (theirs, against)]
    for turn in range(_TURNS):
        for figures, one in runs if turn % 2 == 0 else reversed(runs):
            _watch(figures, one, scene, seconds / _TURNS)
    for name in dict.fromkeys(figure.name for figure in ours.figures):
        own, other = ([f for f in run.figures if f.name == name] for run in (ours, theirs))
        joined = replace(
            own[0],
            values=tuple(value for figure in own for value in figure.values),
            peer=f"profile {against.profile.id}",
            peer_values=tuple(value for figure in other for value in figure.values),
            note=" | ".join(figure.note for figure in own if figure.note),
        )
        bench.add(joined)


def _scenes(video: Path | None) -> Iterator[_Scene]:
    name, frames = _street(video)
    if video is not None:
        source = VideoSource(str(video), realtime=True, loop=True)
        yield _Scene(f"1 camera, {name} decoded and played", [source], frames)
    small = [np.asarray(cv2.resize(f, (1280, 720), interpolation=cv2.INTER_AREA), np.uint8) for f in frames]
    for count, pictures, rate in _LOADS:
        shown = small if pictures == 720 else frames
        words = f"{amount(count, 'camera', 'cameras')}, {shown[0].shape[0]}p at {rate:g} fps from memory"
        yield _Scene(words, [Played(f"camera {n}", shown, rate) for n in range(count)], shown)


def _street(video: Path | None) -> tuple[str, list[Image]]:
    """A scene's name and frames: of the video, or of the demonstration."""
    if video is not None:
        return video.name, [f.image for f in itertools.islice(VideoSource(str(video)).frames(), 150)]
    camera = demo.DemoCamera(6, realtime=False)
    return "demonstration", [np.asarray(cv2.resize(f.image, (1920, 1080)), np.uint8) for f in camera.frames()]


def _enrol(site: Site, recogniser: Recogniser, image: Image) -> None:
    """Enrol whoever is well to be seen in a picture, so that they are recognised when its scene is played."""
    site.change_settings(profile=recogniser.engine.settings.profile)
    faces = recogniser.engine.find(image)
    good = {row: quality for row, quality in enumerate(faces.quality or ()) if quality.score >= MIN_QUALITY}
    for number, row in enumerate(good):
        # whatever covers them: who walks by is no guest at the desk
        template = recogniser.engine.extractor.extract(image, faces.select([row]))[0]
        one = Sample(photo_of(image, faces.boxes[row]), template, good[row])
        with suppress(EnrolmentError):  # somebody who is in the picture twice is enrolled once
            Enroller(site, recogniser).samples(f"Passer-by {number + 1}", [one])


def _watch(bench: Bench, engine: Engine, scene: _Scene, seconds: float) -> None:
    bench.say(f"live: {scene.words}")
    ages: list[float] = []
    faces: list[int] = []
    waits: list[Wait] = []
    late: list[float] = []  # of the view in which each decision came
    last: dict[str, Frame] = {}  # by camera: what a look has come to is told with the frame before it

    def view(new: View) -> None:
        age = (datetime.now(UTC) - new.frame.when).total_seconds()
        if last.get(new.camera) is not new.frame:
            last[new.camera] = new.frame
            ages.append(1e3 * age)
            faces.append(len(new.faces))
        waits.extend(new.waits)
        late.extend([age] * len(new.waits))

    with tempfile.TemporaryDirectory() as folder, Site(Path(folder)) as site:
        recogniser = Recogniser.of_site(site, engine)
        _enrol(site, recogniser, scene.frames[len(scene.frames) // 2])
        loop = LiveLoop(recogniser, site.events, view)
        for number, source in enumerate(scene.sources):
            source.name = f"camera {number}"
            loop.add(source)
        before, busy = time.monotonic(), time.process_time()
        loop.start()
        time.sleep(seconds)
        elapsed, busy = time.monotonic() - before, time.process_time() - busy
        loop.stop()
    kept = ages[len(ages) // 10 :]
    load = f"{np.mean(faces or [0]):.1f} faces, {busy / elapsed:.2f} cores busy, {loop.troubles} troubles"
    bench.add(
        Figure("live", f"{scene.words}: frames each", "fps", (len(ages) / elapsed / len(scene.sources),), note=load)
    )
    if kept:
        words = f"{scene.words}: age of a frame, p95"
        bench.add(Figure("live", words, "ms", (float(np.percentile(kept, 95)),)))
    named = [(wait, age) for wait, age in zip(waits, late, strict=True) if wait.outcome is Outcome.RECOGNISED]
    if named:
        frame_to_name = [1e3 * (wait.since_last + age) for wait, age in named]
        words = f"{scene.words}: frame that decides to name, p95"
        bench.add(Figure("live", words, "ms", (float(np.percentile(frame_to_name, 95)),)))
        words = f"{scene.words}: first good sight to name"
        times = tuple(1e3 * (wait.since_first + age) for wait, age in named)
        bench.add(Figure("live", words, "ms", times, note=f"{len(named)} people recognised"))


def memory(bench: Bench, settings: Settings, video: Path | None, seconds: float) -> None:
    """Resident memory of a station over time, and the slope of a straight line through it with its 95 % bound."""
    engine = Engine.load(settings)
    process = psutil.Process()
    times: list[float] = []
    sizes: list[float] = []
    # one picture is read ahead, no more: what a decoder has once used does not always come back
    source = VideoSource(str(video), realtime=True, loop=True) if video else demo.DemoCamera()
    name = source.name
    with tempfile.TemporaryDirectory() as folder, Site(Path(folder)) as site:
        recogniser = Recogniser.of_site(site, engine)
        _enrol(site, recogniser, picture_of(video))
        loop = LiveLoop(recogniser, site.events, lambda _view: None)
        loop.add(source)
        loop.start()
        began = time.monotonic()
        while (now := time.monotonic() - began) < seconds:
            bench.say(f"memory: {now:.0f} of {seconds:.0f} s")
            times.append(now)
            sizes.append(process.memory_info().rss / 2**20)
            time.sleep(min(1.0, seconds / 50))
        loop.stop()
    for figure in settled(times, sizes, f"{loop.frames} frames of {name}"):
        bench.add(figure)


def settled(times: list[float], sizes: list[float], what: str) -> tuple[Figure, Figure]:
    """Memory (MiB) at times (s) without the first fifth, in which buffers fill: its values, and its slope."""
    begin = len(times) // 5
    growth = slope([time / 60 for time in times[begin:]], sizes[begin:])
    steps = " ".join(f"{sizes[n]:.0f}" for n in np.linspace(begin, len(sizes) - 1, 5).astype(int))
    note = f"{what}; MiB at 20, 40 … 100 % of the time: {steps}"
    words = f"slope, 95 % bounds {growth.low:.2f} to {growth.high:.2f}"
    return (
        Figure("memory", f"a station over {times[-1] / 60:.1f} min", "MiB", tuple(sizes[begin:]), note=note),
        Figure("memory", words, "MiB/min", (growth.value,)),
    )
