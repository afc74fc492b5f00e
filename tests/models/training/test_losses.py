from __future__ import annotations

import math
from typing import get_args

import pytest
import torch
from torch.nn import functional

from models.training.losses import (
    LOSSES,
    MARGINS,
    AngularMargin,
    Centre,
    Contrastive,
    CosineMargin,
    LossKind,
    Softmax,
    Triplet,
    collapsed,
    loss_of,
    spread,
)

PEOPLE = torch.tensor([0, 0, 1, 1, 2, 2])


def _codes(scatter: float, seed: int = 0) -> torch.Tensor:
    """Two pictures of three people, each near an axis of its own."""
    torch.manual_seed(seed)
    return functional.normalize(torch.eye(8)[PEOPLE] + scatter * torch.randn(6, 8))


def _value(part: torch.Tensor) -> float:
    return float(part.detach())


def _whole(loss: torch.nn.Module, codes: torch.Tensor) -> torch.Tensor:
    return sum(loss(codes, PEOPLE).values(), torch.zeros(()))


@pytest.mark.parametrize("kind", LOSSES)
def test_codes_that_learn_come_apart_by_person(kind: LossKind) -> None:
    torch.manual_seed(1)
    codes = torch.nn.Parameter(functional.normalize(torch.randn(6, 8)))
    loss = loss_of(kind, 3, 8)
    optimiser = torch.optim.Adam([codes, *loss.parameters()], 0.05)
    for _ in range(200):
        optimiser.zero_grad()
        _whole(loss, codes).backward()
        optimiser.step()
    cosines = functional.normalize(codes.detach()) @ functional.normalize(codes.detach()).T
    same = PEOPLE[:, None] == PEOPLE
    assert cosines[same].min() > cosines[~same].max() + 0.15


@pytest.mark.parametrize("kind", LOSSES)
def test_a_batch_of_one_person_or_of_single_pictures_teaches_nothing_and_breaks_nothing(kind: LossKind) -> None:
    for people in (torch.zeros(4, dtype=torch.int64), torch.arange(4)):
        codes = torch.nn.Parameter(torch.randn(4, 8))
        whole = sum(loss_of(kind, 4, 8)(codes, people).values(), torch.zeros(()))
        whole.backward()
        assert torch.isfinite(whole)
        assert codes.grad is not None
        assert torch.isfinite(codes.grad).all()


def test_every_loss_has_its_margin() -> None:
    assert set(get_args(LossKind)) == set(MARGINS) == set(LOSSES)


def test_a_margin_makes_the_same_codes_cost_more() -> None:
    codes = _codes(0.3)
    for kind, scale in ((AngularMargin, 32.0), (CosineMargin, 32.0)):
        with_margin, without = kind(3, 8), kind(3, 8, margin=0.0)
        without.load_state_dict(with_margin.state_dict())
        plain = Softmax(3, 8, scale)
        plain.load_state_dict(with_margin.state_dict())
        assert _whole(with_margin, codes) > _whole(without, codes)
        assert _value(_whole(without, codes)) == pytest.approx(_value(_whole(plain, codes)), rel=1e-4)


def test_arcface_is_the_formula_of_the_paper() -> None:
    loss = AngularMargin(2, 2, margin=0.5, scale=10.0)
    with torch.no_grad():
        loss.rows.copy_(torch.eye(2))
    angle = 0.4
    codes = torch.tensor([[math.cos(angle), math.sin(angle)]])
    expected = functional.cross_entropy(
        10 * torch.tensor([[math.cos(angle + 0.5), math.sin(angle)]]), torch.tensor([0])
    )
    assert _value(loss(codes, torch.tensor([0]))["identify"]) == pytest.approx(_value(expected), abs=1e-5)


def test_arcface_falls_on_behind_the_back() -> None:
    """Where the angle and the margin together pass pi, turning further away must not be rewarded."""
    loss = AngularMargin(2, 2, margin=0.5, scale=1.0)
    with torch.no_grad():
        loss.rows.copy_(torch.eye(2))
    angles = torch.linspace(0, math.pi - 0.01, 60)
    costs = [_value(loss(torch.tensor([[math.cos(a), -math.sin(a)]]), torch.tensor([0]))["identify"]) for a in angles]
    own = [c + math.log(1) for c in costs]
    assert all(later >= earlier - 0.2 for earlier, later in zip(own, own[1:], strict=False))


def test_centres_move_to_where_their_people_are() -> None:
    loss = Centre(3, 8).train()
    codes = _codes(0.1)
    first = loss(codes, PEOPLE)["pull"]
    for _ in range(5):
        loss(codes, PEOPLE)
    means = torch.stack([codes[p == PEOPLE].mean(0) for p in range(3)])
    assert torch.allclose(loss.centres, means, atol=1e-4)
    assert _value(first) < 0.1  # a centre that was never seen is not at nothing
    before = loss.centres.clone()
    loss.eval()(_codes(0.5, 3), PEOPLE)
    assert torch.equal(loss.centres, before)


def test_rows_are_imprinted_with_the_means_of_people() -> None:
    for kind in ("softmax", "centre", "arcface", "cosface", "deepid2"):
        loss = loss_of(kind, 3, 8)
        by_chance = _whole(loss, _codes(0.1))
        loss.imprint(torch.eye(8)[:3] * 5)
        assert _whole(loss, _codes(0.1)) < by_chance


def test_contrastive_wants_two_people_no_farther_than_the_margin() -> None:
    loss = Contrastive(margin=1.2)
    exact = torch.eye(8)[PEOPLE]  # sqrt(2) apart
    assert _value(_whole(loss, exact)) == pytest.approx(0, abs=1e-6)
    parts = loss(torch.ones(6, 8), PEOPLE)
    assert _value(parts["near"]) == pytest.approx(0, abs=1e-6)
    assert _value(parts["far"]) == pytest.approx(1.2**2 / 2, rel=1e-3)


def test_semi_hard_takes_the_nearest_stranger_who_is_farther() -> None:
    codes = functional.normalize(torch.tensor([[1.0, 0.0], [1.0, 0.3], [1.0, 0.1], [1.0, 0.6], [0.0, 1.0]]))
    people = torch.tensor([0, 0, 1, 2, 3])
    own = float((codes[0] - codes[1]).pow(2).sum())
    farther = float((codes[0] - codes[3]).pow(2).sum())  # picture 2 is nearer than the own one, 4 is farther still
    back = float((codes[1] - codes[3]).pow(2).sum())  # seen from picture 1, 2 is nearer than 0 as well
    assert back < own
    second = float((codes[1] - codes[4]).pow(2).sum())
    expected = [own - farther + 0.5, own - second + 0.5]
    wanted = [e for e in expected if e > 0]
    assert _value(Triplet("semi-hard", 0.5)(codes, people)["triplet"]) == pytest.approx(
        sum(wanted) / len(wanted), abs=1e-5
    )


def test_batch_hard_takes_the_worst_of_both() -> None:
    codes = functional.normalize(torch.tensor([[1.0, 0.0], [1.0, 0.4], [1.0, 0.1], [0.0, 1.0]]))
    people = torch.tensor([0, 0, 1, 2])
    apart = float((codes[0] - codes[1]).norm())
    costs = [apart - float((codes[row] - codes[2]).norm()) + 0.2 for row in (0, 1)]
    assert _value(Triplet("batch-hard")(codes, people)["triplet"]) == pytest.approx(
        sum(max(0, c) for c in costs) / 2, abs=1e-5
    )


def test_the_spread_tells_whether_codes_have_collapsed() -> None:
    assert spread(torch.eye(8)) == pytest.approx(1.0)
    assert spread(torch.ones(8, 8)) == pytest.approx(0, abs=1e-5)
    assert spread(torch.tensor([[1.0, 0.0], [-1.0, 0.0]])) == pytest.approx(2.0)
    assert spread(torch.ones(1, 8)) == 0.0
    assert collapsed(torch.ones(8, 8) + 0.01 * torch.randn(8, 8))
    assert not collapsed(torch.randn(8, 8))


def test_collapsed_codes_come_apart_again() -> None:
    """The hardest triplets alone keep codes that are one point where they are; the guard leads out."""
    torch.manual_seed(0)
    codes = torch.nn.Parameter(functional.normalize(torch.ones(6, 8) + 0.01 * torch.randn(6, 8)))
    assert collapsed(codes)
    loss = Triplet("batch-hard", 0.5)
    optimiser = torch.optim.Adam([codes], 0.02)
    for _ in range(300):
        optimiser.zero_grad()
        _whole(loss, codes).backward()
        optimiser.step()
    assert spread(codes) > 0.3
