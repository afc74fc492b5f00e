"""The examples in the docstrings of public names run as they stand."""

from __future__ import annotations

import ast
import doctest
import importlib
import inspect
import itertools
from pathlib import Path

import pytest

import portico

MODULES = ("portico.pictures", "portico.recognition", "portico.sites", "portico.vision")


ALIASES = {"Image": "core.faces", "Picture": "portico.pictures"}
"""What stands for a type: the text below it is no attribute of it, and is read in its module."""
WITHOUT = {"__version__"}  # a text


def _examples() -> list[doctest.DocTest]:
    """Of everything in these modules, and of each public name that comes from another."""
    finder = doctest.DocTestFinder(exclude_empty=True)
    found = [test for name in MODULES for test in finder.find(importlib.import_module(name))]
    for name in sorted(set(portico.__all__) - WITHOUT - ALIASES.keys()):
        if (public := getattr(portico, name)).__module__ not in MODULES:
            found += finder.find(public, name)
    parser = doctest.DocTestParser()
    found += [parser.get_doctest(_below(name), {}, name, ALIASES[name], 0) for name in ALIASES]
    return [test for test in found if test.examples]


def _below(alias: str) -> str:
    """The text that follows an assignment."""
    written = ast.parse(inspect.getsource(importlib.import_module(ALIASES[alias]))).body
    for line, text in itertools.pairwise(written):
        if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == alias and isinstance(text, ast.Expr):
            return str(ast.literal_eval(text.value))
    return ""


@pytest.fixture(scope="module", autouse=True)
def loaded(cache: Path) -> portico.Portico:
    """What all examples share, as they would in one notebook."""
    p = portico.load()
    assert portico.load().engine is p.engine
    return p


@pytest.mark.parametrize("example", _examples(), ids=lambda test: test.name)
def test_an_example_gives_what_it_says(example: doctest.DocTest) -> None:
    report: list[str] = []
    result = doctest.DocTestRunner().run(example, out=report.append)
    assert not result.failed, "".join(report)


def test_every_public_name_has_one() -> None:
    shown = {test.name.rpartition(".")[2] for test in _examples()}
    methods = {name for name in vars(portico.Portico) if not name.startswith("_")} - {"recogniser"}
    assert (set(portico.__all__) - WITHOUT | methods) - shown == set()
