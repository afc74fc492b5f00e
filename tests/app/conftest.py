from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QSettings, QStandardPaths, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from app import background
from app.window import theme
from app.window.language import use_locale
from app.window.main_window import MainWindow
from app.window.session import Session
from core.engine import Engine
from core.faces import Image
from core.site import Site
from tests.app.window.clicking import PATIENCE, enrol
from tests.remembering import remember


class PatientBot(QtBot):
    """Waits as long as a busy machine may need: only what fails takes that long."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:  # noqa: N802
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: object, *, timeout: int = PATIENCE, **more: Any) -> SignalBlocker:  # noqa: N802
        return super().waitSignal(signal, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(scope="session", autouse=True)
def settings_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Settings of no user, and numbers as the window writes them in English, on whatever machine the tests run."""
    QStandardPaths.setTestModeEnabled(True)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    kept = str(tmp_path_factory.mktemp("settings"))
    for form in (QSettings.Format.IniFormat, QSettings.Format.NativeFormat):  # the second is what Qt keeps of its own
        QSettings.setPath(form, QSettings.Scope.UserScope, kept)
    QLocale.setDefault(QLocale("en_GB"))
    use_locale(QLocale("en_GB"))


@pytest.fixture(autouse=True)
def networks_are_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests are about what follows from what is found in a picture."""
    remember(monkeypatch)


@pytest.fixture(autouse=True)
def no_settings_yet() -> None:
    """What one test has chosen in the window, the next has not."""
    if (settings := QSettings()).allKeys():
        settings.clear()


def begun(site: Site) -> Session:
    """A session on a site whose first steps have been taken."""
    opened = Session(site)
    opened.new_site = False
    opened.who.enter(None)
    return opened


@pytest.fixture
def session(site: Site) -> Session:
    return begun(site)


@contextmanager
def shown_window(application: QApplication, session: Session, engine: Engine) -> Iterator[MainWindow]:
    """The window with a loaded engine; it fails the test if it leaves a top-level widget or a timer behind."""
    before = set(application.topLevelWidgets())
    theme.apply(application, "light")
    shown = MainWindow(session)
    shown.show()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Engine, "load", classmethod(lambda cls, settings, report=None: engine))
        with SignalBlocker(PATIENCE) as loaded:  # type: ignore[no-untyped-call]
            loaded.connect(session.ready)
            session.load()
        yield shown
    shown.end()  # even where nobody is logged in
    ended = background.wait()
    QTest.qWait(50)
    ticking = [repr(timer.parent()) for timer in shown.findChildren(QTimer) if timer.isActive()]
    left = [w for w in application.topLevelWidgets() if w not in before and w.isVisible()]
    names = [repr(widget) for widget in left]
    for widget in (shown, *left):
        widget.deleteLater()
    QTest.qWait(1)
    assert ended, "work goes on in the background"
    assert not ticking, f"timers still running: {ticking}"
    assert not names, f"left open: {names}"


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, session: Session, engine: Engine) -> Iterator[MainWindow]:
    """A window for each test."""
    with shown_window(qapp, session, engine) as shown:
        yield shown


@pytest.fixture(scope="module")
def shared_window(
    tmp_path_factory: pytest.TempPathFactory, empty_site: Path, qapp: QApplication, engine: Engine
) -> Iterator[MainWindow]:
    """One window for the tests of a module that only look at it, or that leave it as they have found it."""
    folder = tmp_path_factory.mktemp("shared") / "site"
    shutil.copytree(empty_site, folder)
    with Site(folder) as site, shown_window(qapp, begun(site), engine) as shown:
        yield shown


@pytest.fixture(scope="module")
def lived_in(shared_window: MainWindow) -> MainWindow:
    """The same, of a site on which somebody is enrolled."""
    enrol(shared_window)
    return shared_window


@pytest.fixture
def pictures(tmp_path: Path, collins: Image, hopper: Image) -> dict[str, Path]:
    from core import images

    files = {}
    for name, picture in (("collins", collins), ("hopper", hopper), ("grey", collins * 0 + 120)):
        files[name] = tmp_path / f"{name}.jpg"
        files[name].write_bytes(images.encode_jpeg(picture))
    return files
