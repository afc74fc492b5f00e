"""The examples in the docstrings of public names run as they stand."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

import portico

MODULES = ("portico.pictures", "portico.recognition", "portico.sites", "portico.vision")


def _examples() -> list[doctest.DocTest]:
    finder = doctest.DocTestFinder(exclude_empty=True)
    return [test for name in MODULES for test in finder.find(importlib.import_module(name)) if test.examples]


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


def test_every_public_function_has_one() -> None:
    shown = {test.name.rpartition(".")[2] for test in _examples()}
    functions = {"draw", "load", "read", "site", "task", "tasks", "watch"}
    methods = {name for name in vars(portico.Portico) if not name.startswith("_")} - {"recogniser"}
    assert functions | methods <= shown
