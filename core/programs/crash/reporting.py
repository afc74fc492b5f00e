"""Reports of errors that nobody expected, in ``crashes`` of the site; nobody sends them anywhere.

A report says where it broke and of which versions; it holds no values, so no names, faces, keys or passwords.
"""

from __future__ import annotations

import json
import os
import platform
import re
import secrets
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any

from core.base import durable, logs, processes
from core.base.failures import Place, chain, stack

FOLDER = "crashes"
DUMPED = ("Fatal Python error", "Windows fatal exception", "Timeout (")
"""How what Python writes begins, where a process is killed by its own fault, or does not come to its end."""

_MOST = 20  # reports kept
_log = logs.logger("crash")


@dataclass(frozen=True)
class CrashReport:
    """A crash report.

    Attributes:
        path: file.
        time: when.
        words: what happened, in one line.

    """

    path: Path
    time: datetime
    words: str


_folder: Path | None = None
_program = "portico"
_tell: Callable[[Path], None] | None = None
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


def listen(tell: Callable[[Path], None] | None) -> None:
    """From now on tell each new report to somebody, from whichever thread broke."""
    global _tell  # noqa: PLW0603
    _tell = tell


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
        path = new_file(now, "json")
        content = {
            **about(),
            "packages": packages(),
            "time": now.isoformat(timespec="seconds"),
            "thread": logs.redact(thread or threading.current_thread().name),
            # what an error says may hold anything, names too: where it came from tells enough
            "errors": [{"error": type(e).__name__, "stack": [asdict(p) for p in stack(e)]} for e in chain(error)],
            "threads": [logs.redact(one.name) for one in threading.enumerate()],
            "log": [nameless(line) for line in logs.last_lines()],
        }
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
        _reported[key] = path
        _prune()
        if _tell is not None:
            _tell(path)
        return path
    return None


def reports(site_folder: Path) -> list[CrashReport]:
    """The reports of a site, latest first."""
    found = []
    for path in files_of(site_folder):
        if path.suffix == ".json":
            with suppress(OSError, ValueError, LookupError, TypeError):
                content = json.loads(path.read_text(encoding="utf-8"))
                first = content["errors"][0]
                at = first["stack"][-1] if first["stack"] else {"file": "?", "line": 0}
                words = f"{content['program']}: {first['error']} at {at['file']}:{at['line']}"
                found.append(CrashReport(path, datetime.fromisoformat(content["time"]), words))
        else:
            with suppress(OSError, ValueError, LookupError, TypeError):
                lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
                fatal = next((line for line in lines if line.startswith(DUMPED)), None)
                if fatal is not None:
                    first = json.loads(lines[0])
                    if processes.still_runs(int(first["pid"]), first.get("created")):
                        continue  # Windows dumps what is caught later, too
                    when = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                    found.append(CrashReport(path, when, f"{first['program']}: {logs.redact(fatal)}"))
    return sorted(found, key=lambda one: one.time, reverse=True)


def about() -> dict[str, Any]:
    """Which program this is, and on what it runs."""
    return {
        "program": _program,
        "version": _version("portico"),
        "python": platform.python_version(),
        "platform": platform.platform(),
        "pid": os.getpid(),
    }


def packages() -> dict[str, str]:
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


def files_of(site_folder: Path) -> list[Path]:
    """The files of all reports of a site, and of dumps."""
    try:
        return sorted(p for p in (site_folder / FOLDER).iterdir() if p.suffix in (".json", ".txt"))
    except OSError:
        return []


def new_file(now: datetime, kind: str) -> Path:
    """An empty file for a report, or a dump, that is about to be written."""
    folder = (_folder or Path()) / FOLDER
    durable.private_folder(folder)
    path = folder / f"{now:%Y-%m-%dT%H-%M-%S}-{secrets.token_hex(3)}.{kind}"
    durable.private_file(path)
    return path


def _prune() -> None:
    """Remove all but the newest reports; files that programs are still to write into stay."""
    if _folder is None:
        return
    for path in [one.path for one in reports(_folder)][_MOST:]:
        path.unlink(missing_ok=True)


def nameless(line: str) -> dict[str, Any]:
    """A line of the log without what may name somebody: of errors only the kind stays."""
    try:
        fields = {name: value for name, value in json.loads(line).items() if name not in ("words", "camera", "door")}
    except (ValueError, AttributeError):  # cut off when its program was killed
        return {}
    if "error" in fields:
        fields["error"] = str(fields["error"]).partition(":")[0]
    return fields
