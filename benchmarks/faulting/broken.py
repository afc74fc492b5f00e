"""Portico with one part that fails: ``python -m benchmarks.faulting.broken PART ARGUMENTS...``.

The arguments are those of ``portico``. The parts: ``memory`` (no memory is left for templates, for 25 s),
``recogniser`` (one picture is never done with), ``crash`` (its thread dies), ``lock`` (the driver never answers).
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from app.cli.main import main
from core.live.station import Station
from core.locks.drivers.simulated import SimulatedLock
from core.recognition.fusion import TemplateExtractor

_AFTER = 4.0  # seconds until it fails
_begun = time.monotonic()
_once = threading.Event()


def _memory(real: Callable[..., Any]) -> Callable[..., Any]:
    def extract(self: TemplateExtractor, *given: Any) -> Any:
        if _AFTER < time.monotonic() - _begun < _AFTER + 25:
            raise MemoryError("out of memory")
        return real(self, *given)

    return extract


def _stuck(real: Callable[..., Any]) -> Callable[..., Any]:
    def process(self: Station, frame: Any) -> Any:
        if time.monotonic() - _begun > _AFTER and not _once.is_set():
            _once.set()
            threading.Event().wait()
        return real(self, frame)

    return process


def _dies(real: Callable[..., Any]) -> Callable[..., Any]:
    def process(self: Station, frame: Any) -> Any:
        if time.monotonic() - _begun > _AFTER and not _once.is_set():
            _once.set()
            raise SystemExit  # no Exception: nothing that looks after single frames catches it
        return real(self, frame)

    return process


def _hangs(_self: SimulatedLock, *, unlocked: bool) -> None:
    if unlocked:
        threading.Event().wait()


def break_part(part: str) -> None:
    """Let a part fail from now on."""
    if part == "memory":
        TemplateExtractor.extract_many = _memory(TemplateExtractor.extract_many)  # type: ignore[method-assign]
    elif part == "recogniser":
        Station.process = _stuck(Station.process)  # type: ignore[method-assign]
    elif part == "crash":
        Station.process = _dies(Station.process)  # type: ignore[method-assign]
    elif part == "lock":
        SimulatedLock.switch = _hangs  # type: ignore[method-assign]
    else:
        raise SystemExit(f"there is no part {part!r}")


if __name__ == "__main__":
    break_part(sys.argv[1])
    sys.exit(main(sys.argv[2:]))
