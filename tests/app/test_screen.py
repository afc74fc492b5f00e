"""Where no window can be shown, one line says what to do."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from app import screen

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a screen")

_NONE = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}


_ALONE, _X, _WAYLAND = (
    "there is no screen to show the window on",
    "the screen :4711 cannot be reached",
    "the screen wayland-77 cannot be reached",
)


@pytest.mark.parametrize(
    ("environment", "words", "command"),
    [
        (_NONE, _ALONE, ()),
        ({**_NONE, "DISPLAY": ":4711"}, _X, ("gui",)),
        ({**_NONE, "WAYLAND_DISPLAY": "wayland-77"}, _WAYLAND, ()),
        ({**_NONE, "QT_QPA_PLATFORM": "nonsense"}, "no window can be shown here", ()),  # it is Qt that says so
    ],
)
def test_no_screen_is_one_line(tmp_path: Path, environment: dict[str, str], words: str, command: tuple[str]) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "app", "--site", str(tmp_path / "site"), *command],
        env={**os.environ, **environment, "XDG_RUNTIME_DIR": str(tmp_path)},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"portico: {words}")
    assert ended.stderr.count("\n") == 1
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        (_NONE, _ALONE),
        ({**_NONE, "DISPLAY": ":4711"}, _X),
        ({**_NONE, "WAYLAND_DISPLAY": "wayland-77"}, _WAYLAND),
        ({**_NONE, "DISPLAY": ":4711", "WAYLAND_DISPLAY": "wayland-77"}, _X),
        ({**_NONE, "DISPLAY": ":4711", "QT_QPA_PLATFORM": "xcb"}, _X),
        ({**_NONE, "QT_QPA_PLATFORM": "nonsense"}, ""),
    ],
)
def test_what_keeps_a_window_from_being_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], words: str
) -> None:
    """What each of the processes above asks; of a kind of screen that there is not, Qt has to tell."""
    for name, value in {**environment, "XDG_RUNTIME_DIR": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    said = screen.trouble()
    assert said.startswith(words)
    assert bool(said) == bool(words)
    assert "\n" not in said


def test_a_wayland_screen_that_listens_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {**_NONE, "WAYLAND_DISPLAY": "w", "XDG_RUNTIME_DIR": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    assert "cannot be reached" in screen.trouble()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "w"))
        server.listen()
        assert screen.trouble() == ""


def test_a_missing_library_is_named_with_the_package_that_brings_it() -> None:
    told = "libxcb-cursor.so.0: cannot open shared object file: No such file or directory"
    assert screen.library_words(told).endswith("on Debian and Ubuntu: sudo apt-get install libxcb-cursor0")
    assert "install the package that has it" in screen.library_words("libodd.so.9: cannot open shared object file")
    set_up = (Path(__file__).parents[2] / "setup.sh").read_text()
    in_set_up = {library: package for package, library in re.findall(r"([\w.-]+):(lib[\w.-]+\.so\.\d+)", set_up)}
    assert in_set_up == screen._PACKAGES


def test_the_demonstration_goes_to_the_terminal_where_no_screen_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    from app.cli.watching import has_screen

    for name, value in {**_NONE, "DISPLAY": ":4711"}.items():
        monkeypatch.setenv(name, value)
    assert not has_screen()
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert has_screen()
