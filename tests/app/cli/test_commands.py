from __future__ import annotations

import functools
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from core import demo, images
from core.gallery.people import Enrolled
from core.site import Site
from tests.app.cli.films import film


@pytest.fixture
def faces(tmp_path: Path, collins: np.ndarray, hopper: np.ndarray) -> dict[str, str]:
    files = {}
    for name, picture in (
        ("collins", collins),
        ("dim", np.clip(collins * 0.7, 0, 255).astype(np.uint8)),
        ("hopper", hopper),
        ("nobody", np.full((200, 200, 3), 120, np.uint8)),
    ):
        path = tmp_path / f"{name}.jpg"
        path.write_bytes(images.encode_jpeg(picture, 95))
        files[name] = str(path)
    return files


def test_enrol_identify_and_verify(run, faces) -> None:
    code, out, _ = run("enroll", "Eileen", faces["collins"], faces["nobody"], "--json")
    entry = json.loads(out)
    assert code == 0
    assert (entry["name"], entry["templates"], len(entry["rejected"])) == ("Eileen", 1, 1)
    assert set(entry["rejected"][0]) == {"image", "reason"}

    code, out, _ = run("identify", faces["dim"], faces["hopper"], "--json")
    first, second = (json.loads(line) for line in out.splitlines())
    assert code == 0
    assert first["faces"][0]["person"] == "Eileen"
    assert len(first["faces"][0]["box"]) == 4
    assert first["faces"][0]["score"] > first["faces"][0]["threshold"]
    assert second["faces"][0]["person"] is None
    assert run("identify", faces["hopper"])[0] == 1

    code, out, _ = run("verify", faces["collins"], faces["dim"], "--json")
    assert (code, json.loads(out)["same"]) == (0, True)
    code, out, _ = run("verify", faces["collins"], faces["hopper"], "--json", "--far", "0.0001")
    entry = json.loads(out)
    assert (code, entry["same"], entry["far"]) == (1, False, 0.0001)
    assert entry["score"] < entry["threshold"]


def test_enrolling_without_a_consent_says_so_where_no_script_reads(run, faces) -> None:
    code, out, err = run("enroll", "Eileen", faces["collins"])
    assert (code, out) == (0, "Eileen is enrolled with 1 photo.\n")
    assert "portico: no consent of Eileen is on record: portico people consent 1 --document TEXT" in err
    code, out, err = run("enroll", "Eileen", faces["dim"], "--json")
    assert (code, json.loads(out)["consent_on_record"]) == (0, False)
    assert "no consent" not in err
    code, out, err = run("enroll", "Eileen", faces["collins"], "--consent", "form 12")
    assert (code, "no consent" in err) == (0, False)
    assert json.loads(run("enroll", "Eileen", faces["dim"], "--json")[1])["consent_on_record"]


def test_people(run, faces, tmp_path: Path) -> None:
    assert "Nobody is enrolled" in run("people", "list")[1]
    name = 'O\'Neil "Bob" \n[bold]🙂'
    assert run("enroll", name, faces["collins"])[0] == 0
    kept = 'O\'Neil "Bob" [bold]🙂'
    assert json.loads(run("people", "list", "--json")[1])["people"][0]["name"] == kept
    assert "[bold]" in run("people", "list")[1]
    assert json.loads(run("people", "show", kept, "--json")[1])["last_seen"] is None
    assert run("people", "rename", kept, "Eileen")[0] == 0
    assert run("people", "export", str(tmp_path / "out"))[0] == 0
    assert (tmp_path / "out" / "Eileen" / "001.jpg").is_file()
    code, _, err = run("people", "delete", "Eileen")
    assert (code, "--yes" in err) == (2, True)
    assert run("people", "delete", "Eileen", "--yes")[0] == 0
    code, out, _ = run("people", "import", str(tmp_path / "out"), "--json")
    assert (code, json.loads(out)["people"]) == (0, 1)
    assert run("identify", faces["collins"])[0] == 0


def test_watching_a_folder_of_pictures(run, faces, tmp_path: Path) -> None:
    run("enroll", "Eileen", faces["collins"])
    (tmp_path / "door").mkdir()
    for name in ("collins", "hopper", "nobody"):
        Path(faces[name]).rename(tmp_path / "door" / f"{name}.jpg")
    code, out, err = run("watch", str(tmp_path / "door"), "--json")
    events = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert [(e["decision"], e["person"]) for e in events] == [("allow", "Eileen"), ("deny", None)]
    assert set(events[0]) >= {"time", "camera", "track", "decision", "person", "score", "reasons"}


def test_without_a_name_all_cameras_of_the_site_are_watched(run, faces: dict[str, str], tmp_path: Path) -> None:
    code, _, err = run("watch")
    assert (code, err) == (
        2,
        "portico: the site has no camera yet: name what to watch, or add one: portico cameras keep NAME SOURCE\n",
    )
    for name, face in (("Front", "collins"), ("Yard", "hopper")):
        film(tmp_path / f"{name}.mp4", images.read(Path(faces[face])))
        assert run("cameras", "keep", name, str(tmp_path / f"{name}.mp4"))[0] == 0
    assert run("enroll", "Eileen Collins", faces["collins"])[0] == 0
    code, out, err = run("watch", "--json")
    assert (code, err) == (0, "")
    events = [json.loads(line) for line in out.splitlines()]
    assert {(event["camera"], event["person"]) for event in events} == {("Front", "Eileen Collins"), ("Yard", None)}
    code, out, _ = run("watch", "Yard", "--json")
    assert {json.loads(line)["camera"] for line in out.splitlines()} == {"Yard"}
    code, _, err = run("watch", "Front", "Yard", "--user", "ann")
    assert (code, err) == (2, "portico: --user and --password-file are those of one camera: name it\n")


def test_watching_a_part_of_the_picture(run, faces, tmp_path: Path) -> None:
    run("enroll", "Eileen", faces["collins"])
    (tmp_path / "door").mkdir()
    Path(faces["collins"]).rename(tmp_path / "door/a.jpg")
    for region, seen in (("0.2,0,0.7,0.6", 1), ("0,0.6,1,1", 0)):
        words = ("watch", str(tmp_path / "door"), "--region", region, "--min-face", "30")
        code, out, _ = run(*words, "--json")
        assert (code, len(out.splitlines())) == (0, seen)
    assert run(*words) == (0, "", "portico: it is over, and nobody was seen well enough for an event\n")


@pytest.mark.parametrize("region", ["left", "0.8,0,0.2,1", "0,0,1", "0,0,nan,1", "0,0,2,1"])
def test_a_region_that_is_none_is_refused(run, faces, region: str) -> None:
    code, out, err = run("watch", faces["collins"], "--region", region)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "--region takes four fractions" in err


def test_upkeep(run, faces) -> None:
    run("enroll", "Eileen", faces["collins"])
    assert json.loads(run("reindex", "--json")[1])["templates"] == 1
    code, out, _ = run("doctor", "--json")
    assert (code, json.loads(out)["ok"]) == (0, True)
    assert "ok    gallery: 1 person, 0 events" in run("doctor")[1]


def test_the_demonstration(run, monkeypatch: pytest.MonkeyPatch) -> None:
    # as fast as it is read: on a machine that has no time for it a camera of our own moves on, and nobody is seen
    monkeypatch.setattr(demo, "DemoCamera", functools.partial(demo.DemoCamera, realtime=False, rate=12))
    code, out, err = run("demo", "--headless", "--seconds", "14", "--json")
    events = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert [e["person"] for e in events] == ["Eileen Collins", None]


def _bad_files(folder: Path, collins: np.ndarray) -> dict[str, Path]:
    content = images.encode_jpeg(collins)
    (folder / "text.jpg").write_text("hello")
    (folder / "cut.jpg").write_bytes(content[: len(content) // 3])
    Pillow.new("RGB", (1, 1)).save(folder / "dot.png")
    (folder / "empty.jpg").write_bytes(b"")
    return {p.stem: p for p in folder.iterdir()} | {"gone": folder / "gone.jpg", "folder": folder}


@pytest.mark.parametrize("kind", ["text", "cut", "dot", "empty", "gone", "folder"])
@pytest.mark.parametrize("command", ["enroll", "identify", "verify", "watch"])
def test_a_bad_picture_is_one_line_and_exit_2(
    run, tmp_path: Path, collins: np.ndarray, kind: str, command: str
) -> None:
    (tmp_path / "bad").mkdir()
    path = str(_bad_files(tmp_path / "bad", collins)[kind])
    if command == "watch" and kind == "folder":
        pytest.skip("a folder is what watch takes")
    words = {"enroll": ["Ann", path], "identify": [path], "verify": [path, path], "watch": [path]}[command]
    code, out, err = run(command, *words)
    assert (code, out) == (2, "")
    assert err.startswith("portico: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        ["no-such-command"],
        ["enroll"],
        ["enroll", "   ", "x.jpg"],
        ["people", "show", "Nobody"],
        ["people", "rename", "Nobody", "X"],
        ["people", "import", "nowhere"],
        ["verify", "a.jpg"],
        ["verify", "--far", "7", "a", "b"],
        ["watch", "99"],
        ["watch", "rtsp://127.0.0.1:9/x"],
        ["--site", "/proc/nothing", "people", "list"],
        ["people", "list", "--site", "/dev/null"],
    ],
)
def test_bad_usage_is_one_line_and_exit_2(run, words: list[str]) -> None:
    code, _, err = run(*words)
    assert code == 2
    assert err.startswith("portico: ")
    assert err.count("\n") == 1


def test_good_kinds_of_pictures(run, tmp_path: Path, collins: np.ndarray) -> None:
    picture = Pillow.fromarray(collins)
    picture.convert("CMYK").save(tmp_path / "cmyk.jpg")
    exif = Pillow.Exif()
    exif[0x0112] = 8
    picture.transpose(Pillow.Transpose.ROTATE_270).save(tmp_path / "exif.jpg", exif=exif)
    Pillow.fromarray((collins.mean(axis=2) * 257).astype(np.uint16)).save(tmp_path / "deep.png")
    code, out, _ = run("enroll", "Eileen", *(str(tmp_path / n) for n in ("cmyk.jpg", "exif.jpg", "deep.png")), "--json")
    assert (code, json.loads(out)["templates"]) == (0, 3)


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys; from app.cli.main import main; main(['--help']);"
        "print([m for m in ('torch','openvino','faiss','cv2','PySide6','numpy','sqlalchemy','fastapi','uvicorn')"
        " if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert result.stdout.rstrip().endswith("[]")


def test_a_watch_that_is_told_to_stop_ends_in_order(faces, tmp_path: Path) -> None:
    environment = {**os.environ, "PORTICO_SITE": str(tmp_path / "s")}
    with subprocess.Popen(
        [
            sys.executable,
            "-m",
            "app",
            "watch",
            faces["collins"].replace("collins.jpg", "clip.mp4"),
            "--loop",
            "--realtime",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=Path(__file__).parents[3],
    ) as missing:
        assert missing.wait(60) == 2
        assert "neither a camera number" in missing.stderr.read()
    film(tmp_path / "clip.mp4", images.read(Path(faces["collins"])))
    with subprocess.Popen(
        [sys.executable, "-m", "app", "watch", str(tmp_path / "clip.mp4"), "--loop", "--realtime", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=Path(__file__).parents[3],
    ) as watching:
        first = json.loads(watching.stdout.readline())
        assert first["decision"] == "deny"
        time.sleep(0.3)
        watching.send_signal(signal.SIGTERM)
        assert watching.wait(30) == 0
        assert watching.stderr.read() == ""


def test_a_reader_who_leaves_is_no_traceback(tmp_path: Path) -> None:
    environment = {**os.environ, "PORTICO_SITE": str(tmp_path / "s")}
    with subprocess.Popen(
        [sys.executable, "-m", "app", "demo", "--headless", "--json", "--seconds", "12"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=Path(__file__).parents[3],
    ) as running:
        running.stdout.close()
        assert running.wait(60) != 0
        assert "Traceback" not in running.stderr.read()


def test_whom_to_photograph_anew(run, tmp_path: Path) -> None:
    assert "Nobody has to be photographed anew." in run("people", "stale")[1]
    with Site(tmp_path / "site") as site:
        person = site.people.add("Ann", [Enrolled(b"jpeg", np.ones(4, np.float32) / 2, 0.9, "front")], "other-1")
    code, out, _ = run("people", "stale")
    assert code == 0
    assert "Ann (number 1): nobody recognises them" in out
    (told,) = json.loads(run("people", "stale", "--json")[1])["people"]
    assert (told["id"], told["name"], told["cause"], told["photographed"]) == (person.id, "Ann", "unknown", None)


def test_what_a_command_does_not_need_is_not_imported(tmp_path: Path) -> None:
    commands = [[what, "list"] for what in ("people", "doors", "users", "audit", "cameras")]
    heavy = "('torch','openvino','faiss','cv2','PIL','scipy','sklearn','av','PySide6','numpy','fastapi','uvicorn')"
    program = (
        "import sys; from app.cli.main import main; "
        f"[print('HEAVY', main(['--site', {str(tmp_path / 's')!r}, *words]), [m for m in {heavy} if m in sys.modules]) "
        f"for words in {commands!r}]"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    said = [line for line in done.stdout.splitlines() if line.startswith("HEAVY")]
    assert len(said) == len(commands)
    assert set(said) <= {"HEAVY 0 []", "HEAVY 1 []"}, done.stdout
