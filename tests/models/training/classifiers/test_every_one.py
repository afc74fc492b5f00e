from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
import torch
from torch import nn

from models.training.classifiers import CLASSIFIERS, build
from models.training.classifiers.parts import norm
from models.training.classifiers.shape import NetworkName, Normalisation, Shape
from models.training.questions import Questions

NAMES, KINDS = tuple(CLASSIFIERS), get_args(Normalisation)


def small(name: str, outputs: int = 4, **values: object) -> Shape:
    return Shape(name, outputs, **{"width": 0.25, "depth": 1} | values)  # type: ignore[arg-type]


def test_the_table_and_the_words_agree() -> None:
    assert get_args(NetworkName) == NAMES


@pytest.mark.parametrize(
    ("name", "kind"),
    [*((name, kind) for name in NAMES for kind in ("batch", "none")), *(("resnet", kind) for kind in KINDS[1:-1])],
)
def test_it_answers_and_every_layer_gets_gradients(name: str, kind: Normalisation) -> None:
    torch.manual_seed(0)
    network = build(small(name, normalisation=kind)).train()
    answers = network.answers(torch.rand(3, 3, 32, 32))
    assert {answer.shape for answer in answers} == {(3, 4)}
    sum(answer.pow(2).sum() for answer in answers).backward()
    assert [n for n, p in network.named_parameters() if p.grad is None or not p.grad.isfinite().all()] == []
    moved = [bool(p.grad.abs().max() > 0) for p in network.parameters() if p.dim() > 1]
    assert np.mean(moved) > 0.6, "a few rectifiers of so narrow a network are silent"


@pytest.mark.parametrize("name", NAMES)
def test_sizes_colours_widths_and_depths(name: str) -> None:
    grey = build(small(name, side=48, colour=False)).eval()
    pictures = torch.rand(2, 3, 48, 48)
    assert grey(pictures).shape == (2, 4)
    assert torch.equal(grey(pictures), grey.head(grey.maps(pictures)))
    swapped = torch.stack([pictures[:, 0] * 0 + pictures.mean(1)] * 3, 1)
    assert torch.allclose(grey(swapped), grey(swapped.flip(1)), atol=1e-5), "it sees no colours"
    weights = [sum(p.numel() for p in build(small(name, **way)).parameters()) for way in ({}, {"width": 0.5})]
    assert weights[0] < weights[1]
    if name != "lenet-5":
        assert sum(p.numel() for p in build(small(name, depth=2)).parameters()) > weights[0]


@pytest.mark.parametrize("name", NAMES)
def test_eight_pictures_can_be_learnt_by_heart(name: str) -> None:
    torch.manual_seed(0)
    side = 32 if name == "lenet-5" else 16
    network = build(small(name, 8, normalisation="none" if name == "lenet-5" else "batch")).train()
    colours = torch.tensor([[n & 1, n >> 1 & 1, n >> 2 & 1] for n in range(8)])
    pictures = 0.6 * colours[:, :, None, None] + 0.4 * torch.rand(8, 3, side, side)
    wanted, questions = torch.eye(8), Questions((8,))
    optimiser = torch.optim.Adam(network.parameters(), 5e-3 if name == "lenet-5" else 2e-2)
    for _step in range(150):
        answers = network.answers(pictures)
        if (answers[0].argmax(1) == wanted.argmax(1)).all():
            return
        optimiser.zero_grad()
        sum(questions.loss(answer, wanted) for answer in answers).backward()
        optimiser.step()
    pytest.fail("it has not learnt them")


def test_the_same_seed_gives_the_same_weights_and_each_way_to_begin_keeps_the_size() -> None:
    torch.manual_seed(3)
    one = build(small("resnet"))
    torch.manual_seed(3)
    other = build(small("resnet"))
    assert all(torch.equal(a, b) for a, b in zip(one.parameters(), other.parameters(), strict=True))
    torch.manual_seed(0)
    layer = {kind: build(Shape("vgg", 4, initialisation=kind)).layers[1][0].weight.std().item()  # type: ignore[index, union-attr]
             for kind in ("he", "glorot")}  # fmt: skip
    assert layer["he"] == pytest.approx((2 / (32 * 9)) ** 0.5, rel=0.1)
    assert layer["glorot"] == pytest.approx((2 / (32 * 9 * 2)) ** 0.5, rel=0.1)


def test_normalisations_make_what_they_say() -> None:
    x = 3 + 2 * torch.rand(5, 16, 6, 6)
    over = {"batch": (0, 2, 3), "layer": (1, 2, 3), "instance": (2, 3)}
    for kind, axes in over.items():
        assert norm(kind, 16)(x).mean(axes).abs().max() < 1e-4  # type: ignore[arg-type]
    grouped = norm("group", 16)(x).reshape(5, 8, 2 * 36)
    assert grouped.mean(2).abs().max() < 1e-4
    assert isinstance(norm("none", 16), nn.Identity)
    assert norm("group", 6)(torch.rand(2, 6, 4, 4)).shape == (2, 6, 4, 4), "six channels are no eight groups"


def test_a_shape_is_kept() -> None:
    shape = small("densenet", dropout=0.2)
    assert Shape.of(shape.stored() | {"of a later version": 1}) == shape
    with pytest.raises(TypeError):
        Shape.of({"network": "vgg"})
    with pytest.raises(ValueError, match="too small"):
        build(small("vgg", side=16))
