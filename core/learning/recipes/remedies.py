"""A policy that chooses remedies for a spoilt face."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.learning.data import Data
from core.learning.policies.exam import NOTHING, POLICY, RULE, Exam, best_single, from_trees
from core.learning.policies.groves import Asked, Grove, plant
from core.learning.policies.remedies import ACTIONS, SIZE
from core.learning.policies.settings import Acting, Discount
from core.learning.policies.trees import RemedyWorld, Trees
from core.learning.recipe import Decay, Every, Kind, OptimiserChoice, Outcome, Prepared, Recipe, Steps, WeightDecay
from core.learning.sources import DataKind
from core.learning.tools import Tools
from models.training.policies.environment import Act

_WORLDS = {"dqn": 8, "reinforce": 64}


class Settings(Acting):
    """What can be set."""

    people: Annotated[int, Field(title="People", ge=6, le=2000, description="at most; four in ten are held out")] = 84
    faces: Annotated[int, Field(title="Faces of each", ge=1, le=9, description="spoilt in so many ways")] = 3
    depth: Annotated[int, Field(title="Longest chain", ge=1, le=4, description="remedies")] = 3
    cost: Annotated[
        float, Field(title="Cost of time", ge=0, le=1, description="score that a tenth of a second must bring")
    ] = 0.02
    profile: Annotated[
        Literal["fast-4", "standard-4"], Field(title="Judged by", description="recognition profile; fast takes half")
    ] = "fast-4"
    discount: Discount = 1.0
    steps: Steps = 2500
    every: Every = 100
    optimiser: OptimiserChoice = "adamw"
    weight_decay: WeightDecay = 1.0  # few faces are learnt from, and by heart they soon are
    decay: Decay = 0.99


@dataclass(frozen=True, eq=False)
class _Kept:
    grove: Grove
    cost: float


def prepare(data: Data, parameters: Settings, tools: Tools) -> Prepared:
    """Spoil photos and try every chain of remedies on them; that is kept, and the next run begins at once."""
    from models.training.policies.methods import lesson_of
    from models.training.policies.networks import PolicyNet

    asked = Asked(parameters.people, parameters.faces, parameters.depth, parameters.profile)
    grove = plant(data, asked, tools)
    worlds = [RemedyWorld(grove.shown, parameters.cost) for _ in range(_WORLDS[parameters.method])]
    known = grove.shown.seen[grove.shown.allowed.any(axis=2)]

    def build(*, critic: bool) -> PolicyNet:
        return PolicyNet(SIZE, len(ACTIONS), critic=critic, known=known)

    def judge(act: Act) -> dict[str, float]:
        return _scores(grove.watched, act, parameters.cost)

    lesson = lesson_of(
        parameters.method,
        build,
        worlds,
        judge,
        discount=parameters.discount,
        undecided=parameters.undecided,
        batch=parameters.batch,
    )
    words = Message(
        "{shown:,} spoilt faces are learnt from, {watched:,} watched, and {held:,} of people never seen are held out",
        shown=len(grove.shown.person),
        watched=len(grove.watched.person),
        held=len(grove.held.person),
    )
    return Prepared(lesson, parameters.plan(), words, data.notes, _Kept(grove, parameters.cost))


def finish(network: Any, prepared: Prepared, tools: Tools) -> Outcome:  # noqa: ARG001  # every recipe has them
    """Measure it on people whom it never saw, beside the rule and the others."""
    from models import arrays
    from models.training.policies.networks import greedy

    kept: _Kept = prepared.kept
    single = best_single(kept.grove.shown, kept.cost)
    exam = from_trees(kept.grove.held, greedy(network), single, kept.cost)
    return Outcome(
        verdict(exam, kept.cost),
        figures(exam, kept.cost),
        exam.table(),
        files={"policy.npz": arrays.packed(network, np.float32)},
        notes=(Message("the best single remedy is {remedy}", remedy=Message(ACTIONS[single])),),
    )


def wins(exam: Exam, cost: float) -> bool:
    """Whether it is certain to be better than the rule: in score with time taken off, and in people who are known."""
    return exam.advantage(POLICY, RULE, cost).above and exam.saved(POLICY, RULE).above


def verdict(exam: Exam, cost: float) -> Message:
    """What came of it, in a sentence."""
    better = exam.advantage(POLICY, RULE, cost)
    saved = exam.saved(POLICY, RULE)
    return Message(
        "Beside the rule it gains {gain:+.4f} ({low:+.4f} to {high:+.4f}), with time taken off, and {saved:+.1%} "
        "({least:+.1%} to {most:+.1%}) of the faces are known that were not: {verdict}",
        gain=better.mean,
        low=better.low,
        high=better.high,
        saved=saved.mean,
        least=saved.low,
        most=saved.high,
        verdict=Message("it wins") if wins(exam, cost) else Message("that is not certain enough to replace it"),
    )


def figures(exam: Exam, cost: float) -> dict[str, float]:
    """The numbers by which runs are compared."""
    better, saved = exam.advantage(POLICY, RULE, cost), exam.saved(POLICY, RULE)
    found = {f"gain, {name}": float(exam.gain(name).mean()) for name in exam.ways if name != NOTHING}
    found |= {f"refused, {name}": float(exam.refused(name).mean()) for name in exam.ways}
    found |= {f"ms, {name}": float(way.milliseconds.mean()) for name, way in exam.ways.items() if name != NOTHING}
    return found | {
        "over the rule": better.mean,
        "over the rule, from": better.low,
        "over the rule, to": better.high,
        "known beside the rule": saved.mean,
        "known beside the rule, from": saved.low,
        "known beside the rule, to": saved.high,
    }


def _scores(trees: Trees, act: Act, cost: float) -> dict[str, float]:
    """How good a policy is on faces that are watched."""
    rows, nodes = np.arange(len(trees.person)), trees.follow(act)
    return {
        "worth": float(trees.worth(cost)[rows, nodes].mean()),
        "refused": float((trees.genuine[rows, nodes] < trees.threshold).mean()),
        "milliseconds": float(trees.milliseconds[rows, nodes].mean()),
        "best worth": float(trees.worth(cost)[rows, trees.best(cost)].mean()),
    }


RECIPE = Recipe(
    "remedies",
    "Remedies for spoilt faces",
    Kind.POLICY,
    "Learns which remedies a spoilt face needs, by what the recogniser gains and the time they take.",
    Settings,
    frozenset({DataKind.CLASSES, DataKind.GALLERY}),
    prepare,
    finish,
    examples=(),  # none has several photos of anybody
    weights=("denoiser", "super-resolution", "sface"),
    keywords="reinforcement learning, agent, reward, denoise, enhance, restore, DQN, REINFORCE",
)
