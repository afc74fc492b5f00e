"""Tables on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from core.base.findings import Table


_WIDEST = 10_000  # letters in a line
_LARGE, _SMALL = 10_000, 0.001  # numbers from and below which three digits after the point are too many, and too few


def print_table(table: Table) -> None:
    """Print a table: no word is broken, and into a file or another program no line is."""
    from rich.console import Console
    from rich.measure import Measurement
    from rich.table import Table as Shown
    from rich.text import Text

    shown = Shown(box=None, pad_edge=False)
    rows = [[_cell(value) for value in row] for row in table.rows]
    for number, column in enumerate(table.columns):
        words = " ".join([column, *(row[number] for row in rows)]).split()
        shown.add_column(column, min_width=max(map(len, words), default=0))
    for row in rows:
        shown.add_row(*map(Text, row))
    console = Console(highlight=False)
    needed = Measurement.get(console, console.options.update(max_width=_WIDEST), shown)
    console.width = max(console.width, needed.minimum if console.is_terminal else needed.maximum)
    console.print(shown)


def _cell(value: Any) -> str:
    if isinstance(value, float):
        if abs(value) >= _LARGE:
            return f"{value:,.0f}"
        return f"{value:.3f}" if abs(value) >= _SMALL or not value else f"{value:.2g}"
    return "" if value is None else str(value)
