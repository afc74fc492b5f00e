"""What the wheel says it needs is all that its modules import."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OWN = ("app", "core", "data", "models", "portico")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CHOICE = ("cpu", "gpu")
"""Extras of which every installation has one."""
EXTRAS = {"app/serve": "server", "core/store/server_connection.py": "postgres"}
"""Folders and modules that are imported only by whoever has asked for an extra."""
BROUGHT = {"h11": "uvicorn", "protobuf": "onnx", "pydantic-core": "pydantic", "starlette": "fastapi"}
"""Distributions whose version another one chooses: naming them, too, could only contradict it."""


def _name(requirement: str) -> str:
    """The distribution that a requirement is about, as package indexes write it."""
    found = re.match(r"[\w.-]+", requirement)
    assert found is not None, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def _named(*extras: str) -> set[str]:
    optional = PROJECT["optional-dependencies"]
    return {_name(one) for one in (*PROJECT["dependencies"], *(one for extra in extras for one in optional[extra]))}


def _imported(body: Sequence[ast.stmt]) -> Iterator[str]:
    """Top-level packages that Python imports as it reads a module; what is tried may be missing."""
    for node in body:
        if isinstance(node, ast.Import):
            yield from (one.name.partition(".")[0] for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module is not None:
            yield node.module.partition(".")[0]
        elif isinstance(node, ast.If):
            if "TYPE_CHECKING" not in ast.unparse(node.test):
                yield from _imported(node.body)
            yield from _imported(node.orelse)
        elif isinstance(node, ast.With | ast.ClassDef):
            yield from _imported(node.body)


@cache
def _bringing() -> dict[str, list[str]]:
    return {package: [_name(one) for one in of] for package, of in importlib.metadata.packages_distributions().items()}


def _lacking(source: str, path: str = "core/x.py") -> set[str]:
    """Packages that a module imports and that no distribution brings which its installation is told to have."""
    extras = [extra for place, extra in EXTRAS.items() if path == place or path.startswith(f"{place}/")]
    return _without(set(_imported(ast.parse(source).body)), _named(*CHOICE, *extras))


def _lacking_later(source: str) -> set[str]:
    """Packages that a module imports anywhere, in functions too, and that no extra brings."""
    every = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Import | ast.ImportFrom)]
    return _without(set(_imported(every)), _named(*PROJECT["optional-dependencies"]))


def _without(imported: set[str], named: set[str]) -> set[str]:
    enough = named | {brought for brought, by in BROUGHT.items() if by in named}
    others = imported.difference(OWN, sys.stdlib_module_names)
    return {one for one in others if not enough & set(_bringing().get(one, [_name(one)]))}


@pytest.mark.parametrize("package", OWN)
def test_what_modules_import_is_named(package: str) -> None:
    found = {}
    for module in sorted((ROOT / package).rglob("*.py")):
        path, source = module.relative_to(ROOT).as_posix(), module.read_text(encoding="utf-8")
        if lacking := _lacking(source, path) | _lacking_later(source):
            found[path] = lacking
    assert not found


@pytest.mark.parametrize(
    ("source", "lacking"),
    [
        ("import numpy, PIL.Image, os\nfrom core.faces import Faces", set()),
        ("import pytest", {"pytest"}),
        ("from nowhere.within import this", {"nowhere"}),
        ("import fastapi", {"fastapi"}),
        ("if sys.platform == 'linux':\n    import pytest", {"pytest"}),
        ("class A:\n    import pytest", {"pytest"}),
        ("def f():\n    import pytest", set()),
        ("try:\n    import pytest\nexcept ImportError:\n    pass", set()),
        ("if TYPE_CHECKING:\n    import pytest\nelse:\n    import mypy", {"mypy"}),
        ("from . import pytest", set()),
    ],
)
def test_what_is_not_named_is_found(source: str, lacking: set[str]) -> None:
    assert _lacking(source) == lacking


def test_what_functions_import_may_be_of_any_extra() -> None:
    assert _lacking_later("def f():\n    import fastapi, nowhere") == {"nowhere"}


@pytest.mark.parametrize(("brought", "by"), BROUGHT.items())
def test_what_another_one_brings_it_still_brings(brought: str, by: str) -> None:
    pytest.importorskip(by)
    needed = importlib.metadata.requires(by) or []
    assert brought in {_name(one) for one in needed if "extra ==" not in one}
