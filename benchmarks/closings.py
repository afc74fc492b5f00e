"""Open Portico, use it and close it, again and again, under a busy camera: does it end each time, as it should?

    python -m benchmarks.closings [--times 200] [--seed 0] [--jobs 1] [--ways "key,cross,..."] [--display 160] [--keep]

A site has a camera at which people come and go, and a door. Portico is started under Xvfb with openbox, its pages are
turned over, and at a random moment it is closed: by Ctrl+Q, by the cross in the title bar, by SIGTERM, SIGINT or
SIGHUP, by the X server that ends as it does when somebody logs out, or that closes the connection. Afterwards there
shall be no process, no lock, no mark of an unclean end and no report of a crash, the door locked, an event for each
time that it was unlocked, and no window seen that nobody asked for; and the next start has to show its window again.
Prints a table; exit status 1 where anything was not so. Needs xvfb, openbox, x11-utils and xdotool.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random

import av
import cv2
import numpy as np
from filelock import FileLock, Timeout

from core import demo
from core.access.door import Door
from core.access.policy import DoorRules, Liveness
from core.access.schedules import Schedule, parse_period
from core.engine import Engine
from core.faces import Image
from core.gallery.recogniser import Recogniser
from core.programs import crash
from core.settings import CameraSettings, Settings
from core.site import Site

WAYS = ("key", "cross", "SIGTERM", "SIGINT", "SIGHUP", "X server ends", "connection closed")
CAMERA, DOOR = "Front door", "Front"
_SHOWN = 60.0  # seconds that a window may take to be there
_GONE = 30.0  # the same, to be gone
_LONGEST = 9.0  # seconds after which it is closed: the recogniser has been at work for some of them
_FILM_SECONDS, _FILM_RATE = 24, 10


class LockServer:
    """A door's lock on loopback: unlocked and locked by requests, which are counted."""

    def __init__(self) -> None:
        self.unlocked = False
        self.unlockings = 0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                outer.unlocked = self.path == "/unlock"
                outer.unlockings += outer.unlocked
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_words: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Serve no more."""
        self._server.shutdown()
        self._server.server_close()


class Screen:
    """An X server with a window manager, and who watches which windows it is given to manage."""

    def __init__(self, number: int | None, folder: Path):
        self._folder = folder
        reading, writing = os.pipe()
        name = [f":{number}"] if number is not None else []
        self._server = subprocess.Popen(
            ["Xvfb", *name, "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            self.name = f":{told.readline().strip()}"
        self.environment = {**os.environ, "DISPLAY": self.name}
        self._manager = subprocess.Popen(["openbox"], env=self.environment, stderr=subprocess.DEVNULL)
        self._spied = (folder / "windows.txt").open("w+")
        self._spy: subprocess.Popen[bytes] | None = None
        self.wait(lambda: "window id" in self._asked("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"), 20)

    def watch(self) -> None:
        """Begin to note which windows there are."""
        self._spied.seek(0)
        self._spied.truncate()
        self._spy = subprocess.Popen(
            ["xprop", "-spy", "-root", "_NET_CLIENT_LIST"],
            env=self.environment,
            stdout=self._spied,
            stderr=subprocess.DEVNULL,
        )

    def seen(self) -> set[str]:
        """The windows that there were since."""
        if self._spy is not None:
            self._spy.terminate()
            self._spy.wait()
            self._spy = None
        text = (self._folder / "windows.txt").read_text()
        return {word.strip(",") for word in text.split() if word.startswith("0x")}

    def window(self) -> str:
        """Id of the window that is shown; empty where there is none."""
        ids = [w.strip(",") for w in self._asked("xprop", "-root", "_NET_CLIENT_LIST").split() if w.startswith("0x")]
        return ids[0] if ids else ""

    def key(self, keys: str) -> None:
        """Press keys."""
        self._asked("xdotool", "key", keys)

    def ask_to_close(self, window: str) -> None:
        """What the cross in a title bar does."""
        x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        display = ctypes.c_void_p(x11.XOpenDisplay(self.name.encode()))
        x11.XDefaultRootWindow.restype = x11.XInternAtom.restype = ctypes.c_ulong
        root = x11.XDefaultRootWindow(display)
        event = _ClientMessage(33, 0, 1, None, int(window, 16), x11.XInternAtom(display, b"_NET_CLOSE_WINDOW", 0), 32)
        event.data[1] = 2  # as a pager does
        mask = 1 << 19 | 1 << 20  # redirection and notification of substructure
        x11.XSendEvent(display, ctypes.c_ulong(root), 0, ctypes.c_long(mask), ctypes.byref(event))
        x11.XCloseDisplay(display)

    def disconnect(self, window: str) -> None:
        """Close the connection of the program that a window is of."""
        self._asked("xdotool", "windowkill", window)

    def end(self) -> None:
        """End the server, with all that is on it."""
        for process in (self._server, self._manager, self._spy):
            if process is not None:
                process.terminate()
                process.wait()
        self._spy = None

    def close(self) -> None:
        """End, and let go of files."""
        self.end()
        self._spied.close()

    @staticmethod
    def wait(there: Callable[[], bool], seconds: float) -> bool:
        """Wait until something is so; whether it came about."""
        end = time.monotonic() + seconds
        while not there():
            if time.monotonic() > end:
                return False
            time.sleep(0.05)
        return True

    def _asked(self, *command: str) -> str:
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False, timeout=20)
        return done.stdout


class _ClientMessage(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("padding", ctypes.c_long * 16),  # X's events are a union, which is larger
    )


@dataclass
class Closing:
    """One closing: how, how many seconds after the start, how long it took, and what was not as it should be."""

    way: str
    number: int
    moment: float
    took: float = 0.0
    windows: int = 0
    faults: list[str] = field(default_factory=list)


class Desk:
    """A screen, a site and a door, where Portico is opened and closed by turns."""

    def __init__(self, folder: Path, planted: Path, display: int | None):
        self.folder = folder
        self.site = folder / "site"
        folder.mkdir()
        shutil.copytree(planted, self.site)
        self._display = display
        self._lock = LockServer()
        with Site(self.site) as site:
            driver = {
                "driver": "http",
                "unlock_url": f"{self._lock.address}/unlock",
                "lock_url": f"{self._lock.address}/lock",
            }
            rules = DoorRules(name=DOOR, liveness=Liveness.OFF, repeat_seconds=0)
            site.access.keep(Door(rules=rules, cameras=(CAMERA,), lock=driver, pulse_seconds=3))
            site.access.grant("staff", DOOR, "always")
        self.screen = Screen(display, folder)
        self.told = ""

    def close(self) -> None:
        """End the screen and the door."""
        self.screen.close()
        self._lock.close()

    def once(self, number: int, way: str, chance: Random) -> Closing:
        """Open Portico, close it at a random moment, and look what is left."""
        done = Closing(way, number, 0.0)
        environment = {
            **self.screen.environment,
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "QT_QPA_PLATFORM": "xcb",
        }
        said = self.folder / "said.txt"
        self.screen.watch()
        began = time.monotonic()
        with said.open("w") as words:
            process = subprocess.Popen(
                [sys.executable, "-m", "app", "--site", str(self.site)], env=environment, stdout=words, stderr=words
            )
        try:
            early = way.startswith("SIG") and chance.random() < 0.2  # while it starts
            if early:
                time.sleep(chance.uniform(0.0, 2.5))
            elif not self.screen.wait(lambda: bool(self.screen.window()) or process.poll() is not None, _SHOWN):
                done.faults.append("no window was shown")
            elif process.poll() is not None:
                done.faults.append(f"did not start, {process.returncode}: {said.read_text()[-300:]}")
                return done
            else:
                self._use(chance)
            done.moment = time.monotonic() - began
            self._end(process, way)
            self._look(process, done, early, said)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        return done

    def _use(self, chance: Random) -> None:
        end = time.monotonic() + chance.uniform(0.0, _LONGEST)
        while (left := end - time.monotonic()) > 0:
            time.sleep(min(left, chance.uniform(0.2, 1.5)))
            if chance.random() < 0.6:
                self.screen.key(f"ctrl+{chance.randint(1, 9)}")

    def _end(self, process: subprocess.Popen[bytes], way: str) -> None:
        if way.startswith("SIG"):
            process.send_signal(getattr(signal, way))
        elif way == "key":
            self.screen.key("ctrl+q")
        elif way == "cross":
            self.screen.ask_to_close(self.screen.window())
        elif way == "connection closed":
            self.screen.disconnect(self.screen.window())
        else:
            self.screen.end()

    def _look(self, process: subprocess.Popen[bytes], done: Closing, early: bool, said: Path) -> None:
        asked = time.monotonic()
        try:
            code = process.wait(_GONE)
        except subprocess.TimeoutExpired:
            done.faults.append(f"still runs after {_GONE:.0f} s")
            return
        done.took = time.monotonic() - asked
        gone = done.way in ("X server ends", "connection closed")
        wanted = (
            {1} if gone else {0, -getattr(signal, done.way), 2, 130} if early else {0}
        )  # 130: an interrupt while commands load
        text = said.read_text()
        if code not in wanted:
            done.faults.append(f"exit status {code}")
        if "Traceback" in text and not (early and done.way == "SIGINT"):  # Python itself was still starting
            done.faults.append(f"said {text[-300:]}")
        try:
            FileLock(self.site / "window.lock").acquire(timeout=0).lock.release()
        except Timeout:
            done.faults.append("its lock is held")
        done.faults += [f"left {path.name}" for path in (self.site / "status").glob("*.running")]
        done.faults += [f"crash: {report.words}" for report in crash.reports(self.site)]
        if self._lock.unlocked:
            done.faults.append("the door is unlocked")
        windows = self.screen.seen()
        done.windows = len(windows)
        if len(windows) > 1:
            done.faults.append(f"{len(windows) - 1} windows that nobody asked for")
        self._count(done)
        if gone and done.way == "X server ends":
            self.screen.close()
            self.screen = Screen(self._display, self.folder)

    def _count(self, done: Closing) -> None:
        with sqlite3.connect(f"file:{self.site / 'portico.db'}?mode=ro", uri=True) as gallery:
            (let_in,) = gallery.execute("SELECT count(*) FROM event WHERE decision = 'allow'").fetchone()
        gallery.close()
        self.told = f"the door was unlocked {self._lock.unlockings} times; {let_in} events tell of somebody let in"
        if self._lock.unlockings > let_in:
            done.faults.append(f"unlocked {self._lock.unlockings} times for {let_in} events")


def plant(folder: Path) -> None:
    """A site with somebody enrolled, a film of people who come and go as its cameras, and rules."""
    camera = demo.DemoCamera(realtime=False)
    pictures = [camera.picture(n / _FILM_RATE * 2.0) for n in range(_FILM_SECONDS * _FILM_RATE)]  # twice as fast
    films = {CAMERA: folder.parent / "door.mp4", "Yard": folder.parent / "yard.mp4"}
    _film(films[CAMERA], pictures)
    _film(films["Yard"], [cv2.GaussianBlur(picture, (0, 0), 5) for picture in pictures])  # looked at until they leave
    with Site(folder) as site:
        person = demo.prepare(site, Recogniser.of_site(site, Engine.load(Settings())))
        for name, film in films.items():
            site.cameras.keep(name, CameraSettings(source=str(film)))
        site.access.keep(Schedule(name="always", periods=(parse_period("mon-sun 00:00-24:00"),)))
        site.access.add_group("staff")
        site.access.join(person.id, "staff")


def _film(path: Path, pictures: list[Image]) -> None:
    with av.open(str(path), "w") as file:
        stream = file.add_stream("libx264", rate=_FILM_RATE, options={"preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = demo.WIDTH, demo.HEIGHT, "yuv420p"
        for picture in pictures:
            file.mux(stream.encode(av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), "rgb24")))
        file.mux(stream.encode())


def table(closings: list[Closing]) -> str:
    """What came of it, by the way in which it was closed."""
    lines = [
        "| closed by | times | seconds until gone: median | longest | windows seen | wrong |",
        "|---|---|---|---|---|---|",
    ]
    for way in dict.fromkeys(one.way for one in closings):
        some = [one for one in closings if one.way == way]
        took = [one.took for one in some]
        windows = max(one.windows for one in some)
        wrong = sum(bool(one.faults) for one in some)
        lines.append(
            f"| {way} | {len(some)} | {statistics.median(took):.1f} | {max(took):.1f} | at most {windows} | {wrong} |"
        )
    return "\n".join(lines)


def main() -> int:
    """Run, print, and say whether it held."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1, help="how many run side by side")
    parser.add_argument("--ways", default=",".join(WAYS))
    parser.add_argument("--display", type=int, help="number of the first display to use; by default any that is free")
    parser.add_argument("--keep", action="store_true", help="keep the sites")
    options = parser.parse_args()
    # where this runs behind a shell, interrupts are ignored, and so they would be in what is started here
    signal.signal(signal.SIGINT, signal.default_int_handler)
    ways = [way for way in WAYS if way in options.ways.split(",")]
    chance = Random(options.seed)
    plan = [(number, ways[number % len(ways)], Random(chance.random())) for number in range(options.times)]
    folder = Path(tempfile.mkdtemp(prefix="portico-closings-"))
    closings: list[Closing] = []

    def work(job: int) -> None:
        desk = Desk(folder / f"desk {job}", folder / "planted", options.display + job if options.display else None)
        try:
            for number, way, own in plan[job :: options.jobs]:
                done = desk.once(number, way, own)
                closings.append(done)
                words = "; ".join(done.faults) or "as it should"
                print(
                    f"{number:4} {way:18} after {done.moment:4.1f} s, gone in {done.took:4.1f} s: {words}", flush=True
                )
        finally:
            desk.close()
        print(desk.told)

    try:
        plant(folder / "planted")
        with ThreadPoolExecutor(options.jobs) as pool:
            for future in [pool.submit(work, job) for job in range(options.jobs)]:
                future.result()
    finally:
        if options.keep:
            print(f"kept in {folder}")
        else:
            with suppress(OSError):
                shutil.rmtree(folder)
    print(table(closings))
    return 1 if any(one.faults for one in closings) or len(closings) < options.times else 0


if __name__ == "__main__":
    sys.exit(main())
