"""What vision tasks and recipes say of themselves and of their results, found in registries and in their sources.

Titles, summaries, parameters and choices are what the registry holds. Headings of tables, names of layers, plots and
lines are found where they are made, and translated as they stand. Sentences, and names with fields, are messages as
core's are.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

if TYPE_CHECKING:
    from core.base.parameters import Parameters
    from core.learning.recipe import Recipe
    from core.tasks.task import Task

LIBRARY = ("core/tasks/library", "core/tasks/truths", "core/learning")
"""Where tasks and recipes are, below the root of the sources."""

_NAMED: dict[str, tuple[tuple[int, str], ...]] = {
    # class: positions and names of the arguments that are names
    "Channel": ((1, "name"),),
    "Line": ((0, "name"),),
    "Plot": ((0, "title"), (1, "x"), (2, "y")),
}
_MAKERS = re.compile(r"_?(\w+_)?(line|plot)")  # functions that make a line or a plot, given its name first
_LISTS = re.compile(r"_?(NAMES|CLASSES|JOINTS|HEADINGS|IN_ORDER)")  # constants that hold names
_LAYERS = re.compile(r"_?layers")  # variables and functions that hold pictures by name
_PICTURES = re.compile(r"_?(layers|pictures)")  # variables that do
_ROWS = re.compile(r"_?(rows|columns)")  # variables that hold cells


def of_registry(tasks: dict[str, Task], root: Path) -> dict[str, set[str]]:
    """What tasks say of themselves, with the source files that it stands in, below the root."""
    found: dict[str, set[str]] = {}
    for task in tasks.values():
        for text in filter(_worded, _of_task(task)):
            found.setdefault(text, set()).add(_place(task.run.__module__, root))
    return found


def of_recipes(recipes: dict[str, Recipe], root: Path) -> dict[str, set[str]]:
    """What recipes say of themselves, and the kinds of data and examples, likewise."""
    from core.learning.examples import EXAMPLES
    from core.learning.sources import TITLES

    found: dict[str, set[str]] = {}
    for recipe in recipes.values():
        own = (*recipe.texts, *_of_parameters(recipe.parameters))
        for text in filter(_worded, own):
            found.setdefault(text, set()).add(_place(recipe.prepare.__module__, root))
    for text in TITLES.values():
        found.setdefault(text, set()).add("core/learning/sources.py")
    for example in EXAMPLES.values():
        found.setdefault(example.title, set()).add("core/learning/examples.py")
    return found


def _place(module: str, root: Path) -> str:
    """The source file of a module, below the root."""
    path = module.replace(".", "/")
    return f"{path}.py" if (root / f"{path}.py").is_file() else f"{path}/__init__.py"


def _of_task(task: Task) -> Iterator[str]:
    yield from (task.title, task.summary, str(task.group), *task.brushes)
    if task.second is not None:
        yield task.second.title
    if task.truth is not None:
        yield task.truth.title
    yield from _of_parameters(task.parameters)


def _of_parameters(parameters: type[Parameters]) -> Iterator[str]:
    for field in parameters.model_fields.values():
        yield from (field.title or "", field.description or "", *_choices(field.annotation))


def _choices(kind: Any) -> Iterator[str]:
    if get_origin(kind) is Literal:
        yield from (str(choice) for choice in get_args(kind))


def of_source(text: str) -> set[str]:
    """The names that stand in one source file of a task."""
    tree = ast.parse(text)
    values: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                for name, value in _assigned(target, node.value):
                    values.setdefault(name, []).append(value)
    found = {name for node in ast.walk(tree) for value in _names_in(node) for name in _written(value, values)}
    return set(filter(_worded, found))


def _assigned(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    match target, value:
        case ast.Name(id=name), _:
            yield name, value
        case (ast.Tuple(elts=names), ast.Tuple(elts=several)) if len(names) == len(several):
            for one, own in zip(names, several, strict=True):
                yield from _assigned(one, own)


def _written(node: ast.expr, values: Mapping[str, list[ast.expr]]) -> Iterator[str]:
    """The texts that an expression stands for, as far as they are written out in the file."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from _written(one, values)
            yield from _written(other, values)
        case ast.Name(id=name):
            for value in values.get(name, []):
                if not isinstance(value, ast.Name):
                    yield from _written(value, values)
        case ast.Subscript(value=ast.Name(id=name)):
            for table in values.get(name, []):
                for value in table.values if isinstance(table, ast.Dict) else []:
                    yield from _written(value, values)


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
    elif name == "Outcome":
        yield from (key for k in call.keywords if k.arg == "pictures" for key in _keys(k.value))
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
        case ast.Name(id=name) if _PICTURES.fullmatch(name):
            yield from _keys(value)
        case ast.Name(id=name) if _LISTS.fullmatch(name) or _ROWS.fullmatch(name):
            yield from _cells([value])
        case ast.Subscript(value=ast.Name(id=name), slice=key) if _PICTURES.fullmatch(name):
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
