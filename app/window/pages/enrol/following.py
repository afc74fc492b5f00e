"""Who or what is enrolled next, and the question before anything is lost by that."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from app.window.language import tr
from app.window.pages.enrol.desk import Desk
from app.window.session import Session
from app.window.widgets.question import Question

if TYPE_CHECKING:
    from core.faces import Image
    from core.gallery.people import Person


class Following(QObject):
    """Keeps it until it can begin, and asks before it takes the place of what is there.

    Args:
        session: where.
        desk: nothing begins while something is going on there.
        begun: whether somebody is at work on something that would be lost.
        parent: whose it is.

    Attributes:
        question: that is asked, which has its place elsewhere.

    Signals:
        begins: a picture uint8 (height, width, 3), or a Person to be photographed anew; None where anybody comes next.

    """

    begins = Signal(object)

    def __init__(self, session: Session, desk: Desk, begun: Callable[[], bool], parent: QObject):
        super().__init__(parent)
        self._session = session
        self._desk = desk
        self._begun = begun
        self._next: Image | Person | None = None
        self.question = Question(tr("Begin ane&w"), tr("&Go on with this one"), self.drop)
        desk.turned.connect(self._turn)
        session.ready.connect(self._begin_next)

    @property
    def waits(self) -> bool:
        """Whether nothing can begin just now."""
        return self._session.engine is None or self._desk.busy

    def put(self, what: Image | Person) -> None:
        """What comes next: it begins as soon as it can, and may."""
        self._next = what
        self._begin_next()

    def drop(self) -> None:
        """It comes no more."""
        self._next = None

    def ask_over(self, *, loses: bool) -> None:
        """Start over; ask before, where pictures are lost by it."""
        if loses:
            self.question.ask(tr("▲ Discard the pictures taken, and start over?"), self._begin)
        else:
            self._begin()

    def _turn(self) -> None:
        if not self._desk.busy:
            QTimer.singleShot(0, self, self._begin_next)  # once what has come is here

    def _begin_next(self) -> None:
        if self._next is None or self.waits:
            return
        if self._begun():
            words = tr("▲ Leave this enrolment and begin with the new picture?")
            if not isinstance(self._next, np.ndarray):
                words = tr("▲ Leave this enrolment, and photograph {name} anew?", name=self._next.name)
            self.question.ask(words, self._begin)
        else:
            self._begin()

    def _begin(self) -> None:
        following, self._next = self._next, None
        self.begins.emit(following)
