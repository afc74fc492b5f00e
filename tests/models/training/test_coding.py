from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from models.training.adapters import adapter_of
from models.training.coding import CodeLesson, Drawing, Labelled, accepted, codes, compared, equal_error, verified
from models.training.fitting import fit
from models.training.losses import LOSSES, LossKind
from models.training.plan import Plan


def _faces(people: int, seed: int, pictures: int = 6) -> Labelled:
    """Vectors whose first four numbers say who it is, while the other four, twice as large, say nothing."""
    random = np.random.default_rng(seed)
    labels = np.repeat(np.arange(people), pictures)
    own = random.normal(size=(people, 4))[labels] + 0.2 * random.normal(size=(len(labels), 4))
    rows = np.concatenate([own, 2 * random.normal(size=(len(labels), 4))], axis=1)
    return Labelled(torch.from_numpy(rows.astype(np.float32)), labels)


@pytest.mark.parametrize("kind", LOSSES)
def test_what_is_learnt_holds_for_people_who_were_not_shown(kind: LossKind, tmp_path: Path) -> None:
    held = _faces(12, 1)
    lesson = CodeLesson(
        _faces(40, 0), [held], lambda: adapter_of("linear", 8), 8, kind, drawing=Drawing(16, 4), imprinted=True
    )
    plan = Plan(steps=60, rate=0.03, every=20, patience=0, decay=0.0, schedule="constant")
    network = fit(lesson, plan, tmp_path, threads=1).network
    before = verified(codes(adapter_of("linear", 8), held.inputs), held.people, 0.01)
    after = verified(codes(network, held.inputs), held.people, 0.01)
    assert after["eer"] < 0.7 * before["eer"]
    assert after["accepted"] > before["accepted"]
    assert after["spread"] > 0.3


def test_nothing_is_scored_where_nobody_is_held_out(tmp_path: Path) -> None:
    lesson = CodeLesson(_faces(5, 0), [], lambda: adapter_of("linear", 8), 8, "softmax")
    assert lesson.score(lesson.make()) == {}


def test_chips_are_mirrored_by_chance() -> None:
    chips = torch.arange(4, dtype=torch.uint8).repeat(6, 1, 2, 1)
    lesson = CodeLesson(
        Labelled(chips, np.repeat(np.arange(3), 2)), [], torch.nn.Flatten, 8, "contrastive", drawing=Drawing(3, 2, True)
    )
    rows, people = lesson.batch(np.random.default_rng(0))
    firsts = set(rows[:, 0, 0, 0].tolist())
    assert firsts == {0, 3}
    assert people.tolist() == sorted(people.tolist(), key=people.tolist().index)


def test_rates_are_those_of_a_list_by_hand() -> None:
    mated = np.array([0.9, 0.8, 0.4], np.float32)
    strange = np.array([0.5, 0.3, 0.2, 0.1], np.float32)
    assert accepted(mated, strange, 0.01) == pytest.approx(2 / 3)
    assert accepted(mated, strange, 0.25) == pytest.approx(1)
    assert equal_error(mated, strange) == pytest.approx((1 / 3 + 1 / 4) / 2, abs=0.05)
    assert accepted(mated, strange[:0], 0.01) == 0
    assert equal_error(mated[:0], strange) == 0.5


def test_every_two_are_compared_once() -> None:
    mated, strange = compared(np.eye(4, dtype=np.float32), np.array([0, 0, 1, 2]))
    assert (len(mated), len(strange)) == (1, 5)
