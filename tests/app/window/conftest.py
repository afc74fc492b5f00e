"""What all tests of the window share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from tests import package_index
from tests.app.window.ghosts import Ghosts
from tests.package_index import Index

_TOLD_TO_END = -1


@pytest.fixture(autouse=True)
def ghosts(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Ghosts]:
    """No test of the window may see one that nobody asked for."""
    watching = Ghosts(lambda: [widget() for widget, _ in getattr(request.node, "qt_widgets", ())])  # of qtbot
    with watching.watching(qapp):
        yield watching
    assert not watching.seen, "windows that nobody asked for:\n" + "\n".join(dict.fromkeys(watching.seen))


@pytest.fixture(autouse=True)
def nothing_has_ended_yet(qapp: QApplication) -> None:
    """An application that was told to end when it did not run lets no loop of events run, until it has run once."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    if loop.exec() == _TOLD_TO_END:
        QTimer.singleShot(0, qapp.quit)
        qapp.exec()


@pytest.fixture
def empty(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache without weights, in which other networks are compiled."""
    compiled = tmp_path / "cache" / "compiled"
    compiled.mkdir(parents=True)
    for path in (cache / "compiled").iterdir():
        if not path.name.startswith("sface"):
            (compiled / path.name).symlink_to(path)
    monkeypatch.setenv("PORTICO_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "weights"


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> Iterator[Index]:
    with package_index.running(monkeypatch) as running:
        yield running
