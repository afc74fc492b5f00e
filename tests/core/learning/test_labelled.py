from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
import pytest

from core.errors import LearningError
from core.learning import labelled
from core.learning.data import Data, Item, read
from core.learning.labelled import Settings
from core.learning.sources import DataKind, Source
from core.learning.tools import Tools
from models.training.counting import Cost


def data(classes: tuple[str, ...], items: list[tuple[str, tuple[int, ...]]]) -> Data:
    def picture(number: int) -> np.ndarray:
        return np.random.default_rng(number).integers(0, 255, (40, 30, 3), dtype=np.uint8)

    found = [Item(name, own, f"{7919 * n % 1000:03d}", partial(picture, n)) for n, (name, own) in enumerate(items)]
    return Data(Source(kind=DataKind.LIST, place="list.csv"), classes, tuple(found))


COLUMNS = ("colour: red", "form: square", "colour: blue", "form: star")
ASKED = data(COLUMNS, [(f"{n}.png", (n % 2 * 2, 1 + n // 2 % 2 * 2)) for n in range(40)])


def test_what_is_asked() -> None:
    heads, several = labelled.heads_of(ASKED)
    assert [(head.name, head.classes) for head in heads] == [("colour", ("red", "blue")), ("form", ("square", "star"))]
    assert not several
    heads, several = labelled.heads_of(data(("a", "b"), [("1.png", (0,)), ("2.png", (1,))]))
    assert (heads[0].classes, several) == (("a", "b"), False)
    assert labelled.heads_of(data(("a", "b"), [("1.png", (0, 1)), ("2.png", (1,))]))[1]
    both = data(COLUMNS, [("1.png", (0, 2)), ("2.png", (1,))])
    assert labelled.heads_of(both) == (labelled.heads_of(both)[0], True), "two colours at once are labels"


def test_columns_become_heads_in_order() -> None:
    found = labelled.ready(ASKED, Settings(), 32, Tools())
    assert found.shown.pixels.shape[1:] == (32, 32, 3)
    assert found.questions.heads == (2, 2)
    assert len(found.names) == len(found.held.wanted) == 8
    for name, row in zip(found.names, found.held.wanted, strict=True):
        number = int(name.removesuffix(".png"))
        assert row.tolist() == [number % 2 == 0, number % 2 == 1, number // 2 % 2 == 0, number // 2 % 2 == 1]
    assert "40 pictures of 4 classes; 8 of them are held out" in found.words


def test_classes_with_a_single_picture_are_named_with_what_becomes_of_them() -> None:
    many = [(f"{n}.png", (0,)) for n in range(10)]
    found = labelled.ready(data(("cat", "dog"), [*many, ("dog.png", (1,))]), Settings(), 32, Tools())
    assert found.shown.wanted[:, 1].sum() == 1
    assert found.held.wanted[:, 1].sum() == 0, "it is learnt from, and nothing of it is held out"
    said = "it is learnt from and none is held out, so the result does not tell how well"
    assert found.notes == (f"dog has only one picture: {said} it is known",)
    lone = [("dog.png", (1,)), ("emu.png", (2,))]
    found = labelled.ready(data(("cat", "dog", "emu"), [*many, *lone]), Settings(), 32, Tools())
    assert found.notes == (f"dog, emu have only one picture each: {said} they are known",)
    both = data(("cat", "dog"), [*many, ("dog.png", (1,)), ("dog2.png", (1,))])
    assert labelled.ready(both, Settings(), 32, Tools()).notes == ()


def test_a_class_of_which_nothing_is_held_out_is_named_where_its_row_is_empty() -> None:
    many = [(f"{n}.png", (0,)) for n in range(10)]
    found = labelled.ready(data(("cat", "dog"), [*many, ("dog.png", (1,))]), Settings(), 32, Tools())
    came = labelled.outcome(found.held.wanted.copy(), found, Cost(1, 1), {})
    assert came.table is not None
    assert came.table.rows[1][2:] == (None, 0, 0)
    said = "its row is empty, and the result does not tell how well it is known"
    assert came.notes == (f"no picture of dog was held out: {said}",)
    lone = [("dog.png", (1,)), ("emu.png", (2,))]
    found = labelled.ready(data(("cat", "dog", "emu"), [*many, *lone]), Settings(), 32, Tools())
    came = labelled.outcome(found.held.wanted.copy(), found, Cost(1, 1), {})
    assert came.notes[0].startswith("no picture of dog, emu was held out: their rows are empty")


def test_text_that_is_called_a_picture_is_said_to_be_none(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        for text in ("no picture", "none either"):
            (tmp_path / name / f"{text}.png").write_text(text, encoding="utf-8")
    with pytest.raises(LearningError, match="none of the pictures can be read"):
        labelled.ready(read(Source(kind=DataKind.CLASSES, place=str(tmp_path))), Settings(), 32, Tools())


def test_whole_folders_are_held_out() -> None:
    names = [(f"{kind}/{who}/{n}.png", (k,)) for k, kind in enumerate(("live", "print")) for who in "abcde"
             for n in range(3)]  # fmt: skip
    people = data(("live", "print"), names)
    split = labelled.split_of(people, "folders", 0.4)
    held = {people.items[n].name.split("/")[1] for n in split.held}
    shown = {people.items[n].name.split("/")[1] for n in split.shown}
    assert len(held) == 2
    assert held | shown == set("abcde")
    assert not held & shown, "nobody is on both sides, whatever the class"
    assert labelled.split_of(people, "folders", 0.4) == split
    apart = data(("a", "b"), [("val/1.png", (0,)), ("train/2.png", (1,)), ("train/3.png", (0,))])
    assert labelled.split_of(apart, "folders", 0.5).held == (0,)
    with pytest.raises(LearningError, match="no folders within their classes"):
        labelled.split_of(data(("a", "b"), [("a/1.png", (0,)), ("b/2.png", (1,))]), "folders", 0.2)


def test_of_several_labels_the_share_is_held_out() -> None:
    random = np.random.default_rng(0)
    own = [tuple(np.flatnonzero(row).tolist()) for row in random.random((1000, 12)) < 0.3]
    items = [Item(f"{n}.png", labels, f"{n // 2:03d}", partial(np.zeros, 1)) for n, labels in enumerate(own)]
    tagged = Data(Source(kind=DataKind.LIST, place="list.csv"), tuple("abcdefghijkl"), tuple(items))
    split = labelled.split_of(tagged, "pictures", 0.2)
    assert len(split.held) == 200
    assert sorted(split.shown + split.held) == list(range(1000))
    assert not {items[n].key for n in split.shown} & {items[n].key for n in split.held}, "copies stay together"


def test_one_class_measured() -> None:
    found = labelled.ready(data(("a", "b", "图"), [(f"{n}.png", (n % 3,)) for n in range(60)]), Settings(), 32, Tools())
    shares = np.full((12, 3), 0.1, np.float32)
    shares[:, 0] = 0.8
    came = labelled.outcome(shares, found, Cost(1000, 2_000_000), {})
    truth = found.held.wanted.argmax(1)
    assert came.figures["accuracy"] == pytest.approx((truth == 0).mean())
    assert came.figures["recall (macro)"] == pytest.approx(1 / 3)
    assert came.figures["million multiply-adds"] == 2
    assert came.table is not None
    assert [row[0] for row in came.table.rows] == ["a", "b", "图"]
    assert came.table.rows[0][2:] == (1.0, 4, 0, 0)
    assert list(came.pictures) == ["Held out and wrong, the surest first", "Some of what it learnt from"]
    captions = {labelled._caption(found, shares[0], one) for one in np.eye(3, dtype=np.float32)[1:]}
    assert captions == {"b > a 80%", "#3 > a 80%"}
    assert labelled.wrong_ones(found)(found.held.wanted) is None
    assert came.notes == ()
    right = labelled.outcome(found.held.wanted.copy(), found, Cost(1, 1), {})
    assert right.figures["accuracy"] == 1
    assert list(right.pictures) == ["Some of what it learnt from"]
    assert right.words == "100.0% of 12 held-out pictures are told right"


def test_several_questions_measured() -> None:
    found = labelled.ready(ASKED, Settings(), 32, Tools())
    shares = found.held.wanted.copy()
    shares[:, :2] = 0.9, 0.1
    came = labelled.outcome(shares, found, Cost(1, 1), {})
    assert came.figures["accuracy: form"] == 1
    assert came.figures["accuracy"] == pytest.approx((1 + came.figures["accuracy: colour"]) / 2)
    assert came.table is not None
    assert came.table.columns[0] == "question"
    assert len(came.table.rows) == 4


def test_labels_measured() -> None:
    names = [(f"{n}.png", tuple(k for k in range(3) if n >> k & 1)) for n in range(1, 33)]
    found = labelled.ready(data(("a", "b", "c"), names), Settings(focal=2.0), 32, Tools())
    assert found.several
    assert found.questions.focal == 2
    shares = np.where(found.held.wanted > 0, 0.7, 0.2).astype(np.float32)
    shares[:, 2] = 0.6
    came = labelled.outcome(shares, found, Cost(1, 1), {})
    assert came.figures["recall (micro)"] == 1
    assert came.figures["precision (micro)"] < 1
    assert came.table is not None
    assert came.table.rows[0][1:4] == (1.0, 1.0, 1.0)
    wrong = int(np.flatnonzero(found.held.wanted[:, 2] == 0)[0])
    assert labelled._caption(found, shares[wrong], found.held.wanted[wrong]) == "c - 60%"


def test_too_little_is_said(tmp_path: Path) -> None:
    alone = data(("a", "b"), [("1.png", (0,)), ("2.png", (1,))])
    with pytest.raises(LearningError, match="two different pictures of a class .* each of a, b has only one"):
        labelled.ready(alone, Settings(), 32, Tools())
    many = data(tuple("abcde"), [(f"{n}.png", (n,)) for n in range(5)])
    with pytest.raises(LearningError, match="each of a, b, c and 2 more has only one"):
        labelled.check(many, Settings())
    away = data(("a", "b"), [("a/val/1.png", (0,)), ("b/test/2.png", (1,))])
    with pytest.raises(LearningError, match="folders that are all held out: .*; one must be called otherwise"):
        labelled.check(away, Settings(hold="folders"))


def test_pictures_that_cannot_be_read_are_named_and_not_counted(folder: Path) -> None:
    for number in range(5):
        (folder / "dark" / f"broken {number}.png").write_text(str(number), encoding="utf-8")
    found = labelled.ready(read(Source(kind=DataKind.CLASSES, place=str(folder))), Settings(), 32, Tools())
    assert found.words.startswith("20 pictures of 2 classes; ")
    names = ", ".join(f"dark/broken {number}.png" for number in range(3))
    assert f"5 pictures cannot be read: {names} and 2 more" in found.notes


def test_a_class_of_which_nothing_is_learnt_is_named() -> None:
    apart = data(("a", "b"), [("val/1.png", (0,)), ("train/2.png", (1,)), ("train/3.png", (1,))])
    found = labelled.ready(apart, Settings(hold="folders"), 32, Tools())
    assert "nothing of a is learnt from: all is held out" in found.notes
