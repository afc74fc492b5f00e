from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

import numpy as np
import pytest

from core import images
from core.errors import TaskError
from core.tasks import saving
from core.tasks.task import Line, Plot, Result, Table


def test_everything_is_written(collins, tmp_path: Path) -> None:
    cut = np.dstack([collins, np.full(collins.shape[:2], 128, np.uint8)])
    line = Line("a", np.array([0.0, 1.0]), np.array([2.0, 3.0]))
    result = Result(
        "words",
        collins,
        {"Cut-out": cut, "Mask": collins},
        Table(("name", "value"), (("=cmd()", 0.5), ("b", None))),
        (Plot("Rate and distortion", "rate", "PSNR", (line,)),),
        {"badge.pdf": b"%PDF"},
    )
    written = saving.save(result, tmp_path / "out.jpg")
    assert sorted(path.name for path in written) == [
        "out-badge.pdf",
        "out-cut-out.png",
        "out-mask.jpg",
        "out-rate-and-distortion.csv",
        "out-rate-and-distortion.png",
        "out.csv",
        "out.jpg",
    ]
    assert images.read(tmp_path / "out.jpg").shape == collins.shape
    rows = list(csv.reader((tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()))
    assert rows == [["name", "value"], ["'=cmd()", "0.5"], ["b", ""]]
    assert "a,1.0,3.0" in (tmp_path / "out-rate-and-distortion.csv").read_text(encoding="utf-8")
    assert not list(tmp_path.glob("*.part"))


def test_the_only_file_takes_the_name(tmp_path: Path) -> None:
    (path,) = saving.save(Result(files={"badge.pdf": b"%PDF"}), tmp_path / "Eileen.pdf")
    assert path == tmp_path / "Eileen.pdf"


@pytest.mark.parametrize("suffix", [".png", ".bmp", ".tif"])
def test_lossless_formats_keep_every_pixel(suffix: str, collins, tmp_path: Path) -> None:
    path = saving.save_picture(collins, tmp_path / f"out{suffix}")
    assert (images.read(path) == collins).all()


def test_what_cannot_be_written_is_said(collins, tmp_path: Path) -> None:
    with pytest.raises(TaskError, match="pictures are written as"):
        saving.save_picture(collins, tmp_path / "out.xyz")
    with pytest.raises(TaskError, match="no transparency"):
        saving.save_picture(np.dstack([collins, collins[..., :1]]), tmp_path / "out.jpg")
    with pytest.raises(TaskError, match="cannot be written"):
        saving.save_picture(collins, tmp_path / "missing" / "out.png")
    with pytest.raises(TaskError, match="nothing came out"):
        saving.save(Result("words"), tmp_path / "out.png")


def _places(folder: Path, *names: str, ending: str = ".png") -> tuple[list[Path], saving.Places]:
    paths = [folder / name for name in names]
    return paths, saving.Places(paths, folder, folder / "out", ending)


def _all_names(paths: list[Path], places: saving.Places, result: Result) -> list[str]:
    found = [saving.names(result, places.of(path, result)) for path in paths]
    return [name.relative_to(places._output).as_posix() for one in found for name in one]


@pytest.mark.parametrize(
    "names",
    [
        ("cat.jpg", "cat-mask.jpg"),
        ("cat-mask.jpg", "cat.jpg"),
        ("cat.jpg", "cat.png", "cat-png.jpg", "cat-jpg.webp", "cat-jpg-mask.png"),
        ("cat.jpg", "Cat.JPG", "CAT.png"),
        ("a/cat.jpg", "A/cat.jpg"),
        ("Müller.jpg", "Mu\u0308ller.jpg"),
        ("cat.1.jpg", "cat.jpg", "cat.2.jpg"),
        (f"{'照' * 83}.jpg", f"{'照' * 82}熊.jpg", f"{'照' * 83}.png"),
        ("cat", "cat.jpg", "cat-2.jpg"),
    ],
)
def test_no_two_results_of_a_folder_share_a_file(tmp_path: Path, collins: np.ndarray, names: tuple[str, ...]) -> None:
    result = Result("w", collins, {"Mask": collins}, Table(("a",), ((1,),)))
    paths, places = _places(tmp_path, *names)
    found = _all_names(paths, places, result)
    assert len(found) == 3 * len(names)
    alike = {unicodedata.normalize("NFC", name).casefold() for name in found}
    assert len(alike) == len(found)
    assert max(len(name.rsplit("/", 1)[-1].encode()) for name in found) <= 250


def test_the_picture_that_bears_a_name_keeps_it(tmp_path: Path, collins: np.ndarray) -> None:
    result = Result("w", collins, {"Mask": collins})
    paths, places = _places(tmp_path, "cat.jpg", "cat-mask.jpg", ending="jpg")
    assert _all_names(paths, places, result) == [
        "cat-jpg.jpg", "cat-jpg-mask.jpg", "cat-mask.jpg", "cat-mask-mask.jpg",
    ]  # fmt: skip


def test_no_picture_of_the_folder_is_written_over(tmp_path: Path, collins: np.ndarray) -> None:
    (tmp_path / "out").mkdir()
    paths, places = _places(tmp_path, "cat.jpg", "out/cat.png")
    assert _all_names(paths[:1], places, Result("w", collins)) == ["cat-jpg.png"]
    source = tmp_path / "cat-mask.png"
    source.write_bytes(b"the picture itself")
    saving.save(Result("w", collins, {"Mask": collins}), tmp_path / "cat.png", [source])
    assert source.read_bytes() == b"the picture itself"
    assert (tmp_path / "cat-mask-2.png").exists()


@pytest.mark.parametrize("letter", ["照", "é", "x", "😀"])
def test_parts_of_a_long_name_are_cut(tmp_path: Path, collins: np.ndarray, letter: str) -> None:
    stem = letter * (236 // len(letter.encode()))
    written = saving.save(
        Result("w", collins[:32, :32], {"What was removed": collins[:32, :32]}), tmp_path / f"{stem}.png"
    )
    assert len(written) == 2
    assert all(path.is_file() for path in written)
    assert not list(tmp_path.glob("*.part"))


def test_a_name_that_no_disk_takes_is_told(tmp_path: Path) -> None:
    with pytest.raises(TaskError, match="… is too long a name for a file: use a shorter one"):
        saving.write(tmp_path / f"{'照' * 90}.csv", b"x")
    assert not list(tmp_path.iterdir())


def test_only_kinds_that_are_written_can_be_wished_for(tmp_path: Path) -> None:
    assert saving.checked_ending("JPG") == ".jpg"
    with pytest.raises(TaskError, match="gif: pictures are written as"):
        _places(tmp_path, "a.jpg", ending="gif")
