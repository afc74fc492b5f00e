"""docs/adding.md, followed to the letter: its files are written as a package, and what stands below them is run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "adding.md"
_WHY = "No module named 'nothing_of_that_name'"


@dataclass(frozen=True)
class Block:
    heading: str
    language: str
    file: str
    text: str


def _blocks() -> list[Block]:
    found, heading = [], ""
    text = PAGE.read_text(encoding="utf-8")
    for match in re.finditer(r"^## ([^\n]+)$|^```(\w+)(?: (\S+))?\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        if match[1]:
            heading = match[1]
        else:
            found.append(Block(heading, match[2], match[3] or "", match[4]))
    return found


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the page's files are once they are installed."""
    written, installed = tmp_path_factory.mktemp("written"), tmp_path_factory.mktemp("installed")
    for block in _blocks():
        if "." in block.file:
            place = written / block.file
            place.parent.mkdir(exist_ok=True)
            place.write_text(block.text, encoding="utf-8")
    build = f"from setuptools import build_meta; build_meta.build_wheel({str(installed)!r})"
    subprocess.run([sys.executable, "-W", "ignore", "-c", build], cwd=written, check=True, capture_output=True)
    (wheel,) = installed.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(installed)
    return installed


@pytest.fixture
def folder(tmp_path: Path, package: Path) -> Path:
    """A folder to work in, beside the package as it would be installed."""
    shutil.copytree(package, tmp_path / "packages")
    work = tmp_path / "work"
    work.mkdir()
    return work


def _run(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    """What a program says that has the package in its environment."""
    own = os.pathsep.join([str(folder.parent / "packages"), str(ROOT)])
    environment = {**os.environ, "PYTHONPATH": own, "PORTICO_SITE": str(folder / "site")}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    error: str


def _portico(folder: Path, *commands: str) -> list[Said]:
    """What commands of a terminal say, one after the other in one process."""
    code = f"""
import contextlib, io, json, shlex
from app.cli.main import main
said = []
for command in {commands!r}:
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as error:
        code = main(shlex.split(command)[1:])
    said.append((code, out.getvalue(), error.getvalue()))
print(json.dumps(said))
"""
    result = _run(folder, code)
    assert result.returncode == 0, result.stderr
    return [Said(*one) for one in json.loads(result.stdout.splitlines()[-1])]


def _follow(folder: Path, heading: str) -> str:
    """Run what stands under a heading; all that was printed."""
    said = ""
    steps = [block for block in _blocks() if block.heading == heading and not block.file]
    assert steps
    for block in steps:
        if block.language == "python":
            result = _run(folder, block.text)
            assert result.returncode == 0, result.stderr
            said += result.stdout
            continue
        for one in _portico(folder, *block.text.splitlines()):
            assert one.code == 0, one.error
            said += one.out
    return said


def test_a_lock_is_added(folder: Path) -> None:
    _follow(folder, "A lock")
    assert "Front unlocked" in (folder / "bell.txt").read_text(encoding="utf-8")


def test_a_kind_of_camera_is_added(folder: Path) -> None:
    said = _follow(folder, "A kind of camera").splitlines()
    assert said[0] == "visit deny"
    assert "visit  NOT RECOGNISED" in said[1]
    missing, unknown = _portico(folder, "portico watch npy://other.npy", "portico watch abc://other")
    assert (missing.code, missing.error) == (2, "portico: there is no file other.npy: correct its name\n")
    assert "abc:// is not a kind of camera that Portico knows" in unknown.error


def test_a_task_is_added(folder: Path) -> None:
    _follow(folder, "A task")
    assert np.asarray(Pillow.open(folder / "out.png")).std() < 1


def test_a_recipe_is_added(folder: Path) -> None:
    assert "are told by their mean colour alone" in _follow(folder, "A recipe of Learn")


def test_an_embedder_is_added(folder: Path) -> None:
    assert _follow(folder, "An embedder").split() == ["64", "1.0"]


def test_what_cannot_be_loaded_is_in_nobodys_way(folder: Path, collins: np.ndarray) -> None:
    Pillow.fromarray(collins).save(folder / "her.png")
    for file in (folder.parent / "packages" / "ours").glob("*.py"):
        if file.name != "__init__.py":
            file.write_text("import nothing_of_that_name\n", encoding="utf-8")
    works, listed, *fails = _portico(
        folder,
        "portico task threshold her.png -o out.png",
        "portico task --list",
        "portico task negative her.png",
        "portico watch npy://visit.npy",
        "portico doors set Front --lock 'driver=bell file=bell.txt'",
    )
    assert works.code == 0, works.error
    told = f"portico: the task negative that a package brings cannot be used: {_WHY}\n"
    assert (listed.code, listed.error) == (0, told)
    for failed, what in zip(fails, ("the task negative", "npy:// cameras", "the driver 'bell'"), strict=True):
        sentence = f"portico: the package that brings {what} is not made for this Portico: {_WHY}\n"
        assert (failed.code, failed.error) == (2, sentence)
    script = "from core.recognition.embedding import kind_of; kind_of('grey-grid')"
    assert "the package that brings the embedder 'grey-grid' is not made" in _run(folder, script).stderr
