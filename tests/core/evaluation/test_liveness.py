from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.engine import Engine
from core.evaluation import liveness
from core.evaluation.datasets import DatasetError
from core.evaluation.liveness import LIVE, SPOOF, Judged
from core.liveness.passive import PassiveLiveness, Weighing

ALONE, BOTH = Weighing(0.0, 1.0, 0.0, -0.7, 0.7), Weighing(0.5, 1.0, 0.0, -0.7, 0.7)


def _judged(apart: float, count: int = 100, moved: float = 0.0) -> Judged:
    """Drawn parts: live faces at +apart, attacks at -apart; screens pass the shipped network alone."""
    chance = np.random.default_rng(3)
    kinds, folds, parts = [], [], []
    for kind in (LIVE, "print", "screen"):
        middle = {LIVE: (apart, apart), "print": (-apart, -apart), "screen": (apart, -3 * apart)}[kind]
        for number in range(count):
            kinds.append(kind)
            folds.append(number * 5 // count)
            parts.append(np.array(middle) + moved + chance.normal(size=2) * 0.5)
    return Judged(np.array(kinds), np.array(folds), np.array(parts, np.float32), {})


def test_each_type_of_attack_is_counted_by_itself() -> None:
    judged = _judged(1.5)
    alone, both = liveness.within(judged, ALONE), liveness.within(judged, BOTH)
    assert alone.at[0.05].apcer["print"].value < 0.05
    assert alone.at[0.05].apcer["screen"].value > 0.8
    assert both.at[0.05].apcer["screen"].value < 0.2
    assert both.eer < alone.eer
    assert both.at[0.10].bpcer.value == pytest.approx(0.10, abs=0.02)
    assert both.at[0.01].bpcer.events <= both.at[0.10].bpcer.events
    assert both.own.apcer["print"].value < 0.05


def test_what_says_nothing_is_seen_to_say_nothing() -> None:
    table = liveness.within(_judged(0.0), BOTH)
    assert table.eer == pytest.approx(0.5, abs=0.12)
    assert table.at[0.05].apcer["print"].value > 0.8


def test_what_one_set_taught_may_fail_on_another() -> None:
    one, moved = _judged(1.5), _judged(1.5, moved=-6.0)
    own = liveness.by(liveness.fit([one], BOTH), one)
    other = liveness.by(liveness.fit([one], BOTH), moved)
    assert own.own.bpcer.value < 0.05
    assert other.own.bpcer.value > 0.9, "its threshold does not carry over"
    assert other.eer == pytest.approx(own.eer, abs=0.01), "though its order does"


def test_live_faces_from_elsewhere_are_counted() -> None:
    judged = _judged(1.5)
    elsewhere = judged.parts[judged.live] - np.array([4.0, 4.0], np.float32)
    counted = liveness.within(judged, BOTH, elsewhere).own.elsewhere
    assert counted is not None
    assert counted.value > 0.9
    assert liveness.within(judged, BOTH).own.elsewhere is None


def test_sets_and_kinds_count_equally_however_many_pictures_they_have() -> None:
    few, many = _judged(1.5, count=20), _judged(1.5, count=20, moved=1.0)
    copies = Judged(np.tile(many.kinds, 9), np.tile(many.folds, 9), np.tile(many.parts, (9, 1)), {})
    once, often = liveness.fit([few, many], BOTH), liveness.fit([few, copies], BOTH)
    assert -often.bias / often.slope == pytest.approx(-once.bias / once.slope, abs=0.05)
    assert (once.share, once.threshold) == (BOTH.share, BOTH.threshold)


def test_too_few_pictures_are_told() -> None:
    judged = _judged(1.0)
    alone = Judged(judged.kinds, np.where(judged.live, 0, 1), judged.parts, {})
    with pytest.raises(DatasetError, match="too few"):
        liveness.within(alone, ALONE)


def test_people_are_told_from_types_of_attack_and_share_a_fold(tmp_path: Path) -> None:
    for name in ("live/1/a.jpg", "live/2/b.jpg", "spoof/1/c.jpg", "spoof/2/d.jpg", "spoof/screen/e.jpg"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    kinds = liveness.read(tmp_path)
    assert {kind: [p.name for p in paths] for kind, paths in kinds.items()} == {
        LIVE: ["a.jpg", "b.jpg"], SPOOF: ["c.jpg", "d.jpg"], "screen": ["e.jpg"],
    }  # fmt: skip
    folds = {path.name: fold for path, fold in liveness.folds_of(kinds).items()}
    assert folds["a.jpg"] == folds["c.jpg"] != folds["b.jpg"] == folds["d.jpg"]


def test_folders_are_read_in_the_order_of_numbers(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="needs a folder live"):
        liveness.read(tmp_path)
    for name in ("live/10.jpg", "live/9.jpg", "spoof/1.png", "spoof/screen/2.jpg", "spoof/notes.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    kinds = liveness.read(tmp_path)
    assert {kind: [p.name for p in paths] for kind, paths in kinds.items()} == {
        "live": ["9.jpg", "10.jpg"], "spoof": ["1.png"], "screen": ["2.jpg"],
    }  # fmt: skip


def test_pictures_that_cannot_be_judged_are_counted(tmp_path: Path, engine: Engine, collins: np.ndarray) -> None:
    from core import images

    (tmp_path / "good.jpg").write_bytes(images.encode_jpeg(collins))
    (tmp_path / "small.jpg").write_bytes(images.encode_jpeg(np.ascontiguousarray(collins[::6, ::6])))
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8")

    def network(batch: np.ndarray) -> tuple[np.ndarray, ...]:
        return (np.full(len(batch), 0.9, np.float32),)

    judge = PassiveLiveness(network)
    judged = liveness.measure({LIVE: liveness.pictures(tmp_path)}, engine, judge)
    assert judged.unjudged == {LIVE: 2}
    assert judged.parts.shape == (1, 2)
