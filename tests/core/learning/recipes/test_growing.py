from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import LearningError
from core.learning import data, outcomes, registry
from core.learning.data import Data
from core.learning.sources import DataKind, Source, source_of
from core.learning.teaching import Taught
from core.learning.tools import Tools
from models.training.fitting import fit
from models.training.growing import METHODS


def _few(count: int) -> Data:
    """The digits, with some pictures of each."""
    found = data.read(source_of("example:digits", frozenset({DataKind.CLASSES})))
    items = [item for n in range(10) for item in [one for one in found.items if one.labels == (n,)][:count]]
    return Data(found.source, found.classes, tuple(items))


def test_digits_come_one_after_another(tmp_path: Path, cache: Path) -> None:
    recipe = registry.recipe("growing")
    tools = Tools(folder=tmp_path)
    prepared = recipe.prepare(_few(8), recipe.parameters(shown=5, every=4), tools)
    assert prepared.words == "80 pictures of 10 classes: 8 are taught one after another, 16 pictures show none of them"
    network = fit(prepared.lesson, prepared.plan, tmp_path, threads=1).network
    outcome = recipe.finish(network, prepared, tools)
    assert set(outcome.figures) == set(METHODS)
    assert outcome.figures["softmax, anew"] > 0.5
    assert outcome.figures["softmax, gone on"] == pytest.approx(1 / 8)
    assert outcome.table is not None
    assert outcome.table.columns[:3] == ("way", "4 classes", "8 classes")
    assert len(outcome.plots) == 3
    outcomes.write(tmp_path, outcome)
    assert len(Taught.read(tmp_path / "files" / "taught.npz").names) == 8


def test_too_few_pictures_are_told(cache: Path) -> None:
    recipe = registry.recipe("growing")
    with pytest.raises(LearningError, match="take fewer pictures of a class"):
        recipe.prepare(_few(3), recipe.parameters(), Tools())
    with pytest.raises(LearningError, match="grow by being enrolled"):
        recipe.prepare(Data(Source(kind=DataKind.GALLERY), (), ()), recipe.parameters(), Tools())
