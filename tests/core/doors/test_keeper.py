from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from core.access.door import Door
from core.access.policy import DoorRules
from core.doors import keeper as keeper_module
from core.doors.keeper import DoorKeeper, Notice
from core.locks.drivers.base import DoorError, LockDriver
from tests.servers import wait_for


class _Lock:
    def __init__(self) -> None:
        self.told: list[bool] = []
        self.broken: Exception | None = None
        self.standing: bool | None = None
        self.connections = 0
        self.looks = 0
        self.contact_error: Exception | None = None
        self.hanging: threading.Event | None = None
        self.hanging_contact: threading.Event | None = None
        self.closed = 0

    def switch(self, *, unlocked: bool) -> None:
        if self.hanging is not None:
            assert self.hanging.wait(20)
        if self.broken is not None:
            raise self.broken
        self.told.append(unlocked)

    def stands_open(self) -> bool | None:
        self.looks += 1
        if self.hanging_contact is not None:
            assert self.hanging_contact.wait(20)
        if self.contact_error is not None:
            raise self.contact_error
        return self.standing

    def close(self) -> None:
        self.closed += 1


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


def test_a_door_that_is_unlocked_too_late_is_locked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper_module, "_GIVE_UP", 0.2)
    go_on = threading.Event()
    with _kept(monkeypatch, pulse_seconds=60) as (keeper, lock, notices):
        wait_for(lambda: lock.told == [False])
        lock.hanging = go_on
        keeper.unlock()
        wait_for(lambda: any("in time" in n.text for n in notices))
        lock.hanging = None
        go_on.set()
        wait_for(lambda: True in lock.told and lock.told[-1] is False and keeper._unlocked is False)


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


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper_module, "_HANGS", 0.15)
    monkeypatch.setattr(keeper_module, "_LOOKING", 0.15)
    monkeypatch.setattr(keeper_module, "_CLOSING", 0.3)


def test_a_driver_that_hangs_is_an_alarm_and_left_behind(monkeypatch: pytest.MonkeyPatch, impatient: None) -> None:
    go_on = threading.Event()
    with _kept(monkeypatch) as (keeper, lock, notices):
        wait_for(lambda: lock.told == [False])
        lock.hanging = go_on
        keeper.unlock()
        wait_for(lambda: notices)
        assert (notices[0].alarm, notices[0].text) == (True, "does not obey: its driver does not answer")
        lock.hanging = None
        wait_for(lambda: len(notices) == 2)
        assert (notices[1].alarm, notices[1].text) == (False, "obeys again")
        wait_for(lambda: lock.told[-1] is False and True in lock.told)  # the unlocking that was asked for came about
        closed, told = lock.closed, len(lock.told)
        go_on.set()  # and what hung comes to its end, and unlocks with nobody there
        wait_for(lambda: lock.closed > closed and len(lock.told) >= told + 3)
        assert lock.told[told:][:2] == [True, False], "locked at once by whoever unlocked too late"
        wait_for(lambda: keeper._unlocked is False and lock.told[-1] is False)


def test_a_contact_that_hangs_keeps_no_door_from_being_unlocked(
    monkeypatch: pytest.MonkeyPatch, impatient: None
) -> None:
    go_on = threading.Event()
    with _kept(monkeypatch) as (keeper, lock, notices):
        wait_for(lambda: lock.told == [False])
        lock.hanging_contact = go_on
        wait_for(lambda: notices)
        keeper.unlock()
        wait_for(lambda: True in lock.told)
        lock.hanging_contact = None
        go_on.set()
        wait_for(lambda: not keeper.unlocked)


def test_a_contact_that_hangs_leaves_no_door_unlocked_and_the_last_call_to_the_lock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keeper_module, "_LOOKING", 0.1)
    go_on = threading.Event()
    monkeypatch.setattr(keeper_module, "_LOOK", 0.2)
    with _kept(monkeypatch, pulse_seconds=0.3) as (keeper, lock, notices):
        wait_for(lambda: lock.looks == 1)
        lock.hanging_contact = go_on
        for _ in range(5):
            told = len(lock.told)
            keeper.unlock()
            wait_for(lambda told=told: True in lock.told[told:] and lock.told[-1] is False, 5)
        lock.hanging_contact = None
        seen = lock.looks
        go_on.set()
        wait_for(lambda: lock.looks > seen)
        assert seen == 2 + 1, "once before it hung"
        wait_for(lambda: len(notices) == 4)
        assert [n.alarm for n in notices] == [True, False, True, False], "the second alarm until it is looked at again"


def test_a_door_that_fails_safe_stays_so_when_a_late_call_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper_module, "_LOOKING", 0.1)
    go_on = threading.Event()
    with _kept(monkeypatch, fail_safe=True) as (keeper, lock, notices):
        wait_for(lambda: lock.told == [False])
        lock.hanging_contact = go_on
        wait_for(lambda: notices)
        keeper.close()
        assert lock.told[-1] is True
        told, closed = len(lock.told), lock.closed
        go_on.set()
        wait_for(lambda: lock.closed > closed)
        assert set(lock.told[told:]) == {True}, "whoever is late tells it the same, however often"


def test_what_hangs_again_and_again_fills_no_memory(monkeypatch: pytest.MonkeyPatch, impatient: None) -> None:
    monkeypatch.setattr(keeper_module, "_HANGS", 0.05)
    go_on = threading.Event()
    with _kept(monkeypatch) as (keeper, lock, notices):
        wait_for(lambda: lock.told == [False])
        lock.hanging = go_on
        keeper.hold(unlocked=True)
        wait_for(lambda: len(keeper._hung) == 3)
        time.sleep(0.3)
        threads = [t for t in threading.enumerate() if t.name == "door Front driver"]
        assert len(threads) <= 4
        assert len(notices) == 1
        lock.hanging = None
        go_on.set()
        wait_for(lambda: keeper.unlocked)
        keeper.hold(unlocked=False)


def test_letting_go_of_a_door_that_hangs_takes_no_longer_than_it_may(
    monkeypatch: pytest.MonkeyPatch, impatient: None
) -> None:
    monkeypatch.setattr(keeper_module, "_HANGS", 60.0)
    go_on = threading.Event()
    with _kept(monkeypatch) as (keeper, lock, _):
        wait_for(lambda: lock.told == [False])
        lock.hanging = go_on
        keeper.unlock()
        time.sleep(0.1)
        keeper.close()
        assert not keeper._thread.is_alive()
        lock.hanging = None
        go_on.set()


def test_trying_out_a_door_that_hangs_says_so(monkeypatch: pytest.MonkeyPatch, impatient: None) -> None:
    go_on = threading.Event()
    with _kept(monkeypatch) as (keeper, lock, _):
        wait_for(lambda: lock.told == [False])
        lock.hanging = go_on
        assert keeper_module.try_out(keeper.door) == "its driver does not answer"
        lock.hanging = None
        go_on.set()
