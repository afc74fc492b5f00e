from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

import data
from core import settings as site_settings
from core.access.door import Door
from core.access.policy import DoorRules, Liveness
from core.health import State, networks
from core.site import Site
from models.runtime import Runtime
from models.weights import WeightStore
from models.zoo import spec


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache with two compiled networks, one of them damaged."""
    monkeypatch.setenv("PORTICO_CACHE", str(tmp_path / "cache"))
    kept = tmp_path / "cache" / "compiled"
    kept.mkdir(parents=True)
    return kept


def _keep(folder: Path, name: str) -> Path:
    """A file that passes for a compiled network."""
    path = folder / name
    path.write_bytes(hashlib.sha256(b"network").digest() + b"network")
    return path


def test_a_damaged_network_is_removed_and_told(folder: Path) -> None:
    (none,) = networks.compiled()
    assert (none.state, none.facts["networks"]) == (State.GOOD, 0)
    _keep(folder, "one.blob")
    bad = _keep(folder, "two.blob")
    (whole,) = networks.compiled()
    assert (whole.state, whole.words) == (State.GOOD, "2 compiled networks are as written")
    bad.write_bytes(bad.read_bytes()[:-1])
    (found,) = networks.compiled()
    assert found.state is State.ATTENTION
    assert found.facts == {"networks": 2, "damaged": 1, "removed": 1}
    assert not bad.exists()
    (after,) = networks.compiled()
    assert (after.state, after.facts["networks"]) == (State.GOOD, 1)


def test_a_live_face_is_asked_for_with_what_is_shipped(
    site: Site, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = data.path("")
    asked = [c.name for c in networks.weights(site) if "liveness" in c.name]
    assert asked == ["weights for liveness"], "no door asks for it: nothing has to be there"
    site.access.keep(Door(rules=DoorRules(name="Front", liveness=Liveness.PASSIVE)))
    alone = {c.name: c for c in networks.weights(site)}
    assert alone["weights fr-liveness"].state is State.GOOD
    assert alone["weights for liveness"].state is State.GOOD
    assert alone["weights for liveness"].words.startswith("live faces are told by the shipped network alone")
    assert alone["weights for liveness"].advice == "3.7 MB, fetch minifasnet-v2 minifasnet-v1se"
    own = tmp_path / "own"
    own.mkdir()
    (own / "fr-liveness.npz").write_bytes(b"damaged")
    with monkeypatch.context() as patch:
        patch.setattr(data, "path", lambda name: own / name if name == "fr-liveness.npz" else shipped / name)
        lost = {c.name: c for c in networks.weights(site)}["weights fr-liveness"]
    assert (lost.state, "fr-liveness.npz" in lost.words) == (State.BAD, True)
    (own / "2.7_80x80_MiniFASNetV2.pth").write_bytes(b"damaged")
    site.change_settings(weights_folder=own)
    damaged = {c.name: c for c in networks.weights(site)}["weights for liveness"]
    assert damaged.state is State.ATTENTION


def test_weights_that_are_missing_although_the_network_was_compiled(site: Site, folder: Path) -> None:
    before = {c.name: c for c in networks.weights(site)}
    missing = next(name for name, check in before.items() if check.state is State.BAD)
    store = WeightStore(folder.parent / "weights")
    runtime = Runtime(folder, "openvino")
    path = runtime._cached(spec(missing.removeprefix("weights "), store, "f32"))
    assert path is not None
    _keep(folder, path.name)
    after = {c.name: c for c in networks.weights(site)}
    assert after[missing].state is State.GOOD
    assert after[missing].facts == {"present": False, "right": False, "compiled": True}
    path.write_bytes(b"damaged" * 9)
    assert {c.name: c for c in networks.weights(site)}[missing].state is State.BAD


def test_without_a_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(networks, "gpu_there", lambda: False)
    monkeypatch.setenv("PORTICO_ENGINE", "openvino")
    (found,) = networks.engine()
    assert (found.state, found.facts["engine"], found.facts["gpu"]) == (State.GOOD, "openvino", False)
    monkeypatch.setenv("PORTICO_ENGINE", "torch-cuda")
    (asked,) = networks.engine()
    assert (asked.state, asked.facts["gpu"]) == (State.BAD, False)


def test_what_a_site_would_move_to_or_challenges_look_at_is_told_too(site: Site, folder: Path) -> None:
    site_settings.save(site.folder, profile="standard-3")
    site.read_settings()
    found = {check.name: check for check in networks.weights(site)}
    assert found["weights dlib-resnet"].state is State.GOOD
    for name, words in (("sface", "missing"), ("face-landmarker", "missing: covered faces and shut eyes")):
        assert found[f"weights {name}"].state is State.ATTENTION
        assert found[f"weights {name}"].words.startswith(words)
        assert "fetch what is needed" in found[f"weights {name}"].advice
    site_settings.save(site.folder, profile="standard-4")
    site.read_settings()
    assert {c.name: c for c in networks.weights(site)}["weights sface"].state is State.BAD
