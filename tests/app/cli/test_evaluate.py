from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from core import images


@pytest.fixture
def people(tmp_path: Path, collins: np.ndarray, hopper: np.ndarray) -> Path:
    """Two people with three pictures each, and one picture without a face."""
    folder = tmp_path / "people"
    for name, picture in (("Collins", collins), ("Hopper", hopper)):
        (folder / name).mkdir(parents=True)
        for number, light in enumerate((1.0, 0.8, 0.65), start=1):
            changed = np.clip(picture * light, 0, 255).astype(np.uint8)
            (folder / name / f"{name}_{number:04d}.jpg").write_bytes(images.encode_jpeg(changed))
    (folder / "Wall").mkdir()
    (folder / "Wall" / "Wall_0001.jpg").write_bytes(images.encode_jpeg(np.full((200, 200, 3), 90, np.uint8)))
    return folder


def test_the_lfw_protocol(run, people: Path, tmp_path: Path) -> None:
    (people / "pairs.txt").write_text(
        "2\t2\n"
        "Collins\t1\t2\nHopper\t1\t2\nCollins\t1\tHopper\t1\nCollins\t2\tHopper\t2\n"
        "Collins\t2\t3\nHopper\t2\t3\nCollins\t3\tHopper\t3\nHopper\t1\tWall\t1\n"
    )
    code, out, err = run(
        "evaluate", "lfw", str(people), "--method", "sface-mirrored,lbph", "-o", str(tmp_path / "out"), "--json"
    )
    content = json.loads(out)
    assert (code, err) == (0, "")
    assert content["pictures_without_a_face"] == ["Wall/Wall_0001.jpg"]
    assert content["methods"]["sface-mirrored"]["failed_pairs"] == 1
    assert content["methods"]["sface-mirrored"]["errors"] == 0  # two strangers, one without a face: refused, rightly
    assert "every" not in content["methods"]["sface-mirrored"], "there is nobody else to fit on"
    assert json.loads((tmp_path / "out" / "verification.json").read_text()) == content
    assert images.read(tmp_path / "out" / "curves.png").shape[1] > 800
    with (tmp_path / "out" / "scores-lbph.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 8
    assert [row["face_found"] for row in rows].count("0") == 1
    assert "accuracy" in run("evaluate", "lfw", str(people), "--method", "lbph")[1]


def test_any_pairs(run, people: Path, tmp_path: Path) -> None:
    lines = ["first,second,same,fold"]
    for fold in (0, 1):
        lines += [f"Collins/Collins_000{1 + fold}.jpg,Collins/Collins_0003.jpg,1,{fold}"]
        lines += [f"Collins/Collins_000{1 + fold}.jpg,Hopper/Hopper_000{1 + fold}.jpg,0,{fold}"]
    (tmp_path / "pairs.csv").write_text("\n".join(lines))
    code, out, _ = run("evaluate", "pairs", "--pairs", str(tmp_path / "pairs.csv"), "--images", str(people), "--json")
    assert code == 0
    assert json.loads(out)["methods"]["standard-4"]["accuracy"] == 1.0


def test_identification(run, people: Path) -> None:
    code, out, _ = run("evaluate", "identify", str(people), "--json")
    (entry,) = json.loads(out)["sizes"]
    assert code == 0
    assert (entry["people"], entry["rank1"]["events"], entry["rank1"]["trials"]) == (2, 4, 4)


def test_identification_by_number_of_photos(run, people: Path, tmp_path: Path) -> None:
    code, out, _ = run("evaluate", "identify", str(people), "--photos", "1,2", "-o", str(tmp_path / "out"), "--json")
    rows = json.loads(out)["sizes"]
    assert code == 0
    assert [(r["people"], r["photos"], r["rank1"]["trials"]) for r in rows] == [(2, 1, 2), (2, 2, 2)]
    assert images.read(tmp_path / "out" / "identification.png").shape[1] > 500
    assert (tmp_path / "out" / "identification.csv").read_text().count("\n") == 3
    assert rows[0]["dir"] == {}  # one stranger cannot show a rate of 10 %
    assert run("evaluate", "identify", str(people), "--photos", "x")[0] == 2


def test_what_each_part_is_worth(run, people: Path) -> None:
    (people / "pairs.txt").write_text(
        "2\t1\nCollins\t1\t2\nCollins\t1\tHopper\t1\nHopper\t2\t3\nCollins\t2\tHopper\t2\n"
    )
    code, out, _ = run("evaluate", "fusion", str(people), "--profile", "fast-4", "--json")
    assert code == 0
    assert set(json.loads(out)["methods"]) == {"sface", "fast-4"}
    code, out, _ = run("evaluate", "lfw", str(people), "--profile", "fast-4", "--precision", "f32", "--json")
    assert (code, json.loads(out)["precision"]) == (0, "f32")
    code, out, _ = run("evaluate", "harder", str(people), "--profile", "fast-4", "--only", "noise", "--json")
    rows = json.loads(out)["rows"]
    assert [(r["degradation"], r["enhanced"]) for r in rows] == [
        ("none", False), ("none", True), ("noise", False), ("noise", True),
    ]  # fmt: skip
    assert all(r["fused"]["accuracy"] == 1.0 for r in rows)
    assert run("evaluate", "harder", str(people), "--only", "rain")[0] == 2


def test_detection_beside_the_original(run, people: Path, tmp_path: Path) -> None:
    (people / "broken.jpg").write_bytes(b"no picture")
    code, out, err = run("evaluate", "detect", str(people), "-o", str(tmp_path / "out"), "--json")
    content = json.loads(out)
    assert (code, err) == (0, "")
    assert (content["pictures"], content["unreadable"], content["sure"]) == (7, 1, 6)
    assert (content["missed"], content["misplaced"], content["extra"]) == (0, 0, 0)
    assert content["furthest"] < 0.001
    assert json.loads((tmp_path / "out" / "detection.json").read_text()) == content
    assert "0 missed" in run("evaluate", "detect", str(people), "--most", "2")[1]


def test_grouping_is_measured(run, people: Path) -> None:
    code, out, _ = run("evaluate", "group", str(people), "--json")
    content = json.loads(out)
    assert code == 0
    assert (content["groups"], content["pictures_without_a_face"]) == (2, ["Wall/Wall_0001.jpg"])
    assert "no face: Wall/Wall_0001.jpg" in run("evaluate", "group", str(people))[1]
    assert content["bcubed"]["f"] == content["pairwise"]["f"] == 1.0


def test_a_site_checks_itself(run, people: Path) -> None:
    for name in ("Collins", "Hopper"):
        run("enroll", name, *(str(p) for p in sorted((people / name).glob("*_000[12].jpg"))))
    code, out, _ = run("evaluate", "site", "--json")
    content = json.loads(out)
    assert code == 0
    assert (content["people"], content["photos"], content["at_risk"]) == (2, 4, [])
    assert content["lowest_of_one_person"][0][1] > content["threshold"] > content["highest_between_people"][0][2]
    assert "It works here" in run("evaluate", "site")[1]
    assert "taken for each other" not in run("evaluate", "site")[1]
    assert run("evaluate", "site", "--strangers", "gone")[0] == 2


def test_profiles_tell_their_figures(run, people: Path) -> None:
    code, out, _ = run("evaluate", "profiles", "--json")
    assert code == 0
    figures = {one["name"]: one["figures"]["accuracy"] for one in json.loads(out)}
    assert set(figures) == {"fast-3", "fast-4", "standard-3", "standard-4"}
    assert min(figures.values()) >= 0.99
    assert "1 in 10,000" in run("evaluate", "profiles")[1]
    assert "at least 50 faces" in run("evaluate", "fit", str(people), "--part", "lbp=1")[2]
    assert "no embedder" in run("evaluate", "fit", str(people), "--part", "magic=1")[2]
    assert (
        "is the shipped profile"
        in run("evaluate", "fit", str(people), "--part", "lbp=1", "--name", "fast-4", "--id", "fast-4")[2]
    )
    assert "small letters" in run("evaluate", "fit", str(people), "--name", "My Own")[2]
    assert "EMBEDDER=WEIGHT" in run("evaluate", "fit", str(people), "--part", "lbp")[2]


def test_grouping(run, people: Path) -> None:
    code, out, _ = run("group", str(people), "--json")
    groups = json.loads(out)["groups"]
    assert code == 0
    assert sorted(len(g) for g in groups) == [3, 3]
    assert all(len({name.split("/")[0] for name in g}) == 1 for g in groups)


@pytest.mark.parametrize(
    "words",
    [
        ["evaluate", "lfw", "nowhere"],
        ["evaluate", "identify", "nowhere"],
        ["evaluate", "pairs", "--pairs", "gone.csv", "--images", "."],
        ["group", "nowhere"],
    ],
)
def test_what_is_no_data_is_one_line(run, words: list[str]) -> None:
    code, out, err = run(*words)
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_a_folder_without_pairs_is_told_so(run, people: Path) -> None:
    for words in (["lfw"], ["fusion"], ["harder"]):
        code, out, err = run("evaluate", *words, str(people))
        assert (code, out) == (2, "")
        assert "pairs.txt cannot be read: No such file" in err
    (people / "pairs.txt").write_bytes(b"\xff\xfe\x00")
    assert "it is no text" in run("evaluate", "lfw", str(people))[2]


def test_an_unknown_method_lists_the_known(run, people: Path) -> None:
    (people / "pairs.txt").write_text("1\t1\nCollins\t1\t2\nCollins\t1\tHopper\t1\n")
    code, _, err = run("evaluate", "lfw", str(people), "--method", "magic")
    assert code == 2
    assert "known are all, eigenfaces" in err
