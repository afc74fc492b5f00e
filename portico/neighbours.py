"""Whether something beside a program hides one of Portico's own packages, whose names are short ones.

Python takes the first ``models`` that it finds: a file ``models.py`` beside a notebook goes before the package that is
installed. What comes of it is an error deep inside, about a module that nobody has heard of.
"""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

_HOME = Path(__file__).resolve().parents[1]
_INSTALLED = {"site-packages", "dist-packages"}


class HiddenError(ImportError):
    """Another module stands where one of Portico's own is looked for."""


def require(*names: str) -> None:
    """See that packages are those that belong to this one.

    Raises:
        HiddenError: one of them is not; in one sentence, what hides it and what to do.

    """
    for name in names:
        found = _place(name)
        if found is None:
            raise HiddenError(f"Portico's package {name} is not where it belongs, in {_HOME}: install Portico anew")
        if found.resolve() != _HOME / name:
            raise HiddenError(_words(name, found))


def is_command() -> bool:
    """Whether the program that runs is the command ``portico``, or begins as ``python -m portico``."""
    return bool(sys.argv) and Path(sys.argv[0]).name.partition(".")[0] in ("portico", "portico-script", "-m")


def _place(name: str) -> Path | None:
    """The package of a name, or the file where it is none; whatever is imported already, or would be."""
    loaded = sys.modules.get(name)
    origin, folders = _of_module(loaded) if loaded is not None else _of_spec(find_spec(name))
    if origin is None:
        return Path(folders[0]) if folders else None
    path = Path(origin)
    return path.parent if path.stem == "__init__" else path


def _of_module(module: ModuleType) -> tuple[str | None, list[str]]:
    return getattr(module, "__file__", None), list(getattr(module, "__path__", []))


def _of_spec(spec: ModuleSpec | None) -> tuple[str | None, list[str]]:
    if spec is None:
        return None, []
    return spec.origin if spec.has_location else None, list(spec.submodule_search_locations or [])


def _words(name: str, found: Path) -> str:
    kind = "folder" if found.is_dir() else "file"
    if _INSTALLED & set(found.parts):
        return (
            f"another package that is installed, {found}, hides Portico's own package {name}: "
            "install Portico into an environment of its own"
        )
    return f"the {kind} {found} hides Portico's own package {name}: rename it, or start from another folder"
