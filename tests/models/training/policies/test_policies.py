"""A corridor and a bandit are solved by both ways to learn, and both go on to the same bits."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from models import arrays
from models.policy import Policy
from models.training import fitting
from models.training.fitting import Plan
from models.training.lesson import Lesson
from models.training.pace import measure
from models.training.policies.deep_q import DeepQ, LearningValues
from models.training.policies.environment import Act, Environment, Happened, Players, Seen, Stateless, Step, returns
from models.training.policies.gradient import LearningPolicy
from models.training.policies.networks import PolicyNet, masked
from models.training.policies.replay import ReplayBuffer
from tests.models.training.test_fitting import Told

fit = functools.partial(fitting.fit, threads=1)
PLAN = Plan(steps=200, rate=0.01, every=50, decay=0, patience=0, schedule="constant", warm=0)


class Corridor:
    """Five places in a row; the prize is at the right end, and the left end ends it without."""

    size, actions = 5, 2

    def __init__(self) -> None:
        self.place = 2

    def reset(self, random: np.random.Generator) -> Seen:
        self.place = int(random.integers(1, 3))
        return self._seen()

    def step(self, action: int, random: np.random.Generator) -> Step:
        self.place += 1 if action == 1 else -1
        return Step(1.0 if self.place == 4 else -0.05, self._seen(), self.place in (0, 4))

    def state(self) -> Mapping[str, Any]:
        return {"place": self.place}

    def restore(self, state: Mapping[str, Any]) -> None:
        self.place = int(state["place"])

    def _seen(self) -> Seen:
        return Seen(np.eye(5, dtype=np.float32)[self.place], np.ones(2, bool))


class Bandit(Stateless):
    """Three arms: one pays half the time, one always but less, one would pay most and is not allowed."""

    size, actions = 1, 3

    def reset(self, random: np.random.Generator) -> Seen:
        return Seen(np.zeros(1, np.float32), np.array([True, True, False]))

    def step(self, action: int, random: np.random.Generator) -> Step:
        assert action != 2
        return Step(0.3 if action == 0 else float(random.random() < 0.5), self.reset(random), over=True)


def lesson_of(method: str, world: Callable[[], Environment]) -> Lesson[PolicyNet]:
    one = world()

    def judge(act: Act) -> dict[str, float]:
        return {"return": float(returns(world(), act, 20, np.random.default_rng(0), 20).mean())}

    def build() -> PolicyNet:
        return PolicyNet(one.size, one.actions, 16, critic=method == "gradient")

    environments = [world() for _ in range(8)]
    if method == "gradient":
        return LearningPolicy(build, environments, judge)
    how = DeepQ(capacity=512, before=64, batch=32, follows=20, longest=20, double=method == "double")
    return LearningValues(build, environments, judge, how)


@pytest.mark.parametrize("method", ["double", "plain", "gradient"])
@pytest.mark.parametrize(("world", "best"), [(Corridor, 0.87), (Bandit, 0.4)])
def test_a_small_world_is_solved(tmp_path: Path, method: str, world: Callable[[], Environment], best: float) -> None:
    fitted = fit(lesson_of(method, world), PLAN, tmp_path)
    assert fitted.best is not None
    assert fitted.best >= best


@pytest.mark.parametrize("method", ["double", "gradient"])
def test_what_was_stopped_goes_on_to_the_same_bits(tmp_path: Path, method: str) -> None:
    def bits(network: PolicyNet) -> list[bytes]:
        return [value.numpy().tobytes() for value in network.state_dict().values()]

    whole = fit(lesson_of(method, Corridor), PLAN, tmp_path / "whole").network
    for stop in (1, 77, 150):
        assert not fit(lesson_of(method, Corridor), PLAN, tmp_path / "parts", Told(stop)).finished
    lesson = lesson_of(method, Corridor)
    measure(lesson, PLAN, threads=1)  # as it is done before each training: it must leave nothing behind
    assert bits(fit(lesson, PLAN, tmp_path / "parts").network) == bits(whole)


def _happened(number: int) -> Happened:
    one = np.full((1, 2), number, np.float32)
    flags = np.array([[True, False]])
    return Happened(
        one, np.array([number]), np.array([number], np.float32), one + 1, flags, np.array([number % 2 == 0])
    )


def test_the_oldest_is_forgotten_first() -> None:
    buffer = ReplayBuffer(3, 2, 2)
    for number in range(5):
        buffer.add(_happened(number))
        assert len(buffer) == min(number + 1, 3)
    drawn = buffer.draw(60, np.random.default_rng(0))
    assert set(drawn["actions"].tolist()) == {2, 3, 4}
    assert torch.equal(drawn["afterwards"][:, 0], drawn["rewards"] + 1)
    assert torch.equal(drawn["over"], drawn["actions"] % 2 == 0)
    again = ReplayBuffer(3, 2, 2)
    again.restore(buffer.state())
    for name, value in again.draw(60, np.random.default_rng(0)).items():
        assert torch.equal(value, drawn[name])


def test_an_episode_that_is_broken_off_is_not_over() -> None:
    players, random = Players([Corridor()], longest=2), np.random.default_rng(0)
    players.look(random)
    first, second = (players.act(np.array([action]), random) for action in (1, 0))
    assert not first.over.any()
    assert not second.over.any()
    assert players.ended().all()
    assert players.look(random)[0].shape == (1, 5)


def test_the_target_and_not_the_network_says_what_comes_later() -> None:
    lesson = lesson_of("double", Corridor)
    assert isinstance(lesson, LearningValues)
    torch.manual_seed(0)
    network = lesson.make()
    here, later = torch.eye(5)[1:2], torch.eye(5)[2:3]
    allowed = torch.ones(1, 2, dtype=torch.bool)
    with torch.no_grad():
        wanted = 0.5 + 0.99 * network(later).max()
        said = network(here)[0, 1]
    batch = (here, torch.tensor([1]), torch.tensor([0.5]), later, allowed, torch.tensor([False]))
    loss = lesson.loss(network, batch)
    torch.testing.assert_close(loss, torch.nn.functional.smooth_l1_loss(said, wanted))
    ended = lesson.loss(network, (*batch[:-1], torch.tensor([True])))
    torch.testing.assert_close(ended, torch.nn.functional.smooth_l1_loss(said, torch.tensor(0.5)))


def test_a_file_chooses_as_the_network_does() -> None:
    random = np.random.default_rng(0)
    known = random.normal(5, 2, (50, 4)).astype(np.float32)
    network = PolicyNet(4, 3, 8, critic=True, known=known)
    policy = Policy.read(arrays.packed(network, np.float32))
    allowed = random.random((50, 3)) < 0.6
    allowed[:, 0] = True
    expected = masked(network(torch.from_numpy(known)), torch.from_numpy(allowed)).argmax(1).numpy()
    np.testing.assert_array_equal(policy(known, allowed), expected)
    assert (policy.size, policy.actions) == (4, 3)
    with pytest.raises(ValueError, match="holds no policy"):
        Policy.read(b"something else")
    with pytest.raises(ValueError, match="no critic"):
        PolicyNet(4, 3).both(torch.zeros(1, 4))
