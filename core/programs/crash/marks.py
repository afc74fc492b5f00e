"""Marks of programs that are open on a site: those left behind tell which have ended without saying so."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from core.base import logs, processes
from core.programs import status
from core.programs.crash.reporting import DUMPED, files_of, nameless

_MARKER = ".running"  # one file of ``status`` for each program that is open on the site


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


def mark(site_folder: Path, program: str) -> Path | None:
    """Note that a program runs; None where that cannot be."""
    name, started = f"{os.getpid()}{_MARKER}", datetime.now(UTC).isoformat(timespec="seconds")
    try:
        status.write(site_folder, name, {"program": program, "started": started, "created": processes.my_start()})
    except OSError:
        return None
    return site_folder / status.FOLDER / name


def cut_off(site_folder: Path) -> list[Path]:
    """The marks of programs that are gone without having said so."""
    marks = [path for path in sorted((site_folder / status.FOLDER).glob(f"*{_MARKER}")) if path.stem.isdecimal()]
    return [mark for mark in marks if not processes.still_runs(int(mark.stem), _marked(mark).get("created"))]


def window_of(site_folder: Path) -> int | None:
    """Number of the process that has a window open on a site; None where none can be told."""
    for mark in sorted((site_folder / status.FOLDER).glob(f"*{_MARKER}")):
        content, pid = _marked(mark), int(mark.stem) if mark.stem.isdecimal() else 0
        if content.get("program") == "window" and pid and processes.still_runs(pid, content.get("created")):
            return pid
    return None


def _marked(mark: Path) -> dict[str, Any]:
    """What a mark holds; nothing where it cannot be read."""
    content = status.read(mark.parents[1], mark.name)
    return content if isinstance(content, dict) else {}


def look_back(site_folder: Path) -> tuple[Unclean, ...]:
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
    for path in files_of(site_folder):
        if path.suffix != ".txt":
            continue
        with suppress(OSError, ValueError, LookupError):
            text = path.read_text(encoding="utf-8", errors="replace")
            if json.loads(text.splitlines()[0])["pid"] != pid:
                continue
            if not any(line.startswith(DUMPED) for line in text.splitlines()):
                path.unlink()
                return None
            with path.open("a", encoding="utf-8") as file:
                file.write("\nThe last lines of the log:\n" + _log_of(site_folder, pid) + "\n")
            return path
    return None


def _log_of(site_folder: Path, pid: int) -> str:
    return "\n".join(json.dumps(nameless(line), ensure_ascii=False) for line in logs.lines_of(site_folder, pid))
