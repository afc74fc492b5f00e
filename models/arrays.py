"""Weights of small networks that Portico ships: arrays of float16 in one ``.npz``."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from torch import nn

Module = TypeVar("Module", bound=nn.Module)


def save(network: nn.Module, path: Path) -> None:
    """Write the weights as float16: rounding them moves no answer that matters."""
    path.write_bytes(packed(network))


def packed(network: nn.Module) -> bytes:
    """What :func:`save` writes."""
    arrays = {name: value.numpy() for name, value in network.state_dict().items() if "num_batches" not in name}
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **{n: a.astype(np.float16) for n, a in arrays.items()})
    return buffer.getvalue()


def load(network: Module, path: Path) -> Module:
    """Fill a network with weights written by :func:`save`, and set it to evaluation.

    Raises:
        RuntimeError: the file belongs to another network.

    """
    with np.load(path, allow_pickle=False) as arrays:
        state = {name: torch.from_numpy(arrays[name].astype(np.float32)) for name in arrays.files}
    known = {name: value for name, value in network.state_dict().items() if "num_batches" in name}
    network.load_state_dict(state | known)
    return network.eval()
