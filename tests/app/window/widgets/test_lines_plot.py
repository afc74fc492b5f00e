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


def test_there_is_no_menu_of_the_library(shown: LinesPlot) -> None:
    item = shown.getPlotItem()
    assert not item.menuEnabled()
    assert item.getViewBox().menu is None


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


@pytest.mark.parametrize(
    ("values", "ends"),
    [([], (0, 1)), ([0.98], (0.882, 1)), ([1.0], (0.9, 1)), ([0.0], (0, 1)), ([0.001], (0.0009, 0.0011)),
     ([20.0, 20.0], (18, 22)), ([-2.0], (-2.2, -1.8)), ([0.2, 0.7], (0.2, 0.7))],
)  # fmt: skip
def test_axes_fit_few_values_too(shown: LinesPlot, values: list[float], ends: tuple[float, float]) -> None:
    y = np.array(values)
    shown.show_plot(Plot("Few", "x", "y", (Line("one", np.arange(len(y)) + 100.0, y),)), across=(0, 200))
    room = 0.05 * (ends[1] - ends[0])
    (left, right), (low, high) = shown.getPlotItem().viewRange()
    assert (low, high) == pytest.approx(ends, abs=room)
    assert low <= ends[0]
    assert high >= ends[1]
    assert (left, right) == pytest.approx((0, 200), abs=10)


def test_a_plot_of_nothing_has_no_axes_of_the_one_before(shown: LinesPlot) -> None:
    shown.show_plot(Plot("Much", "x", "y", (Line("one", STEPS + 900, STEPS + 900),)))
    shown.show_plot(Plot("Nothing", "x", "y", ()))
    for low, high in shown.getPlotItem().viewRange():
        assert (low, high) == pytest.approx((0, 1), abs=0.1)
