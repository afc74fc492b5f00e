"""The sentences that core and models say to the window, found in their sources.

What is passed to an error, or to one of ``_SPEAKERS``, is a sentence, and so is what a function called ``words``
returns. An f-string becomes a template with numbered fields: ``{0} is already enrolled: choose another name``.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.window.language.tracing import FIELD, Traced

_SPEAKERS: dict[str, tuple[int | None, str]] = {
    # function or class: position and name of the argument that people read
    "Advice": (0, "words"),
    "Check": (2, "words"),
    "Job": (3, "trouble"),
    "Notice": (3, "text"),
    "Proof": (2, "words"),
    "Proving": (2, "missing"),
    "Reason": (0, "text"),
    "Said": (2, "text"),
    "Sight": (6, "words"),
    "_Look": (3, "words"),
    "_advise": (0, "words"),
    "_complain": (0, ""),
    "_fail": (0, "why"),
    "_failed": (0, "why"),
    "_named": (0, "text"),
    "_say": (None, "text"),
    "_tell": (1, "words"),
    "_unreachable": (0, "why"),
    "_wait": (0, "words"),
    "complain": (0, "words"),
    "failed": (0, "words"),
    "progress": (1, "words"),
    "report": (1, "words"),
    "restarted": (0, "words"),
    "say": (1, "words"),
    "share": (3, "words"),
}
_RETURNING = {
    # functions that return sentences, beside those called words
    "core/evaluation/quick.py": ("_of_pairs", "_of_all", "_identification"),
    "core/evaluation/site_check.py": ("troubles",),
    "core/store/audit.py": ("verify",),
    "core/pictures/kinds.py": ("otherwise",),
    "models/weights.py": ("advice",),
}
_WORDS = {
    # enumerations and tables whose values are words
    "core/access/store.py": ("_KINDS",),
    "core/store/audit.py": ("Permission",),
    "core/liveness/challenge.py": ("Step",),
    "core/recognition/covering.py": ("Hindrance",),
    "core/liveness/passive.py": ("NoVerdict",),
    "core/recognition/quality.py": ("Flaw",),
}
_SUM = "sum_words"  # makes one sentence of several
_ALARMS = ("blocked", "passback")  # rules whose words also follow the name of whom they are about
_NOT_FOR_PEOPLE = {"AssertionError", "DlibFormatError", "FrozenGraphError", "KeyError", "TypeError", "isError"}

FOREIGN = (
    "Connection refused",
    "Connection timed out",
    "Directory not empty",
    "Extra inputs are not permitted",
    "Field required",
    "File exists",
    "File name too long",
    "Input should be a valid boolean, unable to interpret input",
    "Input should be a valid integer, unable to parse string as an integer",
    "Input should be a valid number, unable to parse string as a number",
    "Input should be a valid string",
    "Input should be greater than or equal to {0}",
    "Input should be greater than {0}",
    "Input should be less than or equal to {0}",
    "Input should be less than {0}",
    "Input should be {0}",
    "Input/output error",
    "Invalid data found when processing input",
    "Is a directory",
    "Network is unreachable",
    "No route to host",
    "No space left on device",
    "No such device",
    "No such file or directory",
    "Not a directory",
    "Operation not permitted",
    "Permission denied",
    "Protocol not found",
    "Read-only file system",
    "Server returned 401 Unauthorized (authorization failed)",
    "Server returned 404 Not Found",
    "String should have at least {0} character",
    "String should have at least {0} characters",
    "String should have at most {0} characters",
    "Too many open files",
    "Value error, {0}",
    "[Errno {0}] {1}",
    "timed out",
)
"""What the operating system, pydantic and FFmpeg say within our own sentences."""


def sentences(path: str, text: str) -> set[str]:
    """Templates of all sentences in one source file.

    Args:
        path: of the file, below the root of the sources, with slashes.
        text: its content.

    """
    source = Traced(ast.parse(text))
    errors = _errors(path, source.tree)
    found: set[str] = set()
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            found |= _passed(source, node, errors)
        elif isinstance(node, ast.FunctionDef) and _returns_words(path, node.name):
            found |= {form for value in _results(node) for form in source.forms(value)}
        elif isinstance(node, ast.FunctionDef):
            found |= {form for value in _summed(node) for form in source.forms(value)}
        elif isinstance(node, (ast.ClassDef, ast.AnnAssign)) and _name(node) in _WORDS.get(path, ()):
            found |= set(_values(node))
    return {numbered(form) for form in found | source.asides if _worded(form)}


def _errors(path: str, tree: ast.Module) -> re.Pattern[str]:
    """Names of errors that people read: of the networks' files they hear only that the weights are wrong."""
    if path.startswith("models/"):
        return re.compile("WeightsError")
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    # pydantic hands on what its validators raise
    return re.compile(r"\w+Error" if "pydantic" in modules else r"(?!ValueError)\w+Error")


def _passed(source: Traced, call: ast.Call, errors: re.Pattern[str]) -> set[str]:
    """What a call says."""
    name = _called(call)
    if name == "__init__":
        around = source.class_around(call)
        name = around.name if isinstance(around, ast.ClassDef) else name  # an error that words itself
    position, keyword = _SPEAKERS.get(name, (0, ""))
    if name not in _SPEAKERS and (name in _NOT_FOR_PEOPLE or not errors.fullmatch(name)):
        return set()
    given = call.args[position : position + 1] if position is not None else []
    forms = {form for value in given for form in source.forms(value)}
    forms |= {form for k in call.keywords if k.arg in (keyword, "advice") for form in source.forms(k.value)}
    if name == "Said" and isinstance(call.args[0], ast.Constant) and call.args[0].value in _ALARMS:
        forms |= {f"{FIELD} {form}" for form in forms}
    return forms


def _called(call: ast.Call) -> str:
    function = call.func
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _returns_words(path: str, name: str) -> bool:
    return name == "words" or name.endswith("_words") or name in _RETURNING.get(path, ())


def _results(function: ast.FunctionDef) -> Iterator[ast.expr]:
    """The texts that a function returns, one by one or in sequences."""
    for node in ast.walk(function):
        if isinstance(node, ast.Return) and node.value is not None:
            yield node.value
        elif isinstance(node, ast.Call) and _called(node) == "append":
            yield node.args[0]
        elif isinstance(node, (ast.List, ast.Tuple)) and isinstance(node.ctx, ast.Load):
            for element in node.elts:
                generated = isinstance(element, ast.Starred) and isinstance(element.value, ast.GeneratorExp)
                yield element.value.elt if generated else element  # type: ignore[attr-defined]


def _summed(function: ast.FunctionDef) -> Iterator[ast.expr]:
    """The texts that a function gathers in a list, and says as one."""
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
    names = {ast.unparse(argument) for call in calls if _called(call) == _SUM for argument in call.args[:1]}
    for node in ast.walk(function) if names else ():
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {f"{name}.append" for name in names}:
            yield node.args[0]
        elif isinstance(node, ast.List) and isinstance(node.ctx, ast.Load):
            yield from node.elts


def _name(node: ast.ClassDef | ast.AnnAssign) -> str:
    return node.name if isinstance(node, ast.ClassDef) else ast.unparse(node.target)


def _values(node: ast.ClassDef | ast.AnnAssign) -> Iterator[str]:
    """The texts of an enumeration or a table."""
    values = node.value.values if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Dict) else []
    if isinstance(node, ast.ClassDef):
        values = [inner.value for inner in node.body if isinstance(inner, ast.Assign)]
    for value in values:
        if isinstance(value, ast.Constant):
            text = str(value.value)
            yield text
            if text.startswith("Please "):
                yield text.lower().removeprefix("please ")  # as it stands within a sentence


def _worded(form: str) -> bool:
    return re.search(r"[^\W\d_]{2}", form) is not None and form == form.strip(" ")


def numbered(form: str) -> str:
    """A form as a template, with its fields numbered."""
    first, *rest = form.split(FIELD)
    return first + "".join(f"{{{number}}}{text}" for number, text in enumerate(rest))


def heard(root: Path, listeners: Iterable[Path]) -> list[Path]:
    """Source files of core and models that some others import, directly or through each other."""
    waiting, found = list(listeners), set[Path]()
    while waiting:
        for name in _imported(ast.parse(waiting.pop().read_text(encoding="utf-8"))):
            place = root / name.replace(".", "/")
            for path in (place.with_suffix(".py"), place / "__init__.py"):
                if path not in found and path.is_file():
                    found.add(path)
                    waiting.append(path)
    return sorted(found)


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            names = re.findall(r"^[a-z_.]+(?=:\w+$)", node.value)  # imported by its name when it is needed
        yield from (name for name in names if name.split(".")[0] in ("core", "models"))
