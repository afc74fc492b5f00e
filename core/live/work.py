"""Where the slow parts of a camera's way are done: at once, or beside it while frames go on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, Protocol, TypeVar

import numpy as np

from core.faces import Faces, Float, Image

Result = TypeVar("Result")
Picture = tuple[Image, Faces]
Extract = Callable[[list[Picture]], Float]
"""Pictures with faces → templates of all faces in order, (N, D)."""

_AT_ONCE = 16  # faces from which a batch is full: more gain nothing and keep the first waiting


class Worker(Protocol):
    """Does slow work for cameras."""

    def run(self, work: Callable[[], Result]) -> Future[Result]:
        """Have something done."""
        ...

    def templates(self, image: Image, faces: Faces) -> Future[Float]:
        """Have templates (N, D) made of the faces of a picture."""
        ...


class InStep:
    """Does everything at once, before it returns: the same pictures then always give the same events."""

    def __init__(self, extract: Extract):
        self._extract = extract

    def run(self, work: Callable[[], Result]) -> Future[Result]:
        future: Future[Result] = Future()
        try:
            future.set_result(work())
        except Exception as error:  # noqa: BLE001  # raised where the result is taken, as from another thread
            future.set_exception(error)
        return future

    def templates(self, image: Image, faces: Faces) -> Future[Float]:
        return self.run(lambda: self._extract([(image, faces)]))


class Beside:
    """One thread that all live cameras share; templates that wait are made in one batch, of whichever camera."""

    def __init__(self, extract: Extract):
        self._extract = extract
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="recogniser-beside")
        self._lock = threading.Lock()
        self._waiting: list[tuple[Picture, Future[Float]]] = []

    def run(self, work: Callable[[], Result]) -> Future[Result]:
        return self._executor.submit(work)

    def templates(self, image: Image, faces: Faces) -> Future[Float]:
        future: Future[Float] = Future()
        with self._lock:
            self._executor.submit(self._make)
            self._waiting.append(((image, faces), future))
        return future

    def _make(self) -> None:
        """Make what is waiting; the calls that come after it then find nothing left to do."""
        with self._lock:
            count, faces = 0, 0
            while count < len(self._waiting) and (not count or faces < _AT_ONCE):
                faces += len(self._waiting[count][0][1])
                count += 1
            batch, self._waiting = self._waiting[:count], self._waiting[count:]
        if not batch:
            return
        ends = np.cumsum([len(shown) for (_, shown), _ in batch])
        try:
            rows = self._extract([picture for picture, _ in batch])
            if len(rows) != ends[-1]:
                raise ValueError(f"{len(rows)} templates were made of {ends[-1]} faces")
        except Exception as error:  # noqa: BLE001  # raised where the result is taken
            for _, future in batch:
                future.set_exception(error)
            return
        for (_, future), part in zip(batch, np.split(rows, ends[:-1]), strict=True):
            future.set_result(part)

    def close(self) -> None:
        """Finish what is being done and drop the rest."""
        self._executor.shutdown(wait=True, cancel_futures=True)
        for _, future in self._waiting:
            future.cancel()


class Slot(Generic[Result]):
    """Holds one piece of work at a time."""

    def __init__(self) -> None:
        self._future: Future[Result] | None = None

    @property
    def free(self) -> bool:
        """Whether work can be put in."""
        return self._future is None

    def put(self, future: Future[Result]) -> None:
        """Put in work; the slot must be free."""
        self._future = future

    def take(self, *, wait: bool = False) -> Result | None:
        """The result of finished work, once; None while there is none.

        Raises:
            Exception: whatever the work raised.

        """
        if self._future is None or not (wait or self._future.done()):
            return None
        future, self._future = self._future, None
        return None if future.cancelled() else future.result()
