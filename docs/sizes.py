"""The largest classes and functions, and those above what the house allows: python docs/sizes.py [COUNT]."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

CLASS, FUNCTION = 300, 60
"""Lines that a class and a function have at most; what has more says why, beside it: ``# long: …``."""

_ROOT = Path(__file__).resolve().parents[1]
_FOLDERS = ("app", "core", "models", "portico")


def sized() -> list[tuple[int, str, str, bool]]:
    """Lines, kind, where, and whether it is above what is allowed without a reason, largest first."""
    found = []
    for path in sorted(file for folder in _FOLDERS for file in (_ROOT / folder).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        lines = text.splitlines()
        for node in ast.walk(ast.parse(text)):
            if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) or node.end_lineno is None:
                continue
            size = node.end_lineno - node.lineno + 1
            kind, most = ("class", CLASS) if isinstance(node, ast.ClassDef) else ("function", FUNCTION)
            above = size > most and "# long: " not in lines[node.lineno - 1] + lines[node.lineno - 2]
            found.append((size, kind, f"{path.relative_to(_ROOT)}:{node.lineno} {node.name}", above))
    return sorted(found, reverse=True)


def main() -> int:
    """Print them; 1 where something is too large."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    found = sized()
    for wanted in ("class", "function"):
        print(f"the largest, each a {wanted}:")
        for size, _kind, where, _above in [one for one in found if one[1] == wanted][:count]:
            print(f"{size:6}  {where}")
    above = [one for one in found if one[3]]
    print(f"{len(above)} above {CLASS} lines a class and {FUNCTION} a function, without a reason beside it:")
    for size, kind, where, _above in above:
        print(f"{size:6}  {kind} {where}")
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())
