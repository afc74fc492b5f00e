from __future__ import annotations

import numpy as np
import pytest
from PIL import Image as Pillow

from core.recognition.area import AreaSampler
from core.recognition.boxes import iou
from core.recognition.detection import Detector, DetectorOptions
from core.recognition.proposal import ALL, CLOSE, Proposer, _plan, _scales, _Tiles
from core.recognition.screening import Hints, Screen
from models.runtime import Runtime
from models.weights import WeightStore


@pytest.fixture(scope="module")
def screened(runtime: Runtime, weights: WeightStore) -> Detector:
    return Detector.load(runtime, weights, DetectorOptions(min_face=20))


@pytest.fixture(scope="module")
def thorough(runtime: Runtime, weights: WeightStore) -> Detector:
    return Detector.load(runtime, weights, DetectorOptions(min_face=20, screened=False))


def _street(collins: np.ndarray, hopper: np.ndarray) -> np.ndarray:
    """Both portraits, each at three sizes, on a structured ground."""
    ys, xs = np.mgrid[:720, :1280]
    canvas = np.stack([xs % 251, ys % 241, (xs + ys) % 239], axis=-1).astype(np.uint8)
    for number, side in enumerate((60, 130, 260)):
        for row, portrait in enumerate((collins, hopper[:512, :512])):
            step = portrait.shape[0] / side
            index = (np.arange(side) * step).astype(int)
            canvas[40 + 340 * row :, 60 + 400 * number :][:side, :side] = portrait[index][:, index]
    return canvas


def test_a_glance_leaves_out_no_face(
    screened: Detector, thorough: Detector, collins: np.ndarray, hopper: np.ndarray
) -> None:
    picture = _street(collins, hopper)
    fast, slow = screened.detect(picture), thorough.detect(picture)
    sure = slow.select(slow.scores >= 0.95)
    assert len(sure) >= 5
    overlap = iou(sure.boxes, fast.boxes)
    assert overlap.max(axis=1).min() >= 0.9
    off = np.abs(fast.landmarks[overlap.argmax(axis=1)] - sure.landmarks).max(axis=(1, 2))
    eyes = np.linalg.norm(sure.landmarks[:, 0] - sure.landmarks[:, 1], axis=1)
    assert (off <= 0.03 * eyes).all()
    assert (iou(slow.boxes, fast.boxes).max(axis=0) >= 0.5).all(), "a face that the whole cascade does not find"


def test_most_of_a_picture_is_passed_over(screened: Detector, collins: np.ndarray, hopper: np.ndarray) -> None:
    picture = _street(collins, hopper)
    scales = _scales(720, 20, 0.709)
    sizes = np.array([[int(1280 * s + 1), int(720 * s + 1)] for s in scales], np.int64)
    assert screened._screen is not None
    hints = screened._screen.glance(picture, 20)
    assert hints is not None
    whole, tiles = _plan(hints, CLOSE, scales, sizes)
    looked_at = sum(side**2 * len(part.levels) for side, part in tiles.items()) + sizes[whole].prod(axis=1).sum()
    assert looked_at < 0.4 * sizes.prod(axis=1).sum()


def test_nothing_hinted_at_leaves_nothing_to_search() -> None:
    scales = _scales(1080, 20, 0.709)
    sizes = np.array([[int(1920 * s + 1), int(1080 * s + 1)] for s in scales], np.int64)
    assert _plan(Hints(np.zeros((0, 2), np.float32), np.zeros(0, np.float32)), ALL, scales, sizes) == ([], {})
    assert _plan(None, ALL, scales, sizes) == (list(range(len(scales))), {})


@pytest.mark.parametrize("side", [25, 60, 200, 400, 700])
def test_faces_of_every_size_are_hinted_at(screened: Detector, collins: np.ndarray, side: int) -> None:
    """A face from a fiftieth of the picture's height to all of it."""
    portrait = collins[30:280, 90:340]  # her face is 100 pixels wide in this
    scaled = np.asarray(Pillow.fromarray(portrait).resize((side * 5 // 2,) * 2))
    canvas = np.full((1080, 1920, 3), 90, np.uint8)
    part = scaled[:1080, :1920]
    canvas[: part.shape[0], 300 : 300 + part.shape[1]] = part[:, : 1920 - 300]
    assert screened._screen is not None
    hints = screened._screen.glance(canvas, 20)
    assert hints is not None
    found = screened.detect(canvas)
    assert len(found) >= 1
    box = found.boxes[0]
    far = np.hypot(*(hints.centres - (box[:2] + box[2:]) / 2).T)
    near = far < 0.3 * side
    assert near.any()
    assert (np.abs(np.log(hints.sides[near] / np.sqrt((box[2] - box[0]) * (box[3] - box[1])))) < 0.5).any()


def test_tiles_lie_within_their_scales_and_hold_the_face() -> None:
    scales = _scales(480, 20, 0.709)
    sizes = np.array([[int(640 * s + 1), int(480 * s + 1)] for s in scales], np.int64)
    centres = np.array([[2, 3], [638, 478], [300, 200]], np.float32)
    _, tiles = _plan(Hints(centres, np.full(3, 30, np.float32)), ALL, scales, sizes)
    assert tiles
    for side, part in tiles.items():
        assert (part.corners % 2 == 0).all()  # the windows of a tile are windows of the whole scale
        assert (part.corners >= 0).all()
        assert (part.corners + side <= sizes[part.levels]).all()
    middle = [
        (level, corner, side)
        for side, part in tiles.items()
        for level, corner in zip(part.levels, part.corners, strict=True)
        if (np.abs((corner + side / 2) / scales[level] - centres[2]) < 8).all()
    ]
    assert len(middle) >= 3  # several scales answer to one face


@pytest.mark.parametrize(("width", "height"), [(61, 47), (61, 48), (60, 47), (60, 48)])
def test_the_windows_of_a_tile_are_windows_of_the_whole_scale(
    screened: Detector, collins: np.ndarray, width: int, height: int
) -> None:
    """Also at the right and bottom edge, where pooling rounds up on odd sides."""
    sampler = AreaSampler(np.ascontiguousarray(collins[40 : 40 + 4 * height, 100 : 100 + 4 * width]))
    proposer = Proposer(screened._proposer._network, 0.001)
    scales, sizes = np.array([0.25]), np.array([[width, height]], np.int64)
    everything = _Tiles(np.array([0]), np.zeros((1, 2), np.int64), np.ones((1, 2), bool))
    whole = proposer._cells([sampler.resize(height, width)], everything, scales)
    for centre in ([120, 90], [4 * width, 4 * height], [4 * width, 90], [0, 4 * height], [0, 0]):
        hints = Hints(np.array([centre], np.float32), np.array([48], np.float32))
        _, tiles = _plan(hints, ALL, scales, sizes)
        ((side, part),) = tiles.items()
        found = proposer._cells(list(sampler.tiles(sizes[part.levels], part.corners, side)), part, scales)
        low = (part.corners[0] + 1) / 0.25
        high = (part.corners[0] + side) / 0.25
        high = np.where(part.at_end[0], np.inf, high)  # whatever the last windows of the scale reach to
        inside = (whole[:, :2] >= np.floor(low)).all(axis=1) & (whole[:, 2:4] <= high).all(axis=1)
        assert len(found) == inside.sum() > 0
        np.testing.assert_allclose(found[:, :4], whole[inside][:, :4])
        np.testing.assert_allclose(found[:, 4:9], whole[inside][:, 4:9], atol=1e-5)


def test_scales_side_by_side_give_what_each_gives_alone(screened: Detector, collins: np.ndarray) -> None:
    """As the original runs them: one scale after the other, odd sides and even ones."""
    sampler = AreaSampler(np.ascontiguousarray(collins[:301, 40:403]))
    proposer = Proposer(screened._proposer._network, 0.001)
    scales = _scales(301, 20, 0.709)
    sizes = (np.array([[363, 301]]) * scales[:, None] + 1).astype(np.int64)
    assert {(w % 2, h % 2) for w, h in sizes.tolist()} >= {(0, 0), (0, 1), (1, 1)}
    pictures = [sampler.resize(h, w) for w, h in sizes.tolist()]

    def cells(rows: list[int]) -> np.ndarray:
        count = len(rows)
        parts = _Tiles(np.array(rows), np.zeros((count, 2), np.int64), np.ones((count, 2), bool))
        return proposer._cells([pictures[row] for row in rows], parts, scales)

    together, alone = cells(list(range(len(scales)))), [cells([row]) for row in range(len(scales))]
    np.testing.assert_array_equal(together[:, 9], np.concatenate(alone)[:, 9])
    np.testing.assert_array_equal(together[:, :4], np.concatenate(alone)[:, :4])
    np.testing.assert_allclose(together[:, 4:9], np.concatenate(alone)[:, 4:9], atol=1e-5)


def test_a_picture_full_of_hints_is_searched_everywhere(screened: Detector) -> None:
    def everywhere(batch: np.ndarray) -> tuple[np.ndarray]:
        return (np.ones((1, 4, -(-batch.shape[1] // 8), -(-batch.shape[2] // 8)), np.float32),)

    assert Screen(everywhere).glance(np.zeros((1080, 1920, 3), np.uint8), 20) is None
    assert Screen(everywhere).glance(np.zeros((64, 64, 3), np.uint8), 20) is not None


def test_a_crowd_of_hints_searches_the_whole_scale() -> None:
    scales = _scales(480, 20, 0.709)
    sizes = np.array([[int(640 * s + 1), int(480 * s + 1)] for s in scales], np.int64)
    xs, ys = np.meshgrid(np.arange(10, 640, 20), np.arange(10, 480, 20))
    centres = np.column_stack([xs.ravel(), ys.ravel()]).astype(np.float32)
    whole, _ = _plan(Hints(centres, np.full(len(centres), 25, np.float32)), ALL, scales, sizes)
    assert 0 in whole


@pytest.mark.parametrize("share", [0.5, 0.2, 0.08])
def test_faces_are_hinted_at_in_the_dark(
    screened: Detector, thorough: Detector, collins: np.ndarray, share: float
) -> None:
    dark = (collins * share).astype(np.uint8)
    fast, slow = screened.detect(dark, 40), thorough.detect(dark, 40)
    assert len(slow) == 1
    assert iou(slow.boxes, fast.boxes).max() > 0.9


def test_only_the_region_is_searched(screened: Detector, collins: np.ndarray, hopper: np.ndarray) -> None:
    picture = np.concatenate([collins, hopper[:512, :512]], axis=1)
    right = screened.detect(picture, 40, (0.5, 0.0, 1.0, 1.0))
    assert len(right) == 1
    whole = screened.detect(picture, 40)
    assert iou(right.boxes, whole.boxes).max() > 0.8  # pixels fall otherwise into the coarser ones
    assert right.landmarks[0, :, 0].min() > 512
    assert len(screened.detect(picture, 40, (0.0, 0.0, 0.001, 0.001))) == 0


def test_the_constants_are_those_of_the_network() -> None:
    from core.recognition import screening
    from models import screening as network

    assert (screening._CELL, screening._SMALLEST, screening._LARGEST) == (
        network.CELL,
        network.SMALLEST,
        network.LARGEST,
    )
