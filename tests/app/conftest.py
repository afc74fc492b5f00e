from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths

from app import background
from app.window import theme
from app.window.main_window import MainWindow
from app.window.session import Session
from core.engine import Engine
from core.site import Site


@pytest.fixture(scope="session", autouse=True)
def settings_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> None:
    QStandardPaths.setTestModeEnabled(True)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path_factory.mktemp("settings")))


@pytest.fixture
def session(site: Site) -> Session:
    opened = Session(site)
    opened.enter(None)
    return opened


@pytest.fixture
def window(qtbot, qapp, session: Session, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The window with a loaded engine; it fails the test if it leaves a top-level widget behind."""
    monkeypatch.setattr(Engine, "load", classmethod(lambda cls, settings, report=None: engine))
    before = set(qapp.topLevelWidgets())
    theme.apply(qapp, "light")
    shown = MainWindow(session)
    shown.show()
    with qtbot.waitSignal(session.ready, timeout=20_000):
        session.load()
    yield shown
    shown.close()
    shown.deleteLater()
    assert background.wait()
    qtbot.wait(50)
    left = [w for w in qapp.topLevelWidgets() if w not in before and w.isVisible()]
    assert not left, f"left open: {left}"


@pytest.fixture
def pictures(tmp_path: Path, collins, hopper) -> dict[str, Path]:
    from core import images

    files = {}
    for name, picture in (("collins", collins), ("hopper", hopper), ("grey", collins * 0 + 120)):
        files[name] = tmp_path / f"{name}.jpg"
        files[name].write_bytes(images.encode_jpeg(picture))
    return files
