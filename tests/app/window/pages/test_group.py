"""Sorting a folder by person, and enrolling from it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from app.window.main_window import MainWindow
from core import images
from core.store.operators import Role
from tests.app.window.clicking import button, clashing_keys, click, enrol, field, page, says, sees, unnamed_fields

PASSWORD = "correct horse 9"


@pytest.fixture
def heap(tmp_path: Path, collins, hopper) -> Path:
    """Three photos of Collins, two of Hopper, and a file that is none."""
    folder = tmp_path / "heap"
    folder.mkdir()
    for name, picture, lights in (("c", collins, (1.0, 0.85, 0.7)), ("h", hopper, (1.0, 0.8))):
        for number, light in enumerate(lights):
            changed = np.clip(picture * light, 0, 255).astype(np.uint8)
            (folder / f"{name}{number}.jpg").write_bytes(images.encode_jpeg(changed))
    (folder / "broken<b>.jpg").write_bytes(b"no picture")
    return folder


def test_a_folder_is_sorted_and_people_are_enrolled_from_it(qtbot, window: MainWindow, heap: Path) -> None:
    enrol(window)
    shown = page(window, "group")
    shown.open(heap)
    groups, faces = field(shown, "Groups"), field(shown, "Faces of the group")
    qtbot.waitUntil(lambda: groups.count() == 2)
    for words in ("2 people in several pictures", "0 faces seen once", "1 file could not be read"):
        assert sees(shown, words)
    assert "&lt;b&gt;" in shown._summary.toolTip(), "names of files are no markup"
    qtbot.waitUntil(lambda: says(shown, "This is Eileen, who is enrolled."))
    name = field(shown, "Name of this person")
    assert name.text() == "Eileen"
    assert clashing_keys(window, shown) == []
    assert unnamed_fields(shown) == []
    groups.setCurrentRow(1)
    qtbot.waitUntil(lambda: says(shown, "Nobody enrolled looks like this."))
    assert faces.count() == 2
    assert not button(shown, "Enrol this group").isEnabled()
    name.setText("Grace")
    shown._consent.setChecked(True)
    click(qtbot, shown, "Enrol this group")
    qtbot.waitUntil(lambda: says(shown, "✔ Grace is enrolled with 2 photos."))
    assert not button(shown, "Enrol this group").isEnabled(), "these photos are in the gallery now"
    assert groups.item(1).text() == "✔ Grace\n2 faces"
    assert window.session.site.people.count() == 2
    groups.setCurrentRow(0)
    name.setText("Grace")
    shown._consent.setChecked(True)
    click(qtbot, shown, "Enrol this group")
    qtbot.waitUntil(lambda: says(shown, "▲ This face is enrolled already, as Eileen. Is it the same person?"))
    assert not button(shown, "Enrol this group").isEnabled()
    click(qtbot, shown, "Somebody else who looks alike")
    qtbot.waitUntil(lambda: says(shown, "✖ Grace is already enrolled with another face"))
    faces.item(0).setSelected(True)
    click(qtbot, shown, "Leave selected faces out")
    assert faces.count() == 2
    assert groups.item(0).text().endswith("2 faces")


def test_sorting_is_stopped_and_bad_folders_are_told(
    qtbot, window: MainWindow, heap: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = page(window, "group")
    (tmp_path / "empty").mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(tmp_path / "empty"))
    click(qtbot, shown, "Choose a folder of pictures…")
    qtbot.waitUntil(lambda: says(shown, "holds no pictures"))
    assert button(shown, "Choose a folder of pictures…").isEnabled()
    shown.open(heap)
    assert sees(shown, "Looking through heap…")
    click(qtbot, shown, "Stop")
    qtbot.waitUntil(lambda: says(shown, "Stopped: nothing was changed."))
    assert button(shown, "Choose a folder of pictures…").isEnabled()


def test_a_folder_is_dropped_on_the_page(qtbot, window: MainWindow, heap: Path) -> None:
    shown = page(window, "group")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(heap))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(9, 9), *how)
    QApplication.sendEvent(shown, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(shown, QDropEvent(QPointF(9, 9), *how))
    qtbot.waitUntil(lambda: field(shown, "Groups").count() == 2)


def test_faces_seen_once_are_enrolled_one_by_one(qtbot, window: MainWindow, heap: Path) -> None:
    for path in (heap / "c1.jpg", heap / "c2.jpg", heap / "h1.jpg"):
        path.unlink()
    shown = page(window, "group")
    shown.open(heap)
    groups, faces = field(shown, "Groups"), field(shown, "Faces of the group")
    qtbot.waitUntil(lambda: groups.count() == 1)
    assert groups.item(0).text() == "Seen once\n2 faces"
    field(shown, "Name of this person").setText("Somebody")
    assert not button(shown, "Enrol this group").isEnabled(), "they are of different people"
    faces.item(1).setSelected(True)
    shown._consent.setChecked(True)
    click(qtbot, shown, "Enrol selected faces")
    qtbot.waitUntil(lambda: says(shown, "✔ Somebody is enrolled with 1 photo."))
    assert groups.item(0).text() == "Seen once\n2 faces"


def test_whoever_may_not_enrol_is_not_offered_it(qtbot, window: MainWindow) -> None:
    session = window.session
    session.site.operators.add("Rita", PASSWORD, Role.ADMINISTRATOR)
    session.site.operators.add("Vera", PASSWORD, Role.VIEWER)
    shown = page(window, "group")
    assert shown._enrol_button.isVisible()
    session.who.enter(session.site.operators.log_in("Vera", PASSWORD))
    page(window, "group")
    assert not shown._enrol_button.isVisible()
    assert not shown._name.isVisible()


def test_whoever_comes_next_finds_no_groups(qtbot, window: MainWindow, heap: Path) -> None:
    shown = page(window, "group")
    shown.open(heap)
    groups = field(shown, "Groups")
    qtbot.waitUntil(lambda: groups.count() == 2)
    field(shown, "Name of this person").setText("Grace")
    shown._consent.setChecked(True)
    shown.open(heap)
    shown.forget()
    assert groups.count() == 0
    assert field(shown, "Name of this person").text() == ""
    assert not shown._consent.isChecked()
    qtbot.waitUntil(lambda: not shown._job.busy)
    assert groups.count() == 0, "what was being sorted is nobody's now"
    assert sees(shown, "Choose a folder, or drop one here")
