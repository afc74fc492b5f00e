"""What was chosen the last time on this machine: the recipe, and what was set of each otherwise than usual."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings

from core.base.parameters import checked
from core.errors import LearningError

if TYPE_CHECKING:
    from core.learning.recipe import Recipe

_RECIPE, _SET = "learn/recipe", "learn/settings/"


def last_recipe() -> str:
    """Key of the recipe that was chosen last; empty before the first."""
    return str(QSettings().value(_RECIPE, ""))


def keep_recipe(recipe: Recipe) -> None:
    """Note that this was chosen."""
    QSettings().setValue(_RECIPE, recipe.key)


def changes(recipe: Recipe) -> dict[str, Any]:
    """What was set of a recipe otherwise than usual, by name; what it would not take any more is left out."""
    try:
        kept = json.loads(str(QSettings().value(_SET + recipe.key, "{}")))
    except ValueError:
        return {}
    found: dict[str, Any] = {}
    for name, value in kept.items() if isinstance(kept, dict) else ():
        with suppress(LearningError):
            found[name] = getattr(checked(recipe.parameters, {name: value}, LearningError), name)
    return found


def keep_changes(recipe: Recipe, changed: Mapping[str, Any]) -> None:
    """Note what is set of a recipe otherwise than usual."""
    if changed:
        QSettings().setValue(_SET + recipe.key, json.dumps(dict(changed)))
    else:
        QSettings().remove(_SET + recipe.key)
