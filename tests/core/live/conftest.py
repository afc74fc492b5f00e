from __future__ import annotations

import pytest

from core.locks.drivers.simulated import SimulatedLock
from tests.remembering import remember


@pytest.fixture
def unlocked(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Every time that a simulated lock is unlocked."""
    times: list[bool] = []
    switch = SimulatedLock.switch

    def counted(lock: SimulatedLock, *, unlocked: bool) -> None:
        if unlocked:
            times.append(True)
        switch(lock, unlocked=unlocked)

    monkeypatch.setattr(SimulatedLock, "switch", counted)
    return times


@pytest.fixture(autouse=True)
def networks_are_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests are about what follows from what is found in a picture."""
    remember(monkeypatch)
