"""Three columns side by side, or two where there is no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.window import theme
from app.window.widgets.layout import column, row, scrolled

_LEFT, _RIGHT = 288, 296  # pixels
_NARROW = 1000  # pixels, below which there are two columns instead of three


class Columns(QWidget):
    """What a task is run on at the left, what comes out in the middle, what can be set at the right."""

    def __init__(self, left: QWidget, middle: Sequence[QWidget], right: Sequence[QWidget]):
        super().__init__()
        self._moving = left
        between = QWidget()
        content = column(between, margin=0, spacing=1)
        for number, part in enumerate(middle):
            content.addWidget(part, int(number == 0))
        self._left, self._right = QWidget(), QWidget()
        column(self._left, margin=0, spacing=1).addStretch(1)
        beside = column(self._right, margin=0, spacing=1)
        for part in right:
            beside.addWidget(part)
        beside.addStretch(1)
        self.areas = [scrolled(side) for side in (self._left, self._right)]
        body = row(2)
        for area, width in zip(self.areas, (_LEFT, _RIGHT), strict=True):
            area.setFixedWidth(theme.scaled(width))
            body.addWidget(area)
        body.insertWidget(1, between, 1)
        column(self, margin=0).addLayout(body)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Put the left column above the right one, where there is no room for it."""
        narrow = self.width() < theme.scaled(_NARROW)
        home = self._right if narrow else self._left
        layout = home.layout()
        if self._moving.parentWidget() is not home and isinstance(layout, QVBoxLayout):
            layout.insertWidget(0, self._moving)
            self.areas[0].setVisible(not narrow)
