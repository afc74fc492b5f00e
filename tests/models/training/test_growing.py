from __future__ import annotations

import pickle

import numpy as np
import pytest

from models.training.growing import METHODS, UnitBank, fit_unit, platt, unit
from models.training.growth import Examples, Growth, grow
from models.training.lesson import Turn
from models.training.plan import Plan

WIDTH = 12


def _classes(count: int, shown: int = 6, asked: int = 8, seed: int = 0) -> list[Examples]:
    """Classes that lie in directions of their own, not far from each other."""
    random = np.random.default_rng(seed)
    found = []
    for _ in range(count):
        centre = random.normal(size=WIDTH)
        rows = (centre + 0.5 * random.normal(size=(shown + asked, WIDTH))).astype(np.float32)
        found.append(Examples(rows[:shown], rows[shown:]))
    return found


def _strangers() -> np.ndarray:
    return np.concatenate([one.asked for one in _classes(6, seed=99)])


@pytest.mark.parametrize("name", [name for name in METHODS if name != "softmax, gone on"])
def test_classes_that_come_one_by_one_are_told(name: str) -> None:
    stages = grow(METHODS[name](None), _classes(8), [2, 8], _strangers())
    assert [one.classes for one in stages] == [2, 8]
    assert stages[0].accuracy > 0.9
    assert stages[1].accuracy > (0.6 if "not calibrated" in name else 0.8)
    assert stages[1].first > 0.6
    assert all(one.seconds > 0 for one in stages)


def test_going_on_with_the_new_class_alone_forgets_the_first() -> None:
    stages = grow(METHODS["softmax, gone on"](None), _classes(8), [1, 8], _strangers())
    assert stages[0].first == 1.0
    assert stages[1].first == 0.0


def test_going_on_keeps_no_examples() -> None:
    sizes = []
    for shown in (5, 500):
        way = METHODS["softmax, gone on"](None)
        for one in _classes(3, shown):
            way.add(one.shown)
        sizes.append(len(pickle.dumps(way)))
    assert sizes[0] == sizes[1]


def test_neighbours_are_all_examples_so_far() -> None:
    way, classes = METHODS["5 neighbours"](None), _classes(4, shown=3)
    for one in classes[:2]:
        way.add(one.shown)
    asked = unit(classes[0].asked)
    two = way.sure(classes[0].asked)  # asked in between, and again after more have come
    for one in classes[2:]:
        way.add(one.shown)
    every = unit(np.concatenate([one.shown for one in classes]))
    assert np.allclose(two, (asked @ every[:6].T).max(axis=1))
    assert np.allclose(way.sure(classes[0].asked), (asked @ every.T).max(axis=1))
    assert way.scores(classes[3].asked).shape == (8, 4)


def test_a_new_class_leaves_the_other_units_as_they_are() -> None:
    bank, classes = UnitBank(), _classes(5)
    for one in classes[:3]:
        bank.add(one.shown)
    before = [(u.weights.copy(), u.bias, u.slope, u.offset) for u in bank.units]
    answers = bank.scores(classes[0].asked)
    for one in classes[3:]:
        bank.add(one.shown)
    for was, now in zip(before, bank.units, strict=False):
        assert np.array_equal(was[0], now.weights)
        assert was[1:] == (now.bias, now.slope, now.offset)
    assert np.array_equal(bank.scores(classes[0].asked)[:, :3], answers)


def test_units_that_were_shown_others_say_no_to_strangers() -> None:
    others = np.concatenate([one.shown for one in _classes(30, seed=5)])
    bank = UnitBank(others)
    classes = _classes(4)
    for one in classes:
        bank.add(one.shown)
    own = np.concatenate([one.asked for one in classes])
    assert (bank.sure(own) > 0).mean() > 0.75
    assert (bank.sure(_strangers()) > 0).mean() < 0.25


def test_one_class_alone_can_be_asked() -> None:
    bank = UnitBank()
    bank.add(_classes(1)[0].shown)
    assert bank.scores(_classes(1)[0].asked).shape == (8, 1)


def test_a_class_of_one_picture_is_learnt() -> None:
    for make in METHODS.values():
        way = make(None)
        for one in _classes(3, shown=1):
            way.add(one.shown)
        way.settle()
        assert way.scores(_strangers()).shape == (48, 3)
        assert np.isfinite(way.sure(_strangers())).all()


@pytest.mark.parametrize("name", METHODS)
def test_scores_and_how_sure_they_are_come_of_one_look(name: str) -> None:
    way = METHODS[name](None)
    for one in _classes(2):
        way.add(one.shown)
    way.settle()
    way.answers(_strangers())
    way.add(_classes(3)[2].shown)  # what was made ready for the first two is not enough
    way.settle()
    scores, sure = way.answers(_strangers())
    assert scores.shape == (48, 3)
    assert np.array_equal(scores, way.scores(_strangers()))
    assert np.array_equal(sure, way.sure(_strangers()))


def test_neighbours_are_as_sure_as_the_nearest_is_near() -> None:
    way, (one, other) = METHODS["5 neighbours"](None), _classes(2)
    way.add(one.shown)
    way.add(other.shown)
    cosines = unit(_strangers()) @ np.concatenate([unit(one.shown), unit(other.shown)]).T
    assert way.sure(_strangers()) == pytest.approx(cosines.max(axis=1))


def test_a_unit_parts_its_own_from_the_others() -> None:
    first, second = _classes(2)
    weights, bias = fit_unit(unit(first.shown), unit(second.shown))
    assert ((unit(first.shown) @ weights + bias) > 0).all()
    assert ((unit(second.shown) @ weights + bias) < 0).all()


def test_calibrated_scores_are_odds() -> None:
    """Scores drawn from two normal distributions a distance of 2 apart have the odds 2 x score - 2."""
    random = np.random.default_rng(0)
    slope, offset = platt(random.normal(2, 1, 4000), random.normal(0, 1, 4000))
    assert slope == pytest.approx(2, abs=0.2)
    assert offset == pytest.approx(-2, abs=0.2)
    assert platt(np.array([-1.0, -2.0]), np.array([1.0, 2.0]))[0] == 0  # never turned round


def test_a_growth_that_was_broken_off_goes_on_to_the_same() -> None:
    def growth() -> Growth:
        return Growth(_classes(6), _strangers(), {"mean": lambda: METHODS["nearest mean"](None), "bank": UnitBank})

    def steps(lesson: Growth, count: int) -> None:
        network = lesson.make()
        for step in range(count):
            lesson.learn(network, (), Turn(step, Plan(), {}, np.random.default_rng(0)))

    whole, begun = growth(), growth()
    steps(whole, 3)
    first = whole.score(whole.make())
    steps(whole, 3)
    steps(begun, 3)
    assert begun.score(begun.make()) == first
    again = growth()
    again.restore(begun.state())
    steps(again, 3)
    assert again.score(again.make()) == whole.score(whole.make())
    assert [s.classes for s in again.stages["bank"]] == [3, 6]
    steps(again, 3)  # there are no more
    assert again.state()["added"] == 6
