from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import skimage.data
from scipy import ndimage
from skimage import color

from core.tasks import running, saving
from core.tasks.library.enhancement import colour_spaces, morphology, threshold
from core.tasks.task import Given, Result, Task
from core.tasks.truths.masks import iou
from core.tasks.work import Work, Workshop


def _run(task: Task, picture: np.ndarray, **values: object) -> Result:
    return running.run(task, Given("picture.png", picture), running.parameters(task, values), Work(Workshop()))


def _spots() -> np.ndarray:
    """A bright square with a dark hole of one pixel, and a bright speck beside it."""
    picture = np.full((60, 60, 3), 30, np.uint8)
    picture[15:45, 15:45] = 220
    picture[30, 30] = 30
    picture[5, 5] = 220
    return picture


def test_opening_removes_the_speck_and_closing_the_hole() -> None:
    spots = _spots()
    opened = _run(morphology.TASK, spots, operation="open", radius=2, shape="square").picture
    closed = _run(morphology.TASK, spots, operation="close", radius=2, shape="square").picture
    assert (opened[5, 5, 0], closed[5, 5, 0]) == (30, 220)
    assert (opened[30, 30, 0], closed[30, 30, 0]) == (30, 220)
    top = _run(morphology.TASK, spots, operation="top hat", radius=2, shape="square").picture
    black = _run(morphology.TASK, spots, operation="black hat", radius=2, shape="square").picture
    assert top[5, 5, 0] == black[30, 30, 0] == 190
    assert (top[20, 17, 0], black[5, 5, 0]) == (0, 0)


@pytest.mark.parametrize("shape", ["disc", "square", "cross", "horizontal line", "vertical line"])
def test_erosion_and_dilation_are_the_least_and_the_most_below_the_element(shape: str, collins: np.ndarray) -> None:
    picture = collins[100:180, 180:280]
    footprint = morphology.element(shape, 2).astype(bool)
    inside = (slice(2, -2), slice(2, -2))
    least = _run(morphology.TASK, picture, operation="erode", shape=shape, radius=2, on="colours").picture
    most = _run(morphology.TASK, picture, operation="dilate", shape=shape, radius=2, on="colours").picture
    for channel in range(3):
        expected = ndimage.grey_erosion(picture[..., channel], footprint=footprint)
        assert np.array_equal(least[..., channel][inside], expected[inside])
        expected = ndimage.grey_dilation(picture[..., channel], footprint=footprint)
        assert np.array_equal(most[..., channel][inside], expected[inside])


def test_elements_have_their_shape() -> None:
    sums = {s: int(morphology.element(s, 2).sum()) for s in ("square", "cross", "horizontal line", "vertical line")}
    assert sums == {"square": 25, "cross": 9, "horizontal line": 5, "vertical line": 5}
    assert morphology.element("horizontal line", 2)[2].all()
    assert morphology.element("disc", 20).sum() == pytest.approx(np.pi * 20.5**2, rel=0.02)


def test_a_bar_has_a_line_for_its_skeleton() -> None:
    bar = np.zeros((40, 100, 3), np.uint8)
    bar[15:26, 10:90] = 255
    skeleton = _run(morphology.TASK, bar, operation="skeleton").layers["Mask"][..., 0] > 0
    assert skeleton[20, 20:80].all()
    assert skeleton[:, 30:70].sum() == 40
    dark = _run(morphology.TASK, 255 - bar, operation="skeleton", dark=True).layers["Mask"][..., 0] > 0
    assert np.array_equal(dark, skeleton)


def test_red_is_red_in_every_space() -> None:
    red = np.zeros((32, 32, 3), np.uint8)
    red[..., 0] = 255
    means = {
        space: [round(float(c.mean())) for c in colour_spaces.channels(red, space)]
        for space in ("RGB", "HSV", "HLS", "YCbCr", "CMYK")
    }
    assert means == {
        "RGB": [255, 0, 0],
        "HSV": [0, 255, 255],
        "HLS": [0, 128, 255],
        "YCbCr": [76, 85, 255],
        "CMYK": [0, 255, 255, 0],
    }


def test_lab_is_that_of_another_library(collins: np.ndarray) -> None:
    expected = color.rgb2lab(collins)
    light, a, b = (channel.astype(float) for channel in colour_spaces.channels(collins, "Lab"))
    assert light / 2.55 == pytest.approx(expected[..., 0], abs=1.0)
    assert np.abs(a - 128 - expected[..., 1]).mean() < 1
    assert np.abs(b - 128 - expected[..., 2]).mean() < 1


@pytest.mark.parametrize("space", colour_spaces.SPACES)
def test_the_sheet_is_as_large_as_the_picture_and_each_channel_is_a_layer(space: str, hopper: np.ndarray) -> None:
    result = _run(colour_spaces.TASK, hopper[:-1], space=space)
    assert result.picture.shape == hopper[:-1].shape
    names = [channel.name for channel in colour_spaces.SPACES[space]]
    assert list(result.layers) == names == [row[0] for row in result.table.rows]
    assert all(layer.shape == hopper[:-1].shape for layer in result.layers.values())


def test_channels_are_shown_in_grey_or_in_what_they_stand_for(collins: np.ndarray) -> None:
    plain = _run(colour_spaces.TASK, collins, space="RGB", tinted=False).layers["Red"]
    assert np.array_equal(plain, collins[..., :1].repeat(3, axis=2))
    tinted = _run(colour_spaces.TASK, collins, space="RGB").layers["Red"]
    assert np.array_equal(tinted[..., 0], collins[..., 0])
    assert not tinted[..., 1:].any()


def _halves(dark: int, bright: int) -> np.ndarray:
    picture = np.full((60, 90, 3), dark, np.uint8)
    picture[:, 50:] = bright
    return np.clip(picture + np.random.default_rng(1).normal(0, 8, (60, 90, 1)), 0, 255).astype(np.uint8)


@pytest.mark.parametrize("method", ["otsu", "li", "fixed"])
def test_a_threshold_parts_bright_from_dark(method: str) -> None:
    mask = _run(threshold.TASK, _halves(60, 180), method=method).layers["Mask"][..., 0]
    assert (mask[:, 50:] == 255).all()
    assert not mask[:, :50].any()
    turned = _run(threshold.TASK, _halves(60, 180), method=method, objects="dark").layers["Mask"][..., 0]
    assert np.array_equal(turned, 255 - mask)


def test_a_triangle_finds_the_few_bright_ones() -> None:
    picture = np.random.default_rng(2).normal(60, 8, (80, 80, 1)).clip(0, 255).astype(np.uint8).repeat(3, axis=2)
    picture[:8, :8] = 200
    mask = _run(threshold.TASK, picture, method="triangle").layers["Mask"][..., 0] > 0
    assert mask[:8, :8].all()
    assert mask.mean() < 0.05


def test_uneven_light_wants_a_local_threshold() -> None:
    page = np.asarray(skimage.data.page(), np.uint8)[..., None].repeat(3, axis=2)
    grey = page[..., 0].astype(float)
    ink = grey < ndimage.median_filter(grey, 41) - 25  # writing is darker than its own paper
    found = {
        method: iou(_run(threshold.TASK, page, method=method, objects="dark").layers["Mask"][..., 0], ink)
        for method in ("otsu", "adaptive", "sauvola")
    }
    assert found["otsu"] < 0.4
    assert min(found["adaptive"], found["sauvola"]) > 0.6


def test_a_mask_is_measured_by_the_right_one(tmp_path: Path) -> None:
    right = np.zeros((60, 90, 3), np.uint8)
    right[:, 50:] = 255
    saving.save_picture(right, tmp_path / "right.png")
    picture = _halves(60, 180)
    result = _run(threshold.TASK, picture)
    given = Given("picture.png", picture)
    assert running.measure(threshold.TASK, given, result, tmp_path / "right.png") == {"IoU": 1.0}


def test_an_even_picture_has_no_threshold_and_says_so() -> None:
    result = _run(threshold.TASK, np.full((30, 30, 3), 90, np.uint8))
    assert "0.0 %" in result.words
