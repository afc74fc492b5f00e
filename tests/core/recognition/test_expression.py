from __future__ import annotations

import numpy as np
import pytest

from core import images
from core.engine import Engine
from core.recognition.expression import Expression, ExpressionReader
from models.runtime import Runtime
from models.weights import WeightsError, WeightStore
from tests.prints import held


def _read(engine: Engine, image: np.ndarray) -> Expression:
    return engine.expressions.read(image, engine.only_face(image).landmarks[0])


def test_a_smile_is_seen_and_points_lie_on_the_face(engine: Engine, collins: np.ndarray, hopper: np.ndarray) -> None:
    smiling, grave = _read(engine, collins), _read(engine, hopper)
    assert smiling.smile > 0.7
    assert grave.smile < 0.1
    for image, seen in ((collins, smiling), (hopper, grave)):
        face = engine.only_face(image)
        eyes = face.landmarks[0, 1] - face.landmarks[0, 0]
        apart = float(np.hypot(*eyes))
        # irises, the tip of the nose and the corners of the mouth are where the detector has them
        assert np.abs(seen.points[[468, 473, 4, 61, 291]] - face.landmarks[0]).max() < 0.2 * apart
        assert seen.presence > 10
        assert seen.closed < 0.3
        assert max(abs(seen.yaw), abs(seen.pitch)) < 15


def test_a_mirrored_head_is_turned_the_other_way(engine: Engine, collins: np.ndarray) -> None:
    seen, mirrored = (_read(engine, np.ascontiguousarray(i)) for i in (collins, collins[:, ::-1]))
    assert mirrored.yaw == pytest.approx(-seen.yaw, abs=3)
    assert mirrored.pitch == pytest.approx(seen.pitch, abs=3)
    assert mirrored.roll == pytest.approx(-seen.roll, abs=3)


@pytest.mark.parametrize("scale", [0.35, 3.0])
def test_size_and_roll_do_not_matter(engine: Engine, hopper: np.ndarray, scale: float) -> None:
    import cv2

    seen = _read(engine, hopper)
    height, width = hopper.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -20, scale)
    matrix[:, 2] += np.array([width, height]) * (scale - 1) / 2
    size = (round(width * scale), round(height * scale))
    other = _read(engine, cv2.warpAffine(hopper, matrix, size, borderMode=cv2.BORDER_REPLICATE))
    assert other.roll - seen.roll == pytest.approx(20, abs=4)
    assert (other.yaw, other.pitch) == pytest.approx((seen.yaw, seen.pitch), abs=5)
    assert (other.closed, other.smile) == pytest.approx((seen.closed, seen.smile), abs=0.15)


@pytest.mark.parametrize("move", [{"turn": 40}, {"turn": -40}, {"nod": 40}, {"nod": -40}, {"bend": 100}])
def test_a_print_does_not_turn_its_head(engine: Engine, hopper: np.ndarray, move: dict[str, float]) -> None:
    photo = images.face_photo(hopper, engine.only_face(hopper).boxes[0], 0.5, 640)
    flat, moved = _read(engine, held(photo)), _read(engine, held(photo, **move))
    assert abs(moved.yaw - flat.yaw) < 9
    assert abs(moved.pitch - flat.pitch) < 9
    angle = max(abs(move.get("turn", 0)), abs(move.get("nod", 0)))
    assert moved.squeezed(flat) == pytest.approx(np.cos(np.radians(angle)), abs=0.12)


def test_landmarks_that_coincide_are_refused(engine: Engine, hopper: np.ndarray) -> None:
    for points in (np.ones((5, 2), np.float32), np.full((5, 2), np.nan, np.float32)):
        with pytest.raises(ValueError, match="coincide"):
            engine.expressions.read(hopper, points)


def test_weights_that_are_missing_are_not_fetched_and_damaged_ones_are_told(runtime: Runtime, tmp_path) -> None:
    assert ExpressionReader.load(runtime, WeightStore(tmp_path, allow_download=True)) is None
    (tmp_path / "face_landmarker.task").write_bytes(b"damaged")
    with pytest.raises(WeightsError, match="face_landmarker.task is not the file"):
        ExpressionReader.load(runtime, WeightStore(tmp_path))
