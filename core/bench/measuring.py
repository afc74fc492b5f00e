"""Timing things side by side, and what comes of it."""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, TypeVar

Work = Callable[[], object]
Given = TypeVar("Given")


def on(work: Callable[[Given], object], given: Given) -> Work:
    """Work on something given, to be timed."""
    return lambda: work(given)


@dataclass(frozen=True)
class Figure:
    """One thing measured.

    Attributes:
        group: what it belongs to.
        name: what it is.
        unit: of the values.
        values: ours, one per round.
        peer: name of the tool beside it, or why there is none; empty where none is known.
        peer_values: the peer's, of the same rounds.
        note: anything that helps to read it.

    """

    group: str
    name: str
    unit: str
    values: tuple[float, ...]
    peer: str = ""
    peer_values: tuple[float, ...] = ()
    note: str = ""

    @property
    def median(self) -> float:
        """Ours."""
        return statistics.median(self.values)

    @property
    def ratio(self) -> float | None:
        """The peer's median over ours; above 1 we are faster."""
        return statistics.median(self.peer_values) / self.median if self.peer_values and self.median else None

    def as_json(self) -> dict[str, Any]:
        """For JSON."""
        entry: dict[str, Any] = {"group": self.group, "name": self.name, "unit": self.unit, **_spread(self.values)}
        if self.peer:
            entry["peer"] = {"name": self.peer, **(_spread(self.peer_values) if self.peer_values else {})}
        if self.ratio is not None:
            entry["ratio"] = round(self.ratio, 2)
        if self.note:
            entry["note"] = self.note
        return entry


def _spread(values: tuple[float, ...]) -> dict[str, float]:
    return {
        "min": round(min(values), 4),
        "median": round(statistics.median(values), 4),
        "max": round(max(values), 4),
    }


@dataclass
class Bench:
    """Collects figures.

    Attributes:
        rounds: how often each thing is timed.
        say: told what is being measured.
        figures: so far.

    """

    rounds: int = 9
    say: Callable[[str], None] = lambda _words: None
    figures: list[Figure] = field(default_factory=list)

    def time(
        self,
        group: str,
        name: str,
        ours: Work,
        peer: Work | None = None,
        peer_name: str = "",
        each: int = 1,
        note: str = "",
    ) -> Figure:
        """Time something in milliseconds, in turn with its peer, after one run of each that does not count.

        Args:
            group: what it belongs to.
            name: what it is.
            ours: done once per round.
            peer: done after it, where there is one.
            peer_name: of the peer, or why there is none.
            each: things done in one run: the time is for one of them.
            note: anything that helps to read it.

        """
        self.say(f"{group}: {name}")
        ours()
        if peer is not None:
            peer()
        mine, theirs = [], []
        for _ in range(self.rounds):
            mine.append(_milliseconds(ours) / each)
            if peer is not None:
                theirs.append(_milliseconds(peer) / each)
        return self.add(Figure(group, name, "ms", tuple(mine), peer_name, tuple(theirs), note))

    def add(self, figure: Figure) -> Figure:
        """Keep a figure."""
        self.figures.append(figure)
        return figure


def _milliseconds(work: Work) -> float:
    began = time.perf_counter()
    work()
    return 1e3 * (time.perf_counter() - began)


def machine() -> dict[str, Any]:
    """What the figures were measured on."""
    model = platform.processor() or platform.machine()
    flags: set[str] = set()
    path = Path("/proc/cpuinfo")
    if path.exists():
        for line in path.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
            elif line.startswith("flags"):
                flags = set(line.split(":", 1)[1].split())
    return {
        "cpu": model,
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "extensions": sorted(flags & {"avx2", "avx512f", "avx512_vnni", "avx512_bf16", "amx_bf16", "amx_int8"}),
        "memory_gib": round(_memory() / 2**30, 1),
        "system": platform.platform(),
        "python": platform.python_version(),
        "packages": {name: _version(name) for name in ("portico", "openvino", "torch", "faiss-cpu", "opencv-python")},
    }


def _memory() -> int:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 0


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
