"""What all tests of the window share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.app.window.ghosts import Ghosts


@pytest.fixture(autouse=True)
def ghosts(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Ghosts]:
    """No test of the window may see one that nobody asked for."""
    watching = Ghosts(lambda: [widget() for widget, _ in getattr(request.node, "qt_widgets", ())])  # of qtbot
    qapp.installEventFilter(watching)
    yield watching
    qapp.removeEventFilter(watching)
    assert not watching.seen, "windows that nobody asked for:\n" + "\n".join(dict.fromkeys(watching.seen))
