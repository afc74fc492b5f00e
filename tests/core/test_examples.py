"""The examples in the docstrings of core's own public names run as they stand."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

SHOWN = {
    "core.cameras.source": {"Source"},
    "core.engine.engine": {"Engine"},
    "core.faces": {"Faces"},
    "core.gallery.recogniser": {"Recogniser"},
    "core.live.watch": {"Watch"},
    "core.people.enrolment": {"Enroller"},
    "core.site.site": {"Site"},
    "core.tasks.task": {"Given", "Result", "Task"},
}


def _examples() -> list[doctest.DocTest]:
    finder = doctest.DocTestFinder(exclude_empty=True)
    return [test for name in SHOWN for test in finder.find(importlib.import_module(name)) if test.examples]


@pytest.mark.parametrize("example", _examples(), ids=lambda test: test.name)
def test_an_example_gives_what_it_says(example: doctest.DocTest, cache: Path) -> None:
    report: list[str] = []
    example.globs = {}  # what it uses, it imports
    result = doctest.DocTestRunner().run(example, out=report.append)
    assert not result.failed, "".join(report)


def test_each_has_one() -> None:
    shown = {test.name for test in _examples()}
    assert {f"{module}.{name}" for module, names in SHOWN.items() for name in names} <= shown
