from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from core.tasks import running
from core.tasks.library.restoration import deblur, point_spread
from core.tasks.task import Given, Result
from core.tasks.truths.reference import psnr
from core.tasks.work import Work, Workshop

BLURS = [
    {"blur": "gaussian", "radius": 1.2},
    {"blur": "disc", "radius": 4},
    {"blur": "motion", "length": 15, "angle": 30},
]
_CROP = (slice(32, -32), slice(32, -32))


def _run(picture: np.ndarray, **values: object) -> Result:
    given = Given("picture.png", picture)
    return running.run(deblur.TASK, given, running.parameters(deblur.TASK, values), Work(Workshop()))


def _blurred(picture: np.ndarray, values: dict[str, object], noise: float = 0) -> np.ndarray:
    """A picture as a camera would have it: what lies beyond its edges is smeared into it too."""
    spread = deblur.spread(deblur.Deblur(**values))
    channels = [ndimage.convolve(picture[..., c].astype(float), spread, mode="reflect") for c in range(3)]
    soft = np.stack(channels, axis=2) + np.random.default_rng(0).normal(0, noise, picture.shape)
    return np.rint(soft.clip(0, 255)).astype(np.uint8)[_CROP]


@pytest.mark.parametrize(
    ("values", "gains"),
    [
        (BLURS[0], {"wiener": 3.5, "unsupervised wiener": 5, "richardson-lucy": 2.5}),
        (BLURS[1], {"wiener": 4, "unsupervised wiener": 5.5, "richardson-lucy": 2.2}),
        (BLURS[2], {"wiener": 5, "unsupervised wiener": 2, "richardson-lucy": 3}),
    ],
)
def test_a_known_blur_is_undone(values: dict[str, object], gains: dict[str, float], collins: np.ndarray) -> None:
    soft = _blurred(collins, values)
    for method, gain in gains.items():
        after = _run(soft, method=method, **values).picture
        assert psnr(after, collins[_CROP]) > psnr(soft, collins[_CROP]) + gain, method


@pytest.mark.parametrize("values", BLURS)
def test_it_still_helps_where_there_is_noise(values: dict[str, object], collins: np.ndarray) -> None:
    soft = _blurred(collins, values, noise=2)
    assert psnr(_run(soft, **values).picture, collins[_CROP]) > psnr(soft, collins[_CROP]) + 2.5
    # the finer its hand, the more noise
    fine, coarse = (_run(soft, balance=balance, **values).picture for balance in (0.03, 1))
    assert psnr(fine, collins[_CROP]) < psnr(coarse, collins[_CROP]) - 3


@pytest.mark.parametrize("values", BLURS)
def test_no_frame_of_ringing_appears(values: dict[str, object], collins: np.ndarray) -> None:
    soft, right = _blurred(collins, values), collins[_CROP].astype(float)
    after = _run(soft, **values).picture
    band = np.ones(soft.shape[:2], bool)
    band[16:-16, 16:-16] = False

    def error(picture: np.ndarray) -> float:
        return float(((picture - right) ** 2)[band].mean())

    assert error(after) < 0.75 * error(soft)


def test_strips_join_without_a_seam(collins: np.ndarray) -> None:
    soft = _blurred(collins, BLURS[0])
    reports: list[float] = []
    work = Work(Workshop(), lambda done, _words: reports.append(done))
    values = running.parameters(deblur.TASK, BLURS[0])
    whole = running.run(deblur.TASK, Given("picture.png", soft), values, work).picture
    assert len(reports) == 4
    tall = np.tile(soft, (4, 1, 1))  # of 800,000 pixels: two strips, which meet in the third copy
    parts = running.run(deblur.TASK, Given("picture.png", tall), values, work).picture
    assert len(reports) == 4 + 8
    height = soft.shape[0]
    middle = parts[2 * height + 24 : 3 * height - 24].astype(int)
    assert np.abs(middle - whole[24:-24]).max() <= 3


def test_point_spreads_are_what_they_are_called() -> None:
    for spread in (point_spread.gaussian(2), point_spread.disc(3.5), point_spread.motion(12, 40)):
        assert spread.sum() == pytest.approx(1)
        assert spread.shape[0] == spread.shape[1]
        assert spread.shape[0] % 2 == 1
        assert ndimage.center_of_mass(spread) == pytest.approx([spread.shape[0] // 2] * 2, abs=1e-6)
    reach = np.arange(-6, 7)
    assert np.sqrt((point_spread.gaussian(2).sum(axis=0) * reach**2).sum()) == pytest.approx(2, abs=0.05)
    assert (point_spread.disc(3.5) > 0).sum() == pytest.approx(np.pi * 3.5**2, rel=0.4)
    level = point_spread.motion(9, 0)
    assert level[level.shape[0] // 2].sum() == pytest.approx(1)
    rising = point_spread.motion(11, 45)  # anticlockwise: up to the right
    assert np.trace(np.fliplr(rising)) > 0.4
    assert np.trace(rising) < 0.2


def test_a_padded_picture_repeats_without_a_jump(collins: np.ndarray) -> None:
    picture = collins[:90, :120].astype(np.float32)
    padded = deblur.padded(picture, 40)
    assert padded.shape == (170, 200, 3)
    assert np.array_equal(padded[40:130, 40:160], picture)
    steps = np.abs(np.diff(padded, axis=1)).mean()
    assert np.abs(padded[:, 0] - padded[:, -1]).mean() < 2 * steps
    assert np.abs(picture[:, 0] - picture[:, -1]).mean() > 5 * steps
