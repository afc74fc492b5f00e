"""The recipes there are: every module below :mod:`core.learning.recipes`, and what other packages bring."""

from __future__ import annotations

from functools import cache
from typing import TypeGuard

from core.base.advice import Act
from core.base.messages import Message
from core.base.tables import Shelf, Table, alike, shelved
from core.errors import LearningError
from core.learning import recipes as shipped
from core.learning.recipe import Kind, Recipe


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
    order, found = list(Kind), _shelf().found
    return dict(sorted(found.items(), key=lambda item: (order.index(item[1].kind), item[1].title)))


def unfit() -> dict[str, str]:
    """Of the recipes that other packages bring, those that cannot be used, and why."""
    return _shelf().unfit


@cache
def _shelf() -> Shelf[Recipe]:
    return shelved(shipped, "RECIPE", BROUGHT)


def recipe(key: str) -> Recipe:
    """One recipe.

    Raises:
        LearningError: there is none of that key, and the message names those that sound alike; or what a package brings
            cannot be used.

    """
    known = recipes()
    if key in known:
        return known[key]
    if key in unfit():
        raise LearningError(
            "the package that brings the recipe {key} is not made for this Portico: {why}", key=key, why=unfit()[key]
        )
    near = alike(key, known)
    raise LearningError(
        "there is no recipe named {key}: did you mean {alike}?" if near else "there is no recipe named {key}: {how}",
        key=key,
        alike=near,
        how=Message(Act.LIST_RECIPES),
    )
