from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.errors import TaskError
from core.tasks import registry, running
from core.tasks.library.segmentation import semantic
from core.tasks.task import Given
from core.tasks.work import Work
from models.weights import WeightsError, WeightStore
from tests.core.tasks.stand_ins import save_graph, work_with

TASK = registry.task("semantic")
PERSON, DOG = semantic.CLASSES.index("person"), semantic.CLASSES.index("dog")


@pytest.fixture
def work(tmp_path: Path) -> Work:
    """Red is a person, green is a dog, as DeepLab's file takes and answers."""
    from openvino import opset13 as ops

    colours = np.zeros((3, 21), np.float32)
    colours[:, PERSON], colours[:, DOG] = (2, -1, -1), (-1, 2, -1)
    ground = np.zeros(21, np.float32)
    ground[0] = 1.8  # as sure of the background half way between the colours
    path = save_graph(
        tmp_path / "deeplab.xml",
        [1, 257, 257, 3],
        lambda pixels: [ops.add(ops.matmul(pixels, ops.constant(colours), False, False), ops.constant(ground))],
        ["logits"],
    )
    return work_with(tmp_path, {"deeplabv3": path})


def _scene(height: int = 300, width: int = 500) -> np.ndarray:
    """Grey, with a red square and a green one of half its height."""
    picture = np.full((height, width, 3), 128, np.uint8)
    side = height // 2
    picture[10 : 10 + side, 20 : 20 + side] = (250, 20, 20)
    picture[20 : 20 + side // 2, -10 - side // 2 : -10] = (20, 250, 20)
    return picture


def test_classes_lie_where_they_are_in_a_picture_of_another_shape(work: Work) -> None:
    picture = _scene()
    result = running.run(TASK, Given(pixels=picture), running.parameters(TASK, {}), work)
    assert result.picture is not None
    assert result.picture.shape == picture.shape
    assert result.words == "Found: person 15%, dog 4%"
    assert result.table is not None
    areas = {row[0]: row[1] for row in result.table.rows}
    assert areas["person"] == pytest.approx(100 * 150 * 150 / picture[..., 0].size, rel=0.03)
    assert areas["dog"] == pytest.approx(100 * 75 * 75 / picture[..., 0].size, rel=0.06)
    mask = result.layers["Mask"][..., 0] > 0
    right = np.abs(picture.astype(int) - 128).max(2) > 0
    assert (mask & right).sum() / (mask | right).sum() > 0.95
    assert (result.layers["Cut-out"][..., 3] > 0).tolist() == mask.tolist()


def test_one_subject_alone(work: Work) -> None:
    picture = _scene()
    result = running.run(TASK, Given(pixels=picture), running.parameters(TASK, {"subject": "dog"}), work)
    mask = result.layers["Mask"][..., 0] > 0
    assert mask[30:90, -80:-15].all()
    assert not mask[:, :300].any()


def test_what_covers_too_little_is_left_out(work: Work) -> None:
    result = running.run(TASK, Given(pixels=_scene()), running.parameters(TASK, {"smallest": 5}), work)
    assert result.words == "Found: person 15%"


@pytest.mark.parametrize("shape", [(16, 16), (16, 3000), (2000, 20), (2100, 3000)])
def test_any_shape(work: Work, shape: tuple[int, int]) -> None:
    picture = np.full((*shape, 3), (250, 20, 20), np.uint8)
    result = running.run(TASK, Given(pixels=picture), running.parameters(TASK, {}), work)
    assert result.picture is not None
    assert result.picture.shape == picture.shape
    assert result.words == "Found: person 100%"


def test_nothing_is_a_result_too(work: Work) -> None:
    picture = np.full((64, 64, 3), 128, np.uint8)
    result = running.run(TASK, Given(pixels=picture), running.parameters(TASK, {}), work)
    assert result.words == "Nothing was found that the network knows"
    assert (result.picture == picture).all()


def test_what_the_network_takes() -> None:
    picture = np.zeros((100, 200, 3), np.uint8)
    picture[..., 0] = 255
    frame, inside = semantic.framed(picture, 257, 257)
    assert inside == (128, 257)
    assert frame.shape == (1, 257, 257, 3)
    assert np.allclose(frame[0, :128, :, 0], 1)
    assert np.allclose(frame[0, :128, :, 1:], -1)
    assert not frame[0, 128:].any(), "around the picture is the grey in the middle"


def test_borders_are_drawn_between_the_cells() -> None:
    answer = np.zeros((4, 4, 21), np.float32)
    answer[:, :, 0] = 1
    answer[:, 2:, PERSON] = 3  # three times as sure: the border moves into the other cell
    found = semantic.classes(answer, (40, 40))
    border = int((found[20] == PERSON).argmax())
    assert 16 <= border < 20
    assert (found[:, border:] == PERSON).all()


def test_another_network_is_refused(tmp_path: Path) -> None:
    path = save_graph(tmp_path / "other.xml", [1, 257, 257, 3], lambda pixels: [pixels], ["same"])
    with pytest.raises(TaskError, match="not a DeepLab network"):
        running.run(
            TASK, Given(pixels=_scene()), running.parameters(TASK, {}), work_with(tmp_path, {"deeplabv3": path})
        )


def test_where_it_is_missing_the_way_is_told(tmp_path: Path) -> None:
    work = work_with(tmp_path, {}, WeightStore(tmp_path).entries)
    with pytest.raises(WeightsError) as error:
        running.run(TASK, Given(pixels=_scene()), running.parameters(TASK, {}), work)
    assert str(error.value).startswith(
        "DeepLabv3 with MobileNetV2, trained on PASCAL VOC is not installed: 2.8 MB, fetch deeplabv3 for the "
        "task; or choose the file of deeplabv3"
    )
