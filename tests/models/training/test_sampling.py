from __future__ import annotations

import numpy as np
import pytest

from models.training.keeping import TrainingError
from models.training.sampling import PeopleByPictures, Walk

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


def test_one_person_alone_is_nobody_to_be_told_from() -> None:
    with pytest.raises(TrainingError, match="at least two people"):
        PeopleByPictures(np.zeros(4, np.int64))


def test_a_walk_comes_to_every_row_once_before_it_begins_anew() -> None:
    walk, random = Walk(7, 3), np.random.default_rng(0)
    first, second, third = (walk.draw(random).tolist() for _ in range(3))
    assert len({*first, *second}) == 6
    assert len(set(third)) == 3
    state, place = walk.state(), random.bit_generator.state
    after = walk.draw(random).tolist()
    again = Walk(7, 3)
    again.restore(state)
    random.bit_generator.state = place
    assert again.draw(random).tolist() == after
    assert sorted(Walk(2, 3).draw(random).tolist()) == [0, 1]


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
