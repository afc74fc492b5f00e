from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.door_station import Device, standing

_ASK = ('Digest realm="d", nonce="{nonce}", qop="auth"',)


@pytest.fixture
def word(tmp_path: Path) -> str:
    (tmp_path / "word.txt").write_text("S3sam9!\n", encoding="utf-8")
    return "word.txt"


def test_a_door_is_set_up_by_a_recipe_and_tried(run, word: str, tmp_path: Path) -> None:
    def dahua(asked) -> tuple[int, str]:
        return (200, "OK") if "action=openDoor&channel=2&" in asked.path else (400, "Error\nBad Request!")

    with standing(Device(dahua, _ASK, password="S3sam9!")) as device:
        there = ("--recipe", "dahua", "--address", f"127.0.0.1:{device.port}")
        code, out, _ = run("doors", "add", "Front", *there, "--number", "2", "--password-file", word, "--pulse", "0.1")
        assert (code, out) == (0, "The door Front is made, with its password encrypted.\n")
        assert run("doors", "list")[1] == "Front: normal, http, with a password, no camera\n"
        assert run("doors", "test", "Front")[:2] == (0, "Front was unlocked, and is locked again.\n")
        assert run("doors", "set", "Front", *there)[:2] == (
            0,
            "The door Front is changed, with its password encrypted.\n",
        )
        code, out, _ = run("doors", "test", "Front")
        assert code == 1
        assert "refuses (400 Bad Request): “Error Bad Request!”" in out
        code, out, _ = run("doors", "set", "Front", "--no-password", "--json")
        assert json.loads(out)["password"] is False
        code, out, _ = run("doors", "test", "Front")
        assert code == 1
        assert "refuses the user name or the password" in out
        assert run("doors", "set", "Front", "--user", "guard")[0] == 0
        assert json.loads(run("doors", "list", "--json")[1])["doors"][0]["lock"]["user"] == "guard"
    told = run("audit", "list", "--json")[1] + run("doors", "list", "--json")[1]
    assert "S3sam9" not in told
    files = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    assert not any(b"S3sam9" in path.read_bytes() for path in files)


def test_recipes_are_listed(run) -> None:
    assert "hikvision: Hikvision (ISAPI), number 1\n" in run("doors", "recipes")[1]
    assert json.loads(run("doors", "recipes", "--json")[1])["recipes"]["shelly"]["number"] == "0"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--recipe", "hikvision"), "say where the device is"),
        (("--address", "10.0.0.1"), "--address and --number belong to a --recipe"),
        (("--recipe", "lada", "--address", "10.0.0.1"), "there is no recipe 'lada'"),
        (("--password-file", "word.txt"), "this lock takes no password"),
        (("--password-file", "word.txt", "--no-password"), "say either"),
        (("--lock", "driver=http unlock_url=http://u:p@x/"), "an address holds no name or password"),
    ],
)
def test_what_cannot_be_is_said(run, word: str, words: tuple[str, ...], told: str) -> None:
    code, _, complaint = run("doors", "set", "Front", *words)
    assert code == 2
    assert told in complaint
    assert json.loads(run("doors", "list", "--json")[1]) == {"doors": []}
