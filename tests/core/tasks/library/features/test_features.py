from __future__ import annotations

import cv2
import numpy as np
import pytest
import skimage.data

from core.errors import TaskError
from core.tasks import running
from core.tasks.library.features import (
    corners,
    correspondence,
    drawing,
    keypoints,
    match_pictures,
    panorama,
    template_matching,
)
from core.tasks.task import Given, Result, Task
from core.tasks.work import Work, Workshop

HOMOGRAPHY = np.array([[0.9, 0.15, 40], [-0.12, 0.95, 60], [1e-4, -5e-5, 1]])


def _run(task: Task, picture: np.ndarray, second: np.ndarray | None = None, **values: object) -> Result:
    given = Given("picture.png", picture, second=second)
    return running.run(task, given, running.parameters(task, values), Work(Workshop()))


def _rows(result: Result) -> list[tuple]:
    assert result.table is not None
    return list(result.table.rows)


@pytest.mark.parametrize("method", ["harris", "shi-tomasi", "fast"])
def test_a_drawn_square_has_four_corners(method: str) -> None:
    picture = np.full((200, 240, 3), 40, np.uint8)
    picture[60:140, 70:170] = 220
    found = sorted((round(x), round(y)) for x, y, _ in _rows(_run(corners.TASK, picture, method=method, distance=4)))
    assert len(found) == 4
    wanted = [(69.5, 59.5), (69.5, 139.5), (169.5, 59.5), (169.5, 139.5)]
    assert np.abs(np.array(found) - wanted).max() <= 2


def test_a_chessboards_inner_corners_are_found_to_a_fraction_of_a_pixel() -> None:
    board = np.kron(np.indices((8, 8)).sum(axis=0) % 2, np.ones((20, 20))) * 200 + 30
    picture = np.repeat(board[..., None], 3, axis=2).astype(np.uint8)
    rows = _rows(_run(corners.TASK, picture, distance=5, quality=30))
    inner = np.array([(x, y) for x, y, _ in rows if 10 < x < 150 and 10 < y < 150])
    assert len(inner) == 49
    nearest = np.round((inner + 0.5) / 20) * 20 - 0.5
    assert np.abs(inner - nearest).max() < 0.3


def test_a_wall_has_neither_corners_nor_keypoints() -> None:
    wall = np.full((64, 64, 3), 120, np.uint8)
    assert _run(corners.TASK, wall).words == "0 corners"
    for method in ("sift", "orb", "mser"):
        assert _run(keypoints.TASK, wall, method=method).words == "0 keypoints"


def test_a_keypoint_has_the_size_of_its_blob() -> None:
    for radius in (6, 14):
        picture = np.full((160, 160, 3), 30, np.uint8)
        cv2.circle(picture, (80, 80), radius, (220, 220, 220), -1, cv2.LINE_AA)
        noisy = picture + np.random.default_rng(0).normal(0, 4, (160, 160, 1))
        largest = _rows(_run(keypoints.TASK, noisy.clip(0, 255).astype(np.uint8), method="mser"))[0]
        assert largest[:2] == pytest.approx((80, 80), abs=1)
        assert largest[2] == pytest.approx(2 * radius, rel=0.12)


def test_keypoints_turn_with_the_picture(collins: np.ndarray) -> None:
    upright, turned = (
        keypoints.find(p, keypoints.Keypoints(most=60)) for p in (collins, np.ascontiguousarray(np.rot90(collins, -1)))
    )
    places = {(round(k.x / 4), round(k.y / 4)): k for k in turned}
    same = 0
    for point in upright:
        other = places.get((round((511 - point.y) / 4), round(point.x / 4)))
        if other is not None and abs((other.angle - point.angle - 90 + 180) % 360 - 180) < 10:
            same += 1
    assert same > 20


@pytest.mark.parametrize(("method", "within"), [("sift", 1), ("orb", 2)])
def test_a_warped_portrait_is_matched_with_the_homography_that_warped_it(
    collins: np.ndarray, method: correspondence.Method, within: float
) -> None:
    warped = cv2.warpPerspective(collins, HOMOGRAPHY, (640, 640))
    found = correspondence.find(collins, warped, method, 0.8, "homography", 3)
    assert found.matrix is not None
    ends = np.array([[0, 0], [511, 0], [511, 511], [0, 511]], np.float64)
    off = correspondence.moved(ends, found.matrix) - correspondence.moved(ends, HOMOGRAPHY)
    assert np.linalg.norm(off, axis=1).max() < within
    result = _run(match_pictures.TASK, collins, warped, method=method)
    assert "matches in agreement" in result.words
    onto = result.layers["First on the second"].astype(int)
    inside = np.asarray(
        cv2.erode(cv2.warpPerspective(np.ones((512, 512), np.uint8), HOMOGRAPHY, (640, 640)), np.ones((9, 9)))
    )
    assert np.abs(onto - warped)[inside > 0].mean() < 4


@pytest.mark.parametrize(
    ("movement", "matrix"),
    [
        ("affine", np.array([[0.8, 0.2, 30], [-0.1, 1.1, 20], [0, 0, 1]])),
        ("similarity", np.array([[0.7, 0.3, 60], [-0.3, 0.7, 200], [0, 0, 1.0]])),
    ],
)
def test_simpler_movements_are_found_too(
    collins: np.ndarray, movement: correspondence.Movement, matrix: np.ndarray
) -> None:
    found = correspondence.find(collins, cv2.warpPerspective(collins, matrix, (640, 640)), "sift", 0.8, movement, 3)
    assert found.matrix is not None
    assert found.matrix[2].tolist() == [0, 0, 1]
    ends = np.array([[0, 0], [511, 0], [511, 511], [0, 511]], np.float64)
    assert np.abs(correspondence.moved(ends, found.matrix) - correspondence.moved(ends, matrix)).max() < 2


def test_two_people_have_nothing_in_common(collins: np.ndarray, hopper: np.ndarray) -> None:
    for method in ("sift", "orb"):
        result = _run(match_pictures.TASK, collins, hopper, method=method)
        assert result.words.startswith("The two pictures have nothing certain in common")
        assert not result.layers


def test_large_pictures_are_matched_in_their_own_pixels(collins: np.ndarray) -> None:
    large = cv2.resize(collins, (2048, 2048), interpolation=cv2.INTER_CUBIC)
    found = correspondence.find(large, collins, "sift", 0.8, "similarity", 3)
    assert found.matrix is not None
    assert found.matrix[0, 0] == pytest.approx(0.25, rel=0.01)
    assert found.matrix[0, 2] == pytest.approx(-0.375, abs=0.6)


def test_two_halves_give_the_whole_picture_back(collins: np.ndarray) -> None:
    result = _run(panorama.TASK, collins[:, :340], collins[:, 170:], exposure=False)
    assert result.picture is not None
    assert result.picture.shape[0] == pytest.approx(512, abs=3)
    assert result.picture.shape[1] == pytest.approx(512, abs=3)
    both = result.picture[4:508, 4:508].astype(int) - collins[4:508, 4:508]
    assert np.abs(both).mean() < 6
    assert result.layers["With transparency"].shape[2] == 4


def test_a_darker_half_is_brought_to_the_same_brightness(collins: np.ndarray) -> None:
    dark = (collins[:, 170:] * 0.6).astype(np.uint8)
    steps = []
    for exposure in (False, True):
        made = _run(panorama.TASK, collins[:, :340], dark, exposure=exposure, blend=0).picture
        assert made is not None
        ratio = made[20:490, 20:490].astype(float).sum(axis=2) / collins[20:490, 20:490].astype(float).sum(axis=2).clip(
            30
        )
        steps.append(abs(np.median(ratio[:, :120]) - np.median(ratio[:, 350:])))
    assert steps[0] > 0.3
    assert steps[1] < 0.05


def test_cropping_leaves_no_empty_corner(collins: np.ndarray) -> None:
    turn = cv2.getRotationMatrix2D((256, 256), 12, 1.4)
    other = cv2.warpAffine(collins, turn, (512, 512))[40:470, 170:]
    whole, cropped = (_run(panorama.TASK, collins[:, :340], other, crop=crop) for crop in (False, True))
    assert (whole.layers["With transparency"][..., 3] == 0).any()
    assert (cropped.layers["With transparency"][..., 3] == 255).all()
    assert cropped.picture is not None
    assert cropped.picture.shape[1] > 300


def test_the_largest_rectangle_is_found() -> None:
    mask = np.zeros((40, 60), np.uint8)
    mask[5:35, 10:50] = 255
    mask[0:5, 30:40] = 255
    assert panorama.filled(mask) == (10, 5, 50, 35)


def test_pictures_without_overlap_make_no_panorama(collins: np.ndarray, hopper: np.ndarray) -> None:
    with pytest.raises(TaskError, match="do not overlap clearly"):
        _run(panorama.TASK, collins, hopper)


def test_a_template_is_found_where_it_was_cut_out(collins: np.ndarray) -> None:
    best = _rows(_run(template_matching.TASK, collins, collins[60:200, 170:290].copy()))[0]
    assert best[:4] == (170, 60, 120, 140)
    assert best[4] == pytest.approx(1, abs=1e-3)
    assert best[5] == 1


def test_a_template_is_found_smaller_and_darker(collins: np.ndarray) -> None:
    small = (cv2.resize(collins, (333, 333), interpolation=cv2.INTER_AREA) * 0.6).astype(np.uint8)
    best = _rows(_run(template_matching.TASK, small, collins[60:200, 170:290].copy(), score=0.8))[0]
    assert best[:2] == pytest.approx((170 * 0.65, 60 * 0.65), abs=4)
    assert best[5] == pytest.approx(0.65, abs=0.08)


def test_each_copy_is_found_once() -> None:
    coin = np.repeat(skimage.data.coins()[160:215, 25:70, None], 3, axis=2)
    picture = np.random.default_rng(0).integers(0, 90, (300, 400, 3), np.uint8)
    places = [(20, 30), (200, 40), (310, 210)]
    for x, y in places:
        picture[y : y + 55, x : x + 45] = coin
    rows = _rows(_run(template_matching.TASK, picture, coin))
    assert sorted((row[0], row[1]) for row in rows) == places


def test_a_template_of_one_colour_is_refused_and_a_foreign_one_not_found(collins: np.ndarray) -> None:
    with pytest.raises(TaskError, match="of one colour"):
        _run(template_matching.TASK, collins, np.full((20, 20, 3), 90, np.uint8))
    noise = np.random.default_rng(0).integers(0, 255, (40, 40, 3), np.uint8)
    assert _run(template_matching.TASK, collins, noise).words.startswith("Found nowhere")
    flat = np.full((100, 100, 3), 90, np.uint8)
    assert _run(template_matching.TASK, flat, noise).words == "Found nowhere; the best score is 0.00"


def test_a_faint_shade_on_a_wall_is_not_taken_for_the_template() -> None:
    ramp = np.repeat(np.tile(np.linspace(0, 250, 40), (40, 1))[..., None], 3, axis=2).astype(np.uint8)
    wall = 100 + np.repeat(np.tile(np.arange(120) // 12, (120, 1))[..., None], 3, axis=2).astype(np.uint8)
    assert _run(template_matching.TASK, wall, ramp, sizes=1).words == "Found nowhere; the best score is 0.00"
    assert _rows(_run(template_matching.TASK, 12 * (wall - 100), ramp, sizes=1))


def test_a_large_picture_is_shrunk_and_a_small_one_left() -> None:
    small, scale = drawing.shrunk(np.zeros((3000, 4000, 3), np.uint8), 1e6)
    assert small.shape[0] * small.shape[1] == pytest.approx(1e6, rel=0.01)
    assert scale == pytest.approx(0.2887, rel=1e-3)
    wide, _ = drawing.shrunk(np.zeros((16, 60_000, 3), np.uint8), 1e8)
    assert wide.shape[1] == 16_000
    assert drawing.shrunk(np.zeros((20, 30, 3), np.uint8), 1e6)[1] == 1


def test_the_smallest_size_is_tried_too(collins: np.ndarray) -> None:
    parameters = running.parameters(template_matching.TASK, {"sizes": 2, "smallest": 0.5, "largest": 2})
    assert template_matching.scales(parameters) == [0.5, 1.0, 2.0]
    default = template_matching.scales(running.parameters(template_matching.TASK, {}))
    assert len(default) == 13
    assert 1.0 in default


def test_a_template_that_fits_at_no_size_is_refused(collins: np.ndarray) -> None:
    with pytest.raises(TaskError, match="at no size"):
        _run(template_matching.TASK, collins[:60, :60].copy(), collins)


def test_no_stroke_vanishes_on_a_smaller_picture() -> None:
    paint = np.zeros((4000, 3000), np.uint8)
    paint[101] = 1
    paint[:, 77] = 2
    paint[2000:3000, 1000:2000] = 3
    paint[2500, 1500] = 1
    small = drawing.painted(paint, np.zeros((400, 300, 3), np.uint8))
    assert small.shape == (400, 300)
    assert (small[:, 7] == 2).sum() >= 399
    assert (small[10] == 1).sum() >= 298
    assert small[250, 150] == 1, "a dot inside a larger place"
    assert small[250, 140] == 3
    assert not small[300:, 250:].any()
