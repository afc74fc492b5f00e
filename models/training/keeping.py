"""What is kept of a training that is under way, so that it goes on to the same bits after it was stopped or killed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch

from models.messages import Message

NAME = "last.pt"
_FORMAT = 2
_ARRAY, _NUMBER = " array", " number"  # keys that no mapping of a lesson has
_SMALL = 1 << 62


class TrainingError(Exception):
    """A training cannot go on; the message is one sentence, a :class:`models.messages.Message`."""

    def __init__(self, template: str, /, **fields: object):
        self.message = Message(template, **fields)
        super().__init__(self.message)


def write(folder: Path, state: Mapping[str, Any]) -> None:
    """Put a state in the place of the one that was kept; it is there in full or not at all.

    Raises:
        OSError: it cannot be written; what was kept stays.

    """
    path, part = folder / NAME, folder / f"{NAME}.part"
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        torch.save(_packed({**state, "format": _FORMAT}), file)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def read(folder: Path) -> dict[str, Any] | None:
    """The state that was kept; None where there is none.

    Raises:
        TrainingError: the file is damaged, or of another version.

    """
    path = folder / NAME
    if not path.exists():
        return None
    try:
        state: dict[str, Any] = _unpacked(torch.load(path, weights_only=True, map_location="cpu"))
    except Exception as error:  # what torch says of a damaged file has many names
        raise TrainingError("{path} cannot be read: begin this training anew", path=path) from error
    if state.get("format") != _FORMAT:
        raise TrainingError("{path} is of another version of Portico: begin this training anew", path=path)
    return state


def chance(device: torch.device) -> dict[str, Any]:
    """The state of torch's own generators."""
    found = {"cpu": torch.get_rng_state()}
    if device.type == "cuda":
        found["cuda"] = torch.cuda.get_rng_state(device)
    return found


def set_chance(state: Mapping[str, Any], device: torch.device) -> None:
    """Set torch's own generators to a state of :func:`chance`."""
    torch.set_rng_state(state["cpu"])
    if device.type == "cuda" and "cuda" in state:
        torch.cuda.set_rng_state(state["cuda"], device)


def _packed(value: Any) -> Any:
    """With what the file takes: it knows no arrays and no numbers of more than 64 bits."""
    if isinstance(value, Mapping):
        return {key: _packed(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_packed(one) for one in value) if type(value) in (list, tuple) else list(map(_packed, value))
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, np.ndarray):
        return {_ARRAY: torch.from_numpy(np.array(value))}
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > _SMALL:
        return {_NUMBER: str(value)}
    return value


def _unpacked(value: Any) -> Any:
    if isinstance(value, dict):
        if _ARRAY in value:
            return value[_ARRAY].numpy()
        if _NUMBER in value:
            return int(value[_NUMBER])
        return {key: _unpacked(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_unpacked(one) for one in value)
    return value
