"""The training of the restoration networks, a few steps of each: it learns, and it writes what the program loads."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image as Pillow

from models import arrays, denoiser, low_light, super_resolution
from models.training import __main__ as command
from models.training import denoising, photos
from models.training import low_light as light_training
from models.training import super_resolution as sr_training
from models.training.fitting import Plan

_LOADED = {
    "super-resolution": lambda path: super_resolution.load(path, 3),
    "denoiser": denoiser.load,
    "low-light": low_light.load,
}


@pytest.fixture
def folder(tmp_path: Path, collins, hopper) -> Path:
    """Twenty photos, cut from the two portraits."""
    found = tmp_path / "photos"
    found.mkdir()
    for number in range(10):
        for name, picture in (("collins", collins), ("hopper", hopper)):
            top = 20 * number
            Pillow.fromarray(picture[top : top + 304, 10:330]).save(found / f"{name}{number}.png")
    return found


@pytest.mark.parametrize("name", sorted(_LOADED))
def test_a_few_steps_are_trained_and_kept(name: str, folder: Path, tmp_path: Path, monkeypatch, capsys) -> None:
    train, plan = command._PLANS[name]
    monkeypatch.setitem(command._PLANS, name, (train, Plan(steps=2, every=2, rate=plan.rate)))
    output = tmp_path / "out.npz"
    words = [name, "--photos", str(folder), "--keep", str(tmp_path / "runs"), "--output", str(output)]
    monkeypatch.setattr(sys, "argv", ["training", *words])
    command.main()
    assert "2 of 2" in capsys.readouterr().out
    assert output.stat().st_size < 1_000_000
    network = _LOADED[name](output)
    channels = 4 if name == "denoiser" else 3
    with torch.inference_mode():
        assert torch.isfinite(network(torch.full((1, channels, 32, 32), 100.0))).all()


def test_held_out_photos_are_not_trained_on(folder: Path) -> None:
    shown, held_out = photos.read(folder)
    assert (len(shown), len(held_out)) == (18, 2)
    assert not any((a == b).all() for a in shown for b in held_out)
    with pytest.raises(ValueError, match="at least 20"):
        photos.read(folder.parent)


def test_a_pair_belongs_together(collins) -> None:
    low, lost = sr_training._pair(collins[:301, :200], 3)
    assert (low.shape, lost.shape) == ((100, 66, 3), (300, 198))
    again = photos.resized(low, 198, 300).astype(np.float32) @ np.array([0.299, 0.587, 0.114], np.float32)
    right = collins[:300, :198].astype(np.float32) @ np.array([0.299, 0.587, 0.114], np.float32)
    assert again + lost == pytest.approx(right, abs=0.01)


def test_turning_keeps_pixels_together(collins) -> None:
    square = collins[:40, :40]
    ways = {photos.turned(square, way).tobytes() for way in range(8)}
    assert len(ways) == 8
    assert (photos.turned(square, 2)[0, 0] == square[-1, -1]).all()


def test_darkening_darkens(collins) -> None:
    dark = [light_training.darkened(collins, np.random.default_rng(seed)) for seed in range(8)]
    assert np.mean([d.mean() for d in dark]) < 0.6 * collins.mean()


def test_the_strength_reaches_every_pixel() -> None:
    told = denoising.told(torch.zeros(2, 3, 8, 8), torch.tensor([5.0, 9.0]).view(2, 1, 1, 1))
    assert told.shape == (2, 4, 8, 8)
    assert (told[1, 3] == 9).all()


def test_arrays_of_another_network_are_refused(tmp_path: Path) -> None:
    arrays.save(low_light.LowLightNet(), tmp_path / "x.npz")
    with pytest.raises(RuntimeError, match="Missing key"):
        denoiser.load(tmp_path / "x.npz")


def test_curves_lift_and_leave_black_and_white() -> None:
    picture = torch.tensor([0.0, 0.2, 1.0])
    lifted = low_light.lift(picture, torch.full((3,), -0.5))
    assert lifted[0] == 0
    assert lifted[2] == 1
    assert lifted[1] > 0.5
    assert (low_light.lift(picture, torch.zeros(3)) == picture).all()
