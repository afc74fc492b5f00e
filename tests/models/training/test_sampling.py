from __future__ import annotations

import numpy as np
import pytest

from models.training.keeping import TrainingError
from models.training.sampling import PeopleByPictures

LABELS = np.array([0] * 5 + [1] * 3 + [2] + [3] * 8, np.int64)


def test_a_batch_holds_so_many_people_and_so_many_pictures_of_each() -> None:
    sampler = PeopleByPictures(LABELS, people=3, pictures=3)
    for seed in range(20):
        rows = sampler.draw(np.random.default_rng(seed))
        assert len(set(rows.tolist())) == len(rows)
        people, counts = np.unique(LABELS[rows], return_counts=True)
        assert len(people) == 3
        assert dict(zip(people.tolist(), counts.tolist(), strict=True)) == {
            p: 1 if p == 2 else 3 for p in people.tolist()
        }


def test_people_with_one_picture_can_be_left_out() -> None:
    sampler = PeopleByPictures(LABELS, people=9, pictures=2, single=False)
    assert {2} & {int(LABELS[r]) for seed in range(20) for r in sampler.draw(np.random.default_rng(seed))} == set()
    with pytest.raises(TrainingError, match="at least two people"):
        PeopleByPictures(np.arange(2), single=False)


def test_who_weighs_more_is_drawn_more_often() -> None:
    weights = np.where(LABELS == 3, 9.0, 1.0)
    sampler = PeopleByPictures(LABELS, people=1, pictures=1, weights=weights)
    random = np.random.default_rng(0)
    drawn = [int(LABELS[sampler.draw(random)[0]]) for _ in range(300)]
    assert 180 < drawn.count(3) < 270


def test_the_same_random_numbers_give_the_same_batch() -> None:
    sampler = PeopleByPictures(LABELS, people=3, pictures=2)
    first, second = (sampler.draw(np.random.default_rng(7)) for _ in range(2))
    assert first.tolist() == second.tolist()
