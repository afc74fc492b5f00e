from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
import skimage.data
from PIL import Image as Pillow

from core.errors import TaskError
from core.tasks import running
from core.tasks.library.segmentation import (
    clusters,
    felzenszwalb,
    graph_cut,
    region_growing,
    regions,
    superpixels,
    watershed,
)
from core.tasks.task import Given, Result, Task
from core.tasks.truths.masks import iou
from core.tasks.work import Work, Workshop


def _run(task: Task, picture: np.ndarray, painted: np.ndarray | None = None, **values: object) -> Result:
    given = Given("picture.png", picture, painted=painted)
    return running.run(task, given, running.parameters(task, values), Work(Workshop()))


def _rows(result: Result) -> list[tuple]:
    assert result.table is not None
    return list(result.table.rows)


def _flag() -> np.ndarray:
    picture = np.zeros((90, 120, 3), np.uint8)
    picture[:, :40], picture[:, 40:80], picture[:, 80:] = (200, 30, 30), (30, 160, 40), (30, 40, 210)
    return picture


def _disc() -> tuple[np.ndarray, np.ndarray]:
    """A red disc on a noisy green meadow, and its mask."""
    random = np.random.default_rng(0)
    mask = np.zeros((160, 200), np.uint8)
    cv2.circle(mask, (100, 80), 45, 1, -1)
    picture = np.where(mask[..., None] > 0, (200, 60, 50), (60, 140, 70)) + random.normal(0, 12, (160, 200, 3))
    return picture.clip(0, 255).astype(np.uint8), mask


def test_felzenszwalb_finds_the_three_stripes_of_a_flag() -> None:
    result = _run(felzenszwalb.TASK, _flag(), sigma=0)
    assert result.words == "3 regions"
    assert [row[1] for row in _rows(result)] == [3600] * 3
    assert (result.layers["Mean colours"] == _flag()).all()


def test_superpixels_keep_to_the_edges(collins: np.ndarray) -> None:
    coarse, fine = (_run(superpixels.TASK, collins, count=count) for count in (50, 500))
    assert len(_rows(coarse)) < len(_rows(fine))
    off = [np.abs(r.layers["Mean colours"].astype(int) - collins).mean() for r in (coarse, fine)]
    assert off[1] < 0.7 * off[0]
    flag = _run(superpixels.TASK, _flag(), count=30, sigma=0, compactness=1)
    assert (flag.layers["Mean colours"] == _flag()).mean() > 0.99


def test_the_coins_are_counted() -> None:
    picture = np.repeat(skimage.data.coins()[..., None], 3, axis=2)
    assert _run(watershed.TASK, picture).words == "24 objects"


def test_touching_discs_are_told_apart_light_and_dark() -> None:
    picture = np.full((160, 240, 3), 30, np.uint8)
    for x in (70, 120, 170):
        cv2.circle(picture, (x, 80), 29, (210, 210, 210), -1)
    for shown in (picture, 255 - picture):
        rows = _rows(_run(watershed.TASK, shown, apart=8))
        assert sorted(round(row[1]) for row in rows) == pytest.approx([70, 120, 170], abs=4)
    assert _run(watershed.TASK, picture, objects="light", apart=8).words == "3 objects"


def test_regions_grow_from_what_is_painted() -> None:
    painted = np.zeros((90, 120), np.uint8)
    painted[40:50, 10:20], painted[40:50, 55:65], painted[40:50, 95:105] = 1, 2, 3
    result = _run(watershed.TASK, _flag(), painted)
    assert result.words == "3 regions grown from what was painted"
    assert [row[1] for row in _rows(result)] == pytest.approx([3600] * 3, abs=200)
    assert len(_rows(_run(watershed.TASK, _flag(), begin="smooth places"))) >= 3


def test_an_empty_wall_has_no_objects() -> None:
    assert _run(watershed.TASK, np.full((80, 80, 3), 120, np.uint8)).words in {"0 objects", "1 object"}


def test_the_colours_of_a_flag_are_found_with_their_shares() -> None:
    result = _run(clusters.TASK, _flag(), colours=3)
    assert sorted(_rows(result)) == [("#1e28d2", 1 / 3), ("#1ea028", 1 / 3), ("#c81e1e", 1 / 3)]
    assert result.picture is not None
    assert (result.picture == _flag()).all()
    many = _run(clusters.TASK, _flag(), colours=20)
    assert len(_rows(many)) == 3, "there are no more colours than the picture has"


def test_mean_shift_finds_how_many_colours_there_are() -> None:
    noisy = (_flag() + np.random.default_rng(0).normal(0, 6, _flag().shape)).clip(0, 255).astype(np.uint8)
    rows = _rows(_run(clusters.TASK, noisy, method="mean shift", range=30))
    assert [row[1] for row in rows[:3]] == pytest.approx([1 / 3] * 3, abs=0.03)
    assert sum(row[1] for row in rows[:3]) > 0.97


def test_clusters_are_the_same_every_time(collins: np.ndarray) -> None:
    first, second = (_run(clusters.TASK, collins).picture for _ in range(2))
    assert first is not None
    assert second is not None
    assert (first == second).all()


def test_a_region_grows_to_its_border_and_no_further(tmp_path: Path) -> None:
    picture, mask = _disc()
    other = picture.copy()
    cv2.circle(other, (20, 20), 12, (200, 60, 50), -1)  # of the same colour, but apart
    result = _run(region_growing.TASK, other, tolerance=25)
    found = result.layers["Mask"][..., 0]
    assert iou((found > 127).astype(np.uint8), mask) > 0.95
    assert not found[:40, :40].any()
    Pillow.fromarray(mask * 255).save(tmp_path / "mask.png")
    measured = running.measure(region_growing.TASK, Given("picture.png", other), result, tmp_path / "mask.png")
    assert measured["IoU"] > 0.95
    painted = np.zeros(mask.shape, np.uint8)
    painted[15:25, 15:25] = 1
    corner = _run(region_growing.TASK, other, painted, tolerance=25).layers["Mask"][..., 0]
    assert corner[20, 20] == 255
    assert corner[80, 100] == 0


def test_a_disc_is_cut_out_by_itself() -> None:
    picture, mask = _disc()
    result = _run(graph_cut.TASK, picture)
    assert iou((result.layers["Mask"][..., 0] > 127).astype(np.uint8), mask) > 0.97
    assert result.layers["Cut-out"].shape == (160, 200, 4)
    assert result.layers["Cut-out"][80, 100, 3] == 255
    assert result.layers["Cut-out"][5, 5, 3] == 0


def test_what_is_painted_decides() -> None:
    picture, mask = _disc()
    picture = np.hstack([picture, picture])
    painted = np.zeros(picture.shape[:2], np.uint8)
    painted[60:100, 80:120] = graph_cut.OBJECT
    painted[60:100, 280:320] = graph_cut.BACKGROUND
    alone, helped = (_run(graph_cut.TASK, picture, p).layers["Mask"][..., 0] > 127 for p in (None, painted))
    assert iou(alone.astype(np.uint8), np.hstack([mask, mask])) > 0.95
    assert helped[60:100, 80:120].all()
    assert not helped[60:100, 280:320].any()
    assert helped[:, :200].sum() > 0.9 * mask.sum()


def test_only_background_painted_leaves_nothing_to_learn_from() -> None:
    picture, mask = _disc()
    with pytest.raises(TaskError, match="paint some of the object"):
        _run(graph_cut.TASK, picture, np.full(mask.shape, graph_cut.BACKGROUND, np.uint8))


def test_a_portrait_is_cut_out_of_a_large_picture(collins: np.ndarray) -> None:
    large = cv2.resize(collins, (1400, 1400), interpolation=cv2.INTER_CUBIC)
    result = _run(graph_cut.TASK, large, rounds=2)
    mask = result.layers["Mask"][..., 0] > 0
    assert mask.shape == (1400, 1400)
    assert mask[230:400, 560:700].mean() > 0.95, "the face"
    assert mask[30:380, 300:400].mean() < 0.1, "the wall beside it"


def test_specks_and_holes_go() -> None:
    mask = np.zeros((100, 100), np.uint8)
    mask[20:80, 20:80] = 255
    mask[50, 50] = 0
    mask[5, 5] = 255
    clean = graph_cut.without_specks(mask)
    assert clean[50, 50] == 255
    assert clean[5, 5] == 0
    assert (clean > 0).sum() == 3600


def test_labels_are_numbered_without_gaps_and_grown_without_new_ones() -> None:
    labels = regions.numbered(np.array([[7, 7], [3, 9]]))
    assert labels.tolist() == [[1, 1], [0, 2]]
    large = regions.sized(labels, np.zeros((50, 70, 3), np.uint8))
    assert large.shape == (50, 70)
    assert set(np.unique(large)) == {0, 1, 2}


def test_a_thin_stroke_on_a_large_picture_counts() -> None:
    picture = np.zeros((2600, 3000, 3), np.uint8)
    picture[:, 1500:] = 200
    paint = np.zeros((2600, 3000), np.uint8)
    paint[1301, 2001:2400] = 1
    grown = _run(region_growing.TASK, picture, paint, smooth=0)
    assert (grown.layers["Mask"][1300, [700, 2300], 0] > 127).tolist() == [False, True]
    paint[1301, 201:400] = 2
    for task in (graph_cut.TASK, watershed.TASK):
        result = _run(task, picture, paint)
        assert result.picture is not None
    assert (_run(graph_cut.TASK, picture, paint).layers["Mask"][1300, [700, 2300], 0] > 127).tolist() == [False, True]
    assert watershed.TASK.truth is not None


def test_growing_tells_of_each_stroke_and_of_no_more_than_so_many() -> None:
    picture = np.zeros((200, 200, 3), np.uint8)
    picture[:, 100:] = 255
    begin = np.zeros((200, 200), np.uint8)
    begin[4::8, 4:90:8] = 1
    begin[50:60, 150:160] = 1
    told: list[str] = []
    found = region_growing.grown(picture, begin, 5, 0, lambda _share, words: told.append(words))
    assert found.all(), "both halves, whatever stroke was joined with which"
    assert told[0] == "Stroke 1 of 32"
    assert len(told) == 32
