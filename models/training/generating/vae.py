"""Variational auto-encoders: codes that are drawn, and held close to a normal distribution.

Kingma and Welling 2014, "Auto-encoding variational Bayes". The weight of the second term is Higgins et al. 2017's beta
("beta-VAE"); how far pixels may be off is learnt with the rest, which weighs both terms as the likelihood has it
(Rybkin, Daniilidis and Levine 2021, "Simple and effective VAE training with calibrated decoders").
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import torch
from torch import Tensor, nn

from models.training.batches import in_parts
from models.training.classifying import tensor_of
from models.training.generating.autoencoder import SHOWN, rebuilt
from models.training.generating.parts import Coder, way_down, way_up
from models.training.generating.pictures import RECONSTRUCTIONS, Generation, Pixels, beside
from models.training.lesson import Batch, device_of

_FARTHEST = 8.0  # of the logarithm of a variance


class Vae(Coder):
    """Pictures (N, 3, side, side), 0 to 1 → means and logarithms of variances (N, dimension) each → pictures.

    Attributes:
        log_sigma: logarithm of the standard deviation of a pixel, 0 to 1 being black to white.

    """

    def __init__(self, side: int, width: int, dimension: int):
        super().__init__(side, width, dimension)
        self.down, self.up = way_down(side, width, 2 * dimension), way_up(side, width, dimension)
        self.log_sigma = nn.Parameter(torch.tensor(math.log(0.2)))

    def posterior(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        """Mean and logarithm of the variance of the codes that pictures may have, (N, dimension) each."""
        mean, log_variance = self.down(pixels).chunk(2, dim=1)
        return mean, log_variance.clamp(-_FARTHEST, _FARTHEST)

    def encode(self, pixels: Tensor) -> Tensor:
        return self.posterior(pixels)[0]

    def decode(self, codes: Tensor) -> Tensor:
        return torch.sigmoid(self.up(codes))


class Inferring(Generation[Vae]):
    """Learning to draw pictures that are as likely as those shown.

    Args:
        build: see :class:`Generation`, as for what follows it.
        shown: likewise.
        held: likewise.
        batch: likewise.
        beta: weight of the distance of codes from a normal distribution; 1 = the bound on the likelihood itself.
        mirrored: likewise.
        look: likewise.

    """

    def __init__(
        self,
        build: Callable[[], Vae],
        shown: Pixels,
        held: Pixels,
        batch: int,
        *,
        beta: float = 1.0,
        mirrored: bool = True,
        look: Callable[[Vae], Mapping[str, Pixels]] = lambda _network: {},
    ):
        super().__init__(build, shown, held, batch, mirrored=mirrored, look=look)
        self._beta = beta

    def loss(self, network: Vae, batch: Batch) -> Mapping[str, Tensor]:
        """Both terms in nats for each number of a picture."""
        pixels = batch[0]
        misfit, distance = terms(network, pixels, torch.randn(len(pixels), network.dimension))
        size = pixels[0].numel()
        return {"misfit": misfit.mean() / size, "distance": self._beta * distance.mean() / size}

    def score(self, network: Vae) -> Mapping[str, float]:
        """The bound on the likelihood of what is held out, in bits for each number of a picture, turned to be large."""
        bits, distance = bound(network, self._held)
        return {"bound": -bits, "distance": distance, "apart": self._apart(network)}

    def samples(self, network: Vae) -> Mapping[str, Pixels]:
        shown = self._held[:SHOWN]
        return {RECONSTRUCTIONS: beside(shown, rebuilt(network, shown)), **super().samples(network)}


def divergence(mean: Tensor, log_variance: Tensor) -> Tensor:
    """Distance (Kullback-Leibler, in nats) of normal distributions from the one with mean 0 and variance 1: (N,).

    Args:
        mean: (N, dimension).
        log_variance: (N, dimension), natural logarithms.

    """
    return 0.5 * (mean.pow(2) + log_variance.exp() - 1 - log_variance).sum(dim=1)


def terms(network: Vae, pixels: Tensor, drawn: Tensor) -> tuple[Tensor, Tensor]:
    """Both terms of the negative bound on the logarithm of the likelihood, in nats: misfit and distance, (N,) each.

    Args:
        network: of it.
        pixels: (N, 3, side, side), 0 to 1.
        drawn: (N, dimension) standard normal numbers, on any device.

    """
    mean, log_variance = network.posterior(pixels)
    codes = mean + (log_variance / 2).exp() * drawn.to(mean.device)
    off = (network.decode(codes) - pixels) / network.log_sigma.exp()
    each = 0.5 * off.pow(2) + network.log_sigma + 0.5 * math.log(2 * math.pi)
    return each.flatten(1).sum(dim=1), divergence(mean, log_variance)


def bound(network: Vae, pixels: Pixels) -> tuple[float, float]:
    """Upper bound on the bits that it takes to name pictures, for each of their numbers, and the distance of codes.

    Pixels are whole numbers: each is spread evenly over its level, as Theis, van den Oord and Bethge 2016 have it ("A
    note on the evaluation of generative models"), or any network could win by naming the levels exactly. What is drawn
    is the same each time; one code is drawn for each picture.

    Args:
        network: of it, in evaluation mode.
        pixels: uint8 (N, side, side, 3).

    Returns:
        Bits, where 8 is what the file itself takes, and nats for each picture.

    """
    chance = torch.Generator().manual_seed(0)
    misfits, distances = [], []
    with torch.no_grad():
        for some in in_parts(pixels):
            part = tensor_of(some) * (255 / 256)
            part += torch.rand(part.shape, generator=chance) / 256
            drawn = torch.randn(len(part), network.dimension, generator=chance)
            misfit, distance = terms(network, part.to(device_of(network)), drawn)
            misfits.append(misfit.cpu().double())
            distances.append(distance.cpu().double())
    distance = torch.cat(distances)
    nats = float((torch.cat(misfits) + distance).mean()) / pixels[0].size
    return nats / math.log(2) + 8, float(distance.mean())
