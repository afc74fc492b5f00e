"""Weights of small networks that Portico ships: arrays of float16 in one ``.npz``."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from torch import nn

Module = TypeVar("Module", bound=nn.Module)


def save(network: nn.Module, path: Path) -> None:
    """Write the weights as float16: rounding them moves no answer that matters."""
    path.write_bytes(packed(network))


def packed(network: nn.Module, kind: type[np.floating] = np.float16) -> bytes:
    """Weights as :func:`load` reads them; the same ones give the same bytes.

    Args:
        network: on the CPU.
        kind: of the numbers: float32 where they must be the same to the last bit, or may be larger than 65,504.

    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, value in network.state_dict().items():
            if "num_batches" not in name:
                entry = io.BytesIO()
                np.lib.format.write_array(entry, value.numpy().astype(kind), allow_pickle=False)
                about = zipfile.ZipInfo(f"{name}.npy")  # whose date is always the same
                about.compress_type = zipfile.ZIP_DEFLATED
                file.writestr(about, entry.getvalue())
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
