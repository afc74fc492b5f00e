"""Whom to photograph anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from core.base.advice import Act
from core.base.messages import Message
from core.gallery.renewal import Cause
from core.health.check import Check, Group, State, sum_words
from core.people.renewal import due

if TYPE_CHECKING:
    from core.site import Site


def look(site: Site) -> Iterator[Check]:
    """Who has old photos, falling scores, or no template that they are recognised by."""
    found = due(site)
    counts = Counter(one.cause for one in found)
    facts = {str(cause): counts[cause] for cause in Cause}
    if not found:
        yield Check("renewal", State.GOOD, Message("nobody has to be photographed anew"), Group.GALLERY, facts)
        return
    words = [count_words(len(found))]  # without names: whoever may watch need not be allowed to see people
    words += [_CAUSES[cause](counts[cause]) for cause in Cause if counts[cause]]
    advice = Message(Act.PHOTOGRAPH)
    people = tuple(one.name for one in found)
    yield Check("renewal", State.ATTENTION, sum_words(words), Group.GALLERY, facts, advice=advice, people=people)


def count_words(count: int) -> str:
    """How many there are."""
    return (
        Message("1 person is to be photographed anew")
        if count == 1
        else Message("{count} people are to be photographed anew", count=count)
    )


def unknown_words(count: int) -> str:
    """How many are not recognised at all."""
    return (
        Message("1 is not recognised at all")
        if count == 1
        else Message("{count} are not recognised at all", count=count)
    )


def old_words(count: int) -> str:
    """How many have old photos only."""
    return Message("1 has old photos only") if count == 1 else Message("{count} have old photos only", count=count)


def falling_words(count: int) -> str:
    """How many are recognised ever less surely."""
    return (
        Message("1 scores lower than before") if count == 1 else Message("{count} score lower than before", count=count)
    )


def near_words(count: int) -> str:
    """How many are recognised by a hair."""
    return (
        Message("1 scores hardly above the line")
        if count == 1
        else Message("{count} score hardly above the line", count=count)
    )


_CAUSES = {
    Cause.UNKNOWN: unknown_words,
    Cause.OLD: old_words,
    Cause.FALLING: falling_words,
    Cause.NEAR: near_words,
}
