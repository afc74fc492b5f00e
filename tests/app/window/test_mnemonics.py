from __future__ import annotations

import pytest

from app.window.main_window import MainWindow
from app.window.page import PAGES
from tests.app.window.clicking import clashing_keys


@pytest.mark.parametrize("key", [entry.key for entry in PAGES])
def test_no_two_buttons_of_a_page_have_one_key(qtbot, shared_window: MainWindow, key: str) -> None:
    shared_window.open_page(key)
    qtbot.wait(300)
    assert clashing_keys(shared_window, shared_window.page(key)) == []


def test_the_welcome_page_too(qtbot, window: MainWindow) -> None:
    window.set_up()
    for step in range(4):
        window._welcome.open_step(step)
        qtbot.wait(200)
        assert clashing_keys(window, window._welcome) == [], step
