"""What the documents promise is there."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_every_row_of_the_threat_model_names_a_test_that_exists() -> None:
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("|") and not re.match(r"\|[- ]*[-|]|\| threat", line)]
    assert len(rows) > 25
    for row in rows:
        found = re.findall(r"`(tests/[\w/.]+?\.py)(?:::(test_\w+))?`", row)
        assert found, f"no test is named: {row}"
        for file, name in found:
            assert (ROOT / file).is_file(), file
            assert not name or f"def {name}(" in (ROOT / file).read_text(encoding="utf-8"), f"{file}::{name}"


def _documents() -> list[Path]:
    kept = subprocess.run(
        ["git", "ls-files", "*.md"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\n")
    found = [ROOT / name for name in kept if name]
    return found or [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").glob("*.md")]


def test_files_that_documents_name_exist() -> None:
    missing = []
    for document in _documents():
        text = document.read_text(encoding="utf-8")
        for path in re.findall(r"`((?:app|core|models|data|docs|tests|benchmarks)/[\w/.*-]+)`", text):
            if not any(ROOT.glob(path.rstrip("/"))):
                missing.append(f"{document.relative_to(ROOT)}: {path}")
    assert not missing


def test_links_between_documents_lead_somewhere() -> None:
    broken = []
    for document in _documents():
        for link in re.findall(r"\]\(([^)\s#]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8")):
            if "://" not in link and not (document.parent / link).exists():
                broken.append(f"{document.relative_to(ROOT)}: {link}")
    assert not broken


def test_every_decision_is_in_the_index_and_says_since_when() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    records = sorted(path for path in folder.glob("*.md") if path.name != "README.md")
    assert [int(path.name[:4]) for path in records] == list(range(1, len(records) + 1))
    for number, path in enumerate(records, 1):
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {number}. "), path.name
        assert re.search(r"^Status: (in force|replaced by \d+), since \d{4}-\d\d-\d\d\.$", text, re.MULTILINE), (
            path.name
        )
        assert "## Considered and refused" in text, path.name
        assert f"({path.name})" in index, path.name


def test_every_room_of_core_is_on_the_map() -> None:
    layers = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    floors = next(one["layers"] for one in layers if one.get("containers") == ["core"])
    map_ = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = map_[map_.index("### The rooms of core") : map_.index("## The way of a frame")]
    for floor in floors:
        for room in floor.split(" | "):
            assert f"`{room}`" in rows, room


def test_names_in_the_glossary_are_in_the_files_that_it_names() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    missing = []
    for path, names in re.findall(r"`(core/[\w/]+\.py)` ((?:`\w+(?:\.\w+)?`(?:, )?)+)", text):
        source = (ROOT / path).read_text(encoding="utf-8")
        for name in re.findall(r"`([\w.]+)`", names):
            last = re.escape(name.split(".")[-1])
            if not re.search(rf"(?:class |def |^){last}\b|^    {last}:", source, re.MULTILINE):
                missing.append(f"{path}: {name}")
    assert not missing


def test_names_that_the_glossary_tells_apart_are_there() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    core = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "core").rglob("*.py"))
    rows = re.findall(r"^\| (`.*?) \|", text[text.index("## Told apart") :], re.MULTILINE)
    names = {name for row in rows for name in re.findall(r"`([A-Z]\w+)`", row)}
    assert len(names) > 20
    assert not {name for name in names if not re.search(rf"^(?:class )?{name}\b", core, re.MULTILINE)}
