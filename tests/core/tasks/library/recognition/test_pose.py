from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

from core import images
from core.tasks import running
from core.tasks.library.recognition import pose
from core.tasks.task import Given, Result
from core.tasks.work import Work, Workshop
from tests.conftest import SHARED


@pytest.fixture(scope="module")
def work(cache) -> Work:
    return Work(Workshop())


def posed(work: Work, picture: np.ndarray, **values: object) -> Result:
    return running.run(pose.TASK, Given(pixels=picture), running.parameters(pose.TASK, values), work)


def places(result: Result, person: int = 1) -> dict[str, tuple[float, float, float]]:
    assert result.table is not None
    return {row[1]: row[2:] for row in result.table.rows if row[0] == person}


def test_the_joints_of_a_portrait(work: Work, collins: np.ndarray, engine) -> None:
    result = posed(work, collins)
    joints = places(result)
    assert len(joints) == 17
    # the face detector knows where the eyes and the nose are; left there is left in the picture
    left, right, nose = engine.only_face(collins).landmarks[0][:3]
    for name, known in (("right eye", left), ("left eye", right), ("nose", nose)):
        x, y, confidence = joints[name]
        assert np.hypot(x - known[0], y - known[1]) < 15
        assert confidence > 0.5
    assert joints["right shoulder"][0] < joints["left shoulder"][0]
    assert joints["left shoulder"][1] > joints["nose"][1]
    assert joints["left knee"][2] < 0.3, "which is not in the picture"
    assert result.words.startswith("1 person found")
    assert result.picture is not None
    assert (result.picture != collins).any()


def test_joints_move_with_the_person(work: Work, collins: np.ndarray) -> None:
    wide = np.full((700, 1200, 3), 128, np.uint8)
    wide[150:662, 600:1112] = collins
    here, there = places(posed(work, collins)), places(posed(work, wide))
    for name in ("nose", "left shoulder", "right shoulder"):
        assert there[name][0] - here[name][0] == pytest.approx(600, abs=15)
        assert there[name][1] - here[name][1] == pytest.approx(150, abs=15)


def test_a_closer_look_is_taken_where_it_is_surer(work: Work, collins: np.ndarray) -> None:
    far = np.full((1024, 1024, 3), 128, np.uint8)
    far[300:812, 300:812] = collins
    graph = work.graph(pose.WEIGHTS)
    loose = np.array([0, 0, 1024, 1024], np.float32)
    once = pose._ask(far, loose, 0.1, graph)
    assert pose.joints(far, loose, graph)[:, 2].mean() > once[:, 2].mean() + 0.02


def test_nobody(work: Work) -> None:
    for shape in ((16, 16), (300, 400), (16, 900)):
        grey = np.full((*shape, 3), 128, np.uint8)
        result = posed(work, grey)
        assert "Nobody was found" in result.words
        assert result.picture is not None
        assert (result.picture == grey).all()


def test_confidence_decides_what_is_drawn(work: Work, collins: np.ndarray) -> None:
    few, many = (posed(work, collins, confidence=least).picture for least in (0.85, 0.1))
    assert few is not None
    assert many is not None
    assert 0 < (few != collins).sum() < (many != collins).sum()


@pytest.mark.shared_data
def test_everybody_or_the_largest(work: Work) -> None:
    six = images.read(SHARED / "faces" / "multiface.jpg")
    everybody, largest = posed(work, six), posed(work, six, everybody=False)
    assert everybody.table is not None
    assert len({row[0] for row in everybody.table.rows}) >= 5
    assert largest.words.startswith("1 person")


@pytest.mark.shared_data
def test_food_is_nobody(work: Work) -> None:
    food = images.read(SHARED / "coco8" / "images" / "train" / "000000000009.jpg")
    assert "Nobody" in posed(work, food).words


def test_a_very_wide_picture_is_shrunk_before_it_is_padded() -> None:
    seen = []

    def graph(square: np.ndarray) -> list[np.ndarray]:
        seen.append(square[0])
        return [np.full((1, 1, 17, 3), 0.5, np.float32)]

    picture = np.full((200, 8000, 3), 200, np.uint8)
    tracemalloc.start()
    try:
        found = pose._ask(picture, np.array([0, 0, 8000, 200], np.float32), 0.1, graph)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 50e6
    assert found[0, :2] == pytest.approx((4000, 100), abs=2)
    assert (seen[0][..., 0] > 100).any(axis=1).sum() == pytest.approx(4, abs=1), "rows of 192 that the picture fills"
    assert (seen[0][..., 0] > 100).any(axis=0).sum() == pytest.approx(160, abs=2)
