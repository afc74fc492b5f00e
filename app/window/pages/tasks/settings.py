"""What can be set: the form, its defaults, and what starts a task that is slow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.window import theme
from app.window.language import tr
from app.window.language.tasks import task_words
from app.window.widgets.forms import DescribedForm
from app.window.widgets.layout import button, column, discard, label, panel, row
from app.window.widgets.offered import Offer

if TYPE_CHECKING:
    from core.tasks.task import Task


class SettingsPanel(QWidget):
    """Holds the form of one task after the other.

    Signals:
        changed: something else is set.
        started: Run was pressed.

    """

    changed = Signal()
    started = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._form: DescribedForm | None = None
        self._defaults = button(tr("Defau&lts"), self.reset)
        self._run = button(tr("&Run"), self.started.emit, "primary")
        keys = QKeySequence("Ctrl+Return")
        self._run.setToolTip(keys.toString(QKeySequence.SequenceFormat.NativeText))
        QShortcut(keys, self, self._run.click)
        self._hint = label(tr("Changes show at once."), "small", wrap=True)
        frame, content = panel()
        head = row()
        head.addWidget(label(tr("Settings"), "title"), 1)
        head.addWidget(self._defaults)
        content.addLayout(head)
        self._holder = QWidget()
        self._place = column(self._holder, margin=0)
        content.addWidget(self._holder)
        content.addSpacing(theme.size("unit"))
        content.addWidget(self._hint)
        content.addWidget(self._run)
        column(self, margin=0).addWidget(frame)

    def begin(self, task: Task) -> None:
        """Show the form of a task, with its defaults."""
        discard(self._form)
        self._form = DescribedForm(task.parameters, task_words)
        self._form.changed.connect(self._note)
        self._place.addWidget(self._form)
        self._run.setVisible(task.pace == "slow")
        none = not task.parameters.model_fields
        self._hint.setVisible(none or task.pace != "slow")
        self._hint.setText(tr("There is nothing to set.") if none else tr("Changes show at once."))
        self._update()

    def values(self) -> dict[str, Any]:
        """What is set, by name."""
        return self._form.values() if self._form is not None else {}

    def fill(self, values: Mapping[str, Any]) -> None:
        """Set these, by name; the rest stays as it is."""
        if self._form is not None:
            self._form.fill(values)

    def offer(self, offers: Mapping[str, Sequence[Offer]]) -> None:
        """Offer texts in fields, by their names."""
        if self._form is not None:
            for name, found in offers.items():
                self._form.offer(name, found)

    def allow(self, on: bool) -> None:
        """Whether the task can be started now."""
        self._run.setEnabled(on)

    def reset(self) -> None:
        """Set everything as it was at first."""
        if self._form is not None:
            self._form.reset()

    def _note(self) -> None:
        self._update()
        self.changed.emit()

    def _update(self) -> None:
        self._defaults.setVisible(self._form is not None and self._form.changes)
