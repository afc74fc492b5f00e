"""What else can be done with pictures."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from app.window.main_window import MainWindow
from tests.app.window.clicking import click, page, says


@pytest.mark.parametrize(
    ("title", "key"),
    [("Compare two faces", "verify"), ("Sort a folder by person", "group"), ("Measure the recogniser", "evaluation")],
)
def test_a_task_leads_to_its_page(qtbot, window: MainWindow, title: str, key: str) -> None:
    shown = page(window, "tasks")
    assert says(shown, title)
    click(qtbot, shown, title)
    assert window.current == key


def test_icons_wear_the_look(qtbot, window: MainWindow) -> None:
    shown = page(window, "tasks")

    def colours() -> list[int]:
        icons = [w for w in shown.findChildren(QLabel) if not w.pixmap().isNull()]
        assert len(icons) == 3
        return [icon.pixmap().toImage().pixel(24, 24) for icon in icons] + [icons[0].pixmap().cacheKey()]

    before = colours()
    shown.dress()
    assert colours()[-1] != before[-1]
