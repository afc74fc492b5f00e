"""Collects every text that people read in the window, and brings the files of translations up to date.

``make translations``, or ``python -m app.window.language.catalogue``, adds what is new, drops what nothing uses, and
says what has to be translated.
"""

from __future__ import annotations

import ast
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from app.window.language import CONTEXT, files, saying, task_texts, tasks
from app.window.language.files import Key
from app.window.language.sentences import heard, sentences

ROOT = Path(__file__).parents[3]
_TEXTS = {"tr": slice(0, 1), "mark": slice(0, 1), "plural": slice(1, 3)}  # arguments that are texts


class CatalogueError(Exception):
    """Texts that cannot be collected, a line each."""


def collect(root: Path = ROOT) -> dict[Key, set[str]]:
    """Every text with the source files that it stands in.

    Raises:
        CatalogueError: a text cannot be collected, or is called with the wrong fields; the message names the lines.

    """
    found: dict[Key, set[str]] = {}
    problems: list[str] = []
    window = sorted((root / "app" / "window").rglob("*.py"))
    for path in window:
        place = path.relative_to(root).as_posix()
        texts, wrong = window_texts(place, path.read_text(encoding="utf-8"))
        problems += wrong
        for text in texts:
            found.setdefault((CONTEXT, text), set()).add(place)
    for path in (*heard(root, window), *window, *(root / "app").glob("advice.py")):
        place = path.relative_to(root).as_posix()
        texts, wrong = sentences(place, path.read_text(encoding="utf-8"))
        problems += wrong
        for text in texts:
            found.setdefault((saying.CONTEXT, text), set()).add(place)
    problems += _collect_tasks(root, found)
    for text in (*saying.FOREIGN, *saying.GLUE):
        found.setdefault((saying.CONTEXT, text), set()).add("app/window/language/saying.py")
    if problems:
        raise CatalogueError("\n".join(problems))
    return found


def _collect_tasks(root: Path, found: dict[Key, set[str]]) -> list[str]:
    """Add what vision tasks and recipes say: of themselves, of results, what goes wrong; and what is wrong there."""
    problems: list[str] = []
    for path in (path for folder in task_texts.LIBRARY for path in sorted((root / folder).rglob("*.py"))):
        place, text = path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
        for name in task_texts.of_source(text):
            found.setdefault((tasks.CONTEXT, name), set()).add(place)
        templates, wrong = sentences(place, text)
        problems += wrong
        for template in templates:
            found.setdefault((saying.CONTEXT, template), set()).add(place)
    if (root / "core/tasks/registry.py").is_file():
        from core.tasks import registry

        for text, places in task_texts.of_registry(registry.tasks(), root).items():
            found.setdefault((tasks.CONTEXT, text), set()).update(places)
    if (root / "core/learning/registry.py").is_file():
        from core.learning import registry as learning

        for text, places in task_texts.of_recipes(learning.recipes(), root).items():
            found.setdefault((tasks.CONTEXT, text), set()).update(places)
    return problems


def window_texts(place: str, source: str) -> tuple[set[str], list[str]]:
    """Texts of one source file of the window, and what is wrong with how it calls for them."""
    texts: set[str] = set()
    problems: list[str] = []
    for node in ast.walk(ast.parse(source)):
        name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
        if not isinstance(node, ast.Call) or name not in _TEXTS:
            continue
        for argument in node.args[_TEXTS[name]]:
            for text in _alternatives(argument):
                if isinstance(text, ast.Constant) and isinstance(text.value, str):
                    texts.add(text.value)
                    problems += [f"{place}:{text.lineno}: {why}" for why in _wrong_fields(name, text.value, node)]
                elif isinstance(text, ast.JoinedStr):
                    problems.append(f"{place}:{text.lineno}: {name}() of an f-string: name the fields instead")
                elif name == "mark" or not isinstance(text, (ast.Name, ast.Attribute, ast.Subscript)):
                    problems.append(f"{place}:{text.lineno}: {name}() of something that is no text written out")
    return texts, problems


def _alternatives(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.IfExp):
        yield from _alternatives(node.body)
        yield from _alternatives(node.orelse)
    else:
        yield node


def _wrong_fields(name: str, text: str, call: ast.Call) -> Iterator[str]:
    """Fields that a call does not fill: they would be shown as braces, or end the program."""
    given = {keyword.arg for keyword in call.keywords}
    if name == "mark" or None in given:
        return
    missing = fields_of(text) - given - ({"count"} if name == "plural" else set())
    if missing:
        yield f"{name}({text!r}) without {', '.join(sorted(missing))}"


def fields_of(text: str) -> set[str]:
    """Names or numbers of the fields of a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def update(language: str, places: dict[Key, set[str]]) -> list[Key]:
    """Bring the files of one language up to date; the texts that have no translation yet."""
    source, target = files.path(language, "ts"), files.path(language, "qm")
    known = files.read(source) if source.exists() else {}
    source.write_text(files.written(language, places, known), encoding="utf-8", newline="\n")
    files.compile_file(source, target)
    return [key for key in sorted(places) if key not in known or not known[key].finished]


def main() -> int:
    """Update all languages; 1 where a text has to be translated."""
    try:
        places = collect()
    except CatalogueError as error:
        print(error, file=sys.stderr)
        return 1
    missing = 0
    for file in sorted(files.folder().glob("portico_*.ts")):
        language = file.stem.removeprefix("portico_")
        unfinished = update(language, places)
        missing += len(unfinished)
        for context, text in unfinished:
            print(f"{file.name}, {context}, to be translated: {text}")
        print(f"{file.name}: {len(places) - len(unfinished)} of {len(places)} texts are translated")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
