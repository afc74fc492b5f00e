from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton

from app.window.main_window import MainWindow
from app.window.page import PAGES


def _letters(texts: list[str]) -> Counter[str]:
    keys = (QKeySequence.mnemonic(text).toString() for text in texts)
    return Counter(key for key in keys if key)


@pytest.mark.parametrize("key", [entry.key for entry in PAGES])
def test_no_two_buttons_of_a_page_have_one_key(qtbot, window: MainWindow, key: str) -> None:
    window.open_page(key)
    qtbot.wait(300)
    buttons = [b.text() for b in window.page(key).findChildren(QAbstractButton) if b.isVisible()]
    menus = [action.text() for action in window.menuBar().actions()]
    twice = [letter for letter, count in _letters(buttons + menus).items() if count > 1]
    assert not twice, f"on {key}: {twice} of {sorted(b for b in buttons if '&' in b)}"


def test_the_welcome_page_too(qtbot, window: MainWindow) -> None:
    window.set_up()
    for step in range(4):
        window._welcome.open_step(step)
        qtbot.wait(200)
        buttons = [b.text() for b in window._welcome.findChildren(QAbstractButton) if b.isVisible()]
        menus = [action.text() for action in window.menuBar().actions()]
        assert not [key for key, count in _letters(buttons + menus).items() if count > 1], (step, buttons)
