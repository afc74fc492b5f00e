from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from core import images
from core.bench.measuring import Bench, Figure, machine
from core.bench.sections import crowd, gallery
from core.engine import Engine
from models import peers
from models.weights import WeightStore


def test_ours_and_the_peer_take_turns() -> None:
    order: list[str] = []
    bench = Bench(rounds=3)
    figure = bench.time("x", "y", lambda: order.append("a"), lambda: order.append("b"), "them", each=2)
    assert order == ["a", "b"] * 4
    assert len(figure.values) == len(figure.peer_values) == 3
    assert bench.figures == [figure]


def test_a_ratio_above_one_is_faster() -> None:
    figure = Figure("x", "y", "ms", (1.0, 2.0, 3.0), "them", (10.0, 20.0, 90.0))
    assert figure.ratio == 10
    assert figure.as_json()["peer"] == {"name": "them", "min": 10.0, "median": 20.0, "max": 90.0}
    assert "ratio" not in Figure("x", "y", "ms", (1.0,), "not installed").as_json()


def test_the_machine_is_described() -> None:
    facts = machine()
    assert facts["cores"] >= 1
    assert facts["packages"]["openvino"] != "not installed"


def test_the_gallery_section_compares_with_exact_search() -> None:
    bench = Bench(rounds=1)
    gallery(bench, (1000, 6000), dimension=64)
    searches = [f for f in bench.figures if f.name.startswith("search")]
    assert [f.name for f in searches] == ["search 1,000 people", "search 6,000 people"]
    for figure in searches:
        same, strange = (int(words.split()[0]) for words in figure.note.split("; ")[:2])
        assert same >= 199
        assert strange == 0


def test_the_crowd_has_six_faces(engine: Engine) -> None:
    assert len(engine.find(crowd(), 40)) >= 6


def test_the_peer_finds_what_we_find(engine: Engine, collins: np.ndarray) -> None:
    """The original detector, run by itself: not our memory of what it gave."""
    peer = peers.mtcnn(40)
    assert not isinstance(peer, str), peer
    boxes, probability, landmarks = peer(collins)
    ours = engine.find(collins, 40)
    assert len(boxes) == len(ours)
    best = int(np.argmax(probability))
    np.testing.assert_allclose(ours.boxes[0], boxes[best], atol=0.1)
    np.testing.assert_allclose(ours.landmarks[0], landmarks[best], atol=0.1)


def test_the_peer_embeds_as_we_do(engine: Engine, weights: WeightStore, collins: np.ndarray) -> None:
    peer = peers.facenet_torch(weights)
    assert not isinstance(peer, str), peer
    chip = engine.extractor._embedders[1].chips(collins, engine.find(collins).select([0]))[:, 0]
    ours = engine.extractor._embedders[1]._network(chip)[0][0]
    theirs = peer(chip)[0]
    assert float(ours @ theirs / np.linalg.norm(ours) / np.linalg.norm(theirs)) > 0.999


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(peers, "find_spec", lambda _name: None)
    assert "not installed" in str(peers.mtcnn(20))
    assert "pip install dlib-bin" in str(peers.dlib_descriptor(WeightStore(tmp_path)))


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from app.cli.main import main

    monkeypatch.setenv("PORTICO_SITE", str(tmp_path / "site"))
    words = ["bench", "--only", "detect,live", "--rounds", "1", "--seconds", "1"]
    assert main([*words, "-o", str(tmp_path / "out"), "--json"]) == 0
    content = json.loads(capsys.readouterr().out)
    groups = {figure["group"] for figure in content["figures"]}
    assert groups == {"detect", "follow", "live"}
    assert content == json.loads((tmp_path / "out" / "bench.json").read_text())
    assert images.read(tmp_path / "out" / "growth.png").shape[1] > 800
    assert main(["bench", "--only", "magic"]) == 2
    assert main(["bench", "--video", "gone.mp4"]) == 2
    assert main(["bench", "--only", "gallery", "--rounds", "1", "--people", "1000"]) == 0
    assert "search 1,000 people" in capsys.readouterr().out
