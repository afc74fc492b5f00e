"""Where the slow parts of a camera's way are done: at once, or beside it while frames go on."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Slot(Generic[Result]):
    """Holds one piece of work at a time.

    Args:
        executor: does the work beside; None does it at once.

    """

    def __init__(self, executor: Executor | None = None):
        self._executor = executor
        self._future: Future[Result] | None = None

    @property
    def free(self) -> bool:
        """Whether work can be handed in."""
        return self._future is None

    def submit(self, work: Callable[[], Result]) -> None:
        """Hand in work; the slot must be free."""
        if self._executor is not None:
            self._future = self._executor.submit(work)
            return
        self._future = Future()
        try:
            self._future.set_result(work())
        except Exception as error:  # noqa: BLE001  # raised where the result is taken, as from another thread
            self._future.set_exception(error)

    def take(self, *, wait: bool = False) -> Result | None:
        """The result of finished work, once; None while there is none.

        Raises:
            Exception: whatever the work raised.

        """
        if self._future is None or not (wait or self._future.done()):
            return None
        future, self._future = self._future, None
        return future.result()
