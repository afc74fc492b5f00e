"""The recipes there are: every module below :mod:`core.learning.recipes`, and what other packages bring."""

from __future__ import annotations

from functools import cache
from typing import TypeGuard

from core.base import logs
from core.base.advice import Act
from core.base.messages import Message
from core.base.tables import Table, alike, shelved
from core.errors import LearningError
from core.learning import recipes as shipped
from core.learning.recipe import Kind, Recipe

_log = logs.logger("learning")


def _is_recipe(found: object) -> TypeGuard[Recipe]:
    return isinstance(found, Recipe)


BROUGHT: Table[Recipe] = Table("portico.recipes", {}, _is_recipe)
"""What other packages bring; the name is the recipe's key."""


@cache
def recipes() -> dict[str, Recipe]:
    """Every recipe by its key, in the order of kinds and then of titles.

    Raises:
        ValueError: two modules define one key.

    """
    found = shelved(
        shipped,
        "RECIPE",
        BROUGHT,
        lambda name, why: _log.warning("a recipe that a package brings cannot be loaded", recipe=name, why=why),
    )
    order = list(Kind)
    return dict(sorted(found.items(), key=lambda item: (order.index(item[1].kind), item[1].title)))


def recipe(key: str) -> Recipe:
    """One recipe.

    Raises:
        LearningError: there is none of that key; the message names those that sound alike.

    """
    known = recipes()
    if key in known:
        return known[key]
    near = alike(key, known)
    raise LearningError(
        "there is no recipe named {key}: did you mean {alike}?" if near else "there is no recipe named {key}: {how}",
        key=key,
        alike=near,
        how=Message(Act.LIST_RECIPES),
    )
