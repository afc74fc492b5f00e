"""No class and no function is larger than the house allows, unless it says beside it why."""

from __future__ import annotations

import importlib.util
from pathlib import Path

SCRIPT = Path(__file__).parents[1] / "docs" / "sizes.py"
HELD = ("app", "core", "models", "portico")


def test_what_is_large_says_why() -> None:
    spec = importlib.util.spec_from_file_location("sizes", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    sizes = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sizes)
    found = [(where, size, above) for size, _kind, where, above in sizes.sized() if Path(where).parts[0] in HELD]
    assert found
    assert [(where, size) for where, size, above in found if above] == []
