"""What goes on in the layers of a network while it learns: gradients, and units that are dead."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from PySide6.QtWidgets import QWidget

from app.window.language import number, percent, tr
from app.window.widgets.layout import column, label
from app.window.widgets.shades import ShadeGrid, Shades
from app.window.widgets.tables import measured
from core.learning.journals import Row

_MOST = 40  # looks side by side; of more, some are passed over

Values = Mapping[str, float | None]


class LayersView(QWidget):
    """A row for each layer, a column for each look."""

    def __init__(self) -> None:
        super().__init__()
        self._last: tuple[int, int] = (0, 0)
        self._nothing = label(tr("This run has not said anything about its layers yet."), "muted", wrap=True)
        self.gradients = ShadeGrid(tr("Length of the gradient of each layer"))
        self.dead = ShadeGrid(tr("Dead units of each layer"))
        self._heads = (
            label(tr("Length of the gradient of each layer: a faint row learns little"), "muted", wrap=True),
            label(tr("Dead units of each layer: they answer nothing, whatever they are shown"), "muted", wrap=True),
        )
        content = column(self, margin=0, spacing=1)
        content.addWidget(self._nothing)
        for head, grid in zip(self._heads, (self.gradients, self.dead), strict=True):
            content.addWidget(head)
            content.addWidget(grid, 1)
        content.addStretch(0)

    def show_rows(self, rows: Sequence[Row], *, anew: bool) -> None:
        """Show looks; nothing is drawn where there are no more than before, unless it is another run."""
        last = (len(rows), rows[-1].step if rows else 0)
        if last == self._last and not anew:
            return
        self._last = last
        found = (gradient_shades(rows), dead_shades(rows))
        for head, grid, shades in zip(self._heads, (self.gradients, self.dead), found, strict=True):
            grid.show_shades(shades)
            grid.setVisible(shades is not None)
            head.setVisible(shades is not None)
        self._nothing.setVisible(not any(found))


def gradient_shades(rows: Sequence[Row]) -> Shades | None:
    """Gradients by layer and look, the largest darkest, each power of ten a quarter paler; None without any."""
    lengths = [value for row in rows for value in row.gradients.values() if value]
    top = math.log10(max(lengths)) if lengths else 0.0

    def depth(value: float) -> float:
        return 1 + (math.log10(value) - top) / 4 if value > 0 else 0.0

    return _shades(rows, lambda row: row.gradients, depth, measured)


def dead_shades(rows: Sequence[Row]) -> Shades | None:
    """Shares of dead units by layer and look; None where none was looked for."""
    return _shades(rows, lambda row: row.dead, lambda value: value, lambda value: percent(value, 0))


def _shades(
    rows: Sequence[Row],
    of: Callable[[Row], Values],
    depth: Callable[[float], float],
    words: Callable[[float], str],
) -> Shades | None:
    layers = list(dict.fromkeys(name for row in rows for name in of(row)))
    if not layers:
        return None
    shown = [rows[number_] for number_ in sorted({round(n) for n in np.linspace(0, len(rows) - 1, _MOST)})]
    cells = [[of(row).get(layer) for row in shown] for layer in layers]
    depths = np.array([[math.nan if one is None else depth(one) for one in line] for line in cells], np.float64)
    texts = [["—" if one is None else words(one) for one in line] for line in cells]
    names = [tr("layer {name}", name=layer) if layer[:1].isdecimal() else layer for layer in layers]
    return Shades(names, [number(row.step) for row in shown], depths, texts, tr("steps"))
