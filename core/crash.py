"""What is left behind when the program breaks: a report in ``crashes`` of the site, which nobody sends anywhere.

A report says where it broke and of which versions; it holds no values, so no names, faces, keys or passwords.
"""

from __future__ import annotations

import faulthandler
import json
import os
import platform
import re
import secrets
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from core import logs, running, status

FOLDER = "crashes"
_MARKER = ".running"  # one file of ``status`` for each program that is open on the site
_MOST = 20  # reports kept
_FRAMES = 60
_DUMPED = ("Fatal Python error", "Windows fatal exception")
_log = logs.logger("crash")


@dataclass(frozen=True)
class Place:
    """Where a program was.

    Attributes:
        file: as installed, without the folders above.
        line: number.
        function: name.

    """

    file: str
    line: int
    function: str


@dataclass(frozen=True)
class Report:
    """A crash report.

    Attributes:
        path: file.
        time: when.
        words: what happened, in one line.

    """

    path: Path
    time: datetime
    words: str


@dataclass(frozen=True)
class Unclean:
    """A program that has ended without saying so.

    Attributes:
        program: which.
        started: when.
        report: what it left behind; None where it had no chance to: a power cut, or it was killed.

    """

    program: str
    started: str
    report: Path | None


@dataclass
class Guard:
    """Of a program that runs.

    Attributes:
        unclean: programs that have ended without saying so since this was asked last.
        tell: told each report, from whichever thread broke.

    """

    unclean: tuple[Unclean, ...]
    tell: Callable[[Path], None] | None = None


_folder: Path | None = None
_program = "portico"
_guard: Guard | None = None
_reported: dict[tuple[str, tuple[Place, ...]], Path] = {}
_lock = threading.RLock()


def place(site_folder: Path, program: str = "") -> None:
    """From now on reports go to this site."""
    global _folder, _program  # a process has one place for them
    _folder, _program = site_folder, program or _program


def forget() -> None:
    """From now on reports go nowhere."""
    global _folder  # noqa: PLW0603
    _folder = None
    _reported.clear()


def unexpected(error: BaseException) -> bool:
    """Whether an error is the program's fault, and not something that its user can mend."""
    from core.errors import PorticoError
    from models.weights import WeightsError

    return not isinstance(error, PorticoError | WeightsError | OSError)


def stack(error: BaseException) -> tuple[Place, ...]:
    """Where an error came from, outermost first; no values and no source."""
    places = []
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(Place(_short(code.co_filename), trace.tb_lineno, code.co_name))
        trace = trace.tb_next
    return tuple(places[-_FRAMES:])


def report(error: BaseException, thread: str = "") -> Path | None:
    """Leave a report of an error that nobody expected; the same one again leaves no other.

    Returns:
        The report; None where no site is known, or it cannot be written. Never raises.

    """
    with suppress(Exception), _lock:
        if _folder is None:
            return None
        key = (type(error).__name__, stack(error))
        if key in _reported:
            _log.error("again", error=error)
            return _reported[key]
        _log.critical("crash", exc_info=error)
        now = datetime.now(UTC)
        path = _new(now, "json")
        content = {
            **_about(),
            "packages": _packages(),
            "time": now.isoformat(timespec="seconds"),
            "thread": logs.redact(thread or threading.current_thread().name),
            # what an error says may hold anything, names too: where it came from tells enough
            "errors": [{"error": type(e).__name__, "stack": [asdict(p) for p in stack(e)]} for e in _chain(error)],
            "threads": [logs.redact(one.name) for one in threading.enumerate()],
            "log": [_nameless(line) for line in logs.last_lines()],
        }
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
        _reported[key] = path
        _prune()
        if _guard is not None and _guard.tell is not None:
            _guard.tell(path)
        return path
    return None


def reports(site_folder: Path) -> list[Report]:
    """The reports of a site, latest first."""
    found = []
    for path in _files(site_folder):
        if path.suffix == ".json":
            with suppress(OSError, ValueError, LookupError, TypeError):
                content = json.loads(path.read_text(encoding="utf-8"))
                first = content["errors"][0]
                at = first["stack"][-1] if first["stack"] else {"file": "?", "line": 0}
                words = f"{content['program']}: {first['error']} at {at['file']}:{at['line']}"
                found.append(Report(path, datetime.fromisoformat(content["time"]), words))
        else:
            with suppress(OSError, ValueError, LookupError, TypeError):
                lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
                fatal = next((line for line in lines if line.startswith(_DUMPED)), None)
                if fatal is not None:
                    about = json.loads(lines[0])
                    if _runs(int(about["pid"]), about.get("created")):
                        continue  # Windows dumps what is caught later, too
                    when = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                    found.append(Report(path, when, f"{about['program']}: {logs.redact(fatal)}"))
    return sorted(found, key=lambda one: one.time, reverse=True)


@contextmanager
def guarded(site_folder: Path, program: str) -> Iterator[Guard]:
    """While a program runs on a site: log what it does, and leave a report where it breaks.

    Args:
        site_folder: which must exist.
        program: for people.

    """
    global _guard  # noqa: PLW0603  # a process is one program
    logs.start(site_folder)
    place(site_folder, program)
    _guard = guard = Guard(_look_back(site_folder))
    marker = _mark(site_folder, program)
    hooks = _Hooks()
    dump = _dump()
    _log.info("start", program=program, version=_about()["version"], python=platform.python_version())
    for one in guard.unclean:
        _log.error("unclean end", program=one.program, started=one.started, report=one.report)
    try:
        yield guard
    finally:
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
        _guard = None
        logs.stop()


def _about() -> dict[str, Any]:
    return {
        "program": _program,
        "version": _version("portico"),
        "python": platform.python_version(),
        "platform": platform.platform(),
        "pid": os.getpid(),
    }


def _packages() -> dict[str, str]:
    """Versions of what the program is made of."""
    try:
        named = [re.split(r"[^\w.-]", wanted, maxsplit=1)[0] for wanted in requires("portico") or ()]
    except PackageNotFoundError:
        return {}
    return {name: found for name in named if (found := _version(name))}


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _chain(error: BaseException) -> list[BaseException]:
    """An error, and what it came from."""
    errors: list[BaseException] = []
    one: BaseException | None = error
    while one is not None and one not in errors and len(errors) < 5:
        errors.append(one)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return errors


def _short(file: str) -> str:
    """A file's path from the program's or the library's folder on."""
    path = Path(file)
    for above in (Path(__file__).resolve().parents[1], *(Path(entry) for entry in sys.path if entry)):
        with suppress(ValueError):
            return path.relative_to(above).as_posix()
    return path.name


def _files(site_folder: Path) -> list[Path]:
    try:
        return sorted(p for p in (site_folder / FOLDER).iterdir() if p.suffix in (".json", ".txt"))
    except OSError:
        return []


def _new(now: datetime, kind: str) -> Path:
    folder = (_folder or Path()) / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / f"{now:%Y-%m-%dT%H-%M-%S}-{secrets.token_hex(3)}.{kind}"


def _prune() -> None:
    """Remove all but the newest reports; files that programs are still to write into stay."""
    if _folder is None:
        return
    for path in [one.path for one in reports(_folder)][_MOST:]:
        path.unlink(missing_ok=True)


def _dump() -> TextIO | None:
    """Have Python write where it was when the process is killed by its own fault; None where that cannot be."""
    if faulthandler.is_enabled():
        return None  # somebody is looking already
    try:
        file = _new(datetime.now(UTC), "txt").open("w", encoding="utf-8")
        about = {**_about(), "created": running.created(), "packages": _packages()}
        file.write(json.dumps(about, ensure_ascii=False) + "\n")
        file.flush()
        faulthandler.enable(file)
    except OSError:
        return None
    return file


def _mark(site_folder: Path, program: str) -> Path | None:
    """Note that a program runs; None where that cannot be."""
    name, started = f"{os.getpid()}{_MARKER}", datetime.now(UTC).isoformat(timespec="seconds")
    try:
        status.write(site_folder, name, {"program": program, "started": started, "created": running.created()})
    except OSError:
        return None
    return site_folder / status.FOLDER / name


def _runs(pid: int, created: object) -> bool:
    """Whether a process is there still; where nobody knows when it was created, whether one of its number is."""
    import psutil

    return running.still_runs(pid, float(created)) if isinstance(created, int | float) else bool(psutil.pid_exists(pid))


def cut_off(site_folder: Path) -> list[Path]:
    """The marks of programs that are gone without having said so."""
    marks = [path for path in sorted((site_folder / status.FOLDER).glob(f"*{_MARKER}")) if path.stem.isdecimal()]
    return [mark for mark in marks if not _runs(int(mark.stem), _marked(mark).get("created"))]


def _marked(mark: Path) -> dict[str, Any]:
    """What a mark holds; nothing where it cannot be read."""
    content = status.read(mark.parents[1], mark.name)
    return content if isinstance(content, dict) else {}


def _look_back(site_folder: Path) -> tuple[Unclean, ...]:
    """What has ended without saying so; each is told of once."""
    ended = []
    for marker in cut_off(site_folder):
        content = _marked(marker)
        program, started = str(content.get("program") or "portico"), str(content.get("started") or "")
        with suppress(OSError):
            marker.unlink()
            ended.append(Unclean(program, started, _finish_dump(site_folder, int(marker.stem))))
    return tuple(ended)


def _finish_dump(site_folder: Path, pid: int) -> Path | None:
    """The dump of a process that is gone, with its last lines of the log; removed where it is empty."""
    for path in _files(site_folder):
        if path.suffix != ".txt":
            continue
        with suppress(OSError, ValueError, LookupError):
            text = path.read_text(encoding="utf-8", errors="replace")
            if json.loads(text.splitlines()[0])["pid"] != pid:
                continue
            if not any(line.startswith(_DUMPED) for line in text.splitlines()):
                path.unlink()
                return None
            with path.open("a", encoding="utf-8") as file:
                file.write("\nThe last lines of the log:\n" + _log_of(site_folder, pid) + "\n")
            return path
    return None


def _log_of(site_folder: Path, pid: int) -> str:
    return "\n".join(json.dumps(_nameless(line), ensure_ascii=False) for line in logs.lines_of(site_folder, pid))


def _nameless(line: str) -> dict[str, Any]:
    """A line of the log without what may name somebody: of errors only the kind stays."""
    try:
        fields = {name: value for name, value in json.loads(line).items() if name not in ("words", "camera", "door")}
    except (ValueError, AttributeError):  # cut off when its program was killed
        return {}
    if "error" in fields:
        fields["error"] = str(fields["error"]).partition(":")[0]
    return fields


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
            _log.warning("warning", kind=category.__name__, words=str(message), at=f"{_short(filename)}:{lineno}")


def say(error: BaseException, path: Path | None) -> None:
    """One line about an error that nobody expected, for people at a terminal."""
    with suppress(Exception):
        print(f"portico: {sentence(error, path)}", file=sys.stderr)


def sentence(error: BaseException, path: Path | None) -> str:
    """One sentence about an error that nobody expected."""
    words = " ".join(str(error).split()) or type(error).__name__
    more = f"a report is in {path}; " if path is not None else ""
    return f"something went wrong inside Portico: {words} ({more}set PORTICO_DEBUG=1 for the details)"
