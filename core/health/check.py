"""One thing that was looked at, and how it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from core.base.messages import Message

Facts = Mapping[str, Any]
"""Numbers, words of a fixed set, moments as ISO 8601, and lists of the same: what programs read. Nobody's name."""


class State(StrEnum):
    """Outcome of one check."""

    GOOD = "good"
    ATTENTION = "attention"
    BAD = "bad"


class Group(StrEnum):
    """What a check is about."""

    CAMERAS = "cameras"
    RECOGNISER = "recogniser"
    DOORS = "doors"
    GALLERY = "gallery"
    BACKUPS = "backups"
    MACHINE = "machine"


@dataclass(frozen=True)
class Check:
    """One thing looked at.

    Attributes:
        name: what; the same in every version.
        state: how it is.
        words: what was found.
        group: what it is about.
        facts: the same for programs.
        advice: what to do where it is not good; empty where nothing is.
        people: names of those whom it is about, for who may see people; they are in no words and in no facts.

    """

    name: str
    state: State
    words: str
    group: Group = Group.MACHINE
    facts: Facts = field(default_factory=dict)
    advice: str = ""
    people: tuple[str, ...] = ()

    def __str__(self) -> str:
        return Message("{words}; {advice_}", words=self.words, advice_=self.advice) if self.advice else self.words


def worst(states: list[State]) -> State:
    """The worst of some states; good where there are none."""
    order = list(State)
    return max(states, key=order.index, default=State.GOOD)


def sum_words(words: Sequence[str]) -> Message:
    """Some findings as one text."""
    return Message.joined("; ", words)
