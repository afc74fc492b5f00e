"""The curves of a run while it goes on: loss, scores, learning rate."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtWidgets import QGridLayout, QWidget

from app.window import theme
from app.window.language import tr
from app.window.pages.learn.words import measure_words
from app.window.widgets.lines_plot import LinesPlot
from app.window.widgets.texts import ChoiceBox
from core.base.findings import Line, Plot
from core.learning import journals
from core.learning.journals import Point, Row

_LEAST = 96  # pixels down of a plot
_APART = 10.0  # times as large as another one, a score leaves that one no room on an axis that both share


class CurvesView(QWidget):
    """Draws them anew where something has been added."""

    def __init__(self) -> None:
        super().__init__()
        self._looks: tuple[int, ...] = ()
        self._drawn: tuple[int, ...] = ()
        self.losses, self.scores, self.rate = (LinesPlot(measure_words) for _ in range(3))
        for plot, name in zip(self.plots, (tr("Loss"), tr("Scores"), tr("Learning rate")), strict=True):
            plot.setAccessibleName(name)
            plot.setMinimumSize(theme.scaled(180), theme.scaled(_LEAST))
        self._of_scores: list[Line] = []
        self._across = (0, 1)
        self.measure = ChoiceBox()
        self.measure.setAccessibleName(tr("Which score"))
        self.measure.currentIndexChanged.connect(lambda _index: self._draw_scores())
        self.measure.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.size("unit"))
        grid.addWidget(self.losses, 0, 0, 2, 1)
        grid.addWidget(self.measure, 0, 1)
        grid.addWidget(self.scores, 1, 1)
        grid.addWidget(self.rate, 2, 0, 1, 2)
        grid.setRowStretch(1, 2)
        grid.setRowStretch(2, 1)
        for place in range(2):
            grid.setColumnStretch(place, 1)

    @property
    def plots(self) -> tuple[LinesPlot, LinesPlot, LinesPlot]:
        """All of them."""
        return self.losses, self.scores, self.rate

    def show_rows(self, rows: Sequence[Row], points: Sequence[Point] = (), *, anew: bool, steps: int = 0) -> None:
        """Show looks, and losses between them; nothing is drawn where there are no more, unless it is another run.

        Args:
            rows: looks, oldest first.
            points: of the curve of the losses, oldest first.
            anew: whether it is another run.
            steps: where the axes end; 0 where that is not known, or there come no more: they end with the last look.

        """
        looks = (len(rows), rows[-1].step if rows else 0, steps)
        drawn = (*looks, len(points), points[-1].step if points else 0)
        across = (0, max(1, steps, looks[1], drawn[-1]))
        if anew or drawn != self._drawn:
            self.losses.show_plot(_plot("loss", "loss", _losses(rows, points)), across=across)
        if anew or looks != self._looks:
            self._of_scores, self._across = _scores(rows), across
            self._list_scores()
            self.rate.show_plot(_plot("rate", "rate", _rate(rows)), across=across)
        self._looks, self._drawn = looks, drawn

    def _list_scores(self) -> None:
        """Draw the scores over one pair of axes, or the one that is chosen where they are of very different size."""
        names = [line.name for line in self._of_scores] if _far_apart(self._of_scores) else []
        if [self.measure.itemData(place) for place in range(self.measure.count())] != names:
            self.measure.blockSignals(True)
            self.measure.clear()
            for name in names:
                self.measure.addItem(measure_words(name), name)
            self.measure.blockSignals(False)
        self.measure.setVisible(bool(names))
        self._draw_scores()

    def _draw_scores(self) -> None:
        chosen = self.measure.currentData()
        lines = [line for line in self._of_scores if chosen in (None, line.name)]
        self.scores.show_plot(_plot("scores", "scores", lines), rising=True, across=self._across)

    def dress(self) -> None:
        """Put on another theme."""
        for plot in self.plots:
            plot.dress()


def _losses(rows: Sequence[Row], points: Sequence[Point]) -> list[Line]:
    """Losses, those of what is held out beside them."""
    names = dict.fromkeys([*journals.names(rows, "losses"), *(name for point in points for name in point.losses)])
    found = [Line(name, *journals.loss_curve(rows, points, name)) for name in names]
    held_out = filter(journals.is_loss, journals.names(rows, "scores"))
    return found + [Line(name, *journals.curve(rows, "scores", name)) for name in held_out]


def _scores(rows: Sequence[Row]) -> list[Line]:
    names = [name for name in journals.names(rows, "scores") if not journals.is_loss(name)]
    return [Line(name, *journals.curve(rows, "scores", name)) for name in names]


def _far_apart(lines: Sequence[Line]) -> bool:
    """Whether one of them would be flat beside another."""
    highest = [float(np.abs(line.y).max()) for line in lines if len(line.y) and np.abs(line.y).max() > 0]
    return len(highest) > 1 and max(highest) >= _APART * min(highest)


def _rate(rows: Sequence[Row]) -> list[Line]:
    found = np.array([(row.step, row.rate) for row in rows], np.float64).reshape(-1, 2)
    return [Line("rate", found[:, 0], found[:, 1])] if rows else []


def _plot(title: str, y: str, lines: list[Line]) -> Plot:
    return Plot(title, "step", lines[0].name if len(lines) == 1 else y, tuple(lines))
