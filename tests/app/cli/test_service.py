"""``portico service`` writes units that systemd understands, and whose command runs."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli import units
from app.cli.units import Place, Unit, quoted
from core import settings
from core.faces import Image
from core.site import Site
from tests.app.cli.films import film

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="systemd is Linux's")

_SYSTEMCTL = """#!/bin/sh
echo "$*" >> "$CALLS"
case "$*" in *is-active*) echo inactive; exit 3 ;; *enable*failing*) echo "Unit is masked." >&2; exit 1 ;; esac
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the units of this account are, on a machine that systemd does not run."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(units, "_RUNS", tmp_path / "no-systemd")
    return tmp_path / "config/systemd/user"


@pytest.fixture
def calls(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """What systemctl is asked for, a stand-in for it, on a machine that systemd runs."""
    program, told = tmp_path / "bin/systemctl", tmp_path / "calls"
    program.parent.mkdir()
    program.write_text(_SYSTEMCTL)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("CALLS", str(told))
    monkeypatch.setattr(units, "_RUNS", tmp_path)
    return lambda: told.read_text().splitlines() if told.exists() else []


@pytest.fixture
def clip(tmp_path: Path, collins: Image) -> Path:
    film(tmp_path / "clip.mp4", collins)
    return tmp_path / "clip.mp4"


def _command(path: Path) -> list[str]:
    """The command of a unit, as systemd reads it."""
    (line,) = [line for line in path.read_text().splitlines() if line.startswith("ExecStart=")]
    return [word.replace("%%", "%").replace("$$", "$") for word in shlex.split(line.removeprefix("ExecStart="))]


def test_where_systemd_does_not_run_it_says_what_begins_them(run, folder: Path, tmp_path: Path) -> None:
    code, out, err = run("service", "install", "--serve", "--port 9443")
    watch, serve = folder / "portico-watch.service", folder / "portico-serve.service"
    assert (code, err) == (0, "")
    assert out.splitlines()[:2] == [f"{watch} is written.", f"{serve} is written."]
    assert "systemctl --user daemon-reload && systemctl --user enable --now portico-watch.service" in out
    site = str(tmp_path / "site")
    assert _command(watch)[1:] == ["--site", site, "watch", "--keep-trying"]
    assert _command(serve)[1:] == ["--site", site, "serve", "--port", "9443"]
    assert Path(_command(watch)[0]).is_absolute()
    assert run("service", "list")[1].startswith("portico-serve.service: systemd does not run here\n")


@pytest.mark.parametrize("name", ["site", 'a "b" 100% $HOME \\n', "人 门"])
def test_systemd_reads_what_is_written(tmp_path: Path, name: str) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not here")
    site = tmp_path / name
    echo = shutil.which("echo") or "/bin/echo"
    unit = Unit("portico-watch", f"Portico: cameras and doors of {site}", (echo, "--site", str(site)), site)
    for place in (Place(tmp_path / "units", system=False), Place(tmp_path / "system", system=True, user="daemon")):
        path = units.write(unit, place)
        done = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", str(path)],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert [line for line in done.stderr.splitlines() if unit.name in line] == []


def test_words_of_a_command_are_quoted() -> None:
    assert [quoted(word) for word in ("plain", "two words", 'a"b', "100%", "$HOME", "")] == [
        "plain",
        '"two words"',
        '"a\\"b"',
        "100%%",
        '"$$HOME"',
        '""',
    ]


def test_the_command_of_a_unit_watches_until_it_is_told_to_stop(run, folder: Path, tmp_path: Path, clip: Path) -> None:
    assert run("cameras", "keep", "Front", str(clip))[0] == 0
    assert run("service", "install")[0] == 0
    process = subprocess.Popen(
        [*_command(folder / "portico-watch.service"), "--loop", "--realtime", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert '"camera":"Front"' in process.stdout.readline().replace(" ", "")
        process.send_signal(signal.SIGTERM)
        assert process.wait(100) == 0
    finally:
        process.kill()
        process.communicate()


def test_it_is_enabled_and_begun_and_removed(run, calls, folder: Path) -> None:
    code, out, err = run("service", "install")
    assert (code, err) == (0, "")
    assert "portico-watch.service will begin with the machine and have begun." in out
    assert "journalctl --user -u portico-watch.service" in out
    assert calls() == ["--user daemon-reload", "--user enable --now portico-watch.service"]
    assert run("service", "list") == (0, "portico-watch.service: inactive\n", "")
    assert run("service", "remove")[0] == 0
    assert calls()[3:] == ["--user disable --now portico-watch.service", "--user daemon-reload"]
    assert list(folder.iterdir()) == []
    code, _, err = run("service", "remove")
    assert (code, err) == (2, "portico: there is no service called portico here; see: portico service list\n")


def test_what_systemd_refuses_is_said(run, calls) -> None:
    code, _, err = run("service", "install", "--name", "failing")
    assert (code, err) == (
        2,
        "portico: systemctl --user enable --now failing-watch.service: Unit is masked.\n",
    )


def test_the_services_of_another_site_are_not_overwritten(run, folder: Path, tmp_path: Path) -> None:
    assert run("service", "install")[0] == 0
    before = (folder / "portico-watch.service").read_text()
    code, _, err = run("--site", str(tmp_path / "lab"), "service", "install")
    assert code == 2
    assert "for something else: give this one another --name" in err
    assert (folder / "portico-watch.service").read_text() == before
    assert run("--site", str(tmp_path / "lab"), "service", "install", "--name", "lab")[0] == 0
    assert run("service", "install")[0] == 0, "the same one again"


def test_what_nobody_could_open_is_not_installed(run, folder: Path, tmp_path: Path) -> None:
    with Site(tmp_path / "site"):
        pass
    settings.save(tmp_path / "site", key="passphrase")
    code, _, err = run("service", "install")
    assert code == 2
    assert "behind a passphrase, and nobody is there to type it: portico key store file" in err
    assert not folder.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--user", "ann"), "--user is of the machine's services"),
        (("--name", "a b"), "'a b-watch' can be no name of a service"),
        (("--no-watch",), "there is nothing to install"),
        (("--serve", '"'), "--serve"),
    ],
)
def test_wrong_words_are_one_line(run, folder: Path, words: tuple[str, ...], said: str) -> None:
    code, _, err = run("service", "install", *words)
    assert (code, err.count("\n")) == (2, 1)
    assert said in err
    assert not folder.exists()
