"""Training of the low-light network: photos, darkened at random, are their own right answers → weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from models.low_light import LowLightNet, lift
from models.training import photos
from models.training.fitting import Batch, Plan, Report, fit
from models.training.photos import Pixels

_SIDE = 96
_BATCH = 8
_AS_IT_IS = 0.15  # share of photos that are left as they are: what is well lit is to stay so
_SMOOTH = 50.0  # weight of how much the curves of neighbours differ


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
    checks = [_pair(photos.resized(photo, 192, 192), random) for photo in held_out for _ in range(3)]

    def batch(random: np.random.Generator) -> Batch:
        squares = []
        for number in random.integers(0, len(shown), _BATCH):
            side = int(random.integers(_SIDE, 300))
            y, x = photos.corner(shown[number], side, random)
            square = photos.resized(shown[number][y : y + side, x : x + side], _SIDE, _SIDE)
            squares.append(_pair(photos.turned(square, int(random.integers(8))), random))
        return _tensor([dark for dark, _ in squares]), _tensor([right for _, right in squares])

    def score(network: LowLightNet) -> float:
        values = []
        for dark, right in checks:
            pixels = _tensor([dark])
            found = 255 * lift(pixels / 255, network(pixels))[0].permute(1, 2, 0).numpy()
            values.append(photos.psnr((found - right).astype(np.float64)))
        return float(np.mean(values))

    return fit(LowLightNet, batch, _loss, score, plan, keep, report)


def darkened(photo: Pixels, random: np.random.Generator) -> Pixels:
    """A photo as it might have been taken with too little light."""
    light = (photo / 255.0) ** random.uniform(1.0, 3.5) * random.uniform(0.15, 1.0)
    noisy = light + random.normal(0, random.uniform(0, 0.01), photo.shape)
    return np.asarray(np.clip(255 * noisy, 0, 255), np.uint8)


def _pair(photo: Pixels, random: np.random.Generator) -> tuple[Pixels, Pixels]:
    """A photo darkened, and itself."""
    return (photo if random.random() < _AS_IT_IS else darkened(photo, random)), photo


def _tensor(squares: list[Pixels]) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(np.stack(squares))).permute(0, 3, 1, 2).float()


def _loss(network: LowLightNet, batch: Batch) -> Tensor:
    """How far the lifted photo is from what it was, and how much the curves of neighbours differ."""
    dark, right = batch
    bend = network(dark)
    return (lift(dark / 255, bend) - right / 255).abs().mean() + _SMOOTH * _roughness(bend)


def _roughness(bend: Tensor) -> Tensor:
    return bend.diff(dim=2).pow(2).mean() + bend.diff(dim=3).pow(2).mean()
