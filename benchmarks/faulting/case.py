"""One fault: what was done, and what the user saw."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.faulting.place import Place, Said


class Unavailable(Exception):  # noqa: N818  # not an error: this machine cannot do that to itself
    """A fault cannot be injected here, and why."""


@dataclass
class Told:
    """What came of a fault.

    Attributes:
        done: what was done to the site.
        seen: what the user saw, in order.
        broken: promises that were not kept.

    """

    done: str
    seen: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def saw(self, words: str) -> None:
        """The user sees something."""
        self.seen.append(" ".join(words.split()))

    def require(self, kept: object, promise: str) -> None:
        """Note a promise that was not kept."""
        if not kept:
            self.broken.append(promise)

    def refused(self, said: Said, *words: str) -> None:
        """A command had to refuse in one plain line that holds some words."""
        self.saw(said.line)
        self.require(said.code in (1, 2), f"exit code {said.code}")
        self.require(said.plain, "a traceback")
        for word in words:
            self.require(word in said.line, f"the line does not say {word!r}")

    def worked(self, said: Said, what: str) -> None:
        """A command had to work."""
        self.require(said.code == 0 and said.plain, f"{what} failed: {said.line}")
        if said.code == 0:
            self.saw(f"{what}: works")


Fault = Callable[[Place, Told], None]
"""Does something to a site, looks at what the user sees, and undoes it; what is lost is found out afterwards."""
