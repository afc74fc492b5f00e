from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from core.engine import Engine
from core.faces import Faces
from core.recognition.quality import Flaw, Pose, assess


@pytest.fixture(scope="module")
def faces(engine: Engine, collins: np.ndarray) -> Faces:
    return engine.detector.detect(collins)


def test_a_good_portrait_is_good(faces: Faces, collins: np.ndarray) -> None:
    (quality,) = assess(collins, faces)
    assert quality.score > 0.8
    assert quality.pose is Pose.FRONT
    assert quality.words() == "good"


@pytest.mark.parametrize(
    ("change", "flaw"),
    [
        (lambda p: cv2.GaussianBlur(p, (0, 0), 5), Flaw.BLURRED),
        (lambda p: (p * 0.08).astype(np.uint8), Flaw.TOO_DARK),
        (lambda p: np.clip(p.astype(int) + 190, 0, 255).astype(np.uint8), Flaw.TOO_BRIGHT),
    ],
)
def test_what_is_wrong_is_said(faces: Faces, collins: np.ndarray, change, flaw: Flaw) -> None:
    (quality,) = assess(np.asarray(change(collins)), faces)
    assert flaw in quality.flaws
    assert quality.score < 0.6


def test_a_small_face_is_asked_to_come_closer(faces: Faces, collins: np.ndarray) -> None:
    small = cv2.resize(collins, None, fx=0.3, fy=0.3, interpolation=cv2.INTER_AREA)
    shrunk = Faces(faces.boxes * 0.3, faces.landmarks * 0.3, faces.scores)
    assert assess(small, shrunk)[0].words() == Flaw.TOO_SMALL


def test_a_turned_head_is_told_which_way_to_turn(faces: Faces, collins: np.ndarray) -> None:
    for shift, flaw, pose in ((18, Flaw.TURNED_LEFT, Pose.LEFT), (-18, Flaw.TURNED_RIGHT, Pose.RIGHT)):
        points = faces.landmarks.copy()
        points[0, 2, 0] += shift  # the nose moves to the right of the picture when the person turns to their left
        (quality,) = assess(collins, replace(faces, landmarks=points))
        assert quality.pose is pose
        assert flaw in quality.flaws


def test_a_face_half_outside_is_sent_to_the_middle(faces: Faces, collins: np.ndarray) -> None:
    x = int((faces.boxes[0, 0] + faces.boxes[0, 2]) / 2)
    moved = Faces(faces.boxes - [x, 0, x, 0], faces.landmarks - [x, 0], faces.scores)
    (quality,) = assess(np.ascontiguousarray(collins[:, x:]), moved)
    assert Flaw.CUT_OFF in quality.flaws


def test_landmarks_that_coincide_are_no_crash(faces: Faces, collins: np.ndarray) -> None:
    (quality,) = assess(collins, replace(faces, landmarks=np.full_like(faces.landmarks, 100)))
    assert quality.score == 0
