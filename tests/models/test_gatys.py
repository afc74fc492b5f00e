from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from models import gatys

PER_BLOCK = (4, 8, 8, 8, 8)


def save_vgg(path: Path, per_block: tuple[int, ...] = PER_BLOCK) -> Path:
    """A VGG19 with few channels, random weights, and torchvision's names."""
    generator = torch.Generator().manual_seed(3)
    state, inputs, place = {}, 3, 0
    for block, count in enumerate((2, 2, 4, 4, 4)):
        for _ in range(count):
            outputs = per_block[block]
            weights = torch.randn(outputs, inputs, 3, 3, generator=generator)
            state[f"features.{place}.weight"] = weights * (2 / (9 * inputs)) ** 0.5
            state[f"features.{place}.bias"] = torch.zeros(outputs)
            inputs, place = outputs, place + 2
        place += 1  # the pooling layer
    state["classifier.0.weight"] = torch.zeros(10, inputs * 49)
    torch.save(state, path)
    return path


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> gatys.Vgg19:
    return gatys.load(save_vgg(tmp_path_factory.mktemp("vgg") / "vgg19.pth"))


@pytest.fixture(scope="module")
def stripes() -> np.ndarray:
    _, x = np.mgrid[:64, :64]
    return np.dstack([(x // 4 % 2) * 255, np.full_like(x, 40), 255 - (x // 4 % 2) * 200]).astype(np.uint8)


@pytest.fixture(scope="module")
def content(collins: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(collins[60:204:3, 150:342:3])


def test_the_layers_are_those_of_the_paper(network: gatys.Vgg19) -> None:
    found = network(torch.rand(1, 3, 64, 48) * 255)
    assert {*gatys.STYLE_LAYERS, gatys.CONTENT_LAYER} <= set(found)
    assert len(found) == 13
    assert found["conv1_1"].shape == (1, 4, 64, 48)
    assert found["conv4_2"].shape == (1, 8, 8, 6)
    assert found["conv5_1"].shape == (1, 8, 4, 3)
    assert all(float(one.min()) >= 0 for one in found.values()), "after the ReLU"


def test_torchvisions_numbering(tmp_path: Path) -> None:
    state = torch.load(save_vgg(tmp_path / "vgg.pth"), weights_only=True)
    # conv1_1, conv2_1, conv3_1, conv4_1, conv4_2 and conv5_1 among torchvision's features
    loaded = gatys.load(tmp_path / "vgg.pth").state_dict()
    for place in (0, 5, 10, 19, 21, 28):
        assert torch.equal(loaded[f"features.{place}.weight"], state[f"features.{place}.weight"])
    assert "features.30.weight" not in loaded


def test_another_file_is_refused(tmp_path: Path) -> None:
    torch.save({"features.0.weight": torch.zeros(4, 3, 3, 3)}, tmp_path / "other.pth")
    with pytest.raises(RuntimeError, match="does not hold the weights of VGG19"):
        gatys.load(tmp_path / "other.pth")


def test_the_gram_matrix() -> None:
    activations = torch.zeros(1, 2, 1, 3)
    activations[0, 0, 0] = torch.tensor([1.0, 2.0, 3.0])
    activations[0, 1, 0] = torch.tensor([0.0, 1.0, 0.0])
    assert torch.allclose(gatys.gram(activations)[0], torch.tensor([[14.0, 2.0], [2.0, 1.0]]) / 6)


def _style_distance(network: gatys.Vgg19, one: np.ndarray, other: np.ndarray) -> float:
    tensors = [torch.from_numpy(p).float().permute(2, 0, 1)[None] for p in (one, other)]
    first, second = (network(t) for t in tensors)
    return sum(float(((gatys.gram(first[n]) - gatys.gram(second[n])) ** 2).sum()) for n in gatys.STYLE_LAYERS)


@pytest.mark.parametrize("optimiser", ["lbfgs", "adam"])
def test_the_picture_comes_nearer_to_the_style(
    network: gatys.Vgg19, content: np.ndarray, stripes: np.ndarray, optimiser: str
) -> None:
    told: list[int] = []
    options = gatys.Options(steps=25, optimiser=optimiser)  # type: ignore[arg-type]
    result, losses = gatys.stylised(network, content, stripes, options, lambda step, _loss: told.append(step))
    assert result.shape == content.shape
    assert result.dtype == np.uint8
    assert told == list(range(1, len(losses) + 1))
    assert losses[-1] < losses[0] / 3
    assert _style_distance(network, result, stripes) < _style_distance(network, content, stripes) / 3


def test_more_content_keeps_more_of_it(network: gatys.Vgg19, content: np.ndarray, stripes: np.ndarray) -> None:
    away = [
        np.abs(
            gatys.stylised(network, content, stripes, gatys.Options(20, style=style))[0].astype(int) - content
        ).mean()
        for style in (1e-4, 1.0)
    ]
    assert away[0] < away[1] / 2


def test_it_is_the_same_each_time(network: gatys.Vgg19, content: np.ndarray, stripes: np.ndarray) -> None:
    one, other = (gatys.stylised(network, content, stripes, gatys.Options(5))[0] for _ in range(2))
    assert (one == other).all()


class StoppedError(Exception):
    pass


@pytest.mark.parametrize("optimiser", ["lbfgs", "adam"])
def test_it_can_be_stopped(network: gatys.Vgg19, content: np.ndarray, stripes: np.ndarray, optimiser: str) -> None:
    def stop(step: int, _loss: float) -> None:
        if step == 3:
            raise StoppedError

    with pytest.raises(StoppedError):
        gatys.stylised(network, content, stripes, gatys.Options(50, optimiser=optimiser), stop)  # type: ignore[arg-type]
