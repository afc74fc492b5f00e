from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from core.errors import TaskError
from core.tasks import running, saving
from core.tasks.library.enhancement import clahe, gamma, histogram, levels, retinex, white_balance
from core.tasks.task import Given, Result, Task
from core.tasks.work import Work, Workshop


def _run(task: Task, picture: np.ndarray, second: np.ndarray | None = None, **values: object) -> Result:
    given = Given("picture.png", picture, second=second)
    return running.run(task, given, running.parameters(task, values), Work(Workshop()))


def _dull(picture: np.ndarray) -> np.ndarray:
    return (90 + picture * 0.2).astype(np.uint8)


def _uneven(values: np.ndarray, bins: int = 16) -> float:
    """How far a histogram is from flat: largest difference of a bin from its share, in shares."""
    counts = np.histogram(values, bins, (0, 256))[0] / values.size
    return float(np.abs(counts * bins - 1).max())


def test_an_equalised_histogram_is_flat(hopper: np.ndarray) -> None:
    grey = levels.as_picture(levels.grey(hopper))
    after = _run(histogram.TASK, grey, of="each colour").picture
    assert _uneven(grey[..., 0]) > 1.5
    assert _uneven(after[..., 0], 8) < 0.15
    assert after.mean() == pytest.approx(127.5, abs=1.5)


def test_equalising_the_lightness_flattens_it_and_keeps_the_colours(collins: np.ndarray) -> None:
    dull = _dull(collins)
    result = _run(histogram.TASK, dull)
    before = cv2.cvtColor(dull.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    after = cv2.cvtColor(result.picture.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    assert _uneven(after[..., 0] * 2.55, 8) < 0.15
    assert np.abs(after[..., 1:] - before[..., 1:]).mean() < 1.0
    plots = {plot.title: plot for plot in result.plots}
    assert set(plots) == {"Histogram before", "Histogram after"}
    assert [line.name for line in plots["Histogram after"].lines] == ["Lightness", "Red", "Green", "Blue"]
    assert [line.y.sum() for line in plots["Histogram after"].lines] == pytest.approx([100] * 4)


def test_stretching_reaches_from_black_to_white(collins: np.ndarray) -> None:
    dull = _dull(collins)
    assert (dull.min(), dull.max()) == (90, 141)
    after = _run(histogram.TASK, dull, change="stretch", of="each colour", cut=0).picture
    assert (after.min(), after.max()) == (0, 255)
    assert (after.argmax(axis=2) == dull.argmax(axis=2)).mean() > 0.9  # colours did not change places
    ramp = np.tile(np.arange(50, 150, dtype=np.uint8), (20, 1))[..., None].repeat(3, axis=2)
    cut = _run(histogram.TASK, ramp, change="stretch", of="each colour", cut=5).picture
    assert (cut == 0).mean() == pytest.approx(0.05, abs=0.011)
    assert (cut == 255).mean() == pytest.approx(0.05, abs=0.011)
    assert np.array_equal(_run(histogram.TASK, dull, strength=0, of="each colour").picture, dull)


def test_matching_takes_the_second_pictures_histogram(collins: np.ndarray, hopper: np.ndarray) -> None:
    after = _run(histogram.TASK, hopper, collins, change="match", of="each colour").picture
    steps = np.arange(257)
    for channel in range(3):
        mine, theirs, old = (
            np.cumsum(np.histogram(picture[..., channel], steps, density=True)[0])
            for picture in (after, collins, hopper)
        )
        assert np.abs(mine - theirs).mean() < 0.02 < np.abs(old - theirs).mean()
    with pytest.raises(TaskError, match="second picture"):
        _run(histogram.TASK, hopper, change="match")


def test_local_contrast_shows_what_lies_in_the_dark(collins: np.ndarray) -> None:
    picture = collins.copy()
    picture[:, :256] = picture[:, :256] // 6
    result = _run(clahe.TASK, picture)
    assert result.picture[:, :256].std() > 1.5 * picture[:, :256].std()
    gentle, strong = (_run(clahe.TASK, picture, limit=limit).picture for limit in (1, 20))
    assert gentle[:, :256].std() < strong[:, :256].std()
    assert len(result.plots) == 1


def test_gamma_is_the_power_it_says(collins: np.ndarray) -> None:
    after = _run(gamma.TASK, collins, gamma=0.5).picture
    assert np.abs(after - 255 * (collins / 255) ** 0.5).max() <= 0.5 + 1e-6
    assert np.array_equal(_run(gamma.TASK, collins, gamma=1).picture, collins)


@pytest.mark.parametrize("name", ["gamma", "logarithm", "sigmoid"])
def test_every_curve_rises_from_black_to_white(name: str) -> None:
    curve = gamma.curve(gamma.Gamma(curve=name))
    assert (curve[0], curve[-1]) == (pytest.approx(0), pytest.approx(255))
    assert (np.diff(curve) > 0).all()


def test_a_sigmoid_is_steepest_in_its_middle() -> None:
    curve = gamma.curve(gamma.Gamma(curve="sigmoid", middle=0.25, gain=12))
    assert np.diff(curve).argmax() == pytest.approx(0.25 * 255, abs=1)


def test_retinex_evens_out_the_light(collins: np.ndarray) -> None:
    light = np.linspace(0.08, 1, collins.shape[1])[:, None]
    shaded = (collins * light).astype(np.uint8)
    after = _run(retinex.TASK, shaded, strength=1).picture

    def ratio(picture: np.ndarray) -> float:  # right third to left third, against the evenly lit picture
        third = collins.shape[1] // 3
        mine, right = ((p[:, -third:].mean() / p[:, :third].mean()) for p in (picture, collins))
        return float(mine / right)

    assert ratio(shaded) > 3
    assert ratio(after) == pytest.approx(1, abs=0.1)
    assert np.array_equal(_run(retinex.TASK, collins, strength=0).picture, collins)


def test_a_wide_surround_is_made_of_a_small_picture_and_is_as_good(collins: np.ndarray) -> None:
    values = collins.astype(np.float32)
    exact = cv2.GaussianBlur(values, (0, 0), 40, borderType=cv2.BORDER_REFLECT)
    assert np.abs(retinex.surround(values, 40) - exact).max() < 3


def test_a_grey_world_has_equal_means(collins: np.ndarray) -> None:
    warm = (collins * np.array([0.7, 0.6, 0.35])).astype(np.uint8)
    means = _run(white_balance.TASK, warm, method="grey world").picture.reshape(-1, 3).mean(axis=0)
    assert np.ptp(warm.reshape(-1, 3).mean(axis=0)) > 30
    assert np.ptp(means) < 1.5
    assert means.mean() == pytest.approx(warm.mean(), abs=1.5)


@pytest.mark.parametrize("method", ["white patch", "shades of grey"])
def test_the_lights_colour_is_taken_out(method: str, collins: np.ndarray) -> None:
    lamp = np.array([1.0, 0.8, 0.5])
    warm = np.rint(collins * lamp).astype(np.uint8)
    found = white_balance.light(warm, white_balance.WhiteBalance(method=method))
    own = white_balance.light(collins, white_balance.WhiteBalance(method=method))
    assert found / own / (found / own).max() == pytest.approx(lamp, abs=0.03)
    table = _run(white_balance.TASK, warm, method=method).table
    assert [row[0] for row in table.rows] == ["Red", "Green", "Blue"]
    assert table.rows[2][2] > table.rows[0][2]


def test_shades_of_grey_lie_between_grey_world_and_white_patch(collins: np.ndarray) -> None:
    def blue(**values: object) -> float:
        return float(white_balance.light(collins, white_balance.WhiteBalance(**values))[2])

    first, last = blue(method="grey world"), blue(method="white patch", brightest=0)
    between = [blue(method="shades of grey", power=power) for power in (1, 3, 6, 20)]
    assert between[0] == pytest.approx(first)
    assert [first, *between[1:], last] == sorted([first, *between[1:], last])


def test_a_result_is_measured_by_the_picture_that_it_should_have_become(collins: np.ndarray, tmp_path: Path) -> None:
    saving.save_picture(collins, tmp_path / "right.png")
    warm = np.rint(collins * np.array([1.0, 0.8, 0.6])).astype(np.uint8)
    given = Given("warm.png", warm)
    result = _run(white_balance.TASK, warm, method="white patch")
    before = running.measure(white_balance.TASK, given, Result(picture=warm), tmp_path / "right.png")
    after = running.measure(white_balance.TASK, given, result, tmp_path / "right.png")
    assert after["PSNR"] > before["PSNR"] + 2
