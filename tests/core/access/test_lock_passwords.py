from __future__ import annotations

from pathlib import Path

import pytest

from core.access.door import Door
from core.access.policy import DoorRules
from core.backups import restoring, writing
from core.errors import PorticoError
from core.live.gate import Gate
from core.locks.drivers.base import DoorError
from core.site import Site
from core.store.audit import Actor
from tests.door_station import Device, standing
from tests.servers import wait_for

_WORD = "Sesam-9-öffne"
_ASK = ('Digest realm="d", nonce="{nonce}", qop="auth"',)


def _door(url: str = "http://10.0.0.9/open", name: str = "Front", **lock: object) -> Door:
    return Door(
        rules=DoorRules(name=name),
        cameras=("hall",),
        lock={"driver": "http", "unlock_url": url, "user": "admin"} | lock,
    )


def _password(site: Site, door: Door) -> str | None:
    return site.access.passwords.handed(door).driver().password(None)


def test_a_password_is_kept_renamed_changed_and_removed_with_its_door(tmp_path: Path) -> None:
    with Site(tmp_path) as site:
        site.access.keep(_door(), password=_WORD)
        assert _password(site, _door()) == _WORD
        before = site.access.revision()
        site.access.keep(_door(), password="another")
        assert site.access.revision() > before, "who watches the door takes it up"
        assert _password(site, _door()) == "another"
        site.access.keep(_door(name="Back"), "Front")
        assert _password(site, _door(name="Back")) == "another"
        assert not site.access.passwords.has("Front")
        site.access.keep(_door(name="Back"), password="")
        assert _password(site, _door(name="Back")) is None
        site.access.keep(_door(name="Back"), password=_WORD)
        site.access.drop(Door, "Back")
        assert not site.access.passwords.has("Back")


def test_a_password_goes_nowhere_else_than_it_was_kept_for(tmp_path: Path) -> None:
    with Site(tmp_path) as site:
        site.access.keep(_door(), password=_WORD)
        for elsewhere in ("http://10.0.0.8/open", "http://10.0.0.9:81/open", "https://10.0.0.9/open"):
            with pytest.raises(DoorError, match="type it again"):
                site.access.keep(_door(elsewhere))
            assert _password(site, _door(elsewhere)) is None
        assert _password(site, _door("http://10.0.0.9/another")) == _WORD
        site.access.keep(_door("http://10.0.0.8/open"), password=_WORD)
        site.access.keep(Door(rules=DoorRules(name="Front")))
        assert not site.access.passwords.has("Front"), "what it was for is gone"
        with pytest.raises(DoorError, match="this lock takes no password"):
            site.access.keep(Door(rules=DoorRules(name="Front")), password=_WORD)


def test_whoever_may_not_change_rules_keeps_no_password(tmp_path: Path) -> None:
    with Site(tmp_path) as site:
        guard = site.acting_as(Actor("guard", permissions=frozenset()))
        with pytest.raises(PorticoError):
            guard.access.keep(_door(), password=_WORD)
        assert site.access.all(Door) == []
        assert not site.access.passwords.has("Front")


@pytest.mark.one_kind
def test_no_file_of_a_site_has_it_and_a_backup_brings_it_back(tmp_path: Path) -> None:
    with Site(tmp_path / "site") as site:
        site.access.keep(_door(), password=_WORD)
        site.access.keep(_door("http://10.0.0.9/x"))
        (door,) = site.access.all(Door)
        told = [repr(site.access.passwords.handed(door)), site.access.passwords.handed(door).model_dump_json()]
        told += [f"{entry}" for entry in site.trail.entries()]
        writing.write(site, tmp_path / "backup", "twelve letters and more")
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(_WORD.encode() in content for content in files)
    assert not any(_WORD in text for text in told)
    restoring.restore(tmp_path / "backup", "twelve letters and more", tmp_path / "again")
    with Site(tmp_path / "again") as site:
        assert _password(site, site.access.one(Door, "Front")) == _WORD


def test_a_gate_signs_in_with_it_and_takes_up_another(tmp_path: Path) -> None:
    with Site(tmp_path) as site, standing(Device(ask=_ASK, password=_WORD)) as device:
        site.access.keep(_door(f"http://127.0.0.1:{device.port}/open"), password="wrong")
        gate = Gate(site.access, site.events, lambda _event: None, lambda _words: None)
        gate.start({"hall"})
        try:
            wait_for(lambda: gate.states().get("Front") == "locked")
            gate._keepers["Front"].unlock()
            wait_for(lambda: "refuses the user name or the password" in gate.states()["Front"])
            wait_for(lambda: not gate._keepers["Front"]._asked, 15)
            assert device.requests == 2, "a device that refuses is not asked again and again"
            site.access.keep(_door(f"http://127.0.0.1:{device.port}/open"), password=_WORD)
            wait_for(lambda: gate.states().get("Front") == "locked")
            gate._keepers["Front"].unlock()
            wait_for(lambda: bool(device.done))
        finally:
            gate.close()
