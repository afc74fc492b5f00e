from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from core.site import Site


def test_keys_are_made_listed_and_revoked(run, tmp_path: Path) -> None:
    scopes = ("--scope", "people", "--scope", "enrol")
    code, out, err = run("serve", "key", "create", "HR", *scopes, "--until", "2099-12-31")
    token = out.strip()
    assert (code, err) == (0, "HR has this key until 2099-12-31; it is shown this once.\n")
    with Site(tmp_path / "site") as site:
        assert site.api_keys.opened_by(token).name == "HR"
    code, out, _ = run("serve", "key", "list", "--json")
    (key,) = json.loads(out)["keys"]
    assert (key["name"], key["scopes"]) == ("HR", ["enrol", "people"])
    assert token not in out
    assert run("serve", "key", "list")[1].startswith("HR: enrol, people; until 2099-12-31, made by ")
    assert run("serve", "key", "revoke", "hr")[0] == 0
    assert run("serve", "key", "list")[1].startswith("There is no key yet")
    assert run("serve", "key", "revoke", "hr")[0] == 2


def test_what_is_wrong_is_said_before_anything_is_loaded(run, tmp_path: Path) -> None:
    for words, said in (
        (("key", "create", "x", "--scope", "all"), "--scope takes one of people, photos"),
        (("key", "create", "x", "--scope", "people", "--until", "soon"), "--until takes a day"),
        (("key", "create", "x", "--scope", "people", "--until", "2020-01-01"), "would have ended already"),
        (("--host", "0.0.0.0"), "can be reached from elsewhere"),
        (("--host", "front.example"), "is no address"),
    ):
        code, out, err = run("serve", *words)
        assert (code, out) == (2, "")
        assert said in err


def test_without_the_extra_it_says_what_to_install(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.cli.serve.find_spec", lambda name: None if name == "fastapi" else name)
    assert run("serve") == (2, "", "portico: this needs fastapi: pip install 'portico[cpu,server]'\n")


def test_the_site_may_be_named_before_key_as_well(run, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    assert run("serve", "--site", str(elsewhere), "key", "create", "x", "--scope", "people")[0] == 0
    with Site(elsewhere) as site:
        assert [key.name for key in site.api_keys.all()] == ["x"]


def test_it_serves_until_it_is_asked_to_end(run, tmp_path: Path) -> None:
    token = run("serve", "key", "create", "x", "--scope", "health")[1].strip()
    command = [sys.executable, "-m", "portico", "serve", "--port", "0", "--site", str(tmp_path / "site")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        said = program.stdout.readline()
        address = said.split()[3]
        answer = httpx.get(f"{address}/v1/health", headers={"X-API-Key": token}, timeout=None)
        program.send_signal(signal.SIGTERM)
        _, err = program.communicate()
    assert answer.json()["people"] == 0
    assert (program.returncode, err) == (0, ""), said
