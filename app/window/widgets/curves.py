"""Error curves, with a line at the point in use."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import pyqtgraph
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.window import theme
from app.window.language import percent, tr

_TONES = ("accent", "text", "muted")
_LEAST = 1e-6

Rates = Sequence[float] | np.ndarray
Curve = tuple[Rates, Rates]
"""FMR and FNMR, both (T,), at the same thresholds."""


class _RateAxis(pyqtgraph.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """Rates as percentages; of logarithms, whole powers of ten alone."""

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        if self.logMode:
            powers: list[str] = super().tickStrings(values, scale, spacing)
            return powers
        return [percent(value, _decimals(spacing)) for value in values]

    def logTickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        whole = [abs(v - round(v)) < 1e-6 for v in values]
        return [percent(10**v, _decimals(10**v)) if w else "" for v, w in zip(values, whole, strict=True)]


def share(rate: float) -> str:
    """A rate as per cent, with two digits that count however small it is."""
    return percent(rate, _decimals(rate) + 1) if 0 < rate < 0.1 else percent(rate, 1)


def _decimals(rate: float) -> int:
    """Decimals that the first digit of a rate needs, as per cent."""
    return max(0, -math.floor(math.log10(100 * rate) + 1e-9))


class CurvePlot(pyqtgraph.PlotWidget):  # type: ignore[misc]
    """Error curves (ISO/IEC 19795-1): DET, false non-matches, or ROC, true matches, over false matches."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent, enableMenu=False, axisItems={"bottom": _RateAxis("bottom"), "left": _RateAxis("left")})
        self.setMinimumSize(340, 280)
        self._curves: dict[str, tuple[np.ndarray, np.ndarray]] = {}
        self._point: tuple[float, float] | None = None
        self._kind = "DET"
        item = self.getPlotItem()
        item.setLabel("bottom", tr("False match rate, one comparison"))
        for side in ("bottom", "left"):
            item.getAxis(side).enableAutoSIPrefix(False)
        item.showGrid(x=True, y=True, alpha=0.25)
        item.hideButtons()
        self.setMouseEnabled(x=False, y=False)
        self._legend = item.addLegend(offset=(-8, 8))
        self._line = pyqtgraph.InfiniteLine(angle=90)
        self._dot = pyqtgraph.PlotDataItem(pen=None, symbol="o", symbolSize=10, symbolPen=None)
        self.dress()

    def show_curves(self, curves: Mapping[str, Curve]) -> None:
        """Show curves by name."""
        self._curves = {name: (np.asarray(fmr), np.asarray(fnmr)) for name, (fmr, fnmr) in curves.items()}
        self.dress()

    def show_kind(self, kind: str) -> None:
        """Show ``DET`` or ``ROC`` curves."""
        self._kind = kind
        self.dress()

    def show_point(self, fmr: float, fnmr: float) -> None:
        """Mark the point in use."""
        self._point = (fmr, fnmr)
        self._mark()

    def dress(self) -> None:
        """Draw everything in the colours of the theme."""
        item = self.getPlotItem()
        det = self._kind == "DET"
        names = ", ".join(self._curves)
        self.setAccessibleName(
            tr("{kind} curve of {names}", kind=self._kind, names=names) if names else tr("No curve yet")
        )
        item.setLogMode(x=True, y=det)
        item.setLabel("left", tr("False non-match rate") if det else tr("True match rate"))
        self.setBackground(theme.colour("surface"))
        for side in ("bottom", "left"):
            axis = item.getAxis(side)
            axis.setPen(theme.colour("border"))
            axis.setTextPen(theme.colour("muted"))
        self._legend.setLabelTextColor(theme.colour("text"))
        item.clear()
        self._legend.clear()
        self._legend.setOffset((-8, 8) if det else (-8, -8))  # where the curves are not
        for number, (name, (fmr, fnmr)) in enumerate(self._curves.items()):
            pen = pyqtgraph.mkPen(theme.colour(_TONES[number % len(_TONES)]), width=2)
            item.plot(np.maximum(fmr, _LEAST), self._height(fnmr), pen=pen, name=name)
        self._line.setPen(pyqtgraph.mkPen(theme.colour("text"), width=1, style=Qt.PenStyle.DashLine))
        self._dot.setSymbolBrush(theme.colour("text"))
        item.addItem(self._line)
        item.addItem(self._dot)
        self._mark()

    def _height(self, fnmr: np.ndarray) -> np.ndarray:
        return np.maximum(fnmr, _LEAST) if self._kind == "DET" else 1 - fnmr

    def _mark(self) -> None:
        shown = self._point is not None
        self._line.setVisible(shown)
        self._dot.setVisible(shown)
        if self._point is not None:
            fmr, fnmr = self._point
            self._line.setPos(np.log10(max(fmr, _LEAST)))
            self._dot.setData([max(fmr, _LEAST)], self._height(np.array([fnmr])))
