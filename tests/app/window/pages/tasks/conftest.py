from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from app.window.main_window import MainWindow
from app.window.pages.tasks import TasksPage
from core import engine as engines
from core import images
from core.tasks import registry
from models.runtime import Runtime
from models.weights import Weights, WeightStore
from tests.app.window.clicking import page
from tests.app.window.pages.tasks.stand_ins import GO_ON, TASKS

CONTENT = b"weights" * 1000


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, runtime: Runtime) -> WeightStore:
    """A few tasks instead of all, and where the weights of one are looked for."""
    monkeypatch.setattr(registry, "tasks", lambda: TASKS)
    digest = hashlib.sha256(CONTENT).hexdigest()
    entry = Weights(
        "stand-in", "Stand-in network", "stand-in.onnx", "MIT", digest, len(CONTENT), url="http://localhost:9/x"
    )
    store = WeightStore(tmp_path / "weights", entries={"stand-in": entry})
    monkeypatch.setattr(engines, "machinery", lambda _settings: (runtime, store))
    GO_ON.clear()
    return store


@pytest.fixture
def tasks(qtbot, few: WeightStore, window: MainWindow) -> TasksPage:
    """The page, once it knows what there is."""
    shown = page(window, "tasks")
    assert isinstance(shown, TasksPage)
    qtbot.waitUntil(lambda: shown._known is not None)
    return shown


@pytest.fixture
def small(tmp_path: Path, collins) -> dict[str, Path]:
    """Small pictures, in a folder of their own."""
    folder = tmp_path / "small"
    folder.mkdir()
    files = {}
    for name, picture in (("one", collins[:120, :160]), ("two", collins[100:196, 100:228])):
        files[name] = folder / f"{name}.png"
        from core.tasks.saving import save_picture

        save_picture(picture.copy(), files[name])
    assert images.read(files["one"]).shape == (120, 160, 3)
    return files
