from __future__ import annotations

import numpy as np
import pytest

from core.faces import Faces


def _faces(count: int) -> Faces:
    boxes = np.arange(4 * count, dtype=np.float32).reshape(count, 4)
    boxes[:, 2:] += 10 * np.arange(1, count + 1)[:, None]
    return Faces(
        boxes,
        np.zeros((count, 5, 2), np.float32),
        np.linspace(0, 1, count, dtype=np.float32),
        track_ids=np.arange(count),
    )


def test_select_keeps_every_filled_field_together() -> None:
    faces = _faces(4).select([2, 0])
    assert faces.track_ids is not None
    assert faces.track_ids.tolist() == [2, 0]
    assert faces.boxes[1].tolist() == _faces(4).boxes[0].tolist()
    assert faces.embeddings is None


def test_select_takes_a_mask() -> None:
    assert len(_faces(4).select(_faces(4).scores > 0.5)) == 2
    assert len(_faces(4).select(np.zeros(4, bool))) == 0


def test_largest() -> None:
    assert _faces(3).largest() == 2
    with pytest.raises(ValueError, match="no face"):
        Faces().largest()


def test_faces_of_a_part_are_moved_into_the_whole() -> None:
    part = Faces(np.ones((1, 4), np.float32), np.ones((1, 5, 2), np.float32), np.ones(1, np.float32))
    whole = part.moved(10, 20)
    assert whole.boxes.tolist() == [[11, 21, 11, 21]]
    assert (whole.landmarks == [11, 21]).all()
