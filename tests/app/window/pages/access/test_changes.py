from __future__ import annotations

import threading

import pytest

from app.window.pages.access.changes import ChangeBar, Changes
from core.site import Site


@pytest.fixture
def changes(qtbot, site: Site) -> Changes:
    return Changes(lambda: site.access)


def test_one_after_another_and_the_rules_are_read_once(qtbot, changes: Changes) -> None:
    order: list[str] = []
    first = threading.Event()
    read: list[None] = []
    changes.written.connect(lambda: read.append(None))
    with qtbot.waitSignal(changes.written):
        changes.make(lambda _access: (first.wait(5), order.append("first")), "first")
        changes.make(lambda _access: order.append("second"), "second")
        qtbot.wait(50)
        assert order == []
        first.set()
    assert order == ["first", "second"]
    assert len(read) == 1


def test_the_last_change_can_be_undone_once(qtbot, changes: Changes) -> None:
    bar = ChangeBar(changes)
    qtbot.addWidget(bar)
    bar.show()
    undone: list[int] = []
    with qtbot.waitSignal(changes.written):
        changes.make(lambda _access: 1, "one", lambda _access, made: undone.append(made))
        changes.make(lambda _access: 2, "two", lambda _access, made: undone.append(made))
    assert bar._words.text() == "two"
    assert bar._undo.isVisible()
    with qtbot.waitSignal(changes.written):
        bar._undo.click()
    assert undone == [2]
    assert not bar._undo.isVisible()
    changes.undo()
    assert not changes.busy


def test_what_fails_is_told_and_cannot_be_undone(qtbot, changes: Changes) -> None:
    told: list[tuple[str, str]] = []
    changes.told.connect(lambda words, tone: told.append((words, tone)))

    def fail(_access: object) -> None:
        raise OSError("the disk is full")

    with qtbot.waitSignal(changes.written):
        changes.make(lambda _access: 1, "one", lambda _access, _one: None)
        changes.make(fail, "never", lambda _access, _none: None)
    assert told == [("one", ""), ("✖ The disk is full", "deny")]
    assert not changes.undoable
