"""Where a network is trained."""

from __future__ import annotations

import torch


def best() -> str:
    """A graphics card where there is one that torch can use, else the CPU."""
    return "cuda" if torch.cuda.is_available() else "cpu"


def threads() -> int:
    """Threads that torch takes on the CPU."""
    return torch.get_num_threads()


def version() -> str:
    """Of torch."""
    return str(torch.__version__)
