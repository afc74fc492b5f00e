"""The page: sections below each other, and their names beside them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QListWidget, QScrollArea, QWidget

from app.window import theme
from app.window.language import tr
from app.window.page import Page, WantedProfile
from app.window.pages.settings.about import AboutSection
from app.window.pages.settings.appearance import AppearanceSection
from app.window.pages.settings.backups import BackupSection
from app.window.pages.settings.keeping import KeepingSection
from app.window.pages.settings.password import PasswordSection
from app.window.pages.settings.recognition import RecognitionSection
from app.window.pages.settings.section import Section
from app.window.pages.settings.users import UsersSection
from app.window.session import Session
from app.window.widgets.layout import button, column, label, panel, row, set_tone

_SECTIONS: tuple[type[Section], ...] = (
    RecognitionSection,
    KeepingSection,
    BackupSection,
    UsersSection,
    PasswordSection,
    AppearanceSection,
    AboutSection,
)
_PLACES: dict[object, type[Section]] = {"backups": BackupSection, "recognition": RecognitionSection}
_NAMES, _WIDEST = 184, 808  # pixels of the list, and of a section: longer lines are hard to read


class SettingsPage(Page):
    """Shows the sections that whoever is at the window may use."""

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self.sections = [kind(session) for kind in _SECTIONS]
        self._jumping = False
        self._held = False  # whether what was chosen stays at the top: until somebody scrolls
        self._moved = False  # whether sections came or went while the page was not to be seen
        self._names = QListWidget()
        self._names.setFixedWidth(theme.scaled(_NAMES))
        self._names.setStyleSheet(f"QListView::item {{ padding: {theme.size('unit')}px; }}")
        self._names.setAccessibleName(tr("Sections"))
        self._names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for section in self.sections:
            words = section.name or section.title
            self._names.addItem(tr(words))
        self._names.currentRowChanged.connect(self._jump)
        self._names.itemClicked.connect(lambda item: self._jump(self._names.row(item)))  # chosen, and scrolled away
        self._inner = inner = QWidget()
        inner.setMaximumWidth(theme.scaled(_WIDEST))
        content = column(inner, margin=0)
        content.setContentsMargins(0, 0, theme.size("unit"), 0)
        for section in self.sections:
            section.changed.connect(self._update_restart)
            section.asked.connect(self._reveal)
            content.addWidget(section)
        content.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setProperty("role", "plain")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.verticalScrollBar().valueChanged.connect(lambda _value: self._follow())
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._hold())
        body = row(2)
        body.addWidget(self._names)
        body.addWidget(self._scroll, 1)
        outer = column(self)
        outer.addWidget(self._restart_line())
        outer.addLayout(body, 1)
        session.who.entered.connect(self._admit)
        self._admit()

    def _restart_line(self) -> QWidget:
        self._restart, content = panel()
        words = label(tr("▲ Some of what was changed holds once Portico is opened anew."), wrap=True)
        set_tone(words, "attention")
        line = row()
        line.addWidget(words, 1)
        line.addWidget(button(tr("&Restart now"), self._session.restart))
        content.addLayout(line)
        self._restart.hide()
        return self._restart

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._admit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        unit = theme.size("unit")
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        needed = self._names.maximumWidth() + self._inner.minimumSizeHint().width() + bar + 6 * unit
        self._names.setVisible(self.width() >= needed)  # where there is no room, sections are reached by scrolling

    def receive(self, what: object) -> None:
        """Bring a section to the top: ``"backups"`` or ``"recognition"``; a WantedProfile is changed to there."""
        wanted = RecognitionSection if isinstance(what, WantedProfile) else _PLACES.get(what)
        for number, section in enumerate(self.sections):
            if type(section) is wanted:
                if isinstance(what, WantedProfile) and isinstance(section, RecognitionSection):
                    section.change_to(what.name)
                self._names.setCurrentRow(number)
                QTimer.singleShot(0, section, partial(self._jump, number))  # once it has its place

    def leave(self) -> None:
        for section in self.sections:
            section.leave()

    @property
    def busy(self) -> str:
        writing = any(isinstance(section, BackupSection) and section.busy for section in self.sections)
        changing = (s.busy for s in self.sections if isinstance(s, RecognitionSection))
        return "\n".join(filter(None, (tr("A backup is being written.") if writing else "", *changing)))

    def forget(self) -> None:
        self._names.setCurrentRow(-1)
        self._admit()

    def _admit(self) -> None:
        """Show what whoever is there may use."""
        before = [section.isHidden() for section in self.sections]
        for number, section in enumerate(self.sections):
            wanted = section.wanted
            section.setVisible(wanted)
            self._names.item(number).setHidden(not wanted)
            if wanted and self.isVisible():
                section.begin()
        if self._names.currentRow() < 0 or self._names.currentItem().isHidden():
            self._names.setCurrentRow([section.wanted for section in self.sections].index(True))
        if before != [section.isHidden() for section in self.sections]:
            self._moved = True
        if self._moved and self.isVisible():  # sections have other places: show the one that is chosen
            self._moved = False
            QTimer.singleShot(0, self, lambda: self._jump(self._names.currentRow()))

    def _update_restart(self) -> None:
        self._restart.setVisible(any(section.waiting for section in self.sections))

    def _reveal(self, question: QWidget) -> None:
        """Scroll to a question, once it has its place."""
        QTimer.singleShot(0, question, lambda: self._scroll.ensureWidgetVisible(question))

    def _jump(self, number: int) -> None:
        """Bring the section of that number to the top."""
        if number >= 0:
            self._jumping = self._held = True
            self._scroll.verticalScrollBar().setValue(self.sections[number].y())
            self._jumping = False

    def _hold(self) -> None:
        """Keep at the top what was chosen, where sections above have grown: they fill in the background."""
        if self._held:
            self._jump(self._names.currentRow())

    def _follow(self) -> None:
        """Mark the name of the section that is read."""
        if self._jumping:
            return
        self._held = False
        bar, reached = self._scroll.verticalScrollBar(), self._scroll.height() // 3
        top = [n for n, s in enumerate(self.sections) if s.isVisible() and s.y() <= bar.value() + reached]
        if top:
            last = [n for n, s in enumerate(self.sections) if s.isVisible()][-1]
            self._names.blockSignals(True)
            self._names.setCurrentRow(last if bar.value() == bar.maximum() else top[-1])
            self._names.blockSignals(False)
