"""Figures of other people, beside those of a set that a network may have seen."""

from __future__ import annotations

import numpy as np

from core.evaluation.beside import beside
from core.evaluation.crossed import Crossed, fnmr_at
from core.evaluation.embedded import EmbeddedSet
from core.evaluation.methods import Other, fused_templates
from core.recognition.profiles import Part

PART = Part(embedder="sface", weight=1.0, fitting="whitening")


def people(seed: int, count: int, each: int, spread: float) -> tuple[EmbeddedSet, np.ndarray]:
    """Pictures of some people: vectors that lie about one of each, and who is on them."""
    random = np.random.default_rng(seed)
    labels = np.repeat(np.arange(count), each)
    own = random.normal(size=(count, 16))
    vectors = own[labels] + spread * random.normal(size=(count * each, 16))
    data = EmbeddedSet({"sface": vectors.astype(np.float32)}, np.zeros(len(labels), bool), {"sface": 1.0})
    return data, labels


def other(name: str, seed: int, count: int, share: float, spread: float = 0.7) -> Other:
    return Other(name, *people(seed, count, 8, spread), share)


def test_each_other_set_is_measured_on_people_it_was_not_fitted_on() -> None:
    data, labels = people(1, 30, 4, 0.5)
    first, second = other("first", 2, 12, 0.4), other("second", 3, 10, 0.1, spread=1.2)
    found = beside({"one": (PART,)}, data, labels, [first, second])["one"]
    assert list(found) == ["first", "second"]
    # by hand: the set itself counts 1, and the others as much beside it as they do for the set at hand
    rest = [Other("", data, labels, 2.5), Other("second", second.data, second.labels, 0.25)]
    templates = fused_templates([PART], first.data, first.labels, rest)
    mated, strangers = Crossed(first.labels, first.data.failed, templates).comparisons()
    expected = fnmr_at(mated, strangers, 1e-2)
    told = found["first"]["fnmr"]["0.01"]
    assert (told["events"], told["trials"]) == (expected.events, expected.trials) == (expected.events, 12 * 28)
    assert 0 < told["events"] < told["trials"]
    assert found["first"]["non_mated"] == 96 * 95 // 2 - 12 * 28
    assert found["second"]["fnmr"]["0.01"]["value"] > told["value"], "these people scatter more"


def test_rates_and_sets_that_are_too_small_are_left_out() -> None:
    data, labels = people(1, 30, 4, 0.5)
    found = beside({"one": (PART,)}, data, labels, [other("few", 2, 4, 0.4), other("enough", 3, 7, 0.4)])["one"]
    assert list(found) == ["enough"]
    assert list(found["enough"]["fnmr"]) == ["0.01"], "1,344 comparisons of strangers are too few for 1 in 1,000"


def test_a_method_by_itself_needs_no_others() -> None:
    assert beside({"one": (PART,)}, *people(1, 10, 2, 0.5), []) == {"one": {}}
