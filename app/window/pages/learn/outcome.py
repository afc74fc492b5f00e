"""What came of a run: figures, a table, plots, pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QStackedWidget, QWidget

from app import background
from app.window.language import number, tr
from app.window.language.tasks import task_words
from app.window.pages.learn.reading import Seen
from app.window.pages.learn.words import measure_words, way_words
from app.window.widgets.layout import column, label, row
from app.window.widgets.lines_plot import LinesPlot
from app.window.widgets.pictures import PictureView, opened
from app.window.widgets.shades import ShadeGrid, Shades
from app.window.widgets.tables import ResultTable, measured
from app.window.widgets.texts import ChoiceBox
from app.window.widgets.words import sentence
from core.learning.outcomes import PICTURES

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from core.base.findings import Plot, Table
    from core.learning.outcomes import Kept

_CONFUSION, _TABLE, _PLOT, _PICTURE = "confusion", "table", "plot", "picture"


class OutcomeView(QWidget):
    """Shows one thing of it after the other, and the figures above."""

    def __init__(self) -> None:
        super().__init__()
        self._run = ""
        self._folder = Path()
        self._kept: Kept | None = None
        self._plots: dict[str, Plot] = {}
        self._latest = background.Latest()
        self._figures = label("", wrap=True)
        self._notes = label("", "small", wrap=True)
        self._choice = ChoiceBox()
        self._choice.setAccessibleName(tr("What is shown"))
        self._choice.currentIndexChanged.connect(lambda _index: self._show())
        self.confusion = ShadeGrid(tr("Confusion matrix: rows are what it was, columns what it was taken for"))
        self.table = ResultTable(tr("What was measured"), measure_words, way_words)
        self.plot = LinesPlot(measure_words)
        self.picture = PictureView()
        self._empty = label("", "muted", wrap=True)
        self._stage = QStackedWidget()
        for one in (self._empty, self.confusion, self.table, self.plot, self.picture):
            self._stage.addWidget(one)
        line = row()
        line.addWidget(self._figures, 1)
        line.addWidget(self._choice)
        content = column(self, margin=0, spacing=1)
        content.addLayout(line)
        content.addWidget(self._notes)
        content.addWidget(self._stage, 1)

    def show_run(self, seen: Seen | None) -> None:
        """Show what came of a run; nothing is drawn anew where it is the same."""
        kept = seen.outcome if seen is not None else None
        run = seen.entry.id if seen is not None else ""
        if run == self._run and kept is self._kept:
            return
        self._run, self._kept = run, kept
        self._latest.drop()
        if seen is not None:
            self._folder = seen.entry.run.folder
        self._figures.setText(_figures(kept))
        notes = " ".join(f"{sentence(note).rstrip('.。')}." for note in kept.notes) if kept is not None else ""
        self._notes.setText(notes)
        self._notes.setVisible(bool(notes))
        self._list(kept)

    def _list(self, kept: Kept | None) -> None:
        self._choice.blockSignals(True)
        before = self._choice.currentData()
        self._choice.clear()
        table = kept.shown_table() if kept is not None else None
        self._plots = {plot.title: plot for plot in kept.shown_plots()} if kept is not None else {}
        shades = confusion_of(table) if table is not None else None
        self.confusion.show_shades(shades)
        if table is not None:
            self.table.show_table(table)
        else:
            self.table.clear()
        if shades is not None:
            self._choice.addItem(tr("Confusion matrix"), (_CONFUSION, ""))
        if table is not None:
            self._choice.addItem(tr("Table"), (_TABLE, ""))
        for title in self._plots:
            self._choice.addItem(task_words(title), (_PLOT, title))
        for title in kept.pictures if kept is not None else ():
            self._choice.addItem(task_words(title), (_PICTURE, title))
        self._choice.setCurrentIndex(max(0, self._find(before)))
        self._choice.blockSignals(False)
        self._choice.setVisible(self._choice.count() > 1)
        self._show()

    def _find(self, wanted: object) -> int:
        places = range(self._choice.count())
        return next((place for place in places if self._choice.itemData(place) == wanted), -1)

    def _show(self) -> None:
        kind, title = self._choice.currentData() or ("", "")
        kept = self._kept
        if kept is None or not kind:
            self._empty.setText(
                tr("What comes of it is shown here, once it has finished.")
                if kept is None
                else tr("That is all that came of it.")
            )
            self._stage.setCurrentWidget(self._empty)
        elif kind == _PLOT:
            self.plot.show_plot(self._plots[title])
            self._stage.setCurrentWidget(self.plot)
        elif kind == _PICTURE:
            self._read(self._folder / PICTURES / kept.pictures[title])
            self._stage.setCurrentWidget(self.picture)
        else:
            self._stage.setCurrentWidget(self.confusion if kind == _CONFUSION else self.table)

    def _read(self, path: Path) -> None:
        def read(_progress: background.Progress) -> QImage:
            return opened(path.read_bytes())

        self.picture.show_words("")
        self._latest.run(read, self.picture.show_picture, lambda words: self.picture.show_words(sentence(words)))

    def dress(self) -> None:
        """Put on another theme."""
        self.plot.dress()


def confusion_of(table: Table) -> Shades | None:
    """The confusion matrix within a table of classes: those columns that are named like the rows; None without one."""
    names = [str(line[0]) for line in table.rows]
    if len(names) < 2 or tuple(table.columns[-len(names) :]) != tuple(names):
        return None
    counts = np.array([line[-len(names) :] for line in table.rows], np.float64)
    whole = np.maximum(1, counts.sum(axis=1, keepdims=True))  # the root of each share: a few errors are to be seen
    texts = [[number(value) if value else "" for value in line] for line in counts]
    return Shades(
        names, names, np.sqrt(counts / whole), texts, tr("Rows are what it was, columns what it was taken for.")
    )


def _figures(kept: Kept | None) -> str:
    if kept is None:
        return ""
    known = ((measure_words(name), value) for name, value in kept.figures.items())
    return "  ·  ".join(f"{name} {'—' if value is None else measured(value)}" for name, value in known)
