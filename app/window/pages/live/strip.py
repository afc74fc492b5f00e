"""The last decisions."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from app import background
from app.window.language import tr
from app.window.pages.live.card import DecisionCard
from app.window.session import Session
from app.window.widgets.layout import column, discard, label
from app.window.widgets.pictures import to_qimage
from core.gallery.events import Event

_KEPT = 30  # all others are on the Events page


class DecisionStrip(QWidget):
    """Cards of the last decisions, newest on top."""

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._strip = QWidget()
        self._cards = column(self._strip, margin=1, spacing=1)
        self._empty = label(tr("Decisions appear here as people come to the door."), "muted", wrap=True)
        self._cards.addWidget(self._empty)
        self._cards.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(self._strip)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = column(self, margin=0, spacing=1)
        outer.addWidget(label(tr("Last decisions"), "title"))
        outer.addWidget(scroll, 1)
        self.setFixedWidth(320)
        session.decided.connect(self._add)
        session.people_changed.connect(self._forget_deleted)

    def _add(self, event: Event, photo: np.ndarray | None) -> None:
        self._empty.hide()
        self._cards.insertWidget(0, DecisionCard(event, to_qimage(photo) if photo is not None else None))
        while self._cards.count() > _KEPT + 2:  # the empty word and the stretch stay
            item = self._cards.takeAt(_KEPT)
            if item is not None:
                discard(item.widget())

    def _forget_deleted(self) -> None:
        """Take away the cards that show or name somebody who has been deleted."""
        background.run(lambda _progress: self._session.site.people.names().keys(), self._keep_only)

    def _keep_only(self, known: set[int]) -> None:
        for card in self._strip.findChildren(DecisionCard):
            if not {number for reason in card.decided.reasons for number, _ in reason.people} <= known:
                self._cards.removeWidget(card)
                discard(card)
