"""Where the keys go is to be seen, in both looks."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPushButton, QWidget

from app import background
from app.window.main_window import MainWindow
from app.window.page import PAGES
from app.window.widgets.layout import button, set_role
from core import images
from tests.app.window.clicking import page, says


def _unseen(qtbot, window: MainWindow) -> list[str]:
    """What takes the focus with the Tab key and looks the same without it."""
    found, met = [], set()
    first = None
    for _ in range(200):
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is None or focus is first:
            break
        first = first or focus
        if focus in met or not focus.isVisible():
            continue
        met.add(focus)
        if isinstance(focus, QLineEdit | QComboBox | QAbstractSpinBox):
            continue  # these have a border, and letters that are marked or a caret
        shown = focus.grab().toImage()
        focus.clearFocus()
        plain = focus.grab().toImage()
        focus.setFocus(Qt.FocusReason.TabFocusReason)
        if shown == plain:
            found.append(f"{type(focus).__name__} {focus.accessibleName() or getattr(focus, 'text', str)()!r}")
    return found


@pytest.mark.parametrize("key", [entry.key for entry in PAGES])
def test_whatever_has_the_focus_shows_it(qtbot, lived_in: MainWindow, key: str) -> None:
    window = lived_in
    window.activateWindow()
    window.open_page(key)
    background.wait()
    qtbot.wait(200)

    def seen() -> None:
        assert _unseen(qtbot, window) == []

    qtbot.waitUntil(seen)  # a page that looks anew makes its buttons anew, perhaps between two looks at one


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("role", ["", "primary", "danger"])
def test_a_button_of_any_kind_shows_the_focus_and_whether_it_can_be_pressed(
    qtbot, window: MainWindow, look: str, role: str
) -> None:
    QSettings().setValue("theme", look)
    window.session.look_changed.emit()
    holder = QWidget(window)
    one, other = button("Remove", lambda: None, role), QPushButton("Other", holder)
    one.setParent(holder)
    other.move(0, 60)
    holder.resize(200, 100)
    holder.show()
    set_role(one, role)
    one.setFocus()
    qtbot.waitUntil(one.hasFocus)
    shown = one.grab().toImage()
    other.setFocus()
    plain = one.grab().toImage()
    assert shown != plain
    one.setEnabled(False)
    grey = one.grab().toImage()
    assert grey != plain
    colours = {grey.pixelColor(x, y).name() for x in range(grey.width()) for y in range(grey.height())}
    from app.window import theme

    assert theme.colour("deny").name() not in colours


def test_the_focus_waits_while_a_button_cannot_be_pressed(qtbot, window: MainWindow) -> None:
    holder = QWidget(window)
    one, field = button("One", lambda: None), QLineEdit(holder)
    one.setParent(holder)
    field.move(0, 60)
    holder.resize(200, 100)
    holder.show()
    for change in (one.setEnabled, one.setVisible):
        one.setFocus()
        qtbot.waitUntil(one.hasFocus)
        change(False)
        assert not field.hasFocus(), "what is typed now would land there"
        change(True)
        assert one.hasFocus()
    one.setEnabled(False)
    field.setFocus()
    one.setEnabled(True)
    assert field.hasFocus(), "whoever is at work elsewhere is left there"


def test_after_files_were_chosen_the_keys_go_where_one_works_next(
    qtbot, window: MainWindow, pictures, tmp_path, monkeypatch
) -> None:
    window.activateWindow()
    people = page(window, "people")
    people.open_exchange()
    imports = people._exchange.imports
    folder = tmp_path / "people" / "Eileen"
    folder.mkdir(parents=True)
    (folder / "one.jpg").write_bytes(pictures["collins"].read_bytes())
    imports._folder_button.setFocus()
    imports.open(folder.parent)
    qtbot.waitUntil(lambda: says(imports, "1 person with 1 photo."))
    qtbot.waitUntil(imports._start_button.hasFocus)

    panel = page(window, "enrol").panel
    panel._pictures._files.setFocus()
    panel.add_files([pictures["collins"]])
    qtbot.waitUntil(lambda: says(panel, "1 picture"))
    qtbot.waitUntil(panel._form._name.hasFocus)
    qtbot.keyClicks(panel._form._name, "Eileen")
    panel._pictures._files.setFocus()
    (tmp_path / "dim.jpg").write_bytes(images.encode_jpeg((images.read(pictures["collins"]) * 0.5).astype(np.uint8)))
    panel.add_files([tmp_path / "dim.jpg"])
    qtbot.waitUntil(lambda: says(panel, "2 pictures"))
    qtbot.waitUntil(panel._form._consent.hasFocus)
    panel._form._consent.setChecked(True)
    panel._save.setFocus()
    panel.enrol()
    qtbot.waitUntil(lambda: says(panel, "✔ Eileen is enrolled"))
    qtbot.waitUntil(panel._form._name.hasFocus)


def test_the_ring_in_the_side_bar_is_on_the_page_in_front(qtbot, lived_in: MainWindow) -> None:
    window = lived_in
    window.activateWindow()
    window.open_page("live")
    buttons = window._sidebar.buttons
    buttons["live"].setFocus()
    window.open_page("enrol")
    assert window.focusWidget() is buttons["enrol"]
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    window.open_page("people")
    assert window.focusWidget() not in buttons.values(), "who is at work elsewhere stays there"
