"""The last decisions."""

from __future__ import annotations

import math
from datetime import datetime

import numpy as np
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QSizePolicy, QWidget

from app import background
from app.window import theme
from app.window.language import plural, tr
from app.window.pages.live.card import DecisionCard
from app.window.session import Session
from app.window.widgets.hovering import Hovering
from app.window.widgets.layout import button, column, discard, keep_room, label, row
from app.window.widgets.photos import PhotoCache
from app.window.widgets.pictures import to_qimage
from core.gallery.events import GONE, Event, Outcome

_KEPT = 30  # all others are on the Events page


class DecisionStrip(QWidget):
    """Cards of the last decisions, newest on top: those of the log, whoever recorded them, and those that come.

    While somebody is over them with the mouse, or reads the reasons of one, new ones wait: nothing moves meanwhile.
    """

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._latest = background.Latest()
        self._read_to = 0  # id of the newest event that the log had
        self._new = 0  # above what is scrolled to
        self._waiting: list[tuple[Event, np.ndarray | None]] = []
        self._hovering = Hovering(self)
        self._hovering.ended.connect(self._let_in)
        self._photos = PhotoCache(session.site.events.photo, self, side=144, kept=2 * _KEPT)
        self._photos.arrived.connect(self._show_photo)
        self._strip = QWidget()
        self._strip.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # as wide as its column
        self._cards = column(self._strip, margin=1, spacing=1)
        self._empty = label(tr("Decisions appear here as people come to the door."), "muted", wrap=True)
        self._cards.addWidget(self._empty)
        self._cards.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._strip)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = self._scroll.verticalScrollBar()
        self._bar.valueChanged.connect(lambda value: self._note(len(self._waiting)) if value == 0 else None)
        self._newest: QPushButton = button("", self.show_newest)
        keep_room(self._newest)
        outer = column(self, margin=0, spacing=1)
        head = row()
        head.addWidget(label(tr("Last decisions"), "title"), 1)
        head.addWidget(self._newest)
        outer.addLayout(head)
        outer.addWidget(self._scroll, 1)
        self._newest.hide()
        self.setFixedWidth(theme.scaled(320))
        session.cameras.decided.connect(self._add)
        session.people_changed.connect(self._read_anew)
        session.events_changed.connect(self._read)
        self._read()

    @property
    def _shown(self) -> list[DecisionCard]:
        """The cards, newest first."""
        found = [self._cards.itemAt(place).widget() for place in range(self._cards.count())]  # type: ignore[union-attr]
        return [card for card in found if isinstance(card, DecisionCard)]

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever comes back to the page sees what was last, and not what they had looked at then."""
        super().showEvent(event)
        self.show_newest()

    def show_newest(self) -> None:
        """Scroll to the newest card."""
        self._let_in(anyway=True)
        self._bar.setValue(0)
        self._note(0)

    def _note(self, count: int) -> None:
        self._new = count
        self._newest.setText(plural(count, "{count} newer ↑", "{count} newer ↑") if count else "")
        self._newest.setVisible(count > 0)

    @property
    def _held(self) -> bool:
        """Whether the cards have to stay where they are."""
        shown = self._shown
        return bool(shown) and (self._hovering.at_work or any(card.reads for card in shown))

    def _put_off(self, event: Event, photo: np.ndarray | None) -> None:
        """Have a card wait until nobody is at the others."""
        others = [one for one in self._waiting if event.id is None or one[0].id != event.id]
        self._note(self._new + 1 + len(others) - len(self._waiting))
        self._waiting = [*others, (event, photo)][-_KEPT:]

    def _let_in(self, *, anyway: bool = False) -> None:
        """Show what has waited."""
        if self._waiting and (anyway or not self._held):
            waiting, self._waiting = self._waiting, []
            self._note(0)
            for event, photo in waiting:
                self._show_card(event, photo)
            self._trim()

    def _read_anew(self) -> None:
        """Somebody has been renamed, merged or deleted."""
        self._photos.clear()
        self._read()

    def _read(self) -> None:
        """Show what the log says of the last decisions."""
        store = self._session.site.events

        def done(events: list[Event]) -> None:
            self._read_to = max((event.id or 0 for event in events), default=0)
            self._show([event for event in events if not _of_the_deleted(event)])

        self._latest.run(lambda _progress: store.query(limit=_KEPT), done)

    def _show(self, events: list[Event]) -> None:
        """Show these events, newest first; cards that say the same already stay."""
        cards = {card.decided.id: card for card in self._shown if card.decided.id is not None}
        wanted = {event.id for event in events}
        for number, before in cards.items():
            if number not in wanted and number <= self._read_to:
                self._take(before)
        self._waiting = [one for one in self._waiting if one[0].id in wanted or (one[0].id or 0) > self._read_to]
        for event in reversed(events):
            card = cards.get(event.id) if event.id is not None else None
            if card is not None and card.decided == event:
                continue
            if card is None and self._held:
                if not any(one.id == event.id for one, _photo in self._waiting):
                    self._put_off(event, None)
                continue
            place = self._place_of(event)
            if card is not None:
                place = self._cards.indexOf(card)
                self._take(card)
            self._insert(place, event, self._photos.get(event.id) if event.id is not None else None)
        self._trim()

    def _place_of(self, event: Event) -> int:
        """Where the card of an event belongs by its time, also where it was recorded late."""
        shown = self._shown
        return next(
            (self._cards.indexOf(card) for card in shown if _age(card.decided) < _age(event)),
            self._cards.indexOf(shown[-1]) + 1 if shown else 0,
        )

    def _add(self, event: Event, photo: np.ndarray | None) -> None:
        """A decision of this program."""
        self._let_in()
        if self._held and not any(event.id is not None and card.decided.id == event.id for card in self._shown):
            self._put_off(event, photo)
            return
        self._show_card(event, photo)
        self._trim()

    def _show_card(self, event: Event, photo: np.ndarray | None) -> None:
        """Show a decision; one that is there already has changed."""
        same = next((card for card in self._shown if event.id is not None and card.decided.id == event.id), None)
        place = self._place_of(event)
        if same is not None:
            place = self._cards.indexOf(same)
            self._take(same)
        face = to_qimage(photo) if photo is not None else None
        self._insert(place, event, face)
        if face is None and event.id is not None:
            self._show_photo(event.id)

    def _insert(self, place: int, event: Event, face: QImage | None) -> None:
        if self._bar.value() > 0 and place == 0:
            self._note(self._new + 1)
            self._hold()
        self._cards.insertWidget(place, DecisionCard(event, face))
        self._empty.hide()

    def _hold(self) -> None:
        """Leave what somebody reads where it is, while a card comes in above."""
        above = self._bar.value()
        card = next((card for card in self._shown if card.geometry().bottom() >= above), None)
        if card is None:
            return
        offset = card.y() - above

        def back() -> None:
            if card in self._shown:
                self._strip.adjustSize()
                self._bar.setValue(max(1, card.y() - offset))

        QTimer.singleShot(0, self, back)

    def _take(self, card: DecisionCard) -> None:
        self._cards.removeWidget(card)
        discard(card)

    def _trim(self) -> None:
        for card in self._shown[_KEPT:]:
            self._take(card)
        self._empty.setVisible(not self._shown)

    def _show_photo(self, number: int) -> None:
        photo = self._photos.get(number)
        for card in self._shown:
            if card.decided.id == number and photo is not None:
                card.show_face(photo)


def _age(event: Event) -> tuple[datetime, float]:
    """By which cards are sorted: their time, then the order in which they were recorded."""
    return event.time, math.inf if event.id is None else event.id


def _of_the_deleted(event: Event) -> bool:
    """Whether it shows or names somebody who has been deleted."""
    nameless = event.outcome is Outcome.RECOGNISED and event.person_id is None
    return nameless or any(name == GONE for reason in event.reasons for name in reason.people)
