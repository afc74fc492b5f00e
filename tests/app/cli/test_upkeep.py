from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import main
from core.programs import crash
from core.site import DATABASE, Site


def _checks(out: str) -> dict[str, dict[str, Any]]:
    return {check["name"]: check for check in json.loads(out)["checks"]}


@pytest.mark.parametrize("command", ["doctor", "reindex"])
def test_a_folder_that_is_not_there_becomes_no_site(run, tmp_path: Path, command: str) -> None:
    code, out, err = run(command)
    assert (code, out) == (2, "")
    assert err == f"portico: there is no site {tmp_path / 'site'}: correct --site, or make one by enrolling somebody\n"
    assert not (tmp_path / "site").exists()


def test_a_sound_site(run, tmp_path: Path) -> None:
    Site(tmp_path / "site").close()
    code, out, err = run("doctor")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert all(line.startswith("ok    ") for line in lines), out
    assert len(lines) > 15
    code, out, err = run("doctor", "--json")
    assert (code, err, out.count("\n")) == (0, "", 1)
    report = json.loads(out)
    assert report["ok"] is True
    assert all(set(c) == {"name", "group", "state", "words", "advice", "facts"} for c in report["checks"])
    assert {c["state"] for c in report["checks"]} == {"good"}


def test_half_a_person_is_found(run, tmp_path: Path) -> None:
    Site(tmp_path / "site").close()
    with closing(sqlite3.connect(tmp_path / "site" / DATABASE)) as connection:
        connection.execute(
            "INSERT INTO person (id, name, folded_name, created, wrapped_key)"
            " VALUES (1, 'Ann', 'ann', '2026-01-01', x'00')"
        )
        connection.commit()
    code, out, _ = run("doctor", "--deep")
    assert code == 1
    assert (
        "BAD   people: 1 person has no photo; 1 person has a key that does not open; restore it from a backup: " in out
    )
    code, out, _ = run("doctor", "--deep", "--json")
    assert (code, json.loads(out)["ok"]) == (1, False)
    assert _checks(out)["people"]["facts"]["without_photos"] == 1
    assert _checks(out)["sealed records"]["facts"]["deep"] is True


def _harm(path: Path, harm: str) -> None:
    content = bytearray(path.read_bytes())
    if harm == "cut":
        path.write_bytes(content[: len(content) // 2])
    elif harm == "empty":
        path.write_bytes(b"")
    elif harm == "other":
        path.write_bytes(b"no gallery at all\n" * 999)
    elif harm == "words":  # that SQLite would speak of
        place = content.find(b"CREATE TABLE person")
        content[place + 2 : place + 22] = b"\x8d" * 20
        path.write_bytes(content)
    elif harm == "flipped":
        for place in range(4096, len(content), 997):
            content[place] ^= 0xFF
        path.write_bytes(content)


@pytest.mark.parametrize("harm", ["cut", "empty", "other", "flipped", "words"])
def test_a_gallery_that_was_harmed(run, tmp_path: Path, harm: str) -> None:
    Site(tmp_path / "site").close()
    (tmp_path / "site" / "index").mkdir(exist_ok=True)  # as a site has that was used
    for end in ("-wal", "-shm"):
        (tmp_path / "site" / f"{DATABASE}{end}").unlink(missing_ok=True)
    _harm(tmp_path / "site" / DATABASE, harm)
    code, out, err = run("doctor")
    lines = out.splitlines()
    assert (code, err) == (1, "")
    assert any(line.startswith("BAD   ") for line in lines)
    assert any(line.startswith("ok    program: ") for line in lines)
    assert any(line.startswith("ok    disk: ") for line in lines)
    assert [line for line in lines if line.startswith("BAD   gallery: ")], out
    assert all(line[:6] in ("ok    ", "note  ", "BAD   ") for line in lines), out
    code, out, _ = run("doctor", "--json")
    assert (code, json.loads(out)["ok"]) == (1, False)
    assert _checks(out)["gallery"]["state"] == "bad"


@pytest.mark.parametrize("harm", ["other key", "no key", "bad settings"])
def test_a_site_that_cannot_be_opened(run, tmp_path: Path, harm: str) -> None:
    folder = tmp_path / "site"
    Site(folder).close()
    if harm == "other key":
        (folder / "site.key").write_text("ab" * 32)
    elif harm == "no key":
        (folder / "site.key").unlink()
    else:
        (folder / "settings.toml").write_text("min_face = 'large'\n")
    code, out, err = run("doctor")
    assert (code, err) == (1, "")
    assert out.startswith("BAD   site: ")
    assert "ok    gallery: the file itself is whole\n" in out


def test_what_nobody_expected_is_one_line_and_leaves_a_report(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object, **_options: object) -> None:
        raise RuntimeError("broken\nin two lines")

    Site(tmp_path / "site").close()
    monkeypatch.setattr("core.site.Site.__init__", broken)
    try:
        code, out, err = run("doctor")
        assert (code, err) == (1, "")
        assert "BAD   site: the site cannot be opened: broken in two lines\n" in out
        assert len(crash.reports(tmp_path / "site")) == 1
    finally:
        crash.forget()


def test_a_site_that_somebody_works_on(run, tmp_path: Path) -> None:
    with Site(tmp_path / "site") as site:
        assert main(["doctor"]) == 0
        site.access.add_group("staff")
        assert main(["doctor"]) == 0


def test_the_index_is_made_anew(run, tmp_path: Path) -> None:
    Site(tmp_path / "site").close()
    assert run("reindex")[1] == "The index holds 0 templates of 0 people.\n"
