from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

import data
from core.engine import Engine
from core.errors import TaskError
from core.recognition import lbp
from core.tasks import running
from core.tasks.library.teaching import gradient_histograms as histograms
from core.tasks.library.teaching import haar_faces, hog_people, hog_view, lbp_view, sliding_window
from core.tasks.library.teaching.cascade import Cascade
from core.tasks.task import Given, Result, Task
from core.tasks.work import Work, Workshop
from tests.conftest import SHARED

FACE = (176, 65, 98, 98)  # of OpenCV 4.10 with the same cascade, step 1.1, 3 neighbours: x, y, width, height
OPENCV_FIRST = [0.2782, 0.1443, 0.1979, 0.2782, 0.2782, 0.2782, 0.1382, 0.0905, 0.1732]
OPENCV_MIDDLE = [0.076, 0.1206, 0.1953, 0.2571, 0.2057, 0.1597, 0.1671, 0.0608, 0.1103]
OPENCV_SCORE = -3.878


@pytest.fixture(scope="module")
def workshop(cache: Path, engine: Engine) -> Workshop:
    return Workshop(engine=engine)


@pytest.fixture(scope="module")
def cascade() -> Cascade:
    return Cascade.read(data.path("haar-faces.npz"))


def _run(
    task: Task, workshop: Workshop, picture: np.ndarray, second: np.ndarray | None = None, **values: object
) -> Result:
    given = Given("picture.png", picture, second=second)
    return running.run(task, given, running.parameters(task, values), Work(workshop))


def _rows(result: Result) -> list[tuple]:
    assert result.table is not None
    return list(result.table.rows)


def test_the_cascade_finds_the_windows_that_opencv_finds(cascade: Cascade, collins: np.ndarray) -> None:
    # detectMultiScale of OpenCV 4.10 with windows of 20 pixels alone gives (74, 90) on this picture
    grey = cv2.resize(cv2.cvtColor(collins, cv2.COLOR_RGB2GRAY), None, fx=0.28, fy=0.28, interpolation=cv2.INTER_AREA)
    depth, margin, looked = cascade.depths(grey, 2)
    assert [tuple(2 * place) for place in np.argwhere(depth == 22)[:, ::-1]] == [(74, 90)]
    assert margin[depth == 22].min() > 0 > margin[depth < 22].max()
    assert looked / depth.size < 100, "most windows are turned away by the first stages"
    every, _, _ = cascade.depths(grey, 1)
    assert (every[::2, ::2] == depth).all()


def test_the_cascade_finds_the_face_where_opencv_does_and_beside_portico(
    workshop: Workshop, collins: np.ndarray
) -> None:
    result = _run(haar_faces.TASK, workshop, collins)
    rows = _rows(result)
    assert [row[0] for row in rows] == ["cascade", "Portico"]
    assert rows[0][1:5] == pytest.approx(FACE, abs=4)
    assert set(result.layers) == {"Cascade", "Portico"}
    assert "by both: 1" in result.words
    assert [row[0] for row in _rows(_run(haar_faces.TASK, workshop, collins, compare=False))] == ["cascade"]


def test_the_cascade_of_binary_patterns_finds_the_face_too(workshop: Workshop, collins: np.ndarray) -> None:
    rows = _rows(_run(haar_faces.TASK, workshop, collins, features="binary patterns", compare=False))
    assert any(np.abs(np.array(row[1:5]) - FACE).max() < 12 for row in rows)


def test_nobody_is_a_result(workshop: Workshop) -> None:
    wall = np.full((120, 160, 3), 90, np.uint8)
    assert _run(haar_faces.TASK, workshop, wall).words.endswith("by both: 0")
    assert _run(hog_people.TASK, workshop, wall).words.startswith("Nobody")
    assert _run(haar_faces.TASK, workshop, np.full((16, 16, 3), 90, np.uint8)).picture is not None


def test_single_windows_are_not_believed() -> None:
    near = np.array([[10, 10, 50, 50], [12, 11, 52, 51], [11, 12, 51, 52], [200, 200, 240, 240]], np.float32)
    (face,) = haar_faces.gathered(near, 3)
    assert face.tolist() == pytest.approx([11, 11, 51, 51, 3])


def test_descriptors_are_those_of_opencv(collins: np.ndarray) -> None:
    """Of OpenCV 4.10: ``HOGDescriptor().compute`` on the same 64 × 128 pixels."""
    (described,) = histograms.windows(histograms.blocks(collins[100:228, 200:264]))[0]
    assert described.shape == (histograms.LENGTH,)
    assert described[:9] == pytest.approx(OPENCV_FIRST, abs=2e-3)
    assert described[1800:1809] == pytest.approx(OPENCV_MIDDLE, abs=2e-3)
    people = histograms.People(data.path("hog-people.npz"))
    assert people.scores(collins[100:228, 200:264])[0, 0] == pytest.approx(OPENCV_SCORE, abs=5e-3)


def test_a_vertical_edge_has_a_horizontal_gradient() -> None:
    picture = np.zeros((32, 32, 3), np.uint8)
    picture[:, 16:] = 200
    described = histograms.blocks(picture).reshape(3, 3, 4, 9)
    share = described[1, 1].sum(axis=0)
    assert share[[0, 8]].sum() == pytest.approx(share.sum(), rel=1e-4)
    assert share[0] == pytest.approx(share[8], rel=1e-4)


@pytest.mark.shared_data
def test_people_on_a_street_are_found_where_they_stand(workshop: Workshop) -> None:
    import av

    with av.open(str(SHARED / "video" / "street-1080p.mp4")) as video:
        frame = next(f for n, f in enumerate(video.decode(video=0)) if n == 50).to_ndarray(format="rgb24")
    rows = _rows(_run(hog_people.TASK, workshop, frame))
    assert any(abs(x + w / 2 - 1376) < 40 and abs(y + h / 2 - 790) < 60 for x, y, w, h, _ in rows)
    assert len(rows) < 10
    assert all(x >= 0 and x + w <= 1921 and y + h <= 1081 and 2 < h / w < 3.5 for x, y, w, h, _ in rows)


def test_stripes_are_drawn_along_themselves(workshop: Workshop) -> None:
    x = np.arange(256)
    stripes = np.repeat(np.tile(127 + 100 * np.sin(x / 3), (256, 1))[..., None], 3, axis=2).astype(np.uint8)
    for picture, angle in ((stripes, 0), (np.rot90(stripes).copy(), 90)):
        result = _run(hog_view.TASK, workshop, picture)
        share = {row[0]: row[1] for row in _rows(result)}
        near = sum(v for a, v in share.items() if min(abs(a - angle), 180 - abs(a - angle)) <= 20)
        assert near > 0.9
        assert result.picture is not None
        levels = result.picture[..., 0].astype(int)
        down, across = (np.abs(np.diff(levels, axis=axis)).mean() for axis in (0, 1))
        assert (across > down) == (angle == 0), "lines run as the stripes do"


def test_windows_are_counted_and_the_face_is_the_warmest(workshop: Workshop, collins: np.ndarray) -> None:
    result = _run(sliding_window.TASK, workshop, collins)
    rows = _rows(result)
    assert rows[0][1] == ((512 - 20) // 2 + 1) ** 2
    assert f"{sum(row[1] for row in rows):,} windows of {len(rows)} sizes" in result.words
    heat = result.layers["Heat map"].sum(axis=2).astype(float)
    assert heat[80:150, 190:260].max() >= 0.9 * heat.max()


def test_a_template_is_warmest_where_it_was_cut_out(workshop: Workshop, collins: np.ndarray) -> None:
    template = collins[60:200, 170:290].copy()
    heat = _run(sliding_window.TASK, workshop, collins, template, score="template").layers["Heat map"].sum(axis=2)
    y, x = np.unravel_index(int(heat.argmax()), heat.shape)
    assert (x, y) == (pytest.approx(230, abs=8), pytest.approx(130, abs=8))
    with pytest.raises(TaskError, match="second picture"):
        _run(sliding_window.TASK, workshop, collins, score="template")


def test_edges_and_people_are_scored_too(workshop: Workshop, collins: np.ndarray) -> None:
    busy = np.full((200, 200, 3), 128, np.uint8)
    busy[:80, :80] = np.random.default_rng(0).integers(0, 255, (80, 80, 1), np.uint8)
    heat = (
        _run(sliding_window.TASK, workshop, busy, score="edges", boxes=0).layers["Heat map"].sum(axis=2).astype(float)
    )
    assert heat[20:60, 20:60].mean() > 3 * heat[140:, 140:].mean()
    assert "windows of" in _run(sliding_window.TASK, workshop, collins, score="people").words
    with pytest.raises(TaskError, match="smaller than one window"):
        _run(sliding_window.TASK, workshop, np.zeros((60, 60, 3), np.uint8), score="people")


def test_patterns_are_those_of_the_recognition(workshop: Workshop, collins: np.ndarray) -> None:
    result = _run(lbp_view.TASK, workshop, collins, radius=2)
    grey = cv2.cvtColor(collins, cv2.COLOR_RGB2GRAY)
    assert result.picture is not None
    assert (result.picture[..., 0] == lbp.patterns(grey, 2)).all()
    assert "the largest face" in result.words
    assert result.layers["Aligned face"].shape == (112, 112, 3)
    assert sum(row[1] for row in _rows(result)) == pytest.approx(1, abs=1e-4)
    wall = _run(lbp_view.TASK, workshop, np.full((64, 90, 3), 80, np.uint8))
    assert "there is no face" in wall.words
    # all neighbours are as light as the middle: one pattern, all bits set
    assert _rows(wall)[57][1] == pytest.approx(1, abs=1e-4)


def test_a_very_wide_picture_is_drawn_too(workshop: Workshop) -> None:
    picture = np.random.default_rng(0).integers(0, 255, (16, 4000, 3), np.uint8)
    assert _run(hog_view.TASK, workshop, picture, over=False).picture.max() > 100


def test_a_template_of_one_colour_is_refused(workshop: Workshop, collins: np.ndarray) -> None:
    with pytest.raises(TaskError, match="of one colour"):
        _run(sliding_window.TASK, workshop, collins, np.full((20, 20, 3), 90, np.uint8), score="template")


def test_binary_patterns_tell_of_each_size(workshop: Workshop, collins: np.ndarray) -> None:
    told: list[str] = []
    parameters = running.parameters(haar_faces.TASK, {"features": "binary patterns", "compare": False})
    work = Work(workshop, lambda _share, words: told.append(words))
    result = running.run(haar_faces.TASK, Given(pixels=collins), parameters, work)
    assert len({words for words in told if words.startswith("Faces of")}) > 15
    assert result.table is not None
    x, y, width, height = result.table.rows[0][1:5]
    assert np.hypot(x + width / 2 - (FACE[0] + 49), y + height / 2 - (FACE[1] + 49)) < 20
