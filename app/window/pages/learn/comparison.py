"""Several runs in one table and one plot."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from app.window import theme
from app.window.language import plural, tr
from app.window.pages.learn.about import titles_of
from app.window.pages.learn.reading import Compared, Entry
from app.window.pages.learn.words import measure_words
from app.window.widgets.layout import button, column, label, row
from app.window.widgets.lines_plot import LinesPlot
from app.window.widgets.tables import ResultTable
from app.window.widgets.texts import ChoiceBox
from core.learning.journals import is_loss

_ROWS = 5  # of the table that are seen at once


class ComparisonView(QWidget):
    """Shows what differs between them, and one curve of each."""

    def __init__(self) -> None:
        super().__init__()
        self._compared: Compared | None = None
        self._titles: Mapping[str, str] = {}
        self._head = label("", "title")
        self.table = ResultTable(tr("Runs beside each other"), self._heading, measure_words)
        self.measure = ChoiceBox()
        self.measure.setAccessibleName(tr("Which curve"))
        self.measure.currentIndexChanged.connect(lambda _index: self._draw())
        self.plot = LinesPlot(measure_words)
        self.plot.setMinimumHeight(theme.scaled(140))
        head = row()
        head.addWidget(self._head, 1)
        head.addWidget(self.measure)
        head.addWidget(button(tr("Copy table"), self.table.copy))
        content = column(self, margin=0, spacing=1)
        content.addLayout(head)
        content.addWidget(self.table)
        content.addWidget(self.plot, 1)

    def _heading(self, name: str) -> str:
        words = self._titles.get(name) or measure_words(name)
        return words[:1].upper() + words[1:]

    def show_compared(self, compared: Compared, entries: tuple[Entry, ...]) -> None:
        """Show runs, or what is new of them."""
        if compared is self._compared:
            return
        self._compared = compared
        chosen = [entry for entry in entries if entry.id in compared.ids]
        self._titles = {name: title for entry in chosen for name, title in titles_of(entry.run).items()}
        count = len(compared.ids)
        self._head.setText(plural(count, "1 run", "{count} runs compared"))
        self.table.show_table(compared.table)
        self.table.fit(_ROWS)
        before = self.measure.currentData()
        names = list(compared.plots)
        self.measure.blockSignals(True)
        self.measure.clear()
        for kind, name in names:
            self.measure.addItem(measure_words(name), (kind, name))
        self.measure.setCurrentIndex(names.index(before) if before in names else 0)
        self.measure.blockSignals(False)
        self.measure.setVisible(len(names) > 1)
        self._draw()

    def forget(self) -> None:
        """Show none any more."""
        self._compared = None
        self.table.clear()
        self.plot.show_plot(None)

    def _draw(self) -> None:
        chosen = self.measure.currentData()
        plots = self._compared.plots if self._compared is not None else {}
        measure = tuple(chosen) if chosen is not None else ()
        plot = next((one for of, one in plots.items() if of == measure), None)
        self.plot.show_plot(plot, rising=measure[:1] == ("scores",) and not is_loss(measure[1]), named=True)

    def dress(self) -> None:
        """Put on another theme."""
        self.plot.dress()
