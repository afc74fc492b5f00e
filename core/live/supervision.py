"""What it takes to notice that the recogniser is stuck or broken, and to begin again without it."""

from __future__ import annotations

import random
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from core.base.backoff import pause
from core.base.messages import Message
from core.cameras.camera import CameraHealth
from core.programs import crash

_HOUR = 3600.0
_TEXTS = 200  # complaints that are remembered, so as not to repeat them


@dataclass(frozen=True)
class SupervisionOptions:
    """How much patience there is with the recogniser. All in seconds, unless said otherwise.

    Attributes:
        stuck: in one picture of a live camera, after which it is given up.
        file: the same for pictures that wait: of files and folders.
        first: the same before the first picture is done, when networks may still have to be loaded and compiled.
        beside: in one search or one batch of templates.
        failures: pictures of one camera that fail in a row, after which it begins anew, a number.
        failing: the same as time.
        retry: until the first new beginning; twice as long until the next, and so on.
        last_retry: at most.
        healthy: without trouble, after which the next retry counts as the first.
        ending: that the recogniser has for its last picture when the program stops.
        acting: that a decision which is just being written has until it is left behind.
        again: between two complaints in the same words.
        tick: between two looks.

    """

    stuck: float = 20.0
    file: float = 120.0
    first: float = 120.0
    beside: float = 20.0
    failures: int = 30
    failing: float = 10.0
    retry: float = 1.0
    last_retry: float = 60.0
    healthy: float = 60.0
    ending: float = 8.0
    acting: float = 12.0  # the gallery may be locked by somebody else for ten
    again: float = 60.0
    tick: float = 0.25

    @property
    def stopping(self) -> float:
        """Seconds that all it has to do takes at most when the program stops, beside what is closed."""
        return 3 * self.ending + self.acting + 4 * self.tick  # the last picture, what is not recorded, alarms


@dataclass(frozen=True)
class LiveHealth:
    """How the cameras and the recogniser of one program are doing.

    Attributes:
        cameras: one entry each.
        rate: pictures recognised per second, by all together.
        oldest_frame_seconds: age of the picture being recognised; without a recogniser, for how long there is none.
        beside_seconds: age of the oldest search or template that is not done.
        restarts: of the recogniser, or of a part of it, since the program began.
        restarts_hour: in the last hour.
        troubles: pictures and decisions that could not be handled.
        last_trouble: the last of them in words; empty where there was none.

    """

    cameras: tuple[CameraHealth, ...]
    rate: float
    oldest_frame_seconds: float
    beside_seconds: float
    restarts: int
    restarts_hour: int
    troubles: int
    last_trouble: Message


class GivenUpError(Exception):
    """Whoever meets this has been given up: whatever they were about to do is done by somebody else."""


class Licence:
    """Leave to judge, to record and to open doors. Once it has been taken away nobody acts on it again."""

    def __init__(self) -> None:
        self._acting = threading.Lock()
        self.gone = False

    @contextmanager
    def used(self) -> Iterator[None]:
        """While something is done that must not be done twice.

        Raises:
            GivenUpError: it has been taken away.

        """
        with self._acting:
            if self.gone:
                raise GivenUpError
            yield

    def take_away(self, seconds: float) -> bool:
        """Take it away, and wait for what is just being done with it; False where that goes on."""
        self.gone = True
        if not self._acting.acquire(timeout=seconds):
            return False
        self._acting.release()
        return True


@dataclass(frozen=True, eq=False)
class Beat:
    """What the recogniser is at.

    Attributes:
        what: in words.
        camera: whose picture.
        since: when it began, on the monotonic clock.
        patience: seconds that it may take; None for ever.
        busy: whether it is about a picture.

    """

    what: str = "waiting"
    camera: str = ""
    since: float = field(default_factory=time.monotonic)
    patience: float | None = None
    busy: bool = False


class Turn:
    """One life of the recogniser: its thread, until that ends or is given up.

    Attributes:
        licence: to act.
        beat: what it is at.
        ended: set once its thread has ended.
        error: what ended it; None where it came to its end.
        thread: once it has begun.

    """

    def __init__(self) -> None:
        self.licence = Licence()
        self.beat = Beat()
        self.ended = threading.Event()
        self.error: BaseException | None = None
        self.thread: threading.Thread | None = None
        self._given_up = False
        self._changing = threading.Lock()

    def start(self, work: Callable[[], None]) -> None:
        """Do the work in a thread of its own."""
        thread = threading.Thread(target=self._live, args=(work,), name="recogniser", daemon=True)
        try:
            thread.start()
        except RuntimeError as error:  # this machine has no thread left
            self.error = error
            self.ended.set()
        else:
            self.thread = thread

    def _live(self, work: Callable[[], None]) -> None:
        try:
            work()
        except GivenUpError:
            pass
        except BaseException as error:  # noqa: BLE001  # whatever ends it, another one takes over
            self.error = error
            crash.report(error)
        finally:
            self.ended.set()

    def at(self, what: str, camera: str = "", patience: float | None = None, *, busy: bool = False) -> None:
        """Say what comes next.

        Raises:
            GivenUpError: nothing does: somebody else has taken over.

        """
        with self._changing:
            if self._given_up:
                raise GivenUpError
            self.beat = Beat(what, camera, patience=patience, busy=busy)

    def give_up(self, beat: Beat | None = None) -> bool:
        """Give it up, if it is still at what it was at; whether it was."""
        with self._changing:
            if beat is not None and self.beat is not beat:
                return False
            self._given_up = True
            return True


class Retries:
    """Spaces out new beginnings, ever more, with some chance in it so that several programs do not keep step."""

    def __init__(self, options: SupervisionOptions):
        self._options = options
        self._count = 0
        self._last = float("-inf")

    def next(self) -> float:
        """Seconds until the next, counting from now; after a while without, they begin small again."""
        now = time.monotonic()
        if now - self._last > self._options.healthy:
            self._count = 0
        seconds = pause(self._count, self._options.retry, self._options.last_retry)
        self._count += 1
        seconds *= random.uniform(0.8, 1.2)
        self._last = now + seconds  # health is counted from when it runs again
        return seconds


class Failures:
    """Counts pictures of one camera that fail in a row."""

    def __init__(self, options: SupervisionOptions):
        self._options = options
        self._count = 0
        self._since = 0.0
        self.retries = Retries(options)
        self.until = float("-inf")
        """Until when its pictures are passed over, on the monotonic clock."""

    def good(self) -> None:
        """A picture was handled."""
        self._count = 0

    def bad(self) -> bool:
        """A picture failed; whether it is time to begin anew."""
        now = time.monotonic()
        if not self._count:
            self._since = now
        self._count += 1
        long = self._count > 2 and now - self._since >= self._options.failing
        if self._count < self._options.failures and not long:
            return False
        self._count = 0
        return True


class Complaints:
    """Lets the same words through once in a while, with how often they came. Safe across threads."""

    def __init__(self, seconds: float):
        self._seconds = seconds
        self._said: OrderedDict[str, tuple[float, int]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, words: str) -> str | None:
        """What to say of it now; None where it was said a moment ago."""
        now = time.monotonic()
        with self._lock:
            when, more = self._said.get(words, (float("-inf"), 0))
            if now - when < self._seconds:
                self._said[words] = (when, more + 1)
                return None
            self._said[words] = (now, 0)
            self._said.move_to_end(words)
            while len(self._said) > _TEXTS:
                self._said.popitem(last=False)
        if not more:
            return words
        return Message.of(more, "{words} (and once before)", "{words} (and {count} times before)", words=words)


class Restarts:
    """Counts new beginnings, all of them and those of the last hour."""

    def __init__(self) -> None:
        self.count = 0
        self._times: deque[float] = deque(maxlen=10_000)

    def add(self) -> None:
        """One more."""
        self.count += 1
        self._times.append(time.monotonic())

    @property
    def in_hour(self) -> int:
        """Those of the last hour."""
        now = time.monotonic()
        return sum(now - when < _HOUR for when in tuple(self._times))
