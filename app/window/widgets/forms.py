"""Forms made from pydantic models: one row for each field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from app.window.language import tr
from app.window.language.names import FIELDS


def form_layout() -> QFormLayout:
    """A form whose fields take the width there is."""
    form = QFormLayout()
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
        combo = QComboBox()
        combo.addItems([str(choice) or "—" for choice in get_args(kind)])
        combo.setCurrentIndex(max(0, [str(c) for c in get_args(kind)].index(str(value)) if value is not None else 0))
        combo.setProperty("choices", [str(choice) for choice in get_args(kind)])
        return combo
    if get_origin(kind) is dict:
        text = QPlainTextEdit("\n".join(f"{k}: {v}" for k, v in (value or {}).items()))
        text.setTabChangesFocus(True)
        text.setFixedHeight(72)
        return text
    return QLineEdit("" if value is None else str(value))


def _read(widget: QWidget) -> Any:
    if isinstance(widget, QCheckBox):
        return widget.isChecked()
    if isinstance(widget, QComboBox):
        return widget.property("choices")[widget.currentIndex()]
    if isinstance(widget, QPlainTextEdit):
        pairs = (line.partition(":") for line in widget.toPlainText().splitlines() if line.strip())
        return {name.strip(): value.strip() for name, _, value in pairs}
    return widget.text().strip() if isinstance(widget, QLineEdit) else ""
