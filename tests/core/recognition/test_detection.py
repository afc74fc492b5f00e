from __future__ import annotations

import numpy as np
import pytest

from core.engine import Engine
from core.recognition.boxes import iou
from core.recognition.detection import DetectorOptions


def test_a_picture_without_a_face(engine: Engine) -> None:
    assert len(engine.detector.detect(np.full((200, 300, 3), 127, np.uint8))) == 0


@pytest.mark.parametrize("shape", [(1, 1), (16, 16), (20, 2000), (300, 41), (11, 20000)])
def test_odd_sizes_are_no_trouble(engine: Engine, shape: tuple[int, int]) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (*shape, 3), dtype=np.uint8)
    faces = engine.detector.detect(noise, min_face=20)
    assert faces.boxes.shape == (len(faces), 4)


def test_noise_is_bounded_work(engine: Engine) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (720, 1280, 3), dtype=np.uint8)
    assert len(engine.detector.detect(noise, min_face=20)) < 5


def test_a_shifted_picture_shifts_the_face(engine: Engine, collins: np.ndarray) -> None:
    canvas = np.full((700, 900, 3), 90, np.uint8)
    canvas[100:612, 300:812] = collins
    moved, plain = engine.detector.detect(canvas), engine.detector.detect(collins)
    assert iou(moved.boxes[:1], plain.boxes[:1] + np.array([300, 100, 300, 100], np.float32))[0, 0] > 0.85


def test_faces_come_largest_first(engine: Engine, collins: np.ndarray, hopper: np.ndarray) -> None:
    canvas = np.zeros((600, 1024, 3), np.uint8)
    canvas[:512, :512], canvas[:, 512:] = collins, hopper
    faces = engine.detector.detect(canvas)
    assert len(faces) == 2
    assert faces.boxes[0, 0] > 512


def test_a_smallest_face_below_the_window_is_refused() -> None:
    with pytest.raises(ValueError, match="12 pixels"):
        DetectorOptions(min_face=5)
