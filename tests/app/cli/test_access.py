from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core import images


@pytest.fixture
def ann(run, tmp_path: Path, collins) -> str:
    path = tmp_path / "ann.jpg"
    path.write_bytes(images.encode_jpeg(collins))
    assert run("enroll", "Ann", str(path))[0] == 0
    return "Ann"


def test_who_may_pass_is_set_up_explained_and_changed(run, ann: str) -> None:
    for words in (
        ("access", "holidays", "year", "2026-12-24", "12-25"),
        ("access", "schedule", "work", "mon-fri 08:00-18:00", "holiday 10:00-12:00", "--holidays", "year"),
        ("doors", "set", "Front", "--camera", "hall", "--zone", "Europe/Berlin", "--pulse", "0.2"),
        ("access", "group", "staff"),
        ("access", "grant", "staff", "Front", "work"),
        ("access", "join", ann, "staff"),
    ):
        code, out, err = run(*words)
        assert (code, err) == (0, ""), words
        assert out.count("\n") == 1
    assert run("access", "explain", ann, "Front", "--at", "2026-12-24T11:00")[0] == 0
    code, out, _ = run("access", "explain", ann, "Front", "--at", "2026-12-24T13:00")
    assert (code, "comes out of hours" in out) == (1, True)
    code, out, _ = run("access", "explain", "-", "Front", "--json")
    assert (code, json.loads(out)["rules"][0]["rule"]) == (1, "person")
    assert run("access", "validity", ann, "--until", "2026-12-01")[1] == "Ann is valid until 2026-12-02 00:00.\n"
    entry = json.loads(run("access", "explain", ann, "Front", "--at", "2026-12-03T09:00+01:00", "--json")[1])
    assert [(r["rule"], r["effect"]) for r in entry["rules"]] == [
        ("validity", "deny"), ("group", "allow"), ("liveness", "note"), ("approach", "note"),
    ]  # fmt: skip
    assert run("access", "validity", ann)[1] == "Ann is valid always.\n"
    assert run("access", "block", ann)[0] == 0
    assert json.loads(run("access", "explain", ann, "Front", "--json")[1])["alarm"] is True
    assert run("access", "block", ann, "--lift")[0] == 0
    shown = json.loads(run("access", "show", "--json")[1])
    assert shown["grants"] == [{"group": "staff", "door": "Front", "schedule": "work"}]
    assert run("access", "inside", "office")[1] == "Nobody is in office.\n"
    assert run("access", "forgive", ann)[0] == 0
    assert run("access", "leave", ann, "staff")[0] == 0
    assert run("access", "grant", "staff", "Front", "work", "--revoke")[0] == 0
    assert run("access", "schedule", "work", "--delete")[0] == 0
    assert run("access", "group", "staff", "--delete")[0] == 0


def test_a_person_is_shown_with_groups_and_validity(run, ann: str) -> None:
    def shown() -> list[str]:
        return run("people", "show", ann)[1].splitlines()[2:-1]

    assert shown() == ["in no access group", "valid always"]
    for words in (("group", "staff"), ("group", "cleaners"), ("join", ann, "staff"), ("join", ann, "cleaners")):
        assert run("access", *words)[0] == 0
    assert run("access", "validity", ann, "--from", "2026-12-01", "--until", "2026-12-31")[0] == 0
    by_doors = "valid from 2026-12-01 until the end of 2026-12-31, by the clock at each door"
    assert shown() == ["in cleaners, staff", by_doors]
    entry = json.loads(run("people", "show", ann, "--json")[1])
    assert entry["groups"] == ["cleaners", "staff"]
    assert (entry["valid_from"], entry["valid_until"]) == ("2026-12-01T00:00:00", "2027-01-01T00:00:00")
    assert entry["blocked"] is False
    moment = datetime(2026, 12, 24, 18, 30, tzinfo=UTC)
    assert run("access", "validity", ann, "--from", "2026-12-01T08:00", "--until", moment.isoformat())[0] == 0
    here = f"{moment.astimezone():%Y-%m-%d %H:%M}"
    assert shown()[1] == f"valid from 2026-12-01 08:00 by the clock at each door, until {here} by this machine's clock"
    until = json.loads(run("people", "show", ann, "--json")[1])["valid_until"]
    assert datetime.fromisoformat(until) == moment
    assert run("access", "block", ann)[0] == 0
    assert shown()[2].startswith("blocked: ")
    assert json.loads(run("people", "show", ann, "--json")[1])["blocked"] is True


def test_doors_are_set_up_tried_and_deleted(run, tmp_path: Path) -> None:
    assert "no door yet" in run("doors", "list")[1]
    file = tmp_path / "door.toml"
    file.write_text(
        'cameras = ["hall"]\nheld_seconds = 9\n[rules]\nzone = "Asia/Tokyo"\nleads_to = "lab"\npassback = "hard"\n'
        '[lock]\ndriver = "simulated"\n'
    )
    assert run("doors", "set", "Lab", "--file", str(file), "--pulse", "0.1")[0] == 0
    assert run("doors", "set", "Lab", "--mode", "locked")[1] == "The door Lab is changed.\n"
    (door,) = json.loads(run("doors", "list", "--json")[1])["doors"]
    assert (door["rules"]["mode"], door["rules"]["passback"], door["held_seconds"]) == ("locked", "hard", 9)
    assert door["rules"]["liveness"] == "passive", "a new door asks for a live face"
    assert run("doors", "set", "Lab", "--liveness", "off")[0] == 0
    assert run("doors", "set", "Lab", "--pulse", "0.1")[0] == 0
    (door,) = json.loads(run("doors", "list", "--json")[1])["doors"]
    assert door["rules"]["liveness"] == "off", "and keeps what it was told"
    assert run("doors", "test", "Lab")[0] == 0
    assert run("doors", "set", "Lab", "--lock", "driver=serial port=/dev/none channel=2")[0] == 0
    code, out, _ = run("doors", "test", "Lab")
    assert (code, "does not obey" in out) == (1, True)
    assert run("doors", "delete", "Lab")[0] == 2
    assert run("doors", "delete", "Lab", "--yes")[0] == 0


@pytest.mark.parametrize(
    "words",
    [
        ("access", "schedule", "work"),
        ("access", "schedule", "work", "monday to friday"),
        ("access", "schedule", "feast", "holiday 10:00-12:00"),
        ("access", "holidays", "year", "2026-13-01"),
        ("access", "holidays", "year", "02-30"),
        ("access", "grant", "nobody", "Front", "work"),
        ("access", "explain", "Nobody", "Front"),
        ("access", "explain", "-", "Front"),
        ("access", "explain", "-", "Front", "--at", "tomorrow"),
        ("access", "join", "Nobody", "staff"),
        ("doors", "set", "Front", "--zone", "Mars"),
        ("doors", "set", "Front", "--mode", "ajar"),
        ("doors", "set", "Front", "--lock", "magic"),
        ("doors", "set", "Front", "--lock", "driver=magic"),
        ("doors", "set", "Front", "--file", "/nowhere.toml"),
        ("doors", "test", "Front"),
    ],
)
def test_what_is_wrong_is_said_on_one_line(run, words: tuple[str, ...]) -> None:
    code, _, err = run(*words)
    assert code == 2
    assert err.startswith("portico: ")
    assert err.count("\n") == 1
    assert "went wrong inside" not in err


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/Los_Angeles", "UTC"])
def test_a_last_day_ends_by_the_clock_at_the_door(run, ann: str, zone: str) -> None:
    for words in (
        ("access", "schedule", "always", "mon-sun 00:00-24:00"),
        ("doors", "set", "Front", "--zone", zone),
        ("access", "group", "staff"),
        ("access", "grant", "staff", "Front", "always"),
        ("access", "join", ann, "staff"),
        ("access", "validity", ann, "--from", "2026-12-31", "--until", "2026-12-31"),
    ):
        assert run(*words)[0] == 0, words
    asked = {at: run("access", "explain", ann, "Front", "--at", at) for at in (
        "2026-12-30T23:59", "2026-12-31T00:00", "2026-12-31T23:59", "2027-01-01T00:00",
    )}  # fmt: skip
    assert [code for code, _, _ in asked.values()] == [1, 0, 0, 1]
    assert "is not valid before 2026-12-31 00:00" in asked["2026-12-30T23:59"][1]
    assert "has not been valid since 2027-01-01 00:00" in asked["2027-01-01T00:00"][1]


def test_a_moment_that_no_clock_shows_or_that_it_shows_twice_is_said(run, ann: str) -> None:
    assert run("doors", "set", "Front", "--zone", "Europe/Berlin")[0] == 0
    code, _, err = run("access", "explain", ann, "Front", "--at", "2026-03-29T02:30")
    assert (code, "no clock shows 2026-03-29 02:30 in Europe/Berlin" in err) == (2, True)
    _, out, err = run("access", "explain", ann, "Front", "--at", "2026-10-25T02:30", "--json")
    assert json.loads(out)["at"] == "2026-10-25T02:30:00+02:00"
    assert "2026-10-25 02:30 CEST is meant" in err
    assert "--at 2026-10-25T02:30+01:00" in err
    _, out, err = run("access", "explain", ann, "Front", "--at", "2026-10-25T02:30+01:00", "--json")
    assert (json.loads(out)["at"], err) == ("2026-10-25T02:30:00+01:00", "")
