"""What the window leaves of somebody who was deleted in it: nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog

from app import background
from app.window.main_window import MainWindow
from app.window.widgets import dialogs
from core import demo, images
from core.base.messages import Message, Named
from core.gallery.events import Decision, Event, Outcome
from core.people.enrolment import Enroller, sample
from tests.app.window.clicking import click, enrol, field, page, says

NAME, TWIN = "Eileenora Collinsworth", "Nora Collinsworth"


def _files(*folders: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()}


def _kept() -> Path:
    """The folder of everything that Qt and the window keep for whoever uses this machine."""
    return Path(QSettings(QSettings.Scope.UserScope, "QtProject").fileName()).parent


def _naming(*folders: Path) -> set[str]:
    """Files that name one of the two, also as part of an address."""
    words = [NAME, NAME.casefold(), NAME.replace(" ", "%20"), TWIN, TWIN.casefold(), TWIN.replace(" ", "%20")]
    return {
        path.name
        for path, content in _files(*folders).items()
        for word in words
        if word.encode() in content or word.encode("utf-16-be") in content
    }


def _visit(folder: Path) -> None:
    """Somebody has chosen a file of a folder in Qt's own dialog, as where the system has none."""
    dialog = QFileDialog(None, "Choose", str(folder))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setHistory([str(folder)])
    dialog.show()
    shiboken6.delete(dialog)


def _select(qtbot, window: MainWindow, name: str):
    shown = page(window, "people")
    window.session.look()
    qtbot.waitUntil(lambda: name in [p.name for p in shown._model.people])
    index = shown._model.index([p.name for p in shown._model.people].index(name))
    qtbot.mouseClick(shown._list.viewport(), Qt.MouseButton.LeftButton, pos=shown._list.visualRect(index).center())
    qtbot.waitUntil(lambda: shown._details.person is not None and shown._details.person.name == name)
    qtbot.waitUntil(shown._details._access.isEnabled)
    return shown._details


def test_two_who_were_merged_and_deleted_in_the_window_are_nowhere(
    qtbot, window: MainWindow, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, recogniser = window.session.site, window.session.recogniser
    kept = enrol(window, NAME)
    darker = np.clip(demo.astronaut() * 0.7, 0, 255).astype(np.uint8)
    twin = Enroller(site, recogniser).samples(TWIN, [sample(recogniser.engine, darker)], others={kept.id}).id
    for person in (kept.id, twin):
        site.events.record(
            Event(
                datetime.now(UTC), "hall", 1, Decision.ALLOW, Outcome.RECOGNISED, "x", person,
                0.9, 0.8, None, None, None, 3, 0.9, "p-1", (Message("{person} came", person=Named("x", person)),),
            ),
            images.encode_jpeg(demo.astronaut()),
        )  # fmt: skip
    folder = tmp_path / NAME / TWIN
    folder.mkdir(parents=True)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(folder / "1.jpg"), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(folder / "events.csv"), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(folder))
    for purpose in ("pictures", "videos"):
        dialogs.open_file(window, "Choose", purpose)
    for purpose in ("people", "lists", "results"):
        dialogs.open_folder(window, "Choose", purpose)
    dialogs.save_file(window, "Save", "exports", "events.csv")
    _visit(folder)
    events = page(window, "events")
    events._filters.person.setEditText(NAME)
    people = page(window, "people")
    people._search.setText(TWIN)
    people._search.clear()
    QSettings().sync()
    assert _naming(_kept()) == {"QtProject.conf", Path(QSettings().fileName()).name}, "the search finds"

    details = _select(qtbot, window, NAME)
    click(qtbot, details, "Merge with another entry…")
    qtbot.keyClicks(field(details, "Person"), TWIN)
    click(qtbot, details, "They are one: merge")
    qtbot.waitUntil(lambda: says(details, "are one now"))
    assert _naming(_kept()) == set()
    dialogs.open_file(window, "Choose", "pictures")
    _visit(folder)
    details = _select(qtbot, window, NAME)
    click(qtbot, details, "Delete…")
    click(qtbot, details, "Delete for good")
    qtbot.waitUntil(lambda: site.people.count() == 0)
    qtbot.waitUntil(lambda: says(people, "is deleted"))
    window.end()
    background.wait()
    QSettings().sync()
    assert _naming(_kept(), site.folder, cache) == set()
