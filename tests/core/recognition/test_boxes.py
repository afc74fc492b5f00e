from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from core.recognition import boxes

coordinates = st.floats(0, 200, width=32)


def _box(values: tuple[float, float, float, float]) -> np.ndarray:
    x, y, w, h = values
    return np.array([[x, y, x + w, y + h]], np.float32)


@given(st.tuples(coordinates, coordinates, coordinates, coordinates), st.tuples(*[coordinates] * 4))
def test_overlap_is_symmetric_and_bounded(a: tuple, b: tuple) -> None:
    ab, ba = boxes.iou(_box(a), _box(b))[0, 0], boxes.iou(_box(b), _box(a))[0, 0]
    assert ab == ba
    assert 0 <= ab <= 1 + 1e-5


def test_suppression_keeps_the_best_of_each_heap() -> None:
    rows = np.array([[0, 0, 10, 10], [1, 1, 11, 11], [50, 50, 60, 60]], np.float32)
    assert sorted(boxes.suppress(rows, np.array([0.6, 0.9, 0.7], np.float32), 0.5).tolist()) == [1, 2]


def test_groups_do_not_suppress_each_other() -> None:
    rows = np.array([[0, 0, 10, 10], [0, 0, 10, 10]], np.float32)
    scores, groups = np.array([0.6, 0.9], np.float32), np.array([0, 1], np.int32)
    assert len(boxes.suppress(rows, scores, 0.5, groups)) == 2


def test_a_box_within_another_goes() -> None:
    rows = np.array([[0, 0, 100, 100], [40, 40, 60, 60]], np.float32)
    assert boxes.suppress_contained(rows, np.array([0.9, 0.95], np.float32), 0.7).tolist() == [1]
    assert len(boxes.suppress(rows, np.array([0.9, 0.95], np.float32), 0.7)) == 2


def test_nothing_in_nothing_out() -> None:
    none = np.zeros((0, 4), np.float32)
    assert len(boxes.suppress(none, np.zeros(0, np.float32), 0.5)) == 0
    assert boxes.iou(none, none).shape == (0, 0)


def test_boxes_are_in_a_part_of_a_picture_where_their_centres_are() -> None:
    edges = boxes.edges_of((0.5, 0.0, 1.0, 1.0), np.zeros((100, 80, 3), np.uint8))
    assert edges.tolist() == [40, 0, 80, 100]
    places = np.array([[0, 0, 20, 20], [30, 0, 60, 20], [70, 90, 130, 130]], np.float32)
    assert boxes.centred_in(places, edges).tolist() == [False, True, False]
