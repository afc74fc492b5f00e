"""Between a decision and a door: asks the access rules, and has the door unlocked."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from core.access.door import Door
from core.access.policy import DoorRules, Liveness, Mode, Proof
from core.access.rules import Effect
from core.access.store import AccessStore
from core.base.messages import Message
from core.doors.holding import Holding, HoldingProgram
from core.doors.keeper import DoorKeeper
from core.errors import GalleryError
from core.gallery.events import Decision, Event, EventStore, Outcome
from core.live.acting import BEING_SET_UP, Acting, Judgement
from core.locks.drivers.base import DoorError
from core.store.audit import Actor

CLOSING = 13.0
"""Seconds that letting go of all doors takes at most: what a driver hangs in is left behind before."""

_LOOK_SECONDS = 1.0  # between two looks at whether a door is free, or set up anew
_BLIND_SECONDS = 5.0  # without rules, after which a free door is locked: nobody knows whether it still is free


class Gate:
    """The doors at the cameras of this process.

    Args:
        access: the rules.
        events: where alarms at doors are recorded.
        notify: called with each of them, from a door's thread.
        complain: called with one sentence about what could not be done.
        holding: which doors this program looks after; None asks nobody whether another one does.

    """

    def __init__(
        self,
        access: AccessStore,
        events: EventStore,
        notify: Callable[[Event], None],
        complain: Callable[[str], None],
        holding: Holding | None = None,
    ):
        self._holding = holding
        self._elsewhere: dict[str, HoldingProgram] = {}  # doors that other programs look after
        self._access = access
        self._complain = complain
        self._cameras: set[str] = set()
        self._keepers: dict[str, DoorKeeper] = {}
        self._acting = Acting(access, events, self._keeper, notify, complain)
        self._leaving: dict[str, threading.Thread] = {}  # doors that are being let go of
        self._doors: dict[str, Door] = {}
        self._revision = -1
        self._waiting: dict[str, tuple[int, datetime]] = {}
        self._lock = threading.RLock()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="doors", daemon=True)

    def start(self, cameras: set[str]) -> None:
        """Look after the doors at these cameras."""
        self._cameras = cameras
        try:
            with self._lock:
                self._refresh()
        except GalleryError as error:
            self._complain(str(error))
        self._thread.start()

    def watch(self, cameras: set[str]) -> None:
        """Look after the doors at these cameras from now on, and let go of those at others."""
        self._cameras = cameras  # taken up within a second

    def open_now(self, camera: str, by: Actor, why: str, asked: float) -> bool:
        """Unlock the door at a camera by hand, as :meth:`open_door` does; False also where there is none."""
        door = self.door_at(camera)
        return door is not None and self.open_door(door, by, why, asked)

    def open_door(self, door: str, by: Actor, why: str, asked: float) -> bool:
        """Unlock a door by hand, once it is written down who did it and why.

        Args:
            door: name.
            by: who asks for it.
            why: in their words.
            asked: when, on the monotonic clock: nobody stands there any more long afterwards.

        Returns:
            False where this program does not look after it, or it is still being set up.

        Raises:
            NotAllowedError: they may not.
            GalleryError: it cannot be written down.
            DoorError: it took too long, or another program looks after the door.

        """
        if door in self._elsewhere:
            raise DoorError(
                "{door} is looked after by {elsewhere}: open it there", door=door, elsewhere=self._elsewhere[door]
            )
        keeper = self._keepers.get(door)
        if keeper is None:
            return False
        self._acting.by_hand(keeper, by, why, asked)
        return True

    def door_at(self, camera: str) -> str | None:
        """Name of the door at a camera."""
        with self._lock:
            door = self._door_at(camera)
        return door.name if door is not None else None

    def states(self) -> dict[str, str]:
        """Doors that are looked after: name → locked, unlocked, or why it does not obey."""
        keepers = dict(self._keepers)
        return {n: keeper.trouble or ("unlocked" if keeper.unlocked else "locked") for n, keeper in keepers.items()}

    def ending(self) -> list[Door]:
        """Doors, also with a simulated lock, that nobody looks after once this program has ended: none else waits."""
        doors = [keeper.door for keeper in dict(self._keepers).values()]
        holding = self._holding
        return [door for door in doors if holding is None or not holding.is_awaited(door.name)]

    def rules(self, camera: str) -> DoorRules | None:
        """The rules of the door at a camera; None without a door."""
        with self._lock:
            door = self._door_at(camera)
        return door.rules if door is not None else None

    def asks_for_liveness(self) -> bool:
        """Whether any door at a camera here wants to know that somebody is there."""
        return any(rules.liveness is not Liveness.OFF for rules in map(self.rules, self._cameras) if rules is not None)

    def open_seconds(self, camera: str) -> float:
        """How long the door at a camera stays open for one person; 0 without a door."""
        with self._lock:
            door = self._door_at(camera)
        return door.pulse_seconds if door is not None else 0.0

    def would_let_in(self, camera: str, person_id: int, when: datetime) -> bool:
        """Whether the door at a camera would open for somebody who proves that they are there."""
        try:
            with self._lock:
                self._refresh()
                door = self._door_at(camera)
                if door is None or not self._take(door):
                    return False
                ruling = self._access.ask(door.name, person_id, when, self._waiting, Proof.whole())
        except GalleryError:
            return False
        # a door that is free asks nobody; the first of two who are needed has to prove it like the second
        settled = any(s.rule in ("door", "repeat") for s in ruling.said)
        return not settled and all(s.effect is not Effect.DENY or s.rule == "pair" for s in ruling.said)

    def judge(self, event: Event, proof: Proof | None = None) -> Judgement:
        """What the rules of the door at the event's camera make of a decision; without a door it stays as it is.

        Args:
            event: the decision.
            proof: that somebody is there, as far as the door asks for it.

        """
        try:
            with self._lock:
                self._refresh()
                door = self._door_at(event.camera)
                if door is None:
                    return Judgement(event)
                if not self._take(door):
                    return _looked_on(door, event, self._elsewhere[door.name])
                if self._cameras & set(door.cameras) and self._take_up(door) is None:
                    return _stays_shut(door.name, event, Message("the door stays shut: {why}", why=BEING_SET_UP))
                known = event.person_id if event.outcome is Outcome.RECOGNISED else None
                ruling = self._access.ask(door.name, known, event.time, self._waiting, proof or Proof())
                self._waiting = dict(ruling.history.waiting)
        except GalleryError as error:
            # in doubt the door stays shut
            reason = Message("the access rules could not be read: {error}", error=error)
            known_door = self._door_at(event.camera)
            name = known_door.name if known_door is not None else ""  # perhaps there is one
            return _stays_shut(name, event, reason)
        # of whom it is recognition has spoken already
        said = [Message(s.text) for s in ruling.telling if s.rule != "person"]
        decision = Decision.ALLOW if ruling.allow else Decision.DENY
        judged = replace(
            event, decision=decision, reasons=(*said, *event.reasons), door=door.name, rule=ruling.telling[0].rule
        )
        return Judgement(judged, door.name, ruling, time.monotonic())

    def _keeper(self, door: str) -> DoorKeeper | None:
        return self._keepers.get(door)

    def tried(self, door: str) -> None:
        """A door has been tried out: have its lock be again what it should be."""
        keeper = self._keepers.get(door)
        if keeper is not None:
            keeper.assure()

    def act(self, judgement: Judgement) -> Event:
        """Do what follows from a decision that has been recorded; see :meth:`core.live.acting.Acting.act`."""
        return self._acting.act(judgement)

    def close(self) -> None:
        """Lock all doors at the same time, and let go of them; what hangs is left behind."""
        self._ending.set()
        end = time.monotonic() + CLOSING
        first = list(self._keepers.values())
        closing = [self._letting_go(keeper) for keeper in first]
        if self._thread.is_alive():
            self._thread.join(max(0.0, end - time.monotonic()))
        # a door may have been taken up at that very moment
        closing += [self._letting_go(keeper) for keeper in list(self._keepers.values()) if keeper not in first]
        for thread in (*closing, *list(self._leaving.values())):
            if thread.is_alive():
                thread.join(max(0.0, end - time.monotonic()))
        self._keepers = {}
        if self._holding is not None:
            for name in list(self._elsewhere):
                self._holding.leave(name)

    def _door_at(self, camera: str) -> Door | None:
        return next((d for d in self._doors.values() if camera in d.cameras), None)

    def _refresh(self) -> None:
        revision = self._access.revision()
        if revision != self._revision:
            doors = self._access.all(Door)
            self._doors = {door.name: self._access.passwords.handed(door) for door in doors}
            self._revision = revision

    def _watch(self) -> None:
        """Keep doors as they are set up, and unlocked while they are free."""
        trouble, since = "", time.monotonic()
        while True:
            try:
                self._look_after()
                trouble, since = "", time.monotonic()
            except Exception as error:  # noqa: BLE001  # nothing may end this thread while doors stand free
                if str(error) != trouble:
                    trouble = str(error)
                    self._complain(Message("the access rules cannot be read: {error}", error=error))
                if time.monotonic() - since > _BLIND_SECONDS:
                    for keeper in list(self._keepers.values()):
                        keeper.hold(unlocked=False)
            if self._ending.wait(_LOOK_SECONDS):
                return

    def _look_after(self) -> None:
        with self._lock:
            self._refresh()
            wanted = {name: door for name, door in self._doors.items() if self._cameras & set(door.cameras)}
            changed = [n for n, keeper in self._keepers.items() if keeper.door != wanted.get(n)]
            for name in changed:  # in threads of their own: a driver that hangs shall hold up no other door
                self._leaving[name] = self._letting_go(self._keepers.pop(name), lost=False)
        self._leaving = {name: thread for name, thread in self._leaving.items() if thread.is_alive()}
        for name in [n for n in self._elsewhere if n not in wanted]:
            del self._elsewhere[name]
            if self._holding is not None:
                self._holding.leave(name)
        for door in wanted.values():
            if self._ending.is_set():
                return
            if self._take(door):
                self._take_up(door)

    def _take_up(self, door: Door) -> DoorKeeper | None:
        """Have a door driven that this program looks after, unlocked while it is free; None while it is let go of.

        Raises:
            GalleryError: it cannot be looked at whether it is free.

        """
        name = door.name
        with self._lock:  # two would fight over the lock
            keeper = self._keepers.get(name)
            leaving = self._leaving.get(name)
            if self._ending.is_set() or (leaving is not None and leaving.is_alive()):
                return keeper
            may_be_free = door.rules.mode in (Mode.FREE, Mode.FIRST_PERSON)
            try:
                held = may_be_free and self._access.free(name, datetime.now(UTC))
            except GalleryError:
                if keeper is None:  # a door is looked after whatever can be read
                    self._keepers[name] = DoorKeeper(door, self._acting.hear)
                raise
            if keeper is None:
                keeper = self._keepers[name] = DoorKeeper(door, self._acting.hear, held=held)
            keeper.hold(unlocked=held)
            return keeper

    def _take(self, door: Door) -> bool:
        """Whether this program looks after a door; where another one does, that is said once."""
        if self._holding is None:
            return True
        with self._lock:
            here = self._holding.take(door.name, self._cameras & set(door.cameras))
            before = self._elsewhere.pop(door.name, None)
            if not here:
                self._elsewhere[door.name] = self._holding.holder(door.name)
        if here and before is not None:
            self._complain(_taken_over(door.name, before))
        elif not here and before is None and self._elsewhere[door.name].pid != os.getpid():
            self._complain(_taken_already(door.name, self._elsewhere[door.name]))
        return here

    def _letting_go(self, keeper: DoorKeeper, *, lost: bool = True) -> threading.Thread:
        """The thread in which a door is let go of."""
        holding = self._holding

        def let_go() -> None:
            if holding is None:
                keeper.close(lost=lost)
                return
            there = lost or keeper.door.name in self._doors  # a door that is no more is locked
            keeper.close(lost=lost, awaited=there and holding.is_awaited(keeper.door.name))
            holding.leave(keeper.door.name)

        thread = threading.Thread(target=let_go, name="door leaving", daemon=True)
        try:
            thread.start()
        except RuntimeError:  # this machine has no thread left: the others wait
            let_go()
        return thread


def _looked_on(door: Door, event: Event, holder: HoldingProgram) -> Judgement:
    """What becomes of a decision at a door that another program looks after: it stays shut on this one's account.

    What that one sees too it records itself; whoever comes to a camera of this one alone is kept out, and why.
    """
    reason = Message("the door is looked after by {holder}", holder=holder)
    return replace(_stays_shut(door.name, event, reason), elsewhere=event.camera in holder.cameras)


def _stays_shut(door: str, event: Event, reason: Message) -> Judgement:
    """What becomes of a decision at a door that this program cannot open, or of which it does not know, and why."""
    denied = replace(event, decision=Decision.DENY, reasons=(reason, *event.reasons), door=door)
    return Judgement(denied, door)


def _taken_over(door: str, before: HoldingProgram) -> Message:
    return Message(
        "{door} is looked after by this program from now on: {before} has let go of it", door=door, before=before
    )


def _taken_already(door: str, elsewhere: HoldingProgram) -> Message:
    return Message(
        "{door} is looked after already by {elsewhere}: this program opens nothing and records "
        "nothing there, and takes over once that one ends",
        door=door,
        elsewhere=elsewhere,
    )
