from __future__ import annotations

import numpy as np

from core.faces import Faces
from core.live.tracking import Tracker


def _faces(*centres: tuple[float, float], side: float = 80) -> Faces:
    boxes = np.array([[x - side / 2, y - side / 2, x + side / 2, y + side / 2] for x, y in centres], np.float32)
    boxes = boxes.reshape(-1, 4)
    return Faces(boxes, np.zeros((len(boxes), 5, 2), np.float32), np.full(len(boxes), 0.99, np.float32))


def _ids(faces: Faces) -> list[int]:
    assert faces.track_ids is not None
    return faces.track_ids.tolist()


def test_people_who_cross_keep_their_numbers() -> None:
    tracker = Tracker()
    for step in range(30):
        left, right = (100 + 20 * step, 200), (700 - 20 * step, 300)
        ids = _ids(tracker.update(_faces(left, right), step * 0.1))
        assert ids == [1, 2]


def test_a_gap_in_detection_does_not_end_a_track() -> None:
    tracker = Tracker()
    for step in range(20):
        centres = [(100 + 15 * step, 200)] if step not in (8, 9, 10) else []
        ids = _ids(tracker.update(_faces(*centres), step * 0.1))
        tracker.expire(step * 0.1)
        assert ids in ([], [1])


def test_a_face_elsewhere_is_somebody_else() -> None:
    tracker = Tracker()
    tracker.update(_faces((100, 100)), 0)
    assert _ids(tracker.update(_faces((900, 500)), 0.1)) == [2]


def test_somebody_who_returns_is_known_by_appearance() -> None:
    tracker = Tracker()
    template = np.array([1, 0, 0], np.float32)
    for step in range(3):
        tracker.update(_faces((100, 100)), step * 0.1)
    tracker.describe(1, template, 0.8, 0.3)
    tracker.expire(2.0)
    assert not tracker.tracks
    (number,) = _ids(tracker.update(_faces((900, 500)), 2.5))
    assert tracker.describe(number, template, 0.8, 0.3) == 1
    assert list(tracker.tracks) == [1]


def test_somebody_else_is_not_taken_for_who_left() -> None:
    tracker = Tracker()
    tracker.update(_faces((100, 100)), 0)
    tracker.describe(1, np.array([1, 0, 0], np.float32), 0.8, 0.3)
    tracker.expire(2.0)
    (number,) = _ids(tracker.update(_faces((100, 100)), 2.5))
    assert tracker.describe(number, np.array([0, 1, 0], np.float32), 0.8, 0.3) == 2


def test_nobody_is_in_two_places() -> None:
    tracker = Tracker()
    same = np.array([1, 0, 0], np.float32)
    for step in range(3):
        tracker.update(_faces((100, 100), (600, 100)), step * 0.1)
    tracker.describe(1, same, 0.8, 0.3)
    assert tracker.describe(2, same, 0.8, 0.3) == 2


def test_a_track_ends_once() -> None:
    tracker = Tracker()
    tracker.update(_faces((100, 100)), 0)
    tracker.describe(1, np.array([1, 0, 0], np.float32), 0.8, 0.3)
    assert tracker.expire(0.5) == []
    assert tracker.expire(2.0) == []  # lost, but remembered
    assert [t.id for t in tracker.expire(10.0)] == [1]
    assert tracker.expire(20.0) == []
    tracker.update(_faces((100, 100)), 21)
    assert [t.id for t in tracker.finish()] == [2]


A, B = np.array([1, 0, 0], np.float32), np.array([0, 1, 0], np.float32)


def test_somebody_who_steps_into_anothers_place_is_somebody_else() -> None:
    tracker = Tracker()
    for step in range(4):
        tracker.update(_faces((100, 100)), step * 0.1)
        tracker.describe(1, A, 0.8, 0.3)
    assert _ids(tracker.update(_faces((105, 100)), 0.8)) == [1]  # after a gap, at the same place
    assert tracker.tracks[1].doubtful
    assert tracker.describe(1, B, 0.8, 0.3) == 1  # one look may be a bad one
    assert tracker.describe(1, B, 0.8, 0.3) == 2
    assert list(tracker.tracks) == [2]
    assert [t.id for t in tracker.expire(3.0)] == []  # nobody knows yet that the first will not return
    assert [t.id for t in tracker.expire(20.0)] == [1, 2]


def test_one_odd_look_does_not_divide_a_track() -> None:
    tracker = Tracker()
    tracker.update(_faces((100, 100)), 0)
    for template in (A, B, B, A, B, A):
        assert tracker.describe(1, template, 0.8, 0.3) == 1


def test_the_same_person_after_a_gap_stays_the_same() -> None:
    tracker = Tracker()
    tracker.update(_faces((100, 100)), 0)
    tracker.describe(1, A, 0.8, 0.3)
    tracker.update(_faces((100, 100)), 0.8)
    assert tracker.describe(1, A, 0.8, 0.3) == 1
    assert not tracker.tracks[1].doubtful


def _one(x: float) -> Faces:
    return Faces(np.array([[x, 10, x + 50, 70]], np.float32), np.zeros((1, 5, 2), np.float32), np.ones(1, np.float32))


def test_a_search_that_ends_later_begins_no_second_track() -> None:
    tracker = Tracker()
    (number,) = tracker.update(_one(100), 0.0).track_ids
    tracker.mark(0.1)
    for step in range(1, 5):  # the person walks on while the picture of 0.1 s is searched
        ids, boxes = tracker.predictions(0.1 * step)
        tracker.follow(_one(100 + 30 * step), ids, 0.1 * step)
        assert len(boxes) == 1
    tracker.catch_up(_one(104), 0.1)
    assert list(tracker.tracks) == [number]
    assert tracker.tracks[number].box[0] == 220
    tracker.mark(0.5)
    both = Faces(*(np.concatenate([getattr(_one(x), f) for x in (220, 400)]) for f in ("boxes", "landmarks", "scores")))
    tracker.catch_up(both, 0.5)
    assert len(tracker.tracks) == 2


def test_a_search_knows_whom_a_template_has_renamed() -> None:
    tracker = Tracker()
    (old,) = tracker.update(_one(100), 0.0).track_ids.tolist()
    me = np.array([1, 0], np.float32)
    tracker.describe(old, me, 0.9, 0.5)
    tracker.expire(1.5)
    (new,) = tracker.update(_one(300), 1.6).track_ids.tolist()
    assert new != old
    tracker.mark(1.7)
    assert tracker.describe(new, me, 0.9, 0.5) == old
    tracker.catch_up(_one(300), 1.7)
    assert list(tracker.tracks) == [old]


def test_what_searches_do_not_find_is_followed_no_longer() -> None:
    tracker = Tracker()
    tracker.update(_one(100), 0.0)
    for step in range(1, 5):
        now = 0.1 * step
        ids, _ = tracker.predictions(now)
        assert len(ids) == 1
        tracker.follow(_one(100), ids, now)
        tracker.mark(now)
        tracker.catch_up(Faces(), now)
    assert len(tracker.predictions(0.5)[0]) == 0
