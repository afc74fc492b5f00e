from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from core import images
from core.tasks import registry, running, saving
from core.tasks.task import Given, Group, Parameters, Result, Task
from core.tasks.work import Work, Workshop


def _disc(side: int = 64) -> np.ndarray:
    """A red disc with a soft edge, its hidden parts black, as programs leave them."""
    y, x = np.mgrid[:side, :side] - (side - 1) / 2
    opaque = np.clip(side / 3 + 1 - np.hypot(x, y), 0, 1)
    colours = np.where((opaque > 0)[..., None], np.array([200, 40, 30]), 0)
    return np.dstack([colours, 255 * opaque]).astype(np.uint8)


def _saved(path: Path, pixels: np.ndarray) -> Path:
    Pillow.fromarray(pixels).save(path)
    return path


def _run(key: str, path: Path, work: Work, **values: object) -> Result:
    task = registry.task(key)
    return running.run(task, running.opened(path, Given()), running.parameters(task, values), work)


@pytest.fixture(scope="module")
def work() -> Work:
    return Work(Workshop())


@pytest.mark.parametrize("key", ["super-resolution", "denoise", "sharpen", "smooth", "gamma", "denoise-tv", "clahe"])
def test_what_is_transparent_stays_so_without_a_rim(tmp_path: Path, work: Work, key: str) -> None:
    disc = _disc()
    result = _run(key, _saved(tmp_path / "logo.png", disc), work)
    assert result.picture is not None
    assert result.picture.shape[2] == 4
    assert not result.notes
    times = result.picture.shape[0] // 64
    usual = Pillow.fromarray(disc[..., 3]).resize((64 * times, 64 * times), Pillow.Resampling.BICUBIC)
    assert np.abs(result.picture[..., 3].astype(int) - np.asarray(usual)).max() <= 1
    edge = (result.picture[..., 3] > 10) & (result.picture[..., 3] < 245)
    middle = result.picture[32 * times, 32 * times, :3].astype(int)
    assert edge.any()
    assert np.abs(result.picture[edge][:, :3].astype(int) - middle).max() <= 12  # neither bright nor dark


def test_white_letters_do_not_vanish(tmp_path: Path, work: Work) -> None:
    letters = np.zeros((40, 60, 4), np.uint8)
    letters[10:30, 10:14] = letters[10:14, 10:50] = 255
    result = _run("super-resolution", _saved(tmp_path / "white.png", letters), work, scale="2")
    assert result.picture is not None
    assert (result.picture[..., :3] > 250).all()
    assert result.picture[24, 60, 3] > 250
    assert result.picture[60, 100, 3] < 5


def test_where_it_cannot_be_kept_one_line_says_so(tmp_path: Path, work: Work) -> None:
    result = _run("canny", _saved(tmp_path / "logo.png", _disc()), work)
    assert result.notes == ("what is transparent in the picture was put on white",)
    assert not _run("canny", _saved(tmp_path / "plain.png", _disc()[..., :3].copy()), work).notes


def test_a_kind_of_file_without_transparency_gets_the_picture_on_white(tmp_path: Path, work: Work) -> None:
    result = _run("sharpen", _saved(tmp_path / "logo.png", _disc()), work)
    path, *_ = saving.save(result, tmp_path / "out.jpg")
    assert images.opened(path).clear is None
    assert (images.read(path)[0, 0] > 250).all()
    saved, *_ = saving.save(result, tmp_path / "out.png")
    assert images.opened(saved).clear is not None


def test_every_task_that_says_it_keeps_transparency_gives_a_picture() -> None:
    kept = [one for one in registry.tasks().values() if one.keeps_transparency]
    assert len(kept) >= 20
    assert all(one.takes == "picture" for one in kept)


@pytest.mark.parametrize("drawn", ["opacity", "colours"])
def test_a_trimap_may_be_drawn_on_nothing(tmp_path: Path, drawn: str) -> None:
    trimap = np.zeros((60, 60, 4), np.uint8)
    if drawn == "opacity":  # black, opaque where the foreground is
        trimap[:20, :, 3], trimap[20:40, :, 3] = 255, 128
    else:
        trimap[:20] = 255
        trimap[40:, :, 3] = 255
    given = running.with_second(_saved(tmp_path / "t.png", trimap), registry.task("matting"), Given())
    assert given.second is not None
    assert [int(level) for level in given.second[[10, 30, 50], 30, 0]] == [255, 128, 0]
    assert not given.notes


def test_a_second_picture_on_white_is_told(tmp_path: Path) -> None:
    given = running.with_second(_saved(tmp_path / "s.png", _disc()), registry.task("gatys-style"), Given())
    assert given.second is not None
    assert (given.second[0, 0] == 255).all()
    assert given.notes == ("what is transparent in the second picture was put on white",)


def test_a_photo_that_was_opened_smaller_says_so(tmp_path: Path, work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.pictures.opening.MAX_PIXELS", 2000)
    path = tmp_path / "a.jpg"
    path.write_bytes(images.encode_jpeg(_disc()[..., :3].copy()))

    def turn(given: Given, _parameters: Parameters, _work: Work) -> Result:
        return Result("turned", given.picture[::-1])

    task = Task("turn", "Turn", Group.ENHANCEMENT, "Turn.", Parameters, turn)
    given = running.opened(path, Given())
    assert given.picture.shape == (32, 32, 3)
    result = running.run(task, given, Parameters(), work)
    assert result.notes == ("the photo has so many pixels that it was opened at half its size",)
