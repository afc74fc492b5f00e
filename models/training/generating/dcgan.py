"""Two networks against each other: one makes pictures, the other tells them from real ones.

Radford, Metz and Chintala 2016, "Unsupervised representation learning with deep convolutional generative adversarial
networks", after Goodfellow et al. 2014. Two cures for its unrest can be chosen: spectral normalisation of the critic
(Miyato, Kataoka, Koyama and Yoshida 2018), and Wasserstein's distance with a price on steep gradients (Gulrajani,
Ahmed, Arjovsky, Dumoulin and Courville 2017).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

import numpy as np
import torch
from torch import Tensor, nn

from models.training.batches import answers, in_parts
from models.training.classifying import tensor_of
from models.training.generating.parts import Generator, levels, way_up
from models.training.generating.pictures import Generation, Pixels
from models.training.lesson import Batch, Optimisers, Turn, descend, device_of
from models.training.plan import Plan

Cure = Literal["none", "spectral", "wasserstein"]
_STEEP = 10.0  # price of steep gradients, as published


class Painter(Generator):
    """Codes (N, dimension) → pictures (N, 3, side, side), 0 to 1."""

    def __init__(self, side: int, width: int, dimension: int):
        super().__init__(side, width, dimension)
        self.up = way_up(side, width, dimension)

    def decode(self, codes: Tensor) -> Tensor:
        return torch.tanh(self.up(codes)) / 2 + 0.5


class Gan(Generator):
    """Both networks.

    Attributes:
        painter: makes pictures.
        critic: pictures (N, 3, side, side), 0 to 1 → how real they look (N, 1), any number.

    """

    def __init__(self, side: int, width: int, dimension: int, cure: Cure = "none"):
        super().__init__(side, width, dimension)
        self.painter = Painter(side, width, dimension)
        self.critic = _critic(side, width, cure)
        for module in self.painter.modules():
            _begin(module)

    def decode(self, codes: Tensor) -> Tensor:
        return self.painter.decode(codes)

    def forward(self, pictures: Tensor) -> Tensor:
        """As :meth:`judge` does."""
        return self.judge(pictures)

    def judge(self, pictures: Tensor) -> Tensor:
        """How real pictures (N, 3, side, side), 0 to 1, look: (N,)."""
        found: Tensor = self.critic(2 * pictures - 1)
        return found.flatten()


class Contending(Generation[Gan]):
    """Learning against each other.

    Args:
        build: see :class:`Generation`, as for what follows it.
        shown: likewise.
        held: likewise.
        batch: likewise.
        cure: as the network has it.
        critics: steps of the critic for each of the painter.
        mirrored: likewise.
        look: likewise.

    """

    def __init__(
        self,
        build: Callable[[], Gan],
        shown: Pixels,
        held: Pixels,
        batch: int,
        *,
        cure: Cure = "none",
        critics: int = 1,
        mirrored: bool = True,
        look: Callable[[Gan], Mapping[str, Pixels]] = lambda _network: {},
    ):
        super().__init__(build, shown, held, batch, mirrored=mirrored, look=look)
        self._cure, self._critics = cure, critics

    falling = True  # its score is a distance

    def batch(self, random: np.random.Generator) -> Batch:
        return tuple(self._next(random) for _ in range(self._critics))

    def optimisers(self, network: Gan, plan: Plan) -> Optimisers:
        """One for each network, with the little momentum that each paper has."""
        parts = {"painter": network.painter, "critic": network.critic}
        found = {name: plan.optimiser_of(part.parameters()) for name, part in parts.items()}
        betas = (0.0, 0.9) if self._cure == "wasserstein" else (0.5, 0.999)
        for group in (group for one in found.values() for group in one.param_groups):
            if "betas" in group:
                group["betas"] = betas
        return found

    def learn(self, network: Gan, batch: Batch, turn: Turn) -> Mapping[str, float]:
        critic = steep = 0.0
        for real in batch:
            with torch.no_grad():
                made = network.decode(network.drawn(len(real)).to(real.device))
            loss, price = self._against(network, real, made)
            descend(loss + price, turn.plan, turn.optimisers["critic"])
            critic, steep = critic + float(loss.detach()) / len(batch), steep + float(price.detach()) / len(batch)
        network.critic.requires_grad_(requires_grad=False)
        loss = self.loss(network, batch)
        descend(loss, turn.plan, turn.optimisers["painter"])
        network.critic.requires_grad_(requires_grad=True)
        told = {"loss": float(loss.detach()), "critic": critic}
        return told | {"steepness": steep} if self._cure == "wasserstein" else told

    def loss(self, network: Gan, batch: Batch) -> Tensor:
        """Of the painter."""
        answers = network.judge(network.decode(network.drawn(len(batch[0])).to(batch[0].device)))
        return -answers.mean() if self._cure == "wasserstein" else nn.functional.softplus(-answers).mean()

    def score(self, network: Gan) -> Mapping[str, float]:
        """How near what is drawn is to what is held out; and how often the critic tells one from the other."""
        count = min(256, len(self._held))
        made = network.decode(network.drawn(count, torch.Generator().manual_seed(1)).to(device_of(network)))
        real, false = judged(network, self._held[:count]), network.judge(made).cpu()
        threshold = 0.0 if self._cure != "wasserstein" else float(torch.cat([real, false]).median())
        right = ((real > threshold).float().mean() + (false <= threshold).float().mean()) / 2
        return {"apart": self._apart(network), "told apart": float(right)}

    def _against(self, network: Gan, real: Tensor, made: Tensor) -> tuple[Tensor, Tensor]:
        """Loss of the critic, and the price of its steepness."""
        if self._cure != "wasserstein":
            loss = (
                nn.functional.softplus(-network.judge(real)).mean() + nn.functional.softplus(network.judge(made)).mean()
            )
            return loss, torch.zeros((), device=real.device)
        share = torch.rand(len(real), 1, 1, 1).to(real.device)
        between = (share * real + (1 - share) * made).requires_grad_()
        (slope,) = torch.autograd.grad(network.judge(between).sum(), between, create_graph=True)
        # the critic sees -1 to 1, which is twice as wide
        price = _STEEP * ((slope.flatten(1).norm(dim=1) / 2 - 1) ** 2).mean()
        return network.judge(made).mean() - network.judge(real).mean(), price


def judged(network: Gan, pixels: Pixels) -> Tensor:
    """How real pictures uint8 (N, side, side, 3) look to the critic: (N,), on the CPU."""
    return answers(network.judge, map(tensor_of, in_parts(pixels)), device_of(network))


def _critic(side: int, width: int, cure: Cure) -> nn.Sequential:
    """As published: no normalisation next to the picture; with a cure, none of the batch at all."""
    bound = nn.utils.parametrizations.spectral_norm if cure == "spectral" else _as_it_is
    layers: list[nn.Module] = []
    inside = 3
    for level in range(levels(side)):
        outside = width << level
        layers.append(bound(_begin(nn.Conv2d(inside, outside, 4, stride=2, padding=1))))
        if level and cure == "none":
            layers.append(_begin(nn.BatchNorm2d(outside)))
        layers.append(nn.LeakyReLU(0.2))
        inside = outside
    return nn.Sequential(*layers, bound(_begin(nn.Conv2d(inside, 1, side >> levels(side)))))


def _begin(module: nn.Module) -> nn.Module:
    """The weights that the paper begins with."""
    if isinstance(module, nn.Conv2d | nn.ConvTranspose2d | nn.Linear):
        nn.init.normal_(module.weight, 0.0, 0.02)
    elif isinstance(module, nn.BatchNorm2d):
        nn.init.normal_(module.weight, 1.0, 0.02)
    return module


def _as_it_is(module: nn.Module) -> nn.Module:
    return module
