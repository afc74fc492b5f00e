"""What the documents promise is there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_every_row_of_the_threat_model_names_a_test_that_exists() -> None:
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("|") and not re.match(r"\|[- ]*[-|]|\| threat", line)]
    assert len(rows) > 25
    for row in rows:
        found = re.findall(r"`(tests/[\w/.]+?\.py)(?:::(test_\w+))?`", row)
        assert found, f"no test is named: {row}"
        for file, name in found:
            assert (ROOT / file).is_file(), file
            assert not name or f"def {name}(" in (ROOT / file).read_text(encoding="utf-8"), f"{file}::{name}"
