from __future__ import annotations

import numpy as np
import pytest

from app.window import theme
from app.window.widgets.curves import CurvePlot, share


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (0.0, "0.0 %"),
        (1e-6, "0.00010 %"),
        (1.234e-5, "0.0012 %"),
        (0.001, "0.10 %"),
        (0.0123, "1.2 %"),
        (0.25, "25.0 %"),
        (1.0, "100.0 %"),
    ],
)
def test_small_rates_keep_two_digits_that_count(rate: float, words: str) -> None:
    assert share(rate) == words


@pytest.fixture
def plot(qtbot, qapp) -> CurvePlot:
    theme.apply(qapp, "light")
    shown = CurvePlot()
    qtbot.addWidget(shown)
    shown.resize(500, 400)
    shown.show()
    return shown


def test_ticks_are_per_cent(plot: CurvePlot) -> None:
    bottom, left = (plot.getPlotItem().getAxis(side) for side in ("bottom", "left"))
    assert bottom.logTickStrings([-6.0, -5.5, -2.0, 0.0], 1.0, 1.0) == ["0.0001 %", "", "1 %", "100 %"]
    plot.show_kind("ROC")
    assert left.tickStrings([0.0, 0.5, 1.0], 1.0, 0.5) == ["0 %", "50 %", "100 %"]
    assert left.tickStrings([0.95, 0.955], 1.0, 0.005) == ["95.0 %", "95.5 %"]


def test_curves_and_the_point_follow_the_kind(plot: CurvePlot) -> None:
    assert plot.accessibleName() == "No curve yet"
    plot.show_curves({"a": ([1e-4, 1e-2], [0.3, 0.1]), "b": (np.array([1e-3]), np.array([0.0]))})
    plot.show_point(1e-3, 0.2)
    assert plot.accessibleName() == "DET curve of a, b"
    assert plot._line.value() == pytest.approx(-3)
    assert plot._dot.getOriginalDataset()[1] == pytest.approx([0.2])
    plot.show_kind("ROC")
    assert plot.accessibleName() == "ROC curve of a, b"
    assert plot._dot.getOriginalDataset()[1] == pytest.approx([0.8])
    curve = plot.getPlotItem().listDataItems()[0]
    assert curve.getOriginalDataset()[1] == pytest.approx([0.7, 0.9])
