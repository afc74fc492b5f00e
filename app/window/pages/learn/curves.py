"""The curves of a run while it goes on: loss, scores, learning rate."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtWidgets import QGridLayout, QWidget

from app.window import theme
from app.window.language import tr
from app.window.pages.learn.words import measure_words
from app.window.widgets.lines_plot import LinesPlot
from core.base.findings import Line, Plot
from core.learning.journals import Row

_LEAST = 96  # pixels down of a plot


class CurvesView(QWidget):
    """Draws them anew where something has been added."""

    def __init__(self) -> None:
        super().__init__()
        self._last: tuple[int, int] = (0, 0)
        self.losses, self.scores, self.rate = (LinesPlot(measure_words) for _ in range(3))
        for plot, name in zip(self.plots, (tr("Loss"), tr("Scores"), tr("Learning rate")), strict=True):
            plot.setAccessibleName(name)
            plot.setMinimumSize(theme.scaled(180), theme.scaled(_LEAST))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.size("unit"))
        grid.addWidget(self.losses, 0, 0)
        grid.addWidget(self.scores, 0, 1)
        grid.addWidget(self.rate, 1, 0, 1, 2)
        grid.setRowStretch(0, 2)
        grid.setRowStretch(1, 1)
        for place in range(2):
            grid.setColumnStretch(place, 1)

    @property
    def plots(self) -> tuple[LinesPlot, LinesPlot, LinesPlot]:
        """All of them."""
        return self.losses, self.scores, self.rate

    def show_rows(self, rows: Sequence[Row], *, anew: bool) -> None:
        """Show looks; nothing is drawn where there are no more than before, unless it is another run."""
        last = (len(rows), rows[-1].step if rows else 0)
        if last == self._last and not anew:
            return
        self._last = last
        self.losses.show_plot(_plot("loss", "loss", rows, _all_losses))
        self.scores.show_plot(_plot("scores", "scores", rows, _true_scores), rising=True)
        self.rate.show_plot(_plot("rate", "rate", rows, lambda row: {"rate": row.rate}))

    def dress(self) -> None:
        """Put on another theme."""
        for plot in self.plots:
            plot.dress()


def _all_losses(row: Row) -> dict[str, float | None]:
    """Losses, those of what is held out beside them."""
    return row.losses | {name: value for name, value in row.scores.items() if _is_loss(name)}


def _true_scores(row: Row) -> dict[str, float | None]:
    return {name: value for name, value in row.scores.items() if not _is_loss(name)}


def _is_loss(name: str) -> bool:
    """Whether a score is one that is to become small."""
    return name.endswith("loss")


def _plot(title: str, y: str, rows: Sequence[Row], of: Callable[[Row], dict[str, float | None]]) -> Plot:
    names = dict.fromkeys(name for row in rows for name in of(row))
    lines = []
    for name in names:
        points = [(row.step, value) for row in rows if (value := of(row).get(name)) is not None]
        found = np.array(points, np.float64).reshape(-1, 2)
        lines.append(Line(name, found[:, 0], found[:, 1]))
    only = next(iter(names)) if len(names) == 1 else y
    return Plot(title, "step", only, tuple(lines))
