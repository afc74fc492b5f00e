from __future__ import annotations

import json
import os
import subprocess
import sys

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


_MEASURE = """
import json
from app.window.application import make_application
from app.window import theme
application = make_application()
words = application.styleSheet()
print(json.dumps([application.font().pixelSize(), theme.size("small"), theme.size("unit"), theme.scaled(100),
                  "font-size: %dpx" % theme.size("small") in words, application.devicePixelRatio()]))
"""


@pytest.mark.parametrize(
    ("dpi", "by_qt", "measured"),
    [
        ("96", "1", [14, 12, 8, 100, True, 1.0]),
        ("144", "0", [21, 18, 8, 150, True, 1.0]),
        ("144", "1", [14, 12, 8, 100, True, 1.5]),  # Qt has made all of it larger already
    ],
)
def test_letters_follow_what_the_desktop_wants(tmp_path, dpi: str, by_qt: str, measured: list[object]) -> None:
    asked = {"QT_QPA_PLATFORM": "offscreen", "QT_FONT_DPI": dpi, "QT_ENABLE_HIGHDPI_SCALING": by_qt}
    asked["XDG_CONFIG_HOME"] = str(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE], env={**os.environ, **asked}, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == measured
