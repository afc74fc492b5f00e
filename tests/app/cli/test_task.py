from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image as Pillow

from app.cli.main import main
from core import images


@pytest.fixture
def portrait(tmp_path: Path, collins) -> Path:
    path = tmp_path / "Eileen.png"
    Pillow.fromarray(collins).resize((128, 128)).save(path)
    return path


def test_all_tasks_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["task", "--list"]) == 0
    out = capsys.readouterr().out
    assert "super-resolution" in out
    assert "needs Super-resolution network" in out
    assert main(["task", "--list", "--json"]) == 0
    tasks = json.loads(capsys.readouterr().out)["tasks"]
    assert len(tasks) >= 40
    entry = next(t for t in tasks if t["task"] == "super-resolution")
    assert entry["weights"][0]["licence"] == "MIT"
    assert entry["weights"][0]["state"] == "present"


def test_the_options_are_made_from_the_parameters(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["task", "gamma", "--help"]) == 0
    assert "--gamma" in capsys.readouterr().out


def test_the_building_blocks_are_run_from_words(capsys, portrait: Path, tmp_path: Path) -> None:
    assert main(["task", "--list"]) == 0
    listed = capsys.readouterr().out
    for key, option in (("layers", "--chain"), ("learnt-kernel", "--optimiser")):
        assert f"  {key} " in listed
        assert main(["task", key, "--help"]) == 0
        assert option in capsys.readouterr().out
    chain = ["--layer", "the chain below", "--chain", "conv 3x3 4 s2 p1; relu; deconv 3 s2"]
    assert main(["task", "layers", str(portrait), "-o", str(tmp_path / "out.png"), *chain]) == 0
    assert "3 × 128 × 128 values become 4 × 129 × 129" in capsys.readouterr().out
    assert (tmp_path / "out-how-often-each-place-is-painted.png").exists()
    assert main(["task", "learnt-kernel", str(portrait), "-o", str(tmp_path / "k.png"), "--steps", "20"]) == 0
    assert "After 20 steps of momentum" in capsys.readouterr().out
    assert (tmp_path / "k-learning.gif").exists()
    assert main(["task", "layers", str(portrait), "--chain", "conv"]) == 2
    assert "Chain: conv: its size is missing, such as 3x3" in capsys.readouterr().err


def test_a_picture_goes_in_and_one_comes_out(capsys, portrait: Path, tmp_path: Path) -> None:
    assert main(["task", "super-resolution", str(portrait), "-o", str(tmp_path / "large.png"), "--scale", "2"]) == 0
    assert images.read(tmp_path / "large.png").shape == (256, 256, 3)
    assert "128×128 pixels became 256×256" in capsys.readouterr().out


def test_json_and_truth(capsys, portrait: Path) -> None:
    command = ["task", "--json", "gamma", str(portrait), "--gamma", "1", "--truth", str(portrait)]
    assert main(command) == 0
    content = json.loads(capsys.readouterr().out, parse_constant=lambda name: pytest.fail(f"{name} is not JSON"))
    assert content["input"] == "Eileen.png"
    assert content["measured"]["PSNR"] is None, "equal pictures"
    assert content["measured"]["SSIM"] == pytest.approx(1.0)


def test_a_folder_is_gone_through(capsys, portrait: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    portrait.rename(folder / "good.png")
    (folder / "bad.jpg").write_bytes(b"no picture")
    out = tmp_path / "out"
    assert main(["task", "gamma", str(folder), "-o", str(out), "--truth", str(folder)]) == 1
    said = capsys.readouterr().out
    assert "bad.jpg: bad.jpg is not a picture" in said
    assert "mean of 1 picture" in said
    assert (out / "good.png").is_file()


def test_each_result_has_a_place_of_its_own(capsys, portrait: Path, tmp_path: Path, collins) -> None:
    folder, truths = tmp_path / "pictures", tmp_path / "right"
    for place in (folder / "sub", truths / "sub"):
        place.mkdir(parents=True)
    for name in ("a.png", "a.bmp", "sub/a.png"):
        Pillow.open(portrait).save(folder / name)
        if name != "a.bmp":
            Pillow.open(portrait).save(truths / name)
    Pillow.fromarray(collins).save(truths / "sub" / "a.png")  # of another size
    before = {path: path.read_bytes() for path in folder.rglob("*.*")}
    out = tmp_path / "out"
    assert main(["task", "--json", "gamma", str(folder), "-o", str(out), "--truth", str(truths)]) == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["input"] for line in lines[:3]] == ["a.bmp", "a.png", "sub/a.png"]
    assert "not as large" in lines[2]["error"]
    assert lines[3]["pictures"] == 2, "what cannot be measured does not end the rest"
    assert sorted(path.relative_to(out).as_posix() for path in out.rglob("*.png") if "curve" not in path.name) == [
        "a-bmp.png",
        "a-png.png",
        "sub/a.png",
    ]
    assert main(["task", "gamma", str(folder), "-o", str(folder)]) == 2
    assert main(["task", "gamma", str(folder / "a.png"), "-o", str(folder / "a.png")]) == 2
    assert "name another file" in capsys.readouterr().err
    assert before == {path: path.read_bytes() for path in folder.rglob("*.*")}, "pictures are never written over"


def test_a_folder_takes_the_name_of_the_picture(portrait: Path, tmp_path: Path) -> None:
    assert main(["task", "gamma", str(portrait), "-o", f"{tmp_path}/new/"]) == 0
    assert (tmp_path / "new" / "Eileen.png").is_file()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["gama", "x.png"], "did you mean gamma"),
        (["gamma"], "required: input"),
        (["gamma", "nothing.png"], "nothing.png does not exist"),
        (["gamma", "PORTRAIT", "--gamma", "much"], "Gamma:"),
        (["gamma", "PORTRAIT", "--speed", "1"], "unrecognized arguments: --speed"),
        (["template-matching", "PORTRAIT"], "--second"),
        (["gamma", "PORTRAIT", "-o", "/proc/none/x.png"], "cannot be written"),
        (["gamma", "PORTRAIT", "-o", "x.gif"], "results are written as"),
        (["gamma", "PORTRAIT", "--gam", "2"], "unrecognized arguments"),
        (["gamma", "PORTRAIT", "--list"], "--list stands alone"),
        (["-o", "x.png", "gamma", "PORTRAIT"], "name the task first"),
        (["inpaint", "FOLDER", "--painted", "PORTRAIT"], "belongs to one picture"),
    ],
)
def test_what_is_wrong_is_one_line(words: list[str], said: str, capsys, portrait: Path) -> None:
    places = {"PORTRAIT": str(portrait), "FOLDER": str(portrait.parent)}
    words = [places.get(word, word) for word in words]
    assert main(["task", *words]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_a_name_that_no_disk_takes_is_one_sentence(portrait: Path, tmp_path: Path, capsys) -> None:
    long = "照" * 90
    for words in ([str(portrait), "-o", str(tmp_path / f"{long}.png")], [str(tmp_path / f"{long}.jpg")]):
        assert main(["task", "canny", *words]) == 2
        assert "too long" in capsys.readouterr().err
    source = tmp_path / f"{'照' * 83}.jpg"
    source.write_bytes(portrait.read_bytes())
    assert main(["task", "canny", str(source), "-o", f"{tmp_path / 'out'}/"]) == 0
    assert len(list((tmp_path / "out").iterdir())) == 4


def test_a_folder_gives_the_kind_of_file_that_is_wished_for(portrait: Path, tmp_path: Path, capsys) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    content = portrait.read_bytes()
    for name in ("cat.jpg", "cat-edges.jpg"):
        (folder / name).write_bytes(content)
    (folder / "._cat.jpg").write_bytes(b"junk")
    (folder / "notes.txt").write_text("words")
    assert main(["task", "canny", str(folder), "-o", str(tmp_path / "out"), "--as", "jpg"]) == 0
    said = capsys.readouterr().err
    assert said.count("passed over") == 1
    assert (
        "2 files were passed over: 1 is no picture (notes.txt), 1 is hidden or left by another program (._cat.jpg)"
    ) in said
    made = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert "cat-edges.jpg" in made
    assert len(made) == 8
    assert main(["task", "canny", str(folder), "-o", str(tmp_path / "out"), "--as", "gif"]) == 2
    assert main(["task", "canny", str(portrait), "-o", str(tmp_path / "o.png"), "--as", "jpg"]) == 2
