"""Looking inside the classifier: its maps, its kernels, and where a class comes from (Selvaraju et al. 2017)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from models import efficientnet_lite

Array = npt.NDArray[np.float32]
Pixels = npt.NDArray[np.uint8]


class Microscope:
    """EfficientNet-Lite0 with its inside open. Safe to call from several threads.

    Places are counted as in :mod:`models.efficientnet_lite`: 0 is the stem, 1 to 7 the stages, 8 the head.
    """

    def __init__(self, path: Path):
        self._network = efficientnet_lite.load(path).requires_grad_(requires_grad=False)

    def maps(self, chip: Pixels, place: int) -> Array:
        """The maps (channels, height, width) of a picture (224, 224, 3) at one place."""
        with torch.inference_mode():
            found: Array = self._network.before(_tensor(chip), place)[0].numpy()
        return found

    def kernels(self) -> Array:
        """The kernels of the first layer (32, 3, 3, 3): kernel, row, column, and red, green, blue."""
        kernels: Array = self._network.kernels().permute(0, 2, 3, 1).numpy()
        return kernels

    def grad_cam(self, chip: Pixels, place: int, number: int) -> Array:
        """What speaks for a class, where: Grad-CAM (height, width), not negative, not scaled.

        Args:
            chip: uint8 (224, 224, 3).
            place: whose maps are weighted.
            number: of the class.

        """
        with torch.no_grad():
            maps = self._network.before(_tensor(chip), place)
        maps.requires_grad_()
        logits, _features = self._network.after(maps, place)
        (gradient,) = torch.autograd.grad(logits[0, number], maps)
        weights = gradient.mean((2, 3), keepdim=True)
        found: Array = torch.relu((weights * maps.detach()).sum(1))[0].numpy()
        return found


def _tensor(chip: Pixels) -> Tensor:
    return torch.from_numpy(np.array(chip)).permute(2, 0, 1)[None].float()


@lru_cache(maxsize=1)
def microscope(path: Path) -> Microscope:
    """The one of a weights file, kept after its first use."""
    return Microscope(path)
