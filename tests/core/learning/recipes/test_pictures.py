from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.errors import LearningError
from core.learning import data, registry
from core.learning.recipes.pictures import table_of
from core.learning.sources import source_of
from core.learning.tools import Tools


def test_precision_and_recall() -> None:
    table = table_of(np.array([[3, 1], [0, 0]]), ("a", "b"))
    assert table.rows == (("a", 1.0, 0.75, 3, 1), ("b", 0.0, None, 0, 0))


def test_what_cannot_be_learnt_is_said(folder: Path) -> None:
    recipe = registry.recipe("classifier")

    def prepare(text: object) -> object:
        found = data.read(source_of(str(text), recipe.takes))
        return recipe.prepare(found, recipe.parameters(), Tools())

    with pytest.raises(LearningError, match="two different pictures of a class"):
        prepare("example:portraits")
    several = folder / "list.csv"
    several.write_text("dark/0.png,a;b\ndark/1.png,b\n", encoding="utf-8")
    with pytest.raises(LearningError, match="several labels"):
        prepare(several)
