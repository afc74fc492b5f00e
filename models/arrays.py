"""Weights of small networks as files, of those that Portico ships and of those trained here: arrays in one ``.npz``."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

Module = TypeVar("Module", bound=nn.Module)
_COUNTED = "num_batches"  # of batches that a normalisation has seen: nobody asks for it afterwards


def save(network: nn.Module, path: Path) -> None:
    """Write the weights as float16: rounding them moves no answer that matters."""
    path.write_bytes(packed(network))


def packed(
    network: nn.Module, kind: type[np.floating] = np.float16, beside: Mapping[str, bytes] | None = None
) -> bytes:
    """Weights as :func:`load` reads them; the same ones give the same bytes.

    Args:
        network: on any device.
        kind: of the numbers: float32 where they must be the same to the last bit, or may be larger than 65,504.
        beside: what else the file is to hold, by the names of the entries, before the weights.

    """
    entries = dict(beside or {})
    for name, value in network.state_dict().items():
        if _COUNTED not in name:
            entries[f"{name}.npy"] = entry(value.cpu().numpy().astype(kind))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            about = zipfile.ZipInfo(name)  # whose date is always the same
            about.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(about, content)
    return buffer.getvalue()


def entry(values: npt.NDArray[Any]) -> bytes:
    """An array as an entry ``NAME.npy`` of such a file."""
    buffer = io.BytesIO()
    np.lib.format.write_array(buffer, values, allow_pickle=False)
    return buffer.getvalue()


def load(network: Module, path: Path) -> Module:
    """Fill a network with weights written by :func:`save`, and set it to evaluation.

    Raises:
        RuntimeError: the file belongs to another network.

    """
    with np.load(path, allow_pickle=False) as arrays:
        return fill(network, {name: arrays[name] for name in arrays.files})


def fill(network: Module, weights: Mapping[str, npt.NDArray[Any]]) -> Module:
    """Fill a network with weights by name, and set it to evaluation.

    Raises:
        RuntimeError: they belong to another network.

    """
    state = {name: torch.from_numpy(one.astype(np.float32)) for name, one in weights.items()}
    known = {name: value for name, value in network.state_dict().items() if _COUNTED in name}
    network.load_state_dict(state | known)
    return network.eval()
