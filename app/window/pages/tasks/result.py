"""What came out: pictures beside the original, plots, a table, and a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QWidget

from app.window import theme
from app.window.language import tr
from app.window.language.tasks import task_name, task_words
from app.window.pages.tasks.order import Outcome
from app.window.widgets.compare import CompareView, Mode
from app.window.widgets.jobs import JobBar
from app.window.widgets.layout import button, column, label, row, set_tone
from app.window.widgets.shown import Shown
from app.window.widgets.tables import ResultTable
from app.window.widgets.texts import ChoiceBox
from app.window.widgets.words import sentence

if TYPE_CHECKING:
    from app.window.widgets.lines_plot import LinesPlot

_RESULT, _LAYER, _PLOT = "result", "layer", "plot"
_ROWS = 5  # of the table that are seen at once


class ResultPanel(QWidget):
    """Shows it.

    Attributes:
        view: the pictures.
        job: how far the work has got, in place of the sentence.

    Signals:
        table_wanted: the table shall be kept as a file.
        looked: something else is looked at.

    """

    table_wanted = Signal()
    looked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.outcome: Outcome | None = None
        self._original: Shown | None = None
        self._kinds: list[tuple[str, str]] = []  # kind and name of each entry of the list
        self.view = CompareView()
        self._plot: LinesPlot | None = None
        self.table = ResultTable(tr("Table"), task_words, task_name)
        self.job = JobBar()
        self._words = label("", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._choice = ChoiceBox()
        self._choice.setAccessibleName(tr("What is shown"))
        self._choice.currentIndexChanged.connect(lambda _index: self._show_choice())
        self._modes = QButtonGroup(self)
        self._beside = self._mode_button(tr("S&ide by side"), Mode.BESIDE)
        self._wipe = self._mode_button(tr("&Wipe"), Mode.WIPE)
        self._beside.setChecked(True)
        self._stage = QStackedWidget()
        self._stage.addWidget(self.view)
        self._line = QStackedWidget()
        self._line.addWidget(self._words)
        self._line.addWidget(_held(self.job))
        self._line.setMinimumHeight(6 * theme.size("unit"))
        outer = column(self, margin=0, spacing=1)
        bar = row()
        bar.addWidget(self._choice)
        bar.addStretch(1)
        bar.addWidget(self._beside)
        bar.addWidget(self._wipe)
        outer.addLayout(bar)
        outer.addWidget(self._stage, 1)
        outer.addWidget(self._line)
        self._below = QWidget()
        below = column(self._below, margin=0, spacing=1)
        head = row()
        head.addWidget(label(tr("Table"), "muted"), 1)
        head.addWidget(button(tr("Copy table"), self.table.copy))
        head.addWidget(button(tr("Save table…"), self.table_wanted.emit))
        below.addLayout(head)
        below.addWidget(self.table)
        outer.addWidget(self._below)
        self._list_choices()

    @property
    def plot(self) -> LinesPlot:
        """The plots, made when there is the first one: most tasks have none."""
        if self._plot is None:
            from app.window.widgets.lines_plot import LinesPlot

            self._plot = LinesPlot(task_words)
            self._stage.addWidget(self._plot)
        return self._plot

    def _mode_button(self, words: str, mode: Mode) -> QPushButton:
        one = button(words, lambda: self._set_mode(mode))
        one.setCheckable(True)
        font = one.font()
        font.setBold(True)  # as it is while it is chosen
        one.setMinimumWidth(QFontMetrics(font).horizontalAdvance(words) + 5 * theme.size("unit"))
        self._modes.addButton(one)
        return one

    def _set_mode(self, mode: Mode) -> None:
        self.view.set_mode(mode)
        if mode is Mode.WIPE:
            self.view.setFocus()

    # what is shown

    def invite(self, words: str) -> None:
        """There is nothing yet; say how to begin."""
        self._clear(None)
        self._show_choice()
        self.view.show_words(words)

    def fill(self, words: str) -> None:
        """Say something where the pictures go, as long as there are none."""
        if self.outcome is None and self._original is None:
            self.view.show_words(words)

    def show_original(self, shown: Shown | None) -> None:
        """There is a picture, and nothing has come of it yet."""
        self._clear(shown)
        self._show_choice()

    def _clear(self, original: Shown | None) -> None:
        self.outcome, self._original = None, original
        self._list_choices()
        self.say("")

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what came out, of the same kind as was being looked at."""
        before = self._looked_at()
        self.outcome, self._original = outcome, outcome.order.shown
        self._list_choices()
        self._choice.setCurrentIndex(self._kinds.index(before) if before in self._kinds else 0)
        self._show_choice()
        words = [sentence(task_words(outcome.result.words)), *(sentence(note) for note in outcome.result.notes)]
        self.say("  ·  ".join(word for word in words if word))

    def say(self, words: str, tone: str = "") -> None:
        """Say one sentence below the pictures."""
        self._words.setText(words)
        self._words.setToolTip("")
        set_tone(self._words, tone)

    def explain(self, tip: str) -> None:
        """Say more of the sentence where the mouse rests on it."""
        self._words.setToolTip(tip)

    def wait(self, late: bool) -> None:
        """Show how far the work has got in place of the sentence, or no longer."""
        self._line.setCurrentIndex(int(late))

    def _list_choices(self) -> None:
        """List the pictures and plots that came out."""
        self._choice.blockSignals(True)
        self._choice.clear()
        outcome, self._kinds = self.outcome, []
        if outcome is not None:
            self._kinds += [(_RESULT, "")] if outcome.picture is not None else []
            self._kinds += [(_LAYER, name) for name in outcome.layers]
            self._kinds += [(_PLOT, plot.title) for plot in outcome.result.plots]
            self._choice.addItems([tr("Result") if kind == _RESULT else task_words(name) for kind, name in self._kinds])
        self._choice.blockSignals(False)
        self._choice.setVisible(self._choice.count() > 1)
        table = outcome.result.table if outcome is not None else None
        self._below.setVisible(table is not None)
        if table is None:
            self.table.clear()
        else:
            self.table.show_table(table)
            self.table.fit(_ROWS)

    @property
    def picture(self) -> Shown | None:
        """The picture of the result that is looked at; None where it is a plot, or there is none."""
        if self.outcome is None:
            return None
        kind, name = self._looked_at()
        if kind == _LAYER:
            return self.outcome.layers[name]
        return self.outcome.picture if kind == _RESULT else None

    def _looked_at(self) -> tuple[str, str]:
        """Kind and name of what is chosen."""
        place = self._choice.currentIndex()
        return self._kinds[place] if 0 <= place < len(self._kinds) else ("", "")

    def _show_choice(self) -> None:
        kind, name = self._looked_at()
        plots = self.outcome.result.plots if self.outcome is not None else ()
        plot = next((one for one in plots if kind == _PLOT and one.title == name), None)
        if plot is not None or self._plot is not None:
            self.plot.show_plot(plot)
        self._stage.setCurrentIndex(0 if plot is None else 1)
        self.view.show_pictures(
            self._original, self.picture, (tr("Original"), self._choice.currentText() or tr("Result"))
        )
        self._show_modes()

    def _show_modes(self) -> None:
        both = self._stage.currentIndex() == 0 and self.view.can_wipe
        self._beside.setVisible(both)
        self._wipe.setVisible(both)
        self.looked.emit()

    def show_beside(self) -> None:
        """Show both side by side, as for painting."""
        self._beside.setChecked(True)
        self.view.set_mode(Mode.BESIDE)

    def copy_picture(self) -> None:
        """Put the picture that is looked at on the clipboard."""
        if self.picture is not None:
            QGuiApplication.clipboard().setImage(self.picture.full.copy())

    def dress(self) -> None:
        """Put on another theme."""
        if self._plot is not None:
            self._plot.dress()
        self.view.update()


def _held(job: JobBar) -> QWidget:
    """A bar that comes and goes by itself, at a place that stays."""
    holder = QWidget()
    column(holder, margin=0, spacing=0).addWidget(job)
    return holder
