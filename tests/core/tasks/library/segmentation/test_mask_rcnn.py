from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.errors import TaskError
from core.tasks import registry, running
from core.tasks.library.recognition import coco_names
from core.tasks.library.segmentation import mask_rcnn
from core.tasks.task import Given
from models.weights import WeightsError
from tests.core.tasks.stand_ins import save_graph, work_with

TASK = registry.task("mask-rcnn")
_KINDS = list(coco_names.NAMES.values())
PERSON, DOG = _KINDS.index("person") + 1, _KINDS.index("dog") + 1


def _network(folder: Path, boxes: list[list[float]], kinds: list[int], sure: list[float], masks: np.ndarray) -> Path:
    """Always the same finds, in the order and types of the ONNX model zoo's file."""
    from openvino import opset13 as ops

    def build(pixels: object) -> list[object]:
        nothing = ops.multiply(
            ops.reduce_mean(pixels, ops.constant(np.int64([0, 1, 2])), False), ops.constant(np.float32(0))
        )
        return [
            ops.add(ops.constant(np.float32(boxes).reshape(-1, 4)), nothing),
            ops.constant(np.int64(kinds)),
            ops.add(ops.constant(np.float32(sure)), nothing),
            ops.add(ops.constant(masks.astype(np.float32)), nothing),
        ]

    return save_graph(folder / "mask_rcnn.xml", [3, -1, -1], build, ["6568", "6570", "6572", "6887"])


def test_finds_come_back_in_the_pictures_own_pixels(tmp_path: Path, collins: np.ndarray) -> None:
    picture = collins[:400, :500].copy()
    assert mask_rcnn.prepared(picture)[1] == 2
    left_half = np.zeros((28, 28))
    left_half[:, :14] = 1
    masks = np.stack([np.ones((28, 28)), left_half, np.ones((28, 28))])[:, None]
    boxes = [[200, 100, 399, 299], [600, 400, 799, 599], [0, 0, 50, 50]]
    path = _network(tmp_path, boxes, [DOG, PERSON, PERSON], [0.7, 0.9, 0.3], masks)
    result = running.run(
        TASK, Given(pixels=picture), running.parameters(TASK, {}), work_with(tmp_path, {"mask-rcnn": path})
    )
    assert result.words == "2 objects found: person × 1, dog × 1"
    assert result.table is not None
    assert [row[:3] for row in result.table.rows] == [(1, "person", 0.9), (2, "dog", 0.7)]
    assert [row[4:] for row in result.table.rows] == [(300, 200, 400, 300), (100, 50, 200, 150)]
    mask = result.layers["Mask"][..., 0] > 0
    right = np.zeros((400, 500), bool)
    right[52:148, 102:198] = True
    right[202:298, 302:346] = True
    assert mask[right].all()
    assert not mask[:50].any()
    assert not mask[200:300, 354:400].any(), "the right half of the person's box is not the person"
    assert abs(mask.sum() - (100 * 100 + 50 * 100)) < 450
    colours = result.layers["Objects"]
    assert (colours[100, 150] != colours[250, 320]).any(), "each object has its own colour"
    assert result.picture is not None
    assert result.picture.shape == picture.shape
    assert (picture == collins[:400, :500]).all()


def test_boxes_end_after_their_last_pixel(tmp_path: Path) -> None:
    path = _network(tmp_path, [[0, 0, 99, 99]], [DOG], [0.9], np.ones((1, 1, 28, 28)))
    picture = np.zeros((1600, 1600, 3), np.uint8)  # half as large in the network
    result = running.run(
        TASK, Given(pixels=picture), running.parameters(TASK, {}), work_with(tmp_path, {"mask-rcnn": path})
    )
    assert result.table is not None
    assert result.table.rows[0][4:] == (0, 0, 200, 200)


def test_one_kind_alone(tmp_path: Path, hopper: np.ndarray) -> None:
    boxes, masks = [[0, 0, 99, 99], [200, 200, 299, 299]], np.ones((2, 1, 28, 28))
    work = work_with(tmp_path, {"mask-rcnn": _network(tmp_path, boxes, [DOG, 80], [0.9, 0.8], masks)})
    result = running.run(TASK, Given(pixels=hopper), running.parameters(TASK, {"only": "toothbrush"}), work)
    assert result.words == "1 object found: toothbrush × 1"


def test_nothing_found(tmp_path: Path, hopper: np.ndarray) -> None:
    path = _network(tmp_path, [[0, 0, 9, 9]], [PERSON], [0.2], np.ones((1, 1, 28, 28)))
    result = running.run(
        TASK, Given(pixels=hopper), running.parameters(TASK, {}), work_with(tmp_path, {"mask-rcnn": path})
    )
    assert result.words == "No objects found: lower the confidence"
    assert (result.picture == hopper).all()
    assert not result.layers["Mask"].any()


def test_a_mask_is_spread_over_its_box() -> None:
    cells = np.zeros((28, 28), np.float32)
    cells[:, 14:] = 1
    down, across, here = mask_rcnn.pasted(cells, np.float32([10, 20, 66, 76]), (100, 100))
    assert (down, across) == (slice(20, 76), slice(10, 66))
    assert here.shape == (56, 56)
    assert (here[2:-2, 30:-2] == 1).all()
    assert (here[:, :26] == 0).all()
    assert here[28, 27] + here[28, 28] == pytest.approx(1), "half way where the border runs"


def test_a_mask_at_the_edge_of_the_picture_is_cut_not_squeezed() -> None:
    cells = np.zeros((28, 28), np.float32)
    cells[:, 14:] = 1
    whole = mask_rcnn.pasted(cells, np.float32([-28, 0, 28, 56]), (100, 100))
    assert whole[1] == slice(0, 28)
    assert (whole[2][2:-2, 1:-1] == 1).all(), "what is left of it is its right half"
    down, across, nothing = mask_rcnn.pasted(cells, np.float32([200, 0, 300, 50]), (100, 100))
    assert nothing.size == 0
    assert np.zeros((100, 100))[down, across].size == 0


@pytest.mark.parametrize(
    ("shape", "scale"),
    [
        ((600, 600), 800 / 600),
        ((600, 1200), 1280 / 1200),
        ((1600, 900), 960 / 1600),
        ((16, 16), 50),
        ((20, 4000), 0.32),
    ],
)
def test_the_input_is_large_enough_and_no_larger_than_the_file_can(shape: tuple[int, int], scale: float) -> None:
    pixels, found = mask_rcnn.prepared(np.full((*shape, 3), (10, 20, 30), np.uint8))
    assert found == pytest.approx(scale)
    assert all(side % 32 == 0 for side in pixels.shape[1:])
    assert pixels[:, 0, 0].tolist() == pytest.approx([30 - 102.9801, 20 - 115.9465, 10 - 122.7717])
    if pixels.shape[1] > int(shape[0] * found):
        assert not pixels[:, -1].any(), "zeros fill it up"


def test_outputs_are_told_by_their_shapes() -> None:
    boxes, kinds = np.zeros((2, 4), np.float32), np.int64([1, 2])
    sure, masks = np.float32([0.5, 0.4]), np.zeros((2, 1, 28, 28), np.float32)
    found = mask_rcnn.sorted_out([masks, sure, kinds, boxes])
    assert [part.shape for part in found] == [(2, 4), (2,), (2,), (2, 28, 28)]
    assert found[1].tolist() == [1, 2]
    with pytest.raises(TaskError, match="not a Mask R-CNN network"):
        mask_rcnn.sorted_out([boxes, sure])


def test_a_network_of_other_kinds_is_refused(tmp_path: Path, collins: np.ndarray) -> None:
    path = _network(tmp_path, [[0, 0, 50, 50]], [81], [0.9], np.ones((1, 1, 28, 28)))
    work = work_with(tmp_path, {"mask-rcnn": path})
    with pytest.raises(WeightsError, match="other kinds of objects"):
        running.run(TASK, Given(pixels=collins), running.parameters(TASK, {}), work)
