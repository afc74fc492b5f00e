from __future__ import annotations

import doctest

import numpy as np
import pytest

import core.faces
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


def test_rows_that_do_not_belong_together_are_refused() -> None:
    boxes, marks, scores = np.zeros((2, 4), np.float32), np.zeros((2, 5, 2), np.float32), np.zeros(2, np.float32)
    with pytest.raises(ValueError, match="2 boxes and 0 landmarks"):
        Faces(boxes)
    with pytest.raises(ValueError, match="2 boxes and 1 scores"):
        Faces(boxes, marks, scores[:1])
    with pytest.raises(ValueError, match=r"boxes of 2 faces have the shape \(2, 5\)"):
        Faces(np.zeros((2, 5), np.float32), marks, scores)
    with pytest.raises(ValueError, match="embeddings of 2 faces have the shape"):
        Faces(boxes, marks, scores, embeddings=np.zeros(2, np.float32))
    with pytest.raises(ValueError, match="2 boxes and 1 track_ids"):
        Faces(boxes, marks, scores, track_ids=np.zeros(1, np.int64))
    with pytest.raises(ValueError, match="2 boxes and 0 matches"):
        Faces(boxes, marks, scores, matches=())


def test_each_face_comes_by_itself() -> None:
    faces = list(_faces(3))
    assert [len(face) for face in faces] == [1, 1, 1]
    assert [int(face.track_ids[0]) for face in faces if face.track_ids is not None] == [0, 1, 2]
    assert list(Faces()) == []


def test_faces_are_laid_together() -> None:
    whole = Faces.merge([_faces(2), Faces(), _faces(1)])
    assert len(whole) == 3
    assert whole.track_ids is not None
    assert whole.track_ids.tolist() == [0, 1, 0]
    assert whole.embeddings is None
    assert len(Faces.merge([])) == 0
    with pytest.raises(ValueError, match="only some of the faces have track_ids"):
        Faces.merge([_faces(1), _one_without_track()])


def _one_without_track() -> Faces:
    return Faces(np.ones((1, 4), np.float32), np.ones((1, 5, 2), np.float32), np.ones(1, np.float32))


def test_two_are_equal_only_where_they_are_one() -> None:
    faces = _faces(2)
    assert faces == faces
    assert faces != _faces(2)


def test_the_example_runs() -> None:
    assert doctest.testmod(core.faces).failed == 0
