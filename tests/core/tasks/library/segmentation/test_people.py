from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from core import images
from core.tasks import running
from core.tasks.library.segmentation import instances, people
from core.tasks.library.segmentation.grab_cut import labels
from core.tasks.task import Given, Result, Task
from core.tasks.truths.masks import MASK_LAYER, iou
from core.tasks.work import Work, Workshop
from tests.conftest import SHARED


@pytest.fixture(scope="module")
def work(cache) -> Work:
    return Work(Workshop())


def run(work: Work, task: Task, picture: np.ndarray, **values: object) -> Result:
    return running.run(task, Given(pixels=picture), running.parameters(task, values), work)


def scene() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A red disc and a blue one that overlap, on grass; where each is to be seen."""
    rows, columns = np.indices((240, 320))
    generator = np.random.default_rng(0)
    picture = generator.normal((60, 140, 50), 12, (240, 320, 3))
    red = (rows - 120) ** 2 + (columns - 110) ** 2 < 70**2
    blue = (rows - 130) ** 2 + (columns - 200) ** 2 < 55**2
    picture[red] = generator.normal((200, 40, 40), 12, (int(red.sum()), 3))
    picture[blue] = generator.normal((40, 60, 200), 12, (int(blue.sum()), 3))
    return picture.clip(0, 255).astype(np.uint8), red & ~blue, blue


def test_overlapping_objects_are_told_apart() -> None:
    picture, red, blue = scene()
    boxes = np.array([[40, 50, 180, 190], [145, 75, 255, 185]], np.float32)
    owners = labels(picture, boxes, [None, None])
    assert iou(owners == 1, red) > 0.95  # type: ignore[arg-type]
    assert iou(owners == 2, blue) > 0.95  # type: ignore[arg-type]
    assert (labels(picture, boxes, [None, None]) == owners).all(), "the same each time"


def test_a_large_picture_is_cut_at_its_own_size() -> None:
    picture, red, blue = scene()
    large = np.asarray(Pillow.fromarray(picture).resize((3200, 2400), Pillow.Resampling.BICUBIC))
    owners = labels(large, np.array([[400, 500, 1800, 1900], [1450, 750, 2550, 1850]], np.float32), [None, None])
    assert owners.shape == (2400, 3200)
    assert iou(owners[5::10, 5::10] == 1, red) > 0.95  # type: ignore[arg-type]
    assert iou(owners[5::10, 5::10] == 2, blue) > 0.95  # type: ignore[arg-type]


def test_a_box_of_one_colour_still_gives_something() -> None:
    flat = np.full((60, 90, 3), 128, np.uint8)
    boxes = np.array([[20, 10, 60, 50], [0, 0, 90, 60], [88, 58, 90, 60]], np.float32)
    assert (labels(flat, boxes, [None, None, None]) > 0).any()
    assert not labels(flat, np.zeros((0, 4), np.float32), []).any()


@pytest.mark.shared_data
def test_a_lemur_in_its_box() -> None:
    folder = SHARED / "matting" / "lemur"
    truth = images.read(folder / "lemur_alpha.png")[..., 0] > 127
    rows, columns = np.nonzero(truth)
    box = np.array([[columns.min(), rows.min(), columns.max() + 1, rows.max() + 1]], np.float32)
    found = labels(images.read(folder / "lemur.png"), box, [None])
    assert iou(found, truth) > 0.97  # type: ignore[arg-type]


def test_the_astronaut_is_cut_out(work: Work, collins: np.ndarray) -> None:
    result = run(work, instances.TASK, collins, only="person")
    assert result.table is not None
    ((number, name, confidence, share),) = result.table.rows
    assert (number, name, confidence > 0.7) == (1, "person", True)
    assert 32 < share < 50
    mask = result.layers[MASK_LAYER][..., 0] > 0
    assert 100 * mask.mean() == pytest.approx(share, abs=0.01)
    assert mask[110, 225], "her face"
    assert mask[400, 120], "her suit"
    assert mask[220, 215], "the neck ring"
    assert not mask[100, 330], "the wall"
    assert not mask[60, 420], "the shuttle"
    assert ((result.layers["Objects"] > 0).any(axis=2) == mask).all()
    assert "person × 1" in result.words


def test_people_before_a_blurred_background(work: Work, collins: np.ndarray) -> None:
    result = run(work, people.TASK, collins)
    mask = result.layers[MASK_LAYER][..., 0] > 0
    assert 0.32 < mask.mean() < 0.5
    assert result.picture is not None
    assert (result.picture[90:130, 200:240] == collins[90:130, 200:240]).all(), "her face is as it was"
    shuttle = np.s_[20:200, 380:480]
    steps = [np.abs(np.diff(one[shuttle].astype(int), axis=1)).mean() for one in (result.picture, collins)]
    assert steps[0] < steps[1] / 3
    assert result.words.startswith("1 person")


def test_nothing_of_the_people_runs_into_what_is_behind_them() -> None:
    picture = np.full((200, 200, 3), (20, 40, 200), np.uint8)
    picture[50:150, 50:150] = (250, 120, 0)
    mask = np.zeros((200, 200), np.uint8)
    mask[50:150, 50:150] = 255
    for radius in (2.0, 20.0):
        behind = people._blurred(picture, mask, radius)
        assert np.abs(behind[mask == 0].astype(int) - (20, 40, 200)).max() <= 2


def test_a_plain_background_and_one_to_see_through(work: Work, hopper: np.ndarray) -> None:
    plain = run(work, people.TASK, hopper, background="plain", colour="green")
    assert plain.picture is not None
    assert (plain.picture[30, 480] == (0, 177, 64)).all()
    cut = plain.layers["Cut-out"]
    assert cut.shape == (*hopper.shape[:2], 4)
    assert (cut[..., :3] == hopper).all()
    assert cut[30, 480, 3] == 0
    assert cut[240, 260, 3] == 255, "her face"
    assert cut[500, 300, 3] == 255, "her jacket"
    seen = run(work, people.TASK, hopper, background="transparent")
    assert seen.picture is not None
    assert set(seen.picture[0:60, 460:].reshape(-1).tolist()) == {200, 240}
    assert 0.5 < (cut[..., 3] > 127).mean() < 0.75


def test_a_hard_edge(work: Work, collins: np.ndarray) -> None:
    hard = run(work, people.TASK, collins, soft=0).layers["Cut-out"][..., 3]
    assert set(np.unique(hard)) == {0, 255}


def test_nobody_and_nothing(work: Work, tmp_path: Path) -> None:
    for shape in ((16, 16), (90, 160), (16, 600)):
        grey = np.full((*shape, 3), 128, np.uint8)
        for task, words in ((people.TASK, "Nobody"), (instances.TASK, "No objects")):
            result = run(work, task, grey, confidence=0.9)
            assert words in result.words
            assert not result.layers[MASK_LAYER].any()
            assert result.picture is not None
            assert (result.picture == grey).all()


def test_the_right_mask_measures_it(work: Work, collins: np.ndarray, tmp_path: Path) -> None:
    result = run(work, people.TASK, collins)
    right = tmp_path / "right.png"
    Pillow.fromarray(result.layers[MASK_LAYER]).save(right)
    assert running.measure(people.TASK, Given(pixels=collins), result, right) == {"IoU": 1.0}
