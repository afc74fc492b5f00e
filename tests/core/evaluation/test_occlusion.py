from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from core.engine import Engine
from core.evaluation.occlusion import cap, dark_glasses, goggles, mask, mirrored_glasses

Paint = Callable[[np.ndarray, np.ndarray], np.ndarray]


@pytest.mark.parametrize(
    ("paint", "hidden", "seen"),
    [
        (mask, (2, 3, 4), (0, 1)),
        (dark_glasses, (0, 1), (2, 3, 4)),
        (mirrored_glasses, (0, 1), (2, 3, 4)),
        (goggles, (0, 1), (2, 3, 4)),
    ],
)
def test_what_is_painted_covers_what_it_should_and_nothing_else(
    engine: Engine, collins: np.ndarray, paint: Paint, hidden: tuple[int, ...], seen: tuple[int, ...]
) -> None:
    before = collins.copy()
    face = engine.only_face(collins)
    five = face.landmarks[0]
    dense = engine.expressions.read(collins, five).points
    for points in (five, dense):
        painted = paint(collins, points)
        assert (painted.dtype, painted.shape) == (np.uint8, collins.shape)
        changed = np.abs(painted.astype(int) - collins).max(axis=2) > 8
        at = {n: changed[round(float(y)), round(float(x))] for n, (x, y) in enumerate(five)}
        assert all(at[n] for n in hidden)
        assert not any(at[n] for n in seen)
        x1, y1, x2, y2 = face.boxes[0].astype(int)
        about = np.zeros(changed.shape, bool)
        about[y1 - 30 : y2 + 30, x1 - 30 : x2 + 30] = True
        assert not (changed & ~about).any()
    assert (collins == before).all()


def test_five_points_paint_about_what_dense_ones_do(engine: Engine, hopper: np.ndarray) -> None:
    five = engine.only_face(hopper).landmarks[0]
    dense = engine.expressions.read(hopper, five).points
    for paint in (mask, dark_glasses, mirrored_glasses, goggles, cap):
        first, second = ((np.abs(paint(hopper, p).astype(int) - hopper).max(axis=2) > 8) for p in (five, dense))
        assert (first & second).sum() / (first | second).sum() > 0.75


def test_a_face_outside_the_picture_changes_nothing(hopper: np.ndarray) -> None:
    far = np.array([[-90, -90], [-60, -90], [-75, -70], [-88, -55], [-62, -55]], np.float32)
    for paint in (mask, dark_glasses, mirrored_glasses, goggles, cap):
        assert (paint(hopper, far) == hopper).all()


def test_a_cap_hides_brows_and_forehead_and_leaves_the_eyes(engine: Engine, collins: np.ndarray) -> None:
    five = engine.only_face(collins).landmarks[0]
    dense = engine.expressions.read(collins, five).points
    for points in (five, dense):
        changed = np.abs(cap(collins, points).astype(int) - collins).max(axis=2) > 8
        at = [changed[round(float(y)), round(float(x))] for x, y in (*dense[[10, 151, 105, 334]], *five)]
        assert at == [True] * 4 + [False] * 5
