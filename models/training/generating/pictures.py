"""What the lessons of this room share: a walk through pictures, what is made of codes, how far sets are apart."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from models.training.batches import answers, in_parts
from models.training.classifying import tensor_of
from models.training.generating.parts import Generator
from models.training.lesson import Batch, Lesson, device_of
from models.training.sampling import Walk
from models.training.sheets import sheet

Pixels = npt.NDArray[np.uint8]
Made = TypeVar("Made", bound=Generator)
SAMPLES, RECONSTRUCTIONS = "Samples", "Originals and reconstructions"
COLUMNS = 8
"""Of sheets."""
_SHOWN = 32
_COMPARED, _DIRECTIONS = 512, 256


class Generation(Lesson[Made]):
    """Learning to make pictures like those shown.

    Args:
        build: makes the untrained network.
        shown: pictures that are learnt from, uint8 (N, side, side, 3).
        held: pictures that are held out, likewise.
        batch: pictures for one step; each is seen once before any is seen again.
        mirrored: whether half of them, by chance, are seen in the mirror.
        look: what else a look shows, pictures by name, given the network in evaluation mode.

    """

    def __init__(
        self,
        build: Callable[[], Made],
        shown: Pixels,
        held: Pixels,
        batch: int,
        *,
        mirrored: bool = True,
        look: Callable[[Made], Mapping[str, Pixels]] = lambda _network: {},
    ):
        self._build, self._shown, self._held, self._mirrored = build, shown, held, mirrored
        self._look = look
        self._walk = Walk(len(shown), batch)

    def make(self) -> Made:
        return self._build()

    def batch(self, random: np.random.Generator) -> Batch:
        return (self._next(random),)

    def samples(self, network: Made) -> Mapping[str, Pixels]:
        return {SAMPLES: sheet(decoded(network, fixed_codes(network)), COLUMNS), **self._look(network)}

    def state(self) -> Mapping[str, Any]:
        return self._walk.state()

    def restore(self, state: Mapping[str, Any]) -> None:
        self._walk.restore(state)

    def _next(self, random: np.random.Generator) -> Tensor:
        """The next pictures (batch, 3, side, side), 0 to 1."""
        pixels = self._shown[self._walk.draw(random)]
        if self._mirrored:
            turned = random.random(len(pixels)) < 0.5
            pixels = np.where(turned[:, None, None, None], pixels[:, :, ::-1], pixels)
        return tensor_of(pixels)

    def _apart(self, network: Made) -> float:
        """How far what the network draws is from what is held out, see :func:`apart`."""
        count = min(_COMPARED, len(self._held))
        codes = network.drawn(count, torch.Generator().manual_seed(1))
        return apart(decoded(network, codes), self._held[:count])

    @abstractmethod
    def score(self, network: Made) -> Mapping[str, float]:
        """See :class:`models.training.lesson.Lesson`."""


def fixed_codes(network: Generator, count: int = _SHOWN, seed: int = 0) -> Tensor:
    """Codes (count, dimension) that are the same at every look, so that the same picture is seen to become better."""
    return network.drawn(count, torch.Generator().manual_seed(seed))


def decoded(network: Generator, codes: Tensor) -> Pixels:
    """What a network makes of codes (N, dimension): uint8 (N, side, side, 3). The network is in evaluation mode."""
    return pixels_of(answers(network.decode, in_parts(codes), device_of(network)))


def pixels_of(pictures: Tensor) -> Pixels:
    """Pictures (N, 3, side, side), 0 to 1 → uint8 (N, side, side, 3)."""
    levels = (pictures.detach().cpu().clamp(0, 1) * 255).round().permute(0, 2, 3, 1)
    return np.asarray(levels.numpy(), np.uint8)


def beside(originals: Pixels, rebuilt: Pixels, columns: int = COLUMNS) -> Pixels:
    """A sheet of rows of originals, each above what became of them; both uint8 (N, side, side, 3)."""
    rows = [
        part[start : start + columns] for start in range(0, len(originals), columns) for part in (originals, rebuilt)
    ]
    return np.concatenate([sheet(row, columns) for row in rows])


def apart(first: Pixels, second: Pixels) -> float:
    """How far two sets of pictures are apart: the sliced Wasserstein distance of their pixels, in grey levels.

    Both are looked at along 256 fixed directions, where their order says how far one has to be moved to become the
    other (Rabin, Peyré, Delon and Bernot 2011; used to judge generators by Karras, Aila, Laine and Lehtinen 2018, on
    patches). Two halves of one set of faces are apart, too: compare with that, and not with zero.

    Args:
        first: uint8 (N, side, side, 3).
        second: uint8 (M, side, side, 3).

    """
    size = first[0].size
    directions = torch.randn(size, _DIRECTIONS, generator=torch.Generator().manual_seed(0))
    directions /= directions.norm(dim=0)
    at = torch.linspace(0, 1, 101)
    sides = [torch.from_numpy(one.reshape(len(one), -1)).float() @ directions for one in (first, second)]
    quantiles = [torch.quantile(side, at, dim=0) for side in sides]
    return float((quantiles[0] - quantiles[1]).pow(2).mean().sqrt())
