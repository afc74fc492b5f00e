from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.engine import Engine
from core.evaluation import liveness
from core.evaluation.datasets import DatasetError
from core.evaluation.liveness import LIVE, MODELS, Judged
from core.liveness.passive import PassiveLiveness, Weighing


def _judged(apart: float, count: int = 100, types: tuple[str, ...] = ("print", "screen")) -> Judged:
    """Drawn parts: live faces at +apart, attacks at -apart; screens pass the networks, and have no dark."""
    chance = np.random.default_rng(3)
    kinds, folds, parts = [], [], []
    for kind in (LIVE, *types):
        middle = {LIVE: (apart, 2.5), "print": (-apart, 2.5 - apart), "screen": (apart, 2.5 - apart)}[kind]
        for number in range(count):
            kinds.append(kind)
            folds.append(number * 5 // count)
            parts.append(np.array(middle) + chance.normal(size=2) * 0.5)
    return Judged(np.array(kinds), np.array(folds), np.array(parts, np.float32), {})


def test_each_type_of_attack_is_counted_by_itself() -> None:
    judged = _judged(1.5)
    networks = liveness.cross_fit(judged, MODELS["networks alone"])
    both = liveness.cross_fit(judged, MODELS["networks and tone"])
    assert networks.apcer[0.05]["print"].value < 0.05
    assert networks.apcer[0.05]["screen"].value > 0.8
    assert both.apcer[0.05]["screen"].value < 0.2
    assert both.eer < networks.eer
    assert both.bpcer[0.10].value == pytest.approx(0.10, abs=0.06)
    assert both.bpcer[0.01].events <= both.bpcer[0.10].events


def test_what_says_nothing_is_seen_to_say_nothing() -> None:
    table = liveness.cross_fit(_judged(0.0), MODELS["networks and tone"])
    assert table.eer == pytest.approx(0.5, abs=0.12)
    assert table.apcer[0.05]["print"].value > 0.8


def test_live_faces_from_elsewhere_are_counted_against_each_fit() -> None:
    judged = _judged(1.5)
    elsewhere = judged.parts[judged.kinds == LIVE] - np.array([3.0, 1.5], np.float32)
    assert liveness.cross_fit(judged, [0, 1], elsewhere).elsewhere[0.05].value > 0.9
    assert liveness.cross_fit(judged, [0, 1]).elsewhere == {}


def test_the_shipped_form_scores_as_the_regression_does() -> None:
    judged = _judged(1.5)
    weighing = liveness.fit(judged)
    rates = liveness.shipped(judged, weighing)
    assert max(rate.value for rate in rates.values()) < 0.1
    assert set(rates) == {LIVE, "print", "screen"}
    hopeless = liveness.shipped(judged, Weighing(0, 0, -1, 0))
    assert (hopeless[LIVE].value, hopeless["print"].value) == (1.0, 0.0)


def test_too_few_pictures_are_told() -> None:
    judged = _judged(1.0)
    alone = Judged(judged.kinds, np.where(judged.kinds == LIVE, 0, 1), judged.parts, {})
    with pytest.raises(DatasetError, match="too few"):
        liveness.cross_fit(alone, [0, 1])


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

    judge = PassiveLiveness(((network, 2.7),))
    judged = liveness.measure({LIVE: liveness.pictures(tmp_path)}, engine, judge)
    assert judged.unjudged == {LIVE: 2}
    assert judged.parts.shape == (1, 2)
