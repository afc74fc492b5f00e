"""The sentences that core and models say to the window, found in their sources.

They are the templates of messages: of ``Message(…)`` and ``Message.of(…)``, and of errors made with a text written out.
"""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.window.language.saying import is_glue
from core.base.messages import bare, parts

_NOT_FOR_PEOPLE = re.compile(r"\w*(Format|Graph|OnnxWeights)Error|(Stopped|Catalogue)Error")


def sentences(place: str, source: str) -> tuple[set[str], list[str]]:
    """Templates of one source file as translators know them, and what is wrong with how messages are made there.

    Args:
        place: of the file, below the root of the sources.
        source: its content.

    """
    found: set[str] = set()
    problems: list[str] = []
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call):
            continue
        given = {keyword.arg for keyword in call.keywords}
        for node in (text for argument in _templates(call) for text in _alternatives(argument)):
            if isinstance(node, ast.JoinedStr):
                problems.append(f"{place}:{node.lineno}: a message of an f-string: name the fields instead")
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
                continue
            template = node.value
            counted = isinstance(call.func, ast.Attribute) and call.func.attr == "of"
            if given or counted:
                fields = {part.field for part in parts(template) if part.field is not None}
                missing = fields - given - ({"count"} if counted else set())
                if missing and None not in given:
                    problems.append(f"{place}:{node.lineno}: {template!r} without {', '.join(sorted(missing))}")
                template = bare(template) if fields else template
            if _worded(template) and not (given and is_glue(template)):
                found.add(template)
    return found, problems


def _templates(call: ast.Call) -> list[ast.expr]:
    """The arguments of a call that are templates."""
    match call.func:
        case ast.Attribute(value=ast.Name(id="Message"), attr="of"):
            return call.args[1:3]
        case ast.Name(id=name) if name == "Message" or _is_error(name):
            return call.args[:1]
    return []


def _is_error(name: str) -> bool:
    return name.endswith("Error") and not hasattr(builtins, name) and _NOT_FOR_PEOPLE.fullmatch(name) is None


def _alternatives(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.IfExp):
        yield from _alternatives(node.body)
        yield from _alternatives(node.orelse)
    else:
        yield node


def _worded(text: str) -> bool:
    """Whether a text has something to be translated: two letters that are no single unit or place."""
    return re.search(r"[^\W\d_]{2}", re.sub(r"\{\w*\}", "", text)) is not None


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
