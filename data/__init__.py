"""Shipped data: the weights manifest, recognition profiles and small fitted artefacts."""

from importlib.resources import files
from pathlib import Path


def path(name: str) -> Path:
    """A shipped file or folder by its name relative to this package."""
    return Path(str(files(__name__))) / name
