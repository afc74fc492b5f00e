from __future__ import annotations

import numpy as np
import pytest

from core.errors import TaskError
from core.tasks import running
from core.tasks.library.generation import style, style_from_picture, styled
from core.tasks.task import Given, Task
from core.tasks.truths.reference import ssim
from core.tasks.work import Work, Workshop


@pytest.fixture(scope="module")
def work(cache) -> Work:
    return Work(Workshop())


def painted(
    work: Work, task: Task, picture: np.ndarray, second: np.ndarray | None = None, **values: object
) -> np.ndarray:
    before = picture.copy()
    given = Given(pixels=picture, second=second)
    result = running.run(task, given, running.parameters(task, values), work).picture
    assert result is not None
    assert result.shape == picture.shape
    assert result.dtype == np.uint8
    assert (picture == before).all()
    return result


def colours(picture: np.ndarray) -> np.ndarray:
    return picture.reshape(-1, 3).mean(axis=0)


def test_each_style_is_another(work: Work, collins: np.ndarray) -> None:
    small = collins[:256, :256].copy()
    all_of_them = [painted(work, style.TASK, small, style=name, size=256) for name in style.STYLES]
    assert len(style.STYLES) == len(set(style.STYLES)) == 26
    for number, one in enumerate(all_of_them):
        for other in all_of_them[:number]:
            assert np.abs(one.astype(int) - other).mean() > 4


def test_a_painting_shows_what_the_photo_shows(work: Work, collins: np.ndarray, hopper: np.ndarray) -> None:
    result = painted(work, style.TASK, collins)
    assert np.abs(result.astype(int) - collins).mean() > 30
    assert ssim(result, collins) > ssim(result, hopper[:512, :512]) + 0.1
    red, _green, blue = colours(result)
    assert blue > red, "blue swirls are blue"


def test_strength_mixes_with_the_photo(work: Work, collins: np.ndarray) -> None:
    whole, half, none = (painted(work, style.TASK, collins, strength=share) for share in (1, 0.5, 0))
    assert (none == collins).all()
    assert np.abs(half.astype(int) - (whole.astype(int) + collins) / 2).max() <= 1


def test_colours_can_stay(work: Work, collins: np.ndarray) -> None:
    kept = painted(work, style.TASK, collins, keep_colours=True)
    tint, own = colours(kept) - colours(kept).mean(), colours(collins) - colours(collins).mean()
    assert np.abs(tint - own).max() < 12
    assert np.abs(kept.astype(int) - collins).mean() > 10


def test_the_working_size_decides_how_fine_it_is(work: Work, collins: np.ndarray) -> None:
    broad, fine = (painted(work, style.TASK, collins, size=size) for size in (192, 1024))
    assert np.abs(np.diff(fine.astype(int), axis=1)).mean() > 1.3 * np.abs(np.diff(broad.astype(int), axis=1)).mean()


@pytest.mark.parametrize("shape", [(16, 16), (16, 700), (700, 16), (101, 203)])
def test_odd_shapes(work: Work, collins: np.ndarray, shape: tuple[int, int]) -> None:
    part = np.ascontiguousarray(np.resize(collins, (*shape, 3)))
    painted(work, style.TASK, part)
    painted(work, style_from_picture.TASK, part, collins, strokes="broad")


def test_the_second_picture_gives_the_style(work: Work, collins: np.ndarray) -> None:
    green = np.zeros((300, 200, 3), np.uint8)
    green[..., 1] = (np.indices((300, 200)).sum(axis=0) // 8 % 2) * 160 + 60
    red = green[..., [1, 0, 2]].copy()
    in_green, in_red = (
        painted(work, style_from_picture.TASK, collins, second, strokes="broad") for second in (green, red)
    )
    assert colours(in_green)[1] > colours(in_green)[0] + 20
    assert colours(in_red)[0] > colours(in_red)[1] + 20


def test_without_strength_the_own_style_stays(work: Work, collins: np.ndarray, hopper: np.ndarray) -> None:
    own, other = (
        painted(work, style_from_picture.TASK, collins, second, strength=0, strokes="broad")
        for second in (collins, hopper)
    )
    assert (own == other).all()
    full = painted(work, style_from_picture.TASK, collins, hopper, strokes="broad")
    half = painted(work, style_from_picture.TASK, collins, hopper, strength=0.5, strokes="broad")
    far, near = (np.abs(one.astype(int) - own).mean() for one in (full, half))
    assert far > near > 1


def test_fine_strokes_keep_the_tones_and_show_no_seams(work: Work, collins: np.ndarray, hopper: np.ndarray) -> None:
    broad, fine = (
        painted(work, style_from_picture.TASK, collins, hopper, strokes=strokes) for strokes in ("broad", "fine")
    )
    tiny = [one.reshape(4, 128, 4, 128, 3).mean(axis=(1, 3)) for one in (broad, fine)]
    assert np.abs(tiny[0] - tiny[1]).mean() < 6, "broad tones agree"
    assert ssim(fine, collins) > ssim(broad, collins), "more of the photo is to be seen"


def test_a_flat_picture_stays_flat_across_the_squares(work: Work) -> None:
    graph = work.graph(style_from_picture.PAINTER)
    manner = style_from_picture.style_of(np.full((64, 64, 3), 90, np.uint8), work.graph(style_from_picture.READER))
    whole = style_from_picture._painted(np.full((400, 900, 3), 0.4, np.float32), manner, graph, work)
    once = style_from_picture._painted(np.full((384, 384, 3), 0.4, np.float32), manner, graph, work)
    assert whole.shape == (400, 900, 3)
    assert whole.mean() == pytest.approx(once.mean(), abs=0.02)


def test_the_second_picture_is_needed(work: Work, collins: np.ndarray) -> None:
    with pytest.raises(TaskError, match="second picture"):
        painted(work, style_from_picture.TASK, collins)


def test_a_small_picture_is_at_most_doubled() -> None:
    assert styled.fitted(np.zeros((20, 50, 3), np.uint8), 768).shape == (40, 100, 3)
    assert styled.fitted(np.zeros((2000, 1000, 3), np.uint8), 500).shape == (500, 250, 3)
