from __future__ import annotations

import json
import zipfile
from pathlib import Path

import numpy as np
import pytest
import torch

from models import trained
from models.trained import Head, Manifest
from models.training.classifiers import build
from models.training.classifiers.parts import Classifier
from models.training.classifiers.shape import Shape
from models.training.fine_tuning import Trunk
from models.weights import WeightsError

SHAPE = Shape("mobilenet-v1", 5, width=0.25, depth=1)
MANIFEST = Manifest(SHAPE.stored(), (Head("colour", ("red", "blue")), Head("form", ("圆", "square", "star"))), False)
PIXELS = np.random.default_rng(0).integers(0, 255, (3, 32, 32, 3), dtype=np.uint8)


@pytest.fixture
def network() -> Classifier:
    torch.manual_seed(0)
    made = build(SHAPE)
    made(torch.rand(4, 3, 32, 32))  # its normalisation has seen something
    return made.eval()


@pytest.fixture
def file(network: Classifier, tmp_path: Path) -> Path:
    path = tmp_path / "files" / trained.FILE
    path.parent.mkdir()
    path.write_bytes(trained.packed(network, MANIFEST))
    return path


def test_what_is_read_back_answers_the_same(network: Classifier, file: Path, tmp_path: Path) -> None:
    for place in (file, file.parent, tmp_path):
        found = trained.load(place)
        assert found.manifest.heads == MANIFEST.heads
        assert found.manifest.side == 32
    shares = found.shares(PIXELS)
    assert [one.shape for one in shares] == [(3, 2), (3, 3)]
    assert all(np.allclose(one.sum(1), 1, atol=1e-5) for one in shares)
    with torch.no_grad():
        logits = network(torch.from_numpy(PIXELS).permute(0, 3, 1, 2).float() / 255)
    assert np.allclose(shares[1], logits[:, 2:].softmax(1).numpy(), atol=1e-6)
    assert trained.load(tmp_path) is found, "it is kept"


def test_the_same_network_gives_the_same_bytes(network: Classifier, file: Path) -> None:
    assert trained.packed(network, MANIFEST) == file.read_bytes()


def test_a_heat_map_is_of_the_class_that_is_asked_about(file: Path) -> None:
    found = trained.load(file)
    maps = [found.heat(PIXELS[0], head, number) for head, number in ((0, 0), (0, 1), (1, 2))]
    assert {one.shape for one in maps} == {(8, 8)}
    assert all((one >= 0).all() for one in maps)
    assert not np.allclose(maps[0], maps[1])


def test_a_file_that_has_changed_is_read_anew(network: Classifier, file: Path) -> None:
    before = trained.load(file)
    other = Manifest(SHAPE.stored(), (Head("", ("a", "b", "c", "d", "e")),), True)
    file.write_bytes(trained.packed(network, other))
    found = trained.load(file)
    assert found is not before
    shares = found.shares(PIXELS)
    assert len(shares) == 1
    assert (shares[0].sum(1) != 1).all(), "labels are questions by themselves"


def test_a_trunk_can_be_kept(tmp_path: Path) -> None:
    torch.manual_seed(0)
    manifest = Manifest({"network": "efficientnet-lite0", "outputs": 2, "side": 64}, (Head("", ("a", "b")),))
    (tmp_path / trained.FILE).write_bytes(trained.packed(Trunk(2).eval(), manifest))
    assert trained.load(tmp_path).shares(np.zeros((1, 64, 64, 3), np.uint8))[0].shape == (1, 2)


def _changed(file: Path, name: str, **values: object) -> Path:
    with zipfile.ZipFile(file) as old:
        told = json.loads(old.read("manifest.json")) | values
        path = file.with_name(name)
        with zipfile.ZipFile(path, "w") as new:
            for one in old.namelist():
                new.writestr(one, json.dumps(told) if one == "manifest.json" else old.read(one))
    return path


def test_what_is_missing_damaged_of_another_version_or_something_else_is_said(file: Path, tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="does not exist"):
        trained.load(tmp_path / "nowhere")
    with pytest.raises(WeightsError, match="does not exist"):
        trained.load(Path("a" * 800))
    (tmp_path / "empty").mkdir()
    with pytest.raises(WeightsError, match="holds no trained network"):
        trained.load(tmp_path / "empty")
    with pytest.raises(WeightsError, match="another version"):
        trained.load(_changed(file, "later.npz", format=trained.FORMAT + 1))
    with pytest.raises(WeightsError, match="another version"):
        trained.load(_changed(file, "older.npz", format=None))
    bad = [
        _changed(file, "heads.npz", heads=[{"name": "", "classes": ["a"]}]),
        _changed(file, "network.of.later.npz", network=SHAPE.stored() | {"network": "vision-transformer"}),
        _changed(file, "shape.npz", network=SHAPE.stored() | {"width": 1.0}),
        _changed(file, "huge.npz", network=SHAPE.stored() | {"side": 10**6}),
    ]
    (tmp_path / "cut.npz").write_bytes(file.read_bytes()[:-500])
    (tmp_path / "text.npz").write_text("hello")
    np.savez(tmp_path / "arrays.npz", a=np.zeros(3))
    for path in (*bad, *(tmp_path / name for name in ("cut.npz", "text.npz", "arrays.npz"))):
        with pytest.raises(WeightsError, match="is not a classifier that Learn has trained, or is damaged"):
            trained.load(path)
