"""Who may pass where: groups by doors."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QStackedWidget, QTableView, QWidget

from app.window import theme
from app.window.language import plural, tr
from app.window.pages.access.changes import Changes
from app.window.pages.access.matrix_model import MatrixModel
from app.window.pages.access.rules import Rules, all_week
from app.window.pages.access.section import Section
from app.window.pages.access.words import week_words
from app.window.session import Session
from app.window.widgets.layout import button, column, label, panel, row
from app.window.widgets.texts import LineField
from app.window.widgets.words import in_button
from core.access.painting import Week

_CELL = (152, 34)
_NAMES = 200
_MENU = 480  # pixels of a name in the menu
_MANY_GROUPS, _MANY_DOORS = 12, 6  # from here on they can be searched


class _View(QTableView):
    """The table.

    Signals:
        asked: the cells that are marked are to be changed.

    """

    asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        here = self.indexAt(event.position().toPoint())
        alone = event.modifiers() == Qt.KeyboardModifier.NoModifier  # with a key held down, more is being marked
        if event.button() == Qt.MouseButton.LeftButton and alone and here.isValid():
            self.asked.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.currentIndex().isValid():
            self.asked.emit()


class MatrixSection(Section):
    """The matrix, or what is missing for one."""

    def __init__(self, session: Session, changes: Changes):
        super().__init__()
        self._session = session
        self._changes = changes
        self._rules = Rules()
        self.model = MatrixModel()
        self.view = _View()
        self.view.setModel(self.model)
        self.view.setAccessibleName(tr("Who may pass where"))
        self.view.setTabKeyNavigation(False)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setWordWrap(False)
        self.view.setStyleSheet(
            "QTableView::item { padding: 0 6px; }"
            "QTableCornerButton::section { background: palette(alternate-base); border: none; }"
        )
        across, down = self.view.horizontalHeader(), self.view.verticalHeader()
        across.setDefaultSectionSize(theme.scaled(_CELL[0]))
        across.setMinimumSectionSize(theme.scaled(_CELL[0] // 2))
        across.setTextElideMode(Qt.TextElideMode.ElideRight)
        down.setDefaultSectionSize(theme.scaled(_CELL[1]))
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setTextElideMode(Qt.TextElideMode.ElideRight)
        down.setFixedWidth(theme.scaled(_NAMES))
        self.view.asked.connect(self._ask)
        self.view.selectionModel().currentChanged.connect(lambda _now, _before: self._tell())
        self.view.selectionModel().selectionChanged.connect(lambda _new, _old: self._tell())
        self.model.modelReset.connect(self._tell)
        self.model.dataChanged.connect(lambda *_cells: self._tell())
        self._delay = QTimer(self)
        self._groups, self._doors = LineField(), LineField()
        for field, words in ((self._groups, tr("Search groups")), (self._doors, tr("Search doors"))):
            field.setPlaceholderText(words)
            field.setAccessibleName(words)
            field.setClearButtonEnabled(True)
            field.setMaximumWidth(theme.scaled(260))
            field.textChanged.connect(lambda _text: self._delay.start())
        self._delay.setSingleShot(True)
        self._delay.setInterval(120)
        self._delay.timeout.connect(lambda: self.model.search(self._groups.text(), self._doors.text()))
        self._cell = label("", wrap=True)
        self._change = button(tr("Cha&nge…"), self._ask)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._filled())
        self._missing, self._missing_content = panel()
        self._missing_content.setSpacing(16)
        empty = QWidget()
        content = column(empty, margin=0)
        content.addWidget(self._missing, 0, Qt.AlignmentFlag.AlignLeft)
        content.addStretch(1)
        self._stack.addWidget(empty)
        self._fill_missing()
        column(self, margin=0).addWidget(self._stack)

    def _filled(self) -> QWidget:
        filled = QWidget()
        content = column(filled, margin=0, spacing=1)
        search = row()
        search.addWidget(self._groups)
        search.addWidget(self._doors)
        search.addStretch(1)
        content.addLayout(search)
        content.addWidget(self.view, 1)
        below = row()
        below.addWidget(self._cell, 1)
        below.addWidget(self._change)
        content.addLayout(below)
        return filled

    def _fill_missing(self) -> None:
        self._steps: list[tuple[QWidget, str]] = []
        self._missing_content.addWidget(label(tr("Nobody may pass anywhere yet"), "title"))
        for kind, words, press, action in (
            ("doors", tr("There is no door yet: set one up on the Doors page."), tr("Set up a d&oor"), self._door),
            ("groups", tr("There is no group yet: people pass doors as members of groups."), tr("Add a grou&p"),
             partial(self.wanted.emit, "groups")),
            ("schedules", tr("There is no schedule yet: “Always” holds all week, day and night."),
             tr("Make “&Always”"), self._make_always),
        ):  # fmt: skip
            step = QWidget()
            line = row(2)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(label(words, wrap=True), 1)
            line.addWidget(button(press, action))
            step.setLayout(line)
            step.setMinimumWidth(600)
            self._missing_content.addWidget(step)
            self._steps.append((step, kind))

    def show_rules(self, rules: Rules) -> None:
        self._rules = rules
        here = self.view.currentIndex()
        cell = self.model.cell(here) if here.isValid() else None
        self.model.show_rules(rules)
        if cell is not None and not self.view.currentIndex().isValid():
            self._return_to(*cell)
        self._groups.setVisible(len(rules.groups) > _MANY_GROUPS or bool(self._groups.text()))
        self._doors.setVisible(len(rules.doors) > _MANY_DOORS or bool(self._doors.text()))
        for step, kind in self._steps:
            step.setVisible(not getattr(rules, kind))
        whole = bool(rules.groups and rules.doors and rules.schedules)
        self._stack.setCurrentIndex(0 if whole else 1)
        self._tell()

    def _return_to(self, group: str, door: str) -> None:
        if group in self.model.groups and door in self.model.doors:
            self.view.setCurrentIndex(self.model.index(self.model.groups.index(group), self.model.doors.index(door)))

    def _marked(self) -> list[QModelIndex]:
        marked = self.view.selectedIndexes()
        here = self.view.currentIndex()
        return marked or ([here] if here.isValid() else [])

    def _tell(self) -> None:
        """Say all about the cell, since it has room for a few words only."""
        marked, here = self._marked(), self.view.currentIndex()
        self._change.setEnabled(bool(marked))
        if not self.model.groups or not self.model.doors:
            self._cell.setText(tr("No group or no door of that name."))
        elif len(marked) > 1:
            self._cell.setText(plural(len(marked), "{count} cell is marked.", "{count} cells are marked."))
        elif here.isValid():
            group, door = self.model.cell(here)
            schedules = self.model.schedules((group, door))
            times = "; ".join(f"{name} ({self._times(name)})" for name in schedules) or tr("no access")
            self._cell.setText(tr("“{group}” at “{door}”: {schedules}", group=group, door=door, schedules=times))
        else:
            self._cell.setText(tr("Click a cell to change it; draw over several to change them together."))

    def _times(self, name: str) -> str:
        schedule = self._rules.schedules[name]
        return week_words(Week.of(schedule.periods), holidays=schedule.calendar is not None)

    # changing

    def _ask(self) -> None:
        """Offer the schedules for the cells that are marked."""
        cells = [self.model.cell(index) for index in self._marked()]
        if not cells:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group, door = cells[0]
        title = tr("“{group}” at “{door}”", group=group, door=door) if len(cells) == 1 else self._cell.text()
        menu.addAction(self._plain(title)).setEnabled(False)
        menu.addSeparator()
        now = [self.model.schedules(cell) for cell in cells]
        for name in self._rules.schedules:
            count = sum(name in schedules for schedules in now)
            some = 0 < count < len(cells)
            entry = menu.addAction(self._plain(tr("{schedule} (in some)", schedule=name) if some else name))
            entry.setCheckable(True)
            entry.setChecked(count == len(cells))
            entry.triggered.connect(lambda there, name=name: self._set(cells, name, there))
        menu.addSeparator()
        none = menu.addAction(tr("No access"))
        none.setCheckable(True)
        none.setChecked(not any(now))
        none.triggered.connect(lambda _checked: self._write(dict.fromkeys(cells, ())))
        where = self.view.visualRect(self.view.currentIndex()).bottomLeft()
        menu.popup(self.view.viewport().mapToGlobal(where + QPoint(0, 1)))

    def _plain(self, text: str) -> str:
        """A name as an entry of a menu: no key, no column, and no wider than the screen."""
        return in_button(" ".join(text.split()), self.fontMetrics(), _MENU)

    def _set(self, cells: list[tuple[str, str]], name: str, there: bool) -> None:
        wanted = {}
        for cell in cells:
            others = [one for one in self.model.schedules(cell) if one != name]
            wanted[cell] = (*others, name) if there else tuple(others)
        self._write(wanted)

    def _write(self, wanted: dict[tuple[str, str], tuple[str, ...]]) -> None:
        (group, door), schedules = next(iter(wanted.items()))
        if len(wanted) > 1:
            words = plural(len(wanted), "✔ {count} cell is changed.", "✔ {count} cells are changed.")
        elif schedules:
            words = tr(
                "✔ The group “{group}” may pass “{door}”: {schedules}.",
                group=group,
                door=door,
                schedules=", ".join(schedules),
            )
        else:
            words = tr("✔ The group “{group}” may no longer pass “{door}”.", group=group, door=door)
        self._changes.make(
            lambda access: access.set_grants(wanted), words, lambda access, before: access.set_grants(before)
        )

    def _door(self) -> None:
        self._session.go("doors", None)

    def _make_always(self) -> None:
        schedule = all_week(tr("Always"))
        self._changes.make(
            lambda access: access.add(schedule),
            tr("✔ There is a schedule “{name}” now.", name=schedule.name),
            lambda access, kept: access.drop(type(schedule), kept),
        )
