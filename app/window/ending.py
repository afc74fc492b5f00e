"""The end of the window's process: asked for by whatever means, it comes, and not before doors are locked.

Signals are heard at once, whatever Qt's thread is at. Where the screen is gone, or threads hang for too long, the
process is ended without Qt, once what must be done has been done: doors locked, events written, the site closed.
"""

from __future__ import annotations

import ctypes
import faulthandler
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Any, Self, TextIO

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    Signal,
    Slot,
    qFormatLogMessage,
    qInstallMessageHandler,
)

from app.cli.stopping import PATIENCE, SIGNALS
from core.base import logs
from core.programs import crash

_STEPS = 25.0  # seconds for what must be done where the process is ended without Qt
_STUCK = 30.0  # seconds later even a process that no Python runs in any more is ended
_RENEWED = 2000  # milliseconds after which C's exit is to lead here first again, whatever was loaded meanwhile
_LOST = ("The X11 connection broke", "The Wayland connection")  # so Qt begins to say it
_OVER = b"\xff"

_log = logs.logger("window")


class StuckError(Exception):
    """The window was closed, and its process could not come to its end."""


class Ending(QObject):
    """Sees to it that the process ends once that was asked for. To be used as a block, in the main thread.

    Args:
        patience: seconds that closing may take before it is ended by force.

    Attributes:
        wanted: whether the end has been asked for from outside.
        close: closes the window, without asking anybody; None while there is none.
        dump: where it is written what the process was at, should not even Python run in it any more; None does without.

    """

    _asked = Signal()

    def __init__(self, patience: float = PATIENCE):
        super().__init__()
        self.wanted = False
        self.close: Callable[[], None] | None = None
        self.dump: TextIO | None = None
        self._asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._patience = patience
        self._steps: list[Callable[[], object]] = []
        self._counting: threading.Event | None = None
        self._lock = threading.Lock()
        self._forced = False
        self._hears, self._tells = socket.socketpair()
        self._thread = threading.Thread(target=self._listen, name="ending", daemon=True)
        self._before: dict[int, Any] = {}
        self._main = threading.get_ident()
        self._exit = _AtExit(self._lost)
        self._screen = _LostScreen(self._lost)
        self._renewing = QTimer(self, interval=_RENEWED)
        self._renewing.timeout.connect(self._exit.renew)

    def __enter__(self) -> Self:
        self._tells.setblocking(False)
        self._wakeup = signal.set_wakeup_fd(self._tells.fileno(), warn_on_full_buffer=False)
        for number in (getattr(signal, name) for name in SIGNALS if hasattr(signal, name)):
            if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup has it
                self._before[number] = signal.signal(number, _heard)
        self._thread.start()
        self._exit.begin()
        self._screen.begin()
        self._renewing.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._renewing.stop()
        self._screen.end()
        self._exit.end()
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._wakeup)
        self.closed()
        with suppress(OSError):
            self._tells.send(_OVER)
        self._thread.join(1.0)
        self._hears.close()
        self._tells.close()

    def before_force(self, step: Callable[[], object]) -> None:
        """Have something done where the process is ended without Qt, before what was named earlier; from any thread."""
        self._steps.insert(0, step)

    def forget(self) -> None:
        """There is no window any more, and nothing to be done for it."""
        self.close = self.dump = None
        self._steps.clear()

    def ask(self) -> None:
        """Ask for the end, from any thread."""
        self.wanted = True
        self.count_down()
        self._asked.emit()

    @Slot()
    def _answer(self) -> None:
        if self.close is not None:
            self.close()
        else:
            QCoreApplication.exit(0)  # of a question that comes before the window

    def count_down(self) -> None:
        """From now on there is only so much patience."""
        with self._lock:
            if self._counting is not None:
                return
            self._counting = threading.Event()
            waiting = threading.Thread(target=self._wait, args=(self._counting,), name="last resort", daemon=True)
        waiting.start()
        if self.dump is None:
            return
        with suppress(ValueError, OSError):  # it has been closed: all but the end of the process is done
            faulthandler.dump_traceback_later(self._patience + _STEPS + _STUCK, exit=True, file=self.dump)

    def closed(self) -> None:
        """The window has closed, and the site with it."""
        with self._lock:
            counting, self._counting = self._counting, None
        if counting is not None:
            counting.set()
            faulthandler.cancel_dump_traceback_later()  # where to it is written may be forgotten by now

    def force(self, code: int, why: str) -> None:
        """End the process without Qt, once what must be done has been done; from any thread. Does not return."""
        with self._lock:
            first, self._forced = not self._forced, True
        if not first:
            threading.Event().wait()  # somebody is at it
        with suppress(Exception):
            _log.error("ended by force", words=why)
        doing = threading.Thread(target=self._do_steps, name="last steps", daemon=True)
        doing.start()
        doing.join(_STEPS)
        for stream in (sys.stdout, sys.stderr):
            with suppress(Exception):
                stream.flush()
        os._exit(code)

    def _lost(self) -> None:
        self.force(1, "the screen is gone")

    def _do_steps(self) -> None:
        for step in list(self._steps):
            try:
                step()
            except Exception as error:  # noqa: BLE001  # the others are done all the same
                crash.report(error)

    def _listen(self) -> None:
        """Hear of signals, in a thread of its own: Qt's may be busy, or hang."""
        while True:
            try:
                heard = self._hears.recv(64)
            except OSError:
                return
            if not heard or _OVER in heard:
                return
            self.ask()

    def _wait(self, over: threading.Event) -> None:
        if over.wait(self._patience):
            return
        error = StuckError("closing has taken too long")
        frame = sys._current_frames().get(self._main)  # noqa: SLF001  # where it hangs is what one wants to know
        trace: TracebackType | None = None
        while frame is not None:
            trace = TracebackType(trace, frame, frame.f_lasti, frame.f_lineno or 0)
            frame = frame.f_back
        crash.report(error.with_traceback(trace))
        self.force(1, str(error))


def _heard(_number: int, _frame: object) -> None:
    """What is to be done, the thread that listens does; a handler there must be, for Python to tell it."""


class _LostScreen:
    """Does something where the screen is lost, before a library ends the process for it.

    X11's ends it by C's exit, where libraries take their state away under the threads that work with it; Qt's for
    Wayland ends it at once, when it has said so.

    Args:
        action: called in the thread that has noticed, and not to return.

    """

    def __init__(self, action: Callable[[], None]):
        self._action = action
        self._library: Any = None
        self._callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)(self._called)

    def begin(self) -> None:
        self._told: Callable[..., object] | None = qInstallMessageHandler(self._hear)
        if sys.platform == "linux":
            with suppress(OSError):  # it is not loaded: the screen is another
                self._library = ctypes.CDLL("libX11.so.6", mode=os.RTLD_NOLOAD)
        if self._library is not None:
            self._library.XSetIOErrorHandler.restype = ctypes.c_void_p
            self._before = self._library.XSetIOErrorHandler(self._callback)

    def end(self) -> None:
        """Give way to who was there before."""
        qInstallMessageHandler(self._told)
        if self._library is not None:
            self._library.XSetIOErrorHandler(ctypes.c_void_p(self._before))
            self._library = None

    def _called(self, _display: object) -> int:
        self._action()
        return 0

    def _hear(self, kind: QtMsgType, where: QMessageLogContext, words: str) -> None:
        if self._told is not None:
            self._told(kind, where, words)
        else:
            print(qFormatLogMessage(kind, where, words), file=sys.stderr)
        if words.startswith(_LOST):
            self._action()


class _AtExit:
    """Does something where a library ends the process by C's exit, as those of X11 do when they lose their server.

    Python's own end does not lead here. Where the C library has no such hook, nothing is done.

    Args:
        action: called in the thread that has called exit.

    """

    def __init__(self, action: Callable[[], None]):
        self._action = action
        self._active = False
        self._mark = ctypes.c_char()  # its address tells our entry from those of others
        self._callback = ctypes.CFUNCTYPE(None, ctypes.c_void_p)(self._called)

    def begin(self) -> None:
        if sys.platform == "linux":
            with suppress(AttributeError, OSError):
                library = ctypes.CDLL(None)
                self._register, self._take_back = library["__cxa_atexit"], library["__cxa_finalize"]
                self._register(self._callback, None, ctypes.byref(self._mark))
                self._active = True

    def renew(self) -> None:
        """Be called first again: what was registered last is, and libraries that came since would go before."""
        if self._active:
            self.end()
            self.begin()

    def end(self) -> None:
        """Take it back."""
        if self._active:
            self._active = False
            self._take_back(ctypes.byref(self._mark))

    def _called(self, _nothing: object) -> None:
        if self._active:
            self._action()
