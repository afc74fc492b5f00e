"""Whatever is counted in a sentence reads right of one, too."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from core.base.wording import amount

ROOT = Path(__file__).parents[1]
_NOUNS = (
    "cameras|changes|characters|circles|corners|days|decisions|doors|entries|errors|events|faces|files|frames|grants|groups"
    "|hours|images|keypoints|lines|matches|minutes|months|names|objects|operators|passages|people|photos|pictures|places"
    "|programs|records|regions|rows|seconds|steps|strangers|templates|times|weeks|years"
)
_COUNTED = re.compile(rf"^ (?:\w+ )?({_NOUNS})\b")
_FIELD = re.compile(rf"\{{(\w+)\}} (?:\w+ )?({_NOUNS})\b")
_MEASURING = ("core/bench/", "core/evaluation/", "app/cli/evaluate", "models/", "app/cli/bench")
"""Where thousands are counted, for who measures."""
_FIELDS_NEVER_ONE = {"name", "rate"}  # a name may stand before a verb; a rate is a measure
_NEVER_ONE = {
    "core/people/bulk/reading.py": {"len(found)"},
    "core/gallery/renewal.py": {"years"},
    "core/health/running.py": {"live.rate", "rate"},
    "core/cameras/stream.py": {"self.name"},
    "core/live/camera_events.py": {"self._camera"},
    "core/tasks/library/recognition/yolo.py": {"len(grid)"},
    "core/tasks/library/restoration/deblur.py": {"steepness[1] / max(steepness[0], 1e-06)"},
    # what can be no single one where it is said
    "core/engine/engine.py": {"rivals"},
    "core/faces.py": {"count"},  # none fits either, and the words are for who writes programs
    "core/tasks/restoration.py": {"scale"},
    "core/backups/scheduling.py": {"len(made)"},
    "core/people/bulk/importing.py": {"len(called)"},
    "core/people/bulk/lists.py": {"len(called)"},
    "core/people/bulk/tables.py": {"most"},
    "core/gallery/people.py": {"len(people)"},
    "core/cameras/camera.py": {"len(self._hanging)"},
    "core/tasks/library/faces/find_person.py": {"files"},
    "core/evaluation/site_check.py": {"self.people"},
    "core/live/work.py": {"len(rows)", "ends[-1]"},
    "app/window/pages/tasks/order.py": {"count"},
}


_LOOKED_AT = (ast.JoinedStr, ast.Call, ast.IfExp)


@cache
def _nodes(path: Path) -> list[ast.AST]:
    """What both tests look at in a file, which is read and walked through once for them."""
    return [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, _LOOKED_AT)]


def _sources(*folders: str) -> Iterator[tuple[str, list[ast.AST]]]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), _nodes(path)


def _guarded(nodes: list[ast.AST]) -> set[int]:
    """What stands in a branch of a choice, or is one of the words that ``amount`` and ``plural`` choose between."""
    inside: set[int] = set()
    for node in nodes:
        branches: list[ast.expr] = []
        if isinstance(node, ast.IfExp):
            branches = [node.body, node.orelse]
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("amount", "plural"):
            branches = list(node.args)
        inside |= {id(inner) for branch in branches for inner in ast.walk(branch)}
    return inside


def _constant(value: ast.expr) -> bool:
    name = value.id if isinstance(value, ast.Name) else getattr(value, "attr", "")
    return name.lstrip("_").isupper() if name else False


def test_one_is_one() -> None:
    assert [amount(n, "photo", "photos") for n in (0, 1, 2, 1200)] == [
        "0 photos",
        "1 photo",
        "2 photos",
        "1,200 photos",
    ]


def test_no_sentence_counts_one_of_many() -> None:
    wrong: list[str] = []
    for path, nodes in _sources("core", "app"):
        if path.startswith(_MEASURING):
            continue
        guarded = _guarded(nodes)
        for node in nodes:
            if not isinstance(node, ast.JoinedStr) or id(node) in guarded:
                continue
            for value, after in zip(node.values, node.values[1:], strict=False):
                if not isinstance(value, ast.FormattedValue) or not isinstance(after, ast.Constant):
                    continue
                if _COUNTED.match(str(after.value)) and not _constant(value.value):
                    what = ast.unparse(value.value)
                    if what not in _NEVER_ONE.get(path, ()):
                        wrong.append(f"{path}:{node.lineno} {{{what}}}{after.value}")
    assert wrong == []


def test_no_sentence_of_the_window_counts_one_of_many() -> None:
    wrong: list[str] = []
    for path, nodes in _sources("app/window"):
        guarded = _guarded(nodes)
        for node in nodes:
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "tr" and node.args:
                for text in ast.walk(node.args[0]):
                    if not isinstance(text, ast.Constant) or not isinstance(text.value, str) or id(text) in guarded:
                        continue
                    found = _FIELD.search(text.value)
                    given = {k.arg: k.value for k in node.keywords}
                    if (
                        found
                        and found[1] not in _FIELDS_NEVER_ONE
                        and not _constant(given.get(found[1], ast.Constant(0)))
                    ):
                        wrong.append(f"{path}:{node.lineno} {text.value[:90]}")
    assert wrong == []
