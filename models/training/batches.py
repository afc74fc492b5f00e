"""Many rows through a network, so many at once: all of them together would not fit into memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

Rows = TypeVar("Rows", Tensor, npt.NDArray[np.uint8], npt.NDArray[np.float16])
AT_ONCE = 128
"""Small pictures, or codes."""


def in_parts(rows: Rows, size: int = AT_ONCE) -> Iterator[Rows]:
    """Rows (N, …) part after part, ``size`` at most in each; of no rows it is one part without any."""
    for start in range(0, max(1, len(rows)), size):
        yield rows[start : start + size]


def answers(ask: Callable[[Tensor], Any], parts: Iterable[Tensor], device: torch.device) -> Tensor:
    """What is answered to all parts, one below the other, without gradients and on the CPU.

    Args:
        ask: a network in evaluation mode, or one of its methods.
        parts: of what it takes.
        device: where it is.

    """
    with torch.no_grad():
        return torch.cat([ask(part.to(device)).cpu() for part in parts])
