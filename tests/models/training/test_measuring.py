from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import average_precision_score, precision_recall_fscore_support

from models.training import measuring


def test_precision_and_recall_are_those_of_scikit_learn() -> None:
    random = np.random.default_rng(0)
    truth, answers = random.integers(0, 5, (2, 200))
    table = measuring.confusion(truth, answers, 5)
    assert table.sum() == 200
    assert table[2, 3] == ((truth == 2) & (answers == 3)).sum()
    found = measuring.rates_of(table)
    precision, recall, f1, count = precision_recall_fscore_support(truth, answers)
    assert np.allclose(found.precision, precision)
    assert np.allclose(found.recall, recall)
    assert np.allclose(found.f1, f1)
    assert (found.count == count).all()
    macro = precision_recall_fscore_support(truth, answers, average="macro")[:3]
    assert np.allclose(found.macro(), macro)


def test_what_is_missing_is_no_number_and_does_not_count() -> None:
    table = measuring.confusion(np.array([0, 0, 1, -1]), np.array([0, 0, 0, 2]), 3)
    found = measuring.rates_of(table)
    assert found.precision[0] == pytest.approx(2 / 3)
    assert np.isnan(found.precision[1])
    assert np.isnan(found.recall[2])
    assert found.macro()[:2] == (pytest.approx(1 / 3), 0.5)
    assert np.isnan(measuring.rates_of(np.zeros((2, 2), np.int64)).macro()[0])


def test_average_precision_is_that_of_scikit_learn() -> None:
    random = np.random.default_rng(0)
    for scores in (random.random(60), random.integers(0, 5, 60) / 5):
        truth = random.random(60) < 0.3
        assert measuring.average_precision(scores, truth) == pytest.approx(average_precision_score(truth, scores))
    truth = np.array([[True, False], [False, False]])
    assert np.isnan(measuring.average_precision(np.array([1.0, 2.0]), truth[:, 1]))
    assert measuring.mean_average_precision(np.array([[0.1, 0.2], [0.7, 0.1]]), truth) == 0.5, "of what there is"
    assert np.isnan(measuring.mean_average_precision(np.zeros((2, 2)), np.zeros((2, 2), bool)))


def test_the_peak_over_the_noise() -> None:
    error = np.full((2, 4, 4, 3), 25.5)
    assert measuring.psnr(error) == pytest.approx(20)
    assert measuring.psnr(0 * error) > 100
