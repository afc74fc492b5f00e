"""A door that exists in memory: for trying things out, and for the demonstration."""

from __future__ import annotations

from core.locks.drivers.base import LockDriver


class Simulated(LockDriver):
    """Opens nothing."""

    def connect(self, door: str, *, fail_safe: bool) -> SimulatedLock:  # noqa: ARG002
        return SimulatedLock()


class SimulatedLock:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.unlocked = False

    def switch(self, *, unlocked: bool) -> None:
        self.unlocked = unlocked

    def stands_open(self) -> bool | None:
        return None

    def close(self) -> None:
        pass
