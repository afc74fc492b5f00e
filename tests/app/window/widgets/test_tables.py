from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence

from app.window.widgets.tables import ResultTable, measured
from core.tasks.task import Table

TABLE = Table(("Object", "Share", "Count"), (("dog", 0.25, 3), ("Cat", 0.5, 12), ("bird", None, 100)))


@pytest.fixture
def table(qtbot) -> ResultTable:
    shown = ResultTable(
        "Found", lambda text: {"Object": "Objet"}.get(text, text), lambda text: {"dog": "chien"}.get(text, text)
    )
    qtbot.addWidget(shown)
    shown.show_table(TABLE)
    shown.show()
    return shown


def _column(table: ResultTable, number: int) -> list[str]:
    model = table.model()
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.0, "0.0000"),
        (0.12345, "0.1235"),
        (3.14159, "3.142"),
        (99.123, "99.12"),
        (1234.5, "1,235"),
        (0.0000123, "1.23e-05"),
        (float("inf"), "∞"),
        (float("nan"), "—"),
    ],
)
def test_numbers_keep_the_digits_that_count(value: float, words: str) -> None:
    assert measured(value) == words


def test_headings_and_names_are_translated(table: ResultTable) -> None:
    assert table.model().headerData(0, Qt.Orientation.Horizontal) == "Objet"
    assert _column(table, 0) == ["chien", "Cat", "bird"]
    assert _column(table, 1) == ["0.2500", "0.5000", "—"]
    assert table.model().index(0, 2).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_numbers_are_sorted_as_numbers(qtbot, table: ResultTable) -> None:
    header = table.horizontalHeader()

    def press(column: int) -> None:
        at = header.sectionViewportPosition(column) + 8
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, 8))

    press(2)
    one = _column(table, 2)
    press(2)
    other = _column(table, 2)
    assert {tuple(one), tuple(other)} == {("3", "12", "100"), ("100", "12", "3")}
    table.show_table(TABLE)
    assert _column(table, 2) == ["3", "12", "100"]


def test_it_is_copied_for_a_spreadsheet(qtbot, table: ResultTable) -> None:
    table.copy()
    assert QGuiApplication.clipboard().text() == "Objet\tShare\tCount\nchien\t0.2500\t3\nCat\t0.5000\t12\nbird\t—\t100"
    table.selectRow(1)
    qtbot.keySequence(table, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == "Objet\tShare\tCount\nCat\t0.5000\t12"


def test_it_is_as_high_as_its_rows(table: ResultTable) -> None:
    table.fit(5)
    three = table.height()
    table.fit(2)
    assert three - table.height() == table.verticalHeader().defaultSectionSize()


def test_what_was_shown_can_be_let_go_of(table: ResultTable) -> None:
    table.clear()
    assert table.model().rowCount() == 0
    assert "Cat" not in table.text()
    table.show_table(TABLE)
    assert table.model().rowCount() == 3
