from __future__ import annotations

import numpy as np
import pytest

from core.engine import Engine
from core.learning import data, nobody
from core.learning.data import Data, Item
from core.learning.face_chips import face_chips, main_face
from core.learning.nobody import Known, Why
from core.learning.sources import DataKind, Source


@pytest.fixture(scope="module")
def portraits() -> Data:
    found = data.read(Source(kind=DataKind.CLASSES, place="example:portraits"))
    grass = Item("grass", (0,), "grass", lambda: np.full((90, 90, 3), 90, np.uint8))
    return Data(found.source, found.classes, (*found.items, grass))


def _known(portraits: Data, engine: Engine, numbers: list[int] | None = None) -> Known:
    return Known.of(portraits, face_chips(portraits, 32, engine, numbers, templates=True))


def test_chips_are_upright_and_of_one_size(portraits: Data, engine: Engine) -> None:
    chips = face_chips(portraits, 48, engine, templates=True)
    assert chips.pixels.shape == (2, 48, 48, 3)
    assert chips.items == (0, 1)
    assert chips.lost == ("grass",)
    assert np.allclose(np.linalg.norm(chips.templates, axis=1), 1, atol=1e-3)
    large = nobody.enlarged(chips.pixels[0])
    face = main_face(large, engine)
    assert face is not None
    left, right = face.landmarks[0][:2]
    assert abs(left[1] - right[1]) < 12
    assert left[0] < 120 < right[0]


@pytest.mark.parametrize("side", [32, 48, 64])
def test_a_face_that_was_learnt_from_is_refused_however_small(portraits: Data, engine: Engine, side: int) -> None:
    chips, threshold = face_chips(portraits, side, engine).pixels, engine.profile.verify_threshold(nobody.FMR)
    everybody = _known(portraits, engine)
    assert everybody.names == ("collins", "hopper")
    own, other = nobody.check(chips, engine, everybody, threshold)
    assert (own.why, own.nearest) == (Why.NEAR, 0)
    assert (other.why, other.nearest) == (Why.NEAR, 1)
    alone = _known(portraits, engine, [0])
    own, other = nobody.check(chips, engine, alone, threshold)
    assert own.why == Why.NEAR
    assert other.why == Why.NOBODY
    assert other.score is not None
    assert own.score is not None
    assert other.score < threshold <= own.score


def test_what_is_no_face_or_several_is_refused(portraits: Data, engine: Engine) -> None:
    grey = np.full((48, 48, 3), 128, np.uint8)
    chips = face_chips(portraits, 48, engine).pixels
    four = np.concatenate([np.concatenate([chips[0], chips[1]], axis=1)] * 2)
    verdicts = nobody.check([grey, four], engine, _known(portraits, engine, [0]), 0.3)
    assert [one.why for one in verdicts] == [Why.NO_FACE, Why.SEVERAL]
    assert all(one.score is None for one in verdicts)
    assert nobody.words(verdicts).startswith("0 of 2 made pictures are kept: 1 are not taken for a face, 1 for several")
