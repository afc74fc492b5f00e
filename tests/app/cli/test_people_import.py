from __future__ import annotations

import csv
import json
import signal
from pathlib import Path

import numpy as np
import pytest

from core import images
from core.people.bulk.journal import Done, Journal
from core.people.bulk.plan import Entry


@pytest.fixture
def folder(tmp_path: Path, collins: np.ndarray, hopper: np.ndarray) -> Path:
    made = tmp_path / "in"
    for name, picture in {"Eileen": collins, "Grace": hopper, "Nobody": collins * 0 + 120}.items():
        (made / name).mkdir(parents=True)
        (made / name / "1.jpg").write_bytes(images.encode_jpeg(picture))
    return made


def test_importing_says_what_became_of_everybody(run, folder: Path, tmp_path: Path) -> None:
    code, out, err = run("people", "import", str(folder), "--json", "--report", "report.csv")
    assert (code, err) == (0, "")
    said = json.loads(out)
    assert {key: said[key] for key in ("people", "added", "already", "photos", "stopped")} == {
        "people": 2, "added": 2, "already": 0, "photos": 2, "stopped": False,
    }  # fmt: skip
    (rejected,) = said["rejected"]
    assert rejected["image"] == str(folder / "Nobody" / "1.jpg")
    assert (rejected["person"], rejected["row"]) == ("Nobody", None)
    assert "no face was found" in rejected["reason"]
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row[2] for row in csv.reader(file)] == ["photo", "Nobody/1.jpg"]
    code, out, _ = run("people", "import", str(folder), "--json")
    assert (code, json.loads(out)["people"], json.loads(out)["already"]) == (0, 2, 2)
    code, out, _ = run("people", "import", str(folder))
    assert "2 of 3 enrolled: 0 new, 0 with new photos, 2 already there" in out
    assert "Nobody/1.jpg: no face was found" in out


def test_a_list_is_imported(run, folder: Path) -> None:
    (folder / "staff.csv").write_text("name;employee id;group;photo\nEileen;17;Crew;Eileen/1.jpg\nGrace;;;gone.jpg\n")
    code, out, _ = run("people", "import", str(folder / "staff.csv"))
    assert code == 0
    assert "1 of 2 enrolled" in out
    assert "row 3, gone.jpg: there is no such file" in out
    (crew,) = json.loads(run("access", "show", "--json")[1])["groups"]
    assert crew == {"name": "Crew", "people": 1, "everybody": False, "reception": False}


def test_what_is_exported_is_imported(run, folder: Path, tmp_path: Path) -> None:
    run("people", "import", str(folder))
    code, out, _ = run("people", "export", "out", "--json")
    assert (code, json.loads(out)) == (0, {"people": 2, "photos": 2, "folder": "out"})
    run("people", "delete", "Eileen", "--yes")
    code, out, _ = run("people", "import", "out", "--json")
    assert (code, json.loads(out)["people"]) == (0, 2)
    assert [p["name"] for p in json.loads(run("people", "list", "--json")[1])["people"]] == ["Eileen", "Grace"]
    assert "not empty" in run("people", "export", "out")[2]


def test_stopped_by_hand_it_says_how_to_go_on(run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note = Journal.note

    def press(journal: Journal, entry: Entry, done: Done) -> None:
        note(journal, entry, done)
        if entry.name == "Eileen":
            signal.raise_signal(signal.SIGINT)

    before = signal.getsignal(signal.SIGINT)
    # else so few photos are all on their way before the first is done
    monkeypatch.setattr("core.people.bulk.looking._AHEAD", 0)
    monkeypatch.setattr("core.people.bulk.looking._AT_ONCE", 1)
    with monkeypatch.context() as patch:
        patch.setattr(Journal, "note", press)
        code, out, err = run("people", "import", str(folder), "--json")
    said = json.loads(out)
    assert (code, said["stopped"], said["people"], said["rejected"]) == (2, True, 2, [])
    assert "run the same command again to go on" in err
    assert signal.getsignal(signal.SIGINT) is before
    code, out, _ = run("people", "import", str(folder), "--json")
    said = json.loads(out)
    assert (code, said["stopped"], said["already"], len(said["rejected"])) == (0, False, 2, 1)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere"], "neither a folder of people nor a CSV file"),
        (["in", "--report", "no/where.csv"], "no/where.csv cannot be written"),
    ],
)
def test_what_cannot_be_imported_is_told_in_one_line(run, folder: Path, words: list[str], said: str) -> None:
    code, _, err = run("people", "import", *words)
    assert code == 2
    assert said in err
    assert err.count("\n") == 1


def test_going_on_asks_what_was_asked_before_unless_it_is_named_anew(
    run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.people.bulk.looking._AHEAD", 0)
    monkeypatch.setattr("core.people.bulk.looking._AT_ONCE", 1)
    run("access", "group", "Staff")
    note = Journal.note

    def press(journal: Journal, entry: Entry, done: Done) -> None:
        note(journal, entry, done)
        signal.raise_signal(signal.SIGINT)

    (folder / "Grace").rename(folder / "Zoe")
    with monkeypatch.context() as patch:
        patch.setattr(Journal, "note", press)
        assert run("people", "import", str(folder), "--consent", "staff form 2026", "--group", "Staff")[0] == 2
    code, out, err = run("people", "import", str(folder), "--json")
    assert (code, json.loads(out)["added"]) == (0, 1)
    assert "goes on as it was asked: --group 'Staff', --consent 'staff form 2026'\n" in err
    said = json.loads(run("people", "consent", "Zoe", "--json")[1])
    assert [one["document"] for one in said["consents"]] == ["staff form 2026"]
    (staff,) = json.loads(run("access", "show", "--json")[1])["groups"]
    assert (staff["name"], staff["people"]) == ("Staff", 2)
    assert run("people", "import", str(folder), "--json")[2] == ""  # it has ended: nothing is left to go on with


def test_nobody_is_a_no(run, folder: Path) -> None:
    for name in ("Eileen", "Grace"):
        (folder / name / "1.jpg").write_text("no picture")
    assert run("people", "import", str(folder))[0] == 1


def test_a_list_is_shown_as_it_is_read(run, folder: Path) -> None:
    path = folder / "old.csv"
    path.write_bytes(
        "Vorname;Nachname;Personalnummer;Gültig bis;Foto\nJürgen;Größl;17;31.12.2026;Eileen/1.jpg\n".encode("cp1252")
    )
    code, out, _ = run("people", "import", str(path), "--preview", "--json")
    said = json.loads(out)
    assert (code, said["encoding"], said["people"], said["rejected"]) == (0, "cp1252", 1, [])
    assert (said["first"][0]["name"], said["first"][0]["employee_id"]) == ("Jürgen Größl", "17")
    code, _, err = run("people", "import", str(path), "--columns", "name,nonsense")
    assert (code, "cannot be about 'nonsense'" in err) == (2, True)
    code, out, _ = run("people", "list", "groessl", "--json")
    assert json.loads(out)["people"] == [], "nobody was enrolled"


def test_somebody_who_looks_alike_is_enrolled_on_purpose(run, folder: Path) -> None:
    picture = str(folder / "Eileen" / "1.jpg")
    run("access", "group", "Staff")
    assert run("enroll", "Ada", picture, "--group", "Staff", "--employee-id", "1")[0] == 0
    code, _, err = run("enroll", "Bea", picture)
    assert (code, "say that this is another person" in err) == (2, True)
    code, _, err = run("enroll", "Bea", picture, "--another-person", "Ada", "--consent", "form 12")
    assert (code, "no consent" in err) == (0, False)
    assert {g["name"]: g["people"] for g in json.loads(run("access", "show", "--json")[1])["groups"]} == {"Staff": 1}
    assert json.loads(run("evaluate", "site", "--json")[1])["lookalikes"] == [["Ada", "Bea"]]
    assert json.loads(run("people", "consent", "Bea", "--json")[1])["consents"][0]["document"] == "form 12"
    assert json.loads(run("people", "consent", "--all", "--document", "staff form", "--json")[1]) == {"recorded": 1}
