from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
import onnx
import pytest
import torch

import data
from core import images
from models import arrays, minifasnet
from models.minifasnet import V2SE, MiniFASNet, MiniFASNetFormatError
from models.onnx_weights import OnnxWeightsError
from tests.conftest import DATA


def _answer(network: torch.nn.Module, pictures: np.ndarray) -> np.ndarray:
    with torch.no_grad():
        return network(torch.from_numpy(pictures.transpose(0, 3, 1, 2).astype(np.float32))).numpy()


@pytest.fixture(scope="module")
def network() -> MiniFASNet:
    return minifasnet.load_v2se(data.path("fr-liveness.npz"))


@pytest.mark.parametrize(
    "entry", json.loads((DATA / "fr_liveness_reference.json").read_text()), ids=lambda e: e["file"]
)
def test_the_shipped_weights_answer_as_the_file_does_in_onnxruntime(entry: dict, network: MiniFASNet) -> None:
    """In float32; the log-odds, since those are what is weighed."""
    chip = cv2.resize(images.read(DATA / "chips" / entry["file"]), (128, 128), interpolation=cv2.INTER_AREA)
    found = float(_answer(network, chip[None])[0])
    assert np.log(found / (1 - found)) == pytest.approx(np.log(entry["live"] / (1 - entry["live"])), abs=0.05)


def _as_given_out(path: Path, chance: np.random.Generator, *, missing: int = 0) -> MiniFASNet:
    """Drawn weights, in a file as Faceplugin's; the network that they make, by the layers' own arithmetic."""
    network = MiniFASNet(V2SE)
    state = network.state_dict()
    made = {name: chance.normal(0, 0.1, tuple(t.shape)).astype(np.float32) for name, t in state.items()}
    scale, variance = chance.uniform(0.5, 2, (2, 128)).astype(np.float32)
    shift, mean = (chance.normal(0, 0.1, 128).astype(np.float32) for _ in range(2))
    linear = made["linear.weight"].copy()
    factor = scale / np.sqrt(variance + 1e-5)
    made["linear.weight"], made["linear.bias"] = linear * factor[:, None], shift - mean * factor
    stored = [(name, values) for name, values in made.items() if not name.startswith(("linear.", "prob.", "bn."))]
    convolutions = [values for name, values in stored if "prelu" not in name]
    slopes = [values[:, None, None] for name, values in stored if "prelu" in name]
    numbered = [*convolutions, *slopes, linear.T, made["prob.weight"].T][missing:]
    named = {"bn.bias": shift, "bn.running_mean": mean, "bn.running_var": variance, "bn.weight": scale}
    weights = {str(585 + number): values for number, values in enumerate(numbered)} | named
    graph = onnx.helper.make_graph([], "g", [], [], [onnx.numpy_helper.from_array(v, n) for n, v in weights.items()])
    path.write_bytes(onnx.helper.make_model(graph).SerializeToString())
    network.load_state_dict({name: torch.from_numpy(values) for name, values in made.items()})
    return network.eval()


def test_a_file_as_given_out_fills_the_network(tmp_path: Path) -> None:
    chance = np.random.default_rng(5)
    wanted = _as_given_out(tmp_path / "net.onnx", chance)
    pictures = chance.integers(0, 256, (2, 128, 128, 3)).astype(np.uint8)
    found = minifasnet.from_onnx(tmp_path / "net.onnx")
    np.testing.assert_allclose(_answer(found, pictures), _answer(wanted, pictures), rtol=1e-3, atol=1e-6)
    arrays.save(found, tmp_path / "net.npz")
    again = minifasnet.load_v2se(tmp_path / "net.npz")
    np.testing.assert_allclose(_answer(again, pictures), _answer(wanted, pictures), atol=0.05)


def test_another_file_is_refused(tmp_path: Path) -> None:
    _as_given_out(tmp_path / "other.onnx", np.random.default_rng(5), missing=1)
    with pytest.raises(MiniFASNetFormatError, match="is not fr_liveness: it has no conv1"):
        minifasnet.from_onnx(tmp_path / "other.onnx")
    (tmp_path / "none.onnx").write_bytes(b"this is not a network")
    with pytest.raises(OnnxWeightsError):
        minifasnet.from_onnx(tmp_path / "none.onnx")
    with pytest.raises(RuntimeError):
        minifasnet.load_v2se(data.path("denoiser.npz"))


def test_blue_and_red_are_not_mistaken_for_each_other(network: MiniFASNet) -> None:
    chips = np.stack([
        cv2.resize(images.read(path), (128, 128), interpolation=cv2.INTER_AREA)
        for path in sorted((DATA / "chips").glob("*.png"))
    ])  # fmt: skip
    assert _answer(network, chips).mean() > _answer(network, chips[..., ::-1].copy()).mean()
