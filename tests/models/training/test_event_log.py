from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from models.training.event_log import PATTERN, EventLog


def test_tensorboard_reads_what_is_written(tmp_path: Path) -> None:
    accumulating = pytest.importorskip("tensorboard.backend.event_processing.event_accumulator")
    log = EventLog(tmp_path)
    picture = io.BytesIO()
    Pillow.fromarray(np.zeros((5, 300, 3), np.uint8)).save(picture, "PNG")
    log.add(1, {"loss/loss": 0.5}, {})
    place = log.place()
    log.add(2, {"loss/loss": 99.0}, {})
    log.close()
    log = EventLog(tmp_path, place)
    log.add(300, {"loss/loss": 0.25, "rate": 1e-4}, {"sample/a": picture.getvalue()})
    log.close()
    assert len(list(tmp_path.glob(PATTERN))) == 1
    found = accumulating.EventAccumulator(str(tmp_path))
    found.Reload()
    assert [(one.step, one.value) for one in found.Scalars("loss/loss")] == [(1, 0.5), (300, 0.25)]
    assert found.Scalars("rate")[0].value == pytest.approx(1e-4)
    image = found.Images("sample/a")[0]
    assert (image.width, image.height) == (300, 5)
    assert image.encoded_image_string == picture.getvalue()
