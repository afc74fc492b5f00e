from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core import images
from core.engine import Engine, machinery
from core.liveness.passive import CROPS, ROOM, SMALLEST, NoVerdict, PassiveLiveness, Weighing, _crop, no_verdict
from core.settings import Settings
from models.weights import WeightStore
from tests.conftest import DATA


class _Network:
    """Stands in for a network: says the same of every crop, and keeps them."""

    def __init__(self, probability: float):
        self.probability = probability
        self.seen: list[np.ndarray] = []

    def __call__(self, batch: np.ndarray) -> tuple[np.ndarray, ...]:
        self.seen.append(batch)
        return (np.full(len(batch), self.probability, np.float32),)


BOX = np.array([200, 100, 300, 230], np.float32)


@pytest.fixture
def judge(cache: Path) -> PassiveLiveness:
    return PassiveLiveness.load(*machinery(Settings()))


def test_the_parts_are_weighed_as_shipped(collins: np.ndarray) -> None:
    own, first, second = _Network(0.8), _Network(0.9), _Network(0.6)
    judge = PassiveLiveness(own, ((first, 2.7), (second, 4.0)))
    parts = judge.parts(collins, np.stack([BOX, BOX]))
    assert parts[0].tolist() == pytest.approx([np.log(4), (np.log(9) + np.log(1.5)) / 2], rel=1e-3)
    weighing = Weighing.shipped(more=True)
    mean = (1 - weighing.share) * parts[0, 0] + weighing.share * parts[0, 1]
    expected = weighing.slope * mean + weighing.bias
    assert judge.score(collins, BOX[None])[0] == pytest.approx(expected, rel=1e-5)
    assert own.seen[0].shape == (2 * (len(CROPS) + 1), 128, 128, 3), "all crops of all faces in one batch"
    assert [n.seen[0].shape for n in (first, second)] == [(2, 80, 80, 3)] * 2
    assert first.seen[0].dtype == own.seen[0].dtype == np.uint8


def test_crops_of_several_faces_are_not_mixed_up() -> None:
    def brightness(batch: np.ndarray) -> tuple[np.ndarray, ...]:
        return (batch.mean(axis=(1, 2, 3)).astype(np.float32) / 255,)

    picture = np.zeros((400, 900, 3), np.uint8)
    picture[:, 450:] = 200
    boxes = np.array([[150, 150, 250, 250], [650, 150, 750, 250]], np.float32)
    parts = PassiveLiveness(brightness).parts(picture, boxes)
    assert parts[:, 0].tolist() == pytest.approx([-8.0, np.log(200 / 55)], abs=0.05)
    assert np.isnan(parts[:, 1]).all()


def test_where_there_is_room_a_face_looks_no_more_live_than_with_all_around_it() -> None:
    def brightness(batch: np.ndarray) -> tuple[np.ndarray, ...]:
        return (batch.mean(axis=(1, 2, 3)).astype(np.float32) / 255,)

    picture = np.full((600, 600, 3), 20, np.uint8)
    picture[100:500, 100:500] = 230
    box = np.array([[225, 225, 375, 375]], np.float32)
    roomy = PassiveLiveness(brightness).parts(picture, box)[0, 0]
    narrow = PassiveLiveness(brightness).parts(np.ascontiguousarray(picture[100:500, 100:500]), box - 100)[0, 0]
    assert narrow == pytest.approx(np.log(230 / 25), abs=0.05)
    assert roomy == pytest.approx(np.log(113 / 142), abs=0.1), "four parts in nine are bright"


def test_without_the_other_networks_it_goes_by_the_shipped_one(collins: np.ndarray) -> None:
    alone = PassiveLiveness(_Network(0.8))
    weighing = Weighing.shipped()
    assert weighing.share == 0
    assert weighing.threshold == Weighing.shipped(more=True).threshold, "the door's line does not hang on them"
    assert alone.score(collins, BOX[None])[0] == pytest.approx(weighing.slope * np.log(4) + weighing.bias, rel=1e-3)


def test_of_a_face_that_is_too_small_nothing_is_said(collins: np.ndarray) -> None:
    judge = PassiveLiveness(_Network(0.9))
    small = np.array([[90, 90, 90 + SMALLEST - 1, 200], [90, 90, 90 + SMALLEST, 200]], np.float32)
    assert np.isnan(judge.score(collins, small)).tolist() == [True, False]
    assert no_verdict(collins, small[0]) is NoVerdict.SMALL
    assert judge.score(collins, np.zeros((0, 4), np.float32)).shape == (0,)


@pytest.mark.parametrize("edge", range(4))
def test_of_a_face_at_the_edge_nothing_is_said(edge: int) -> None:
    picture = np.zeros((400, 400, 3), np.uint8)
    near, clear = 100 * ROOM - 1, 100 * ROOM + 1
    for room, found in ((near, NoVerdict.EDGE), (-20, NoVerdict.EDGE), (clear, None)):
        box = np.array([150, 150, 250, 250], np.float32)
        box[edge % 2 :: 2] += (room - 150) if edge < 2 else (150 - room)
        assert no_verdict(picture, box) is found, (edge, room)
    assert np.isnan(PassiveLiveness(_Network(0.9)).score(picture, np.array([[0, 150, 100, 250]], np.float32))).all()


@pytest.mark.parametrize("box", [(-40, -30, 60, 90), (450, 400, 560, 540), (0, 0, 512, 512), (-900, -900, 1500, 1500)])
def test_crops_at_the_edge_are_moved_not_cut(collins: np.ndarray, box: tuple[int, ...]) -> None:
    assert _crop(collins, np.array(box, np.float32), 4.0, 80).shape == (80, 80, 3)


def test_a_crop_is_the_face_with_what_is_around_it() -> None:
    picture = np.zeros((400, 600, 3), np.uint8)
    picture[150:250, 260:340] = 255  # the face: 80 × 100
    crop = _crop(picture, np.array([260, 150, 340, 250], np.float32), 2.0, 80)
    assert crop.mean() == pytest.approx(255 / 4, rel=0.1)
    assert crop[40, 40].tolist() == [255, 255, 255]
    moved = _crop(np.roll(picture, -260, axis=1), np.array([0, 150, 80, 250], np.float32), 2.0, 80)
    assert moved[40, 2].tolist() == [255, 255, 255], "at the left edge the face lies at the left of the crop"


def test_it_works_where_nothing_was_fetched(
    tmp_path: Path, engine: Engine, collins: np.ndarray, hopper: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTICO_CACHE", str(tmp_path))
    judge = PassiveLiveness.load(*machinery(Settings()))
    assert judge.weighing == Weighing.shipped()
    for portrait in (collins, hopper):
        faces = engine.find(portrait, 60)
        assert judge.score(portrait, faces.boxes[:1])[0] > judge.weighing.threshold


def test_damaged_weights_of_the_others_are_passed_over(tmp_path: Path, judge: PassiveLiveness) -> None:
    for name in ("2.7_80x80_MiniFASNetV2.pth", "4_0_0_80x80_MiniFASNetV1SE.pth"):
        (tmp_path / name).write_bytes(b"damaged")
    runtime, _ = machinery(Settings())
    assert PassiveLiveness.load(runtime, WeightStore(tmp_path / "cache", tmp_path)).weighing == Weighing.shipped()


def test_chips_of_portraits_look_live_and_worse_so_behind_a_screens_grid(
    judge: PassiveLiveness, engine: Engine
) -> None:
    """The same faces, seen through a coarse grid."""
    for path in sorted((DATA / "chips").glob("*.png")):
        chip = images.read(path)
        picture = np.full((450, 450, 3), 128, np.uint8)
        picture[150:300, 150:300] = chip
        gridded = picture.copy()
        gridded[::3] = gridded[::3] // 2
        gridded[:, ::3] = gridded[:, ::3] // 2
        box = np.array([[170, 170, 280, 280]], np.float32)
        assert judge.score(gridded, box)[0] < judge.score(picture, box)[0]


@pytest.mark.shared_data
@pytest.mark.parametrize("name", ["spoof-dev", "nuaa-dev"])
def test_live_faces_and_prints_are_told_apart(name: str, engine: Engine, shared: Path) -> None:
    judges = {}
    for more, settings in ((False, Settings()), (True, Settings(weights_folder=shared / "weights"))):
        judges[more] = PassiveLiveness.load(*machinery(settings))
        assert judges[more].weighing == Weighing.shipped(more=more)
    passed: dict[tuple[str, bool], list[bool]] = {(kind, more): [] for kind in ("live", "spoof") for more in judges}
    for kind in ("live", "spoof"):
        for file in sorted((shared / name / kind).rglob("*.jpg"))[::6]:
            picture = images.read(file)
            faces = engine.find(picture, 40)
            for more, judge in judges.items() if len(faces) else ():
                score = float(judge.score(picture, faces.boxes[:1])[0])
                if not np.isnan(score):
                    passed[kind, more].append(score >= judge.weighing.threshold)
    for more in judges:
        assert np.mean(passed["live", more]) >= 0.95
        assert np.mean(passed["spoof", more]) <= 0.06
