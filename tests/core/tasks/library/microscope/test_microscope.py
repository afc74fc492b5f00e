from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import skimage.data
from PIL import Image as Pillow

from core.base.progress import Report
from core.engine import Engine
from core.errors import ImageError, TaskError
from core.tasks import running
from core.tasks.library.microscope import covering, drawing, feature_maps, filters, grad_cam, occlusion
from core.tasks.task import Given, Result, Task
from core.tasks.work import Work, Workshop


@pytest.fixture(scope="module")
def workshop(cache: Path, engine: Engine) -> Workshop:
    return Workshop(engine=engine)


@pytest.fixture(scope="module")
def both() -> np.ndarray:
    """A cat on the left, a cup of coffee on the right."""
    halves = [skimage.data.chelsea()[:, 60:360], skimage.data.coffee()[:, 100:500]]
    return np.hstack([np.array(Pillow.fromarray(half).resize((300, 300))) for half in halves])


def _run(task: Task, workshop: Workshop, picture: np.ndarray, report: Report | None = None, **values: object) -> Result:
    given = Given("picture.png", picture)
    return running.run(task, given, running.parameters(task, values), Work(workshop, report))


def _red(result: Result) -> np.ndarray:
    """How much redder than blue each pixel is: the upper half of the colours."""
    assert result.picture is not None
    levels = result.picture.astype(int)
    return np.maximum(levels[..., 0] - levels[..., 2], 0)


@pytest.mark.parametrize(("what", "side"), [("tiger cat", 0), ("espresso", 1)])
@pytest.mark.parametrize("task", [grad_cam.TASK, occlusion.TASK], ids=lambda task: task.key)
def test_each_thing_is_found_where_it_is(
    workshop: Workshop, both: np.ndarray, task: Task, what: str, side: int
) -> None:
    result = _run(task, workshop, both, what=what, view="whole picture")
    red = _red(result)
    assert result.picture is not None
    assert result.picture.shape == both.shape
    halves = red[:, :300].sum(), red[:, 300:].sum()
    assert halves[side] > 2 * halves[1 - side]
    assert what in result.words


def test_what_it_was_not_shown_is_darker_and_not_coloured(workshop: Workshop, both: np.ndarray) -> None:
    result = _run(grad_cam.TASK, workshop, both)
    assert result.picture is not None
    outside = result.picture[:, :100]
    assert (outside[..., 0] == outside[..., 2]).all()
    assert outside.mean() < 0.4 * both[:, :100].mean()


def test_grad_cam_knows_no_unknown_word(workshop: Workshop, both: np.ndarray) -> None:
    with pytest.raises(TaskError, match="knows no class named wardrobe malfunction"):
        _run(grad_cam.TASK, workshop, both, what="wardrobe malfunction")


def test_earlier_layers_are_finer(workshop: Workshop) -> None:
    result = _run(feature_maps.TASK, workshop, skimage.data.chelsea(), place="first layer", count=4)
    assert "4 most varied of 32 maps of 112×112" in result.words
    assert "of 1280 maps of 7×7" in _run(feature_maps.TASK, workshop, skimage.data.chelsea(), place="last layer").words
    assert result.table is not None
    contrasts = [float(row[3] or 0) for row in result.table.rows]
    assert len(contrasts) == 4
    assert contrasts == sorted(contrasts, reverse=True)


def test_the_filters_are_those_of_the_network_and_answer_to_the_picture(workshop: Workshop) -> None:
    cat, flat = skimage.data.chelsea(), np.full((64, 64, 3), 127, np.uint8)
    first, second = (_run(filters.TASK, workshop, picture) for picture in (cat, flat))
    assert first.table is not None
    assert second.table is not None
    assert len(first.table.rows) == 32
    assert [row[:3] for row in first.table.rows] == [row[:3] for row in second.table.rows], "the kernels stay"
    assert [row[3] for row in first.table.rows] != [row[3] for row in second.table.rows], "the answers do not"
    assert first.picture is not None
    assert second.picture is not None
    assert (first.picture[20:50, 20:50] == second.picture[20:50, 20:50]).all()
    assert (first.picture != second.picture).any()


def test_covering_what_it_is_makes_it_less_likely(workshop: Workshop) -> None:
    result = _run(occlusion.TASK, workshop, skimage.data.chelsea(), patch=50, steps=5)
    assert result.table is not None
    _name, whole, without = result.table.rows[0]
    assert float(without or 0) < float(whole or 0)
    assert list(result.layers) == ["With the patch covered"]


def test_a_face_is_known_by_its_middle(workshop: Workshop, engine: Engine, collins: np.ndarray) -> None:
    result = _run(occlusion.TASK, workshop, collins, network="face recognition", steps=7, patch=35)
    box = engine.only_face(collins).boxes[0].astype(int)
    red = _red(result)
    inside = red[box[1] : box[3], box[0] : box[2]]
    assert inside.sum() > 0.8 * red.sum()
    assert result.table is not None
    similarity = {str(row[0]): float(row[1] or 0) for row in result.table.rows}
    assert max(similarity.values()) < 1
    assert similarity["what matters most"] == min(similarity.values()) < 0.97
    assert similarity["nose"] < similarity["left mouth corner"]
    assert result.picture is not None
    assert result.picture.shape == collins.shape


def test_a_large_face_is_shrunk_and_its_map_is_not(workshop: Workshop, hopper: np.ndarray) -> None:
    large = np.array(Pillow.fromarray(hopper).resize((hopper.shape[1] * 3, hopper.shape[0] * 3)))
    small, result = (
        _run(occlusion.TASK, workshop, picture, network="face recognition", steps=5) for picture in (hopper, large)
    )
    assert result.picture is not None
    assert result.picture.shape == large.shape
    assert small.table is not None
    assert result.table is not None
    for (name, one), (_name, other) in zip(small.table.rows[:5], result.table.rows, strict=False):
        assert one == pytest.approx(other, abs=0.02), f"a patch over the {name} is as large on both"
    assert max(result.layers["With the patch covered"].shape) < 900


def test_without_a_face_it_says_so(workshop: Workshop) -> None:
    with pytest.raises(ImageError, match="no face was found"):
        _run(occlusion.TASK, workshop, skimage.data.coffee(), network="face recognition")


def test_it_can_be_stopped(workshop: Workshop) -> None:
    told: list[float] = []

    def stop(fraction: float, _words: str) -> None:
        told.append(fraction)
        if fraction > 0.2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        _run(occlusion.TASK, workshop, skimage.data.chelsea(), stop)
    assert max(told) < 0.4


def test_patches_cover_the_area() -> None:
    where = covering.patches((10, 20, 110, 70), 30, 7)
    assert len(where) == 49
    touched = covering.mean_map((90, 120), where, np.ones(49, np.float32))
    assert touched[25:65, 15:105].min() > 0.5
    picture = np.zeros((90, 120, 3), np.uint8)
    white = np.full_like(picture, 255)
    assert covering.covered(picture, (100, 80, 130, 100), white).sum() == 255 * 3 * 10 * 20
    assert not picture.any()


def test_a_map_of_zeros_stays() -> None:
    assert not drawing.scaled(np.zeros((7, 7), np.float32)).any()


def test_small_patches_leave_no_gap() -> None:
    covered = np.zeros((224, 224), bool)
    for left, top, right, bottom in occlusion._everywhere((0, 0, 224, 224), 224 * 0.05, 5):
        covered[max(0, top) : bottom, max(0, left) : right] = True
    assert covered.all()
