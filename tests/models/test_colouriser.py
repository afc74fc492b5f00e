from __future__ import annotations

from pathlib import Path

import pytest
import torch

from models.colouriser import Colouriser, load


def save_colouriser(path: Path, plane: tuple[float, float] = (0.3, -0.2)) -> Path:
    """A narrow network that answers with one colour for all pixels, in units of 110."""
    torch.manual_seed(5)
    network = Colouriser(width=2, colours=7)
    with torch.no_grad():
        network.model_out.weight[:] = torch.tensor(plane).reshape(2, 1, 1, 1)
    torch.save(network.state_dict(), path)
    return path


def test_it_is_the_size_of_the_authors_checkpoint() -> None:
    network = Colouriser()
    numbers = sum(t.numel() * t.element_size() for t in network.state_dict().values())
    # their file has 128,976,165 bytes; what is more are the names of 82 tensors
    assert 0 < 128_976_165 - numbers < 200 * len(network.state_dict())
    assert network.model8[6].weight.shape == (313, 256, 1, 1)
    assert network.model5[0].dilation == network.model6[4].dilation == (2, 2)
    assert [network.model1[2].stride, network.model2[2].stride, network.model3[4].stride] == [(2, 2)] * 3


def test_it_answers_at_the_size_of_its_input(tmp_path: Path) -> None:
    network = load(save_colouriser(tmp_path / "small.pth"))
    with torch.inference_mode():
        plane = network(torch.rand(2, 1, 64, 48) * 100)
    assert plane.shape == (2, 2, 64, 48)
    assert torch.allclose(plane[:, 0], torch.full((2, 64, 48), 33.0), atol=1e-3)
    assert torch.allclose(plane[:, 1], torch.full((2, 64, 48), -22.0), atol=1e-3)


def test_another_file_is_refused(tmp_path: Path) -> None:
    torch.save({"weight": torch.zeros(1)}, tmp_path / "other.pth")
    with pytest.raises(RuntimeError, match="not a checkpoint of the colourisation network"):
        load(tmp_path / "other.pth")
