"""Lines over one pair of axes."""

from __future__ import annotations

from html import escape
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pyqtgraph
from PySide6.QtCore import Qt

from app.window import theme
from app.window.language import tr
from app.window.widgets.editors import Say

if TYPE_CHECKING:
    from core.tasks.task import Plot

_STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)
_TONES = ("accent", "text", "muted")
_KINDS = tuple((tone, style) for style, tone in product(_STYLES, _TONES))
"""Colour and style of one line after the other."""
_ROOM = 0.04  # beyond the ends of an axis, as a share of it
_AROUND = 0.1  # of a value that stands alone, as a share of it
_FEW = 24  # points that are each worth a dot


class LinesPlot(pyqtgraph.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """Shows one plot after the other."""

    def __init__(self, say: Say):
        super().__init__(enableMenu=False)  # else its forms are made, and thrown away at once
        self._say = say
        self._plot: Plot | None = None
        self._across: tuple[float, float] | None = None
        self._named = False
        item = self.getPlotItem()
        item.showGrid(x=True, y=True, alpha=0.25)
        item.hideButtons()
        self.setMouseEnabled(x=False, y=False)
        for side in ("bottom", "left"):
            item.getAxis(side).enableAutoSIPrefix(False)
        self._legend = item.addLegend(offset=(-8, 8))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Plot"))
        self.dress()

    def show_plot(
        self,
        plot: Plot | None,
        *,
        rising: bool = False,
        across: tuple[float, float] | None = None,
        named: bool = False,
    ) -> None:
        """Show a plot, or none.

        Args:
            plot: to be shown.
            rising: whether its lines mostly rise: then their names stand below them.
            across: ends of the axis below; those of the lines where there are none.
            named: whether a line is named also where it is alone; else that is what the axis says.

        """
        self._plot, self._across, self._named = plot, across, named
        starts = [line.x[0] for line in plot.lines if len(line.x)] if plot is not None else []
        late = across is not None and bool(starts) and min(starts) >= (across[0] + across[1]) / 2
        self._legend.setOffset((8 if late else -8, -8 if rising else 8))
        self.dress()

    def dress(self) -> None:
        """Draw everything in the colours of the theme."""
        item = self.getPlotItem()
        self.setBackground(theme.colour("surface"))
        for side in ("bottom", "left"):
            axis = item.getAxis(side)
            axis.setPen(theme.colour("border"))
            axis.setTextPen(theme.colour("muted"))
        self._legend.setLabelTextColor(theme.colour("text"))
        item.clear()
        self._legend.clear()
        if self._plot is None:
            return
        points = [np.zeros((2, 0))]
        self.setAccessibleName(self._say(self._plot.title))
        item.setLabel("bottom", escape(self._say(self._plot.x)))  # it is read as HTML
        item.setLabel("left", escape(self._say(self._plot.y)))
        self._legend.setVisible(len(self._plot.lines) > 1 or self._named)
        for number, line in enumerate(self._plot.lines):
            tone, style = _KINDS[number % len(_KINDS)]
            colour = theme.colour(tone)
            pen = pyqtgraph.mkPen(colour, width=2, style=style)
            symbol = {"symbol": "o", "symbolSize": 7, "symbolBrush": colour, "symbolPen": None}
            if not len(line.x):
                continue  # it keeps its colour until there is something of it
            there = np.isfinite(line.x) & np.isfinite(line.y)
            x, y = np.asarray(line.x)[there], np.asarray(line.y)[there]
            points.append(np.stack([x, y]).astype(np.float64))
            item.plot(x, y, pen=pen, name=escape(self._say(line.name)), **(symbol if len(x) <= _FEW else {}))
        across, up = (_ends(values) for values in np.concatenate(points, axis=1))
        item.setRange(xRange=self._across or across, yRange=up, padding=_ROOM, disableAutoRange=True)


def _ends(values: npt.NDArray[np.float64]) -> tuple[float, float]:
    """Ends of an axis for some values; one value that may be a share has its ends within 0 to 1."""
    if not len(values):
        return 0.0, 1.0
    low, high = float(values.min()), float(values.max())
    if high > low:
        return low, high
    around = abs(low) * _AROUND or 1.0
    return (max(0.0, low - around), min(1.0, high + around)) if 0 <= low <= 1 else (low - around, high + around)
