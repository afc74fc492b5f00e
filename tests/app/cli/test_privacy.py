from __future__ import annotations

import json
from pathlib import Path

import pytest

from core import images


@pytest.fixture
def ann(run, tmp_path: Path, collins) -> str:
    path = tmp_path / "ann.jpg"
    path.write_bytes(images.encode_jpeg(collins))
    assert run("enroll", "Ann", str(path))[0] == 0
    return "Ann"


def test_consent_is_recorded_shown_and_withdrawn(run, ann: str) -> None:
    assert "No consent" in run("people", "consent", ann)[1]
    assert run("people", "consent", ann, "--document", "form 12", "--given", "2026-01-02")[0] == 0
    assert run("people", "consent", ann)[1] == "Ann: 2026-01-02, form 12\n"
    assert json.loads(run("retention", "--json")[1])["without_consent"] == []
    code, out, _ = run("people", "consent", ann, "--withdraw", "--json")
    assert (code, json.loads(out)["consents"][0]["withdrawn"] is not None) == (0, True)
    assert "0 photos" in run("people", "show", ann)[1]
    assert run("people", "consent", ann, "--withdraw")[0] == 2
    assert run("people", "consent", ann, "--given", "yesterday", "--document", "x")[0] == 2


def test_everything_about_somebody_is_written_out(run, ann: str, tmp_path: Path) -> None:
    folder = tmp_path / "all"
    code, out, _ = run("people", "dossier", ann, str(folder))
    assert (code, "1 photos" in out, "0 runs" in out) == (0, True, True)
    assert json.loads((folder / "person.json").read_text())["name"] == "Ann"
    assert run("people", "dossier", ann, str(folder))[0] == 2


def test_retention_is_shown_and_enforced(run) -> None:
    assert "kept for 30 days" in run("retention")[1]
    assert json.loads(run("retention", "--now", "--json")[1])["removed"] == {"faces": 0, "events": 0, "passages": 0}


def test_the_site_key_moves_and_is_renewed(run, ann: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.store.keys._MEMORY", 64)
    assert run("key", "renew")[0] == 0
    assert run("key", "store", "cellar")[0] == 2
    assert run("key", "store", "passphrase")[0] == 2, "nobody can type one"
    assert run("people", "list")[0] == 0
    monkeypatch.setenv("PORTICO_PASSPHRASE", "seven brave otters")
    assert run("key", "store", "passphrase")[0] == 0
    assert run("people", "list")[0] == 0
    monkeypatch.setenv("PORTICO_PASSPHRASE", "seven brave foxes!")
    code, _, err = run("people", "list")
    assert (code, "not the passphrase" in err) == (2, True)
