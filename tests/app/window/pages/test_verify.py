"""Comparing two pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image as Pillow
from PySide6.QtWidgets import QFileDialog

from app.window.main_window import MainWindow
from core import images
from core.engine import Engine
from core.evaluation.occlusion import mask
from tests.app.window.clicking import button, clashing_keys, click, field, page, says, sees, unnamed_fields


def test_two_pictures_are_compared(qtbot, window: MainWindow, pictures: dict[str, Path]) -> None:
    shown = page(window, "verify")
    assert sees(shown, "Choose two pictures, each of one person.")
    assert clashing_keys(window, shown) == []
    assert unnamed_fields(shown) == []
    choose = button(shown, "Choose first picture…")
    place = choose.mapTo(shown, choose.rect().topLeft())
    shown.first.load(pictures["collins"])
    shown.second.load(pictures["hopper"])
    qtbot.waitUntil(lambda: says(shown, "✖ Different people"))
    shown.layout().activate()
    assert choose.mapTo(shown, choose.rect().topLeft()) == place, "the answer moves no button"
    assert sees(shown, "below the threshold")
    assert len(shown.first._view._marks) == 1
    shown.second.load(pictures["collins"])
    qtbot.waitUntil(lambda: says(shown, "✔ Same person"))
    assert sees(shown, "at or above the threshold")
    field(shown, "False matches").setCurrentText("1 false match in 100,000")
    qtbot.waitUntil(lambda: says(shown, "1 in 100,000 pairs of strangers would pass it."))


def test_what_cannot_be_compared_is_told(qtbot, window: MainWindow, pictures: dict[str, Path]) -> None:
    shown = page(window, "verify")
    shown.first.load(pictures["collins"])
    shown.second.load(pictures["collins"])
    qtbot.waitUntil(lambda: says(shown, "✔ Same person"))
    shown.second.load(pictures["grey"])
    qtbot.waitUntil(lambda: says(shown, "No face was found in grey.jpg"))
    assert sees(shown, "▲ Cannot compare")
    assert shown.first._view._marks == (), "nothing has been compared"
    shown.second.load(Path("gone.jpg"))
    qtbot.waitUntil(lambda: shown.second.image is None)
    assert sees(shown, "Choose two pictures")
    assert not says(shown, "Cannot compare")


def test_one_covered_face_is_told(qtbot, window: MainWindow, pictures: dict[str, Path], engine: Engine) -> None:
    shown = page(window, "verify")
    shown.first.load(pictures["collins"])
    plain = images.read(pictures["collins"])
    covered = pictures["collins"].with_name("covered.png")
    points = engine.expressions.read(plain, engine.only_face(plain).landmarks[0]).points
    Pillow.fromarray(mask(plain, points)).save(covered)
    shown.second.load(covered)
    qtbot.waitUntil(lambda: says(shown, "▲ One of the faces is covered: the score says less."))


def test_pictures_are_chosen(qtbot, window: MainWindow, pictures, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = page(window, "verify")
    for name, text in (("collins", "Choose first picture…"), ("hopper", "Choose second picture…")):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, n=name, **_k: (str(pictures[n]), ""))
        click(qtbot, shown, text)
    qtbot.waitUntil(lambda: says(shown, "✖ Different people"))
    assert (shown.first.name, shown.second.name) == ("collins.jpg", "hopper.jpg")


def test_whoever_comes_next_finds_no_pictures(qtbot, window: MainWindow, pictures: dict[str, Path]) -> None:
    shown = page(window, "verify")
    shown.first.load(pictures["collins"])
    shown.second.load(pictures["hopper"])
    qtbot.waitUntil(lambda: says(shown, "✖ Different people"))
    shown.first.load(pictures["hopper"])
    shown.forget()
    assert sees(shown, "Choose two pictures")
    assert not says(shown, "✖ Different people")
    qtbot.wait(300)
    assert shown.first.image is None, "what was being read is nobody's now"
