from __future__ import annotations

import numpy as np
import pytest

from core.tasks.tiling import in_tiles


class Stretch:
    """Answers with each pixel repeated, and remembers what it was shown."""

    def __init__(self, scale: int):
        self.scale = scale
        self.shapes: set[tuple[int, ...]] = set()

    def __call__(self, batch: np.ndarray) -> tuple[np.ndarray, ...]:
        self.shapes.add(batch.shape[1:])
        planes = batch.transpose(0, 3, 1, 2).astype(np.float32)
        return (planes.repeat(self.scale, axis=2).repeat(self.scale, axis=3),)


@pytest.mark.parametrize("size", [(1, 1), (3, 500), (192, 192), (193, 385), (700, 500)])
@pytest.mark.parametrize("scale", [1, 3])
def test_tiles_fit_together(size: tuple[int, int], scale: int) -> None:
    picture = np.random.default_rng(0).integers(0, 256, (*size, 3)).astype(np.uint8)
    network = Stretch(scale)
    answer = in_tiles(network, picture, 10, scale)
    assert (answer == picture.repeat(scale, axis=0).repeat(scale, axis=1)).all()
    assert len(network.shapes) == 1, "one shape, whatever the picture's"


def test_each_tile_sees_what_is_around_it() -> None:
    """The mean over the margin's width is the same as over the whole picture at once."""
    from scipy.ndimage import uniform_filter

    picture = np.random.default_rng(0).integers(0, 256, (300, 410, 1)).astype(np.float32)

    def blur(batch: np.ndarray) -> tuple[np.ndarray, ...]:
        return (np.stack([uniform_filter(one[..., 0], 21, mode="mirror")[None] for one in batch]),)

    whole = uniform_filter(picture[..., 0], 21, mode="mirror")
    assert in_tiles(blur, picture, 10)[..., 0] == pytest.approx(whole, abs=1e-3)


def test_it_can_be_stopped() -> None:
    def stop(fraction: float, _words: str) -> None:
        if fraction > 0:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        in_tiles(Stretch(1), np.zeros((900, 900, 3), np.uint8), 10, report=stop)
