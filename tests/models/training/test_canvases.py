from __future__ import annotations

import numpy as np
import pytest

from models.training.canvases import SIDE, Canvases


@pytest.fixture
def canvases(collins: np.ndarray, hopper: np.ndarray):
    portraits = [lambda p=p: np.ascontiguousarray(p[20:270, 90:340]) for p in (collins, hopper)]
    scene = np.random.default_rng(0).integers(0, 256, (200, 300, 3), dtype=np.uint8)

    def make(seed: int, frames: int = 1) -> Canvases:
        return Canvases(portraits, [lambda: scene], [lambda: scene[:, :250]] * frames, seed)

    return make


def test_a_seed_gives_the_same_pictures(canvases) -> None:
    first, again, other = canvases(1), canvases(1), canvases(2)
    for _ in range(4):
        picture = first.make()
        assert picture.shape == (SIDE, SIDE, 3)
        assert picture.dtype == np.uint8
        np.testing.assert_array_equal(picture, again.make())
        assert (picture != other.make()).any()


def test_rooms_may_be_missing(canvases) -> None:
    maker = canvases(3, frames=0)
    assert len({maker.make().tobytes() for _ in range(10)}) == 10


def test_faces_are_pasted_at_many_sizes(canvases, engine) -> None:
    maker = canvases(5)
    sides = [
        float(side) for _ in range(12) for side in np.ptp(engine.find(maker.make(), 20).boxes[:, 1::2], axis=1).tolist()
    ]
    assert len(sides) >= 12
    assert min(sides) < 40
    assert max(sides) > 100
