from __future__ import annotations

import json

import numpy as np
import pytest

from core.recognition.detection import Detector, DetectorOptions
from models.runtime import Runtime
from models.weights import WeightStore
from tests.conftest import DATA


@pytest.fixture(scope="module")
def detector(runtime: Runtime, weights: WeightStore) -> Detector:
    return Detector.load(runtime, weights, DetectorOptions(min_face=20))


@pytest.mark.parametrize("name", ["astronaut", "grace_hopper"])
def test_boxes_and_landmarks_are_those_of_the_original(
    name: str, detector: Detector, collins: np.ndarray, hopper: np.ndarray
) -> None:
    expected = json.loads((DATA / "mtcnn_reference.json").read_text())[name]
    faces = detector.detect(collins if name == "astronaut" else hopper)
    assert len(faces) == len(expected["boxes"])
    np.testing.assert_allclose(faces.boxes, expected["boxes"], atol=0.05)
    np.testing.assert_allclose(faces.landmarks, expected["landmarks"], atol=0.05)
    np.testing.assert_allclose(faces.scores, expected["probs"], atol=1e-4)


def test_torch_finds_the_same_faces_as_openvino(detector: Detector, weights: WeightStore, collins: np.ndarray) -> None:
    other = Detector.load(Runtime(engine="torch-cpu"), weights, DetectorOptions(min_face=20)).detect(collins)
    np.testing.assert_allclose(other.boxes, detector.detect(collins).boxes, atol=0.05)
