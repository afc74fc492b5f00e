from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image as Pillow

from core import images
from core.engine import Engine
from core.errors import TaskError
from core.gallery.recogniser import Recogniser
from core.people.enrolment import Enroller, sample
from core.recognition.matching import Candidate, judge
from core.site import Site
from core.tasks import running
from core.tasks.library.faces import blur_faces, blur_strangers, hiding
from core.tasks.task import Given, Result, Task
from core.tasks.work import Work, Workshop
from tests.conftest import SHARED


@pytest.fixture
def work(engine: Engine) -> Work:
    return Work(Workshop(engine=engine))


@pytest.fixture
def at_site(engine: Engine, site: Site) -> Work:
    return Work(Workshop(site.settings, engine, site))


@pytest.fixture
def enrolled(site: Site, recogniser: Recogniser, engine: Engine, collins) -> None:
    Enroller(site, recogniser).samples("Eileen Collins", [sample(engine, collins)])


@pytest.fixture(scope="module")
def both(collins, hopper) -> np.ndarray:
    """Collins to the left, Hopper to the right."""
    return np.concatenate([collins, hopper[:512]], axis=1)


def run(work: Work, task: Task, picture: np.ndarray, painted=None, **values: object) -> Result:
    return running.run(task, Given(pixels=picture, painted=painted), running.parameters(task, values), work)


def hidden(result: Result, picture: np.ndarray) -> tuple[bool, bool]:
    """Whether the face to the left and the one to the right are hidden."""
    changed = (result.picture != picture).any(axis=2)
    assert not changed[390:, :].any(), "only heads are touched"
    return bool(changed[90:140, 200:250].mean() > 0.9), bool(changed[140:220, 730:830].mean() > 0.9)


@pytest.mark.parametrize("style", ["blur", "pixels", "black"])
@pytest.mark.parametrize("cells", [3, 8])
def test_nobody_recognises_a_hidden_face(work: Work, style: str, cells: int, both) -> None:
    engine = work.engine
    faces = engine.find(both)
    before = engine.embed(both, faces).embeddings
    result = run(work, blur_faces.TASK, both, style=style, cells=cells)
    assert hidden(result, both) == (True, True)
    # even told where to look
    after = engine.embed(result.picture, faces).embeddings
    assert (before * after).sum(axis=1).max() < engine.profile.verify_threshold(1e-2)
    assert result.table is not None
    assert dict(result.table.rows) == {"Hidden": 2, "Painted over": 0}


@pytest.mark.parametrize("style", ["blur", "pixels"])
def test_no_more_than_the_cells_is_kept(style: str) -> None:
    generator = np.random.default_rng(0)
    picture = generator.integers(0, 255, (120, 120, 3)).astype(np.uint8)
    boxes = np.array([[20, 20, 100, 100]], np.float32)
    one = hiding.hidden(picture, boxes, style, 99, Work(Workshop()))
    part = one[56:64, 56:64].reshape(-1, 3)
    assert len(np.unique(part, axis=0)) <= (4 if style == "pixels" else 64)
    assert np.ptp(part.astype(int), axis=0).max() < 40, "noise is gone, however many cells are asked for"


def test_overlapping_ovals_bring_nothing_back() -> None:
    picture = np.full((100, 100, 3), 200, np.uint8)
    boxes = np.array([[20, 20, 60, 60], [40, 20, 80, 60]], np.float32)
    drawn = hiding.hidden(picture, boxes, "black", 5, Work(Workshop()))
    assert (drawn[40, 30:71] == 0).all()
    soft = hiding.hidden(drawn, boxes[1:], "blur", 5, Work(Workshop()))
    assert soft[40, 30:38].max() < 60


def test_faces_that_reach_beyond_the_picture() -> None:
    picture = np.full((60, 60, 3), 200, np.uint8)
    boxes = np.array([[-40, -40, 10, 10], [50, 50, 90, 90], [80, 80, 90, 90], [30, 30, 30.2, 30.2]], np.float32)
    for style in ("blur", "pixels", "black"):
        assert hiding.hidden(picture, boxes, style, 5, Work(Workshop())).shape == picture.shape


def test_what_was_painted_over_is_hidden_to_its_corners(work: Work) -> None:
    picture = np.random.default_rng(0).integers(0, 255, (200, 200, 3)).astype(np.uint8)
    painted = np.zeros((200, 200), np.uint8)
    painted[60:120, 40:90] = 1
    result = run(work, blur_faces.TASK, picture, painted, style="black")
    assert (result.picture[60:120, 40:90] == 0).all()
    assert (result.picture[150:] == picture[150:]).all()
    assert dict(result.table.rows) == {"Hidden": 0, "Painted over": 1}


def test_no_face(work: Work) -> None:
    blank = np.full((80, 80, 3), 99, np.uint8)
    result = run(work, blur_faces.TASK, blank)
    assert "No face" in result.words
    assert (result.picture == blank).all()


def test_strangers_are_hidden(at_site: Work, enrolled: None, both) -> None:
    result = run(at_site, blur_strangers.TASK, both)
    assert hidden(result, both) == (False, True)
    assert dict(result.table.rows) == {"Hidden": 1, "Kept": 1, "Painted over": 0}
    assert "Collins" not in str(result), "who is enrolled is not said"


def test_enrolled_people_are_hidden(at_site: Work, enrolled: None, both) -> None:
    assert hidden(run(at_site, blur_strangers.TASK, both, hide="enrolled people"), both) == (True, False)


def test_only_these_names(at_site: Work, enrolled: None, site, recogniser, engine, hopper, both) -> None:
    Enroller(site, recogniser).samples("Hopper, Grace", [sample(engine, hopper)])
    assert hidden(run(at_site, blur_strangers.TASK, both), both) == (False, False)
    assert hidden(run(at_site, blur_strangers.TASK, both, names=" eileen  COLLINS"), both) == (False, True)
    assert hidden(run(at_site, blur_strangers.TASK, both, names="Hopper, Grace"), both) == (True, False)
    only = run(at_site, blur_strangers.TASK, both, names="Eileen Collins", hide="enrolled people")
    assert hidden(only, both) == (True, False)
    with pytest.raises(TaskError, match="nobody is enrolled as Ada"):
        run(at_site, blur_strangers.TASK, both, names="Eileen Collins; Ada")
    with pytest.raises(TaskError, match="at least one name"):
        run(at_site, blur_strangers.TASK, both, names=" ; ,")


def test_with_nobody_enrolled_all_are_strangers(at_site: Work, both) -> None:
    assert hidden(run(at_site, blur_strangers.TASK, both), both) == (True, True)
    assert hidden(run(at_site, blur_strangers.TASK, both, hide="enrolled people"), both) == (False, False)


@pytest.mark.parametrize("hide", ["strangers", "enrolled people"])
def test_who_is_unsure_is_hidden_either_way(at_site: Work, enrolled: None, engine, collins, hide: str) -> None:
    # she is near to the threshold and below: a match that could be missed
    tiny = np.array(Pillow.fromarray(collins).resize((56, 56), Pillow.Resampling.BILINEAR))
    worse = np.array(Pillow.fromarray(tiny).resize((400, 400), Pillow.Resampling.BILINEAR))
    assert len(engine.find(worse)) == 1
    result = run(at_site, blur_strangers.TASK, worse, hide=hide)
    assert dict(result.table.rows)["Hidden"] == 1


@pytest.mark.parametrize(
    ("score", "quality", "people", "hidden_"),
    [
        (0.5, 1.0, None, False),
        (0.9, 1.0, None, True),
        (0.5, 0.1, None, True),  # too poor to say that it is nobody's
        (0.9, 1.0, {1}, True),
        (0.9, 1.0, {2}, False),
        (0.97, 0.1, {2}, False),  # surely somebody who is to be seen
    ],
)
def test_who_might_be_enrolled(
    both, engine, score: float, quality: float, people: set[int] | None, hidden_: bool
) -> None:
    faces = engine.find(both).select([0])
    one = replace(faces.quality[0], score=quality)
    match = judge([Candidate(1, "Eileen", score)], 0.95)
    assert blur_strangers.perhaps(replace(faces, quality=(one,), matches=(match,)), people, 0.86).tolist() == [hidden_]


def test_a_site_is_needed(work: Work, both) -> None:
    with pytest.raises(TaskError, match="name its folder"):
        run(work, blur_strangers.TASK, both)


@pytest.mark.shared_data
def test_six_faces(work: Work) -> None:
    picture = images.read(SHARED / "faces" / "multiface.jpg")
    faces = work.engine.find(picture)
    templates = work.engine.embed(picture, faces).embeddings
    result = run(work, blur_faces.TASK, picture)
    assert dict(result.table.rows)["Hidden"] == 6
    after = work.engine.embed(result.picture, faces).embeddings
    assert (templates * after).sum(axis=1).max() < work.engine.profile.verify_threshold(1e-2)
