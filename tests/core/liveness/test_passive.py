from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core import images
from core.engine import Engine, machinery
from core.liveness.passive import SMALLEST, PassiveLiveness, Weighing, _crop, _tone
from core.settings import Settings
from models.weights import WeightsError


class _Network:
    """Stands in for a network: says the same of every crop, and keeps them."""

    def __init__(self, probability: float):
        self.probability = probability
        self.seen: list[np.ndarray] = []

    def __call__(self, batch: np.ndarray) -> tuple[np.ndarray, ...]:
        self.seen.append(batch)
        return (np.full(len(batch), self.probability, np.float32),)


BOX = np.array([200, 100, 300, 230], np.float32)


def test_the_parts_are_weighed_as_shipped(collins: np.ndarray) -> None:
    first, second = _Network(0.9), _Network(0.6)
    judge = PassiveLiveness(((first, 2.7), (second, 4.0)))
    parts = judge.parts(collins, BOX[None])
    assert parts[0, 0] == pytest.approx((np.log(9) + np.log(1.5)) / 2, rel=1e-3)
    assert parts[0, 1] == pytest.approx(_tone(collins, BOX))
    weighing = Weighing.shipped()
    expected = weighing.network * parts[0, 0] + weighing.tone * parts[0, 1] + weighing.bias
    assert judge.score(collins, BOX[None])[0] == pytest.approx(expected, rel=1e-5)
    assert [n.seen[0].shape for n in (first, second)] == [(1, 80, 80, 3)] * 2
    assert first.seen[0].dtype == np.uint8


def test_of_a_face_that_is_too_small_nothing_is_said(collins: np.ndarray) -> None:
    judge = PassiveLiveness(((_Network(0.9), 2.7),))
    small = np.array([[10, 10, 10 + SMALLEST - 1, 200], [10, 10, 10 + SMALLEST, 200]], np.float32)
    assert np.isnan(judge.score(collins, small)).tolist() == [True, False]
    assert judge.score(collins, np.zeros((0, 4), np.float32)).shape == (0,)


@pytest.mark.parametrize("box", [(-40, -30, 60, 90), (450, 400, 560, 540), (0, 0, 512, 512), (-900, -900, 1500, 1500)])
def test_crops_at_the_edge_are_moved_not_cut(collins: np.ndarray, box: tuple[int, ...]) -> None:
    assert _crop(collins, np.array(box, np.float32), 4.0).shape == (80, 80, 3)
    assert np.isfinite(_tone(collins, np.array(box, np.float32)))


def test_a_crop_is_the_face_with_what_is_around_it() -> None:
    picture = np.zeros((400, 600, 3), np.uint8)
    picture[150:250, 260:340] = 255  # the face: 80 × 100
    crop = _crop(picture, np.array([260, 150, 340, 250], np.float32), 2.0)
    assert crop.mean() == pytest.approx(255 / 4, rel=0.1)
    assert crop[40, 40].tolist() == [255, 255, 255]
    moved = _crop(np.roll(picture, -260, axis=1), np.array([0, 150, 80, 250], np.float32), 2.0)
    assert moved[40, 2].tolist() == [255, 255, 255], "at the left edge the face lies at the left of the crop"


def test_a_veil_over_the_picture_lowers_the_tone(collins: np.ndarray) -> None:
    veiled = np.clip(collins * 0.6 + 60, 0, 255).astype(np.uint8)
    assert _tone(veiled, BOX) < _tone(collins, BOX) - 0.5


def test_missing_weights_are_told_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTICO_CACHE", str(tmp_path))
    with pytest.raises(WeightsError, match=r"MiniFASNet.*portico weights get minifasnet-v2"):
        PassiveLiveness.load(*machinery(Settings()))


@pytest.mark.shared_data
def test_live_faces_and_prints_are_told_apart(engine: Engine, shared: Path) -> None:
    judge = PassiveLiveness.load(*machinery(Settings(weights_folder=shared / "weights")))
    scores: dict[str, list[float]] = {"live": [], "spoof": []}
    for kind, found in scores.items():
        for file in sorted((shared / "spoof-dev" / kind).glob("*.jpg"))[::5]:
            picture = images.read(file)
            faces = engine.find(picture, 40)
            if len(faces):
                found.append(float(judge.score(picture, faces.boxes[:1])[0]))
    assert np.nanmean(np.array(scores["live"]) >= 0) > 0.85
    assert np.nanmean(np.array(scores["spoof"]) >= 0) < 0.15
