from __future__ import annotations

from importlib.metadata import EntryPoint
from typing import TypeGuard

import pytest

from core.base import tables
from core.base.tables import Table, UnfitError


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


@pytest.mark.parametrize("name", ["word", "lost"])
def test_what_is_of_another_kind_or_cannot_be_loaded_is_unfit(table: Table[float], name: str) -> None:
    with pytest.raises(UnfitError):
        table.find(name)
