from __future__ import annotations

import functools
import json
from pathlib import Path

import numpy as np
import pytest

from core import demo, images
from core.bench import detection, embeddings, gallery, live, whole
from core.bench.measuring import Bench, Figure, machine
from core.bench.pictures import crowd, visitor
from core.bench.played import Played
from core.engine import Engine
from core.recognition import embedding
from core.settings import Settings
from models import peers
from models.runtime import Runtime
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
    gallery.search(bench, (1000, 12000), dimension=64)
    searches = [f for f in bench.figures if f.name.startswith("search")]
    assert [f.name for f in searches] == ["search 1,000 people", "search 12,000 people"]
    for figure in searches:
        same, strange = (int(words.split()[0]) for words in figure.note.split("; ")[:2])
        assert same >= 999
        assert strange == 0


@pytest.mark.parametrize(("width", "height", "face"), whole.SIZES)
def test_the_visitor_is_found_by_us_and_by_the_peer(engine: Engine, width: int, height: int, face: int) -> None:
    picture = visitor(width, height, face)
    assert picture.shape == (height, width, 3)
    found = engine.find(picture, 20)
    best = found.boxes[int(np.argmax(found.scores))]
    assert np.sqrt((best[2:] - best[:2]).prod()) == pytest.approx(face, rel=0.25)
    peer = peers.mtcnn(20)
    assert not isinstance(peer, str), peer
    boxes, probability, _ = peer(picture)
    np.testing.assert_allclose(best, boxes[int(np.argmax(probability))], atol=0.1)


def test_a_whole_picture_becomes_a_template_in_turn_with_the_peer(engine: Engine, cache: Path) -> None:
    bench = Bench(rounds=1)
    whole.whole(bench, Settings(), [engine])
    assert [f.name.split()[0] for f in bench.figures] == ["640x480", "1920x1080"]
    assert all(f.ratio and engine.profile.id in f.name for f in bench.figures)


def test_profiles_are_timed_side_by_side(engine: Engine, cache: Path) -> None:
    bench = Bench(rounds=1)
    embeddings.embeddings(bench, Settings(), [engine], Engine.load(Settings(profile="fast-4")))
    for figure in bench.figures[:2]:
        assert figure.name.startswith(f"profile {engine.profile.id}, ")
        assert figure.peer == "profile fast-4"
        assert figure.ratio


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


def test_the_peer_embeds_as_we_do(engine: Engine, runtime: Runtime, weights: WeightStore, collins: np.ndarray) -> None:
    peer = peers.facenet_torch(weights)
    assert not isinstance(peer, str), peer
    facenet = embedding.load("facenet-casia", runtime, weights)
    chips = facenet.chips(collins, engine.find(collins).select([0]))
    chip, ours = chips[:, 0], facenet.embed(chips)[0]
    theirs = peer(chip)[0]
    assert float(ours @ theirs / np.linalg.norm(ours) / np.linalg.norm(theirs)) > 0.999


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(peers, "find_spec", lambda _name: None)
    assert "not installed" in str(peers.mtcnn(20))
    assert "pip install dlib-bin" in str(peers.dlib_descriptor(WeightStore(tmp_path)))


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from app.cli.main import main

    monkeypatch.setenv("PORTICO_SITE", str(tmp_path / "site"))
    monkeypatch.setattr(live, "_LOADS", ((1, 1080, 30.0), (2, 720, 15.0)))
    monkeypatch.setattr(detection, "SIZES", detection.SIZES[:1])
    monkeypatch.setattr(live.demo, "DemoCamera", functools.partial(demo.DemoCamera, rate=5))
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


def test_a_site_on_disk_is_opened_and_grows() -> None:
    bench = Bench(rounds=1)
    gallery.store(bench, 300, dimension=32)
    names = [f.name for f in bench.figures]
    assert names == [
        "open 300 templates, no snapshot",
        "open 300 templates, snapshot there",
        "enrol a person among 300",
    ]
    on_disk = int(bench.figures[1].note.split()[0].replace(",", ""))
    assert 300 < on_disk < 3000


def test_the_crossover_is_a_size_that_was_tried() -> None:
    bench = Bench(rounds=1)
    gallery.crossover(bench, dimension=32)
    assert bench.figures[0].median in (1_000, 2_000, 5_000, 10_000, 20_000)


def test_a_live_scene_names_people_and_says_how_long_it_took(engine: Engine) -> None:
    bench = Bench()
    picture = crowd()
    scene = live._Scene("a crowd", [Played("door", [picture] * 3, 10.0)], [picture] * 3)
    names: set[str] = set()
    for seconds in (3.0, 10.0, 30.0):  # a slow machine is given time
        live._watch(bench, engine, scene, seconds)
        names = {f.name.removeprefix("a crowd: ") for f in bench.figures}
        if "first good sight to name" in names:
            break
    assert names == {
        "frames each",
        "age of a frame, p95",
        "frame that decides to name, p95",
        "first good sight to name",
    }
    rates = [f for f in bench.figures if f.name.endswith("frames each")]
    assert all("0 troubles" in f.note for f in rates)
    assert all(max(f.values) <= 11 for f in rates)  # no more than come: what is told between two frames is none


def test_two_engines_play_a_scene_in_turns(engine: Engine, cache: Path) -> None:
    fast = Engine.load(Settings(profile="fast-4"))
    bench = Bench()
    picture = crowd()
    live._side_by_side(bench, engine, fast, live._Scene("a crowd", [Played("door", [picture] * 3, 10.0)], [picture]), 2)
    frames = next(f for f in bench.figures if f.name == "a crowd: frames each")
    assert frames.peer == "profile fast-4"
    assert len(frames.values) == len(frames.peer_values) == 2
    assert len({f.name for f in bench.figures}) == len(bench.figures)


def test_memory_is_watched(cache: Path) -> None:
    bench = Bench()
    live.memory(bench, Settings(), None, seconds=3.0)
    resident, slope = bench.figures
    assert resident.median > 100
    assert "of Front door; MiB at 20, 40" in resident.note
    assert slope.unit == "MiB/min"


def test_the_slope_of_memory_is_per_minute_and_leaves_out_the_beginning() -> None:
    seconds = list(range(100))
    sizes = [500.0 - 20 * t if t < 20 else 100 + 0.5 * t for t in seconds]  # falls at first, then grows
    resident, slope = live.settled([float(t) for t in seconds], sizes, "a line")
    assert min(resident.values) == 110
    assert slope.median == pytest.approx(30)
    assert "30.00 to 30.00" in slope.name
