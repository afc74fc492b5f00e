"""The engine of one process."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.base.messages import Message
from core.engine import Engine
from core.engine import engine as engines
from core.liveness.passive import PassiveLiveness
from core.settings import Settings
from models.weights import WeightsError


def test_what_reads_expressions_is_never_fetched_and_found_once_it_is_there(
    engine: Engine, collins: np.ndarray, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A door's recogniser asks for it: a download in the midst of a decision would stop it."""
    monkeypatch.setenv("PORTICO_CACHE", str(tmp_path))
    monkeypatch.setattr(engines, "_LOOK_AGAIN_SECONDS", 0.0)
    bare = Engine(engine.detector, engine.extractor, Settings(allow_downloads=True))
    landmarks = engine.only_face(collins).landmarks[0]
    assert bare.expressions is None
    assert bare.hindrance(collins, landmarks) is None
    assert not list(tmp_path.rglob("*.task*"))
    (tmp_path / "weights").mkdir(exist_ok=True)
    (tmp_path / "weights" / "face_landmarker.task").symlink_to(cache / "weights" / "face_landmarker.task")
    reader = bare.expressions
    assert reader is not None
    assert reader.read(collins, landmarks).presence > 0
    assert bare.expressions is reader


def test_it_gets_ready_before_anybody_comes(engine: Engine) -> None:
    fresh = Engine(engine.detector, engine.extractor, engine.settings)
    fresh.get_ready(liveness=False)
    assert fresh._expressions is not None
    assert fresh._liveness is None
    fresh.get_ready(liveness=True)
    assert fresh._liveness is not None


def test_it_gets_ready_as_far_as_it_can_where_networks_are_missing(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_machinery: object) -> None:
        raise WeightsError(Message("not here"))

    monkeypatch.setattr(PassiveLiveness, "load", missing)
    Engine(engine.detector, engine.extractor, engine.settings).get_ready(liveness=True)
