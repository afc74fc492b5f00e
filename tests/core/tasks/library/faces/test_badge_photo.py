from __future__ import annotations

import cv2
import numpy as np
import pytest

from core.engine import Engine
from core.errors import ImageError
from core.tasks import running
from core.tasks.library.faces.badge_photo import TASK
from core.tasks.library.matting.matting import GROUNDS
from core.tasks.library.matting.trimaps import BACKGROUND
from core.tasks.task import Given, Result
from core.tasks.truths.masks import ALPHA_LAYER
from core.tasks.work import Work, Workshop

pytestmark = pytest.mark.timeout(900)  # who solves the first matte in a new checkout compiles the solver


@pytest.fixture
def work(engine: Engine) -> Work:
    return Work(Workshop(engine=engine))


def run(work: Work, picture: np.ndarray, painted=None, **values: object) -> Result:
    return running.run(TASK, Given(pixels=picture, painted=painted), running.parameters(TASK, values), work)


def met(result: Result) -> dict[str, str]:
    return {row[0]: row[3] for row in result.table.rows}


def turned(picture: np.ndarray, degrees: float) -> np.ndarray:
    matrix = cv2.getRotationMatrix2D((224, 117), degrees, 1.0)
    return np.asarray(cv2.warpAffine(picture, matrix, (512, 512), borderMode=cv2.BORDER_REPLICATE), np.uint8)


@pytest.mark.parametrize("degrees", [0, 20, -15])
def test_the_face_is_upright_and_in_its_place(work: Work, collins, degrees: float) -> None:
    result = run(work, turned(collins, degrees), width=300, height=400, background="as it is")
    assert result.picture.shape == (400, 300, 3)
    face = work.engine.only_face(result.picture)
    left, right = face.landmarks[0, :2]
    middle = (left + right) / 2
    assert middle == pytest.approx((150, 184), abs=5)
    assert abs(face.quality[0].roll) < 3
    assert 3.65 * np.hypot(*(right - left)) == pytest.approx(0.66 * 400, rel=0.12)
    assert met(result)["Eyes level, degrees off"] == ("yes" if abs(degrees) < 5 else "no")


def test_the_background_is_replaced(work: Work, collins) -> None:
    result = run(work, collins, background="blue")
    assert (result.picture[:15] == GROUNDS["blue"]).all()
    face = work.engine.only_face(result.picture)
    x1, y1, x2, y2 = face.boxes[0].astype(int)
    assert result.layers[ALPHA_LAYER][y1 + 20 : y2 - 20, x1 + 20 : x2 - 20].min() > 230


def test_it_says_what_is_wrong(work: Work, collins, hopper) -> None:
    assert "the face is too small" in run(work, collins).words
    large = np.asarray(cv2.resize(hopper, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC), np.uint8)
    good = run(work, large)
    assert good.words == "Good for a badge"
    assert set(met(good).values()) == {"yes"}
    tight = run(work, large[:, 330:770])
    assert met(tight)["Cut off by the picture's edge"] == "no"
    dark = run(work, (large * 0.1).astype(np.uint8))
    assert "the face is too dark" in dark.words
    crooked = run(work, np.asarray(cv2.resize(turned(collins, 20), None, fx=3, fy=3), np.uint8))
    assert "the eyes are not level" in crooked.words


def test_painting_corrects_the_matte(work: Work, collins) -> None:
    painted = np.zeros(collins.shape[:2], np.uint8)
    painted[25:45, 180:270] = BACKGROUND  # the top of her hair
    with_hair, without = (run(work, collins, p).layers[ALPHA_LAYER][..., 0] for p in (None, painted))
    assert with_hair.sum() > without.sum() + 255 * 1000


def test_one_face_is_needed(work: Work, collins, hopper) -> None:
    with pytest.raises(ImageError, match="no face"):
        run(work, np.full((100, 100, 3), 200, np.uint8))
    with pytest.raises(ImageError, match="2 faces"):
        run(work, np.concatenate([collins[:, 100:350], collins[:, 100:350]], axis=1))
