"""docs/adding.md, followed to the letter: its files are written as a package, and what stands below them is run."""

from __future__ import annotations

import os
import re
import shlex
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


def _run(folder: Path, words: list[str]) -> subprocess.CompletedProcess[str]:
    own = os.pathsep.join([str(folder.parent / "packages"), str(ROOT)])
    environment = {**os.environ, "PYTHONPATH": own, "PORTICO_SITE": str(folder / "site")}
    return subprocess.run(
        [sys.executable, *words], cwd=folder, env=environment, capture_output=True, text=True, timeout=240, check=False
    )


def _follow(folder: Path, heading: str) -> str:
    """Run what stands under a heading; all that was printed."""
    said = ""
    steps = [block for block in _blocks() if block.heading == heading and not block.file]
    assert steps
    for block in steps:
        for words in (
            [["-c", block.text]]
            if block.language == "python"
            else [["-m", "portico", *shlex.split(line)[1:]] for line in block.text.splitlines()]
        ):
            result = _run(folder, words)
            assert result.returncode == 0, result.stderr
            said += result.stdout
    return said


def test_a_lock_is_added(folder: Path) -> None:
    _follow(folder, "A lock")
    assert "Front unlocked" in (folder / "bell.txt").read_text(encoding="utf-8")


def test_a_kind_of_camera_is_added(folder: Path) -> None:
    said = _follow(folder, "A kind of camera").splitlines()
    assert said[0] == "visit deny"
    assert "visit  NOT RECOGNISED" in said[1]
    result = _run(folder, ["-m", "portico", "watch", "npy://other.npy"])
    assert (result.returncode, result.stderr) == (2, "portico: there is no file other.npy: correct its name\n")
    result = _run(folder, ["-m", "portico", "watch", "abc://other"])
    assert "abc:// is not a kind of camera that Portico knows" in result.stderr


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
    result = _run(folder, ["-m", "portico", "task", "threshold", "her.png", "-o", "out.png"])
    assert result.returncode == 0, result.stderr
    result = _run(folder, ["-m", "portico", "task", "--list"])
    told = f"portico: the task negative that a package brings cannot be used: {_WHY}\n"
    assert (result.returncode, result.stderr) == (0, told)
    for words, what in (
        (["task", "negative", "her.png"], "the task negative"),
        (["watch", "npy://visit.npy"], "npy:// cameras"),
        (["doors", "set", "Front", "--lock", "driver=bell file=bell.txt"], "the driver 'bell'"),
    ):
        result = _run(folder, ["-m", "portico", *words])
        sentence = f"portico: the package that brings {what} is not made for this Portico: {_WHY}\n"
        assert (result.returncode, result.stderr) == (2, sentence)
    script = "from core.recognition.embedding import kind_of; kind_of('grey-grid')"
    assert "the package that brings the embedder 'grey-grid' is not made" in _run(folder, ["-c", script]).stderr
