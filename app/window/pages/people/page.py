"""The grid, the search above it, and the details beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QStackedLayout, QVBoxLayout, QWidget

from app import background
from app.window.language import plural, said, tr
from app.window.page import Page
from app.window.pages.people.consent import WITHOUT, ConsentBar
from app.window.pages.people.details import Details
from app.window.pages.people.due import STALE, WhoIsDue
from app.window.pages.people.grid import FACE, PeopleModel, make_grid
from app.window.session import Session
from app.window.widgets.layout import button, column, discard, label, row
from app.window.widgets.photos import PhotoCache
from app.window.widgets.texts import LineField
from core.gallery.people import Person
from core.store.audit import Permission

if TYPE_CHECKING:
    from app.window.pages.people_import import ImportPanel
    from core.gallery.renewal import Renewal


class PeoplePage(Page):
    """Grid of faces, and details of the one selected."""

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._wanted: int | None = None  # somebody to be shown once they have been read
        self._exchange: ImportPanel | None = None
        self._stale = False
        self._latest = background.Latest()
        self._count = label("", "muted")
        self._due: dict[int, Renewal] = {}  # whom to photograph anew
        self._who_is_due = WhoIsDue(session, self)
        self._who_is_due.found.connect(self._know_due)
        self._who_is_due.failed.connect(lambda words: self._count.setText(said(words)))
        self._photos = PhotoCache(
            session.site.people.photo, self, side=round(FACE * self.devicePixelRatioF()), kept=1000
        )
        self._model = PeopleModel(self._photos)
        self._search = LineField()
        self._search.setPlaceholderText(tr("Search people by name or employee number"))
        self._search.setAccessibleName(tr("Search people"))
        self._search.setClearButtonEnabled(True)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(120)
        self._delay.timeout.connect(self.reload)
        self._search.textChanged.connect(lambda _text: self._delay.start())
        self._list = make_grid(self._model)
        self._list.selectionModel().currentChanged.connect(self._select)
        self._empty = label("", "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._empty)
        self._only_due = QCheckBox()
        self._only_due.toggled.connect(lambda _on: self.reload())
        self._only_due.hide()
        self._only_without = QCheckBox(tr("Onl&y without consent"))
        self._only_without.toggled.connect(lambda _on: self.reload())
        self._consent = ConsentBar(session)
        self._told = label("", "muted")
        self._consent.told.connect(lambda words, _tone: self._told.setText(words))
        self._import = button(tr("&Import and export…"), self.open_exchange)

        self._details = Details(session)
        self._lay_out(holder)
        session.people_changed.connect(self._changed)
        session.rules_changed.connect(self._look_at_rights)
        session.who.entered.connect(self._allow)
        self._allow()
        self.reload()

    def _lay_out(self, holder: QWidget) -> None:
        grid = QWidget()
        left = QVBoxLayout()
        bar = row()
        bar.addWidget(self._search, 1)
        bar.addWidget(self._count)
        bar.addWidget(self._import)
        left.addLayout(bar)
        only = row()
        only.addWidget(self._only_due)
        only.addWidget(self._only_without)
        only.addStretch(1)
        left.addLayout(only)
        left.addWidget(self._consent)
        left.addWidget(self._told)
        left.addWidget(holder, 1)
        body = row(2)
        body.setContentsMargins(0, 0, 0, 0)
        body.addLayout(left, 1)
        body.addWidget(self._details)
        grid.setLayout(body)
        self._pages = QStackedLayout()
        column(self).addLayout(self._pages)  # first: a stack of no widget shows what it gets as a window of its own
        self._pages.addWidget(grid)

    def receive(self, what: object) -> None:
        """Show somebody, by id; or all who are to be photographed anew, ``"stale"``."""
        if what == STALE:
            self._search.clear()
            self._only_due.setChecked(True)
            self._who_is_due.look()
        if what == WITHOUT:
            self._search.clear()
            self._only_due.setChecked(False)
            self._only_without.setChecked(True)
            self.reload()
        if isinstance(what, int):
            self._wanted = what
            self._only_due.setChecked(False)
            self._only_without.setChecked(False)
            if not self.busy:
                self._pages.setCurrentIndex(0)
            self._search.clear()
            self.reload()

    @property
    def busy(self) -> str:
        panel = self._exchange
        if panel is not None and panel.imports.busy:
            return tr("People are being imported.")
        if panel is not None and panel.exports.busy:
            return tr("Everybody is being exported.")
        return ""

    def forget(self) -> None:
        if self._exchange is not None and not self.busy:
            self._close_exchange()
        self._wanted = None
        self._only_due.setChecked(False)
        self._only_without.setChecked(False)
        self._told.setText("")
        self._search.clear()
        self._list.setCurrentIndex(QModelIndex())
        self._details.show_person(None)

    def leave(self) -> None:
        self._who_is_due.leave()

    def open_exchange(self) -> None:
        """Open what takes many people in, or gives them out."""
        from app.window.pages.people_import import ImportPanel

        if self._exchange is None:
            panel = ImportPanel(self._session)
            panel.closed.connect(self._close_exchange)
            self._exchange = panel
            self._pages.addWidget(panel)
        self._pages.setCurrentWidget(self._exchange)

    def _close_exchange(self) -> None:
        self._pages.setCurrentIndex(0)
        if self._exchange is not None:
            self._pages.removeWidget(self._exchange)
        discard(self._exchange)
        self._exchange = None
        self.reload()

    def _allow(self) -> None:
        may = self._session.who.may
        self._import.setVisible(may(Permission.ENROL) or may(Permission.EXPORT))
        self._only_without.setVisible(may(Permission.ENROL))
        self._details.show_person(self._details.person)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()
            self._who_is_due.look_again()
        self._who_is_due.look()
        self._details.look_at_rights()

    def _changed(self) -> None:
        self._photos.clear()
        self._stale = True
        if self.isVisible() and self._pages.currentIndex() == 0:  # many at once would have it read all the time
            self.reload()
            self._who_is_due.look_again()

    def _know_due(self, found: dict[int, Renewal]) -> None:
        """It is known whom to photograph anew."""
        changed, self._due = found != self._due, found
        self._only_due.setText(plural(len(found), "On&ly 1 to photograph anew", "On&ly {count} to photograph anew"))
        self._only_due.setVisible(bool(found) or self._only_due.isChecked())
        if self._only_due.isChecked() and not found:
            self._only_due.setChecked(False)
            self._only_due.hide()
            changed = True
        if changed or self._only_due.isChecked():
            self.reload()

    def _look_at_rights(self) -> None:
        if self.isVisible():
            self._details.look_at_rights()

    def reload(self) -> None:
        """Read people from the store again."""
        self._stale = False
        text = self._search.text()

        site, only_without = self._session.site, self._only_without.isChecked()

        def work(_progress: background.Progress) -> tuple[list[Person], dict[int, int]]:
            people = site.people.people(text)
            if only_without:
                without = site.consents.without()
                people = [person for person in people if person.id in without]
            return people, site.people.best_photos()

        def done(found: tuple[list[Person], dict[int, int]]) -> None:
            if text == self._search.text():  # else it answers an older question
                self._show(text, *found)

        self._latest.run(work, done, lambda words: self._count.setText(said(words)))

    def _show(self, text: str, people: list[Person], best: dict[int, int]) -> None:
        if self._only_due.isChecked():
            people = [person for person in people if person.id in self._due]
        self._consent.show_people([person.id for person in people] if self._only_without.isChecked() else ())
        chosen = self._wanted or (self._details.person.id if self._details.person is not None else None)
        self._wanted = None
        place = self._list.verticalScrollBar().value()
        self._model.replace(people, best)
        self._count.setText(plural(len(people), "1 person", "{count} people"))
        self._empty.setText(
            tr("Nobody's name contains “{text}”.", text=text)
            if text
            else tr("Nobody is enrolled yet. Open Enrol to add the first person, or import many at once.")
        )
        self._stack.setCurrentIndex(0 if people else 1)
        found = self._model.row_of(chosen) if chosen is not None else None
        if found is None:
            self._details.show_person(None)
            return
        self._details.tell_renewal(self._due.get(people[found].id))
        self._list.setCurrentIndex(self._model.index(found))
        self._list.verticalScrollBar().setValue(place)
        self._list.scrollTo(self._model.index(found))

    def _select(self, current: QModelIndex, _previous: QModelIndex) -> None:
        person = self._model.people[current.row()] if current.isValid() else None
        self._details.tell_renewal(self._due.get(person.id) if person is not None else None)
        self._details.show_person(person)
