"""A camera that learns where to look, and with how much gain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from core.base.findings import Table
from core.base.messages import Message
from core.errors import LearningError, PorticoError
from core.learning.data import Data
from core.learning.policies.camera import (
    ACTIONS,
    LONGEST,
    SIZE,
    CameraWorld,
    Scene,
    best_paid,
    middle_and_metered,
    scene,
    seeing,
)
from core.learning.policies.settings import Acting, Discount, Undecided
from core.learning.recipe import Every, Kind, Outcome, Prepared, Recipe, Steps
from core.learning.sources import DataKind
from core.learning.tools import Tools
from models.training.policies.environment import Act

_WORLDS = {"dqn": 8, "reinforce": 32}
_WATCHED, _HELD = 1, 2  # seeds of beginnings


class Settings(Acting):
    """What can be set."""

    discount: Discount = 0.98
    undecided: Undecided = 0.1
    steps: Steps = 6000
    every: Every = 500


@dataclass(frozen=True, eq=False)
class _Kept:
    scenes: dict[str, Scene]


def prepare(data: Data, parameters: Settings, tools: Tools) -> Prepared:
    """Find the face of each picture: the first is learnt from, the others show whether it looks or remembers."""
    from models.training.policies.methods import lesson_of
    from models.training.policies.networks import PolicyNet

    scenes = _scenes(data, tools)
    first = next(iter(scenes.values()))
    worlds = [CameraWorld(first) for _ in range(_WORLDS[parameters.method])]

    def build(*, critic: bool) -> PolicyNet:
        return PolicyNet(SIZE, len(ACTIONS), critic=critic)

    def judge(act: Act) -> dict[str, float]:
        found = seeing(first, act, 200, _WATCHED)
        return {"sight less steps": found.paid, "sight": found.sight, "steps": found.steps}

    lesson = lesson_of(
        parameters.method,
        build,
        worlds,
        judge,
        discount=parameters.discount,
        undecided=parameters.undecided,
        batch=parameters.batch,
        longest=LONGEST,
    )
    words = Message(
        "{name} is learnt from; pictures that are only looked at in the end: {others}",
        name=next(iter(scenes)),
        others=len(scenes) - 1,
    )
    return Prepared(lesson, parameters.plan(), words, data.notes, _Kept(scenes))


def _scenes(data: Data, tools: Tools) -> dict[str, Scene]:
    """Of the first few pictures with one face.

    Raises:
        LearningError: there is none.

    """
    found: dict[str, Scene] = {}
    for item in data.items[:20]:
        try:
            picture = item.read()
            face = tools.engine.only_face(picture)
        except PorticoError:
            continue
        found[item.name] = scene(picture, face.boxes[0])
    if not found:
        raise LearningError("none of the first twenty pictures shows one face")
    return found


def finish(network: Any, prepared: Prepared, tools: Tools) -> Outcome:  # noqa: ARG001  # every recipe has them
    """How well the face is seen from beginnings that were never tried, and on other pictures."""
    from models import arrays
    from models.training.policies.networks import greedy

    kept: _Kept = prepared.kept
    act = greedy(network)
    rows, paid = [], {}
    for name, one in kept.scenes.items():
        ways = {
            "nothing": seeing(one, None, seed=_HELD),
            "middle and mean": seeing(one, middle_and_metered, seed=_HELD),
            "the policy": seeing(one, act, seed=_HELD),
            "whoever knows all": best_paid(one, seed=_HELD),
        }
        rows += [(name, way, of.sight, of.steps, of.paid) for way, of in ways.items()]
        paid[name] = {way: of.paid for way, of in ways.items()}
    first = next(iter(paid.values()))
    others = [one["the policy"] for one in list(paid.values())[1:]]
    words = Message(
        "The face is seen to {policy:.0%}, steps taken off; looking at the middle and metering gives {rule:.0%}, "
        "knowing everything {best:.0%}",
        policy=first["the policy"],
        rule=first["middle and mean"],
        best=first["whoever knows all"],
    )
    figures = {f"paid, {way}": value for way, value in first.items()}
    figures |= {"paid, the policy on other pictures": float(np.mean(others))} if others else {}
    return Outcome(
        words,
        figures,
        Table(("picture", "way", "sight", "steps", "sight less steps"), tuple(rows)),
        files={"policy.npz": arrays.packed(network, np.float32)},
    )


RECIPE = Recipe(
    "camera-gain",
    "A camera that looks for the face",
    Kind.POLICY,
    "Learns to move its view and its gain until it sees a face best, simulated on one picture.",
    Settings,
    frozenset({DataKind.CLASSES, DataKind.PICTURES}),
    prepare,
    finish,
    examples=("portraits", "small-faces", "pictures"),
    keywords="reinforcement learning, agent, reward, exposure, DQN, REINFORCE",
)
