"""What a run is called unless somebody gives it another name: first what tells it from others."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from app.window.language import said
from app.window.language.tasks import task_words
from app.window.pages.learn.about import source_words
from app.window.pages.learn.words import value_words

if TYPE_CHECKING:
    from core.learning.recipe import Recipe
    from core.learning.sources import Source

_SHORT = 40  # letters of a name of data
_CHANGES = 2  # settings that are named, at most
_NETWORK = "network"  # a setting that says more than the title of the recipe does
_ELSEWHERE = (_NETWORK, "steps")  # what is said anyway: steps have a column of their own where runs are listed


def suggested(recipe: Recipe, values: Mapping[str, Any], first: Collection[str], source: Source) -> str:
    """Network or recipe, what is set otherwise than usual, and the data.

    Args:
        recipe: of the run.
        values: that are set, by name.
        first: names of those settings that are worth a word.
        source: of the data.

    """
    fields = recipe.parameters.model_fields
    changed = [name for name in first if name not in _ELSEWHERE and values[name] != fields[name].default]
    told = [str(values.get(_NETWORK) or task_words(recipe.title))]
    for name in changed[:_CHANGES]:
        title = task_words(fields[name].title or name)
        told.append(f"{title[:1].lower()}{title[1:]} {task_words(value_words(values[name]))}")
    return ", ".join((*told, _short(source)))


def free(name: str, taken: Collection[str]) -> str:
    """The name, with a number where others have it: near its beginning, as lists cut the end off."""
    begins, comma, rest = name.partition(",")
    names = (name, *(f"{begins} ({count}){comma}{rest}" for count in range(2, 10_000)))
    return next((one for one in names if one not in taken), name)


def _short(source: Source) -> str:
    """What it learns from, in few words."""
    short = source_words(source).partition(" (")[0] if source.example else said(source.title)
    return short[:_SHORT]
