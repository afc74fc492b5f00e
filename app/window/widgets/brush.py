"""What to paint with: brushes by name and colour, an eraser, the width, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from app.window import theme
from app.window.language import tr
from app.window.widgets.calm import Slider
from app.window.widgets.layout import button, column, discard, label, row
from app.window.widgets.paint import colour
from app.window.widgets.strokes import ERASER, Strokes

_SWATCH = 14
_PLACES = 100
_LEAST, _MOST = 0.005, 0.25  # width of a brush as a part of the picture's longer side


class BrushBar(QWidget):
    """Chooses the brush of some strokes.

    Attributes:
        strokes: what is painted.

    """

    def __init__(self) -> None:
        super().__init__()
        self.strokes = Strokes()
        self._long = 512
        self._group = QButtonGroup(self)
        self._brushes = QVBoxLayout()
        self._brushes.setSpacing(theme.size("unit") // 2)
        self._size = Slider(Qt.Orientation.Horizontal)
        self._size.setRange(0, _PLACES)
        self._size.setValue(_PLACES // 3)
        self._size.valueChanged.connect(lambda _place: self._resize())
        self._size.setAccessibleName(tr("Width of the brush"))
        self._undo = button(tr("Un&do"), self.strokes.undo)
        self._clear = button(tr("&Clear all"), self.strokes.clear)
        content = column(self, margin=0, spacing=1)
        content.addLayout(self._brushes)
        line = row()
        line.addWidget(label(tr("Width of the brush"), "small"))
        line.addWidget(self._size, 1)
        content.addLayout(line)
        back = row()
        back.addWidget(self._undo)
        back.addWidget(self._clear)
        back.addStretch(1)
        content.addLayout(back)
        self.strokes.changed.connect(self._update)
        self._update()

    def offer(self, brushes: Sequence[str]) -> None:
        """Offer brushes by their titles, the first at hand; what was painted goes."""
        self.strokes.clear()
        for old in self._group.buttons():
            self._group.removeButton(old)
            discard(old)
        for number, title in [*enumerate(brushes, 1), (ERASER, tr("Eraser"))]:
            one = QPushButton(_swatch(number), f" {title}")
            one.setAccessibleName(title)
            one.setCheckable(True)
            one.setAutoDefault(True)
            one.clicked.connect(lambda _checked=False, number=number: self._take(number))
            self._group.addButton(one, number)
            self._brushes.addWidget(one)
        self._group.button(1 if brushes else ERASER).setChecked(True)
        self._take(1)

    def fit(self, height: int, width: int) -> None:
        """Paint over a picture of another size from now on: what was painted goes."""
        self.strokes.clear()
        self._long = max(height, width)
        self._resize()

    def _take(self, number: int) -> None:
        self.strokes.brush = number

    def _resize(self) -> None:
        share = _LEAST * (_MOST / _LEAST) ** (self._size.value() / _PLACES)
        self.strokes.width = max(1.0, share * self._long)

    def _update(self) -> None:
        for one in (self._undo, self._clear):
            one.setEnabled(bool(self.strokes.done))


def _swatch(number: int) -> QIcon:
    """The colour of a brush, or an empty square for the eraser."""
    picture = QPixmap(_SWATCH, _SWATCH)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setPen(theme.colour("muted"))
    painter.setBrush(colour(number))
    painter.drawRect(0, 0, _SWATCH - 1, _SWATCH - 1)
    painter.end()
    return QIcon(picture)
