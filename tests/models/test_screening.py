from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from models import arrays, screening
from models.runtime import Runtime
from models.weights import WeightStore
from models.zoo import spec


def test_the_map_covers_the_picture() -> None:
    network = screening.ScreeningNet().eval()
    with torch.inference_mode():
        for height, width in ((8, 8), (17, 9), (60, 80)):
            assert network(torch.zeros(1, 3, height, width)).shape == (1, 4, -(-height // 8), -(-width // 8))


def test_weights_come_back(tmp_path: Path) -> None:
    torch.manual_seed(0)
    network = screening.ScreeningNet().eval()
    arrays.save(network, tmp_path / "a.npz")
    again = screening.load(tmp_path / "a.npz")
    pixels = torch.rand(1, 3, 64, 64) * 255
    with torch.inference_mode():
        assert torch.allclose(network(pixels), again(pixels), atol=2e-2)


def test_weights_of_another_network_are_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "b.npz", other=np.zeros(3))
    with pytest.raises(RuntimeError):
        screening.load(tmp_path / "b.npz")


def test_the_shipped_network_sees_a_face(runtime: Runtime, weights: WeightStore, collins: np.ndarray) -> None:
    network = runtime.load(spec("screening", weights))
    small = np.ascontiguousarray(collins[::4, ::4])
    ((logit, *_),) = network(small[None])[0]
    row, column = np.unravel_index(logit.argmax(), logit.shape)
    assert logit.max() > 0  # more likely than not
    assert 40 <= 8 * column + 4 <= 72  # her face is there
    assert 16 <= 8 * row + 4 <= 48
    assert (logit > 0).mean() < 0.1
