"""The cells of docs/notebook.md run from top to bottom."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

NOTEBOOK = Path(__file__).resolve().parents[2] / "docs" / "notebook.md"


def test_the_cells_of_the_notebook_run(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = NOTEBOOK.read_text(encoding="utf-8")
    names: dict[str, object] = {"__name__": "notebook"}
    cells = list(re.finditer(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))
    assert len(cells) > 8
    for cell in cells:
        before = "\n" * text[: cell.start(1)].count("\n")  # so that errors name the line of the page
        exec(compile(before + cell[1], str(NOTEBOOK), "exec"), names)  # that is what it is for
    said = capsys.readouterr().out
    assert "this face is already enrolled as Eileen Collins" in said
    assert "deny None" in said
