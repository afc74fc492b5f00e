from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from core.site import Site
from core.store import server
from core.store.server import Server
from tests.servers import free_port


def test_a_site_is_moved_to_a_server_and_back(run, tmp_path: Path, database_address: str) -> None:
    Site(tmp_path / "site").close()
    code, out, err = run("move", database_address)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].startswith(f"The gallery is in {Server(database_address).place}: ")
    assert lines[0].endswith("each compared.")
    assert "portico.db.moved-" in lines[1]
    assert lines[2] == "  Delete it once all is well: portico move --forget-old"
    code, out, err = run("move", "sqlite", "--json")
    assert (code, err) == (0, "")
    said = json.loads(out)
    assert said["place"] == str(tmp_path / "site" / "portico.db")
    assert said["rows"] == sum(table["rows"] for table in said["tables"].values()) > 0
    assert said["left"]["where"].startswith("portico_moved_")
    code, out, err = run("doctor", "--json")
    (check,) = [one for one in json.loads(out)["checks"] if one["name"] == "moved gallery"]
    assert check["state"] == "attention"
    assert check["advice"] == "delete it once all is well: portico move --forget-old"
    code, out, err = run("move", "--forget-old")
    assert (code, err, out.count("Deleted: ")) == (0, "", 2)
    assert run("move", "--forget-old")[1] == "No gallery of an earlier move is left.\n"


def test_a_site_on_a_server_is_sound(run, tmp_path: Path, database_address: str) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "settings.toml").write_text(f'format = 3\ndatabase = "{database_address}"\n')
    Site(tmp_path / "site").close()
    code, out, err = run("doctor", "--json")
    assert (code, err) == (0, "")
    checks = {one["name"]: one for one in json.loads(out)["checks"]}
    assert checks["gallery"]["facts"]["bytes"] > 1_000_000
    assert checks["references"]["facts"] == {"rows": 0, "tables": []}


def test_a_server_that_is_away_is_told_once(run, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    address = f"postgresql+psycopg://portico@127.0.0.1:{free_port()}/portico"
    (tmp_path / "site" / "settings.toml").write_text(f'format = 3\ndatabase = "{address}"\n')
    code, out, err = run("people", "list")
    assert (code, out) == (2, "")
    assert err == (
        f"portico: the gallery {Server(address).place} cannot be used: "
        "the server cannot be reached; try again when it runs\n"
    )
    code, out, err = run("doctor", "--json")
    assert (code, err) == (1, "")
    bad = [one["words"] for one in json.loads(out)["checks"] if one["state"] == "bad"]
    assert len(bad) == 1
    assert "cannot be reached" in bad[0]


def test_the_keyring_is_given_the_password_that_was_typed(
    run, tmp_path: Path, database_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: dict[str, str] = {}
    monkeypatch.setattr(server, "keep_password", lambda one, words: kept.update({one.place: words}))
    monkeypatch.setattr(server, "_from_keyring", kept.__getitem__)
    monkeypatch.setattr("sys.stdin", io.StringIO("letmein\n"))
    Site(tmp_path / "site").close()
    code, _, err = run("move", database_address, "--keyring")
    assert (code, err) == (0, "")
    assert kept == {Server(database_address).place: "letmein"}
    settings = (tmp_path / "site" / "settings.toml").read_text()
    assert "database_keyring = true" in settings
    assert "letmein" not in settings


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "name an address to move the gallery to, or say --forget-old or --take-over"),
        (("sqlite", "--forget-old"), "name an address to move the gallery to, or say --forget-old"),
        (("--take-over", "--forget-old"), "name an address to move the gallery to, or say --forget-old"),
        (("sqlite", "--keyring"), "a file has no password"),
        (("mysql://db/x",), "the address of the database is wrong: it must be an address like postgresql"),
        (("postgresql://me:letmein@db/x",), "a password has no place in it"),
        (("sqlite",), "already"),
    ],
)
def test_what_cannot_be_is_one_sentence(run, tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    Site(tmp_path / "site").close()
    code, out, err = run("move", *words)
    assert (code, out) == (2, "")
    assert told in err
    assert err.count("\n") == 1
    assert "letmein" not in err


def test_a_site_that_is_not_there_is_not_made(run, tmp_path: Path) -> None:
    assert run("move", "sqlite")[0] == 2
    assert not (tmp_path / "site").exists()
