"""A parser to be fuzzed: what it is given, what it may answer, and what counts as a finding."""

from __future__ import annotations

import tempfile
import traceback
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST_MESSAGE = 500  # characters
_UNSHOWN = frozenset({"Cc", "Cs", "Zl", "Zp"})
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class BrokenError(AssertionError):
    """A promise was broken that no exception of the product tells of."""


@dataclass(frozen=True)
class Target:
    """One way in.

    Attributes:
        name: for people, and of the folder of its regression inputs.
        run: hands bytes to the product and checks what comes back; raises :class:`BrokenError` where that is wrong.
        seeds: small valid inputs.
        allowed: errors that the product may answer with.
        words: what mutations put in beside random bytes.
        longest: bytes of an input.
        seconds: of processor time that one input may take.
        megabytes: that the process may grow by.

    """

    name: str
    run: Callable[[bytes], None]
    seeds: Callable[[], list[bytes]]
    allowed: Callable[[], tuple[type[Exception], ...]]
    words: tuple[bytes, ...] = ()
    longest: int = 4096
    seconds: float = 2.0
    megabytes: int = 512


def attempt(target: Target, content: bytes) -> None:
    """Hand an input to a target; whatever this raises is a finding."""
    try:
        target.run(content)
    except target.allowed() as error:
        out_of_memory(error)
        proper(str(error))


def out_of_memory(error: BaseException | None) -> None:
    """Refuse an error that only hides that the memory was used up."""
    while error is not None:
        if isinstance(error, MemoryError):
            raise BrokenError("memory: more was asked for than a target may take")
        error = error.__cause__ or error.__context__


def proper(message: str) -> None:
    """Refuse a message that is no short single line, or that does something to a terminal."""
    require(bool(message.strip()), "message: it is empty")
    require(len(message) <= LONGEST_MESSAGE, "message: it is longer than people read")
    shown(message, "message")


def shown(text: str, what: str) -> None:
    """Refuse text that cannot be written, has more than one line, or turns the direction of what follows."""
    bad = next((c for c in text if unicodedata.category(c) in _UNSHOWN or c in _DIRECTIONS), None)
    require(bad is None, f"{what}: it holds control characters")


def require(holds: bool, promise: str) -> None:
    """Raise :class:`BrokenError` where a promise does not hold."""
    if not holds:
        raise BrokenError(promise)


def signature(error: BaseException) -> str:
    """What tells findings apart: the kind, and the place within this project where it came from."""
    if isinstance(error, BrokenError):
        return f"BrokenError: {error}"
    frames = traceback.extract_tb(error.__traceback__)
    own = [f for f in frames if f.filename.startswith((str(ROOT / "core"), str(ROOT / "models")))] or frames
    place = f"{Path(own[-1].filename).name}:{own[-1].lineno}" if own else "nowhere"
    return f"{type(error).__name__} at {place}"


@cache
def _scratch() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="portico-fuzz-")


def scratch(name: str) -> Path:
    """A folder of this process, empty when it is first asked for and gone when the process ends."""
    folder = Path(_scratch().name) / name
    folder.mkdir(exist_ok=True)
    return folder


class Taker:
    """Takes bytes apart into what a structured target needs; zeros follow where they end."""

    def __init__(self, content: bytes):
        self._content = content
        self._at = 0

    @property
    def left(self) -> bool:
        """Whether there are bytes left."""
        return self._at < len(self._content)

    def number(self, size: int = 1) -> int:
        """So many bytes as a whole number."""
        part = self._content[self._at : self._at + size]
        self._at += size
        return int.from_bytes(part, "little")

    def text(self) -> str:
        """A text: two bytes of length, then UTF-8 in which what is broken is replaced."""
        size = self.number(2) % 2048
        part = self._content[self._at : self._at + size]
        self._at += size
        return part.decode("utf-8", "replace")


def text_of(*texts: str) -> bytes:
    """Bytes of which :meth:`Taker.text` makes these texts."""
    return b"".join(len(t.encode()).to_bytes(2, "little") + t.encode() for t in texts)
