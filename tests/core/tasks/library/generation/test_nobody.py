"""Faces that belong to nobody, by the task."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from core import images
from core.engine import Engine
from core.errors import TaskError
from core.learning import data
from core.learning.face_chips import face_chips
from core.learning.sources import DataKind, Source
from core.tasks import registry, running
from core.tasks.task import Given, Result
from core.tasks.work import Work, Workshop
from models.training.generating.making import MANIFEST, Maker
from tests.core.tasks.stand_ins import maker_of_faces

PORTRAITS = Source(kind=DataKind.CLASSES, place="example:portraits")


def _run(folder: Path, engine: Engine, **values: object) -> Result:
    task = registry.tasks()["nobody"]
    chosen = running.parameters(task, {"count": 3, "most": 4, **values})
    return running.run(task, Given("run", None, folder), chosen, Work(Workshop(engine=engine)))


def test_what_is_no_face_is_refused(tmp_path: Path, engine: Engine) -> None:
    result = _run(maker_of_faces(tmp_path), engine)
    assert result.words.startswith("0 of 4 made pictures are kept: 4 are not taken for a face")
    assert result.picture is None
    assert not result.files


def test_who_was_learnt_from_is_refused_and_who_was_not_is_kept(
    tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    portraits = data.read(PORTRAITS)
    chips = face_chips(portraits, 48, engine).pixels
    monkeypatch.setattr(Maker, "make", lambda self, codes: chips[np.arange(len(codes)) % 2])
    result = _run(maker_of_faces(tmp_path), engine)
    assert result.words.startswith("0 of 4 made pictures are kept")
    assert "4 are like somebody it learnt from" in result.words
    assert any(
        "of 2 real faces it learnt from, made as small as what it makes, 2 are refused" in n for n in result.notes
    )

    alone = tmp_path / "alone"
    alone.mkdir()
    (alone / "collins.jpg").write_bytes(images.encode_jpeg(portraits.items[0].read()))
    source = Source(kind=DataKind.PICTURES, place=str(alone))
    manifest = json.loads((tmp_path / MANIFEST).read_text())
    changed = {"source": source.model_dump(mode="json"), "data": data.read(source).fingerprint}
    (tmp_path / MANIFEST).write_text(json.dumps(manifest | changed))
    opened, read = [], images.read
    monkeypatch.setattr(images, "read", lambda path: (opened.append(path.name), read(path))[1])
    result = _run(tmp_path, engine)
    assert opened == ["collins.jpg"], "whom it learnt from is looked at once"
    assert result.words.startswith("2 of 4 made pictures are kept")
    assert sorted(result.files) == ["nobody-01.jpg", "nobody-02.jpg"]
    assert result.table is not None
    assert [row[1] for row in result.table.rows] == ["is like somebody it learnt from", "belongs to nobody"] * 2
    assert _run(tmp_path, engine, count=1).words.startswith("1 of 2 made pictures are kept")


def test_what_cannot_be_checked_is_not_made(
    tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch, collins: np.ndarray
) -> None:
    with pytest.raises(TaskError, match="exporting a run writes one"):
        _run(tmp_path, engine)
    folder = maker_of_faces(tmp_path)
    chip = face_chips(data.read(PORTRAITS), 48, engine).pixels[:1]
    monkeypatch.setattr(Maker, "make", lambda self, codes: chip.repeat(len(codes), axis=0))
    manifest = json.loads((folder / MANIFEST).read_text())
    for change, words in (
        ({"data": "0" * 16}, "have changed since"),
        ({"source": {"kind": "pictures", "place": str(tmp_path / "gone")}}, "is not a folder"),
        ({"source": None}, "does not say what it was"),
        ({"faces": False}, "did not learn from faces"),
    ):
        (folder / MANIFEST).write_text(json.dumps(manifest | change))
        with pytest.raises(TaskError, match=words):
            _run(folder, engine)
