from __future__ import annotations

import numpy as np
import pytest

from core.tasks import running
from core.tasks.library.restoration import dehaze, denoise_nlm, denoise_tv, denoise_wavelet, noise
from core.tasks.task import Given, Result, Task
from core.tasks.truths.reference import psnr, ssim
from core.tasks.work import Work, Workshop

GAINS = {"denoise-tv": (denoise_tv.TASK, 5), "denoise-nlm": (denoise_nlm.TASK, 6.5)} | {
    "denoise-wavelet": (denoise_wavelet.TASK, 6.5)
}
DENOISERS = [task for task, _ in GAINS.values()]


def _run(task: Task, picture: np.ndarray, **values: object) -> Result:
    return running.run(task, Given("picture.png", picture), running.parameters(task, values), Work(Workshop()))


def _noisy(picture: np.ndarray, sigma: float) -> np.ndarray:
    added = picture + np.random.default_rng(1).normal(0, sigma, picture.shape)
    return np.rint(added.clip(0, 255)).astype(np.uint8)


@pytest.mark.parametrize("name", GAINS)
def test_a_noisy_portrait_comes_nearer_to_the_clean_one(name: str, collins: np.ndarray) -> None:
    task, gain = GAINS[name]
    noisy = _noisy(collins, 15)
    result = _run(task, noisy)
    assert psnr(result.picture, collins) > psnr(noisy, collins) + gain
    assert ssim(result.picture, collins) > ssim(noisy, collins) + 0.2
    assert list(result.layers) == ["What was removed"]


@pytest.mark.parametrize("task", DENOISERS, ids=lambda task: task.key)
def test_more_strength_smooths_more(task: Task, collins: np.ndarray) -> None:
    noisy = _noisy(collins[:200, 150:350], 15)
    roughness = [np.abs(np.diff(_run(task, noisy, strength=s).picture.astype(int), axis=1)).mean() for s in (0.3, 1, 3)]
    assert roughness == sorted(roughness, reverse=True)
    assert roughness[0] > 1.2 * roughness[2]


@pytest.mark.parametrize("sigma", [8, 15, 25])
def test_noise_is_measured(sigma: float) -> None:
    even = np.full((200, 200, 3), 128, np.uint8)
    assert noise.measured(_noisy(even, sigma)) == pytest.approx(sigma, rel=0.05)


def test_noise_is_measured_in_a_portrait(collins: np.ndarray) -> None:
    assert noise.measured(_noisy(collins, 15)) == pytest.approx(15, abs=2)


@pytest.mark.parametrize("task", DENOISERS, ids=lambda task: task.key)
def test_where_there_is_no_noise_nothing_is_done(task: Task) -> None:
    drawing = np.full((80, 90, 3), 255, np.uint8)
    drawing[20:60, 30:70] = (200, 30, 30)
    result = _run(task, drawing)
    assert result.words == "No noise was found"
    assert np.array_equal(result.picture, drawing)


@pytest.mark.parametrize("task", DENOISERS, ids=lambda task: task.key)
def test_strips_of_a_large_picture_join_without_a_seam(
    task: Task, collins: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    noisy = _noisy(collins[:, 100:228], 12)
    whole = _run(task, noisy, noise=12).picture.astype(int)
    removed = noise.removed

    def pieces(*arguments: object) -> Result:
        return removed(*arguments[:5], 128 * 150)

    monkeypatch.setattr(noise, "removed", pieces)
    parts = _run(task, noisy, noise=12).picture.astype(int)
    assert np.abs(parts - whole).mean() < 1
    assert np.abs(np.diff((parts - whole).mean(axis=(1, 2)))).max() < 0.5


def test_cycle_spinning_is_better_than_none(collins: np.ndarray) -> None:
    noisy = _noisy(collins, 15)
    plain, spun = (_run(denoise_wavelet.TASK, noisy, noise=15, spinning=on).picture for on in (False, True))
    assert psnr(noisy, collins) + 5 < psnr(plain, collins) < psnr(spun, collins) - 0.7


def test_all_shifts_are_averaged(collins: np.ndarray) -> None:
    """The transform without subsampling, against shifting, cleaning and shifting back by hand."""
    channel = _noisy(collins, 15)[128:256, 128:256, 1].astype(np.float32)
    parameters = denoise_wavelet.Wavelet(levels=1, spinning=False)
    by_hand = np.mean(
        [
            np.roll(denoise_wavelet.cleaned(np.roll(channel, (y, x), (0, 1)), 15, parameters), (-y, -x), (0, 1))
            for y in (0, 1)
            for x in (0, 1)
        ],
        axis=0,
    )
    at_once = denoise_wavelet.cleaned(channel, 15, parameters.model_copy(update={"spinning": True}))
    assert np.abs(at_once - by_hand).mean() < 0.2
    assert np.abs(at_once - denoise_wavelet.cleaned(channel, 15, parameters)).mean() > 1


def _hazy(picture: np.ndarray, least: float = 0.3) -> tuple[np.ndarray, np.ndarray]:
    """A picture in haze that grows towards its top, and the share of its light that comes through."""
    through = np.linspace(least, 0.9, picture.shape[0])[:, None, None]
    return np.rint(picture * through + 225 * (1 - through)).astype(np.uint8), through


def test_haze_is_removed(hopper: np.ndarray) -> None:
    hazy, _ = _hazy(hopper)
    after = _run(dehaze.TASK, hazy).picture
    assert psnr(after, hopper) > psnr(hazy, hopper) + 6
    assert np.abs(_run(dehaze.TASK, hazy, strength=0).picture.astype(int) - hazy).max() <= 1


def test_haze_is_found_where_it_is(collins: np.ndarray) -> None:
    hazy, through = _hazy(collins // 2, 0.03)  # nothing in it is as bright as the haze
    found, air = dehaze.transmission(hazy, dehaze.Dehaze(strength=1))
    assert air * 255 == pytest.approx([225] * 3, abs=12)
    rows = found.mean(axis=1)
    assert np.corrcoef(rows, through[:, 0, 0])[0, 1] > 0.9


def test_the_dark_channel_is_the_darkest_of_the_neighbourhood() -> None:
    picture = np.random.default_rng(0).random((20, 25, 3)).astype(np.float32)
    dark = dehaze.dark_channel(picture, 2)
    assert dark[10, 12] == picture[8:13, 10:15].min()
