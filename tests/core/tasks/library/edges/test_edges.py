from __future__ import annotations

import shutil
from pathlib import Path

import cv2
import numpy as np
import pytest
import skimage.data
from PIL import Image as Pillow

from core.errors import ImageError, TaskError
from core.evaluation import boundaries
from core.tasks import running
from core.tasks.library.edges import canny, gradients, laplacian, lines, score, sobel
from core.tasks.task import Given, Result, Task
from core.tasks.work import Work, Workshop
from tests.conftest import SHARED


def _run(task: Task, picture: np.ndarray, **values: object) -> Result:
    return running.run(task, Given("picture.png", picture), running.parameters(task, values), Work(Workshop()))


def _square() -> np.ndarray:
    picture = np.full((120, 160, 3), 60, np.uint8)
    picture[30:90, 40:120] = 180
    return picture


def _outline() -> np.ndarray:
    drawn = np.zeros((120, 160), bool)
    drawn[29:91, 39:121] = True
    drawn[31:89, 41:119] = False
    return drawn


OPERATORS = ("sobel", "scharr", "prewitt", "roberts")


@pytest.mark.parametrize("operator", OPERATORS)
def test_a_slope_has_the_gradient_that_it_was_drawn_with(operator: gradients.Operator) -> None:
    y, x = np.indices((40, 40))
    picture = np.repeat((3 * x + 2 * y)[..., None], 3, axis=2).astype(np.uint8)
    dx, dy = gradients.gradient(picture, operator, 0, "grey")
    assert dx[5:-5, 5:-5] == pytest.approx(3, abs=1e-4)
    assert dy[5:-5, 5:-5] == pytest.approx(2, abs=1e-4)


def test_a_step_is_as_strong_at_every_sigma() -> None:
    tops = [np.hypot(*gradients.gradient(_square(), "sobel", s, "grey")).max() for s in (2, 3, 5)]
    assert tops == pytest.approx([tops[0]] * 3, rel=0.06)


def test_colours_of_one_brightness_have_an_edge_between_them() -> None:
    picture = np.zeros((60, 80, 3), np.uint8)
    picture[:, :40] = (255, 0, 0)
    picture[:, 40:] = (0, 130, 0)
    assert np.ptp(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)) <= 1
    assert not canny.edges(picture, 1.5, "grey").mask.any()
    assert canny.edges(picture, 1.5, "colour").mask[30].nonzero()[0] == pytest.approx([39.5], abs=1)


@pytest.mark.parametrize("operator", OPERATORS)
def test_ridges_are_one_pixel_wide(operator: gradients.Operator) -> None:
    found = sobel.strength(_square(), operator, 1.5, "grey") > 5
    assert (found[60] > 0).sum() == 2
    assert boundaries.agreement(found * 1.0, [boundaries.thin(_outline())], np.array([0.5]), 0.01).f[0] > 0.97


def test_canny_finds_a_square_and_nothing_else() -> None:
    result = _run(canny.TASK, _square())
    edges = result.layers["Edges"][..., 0] > 0
    assert boundaries.agreement(edges * 1.0, [boundaries.thin(_outline())], np.array([0.5]), 0.015).f[0] > 0.95
    assert not edges[45:75, 55:105].any()


def test_canny_keeps_weak_lines_only_where_they_hang_on_strong_ones() -> None:
    picture = np.full((100, 200, 3), 100, np.uint8)
    picture[:50] = np.linspace(100, 160, 200).round().astype(np.uint8)[None, :, None]  # a step that fades to nothing
    alone = picture.copy()
    alone[:, 100:] = 100
    hung, lone = (canny.edges(p, 2, "grey", (4, 16)).mask[40:60] for p in (picture, picture[:, :70]))
    assert hung[:, 60:].any(axis=0).mean() > 0.9
    assert not lone.any(), "nothing of it is strong enough to begin with"


def test_the_automatic_threshold_follows_the_contrast(collins: np.ndarray) -> None:
    dim = (collins * 0.5).astype(np.uint8)
    bright, dark = (canny.edges(p, canny.SIGMA, "colour") for p in (collins, dim))
    assert dark.high < 0.75 * bright.high
    assert boundaries.agreement(bright.mask / 255.0, [boundaries.thin(dark.mask > 0)], np.array([0.5])).f[0] > 0.9


def test_an_empty_wall_has_no_edges() -> None:
    noise = np.random.default_rng(0).normal(128, 3, (200, 200, 3)).clip(0, 255).astype(np.uint8)
    assert not canny.edges(noise, canny.SIGMA, "colour").mask.any()


def test_strength_says_at_which_threshold_an_edge_is_lost(collins: np.ndarray) -> None:
    steps = np.array([8.0, 16, 40])
    strength = canny.strength(collins, 2, "grey", steps)
    for step in steps:
        plain = canny.edges(collins, 2, "grey", (canny.LOW * step, step)).mask > 0
        assert ((strength >= step) == plain).all()


@pytest.mark.parametrize("method", ["laplacian of gaussian", "difference of gaussians"])
def test_zero_crossings_lie_on_the_border_of_a_disc(method: str) -> None:
    picture = np.full((160, 160, 3), 50, np.uint8)
    cv2.circle(picture, (80, 80), 40, (200, 200, 200), -1)
    found = _run(laplacian.TASK, picture, method=method).picture
    assert found is not None
    places = np.argwhere(found[..., 0])
    assert len(places) > 200
    assert np.abs(np.linalg.norm(places - 80, axis=1) - 40).max() < 2.5


def test_a_drawn_line_and_a_drawn_circle_are_found_where_they_are() -> None:
    picture = np.full((300, 400, 3), 240, np.uint8)
    cv2.circle(picture, (280, 150), 60, (30, 30, 30), -1)
    cv2.rectangle(picture, (40, 40), (140, 240), (30, 30, 30), -1)
    table = _run(lines.TASK, picture).table
    assert table is not None
    rings = [row for row in table.rows if row[0] == "circle"]
    assert len(rings) == 1
    assert rings[0][1:3] == pytest.approx((280, 150), abs=2)
    assert rings[0][7] == pytest.approx(60, abs=2)
    straight = [row for row in table.rows if row[0] == "line"]
    upright = [row for row in straight if abs(row[6] - 90) < 1]
    flat = [row for row in straight if min(row[6], 180 - row[6]) < 1]
    assert {40, 140} <= {round(x / 10) * 10 for row in upright for x in (row[1],)}
    assert {40, 240} <= {round(y / 10) * 10 for row in flat for y in (row[2],)}
    assert max(row[5] for row in upright) > 180


def test_all_the_coins_are_found() -> None:
    picture = np.repeat(skimage.data.coins()[..., None], 3, axis=2)
    assert _run(lines.TASK, picture, lines=False).words == "0 lines, 24 circles"


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    """Two pictures, with boundaries of one person each."""
    for name, picture in (("a", _square()), ("b", np.rot90(_square()).copy())):
        for folder, pixels in (("images", picture), ("groundTruth", None)):
            (tmp_path / folder).mkdir(exist_ok=True)
            truth = boundaries.thin(_outline()) if name == "a" else np.rot90(boundaries.thin(_outline()))
            Pillow.fromarray(pixels if pixels is not None else (truth * 255).astype(np.uint8)).save(
                tmp_path / folder / f"{name}.png"
            )
    return tmp_path


def _scored(folder: Path, **values: object) -> Result:
    return running.run(score.TASK, Given(folder=folder), running.parameters(score.TASK, values), Work(Workshop()))


@pytest.mark.parametrize("detector", ["canny", "sobel", "scharr", "prewitt", "roberts", "laplacian"])
def test_squares_are_scored_nearly_perfectly_by_every_detector(marked: Path, detector: str) -> None:
    result = _scored(marked, detector=detector, sigma=1.5, tolerance=1.5)
    assert result.table is not None
    assert [row[0] for row in result.table.rows] == ["a.png", "b.png"]
    assert all(row[1] > 0.95 for row in result.table.rows)
    assert result.words.startswith("F 0.9") or result.words.startswith("F 1.0")


def test_a_folder_that_is_made_otherwise_is_refused(tmp_path: Path, marked: Path) -> None:
    with pytest.raises(TaskError, match="images and groundTruth"):
        _scored(tmp_path / "nowhere")
    for truth in (marked / "groundTruth").iterdir():
        truth.unlink()
    with pytest.raises(TaskError, match="no picture of .* has boundaries"):
        _scored(marked)


@pytest.mark.shared_data
def test_canny_agrees_with_people_as_published_and_its_defaults_are_better(tmp_path: Path) -> None:
    for name in ("103029", "106005"):
        for folder, suffix in (("images", "jpg"), ("groundTruth", "mat")):
            (tmp_path / folder).mkdir(exist_ok=True)
            shutil.copy(SHARED / "edges" / folder / f"{name}.{suffix}", tmp_path / folder)
    ours = _scored(tmp_path, thresholds=5)
    plain = _scored(tmp_path, thresholds=5, sigma=1.4, colours="grey", relative=False)
    assert ours.table is not None
    assert plain.table is not None
    f = [float(result.words.split()[1]) for result in (ours, plain)]
    assert f[0] > 0.58
    assert f[0] > f[1] + 0.03


def test_a_damaged_picture_or_truth_is_left_out_and_counted(marked: Path) -> None:
    whole = _scored(marked)
    first = next((marked / "images").iterdir())
    (marked / "images" / "broken.png").write_bytes(b"nothing")
    shutil.copy(next((marked / "groundTruth").iterdir()), marked / "groundTruth" / "broken.png")
    shutil.copy(first, marked / "images" / "other.png")
    Pillow.new("L", (5, 5), 255).save(marked / "groundTruth" / "other.png")
    result = _scored(marked)
    assert result.words == whole.words + "; 2 could not be read"
    for path in (marked / "images").iterdir():
        path.write_bytes(b"nothing")
    with pytest.raises(ImageError):
        _scored(marked)


def test_without_any_boundary_nothing_is_measured(marked: Path) -> None:
    for path in (marked / "groundTruth").iterdir():
        cv2.imwrite(str(path), np.zeros_like(cv2.imread(str(path))))
    result = _scored(marked)
    assert "nothing can be measured" in result.words
    assert not result.plots


def test_a_sensitivity_of_nothing_keeps_sharp_edges() -> None:
    sharp, soft = np.full((100, 100, 3), 20, np.uint8), np.full((100, 100, 3), 90, np.uint8)
    sharp[:, 50:], soft[:, 50:] = 240, 110
    for picture, kept in ((sharp, True), (soft, False)):
        assert _run(laplacian.TASK, picture, sensitivity=0).picture.any() == kept
