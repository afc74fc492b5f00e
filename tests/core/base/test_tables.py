from __future__ import annotations

import importlib
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any, TypeGuard

import pytest

from core.base import tables
from core.base.tables import Table, UnfitError, shelved


def _is_number(found: object) -> TypeGuard[float]:
    return isinstance(found, float)


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> Table[float]:
    points = [
        EntryPoint("tau", "math:tau", "numbers"),
        EntryPoint("pi", "math:e", "numbers"),
        EntryPoint("tau", "math:nan", "numbers"),
        EntryPoint("word", "string:digits", "numbers"),
        EntryPoint("lost", "nothing_of_that_name:x", "numbers"),
    ]
    monkeypatch.setattr(tables, "entry_points", lambda group: points if group == "numbers" else [])
    return Table("numbers", {"pi": "math:pi", "one": 1.0}, _is_number)


def test_its_own_go_before_what_is_brought_and_the_first_of_a_name_holds(table: Table[float]) -> None:
    assert table.names() == ["pi", "one", "tau", "word", "lost"]
    assert table.brought() == ["tau", "word", "lost"]
    assert [table.find(name) for name in ("pi", "one", "tau")] == [pytest.approx(3.14159), 1.0, pytest.approx(6.28318)]
    assert table.find("zero") is None


@pytest.mark.parametrize(
    ("name", "why"), [("word", "string:digits is something else"), ("lost", "No module named 'nothing_of_that_name'")]
)
def test_what_is_of_another_kind_or_cannot_be_loaded_is_unfit(table: Table[float], name: str, why: str) -> None:
    with pytest.raises(UnfitError) as caught:
        table.find(name)
    assert caught.value.why == why


def test_of_a_shelf_it_is_said_why_something_brought_cannot_be_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "shelf_of_ours").mkdir()
    keyed = "from types import SimpleNamespace as Thing\n"
    (tmp_path / "shelf_of_ours" / "__init__.py").touch()
    (tmp_path / "shelf_of_ours" / "first.py").write_text(f"{keyed}THING = Thing(key='one')\n")
    (tmp_path / "brought_to_it.py").write_text(f"{keyed}ONE, TWO = Thing(key='one'), Thing(key='two')\n")
    monkeypatch.syspath_prepend(tmp_path)
    places = {"one": "ONE", "two": "TWO", "three": "TWO", "four": "FOUR"}
    points = [EntryPoint(name, f"brought_to_it:{place}", "things") for name, place in places.items()]
    monkeypatch.setattr(tables, "entry_points", lambda group: points)
    table: Table[Any] = Table("things", {}, lambda _found: True)
    shelf = shelved(importlib.import_module("shelf_of_ours"), "THING", table)
    assert list(shelf.found) == ["one", "two"]
    assert shelf.unfit == {
        "one": "Portico has one of that name",
        "three": "it calls itself two, and its entry point three",
        "four": "module 'brought_to_it' has no attribute 'FOUR'",
    }
