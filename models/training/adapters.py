"""Small heads on the vectors of an embedder that is not trained any more: minutes on two cores instead of weeks.

Both begin as the embedder, or what is fitted to it already: what they add is nothing at first, so weight decay
pulls them back to where they began (residual adapters, Rebuffi, Bilen and Vedaldi, NIPS 2017; heads for few-shot
learning, Gao et al.: "CLIP-Adapter", IJCV 2024).
"""

from __future__ import annotations

from typing import Literal

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

Array = npt.NDArray[np.float32]
AdapterKind = Literal["linear", "two-layer"]


class LinearAdapter(nn.Module):
    """Vectors (N, D) of any length → unit codes (N, d): y + y T, where y is where it began and T is nothing at first.

    Args:
        width: of the vectors.
        mean: (D,) taken away first, from the vector of unit length; nothing by default.
        projection: (D, d) applied next; by default the vectors stay as they are.

    """

    mean: Tensor
    projection: Tensor

    def __init__(self, width: int, mean: Array | None = None, projection: Array | None = None):
        super().__init__()
        self.register_buffer("mean", torch.zeros(width) if mean is None else torch.tensor(mean))
        self.register_buffer("projection", torch.eye(width) if projection is None else torch.tensor(projection))
        self.width = self.projection.shape[1]
        self.turn = nn.Parameter(torch.zeros(self.width, self.width))

    def began(self, vectors: Tensor) -> Tensor:
        """The unit codes (N, d) that it begins with."""
        return functional.normalize((functional.normalize(vectors) - self.mean) @ self.projection)

    def forward(self, vectors: Tensor) -> Tensor:
        codes = self.began(vectors)
        return functional.normalize(codes + codes @ self.turn)

    def arrays(self) -> dict[str, Array]:
        """What a recognition profile's transform needs to do the same: the addition is part of the projection."""
        whole = self.projection @ (torch.eye(self.width) + self.turn)
        return {"mean": _array(self.mean), "projection": _array(whole)}


class TwoLayerAdapter(LinearAdapter):
    """Vectors (N, D) → unit codes (N, d): y + relu(y H + b) B, where B is nothing at first.

    Args:
        width: of the vectors.
        hidden: width of the layer between.
        mean: see :class:`LinearAdapter`.
        projection: likewise.

    """

    def __init__(self, width: int, hidden: int = 256, mean: Array | None = None, projection: Array | None = None):
        super().__init__(width, mean, projection)
        del self.turn
        self.hidden = nn.Linear(self.width, hidden)
        nn.init.normal_(self.hidden.weight, std=self.width**-0.5)
        nn.init.zeros_(self.hidden.bias)
        # codes are of unit length: times the root of the width their entries are about 1
        self.gain = self.width**0.5
        self.back = nn.Parameter(torch.zeros(hidden, self.width))
        self.rectifier = nn.ReLU()

    def forward(self, vectors: Tensor) -> Tensor:
        codes = self.began(vectors)
        return functional.normalize(codes + self.rectifier(self.hidden(self.gain * codes)) @ self.back / self.gain)

    def arrays(self) -> dict[str, Array]:
        """What a recognition profile's transform needs to do the same."""
        return {
            "mean": _array(self.mean),
            "projection": _array(self.projection),
            "hidden": _array(self.hidden.weight.T * self.gain),
            "bias": _array(self.hidden.bias),
            "back": _array(self.back / self.gain),
        }


def adapter_of(
    kind: AdapterKind, width: int, mean: Array | None = None, projection: Array | None = None, hidden: int = 256
) -> LinearAdapter:
    """An adapter by its name; see :class:`LinearAdapter` and :class:`TwoLayerAdapter`."""
    if kind == "linear":
        return LinearAdapter(width, mean, projection)
    return TwoLayerAdapter(width, hidden, mean, projection)


def _array(values: Tensor) -> Array:
    return np.ascontiguousarray(values.detach().cpu().numpy(), np.float32)
