from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image as Pillow

from app.cli.main import main


def test_pairs_are_measured(tmp_path: Path, collins, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "Set1" / "image_SRF_3"
    folder.mkdir(parents=True)
    large = Pillow.fromarray(collins[20:140, 180:300])
    large.save(folder / "a_HR.png")
    large.resize((40, 40), Pillow.Resampling.BICUBIC).save(folder / "a_LR.png")
    assert main(["evaluate", "restoration", "--pairs", str(tmp_path / "Set1"), "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["test"], row["method"]) for row in rows] == [("×3", "bicubic"), ("×3", "Portico")]
    assert rows[1]["psnr"] > rows[0]["psnr"]
    assert main(["evaluate", "restoration", "--pairs", str(tmp_path / "Set1")]) == 0
    assert "Set1 (1)" in capsys.readouterr().out


def test_nothing_to_measure_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "restoration"]) == 2
    assert "--photos" in capsys.readouterr().err
    assert main(["evaluate", "restoration", "--pairs", "nowhere"]) == 2
    assert "holds none of the folders" in capsys.readouterr().err
    assert main(["evaluate", "restoration", "--photos", "nowhere"]) == 2
    assert "not a folder" in capsys.readouterr().err
