"""Methods: a part that was learnt is measured as it is, and the others are fitted anew."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.errors import ProfileError
from core.evaluation import methods
from core.evaluation.embedded import EmbeddedSet, embed
from core.recognition import profiles
from core.recognition.fusion import Transform, fuse, unit
from core.recognition.profiles import Part, Profile
from models.runtime import Runtime
from models.weights import WeightStore


@pytest.fixture
def learnt(tmp_path: Path) -> Profile:
    """A profile with an adapter that was learnt, and a part that is not."""
    Transform(np.full(6, 0.1, np.float32), np.eye(6, 4, dtype=np.float32)).write(tmp_path / "adapter.npz")
    parts = (
        Part(embedder="sface", weight=0.75, transform="adapter.npz", fitting="learnt"),
        Part(embedder="lbp", weight=0.25, fitting="centre"),
    )
    return profiles.load().model_copy(update={"parts": parts, "folder": tmp_path, "figures": None})


@pytest.fixture
def data() -> tuple[EmbeddedSet, np.ndarray]:
    random = np.random.default_rng(0)
    vectors = {name: unit(random.standard_normal((40, 6)).astype(np.float32)) for name in ("sface", "lbp")}
    return EmbeddedSet(vectors, np.zeros(40, bool), {}), np.repeat(np.arange(10), 4)


def test_what_was_learnt_stays_and_the_rest_is_fitted(learnt: Profile, data: tuple[EmbeddedSet, np.ndarray]) -> None:
    embedded, labels = data
    method = methods.of_profile("mine", learnt)
    assert method.templates is not None
    usable = np.arange(40) < 20
    found = method.templates(embedded, labels)(usable)
    own = Transform.read(learnt.folder / "adapter.npz")(embedded.vectors["sface"])
    centred = Transform(embedded.vectors["lbp"][usable].mean(axis=0))(embedded.vectors["lbp"])
    np.testing.assert_allclose(found, fuse([own, centred], [0.75, 0.25]), atol=1e-5)


def test_each_part_of_such_a_profile_is_measured_by_itself_too(
    learnt: Profile, data: tuple[EmbeddedSet, np.ndarray]
) -> None:
    embedded, labels = data
    for method in methods.dissected("mine", learnt):
        assert method.templates is not None
        assert len(method.templates(embedded, labels)(np.ones(40, bool))) == 40


def test_a_network_that_was_trained_here_is_read_from_its_profile(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "network.npz").write_bytes(b"no network")
    runtime, weights = Runtime(None), WeightStore(cache / "weights")
    with pytest.raises(ProfileError, match=r"network\.npz"):
        embed((), ["learnt"], runtime, weights, networks={"learnt": tmp_path / "network.npz"})
    with pytest.raises(ProfileError, match="needs its network"):
        embed((), ["learnt"], runtime, weights)


def test_a_profile_says_what_was_learnt(learnt: Profile) -> None:
    assert learnt.learnt
    assert not profiles.load().learnt
    assert profiles.load().networks == {}
    own = learnt.model_copy(update={"parts": (Part(embedder="learnt", weight=1, network="a.npz", fitting="learnt"),)})
    assert own.networks == {"learnt": learnt.folder / "a.npz"}
