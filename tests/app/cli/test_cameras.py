from __future__ import annotations

import json
import socket
from pathlib import Path

import cv2
import pytest

from core import demo

WORD = "Gehe%im/№7"


@pytest.fixture
def word(tmp_path: Path) -> str:
    (tmp_path / "word.txt").write_text(f"{WORD}\n", encoding="utf-8")
    return "word.txt"


def test_a_camera_is_kept_listed_changed_and_removed(run, word: str, tmp_path: Path) -> None:
    assert run("cameras", "list") == (0, "There is no camera yet: portico cameras keep NAME SOURCE\n", "")
    code, out, _ = run("cameras", "keep", "Yard", "rtsp://admin@10.0.0.2/1", "--password-file", word)
    assert (code, out) == (0, "The camera Yard is kept, with its password encrypted.\n")
    assert run("cameras", "list")[1] == "Yard: rtsp://admin@10.0.0.2/1, with a password\n"
    code, out, _ = run(
        "cameras", "keep", "Yard", "--transport", "udp", "--region", "0.1,0,0.9,1", "--rename", "Court", "--json"
    )
    facts = json.loads(out)
    assert (code, facts["name"], facts["transport"], facts["region"]) == (0, "Court", "udp", [0.1, 0, 0.9, 1])
    assert facts["password"] is True
    assert facts["source"] == "rtsp://admin@10.0.0.2/1"
    settings = (tmp_path / "site" / "settings.toml").read_text(encoding="utf-8")
    assert "Court" in settings
    assert "Gehe" not in settings
    assert json.loads(run("cameras", "keep", "Court", "--no-password", "--json")[1])["password"] is False
    assert run("cameras", "remove", "Court") == (
        2,
        "",
        "portico: deleting Court cannot be undone: say --yes to do it without being asked\n",
    )
    assert run("cameras", "remove", "Court", "--yes")[0] == 0
    assert json.loads(run("cameras", "list", "--json")[1]) == {"cameras": []}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("Yard",), "there is no camera 'Yard' yet: name its source"),
        (("Yard", "rtsp://cam/1", "--password-file", "word.txt"), "a password belongs to a user"),
        (("Yard", "rtsp://u@cam/1", "--password-file", "none.txt"), "cannot be read from none.txt: No such file"),
        (("Yard", "rtsp://u@cam/1", "--password-file", "empty.txt"), "there is no password in empty.txt"),
        (("Yard", "0", "--transport", "pigeon"), "the camera is wrong in transport"),
        (("Yard", "0", "--region", "1,2"), "--region takes four fractions of the picture"),
        (("Yard", "0", "--region", "0,0,nan,1"), "--region takes four fractions of the picture"),
        (("Yard", "ftp://u@cam/1"), "ftp:// is not a kind of camera that Portico knows: use rtsp:// or http://"),
        (("Yard", "nowhere.mp4"), "nowhere.mp4 is neither a camera number nor an existing file, folder or address"),
        (("Yard", "0", "--no-password", "--password-file", "word.txt"), "say either"),
    ],
)
def test_what_is_wrong_is_told(run, word: str, tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    (tmp_path / "empty.txt").write_bytes(b"\n")
    code, out, err = run("cameras", "keep", *words)
    assert (code, out) == (2, "")
    assert told in err
    assert WORD not in err


def test_a_file_is_kept_by_its_whole_path(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "day.mp4").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    assert run("cameras", "keep", "Day", "day.mp4")[0] == 0
    monkeypatch.chdir("/")
    (camera,) = json.loads(run("cameras", "list", "--json")[1])["cameras"]
    assert camera["source"] == str(tmp_path / "day.mp4")


def test_a_camera_is_tried(run, word: str, tmp_path: Path) -> None:
    picture = tmp_path / "still.png"
    cv2.imwrite(str(picture), cv2.resize(demo.astronaut(), (64, 48)))
    run("cameras", "keep", "Still", str(picture))
    assert run("cameras", "test", "Still") == (0, "Still: 64 × 48 pixels\n", "")
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    run("cameras", "keep", "Gone", f"rtsp://admin@127.0.0.1:{port}/1", "--password-file", word)
    code, out, err = run("cameras", "test", "Gone", "--json")
    said = json.loads(out)
    assert (code, err, said["answers"]) == (1, "", False)
    assert "nothing answers at this port" in said["trouble"]
    assert "Gehe" not in out
    assert run("cameras", "test", "nobody")[0] == 2


def test_a_whole_address_is_taken_apart_and_another_place_is_told_nothing(run, word: str) -> None:
    assert run("cameras", "keep", "Yard", "rtsp://admin:word@10.0.0.2/1?pwd=end")[0] == 0
    assert run("cameras", "list")[1] == "Yard: rtsp://admin@10.0.0.2/1?…, with a password\n"
    code, _, err = run("cameras", "keep", "Yard", "rtsp://admin@10.6.6.6/1")
    assert (code, "type it again" in err) == (2, True)


def test_a_camera_that_hangs_sideways_is_turned_and_its_region_with_it(run, tmp_path: Path) -> None:
    picture = tmp_path / "still.png"
    cv2.imwrite(str(picture), cv2.resize(demo.astronaut(), (64, 48)))
    assert run("cameras", "keep", "Hall", str(picture), "--region", "0,0,0.5,0.25")[0] == 0
    facts = json.loads(run("cameras", "keep", "Hall", "--rotate", "90", "--mirror", "--json")[1])
    assert (facts["rotate"], facts["mirror"], facts["region"]) == (90, True, [0.0, 0.0, 0.25, 0.5])
    tried = json.loads(run("cameras", "test", "Hall", "--json")[1])
    assert (tried["width"], tried["height"]) == (48, 64)
    facts = json.loads(run("cameras", "keep", "Hall", "--rotate", "0", "--no-mirror", "--json")[1])
    assert (facts["rotate"], facts["mirror"], facts["region"]) == (0, False, [0.0, 0.0, 0.5, 0.25])
    code, _, err = run("cameras", "keep", "Hall", "--rotate", "45")
    assert code == 2
    assert "the camera is wrong in rotate" in err


@pytest.mark.parametrize("command", [("watch",), ("cameras", "keep", "Yard")])
def test_what_is_kept_is_watched_and_what_can_be_read_in_two_ways_is_told_by_both(
    run, command: tuple[str, ...]
) -> None:
    code, _, err = run(*command, "rtsp://admin:1234/x@cam/s")
    assert code == 2
    assert "can be read in two ways: leave its password out and give it apart" in err
    assert "1234" not in err
    code, out, err = run(*command, "rtsp://admin:pass##X@127.0.0.1:1/s?channel=1")
    assert "pass##X" not in out + err
    assert "malformed" not in err
    assert "nothing answers at this port" in err if command == ("watch",) else code == 0


def test_watch_takes_user_and_password_apart_from_the_address(run, tmp_path: Path) -> None:
    (tmp_path / "word.txt").write_text("p@s#s ä\n", encoding="utf-8")
    code, out, err = run("watch", "rtsp://127.0.0.1:1/s", "--user", "ann@home", "--password-file", "word.txt")
    assert code == 2
    assert "nothing answers at this port" in err
    assert "p@s" not in out + err
    code, _, err = run("watch", "rtsp://127.0.0.1:1/s", "--password-file", "word.txt")
    assert (code, "a password belongs to a user" in err) == (2, True)
