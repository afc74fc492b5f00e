from __future__ import annotations

import numpy as np
import openvino
import pytest
import torch

from core.recognition.alignment import box_crop
from core.recognition.detection import Detector
from models import facenet
from models.runtime import Runtime
from models.weights import WeightStore


@pytest.fixture(scope="module")
def network(weights: WeightStore) -> facenet.FaceNet:
    return facenet.from_frozen_graph(weights.path("facenet-casia"))


def test_embeddings_are_those_of_the_original_graph(
    network: facenet.FaceNet, weights: WeightStore, runtime: Runtime, collins: np.ndarray, hopper: np.ndarray
) -> None:
    core = openvino.Core()
    model = core.read_model(str(weights.path("facenet-casia")))
    original = core.compile_model(model, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    detector = Detector.load(runtime, weights)
    for picture in (collins, hopper):
        chip = box_crop(picture, detector.detect(picture).boxes[0], 160, 32).astype(np.float32)
        expected = original([((chip - 127.5) / 128)[None]])[0][0]
        with torch.no_grad():
            found = network(torch.from_numpy(chip.transpose(2, 0, 1)[None]))[0].numpy()
        assert found @ expected / np.linalg.norm(expected) >= 0.9999
        np.testing.assert_allclose(found, expected, atol=1e-4)


def test_a_facenet_pytorch_checkpoint_is_folded_into_the_same_network(network: facenet.FaceNet, tmp_path) -> None:
    """A state dict laid out as facenet-pytorch's, with batch norms, must give what was put into it."""
    state: dict[str, torch.Tensor] = {}
    generator = torch.Generator().manual_seed(1)
    for number, (scope, convolution) in enumerate(facenet._convolutions(network)):
        channels = convolution.out_channels
        if scope.endswith("/Conv2d_1x1") and "Branch" not in scope:  # the ones that close a block have a plain bias
            state[f"layer{number}.conv2d.weight"] = convolution.weight.detach().clone()
            state[f"layer{number}.conv2d.bias"] = convolution.bias.detach().clone()
            continue
        gamma = torch.rand(channels, generator=generator) + 0.5
        mean, variance = torch.randn(channels, generator=generator), torch.rand(channels, generator=generator) + 0.1
        gain = gamma / torch.sqrt(variance + 1e-3)
        state[f"layer{number}.conv.weight"] = convolution.weight.detach() / gain[:, None, None, None]
        state[f"layer{number}.bn.weight"] = gamma
        state[f"layer{number}.bn.bias"] = convolution.bias.detach() + mean * gain
        state[f"layer{number}.bn.running_mean"] = mean
        state[f"layer{number}.bn.running_var"] = variance
    state["last_linear.weight"] = network.Bottleneck.weight.detach().clone()
    state["last_bn.weight"] = torch.ones(512) * float(np.sqrt(1 + 1e-3))
    state["last_bn.bias"] = network.Bottleneck.bias.detach().clone()
    state["last_bn.running_mean"] = torch.zeros(512)
    state["last_bn.running_var"] = torch.ones(512)
    torch.save(state, tmp_path / "checkpoint.pt")
    copy = facenet.from_state_dict(tmp_path / "checkpoint.pt")
    pixels = torch.rand(2, 3, 160, 160, generator=generator) * 255
    with torch.no_grad():
        np.testing.assert_allclose(copy(pixels).numpy(), network(pixels).numpy(), atol=2e-4)


def test_a_checkpoint_of_another_network_is_refused(tmp_path) -> None:
    torch.save({"conv.weight": torch.zeros(3, 3, 1, 1)}, tmp_path / "other.pt")
    with pytest.raises(ValueError, match="1 convolutions where FaceNet has"):
        facenet.from_state_dict(tmp_path / "other.pt")
