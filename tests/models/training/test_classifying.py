from __future__ import annotations

import numpy as np
import torch

from models import arrays
from models.training.augmenting import Augmentation
from models.training.classifiers import build
from models.training.classifiers.shape import Shape
from models.training.classifying import Classifying, Labelled, Way, logits_of
from models.training.fitting import fit
from models.training.plan import Plan
from models.training.questions import Questions, wanted_of

SHAPE = Shape("lenet-5", 2, width=0.5, normalisation="none")
INCEPTION = Shape("inception", 2, width=0.25, depth=1)


def lesson(count: int = 24, way: Way | None = None, shape: Shape = SHAPE) -> Classifying:
    """Dark pictures and light ones."""
    random, labels = np.random.default_rng(0), np.arange(count) % 2
    pixels = random.integers(0, 100, (count, 32, 32, 3), dtype=np.uint8) + (120 * labels[:, None, None, None]).astype(
        np.uint8
    )
    every = Labelled(pixels, wanted_of([(int(one),) for one in labels], 2))
    return Classifying(lambda: build(shape), Questions((2,)), every, every, way or Way(8))


def test_each_picture_is_seen_once_before_any_is_seen_again() -> None:
    found = lesson(16)
    random = np.random.default_rng(0)
    first = [tuple(one.flatten().tolist()) for _ in range(2) for one in found.batch(random)[0]]
    assert len(set(first)) == 16
    pictures, wanted = found.batch(random)
    assert pictures.shape == (8, 3, 32, 32)
    assert 0 <= pictures.min() <= pictures.max() <= 1
    assert ((pictures.mean((1, 2, 3)) > 0.45) == (wanted[:, 1] > 0)).all()


def test_it_goes_on_where_it_was() -> None:
    way = Way(8, Augmentation(mirror=True, shift=2, colour=0.2, pca=0.1, mix=0.2))
    one, other = lesson(way=way), lesson(way=way)
    random = np.random.default_rng(0)
    one.batch(random)
    state, place = one.state(), random.bit_generator.state
    after = one.batch(random)
    other.restore(state)
    random.bit_generator.state = place
    assert all(torch.equal(a, b) for a, b in zip(other.batch(random), after, strict=True))


def test_it_learns_dark_from_light(tmp_path) -> None:
    fitted = fit(lesson(), Plan(steps=30, every=10, rate=3e-3, decay=0.0, patience=0), tmp_path, threads=1)
    assert fitted.best == 1.0
    assert (tmp_path / "samples").exists() or fitted.best == 1.0


def test_a_helping_classifier_counts_while_it_learns_and_wrong_pictures_are_shown() -> None:
    torch.manual_seed(0)
    found = lesson(shape=INCEPTION)
    network = found.make().train()
    losses = found.loss(network, found.batch(np.random.default_rng(0)))
    assert isinstance(losses, dict)
    assert set(losses) == {"answer", "helper"}
    score = found.score(network.eval())
    assert list(score) == ["accuracy", "held-out loss"]
    sheet = found.samples(network).get("held out and wrong")
    assert (sheet is not None) == (score["accuracy"] < 1)


def test_weights_are_packed_with_the_same_bytes(tmp_path) -> None:
    network = build(SHAPE).eval()
    content = arrays.packed(network, np.float32)
    assert content == arrays.packed(network, np.float32)
    (tmp_path / "a.npz").write_bytes(content)
    again = arrays.load(build(SHAPE), tmp_path / "a.npz")
    pixels = np.random.default_rng(0).integers(0, 255, (2, 32, 32, 3), dtype=np.uint8)
    assert (logits_of(again, pixels) == logits_of(network, pixels)).all()
