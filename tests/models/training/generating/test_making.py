from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from models.training.generating import making
from models.training.generating.autoencoder import AutoEncoder
from models.training.generating.dcgan import Gan
from models.training.generating.making import Maker, UnreadableError
from models.training.generating.parts import Generator
from models.training.generating.vae import Vae

PIXELS = np.random.default_rng(0).integers(0, 256, (5, 16, 16, 3), dtype=np.uint8)


def _network(kind: type[Generator]) -> Generator:
    torch.manual_seed(0)
    return kind(16, 4, 6).eval()


@pytest.mark.parametrize("kind", [AutoEncoder, Vae, Gan])
def test_it_is_the_same_after_it_was_kept(tmp_path: Path, kind: type[Generator]) -> None:
    maker = Maker(_network(kind))
    maker.measure(PIXELS)
    for name, content in maker.packed({"faces": True}).items():
        (tmp_path / name).write_bytes(content)
    again, manifest = making.read(tmp_path)
    assert manifest["faces"] is True
    assert (again.side, again.dimension, again.codes) == (16, 6, kind is not Gan)
    codes = maker.draw(3, seed=4)
    assert (again.draw(3, seed=4) == codes).all()
    assert (again.make(codes) == maker.make(codes)).all()
    assert maker.strangeness(PIXELS).shape == (5,)
    assert (maker.bits(PIXELS) is not None) == (kind is Vae)
    if maker.codes:
        assert maker.encode(PIXELS).shape == (5, 6)
        assert maker.rebuild(PIXELS).shape == PIXELS.shape
    else:
        assert maker.parameters > again.parameters  # the critic stays where it is
        with pytest.raises(TypeError):
            maker.encode(PIXELS)


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="holds no network"):
        making.read(tmp_path)
    for name, content in Maker(_network(Vae)).packed({}).items():
        (tmp_path / name).write_bytes(content)
    manifest = json.loads((tmp_path / making.MANIFEST).read_text())
    for change in ({"side": 10**9}, {"kind": "other"}, {"side": "16"}, {"width": 8}):
        (tmp_path / making.MANIFEST).write_text(json.dumps(manifest | change))
        with pytest.raises(UnreadableError, match="cannot be read"):
            making.read(tmp_path)
    (tmp_path / making.MANIFEST).write_text(json.dumps(manifest | {"format": 2}))
    with pytest.raises(UnreadableError, match="another version"):
        making.read(tmp_path)
    (tmp_path / making.MANIFEST).write_text(json.dumps(manifest))
    (tmp_path / making.WEIGHTS).write_bytes(b"damaged")
    with pytest.raises(UnreadableError, match="cannot be read"):
        making.read(tmp_path)
