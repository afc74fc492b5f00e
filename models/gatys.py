"""Style transfer by optimisation, and the VGG19 whose features it compares.

Gatys, Ecker and Bethge: "Image Style Transfer Using Convolutional Neural Networks", CVPR 2016; Simonyan and Zisserman:
"Very Deep Convolutional Networks for Large-Scale Image Recognition", ICLR 2015.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from models.told import Step

Pixels = npt.NDArray[np.uint8]

_MEAN = (123.675, 116.28, 103.53)  # of RGB over ImageNet; the spread is left as it is, as the weights of the losses are
_PER_BLOCK = (2, 2, 4, 4, 4)
STYLE_LAYERS = ("conv1_1", "conv2_1", "conv3_1", "conv4_1", "conv5_1")
CONTENT_LAYER = "conv4_2"
_CONTENT_WEIGHT = 1e5
_STYLE_WEIGHT = 3e4
_ADAM_RATE = 8.0  # grey levels a step


class Vgg19(nn.Module):
    """Pixels float32 (N, 3, height, width), RGB, 0-255 → activations by layer, after the ReLU; up to conv5_1.

    Args:
        channels: of each of the 13 convolutions, the first one first.

    """

    def __init__(self, channels: Sequence[int]) -> None:
        super().__init__()
        self.features = nn.Sequential()
        self.places: dict[int, str] = {}
        inputs = 3
        for block, number, outputs in zip(*_numbering(), channels, strict=True):
            if number == 1 and block > 1:
                self.features.append(nn.MaxPool2d(2, 2))
            self.features.append(nn.Conv2d(inputs, outputs, 3, padding=1))
            self.places[len(self.features)] = f"conv{block}_{number}"
            self.features.append(nn.ReLU())
            inputs = outputs
        self.mean: Tensor
        self.register_buffer("mean", torch.tensor(_MEAN).reshape(1, 3, 1, 1), persistent=False)

    def forward(self, pixels: Tensor) -> dict[str, Tensor]:
        x, found = pixels - self.mean, {}
        for place, layer in enumerate(self.features):
            x = layer(x)
            if place in self.places:
                found[self.places[place]] = x
        return found


def _numbering() -> tuple[list[int], list[int]]:
    """Block and number within it of each convolution up to conv5_1."""
    pairs = [(b, n) for b, count in enumerate(_PER_BLOCK, 1) for n in range(1, count + 1) if (b, n) <= (5, 1)]
    return [b for b, _ in pairs], [n for _, n in pairs]


def _places() -> list[int]:
    """Where torchvision's VGG19 has each of these convolutions among its ``features``."""
    places, place = [], 0
    for block, number in zip(*_numbering(), strict=True):
        place += 1 if number == 1 and block > 1 else 0  # a pooling layer
        places.append(place)
        place += 2
    return places


def load(path: Path) -> Vgg19:
    """The network with torchvision's weights, or a narrower one of the same form; the classifier is not read.

    Raises:
        RuntimeError: the file holds another network.

    """
    state = torch.load(path, map_location="cpu", weights_only=True)
    names = [f"features.{place}" for place in _places()]
    if not isinstance(state, Mapping) or any(f"{name}.weight" not in state for name in names):
        raise RuntimeError(f"{path.name} does not hold the weights of VGG19")
    network = Vgg19([len(state[f"{name}.weight"]) for name in names])
    kept = {f"{name}.{part}": state[f"{name}.{part}"] for name in names for part in ("weight", "bias")}
    network.load_state_dict(kept)
    return network.eval().requires_grad_(requires_grad=False)


@dataclass(frozen=True)
class Options:
    """How to go about it.

    Attributes:
        steps: of the optimiser.
        style: weight of the style, 1 as usual.
        smoothness: weight of the differences between neighbours.
        optimiser: L-BFGS gets there in fewer steps and takes more memory.
        device: where torch computes.

    """

    steps: int = 100
    style: float = 1.0
    smoothness: float = 1.0
    optimiser: Literal["lbfgs", "adam"] = "lbfgs"
    device: str = "cpu"


def gram(activations: Tensor) -> Tensor:
    """How the channels (N, channels, height, width) go together: (N, channels, channels), per number in the layer."""
    flat = activations.flatten(2)
    return flat @ flat.transpose(1, 2) / float(flat.shape[1] * flat.shape[2])


def stylised(
    network: Vgg19, content: Pixels, style: Pixels, options: Options, report: Step | None = None
) -> tuple[Pixels, list[float]]:
    """A picture with the content of one and the style of another.

    Args:
        network: whose features are compared.
        content: uint8 (height, width, 3), at least 16 pixels on each side.
        style: likewise, of any size.
        options: how.
        report: told after each evaluation.

    Returns:
        uint8 of the content's size, and the loss after each evaluation.

    """
    network = network.to(options.device)
    start = _tensor(content, options.device)
    with torch.no_grad():
        wanted = network(start)[CONTENT_LAYER]
        found = network(_tensor(style, options.device))
        styles = {name: gram(found[name]) for name in STYLE_LAYERS}
    picture = start.clone().requires_grad_()
    losses: list[float] = []

    def loss_of() -> Tensor:
        activations = network(picture)
        content_loss = nn.functional.mse_loss(activations[CONTENT_LAYER], wanted)
        style_loss = sum(((gram(activations[n]) - g) ** 2).sum() for n, g in styles.items()) / len(styles)
        rough = (picture[..., 1:] - picture[..., :-1]).abs().sum() + (
            picture[..., 1:, :] - picture[..., :-1, :]
        ).abs().sum()
        return _CONTENT_WEIGHT * content_loss + _STYLE_WEIGHT * options.style * style_loss + options.smoothness * rough

    def evaluate() -> Tensor:
        optimiser.zero_grad()
        loss = loss_of()
        loss.backward()  # type: ignore[no-untyped-call]
        losses.append(float(loss.detach()))
        if report is not None:
            report(len(losses), losses[-1])
        return loss.detach()

    optimiser: torch.optim.Optimizer
    if options.optimiser == "lbfgs":
        # each step may look more than once: the number of looks is what takes the time
        optimiser = torch.optim.LBFGS(
            [picture], max_iter=options.steps, max_eval=options.steps, line_search_fn="strong_wolfe"
        )
        optimiser.step(evaluate)  # type: ignore[no-untyped-call]
    else:
        optimiser = torch.optim.Adam([picture], lr=_ADAM_RATE)
        for _ in range(options.steps):
            optimiser.step(evaluate)
    pixels = picture.detach()[0].permute(1, 2, 0).cpu().numpy()
    return np.asarray(np.rint(np.clip(pixels, 0, 255)), np.uint8), losses


def _tensor(pixels: Pixels, device: str) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(pixels)).to(device).float().permute(2, 0, 1)[None].contiguous()
