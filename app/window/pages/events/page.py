"""Events: every decision, filtered, explained, put right and exported."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QModelIndex, QSettings, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout

from app import background
from app.window.language import plural, tr
from app.window.page import Page
from app.window.pages.events.explanation import Explanation
from app.window.pages.events.exports import Exports
from app.window.pages.events.filters import FilterBar
from app.window.pages.events.model import EventModel
from app.window.pages.events.place import Place
from app.window.pages.events.table import EventTable
from app.window.pages.events.timeline import PhotoTimeline
from app.window.pages.events.words import local_day
from app.window.session import Session
from app.window.widgets.hovering import Hovering
from app.window.widgets.layout import button, column, label, row, set_tone
from app.window.widgets.photos import PhotoCache
from app.window.widgets.words import sentence
from core.gallery.events import Event
from core.gallery.people import Person

_VIEW, _FOLLOW = "events/view", "events/follow"
_PHOTOS = "photos"


class EventsPage(Page):
    """The log: as a table or as photos, with what is selected explained beside it."""

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._stale = True
        self._other = False  # whether other events than before are being read
        self._new = 0  # events that came since the latest was last in sight
        self._latest = background.Latest()
        self._photos = PhotoCache(session.site.events.photo, self)
        self._model = EventModel(session, self._photos)
        self._filters = FilterBar(session)
        self._table = EventTable(self._model)
        self._timeline = PhotoTimeline(self._model)
        self._views: tuple[QAbstractItemView, ...] = (self._table, self._timeline)
        self._hovering = tuple(Hovering(view.viewport()) for view in self._views)
        self._places = tuple(Place(view, self._model) for view in self._views)
        self._details = Explanation(session, self._photos)
        self._exports = Exports(session, self._filters.filter, self._day_meant)
        self._build()
        self._connect()
        self._show_view(photos=QSettings().value(_VIEW, "") == _PHOTOS)

    def _build(self) -> None:
        self._table_button, self._photos_button = QPushButton(tr("Ta&ble")), QPushButton(tr("&Photos"))
        switch = QButtonGroup(self)
        bar = row()
        for choice in (self._table_button, self._photos_button):
            choice.setCheckable(True)
            choice.setAutoDefault(True)
            switch.addButton(choice)
            bar.addWidget(choice)
        self._follow = QPushButton(tr("Fo&llow"))
        self._follow.setCheckable(True)
        self._follow.setAutoDefault(True)
        self._follow.setChecked(bool(QSettings().value(_FOLLOW, True, bool)))
        for choice in (self._table_button, self._photos_button, self._follow):
            choice.setMinimumWidth(choice.sizeHint().width() + 24)  # when checked its words are bold
        self._follow.setToolTip(tr("Show events as they happen"))
        self._model.follow = self._follow.isChecked()
        self._note = button("", self._jump, "primary")
        self._note.hide()
        self._count = label("", "muted")
        self._clear = button(tr("Clear f&ilters"), self._filters.clear)
        self._message = label("", wrap=True)
        self._message.hide()
        bar.addWidget(self._follow)
        bar.addWidget(self._note)
        bar.addStretch(1)
        bar.addWidget(self._count)
        bar.addWidget(self._clear)
        bar.addWidget(self._exports.button)
        self._empty = label("", "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        for widget in (*self._views, self._empty):
            self._stack.addWidget(widget)
        left = QVBoxLayout()
        left.addWidget(self._stack, 1)
        left.addWidget(self._message)
        body = row(2)
        body.addLayout(left, 1)
        body.addWidget(self._details)
        outer = column(self, spacing=1)
        outer.addWidget(self._filters)
        outer.addLayout(bar)
        outer.addWidget(self._exports)
        outer.addLayout(body, 1)

    def _connect(self) -> None:
        self._table_button.clicked.connect(lambda: self._show_view(photos=False))
        self._photos_button.clicked.connect(lambda: self._show_view(photos=True))
        self._follow.toggled.connect(self._set_follow)
        self._filters.changed.connect(self._load)
        self._exports.told.connect(self._say)
        self._details.changed.connect(self._model.replace)
        self._model.loaded.connect(self._loaded)
        self._model.counted.connect(self._show_count)
        self._model.came.connect(self._came)
        self._model.failed.connect(lambda words: self._say(f"✖ {sentence(words)}", "deny"))
        for hovering in self._hovering:
            hovering.began.connect(self._let_in)
            hovering.ended.connect(self._let_in)
        for view in self._views:
            view.selectionModel().currentRowChanged.connect(self._select)
            view.verticalScrollBar().valueChanged.connect(lambda _value: self._scrolled())
        QShortcut(QKeySequence.StandardKey.Find, self, self._filters.person.setFocus)
        self._session.events_changed.connect(self._grown)
        self._session.people_changed.connect(self._changed)
        self._session.who.entered.connect(self._permit)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._session.who.looked("look at events")
        self._permit()
        if self._stale:
            self.reload()

    def receive(self, what: object) -> None:
        """Show one event, whatever the filters say, or all of one person."""
        if isinstance(what, Event):
            self._details.show_event(what)
            self._filters.clear()
        elif isinstance(what, Person):
            self._filters.clear((what.id, what.name))

    def leave(self) -> None:
        """Forget faces that nobody looks at any more, and those still on their way."""
        self._model.thumbnails.clear()

    def _permit(self) -> None:
        self._exports.permit()
        if self._details.shown is not None:
            self._details.show_event(self._details.shown)

    # reading

    def reload(self) -> None:
        """Read the log again; filter, selection and place stay."""
        self._stale = False
        self._place.read_anew()
        self._read_cameras()
        self._model.load(self._filters.filter(), len(self._model.events))
        self._show_count()

    def _load(self) -> None:
        """Read the events of another filter, from the latest on."""
        self._say("")
        self._place.forget()
        self._other = True
        self._model.load(self._filters.filter())
        self._show_count()

    def _read_cameras(self) -> None:
        store = self._session.site.events

        self._latest.run(
            lambda _progress: store.cameras(),
            self._filters.show_cameras,
            lambda words: self._say(f"✖ {sentence(words)}", "deny"),
        )

    def _grown(self) -> None:
        if self._stale or not self.isVisible():
            self._stale = True
        elif self._filters.filter() != self._model.wanted:
            self._load()  # another day has begun
        else:
            self._model.take_new()
            self._read_cameras()

    def _changed(self) -> None:
        self._model.thumbnails.clear()  # somebody may have been deleted
        self._stale = True
        if self.isVisible():
            self.reload()

    def _loaded(self) -> None:
        self._new = 0
        chosen = self._details.shown
        found = self._model.row_of(chosen.id) if chosen is not None else -1
        other, self._other = self._other, False
        if other:
            for view in self._views:
                view.scrollToTop()
        if found >= 0:
            self._show_row(found, scroll=other)
            self._details.show_event(self._model.events[found])
        else:
            self._details.show_event(None)
        self._show_new()
        self._show_state()

    # live

    def _set_follow(self, follow: bool) -> None:
        QSettings().setValue(_FOLLOW, follow)
        self._let_in()

    def _let_in(self) -> None:
        """Show events as they come, unless somebody is at those that are there with the mouse: no line shall move."""
        self._model.follow = self._follow.isChecked() and not any(one.at_work for one in self._hovering)
        if self._model.follow:
            self._model.show_waiting()
            self._came(0)

    def _came(self, count: int) -> None:
        """Events have come: those in sight speak for themselves."""
        seen = self._model.follow and self._place.at_top
        self._new = 0 if seen else self._new + count
        if seen and self._details.shown is None:
            self._model.trim()  # a window that follows for weeks must not grow
        self._show_new()
        self._show_state()

    def _scrolled(self) -> None:
        if self._new and self._model.follow and self._place.at_top:
            self._new = 0
            self._show_new()

    def _jump(self) -> None:
        """Show the events that came."""
        self._new = 0
        self._model.show_waiting()
        self._view.scrollToTop()
        self._show_new()
        self._view.setFocus()

    def _show_new(self) -> None:
        words = plural(self._new, "{count} &new event ↑", "{count} &new events ↑") if self._new else ""
        self._note.setText(words)
        self._note.setVisible(bool(words))

    # showing

    @property
    def _view(self) -> QAbstractItemView:
        return self._views[1] if self._photos_button.isChecked() else self._views[0]

    @property
    def _place(self) -> Place:
        return self._places[self._views.index(self._view)]

    def _show_view(self, *, photos: bool) -> None:
        (self._photos_button if photos else self._table_button).setChecked(True)
        QSettings().setValue(_VIEW, _PHOTOS if photos else "table")
        self._show_state()
        shown = self._details.shown
        found = self._model.row_of(shown.id) if shown is not None else -1
        if found >= 0:
            self._show_row(found)

    def _show_row(self, number: int, *, scroll: bool = True) -> None:
        """Select an event in the view that is shown."""
        index = self._model.index(number, 0)
        automatic = self._view.hasAutoScroll()
        self._view.setAutoScroll(scroll)
        self._view.setCurrentIndex(index)
        self._view.setAutoScroll(automatic)
        if scroll:
            self._view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _show_state(self) -> None:
        there = bool(self._model.events)
        self._stack.setCurrentWidget(self._view if there else self._empty)
        if there or self._stale or self._model.loading:
            return
        self._empty.setText(
            tr("No event is like that. Clear the filters to see all.")
            if self._filters.is_set
            else tr("Nothing has happened yet. Start a camera on the Live page: every decision is noted here.")
        )

    def _show_count(self) -> None:
        self._clear.setVisible(self._filters.is_set)
        count = self._model.total
        self._count.setText(tr("Counting…") if count is None else plural(count, "{count} event", "{count} events"))

    def _select(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and self.sender() is self._view.selectionModel():
            self._details.show_event(self._model.events[current.row()])

    def _day_meant(self) -> date:
        """The day that a report is most likely wanted of."""
        shown: Event | None = self._details.shown
        if self._filters.one_day is not None:
            return self._filters.one_day
        return local_day(shown) if shown is not None else datetime.now().astimezone().date()

    def _say(self, words: str, tone: str = "") -> None:
        self._message.setText(words)
        self._message.setVisible(bool(words))
        set_tone(self._message, tone)
