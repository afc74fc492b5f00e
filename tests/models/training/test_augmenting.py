from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest

from models.training.augmenting import Augmentation, Light, augmented, mixed

EVERYTHING = {"mirror": True, "shift": 3, "turn": 20.0, "colour": 0.4, "pca": 0.5, "cover": 0.4}


@pytest.fixture
def pixels() -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (6, 20, 24, 3), dtype=np.uint8)


@pytest.mark.parametrize("name", EVERYTHING)
def test_each_changes_pictures_and_is_the_same_with_the_same_generator(name: str, pixels: np.ndarray) -> None:
    how, before, light = Augmentation(**{name: EVERYTHING[name]}), pixels.copy(), Light.of(pixels)  # type: ignore[arg-type]
    found = [augmented(pixels, how, light, np.random.default_rng(seed)) for seed in (1, 1, 2)]
    assert found[0].shape == pixels.shape
    assert found[0].dtype == np.uint8
    assert (found[0] == found[1]).all()
    assert (found[0] != found[2]).any()
    assert (pixels == before).all(), "what was given is left as it is"
    assert len({one.tobytes() for one in found[0] - pixels}) > 1, "each picture by itself"


def test_everything_is_off_by_default_and_has_been_tried_here(pixels: np.ndarray) -> None:
    assert (augmented(pixels, Augmentation(), None, np.random.default_rng(0)) == pixels).all()
    assert {one.name for one in fields(Augmentation)} == {*EVERYTHING, "mix"}


def test_mirrored_is_mirrored(pixels: np.ndarray) -> None:
    found = augmented(pixels, Augmentation(mirror=True), None, np.random.default_rng(0))
    ways = [(one == old).all() or (one == old[:, ::-1]).all() for one, old in zip(found, pixels, strict=True)]
    assert all(ways)


def test_what_is_moved_comes_from_within_and_the_edge_is_mirrored() -> None:
    steps = np.repeat(np.repeat(np.arange(20, dtype=np.uint8)[None, :, None, None], 20, 2), 3, 3).repeat(64, 0)
    found = augmented(steps, Augmentation(shift=4), None, np.random.default_rng(0))
    tops = found[:, 0, 0, 0]
    assert set(tops.tolist()) == {0, 1, 2, 3, 4}, "upwards they are mirrored: 4 to 0, and downwards cut"
    assert {int(one[10, 0, 0]) for one in found} == set(range(6, 15))


def test_pca_colour_moves_along_the_colours_of_the_set() -> None:
    grey = np.random.default_rng(0).integers(60, 190, (4, 16, 16, 1), dtype=np.uint8).repeat(3, 3)
    light = Light.of(grey)
    found = augmented(grey, Augmentation(pca=1.0), light, np.random.default_rng(0))
    assert (np.ptp(found.astype(int), axis=3) <= 1).all(), "grey pictures only become lighter or darker"
    assert light.spread[-1] == pytest.approx(3 * np.var(grey[..., 0] / 255), rel=0.01)


def test_a_square_is_covered(pixels: np.ndarray) -> None:
    found = augmented(pixels, Augmentation(cover=0.5), None, np.random.default_rng(0))
    covered = (found == 128).all(3).sum((1, 2))
    assert (covered <= 110).all()
    assert (covered >= 25 - 5).all()


def test_mixup_mixes_labels_as_it_mixes_pictures() -> None:
    wanted = np.eye(4, dtype=np.float32)
    pictures = wanted.copy()
    mix, labels = mixed(pictures, wanted, 0.4, np.random.default_rng(5))
    assert np.allclose(mix, labels)
    assert np.allclose(labels.sum(1), 1)
    assert mix.dtype == labels.dtype == np.float32
    assert (labels.max(1) < 1).any()
    again = mixed(pictures, wanted, 0.4, np.random.default_rng(5))[1]
    assert (again == labels).all()
