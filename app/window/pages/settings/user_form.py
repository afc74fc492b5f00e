"""The form that asks for what is to be done about an operator."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.window import theme
from app.window.language import mark, tr
from app.window.language.names import ROLES
from app.window.pages.settings.section import secret
from app.window.widgets.forms import form_layout
from app.window.widgets.layout import button, column, label, row
from app.window.widgets.texts import ChoiceBox, LineField
from core.store.operators import SHORTEST_PASSWORD, Operator, Role

_MAY = {
    Role.VIEWER: mark("Sees cameras, people and events, and changes nothing."),
    Role.RECEPTIONIST: mark("Sees cameras, people and events, enrols and changes people, and opens doors by hand."),
    Role.AUDITOR: mark("Sees people and events, exports them, and reads the audit log; no cameras."),
    Role.ADMINISTRATOR: mark("May do everything, settings, rules and users included."),
}

_WORDS = 320  # pixels of the sentence below the role


class Wish(Enum):
    """What is to be done about an operator."""

    ADD = auto()
    ROLE = auto()
    PASSWORD = auto()
    REMOVE = auto()


@dataclass(frozen=True)
class Asked:
    """A wish with all that it needs; what it needs not is left empty."""

    wish: Wish
    name: str
    role: Role
    password: str


class UserForm(QWidget):
    """Asks only for what a wish needs, and checks it as it is typed.

    Signals:
        given: (Asked) everything is there.
        cancelled: nothing is to be done.

    """

    given = Signal(object)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._wish = Wish.ADD
        self._title = label("", wrap=True)
        self._name = LineField()
        self._name.setAccessibleName(tr("Name"))
        self._role = ChoiceBox()
        self._role.setAccessibleName(tr("Role"))
        for role, words in ROLES.items():
            self._role.addItem(tr(words), role)
        self._may = label("", "small", wrap=True)
        self._may.setMinimumWidth(theme.scaled(_WORDS))
        self._password, self._again = secret(tr("Password")), secret(tr("Password again"))
        self._form = form_layout()
        for words, field in (
            (tr("Name"), self._name),
            (tr("Role"), self._role),
            ("", self._may),
            (tr("Password"), self._password),
            (tr("Once more"), self._again),
        ):
            self._form.addRow(words, field)
        self._check = label("", "small", wrap=True)
        self._do = button(tr("O&K"), self._give, "primary")
        self._sure = button(tr("&Yes, remove"), self._give, "danger")
        self._cancel = button(tr("Ca&ncel"), self.cancelled.emit)
        content = column(self, margin=0, spacing=1)
        content.addWidget(self._title)
        content.addLayout(self._form)
        content.addWidget(self._check)
        answers = row()
        answers.addStretch(1)
        for widget in (self._cancel, self._do, self._sure):
            answers.addWidget(widget)
        content.addLayout(answers)
        self._role.currentIndexChanged.connect(lambda _index: self._update())
        for field in (self._name, self._password, self._again):
            field.textChanged.connect(lambda _text: self._update())
            field.returnPressed.connect(self.focusNextChild)

    def ask(self, wish: Wish, operator: Operator | None, *, first: bool) -> None:
        """Ask what a wish needs, about an operator or for a new one; the first is an administrator."""
        self.clear()
        self.setEnabled(True)
        self._wish = wish
        name = operator.name if operator is not None else ""
        self._name.setText(name)
        role = operator.role if operator is not None else Role.ADMINISTRATOR if first else Role.VIEWER
        self._role.setCurrentIndex(self._role.findData(role))
        self._role.setEnabled(not first or wish is Wish.ROLE)
        titles = {
            Wish.ADD: tr("Somebody new"),
            Wish.ROLE: tr("What may {name} do?", name=name),
            Wish.PASSWORD: tr("Another password for {name}", name=name),
            Wish.REMOVE: tr(
                "Remove {name}? They cannot log in any more. What they did stays in the audit log.", name=name
            ),
        }
        self._title.setText(titles[wish])
        typed = wish in (Wish.ADD, Wish.PASSWORD)
        for field, there in (
            (self._name, wish is Wish.ADD),
            (self._role, wish in (Wish.ADD, Wish.ROLE)),
            (self._may, wish in (Wish.ADD, Wish.ROLE)),
            (self._password, typed),
            (self._again, typed),
        ):
            self._form.setRowVisible(field, there)
        self._check.setVisible(typed)
        self._do.setVisible(wish is not Wish.REMOVE)
        self._sure.setVisible(wish is Wish.REMOVE)
        self._update()
        {Wish.ADD: self._name, Wish.ROLE: self._role, Wish.PASSWORD: self._password, Wish.REMOVE: self._cancel}[
            wish
        ].setFocus()

    def clear(self) -> None:
        """Forget what was typed."""
        for field in (self._name, self._password, self._again):
            field.clear()

    @property
    def _chosen(self) -> Role:
        return Role(self._role.currentData())  # Qt hands back the text alone

    def _update(self) -> None:
        self._may.setText(tr(_MAY[self._chosen]))
        words = self._problem() if self._wish in (Wish.ADD, Wish.PASSWORD) else ""
        self._check.setText(words or tr("✔ Twice the same password."))
        self._do.setEnabled(not words)

    def _problem(self) -> str:
        """What is missing yet; empty where nothing is."""
        if not self._name.text().strip():
            return tr("Type a name.")
        if len(self._password.text()) < SHORTEST_PASSWORD:
            return tr("The password needs at least {count} characters.", count=SHORTEST_PASSWORD)
        if self._password.text() != self._again.text():
            return tr("Type the same password once more.")
        return ""

    def _give(self) -> None:
        asked = Asked(self._wish, self._name.text().strip(), self._chosen, self._password.text())
        self.given.emit(asked)
