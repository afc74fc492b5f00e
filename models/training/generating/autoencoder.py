"""Auto-encoders: pictures through a bottleneck and back.

Hinton and Salakhutdinov 2006, "Reducing the dimensionality of data with neural networks". With noise on what goes in
and none on what is to come out it is a denoising one (Vincent, Larochelle, Bengio and Manzagol 2008, "Extracting and
composing robust features with denoising autoencoders"); with a price on every number of the code that is not zero, a
sparse one (Ng 2011, CS294A lecture notes).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import torch
from torch import Tensor

from models.training.batches import answers, in_parts
from models.training.classifying import tensor_of
from models.training.generating.parts import Coder, way_down, way_up
from models.training.generating.pictures import (
    COLUMNS,
    RECONSTRUCTIONS,
    SAMPLES,
    Generation,
    Pixels,
    beside,
    decoded,
    pixels_of,
)
from models.training.lesson import Batch, device_of
from models.training.measuring import psnr
from models.training.sheets import sheet

SHOWN = 16
"""Originals that are shown beside what becomes of them."""


class AutoEncoder(Coder):
    """Pictures (N, 3, side, side), 0 to 1 → codes (N, dimension) → pictures."""

    def __init__(self, side: int, width: int, dimension: int):
        super().__init__(side, width, dimension)
        self.down, self.up = way_down(side, width, dimension), way_up(side, width, dimension)

    def encode(self, pixels: Tensor) -> Tensor:
        found: Tensor = self.down(pixels)
        return found

    def decode(self, codes: Tensor) -> Tensor:
        return torch.sigmoid(self.up(codes))


class Reconstructing(Generation[AutoEncoder]):
    """Learning to give pictures back.

    Args:
        build: see :class:`Generation`, as for what follows it.
        shown: likewise.
        held: likewise.
        batch: likewise.
        noise: standard deviation of what is added to the pictures that go in, 0 to 1 being black to white.
        sparse: price of the mean size of a number of the code, beside the mean squared error in units of 0 to 1.
        mirrored: likewise.
        look: likewise.

    """

    def __init__(
        self,
        build: Callable[[], AutoEncoder],
        shown: Pixels,
        held: Pixels,
        batch: int,
        *,
        noise: float = 0.0,
        sparse: float = 0.0,
        mirrored: bool = True,
        look: Callable[[AutoEncoder], Mapping[str, Pixels]] = lambda _network: {},
    ):
        super().__init__(build, shown, held, batch, mirrored=mirrored, look=look)
        self._noise, self._sparse = noise, sparse

    def batch(self, random: np.random.Generator) -> Batch:
        clean = self._next(random)
        if not self._noise:
            return clean, clean
        noise = random.standard_normal(tuple(clean.shape), np.float32) * np.float32(self._noise)
        return clean, clean + torch.from_numpy(noise)

    def loss(self, network: AutoEncoder, batch: Batch) -> Mapping[str, Tensor]:
        clean, given = batch
        codes = network.encode(given)
        parts = {"error": (network.decode(codes) - clean).pow(2).mean()}
        return parts | {"sparsity": self._sparse * codes.abs().mean()} if self._sparse else parts

    def score(self, network: AutoEncoder) -> Mapping[str, float]:
        """PSNR of what is held out in dB: first as it goes in when it is learnt from, and without noise."""
        held = self._held.astype(np.float64)
        scores = {"PSNR": psnr(held - rebuilt(network, self._held))}
        if self._noise:
            noise = np.random.default_rng(1).standard_normal(self._held.shape, np.float32) * (255 * self._noise)
            noisy = np.clip(self._held + noise, 0, 255).astype(np.uint8)
            scores = {"PSNR of the noisy": psnr(held - rebuilt(network, noisy))} | scores
        return scores

    def samples(self, network: AutoEncoder) -> Mapping[str, Pixels]:
        shown = self._held[:SHOWN]
        network.measure(encoded(network, self._held))
        drawn = decoded(network, network.drawn(2 * SHOWN, torch.Generator().manual_seed(0)))
        seen = {RECONSTRUCTIONS: beside(shown, rebuilt(network, shown)), SAMPLES: sheet(drawn, COLUMNS)}
        return {**seen, **self._look(network)}


def encoded(network: Coder, pixels: Pixels) -> Tensor:
    """Codes (N, dimension) of pictures uint8 (N, side, side, 3), on the CPU."""
    return answers(network.encode, map(tensor_of, in_parts(pixels)), device_of(network))


def rebuilt(network: Coder, pixels: Pixels) -> Pixels:
    """What becomes of pictures uint8 (N, side, side, 3) that go through a network."""
    return pixels_of(answers(network, map(tensor_of, in_parts(pixels)), device_of(network)))
