from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from core.base import tables
from core.locks import drivers
from core.locks.drivers.base import DoorError, filled
from core.locks.drivers.simulated import Simulated, SimulatedLock


def test_a_driver_is_found_by_name_and_its_settings_are_checked() -> None:
    assert isinstance(drivers.settings_of({"driver": "simulated"}), Simulated)
    with pytest.raises(DoorError, match="known are simulated, mqtt"):
        drivers.settings_of({"driver": "magic"})
    with pytest.raises(DoorError, match="'host'"):
        drivers.settings_of({"driver": "mqtt"})
    with pytest.raises(DoorError, match="'speed'"):
        drivers.settings_of({"driver": "simulated", "speed": 3})


def test_other_packages_bring_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    own = EntryPoint("ours", "core.locks.drivers.simulated:Simulated", "portico.locks")
    alien = EntryPoint("alien", "core.access.door:Door", "portico.locks")
    monkeypatch.setattr(tables, "entry_points", lambda group: [own, alien] if group == "portico.locks" else [])
    assert drivers.names()[-2:] == ["ours", "alien"]
    lock = drivers.settings_of({"driver": "ours"}).connect("Front", fail_safe=False)
    assert isinstance(lock, SimulatedLock)
    with pytest.raises(DoorError, match="alien"):
        drivers.settings_of({"driver": "alien"})


def test_a_template_is_filled_in_once() -> None:
    assert filled("{door}-{x}-{door.__class__}", {"door": "{x}", "x": "1"}) == "{x}-1-{door.__class__}"
