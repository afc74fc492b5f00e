"""Where the slow parts of a camera's way are done: at once, or beside it while frames go on."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

import numpy as np

from core.faces import Faces, Float, Image
from core.programs import crash

Result = TypeVar("Result")
Picture = tuple[Image, Faces]
Extract = Callable[[list[Picture]], Float]
"""Pictures with faces → templates of all faces in order, (N, D)."""

CLOSING = 5.0
"""Seconds that closing waits for what is being done."""

_AT_ONCE = 6  # faces from which a batch is full: more gain little and keep the first waiting
_PATIENCE = 0.15  # seconds that a search gives way to templates


@dataclass(frozen=True, eq=False)
class _Asked:
    due: float
    picture: Picture
    future: Future[Float]


@dataclass(frozen=True)
class _Work:
    due: float
    do: Callable[[], None]
    future: Future[Any]


@dataclass(frozen=True)
class _Task:
    """What is being done: since when, on the monotonic clock, and who waits for it."""

    kind: str
    do: Callable[[], None]
    asked: float
    futures: tuple[Future[Any], ...]
    since: float


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
    search is due later; but it is not put off for ever. A thread that is stuck can be left behind, see :meth:`renew`.
    """

    def __init__(self, extract: Extract):
        self._extract = extract
        self._changed = threading.Condition()
        self._templates: deque[_Asked] = deque()
        self._works: deque[_Work] = deque()
        self._closed = False
        self._turn = 0
        self._doing: _Task | None = None
        self._done: set[str] = set()  # kinds of work of which a piece has come to its end
        self._thread = self._begin()

    @property
    def alive(self) -> bool:
        """Whether its thread runs."""
        return self._thread.is_alive()

    @property
    def working(self) -> float:
        """Seconds that the present piece of work has taken so far; 0 where there is none."""
        doing = self._doing
        return time.monotonic() - doing.since if doing is not None else 0.0

    @property
    def oldest(self) -> float:
        """Age in seconds of the oldest piece of work that is not done."""
        with self._changed:
            asked = [self._doing.asked] if self._doing is not None else []
            asked += [one.due for one in list(self._templates)[:1]] + [w.due - _PATIENCE for w in list(self._works)[:1]]
        return max(0.0, time.monotonic() - min(asked)) if asked else 0.0

    @property
    def first(self) -> bool:
        """Whether the present piece of work is the first of its kind: networks may have to be loaded for it."""
        doing = self._doing
        return doing is not None and doing.kind not in self._done

    def renew(self) -> None:
        """Leave the thread and what it is at behind, and go on with the rest in a new one.

        Raises:
            RuntimeError: there is no thread to be had now; nothing has changed, but that nobody waits for that work.

        """
        left: _Task | None = None
        try:
            with self._changed:
                if self._closed:
                    return
                left = self._doing
                self._thread = self._begin()
                self._doing = None
        finally:
            for future in left.futures if left is not None else ():
                future.cancel()

    def _begin(self) -> threading.Thread:
        with self._changed:  # it waits until its turn has come
            turn = self._turn + 1
            thread = threading.Thread(target=self._serve, args=(turn,), name="recogniser-beside", daemon=True)
            thread.start()
            self._turn = turn
        return thread

    def run(self, work: Callable[[], Result]) -> Future[Result]:
        future: Future[Result] = Future()
        with self._changed:
            due = time.monotonic() + _PATIENCE
            self._works.append(_Work(due, lambda: _do(work, future), future))
            self._changed.notify()
        return future

    def templates(self, image: Image, faces: Faces) -> Future[Float]:
        future: Future[Float] = Future()
        with self._changed:
            self._templates.append(_Asked(time.monotonic(), (image, faces), future))
            self._changed.notify()
        return future

    def _serve(self, turn: int) -> None:
        try:
            while (task := self._next(turn)) is not None:
                task.do()
                self._done.add(task.kind)
        except BaseException as error:  # noqa: BLE001  # whatever ends it: it is noticed, and another one begins
            crash.report(error)

    def _next(self, turn: int) -> _Task | None:
        """What to do now; waits for it. None when closed, or left behind."""
        with self._changed:
            if turn != self._turn:
                return None
            self._doing = None
            self._changed.wait_for(lambda: self._closed or turn != self._turn or self._templates or self._works)
            if self._closed or turn != self._turn:
                return None
            now = time.monotonic()
            if not self._templates or (self._works and self._works[0].due < self._templates[0].due):
                work = self._works.popleft()
                self._doing = _Task("search", work.do, work.due - _PATIENCE, (work.future,), now)
                return self._doing
            batch = [self._templates.popleft()]
            faces = len(batch[0].picture[1])
            while self._templates and faces < _AT_ONCE:
                batch.append(self._templates.popleft())
                faces += len(batch[-1].picture[1])
            futures = tuple(asked.future for asked in batch)
            self._doing = _Task("templates", lambda: self._make(batch), batch[0].due, futures, now)
            return self._doing

    def _make(self, batch: list[_Asked]) -> None:
        """Templates of several pictures."""
        ends = np.cumsum([len(asked.picture[1]) for asked in batch])
        try:
            rows = self._extract([asked.picture for asked in batch])
            if len(rows) != ends[-1]:
                raise ValueError(f"{len(rows)} templates were made of {ends[-1]} faces")
        except Exception as error:  # noqa: BLE001  # raised where the result is taken
            for asked in batch:
                _fail(asked.future, error)
            return
        for asked, part in zip(batch, np.split(rows, ends[:-1]), strict=True):
            _settle(asked.future, part)

    def close(self) -> None:
        """Finish what is being done and drop the rest; what does not come to an end is left behind."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        for asked in self._templates:
            asked.future.cancel()
        for work in self._works:
            work.future.cancel()
        self._thread.join(CLOSING)
        doing = self._doing
        for future in doing.futures if doing is not None else ():
            future.cancel()


def _do(work: Callable[[], Result], future: Future[Result]) -> None:
    try:
        result = work()
    except Exception as error:  # noqa: BLE001  # raised where the result is taken
        _fail(future, error)
    else:
        _settle(future, result)


def _settle(future: Future[Result], result: Result) -> None:
    with suppress(InvalidStateError):  # nobody waits for it any more
        future.set_result(result)


def _fail(future: Future[Any], error: Exception) -> None:
    with suppress(InvalidStateError):
        future.set_exception(error)


class Slot(Generic[Result]):
    """Holds one piece of work at a time."""

    def __init__(self) -> None:
        self._future: Future[Result] | None = None

    @property
    def free(self) -> bool:
        """Whether work can be put in."""
        return self._future is None

    @property
    def done(self) -> bool:
        """Whether there is work in it that is finished."""
        return self._future is not None and self._future.done()

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
        future = self._future
        try:
            return future.result()
        except CancelledError:
            return None
        finally:
            self._future = None
