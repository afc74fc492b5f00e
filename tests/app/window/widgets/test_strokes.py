from __future__ import annotations

import numpy as np
import pytest

from app.window.widgets.strokes import ERASER, Stroke, Strokes, mask


def test_nothing_painted_is_no_mask(qapp) -> None:
    assert mask([], 20, 30) is None
    assert mask([Stroke(ERASER, 10, ((5, 5),))], 20, 30) is None


def test_a_stroke_covers_its_pixels_and_no_others(qapp) -> None:
    painted = mask([Stroke(2, 4, ((10, 10), (30, 10)))], 21, 41)
    assert painted is not None
    assert painted.shape == (21, 41)
    assert painted.dtype == np.uint8
    assert set(np.unique(painted)) == {0, 2}
    rows, columns = np.nonzero(painted)
    assert (rows.min(), rows.max()) == (8, 11)
    assert 7 <= columns.min() <= 9
    assert 30 <= columns.max() <= 32
    assert (painted[8:12, 10:30] == 2).all()


def test_a_touch_is_a_disc(qapp) -> None:
    painted = mask([Stroke(1, 10, ((20.0, 20.0),))], 40, 40)
    assert painted is not None
    assert int(painted.sum()) == pytest.approx(np.pi * 25, abs=12)
    assert painted[20, 20] == 1
    assert painted[20, 27] == 0


def test_what_comes_later_lies_above_and_the_eraser_takes_off(qapp) -> None:
    below, above = Stroke(1, 20, ((20, 20),)), Stroke(3, 6, ((20, 20),))
    painted = mask([below, above], 40, 40)
    assert painted is not None
    assert painted[20, 20] == 3
    assert painted[20, 27] == 1
    painted = mask([below, above, Stroke(ERASER, 6, ((20, 20),))], 40, 40)
    assert painted is not None
    assert painted[20, 20] == 0
    assert painted[20, 27] == 1


def test_strokes_are_made_and_taken_back(qtbot) -> None:
    strokes = Strokes()
    strokes.go(1, 1)
    strokes.end()
    assert strokes.done == [], "no brush was put down"
    for brush in (1, 2):
        strokes.brush, strokes.width = brush, 5.0
        strokes.begin(1, 1)
        strokes.go(9, 9)
        assert strokes.going == Stroke(brush, 5.0, ((1, 1), (9, 9)))
        with qtbot.waitSignal(strokes.changed):
            strokes.end()
    assert [stroke.brush for stroke in strokes.done] == [1, 2]
    with qtbot.waitSignal(strokes.changed):
        strokes.undo()
    assert [stroke.brush for stroke in strokes.done] == [1]
    strokes.clear()
    assert strokes.done == []
    with qtbot.assertNotEmitted(strokes.changed):
        strokes.undo()
        strokes.clear()
