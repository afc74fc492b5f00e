"""What a thread beside Qt's may not do."""

from __future__ import annotations

import ast
from pathlib import Path

import app

_OPENING = {"fromData", "loadFromData", "QImageReader", "QBuffer"}


def test_pictures_are_never_opened_by_qt() -> None:
    """Qt's readers hold the interpreter's lock while they connect signals: the window could stand still for ever."""
    found = [
        f"{path.name}:{node.lineno}"
        for path in Path(app.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Attribute) and node.attr in _OPENING)
        or (isinstance(node, ast.Name) and node.id in _OPENING)
    ]
    assert found == []
