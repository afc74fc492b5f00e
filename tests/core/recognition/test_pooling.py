from __future__ import annotations

import numpy as np
import pytest

from core.evaluation.fitting import fit_coherence
from core.recognition.fusion import unit
from core.recognition.pooling import pool


def _people(noise: float) -> tuple[np.ndarray, np.ndarray]:
    """400 people with 4 photos about a common face, as networks place them."""
    generator = np.random.default_rng(3)
    centres = generator.normal(size=(400, 64)) + 3 * generator.normal(size=64)
    labels = np.repeat(np.arange(400), 4)
    labels[800:] = 1000 + np.arange(800)  # half of them are strangers with one photo
    return unit(
        (centres[np.repeat(np.arange(400), 4)] + noise * generator.normal(size=(1600, 64))).astype(np.float32)
    ), (labels)


def test_one_photo_stays_as_it_is() -> None:
    row = unit(np.random.default_rng(0).normal(size=(1, 16)).astype(np.float32))
    np.testing.assert_array_equal(pool(row, 0.5), row[0])


@pytest.mark.parametrize("photos", [2, 3, 8])
def test_the_length_is_what_a_mean_would_have(photos: int) -> None:
    rows = unit(np.random.default_rng(0).normal(size=(photos, 16)).astype(np.float32))
    assert np.linalg.norm(pool(rows, 0.9)) == pytest.approx(np.sqrt(0.9 + 0.1 / photos))
    assert np.linalg.norm(pool(rows)) == pytest.approx(1)


def test_templates_that_cancel_out_match_nobody() -> None:
    row = unit(np.ones((1, 8), np.float32))
    assert np.linalg.norm(pool(np.concatenate([row, -row]))) == 0


def test_the_fitted_coherence_keeps_strangers_where_they_are() -> None:
    templates, labels = _people(1.0)
    coherence = fit_coherence(templates, labels)
    assert 0.5 < coherence < 1
    strangers = templates[labels >= 1000]
    single = np.quantile(strangers @ templates[:800:4].T, 0.9999)
    pooled = np.stack([pool(templates[n : n + 4], coherence) for n in range(0, 800, 4)])
    plain = np.stack([pool(templates[n : n + 4]) for n in range(0, 800, 4)])
    off = abs(np.quantile(strangers @ pooled.T, 0.9999) - single)
    assert off < 0.4 * abs(np.quantile(strangers @ plain.T, 0.9999) - single)


def test_too_few_people_put_the_mean_on_the_safe_side() -> None:
    templates, labels = _people(1.0)
    few = fit_coherence(templates[:40], labels[:40])
    assert few == pytest.approx(np.mean([templates[n] @ templates[n + 1] for n in range(0, 40, 4)]), abs=0.1)
    assert few < fit_coherence(templates, labels)
    assert fit_coherence(templates[:40:4], labels[:40:4]) == 0.9  # nobody has two pictures
