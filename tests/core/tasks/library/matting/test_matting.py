from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from core import images
from core.errors import TaskError
from core.tasks import running
from core.tasks.library.matting import solving, trimap, trimaps
from core.tasks.library.matting.matting import TASK
from core.tasks.task import Given, Result, Task
from core.tasks.truths.masks import ALPHA_LAYER
from core.tasks.work import Work, Workshop
from tests.conftest import SHARED

pytestmark = pytest.mark.timeout(900)  # who solves the first matte in a new checkout compiles the solver

LEMUR = SHARED / "matting" / "lemur"


@pytest.fixture
def work(engine) -> Work:
    return Work(Workshop(engine=engine))


def run(work: Work, picture: np.ndarray, task: Task = TASK, second=None, painted=None, **values: object) -> Result:
    given = Given(pixels=picture, second=second, painted=painted)
    return running.run(task, given, running.parameters(task, values), work)


def soft_disc(side: int = 160) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A red disc with a soft rim on blue, its alpha in 0..1, and a trimap."""
    rows, columns = np.indices((side, side))
    away = np.hypot(rows - side / 2, columns - side / 2)
    alpha = np.clip((side * 0.3 - away) / (side * 0.1) + 0.5, 0, 1)
    shade = 20 * np.sin(columns / 9)[..., None]
    picture = alpha[..., None] * (np.array([210, 60, 40]) + shade)
    picture = picture + (1 - alpha[..., None]) * (np.array([30, 60, 190]) - shade)
    marks = np.where(alpha == 1, 255, np.where(alpha == 0, 0, 128))
    return picture.round().astype(np.uint8), alpha, np.repeat(marks[..., None], 3, axis=2).astype(np.uint8)


@pytest.mark.parametrize("method", ["closed form", "nearest neighbours", "learning based"])
def test_a_soft_rim_is_found_with_its_colour(work: Work, method: str) -> None:
    picture, alpha, marks = soft_disc()
    result = run(work, picture, second=marks, method=method)
    found = result.layers[ALPHA_LAYER][..., 0] / 255
    assert np.abs(found - alpha).mean() < 0.01
    cut = result.layers["Cut-out"]
    half = (alpha > 0.4) & (alpha < 0.6)
    assert (cut[half, 0] > 150).all(), "the red of the foreground, without the blue that shines through"
    assert (picture[half, 0] < 150).all()
    assert (result.layers["Cut-out"][..., 3] == result.layers[ALPHA_LAYER][..., 0]).all()


def test_it_is_solved_small_and_refined_at_full_size(work: Work) -> None:
    picture, alpha, marks = soft_disc(600)
    result = run(work, picture, second=marks, side=200)
    found = result.layers[ALPHA_LAYER][..., 0] / 255
    assert found.shape == (600, 600)
    assert np.abs(found - alpha).mean() < 0.01
    known = marks[..., 0] != 128
    assert (found[known] == alpha[known]).all(), "what the trimap says stays"


def test_the_background_is_replaced(work: Work) -> None:
    picture, alpha, marks = soft_disc()
    for name, colour in (("white", 255), ("black", 0)):
        shown = run(work, picture, second=marks, background=name).picture
        assert (shown[alpha == 0] == colour).all()
        assert (shown[alpha == 1] == picture[alpha == 1]).all()
    blurred = run(work, picture, second=marks, background="blurred").picture
    assert np.abs(blurred[alpha == 0].astype(int) - [30, 60, 190]).mean() < 20, "no red runs into it"


def test_strokes_have_the_last_word(work: Work) -> None:
    picture, alpha, marks = soft_disc()
    painted = np.zeros(alpha.shape, np.uint8)
    painted[70:90, 70:90] = trimaps.BACKGROUND
    painted[:10, :10] = trimaps.FOREGROUND
    found = run(work, picture, second=marks, painted=painted).layers[ALPHA_LAYER][..., 0]
    assert (found[70:90, 70:90] == 0).all()
    assert (found[:10, :10] == 255).all()
    drawn = run(work, picture, trimap.TASK, painted=np.where(painted > 0, trimaps.UNSURE, 0).astype(np.uint8))
    assert (drawn.layers["Trimap"][:10, :10] == trimaps.OPEN).all()


def test_painting_finds_another_object(work: Work, collins) -> None:
    picture = np.full((120, 160, 3), (40, 120, 60), np.uint8)
    picture[20:60, 10:50], picture[60:100, 60:110] = (220, 40, 40), (40, 60, 220)
    painted = np.zeros((120, 160), np.uint8)
    painted[35:45, 20:40], painted[75:85, 70:100] = trimaps.FOREGROUND, trimaps.BACKGROUND
    found = run(work, picture, painted=painted, subject="middle", width=2).layers[ALPHA_LAYER][..., 0]
    assert (found[30:50, 20:40] == 255).all()
    assert (found[60:100, 60:110] == 0).all()


def test_a_person_is_found_by_the_face(work: Work, collins) -> None:
    small = np.array(Pillow.fromarray(collins).resize((256, 256), Pillow.Resampling.LANCZOS))
    found = run(work, small, subject="person").layers[ALPHA_LAYER][..., 0]
    assert found[30:80, 95:130].mean() > 252, "the face"
    assert found[170:240, 60:120].mean() > 250, "the suit"
    assert found[5:100, 150:180].mean() < 10, "the wall"
    with pytest.raises(TaskError, match="no face"):
        run(work, np.full((64, 64, 3), 90, np.uint8), subject="person")


def test_a_trimap_is_made_of_a_mask(work: Work) -> None:
    picture = np.zeros((100, 200, 3), np.uint8)
    mask = np.zeros_like(picture)
    mask[:, :100] = 255
    result = run(work, picture, trimap.TASK, second=mask, width=5)
    marks = result.layers["Trimap"][..., 0]
    assert (marks[:, :94] == trimaps.KNOWN).all(), "not even at the edge of the picture is it open"
    assert (marks[:, 97:103] == trimaps.OPEN).all()
    assert (marks[:, 106:] == trimaps.OUTSIDE).all()
    assert result.table is not None
    assert sum(row[1] for row in result.table.rows) == pytest.approx(1)


@pytest.mark.parametrize(("width", "object_"), [(25, 4), (25, 96), (0.5, 1)])
def test_thin_objects_and_gaps_keep_their_middle(width: float, object_: int) -> None:
    mask = np.zeros((60, 100), np.uint8)
    mask[:, :object_] = 255
    assert set(np.unique(trimaps.banded(mask, width))) >= {trimaps.KNOWN, trimaps.OUTSIDE}


def test_what_does_not_fit_is_refused(work: Work) -> None:
    picture, _, marks = soft_disc()
    with pytest.raises(TaskError, match="proportions"):
        run(work, picture, second=marks[:80])
    with pytest.raises(TaskError, match="proportions"):
        run(work, picture, trimap.TASK, second=marks[:80])
    with pytest.raises(TaskError, match="some foreground and some background"):
        run(work, picture, second=np.full_like(marks, 128))
    assert run(work, picture, second=marks[::2, ::2]).layers[ALPHA_LAYER].shape == picture.shape


@pytest.mark.parametrize("shape", [(16, 16), (16, 300), (90, 60)])
def test_odd_pictures_come_back(work: Work, shape: tuple[int, int]) -> None:
    picture = np.random.default_rng(0).integers(0, 255, (*shape, 3)).astype(np.uint8)
    for pixels in (picture, np.full_like(picture, 128)):
        result = run(work, pixels, subject="middle")
        assert result.picture is not None
        assert result.picture.shape == picture.shape


def test_it_can_be_stopped(engine) -> None:
    class StopError(Exception):
        pass

    picture, _, marks = soft_disc()
    told: list[float] = []

    def report(fraction: float, _words: str) -> None:
        told.append(fraction)
        if fraction > 0.4:
            raise StopError

    with pytest.raises(StopError):
        run(Work(Workshop(engine=engine), report), picture, second=marks)
    assert told == sorted(told)
    assert not solving._SOLVER.locked()


@pytest.mark.shared_data
def test_the_lemur(work: Work) -> None:
    picture, marks = images.read(LEMUR / "lemur.png"), images.read(LEMUR / "lemur_trimap.png")

    def error(second: np.ndarray | None, **values: object) -> dict[str, float]:
        given = Given(pixels=picture, second=second)
        result = running.run(TASK, given, running.parameters(TASK, values), work)
        return running.measure(TASK, given, result, Path(LEMUR / "lemur_alpha.png"))

    closed = error(marks)
    assert closed["SAD"] < 0.3
    assert closed["MSE"] < 1e-5
    assert error(marks, side=340)["SAD"] < 0.7, "solved at half the size"
    assert error(None)["SAD"] < 2, "without a trimap"
