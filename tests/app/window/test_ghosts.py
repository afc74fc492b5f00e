"""The watch for windows that nobody asked for sees them, in both of its ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from tests.app.window.ghosts import Ghosts

WAYS = pytest.mark.parametrize("filtering", [False, True])


@pytest.fixture(autouse=True)
def seen_by_the_watch_of_each_test(ghosts: Ghosts) -> Iterator[None]:
    """That of these tests sees the same, or not, and none of it is a fault."""
    yield
    ghosts.seen.clear()


def _by_the_program(do: Callable[[], object]) -> None:
    """Do it as if it stood in a file that is none of the tests."""
    names: dict[str, Any] = {}
    exec(compile("def call(do):\n    do()\n", "/program/showing.py", "exec"), names)
    names["call"](do)


@WAYS
def test_what_is_shown_for_a_moment_is_seen(qapp: QApplication, filtering: bool) -> None:
    above, ghost = QWidget(), QLabel("too early")
    seeing = Ghosts()
    with seeing.watching(qapp, filtering=filtering):
        _by_the_program(ghost.show)
        ghost.setParent(above)
    assert seeing.seen == ["QLabel 'too early' at /program/showing.py:2"]
    later = QLabel("later")
    _by_the_program(later.show)
    assert len(seeing.seen) == 1, "nothing is watched any more"


@WAYS
def test_parts_and_what_was_asked_for_are_none(qapp: QApplication, filtering: bool) -> None:
    window = QWidget()
    QVBoxLayout(window).addWidget(QLabel("in its place"))
    seeing = Ghosts(lambda: [window])
    with seeing.watching(qapp, filtering=filtering):
        _by_the_program(window.show)
        QLabel("by a test").show()
    assert seeing.seen == []


@WAYS
def test_what_qt_shows_by_itself_is_seen(qapp: QApplication, filtering: bool) -> None:
    above = QWidget()
    inside = QVBoxLayout(above)
    above.show()
    part = QLabel("lost")
    inside.addWidget(part)  # Qt shows it as soon as it comes to it
    part.setParent(None)
    seeing = Ghosts()
    with seeing.watching(qapp, filtering=filtering):
        _by_the_program(partial(QCoreApplication.sendPostedEvents, part))
    assert part.isVisible()
    assert seeing.seen == ["QLabel 'lost' at /program/showing.py:2"]
