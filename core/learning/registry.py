"""The recipes there are: every module below :mod:`core.learning.recipes`, and what other packages bring."""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from functools import cache
from typing import TypeGuard

from core.base import logs
from core.base.tables import Table, UnfitError
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
    found: dict[str, Recipe] = {}
    for module in pkgutil.walk_packages(shipped.__path__, f"{shipped.__name__}."):
        recipe = getattr(importlib.import_module(module.name), "RECIPE", None)
        if recipe is None:
            continue
        if recipe.key in found:
            raise ValueError(f"two recipes are called {recipe.key}")
        found[recipe.key] = recipe
    for name in BROUGHT.brought():
        try:
            brought = BROUGHT.find(name)
        except UnfitError as error:  # the others are there all the same
            _log.warning("a recipe that a package brings cannot be loaded", recipe=name, why=error)
            continue
        if brought is not None and brought.key == name:
            found.setdefault(name, brought)
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
    alike = difflib.get_close_matches(key, known, 3, 0.5)
    raise LearningError(
        "there is no recipe named {key}: did you mean {alike}?"
        if alike
        else "there is no recipe named {key}: portico learn recipes lists them",
        key=key,
        alike=" or ".join(alike),
    )
