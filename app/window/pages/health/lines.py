"""The lines of the page, grouped; they stay while what they say changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.window import theme
from app.window.language import tr
from app.window.pages.health.rows import GROUPS, SHAPES, TONES, WORDS, Lead, Row
from app.window.pages.health.spark import Spark
from app.window.widgets.layout import button, column, discard, label, panel, set_tone, without_key
from core.health import Group

_STATE, _TITLE = 96, 176  # pixels of the columns

Follow = Callable[[Lead], None]


class Line(QWidget):
    """One row: its state as shape and word, what it is about, what was found, what to do."""

    def __init__(self, follow: Follow):
        super().__init__()
        self._follow = follow
        self._lead: Lead | None = None
        self._spark: Spark | None = None
        self._button: QPushButton | None = None
        unit = theme.size("unit")
        self._state = label()
        self._state.setFixedWidth(theme.scaled(_STATE))
        self._title = label(wrap=True)
        self._title.setFixedWidth(theme.scaled(_TITLE))
        self._words, self._advice = label(wrap=True), label("", "muted", wrap=True)
        texts = QVBoxLayout()
        texts.setAlignment(Qt.AlignmentFlag.AlignTop)
        texts.setSpacing(unit // 2)
        texts.addWidget(self._words)
        texts.addWidget(self._advice)
        self._content = QHBoxLayout(self)
        self._content.setContentsMargins(0, unit // 2, 0, unit // 2)
        self._content.setSpacing(unit)
        top = Qt.AlignmentFlag.AlignTop
        self._content.addWidget(self._state, 0, top)
        self._content.addWidget(self._title, 0, top)
        self._content.addLayout(texts, 1)

    def show_row(self, row: Row, *, allowed: bool, keyed: bool) -> None:
        """Show how it is now.

        Args:
            row: all of it.
            allowed: whether whoever is there may do what it leads to.
            keyed: whether a letter presses its button: no two of one page have the same.

        """
        _set(self._state, f"{SHAPES[row.state]} {tr(WORDS[row.state])}")
        if self._state.property("tone") != TONES[row.state]:
            set_tone(self._state, TONES[row.state])
        _set(self._title, row.title)
        _set(self._words, row.words)
        _set(self._advice, row.advice)
        self._advice.setVisible(bool(row.advice))
        if row.rate is not None:
            self._draw(row.rate, row.title)
        self._offer(row.lead if allowed else None, keyed=keyed)

    def _draw(self, rate: float, camera: str) -> None:
        if self._spark is None:
            self._spark = Spark()
            self._spark.setAccessibleName(tr("Pictures per second of {camera} lately", camera=camera))
            self._content.insertWidget(2, self._spark, 0, Qt.AlignmentFlag.AlignTop)
        self._spark.add(rate)

    def _offer(self, lead: Lead | None, *, keyed: bool) -> None:
        self._lead = lead
        if self._button is None:
            if lead is None:
                return
            self._button = button("", self._press)
            self._content.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        self._button.setVisible(lead is not None)
        if lead is not None:
            words = tr(lead.words)
            words = words if keyed else without_key(words)
            if self._button.text() != words:
                self._button.setText(words)

    def _press(self) -> None:
        if self._lead is not None:
            self._follow(self._lead)


class Lines(QWidget):
    """All rows, in panels by group."""

    def __init__(self, follow: Follow, may: Callable[[Lead], bool]):
        super().__init__()
        self._follow = follow
        self._may = may
        self._panels: dict[Group, tuple[QFrame, QVBoxLayout]] = {}
        self._lines: dict[str, Line] = {}
        content = column(self, margin=0, spacing=2)
        for group, title in GROUPS.items():
            frame, inner = panel()
            inner.setSpacing(0)
            name = label(tr(title), "title")
            name.setContentsMargins(0, 0, 0, theme.size("unit"))
            inner.addWidget(name)
            frame.hide()
            content.addWidget(frame)
            self._panels[group] = (frame, inner)
        content.addStretch(1)

    def show_rows(self, found: list[Row]) -> None:
        """Show these rows, and no others, in their order."""
        for key in set(self._lines) - {row.key for row in found}:
            discard(self._lines.pop(key))
        keyed: set[str] = set()
        places = dict.fromkeys(self._panels, 1)  # the title comes first
        for row in found:
            inner = self._panels[row.group][1]
            line = self._lines.get(row.key)
            if line is None:
                line = self._lines[row.key] = Line(self._follow)
            if inner.indexOf(line) != places[row.group]:
                inner.insertWidget(places[row.group], line)
            places[row.group] += 1
            lead = row.lead
            line.show_row(
                row, allowed=lead is not None and self._may(lead), keyed=bool(lead and lead.words not in keyed)
            )
            if lead is not None:
                keyed.add(lead.words)
        for group, (frame, _inner) in self._panels.items():
            frame.setVisible(places[group] > 1)


def _set(widget: QLabel, words: str) -> None:
    """Change a label only where it says something else: laying the page out anew takes time."""
    if widget.text() != words:
        widget.setText(words)
