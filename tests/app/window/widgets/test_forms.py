"""Forms made from models."""

from __future__ import annotations

from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, Field
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QScrollArea, QSpinBox, QWidget

from app.window.widgets.forms import DescribedForm, ModelForm
from app.window.widgets.layout import scrolled
from app.window.widgets.texts import ChoiceBox
from tests.app.window.clicking import field, sees, unnamed_fields


class _Settings(BaseModel):
    radius: Annotated[int, Field(title="Radius", ge=1, le=50, description="in pixels")] = 3
    way: Annotated[Literal["round", "square"], Field(title="Shape")] = "square"
    soft: Annotated[bool, Field(title="Soft edge", description="fades out")] = True
    word: Annotated[str, Field(title="Word")] = "zebra"
    kernel: Annotated[str, Field(title="Kernel", json_schema_extra={"editor": "matrix"})] = "1 2; 3 4"


def _french(text: str) -> str:
    return {"Radius": "Rayon", "round": "rond", "in pixels": "en pixels"}.get(text, text)


@pytest.fixture
def holder(qtbot) -> QScrollArea:
    around = scrolled(DescribedForm(_Settings, _french))
    qtbot.addWidget(around)
    around.resize(300, 700)
    around.show()
    return around


@pytest.fixture
def form(holder: QScrollArea) -> DescribedForm:
    made = holder.widget()
    assert isinstance(made, DescribedForm)
    return made


def test_each_field_says_what_it_is(form: DescribedForm) -> None:
    assert sees(form, "Rayon")
    assert sees(form, "En pixels")
    assert unnamed_fields(form) == []
    way = field(form, "Shape")
    assert [way.itemText(n) for n in range(way.count())] == ["rond", "square"]
    (soft,) = form.findChildren(QCheckBox)
    assert soft.text() == "Soft edge"


class _Named(BaseModel):
    network: Annotated[str, Field(title="Network", json_schema_extra={"made": "network.npz"})] = ""


def test_what_is_offered_is_chosen_in_words_and_anything_else_is_typed(qtbot) -> None:
    form = DescribedForm(_Named, str)
    qtbot.addWidget(form)
    form.show()
    told: list[str] = []
    form.changed.connect(lambda: told.append(form.values()["network"]))
    line = field(form, "Network: path of a file or folder")
    line.setText("1a2b")
    form.offer("network", [("The newest", ""), ("Digits", "1a2b"), ("Cats", "3c4d")])
    choice = field(form, "Network")
    assert (form.values(), choice.currentText(), told) == ({"network": "1a2b"}, "Digits", ["1a2b"])
    assert not line.isVisible()
    choice.setCurrentText("Cats")
    form.reset()
    assert (choice.currentText(), told) == ("The newest", ["1a2b", "3c4d", ""])
    choice.setCurrentText("A file or folder…")
    line.setText("/somewhere")
    form.offer("network", [("The newest", "")])
    assert (form.values(), line.isVisible()) == ({"network": "/somewhere"}, True)
    form.fill({"network": ""})
    assert (choice.currentText(), line.isVisible()) == ("The newest", False)
    assert unnamed_fields(form) == []


def test_defaults_are_filled_in_changed_and_filled_in_again(qtbot, form: DescribedForm) -> None:
    defaults = {"radius": 3, "way": "square", "soft": True, "word": "zebra", "kernel": "1 2; 3 4"}
    assert form.values() == defaults
    assert not form.changes
    told = []
    form.changed.connect(lambda: told.append(1))
    field(form, "Rayon").setValue(9)
    field(form, "Shape").setCurrentIndex(0)
    form.findChildren(QCheckBox)[0].click()
    field(form, "Word").setText("lynx")
    field(form, "Kernel").item(0, 1).setText("7")
    assert len(told) == 5
    assert form.changes
    assert form.values() == {"radius": 9, "way": "round", "soft": False, "word": "lynx", "kernel": "1 7; 3 4"}
    assert _Settings.model_validate(form.values())
    form.reset()
    assert form.values() == defaults
    assert not form.changes


def test_the_wheel_scrolls_past_fields_in_which_nobody_is_at_work(qtbot, form: DescribedForm) -> None:
    form.window().activateWindow()
    spin = field(form, "Rayon")

    def turn() -> None:
        at = QPointF(spin.rect().center())
        event = QWheelEvent(
            at,
            QPointF(spin.mapToGlobal(at.toPoint())),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(spin, event)

    other = field(form, "Word")
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    turn()
    assert spin.value() == 3
    spin.setFocus()
    qtbot.waitUntil(spin.hasFocus)
    turn()
    assert spin.value() == 2


class _Lock(BaseModel):
    host: str = Field(min_length=1)
    port: Annotated[int, Field(ge=1, le=65535)] = 502
    tls: bool = False
    method: Literal["", "GET"] = "GET"
    headers: dict[str, str] = Field(default_factory=dict)


def test_forms_of_drivers_are_plain(qtbot) -> None:
    form = ModelForm(_Lock, {"port": 8502, "headers": {"a": "b"}})
    qtbot.addWidget(form)
    form.show()
    assert {type(w) for w in form.findChildren(QWidget)} >= {QLineEdit, QCheckBox, ChoiceBox, QLabel}
    assert not form.findChildren(QSpinBox), "numbers of drivers are typed"
    assert form.values() == {"port": "8502", "tls": False, "method": "GET", "headers": {"a": "b"}}
