from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from core.errors import TaskError
from core.tasks import running
from core.tasks.library.edges import canny, lines
from core.tasks.task import Given, Result

PICTURE = np.zeros((40, 60, 3), np.uint8)


def _drawn(*columns: int) -> np.ndarray:
    drawn = PICTURE.copy()
    drawn[:, list(columns)] = 255
    return drawn


def _truth(folder: Path, pixels: np.ndarray) -> Path:
    Pillow.fromarray(pixels).save(folder / "truth.png")
    return folder / "truth.png"


def test_edges_are_measured_by_a_boundary_map(tmp_path: Path) -> None:
    given = Given("picture.png", PICTURE)
    truth = _truth(tmp_path, _drawn(20))
    right = running.measure(canny.TASK, given, Result(layers={"Edges": _drawn(20)}), truth)
    assert right == pytest.approx({"F": 1, "Precision": 1, "Recall": 1, "Threshold": right["Threshold"]})
    half = running.measure(canny.TASK, given, Result(layers={"Edges": _drawn(20, 40)}), truth)
    assert half["Precision"] == pytest.approx(0.5)
    assert half["Recall"] == pytest.approx(1)


def test_what_cannot_be_compared_is_refused(tmp_path: Path) -> None:
    given = Given("picture.png", PICTURE)
    truth = _truth(tmp_path, np.zeros((30, 30, 3), np.uint8))
    with pytest.raises(TaskError, match="not as large"):
        running.measure(canny.TASK, given, Result(layers={"Edges": _drawn(20)}), truth)
    with pytest.raises(TaskError, match="no edges"):
        running.measure(canny.TASK, given, Result(), truth)
    assert lines.TASK.truth is None
