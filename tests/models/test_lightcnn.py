from __future__ import annotations

from pathlib import Path

import pytest
import torch

from models import lightcnn

NETWORKS = {"9": lightcnn.LightCnn9, "29": lightcnn.LightCnn29, "29v2": lightcnn.LightCnn29v2}


@pytest.mark.parametrize("variant", list(NETWORKS))
def test_a_checkpoint_as_the_authors_save_it_loads(variant: str, tmp_path: Path) -> None:
    torch.manual_seed(1)
    original = NETWORKS[variant]().eval()
    state = {f"module.{key}": value for key, value in original.state_dict().items()}
    state["module.fc2.weight"] = torch.zeros(79077, 256)
    torch.save({"epoch": 80, "state_dict": state, "prec1": 99.0}, tmp_path / "light.pth.tar")
    copy = lightcnn.from_checkpoint(tmp_path / "light.pth.tar", variant)
    pixels = torch.rand(2, 1, 128, 128) * 255
    with torch.no_grad():
        found = copy(pixels)
        assert found.shape == (2, 256)
        torch.testing.assert_close(found, original(pixels))


@pytest.mark.parametrize("variant", list(NETWORKS))
def test_the_size_is_the_published_one(variant: str) -> None:
    parameters = sum(p.numel() for p in NETWORKS[variant]().parameters())
    assert parameters == pytest.approx({"9": 5_556_000, "29": 12_637_000, "29v2": 10_544_000}[variant], rel=0.03)


def test_another_networks_checkpoint_is_refused(tmp_path: Path) -> None:
    torch.save(lightcnn.LightCnn9().state_dict(), tmp_path / "nine.pth")
    with pytest.raises(ValueError, match="is not LightCNN-29: .* layers are missing"):
        lightcnn.from_checkpoint(tmp_path / "nine.pth", "29")
    torch.save([1, 2], tmp_path / "list.pth")
    with pytest.raises(ValueError, match="no state dict"):
        lightcnn.from_checkpoint(tmp_path / "list.pth", "9")


def test_a_max_feature_map_keeps_the_larger() -> None:
    layer = lightcnn.MaxFeatureMap(1, 1, 1, 0)
    with torch.no_grad():
        layer.filter.weight.copy_(torch.tensor([2.0, -3.0]).reshape(2, 1, 1, 1))
        layer.filter.bias.zero_()
        assert layer(torch.tensor([[[[1.0, -1.0]]]])).tolist() == [[[[2.0, 3.0]]]]
