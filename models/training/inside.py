"""Looking inside a network: units that never speak, filters of its first layer, its maps, what it knows of pictures."""

from __future__ import annotations

import math
from collections.abc import Iterable
from types import TracebackType
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from models.training.sheets import sheet
from models.training.watching import Picture

RECTIFIERS = (nn.ReLU, nn.ReLU6)
"""Activations that can die: where all that comes in is negative, nothing comes out, and no gradient goes back."""
CONVOLUTIONS = (nn.Conv1d, nn.Conv2d, nn.ConvTranspose1d, nn.ConvTranspose2d)
_SIDE, _MOST, _GAP = 40, 64, 2  # pixels of a filter as it is drawn, filters, pixels between them


class DeadUnits:
    """Listens to the rectifiers of a network within its block, while pictures go through it.

    A unit is a channel of what comes out; it is dead where it was positive nowhere, in no picture (Lu, Shin, Su and
    Karniadakis 2020, "Dying ReLU and initialization"). Rectifiers that are called as functions are not heard.

    Args:
        network: listened to.

    """

    def __init__(self, network: nn.Module):
        self._named = [(name or "network", one) for name, one in network.named_modules() if isinstance(one, RECTIFIERS)]
        self._alive: dict[tuple[str, int], Tensor] = {}
        self._hooks: list[Any] = []

    def __enter__(self) -> DeadUnits:
        for name, module in self._named:
            self._hooks.append(module.register_forward_hook(self._hearing(name)))
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for hook in self._hooks:
            hook.remove()
        self._hooks = []

    def _hearing(self, name: str) -> Any:
        def heard(_module: nn.Module, _inputs: object, output: Tensor) -> None:
            if output.ndim < 2 or not len(output):
                return
            alive = (output.detach() > 0).transpose(0, 1).flatten(1).any(dim=1)
            key = (name, len(alive))  # one rectifier may stand in several places, of different widths
            before = self._alive.get(key)
            self._alive[key] = alive if before is None else before | alive

        return heard

    @property
    def shares(self) -> dict[str, float]:
        """Share of the units of each rectifier that have been dead so far, by its name in the network, 0 to 1."""
        counts: dict[str, tuple[int, int]] = {}
        for (name, width), alive in self._alive.items():
            dead, whole = counts.get(name, (0, 0))
            counts[name] = (dead + width - int(alive.sum()), whole + width)
        return {name: dead / whole for name, (dead, whole) in counts.items()}


def layer_name(network: nn.Module, parameter: str) -> str:
    """The layer of a parameter as people read it: ``c5 (Conv2d 5×5)``, ``f6 (Linear)``; else the parameter's own."""
    name = parameter.rpartition(".")[0]
    if not name:
        return parameter
    layer = network.get_submodule(name)
    size = f" {'×'.join(map(str, layer.kernel_size))}" if isinstance(layer, CONVOLUTIONS) else ""
    return f"{name} ({type(layer).__name__}{size})"


def first_filters(network: nn.Module) -> npt.NDArray[np.float32] | None:
    """The filters of the first convolution that looks at a grey or coloured picture with more than a pixel at once.

    Returns:
        float32 (filters, height, width, 1 or 3); None where the network has no such layer.

    """
    for module in network.modules():
        if isinstance(module, nn.Conv2d) and module.in_channels in (1, 3) and module.groups == 1:
            kernels = module.weight.detach().cpu()
            if min(kernels.shape[2:]) > 1:
                return np.asarray(kernels.permute(0, 2, 3, 1).numpy(), np.float32)
    return None


def filters_picture(kernels: npt.NDArray[np.floating]) -> Picture:
    """Filters as a picture: grey is zero, the largest weight of each is full colour.

    Args:
        kernels: (filters, height, width, 1 or 3); the first 64 are drawn.

    Returns:
        uint8 (height, width, 3).

    """
    kernels = kernels[:_MOST]
    count, height, width, channels = kernels.shape
    reach = np.abs(kernels).reshape(count, -1).max(axis=1).reshape(-1, 1, 1, 1)
    levels = np.rint(127.5 + 127.5 * kernels / np.maximum(reach, 1e-12)).astype(np.uint8)
    times = max(1, _SIDE // max(height, width))
    cells = levels.repeat(times, axis=1).repeat(times, axis=2).repeat(3 // channels, axis=3)
    apart = np.pad(cells, ((0, 0), (0, _GAP), (0, _GAP), (0, 0)))
    return np.pad(sheet(apart, math.ceil(math.sqrt(count)), 1), ((_GAP, 0), (_GAP, 0), (0, 0)))


def features_of(network: nn.Module, parts: Iterable[Tensor]) -> npt.NDArray[np.float32] | None:
    """What the last linear layer of a network is given: what it knows of pictures before it answers.

    Args:
        network: in evaluation mode.
        parts: of what it takes, one after another, where the network is.

    Returns:
        float32 (N, features); None where it has no linear layer.

    """
    heard: list[Tensor] = []
    found: list[Tensor] = []

    def listen(_module: nn.Module, given: tuple[Tensor, ...]) -> None:
        heard[:] = [given[0].detach().flatten(1)]

    hooks = [one.register_forward_pre_hook(listen) for one in network.modules() if isinstance(one, nn.Linear)]
    try:
        with torch.no_grad():
            for part in parts:
                network(part)
                found += heard
    finally:
        for hook in hooks:
            hook.remove()
    return np.asarray(torch.cat(found).cpu().numpy(), np.float32) if found else None


def maps_of(network: nn.Module, pixels: Tensor) -> dict[str, npt.NDArray[np.float32]]:
    """What each convolution of a network answers to one picture.

    Args:
        network: in evaluation mode.
        pixels: (1, channels, height, width), as the network takes it.

    Returns:
        float32 (channels, height, width) by the name of the layer, in the order in which they answer.

    """
    found: dict[str, npt.NDArray[np.float32]] = {}
    hooks = []
    for name, module in network.named_modules():
        if isinstance(module, nn.Conv2d | nn.ConvTranspose2d):

            def heard(_module: nn.Module, _inputs: object, output: Tensor, name: str = name) -> None:
                found.setdefault(name or "network", np.asarray(output[0].detach().cpu().numpy(), np.float32))

            hooks.append(module.register_forward_hook(heard))
    try:
        with torch.no_grad():
            network(pixels)
    finally:
        for hook in hooks:
            hook.remove()
    return found
