from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from app.window.widgets.lens import MOST, Lens

PANE, PICTURE = QRectF(10, 20, 400, 300), QSizeF(800, 300)


def test_a_picture_fits_and_lies_in_the_middle() -> None:
    assert Lens().place(PANE, PICTURE) == QRectF(10, 20 + (300 - 150) / 2, 400, 150)
    assert Lens().place(PANE, QSizeF()).isEmpty()


@pytest.mark.parametrize("at", [QPointF(110, 120), QPointF(300, 200), QPointF(210, 170)])
def test_what_is_below_the_mouse_stays_there(at: QPointF) -> None:
    before = Lens(2.5).place(PANE, PICTURE)
    after = Lens(2.5).zoomed(1.6, at, PANE, PICTURE).place(PANE, PICTURE)
    assert after.width() == pytest.approx(1.6 * before.width())
    for one, other in ((before, after),):
        assert (at.x() - one.left()) / one.width() == pytest.approx((at.x() - other.left()) / other.width())
        assert (at.y() - one.top()) / one.height() == pytest.approx((at.y() - other.top()) / other.height())


def test_it_is_dragged_as_far_as_its_edge() -> None:
    lens = Lens(4.0).moved(QPointF(30, 0), PANE, PICTURE)
    assert lens.place(PANE, PICTURE).left() == pytest.approx(Lens(4.0).place(PANE, PICTURE).left() + 30)
    far = lens.moved(QPointF(1e6, 1e6), PANE, PICTURE).place(PANE, PICTURE)
    assert (far.left(), far.top()) == pytest.approx((PANE.left(), PANE.top()))


@given(st.lists(st.tuples(st.floats(0.1, 10), st.floats(0, 400), st.floats(0, 300)), max_size=8))
def test_no_zooming_leaves_the_pane_empty(steps: list[tuple[float, float, float]]) -> None:
    lens = Lens()
    for factor, x, y in steps:
        lens = lens.zoomed(factor, QPointF(10 + x, 20 + y), PANE, PICTURE)
    assert 1 <= lens.zoom <= MOST
    place = lens.place(PANE, PICTURE)
    assert place.left() <= PANE.left() + 1e-6
    assert place.right() >= PANE.right() - 1e-6
