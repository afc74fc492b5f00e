"""Each remedy answers the flaw it is for, and a good face is left alone."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from core.engine import Engine
from core.evaluation.degradation import SUITE
from core.faces import Faces
from core.recognition import enhancement
from core.recognition.fusion import TemplateExtractor

HELPED = ("blur", "noise", "gamma0.3")


def _largest(engine: Engine, image: np.ndarray) -> Faces:
    return engine.find(image, 40).select([0])


def _spoil(engine: Engine, image: np.ndarray, name: str) -> np.ndarray:
    (degradation,) = [d for d in SUITE if d.name == name]
    return degradation.apply(image, _largest(engine, image))


@pytest.mark.parametrize("portrait", ["collins", "hopper"])
def test_a_good_face_is_left_alone(engine: Engine, portrait: str, request: pytest.FixtureRequest) -> None:
    image = request.getfixturevalue(portrait)
    faces = _largest(engine, image)
    ((same, kept),) = enhancement.prepare(image, faces)
    assert same is image
    np.testing.assert_array_equal(kept.boxes, faces.boxes)


@pytest.mark.parametrize("name", HELPED)
def test_a_remedy_brings_a_spoilt_face_nearer_to_itself(engine: Engine, collins: np.ndarray, name: str) -> None:
    if name == "noise":  # of a large face the crop averages most of it away
        collins = cv2.resize(collins, None, fx=0.6, fy=0.6, interpolation=cv2.INTER_AREA)
    clean = engine.embed(collins, _largest(engine, collins)).embeddings
    spoilt = _spoil(engine, collins, name)
    faces = _largest(engine, spoilt)
    assert enhancement.needs(faces.quality[0])
    with_remedy = engine.embed(spoilt, faces).embeddings
    without = engine.embed(spoilt, replace(faces, quality=None)).embeddings
    assert float(with_remedy[0] @ clean[0]) > float(without[0] @ clean[0])


@pytest.mark.parametrize("name", [d.name for d in SUITE if d.name not in HELPED])
def test_what_no_remedy_helps_is_left_alone(engine: Engine, collins: np.ndarray, name: str) -> None:
    spoilt = _spoil(engine, collins, name)
    faces = engine.find(spoilt, 20)
    assert len(faces)
    assert not enhancement.needs(faces.quality[0])


def test_faces_keep_their_order(engine: Engine, collins: np.ndarray) -> None:
    """A flawed face between two good ones is cut from its own enhanced part, and all three come out in order."""
    good = cv2.copyMakeBorder(collins, 0, 0, 0, 0, cv2.BORDER_CONSTANT)
    noisy = _spoil(engine, collins, "noise")
    picture = np.concatenate([good, noisy, good[:, ::-1]], axis=1)
    faces = engine.find(picture, 60)
    faces = faces.select(np.argsort(faces.boxes[:, 0]))
    assert len(faces) == 3
    parts = enhancement.prepare(picture, faces)
    assert [len(f) for _, f in parts] == [1, 1, 1]
    together = engine.embed(picture, faces).embeddings
    for n in range(3):
        alone = engine.embed(picture, faces.select([n])).embeddings
        np.testing.assert_allclose(together[n], alone[0], atol=2e-2)


def test_degradations_are_the_same_in_every_run(engine: Engine, collins: np.ndarray) -> None:
    face = _largest(engine, collins)
    for degradation in SUITE:
        for where in (face, None):
            spoilt = degradation.apply(collins, where)
            np.testing.assert_array_equal(spoilt, degradation.apply(collins.copy(), where))
            assert (spoilt.dtype, spoilt.ndim) == (np.uint8, 3)


def test_extraction_without_quality_is_possible(engine: Engine, collins: np.ndarray) -> None:
    faces = replace(_largest(engine, collins), quality=None)
    assert isinstance(engine.extractor, TemplateExtractor)
    assert engine.extractor.extract(collins, faces).shape == (1, engine.dimension)
