from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
import torch

from models.efficientnet_lite import LAST
from models.training.augmenting import Augmentation
from models.training.classifiers.parts import initialise
from models.training.classifying import Labelled, Way, tensor_of
from models.training.fine_tuning import FineTuning, Thaw, Trunk, frozen, room
from models.training.lesson import Turn
from models.training.plan import Plan
from models.training.questions import Questions, wanted_of

PIXELS = np.random.default_rng(0).integers(0, 255, (4, 32, 32, 3), dtype=np.uint8)
WANTED = wanted_of([(0,), (1,), (0,), (1,)], 2)
PLAN = Plan(steps=4, rate=1e-3, decay=0.0)


@pytest.fixture(scope="module")
def network() -> Trunk:
    torch.manual_seed(0)
    made = Trunk(2)
    initialise(made, "he")  # so that something comes through
    return made


def lesson(network: Trunk, thaw: Thaw, **how: float) -> FineTuning:
    found = Labelled(PIXELS, WANTED)
    return FineTuning(network, Questions((2,)), found, found, Way(4, Augmentation(**how)), thaw)  # type: ignore[arg-type]


def step(found: FineTuning, network: Trunk, number: int) -> set[str]:
    """Which weights one step has moved."""
    before = {name: value.detach().clone() for name, value in network.named_parameters()}
    optimisers, random = found.optimisers(network, PLAN), np.random.default_rng(0)
    found.learn(network.train(), found.batch(random), Turn(number, PLAN, optimisers, random))
    return {name for name, value in network.named_parameters() if not torch.equal(value, before[name])}


def test_the_frozen_part_and_the_rest_are_the_whole(network: Trunk) -> None:
    whole = network.eval()(tensor_of(PIXELS))
    for place in (0, 5, LAST):
        maps = torch.from_numpy(frozen(network, PIXELS, place).astype(np.float32))
        assert torch.allclose(network.after(maps, place), whole, atol=0.05), "sixteen bits are enough"
    assert room(network, 5, 32, 4) == frozen(network, PIXELS, 5).nbytes
    assert torch.allclose(network.head(network.maps(tensor_of(PIXELS))), whole)


def test_first_the_last_layer_then_what_lies_above_never_what_lies_below(network: Trunk) -> None:
    found = lesson(network, Thaw(place=6, after=0.5))
    learner = found.make()
    assert step(found, learner, 1) == {"last.weight", "last.bias"}
    moved = step(found, learner, 2)
    inside = {name for name in moved if name.startswith("trunk")}
    assert moved - inside == {"last.weight", "last.bias"}
    first = learner.trunk._ends[6]
    assert inside
    assert {name.split(".")[2] for name in inside if "_blocks" in name} == {str(first)}
    assert not any("_conv_stem" in name for name in inside)


def test_its_normalisation_stays_and_its_rate_is_smaller(network: Trunk) -> None:
    found = lesson(network, Thaw(place=6, after=0.0, share=0.1))
    learner = found.make().train()
    assert not any(layer.training for layer in learner.trunk.modules())
    rates = [group["lr"] for group in found.optimisers(learner, PLAN)["all"].param_groups]
    assert rates == [PLAN.rate, pytest.approx(PLAN.rate / 10)]
    only = lesson(network, Thaw(place=LAST, after=0.0))
    assert len(only.optimisers(only.make(), PLAN)["all"].param_groups) == 1
    assert step(only, only.make(), 3) == {"last.weight", "last.bias"}


def test_no_more_memory_is_taken_than_was_said(network: Trunk) -> None:
    pixels = np.random.default_rng(0).integers(0, 255, (64, 32, 32, 3), dtype=np.uint8)
    every, few = Labelled(pixels, np.zeros((64, 2), np.float32)), Labelled(PIXELS, WANTED)
    way = Way(4, Augmentation(mirror=True))
    FineTuning(network, Questions((2,)), few, few, way, Thaw(0, views=3))  # so that all is imported
    tracemalloc.start()
    found = FineTuning(network, Questions((2,)), every, few, way, Thaw(0, views=3))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    said = room(network, 0, 32, 3 * len(pixels) + len(PIXELS))
    assert found._maps.nbytes + found._held_maps.nbytes == said
    assert peak < 1.5 * said


def test_views_are_as_many_as_asked_for_and_always_the_same(network: Trunk) -> None:
    told: list[float] = []
    every = Labelled(PIXELS, WANTED)
    way = Way(4, Augmentation(mirror=True, shift=4))
    one = FineTuning(network, Questions((2,)), every, every, way, Thaw(LAST, views=3), told.append)
    assert one._maps.shape == (12, 1280, 1, 1)
    assert told == sorted(told)
    again = FineTuning(network, Questions((2,)), every, every, way, Thaw(LAST, views=3))
    assert (one._maps == again._maps).all()
    assert (one._maps[:4] == one._held_maps).all(), "first as they are"
    assert lesson(network, Thaw(LAST, views=3))._maps.shape[0] == 4, "nothing is changed, so once is enough"
    assert one.batch(np.random.default_rng(0))[0].shape == (4, 1280, 1, 1)
    assert set(one.score(one.make())) == {"accuracy", "held-out loss"}
