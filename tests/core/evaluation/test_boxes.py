from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.evaluation.boxes import IOUS, Found, Truths, coco, overlaps, voc

SQUARE = (0, 0, 10, 10)


def truths(*boxes: tuple[float, ...], name: str = "cat", ignored: bool = False, crowd: bool = False) -> Truths:
    flags = np.full(len(boxes), ignored or crowd)
    array = np.array(boxes, np.float64).reshape(-1, 4)
    return Truths(array, (name,) * len(boxes), flags, flags if crowd else None)


def found(*boxes: tuple[float, ...], scores: tuple[float, ...] = (), name: str = "cat") -> Found:
    sure = scores or tuple(0.9 - 0.1 * n for n in range(len(boxes)))
    return Found(np.array(boxes, np.float64).reshape(-1, 4), (name,) * len(boxes), np.array(sure, np.float64))


def right_wrong_right() -> tuple[list[Truths], list[Found]]:
    """Two objects in two pictures; of three boxes, the second in order of scores is wrong."""
    return (
        [truths(SQUARE), truths(SQUARE)],
        [found(SQUARE, (50, 50, 60, 60), scores=(0.9, 0.8)), found(SQUARE, scores=(0.7,))],
    )


def test_the_area_below_the_curve_is_that_counted_by_hand() -> None:
    score = voc(*right_wrong_right()).classes["cat"]
    assert score.recall == pytest.approx([0.5, 0.5, 1.0])
    assert score.precision == pytest.approx([1.0, 1 / 2, 2 / 3])
    assert score.mean == pytest.approx(0.5 * 1 + 0.5 * 2 / 3)


def test_eleven_recalls_are_those_of_2007() -> None:
    # 0, 0.1 … 0.5 are reached at precision 1, the other five at 2/3
    assert voc(*right_wrong_right(), eleven=True).mean == pytest.approx((6 + 5 * 2 / 3) / 11)


def test_coco_counts_101_recalls() -> None:
    score = coco(*right_wrong_right())
    assert score.first == pytest.approx((51 + 50 * 2 / 3) / 101)
    assert score.mean == pytest.approx(score.first), "the boxes are exact, so every overlap is reached"
    assert score.classes["cat"].objects == 2


def test_a_box_that_is_a_little_off_counts_only_where_little_is_asked() -> None:
    score = coco([truths(SQUARE)], [found((0, 0, 10, 6.4))])  # overlap 0.64
    assert score.classes["cat"].precisions == pytest.approx([1, 1, 1, 0, 0, 0, 0, 0, 0, 0])
    assert score.mean == pytest.approx(0.3)


def test_finding_the_same_thing_twice_is_a_mistake() -> None:
    for measured in (coco, voc):
        score = measured([truths(SQUARE)], [found(SQUARE, SQUARE)]).classes["cat"]
        assert score.precision == pytest.approx([1, 0.5])


def test_a_second_box_may_take_the_next_best_truth_in_coco_and_not_in_voc() -> None:
    both = [truths(SQUARE, (0, 0, 10, 8))]
    boxes = [found(SQUARE, (0, 0, 10, 9.5))]  # the second covers the first truth better, which is taken
    assert coco(both, boxes, np.array([0.5])).first == pytest.approx(1)
    assert voc(both, boxes).classes["cat"].recall[-1] == pytest.approx(0.5)


def test_a_crowd_is_neither_asked_for_nor_a_mistake() -> None:
    crowd = truths((20, 0, 60, 40), crowd=True)
    one = truths(SQUARE)
    both = Truths(
        np.concatenate([one.boxes, crowd.boxes]), ("cat", "cat"), np.array([False, True]), np.array([False, True])
    )
    # two boxes inside the crowd cover little of it, but lie in it whole
    score = coco([both], [found((25, 5, 35, 15), (40, 5, 50, 15), SQUARE)])
    assert score.classes["cat"].precision == pytest.approx([1])
    assert score.classes["cat"].objects == 1


def test_a_difficult_object_is_neither_asked_for_nor_a_mistake() -> None:
    hard = [truths(SQUARE, ignored=True), truths(SQUARE)]
    score = voc(hard, [found(SQUARE), found(SQUARE)]).classes["cat"]
    assert (score.objects, score.mean) == (1, 1)


def test_a_kind_that_was_never_found_counts_with_nothing() -> None:
    score = coco([truths(SQUARE), truths(SQUARE, name="dog")], [found(SQUARE), found()])
    assert score.first == pytest.approx(0.5)
    assert not len(score.classes["dog"].recall)


def test_what_nobody_asked_for_changes_nothing() -> None:
    assert coco([truths(SQUARE)], [found(SQUARE, name="dog")]).classes.keys() == {"cat"}
    assert coco([truths()], [found(SQUARE)]).mean == 0


def test_boxes_without_area_overlap_nothing() -> None:
    assert overlaps(np.array([[5.0, 5, 5, 5]]), np.array([[5.0, 5, 5, 5]])) == 0


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=30), st.integers(0, 5))
def test_averages_lie_near_each_other(boxes: list[tuple[float, bool]], missed: int) -> None:
    right = [(20 * n, 0, 20 * n + 10, 10) for n, (_, hit) in enumerate(boxes) if hit]
    never = [(20 * n, 500, 20 * n + 10, 510) for n in range(missed)]
    places = [(20 * n, 0 if hit else 200, 20 * n + 10, 10 if hit else 210) for n, (_, hit) in enumerate(boxes)]
    if not right and not never:
        return
    known = [truths(*right, *never)]
    mine = [found(*places, scores=tuple(s for s, _ in boxes))]
    area, many = voc(known, mine).mean, coco(known, mine, IOUS[:1]).mean
    assert 0 <= area <= len(right) / (len(right) + missed) + 1e-9
    assert many == pytest.approx(area, abs=0.02)
