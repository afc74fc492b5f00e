"""What was found, as it is shown: tables, and lines over axes."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.base.csv_text import plain

Cell = str | float | int | None


@dataclass(frozen=True)
class Table:
    """Rows below headings. Numbers stay numbers: whoever shows them rounds."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, eq=False)
class Line:
    """One line of a plot: x and y of the same length."""

    name: str
    x: npt.NDArray[np.float64]
    y: npt.NDArray[np.float64]


@dataclass(frozen=True)
class Plot:
    """Lines over one pair of axes."""

    title: str
    x: str
    y: str
    lines: tuple[Line, ...]


def table_csv(table: Table) -> str:
    """A table as CSV text."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(table.columns)
    rows.writerows([plain(cell) if isinstance(cell, str) else cell for cell in row] for row in table.rows)
    return text.getvalue()


def plot_csv(plot: Plot) -> str:
    """The points of a plot as CSV text: line, x, y."""
    rows = tuple((line.name, float(x), float(y)) for line in plot.lines for x, y in zip(line.x, line.y, strict=True))
    return table_csv(Table(("line", plot.x, plot.y), rows))


def plot_picture(plot: Plot, width: int = 960, height: int = 640) -> npt.NDArray[np.uint8]:
    """A plot as a picture."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width / 100, height / 100), dpi=100, layout="constrained")
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    for line in plot.lines:
        axes.plot(line.x, line.y, label=line.name, marker="o" if len(line.x) < 24 else None, markersize=4)
    axes.set(title=plot.title, xlabel=plot.x, ylabel=plot.y)
    axes.grid(visible=True, alpha=0.3)
    if len(plot.lines) > 1:
        axes.legend()
    canvas.draw()  # type: ignore[no-untyped-call]
    return np.asarray(canvas.buffer_rgba(), dtype=np.uint8)[..., :3].copy()  # type: ignore[no-untyped-call]
