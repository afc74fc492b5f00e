from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.recognition.alignment import aligned_crop, box_crop, similarity, template


@given(st.floats(-np.pi, np.pi), st.floats(0.1, 10), st.floats(-500, 500), st.floats(-500, 500), st.integers(0, 2**31))
@settings(deadline=None)
def test_a_similarity_is_recovered(angle: float, scale: float, x: float, y: float, seed: int) -> None:
    points = np.random.default_rng(seed).uniform(-50, 50, (5, 2)).astype(np.float32)
    assume(np.ptp(points, axis=0).min() > 5)
    turn = scale * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    moved = (points @ turn.T + [x, y]).astype(np.float32)
    found = similarity(points, moved)
    np.testing.assert_allclose(points @ found[:, :2].T + found[:, 2], moved, atol=0.05 * max(1, scale))


def test_coinciding_landmarks_are_refused() -> None:
    with pytest.raises(ValueError, match="coincide"):
        similarity(np.ones((5, 2), np.float32), template(150).points)
    with pytest.raises(ValueError, match="finite"):
        similarity(np.full((5, 2), np.nan, np.float32), template(150).points)


def test_a_weight_draws_the_fit_to_its_point() -> None:
    source = np.array([[0, 0], [10, 0], [5, 9]], np.float32)
    target = np.array([[0, 0], [10, 0], [5, 20]], np.float32)

    def miss(weights: list[float]) -> float:
        matrix = similarity(source, target, np.array(weights, np.float32))
        return float(np.linalg.norm(source[2] @ matrix[:, :2].T + matrix[:, 2] - target[2]))

    assert miss([1, 1, 100]) < miss([1, 1, 1])


@pytest.mark.parametrize("scale", [0.5, 1.0, 3.0])
def test_a_crop_looks_the_same_at_every_size(collins: np.ndarray, scale: float, engine) -> None:
    import cv2

    landmarks = engine.detector.detect(collins).landmarks[0]
    resized = cv2.resize(
        collins, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    )
    plain = aligned_crop(collins, landmarks, template(112))
    other = aligned_crop(resized, (landmarks + 0.5) * scale - 0.5, template(112))
    assert np.abs(plain.astype(int) - other).mean() < 6


def test_landmarks_land_on_the_template(collins: np.ndarray) -> None:
    """A white dot at each landmark must come out where the template says."""
    canvas = np.zeros_like(collins)
    target = template(150)
    points = (target.points * 1.4 + [90, 60]).astype(np.float32)
    for x, y in np.round(points).astype(int):
        canvas[y - 2 : y + 3, x - 2 : x + 3] = 255
    crop = aligned_crop(canvas, points, target)
    for x, y in np.round(target.points).astype(int):
        assert crop[y, x].mean() > 150


def test_boxes_outside_the_picture_still_give_a_crop(collins: np.ndarray) -> None:
    for box in ([-100, -100, -50, -50], [600, 600, 700, 700], [10, 10, 10, 10]):
        assert box_crop(collins, np.array(box, np.float32), 160, 32).shape == (160, 160, 3)
