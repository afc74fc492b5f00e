"""The thread that looks after one door: unlocks it for a while, keeps trying, and notices what the contact says."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from core.doors.door import Door
from core.doors.drivers.base import DoorError, Lock

_GIVE_UP = 5.0  # seconds after which nobody stands there any more for whom an unlocking that fails was meant
_FIRST_RETRY, _LAST_RETRY = 0.2, 10.0
_LOOK = 0.25  # between two looks at the contact
_GRACE = 3.0  # somebody who has pulled the door open may still stand in it when it is locked again


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


def try_out(door: Door) -> str:
    """Unlock a door for its pulse, at most three seconds, and lock it again; what is wrong, empty where all is well."""
    try:
        lock = door.driver().connect(door.name, fail_safe=door.fail_safe)
        try:
            lock.switch(unlocked=True)
            time.sleep(min(door.pulse_seconds, 3.0))
            lock.switch(unlocked=False)
        finally:
            lock.close()
    except Exception as error:  # noqa: BLE001  # a driver may be somebody else's
        return str(error) or type(error).__name__
    return ""


class DoorKeeper:
    """Unlocks and locks one door, in a thread of its own: no caller ever waits for it.

    Args:
        door: its settings.
        notify: told what happens, from the thread.

    """

    def __init__(self, door: Door, notify: Callable[[Notice], None]):
        self.door = door
        self._notify = notify
        self._changed = threading.Condition()
        self._asked: float | None = None  # when an unlocking was asked for that has not come about
        self._until = float("-inf")  # of the present pulse
        self._held = False
        self._ending = False
        self._lost = True
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

    def unlock(self) -> None:
        """Unlock for the door's pulse; again while it lasts makes it last longer."""
        with self._changed:
            self._asked = time.monotonic()
            self._retry_at = 0.0
            self._changed.notify()

    def hold(self, *, unlocked: bool) -> None:
        """Keep the door unlocked, or no longer."""
        with self._changed:
            if self._held != unlocked:
                self._held = unlocked
                self._changed.notify()

    def close(self, *, lost: bool = True) -> None:
        """Let go of the door: lock it; or unlock it, where it is to fail safe and the program is ``lost`` to it."""
        with self._changed:
            self._ending = True
            self._lost = lost
            self._changed.notify()
        self._thread.join()

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
        self._asked, self._held, self._retry_at = None, False, 0.0
        self._tell(unlocked=self.door.fail_safe and self._lost)
        self._drop()

    def _pause(self) -> float | None:
        """Seconds until there is something to do unasked."""
        now = time.monotonic()
        if self._asked is not None or self._wanted(now) != self._unlocked:
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
        if late:
            self._say(alarm=True, text="could not be unlocked in time, and stays locked")
        if now < self._retry_at:
            return
        if asked is not None:
            if self._tell(unlocked=True):
                with self._changed:
                    if self._asked == asked:
                        self._asked = None
                self._until = time.monotonic() + self.door.pulse_seconds
        elif self._wanted(now) != self._unlocked:
            self._tell(unlocked=self._wanted(now))
        self._look()

    def _tell(self, *, unlocked: bool) -> bool:
        """Have the lock switched; whether it was."""
        try:
            if self._lock is None:
                self._lock = self.door.driver().connect(self.door.name, fail_safe=self.door.fail_safe)
            self._lock.switch(unlocked=unlocked)
        except Exception as error:  # noqa: BLE001  # a driver of somebody else's must not end the thread
            self._fail(error)
            return False
        self._unlocked = unlocked
        self._recover()
        return True

    def _fail(self, error: Exception) -> None:
        self._drop()
        self._retry_at = time.monotonic() + min(_FIRST_RETRY * 2 ** min(self._failures, 10), _LAST_RETRY)
        self._failures += 1
        words = str(error) if isinstance(error, DoorError) else f"its driver failed: {error or type(error).__name__}"
        if words != self.trouble:  # once, however often it is tried
            self.trouble = words
            self._say(alarm=True, text=f"does not obey: {words}")

    def _recover(self) -> None:
        self._failures = 0
        if self.trouble:
            self.trouble = ""
            self._say(alarm=False, text="obeys again")

    def _drop(self) -> None:
        lock, self._lock, self._unlocked = self._lock, None, None
        if lock is not None:
            with suppress(Exception):  # of a driver of somebody else's
                lock.close()

    def _look(self) -> None:
        """What the contact says: a door that was forced, or is held open."""
        if self._lock is None:
            return
        try:
            standing = self._lock.stands_open()
        except Exception as error:  # noqa: BLE001  # as above
            self._fail(error)
            return
        now = time.monotonic()
        if self._unlocked:
            self._expected = now + _GRACE
        if standing is None:
            return  # no contact, or no news of it
        first, self._known = not self._known, True
        if not standing:
            if self._alarmed:
                self._say(alarm=False, text="is closed again")
            self._opened, self._alarmed = None, False
            return
        if self._opened is None:
            self._opened = now
            if now > self._expected and not first:  # what stood open before we looked was opened by nobody knows whom
                self._alarmed = True
                self._say(alarm=True, text="was opened by force: nobody had been let in")
        elif self._held:
            self._opened = now  # a free door may stand open
        elif not self._alarmed and self.door.held_seconds and now - self._opened > self.door.held_seconds:
            self._alarmed = True
            self._say(alarm=True, text=f"has stood open for over {self.door.held_seconds:g} s")

    def _say(self, *, alarm: bool, text: str) -> None:
        self._notify(Notice(datetime.now(UTC), self.door.name, alarm, text))
