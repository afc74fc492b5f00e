"""Whom to photograph anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from core.gallery.renewal import Cause
from core.health.check import Check, Group, State, sum_words
from core.renewal import due

if TYPE_CHECKING:
    from core.site import Site

_NAMED = 5  # people


def look(site: Site) -> Iterator[Check]:
    """Whose photos have grown old, whose scores fall, and who is not recognised at all."""
    found = due(site)
    counts = Counter(one.cause for one in found)
    facts = {str(cause): counts[cause] for cause in Cause}
    if not found:
        yield Check("renewal", State.GOOD, "nobody has to be photographed anew", Group.GALLERY, facts)
        return
    words = [count_words(len(found))]
    for one in found[:_NAMED]:
        why = one.words()
        words.append(f"{one.name}: {why}")
    if len(found) > _NAMED:
        words.append(more_words(len(found) - _NAMED))
    advice = "photograph them on the page Enrol; all of them: portico people stale"
    yield Check("renewal", State.ATTENTION, sum_words(words), Group.GALLERY, facts, advice=advice)


def count_words(count: int) -> str:
    """How many there are."""
    return "1 person is to be photographed anew" if count == 1 else f"{count} people are to be photographed anew"


def more_words(count: int) -> str:
    """How many are not named."""
    return "and 1 more" if count == 1 else f"and {count} more"
