"""Windows and macOS by design: what only one system knows has another way beside it."""

from __future__ import annotations

import ast
import errno
import functools
import os
import re
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import platformdirs
import pytest
from platformdirs.macos import MacOS
from platformdirs.windows import Windows

from core.backups import sealed_file, writing
from core.base import durable
from core.base.places import cache_folder, default_folder
from core.cameras import discovery
from core.site import Site
from core.site import site as core_site
from core.store import keys

ROOT = Path(__file__).parents[1]
SOURCES = sorted(path for part in ("app", "core", "models", "data") for path in (ROOT / part).rglob("*.py"))

UNIX_MODULES = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "spwd", "syslog", "termios", "tty"}
UNIX_CALLS = {
    "os": {
        "chown", "fork", "getegid", "geteuid", "getgid", "getloadavg", "getpgid", "getpgrp", "getuid", "killpg",
        "lchown", "link", "mkfifo", "nice", "O_DIRECTORY", "O_NOFOLLOW", "pathconf", "posix_fadvise",
        "posix_fallocate", "POSIX_FADV_DONTNEED", "sched_getaffinity", "sched_setaffinity", "setpriority", "setsid",
        "statvfs", "symlink", "sysconf", "uname", "wait4", "WIFSIGNALED",
    },
    "signal": {"alarm", "pause", "pthread_kill", "setitimer", "SIGALRM", "SIGHUP", "SIGKILL", "SIGQUIT", "SIGUSR1"},
    "time": {"tzset"},
    "ctypes": {"CDLL"},
}  # fmt: skip
ABSOLUTE = re.compile(r"/(bin|dev|etc|home|lib|mnt|opt|proc|root|run|sys|tmp|usr|var)(/|$)|[A-Za-z]:\\")
ALLOWED = {
    "/proc/sys/kernel/random/boot_id": "which start of the machine this is, under Linux; other systems go without",
    "/proc/": "read under Linux alone, which says when a process began in ticks that no clock moves",
    "/dev/": "names of Video4Linux devices, which people type under Linux",
    "/proc/cpuinfo": "read where it is there; without, the processor's name has to do",
    "/proc/driver/nvidia/version": "looked for; without, nvidia-smi or the environment tells of a GPU",
    "/etc/systemd/system": "services of the machine, where systemd runs it; elsewhere nothing is installed",
    "/run/systemd/system": "looked for, which says whether systemd runs the machine",
    "/var/lib/systemd/linger": "looked for, by systemd's own tools alone",
    "/sys/class/video4linux": "the list of cameras under Linux; other systems are asked number by number",
}
"""Absolute paths that may stand in the program, each with its reason."""


@functools.cache
def _trees() -> list[tuple[Path, list[ast.AST], dict[ast.AST, ast.AST]]]:
    """Every file of the program, all that stands in it, and in what each of that stands."""
    return [(path, *_parsed(path.read_text(encoding="utf-8"))) for path in SOURCES]


def _parsed(text: str) -> tuple[list[ast.AST], dict[ast.AST, ast.AST]]:
    nodes = list(ast.walk(ast.parse(text)))
    return nodes, {child: node for node in nodes for child in ast.iter_child_nodes(node)}


def _place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"


def _above(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> Iterator[ast.AST]:
    while node in parents:
        node = parents[node]
        yield node


def _guarded(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    """Whether something is reached on some systems only, or may fail."""
    told = ("sys.platform", "os.name", "hasattr(")
    for above in _above(node, parents):
        if isinstance(above, ast.Try):
            return True
        if isinstance(above, ast.With) and any("suppress(" in ast.unparse(item) for item in above.items):
            return True
        if isinstance(above, ast.If | ast.IfExp) and any(word in ast.unparse(above.test) for word in told):
            return True
        if isinstance(above, ast.FunctionDef):  # or the function has ended before, elsewhere
            first = [n for n in above.body if isinstance(n, ast.If) and "sys.platform" in ast.unparse(n.test)]
            if any(isinstance(n.body[-1], ast.Return) and n.lineno < node.lineno for n in first):
                return True
    return False


# text


def _mode(call: ast.Call, at: int, default: str) -> str | None:
    """The mode in which a file is opened; None where it is no mode."""
    given = [k.value for k in call.keywords if k.arg == "mode"] + call.args[at : at + 1]
    if not given:
        return default
    value = given[0].value if isinstance(given[0], ast.Constant) else None
    return value if isinstance(value, str) and re.fullmatch(r"[rwax][bt+]*", value) else None


def _opens_text(call: ast.Call, parents: dict[ast.AST, ast.AST]) -> bool:
    """Whether a call reads or writes text without a word about its encoding."""
    if any(k.arg == "encoding" or k.arg is None for k in call.keywords):
        return False
    if isinstance(call.func, ast.Name) and call.func.id == "open":
        mode = _mode(call, 1, "r")
    elif not isinstance(call.func, ast.Attribute):
        return False
    elif call.func.attr in ("read_text", "write_text"):
        return len(call.args) < (1 if call.func.attr == "read_text" else 2)
    elif call.func.attr == "fdopen":
        mode = _mode(call, 1, "r")
    elif call.func.attr in ("NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile"):
        mode = _mode(call, 0, "w+b")
    elif call.func.attr in ("run", "Popen", "check_output", "check_call"):
        text = [k.value for k in call.keywords if k.arg in ("text", "universal_newlines")]
        return any(isinstance(value, ast.Constant) and value.value is True for value in text)
    elif call.func.attr == "open" and (call.args or isinstance(parents.get(call), ast.withitem)):
        mode = _mode(call, 0, "r")
        if isinstance(call.func.value, ast.Name) and call.func.value.id in ("av", "tarfile", "Pillow", "wave"):
            return False
    else:
        return False
    return mode is not None and "b" not in mode


def test_every_text_names_its_encoding() -> None:
    """Windows would take its code page."""
    found = [
        _place(path, node)
        for path, nodes, parents in _trees()
        for node in nodes
        if isinstance(node, ast.Call) and _opens_text(node, parents)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("line", "bad"),
    [
        ("open(p)", True),
        ("open(p, 'rb')", False),
        ("open(p, encoding='utf-8')", False),
        ("p.read_text()", True),
        ("p.read_text('utf-8')", False),
        ("p.write_text(t)", True),
        ("os.fdopen(h, 'w')", True),
        ("os.fdopen(h, 'w+b')", False),
        ("with p.open() as f: pass", True),
        ("with p.open('a', newline='') as f: pass", True),
        ("box.open()", False),
        ("self.open(paths[0])", False),
        ("subprocess.run(c, text=True)", True),
        ("tempfile.NamedTemporaryFile('w')", True),
        ("tempfile.TemporaryFile(dir=d)", False),
    ],
)
def test_the_search_for_encodings_finds_them(line: str, bad: bool) -> None:
    nodes, parents = _parsed(line)
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    assert any(_opens_text(call, parents) for call in calls) is bad


# what one system alone has


def test_modules_of_unix_are_imported_where_they_are_needed_alone() -> None:
    found = []
    for path, nodes, parents in _trees():
        for node in nodes:
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if UNIX_MODULES & {name.split(".")[0] for name in names}:
                inside = any(isinstance(above, ast.FunctionDef) for above in _above(node, parents))
                if not inside or not _guarded(node, parents):
                    found.append(_place(path, node))
    assert found == []


def test_calls_of_unix_have_another_way_beside_them() -> None:
    found = [
        f"{_place(path, node)} {ast.unparse(node)}"
        for path, nodes, parents in _trees()
        for node in nodes
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.attr in UNIX_CALLS.get(node.value.id, ())
        and not _guarded(node, parents)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("os.link(a, b)", False),
        ("try:\n    os.link(a, b)\nexcept OSError:\n    pass", True),
        ("if sys.platform == 'linux':\n    os.link(a, b)", True),
        ("def f():\n    if sys.platform == 'win32':\n        return\n    os.link(a, b)", True),
        ("def f():\n    os.link(a, b)\n    if sys.platform == 'win32':\n        return", False),
        ("n = os.link(a) if hasattr(os, 'link') else 1", True),
    ],
)
def test_the_search_for_calls_knows_what_stands_beside_them(text: str, guarded: bool) -> None:
    nodes, parents = _parsed(text)
    (call,) = [node for node in nodes if isinstance(node, ast.Attribute) and node.attr == "link"]
    assert _guarded(call, parents) is guarded


def test_no_path_of_one_system_stands_in_the_program() -> None:
    found = []
    for path, nodes, parents in _trees():
        for node in nodes:
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
                continue
            if isinstance(parents.get(node), ast.Expr):  # a docstring
                continue
            if ABSOLUTE.match(node.value) and node.value not in ALLOWED:
                found.append(f"{_place(path, node)} {node.value!r}")
    assert found == []


def test_no_time_is_written_in_a_way_that_windows_does_not_know() -> None:
    """``%-d`` is glibc's."""
    found = [
        _place(path, node)
        for path, nodes, _ in _trees()
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search(r"%-[dmHIMSjy]", node.value)
    ]
    assert found == []


def test_no_file_is_named_by_the_time_of_day() -> None:
    """Windows allows no colon in a name."""
    found = []
    for path, nodes, parents in _trees():
        for node in nodes:
            if not isinstance(node, ast.JoinedStr) or not re.search(r"%[HIMSTXc]", ast.unparse(node)):
                continue
            up = next(_above(node, parents))
            if (isinstance(up, ast.BinOp) and isinstance(up.op, ast.Div)) or (
                isinstance(up, ast.Call) and ast.unparse(up.func).endswith(("with_name", "Path", "joinpath"))
            ):
                text = ast.unparse(node)
                if ":%M" in text or "%T" in text or "%X" in text or "%c" in text:
                    found.append(_place(path, node))
    assert found == []


# as if this were another system


@pytest.mark.parametrize(
    ("system", "site"),
    [(MacOS, "Library/Application Support/portico/site"), (Windows, "AppData")],
)
def test_a_site_lies_where_programs_of_that_system_keep_theirs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, system: type, site: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "AppData" / "Local"))
    monkeypatch.delenv("PORTICO_CACHE", raising=False)
    if system is Windows:
        monkeypatch.setattr("platformdirs.windows.get_win_folder", lambda _name: str(tmp_path / "AppData" / "Local"))
    monkeypatch.setattr(platformdirs, "PlatformDirs", system)
    for folder in (default_folder(), cache_folder()):
        assert folder.is_relative_to(tmp_path)
        assert "portico" in folder.parts
    assert site in default_folder().as_posix()
    assert default_folder().name == "site"


@pytest.mark.parametrize("reason", [errno.EPERM, errno.ENOTSUP, errno.EINVAL])
def test_a_site_is_made_on_a_disk_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: int) -> None:
    def refused(_from: Path, _to: Path) -> None:
        raise OSError(reason, "this file system knows no links")

    monkeypatch.setattr(os, "link", refused)
    with Site(tmp_path) as site:
        key = site.vault.key
        site.renew_key()
        renewed = site.vault.key
    assert renewed != key
    with Site(tmp_path) as site:
        assert site.vault.key == renewed
    assert list(tmp_path.glob("*.part")) == []


def test_of_two_programs_on_such_a_disk_one_makes_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_from: Path, _to: Path) -> None:
        raise OSError(errno.EPERM, "this file system knows no links")

    monkeypatch.setattr(os, "link", refused)
    found: list[bytes] = []
    begin = threading.Barrier(8)

    def start() -> None:
        begin.wait()
        found.append(keys.opened(keys.KeyFile(tmp_path / "site.key"), "here", create=True))

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


@pytest.mark.parametrize("system", ["win32", "darwin", "linux"])
def test_a_backup_is_written_whatever_the_disk_can_do(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    for name, value in (("_TIME", 1), ("_MEMORY", 32), ("_MOST_MEMORY", 1024)):
        monkeypatch.setattr(sealed_file, name, value)

    def cannot(*_given: object) -> None:
        raise OSError(errno.EINVAL, "not on this file system")

    sync = os.fsync
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(os, "posix_fadvise", cannot)
    monkeypatch.setattr(
        os, "fsync", lambda handle: cannot() if stat.S_ISDIR(os.fstat(handle).st_mode) else sync(handle)
    )
    assert writing.write(site, tmp_path / "b", "seven brave otters").size > 0


def test_a_folder_that_fails_to_sync_for_a_real_reason_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_handle: int) -> None:
        raise OSError(errno.EIO, "the disk is broken")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(OSError, match="broken"):
        durable.sync_folder(tmp_path)
    monkeypatch.setattr(sys, "platform", "win32")
    durable.sync_folder(tmp_path)


def test_whose_account_it_is_windows_says_in_its_own_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(core_site.getpass, "getuser", lambda: "Ann")
    assert core_site._account() != "Ann", "under Unix the environment is not believed"
    monkeypatch.setattr(sys, "platform", "win32")
    assert core_site._account() == "Ann"


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_cameras_are_tried_by_number_where_there_is_no_list(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    class Capture:
        def __init__(self, number: int):
            self._number = number

        def isOpened(self) -> bool:  # noqa: N802  # OpenCV's
            return self._number in (0, 2)

        def release(self) -> None:
            pass

    monkeypatch.setattr("cv2.VideoCapture", Capture)
    monkeypatch.setattr(sys, "platform", system)
    assert [one.number for one in discovery.discover()] == [0, 2]
