"""Masks and glasses are painted: what is told of real ones is not measured."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core import images
from core.engine import Engine
from core.evaluation.occlusion import cap, dark_glasses, goggles, mask, mirrored_glasses
from core.recognition.covering import COVERING, Hindrance

WHITE, BLACK = (235, 235, 235), (35, 35, 38)
SILVER, AMBER, BLUE, GREEN = (0.94, 0.98, 1.0), (1.0, 0.62, 0.25), (0.35, 0.6, 1.0), (0.5, 0.95, 0.6)


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


@pytest.mark.parametrize("who", ["collins", "hopper"])
def test_mirrored_glasses_goggles_and_a_red_cap_are_told(
    engine: Engine, who: str, request: pytest.FixtureRequest
) -> None:
    image = request.getfixturevalue(who)
    landmarks = engine.only_face(image).landmarks[0]
    dense = engine.expressions.read(image, landmarks).points
    for points in (landmarks, dense):
        for tint in (SILVER, BLUE, GREEN):
            assert engine.hindrance(mirrored_glasses(image, points, tint), landmarks) is Hindrance.GLASSES
        for tint in (BLUE, GREEN):
            assert engine.hindrance(goggles(image, points, tint), landmarks) in COVERING
        for tint in (SILVER, AMBER):  # a wide mirror in skin's colours may pass for shut eyes: nobody is enrolled so
            assert engine.hindrance(goggles(image, points, tint), landmarks) is not None
        assert engine.hindrance(cap(image, points), landmarks) is Hindrance.COVERED


@pytest.mark.shared_data
def test_spectacles_are_no_covering(engine: Engine, shared: Path) -> None:
    """Three people who wear them, a lamp's or a screen's light in the lenses."""
    folder = shared / "nuaa-dev" / "live"
    pictures = [path for who in ("0003", "0004", "0007") for path in sorted((folder / who).glob("*.jpg"))[:12:4]]
    assert len(pictures) == 9
    for path in pictures:
        image = images.read(path)
        assert not engine.covered(image, engine.only_face(image).landmarks[0])


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
