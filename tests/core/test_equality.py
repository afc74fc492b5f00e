"""No dataclass that holds arrays compares them: ``==`` between two of those raises, or answers for one field alone."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ARRAYS = {"NDArray", "ndarray", "Tensor"}


def _trees() -> dict[str, ast.Module]:
    return {
        path.relative_to(ROOT).with_suffix("").as_posix().replace("/", "."): ast.parse(path.read_text(encoding="utf-8"))
        for package in ("app", "core", "models")
        for path in sorted((ROOT / package).rglob("*.py"))
    }


def _names(tree: ast.AST) -> set[str]:
    """Names in an annotation, but those of what a function takes and gives: functions are compared by identity."""
    if isinstance(tree, ast.Subscript) and isinstance(tree.value, ast.Name) and tree.value.id in {"Callable", "Future"}:
        return set()
    own = {tree.id} if isinstance(tree, ast.Name) else {tree.attr} if isinstance(tree, ast.Attribute) else set()
    return own.union(*(_names(child) for child in ast.iter_child_nodes(tree)))


def _arrays(trees: dict[str, ast.Module]) -> dict[str, set[str]]:
    """For each module, the names that stand for arrays in it: of numpy, of its own, imported."""
    known = {module: set(ARRAYS) for module in trees}
    imports = {
        module: [n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module in known]
        for module, tree in trees.items()
    }
    while True:
        before = sum(map(len, known.values()))
        for module, tree in trees.items():
            for node in imports[module]:
                known[module] |= {a.asname or a.name for a in node.names if a.name in known[str(node.module)]}
            for one in tree.body:
                alias = isinstance(one, ast.Assign) and isinstance(one.value, ast.Subscript | ast.BinOp)
                if alias and isinstance(one.targets[0], ast.Name) and _names(one.value) & known[module]:
                    known[module].add(one.targets[0].id)
        if sum(map(len, known.values())) == before:
            return known


def _compares(node: ast.ClassDef) -> bool:
    """Whether it is a dataclass whose fields are compared one by one."""
    for mark in node.decorator_list:
        called = mark.func if isinstance(mark, ast.Call) else mark
        if isinstance(called, ast.Name) and called.id == "dataclass":
            given = mark.keywords if isinstance(mark, ast.Call) else []
            off = any(k.arg == "eq" and isinstance(k.value, ast.Constant) and k.value.value is False for k in given)
            return not off and not any(isinstance(n, ast.FunctionDef) and n.name == "__eq__" for n in node.body)
    return any(isinstance(base, ast.Name) and base.id == "NamedTuple" for base in node.bases)


def _held(node: ast.ClassDef) -> list[ast.AnnAssign]:
    """The fields that are compared."""
    fields = [n for n in node.body if isinstance(n, ast.AnnAssign)]
    return [n for n in fields if n.value is None or "compare=False" not in ast.unparse(n.value)]


def test_no_dataclass_that_holds_arrays_compares_them() -> None:
    trees = _trees()
    arrays = _arrays(trees)
    assert {"Float", "Image"} <= arrays["core.live.doorway"]  # they are followed through imports
    wrong = [
        f"{module}.{node.name}"
        for module, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and _compares(node)
        if any(_names(field.annotation) & arrays[module] for field in _held(node))
    ]
    assert not wrong, f"give them eq=False: {wrong}"
