"""Who is at the window: logging in, and the first administrator."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout

from app import background
from app.window import theme
from app.window.language import number, said, tr
from app.window.page import Page
from app.window.session import Session
from app.window.widgets.ending_question import end_words, stay_words, what_ends
from app.window.widgets.layout import button, label, panel, row, set_tone
from app.window.widgets.question import Question
from app.window.widgets.texts import LineField
from app.window.widgets.words import sentence
from core.store.operators import SHORTEST_PASSWORD, Operator, Role


class LoginPage(Page):
    """Asks for name and password; on a new site it makes the first administrator."""

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._title = label("", "title")
        self._words = label("", "muted", wrap=True)
        self._name = LineField()
        self._name.setAccessibleName(tr("Name"))
        self._name.setPlaceholderText(tr("Name"))
        self._password = _secret(tr("Password"))
        self._again = _secret(tr("Password again"))
        self._enter = button(tr("&Log in"), self._submit, "primary")
        self._later = button(tr("&Not now"), self._skip)
        self._unasked = QCheckBox(tr("Do not ask &again"))
        self._where = label(tr("Under Settings, Users, the question can be switched on again."), "small", wrap=True)
        self._end = button(tr("End &Portico…"), self._ask_to_end)
        self._question = Question(end_words(), stay_words())
        self._message = label("", wrap=True)
        frame, content = panel()
        frame.setFixedWidth(theme.scaled(420))
        for widget in (self._title, self._words, self._name, self._password, self._again, self._message):
            content.addWidget(widget)
        content.addWidget(self._unasked)
        content.addWidget(self._where)
        content.addWidget(self._question)
        buttons = row()
        buttons.addWidget(self._end)
        buttons.addStretch(1)
        buttons.addWidget(self._later)
        buttons.addWidget(self._enter)
        content.addLayout(buttons)
        outer = QVBoxLayout(self)
        outer.addWidget(frame, 0, Qt.AlignmentFlag.AlignCenter)
        self._name.returnPressed.connect(self._password.setFocus)
        self._password.returnPressed.connect(self._next)
        self._again.returnPressed.connect(self._submit)

    def begin(self) -> None:
        """Ask anew: for who is known, or for the first administrator."""
        first = not self._session.who.has_operators
        self._title.setText(tr("Who looks after this site?") if first else tr("Log in"))
        self._words.setText(
            tr(
                "Make yourself the administrator: from then on this window asks for name and password. "
                "A password needs at least {least} characters.",
                least=number(SHORTEST_PASSWORD),
            )
            if first
            else tr("Cameras and doors go on meanwhile.")
        )
        self._again.setVisible(first)
        self._later.setVisible(first)
        for widget in (self._unasked, self._where):
            widget.setVisible(first)
        self._unasked.setChecked(False)
        self._end.setVisible(not first)
        self._question.put_away()
        self._enter.setText(tr("&Make administrator") if first else tr("&Log in"))
        for field in (self._password, self._again):
            field.clear()
        self._message.clear()
        self._go_on()

    def _next(self) -> None:
        if self._again.isVisible():
            self._again.setFocus()
        else:
            self._submit()

    def _skip(self) -> None:
        self._session.who.asks_who = not self._unasked.isChecked()
        self._session.who.enter(None)

    def _submit(self) -> None:
        name, password = self._name.text(), self._password.text()
        first = not self._session.who.has_operators
        if not name.strip() or not password:
            self.refuse(tr("Type name and password."))
            return
        if first and password != self._again.text():
            self.refuse(tr("The two passwords differ: type the same one twice."))
            return
        self._enter.setEnabled(False)
        operators = self._session.site.operators

        def work(_progress: background.Progress) -> Operator:
            if first:
                operators.add(name, password, Role.ADMINISTRATOR)
            return operators.log_in(name, password)

        background.run(work, self._welcome, lambda words: self.refuse(said(words)))

    def _ask_to_end(self) -> None:
        """Whoever goes home may end it: with their password, unless the settings ask for none."""
        name, password = self._name.text(), self._password.text()
        free = self._session.site.settings.end_when_locked
        if not free and not (name.strip() and password):
            self.refuse(tr("Type name and password first: whoever ends Portico has to say who they are."))
            return
        self._message.clear()
        words = what_ends(self._session.cameras.doors_ending())
        self._question.ask(words, self._session.shut_down if free else lambda: self._end_as(name, password))

    def _end_as(self, name: str, password: str) -> None:
        operators = self._session.site.operators

        def work(_progress: background.Progress) -> Operator:
            return operators.log_in(name, password)

        background.run(work, self._session.shut_down, lambda words: self.refuse(said(words)))

    def _welcome(self, operator: Operator) -> None:
        self._enter.setEnabled(True)
        for field in (self._password, self._again):
            field.clear()
        self._session.who.enter(operator)

    def refuse(self, words: str) -> None:
        """Say why not."""
        self._enter.setEnabled(True)
        self._message.setText(f"✖ {sentence(words)}")
        set_tone(self._message, "deny")
        self._password.selectAll()
        self._go_on()

    def _go_on(self) -> None:
        """Let the keys go to what is to be typed next: the password, unless there is no name yet."""
        (self._password if self._name.text().strip() else self._name).setFocus()


def _secret(name: str) -> QLineEdit:
    field = LineField()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setAccessibleName(name)
    field.setPlaceholderText(name)
    return field
