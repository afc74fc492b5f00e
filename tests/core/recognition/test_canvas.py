from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from core.recognition import canvas

_SIZES = st.lists(st.tuples(st.integers(1, 500), st.integers(1, 400)), max_size=30)


@given(_SIZES)
@settings(max_examples=60, deadline=None)
def test_pictures_lie_within_their_canvas_apart_from_each_other(sizes: list[tuple[int, int]]) -> None:
    places, canvases = canvas.arrange(sizes)
    pictures = [np.zeros((h, w, 4), np.float32) for w, h in sizes]
    painted = canvas.paint(pictures, places, canvases)
    assert all(p.x % 2 == p.y % 2 == 0 for p in places)
    assert [c.shape for c in painted] == [(1, h, w, 4) for w, h in canvases]
    # what is covered is covered once, and nothing is cut off
    assert sum(int((c[..., 3] == 0).sum()) for c in painted) == sum(w * h for w, h in sizes)


def test_canvases_come_in_few_heights_and_are_not_larger_than_they_should_be() -> None:
    heights = set()
    for count in range(1, 200):
        _, canvases = canvas.arrange([(48, 48)] * count)
        heights |= {h for _, h in canvases}
        assert all(w == 192 and w * h <= 1.25 * (1 << 17) for w, h in canvases)
    assert len(heights) <= 20


def test_a_picture_larger_than_a_canvas_has_one_of_its_own() -> None:
    places, canvases = canvas.arrange([(40, 30), (1153, 649), (100, 20)])
    assert canvases[places[1].canvas] == (1154, 650)
    assert places[0].canvas == places[2].canvas != places[1].canvas


def test_every_cell_knows_its_picture() -> None:
    places, canvases = canvas.arrange([(21, 20), (30, 24)])
    (owner,) = canvas.owners([(5, 5), (10, 7)], places, [(canvases[0][1] // 2 - 5, canvases[0][0] // 2 - 5)], 2)
    assert [int((owner == n).sum()) for n in (0, 1)] == [25, 70]
    assert owner[places[0].y // 2 + 4, places[0].x // 2 + 4] == 0
    assert owner[places[0].y // 2 + 5, places[0].x // 2] == -1
