from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.errors import TaskError
from core.tasks import registry, running
from core.tasks.library.generation import colourise_network
from core.tasks.task import Given
from core.tasks.work import Work
from models.weights import WeightsError, WeightStore
from tests.core.tasks.stand_ins import work_with
from tests.models.test_colouriser import save_colouriser

TASK = registry.task("colourise")


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Work:
    folder = tmp_path_factory.mktemp("colouriser")
    return work_with(folder, {"colouriser": save_colouriser(folder / "colouriser.pth")})


def _lab(picture: np.ndarray) -> np.ndarray:
    import cv2

    return cv2.cvtColor(picture.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)


@pytest.fixture
def grey(collins: np.ndarray) -> np.ndarray:
    """No darker and no lighter than a colour can be."""
    levels = 90 + collins[:300, :420].mean(2) / 4
    return np.repeat(levels[..., None], 3, 2).astype(np.uint8)


def test_the_networks_colours_with_the_pictures_lightness(work: Work, grey: np.ndarray) -> None:
    result = running.run(TASK, Given(pixels=grey), running.parameters(TASK, {}), work)
    assert result.picture is not None
    before, after = _lab(grey), _lab(result.picture)
    assert np.abs(after[..., 0] - before[..., 0]).max() < 1.5
    assert np.abs(after[..., 1].mean() - 33) < 1
    assert np.abs(after[..., 2].mean() + 22) < 1
    assert result.words == "Coloured; the lightness is that of the picture"


@pytest.mark.parametrize(("strength", "a"), [(0.5, 16.5), (0.0, 0.0)])
def test_how_much_colour(work: Work, grey: np.ndarray, strength: float, a: float) -> None:
    result = running.run(TASK, Given(pixels=grey), running.parameters(TASK, {"strength": strength}), work)
    assert result.picture is not None
    assert np.abs(_lab(result.picture)[..., 1].mean() - a) < 1


def test_old_colours_do_not_count(work: Work, collins: np.ndarray) -> None:
    result = running.run(TASK, Given(pixels=collins), running.parameters(TASK, {}), work)
    assert result.picture is not None
    inner = (_lab(result.picture)[..., 0] > 40) & (_lab(result.picture)[..., 0] < 60)
    assert _lab(result.picture)[..., 1][inner].std() < 3


def test_colours_lie_where_the_network_has_them() -> None:
    plane = np.zeros((4, 4, 2), np.float32)
    plane[:, 2:, 0] = 40
    picture = np.full((600, 800, 3), 128, np.uint8)
    result = colourise_network.coloured(picture, plane)
    assert np.abs(_lab(result)[:, 700:, 1] - 40).max() < 1
    assert np.abs(_lab(result)[:, :100, 1]).max() < 1
    assert len(np.unique(result[:, 750], axis=0)) == 1, "no seam between the bands"


def test_lightness() -> None:
    assert colourise_network.lightness(np.full((2, 2, 3), 255, np.uint8)) == pytest.approx(
        np.full((2, 2), 100), abs=0.1
    )
    assert colourise_network.lightness(np.full((2, 2, 3), 119, np.uint8)) == pytest.approx(np.full((2, 2), 50), abs=0.5)


def test_a_file_of_another_network(tmp_path: Path, grey: np.ndarray) -> None:
    import torch

    torch.save({"a": torch.zeros(1)}, tmp_path / "colouriser.pth")
    work = work_with(tmp_path, {"colouriser": tmp_path / "colouriser.pth"})
    with pytest.raises(TaskError, match="the colourisation network cannot be loaded"):
        running.run(TASK, Given(pixels=grey), running.parameters(TASK, {}), work)


def test_where_it_is_missing_the_way_is_told(tmp_path: Path, grey: np.ndarray) -> None:
    work = work_with(tmp_path, {}, WeightStore(tmp_path).entries)
    with pytest.raises(WeightsError, match="129.0 MB, fetch colouriser for the task"):
        running.run(TASK, Given(pixels=grey), running.parameters(TASK, {}), work)
