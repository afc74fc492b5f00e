"""Training of the low-light network: photos, darkened at random, are their own right answers → weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from models.low_light import LowLightNet, lift
from models.training import photos
from models.training.fitting import Batch, Lesson, Plan, Watch, fit
from models.training.measuring import psnr
from models.training.photos import Pixels

_SIDE = 96
_BATCH = 8
_AS_IT_IS = 0.15  # share of photos that are left as they are: what is well lit is to stay so
_SMOOTH = 50.0  # weight of how much the curves of neighbours differ


def train(folder: Path, plan: Plan, keep: Path, watch: Watch | None = None) -> LowLightNet:
    """Train from scratch, or go on.

    Args:
        folder: of photos.
        plan: how.
        keep: folder for the log and for going on.
        watch: told how it goes; may stop it.

    """
    return fit(LowLight(folder), plan, keep, watch).network


class LowLight(Lesson[LowLightNet]):
    """Photos, darkened at random, are their own right answers.

    Args:
        folder: of photos.

    """

    def __init__(self, folder: Path):
        self._shown, held_out = photos.read(folder)
        random = np.random.default_rng(7)
        self._checks = [_pair(photos.resized(photo, 192, 192), random) for photo in held_out for _ in range(3)]

    def make(self) -> LowLightNet:
        return LowLightNet()

    def batch(self, random: np.random.Generator) -> Batch:
        squares = []
        for number in random.integers(0, len(self._shown), _BATCH):
            photo, side = self._shown[number], int(random.integers(_SIDE, 300))
            y, x = photos.corner(photo, side, random)
            square = photos.resized(photo[y : y + side, x : x + side], _SIDE, _SIDE)
            squares.append(_pair(photos.turned(square, int(random.integers(8))), random))
        return _tensor([dark for dark, _ in squares]), _tensor([right for _, right in squares])

    def loss(self, network: LowLightNet, batch: Batch) -> dict[str, Tensor]:
        """How far the lifted photo is from what it was, and how much the curves of neighbours differ."""
        dark, right = batch
        bend = network(dark)
        far = (lift(dark / 255, bend) - right / 255).abs().mean()
        return {"far": far, "rough": _SMOOTH * _roughness(bend)}

    def score(self, network: LowLightNet) -> dict[str, float]:
        """Mean PSNR over held-out photos."""
        values = []
        for dark, right in self._checks:
            pixels = _tensor([dark])
            found = 255 * lift(pixels / 255, network(pixels))[0].permute(1, 2, 0).numpy()
            values.append(psnr((found - right).astype(np.float64)))
        return {"PSNR": float(np.mean(values))}


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


def _roughness(bend: Tensor) -> Tensor:
    return bend.diff(dim=2).pow(2).mean() + bend.diff(dim=3).pow(2).mean()
