"""Two covered faces share what is no face."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from app.cli.main import main
from core import images
from core.engine import Engine
from core.engine.verification import compare
from core.errors import ImageError
from core.evaluation.occlusion import dark_glasses, mask

LIGHT_BLUE, BLACK = (168, 200, 214), (35, 35, 38)


def _points(engine: Engine, image: np.ndarray) -> np.ndarray:
    return engine.expressions.read(image, engine.only_face(image).landmarks[0]).points


@pytest.fixture
def masked(engine: Engine, collins: np.ndarray, hopper: np.ndarray) -> list[np.ndarray]:
    return [mask(image, _points(engine, image), LIGHT_BLUE) for image in (collins, hopper)]


def test_two_masked_faces_are_no_match_and_no_difference(engine: Engine, masked: list[np.ndarray]) -> None:
    for first, second in (masked, masked[::-1], (masked[0], masked[0])):
        with pytest.raises(ImageError, match="cannot be told: both faces are covered"):
            compare(engine, first, second)


def test_glasses_and_masks_are_no_whole_face_either(
    engine: Engine, collins: np.ndarray, hopper: np.ndarray, masked: list[np.ndarray]
) -> None:
    glasses = [dark_glasses(image, _points(engine, image)) for image in (collins, hopper)]
    for first, second in (glasses, (glasses[0], masked[1])):
        with pytest.raises(ImageError, match="both faces are covered"):
            compare(engine, first, second)


def test_a_masked_face_is_held_against_a_whole_one(
    engine: Engine, collins: np.ndarray, hopper: np.ndarray, masked: list[np.ndarray]
) -> None:
    assert compare(engine, collins, masked[0]).same
    for first, second in ((collins, masked[0]), (masked[0], hopper)):
        assert compare(engine, first, second).covered, "it says less, and the answer says so"
    assert not compare(engine, collins, hopper).covered
    assert not compare(engine, collins, masked[1]).same
    assert not compare(engine, masked[0], hopper).same
    black = mask(collins, _points(engine, collins), BLACK)
    assert compare(engine, black, collins).same


def test_the_command_line_ends_as_without_a_face(
    tmp_path: Path, masked: list[np.ndarray], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORTICO_SITE", str(tmp_path / "site"))
    names = []
    for number, image in enumerate(masked):
        names.append(str(tmp_path / f"{number}.png"))
        cv2.imwrite(names[-1], cv2.cvtColor(image, cv2.COLOR_RGB2BGR))
    assert images.read(Path(names[0])).shape == masked[0].shape
    assert main(["verify", *names]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "cannot be told: both faces are covered" in told.err
