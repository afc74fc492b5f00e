"""The wheel, installed into an environment of its own, beside files that are called as its packages are."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from importlib import metadata
from pathlib import Path

import numpy as np
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from core import images

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("app", "portico", "core", "models", "data")
OWN = ("app", "core", "models", "data")
NEEDED = ("core", "models", "data")  # by `import portico`


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of an environment that holds the wheel, what it names as needed, and nothing else.

    Nothing is fetched: what is needed is taken from where the tests run, each package by itself.
    """
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for package in PACKAGES:
        shutil.copytree(ROOT / package, source / package, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    alone = ["--no-index", "--no-deps"]
    subprocess.run(
        [*pip, "wheel", *alone, "--no-build-isolation", "-w", folder, source], check=True, timeout=240, env=_alone()
    )
    shutil.rmtree(source)
    environment = folder / "environment"
    venv.create(environment, symlinks=os.name != "nt")
    programs = environment / ("Scripts" if os.name == "nt" else "bin")
    (wheel,) = folder.glob("portico-*.whl")
    subprocess.run(
        [*pip, f"--python={programs / 'python'}", "install", *alone, wheel], check=True, timeout=240, env=_alone()
    )
    (own,) = environment.rglob("portico-*.dist-info")
    _bring(own.parent, metadata.Distribution.at(own))
    return programs


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    """A folder with somebody's own work."""
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


def _bring(folder: Path, wheel: metadata.Distribution) -> None:
    """Put the packages that a wheel needs, and those which they need in turn, into a folder of packages."""
    for needed in _needed(wheel, {"cpu"}):
        for top in {file.parts[0] for file in needed.files or () if file.parts[0] not in ("..", "__pycache__")}:
            there, here = Path(str(needed.locate_file(top))), folder / top
            if here.exists():
                continue  # of what more than one fills
            if os.name != "nt":
                here.symlink_to(there)
            elif there.is_dir():
                shutil.copytree(there, here)
            else:
                shutil.copy(there, here)


def _needed(wheel: metadata.Distribution, extras: set[str]) -> list[metadata.Distribution]:
    """What is installed of the requirements of a package, and of theirs.

    Raises:
        metadata.PackageNotFoundError: something that is needed is not installed.

    """
    found: dict[tuple[str, str], metadata.Distribution] = {}
    wait = [(wheel, extra) for extra in ("", *extras)]
    while wait:
        one, extra = wait.pop()
        for requirement in map(Requirement, one.requires or ()):
            if requirement.marker is not None and not requirement.marker.evaluate({"extra": extra}):
                continue
            for asked in ("", *requirement.extras):
                key = (canonicalize_name(requirement.name), asked)
                if key not in found:
                    found[key] = metadata.distribution(requirement.name)
                    wait.append((found[key], asked))
    return list({name: one for (name, _), one in found.items()}.values())


def _alone() -> dict[str, str]:
    """What programs are told of their surroundings, without where else to look for packages."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}


def _run(words: list[str | Path], folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = _alone() | {"PORTICO_SITE": str(folder.parent / "site"), "PYTHONDONTWRITEBYTECODE": "1", **variables}
    return subprocess.run(
        [str(word) for word in words],
        check=False,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
    )


def _sentence(result: subprocess.CompletedProcess[str], name: str, found: Path) -> bool:
    line = f"portico: the file {found} hides Portico's own package {name}: rename it, or start from another folder\n"
    return (result.returncode, result.stdout, result.stderr) == (2, "", line)


def test_the_wheel_runs_beside_files_that_are_called_as_its_packages(
    installed: Path, beside: Path, collins: np.ndarray
) -> None:
    for name in OWN:
        (beside / f"{name}.py").write_text("raise SystemExit('this is another program')\n", encoding="utf-8")
    (beside / "her.jpg").write_bytes(images.encode_jpeg(collins))
    command = installed / "portico"
    assert _run([command, "--version"], beside).stdout.startswith("portico ")
    assert _run([command, "task", "threshold", "her.jpg", "-o", "out.png"], beside).returncode == 0
    assert (beside / "out.png").is_file()
    result = _run([command, "enroll", "Eileen", "her.jpg"], beside)
    assert (result.returncode, result.stdout) == (0, "Eileen is enrolled with 1 photo.\n")


def test_nothing_is_there_but_what_the_wheel_names(installed: Path, beside: Path) -> None:
    names = "('torch', 'faiss', 'pytest', 'ruff', 'psycopg', 'app')"
    script = f"from importlib.util import find_spec; print(*(name for name in {names} if find_spec(name)))"
    result = _run([installed / "python", "-c", script], beside)
    assert result.stdout.split() == ["torch", "faiss", "app"], result.stderr


def test_the_wheel_brings_all_that_it_needs(installed: Path, beside: Path, collins: np.ndarray) -> None:
    (beside / "her.jpg").write_bytes(images.encode_jpeg(collins))
    script = (
        "import portico; p = portico.load(); p.enrol('Eileen', 'her.jpg'); print(p.identify('her.jpg').names);"
        "import core, data, importlib.metadata as m; print(m.version('portico') == portico.__version__);"
        "print((data.path('languages') / 'portico_zh_CN.qm').is_file(), *(e.name for e in m.entry_points("
        "group='console_scripts') if e.dist.name == 'portico'), portico.__file__)"
    )
    result = _run([installed / "python", "-c", script], beside)
    names, same, rest = result.stdout.splitlines()
    assert (names, same) == ("('Eileen',)", "True")
    assert rest.startswith("True portico ")
    assert str(installed.parent) in rest
    package = Path(rest.partition(" portico ")[2]).parent
    assert (package / "py.typed").is_file()
    # folders of pictures and weights without any module in them are in nobody's way
    for name in OWN:
        (beside / name).mkdir()
    assert _run([installed / "python", "-m", "portico", "--version"], beside).returncode == 0
    assert _run([installed / "python", "-c", "import portico; portico.Faces"], beside).returncode == 0


@pytest.mark.parametrize("name", OWN)
def test_a_file_that_hides_a_package_is_named_in_one_sentence(installed: Path, beside: Path, name: str) -> None:
    file = beside / f"{name}.py"
    file.write_text("mine = 1\n", encoding="utf-8")
    python = installed / "python"
    assert _sentence(_run([python, "-m", "portico", "--version"], beside), name, file)
    assert _sentence(_run([installed / "portico", "--version"], beside.parent, PYTHONPATH=str(beside)), name, file)
    if name != "app":  # which then is that file, and none of ours
        assert _sentence(_run([python, "-m", "app", "--version"], beside), name, file)
    (beside / "script.py").write_text("import portico\nprint(portico.Faces().names)\n", encoding="utf-8")
    for words in (["script.py"], ["-c", "import portico; print(portico.Faces().names)"]):
        result = _run([python, *words], beside)
        if name in NEEDED:
            *_, last = result.stderr.splitlines()
            assert last.startswith(
                f"portico.neighbours.HiddenError: the file {file} hides Portico's own package {name}"
            )
            assert "During handling" not in result.stderr
        else:
            assert (result.returncode, result.stdout) == (0, "()\n")


def test_a_module_that_is_loaded_already_hides_a_package_too(installed: Path, beside: Path) -> None:
    (beside / "other").mkdir()
    (beside / "other" / "models.py").write_text("mine = 1\n", encoding="utf-8")
    script = "import sys; sys.path.insert(0, 'other'); import models; del sys.path[0]; import portico"
    result = _run([installed / "python", "-c", script], beside)
    assert "models.py hides Portico's own package models" in result.stderr.splitlines()[-1]


def test_a_package_that_is_installed_otherwise_is_told_apart_from_a_file(installed: Path, beside: Path) -> None:
    package = beside / "site-packages" / "data"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    result = _run([installed / "portico", "--version"], beside, PYTHONPATH=str(package.parent))
    assert result.stderr == (
        f"portico: another package that is installed, {package}, hides Portico's own package data: "
        "install Portico into an environment of its own\n"
    )
    assert result.returncode == 2


def test_a_file_that_is_called_as_portico_itself_is_named_too(installed: Path, beside: Path) -> None:
    file = beside / "portico.py"
    file.write_text("mine = 1\n", encoding="utf-8")
    assert _sentence(_run([installed / "python", "-m", "app", "--version"], beside), "portico", file)
