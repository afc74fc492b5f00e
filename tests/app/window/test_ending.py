"""The window's process comes to its end, whatever is open, hangs or is gone: each in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.programs import crash
from core.site import Site
from tests.app.window.begun import Beginner

Ended = Callable[..., subprocess.CompletedProcess[str]]

_BEGIN = """
import ctypes, os, signal, sys, threading, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox
from app.window import application, ending
from app.window.main_window import MainWindow
from app.window.session import Session

def window():
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
"""
_RUN = """
raise SystemExit(application.run(Path(sys.argv[1])))
"""
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows ends programs without telling them")


@pytest.fixture(scope="module")
def beginner() -> Iterator[Beginner]:
    one = Beginner(_BEGIN)
    yield one
    one.close()


@pytest.fixture
def ended(beginner: Beginner, tmp_path: Path) -> Ended:
    """Runs a window of a new site, told what to do once it is shown; fails where it does not end."""

    def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return beginner.run(code + _RUN, [str(tmp_path)], {"QT_QPA_PLATFORM": "offscreen", **environment})

    return run


def _is_clean(folder: Path) -> bool:
    """Whether nothing tells that a program is at work, and the next one may begin."""
    with Site(folder) as site:
        site.window_lock().release()
    return not list((folder / "status").glob("*.running"))


def test_a_stray_window_keeps_nobody_from_leaving(ended: Ended, tmp_path: Path) -> None:
    code = """
def load(_session):
    global stray
    stray = QLabel("stray")
    stray.show()
    QTimer.singleShot(0, window().close)
Session.load = load
"""
    assert ended(code).returncode == 0
    assert _is_clean(tmp_path)


@posix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_signal_ends_it_behind_an_open_question(ended: Ended, tmp_path: Path, name: str) -> None:
    code = f"""
def load(_session):
    QTimer.singleShot(200, lambda: os.kill(os.getpid(), signal.{name}))
    QMessageBox.question(window(), "Portico", "Sure?")  # waits for its answer in a loop of its own
Session.load = load
"""
    assert ended(code).returncode == 0
    assert _is_clean(tmp_path)


@posix
def test_a_signal_ends_it_while_it_asks_whether_doors_shall_end(ended: Ended, tmp_path: Path) -> None:
    code = """
from core.access.policy import DoorRules
from core.access.door import Door
from app.window.cameras import Cameras
Cameras.doors_ending = lambda _cameras: [Door(rules=DoorRules(name="Front"))]
def load(_session):
    window().close()
    print("asks", [box.text() for box in window().findChildren(QMessageBox) if box.isVisible()], flush=True)
    os.kill(os.getpid(), signal.SIGTERM)
Session.load = load
"""
    end = ended(code)
    assert "asks ['End Portico?']" in end.stdout
    assert end.returncode == 0
    assert _is_clean(tmp_path)


@posix
def test_a_signal_is_heard_after_all_but_the_end_is_done(ended: Ended, tmp_path: Path) -> None:
    code = """
before_force = ending.Ending.before_force
def with_signals(self, step):
    def done():
        step()
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(1.0)  # it is heard, in another thread
    before_force(self, done if step.__qualname__.startswith("guarded") else step)
ending.Ending.before_force = with_signals
Session.load = lambda _session: QTimer.singleShot(0, lambda: ctypes.CDLL(None).exit(0))
"""
    end = ended(code)
    assert end.returncode == 1
    assert "Traceback" not in end.stderr
    assert _is_clean(tmp_path)


@posix
def test_a_signal_that_comes_before_the_window_is_not_lost(ended: Ended, tmp_path: Path) -> None:
    code = """
init = Session.__init__
def begin(self, *arguments, **named):
    os.kill(os.getpid(), signal.SIGTERM)
    init(self, *arguments, **named)
Session.__init__ = begin
Session.load = lambda _session: None
"""
    assert ended(code).returncode == 0
    assert _is_clean(tmp_path)


@posix
def test_whoever_starts_it_without_a_terminal_is_not_ended_by_one_that_goes(ended: Ended, tmp_path: Path) -> None:
    code = """
signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
def load(_session):
    os.kill(os.getpid(), signal.SIGHUP)
    QTimer.singleShot(500, lambda: print("goes on"))
    QTimer.singleShot(600, window().close)
Session.load = load
"""
    assert "goes on" in ended(code).stdout


def test_a_window_that_is_opened_anew_is_not_ended_by_the_patience_with_the_one_before(
    ended: Ended, tmp_path: Path
) -> None:
    code = """
import faulthandler
armed = []
def arm(*_arguments, **_named): armed.append(True); print("armed", flush=True)
faulthandler.dump_traceback_later = arm
faulthandler.cancel_dump_traceback_later = armed.clear
opened = []
def load(session):
    opened.append(session)
    print("opened", len(opened), "armed", len(armed), flush=True)
    QTimer.singleShot(0, session.restart if len(opened) == 1 else window().close)
Session.load = load
import atexit
atexit.register(lambda: print("in the end armed", len(armed)))
"""
    end = ended(code)
    assert end.returncode == 0
    assert end.stdout.splitlines() == [
        "opened 1 armed 0", "armed", "opened 2 armed 0", "armed", "in the end armed 0",
    ]  # fmt: skip


def test_closing_that_hangs_is_ended_and_told(ended: Ended, tmp_path: Path) -> None:
    code = """
ending.Ending.__init__.__defaults__ = (1.0,)
def hang(_session):
    _session._closing = True
    time.sleep(1000)
Session.close = hang
Session.load = lambda _session: QTimer.singleShot(0, window().close)
"""
    assert ended(code).returncode == 1
    assert _is_clean(tmp_path)
    (report,) = crash.reports(tmp_path)
    assert "StuckError" in report.words
    assert '"function": "hang"' in report.path.read_text(), "where it hung"


def test_work_that_never_ends_does_not_keep_the_process(ended: Ended, tmp_path: Path) -> None:
    code = """
from app import background
from app.cli import main
main._LINGERING = 1.0
background.wait.__defaults__ = (0.5,)
def load(_session):
    background.run(lambda _progress: time.sleep(1000))
    QTimer.singleShot(100, window().close)
Session.load = load
sys.argv[1:] = ["--site", sys.argv[1]]
main.run()
"""
    assert ended(code).returncode == 0
    assert _is_clean(tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="only there a library is known to end the process")
def test_a_library_that_ends_the_process_leaves_it_in_order(ended: Ended, tmp_path: Path) -> None:
    code = """
Session.load = lambda _session: QTimer.singleShot(0, lambda: ctypes.CDLL(None).exit(0))
"""
    assert ended(code).returncode == 1
    assert _is_clean(tmp_path)


@pytest.fixture
def screen() -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A screen of its own, and the process that makes it."""
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed: apt-get install xvfb")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
        text=True,
    )
    os.close(writing)
    with os.fdopen(reading) as number:
        name = f":{number.readline().strip()}"
    yield name, server
    server.kill()
    server.wait()


def test_a_screen_that_is_lost_locks_the_doors_and_ends_it(
    ended: Ended, tmp_path: Path, screen: tuple[str, subprocess.Popen[str]]
) -> None:
    name, server = screen
    code = f"""
class Live:
    def close(self, _patience=None): print("doors locked", flush=True)
def load(session):
    session.cameras._live = Live()
    QTimer.singleShot(300, lambda: os.kill({server.pid}, signal.SIGKILL))
Session.load = load
"""
    end = ended(code, DISPLAY=name, QT_QPA_PLATFORM="xcb")
    assert end.returncode == 1, end.stderr
    assert "doors locked" in end.stdout
    assert _is_clean(tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="only there a library is known to end the process")
@pytest.mark.parametrize(
    "leave",
    [
        "ctypes.CDLL(None).exit(0)",
        "ctypes.CDLL('libX11.so.6')._XIOError(display)",
        "(qWarning('The Wayland connection broke. Did the Wayland compositor die?'), os._exit(255))",
    ],
    ids=["exit", "X11", "Wayland"],
)
def test_nothing_that_a_library_takes_down_at_its_exit_is_missed_by_the_last_steps(
    ended: Ended, tmp_path: Path, screen: tuple[str, subprocess.Popen[str]], leave: str
) -> None:
    name, _server = screen
    code = f"""
from PySide6.QtCore import qWarning
ending._RENEWED = 100
x11 = ctypes.CDLL("libX11.so.6")
x11.XOpenDisplay.restype = ctypes.c_void_p
display = ctypes.c_void_p(x11.XOpenDisplay(None))
class Live:
    def close(self, _patience=None): print("doors locked", flush=True)
@ctypes.CFUNCTYPE(None, ctypes.c_void_p)
def broken(_nothing): os._exit(77)  # what the threads work with is gone
def load(session):
    session.cameras._live = Live()
    ctypes.CDLL(None)["__cxa_atexit"](broken, None, None)  # as a library does that is loaded late
    QTimer.singleShot(500, lambda: {leave})
Session.load = load
"""
    end = ended(code, DISPLAY=name, QT_QPA_PLATFORM="xcb")
    assert end.returncode == 1, end.stderr
    assert "doors locked" in end.stdout
    assert _is_clean(tmp_path)


@posix
def test_one_whose_window_is_lost_is_told_of_and_ended(ended: Ended, tmp_path: Path) -> None:
    stuck = """
def load(_session):
    print("open", flush=True)
    time.sleep(1000)
Session.load = load
"""
    begin = """
from app.cli import gui, main
gui._ENDING = 3.0
Session.load = lambda _session: QTimer.singleShot(0, window().close)
sys.argv[1:] = ["--site", sys.argv[1], "gui"{more}]
main.run()
"""
    given = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", _BEGIN + stuck + _RUN, str(tmp_path)]
    with subprocess.Popen(command, env=given, stdout=subprocess.PIPE, text=True) as lost:
        try:
            assert lost.stdout.readline() == "open\n"
            second = ended(begin.replace("{more}", ""))
            assert second.returncode == 2
            assert f"already open on {tmp_path}, as process {lost.pid}" in second.stderr
            assert "portico gui --end-other" in second.stderr
            assert lost.poll() is None
            assert ended(begin.replace("{more}", ', "--end-other"')).returncode == 0
            assert lost.wait(10) != 0
        finally:
            lost.kill()
    with Site(tmp_path) as site:
        site.window_lock().release()


@pytest.mark.parametrize("ends", [True, False], ids=["a page has work", "locked"])
def test_the_end_of_the_desktop_ends_it_without_a_question(ended: Ended, tmp_path: Path, ends: bool) -> None:
    busy = 'Page.unsaved = property(lambda _page: "A week has been painted and not saved.")'
    operator = 'site.operators.add("Rita", "correct horse 9", Role.ADMINISTRATOR)'
    code = f"""
from app.window.page import Page
from core.store.operators import Role
from core.site import Site
if {ends}:
    {busy}
else:
    with Site(Path(sys.argv[1])) as site:
        {operator}
def load(_session):
    QTimer.singleShot(0, QApplication.quit)  # as Qt does where the desktop goes
Session.load = load
"""
    assert ended(code).returncode == 0
    assert _is_clean(tmp_path)
