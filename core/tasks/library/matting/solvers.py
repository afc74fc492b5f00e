"""Single functions of PyMatting, without the whole of it.

``import pymatting`` imports every solver there is, and each is compiled where it is imported for the first time on a
machine: fifty seconds of processor time in all, where those used here take three to ten each. So its packages are
entered here as empty ones, and the modules that are wanted are imported into them.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from types import ModuleType
from typing import Any

_WHOLE = "pymatting"
_PACKAGES = ("alpha", "foreground", "laplacian", "preconditioner", "solver", "util")


def loaded(name: str) -> bool:
    """Whether a function has been imported in this process, and so compiled."""
    return f"{_WHOLE}.{name}" in sys.modules


def function(name: str) -> Any:
    """A function of PyMatting.

    Args:
        name: of its module, which has the function's own name at the end: "alpha.estimate_alpha_cf".

    Raises:
        ImportError: PyMatting is not installed, or has no such module.

    """
    if _WHOLE not in sys.modules:
        spec = importlib.util.find_spec(_WHOLE)
        if spec is None:
            raise ImportError(f"{_WHOLE} is not installed")
        places = list(spec.submodule_search_locations or ())
        _enter(_WHOLE, places)
        for package in _PACKAGES:
            _enter(f"{_WHOLE}.{package}", [f"{place}/{package}" for place in places])
    return getattr(importlib.import_module(f"{_WHOLE}.{name}"), name.rpartition(".")[2])


def _enter(name: str, places: list[str]) -> None:
    package = ModuleType(name)
    package.__path__ = places
    sys.modules[name] = package
