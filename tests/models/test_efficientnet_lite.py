from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import skimage.data
import torch

from core.tasks.library.recognition.imagenet import chip
from models import efficientnet_lite, zoo
from models.microscope import Microscope
from models.runtime import Runtime
from models.weights import WeightStore

ESPRESSO = 967


@pytest.fixture(scope="module")
def network(weights: WeightStore) -> efficientnet_lite.EfficientNetLite0:
    return efficientnet_lite.load(weights.path("efficientnet-lite0"))


@pytest.fixture(scope="module")
def coffee() -> np.ndarray:
    return chip(skimage.data.coffee(), "centre")


def _tensor(picture: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(picture).permute(2, 0, 1)[None].float()


def test_it_is_the_network_that_was_trained(network: efficientnet_lite.EfficientNetLite0, coffee: np.ndarray) -> None:
    """Other padding, normalisation, or a constant of the batch norms as is usual in torch, and it is less sure."""
    with torch.no_grad():
        logits, features = network(_tensor(coffee))
    share = torch.softmax(logits, 1)[0, ESPRESSO].item()
    assert share == pytest.approx(0.951, abs=0.004)
    assert logits.shape == (1, 1000)
    assert features.shape == (1, 1280)


def test_the_runtime_gives_what_torch_gives(
    network: efficientnet_lite.EfficientNetLite0, weights: WeightStore, runtime: Runtime, coffee: np.ndarray
) -> None:
    logits, features = runtime.load(zoo.spec("efficientnet-lite0", weights))(coffee[None])
    with torch.no_grad():
        expected_logits, expected = (array.numpy() for array in network(_tensor(coffee)))
    assert logits[0].argmax() == expected_logits[0].argmax()
    cosine = features[0] @ expected[0] / np.linalg.norm(features[0]) / np.linalg.norm(expected[0])
    assert cosine > 0.999


@pytest.mark.parametrize("place", range(efficientnet_lite.LAST + 1))
def test_it_can_be_opened_anywhere(
    network: efficientnet_lite.EfficientNetLite0, coffee: np.ndarray, place: int
) -> None:
    with torch.no_grad():
        whole, _features = network(_tensor(coffee))
        halved, _features = network.after(network.before(_tensor(coffee), place), place)
    torch.testing.assert_close(halved, whole)


def test_grad_cam_of_the_last_layer_is_the_class_activation_map(
    network: efficientnet_lite.EfficientNetLite0, weights: WeightStore, coffee: np.ndarray
) -> None:
    """Behind that layer is only a mean and a product, whose gradient is known (Selvaraju et al. 2017, section 3.1)."""
    opened = Microscope(weights.path("efficientnet-lite0"))
    maps = opened.maps(coffee, efficientnet_lite.LAST)
    row = network._fc.weight[ESPRESSO].detach().numpy()
    expected = np.maximum(np.tensordot(row, maps, 1), 0) / maps[0].size
    np.testing.assert_allclose(opened.grad_cam(coffee, efficientnet_lite.LAST, ESPRESSO), expected, atol=1e-5)


def test_a_checkpoint_of_another_network_is_refused(tmp_path: Path) -> None:
    torch.save({"conv.weight": torch.zeros(3, 3, 1, 1)}, tmp_path / "other.pth")
    with pytest.raises(RuntimeError, match="Missing key"):
        efficientnet_lite.load(tmp_path / "other.pth")
