"""Numbers as a grid of shaded cells: a confusion matrix, or layers over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.window import theme
from app.window.widgets.words import tip

_NAMES = 0.34  # share of the width that names of rows take at most
_WIDEST = 88  # pixels of a cell
_READABLE = 26  # pixels across that a number needs


@dataclass(frozen=True, eq=False)
class Shades:
    """What is shown.

    Attributes:
        rows: their names.
        columns: their names.
        depth: (rows, columns), how dark each cell is, from 0 to 1; no number where there is none.
        texts: what stands in each cell where there is room, and is said of it where the mouse rests.
        across: what the columns are, said below them.

    """

    rows: Sequence[str]
    columns: Sequence[str]
    depth: npt.NDArray[np.float64]
    texts: Sequence[Sequence[str]]
    across: str = ""


class ShadeGrid(QWidget):
    """Draws them in the colours of the theme."""

    def __init__(self, title: str):
        super().__init__()
        self._shades: Shades | None = None
        self.setAccessibleName(title)
        self.setMinimumSize(200, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(480, 320)

    @property
    def shades(self) -> Shades | None:
        """What is shown."""
        return self._shades

    def show_shades(self, shades: Shades | None) -> None:
        """Show other ones, or none."""
        self._shades = shades
        self.update()

    def _place(self, shades: Shades) -> QRectF:
        """Where the cells lie, beside the names."""
        metrics = QFontMetricsF(self.font())
        widest = max((metrics.horizontalAdvance(name) for name in shades.rows), default=0.0)
        left = min(widest + 8, _NAMES * self.width())
        line = metrics.height() + 4
        top, bottom = line, line if shades.across else 0.0
        room = QRectF(left, top, max(1.0, self.width() - left - 2), max(1.0, self.height() - top - bottom - 2))
        wide = min(room.width(), theme.scaled(_WIDEST) * len(shades.columns))
        high = min(room.height(), theme.scaled(_WIDEST) * len(shades.rows) / 2)
        return QRectF(room.left(), room.top(), wide, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        shades = self._shades
        if shades is None or not (len(shades.rows) and len(shades.columns)):
            return
        painter = QPainter(self)
        place = self._place(shades)
        wide, high = place.width() / len(shades.columns), place.height() / len(shades.rows)
        self._draw_cells(painter, shades, place, wide, high)
        painter.setPen(theme.colour("muted"))
        metrics = QFontMetricsF(painter.font())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        every = max(1, round(metrics.height() / max(high, 1e-9) + 0.49))
        for number in range(0, len(shades.rows), every):
            line = QRectF(0, place.top() + (number + 0.5) * high - metrics.height() / 2, place.left() - 6, 99)
            line.setHeight(metrics.height())
            name = metrics.elidedText(shades.rows[number], Qt.TextElideMode.ElideMiddle, line.width())
            painter.drawText(line, right, name)
        self._draw_columns(painter, metrics, shades, place, wide)
        if shades.across:
            below = QRectF(place.left(), place.bottom() + 2, self.width() - place.left(), metrics.height() + 2)
            painter.drawText(below, Qt.AlignmentFlag.AlignLeft, shades.across)

    def _draw_columns(
        self, painter: QPainter, metrics: QFontMetricsF, shades: Shades, place: QRectF, wide: float
    ) -> None:
        widest = max(metrics.horizontalAdvance(name) for name in shades.columns)
        every = max(1, round((min(widest, 64) + 8) / max(wide, 1e-9) + 0.49)) if widest > wide - 4 else 1
        for number in range(0, len(shades.columns), every):
            room = QRectF(place.left() + number * wide, 0, every * wide - 4, metrics.height())
            name = metrics.elidedText(shades.columns[number], Qt.TextElideMode.ElideRight, room.width())
            middle = Qt.AlignmentFlag.AlignHCenter if every == 1 else Qt.AlignmentFlag.AlignLeft
            painter.drawText(room, middle, name)

    def _draw_cells(self, painter: QPainter, shades: Shades, place: QRectF, wide: float, high: float) -> None:
        metrics = QFontMetricsF(painter.font())
        ground, accent = theme.colour("surface"), theme.colour("accent")
        readable = wide >= theme.scaled(_READABLE) and high >= metrics.height()
        for down in range(len(shades.rows)):
            for across in range(len(shades.columns)):
                depth = float(shades.depth[down, across])
                cell = QRectF(place.left() + across * wide, place.top() + down * high, wide, high)
                known = depth == depth  # noqa: PLR0124  # only what is no number differs from itself
                gap = 1.0 if min(wide, high) > 6 else 0.0
                fill = _mixed(ground, accent, depth) if known else theme.colour("raised")
                painter.fillRect(cell.adjusted(gap, gap, -gap, -gap), fill)
                text = shades.texts[down][across]
                if readable and text and metrics.horizontalAdvance(text) <= wide - 4:
                    painter.setPen(theme.colour("on_accent") if known and depth > 0.55 else theme.colour("text"))
                    painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, text)

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column of the cell at a place in the widget."""
        shades = self._shades
        if shades is None or not self._place(shades).contains(x, y):
            return None
        place = self._place(shades)
        down = int((y - place.top()) / place.height() * len(shades.rows))
        across = int((x - place.left()) / place.width() * len(shades.columns))
        return min(down, len(shades.rows) - 1), min(across, len(shades.columns) - 1)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._shades is not None:
            found = self.cell_at(event.pos().x(), event.pos().y())
            if found is not None:
                down, across = found
                names = f"{self._shades.rows[down]}, {self._shades.columns[across]}"
                QToolTip.showText(event.globalPos(), tip(f"{names}: {self._shades.texts[down][across]}"), self)
                return True
        return super().event(event)


def _mixed(ground: QColor, accent: QColor, depth: float) -> QColor:
    share = min(1.0, max(0.0, depth))
    pairs = ((ground.red(), accent.red()), (ground.green(), accent.green()), (ground.blue(), accent.blue()))
    red, green, blue = (round(one + (other - one) * share) for one, other in pairs)
    return QColor(red, green, blue)
