from __future__ import annotations

import json

import numpy as np
import pytest
import torch

from core.recognition.detection import Detector, DetectorOptions
from models import mtcnn
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


@pytest.mark.parametrize(("height", "width"), [(47, 61), (48, 61), (47, 60), (12, 13)])
def test_the_first_network_answers_for_a_picture_among_others_as_if_it_came_alone(
    weights: WeightStore, collins: np.ndarray, height: int, width: int
) -> None:
    """Against the layers as the paper has them, pooling up to the edge of what is there."""
    network = mtcnn.load(mtcnn.ProposalNet(), weights.path("mtcnn-pnet"))
    pixels = torch.from_numpy(collins[60 : 60 + 4 * height : 4, 90 : 90 + 4 * width : 4].astype(np.float32))
    picture = pixels.permute(2, 0, 1)[None]
    shared = torch.zeros(1, 4, 80, 96)
    shared[:, 3] = 1
    shared[:, :3, 16 : 16 + height, 20 : 20 + width] = picture
    shared[:, 3, 16 : 16 + height, 20 : 20 + width] = 0
    with torch.inference_mode():
        x = network.pool1(network.prelu1(network.conv1((picture - 127.5) * 0.0078125)))
        x = network.prelu3(network.conv3(network.prelu2(network.conv2(x))))
        face, offsets = network.conv4_1(x), network.conv4_2(x)
        expected = torch.cat([face[:, 1:] - face[:, :1], offsets], dim=1)
        rows, columns = expected.shape[2:]
        found = network(shared)[:, :, 8 : 8 + rows, 10 : 10 + columns]
    np.testing.assert_allclose(found.numpy(), expected.numpy(), atol=1e-4)
