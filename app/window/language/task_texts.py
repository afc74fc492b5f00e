"""What vision tasks say of themselves and of their results, found in the registry and in their sources.

Titles, summaries, parameters and choices are what the registry holds. Headings of tables, names of layers, plots and
lines, and the sentence of a result are found where they are made: a name without fields is translated as it stands,
anything with fields is a template as core's sentences are.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from app.window.language.sentences import numbered
from app.window.language.tracing import FIELD, Traced

if TYPE_CHECKING:
    from core.tasks.task import Task

LIBRARY = ("core/tasks/library", "core/tasks/truths")
"""Where tasks are, below the root of the sources."""

_NAMED: dict[str, tuple[tuple[int, str], ...]] = {
    # class: positions and names of the arguments that are names
    "Channel": ((1, "name"),),
    "Line": ((0, "name"),),
    "Plot": ((0, "title"), (1, "x"), (2, "y")),
}
_MAKERS = re.compile(r"_?(\w+_)?(line|plot)")  # functions that make a line or a plot, given its name first
_TELLERS = ("result", "reported")  # functions that make a result of a picture, what was found in it, and a sentence
_LISTS = re.compile(r"_?(NAMES|CLASSES|JOINTS|HEADINGS|IN_ORDER)")  # constants that hold names
_LAYERS = re.compile(r"_?layers")  # variables and functions that hold pictures by name
_ROWS = re.compile(r"_?(rows|columns)")  # variables that hold cells


def of_registry(tasks: dict[str, Task], root: Path) -> dict[str, set[str]]:
    """What tasks say of themselves, with the source files that it stands in, below the root."""
    found: dict[str, set[str]] = {}
    for task in tasks.values():
        module = str(task.run.__module__).replace(".", "/")
        place = f"{module}.py" if (root / f"{module}.py").is_file() else f"{module}/__init__.py"
        for text in filter(_worded, _of_task(task)):
            found.setdefault(text, set()).add(place)
    return found


def _of_task(task: Task) -> Iterator[str]:
    yield from (task.title, task.summary, str(task.group), *task.brushes)
    if task.second is not None:
        yield task.second.title
    if task.truth is not None:
        yield task.truth.title
    for field in task.parameters.model_fields.values():
        yield from (field.title or "", field.description or "", *_choices(field.annotation))


def _choices(kind: Any) -> Iterator[str]:
    if get_origin(kind) is Literal:
        yield from (str(choice) for choice in get_args(kind))


def of_source(text: str) -> tuple[set[str], set[str]]:
    """What one source file of a task says of results: names, and templates of sentences and of names with fields."""
    source = Traced(ast.parse(text))
    names: set[str] = set()
    sentences: set[str] = set()
    for node in ast.walk(source.tree):
        for value in _names_in(node):
            for form in source.forms(value):
                (sentences if FIELD in form else names).add(form)
        if isinstance(node, ast.Call) and _called(node) == "Result":
            for value in [*node.args[:1], *(k.value for k in node.keywords if k.arg == "words")]:
                sentences |= set(source.forms(value))
        elif isinstance(node, ast.Call) and _called(node) in _TELLERS:
            sentences |= {form for value in node.args[2:3] for form in source.forms(value)}
        elif isinstance(node, ast.FunctionDef) and node.name.strip("_") in ("sentence", "words", "told"):
            returned = (inner.value for inner in ast.walk(node) if isinstance(inner, ast.Return) and inner.value)
            sentences |= {form for value in returned for form in source.forms(value)}
    sentences |= source.asides
    return set(filter(_worded, names)), {numbered(form) for form in sentences if _worded(form)}


def _names_in(node: ast.AST) -> Iterator[ast.expr]:
    """Expressions in which names stand."""
    match node:
        case ast.Call():
            yield from _in_call(node)
        case ast.FunctionDef(name=name) if _LAYERS.fullmatch(name):
            for inner in ast.walk(node):
                yield from _keys(inner)
        case ast.FunctionDef(returns=ast.Subscript(value=ast.Name(id="Mapping"))):  # what a truth measures
            for inner in ast.walk(node):
                yield from _keys(inner)
        case ast.Assign(targets=[target], value=value) | ast.AnnAssign(target=target, value=ast.expr() as value):
            yield from _in_assignment(target, value)


def _in_call(call: ast.Call) -> Iterator[ast.expr]:
    name = _called(call)
    match call.func:
        case ast.Attribute(value=ast.Name(id=variable), attr="append" | "extend") if _ROWS.fullmatch(variable):
            yield from _cells(call.args)
    if name == "Table":
        yield from _cells([*call.args, *(k.value for k in call.keywords)])
    elif name == "Result":
        for value in [*call.args[2:3], *(k.value for k in call.keywords if k.arg == "layers")]:
            yield from _keys(value)
    elif name in _NAMED:
        for place, keyword in _NAMED[name]:
            yield from call.args[place : place + 1]
            yield from (k.value for k in call.keywords if k.arg == keyword)
    elif _MAKERS.fullmatch(name):
        yield from (value for value in call.args[:1] if isinstance(value, (ast.Constant, ast.JoinedStr)))


def _in_assignment(target: ast.expr, value: ast.expr) -> Iterator[ast.expr]:
    match target:
        case ast.Name(id=name) if name.endswith("_LAYER"):
            yield value
        case ast.Name(id=name) if _LAYERS.fullmatch(name):
            yield from _keys(value)
        case ast.Name(id=name) if _LISTS.fullmatch(name) or _ROWS.fullmatch(name):
            yield from _cells([value])
        case ast.Subscript(value=ast.Name(id=name), slice=key) if _LAYERS.fullmatch(name):
            yield key


def _keys(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, ast.Dict):
        yield from (key for key in node.keys if key is not None)


def _cells(values: list[ast.expr]) -> Iterator[ast.expr]:
    """Texts in sequences within sequences."""
    for value in values:
        match value:
            case ast.Constant(value=str()) | ast.JoinedStr():
                yield value
            case ast.Tuple(elts=inner) | ast.List(elts=inner):
                yield from _cells(inner)
            case ast.Starred(value=inner):
                yield from _cells([inner])
            case ast.GeneratorExp(elt=inner) | ast.ListComp(elt=inner):
                yield from _cells([inner])
            case ast.Call(func=ast.Name(id="tuple" | "list"), args=inner):
                yield from _cells(inner)
            case ast.IfExp(body=one, orelse=other):
                yield from _cells([one, other])
            case ast.BinOp(left=one, right=other):
                yield from _cells([one, other])


def _called(call: ast.Call) -> str:
    function = call.func
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _worded(text: str) -> bool:
    """Whether a text has something to be translated: two letters that are no single unit or place."""
    return re.search(r"[^\W\d_]{2}", text) is not None and text == text.strip(" ")
