from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from core import images
from core.backups import sealed_file
from core.site import Site

PASSPHRASE = "seven brave otters"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("_TIME", 1), ("_MEMORY", 32)):
        monkeypatch.setattr(sealed_file, name, value)


@pytest.fixture
def words(tmp_path: Path) -> str:
    path = tmp_path / "passphrase"
    path.write_text(f"{PASSPHRASE}\nsomething else\n", encoding="utf-8")
    return str(path)


def test_there_and_back_again(run, words: str, tmp_path: Path, collins) -> None:
    (tmp_path / "ann.jpg").write_bytes(images.encode_jpeg(collins))
    assert run("enroll", "Ann", "ann.jpg")[0] == 0
    code, out, _ = run("backup", "b", "--passphrase-file", words, "--json")
    written = json.loads(out)
    assert (code, written["people"], written["photos"], written["size"]) == (0, 1, 1, Path("b").stat().st_size)
    assert run("backup", "b", "--passphrase-file", words)[0] == 2
    code, out, _ = run("backup", "b", "--passphrase-file", words, "--replace")
    assert (code, "1 person with 1 photo" in out) == (0, True)

    code, out, _ = run("restore", "b", "--site", "new", "--dry-run", "--passphrase-file", words)
    assert (code, "sound" in out, Path("new").exists()) == (0, True, False)
    code, out, _ = run("restore", "b", "--site", "new", "--passphrase-file", words, "--json")
    found = json.loads(out)
    assert (code, found["restored"], found["people"], found["notes"]) == (0, True, 1, [])
    assert run("people", "list", "--site", "new") == run("people", "list")
    code, out, _ = run("identify", "ann.jpg", "--site", "new", "--json")
    assert (code, json.loads(out)["faces"][0]["person"]) == (0, "Ann")


def test_what_goes_wrong_is_one_line_with_what_to_do(run, words: str, tmp_path: Path) -> None:
    assert run("backup", "b", "--passphrase-file", words)[0] == 0
    (tmp_path / "other").write_text("seven brave foxes!\n", encoding="utf-8")
    (tmp_path / "short").write_text("short", encoding="utf-8")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe")
    for command, told in (
        (("restore", "b", "--site", "new", "--passphrase-file", "other"), "not the passphrase"),
        (("restore", "b", "--passphrase-file", words), "not empty"),
        (("restore", "gone", "--site", "new", "--passphrase-file", words), "gone cannot be used"),
        (("restore", "other", "--site", "new", "--passphrase-file", words), "not a backup"),
        (("backup", "c", "--passphrase-file", "short"), "at least 12"),
        (("backup", "c", "--passphrase-file", "gone"), "passphrase cannot be read"),
        (("backup", "c", "--passphrase-file", "bytes"), "passphrase cannot be read"),
        (("backup", "site/c", "--passphrase-file", words), "another disk"),
    ):
        code, out, err = run(*command)
        assert (code, out, err.count("\n")) == (2, "", 1), command
        assert told in err, command
    assert not Path("new").exists()
    assert not Path("c").exists()


def test_the_passphrase_is_typed_or_read(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    code, _, err = run("backup", "b")
    assert (code, "--passphrase-file" in err) == (2, True)
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSPHRASE}\n"))
    assert run("backup", "b")[0] == 0
    asked: list[bool] = []

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    def prompt(_words: str, *, confirmation_prompt: bool, hide_input: bool, err: bool) -> str:
        assert hide_input
        asked.append(confirmation_prompt)
        return PASSPHRASE

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr("typer.prompt", prompt)
    assert run("backup", "c")[0] == 0
    assert run("restore", "c", "--site", "new")[0] == 0
    assert asked == [True, False]
    with Site(Path("new")) as site:
        assert site.people.count() == 0


def test_a_site_backs_itself_up_as_scheduled(run, words: str, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    code, out, _ = run("backups", "status")
    assert (code, "does not back itself up" in out) == (0, True)
    code, out, err = run("backups", "schedule", "disk", "--at", "27:00", "--passphrase-file", words)
    assert (code, out, "--at is wrong" in err) == (2, "", True)
    code, out, _ = run("backups", "schedule", "disk", "--keep-daily", "3", "--passphrase-file", words)
    assert (code, "every day at 02:00" in out, "3 days, 4 weeks and 6 months" in out) == (0, True, True)
    assert PASSPHRASE not in Path("site/settings.toml").read_text()
    code, out, _ = run("backups", "status", "--json")
    assert (code, "none has been made" in json.loads(out)["trouble"]) == (1, True)

    code, out, _ = run("backups", "now", "--json")
    made = json.loads(out)
    assert (code, made["removed"]) == (0, [])
    code, out, _ = run("backups", "status", "--json")
    found = json.loads(out)
    assert (code, found["trouble"], found["file"], found["keep"]["daily"]) == (0, None, made["file"], 3)
    assert run("backups", "schedule", "disk", "--every", "hour")[0] == 0, "the passphrase and the rest stay"
    assert json.loads(run("backups", "status", "--json")[1])["keep"]["daily"] == 3
    (listed,) = json.loads(run("backups", "list", "--json")[1])["backups"]
    assert (listed["file"], listed["there"], listed["scheduled"]) == (made["file"], True, True)
    Path("disk/portico-other-2199-01-01T0000.portico-backup").write_bytes(b"the newest, of another site")
    code, out, _ = run("backups", "verify")
    assert (code, "is sound: 0 people" in out) == (0, True)
    Path("disk/portico-other-2199-01-01T0000.portico-backup").unlink()

    Path("disk").rename("unplugged")
    code, out, err = run("backups", "now")
    assert (code, out, "plug in its disk" in err) == (2, "", True)
    assert run("backups", "status")[0] == 1
    code, _, err = run("backups", "verify")
    assert (code, "name a file" in err) == (2, True)
    assert "not there now" in run("backups", "list")[1]
    code, out, _ = run("backups", "off")
    assert (code, "no longer" in out) == (0, True)
    assert run("backups", "status")[0] == 0
    assert len(list(Path("unplugged").iterdir())) == 1


def test_a_damaged_site_is_restored_by_the_command_that_it_names(run, words: str, tmp_path: Path) -> None:
    import shlex

    assert run("backup", "b", "--passphrase-file", words)[0] == 0
    code, _, err = run("restore", "b", "--replace-damaged", "--passphrase-file", words)
    assert (code, "nothing is wrong" in err, "--force" in err) == (2, True, True)
    code, _, err = run("restore", "b", "--force", "--passphrase-file", words)
    assert (code, "--replace-damaged" in err) == (2, True)
    gallery = Path("site/portico.db")
    gallery.write_bytes(gallery.read_bytes()[:20_000])
    code, out, err = run("people", "list")
    assert (code, out, err.count("\n")) == (2, "", 1)
    command = shlex.split(err[err.index("portico restore") :])[1:]
    code, out, _ = run(*command, "--passphrase-file", words, "--dry-run", "--json")
    tried = json.loads(out)
    assert (code, tried["restored"], tried["migrates"], tried["aside"]) == (0, False, False, None)
    assert "malformed" in tried["damage"]
    code, out, _ = run(*command, "--passphrase-file", words)
    assert (code, "is again as it was" in out, "sealed as they were" in out) == (0, True, True)
    assert run("people", "list")[0] == 0
    assert len(list(Path("site").glob("damaged-*"))) == 1


def test_a_dry_run_says_what_restoring_will_do(run, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("backup", "b", "--passphrase-file", words)[0] == 0
    monkeypatch.setattr("core.store.database.HEAD", "9999")
    code, out, _ = run("restore", "b", "--site", "new", "--dry-run", "--passphrase-file", words)
    assert (code, "restoring brings it up to 9999" in out) == (0, True)
