from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.window import theme


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(a: str, b: str) -> float:
    high, low = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("text", ["text", "muted", "allow", "deny", "attention", "accent"])
@pytest.mark.parametrize("ground", ["background", "surface", "raised"])
def test_text_can_be_read(name: str, text: str, ground: str) -> None:
    colours = theme.tokens()[name]
    assert _contrast(str(colours[text]), str(colours[ground])) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
def test_buttons_can_be_read(name: str) -> None:
    colours = theme.tokens()[name]
    assert _contrast(str(colours["on_accent"]), str(colours["accent"])) >= 4.5


def test_another_look_is_told_to_each_widget_once_however_deep_it_lies(qtbot, qapp) -> None:
    class Told(QLabel):
        times = 0

        def event(self, event: QEvent) -> bool:
            self.times += event.type() == QEvent.Type.StyleChange
            return super().event(event)

    theme.apply(qapp, "light")
    outer = QWidget()
    qtbot.addWidget(outer)
    inner, told = outer, []
    for _ in range(10):
        within = QVBoxLayout(inner)
        inner = QWidget()
        told.append(Told("text"))
        within.addWidget(told[-1])
        within.addWidget(inner)
    outer.show()
    for label in told:
        label.times = 0
    theme.apply(qapp, "dark")
    assert qapp.styleSheet() == theme._style()
    assert max(label.times for label in told) <= 3, "ten and more would be a window that stands still"
    assert told[-1].palette().windowText().color() == theme.colour("text")
    theme.apply(qapp, "light")
