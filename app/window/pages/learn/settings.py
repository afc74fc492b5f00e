"""What can be set of a training: what one changes first, and the rest behind a button."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.window.language import tr
from app.window.language.tasks import task_words
from app.window.widgets.forms import DescribedForm
from app.window.widgets.layout import button, column, discard, label, panel, row
from core.learning.recipe import Recipe, Training

_FIRST = ("steps", "batch", "rate")  # of what nearly every training has


class SettingsPanel(QWidget):
    """Holds the form of one recipe after the other.

    Signals:
        changed: something else is set.

    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._forms: list[DescribedForm] = []
        self._defaults = button(tr("Defau&lts"), self.reset)
        self._more = button(tr("&More settings"), self._show_rest)
        self._more.setCheckable(True)
        frame, content = panel()
        head = row()
        head.addWidget(label(tr("Settings"), "title"), 1)
        head.addWidget(self._defaults)
        content.addLayout(head)
        self._holder = QWidget()
        self._place = column(self._holder, margin=0, spacing=2)
        content.addWidget(self._holder)
        content.addWidget(self._more)
        self._rest_holder = QWidget()
        self._rest_place = column(self._rest_holder, margin=0, spacing=2)
        content.addWidget(self._rest_holder)
        column(self, margin=0, spacing=0).addWidget(frame)

    def begin(self, recipe: Recipe) -> None:
        """Show the form of a recipe, with its defaults."""
        for form in self._forms:
            discard(form)
        own = [name for name in recipe.parameters.model_fields if name not in Training.model_fields]
        usual = [name for name in recipe.parameters.model_fields if name in Training.model_fields]
        first = [*own, *(name for name in usual if name in _FIRST)]
        rest = [name for name in usual if name not in _FIRST]
        self._forms = [DescribedForm(recipe.parameters, task_words, names) for names in (first, rest)]
        for form, place in zip(self._forms, (self._place, self._rest_place), strict=True):
            form.changed.connect(self._note)
            place.addWidget(form)
        self._more.setVisible(bool(rest))
        self._more.setChecked(False)
        self._show_rest()
        self._update()

    def values(self) -> dict[str, Any]:
        """What is set, by name."""
        return {name: value for form in self._forms for name, value in form.values().items()}

    def reset(self) -> None:
        """Set everything as it was at first."""
        for form in self._forms:
            form.reset()

    def _show_rest(self) -> None:
        self._rest_holder.setVisible(self._more.isChecked())

    def _note(self) -> None:
        self._update()
        self.changed.emit()

    def _update(self) -> None:
        self._defaults.setVisible(any(form.changes for form in self._forms))
