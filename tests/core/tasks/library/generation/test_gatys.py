from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from core.errors import TaskError
from core.tasks import registry, running
from core.tasks.library.generation import gatys
from core.tasks.task import Given
from core.tasks.work import Work
from models.weights import WeightsError, WeightStore
from tests.core.tasks.stand_ins import work_with
from tests.models.test_gatys import save_vgg

TASK = registry.task("gatys-style")
QUICK = {"steps": 6, "side": 64}


@pytest.fixture
def work(tmp_path: Path) -> Work:
    return work_with(tmp_path, {"vgg19": save_vgg(tmp_path / "vgg19.pth")})


def test_a_picture_in_the_style_of_another(work: Work, collins: np.ndarray, hopper: np.ndarray) -> None:
    told: list[tuple[float, str]] = []
    work.report = lambda done, words: told.append((done, words))
    picture = np.ascontiguousarray(collins[:300, :400])
    result = running.run(TASK, Given(pixels=picture, second=hopper), running.parameters(TASK, QUICK), work)
    assert result.picture is not None
    assert result.picture.shape == picture.shape
    (line,) = result.plots[0].lines
    assert line.y[-1] < line.y[0]
    assert "brought the loss down to" in result.words
    assert told[-1][1] == "Step 6 of 6"
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_the_colours_can_stay(work: Work, collins: np.ndarray, hopper: np.ndarray) -> None:
    import cv2

    picture = np.ascontiguousarray(collins[:200, :200])
    values = running.parameters(TASK, QUICK | {"colours": "picture"})
    result = running.run(TASK, Given(pixels=picture, second=hopper), values, work)
    assert result.picture is not None
    before, after = (cv2.cvtColor(p, cv2.COLOR_RGB2YCrCb).astype(int) for p in (picture, result.picture))
    assert np.abs(after[..., 1:] - before[..., 1:]).mean() < 6
    assert np.abs(after[..., 0] - before[..., 0]).mean() > 1


class StoppedError(Exception):
    pass


def test_it_can_be_stopped_between_two_steps(work: Work, collins: np.ndarray) -> None:
    def stop(_done: float, words: str) -> None:
        if words.startswith("Step 2"):
            raise StoppedError

    work.report = stop
    with pytest.raises(StoppedError):
        running.run(TASK, Given(pixels=collins, second=collins), running.parameters(TASK, QUICK), work)


def test_small_and_long_pictures_are_large_enough_for_the_network() -> None:
    assert gatys.fitted(np.zeros((16, 1600, 3), np.uint8), 64).shape == (16, 64, 3)
    assert gatys.fitted(np.zeros((16, 16, 3), np.uint8), 64).shape == (64, 64, 3)


def test_it_needs_a_second_picture(work: Work, collins: np.ndarray) -> None:
    with pytest.raises(TaskError, match="needs a second picture: style"):
        running.run(TASK, Given(pixels=collins), running.parameters(TASK, {}), work)


def test_a_file_that_is_no_vgg19(tmp_path: Path, collins: np.ndarray) -> None:
    torch.save({"a": torch.zeros(1)}, tmp_path / "vgg19.pth")
    work = work_with(tmp_path, {"vgg19": tmp_path / "vgg19.pth"})
    with pytest.raises(TaskError, match="VGG19 cannot be loaded"):
        running.run(TASK, Given(pixels=collins, second=collins), running.parameters(TASK, {}), work)


def test_where_it_is_missing_the_way_is_told(tmp_path: Path, collins: np.ndarray) -> None:
    work = work_with(tmp_path, {}, WeightStore(tmp_path).entries)
    with pytest.raises(WeightsError, match="is not installed: 574.7 MB, fetch vgg19 for the task"):
        running.run(TASK, Given(pixels=collins, second=collins), running.parameters(TASK, {}), work)
