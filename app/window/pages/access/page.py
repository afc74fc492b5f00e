"""The Access page: one section at a time, and what was last changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QFontMetrics, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget

from app import background
from app.window import theme
from app.window.language import mark, tr
from app.window.page import Page
from app.window.pages.access.changes import ChangeBar, Changes
from app.window.pages.access.groups import GroupsSection
from app.window.pages.access.holidays import HolidaysSection
from app.window.pages.access.matrix import MatrixSection
from app.window.pages.access.rules import Rules, read
from app.window.pages.access.schedules import SchedulesSection
from app.window.pages.access.section import Section
from app.window.pages.access.what_if import WhatIfSection
from app.window.session import Session
from app.window.widgets.layout import column, row, without_key
from app.window.widgets.words import sentence

_SECTIONS: tuple[tuple[str, str, Callable[[Session, Changes], Section]], ...] = (
    ("matrix", mark("&Who may pass where"), MatrixSection),
    ("groups", mark("&Groups"), GroupsSection),
    ("schedules", mark("&Schedules"), SchedulesSection),
    ("holidays", mark("Ho&lidays"), HolidaysSection),
    ("what_if", mark("What &if?"), WhatIfSection),
)


class AccessPage(Page):
    """Who may pass which door when."""

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._latest = background.Latest()
        self.changes = Changes(lambda: self._session.site.access, self)
        self.changes.written.connect(self.reload)
        self._bar = ChangeBar(self.changes)
        self._stack = QStackedWidget()
        self._rules: Rules | None = None
        self.sections: dict[str, Section] = {}
        """Those that have been open."""
        self.buttons: dict[str, QPushButton] = {}
        self._choice = QButtonGroup(self)
        top = row()
        for key, title, _ in _SECTIONS:
            entry = QPushButton(tr(title))
            entry.setCheckable(True)
            entry.setAutoDefault(True)
            bold = entry.font()
            bold.setBold(True)
            words = without_key(entry.text())
            entry.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(words) + 5 * theme.size("unit"))
            entry.clicked.connect(lambda _checked=False, key=key: self.open_section(key))
            self._choice.addButton(entry)
            self.buttons[key] = entry
            top.addWidget(entry)
        top.addStretch(1)
        content = column(self, spacing=1)
        content.addLayout(top)
        content.addWidget(self._stack, 1)
        content.addWidget(self._bar)
        self._current = "matrix"
        self.made("matrix")
        self.buttons["matrix"].setChecked(True)
        session.people_changed.connect(self._stale)
        session.rules_changed.connect(self._stale)

    def made(self, key: str) -> Section:
        """A section, made when it is opened first."""
        if key not in self.sections:
            (kind,) = [kind for name, _, kind in _SECTIONS if name == key]
            section = kind(self._session, self.changes)
            section.wanted.connect(lambda wanted: self.open_section(wanted, begin=True))
            self._stack.addWidget(section)
            self.sections[key] = section
            if self._rules is not None:
                section.show_rules(self._rules)
        return self.sections[key]

    @property
    def section(self) -> Section:
        """The section that is shown."""
        return self.made(self._current)

    @property
    def what_if(self) -> WhatIfSection:
        """The questions."""
        section = self.made("what_if")
        if not isinstance(section, WhatIfSection):
            raise TypeError("there is no section for questions")
        return section

    def forget(self) -> None:
        section = self.sections.get("schedules")
        if isinstance(section, SchedulesSection):
            section.forget()

    @property
    def unsaved(self) -> str:
        section = self.sections.get("schedules")
        if not isinstance(section, SchedulesSection) or not section.unsaved:
            return ""
        return tr("“{name}” has changes that are not saved.", name=section.editor.kept.name)

    def open_section(self, key: str, *, begin: bool = False) -> None:
        """Show a section, once nothing is lost by leaving the one that is shown."""
        self.buttons[self._current].setChecked(True)
        if key == self._current:
            return

        def show() -> None:
            self._current = key
            self.buttons[key].setChecked(True)
            self._stack.setCurrentWidget(self.made(key))
            if begin:
                self.made(key).begin()

        self.section.leave(show)

    def receive(self, what: object) -> None:
        """Show the section of this name."""
        if isinstance(what, str) and what in self.buttons:
            self.open_section(what)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def dress(self) -> None:
        self.update()

    def _stale(self) -> None:
        if self.isVisible():
            self.reload()

    def reload(self) -> None:
        """Read the rules again; while changes are still to be written, that comes after them."""
        if self.changes.busy:
            return
        site = self._session.site

        def done(rules: Rules) -> None:
            if not self.changes.busy:
                self._rules = rules
                for section in self.sections.values():
                    section.show_rules(rules)

        self._latest.run(lambda _progress: read(site), done, self._fail)

    def _fail(self, words: str) -> None:
        self._bar.tell(f"✖ {sentence(words)}", "deny")
