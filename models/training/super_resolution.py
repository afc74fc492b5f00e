"""Training of the super-resolution network: photos → weights for three scales."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from models.super_resolution import SCALES, SuperResolutionNet
from models.training import photos
from models.training.fitting import Batch, Lesson, Plan, Watch, fit
from models.training.measuring import psnr
from models.training.photos import Pixels

_SIDE = 28  # of a crop of the small picture, in pixels
_BATCH = 16
_SHRUNK = (1.0, 0.8, 0.6)  # sizes of the photos that are learned from


def train(folder: Path, plan: Plan, keep: Path, watch: Watch | None = None) -> SuperResolutionNet:
    """Train from scratch, or go on.

    Args:
        folder: of photos.
        plan: how.
        keep: folder for the log and for going on.
        watch: told how it goes; may stop it.

    """
    return fit(SuperResolution(folder), plan, keep, watch).network


class SuperResolution(Lesson[SuperResolutionNet]):
    """What bicubic enlargement does not bring back of photos that were made small.

    Args:
        folder: of photos.

    """

    def __init__(self, folder: Path):
        shown, held_out = photos.read(folder)
        self._sets = {scale: [_pair(_smaller(p, s), scale) for p in shown for s in _SHRUNK] for scale in SCALES}
        self._checks = {scale: [_pair(photo, scale) for photo in held_out] for scale in SCALES}

    def make(self) -> SuperResolutionNet:
        return SuperResolutionNet()

    def batch(self, random: np.random.Generator) -> Batch:
        scale = int(random.choice(SCALES))
        pairs = self._sets[scale]
        small, missing = [], []
        for number in random.integers(0, len(pairs), _BATCH):
            low, lost = pairs[number]
            y, x = photos.corner(low, _SIDE, random)
            way = int(random.integers(8))
            small.append(photos.turned(low[y : y + _SIDE, x : x + _SIDE], way))
            y, x, side = y * scale, x * scale, _SIDE * scale
            missing.append(photos.turned(lost[y : y + side, x : x + side, None], way))
        return _tensor(small), _tensor(missing), torch.tensor(scale)

    def loss(self, network: SuperResolutionNet, batch: Batch) -> Tensor:
        """Charbonnier's smooth absolute difference, which blurs less than the square."""
        small, missing, scale = batch
        network.scale = int(scale)
        return torch.sqrt((network(small) / 255 - missing / 255) ** 2 + 1e-6).mean()

    def score(self, network: SuperResolutionNet) -> dict[str, float]:
        """Mean PSNR of the luminance over held-out photos and scales, a border of the scale's width aside."""
        values = []
        for scale, pairs in self._checks.items():
            network.scale = scale
            for low, lost in pairs:
                found = network(_tensor([low]))[0, 0].numpy()
                error = (lost - found)[scale:-scale, scale:-scale]
                values.append(psnr(error.astype(np.float64)))
        return {"PSNR": float(np.mean(values))}


def _smaller(photo: Pixels, share: float) -> Pixels:
    height, width = (round(side * share) for side in photo.shape[:2])
    return photo if share == 1 else photos.resized(photo, width, height)


def _pair(photo: Pixels, scale: int) -> tuple[Pixels, np.ndarray]:
    """A photo made small, and what of its luminance bicubic enlargement does not bring back."""
    height, width = (side - side % scale for side in photo.shape[:2])
    photo = photo[:height, :width]
    low = photos.resized(photo, width // scale, height // scale)
    again = photos.resized(low, width, height)
    weights = np.array([0.299, 0.587, 0.114], np.float32)
    return low, (photo.astype(np.float32) - again.astype(np.float32)) @ weights


def _tensor(squares: list[Pixels]) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(np.stack(squares))).permute(0, 3, 1, 2).float()
