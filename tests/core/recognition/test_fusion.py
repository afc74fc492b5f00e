from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest

from core.engine import Engine
from core.errors import ProfileError
from core.recognition import embedding, lbp
from core.recognition.fusion import Layer, Transform, fuse, unit


def test_one_inner_product_is_the_weighted_sum_of_cosines() -> None:
    generator = np.random.default_rng(0)
    parts = [unit(generator.normal(size=(2, size)).astype(np.float32)) for size in (8, 32, 5)]
    weights = [0.6, 0.3, 0.1]
    fused = fuse(parts, weights)
    assert np.linalg.norm(fused, axis=1) == pytest.approx(1, abs=1e-5)
    assert fused[0] @ fused[1] == pytest.approx(
        sum(w * (p[0] @ p[1]) for w, p in zip(weights, parts, strict=True)), abs=1e-5
    )


def test_a_transform_survives_its_file(tmp_path: Path) -> None:
    generator = np.random.default_rng(0)
    transform = Transform(
        generator.normal(size=16).astype(np.float32), generator.normal(size=(16, 4)).astype(np.float32)
    )
    transform.write(tmp_path / "t.npz")
    rows = generator.normal(size=(3, 16)).astype(np.float32)
    np.testing.assert_allclose(Transform.read(tmp_path / "t.npz")(rows), transform(rows), atol=5e-3)


def _adapter(width: int = 16) -> Transform:
    """A transform with a second layer."""
    draw = np.random.default_rng(0).normal
    layer = Layer(*(draw(size=size).astype(np.float32) for size in ((4, 9), (9,), (9, 4))))
    return Transform(draw(size=width).astype(np.float32), draw(size=(width, 4)).astype(np.float32), layer)


def test_a_layer_that_was_learnt_is_added_and_survives_the_file(tmp_path: Path) -> None:
    transform = _adapter()
    rows = np.random.default_rng(1).normal(size=(3, 16)).astype(np.float32)
    assert transform.layer is not None
    assert transform.mean is not None
    assert transform.projection is not None
    first = unit((unit(rows) - transform.mean) @ transform.projection)
    inner = np.maximum(first @ transform.layer.hidden + transform.layer.bias, 0)
    np.testing.assert_allclose(transform(rows), unit(first + inner @ transform.layer.back), atol=1e-5)
    transform.write(tmp_path / "t.npz")
    np.testing.assert_allclose(Transform.read(tmp_path / "t.npz")(rows), transform(rows), atol=1e-2)


@pytest.mark.parametrize("name", ["hidden", "bias", "back"])
def test_a_layer_that_does_not_fit_is_refused(tmp_path: Path, name: str) -> None:
    with np.load(io.BytesIO(_adapter().packed())) as found:
        arrays = dict(found)
    for wrong in (arrays[name][:-1], arrays[name] * np.nan, None):
        kept = {k: v for k, v in arrays.items() if k != name} | ({} if wrong is None else {name: wrong})
        np.savez(tmp_path / "t.npz", **kept)
        if wrong is None and name == "hidden":
            assert Transform.read(tmp_path / "t.npz").layer is None
            continue
        with pytest.raises(ProfileError, match="not a fitted transform"):
            Transform.read(tmp_path / "t.npz")


def test_a_transform_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.npz").write_bytes(b"nothing")
    with pytest.raises(ProfileError):
        Transform.read(tmp_path / "t.npz")


def test_templates_tell_people_apart(engine: Engine, collins: np.ndarray, hopper: np.ndarray) -> None:
    dim = np.clip(collins * 0.6, 0, 255).astype(np.uint8)
    rows = [engine.subject(p).embeddings[0] for p in (collins, dim, hopper)]
    assert all(np.linalg.norm(r) == pytest.approx(1, abs=1e-3) for r in rows)
    threshold = engine.profile.verify_threshold(1e-4)
    assert rows[0] @ rows[1] > threshold > rows[0] @ rows[2]


def test_a_batch_of_pictures_gives_what_each_gives_alone(
    engine: Engine, collins: np.ndarray, hopper: np.ndarray
) -> None:
    pictures = [(p, engine.detector.detect(p)) for p in (collins, hopper)]
    together = engine.extractor.extract_many(pictures)
    alone = np.concatenate([engine.extractor.extract(*p) for p in pictures])
    assert (together * alone).sum(axis=1) == pytest.approx(1, abs=2e-3)


def test_no_faces_give_no_templates(engine: Engine, collins: np.ndarray) -> None:
    assert engine.extractor.extract(collins, engine.detector.detect(collins).select([])).shape == (0, engine.dimension)


def test_lbp_histograms_do_not_mind_the_light(engine: Engine, collins: np.ndarray, hopper: np.ndarray) -> None:
    embedder = embedding.LbpEmbedder()

    def vector(picture: np.ndarray) -> np.ndarray:
        return embedder.embed(embedder.chips(picture, engine.detector.detect(picture)))[0]

    plain = vector(collins)
    assert np.linalg.norm(plain) == pytest.approx(1, abs=1e-5)
    assert plain @ vector((collins * 0.6).astype(np.uint8)) > plain @ vector(hopper)


def test_lbp_counts_every_pixel_once() -> None:
    chip = np.random.default_rng(0).integers(0, 256, (56, 56, 3), dtype=np.uint8)
    found = lbp.histogram(chip, radii=(1,), grid=7)
    assert found.shape == (49 * lbp.BINS,)
    np.testing.assert_allclose((found**2).reshape(49, -1).sum(axis=1), 1 / 49, atol=1e-5)


def test_an_unknown_embedder_is_told(runtime, weights) -> None:
    with pytest.raises(ProfileError, match="no embedder named 'eigenface'"):
        embedding.load("eigenface", runtime, weights)
