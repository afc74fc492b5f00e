"""Training of the denoising network: photos, spoilt by noise of every strength → weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from models.denoiser import STRONGEST, DenoisingNet
from models.training import photos
from models.training.fitting import Batch, Lesson, Plan, Watch, fit
from models.training.measuring import psnr

_SIDE = 56
_BATCH = 16
_CHECKED = (15, 25, 50)


def train(folder: Path, plan: Plan, keep: Path, watch: Watch | None = None) -> DenoisingNet:
    """Train from scratch, or go on.

    Args:
        folder: of photos.
        plan: how.
        keep: folder for the log and for going on.
        watch: told how it goes; may stop it.

    """
    return fit(Denoising(folder), plan, keep, watch).network


class Denoising(Lesson[DenoisingNet]):
    """Photos, spoilt by noise of every strength.

    Args:
        folder: of photos.

    """

    def __init__(self, folder: Path):
        self._shown, held_out = photos.read(folder)
        random = np.random.default_rng(7)
        self._checks = []
        for photo in held_out:
            middle = np.asarray(photo[40:200, 40:200], np.float32)
            self._checks += [
                (middle, middle + random.normal(0, s, middle.shape).astype(np.float32), s) for s in _CHECKED
            ]

    def make(self) -> DenoisingNet:
        return DenoisingNet()

    def batch(self, random: np.random.Generator) -> Batch:
        squares = []
        for number in random.integers(0, len(self._shown), _BATCH):
            photo = self._shown[number]
            y, x = photos.corner(photo, _SIDE, random)
            squares.append(photos.turned(photo[y : y + _SIDE, x : x + _SIDE], int(random.integers(8))))
        clean = torch.from_numpy(np.ascontiguousarray(np.stack(squares))).permute(0, 3, 1, 2).float()
        strength = random.uniform(0, STRONGEST, (_BATCH, 1, 1, 1)).astype(np.float32)
        noise = random.standard_normal(clean.shape, np.float32) * strength
        return clean, clean + torch.from_numpy(noise), torch.from_numpy(strength)

    def loss(self, network: DenoisingNet, batch: Batch) -> Tensor:
        clean, noisy, strength = batch
        off: Tensor = network(told(noisy, strength)) - clean
        return off.abs().mean() / STRONGEST

    def score(self, network: DenoisingNet) -> dict[str, float]:
        """Mean PSNR over held-out photos and three strengths."""
        values = []
        for clean, noisy, strength in self._checks:
            pixels = torch.from_numpy(noisy).permute(2, 0, 1)[None]
            found = network(told(pixels, torch.full((1, 1, 1, 1), float(strength))))[0].permute(1, 2, 0).numpy()
            values.append(psnr((np.clip(found, 0, 255) - clean).astype(np.float64)))
        return {"PSNR": float(np.mean(values))}


def told(noisy: Tensor, strength: Tensor) -> Tensor:
    """Noisy pictures (N, 3, height, width) and the strength of each (N, 1, 1, 1), as the network takes them."""
    return torch.cat([noisy, strength.expand(-1, -1, *noisy.shape[2:])], dim=1)
