from __future__ import annotations

import csv
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
