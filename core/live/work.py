"""Where the slow parts of a camera's way are done: at once, or beside it while frames go on."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

import numpy as np

from core.faces import Faces, Float, Image

Result = TypeVar("Result")
Picture = tuple[Image, Faces]
Extract = Callable[[list[Picture]], Float]
"""Pictures with faces → templates of all faces in order, (N, D)."""

_AT_ONCE = 6  # faces from which a batch is full: more gain little and keep the first waiting
_PATIENCE = 0.15  # seconds that a search gives way to templates


@dataclass(frozen=True)
class _Asked:
    due: float
    picture: Picture
    future: Future[Float]


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
        _do(work, future)
        return future

    def templates(self, image: Image, faces: Faces) -> Future[Float]:
        return self.run(lambda: self._extract([(image, faces)]))


class Beside:
    """One thread that all live cameras share; templates that wait are made in one batch, of whichever camera.

    What is due first is done first. Somebody waits at the door for templates, and nobody for a search, so that a
    search is due later; but it is not put off for ever.
    """

    def __init__(self, extract: Extract):
        self._extract = extract
        self._changed = threading.Condition()
        self._templates: deque[_Asked] = deque()
        self._works: deque[tuple[float, Callable[[], None], Callable[[], object]]] = deque()
        self._closed = False
        self._thread = threading.Thread(target=self._serve, name="recogniser-beside", daemon=True)
        self._thread.start()

    def run(self, work: Callable[[], Result]) -> Future[Result]:
        future: Future[Result] = Future()
        with self._changed:
            due = time.monotonic() + _PATIENCE
            self._works.append((due, lambda: _do(work, future), future.cancel))
            self._changed.notify()
        return future

    def templates(self, image: Image, faces: Faces) -> Future[Float]:
        future: Future[Float] = Future()
        with self._changed:
            self._templates.append(_Asked(time.monotonic(), (image, faces), future))
            self._changed.notify()
        return future

    def _serve(self) -> None:
        while (task := self._next()) is not None:
            task()

    def _next(self) -> Callable[[], None] | None:
        """What to do now; waits for it. None when closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._templates or self._works)
            if self._closed:
                return None
            if not self._templates or (self._works and self._works[0][0] < self._templates[0].due):
                return self._works.popleft()[1]
            batch = [self._templates.popleft()]
            faces = len(batch[0].picture[1])
            while self._templates and faces < _AT_ONCE:
                batch.append(self._templates.popleft())
                faces += len(batch[-1].picture[1])
            return lambda: self._make(batch)

    def _make(self, batch: list[_Asked]) -> None:
        """Templates of several pictures."""
        ends = np.cumsum([len(asked.picture[1]) for asked in batch])
        try:
            rows = self._extract([asked.picture for asked in batch])
            if len(rows) != ends[-1]:
                raise ValueError(f"{len(rows)} templates were made of {ends[-1]} faces")
        except Exception as error:  # noqa: BLE001  # raised where the result is taken
            for asked in batch:
                asked.future.set_exception(error)
            return
        for asked, part in zip(batch, np.split(rows, ends[:-1]), strict=True):
            asked.future.set_result(part)

    def close(self) -> None:
        """Finish what is being done and drop the rest."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        for asked in self._templates:
            asked.future.cancel()
        for _, _, cancel in self._works:
            cancel()
        self._thread.join()


def _do(work: Callable[[], Result], future: Future[Result]) -> None:
    try:
        future.set_result(work())
    except Exception as error:  # noqa: BLE001  # raised where the result is taken
        future.set_exception(error)


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
