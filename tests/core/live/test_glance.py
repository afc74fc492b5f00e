from __future__ import annotations

import cv2
import numpy as np
import pytest

from core.engine import Engine
from core.faces import Float, Image
from core.live.glance import likeness
from core.live.motion import ALIKE
from core.recognition.alignment import aligned_crop, template


def _landmarks(engine: Engine, image: Image) -> Float:
    return engine.only_face(image).landmarks[0]


def _by_the_embedders_crop(image: Image, landmarks: Float) -> Float:
    """The same glance, from a crop of 112 pixels as embedders have it."""
    grey = cv2.cvtColor(aligned_crop(image, landmarks, template(112, 1.25)), cv2.COLOR_RGB2GRAY)
    small = cv2.resize(cv2.GaussianBlur(grey, (0, 0), 3), (16, 16), interpolation=cv2.INTER_AREA)
    about = small.astype(np.float32).ravel() - small.mean()
    return np.asarray(about / np.linalg.norm(about), np.float32)


@pytest.mark.parametrize("who", ["collins", "hopper"])
@pytest.mark.parametrize("scale", [0.3, 1.0, 2.5])
@pytest.mark.parametrize("turn", [0, 30])
def test_a_glance_is_at_the_face_as_embedders_have_it(
    engine: Engine, request: pytest.FixtureRequest, who: str, scale: float, turn: float
) -> None:
    image = request.getfixturevalue(who)
    matrix = cv2.getRotationMatrix2D((200, 200), turn, scale)
    matrix[:, 2] += 200 * (scale - 1)
    size = (round(image.shape[1] * scale), round(image.shape[0] * scale))
    moved = cv2.warpAffine(image, matrix, size, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE)
    points = (_landmarks(engine, image) @ matrix[:, :2].T + matrix[:, 2]).astype(np.float32)
    seen = likeness(moved, points)
    assert seen is not None
    assert seen @ _by_the_embedders_crop(moved, points) > 0.99


def test_noise_is_not_seen_and_another_face_is(engine: Engine, collins: Image, hopper: Image) -> None:
    points = _landmarks(engine, collins)
    seen, other = likeness(collins, points), likeness(hopper, _landmarks(engine, hopper))
    assert seen is not None
    assert other is not None
    assert seen @ other < ALIKE
    chance = np.random.default_rng(3)
    for _ in range(5):
        noisy = np.clip(collins + chance.normal(0, 20, collins.shape), 0, 255).astype(np.uint8)
        shaken = likeness(noisy, points + chance.normal(0, 1, points.shape).astype(np.float32))
        assert shaken is not None
        assert seen @ shaken > ALIKE


@pytest.mark.parametrize("at", [(0, 0), (-40, 100), (700, 700), (-5000, 3)])
def test_a_face_at_the_edge_or_beyond_is_no_error(engine: Engine, collins: Image, at: tuple[int, int]) -> None:
    points = _landmarks(engine, collins)
    seen = likeness(collins, points - points.mean(axis=0) + np.array(at, np.float32))
    assert seen is None or abs(float(seen @ seen) - 1) < 1e-3


def test_what_makes_no_face_is_none(collins: Image) -> None:
    for points in (np.full((5, 2), 7.0), np.full((5, 2), np.nan), np.array([[0, 0]] * 4 + [[np.inf, 1]])):
        assert likeness(collins, points.astype(np.float32)) is None
    points = np.array([[10, 10], [30, 10], [20, 20], [12, 30], [28, 30]], np.float32)
    assert likeness(np.full((60, 60, 3), 90, np.uint8), points) is None, "a blank picture has nothing to be seen"
