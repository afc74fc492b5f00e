from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.errors import TaskError
from core.tasks import registry, running
from core.tasks.library.recognition import coco_names, yolo
from core.tasks.task import Given
from core.tasks.work import Work
from models.weights import WeightsError
from tests.core.tasks.stand_ins import save_graph, work_with

TASK = registry.task("yolo")
_KINDS = list(coco_names.NAMES.values())
DOG, CAT = _KINDS.index("dog"), _KINDS.index("cat")
CELLS = 52 * 52 + 26 * 26 + 13 * 13


def _answer(finds: list[tuple[int, int, int, int, float, float]]) -> np.ndarray:
    """What YOLOX says of (step, column, row, kind, size in pixels, certainty)."""
    first = {8: 0, 16: 52 * 52, 32: 52 * 52 + 26 * 26}
    answer = np.zeros((1, CELLS, 85), np.float32)
    for step, column, row, kind, size, sure in finds:
        cell = first[step] + row * (416 // step) + column
        answer[0, cell, :5] = (0.5, 0.25, np.log(size / step), np.log(size / 2 / step), 1)
        answer[0, cell, 5 + kind] = sure
    return answer


def _network(folder: Path, answer: np.ndarray, name: str = "yolox.xml") -> Path:
    from openvino import opset13 as ops

    def build(pixels: object) -> list[object]:
        mean = ops.reduce_mean(pixels, ops.constant(np.int64([0, 1, 2, 3])), False)
        return [ops.add(ops.constant(answer), ops.multiply(mean, ops.constant(np.float32(0))))]

    return save_graph(folder / name, [1, 3, 416, 416], build, ["output"])


@pytest.fixture
def work(tmp_path: Path) -> Work:
    finds = [
        (16, 10, 5, DOG, 80, 0.9),
        (16, 11, 5, DOG, 80, 0.8),  # the same dog, from the next cell
        (16, 9, 5, CAT, 80, 0.7),  # a cat nearly there: another kind stays
        (8, 40, 30, DOG, 24, 0.2),
    ]
    return work_with(tmp_path, {"yolox-tiny": _network(tmp_path, _answer(finds))})


def test_boxes_come_back_in_the_pictures_own_pixels(work: Work, collins: np.ndarray) -> None:
    picture = np.ascontiguousarray(np.tile(collins, (1, 2, 1))[:416, :832])  # half as large in the network
    result = running.run(TASK, Given(pixels=picture), running.parameters(TASK, {}), work)
    assert result.words == "2 objects found: dog × 1, cat × 1"
    assert result.table is not None
    # step 16, column 10 and half, row 5 and a quarter: (168, 84) in the square, twice that here; 80×40 there
    assert result.table.rows[0] == ("dog", 0.9, 256, 128, 416, 208)
    assert result.table.rows[1][0] == "cat"
    assert result.picture is not None
    assert result.picture.shape == picture.shape
    assert (result.picture != picture).any()


def test_less_certain_finds_on_request(work: Work, collins: np.ndarray) -> None:
    result = running.run(TASK, Given(pixels=collins), running.parameters(TASK, {"confidence": 0.1}), work)
    assert result.words == "3 objects found: dog × 2, cat × 1"


def test_more_overlap_on_request(work: Work, collins: np.ndarray) -> None:
    result = running.run(TASK, Given(pixels=collins), running.parameters(TASK, {"overlap": 0.9}), work)
    assert result.words == "3 objects found: dog × 2, cat × 1"


def test_one_kind_alone(work: Work, collins: np.ndarray) -> None:
    result = running.run(TASK, Given(pixels=collins), running.parameters(TASK, {"only": "cats"}), work)
    assert result.words == "1 object found: cat × 1"


def test_nothing_found(tmp_path: Path, hopper: np.ndarray) -> None:
    work = work_with(tmp_path, {"yolox-tiny": _network(tmp_path, _answer([]))})
    result = running.run(TASK, Given(pixels=hopper), running.parameters(TASK, {}), work)
    assert result.words == "No objects found: lower the confidence, or take the small network"
    assert (result.picture == hopper).all()


def test_every_cell_of_every_grid_lies_where_it_should() -> None:
    answer = np.zeros((CELLS, 85), np.float32)
    answer[:, 4] = 0.5
    answer[:, 5 + CAT] = 0.5
    boxes, sure = yolo.decoded(answer, 416)
    assert boxes[0].tolist() == [-4, -4, 4, 4]
    assert boxes[1].tolist() == [4, -4, 12, 4], "columns run first"
    assert boxes[52].tolist() == [-4, 4, 4, 12]
    assert boxes[52 * 52].tolist() == [-8, -8, 8, 8]
    assert boxes[-1].tolist() == [12 * 32 - 16, 12 * 32 - 16, 12 * 32 + 16, 12 * 32 + 16]
    assert sure.shape == (CELLS, 80)
    assert sure[7, CAT] == 0.25
    assert yolo.decoded(np.zeros((8400, 85), np.float32), 640)[0].shape == (8400, 4), "the small network's square"


def test_another_network_is_refused() -> None:
    with pytest.raises(TaskError, match="100 answers for 3549 places"):
        yolo.decoded(np.zeros((100, 85), np.float32), 416)
    with pytest.raises(WeightsError, match="other kinds of objects"):
        yolo.decoded(np.zeros((CELLS, 25), np.float32), 416)


def test_what_the_network_takes() -> None:
    picture = np.zeros((100, 200, 3), np.uint8)
    picture[..., 0] = 200
    pixels, scale = yolo.letterboxed(picture, 416)
    assert scale == 2.08
    assert pixels.shape == (1, 3, 416, 416)
    assert pixels[0, :, 0, 0].tolist() == [0, 0, 200], "blue first"
    assert (pixels[0, :, 208:] == 114).all()
    assert yolo.letterboxed(np.zeros((16, 5000, 3), np.uint8), 416)[0].shape == (1, 3, 416, 416)
