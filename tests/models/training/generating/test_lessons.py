"""Networks that make pictures, and how they are taught."""

from __future__ import annotations

import functools
import math
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
import torch
from torch import nn

from models.training import fitting
from models.training.fitting import Plan, Watch
from models.training.generating import dcgan, parts, pictures, vae
from models.training.generating.autoencoder import AutoEncoder, Reconstructing, encoded, rebuilt
from models.training.generating.dcgan import Contending, Gan
from models.training.generating.vae import Inferring, Vae
from models.training.lesson import Turn
from models.training.measuring import psnr
from models.training.plan import OptimiserKind

fit = functools.partial(fitting.fit, threads=1)
CURES: tuple[dcgan.Cure, ...] = ("none", "spectral", "wasserstein")


def _faces(count: int, side: int = 16) -> np.ndarray:
    """Bright discs at different places."""
    y, x = np.mgrid[:side, :side]
    places = np.random.default_rng(0).uniform(4, side - 4, (count, 2))
    discs = [((y - a) ** 2 + (x - b) ** 2 < 9).astype(np.uint8) for a, b in places]
    return np.stack(discs)[..., None] * np.array([200, 150, 100], np.uint8) + np.uint8(20)


FACES = _faces(24)


def _lesson(kind: str, **more) -> pictures.Generation:
    if kind == "auto-encoder":
        return Reconstructing(lambda: AutoEncoder(16, 4, 6), FACES[:16], FACES[16:], 8, noise=0.1, sparse=0.01, **more)
    if kind == "vae":
        return Inferring(lambda: Vae(16, 4, 6), FACES[:16], FACES[16:], 8, **more)
    cure = more.get("cure", "none")
    return Contending(lambda: Gan(16, 4, 6, cure), FACES[:16], FACES[16:], 8, critics=2, **more)


@pytest.mark.parametrize(("side", "count", "smallest"), [(32, 3, 4), (48, 3, 6), (64, 4, 4), (16, 2, 4)])
def test_ways_down_and_up(side: int, count: int, smallest: int) -> None:
    assert parts.levels(side) == count
    assert side >> count == smallest
    assert parts.way_down(side, 4, 10)(torch.zeros(2, 3, side, side)).shape == (2, 10)
    assert parts.way_up(side, 4, 10)(torch.zeros(2, 10)).shape == (2, 3, side, side)


def test_what_cannot_be_halved_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be halved"):
        parts.levels(50)


def test_an_auto_encoder_learns_four_pictures_by_heart(tmp_path: Path) -> None:
    four = FACES[:4]
    lesson = Reconstructing(lambda: AutoEncoder(16, 8, 8), four, four, 4, mirrored=False)
    plan = Plan(steps=400, rate=0.02, every=400, decay=0, warm=0)
    torch.manual_seed(0)
    untrained = psnr(rebuilt(lesson.make().eval(), four).astype(np.float64) - four)
    trained = psnr(rebuilt(fit(lesson, plan, tmp_path).network, four).astype(np.float64) - four)
    assert trained > 25 > 15 > untrained


def test_codes_are_drawn_as_they_were_measured() -> None:
    network = AutoEncoder(16, 4, 3).eval()
    codes = torch.randn(4000, 3, generator=torch.Generator().manual_seed(0)) @ torch.tensor(
        [[2.0, 0.0, 0.0], [1.0, 1.0, 0.0], [0.0, 0.5, 0.1]]
    ) + torch.tensor([1.0, -2.0, 3.0])
    network.measure(codes)
    drawn = network.drawn(4000, torch.Generator().manual_seed(1))
    assert torch.allclose(drawn.mean(0), codes.mean(0), atol=0.15)
    assert torch.allclose(torch.cov(drawn.T), torch.cov(codes.T), atol=0.4)
    network.measure(codes[:2])  # that span a line
    assert torch.isfinite(network.drawn(2)).all()


def test_the_distance_of_codes_is_that_of_the_formula() -> None:
    mean, log_variance = torch.tensor([[0.5, -1.0]]), torch.tensor([[0.3, -0.7]])
    normal = torch.distributions.Normal
    wanted = torch.distributions.kl_divergence(
        normal(mean, (log_variance / 2).exp()), normal(torch.zeros(2), torch.ones(2))
    ).sum(1)
    assert torch.allclose(vae.divergence(mean, log_variance), wanted, atol=1e-6)
    assert float(vae.divergence(torch.zeros(1, 4), torch.zeros(1, 4))) == 0


def test_the_bound_is_that_of_a_network_that_always_says_grey() -> None:
    network = Vae(16, 4, 6).eval()
    with torch.no_grad():
        network.up[-1].weight.zero_()
        network.up[-1].bias.zero_()  # half of white everywhere
        for part in (network.down[-1].weight, network.down[-1].bias):
            part.zero_()
        network.log_sigma.fill_(math.log(0.25))
    grey = np.full((3, 16, 16, 3), 128, np.uint8)
    bits, distance = vae.bound(network, grey)
    assert distance == 0
    assert bits == pytest.approx(8 + math.log2(0.25 * math.sqrt(2 * math.pi)), abs=0.001)


def test_beta_weighs_the_distance() -> None:
    batch = (torch.rand(4, 3, 16, 16),)
    torch.manual_seed(0)
    network = Vae(16, 4, 6)
    torch.manual_seed(1)
    one = _lesson("vae").loss(network, batch)
    torch.manual_seed(1)
    four = _lesson("vae", beta=4.0).loss(network, batch)
    assert four["misfit"] == one["misfit"]
    assert torch.allclose(four["distance"], 4 * one["distance"])


@pytest.mark.parametrize("cure", CURES)
def test_each_optimiser_moves_its_own_network_alone(cure: dcgan.Cure) -> None:
    lesson, plan = _lesson("dcgan", cure=cure), Plan(rate=0.01)
    torch.manual_seed(0)
    network = lesson.make().train()
    optimisers = lesson.optimisers(network, plan)
    held = {name: {id(p) for group in one.param_groups for p in group["params"]} for name, one in optimisers.items()}
    assert held["painter"] == {id(p) for p in network.painter.parameters()}
    assert held["critic"] == {id(p) for p in network.critic.parameters()}
    random = np.random.default_rng(0)
    for still in ("painter", "critic"):
        before = {name: p.detach().clone() for name, p in network.named_parameters()}
        stopped = {**optimisers, still: torch.optim.SGD(getattr(network, still).parameters(), 0.0)}
        losses = lesson.learn(network, lesson.batch(random), Turn(0, plan, stopped, random))
        moved = {name.partition(".")[0] for name, p in network.named_parameters() if not torch.equal(p, before[name])}
        assert moved == {"painter", "critic"} - {still}
        assert ("steepness" in losses) == (cure == "wasserstein")
    assert all(p.requires_grad for p in network.parameters())


@pytest.mark.parametrize(("cure", "betas"), [("none", (0.5, 0.999)), ("wasserstein", (0.0, 0.9))])
def test_the_plan_and_the_paper_are_both_kept_to(cure: dcgan.Cure, betas: tuple[float, float]) -> None:
    lesson = _lesson("dcgan", cure=cure)
    for kind in get_args(OptimiserKind):
        optimisers = lesson.optimisers(lesson.make(), Plan(optimiser=kind, rate=0.01, weight_decay=0.02))
        for group in (group for one in optimisers.values() for group in one.param_groups):
            assert (group["lr"], group["weight_decay"]) == (0.01, 0.02), kind
            assert group.get("betas", betas) == betas, kind


def test_the_critic_with_a_cure_knows_no_other_picture_of_the_batch() -> None:
    for cure in CURES:
        kinds = {type(one) for one in Gan(16, 4, 6, cure).critic.modules()}
        assert (nn.BatchNorm2d in kinds) == (cure == "none")


def test_spectral_normalisation_holds_every_layer_to_length_one() -> None:
    critic = Gan(32, 4, 6, "spectral").critic.train()
    for _ in range(30):
        critic(torch.rand(2, 3, 32, 32))
    first = critic.eval()[0].weight.detach().flatten(1)
    assert float(torch.linalg.matrix_norm(first, 2)) == pytest.approx(1, abs=0.05)


class Stopping(Watch):
    def stepped(self, step: int, seconds: float) -> bool:
        return step == 7


@pytest.mark.parametrize("kind", ["auto-encoder", "vae", "dcgan", "spectral"])
def test_what_was_stopped_goes_on_to_the_same_bits(tmp_path: Path, kind: str) -> None:
    def lesson() -> pictures.Generation:
        return _lesson("dcgan", cure="spectral") if kind == "spectral" else _lesson(kind)

    plan = Plan(steps=12, every=5, rate=0.001, decay=0.9, keep="last")
    whole = fit(lesson(), plan, tmp_path / "whole").network
    assert not fit(lesson(), plan, tmp_path / "parts", Stopping()).finished
    going_on = fit(lesson(), plan, tmp_path / "parts").network
    for name, value in whole.state_dict().items():
        assert torch.equal(value, going_on.state_dict()[name]), name
    names = {path.name.partition("-")[2] for path in (tmp_path / "whole" / "samples").iterdir()}
    assert "samples.png" in names
    assert "filters-of-the-first-layer.png" in names
    assert ("originals-and-reconstructions.png" in names) == (kind in ("auto-encoder", "vae"))


def test_codes_are_normal_until_they_are_measured() -> None:
    network = Vae(16, 4, 6).eval()
    drawn = network.drawn(5, torch.Generator().manual_seed(0))
    assert torch.equal(drawn, torch.randn(5, 6, generator=torch.Generator().manual_seed(0)))
    network.measure(encoded(network, FACES))
    assert not torch.equal(network.drawn(5, torch.Generator().manual_seed(0)), drawn)


@pytest.mark.parametrize("kind", ["vae", "dcgan"])
def test_how_far_pictures_are_apart_is_a_distance(kind: str) -> None:
    lesson = _lesson(kind)
    assert lesson.score(lesson.make().eval())["apart"] > 0
    assert lesson.falling == (kind == "dcgan")


def test_codes_of_the_samples_stay_the_same() -> None:
    network = Vae(16, 4, 6).eval()
    assert torch.equal(pictures.fixed_codes(network), pictures.fixed_codes(network))
    assert (pictures.decoded(network, pictures.fixed_codes(network, 200)).shape) == (200, 16, 16, 3)
    assert encoded(network, FACES).shape == (24, 6)


def test_rows_beside_each_other_and_distances() -> None:
    pair = pictures.beside(FACES[:5], FACES[:5], 4)
    assert pair.shape == (128, 128, 3)
    assert (pair[:32] == pair[32:64]).all()
    assert pictures.apart(FACES, FACES) == 0
    shifted = np.clip(FACES.astype(np.int16) + 10, 0, 255).astype(np.uint8)
    assert 5 < pictures.apart(FACES, shifted) < 20
