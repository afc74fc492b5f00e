"""What an expression of a source file can read like, as far as its texts can be traced in that file."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product

FIELD = "\0"
"""Stands for a part that is known only when the program runs."""
_MOST = 64  # forms of one sentence


@dataclass
class Traced:
    """One source file.

    Attributes:
        tree: its syntax.
        asides: texts that stand for themselves within fields of others, such as those that a function returns.

    """

    tree: ast.Module
    asides: set[str] = field(default_factory=set)
    _parents: dict[ast.AST, ast.AST] = field(default_factory=dict)
    _values: dict[tuple[ast.AST | None, str], list[ast.expr]] = field(default_factory=dict)  # by function or class
    _functions: dict[str, ast.FunctionDef] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for node in ast.walk(self.tree):
            for child in ast.iter_child_nodes(node):
                self._parents[child] = node
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef):
                self._functions[node.name] = node
            elif isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
                for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                    self._assign(target, node.value)

    def _assign(self, target: ast.expr, value: ast.expr) -> None:
        match target, value:
            case (ast.Tuple(elts=names), ast.Tuple(elts=values)) if len(names) == len(values):
                for one, own in zip(names, values, strict=True):
                    self._assign(one, own)
            case ast.Name(id=name), _:
                self._values.setdefault((self._around(target, ast.FunctionDef, ast.ClassDef), name), []).append(value)
            case ast.Attribute(value=ast.Name(id="self"), attr=name), _:
                self._values.setdefault((self.class_around(target), f"self.{name}"), []).append(value)

    def _around(self, node: ast.AST, *kinds: type[ast.AST]) -> ast.AST | None:
        above = self._parents.get(node)
        while above is not None and not isinstance(above, kinds):
            above = self._parents.get(above)
        return above

    def class_around(self, node: ast.AST) -> ast.AST | None:
        """The class that a node stands in."""
        return self._around(node, ast.ClassDef)

    def forms(self, node: ast.expr, seen: frozenset[str] = frozenset()) -> list[str]:
        """All that an expression can read like, with :data:`FIELD` for each part that cannot be traced."""
        match node:
            case ast.Constant(value=str(text)):
                return [text.replace("{}", FIELD)]
            case ast.JoinedStr(values=parts):
                return _joined(self.forms(part, seen) for part in parts)
            case ast.FormattedValue(value=inner, conversion=-1, format_spec=None):
                return self.forms(inner, seen)
            case ast.IfExp(body=body, orelse=orelse):
                return [*self.forms(body, seen), *self.forms(orelse, seen)]
            case ast.BoolOp(op=ast.Or(), values=parts):
                return [form for part in parts for form in self.forms(part, seen)]
            case ast.Call(func=ast.Name(id="amount"), args=[_, one, many]):
                self._note(f"1 {form}" for form in self.forms(one, seen))
                self._note(f"{FIELD} {form}" for form in self.forms(many, seen))
                return [FIELD]
            case ast.BinOp(op=ast.Add(), left=left, right=right):
                return _joined([self.forms(left, seen), self.forms(right, seen)])
        return self._looked_up(node, seen)

    def _looked_up(self, node: ast.expr, seen: frozenset[str]) -> list[str]:
        """The same for what stands for a text: a name, an attribute, an entry of a table."""
        match node:
            case ast.Name(id=name) if name not in seen:
                return self._of_name(node, name, seen | {name})
            case ast.Attribute(value=ast.Name(id="self"), attr=name) if name not in seen:
                return self._of_values(self._values.get((self.class_around(node), f"self.{name}"), []), seen | {name})
            case ast.Subscript(value=ast.Name(id=name)):
                tables = [t for t in self._values.get((None, name), []) if isinstance(t, ast.Dict)]
                return self._of_values([value for table in tables for value in table.values], seen)
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(value=ast.Name(id="self"), attr=name)):
                self._follow(name, seen)
        self._look_within(node)
        return [FIELD]

    def _of_name(self, node: ast.AST, name: str, seen: frozenset[str]) -> list[str]:
        function = self._around(node, ast.FunctionDef)
        values = self._values.get((function, name)) or self._values.get((None, name)) or []
        parameters = _parameters(function) if isinstance(function, ast.FunctionDef) else {}
        if name not in parameters:
            return self._of_values(values, seen)
        default = parameters[name]
        return list(dict.fromkeys([FIELD, *self._of_values([*values, *([default] if default else [])], seen)]))

    def _of_values(self, values: list[ast.expr], seen: frozenset[str]) -> list[str]:
        forms = [form for value in values for form in self.forms(value, seen)]
        told = any(re.search(rf"[^{FIELD}\d]", form) for form in forms)  # a number, such as a version, is no words
        return list(dict.fromkeys(forms)) if told else [FIELD]

    def _follow(self, function: str, seen: frozenset[str]) -> None:
        """Note what a function of the same file returns into a field."""
        if function in self._functions and function not in seen:
            for node in ast.walk(self._functions[function]):
                if isinstance(node, ast.Return) and node.value is not None:
                    self._note(self.forms(node.value, seen | {function}))

    def _look_within(self, node: ast.expr) -> None:
        for inner in ast.walk(node):
            if isinstance(inner, ast.Constant) and not isinstance(inner.value, str):
                continue
            if isinstance(inner, (ast.JoinedStr, ast.Constant)) and not isinstance(
                self._parents.get(inner), (ast.JoinedStr, ast.FormattedValue)
            ):
                self._note(self.forms(inner))

    def _note(self, forms: Iterable[str]) -> None:
        self.asides |= {form for form in forms if re.search(r"\S \S", form) and "{}" not in form}


def _joined(parts: Iterable[list[str]]) -> list[str]:
    forms = [re.sub(f"{FIELD}+", FIELD, "".join(form)) for form in product(*parts)]
    if len(forms) > _MOST:
        raise ValueError(f"a sentence has {len(forms)} forms: {forms[0]!r}")
    return list(dict.fromkeys(forms))


def _parameters(function: ast.FunctionDef) -> dict[str, ast.expr | None]:
    """Each parameter of a function with its default."""
    own = function.args
    placed = [*own.posonlyargs, *own.args]
    defaults = [*[None] * (len(placed) - len(own.defaults)), *own.defaults]
    return {a.arg: d for a, d in zip([*placed, *own.kwonlyargs], [*defaults, *own.kw_defaults], strict=True)}
