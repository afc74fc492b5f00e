from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.window.widgets.matrix import MatrixField, parse

SHARPEN = "0 -1 0; -1 5 -1; 0 -1 0"


@pytest.fixture
def field(qtbot) -> MatrixField:
    made = MatrixField(SHARPEN)
    qtbot.addWidget(made)
    made.show()
    return made


def test_numbers_are_read_as_they_are_written() -> None:
    assert parse(SHARPEN) == [["0", "-1", "0"], ["-1", "5", "-1"], ["0", "-1", "0"]]
    assert parse("1 2; 3") == [["1", "2"], ["3", "0"]]
    assert parse("") == [["0"]] or parse("") == [[]]


def test_it_says_what_it_was_given(field: MatrixField) -> None:
    assert field.value() == SHARPEN
    assert field.side.currentData() == 3
    field.set_value("1 2 3")
    assert field.value() == "1 2 3"
    assert field.side.currentIndex() == -1


def test_a_cell_is_typed_over(qtbot, field: MatrixField) -> None:
    with qtbot.waitSignal(field.changed):
        field.table.item(1, 1).setText("9")
    assert field.value() == "0 -1 0; -1 9 -1; 0 -1 0"
    field.table.item(0, 0).setText("0,5")
    assert field.value() == "0.5 -1 0; -1 9 -1; 0 -1 0"


@pytest.mark.parametrize("text", ["five", "nan", "-inf", "1e999", "1_000", ""])
def test_what_is_no_number_is_not_taken(qtbot, field: MatrixField, text: str) -> None:
    with qtbot.assertNotEmitted(field.changed):
        field.table.item(1, 1).setText(text)
    assert field.value() == SHARPEN


def test_it_grows_and_shrinks_around_its_middle(field: MatrixField) -> None:
    field.side.setCurrentIndex(1)
    field.side.activated.emit(1)
    assert field.value() == "0 0 0 0 0; 0 0 -1 0 0; 0 -1 5 -1 0; 0 0 -1 0 0; 0 0 0 0 0"
    field.side.setCurrentIndex(0)
    field.side.activated.emit(0)
    assert field.value() == SHARPEN


def test_tab_leaves_it(qtbot, field: MatrixField) -> None:
    assert not field.table.tabKeyNavigation()
    field.setAccessibleName("Kernel")
    assert field.table.accessibleName() == "Kernel"
    assert field.table.focusPolicy() & Qt.FocusPolicy.TabFocus
