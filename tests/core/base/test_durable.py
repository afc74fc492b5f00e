from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.base import durable
from core.programs import unfinished


@pytest.fixture
def ended() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_a_file_is_replaced_in_full_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "a"
    durable.write(path, b"one")
    durable.write(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0


def test_what_cannot_be_written_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    durable.write(path, b"one")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        durable.write(path, b"two")
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]


def test_file_and_folder_are_on_the_disk_before_it_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[bool] = []
    fsync = os.fsync

    def count(handle: int) -> None:
        synced.append((tmp_path / "a").exists())
        fsync(handle)

    monkeypatch.setattr(os, "fsync", count)
    durable.write(tmp_path / "a", b"one")
    assert synced == ([False, True] if os.name == "posix" else [False]), "the file first, then its name"


def test_only_what_ended_processes_were_writing_is_cleared_away(tmp_path: Path, ended: int) -> None:
    left = tmp_path / f"site.key.{ended}.0123abcd.part"
    mine = durable.new_part(tmp_path / "site.key", b"secret")
    others = tmp_path / "my own.part"
    for path in (left, others):
        path.write_bytes(b"secret")
    durable.clear_away(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted([mine, others])


def test_what_was_being_written_elsewhere_is_found_again(tmp_path: Path, ended: int) -> None:
    site, target = tmp_path / "site", tmp_path / "elsewhere" / "out"
    site.mkdir()
    target.parent.mkdir()
    with unfinished.noted(site, target) as part:
        part.mkdir()
        (part / "face.jpg").write_bytes(b"face")
        unfinished.clear_away(site)
        assert part.exists(), "whoever writes it is at work"
        (note,) = (site / unfinished.FOLDER).iterdir()
        left = _as_of(note, ended)
        moved = part.rename(part.with_name(part.name.replace(f".{os.getpid()}.", f".{ended}.")))
        left.write_text(str(moved))
    away = target.parent.rename(tmp_path / "not plugged in")
    unfinished.clear_away(site)
    assert left.exists(), "it may come back"
    away.rename(target.parent)
    unfinished.clear_away(site)
    assert not moved.exists()
    assert list((site / unfinished.FOLDER).iterdir()) == []


def test_a_note_removes_nothing_but_what_its_process_was_writing(tmp_path: Path, ended: int) -> None:
    site, letters = tmp_path / "site", tmp_path / "letters.part"
    (site / unfinished.FOLDER).mkdir(parents=True)
    others = tmp_path / f"out.{os.getpid()}.0123abcd.part"
    for number, path in enumerate((letters, others)):
        path.mkdir()
        (site / unfinished.FOLDER / f"writing.{ended}.0123abc{number}.part").write_text(str(path))
    unfinished.clear_away(site)
    assert letters.exists()
    assert others.exists()
    assert list((site / unfinished.FOLDER).iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "link"), reason="this system knows no links")
def test_whoever_is_killed_while_a_file_gets_its_name_loses_nothing(tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from core.base import durable\n"
        "link = os.link; os.link = lambda a, b: (link(a, b), os._exit(9))\n"
        "path = Path(sys.argv[1]); durable.appear(durable.new_part(path, b'secret'), path)"
    )
    killed = subprocess.run([sys.executable, "-c", script, str(tmp_path / "site.key")], check=False)
    assert killed.returncode == 9
    assert len(list(tmp_path.iterdir())) == 2
    durable.clear_away(tmp_path)
    assert list(tmp_path.iterdir()) == [tmp_path / "site.key"]
    assert (tmp_path / "site.key").read_bytes() == b"secret"


def test_another_process_of_the_same_number_is_not_the_one_that_wrote(tmp_path: Path) -> None:
    mine = durable.new_part(tmp_path / "a", b"secret")
    number, code = mine.name.split(".")[1:3]
    earlier = mine.with_name(f"a.{number}.{code[:8]}{int(code[8:16], 16) - 60:08x}{code[16:]}.part")
    earlier.write_bytes(b"secret")
    durable.clear_away(tmp_path)
    assert list(tmp_path.iterdir()) == [mine]


def test_what_another_machine_writes_is_left_alone_for_a_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ended: int
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("platform.node", lambda: "the other one")
        durable._me.cache_clear()
        theirs = durable.new_part(tmp_path / "a", b"secret")
        durable._me.cache_clear()
    theirs = _as_of(theirs, ended)
    durable.clear_away(tmp_path)
    assert theirs.exists()
    os.utime(theirs, (0, 0))
    durable.clear_away(tmp_path)
    assert not theirs.exists()


@pytest.mark.skipif(os.name != "posix", reason="Windows syncs no folders")
def test_a_folder_that_cannot_be_synced_does_not_take_a_file_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening = os.open

    def refuse(path: object, flags: int, *mode: int) -> int:
        if path == tmp_path:
            raise PermissionError(1, "Operation not permitted")
        return opening(path, flags, *mode)

    monkeypatch.setattr(os, "open", refuse)
    durable.write(tmp_path / "a", b"one")
    assert (tmp_path / "a").read_bytes() == b"one"


def _as_of(part: Path, pid: int) -> Path:
    """A file under the name that a process of another number would have given it."""
    return part.rename(part.with_name(part.name.replace(f".{os.getpid()}.", f".{pid}.")))
