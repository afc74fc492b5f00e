"""The thread that looks after one door: unlocks it for a while, keeps trying, and notices what the contact says."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

from core.access.door import Door
from core.base import logs
from core.base.backoff import pause
from core.base.messages import Message
from core.doors.hand import Hand, HangsError
from core.doors.holding import Holding
from core.locks.drivers.base import DoorError, Lock, SignInError

Result = TypeVar("Result")

_GIVE_UP = 5.0  # seconds after which nobody stands there any more for whom an unlocking that fails was meant
_FIRST_RETRY, _LAST_RETRY = 0.2, 10.0
_REFUSED = 300.0  # before a device that refuses who signs in is asked again unasked for: many lock out who guesses
_LOOK = 0.25  # between two looks at the contact
_HANGS = 10.0  # seconds, beside twice its timeout, after which a driver is left behind
_LOOKING = 1.0  # the same for a look at the contact, beside the timeout once; nothing else is done meanwhile
_CLOSING = 4.0  # the same where the door is being let go of
_LEFT = 3  # calls that never ended: more are not begun before one of them does
LONGEST_TEST = 3.0
"""Seconds for which a door is unlocked at most when its lock is tried."""
_GRACE = 3.0  # somebody who has pulled the door open may still stand in it when it is locked again

_log = logs.logger("door")


@dataclass(frozen=True)
class Notice:
    """Something that happened at a door.

    Attributes:
        time: when.
        door: name.
        alarm: whether somebody has to be told.
        text: in words.

    """

    time: datetime
    door: str
    alarm: bool
    text: str


def try_out(door: Door, holding: Holding | None = None) -> str:
    """Unlock a door for its pulse, at most three seconds, and lock it again; what is wrong, empty where all is well.

    Args:
        door: its settings.
        holding: which doors this program looks after: one that another program does is left alone.

    Raises:
        DoorError: another program looks after it.

    """
    with holding.alone(door.name) if holding is not None else nullcontext():
        return _tried(door)


def _tried(door: Door) -> str:

    def trial() -> None:
        lock = door.driver().connect(door.name, fail_safe=door.fail_safe)
        try:
            lock.switch(unlocked=True)
            time.sleep(min(door.pulse_seconds, LONGEST_TEST))
            lock.switch(unlocked=False)
        finally:
            lock.close()

    try:
        end = time.monotonic() + 2 * _patience(door)  # which finds wrong settings, before there is a thread
        hand = Hand(f"door {door.name} trial")
        try:
            hand.do(trial, lambda: end)
        finally:
            hand.end()
    except Exception as error:  # noqa: BLE001  # a driver may be somebody else's
        return str(error) or type(error).__name__
    return ""


def _patience(door: Door) -> float:
    """Seconds that a call into a door's driver may take."""
    return _HANGS + 2 * _timeout(door)


def _timeout(door: Door) -> float:
    timeout = getattr(door.driver(), "timeout", 0.0)
    return timeout if isinstance(timeout, int | float) else 0.0


class DoorKeeper:
    """Unlocks and locks one door, in a thread of its own: no caller ever waits for it.

    Its driver is called from another thread still, which is left behind where the driver hangs.

    Args:
        door: its settings.
        notify: told what happens, from the thread.
        held: whether the door is to be unlocked from the first: one that stands free is not locked in between.

    """

    def __init__(self, door: Door, notify: Callable[[Notice], None], *, held: bool = False):
        self.door = door
        self._notify = notify
        self._changed = threading.Condition()
        self._asked: float | None = None  # when an unlocking was asked for that has not come about
        self._until = float("-inf")  # of the present pulse
        self._held = held
        self._ending = False
        self._deadline = float("inf")  # of whatever the driver is doing, once the door is being let go of
        self._hand: Hand | None = None
        self._hung: list[Hand] = []
        self._again = False  # whether a call that had been given up has ended: nobody knows how the lock is now
        self._lost = True
        self._awaited = False
        self._lock: Lock | None = None
        self._unlocked: bool | None = None  # as last told; None is unknown
        self._failures = 0
        self._retry_at = 0.0
        self._opened: float | None = None  # since when the door stands open
        self._expected = float("-inf")  # until when it may be opened
        self._alarmed = False
        self._known = False  # whether the contact has ever been heard of
        self.trouble = ""
        self._thread = threading.Thread(target=self._run, name=f"door {door.name}", daemon=True)
        self._thread.start()

    @property
    def unlocked(self) -> bool:
        """Whether the lock was last told to unlock."""
        return bool(self._unlocked)

    def unlock(self, asked: float | None = None) -> None:
        """Unlock for the door's pulse; again while it lasts makes it last longer.

        Args:
            asked: when that was decided, on the monotonic clock; by default now. Some seconds later nobody is there.

        """
        with self._changed:
            self._asked = time.monotonic() if asked is None else asked
            self._retry_at = 0.0
            self._changed.notify()

    def hold(self, *, unlocked: bool) -> None:
        """Keep the door unlocked, or no longer."""
        with self._changed:
            if self._held != unlocked:
                self._held = unlocked
                self._changed.notify()

    def assure(self) -> None:
        """Tell the lock once more what it should be: somebody else has switched it meanwhile."""
        self._look_again()

    def close(self, *, lost: bool = True, awaited: bool = False) -> None:
        """Let go of the door: lock it; or unlock it, where it is to fail safe and the program is ``lost`` to it.

        Where it is ``awaited`` by another program, a door that stands free stays so: that one goes on with it.
        """
        with self._changed:
            self._lost = lost
            self._awaited = awaited
            self._ending = True
            self._deadline = time.monotonic() + _CLOSING
            self._changed.notify()
        self._thread.join(3 * _CLOSING)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait(self._pause())
                if self._ending:
                    break
            try:
                self._step()
            except Exception as error:  # noqa: BLE001  # whatever happens, somebody must look after the door
                self._fail(error)
        free = self._held
        self._asked, self._held, self._retry_at = None, False, 0.0
        self._deadline = time.monotonic() + _CLOSING
        if not (free and self._awaited):
            self._tell(unlocked=self.door.fail_safe and self._lost)
        self._drop()
        if self._hand is not None:
            self._hand.end()

    def _pause(self) -> float | None:
        """Seconds until there is something to do unasked."""
        now = time.monotonic()
        asked = self._asked
        if asked is not None:  # at the latest it is said that it came to nothing
            return max(0.0, min(self._retry_at, asked + _GIVE_UP + _LOOK) - now)
        if self._wanted(now) != self._unlocked:
            return max(0.0, self._retry_at - now)
        ends = [_LOOK] if self._lock is not None else []
        if self._unlocked and not self._held:
            ends.append(max(0.0, self._until - now))
        return min(ends, default=None)

    def _wanted(self, now: float) -> bool:
        return self._held or now < self._until

    def _step(self) -> None:
        now = time.monotonic()
        with self._changed:
            asked = self._asked
            late = asked is not None and now - asked > _GIVE_UP
            if late:
                self._asked = asked = None
            if self._again:
                self._again, self._unlocked = False, None
        if late:
            self._say(alarm=True, text=Message("could not be unlocked in time, and stays locked"))
        if now < self._retry_at:
            return
        if asked is not None:
            if self._tell(unlocked=True, end=self._too_late):
                now = time.monotonic()
                if now >= self._too_late():
                    return  # locked at once
                with self._changed:
                    if self._asked == asked:
                        self._asked = None
                self._until = now + self.door.pulse_seconds
        elif self._wanted(now) != self._unlocked:
            self._tell(unlocked=self._wanted(now))
        self._look()

    def _too_late(self) -> float:
        """When nobody stands there any more for whom the door is to be unlocked."""
        asked = self._asked
        return float("inf") if asked is None else asked + _GIVE_UP

    def _tell(self, *, unlocked: bool, end: Callable[[], float] | None = None) -> bool:
        """Have the lock switched, by some moment; whether it was."""
        try:
            if self._lock is None:
                self._lock = self._connected(end)
            self._of_lock(self._lock, partial(self._lock.switch, unlocked=unlocked), end)
        except Exception as error:  # noqa: BLE001  # a driver of somebody else's must not end the thread
            self._fail(error)
            return False
        self._unlocked = unlocked
        self._recover()
        return True

    def _fail(self, error: Exception) -> None:
        self._drop()
        wait = _REFUSED if isinstance(error, SignInError) else pause(self._failures, _FIRST_RETRY, _LAST_RETRY)
        self._retry_at = time.monotonic() + wait
        self._failures += 1
        words = (
            str(error)
            if isinstance(error, DoorError)
            else Message("its driver failed: {error}", error=error or type(error).__name__)
        )
        if words != self.trouble:  # once, however often it is tried
            self.trouble = words
            _log.error("door trouble", door=self.door.name, error=error)
            self._say(alarm=True, text=Message("does not obey: {words}", words=words))

    def _recover(self) -> None:
        self._failures = 0
        if self.trouble and self._left_behind() < _LEFT - 1:  # else nobody looks at its contact
            self.trouble = ""
            _log.info("door obeys", door=self.door.name)
            self._say(alarm=False, text=Message("obeys again"))

    def _drop(self) -> None:
        lock, self._lock, self._unlocked = self._lock, None, None
        if lock is not None:
            with suppress(Exception):  # of a driver of somebody else's
                self._call(lock.close, end=self._look_ends())

    def _connected(self, end: Callable[[], float] | None) -> Lock:
        late: list[Lock] = []
        driver = self.door.driver()

        def connect() -> Lock:
            late.append(driver.connect(self.door.name, fail_safe=self.door.fail_safe))
            return late[-1]

        def close() -> None:
            late[-1].close()

        return self._call(connect, close, end=end)

    def _call(
        self, work: Callable[[], Result], *last: Callable[[], object], end: Callable[[], float] | None = None
    ) -> Result:
        """What a driver answers; the lock that did not is none any more.

        Args:
            work: the call.
            last: what is done should it end after it was given up.
            end: when it is given up at the latest, on the monotonic clock; asked again and again.

        Raises:
            HangsError: it does not answer.

        """
        if self._left_behind() >= _LEFT:
            raise HangsError("its driver does not answer")
        hand = self._hand = self._hand or Hand(f"door {self.door.name} driver")
        last_end = time.monotonic() + _patience(self.door)
        try:
            return hand.do(work, lambda: min(last_end, self._deadline, end() if end is not None else last_end))
        except HangsError:
            self._hand = None
            self._hung.append(hand)
            hand.end(*last, self._look_again)
            self._lock = self._unlocked = None
            raise

    def _left_behind(self) -> int:
        """Calls that were given up and have not ended."""
        self._hung = [hand for hand in self._hung if hand.alive]
        return len(self._hung)

    def _of_lock(self, lock: Lock, work: Callable[[], Result], end: Callable[[], float] | None) -> Result:
        """What a lock answers; if it does so too late, it is locked: nobody stands there any more."""

        def last() -> None:
            lock.switch(unlocked=self.door.fail_safe and self._lost if self._ending else self._held)

        return self._call(work, last, lock.close, end=end)

    def _look_ends(self) -> Callable[[], float]:
        """When a look that begins now is given up: soon, and sooner where the door waits to be locked or unlocked."""
        begun = time.monotonic()
        patience = _timeout(self.door) + _LOOKING

        def end() -> float:
            asked = self._asked
            due = begun + patience if asked is None else asked
            if self._unlocked and not self._held:
                due = min(due, self._until)
            return min(begun + patience, max(begun, due) + _LOOKING)

        return end

    def _look_again(self) -> None:
        with self._changed:
            self._again = True
            self._changed.notify()

    def _look(self) -> None:
        """What the contact says: a door that was forced, or is held open."""
        if self._lock is None or self._left_behind() >= _LEFT - 1:
            return  # the last call that may hang is kept for the lock
        try:
            standing = self._of_lock(self._lock, self._lock.stands_open, self._look_ends())
        except Exception as error:  # noqa: BLE001  # as above
            self._fail(error)
            return
        self._recover()
        now = time.monotonic()
        if self._unlocked:
            self._expected = now + _GRACE
        if standing is None:
            return  # no contact, or no news of it
        first, self._known = not self._known, True
        if not standing:
            if self._alarmed:
                self._say(alarm=False, text=Message("is closed again"))
            self._opened, self._alarmed = None, False
            return
        if self._opened is None:
            self._opened = now
            if now > self._expected and not first:  # what stood open before we looked was opened by nobody knows whom
                self._alarmed = True
                self._say(alarm=True, text=Message("was opened by force: nobody had been let in"))
        elif self._held:
            self._opened = now  # a free door may stand open
        elif not self._alarmed and self.door.held_seconds and now - self._opened > self.door.held_seconds:
            self._alarmed = True
            self._say(
                alarm=True,
                text=Message("has stood open for over {held_seconds:g} s", held_seconds=self.door.held_seconds),
            )

    def _say(self, *, alarm: bool, text: str) -> None:
        self._notify(Notice(datetime.now(UTC), self.door.name, alarm, text))
