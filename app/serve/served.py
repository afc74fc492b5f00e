"""The site that is served, and what all requests share."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from app.serve.limits import Buckets, Limits
from app.serve.problems import Problem
from core.errors import ImageError
from core.faces import Image
from core.gallery.recogniser import Recogniser
from core.images import decode
from core.site import Site
from core.store.api_keys import ApiKey, UnknownKeyError
from core.store.looks import Looks

_MINUTE = 60.0


class Caller:
    """A program that has shown its key.

    Attributes:
        served: what it asks.
        key: which it is.
        site: for it: what it does is booked to its key, and needs the key's permissions.

    """

    def __init__(self, served: Served, key: ApiKey):
        self.served = served
        self.key = key
        self.site: Site = served.site.acting_as(key.actor)

    def look(self, action: str, person_id: int | None = None) -> None:
        """Have the trail say that it looks at personal data."""
        self.served.looks.look(self.site.trail, action, person_id)


class Served:
    """One site with its recogniser, and who asks it for how much.

    Attributes:
        site: open, and stays so.
        recogniser: of the site; one request at a time has it, see :meth:`engine`.
        limits: what the server takes.
        looks: counts looks at personal data.
        ending: set once the server ends, for streams that would go on for ever.

    """

    def __init__(self, site: Site, recogniser: Recogniser, limits: Limits | None = None):
        self.site = site
        self.recogniser = recogniser
        self.limits = limits or Limits()
        self.looks = Looks()
        self.ending = threading.Event()
        self._rate = Buckets(self.limits.rate, self.limits.burst)
        self._failures = Buckets(self.limits.failures / _MINUTE, self.limits.failures)
        self._working = threading.Lock()
        self._room = threading.BoundedSemaphore(self.limits.waiting)
        self._streams = threading.BoundedSemaphore(self.limits.streams)

    def caller(self, token: str | None, address: str) -> Caller:
        """Who shows a key from an address.

        Raises:
            Problem: there is no such key, or it asks for too much.

        """
        try:
            if not token:
                raise UnknownKeyError("a key is needed: send it as X-API-Key, or as Authorization: Bearer")
            key = self.site.api_keys.opened_by(token)
        except UnknownKeyError:
            if (wait := self._failures.take(address)) > 0:  # whoever has a key gets in from there all the same
                raise _too_much("too many wrong keys came from this address", wait) from None
            raise
        if (wait := self._rate.take(str(key.id))) > 0:
            raise _too_much("this key asks for too much", wait)
        return Caller(self, key)

    @contextmanager
    def engine(self) -> Iterator[Recogniser]:
        """The recogniser, for one request at a time: its networks use all processors as it is.

        Raises:
            Problem: too many wait for it already.

        """
        if not self._room.acquire(blocking=False):
            raise _too_much("too many pictures are waiting", 1.0)
        try:
            with self._working:
                yield self.recogniser
        finally:
            self._room.release()

    @contextmanager
    def stream(self) -> Iterator[None]:
        """A stream of events.

        Raises:
            Problem: there are too many already.

        """
        if not self._streams.acquire(blocking=False):
            raise _too_much("too many streams of events are open", 10.0)
        try:
            yield
        finally:
            self._streams.release()

    def close(self) -> None:
        """Write down what has been counted."""
        self.ending.set()
        self.looks.close()


def picture(content: bytes, name: str, *, whole: bool = False) -> Image:
    """A picture that was sent.

    Args:
        content: of the file.
        name: which of the request's, for people.
        whole: one that was cut off is refused, as for enrolment.

    Raises:
        ImageError: it is none, is damaged, or is too small or too large.

    """
    if not content:
        raise ImageError("{name} is empty", name=name)
    return decode(content, name, whole=whole)


def picture_name(number: int, of: int) -> str:
    """How sentences call a picture of a request."""
    return f"picture {number}" if of > 1 else "the picture"


def _too_much(words: str, wait: float) -> Problem:
    seconds = max(1, round(wait + 0.5))
    return Problem(429, f"{words}: try again in {seconds} s", headers={"Retry-After": str(seconds)})
