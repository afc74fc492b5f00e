"""Masks and glasses are painted: what is told of real ones is not measured."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core import images
from core.engine import Engine
from core.evaluation.occlusion import dark_glasses, mask
from core.recognition.covering import Hindrance

WHITE, BLACK = (235, 235, 235), (35, 35, 38)


@pytest.mark.parametrize("who", ["collins", "hopper"])
def test_masks_and_dark_glasses_are_told_and_bare_faces_are_not(
    engine: Engine, who: str, request: pytest.FixtureRequest
) -> None:
    image = request.getfixturevalue(who)
    landmarks = engine.only_face(image).landmarks[0]
    assert engine.hindrance(image, landmarks) is None
    dense = engine.expressions.read(image, landmarks).points
    for points in (landmarks, dense):
        for colour in ((168, 200, 214), WHITE, BLACK):
            covered = mask(image, points, colour)
            assert engine.hindrance(covered, landmarks) is Hindrance.COVERED
        assert engine.hindrance(dark_glasses(image, points), landmarks) is Hindrance.GLASSES


@pytest.mark.shared_data
def test_shut_eyes_are_told(engine: Engine, shared: Path) -> None:
    folder = shared / "nuaa-dev" / "live" / "0006"
    for name, expected in (("0006_00_00_01_51", Hindrance.SHUT), ("0006_00_00_01_0", None)):
        image = images.read(folder / f"{name}.jpg")
        assert engine.hindrance(image, engine.only_face(image).landmarks[0]) is expected


def test_grey_pictures_are_judged_too(engine: Engine, collins: np.ndarray) -> None:
    grey = np.repeat(collins.mean(axis=2, keepdims=True), 3, axis=2).astype(np.uint8)
    landmarks = engine.only_face(grey).landmarks[0]
    assert engine.hindrance(grey, landmarks) is None
    assert engine.hindrance(mask(grey, landmarks, WHITE), landmarks) is Hindrance.COVERED
