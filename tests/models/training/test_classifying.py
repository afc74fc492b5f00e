from __future__ import annotations

import numpy as np
import pytest
import torch

from models import arrays
from models.training.classifiers import MODULES, classifier
from models.training.classifying import Classifying, Labelled, logits_of


@pytest.mark.parametrize("name", sorted(MODULES))
def test_every_classifier_answers_for_each_class(name: str) -> None:
    chosen = classifier(name)
    pixels = np.zeros((2, chosen.side, chosen.side, 3), np.uint8)
    assert logits_of(chosen.build(7).eval(), pixels).shape == (2, 7)


def test_each_picture_is_seen_once_before_any_is_seen_again() -> None:
    pixels = np.arange(10, dtype=np.uint8)[:, None, None, None].repeat(3, axis=3)
    shown = Labelled(pixels, np.arange(10))
    lesson = Classifying(lambda: torch.nn.Linear(1, 1), shown, shown, batch=5)
    random = np.random.default_rng(0)
    first = [lesson.batch(random)[1] for _ in range(2)]
    assert sorted(torch.cat(first).tolist()) == list(range(10))
    pixels_of, labels = lesson.batch(random)
    assert pixels_of.shape == (5, 3, 1, 1)
    assert (pixels_of[:, 0, 0, 0] * 255).round().tolist() == labels.tolist()


def test_weights_are_packed_with_the_same_bytes(tmp_path) -> None:
    network = classifier("lenet-5").build(3).eval()
    content = arrays.packed(network, np.float32)
    assert content == arrays.packed(network, np.float32)
    (tmp_path / "a.npz").write_bytes(content)
    again = arrays.load(classifier("lenet-5").build(3), tmp_path / "a.npz")
    pixels = np.random.default_rng(0).integers(0, 255, (2, 32, 32, 3), dtype=np.uint8)
    assert (logits_of(again, pixels) == logits_of(network, pixels)).all()
