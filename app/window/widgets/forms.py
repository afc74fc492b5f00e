"""Forms made from pydantic models: one row for each field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from app.window import theme
from app.window.language import tr
from app.window.language.names import FIELDS
from app.window.widgets.editors import Editor, NumberField, Say, YesField, editor
from app.window.widgets.layout import column, label, row
from app.window.widgets.offered import Offer, OfferField
from app.window.widgets.texts import ChoiceBox
from app.window.widgets.words import tip


class _Form(QFormLayout):
    """Text that goes on on the next line takes the width there is, too: Qt would guess one, and cut what is higher."""

    def addRow(self, *parts: Any) -> None:
        for part in parts:
            if isinstance(part, QLabel) and part.wordWrap():
                policy = part.sizePolicy()
                policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
                part.setSizePolicy(policy)
        super().addRow(*parts)


def form_layout() -> QFormLayout:
    """A form whose fields take the width there is."""
    form = _Form()
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    form.setContentsMargins(0, 0, 0, 0)
    form.setSpacing(8)
    return form


class ModelForm(QWidget):
    """Fields of a model, to be filled in; the model itself checks what was typed."""

    def __init__(self, model: type[BaseModel], values: Mapping[str, Any]):
        super().__init__()
        self._fields: dict[str, QWidget] = {}
        form = form_layout()
        self.setLayout(form)
        for name, field in model.model_fields.items():
            words = tr(FIELDS[name]) if name in FIELDS else name.replace("_", " ").capitalize()
            widget = _widget(field, values.get(name, _default(field)))
            widget.setAccessibleName(words)
            form.addRow(words, widget)
            self._fields[name] = widget

    def values(self) -> dict[str, Any]:
        """What was filled in, as text or yes and no; empty fields are left out, for the model's own defaults."""
        filled = {name: _read(widget) for name, widget in self._fields.items()}
        return {name: value for name, value in filled.items() if value not in ("", {})}


class DescribedForm(QWidget):
    """Fields of a model whose every field says by its title and description what it is.

    A number between two ends has a slider, a choice a list, ``json_schema_extra={"editor": "matrix"}`` a grid, and
    ``{"made": …}`` a list of what is offered.

    Signals:
        changed: something else is filled in.

    """

    changed = Signal()

    def __init__(self, model: type[BaseModel], say: Say, names: Iterable[str] | None = None):
        """Make a form filled with the defaults.

        Args:
            model: whose fields have titles, defaults, and ranges where they are numbers.
            say: translates titles, descriptions and choices.
            names: of the fields that it has, in their order; all by default.

        """
        super().__init__()
        fields = model.model_fields
        shown = {name: fields[name] for name in (fields if names is None else names)}
        self._defaults = {name: _default(field) for name, field in shown.items()}
        self._fields: dict[str, Editor] = {}
        content = column(self, margin=0, spacing=2)
        for name, field in shown.items():
            content.addWidget(self._row(name, field, say))

    def _row(self, name: str, field: FieldInfo, say: Say) -> QWidget:
        """One field below its title, and what it means below that."""
        holder = QWidget()
        lines = column(holder, margin=0, spacing=0)
        lines.setSpacing(4)
        widget = self._fields[name] = editor(field, self._defaults[name], say)
        title = say(field.title or name)
        widget.setAccessibleName(title)
        if not isinstance(widget, YesField):
            head = row()
            above = label(title, wrap=True)
            head.addWidget(above, 1)
            if isinstance(widget, NumberField):
                head.addWidget(widget.spin)
                widget.spin.setAccessibleName(title)
                widget.slider.setAccessibleName(tr("{title}, as a slider", title=title))
            lines.addLayout(head)
        lines.addWidget(widget)
        if field.description:
            told = say(field.description)
            lines.addWidget(label(told[:1].upper() + told[1:], "small", wrap=True))
            widget.setToolTip(tip(told))
        widget.changed.connect(self.changed)
        return holder

    def values(self) -> dict[str, Any]:
        """What is filled in, by the names of the fields."""
        return {name: field.value() for name, field in self._fields.items()}

    def fill(self, values: Mapping[str, Any]) -> None:
        """Fill in these, by the names of the fields; others stay as they are, and names of no field are passed over."""
        for name, value in values.items():
            if name in self._fields:
                self._fields[name].set_value(value)

    def offer(self, name: str, offers: Sequence[Offer]) -> None:
        """Offer texts in the field of that name, which is one with ``json_schema_extra={"made": …}``."""
        field = self._fields[name]
        if isinstance(field, OfferField):
            field.offer(offers)

    def reset(self) -> None:
        """Fill in the defaults."""
        for name, field in self._fields.items():
            field.set_value(self._defaults[name])

    @property
    def changes(self) -> bool:
        """Whether something else than the defaults is filled in."""
        return self.values() != self._defaults


def _default(field: FieldInfo) -> Any:
    value = field.get_default(call_default_factory=True)
    return None if value is PydanticUndefined else value


def _widget(field: FieldInfo, value: Any) -> QWidget:
    kind = field.annotation
    if kind is bool:
        box = QCheckBox()
        box.setChecked(bool(value))
        return box
    if get_origin(kind) is Literal:
        combo = ChoiceBox()
        combo.addItems([str(choice) or "—" for choice in get_args(kind)])
        combo.setCurrentIndex(max(0, [str(c) for c in get_args(kind)].index(str(value)) if value is not None else 0))
        combo.setProperty("choices", [str(choice) for choice in get_args(kind)])
        return combo
    if get_origin(kind) is dict:
        text = QPlainTextEdit("\n".join(f"{k}: {v}" for k, v in (value or {}).items()))
        text.setTabChangesFocus(True)
        text.setFixedHeight(theme.scaled(72))
        return text
    line = QLineEdit("" if value is None else str(value))
    line.setCursorPosition(0)  # what is too long is shown from its beginning
    return line


def _read(widget: QWidget) -> Any:
    if isinstance(widget, QCheckBox):
        return widget.isChecked()
    if isinstance(widget, QComboBox):
        return widget.property("choices")[widget.currentIndex()]
    if isinstance(widget, QPlainTextEdit):
        pairs = (line.partition(":") for line in widget.toPlainText().splitlines() if line.strip())
        return {name.strip(): value.strip() for name, _, value in pairs}
    return widget.text().strip() if isinstance(widget, QLineEdit) else ""
