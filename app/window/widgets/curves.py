"""Error curves: false non-matches over false matches, both logarithmic, with a line at the point in use."""

from __future__ import annotations

import numpy as np
import pyqtgraph
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.window import theme

_TONES = ("accent", "attention", "allow", "deny", "muted")
_LEAST = 1e-6


class _RateAxis(pyqtgraph.AxisItem):
    """Whole powers of ten as percentages."""

    def logTickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [f"{100 * 10**v:g} %" if abs(v - round(v)) < 1e-6 else "" for v in values]


class CurvePlot(pyqtgraph.PlotWidget):
    """DET curves (ISO/IEC 19795-1)."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent, axisItems={side: _RateAxis(side) for side in ("bottom", "left")})
        self.setMinimumSize(360, 280)
        self.setAccessibleName("Detection error trade-off: false non-matches over false matches")
        self._curves: dict[str, tuple[np.ndarray, np.ndarray]] = {}
        self._point: tuple[float, float] | None = None
        item = self.getPlotItem()
        item.setLogMode(x=True, y=True)
        item.setLabel("bottom", "False match rate, one comparison")
        item.setLabel("left", "False non-match rate")
        for side in ("bottom", "left"):
            item.getAxis(side).enableAutoSIPrefix(False)
        item.showGrid(x=True, y=True, alpha=0.25)
        item.setMenuEnabled(False)
        item.hideButtons()
        self.setMouseEnabled(x=False, y=False)
        self._legend = item.addLegend(offset=(-8, 8))
        self.dress()

    def show_curves(self, curves: dict[str, tuple[np.ndarray, np.ndarray]]) -> None:
        """Show curves by name: (FMR, FNMR), both (T,)."""
        self._curves = curves
        self.dress()

    def show_point(self, fmr: float, fnmr: float) -> None:
        """Mark the point in use."""
        self._point = (fmr, fnmr)
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
        for number, (name, (fmr, fnmr)) in enumerate(self._curves.items()):
            pen = pyqtgraph.mkPen(theme.colour(_TONES[number % len(_TONES)]), width=2)
            item.plot(np.maximum(fmr, _LEAST), np.maximum(fnmr, _LEAST), pen=pen, name=name)
        if self._point is not None:
            fmr, fnmr = self._point
            line = pyqtgraph.InfiniteLine(
                np.log10(max(fmr, _LEAST)),
                angle=90,
                pen=pyqtgraph.mkPen(theme.colour("text"), width=1, style=Qt.PenStyle.DashLine),
            )
            item.addItem(line)
            item.plot(
                [max(fmr, _LEAST)],
                [max(fnmr, _LEAST)],
                pen=None,
                symbol="o",
                symbolSize=10,
                symbolBrush=theme.colour("text"),
                symbolPen=None,
            )
