from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.errors import LearningError
from core.learning import data, looking, registry
from core.learning.labelled import table_of, wrong_ones
from core.learning.recipe import Outcome, Prepared
from core.learning.sources import source_of
from core.learning.tools import Tools
from models import trained
from models.training.fitting import fit

SEEN = (looking.FILTERS, looking.MAPS, "Codes in two dimensions: PCA", "Codes in two dimensions: t-SNE")
TINY = {"network": "mobilenet-v1", "width": 0.25, "depth": 1, "steps": 24, "batch": 8, "every": 12, "rate": 1e-2}


def prepare(text: object, **values: Any) -> Prepared:
    recipe = registry.recipe("classifier")
    found = data.read(source_of(str(text), recipe.takes))
    return recipe.prepare(found, recipe.parameters.model_validate(values), Tools())


def learn(prepared: Prepared, folder: Path) -> Outcome:
    network = fit(prepared.lesson, prepared.plan, folder, threads=1).network
    return registry.recipe("classifier").finish(network, prepared, Tools())


def test_precision_and_recall() -> None:
    table = table_of(np.array([[3, 1], [0, 0]]), ("a", "b"))
    assert table.rows == (("a", 1.0, 0.75, 3, 1), ("b", 0.0, None, 0, 0))


def test_what_cannot_be_learnt_is_said() -> None:
    with pytest.raises(LearningError, match="two different pictures of a class"):
        prepare("example:portraits")


def test_dark_and_light_are_learnt_and_what_comes_out_says_the_same(folder: Path, tmp_path: Path) -> None:
    prepared = prepare(folder, **TINY, share=0.4, mirror=True, shift=2, light=0.1)
    outcome = learn(prepared, tmp_path / "run")
    assert outcome.figures["accuracy"] == 1
    assert outcome.figures["weights"] > 100
    assert {*SEEN} <= set(outcome.pictures)
    (tmp_path / trained.FILE).write_bytes(outcome.files[trained.FILE])
    again = trained.load(tmp_path)
    assert again.manifest.heads[0].classes == ("dark", "light")
    assert again.manifest.figures == {"accuracy": 1.0}
    _shape, asked = prepared.kept
    assert (again.shares(asked.held.pixels)[0].argmax(1) == asked.held.wanted.argmax(1)).all()


def test_what_is_told_wrong_is_shown_while_it_learns_as_in_the_end(folder: Path) -> None:
    prepared = prepare(folder, **TINY, share=0.4)
    network = prepared.lesson.make().eval()
    prepared.lesson.score(network)
    _shape, asked = prepared.kept
    shares = asked.shares(network)
    shown = prepared.lesson.samples(network)["held out and wrong"]
    assert np.array_equal(shown, wrong_ones(asked)(shares))  # with what each is, and what it was taken for


def test_several_labels_and_several_questions(folder: Path, tmp_path: Path) -> None:
    names = [f"{kind}/{n}.png" for kind in ("dark", "light") for n in range(10)]
    labels = folder / "labels.csv"
    lines = [f"{name},{name[:4]};{'even' if n % 2 else 'odd'}" for n, name in enumerate(names)]
    labels.write_text("\n".join(lines), encoding="utf-8")
    outcome = learn(prepare(labels, **TINY, share=0.4), tmp_path / "labels")
    assert outcome.figures["mAP"] > 0.4
    assert "recall (micro)" in outcome.figures
    assert {*SEEN} & set(outcome.pictures) == {*SEEN[:2]}, "a picture of two labels is of neither class"
    questions = folder / "questions.csv"
    lines = [f"{name},{name[:4]},{'even' if n % 2 else 'odd'}" for n, name in enumerate(names)]
    questions.write_text("\n".join(["picture,light,number", *lines]), encoding="utf-8")
    outcome = learn(prepare(questions, **TINY, share=0.4, inside=False), tmp_path / "questions")
    assert not {*SEEN} & set(outcome.pictures), "nobody asked for it"
    assert outcome.figures["accuracy: light"] == 1
    (tmp_path / trained.FILE).write_bytes(outcome.files[trained.FILE])
    assert [head.name for head in trained.load(tmp_path).manifest.heads] == ["light", "number"]
