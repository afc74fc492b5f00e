"""The form that asks for a name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.window.widgets.naming import NameForm
from tests.app.window.clicking import button, click, says


def test_a_name_that_may_be_is_given_and_the_form_stays_until_it_is_closed(qtbot) -> None:
    form, given, closed = NameForm(lambda name: name != "Ann", 5), [], []
    qtbot.addWidget(form)
    form.given.connect(given.append)
    form.closed.connect(lambda: closed.append(True))
    form.ask("Who is it?", "Ann")
    assert says(form, "Who is it?")
    assert not button(form, "OK").isEnabled()
    QTest.keyClick(form.field, Qt.Key.Key_Return)
    QTest.keyClicks(form.field, "Benjamin")  # instead of what is chosen, and no longer than it may be
    click(qtbot, form, "OK")
    QTest.keyClick(form.field, Qt.Key.Key_Return)
    assert given == ["Benja", "Benja"]
    assert form.isVisible()
    assert not closed
    QTest.keyClick(form.field, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert closed == [True]
