from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from models import embedders
from models.embedders import KINDS, Design, EmbedderFormatError, Kind
from models.lightcnn import LightCnn9
from models.runtime import Runtime
from models.training.losses import spread


@pytest.mark.parametrize("kind", KINDS)
def test_codes_have_the_width_that_was_asked_for(kind: Kind) -> None:
    network = Design(kind, 32, 0.25, 24).build().eval()
    chips = torch.randint(0, 256, (3, 3, 32, 32), dtype=torch.uint8)
    assert network(chips).shape == (3, 24)
    assert torch.equal(network(chips), network(chips.float()))


def test_at_full_size_it_is_the_lightcnn_of_the_paper() -> None:
    network, original = Design("light-cnn-9", 128, 1.0, 256).build().eval(), LightCnn9().eval()
    state = {n: v for n, v in network.state_dict().items() if not n.startswith("norm.")}
    assert {n: v.shape for n, v in state.items()} == {n: v.shape for n, v in original.state_dict().items()}
    original.load_state_dict(state)
    grey = torch.randint(0, 256, (1, 1, 128, 128)).float()
    with torch.no_grad():
        about_zero = (grey - 127.5) * 255 / 128  # the original divides by 255
        assert torch.allclose(network(grey.repeat(1, 3, 1, 1)), original(about_zero), atol=1e-3)


@pytest.mark.parametrize("kind", KINDS)
def test_the_runtime_gives_what_the_network_gives(kind: Kind, tmp_path: Path) -> None:
    torch.manual_seed(0)
    network = Design(kind, 32, 0.25, 24).build().eval()
    path = tmp_path / "mine.npz"
    path.write_bytes(embedders.packed(network))
    described = embedders.spec(path, "f32")
    assert (described.side, described.width) == (32, 24)
    chips = np.random.default_rng(0).integers(0, 256, (2, 32, 32, 3), dtype=np.uint8)
    (found,) = Runtime(tmp_path).load(described.spec)(chips)
    with torch.no_grad():
        expected = network(torch.from_numpy(chips).permute(0, 3, 1, 2)).numpy()
    assert np.allclose(found, expected, atol=0.02 * np.abs(expected).max())


def test_what_is_no_embedder_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.npz"
    for content in (None, b"nothing", embedders.packed(Design(side=32, breadth=0.25).build())[:900]):
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(EmbedderFormatError, match=r"mine\.npz is no embedder"):
            embedders.read(path)
    about = np.frombuffer(b'{"kind": "light-cnn-9", "side": 3000, "breadth": 1, "width": 8}', np.uint8)
    np.savez(path, about=about)
    for ask in (embedders.read, embedders.spec):
        with pytest.raises(EmbedderFormatError):
            ask(path)


def test_what_an_embedder_is_is_said_without_its_weights(tmp_path: Path) -> None:
    path = tmp_path / "mine.npz"
    about = np.frombuffer(b'{"kind": "light-cnn-9", "side": 32, "breadth": 0.25, "width": 8}', np.uint8)
    np.savez(path, about=about)
    described = embedders.spec(path)
    assert (described.side, described.width) == (32, 8)
    with pytest.raises(EmbedderFormatError, match=r"mine\.npz is no embedder"):
        described.spec.build()


def test_a_file_of_numpys_own_is_read_and_the_same_network_gives_the_same_bytes(tmp_path: Path) -> None:
    """As they were written before: the entries are the same, but not their bytes."""
    path, network = tmp_path / "mine.npz", Design(side=32, breadth=0.25, width=8).build().eval()
    assert embedders.packed(network) == embedders.packed(network)
    path.write_bytes(embedders.packed(network))
    with np.load(path) as kept:
        entries = {name: kept[name] for name in kept.files}
    assert {str(one.dtype) for name, one in entries.items() if name != "about"} == {"float16"}
    np.savez_compressed(path, **entries)
    again = embedders.read(path)
    for name, value in network.state_dict().items():
        assert torch.equal(again.state_dict()[name], value.half().to(value.dtype)), name


@pytest.mark.parametrize("kind", KINDS)
def test_codes_of_different_chips_lie_apart_before_anything_is_learnt(kind: Kind) -> None:
    """Else there is nothing to begin with: a LightCNN that began with torch's usual weights never left one point."""
    torch.manual_seed(0)
    network = Design(kind, 48, 0.5, 64).build().eval()
    grid = torch.nn.functional.interpolate(torch.rand(12, 3, 6, 6), 48, mode="bilinear")
    with torch.no_grad():
        assert spread(network(255 * grid)) > 0.005
