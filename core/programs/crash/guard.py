"""While a program runs on a site: what it leaves behind where it breaks."""

from __future__ import annotations

import faulthandler
import json
import os
import platform
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from core.base import logs, processes
from core.base.failures import short
from core.programs.crash.marks import Unclean, look_back, mark
from core.programs.crash.reporting import about, listen, new_file, packages, place, report

_log = logs.logger("crash")


@dataclass
class Guard:
    """Of a program that runs.

    Attributes:
        unclean: programs that have ended without saying so since this was asked last.
        tell: told each report, from whichever thread broke.
        dump: where Python writes where it was, should the process be killed by its own fault; None where it does not.
        end: takes back all of this, once; from any thread. It is done at the end of the block, or before.

    """

    unclean: tuple[Unclean, ...]
    tell: Callable[[Path], None] | None = None
    dump: TextIO | None = None
    end: Callable[[], None] = lambda: None


@contextmanager
def guarded(site_folder: Path, program: str) -> Iterator[Guard]:
    """While a program runs on a site: log what it does, and leave a report where it breaks.

    Args:
        site_folder: which must exist.
        program: for people.

    """
    logs.start(site_folder)
    place(site_folder, program)
    guard = Guard(look_back(site_folder))
    listen(lambda path: guard.tell(path) if guard.tell is not None else None)
    marker = mark(site_folder, program)
    hooks = _Hooks()
    guard.dump = dump = _dump()
    ended = threading.Lock()

    def end() -> None:
        if not ended.acquire(blocking=False):
            return
        _log.info("stop", program=program)
        if dump is not None:
            faulthandler.disable()
            dump.close()
            with suppress(OSError):
                Path(dump.name).unlink()
        hooks.undo()
        if marker is not None:
            with suppress(OSError):
                marker.unlink()
        listen(None)
        logs.stop()

    guard.end = end
    _log.info("start", program=program, version=about()["version"], python=platform.python_version())
    for one in guard.unclean:
        _log.error("unclean end", program=one.program, started=one.started, report=one.report)
    try:
        yield guard
    finally:
        end()


def _dump() -> TextIO | None:
    """Have Python write where it was when the process is killed by its own fault; None where that cannot be."""
    if faulthandler.is_enabled():
        return None  # somebody is looking already
    try:
        file = new_file(datetime.now(UTC), "txt").open("w", encoding="utf-8")
        first = {**about(), "created": processes.my_start(), "packages": packages()}
        file.write(json.dumps(first, ensure_ascii=False) + "\n")
        file.flush()
        faulthandler.enable(file)
    except OSError:
        return None
    return file


class _Hooks:
    """Everything that Python calls where an error has escaped."""

    def __init__(self) -> None:
        self._before = sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning
        sys.excepthook = self._main
        threading.excepthook = self._thread
        sys.unraisablehook = self._unraisable
        warnings.showwarning = self._warning

    def undo(self) -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning = self._before

    def _main(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, error, trace)
            return
        say(error, report(error))
        if self._before[0] is not sys.__excepthook__ or os.environ.get("PORTICO_DEBUG"):
            self._before[0](kind, error, trace)

    def _thread(self, broken: threading.ExceptHookArgs) -> None:
        if broken.exc_value is None or issubclass(broken.exc_type, SystemExit):
            return
        say(broken.exc_value, report(broken.exc_value, broken.thread.name if broken.thread is not None else ""))
        if self._before[1] is not threading.__excepthook__ or os.environ.get("PORTICO_DEBUG"):
            self._before[1](broken)

    def _unraisable(self, broken: sys.UnraisableHookArgs) -> None:
        with suppress(Exception):
            _log.error("unraisable", error=broken.exc_value)
        if self._before[2] is not sys.__unraisablehook__ or os.environ.get("PORTICO_DEBUG"):
            self._before[2](broken)

    def _warning(
        self,
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,  # noqa: ARG002
        line: str | None = None,  # noqa: ARG002
    ) -> None:
        with suppress(Exception):
            _log.warning("warning", kind=category.__name__, words=str(message), at=f"{short(filename)}:{lineno}")


def say(error: BaseException, path: Path | None) -> None:
    """One line about an error that nobody expected, for people at a terminal."""
    with suppress(Exception):
        print(f"portico: {sentence(error, path)}", file=sys.stderr)


def sentence(error: BaseException, path: Path | None) -> str:
    """One sentence about an error that nobody expected."""
    words = " ".join(str(error).split()) or type(error).__name__
    more = f"a report is in {path}; " if path is not None else ""
    return f"something went wrong inside Portico: {words} ({more}set PORTICO_DEBUG=1 for the details)"
