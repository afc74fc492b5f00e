"""Doors that other programs ask to have opened by hand: looked for in the store, and opened by the gate."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from core.base.messages import Message
from core.doors.openings import OpeningStore, Wish
from core.errors import PorticoError
from core.live.gate import Gate

_LOOK_SECONDS = 0.25
_OLDEST = 4.0  # seconds; nobody stands there any more afterwards


class RequestedOpenings:
    """A thread that opens doors of a gate when another program asks for it, until it is closed.

    Args:
        openings: of the site.
        gate: which looks after some doors; what is asked of others is left to others.
        complain: told once what keeps it from looking.

    """

    def __init__(self, openings: OpeningStore, gate: Gate, complain: Callable[[str], None]):
        self._openings = openings
        self._gate = gate
        self._complain = complain
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="door requests", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End; a door that is being opened is opened before."""
        self._ending.set()
        self._thread.join(2.0)

    def _run(self) -> None:
        trouble = ""
        while not self._ending.wait(_LOOK_SECONDS):
            try:
                listed = time.monotonic()
                for wish in self._openings.waiting(_OLDEST):
                    self._see_to(wish, listed)
                trouble = ""
            except Exception as error:  # noqa: BLE001  # nothing may end this thread while doors are held
                if str(error) != trouble:
                    trouble = str(error)
                    self._complain(Message("requests to open doors cannot be read: {error}", error=error))

    def _see_to(self, wish: Wish, listed: float) -> None:
        """Open a door or say why not; a wish behind others is older by now than when it was listed."""
        if wish.door not in self._gate.states() or not self._openings.take(wish):
            return
        refused: str | None = None
        try:
            if not self._gate.open_door(wish.door, wish.by, wish.why, listed - wish.age):
                refused = Message("it is being set up")
        except PorticoError as error:
            refused = str(error)
        except Exception as error:  # noqa: BLE001  # who asks waits for an answer
            refused = Message("something went wrong inside Portico: {error}", error=error)
            self._complain(Message("a request to open {door} failed: {error}", door=wish.door, error=error))
        self._openings.answer(wish, refused)
