from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
import torch
from torch import nn

from core.learning import looking
from models.training import watching
from models.training.classifiers import build
from models.training.classifiers.shape import NetworkName, Shape


def _clouds(count: int = 40) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(0)
    labels = np.arange(count) % 4
    return (random.normal(0, 0.2, (count, 8)) + 3 * np.eye(8)[labels]).astype(np.float32), labels


def test_classes_that_lie_apart_stay_apart() -> None:
    codes, labels = _clouds()
    embedded = looking.embeddings(codes, labels, ["a", "b", "c", "d"])
    assert len(embedded.pictures) == 2
    for picture in embedded.pictures.values():
        assert picture.shape == (720, 960, 3)
        assert picture.dtype == np.uint8
    assert embedded.figures["neighbours agree, codes"] == 1
    assert embedded.figures["neighbours agree, t-SNE"] > 0.9
    assert 0.5 < embedded.figures["spread in the plane"] < 1
    again = looking.embeddings(codes, labels, ["a", "b", "c", "d"])
    assert all((again.pictures[name] == one).all() for name, one in embedded.pictures.items())


def test_codes_are_seen_on_a_plane_while_they_are_learnt() -> None:
    codes, labels = _clouds()
    (picture,) = looking.on_plane(codes, labels, ["a", "b", "c", "图"]).values()
    assert (picture.shape, picture.dtype) == ((480, 640, 3), np.uint8)
    drawn = {tuple(colour) for colour in picture[:, :480].reshape(-1, 3)} - {(255, 255, 255)}
    assert len(drawn) == 4, "a colour for each class"
    assert looking.on_plane(codes[:2], labels[:2], "abcd") == {}


def test_a_look_shows_maps_and_codes_and_leaves_chance_as_it_was() -> None:
    network = build(Shape("lenet-5", 3, 32)).eval()
    pixels = np.random.default_rng(0).integers(0, 255, (12, 32, 32, 3)).astype(np.uint8)
    chance = torch.get_rng_state()
    seen = looking.at_a_look(network, pixels, np.arange(12) % 3, "abc")
    assert set(seen) == {looking.MAPS, looking.PLANE}
    assert set(looking.at_a_look(network, pixels, np.full(12, -1), "abc")) == {looking.MAPS}, "none has a class"
    assert torch.equal(torch.get_rng_state(), chance)


def test_what_is_too_little_is_left_out() -> None:
    codes, labels = _clouds()
    assert not looking.embeddings(codes[:5], labels[:5], "abcd").pictures
    assert not looking.embeddings(codes, np.full(40, -1), "abcd").pictures
    assert not looking.embeddings(codes, np.zeros(40, np.int64), "abcd").pictures


def test_the_plane_is_that_of_the_largest_spread() -> None:
    line = np.linspace(-1, 1, 9)[:, None] * np.array([[3.0, 4.0, 0.0]])
    plane, held = looking.pca(line)
    assert held == pytest.approx(1)
    assert np.abs(plane[:, 0]).max() == pytest.approx(5)
    assert np.abs(plane[:, 1]).max() < 1e-9
    assert looking.pca(line[:, :1])[0].shape == (9, 2)


def test_agreement_counts_only_what_could_be() -> None:
    points = np.array([[0.0], [0.1], [9.0], [9.1], [50.0]])
    assert looking.agreeing(points, np.array([0, 0, 1, 1, 2])) == 1
    assert looking.agreeing(points[:4], np.array([0, 1, 0, 1])) == 1  # each sees all others


def test_filters_and_maps_of_a_network() -> None:
    network = nn.Sequential(nn.Conv2d(3, 20, 3, padding=1), nn.ReLU(), nn.Conv2d(20, 4, 3), nn.Flatten()).eval()
    seen = looking.inside(network, np.full((16, 16, 3), 90, np.uint8))
    assert list(seen) == [looking.FILTERS, looking.MAPS]
    assert looking.FILTERS == watching.FILTERS
    assert seen[looking.MAPS].shape == (2 * 56, 9 * 56, 3)
    assert looking.inside(nn.Flatten(), np.full((16, 16, 3), 90, np.uint8)) == {}
    grey = nn.Conv2d(1, 6, 5).eval()
    seen = looking.inside(grey, np.full((16, 16, 3), 90, np.uint8), torch.zeros(1, 1, 16, 16))
    assert seen[looking.MAPS].shape == (56, 9 * 56, 3)


@pytest.mark.parametrize("name", get_args(NetworkName))
def test_every_classifier_can_be_looked_into(name: NetworkName) -> None:
    torch.manual_seed(0)
    network = build(Shape(name, 2, width=0.25, depth=1)).eval()
    labels = np.arange(10) % 2
    pixels = np.random.default_rng(0).integers(0, 100, (10, 32, 32, 3), dtype=np.uint8)
    pixels += (120 * labels[:, None, None, None]).astype(np.uint8)
    seen = looking.classifier(network, pixels, labels, ("dark", "light"))
    planes = ["Codes in two dimensions: PCA", "Codes in two dimensions: t-SNE"]
    assert list(seen) == [looking.FILTERS, looking.MAPS, *planes]
    assert list(looking.classifier(network, pixels, np.full(10, -1), ("a", "b"))) == list(seen)[:2]
