"""People who may use this window, and what each may do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHeaderView, QTableWidget, QTableWidgetItem

from app import background
from app.window.language import mark, tr
from app.window.language.names import ROLES
from app.window.pages.settings.section import Section
from app.window.pages.settings.user_form import Asked, UserForm, Wish
from app.window.session import Session
from app.window.widgets.layout import button, label, row
from app.window.widgets.texts import tell_cut
from core.store.audit import Permission
from core.store.operators import Operator

_LINES = 5  # shown at once


class UsersSection(Section):
    """The operators of the site."""

    title = mark("People who may use this window")
    name = mark("Users")
    needs = Permission.OPERATORS

    def __init__(self, session: Session):
        super().__init__(session)
        self._latest = background.Latest()
        self._operators: list[Operator] = []
        self._nobody = label(
            tr(
                "Nobody logs in: this window is open to whoever sits down before it. Add the first administrator, and "
                "from then on it asks for name and password."
            ),
            wrap=True,
        )
        self._table = QTableWidget(0, 2)
        self._table.setHorizontalHeaderLabels([tr("Name"), tr("Role")])
        self._table.setAccessibleName(tr("People who may use this window"))
        tell_cut(self._table)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setTabKeyNavigation(False)
        self._table.setShowGrid(False)
        self._table.verticalHeader().hide()
        header = self._table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        lines = self._table.verticalHeader().defaultSectionSize() * _LINES
        self._table.setFixedHeight(lines + header.sizeHint().height() + 4)
        self._table.itemSelectionChanged.connect(self._update)
        self._add = button(tr("Add so&mebody…"), lambda: self._ask(Wish.ADD), "primary")
        self._role = button(tr("Chan&ge role…"), lambda: self._ask(Wish.ROLE))
        self._password = button(tr("New &password…"), lambda: self._ask(Wish.PASSWORD))
        self._remove = button(tr("R&emove…"), lambda: self._ask(Wish.REMOVE), "danger")
        actions = row()
        for widget in (self._add, self._role, self._password, self._remove):
            actions.addWidget(widget)
        actions.addStretch(1)
        self._form = UserForm()
        self._form.hide()
        self._form.given.connect(self._do)
        self._form.cancelled.connect(self._end)
        self._ask_at_start = QCheckBox(tr("Ask at every start who looks after this site"))
        self._ask_at_start.toggled.connect(self._ask_or_not)
        self.content.addWidget(self._nobody)
        self.content.addWidget(self._ask_at_start, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addWidget(self._table)
        self.content.addLayout(actions)
        self.content.addWidget(self._form)
        self.content.addWidget(self.message)
        self._nobody.hide()
        self._ask_at_start.hide()
        self._update()

    def begin(self) -> None:
        store = self.session.site.operators

        self._latest.run(lambda _progress: store.all(), self._show, self.fail)

    def leave(self) -> None:
        self._end()

    def _ask_or_not(self, asks: bool) -> None:
        self.session.who.asks_who = asks

    def _show(self, operators: list[Operator]) -> None:
        chosen = self._chosen
        self._operators = operators
        self._table.setRowCount(len(operators))
        for number, operator in enumerate(operators):
            own = self.session.who.operator is not None and operator.name == self.session.who.operator.name
            name = tr("{name} (you)", name=operator.name) if own else operator.name
            for place, words in enumerate((name, tr(ROLES[operator.role]))):
                self._table.setItem(number, place, QTableWidgetItem(words))
            if chosen is not None and operator.name == chosen.name:
                self._table.selectRow(number)
        self._table.setVisible(bool(operators))
        self._nobody.setVisible(not operators)
        self._ask_at_start.setVisible(not operators)
        self._ask_at_start.setChecked(self.session.who.asks_who)
        self._update()

    @property
    def _chosen(self) -> Operator | None:
        rows = {index.row() for index in self._table.selectionModel().selectedRows()}
        return self._operators[rows.pop()] if rows and max(rows) < len(self._operators) else None

    def _update(self) -> None:
        free = self._form.isHidden()
        self._add.setEnabled(free)
        self._table.setEnabled(free)
        for widget in (self._role, self._password, self._remove):
            widget.setVisible(bool(self._operators))
            widget.setEnabled(free and self._chosen is not None)

    def _ask(self, wish: Wish) -> None:
        self.say("")
        self._form.ask(wish, self._chosen if wish is not Wish.ADD else None, first=not self._operators)
        self._form.show()
        self._update()
        self.asked.emit(self._form)

    def _end(self) -> None:
        self._form.clear()
        self._form.hide()
        self._update()

    def _do(self, asked: Asked) -> None:
        store, first = self.session.site.operators, not self._operators

        def work(_progress: background.Progress) -> None:
            if asked.wish is Wish.ADD:
                store.add(asked.name, asked.password, asked.role)
            elif asked.wish is Wish.ROLE:
                store.set_role(asked.name, asked.role)
            elif asked.wish is Wish.PASSWORD:
                store.set_password(asked.name, asked.password)
            else:
                store.remove(asked.name)

        def done(_none: None) -> None:
            self._end()
            self.say(_told(asked, first=first), "allow")
            self.begin()
            self.session.look()

        def failed(sentence: str) -> None:
            self._form.setEnabled(True)
            self.fail(sentence)

        self._form.setEnabled(False)
        background.run(work, done, failed)


def _told(asked: Asked, *, first: bool) -> str:
    """What has come about."""
    name, role = asked.name, tr(ROLES[asked.role])
    if asked.wish is Wish.ADD and first:
        return tr("✔ {name} is administrator. From the next start on, this window asks who is there.", name=name)
    if asked.wish in (Wish.ADD, Wish.ROLE):
        return tr("✔ {name} is {role}.", name=name, role=role)
    if asked.wish is Wish.PASSWORD:
        return tr("✔ {name} has another password.", name=name)
    return tr("✔ {name} is no operator any more. What they did stays in the audit log.", name=name)
