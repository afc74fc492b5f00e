"""Clocks, memory, processors, and processes that end."""

from __future__ import annotations

import json
import random
import shutil
import time
from pathlib import Path

from benchmarks.faulting.case import Told, Unavailable
from benchmarks.faulting.place import Place, Running
from benchmarks.faulting.storage import portrait
from benchmarks.faulting.stream import motion_jpeg
from core import demo
from core.base.places import cache_folder
from core.site import Site

_FAKETIME = "libfaketimeMT.so.1"


def _fake_clock(place: Place) -> tuple[dict[str, str], Path]:
    """Environment of a process whose clock follows a file, and the file."""
    found = next((str(p) for p in Path("/usr/lib").glob(f"*/faketime/{_FAKETIME}")), None)
    if found is None:
        raise Unavailable("libfaketime is not installed: apt-get install faketime")
    clock = place.folder.with_name("clock")
    clock.write_text("+0", encoding="ascii")
    fake = {"LD_PRELOAD": found, "FAKETIME_TIMESTAMP_FILE": str(clock), "FAKETIME_NO_CACHE": "1"}
    return {**fake, "FAKETIME_DONT_FAKE_MONOTONIC": "1"}, clock


def clock_steps(place: Place, told: Told) -> None:
    """The clock is set back and forward while cameras run."""
    environment, clock = _fake_clock(place)
    told.done = "set the clock back 2 h, then forward 3 h, while portico watch ran on a network camera"
    with motion_jpeg() as address:
        running = place.watch(address, "--json", **environment)
        told.require(running.more_events(1), "no event came before")
        for step in ("-2h", "+3h"):
            clock.write_text(step, encoding="ascii")
            told.require(running.more_events(2), f"no event came after {step}")
        place.committed(running)
        times = [str(event["time"])[11:16] for event in running.events()]
        told.saw(f"{len(times)} events went on, each with the hour of the clock: {', '.join(times)} UTC")
        told.require(len({time[:2] for time in times}) > 1, "the clock was not set")
        told.require(running.stop().plain, "a traceback")
    doctor = place.run("doctor")
    clock_line = next((line for line in doctor.out.splitlines() if " clock:" in line), "")
    told.saw(clock_line)
    told.require("note" in clock_line or "BAD" in clock_line, "doctor does not speak of events in the future")


def clock_leaps(place: Place, told: Told) -> None:
    """The clock leaps two years ahead: nothing may be taken for old because of it."""
    environment, clock = _fake_clock(place)
    told.done = "set the clock two years ahead while portico watch ran, for 20 s; events are kept for one year"
    running = place.watch(**environment)
    told.require(running.more_events(1), "no event came before")
    clock.write_text("+730d", encoding="ascii")
    time.sleep(20)
    place.committed(running)
    told.require(running.stop().plain, "a traceback")
    late = place.watch(**environment)  # begun with the wrong clock, its job of removal comes soon
    late.more_events(1)
    time.sleep(15)
    place.committed(late)
    said = late.stop()
    told.saw(next((line for line in said.err.splitlines() if "clock" in line), "nothing was removed"))


def cache_corrupted(place: Place, told: Told) -> None:
    """Compiled networks in the cache are damaged."""
    cache = place.folder.with_name("cache")
    for part in ("compiled", "weights"):  # networks that came with set-up lie there, too, and stay as they are
        shutil.copytree(cache_folder() / part, cache / part)
    before = place.run("identify", portrait(place, demo.ENROLLED), "--json", PORTICO_CACHE=str(cache))
    chance, files = random.Random(2), [p for p in (cache / "compiled").rglob("*") if p.is_file()]
    for path in files:
        content = bytearray(path.read_bytes())
        for _ in range(20):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        path.write_bytes(bytes(content[: chance.randrange(len(content))] if chance.random() < 0.5 else content))
    told.done = f"flipped bits in, or cut off, all {len(files)} files of the cache of compiled networks; then identify"
    after = place.run("identify", portrait(place, demo.ENROLLED), "--json", PORTICO_CACHE=str(cache), seconds=300)
    told.worked(after, "identify, after compiling anew")
    told.require(_answer(before.out) == _answer(after.out), "the answer is another one")


def _answer(out: str) -> object:
    faces = json.loads(out.splitlines()[0])["faces"]
    return [(face["person"], round(face["score"], 4)) for face in faces]


def no_gpu(place: Place, told: Told) -> None:
    """There is no GPU, or CUDA is hidden."""
    told.done = "hid all GPUs (CUDA_VISIBLE_DEVICES empty); then identify and doctor"
    told.worked(place.run("identify", portrait(place, demo.ENROLLED), CUDA_VISIBLE_DEVICES=""), "identify")
    doctor = place.run("doctor", CUDA_VISIBLE_DEVICES="")
    told.saw(next((line for line in doctor.out.splitlines() if "engine" in line), "doctor does not name the engine"))


def broken(place: Place, part: str) -> Running:
    watch = ["--site", str(place.folder), "watch", str(place.video), "--realtime", "--loop", "--json"]
    return place.script(["-m", "benchmarks.faulting.broken", part, *watch])


def machine_events(place: Place) -> list[str]:
    with Site(place.folder) as site:
        return [f"{e.camera} {e.reasons[0]}" for e in site.events.query(limit=50) if str(e.outcome) == "machine"]


def out_of_memory(place: Place, told: Told) -> None:
    """No memory is left for templates."""
    told.done = "let making templates run out of memory for 25 s while portico watch ran"
    running = broken(place, "memory")
    told.require(running.says("memory", 60), "nothing was said")
    told.saw(next((line for line in running.err if "memory" in line), ""))
    told.require(len(running.err) < 60, f"it was said {len(running.err)} times")
    time.sleep(20)
    told.require(running.more_events(2), "no event came afterwards")
    place.committed(running)
    running.stop()


def recogniser_stuck(place: Place, told: Told) -> None:
    """The recogniser never gets done with a picture."""
    told.done = "let the recogniser hang in one picture while portico watch ran"
    _restarts(place, told, "recogniser", 90)


def recogniser_dies(place: Place, told: Told) -> None:
    """The recogniser's thread ends."""
    told.done = "let the recogniser's thread die while portico watch ran"
    _restarts(place, told, "crash", 60)


def _restarts(place: Place, told: Told, part: str, seconds: float) -> None:
    """Break a part of the recogniser: it is replaced, goes on deciding, and an event tells of it."""
    running = broken(place, part)
    told.require(running.says("recogniser was restarted", seconds), "it was not restarted")
    told.require(running.more_events(2), "no event came afterwards")
    place.committed(running)
    running.stop()
    told.saw(next(iter(machine_events(place)), "no event in the log"))
    told.require(any("restarted" in words for words in machine_events(place)), "no event tells of it")


def killed(place: Place, told: Told) -> None:
    """The program is killed while it watches."""
    told.done = "killed portico watch (SIGKILL) five times at random moments"
    chance = random.Random(3)
    for _ in range(5):
        running = place.watch()
        told.require(running.more_events(1), "no event came")
        time.sleep(chance.uniform(0, 4))
        running.kill()
        time.sleep(0.2)
        place.committed(running)
    doctor = place.run("doctor")
    told.require(doctor.code == 0, f"doctor ends with {doctor.code}")
    told.saw(f"all {len(place.acknowledged)} events it had printed are in the log; doctor finds nothing bad")


def two_windows(place: Place, told: Told) -> None:
    """A second window is opened on the site."""
    told.done = "opened a second window on the same site"
    first = place.script(["-m", "app", "--site", str(place.folder)], QT_QPA_PLATFORM="offscreen")
    lock = place.folder / "window.lock"
    first.until(lock.exists)
    time.sleep(3)
    told.refused(place.run("gui", QT_QPA_PLATFORM="offscreen"), "already open")
    first.kill()
    second = place.script(["-m", "app", "--site", str(place.folder)], QT_QPA_PLATFORM="offscreen")
    time.sleep(5)
    told.require(second.process.poll() is None, "no window opens after the first was killed")
    second.kill()


FAULTS = {
    "clock steps": clock_steps,
    "clock leaps two years": clock_leaps,
    "model cache corrupted": cache_corrupted,
    "GPU absent": no_gpu,
    "out of memory": out_of_memory,
    "recogniser stuck": recogniser_stuck,
    "recogniser dies": recogniser_dies,
    "killed": killed,
    "two windows": two_windows,
}
