from __future__ import annotations

import numpy as np
import pytest

from app.window import theme
from app.window.widgets.lines_plot import LinesPlot
from core.tasks.task import Line, Plot

STEPS = np.arange(50, dtype=np.float64)
PLOT = Plot("Histogram", "Level", "Share", tuple(Line(f"line {n}", STEPS, STEPS * n) for n in range(5)))


@pytest.fixture
def shown(qtbot, qapp) -> LinesPlot:
    theme.apply(qapp, "light")
    plot = LinesPlot(lambda text: text.upper())
    qtbot.addWidget(plot)
    plot.show_plot(PLOT)
    plot.show()
    return plot


def test_axes_and_lines_are_named(shown: LinesPlot) -> None:
    item = shown.getPlotItem()
    assert (item.getAxis("bottom").labelText, item.getAxis("left").labelText) == ("LEVEL", "SHARE")
    assert [one.name() for one in item.listDataItems()] == [f"LINE {n}" for n in range(5)]
    assert shown.accessibleName() == "HISTOGRAM"
    assert item.legend.isVisible()


def test_lines_differ_in_more_than_colour(shown: LinesPlot) -> None:
    pens = [one.opts["pen"] for one in shown.getPlotItem().listDataItems()]
    assert len({(pen.color().name(), pen.style()) for pen in pens}) == 5
    assert pens[0].style() != pens[3].style()


def test_few_points_are_dots_and_one_line_needs_no_legend(shown: LinesPlot) -> None:
    few = np.array([1.0, 2.0])
    shown.show_plot(Plot("Few", "x", "y", (Line("one", few, few),)))
    (item,) = shown.getPlotItem().listDataItems()
    assert item.opts["symbol"] == "o"
    assert not shown.getPlotItem().legend.isVisible()
    shown.show_plot(None)
    assert shown.getPlotItem().listDataItems() == []


def test_it_wears_every_look(qapp, shown: LinesPlot) -> None:
    theme.apply(qapp, "dark")
    shown.dress()
    assert shown.backgroundBrush().color().name() == theme.tokens()["dark"]["surface"]
    theme.apply(qapp, "light")


def test_names_are_plain_and_what_is_no_number_is_left_out(shown: LinesPlot) -> None:
    x, y = np.array([0.0, 1.0, np.nan, 3.0]), np.array([0.0, np.inf, 2.0, 3.0])
    shown.show_plot(Plot("Odd", "<b>x", "y", (Line("<i>one", x, y), Line("two", STEPS, STEPS))))
    item = shown.getPlotItem()
    drawn = item.listDataItems()[0]
    assert drawn.getData()[0].tolist() == [0.0, 3.0]
    assert drawn.name() == "&lt;I&gt;ONE"
    assert item.getAxis("bottom").labelText == "&lt;B&gt;X"
