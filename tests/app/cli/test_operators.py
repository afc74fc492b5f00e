from __future__ import annotations

import io
import json
import sqlite3
import sys

import pytest

from core.site import DATABASE


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch):
    return lambda words: monkeypatch.setattr(sys, "stdin", io.StringIO(words + "\n"))


def test_operators_come_change_and_go(run, typed) -> None:
    assert "no operator yet" in run("users", "list")[1]
    typed("correct horse 9")
    assert run("users", "add", "Rita")[1] == "Rita is administrator.\n"
    typed("correct horse 9")
    assert run("users", "add", "Vera", "--role", "viewer")[0] == 0
    assert run("users", "role", "Vera", "auditor")[0] == 0
    typed("battery staple 7")
    assert run("users", "password", "Vera")[0] == 0
    entry = json.loads(run("users", "list", "--json")[1])
    assert entry == {"operators": [{"name": "Rita", "role": "administrator"}, {"name": "Vera", "role": "auditor"}]}
    assert run("users", "remove", "Rita")[0] == 2
    assert run("users", "remove", "Vera")[0] == 0
    typed("short")
    for words in (("users", "add", "Eve"), ("users", "role", "Rita", "king"), ("users", "password", "Nobody")):
        code, _, err = run(*words)
        assert (code, err.count("\n")) == (2, 1), words


def test_the_trail_is_listed_checked_and_exported(run, typed, tmp_path) -> None:
    assert run("audit", "list")[1] == "Nothing has been done yet.\n"
    assert run("access", "group", "staff")[0] == 0
    assert run("people", "list")[0] == 0
    lines = [json.loads(line) for line in run("audit", "list", "--json")[1].splitlines()]
    assert [line["action"] for line in lines] == ["make group", "list people"]
    assert all("system account" in line["who"] for line in lines)
    assert "make group" in run("audit", "list", "--last", "2")[1]
    assert run("audit", "verify")[:2] == (0, "Nobody has touched the audit trail.\n")
    file = tmp_path / "trail.csv"
    assert run("audit", "export", str(file), "--json")[0] == 0
    assert len(file.read_text(encoding="utf-8-sig").splitlines()) == 3


def test_tampering_is_found(run, tmp_path) -> None:
    for name in ("a", "b", "c"):
        assert run("access", "group", name)[0] == 0
    connection = sqlite3.connect(tmp_path / "site" / DATABASE)
    connection.execute("UPDATE audit SET actor = 'nobody' WHERE id = 2")
    connection.commit()
    connection.close()
    code, out, _ = run("audit", "verify")
    assert (code, "entry 2" in out) == (1, True)
    assert json.loads(run("audit", "verify", "--json")[1])["untouched"] is False
