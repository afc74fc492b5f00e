from __future__ import annotations

import cv2
import numpy as np
import pytest
from scipy import ndimage
from skimage.util import random_noise

from core.errors import TaskError
from core.tasks import running
from core.tasks.library.enhancement import convolution, fourier, guided, levels, sharpen, smooth
from core.tasks.task import Given, Result, Task
from core.tasks.truths.reference import psnr
from core.tasks.work import Work, Workshop


def _run(task: Task, picture: np.ndarray, **values: object) -> Result:
    return running.run(task, Given("picture.png", picture), running.parameters(task, values), Work(Workshop()))


def test_sharpening_brings_a_soft_picture_nearer_to_the_sharp_one(collins: np.ndarray) -> None:
    soft = np.asarray(cv2.GaussianBlur(collins, (0, 0), 1.2))
    assert psnr(_run(sharpen.TASK, soft).picture, collins) > psnr(soft, collins) + 1
    assert np.abs(_run(sharpen.TASK, collins, amount=0).picture.astype(int) - collins).max() <= 1


def test_small_differences_are_left_alone() -> None:
    noise = np.random.default_rng(0).normal(128, 1, (64, 64, 1)).clip(0, 255).round().astype(np.uint8)
    picture = np.repeat(noise, 3, axis=2)
    assert _run(sharpen.TASK, picture, threshold=0).picture.std() > 1.2 * picture.std()
    assert np.abs(_run(sharpen.TASK, picture, threshold=8).picture.astype(int) - picture).max() <= 1


def test_a_median_removes_specks(collins: np.ndarray) -> None:
    specks = np.rint(random_noise(collins, "s&p", rng=1, amount=0.05) * 255).astype(np.uint8)
    gains = {
        name: psnr(_run(smooth.TASK, specks, filter=name, radius=1).picture, collins) - psnr(specks, collins)
        for name in ("median", "gaussian")
    }
    assert gains["median"] > 8
    assert gains["median"] > gains["gaussian"] + 3


@pytest.mark.parametrize("name", ["bilateral", "guided"])
def test_a_filter_that_keeps_edges_keeps_them(name: str) -> None:
    step = np.full((60, 80, 3), 60, np.uint8)
    step[:, 40:] = 190
    grainy = np.clip(step + np.random.default_rng(2).normal(0, 6, step.shape), 0, 255).round().astype(np.uint8)
    after = _run(smooth.TASK, grainy, filter=name, radius=4, tolerance=25).picture
    soft = _run(smooth.TASK, grainy, filter="gaussian", radius=4).picture
    assert np.abs(after[:, 38:42].astype(int) - step[:, 38:42]).mean() < 10
    assert np.abs(soft[:, 38:42].astype(int) - step[:, 38:42]).mean() > 20
    assert after[:, 5:30].std() < grainy[:, 5:30].std() / 2


def test_the_guided_filter_is_the_one_of_its_paper() -> None:
    generator = np.random.default_rng(3)
    picture, guide = generator.random((2, 40, 50))
    radius, epsilon = 3, 0.02

    def mean(values: np.ndarray) -> np.ndarray:
        return ndimage.uniform_filter(values, 2 * radius + 1, mode="reflect")

    slope = (mean(guide * picture) - mean(guide) * mean(picture)) / (mean(guide**2) - mean(guide) ** 2 + epsilon)
    expected = mean(slope) * guide + mean(mean(picture) - slope * mean(guide))
    assert guided.guided_filter(picture, guide, radius, epsilon) == pytest.approx(expected, abs=1e-5)


def test_the_kernel_that_does_nothing_does_nothing(collins: np.ndarray) -> None:
    assert np.array_equal(_run(convolution.TASK, collins, preset="nothing").picture, collins)
    assert np.array_equal(_run(convolution.TASK, collins, kernel="1").picture, collins)


def test_a_kernel_lies_on_the_picture_as_it_is_written(collins: np.ndarray) -> None:
    left = _run(convolution.TASK, collins, kernel="0 0 0; 1 0 0; 0 0 0").picture
    assert np.array_equal(left[:, 1:], collins[:, :-1])
    above = _run(convolution.TASK, collins, kernel="0 1 0; 0 0 0; 0 0 0").picture
    assert np.array_equal(above[1:], collins[:-1])


def test_a_kernel_is_summed_as_a_plain_loop_does() -> None:
    picture = np.random.default_rng(4).integers(0, 256, (9, 11), dtype=np.uint8)
    weights = convolution.kernel("1 -2 3; 0 .5 -1; 2 2 -4")
    answer = convolution.convolved(picture, weights)
    for y in range(1, 8):
        for x in range(1, 10):
            assert answer[y, x] == pytest.approx(float((picture[y - 1 : y + 2, x - 1 : x + 2] * weights).sum()))


def test_normalising_keeps_the_brightness(collins: np.ndarray) -> None:
    kept = _run(convolution.TASK, collins, preset="box blur").picture
    assert kept.mean() == pytest.approx(collins.mean(), abs=1)
    assert _run(convolution.TASK, collins, preset="box blur", normalise=False).picture.mean() > 200
    raised = _run(convolution.TASK, collins, kernel="0", offset=70).picture
    assert (raised == 70).all()


def test_negative_answers_are_shown_as_asked() -> None:
    step = np.full((20, 20, 3), 200, np.uint8)
    step[:, 10:] = 100  # falls to the right: sobel x answers -400
    shown = {
        how: int(_run(convolution.TASK, step, preset="sobel x", negative=how).picture[10, 10, 0])
        for how in ("automatic", "cut off", "without sign", "around grey")
    }
    assert shown == {"automatic": 255, "cut off": 0, "without sign": 255, "around grey": 0}
    assert _run(convolution.TASK, step, preset="sobel y").picture.max() == 0
    cut = _run(convolution.TASK, step, kernel="-1 0 1; -2 1 2; -1 0 1").picture  # its sum is not 0
    assert cut[10, 10, 0] == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1 2; 3 4", "odd number"),
        ("1 2 3; 4 5", "as many numbers"),
        ("1 two 3", "write numbers"),
        ("", "odd number"),
        ("nan", "million"),
        ("1e400", "million"),
        (" ".join("1" * 17), "1 to 15"),
    ],
)
def test_what_is_no_kernel_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(TaskError, match=f"^Kernel: .*{words}"):
        running.parameters(convolution.TASK, {"kernel": text})


def test_every_preset_is_a_kernel_and_can_be_chosen() -> None:
    choices = set(convolution.Convolution.model_fields["preset"].annotation.__args__)
    assert choices == {"custom", *convolution.PRESETS}
    for text in convolution.PRESETS.values():
        convolution.kernel(text)


@pytest.mark.parametrize("size", [(60, 80), (61, 83), (16, 300)])
def test_keeping_every_frequency_keeps_the_picture(size: tuple[int, int], collins: np.ndarray) -> None:
    picture = np.ascontiguousarray(collins[: size[0], : size[1]])
    picture = np.asarray(cv2.resize(picture, size[::-1]))
    assert np.array_equal(_run(fourier.TASK, picture, keep="everything").picture, picture)


def _stripes(period: int) -> np.ndarray:
    wave = 128 + 60 * np.sin(2 * np.pi * np.arange(240) / period)
    return np.repeat(np.tile(wave, (240, 1))[..., None], 3, axis=2).round().astype(np.uint8)


@pytest.mark.parametrize("shape", ["ideal", "gaussian", "butterworth"])
def test_a_filter_keeps_the_stripes_it_should(shape: str) -> None:
    wide, narrow = _stripes(60), _stripes(4)  # 3.3 and 50 percent of the highest frequency

    def contrast(picture: np.ndarray, keep: str) -> float:
        values = {"keep": keep, "shape": shape, "lower": 12, "upper": 12 if keep != "a band" else 100, "order": 3}
        return float(_run(fourier.TASK, picture, **values).picture.std() / picture.std())

    assert contrast(wide, "low frequencies") > 0.9
    assert contrast(narrow, "low frequencies") < 0.05
    assert contrast(wide, "high frequencies") < 0.1
    assert contrast(narrow, "high frequencies") > 0.9
    assert contrast(wide, "a band") < 0.1
    assert contrast(narrow, "a band") > 0.6


def test_stripes_are_two_points_in_the_spectrum() -> None:
    result = _run(fourier.TASK, _stripes(8))
    spectrum = result.layers["Spectrum"][..., 0]
    brightest = np.argwhere(spectrum > 0.85 * spectrum.max())
    assert sorted(map(tuple, brightest)) == [(120, 90), (120, 120), (120, 150)]
    plot = result.plots[0]
    peak = plot.lines[0].x[3:][plot.lines[0].y[3:].argmax()]
    assert peak == pytest.approx(25, abs=1)


def test_the_spectrum_is_numpys() -> None:
    picture = np.random.default_rng(5).integers(0, 256, (31, 40, 1), dtype=np.uint8).repeat(3, axis=2)
    expected = np.log1p(np.abs(np.fft.fftshift(np.fft.fft2(levels.grey(picture).astype(float)))))
    drawn = _run(fourier.TASK, picture).layers["Spectrum"][..., 0]
    assert drawn == pytest.approx(expected * 255 / expected.max(), abs=0.6)
    phase = np.angle(np.fft.fftshift(np.fft.fft2(levels.grey(picture).astype(float))))
    angles = _run(fourier.TASK, picture).layers["Phase"][..., 0] / 127.5 * np.pi - np.pi
    assert np.abs(np.angle(np.exp(1j * (angles - phase)))).max() < 0.03


def test_a_band_needs_its_ends_in_order(collins: np.ndarray) -> None:
    with pytest.raises(TaskError, match="below the upper"):
        _run(fourier.TASK, collins, keep="a band", lower=30, upper=20)
