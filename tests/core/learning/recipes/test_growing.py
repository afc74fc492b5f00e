from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
import pytest

from core import images
from core.base.messages import Message
from core.errors import LearningError
from core.learning import data, learnt_from, outcomes, registry
from core.learning.data import Data, Item
from core.learning.recipes import growing
from core.learning.sources import DataKind, Source, source_of
from core.learning.teaching import Taught
from core.learning.tools import Tools
from models.training.fitting import fit
from models.training.growing import METHODS


def _few(count: int, things: int = 10) -> Data:
    """Some of the digits, with some pictures of each."""
    found = data.read(source_of("example:digits", frozenset({DataKind.CLASSES})))
    items = [item for n in range(things) for item in [one for one in found.items if one.labels == (n,)][:count]]
    return Data(found.source, found.classes[:things], tuple(items))


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
    assert list(outcome.pictures) == [learnt_from.TITLE]
    outcomes.write(tmp_path, outcome)
    assert len(Taught.read(tmp_path / "files" / "taught.npz").names) == 8
    kept = outcomes.read(tmp_path)
    assert kept is not None
    assert kept.words == outcome.words
    assert kept.table is not None
    assert kept.table.columns[1] == Message("{count} classes", count=4)
    assert kept.table.columns[1].fields == {"count": 4}


def test_three_things_with_ten_pictures_are_enough(tmp_path: Path, cache: Path) -> None:
    recipe = registry.recipe("growing")
    prepared = recipe.prepare(_few(10, things=3), recipe.parameters(), Tools())
    assert prepared.words == "30 pictures of 3 classes: 3 are taught one after another, 0 pictures show none of them"
    assert prepared.notes == (
        "each class is learnt from 8 pictures, not 10: so many can be spared beside the 2 that it is asked about",
        "0 of the 3 classes are kept as strangers, not 1: 3 at least are taught",
        "it is looked at after every 2 classes, not 5: so few are taught, and a curve takes two looks",
    )
    outcome = recipe.finish(fit(prepared.lesson, prepared.plan, tmp_path, threads=1).network, prepared, Tools())
    assert outcome.table is not None
    assert outcome.table.columns[:4] == ("way", "2 classes", "3 classes", "first")
    assert [line.x.tolist() for line in outcome.plots[0].lines] == [[2, 3]] * len(METHODS)
    outcomes.write(tmp_path, outcome)
    taught = Taught.read(tmp_path / "files" / "taught.npz")
    assert sorted(taught.names) == ["0", "1", "2"]
    assert np.isfinite(taught.threshold)


@pytest.mark.parametrize(
    ("classes", "wanted", "every"), [(3, 5, 2), (3, 3, 2), (3, 1, 1), (5, 5, 2), (9, 20, 3), (6, 5, 5), (3, 2, 2)]
)
def test_there_are_two_looks_at_least(classes: int, wanted: int, every: int) -> None:
    assert growing._every(classes, wanted) == every


def test_a_sentence_says_which_way_is_best_and_never_compares_it_with_itself() -> None:
    assert set(growing._WAYS) == set(METHODS)
    rates = dict.fromkeys(METHODS, 0.5)
    best = {**rates, "bank of units": 0.9, "nearest mean": 0.8}
    assert growing._words(best, 3) == "3 classes: the bank of units is right in 90.0%, the nearest mean in 80.0%"
    best = {**rates, "SVM, anew": 0.9}
    said = growing._words(best, 3)
    assert said == "3 classes: an SVM that is trained anew is right in 90.0%, the bank of units in 50.0%"
    assert {type(said.fields[name]) for name in ("best", "other")} == {Message}


def test_too_few_pictures_are_told(cache: Path) -> None:
    recipe = registry.recipe("growing")
    for few, said in ((_few(2), "here 0 of 10 have so many"), (_few(9, things=2), "here 2 of 2 have so many")):
        with pytest.raises(LearningError, match=f"3 classes at least are needed, with 3 pictures each: {said}"):
            recipe.prepare(few, recipe.parameters(), Tools())
    broken = Item("none", (0,), "", partial(images.decode, b"text"))
    with pytest.raises(LearningError, match="none of the pictures can be read"):
        recipe.prepare(Data(_few(1).source, ("a",), (broken,)), recipe.parameters(), Tools())
    with pytest.raises(LearningError, match="grow by being enrolled"):
        recipe.prepare(Data(Source(kind=DataKind.GALLERY), (), ()), recipe.parameters(), Tools())
