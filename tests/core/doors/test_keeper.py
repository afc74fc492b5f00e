from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from core.access.policy import DoorRules
from core.doors import keeper as keeper_module
from core.doors.door import Door
from core.doors.drivers.base import DoorError, LockDriver
from core.doors.keeper import DoorKeeper, Notice
from tests.servers import wait_for


class _Lock:
    def __init__(self) -> None:
        self.told: list[bool] = []
        self.broken: Exception | None = None
        self.standing: bool | None = None
        self.connections = 0
        self.looks = 0
        self.contact_error: Exception | None = None

    def switch(self, *, unlocked: bool) -> None:
        if self.broken is not None:
            raise self.broken
        self.told.append(unlocked)

    def stands_open(self) -> bool | None:
        self.looks += 1
        if self.contact_error is not None:
            raise self.contact_error
        return self.standing

    def close(self) -> None:
        pass


@contextmanager
def _kept(monkeypatch: pytest.MonkeyPatch, **settings: object) -> Iterator[tuple[DoorKeeper, _Lock, list[Notice]]]:
    lock, notices = _Lock(), []

    class Driver(LockDriver):
        def connect(self, door: str, *, fail_safe: bool) -> _Lock:
            if lock.broken is not None:
                raise lock.broken
            lock.connections += 1
            return lock

    monkeypatch.setattr(Door, "driver", lambda _door: Driver())
    door = Door(rules=DoorRules(name="Front"), **{"pulse_seconds": 0.1, **settings})  # type: ignore[arg-type]
    keeper = DoorKeeper(door, notices.append)
    try:
        yield keeper, lock, notices
    finally:
        keeper.close()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("_FIRST_RETRY", 0.01), ("_LAST_RETRY", 0.05), ("_LOOK", 0.01), ("_GRACE", 0.1)):
        monkeypatch.setattr(keeper_module, name, value)


def test_a_door_is_locked_first_then_unlocked_for_its_pulse(monkeypatch: pytest.MonkeyPatch) -> None:
    with _kept(monkeypatch) as (keeper, lock, notices):
        wait_for(lambda: lock.told == [False])
        keeper.unlock()
        wait_for(lambda: keeper.unlocked)
        wait_for(lambda: lock.told == [False, True, False])
    assert lock.told == [False, True, False, False]
    assert notices == []


def test_a_free_door_stays_unlocked_until_it_is_no_longer_free(monkeypatch: pytest.MonkeyPatch) -> None:
    with _kept(monkeypatch) as (keeper, lock, _):
        keeper.hold(unlocked=True)
        wait_for(lambda: keeper.unlocked)
        time.sleep(0.2)
        assert lock.told[-1] is True
        keeper.hold(unlocked=False)
        wait_for(lambda: lock.told[-1] is False)


@pytest.mark.parametrize("fail_safe", [False, True])
def test_in_the_end_it_fails_secure_or_safe_as_chosen(monkeypatch: pytest.MonkeyPatch, fail_safe: bool) -> None:
    with _kept(monkeypatch, fail_safe=fail_safe) as (keeper, lock, _):
        keeper.hold(unlocked=not fail_safe)
        wait_for(lambda: keeper.unlocked is not fail_safe)
    assert lock.told[-1] is fail_safe


@pytest.mark.parametrize("error", [DoorError("no answer"), RuntimeError("a bug in a driver")])
def test_what_fails_is_told_once_tried_again_and_told_when_it_works(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    with _kept(monkeypatch) as (keeper, lock, notices):
        wait_for(lambda: lock.told == [False])
        lock.broken = error
        begun = time.monotonic()
        keeper.unlock()
        assert time.monotonic() - begun < 0.1, "nobody waits for a door"
        wait_for(lambda: notices)
        time.sleep(0.1)
        lock.broken = None
        wait_for(lambda: lock.told[-2:] == [True, False])
        wait_for(lambda: len(notices) == 2)
    assert [(n.alarm, n.door) for n in notices] == [(True, "Front"), (False, "Front")]
    assert str(error) in notices[0].text
    assert lock.connections > 1


def test_an_unlocking_that_comes_too_late_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper_module, "_GIVE_UP", 0.1)
    with _kept(monkeypatch) as (keeper, lock, notices):
        wait_for(lambda: lock.told == [False])
        lock.broken = DoorError("no answer")
        keeper.unlock()
        wait_for(lambda: any("in time" in n.text for n in notices))
        lock.broken = None
        wait_for(lambda: len(lock.told) > 1)
        time.sleep(0.1)
        assert True not in lock.told


def test_a_door_that_is_forced_or_held_open_is_an_alarm(monkeypatch: pytest.MonkeyPatch) -> None:
    with _kept(monkeypatch, held_seconds=0.2) as (keeper, lock, notices):
        lock.standing = False
        keeper.unlock()
        wait_for(lambda: keeper.unlocked)
        lock.standing = True
        wait_for(lambda: notices)
        lock.standing = False
        wait_for(lambda: len(notices) == 2)
        time.sleep(0.3)
        lock.standing = True
        wait_for(lambda: len(notices) == 3)
        lock.standing = False
        wait_for(lambda: len(notices) == 4)
    assert ["stood open" in n.text or "force" in n.text for n in notices] == [True, False, True, False]
    assert "stood open" in notices[0].text
    assert "force" in notices[2].text
    assert [n.alarm for n in notices] == [True, False, True, False]


def test_a_door_is_looked_after_however_long_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    with _kept(monkeypatch) as (keeper, lock, notices):
        wait_for(lambda: lock.told == [False])
        keeper._failures = 5000
        lock.broken = DoorError("no answer")
        keeper.unlock()
        wait_for(lambda: notices)
        lock.broken = None
        wait_for(lambda: lock.told[-1] is False and len(lock.told) > 1)


def test_a_contact_that_fails_leaves_no_door_unlocked(monkeypatch: pytest.MonkeyPatch) -> None:
    with _kept(monkeypatch) as (keeper, lock, notices):
        keeper.unlock()
        wait_for(lambda: keeper.unlocked)
        lock.contact_error = IndexError("a bug in a driver")
        wait_for(lambda: notices)
        lock.contact_error = None
        wait_for(lambda: lock.told[-1] is False)
    assert "a bug in a driver" in notices[0].text


def test_a_door_that_stands_open_at_the_start_or_without_news_is_no_alarm(monkeypatch: pytest.MonkeyPatch) -> None:
    with _kept(monkeypatch, held_seconds=0) as (_, lock, notices):
        lock.standing = True
        wait_for(lambda: lock.looks > 2)
        lock.standing = None
        seen = lock.looks
        wait_for(lambda: lock.looks > seen + 2)
        lock.standing = True
        seen = lock.looks
        wait_for(lambda: lock.looks > seen + 2)
    assert notices == []
