"""Open Portico, use it and close it, again and again, under a busy camera: does it end each time, as it should?

    python -m benchmarks.closings [--times 200] [--seed 0] [--jobs 1] [--ways "key,cross,..."] [--display 160] [--keep]

A site has a camera at which people come and go, and a door. Portico is started under Xvfb with openbox, its pages are
turned over, and at a random moment it is closed: by Ctrl+Q or the cross in the title bar, and whatever answers the
question that follows where a door ends with it; by SIGTERM, SIGINT or SIGHUP; by the X server that ends, or that closes
the connection; or by logging out of a session of xsm, which asks it to save first now and then, or whose end another
program calls off before, and after which what is left is sent SIGTERM and the X server ends, in any order, as at a
desk. Afterwards there shall be no process, no lock, no mark of an unclean end and no report of a crash, the door
locked, an event for each time that it was unlocked, and no window seen that nobody asked for; and the next start has to
show its window again.
Prints a table; exit status 1 where anything was not so. Needs xvfb, openbox, x11-utils and xdotool; for the session
x11-session-utils and iceauth, which is in x11-xserver-utils.
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

WAYS = ("key", "cross", "SIGTERM", "SIGINT", "SIGHUP", "X server ends", "connection closed", "session")
CAMERA, DOOR = "Front door", "Front"
_SHOWN = 60.0  # seconds that a window may take to be there
_GONE = 30.0  # the same, to be gone
_ASKED = 3.0  # the same, for a question to be there
_LONGEST = 9.0  # seconds after which it is closed: the recogniser has been at work for some of them
_FILM_SECONDS, _FILM_RATE = 24, 10
_LOGGING_OUT = ((144, 48), (159, 77))  # where xsm's window has "Shutdown", and its menu "With Checkpoint"
_SESSION_NAME, _END_IT = (175, 17), (49, 136)  # where the question that follows has a name and its button


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

    def __init__(self, number: int | None):
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
        self.environment = {k: v for k, v in os.environ.items() if k != "SESSION_MANAGER"} | {"DISPLAY": self.name}
        self._manager = subprocess.Popen(["openbox"], env=self.environment, stderr=subprocess.DEVNULL)
        self._spy: subprocess.Popen[str] | None = None
        self._seen: dict[str, str] = {}
        self._others: set[str] = set()  # windows that were there before Portico's
        self.wait(lambda: "window id" in self._asked("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"), 20)

    def pass_over(self) -> None:
        """Take the windows that there are, once there are some, for those of others."""

        def there() -> bool:
            self._others |= set(self._windows())
            return bool(self._others)

        self.wait(there, 20)

    def watch(self) -> None:
        """Begin to note which windows come, beside those of others."""
        self._seen = {}
        self._spy = spy = subprocess.Popen(
            ["xprop", "-spy", "-root", "_NET_CLIENT_LIST"],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._noting = threading.Thread(target=self._note, args=(spy, self._seen), daemon=True)
        self._noting.start()

    def _note(self, spy: subprocess.Popen[str], seen: dict[str, str]) -> None:
        if spy.stdout is None:
            return
        with spy.stdout as told:
            for line in told:
                new = {word.strip(",") for word in line.split() if word.startswith("0x")} - self._others - set(seen)
                for window in new:
                    said = self._asked("xprop", "-id", window, "WM_CLASS", "WM_NAME").replace("\n", " ")
                    if '"XSm"' in said:  # a question of the session's own manager
                        self._others.add(window)
                    else:
                        seen[window] = said

    def seen(self) -> dict[str, str]:
        """The windows that came since: id → what they are called, as far as they were there long enough to be asked."""
        if self._spy is not None:
            self._spy.terminate()
            self._spy.wait()
            self._noting.join()
            self._spy = None
        return dict(self._seen)

    def windows(self) -> list[str]:
        """Ids of the windows that are shown, the one that was there first before others."""
        return [window for window in self._windows() if window not in self._others]

    def window(self) -> str:
        """Id of the window that is shown; empty where there is none."""
        return next(iter(self.windows()), "")

    def _windows(self) -> list[str]:
        told = self._asked("xprop", "-root", "_NET_CLIENT_LIST")
        return [word.strip(",") for word in told.split() if word.startswith("0x")]

    def key(self, keys: str) -> None:
        """Press keys."""
        self._asked("xdotool", "key", keys)

    def called(self, name: str) -> str:
        """Id of a window by its title, as a pattern; empty where there is none."""
        return next(iter(self._asked("xdotool", "search", "--name", name).split()), "")

    def press(self, window: str, *way: tuple[int, int]) -> None:
        """Bring a window to the front, press the mouse at a place in it, take it along the others, and let go."""
        self._asked("xdotool", "windowraise", window)
        for number, (x, y) in enumerate(way):
            self._asked("xdotool", "mousemove", "--window", window, str(x), str(y))
            if not number:
                self._asked("xdotool", "mousedown", "1")
            time.sleep(0.3)  # menus come when they come
        self._asked("xdotool", "mouseup", "1")

    def type(self, text: str) -> None:
        """Type a text."""
        self._asked("xdotool", "type", text)

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
        for process in (self._server, self._manager):
            process.terminate()
            process.wait()
        self.seen()

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


class XSession:
    """A session on a screen, as the manager of X's own desktop keeps it."""

    def __init__(self, screen: Screen, folder: Path):
        # xsm hands its paths to a shell, unquoted
        self._home = home = Path(tempfile.mkdtemp(dir=folder.parent, prefix="home-"))
        said, tells = home / "said", home / "tell.sh"
        tells.write_text(f'#!/bin/sh\necho "$SESSION_MANAGER" > "{said}.part"\nmv "{said}.part" "{said}"\n')
        tells.chmod(0o700)
        (home / ".xsmstartup").write_text(f'smproxy\n"{tells}"\n')
        given = {**screen.environment, "HOME": str(home), "SM_SAVE_DIR": str(home)}
        self._manager = subprocess.Popen(["xsm"], env=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if not screen.wait(said.exists, 20):
            raise RuntimeError("xsm begins no session")
        self.address = said.read_text().strip()
        """What programs of the session find in ``SESSION_MANAGER``."""

    def save(self) -> None:
        """Ask all programs to save what they have; the session goes on."""
        self._manager.send_signal(signal.SIGUSR1)

    def call_off(self, screen: Screen) -> str:
        """Log out as people do, while another program calls it off; what went wrong with that, or nothing."""
        environment = {**screen.environment, "HOME": str(self._home), "SESSION_MANAGER": self.address}
        refusing = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.refusing"], env=environment, stdout=subprocess.PIPE, text=True
        )
        said: list[str] = []
        hearing = threading.Thread(target=lambda: said.extend(refusing.stdout or ()), daemon=True)
        hearing.start()
        try:
            if not screen.wait(lambda: bool(said) or refusing.poll() is not None, 10) or not said:
                return "nobody joins the session who calls it off"
            screen.press(screen.called("^xsm: "), *_LOGGING_OUT)
            if not screen.wait(lambda: bool(screen.called("^Shutdown$")), 5):
                return "xsm does not ask how to end"
            asking = screen.called("^Shutdown$")
            time.sleep(0.5)
            screen.press(asking, _SESSION_NAME)
            screen.type("mine")
            screen.press(asking, _END_IT)
            screen.wait(lambda: refusing.poll() is not None or len(said) > 1 or self._manager.poll() is not None, 15)
        finally:
            refusing.terminate()
            refusing.wait()
            hearing.join(5)
        return (
            "" if "called off\n" in said and self._manager.poll() is None else f"the logout was not called off: {said}"
        )

    def log_out(self) -> bool:
        """End the session; whether it has ended."""
        self._manager.terminate()
        try:
            self._manager.wait(10)
        except subprocess.TimeoutExpired:
            self._manager.kill()
            self._manager.wait()
            return False
        return True


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
    """One closing: how, how many seconds after the start, how long it took, and what was not as it should be.

    ``told`` says in words what was done meanwhile.
    """

    way: str
    number: int
    moment: float
    took: float = 0.0
    windows: int = 0
    told: str = ""
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
        self.screen = Screen(display)
        self.told = ""

    def close(self) -> None:
        """End the screen and the door."""
        self.screen.end()
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
        session: XSession | None = None
        if way == "session":
            session = XSession(self.screen, self.folder)
            self.screen.pass_over()  # its own
            environment["SESSION_MANAGER"] = session.address
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
                if session is not None and chance.random() < 0.5:
                    session.save()
                    done.told += "saved, "
                    self._go_on(process, done, chance, "went when it was asked to save")
                if session is not None and chance.random() < 0.5:
                    done.told += "called off, "
                    done.faults += filter(None, [session.call_off(self.screen)])
                    self._go_on(process, done, chance, "went at a logout that was called off")
            done.moment = time.monotonic() - began
            if session is not None:
                asked = self._log_out(session, process, done, chance)
            else:
                asked = self._end(process, done, chance)
            self._look(process, done, asked, early, said)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
            if session is not None:
                session.log_out()
        return done

    def _use(self, chance: Random) -> None:
        end = time.monotonic() + chance.uniform(0.0, _LONGEST)
        while (left := end - time.monotonic()) > 0:
            time.sleep(min(left, chance.uniform(0.2, 1.5)))
            if chance.random() < 0.6:
                self.screen.key(f"ctrl+{chance.randint(1, 9)}")

    def _go_on(self, process: subprocess.Popen[bytes], done: Closing, chance: Random, fault: str) -> None:
        """Use it further; if it is there no more, that is a fault."""
        self._use(chance)
        if process.poll() is not None or not self.screen.window():
            done.faults.append(fault)

    def _log_out(self, session: XSession, process: subprocess.Popen[bytes], done: Closing, chance: Random) -> float:
        if not session.log_out():
            done.faults.append("the session did not end")
        ends: list[tuple[str, Callable[[], object]]] = [("server", self.screen.end)]
        if chance.random() < 0.7:  # by whoever cleans up after users, at about the same time
            ends.insert(chance.randint(0, 1), ("SIGTERM", process.terminate))
        asked = time.monotonic()
        for name, end in ends:
            end()
            done.told += f"{name}, "
            time.sleep(chance.choice((0.0, chance.uniform(0.0, 1.0))))
        return asked

    def _answer(
        self, process: subprocess.Popen[bytes], again: Callable[[], object], done: Closing, chance: Random
    ) -> float:
        """Where it asks whether doors shall end: by Enter, by closing it once more, or by a signal; when that was."""
        asked = time.monotonic()
        self.screen.wait(lambda: process.poll() is not None or len(self.screen.windows()) > 1, _ASKED)
        if len(self.screen.windows()) > 1:
            time.sleep(chance.uniform(0.1, 1.0))
            answers = {"Enter": lambda: self.screen.key("Return"), "once more": again, "SIGTERM": process.terminate}
            name = chance.choice(list(answers))
            done.told = f"asked, {name}, "
            asked = time.monotonic()
            answers[name]()
        return asked

    def _end(self, process: subprocess.Popen[bytes], done: Closing, chance: Random) -> float:
        asked = time.monotonic()
        if done.way.startswith("SIG"):
            process.send_signal(getattr(signal, done.way))
        elif done.way == "key":
            self.screen.key("ctrl+q")
            return self._answer(process, lambda: self.screen.key("ctrl+q"), done, chance)
        elif done.way == "cross":
            window = self.screen.window()
            self.screen.ask_to_close(window)
            return self._answer(process, lambda: self.screen.ask_to_close(window), done, chance)
        elif done.way == "connection closed":
            self.screen.disconnect(self.screen.window())
        else:
            self.screen.end()
        return asked

    def _look(self, process: subprocess.Popen[bytes], done: Closing, asked: float, early: bool, said: Path) -> None:
        try:
            code = process.wait(_GONE)
        except subprocess.TimeoutExpired:
            done.faults.append(f"still runs after {_GONE:.0f} s")
            return
        done.took = time.monotonic() - asked
        wanted = {"X server ends": {1}, "connection closed": {1}, "session": {0, 1}}.get(done.way, {0})
        if early:
            wanted = {0, -getattr(signal, done.way), 2, 130}  # 130: an interrupt while commands load
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
        meant = 2 if done.way in ("key", "cross") else 1  # with the question
        if len(windows) > meant:
            done.faults.append(f"{len(windows) - meant} windows that nobody asked for: {windows}")
        self._count(done)
        if done.way in ("X server ends", "session"):
            self.screen.end()
            self.screen = Screen(self._display)

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
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # as nohup has it
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
                    f"{number:4} {way:18} after {done.moment:4.1f} s, {done.told}gone in {done.took:4.1f} s: {words}",
                    flush=True,
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
