"""Training of the screening network: pictures and what the cascade found in them → weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from models.screening import CELL, LARGEST, SMALLEST, ScreeningNet
from models.training.fitting import Batch, Lesson, Plan, Watch, fit
from models.training.sampling import Walk

Pixels = npt.NDArray[np.uint8]
Array = npt.NDArray[np.float32]
_SURE = 0.7  # what the cascade is less sure of is neither asked for nor forbidden
_RECALL = 10.0  # a face that is passed over costs as much as so many false hints


@dataclass(frozen=True)
class TrainingOptions:
    """How to train.

    Attributes:
        epochs: passes over the pictures.
        batch: crops per step.
        crop: side of a crop in pixels.
        rate: highest learning rate of the one-cycle schedule (Smith 2018).
        seed: of initial weights, order and crops; the same seed gives the same network on the same machine.

    """

    epochs: int = 20
    batch: int = 16
    crop: int = 256
    rate: float = 4e-3
    seed: int = 0

    def plan(self, pictures: int) -> Plan:
        """The plan over so many pictures, with a look after each pass; nothing is held out."""
        passed = pictures // self.batch
        return Plan(
            steps=self.epochs * passed,
            rate=self.rate,
            optimiser="adamw",
            weight_decay=1e-4,
            schedule="one-cycle",
            every=passed,
            patience=0,
            decay=0,
            clip=0,
            keep="last",
            seed=self.seed,
        )


def train(
    pictures: Pixels, faces: Array, keep: Path, options: TrainingOptions | None = None, watch: Watch | None = None
) -> ScreeningNet:
    """Train a network from scratch, or go on.

    Args:
        pictures: (N, side, side, 3) uint8, RGB.
        faces: (M, 6) number of the picture, box (x1, y1, x2, y2) and probability of each face that the cascade found.
        keep: folder for the log and for going on.
        options: how.
        watch: told after each pass; may stop it.

    """
    options = options or TrainingOptions()
    return fit(Screening(pictures, faces, options), options.plan(len(pictures)), keep, watch).network


class Screening(Lesson[ScreeningNet]):
    """Crops of pictures, and where the cascade found faces in them. Each picture is seen once in a pass.

    Args:
        pictures: (N, side, side, 3) uint8, RGB.
        faces: (M, 6) number of the picture, box and probability.
        options: how.

    """

    def __init__(self, pictures: Pixels, faces: Array, options: TrainingOptions):
        self._pictures, self._options = pictures, options
        self._of_picture = [faces[faces[:, 0] == n, 1:] for n in range(len(pictures))]
        self._walk = Walk(len(pictures), options.batch)

    def make(self) -> ScreeningNet:
        return ScreeningNet()

    def batch(self, random: np.random.Generator) -> Batch:
        side = self._options.crop
        crops, targets = [], []
        for number in self._walk.draw(random):
            crop, inside = _crop(self._pictures[number], self._of_picture[number], side, random)
            crops.append(crop)
            targets.append(target(inside, side, side))
        return torch.from_numpy(np.stack(crops)).permute(0, 3, 1, 2).float(), torch.from_numpy(np.stack(targets))

    def loss(self, network: ScreeningNet, batch: Batch) -> Tensor:
        pixels, wanted = batch
        return _loss(network(pixels), wanted)

    def score(self, network: ScreeningNet) -> dict[str, float]:  # noqa: ARG002  # nothing is held out
        return {}

    def state(self) -> Mapping[str, Any]:
        return self._walk.state()

    def restore(self, state: Mapping[str, Any]) -> None:
        self._walk.restore(state)


def _crop(picture: Pixels, faces: Array, side: int, generator: np.random.Generator) -> tuple[Pixels, Array]:
    """A random part of a picture, mirrored half of the time, and the faces in its own coordinates."""
    x, y = (int(v) for v in generator.integers(0, [picture.shape[1] - side + 1, picture.shape[0] - side + 1]))
    part = picture[y : y + side, x : x + side]
    faces = faces - np.array([x, y, x, y, 0], np.float32)
    if generator.random() < 0.5:
        part = part[:, ::-1]
        faces = faces[:, [2, 1, 0, 3, 4]] * np.array([-1, 1, -1, 1, 1], np.float32) + np.array(
            [side, 0, side, 0, 0], np.float32
        )
    return part, faces


def target(faces: Array, height: int, width: int) -> Array:
    """What the network should answer.

    Args:
        faces: (N, 5) boxes and probabilities.
        height: of the picture, in pixels.
        width: of the picture, in pixels.

    Returns:
        (5, h, w): 1 where a face is centred, 0 where none is, -1 where either is right; three planes of regression;
        and the weight of each cell, which shares a face's weight among its cells.

    """
    rows, columns = -(-height // CELL), -(-width // CELL)
    ys, xs = np.mgrid[:rows, :columns].astype(np.float32) * CELL + CELL / 2
    out = np.zeros((5, rows, columns), np.float32)
    for x1, y1, x2, y2, probability in sorted(faces.tolist(), key=lambda f: (f[2] - f[0]) * (f[1] - f[3])):
        side = float(np.sqrt(max(x2 - x1, 1) * max(y2 - y1, 1)))
        x, y = (x1 + x2) / 2, (y1 + y2) / 2
        far = np.hypot(xs - x, ys - y)
        out[0][(far <= max(0.5 * side, 1.2 * CELL)) & (out[0] == 0)] = -1
        if probability < _SURE or not SMALLEST * 0.8 <= side <= LARGEST * 1.2:
            continue
        core = far <= max(0.2 * side, 0.72 * CELL)  # the nearest cell always is within half a diagonal
        if not core.any():  # centred outside
            continue
        out[0][core] = 1
        out[1][core], out[2][core] = (x - xs[core]) / CELL, (y - ys[core]) / CELL
        out[3][core] = np.log(side / SMALLEST)
        out[4][core] = 1 / core.sum()
    return out


def _loss(answer: Tensor, wanted: Tensor) -> Tensor:
    """Focal loss (Lin et al. 2017) of the map, and a smooth distance of place and size, per face."""
    label, weight = wanted[:, 0], wanted[:, 4]
    there = label == 1
    faces = weight.sum().clamp(min=1.0)
    logit = answer[:, 0]
    probability = torch.sigmoid(logit)
    entropy = nn.functional.binary_cross_entropy_with_logits(logit, (label == 1).float(), reduction="none")
    found = (entropy * (1 - probability) * weight)[there].sum() * _RECALL
    background = (entropy * probability**2)[label == 0].sum()
    off = nn.functional.smooth_l1_loss(answer[:, 1:], wanted[:, 1:4], beta=0.1, reduction="none").sum(dim=1)
    return (found + background + (off * weight)[there].sum()) / faces
