"""Tables on a terminal and in a file."""

from __future__ import annotations

import pytest

from app.cli.tables import print_table
from core.base.findings import Table


def test_no_word_is_broken_and_no_line_of_what_another_program_reads(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    columns = tuple(f"column {n} of many" for n in range(12))
    table = Table(columns, (("super-resolve + denoise", *range(11)),))
    print_table(table)
    assert len(capsys.readouterr().out.splitlines()) == 2
    monkeypatch.setenv("FORCE_COLOR", "1")  # as on a terminal
    monkeypatch.setenv("COLUMNS", "60")
    print_table(table)
    out = capsys.readouterr().out
    assert len(out.splitlines()) > 2
    assert "super-resolve" in out


def test_numbers_have_the_digits_that_say_something(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(Table(("a", "b", "c", "d", "e"), ((62028.0, 0.0001, 0.0, 12.5, -0.25),)))
    assert capsys.readouterr().out.splitlines()[1].split() == ["62,028", "0.0001", "0.000", "12.500", "-0.250"]
