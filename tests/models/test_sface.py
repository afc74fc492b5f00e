from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch

from core import images
from models import onnx_weights, sface
from models.onnx_weights import OnnxWeightsError
from models.runtime import Runtime
from models.sface import SFaceFormatError
from models.weights import WeightStore
from models.zoo import spec
from tests.conftest import DATA

_REFERENCE = json.loads((DATA / "sface_reference.json").read_text())
"""What onnxruntime 1.32 makes of the middle 112 pixels of the chips, with the file as it is."""


@pytest.fixture(scope="module")
def file(weights: WeightStore) -> Path:
    return weights.path("sface")


@pytest.fixture(scope="module")
def network(file: Path) -> torch.nn.Module:
    return sface.load(file)


def _chip(name: str) -> np.ndarray:
    return images.read(DATA / "chips" / name)[19:131, 19:131]


@pytest.mark.parametrize("entry", _REFERENCE, ids=lambda e: e["file"])
def test_vectors_are_those_of_another_engine(entry: dict, network: torch.nn.Module) -> None:
    with torch.no_grad():
        found = network(torch.from_numpy(_chip(entry["file"]).transpose(2, 0, 1)[None].astype(np.float32)))[0].numpy()
    np.testing.assert_allclose(found, entry["output"], atol=1e-4)


def test_sixteen_bits_turn_a_vector_by_next_to_nothing(weights: WeightStore) -> None:
    fast = Runtime().load(spec("sface", weights, "fast"))
    found = fast(np.stack([_chip(entry["file"]) for entry in _REFERENCE]))[0]
    expected = np.array([entry["output"] for entry in _REFERENCE])
    cosines = (found * expected).sum(1) / np.linalg.norm(found, axis=1) / np.linalg.norm(expected, axis=1)
    assert cosines.min() > 0.998


def test_blocks_of_integers_are_unpacked_as_onnx_does() -> None:
    values = np.array([[1, 2, 3, 4, 5]], np.int8)
    scales, zeros = np.array([[0.5, 2.0, 10.0]], np.float32), np.array([[1, 0, 5]], np.int8)
    found = onnx_weights.unpack(values, scales, zeros, axis=1, block_size=2)
    assert found.tolist() == [[0.0, 0.5, 6.0, 8.0, 0.0]]
    with pytest.raises(ValueError, match="unknown way"):
        onnx_weights.unpack(values, scales, zeros[0], axis=1, block_size=2)


@pytest.mark.parametrize("kept", [0, 1, 1000, 5_000_000])
def test_a_truncated_file_is_refused(kept: int, file: Path, tmp_path: Path) -> None:
    (tmp_path / "cut.onnx").write_bytes(file.read_bytes()[:kept])
    with pytest.raises((OnnxWeightsError, SFaceFormatError)):
        sface.load(tmp_path / "cut.onnx")


def test_another_network_is_refused(tmp_path: Path) -> None:
    weight = onnx.numpy_helper.from_array(np.ones((2, 2), np.float32), "conv_1_conv2d_weight")
    graph = onnx.helper.make_graph([], "other", [], [], [weight])
    (tmp_path / "other.onnx").write_bytes(onnx.helper.make_model(graph).SerializeToString())
    with pytest.raises(SFaceFormatError, match=r"is not SFace: there is no conv_1_conv2d_weight of 864 numbers"):
        sface.load(tmp_path / "other.onnx")
