from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from models.training.fitting import Look, Watch
from models.training.screening import TrainingOptions, target, train


def test_a_face_is_asked_for_where_it_is() -> None:
    wanted = target(np.array([[20, 20, 60, 60, 0.99]], np.float32), 80, 96)
    assert wanted.shape == (5, 10, 12)
    rows, columns = np.nonzero(wanted[0] == 1)
    assert np.abs(8 * rows + 4 - 40).max() <= 8
    assert wanted[4].sum() == pytest.approx(1)
    for row, column in zip(rows, columns, strict=True):
        assert (column + 0.5 + wanted[1, row, column]) * 8 == pytest.approx(40)
        assert (row + 0.5 + wanted[2, row, column]) * 8 == pytest.approx(40)
        assert np.exp(wanted[3, row, column]) * 10 == pytest.approx(40, rel=1e-5)


def test_doubtful_and_huge_faces_are_neither_asked_for_nor_forbidden() -> None:
    for face in ([20, 20, 60, 60, 0.5], [-60, -60, 140, 140, 0.99]):
        wanted = target(np.array([face], np.float32), 80, 80)
        assert not (wanted[0] == 1).any()
        assert (wanted[0] == -1).any()


def test_a_face_centred_outside_is_no_face() -> None:
    wanted = target(np.array([[-40, 10, -2, 50, 0.99]], np.float32), 80, 80)
    assert np.isfinite(wanted).all()
    assert not wanted[4].any()


def test_training_learns_to_tell_discs_from_squares(tmp_path: Path) -> None:
    generator = np.random.default_rng(0)
    pictures = np.full((24, 96, 96, 3), 60, np.uint8)
    faces = []
    ys, xs = np.mgrid[:96, :96]
    for number in range(len(pictures)):
        x, y = generator.integers(20, 76, 2)
        pictures[number][np.hypot(xs - x, ys - y) < 12] = 220
        faces.append([number, x - 12, y - 12, x + 12, y + 12, 1.0])
        x, y = generator.integers(0, 80, 2)
        pictures[number, y : y + 16, x : x + 16, 2] = 220
    losses: list[float] = []

    class Told(Watch):
        def looked(self, look: Look) -> None:
            losses.append(look.losses["loss"])

    options = TrainingOptions(epochs=12, batch=6, crop=80)
    network = train(pictures, np.array(faces, np.float32), tmp_path, options, Told())
    assert len(losses) == 12
    assert losses[-1] < 0.3 * losses[0]
    with torch.inference_mode():
        answer = network(torch.from_numpy(pictures[:6]).permute(0, 3, 1, 2).float())[:, 0]
    for number in range(6):
        _, x1, y1, x2, y2, _ = faces[number]
        row, column = np.unravel_index(int(answer[number].argmax()), answer[number].shape)
        assert np.hypot(8 * column + 4 - (x1 + x2) / 2, 8 * row + 4 - (y1 + y2) / 2) < 16
