"""Training of the low-light network: photos at many exposures → weights. No picture is a right answer for another."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d

from models.low_light import LowLightNet, lift
from models.training import photos
from models.training.fitting import Batch, Plan, Report, fit
from models.training.photos import Pixels

_SIDE = 128
_BATCH = 8
_EXPOSURE = 0.5  # mean grey level aimed at, of 0..1
_WEIGHTS = (1.0, 8.0, 5.0, 100.0)  # of the four losses: structure, exposure, colour, smoothness


def train(folder: Path, plan: Plan, keep: Path, report: Report | None = None) -> LowLightNet:
    """Train from scratch, or go on.

    Args:
        folder: of photos.
        plan: how.
        keep: folder for the log and for going on.
        report: told now and then.

    """
    shown, held_out = photos.read(folder)
    random = np.random.default_rng(7)
    checks = [darkened(photos.resized(photo, 192, 192), random) for photo in held_out for _ in range(3)]

    def batch(random: np.random.Generator) -> Batch:
        squares = []
        for number in random.integers(0, len(shown), _BATCH):
            side = int(random.integers(_SIDE, 300))
            y, x = photos.corner(shown[number], side, random)
            square = photos.resized(shown[number][y : y + side, x : x + side], _SIDE, _SIDE)
            squares.append(darkened(photos.turned(square, int(random.integers(8))), random))
        return (_tensor(squares),)

    def score(network: LowLightNet) -> float:
        return -float(np.mean([float(_loss(network, (_tensor([check]),))) for check in checks]))

    return fit(LowLightNet, batch, _loss, score, plan, keep, report)


def darkened(photo: Pixels, random: np.random.Generator) -> Pixels:
    """A photo as it might have been taken with too little light, or now and then with enough."""
    light = (photo / 255.0) ** random.uniform(1.0, 3.5) * random.uniform(0.15, 1.0)
    noisy = light + random.normal(0, random.uniform(0, 0.01), photo.shape)
    return np.asarray(np.clip(255 * noisy, 0, 255), np.uint8)


def _tensor(squares: list[Pixels]) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(np.stack(squares))).permute(0, 3, 1, 2).float()


def _loss(network: LowLightNet, batch: Batch) -> Tensor:
    """The four losses of Zero-DCE: keep the structure, expose well, keep colours in balance, bend smoothly."""
    bend = network(batch[0])
    dark = batch[0] / 255
    light = lift(dark, bend)
    structure, exposure, colour, smoothness = _WEIGHTS
    return (
        structure * _structure(dark, light)
        + exposure * (avg_pool2d(light.mean(1, keepdim=True), 16) - _EXPOSURE).pow(2).mean()
        + colour * _colour(light)
        + smoothness * _roughness(bend)
    )


def _structure(before: Tensor, after: Tensor) -> Tensor:
    """How differently neighbouring regions of 4 × 4 pixels differ before and after."""
    one, two = (avg_pool2d(t.mean(1, keepdim=True), 4) for t in (before, after))
    total = torch.zeros(())
    for axis in (2, 3):
        total = total + (one.diff(dim=axis).abs() - two.diff(dim=axis).abs()).pow(2).mean()
    return total


def _colour(light: Tensor) -> Tensor:
    """How far the channels' means lie from each other: the grey-world assumption."""
    red, green, blue = light.mean(dim=(2, 3)).unbind(1)
    return ((red - green).pow(2) + (green - blue).pow(2) + (blue - red).pow(2)).mean()


def _roughness(bend: Tensor) -> Tensor:
    """How much the curves of neighbouring pixels differ."""
    return bend.diff(dim=2).abs().mean().pow(2) + bend.diff(dim=3).abs().mean().pow(2)
