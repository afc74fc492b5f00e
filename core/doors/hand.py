"""Calls into door drivers, which may never return."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import Any, TypeVar

from core.locks.drivers.base import DoorError

Result = TypeVar("Result")

_LOOK = 0.05  # seconds between two looks at whether there is still time


class HangsError(DoorError):
    """A driver did not return in time; the hand that waits for it is of no more use."""


class Hand:
    """Does one thing after the other in a thread of its own, which is left behind where one never ends.

    Args:
        name: of the thread.

    """

    def __init__(self, name: str):
        self._asked: queue.SimpleQueue[tuple[Callable[[], Any], Future[Any] | None] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    @property
    def alive(self) -> bool:
        """Whether its thread has not ended."""
        return self._thread.is_alive()

    def do(self, work: Callable[[], Result], until: Callable[[], float]) -> Result:
        """Have something done, and wait for it.

        Args:
            work: what.
            until: when it is given up, on the monotonic clock; asked again and again.

        Raises:
            HangsError: it has not ended by then; nothing more should be asked of this hand.
            Exception: whatever the work raises.

        """
        future: Future[Result] = Future()
        self._asked.put((work, future))
        while not wait([future], _LOOK).done:
            if time.monotonic() >= until():
                raise HangsError("its driver does not answer")
        return future.result()

    def end(self, *last: Callable[[], object]) -> None:
        """Let the thread end, once it has done what it was asked for and these last things, whatever comes of them."""
        for work in last:
            self._asked.put((work, None))
        self._asked.put(None)

    def _run(self) -> None:
        while (asked := self._asked.get()) is not None:
            work, future = asked
            try:
                result = work()
            except Exception as error:  # noqa: BLE001  # raised where it is waited for
                if future is not None:
                    future.set_exception(error)
            else:
                if future is not None:
                    future.set_result(result)
