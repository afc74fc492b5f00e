"""What can be set of a training: what one changes first, and the rest behind a button."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic.fields import FieldInfo
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.window.language import tr
from app.window.language.tasks import task_words
from app.window.widgets.forms import DescribedForm
from app.window.widgets.layout import button, column, discard, keep_room, label, panel, row
from core.learning.recipe import Recipe, Training

_FIRST = ("network", "method", "loss", "adapter", "features", "pictures", "steps", "batch", "rate")
"""What one changes first, where a recipe has it."""
_FEW = 8  # settings that need no button to hide behind


class SettingsPanel(QWidget):
    """Holds the form of one recipe after the other.

    Signals:
        changed: something else is set.

    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._forms: list[DescribedForm] = []
        self._fields: Mapping[str, FieldInfo] = {}
        self._defaults = button(tr("Defau&lts"), self.reset)
        keep_room(self._defaults)
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

    def begin(self, recipe: Recipe, values: Mapping[str, Any]) -> None:
        """Show the form of a recipe, filled with its defaults and these values, by name."""
        for form in self._forms:
            discard(form)
        self._fields = recipe.parameters.model_fields
        first, rest = in_order(self._fields)
        self._forms = [DescribedForm(recipe.parameters, task_words, names) for names in (first, rest)]
        for form, place in zip(self._forms, (self._place, self._rest_place), strict=True):
            form.fill(values)
            form.changed.connect(self._note)
            place.addWidget(form)
        self._more.setVisible(bool(rest))
        self._more.setChecked(self._forms[1].changes)
        self._show_rest()
        self._update()

    def values(self) -> dict[str, Any]:
        """What is set, by name."""
        return {name: value for form in self._forms for name, value in form.values().items()}

    def chosen(self) -> dict[str, Any]:
        """What is set otherwise than usual, by name: the recipe fits some of the rest to it."""
        return {name: value for name, value in self.values().items() if value != self._fields[name].default}

    @property
    def first(self) -> tuple[str, ...]:
        """Names of what stands first."""
        return tuple(self._forms[0].values()) if self._forms else ()

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


def in_order(names: Iterable[str]) -> tuple[list[str], list[str]]:
    """Names of settings that stand first, and those behind the button: the recipe's own before those that all have."""
    there = list(names)
    first = [name for name in _FIRST if name in there]
    own = [name for name in there if name not in Training.model_fields and name not in first]
    usual = [name for name in there if name in Training.model_fields and name not in first]
    return ([*first, *own, *usual], []) if len(there) <= _FEW else (first, [*own, *usual])
