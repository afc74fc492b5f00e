"""One run: how it goes, and what came of it."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QProgressBar, QPushButton, QStackedWidget, QWidget

from app.window import theme
from app.window.language import number, tr
from app.window.pages.learn.about import AboutView
from app.window.pages.learn.curves import CurvesView
from app.window.pages.learn.layers import LayersView
from app.window.pages.learn.outcome import OutcomeView
from app.window.pages.learn.reading import Entry, Seen
from app.window.pages.learn.samples import SamplesView
from app.window.pages.learn.words import duration, state_tone, state_words, steps_words
from app.window.widgets.layout import button, column, label, row, set_tone
from app.window.widgets.words import sentence
from core.learning.doing import Stage
from core.learning.runs import State

_WHOLE = 1000  # of the bar


class RunView(QWidget):
    """Follows it."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: Seen | None = None
        self._title = label("", "title")
        self._state = label("")
        self._bar = QProgressBar()
        self._bar.setRange(0, _WHOLE)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("How far it is"))
        self._words = label("", wrap=True)
        self.curves, self.outcome, self.samples = CurvesView(), OutcomeView(), SamplesView()
        self.layers, self.about = LayersView(), AboutView()
        self._stage = QStackedWidget()
        self._group = QButtonGroup(self)
        head = row()
        head.addWidget(self._title, 1)
        head.addWidget(self._state)
        parts = row()
        views = (
            (tr("Curves"), self.curves),
            (tr("Result"), self.outcome),
            (tr("Pictures"), self.samples),
            (tr("Layers"), self.layers),
            (tr("Settings"), self.about),
        )
        for words, view in views:
            self._stage.addWidget(view)
            parts.addWidget(self._part(words, view))
        parts.addStretch(1)
        content = column(self, margin=0, spacing=1)
        content.addLayout(head)
        content.addWidget(self._bar)
        content.addWidget(self._words)
        content.addLayout(parts)
        content.addWidget(self._stage, 1)
        self.open(self.curves)

    def _part(self, words: str, view: QWidget) -> QPushButton:
        one = button(words, lambda: self._stage.setCurrentWidget(view))
        one.setCheckable(True)
        font = one.font()
        font.setBold(True)  # as it is while it is chosen
        one.setMinimumWidth(QFontMetrics(font).horizontalAdvance(words) + 4 * theme.size("unit") + 4)
        self._group.addButton(one)
        return one

    def open(self, view: QWidget) -> None:
        """Show one part of it."""
        self._group.buttons()[self._stage.indexOf(view)].setChecked(True)
        self._stage.setCurrentWidget(view)

    @property
    def seen(self) -> Seen | None:
        """What is shown."""
        return self._seen

    def show_run(self, seen: Seen) -> None:
        """Show a run, or what is new of it."""
        before, self._seen = self._seen, seen
        entry = seen.entry
        anew = before is None or before.entry.id != entry.id
        self._title.setText(entry.run.title)
        self._state.setText(state_words(entry))
        set_tone(self._state, state_tone(entry))
        running = entry.state == State.RUNNING
        self._bar.setVisible(running)
        preparing = running and (not entry.steps or entry.stage == Stage.FINISHING)
        self._bar.setRange(0, 0 if preparing else _WHOLE)  # without an end it only says that something is done
        if entry.steps:
            self._bar.setValue(round(_WHOLE * entry.step / entry.steps))
        told = progress_words(seen)
        self._words.setText(told)
        self._words.setVisible(bool(told))
        steps = 0 if entry.state == State.FINISHED else entry.steps
        self.curves.show_rows(seen.rows, seen.points, anew=anew, steps=steps)
        self.layers.show_rows(seen.rows, anew=anew)
        self.samples.show_samples(seen.samples)
        self.outcome.show_run(seen)
        self.about.show_run(seen)
        if not anew and before is not None and before.outcome is None and seen.outcome is not None:
            self.open(self.outcome)  # what one has waited for

    def forget(self) -> None:
        """Show nothing of anybody any more."""
        self._seen = None
        self._title.setText("")
        self._words.setText("")
        self.curves.show_rows((), anew=True)
        self.layers.show_rows((), anew=True)
        self.samples.forget()
        self.outcome.show_run(None)
        self.about.show_run(None)
        self.open(self.curves)

    def dress(self) -> None:
        """Put on another theme."""
        self.curves.dress()
        self.outcome.dress()


def progress_words(seen: Seen) -> str:
    """How far a run is, why it is no further, or what came of it."""
    entry = seen.entry
    if entry.state == State.RUNNING:
        return _running_words(entry)
    if entry.state == State.FINISHED:
        return f"{sentence(entry.words).rstrip('.。')}." if entry.words else ""
    if entry.state == State.NEW:
        return tr("It has not begun.")
    why = f"{sentence(entry.words).rstrip('.。')}." if entry.words else ""
    if not why:
        why = tr("The program or the machine was stopped while it was learning.")
    if entry.state == State.FAILED and not entry.step:
        return f"{why} {tr('It failed before its first step: begin a new one.')}"
    on = (
        tr("Go on takes it up after step {step}, where it was kept last, to the same result.", step=number(entry.step))
        if entry.step
        else tr("Nothing was kept of it yet: go on begins at its first step, to the same result.")
    )
    if entry.looks:
        on = f"{on} {tr('Finish here makes its result of the best of what it has learnt.')}"
    return f"{why} {on}"


def _running_words(entry: Entry) -> str:
    if entry.stage == Stage.STOPPING:
        return tr("It stops after the step that is going on, and keeps what it has learnt.")
    if entry.preparing:
        return f"{sentence(entry.preparing)}."
    if entry.stage == Stage.FINISHING:
        return tr("It reads its data again, and measures the best of what it has learnt.")
    if not entry.steps:
        return tr("It reads its data, and measures how long a step takes.")
    if entry.left is None:
        return tr("Step {steps}.", steps=steps_words(entry))
    return tr("Step {steps}; about {time} left.", steps=steps_words(entry), time=duration(entry.left))
