from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import skimage.data

from core import images
from core.errors import TaskError
from core.tasks import running
from core.tasks.library.recognition import imagenet
from core.tasks.library.recognition.classification import TASK
from core.tasks.task import Given, Result
from core.tasks.work import Work, Workshop
from tests.conftest import SHARED


@pytest.fixture(scope="module")
def work(cache: Path) -> Work:
    return Work(Workshop())


def _classify(work: Work, picture: np.ndarray, **values: object) -> Result:
    return running.run(TASK, Given(pixels=picture), running.parameters(TASK, values), work)


def _words(result: Result) -> list[object]:
    assert result.table is not None
    return [row[1] for row in result.table.rows]


def test_a_cup_of_coffee_and_a_cat(work: Work) -> None:
    coffee = _classify(work, skimage.data.coffee())
    assert _words(coffee)[0] == "espresso"
    assert coffee.words.startswith("It looks most like: espresso (9")
    assert {"tabby", "tiger cat", "Egyptian cat"} <= set(_words(_classify(work, skimage.data.chelsea())))
    assert {"missile", "space shuttle"} <= set(_words(_classify(work, skimage.data.rocket())))


def test_probabilities_fall_and_are_as_many_as_asked_for(work: Work) -> None:
    result = _classify(work, skimage.data.coffee(), count=20)
    assert result.table is not None
    shares = [float(row[2] or 0) for row in result.table.rows]
    assert len(shares) == 20
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) <= 1.001


def test_it_says_when_it_is_only_guessing(work: Work, collins: np.ndarray) -> None:
    """There is no class for people, nor for space suits."""
    assert _classify(work, collins).words.startswith("Nothing that the network knows stands out")


def test_what_stands_at_the_side_is_seen_in_the_whole_picture_only(work: Work) -> None:
    coffee = skimage.data.coffee()
    picture = np.full((400, 1100, 3), 90, np.uint8)
    picture[:, :600] = coffee[:, :600]
    picture[:, 350:600] = 90
    assert "espresso" not in _words(_classify(work, picture, view="centre"))
    left, top, right, bottom = imagenet.part(picture, "centre")
    assert (right - left, bottom - top) == (350, 350)
    assert imagenet.part(picture, "whole picture") == (0, 0, 1100, 400)


@pytest.mark.parametrize("shape", [(16, 16), (16, 900), (900, 16)])
def test_odd_shapes_are_taken(work: Work, shape: tuple[int, int]) -> None:
    assert len(_words(_classify(work, np.full((*shape, 3), 128, np.uint8)))) == 5


@pytest.mark.shared_data
def test_known_photos(work: Work) -> None:
    expected = {
        "train/000000000009": "broccoli",
        "train/000000000030": "vase",
        "train/000000000034": "zebra",
        "val/000000000036": "umbrella",
        "val/000000000042": "toy poodle",
    }
    for name, word in expected.items():
        assert word in _words(_classify(work, images.read(SHARED / "coco8" / "images" / f"{name}.jpg"))), name


def test_a_class_is_found_by_its_words(work: Work) -> None:
    names, shares = imagenet.words(work), np.zeros(1000, np.float32)
    assert len(names) == 1000
    shares[282] = 0.5
    assert imagenet.meant(names, "  ", shares) == 282
    assert names[imagenet.meant(names, "Zebra", shares)][0] == "zebra"
    shares[[134, 517]] = 0.1, 0.2  # the bird and the machine
    assert imagenet.meant(names, "crane", shares) == 517
    assert names[imagenet.meant(names, "egyptian", shares)][0] == "Egyptian cat"
    shares[996] = 0.9  # hen-of-the-woods, a mushroom
    assert imagenet.meant(names, "hen", shares) == 8, "who is called just so goes first"
    with pytest.raises(TaskError, match="did you mean zebra"):
        imagenet.meant(names, "zebbra", shares)
    with pytest.raises(TaskError, match="leave it empty"):
        imagenet.meant(names, "qqqqqq", shares)
