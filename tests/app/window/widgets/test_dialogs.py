"""Where dialogs begin, and what they offer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.window.widgets import dialogs


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple]:
    """What dialogs were given; they answer with files below a folder."""
    QSettings().remove("dialogs")
    given: list[tuple] = []

    def answer(result: object):
        return lambda *how: (given.append(how[1:]), result)[1]

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer((str(tmp_path / "films" / "a.mp4"), "")))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", answer(([str(tmp_path / "b.jpg")], "")))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer((str(tmp_path / "c.csv"), "")))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", answer(str(tmp_path)))
    (tmp_path / "films").mkdir()
    return given


def test_a_dialog_begins_where_somebody_would_look_and_then_where_they_were(qtbot, asked, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    for _ in range(2):
        assert dialogs.open_file(parent, "Choose", "videos", dialogs.videos_filter()) == str(
            tmp_path / "films" / "a.mp4"
        )
    places = [QStandardPaths.StandardLocation.MoviesLocation, QStandardPaths.StandardLocation.HomeLocation]
    assert asked[0][1] in [QStandardPaths.writableLocation(one) for one in places]
    assert asked[1][1] == str(tmp_path / "films")
    dialogs.open_folder(parent, "Choose", "people")
    dialogs.open_folder(parent, "Choose", "people")
    assert asked[3][1] == str(tmp_path), "each kind has a place of its own"
    dialogs.open_folder(parent, "Choose", "people", str(tmp_path / "films"))
    assert asked[4][1] == str(tmp_path / "films")
    dialogs.save_file(parent, "Save", "exports", "events.csv")
    dialogs.save_file(parent, "Save", "exports", "events.csv")
    assert Path(asked[5][1]).name == "events.csv"
    assert asked[6][1] == str(tmp_path / "events.csv")


def test_a_place_that_is_gone_is_not_begun_in(qtbot, asked, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialogs.open_file(parent, "Choose", "videos")
    (tmp_path / "films").rmdir()
    dialogs.open_file(parent, "Choose", "videos")
    assert Path(asked[1][1]).is_dir()


def test_a_new_folder_is_named_after_what_is_kept_and_takes_the_place_of_nothing(tmp_path: Path) -> None:
    for name in ("faces-of-2026-a-b", "faces-of-2026-a-b-2", "faces-of-2026-a-b-3"):
        folder = dialogs.new_folder(tmp_path, "Faces of 2026: a/../b")
        assert folder == tmp_path / name
        folder.mkdir()
    (tmp_path / "learnt-kernel").touch()
    assert dialogs.new_folder(tmp_path, "learnt-kernel").name == "learnt-kernel-2"
    assert dialogs.new_folder(tmp_path, "人脸 1").name == "人脸-1"
    assert dialogs.new_folder(tmp_path, "…").name == "new"
    assert dialogs.new_folder(tmp_path, f"{'x' * 59} {'y' * 59}").name == "x" * 59


def test_filters_have_words() -> None:
    assert dialogs.videos_filter().startswith("Videos (*.mp4 *.MP4 ")
    assert "*.jpg" in dialogs.pictures_filter()
    assert dialogs.pictures_filter().startswith("Pictures (")
    for one in (dialogs.videos_filter(), dialogs.pictures_filter(), dialogs.files_filter("Lists", "csv")):
        assert one.endswith(";;All files (*)")
