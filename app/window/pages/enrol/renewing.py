"""Somebody enrolled who is photographed anew: what is different from enrolling somebody new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app import background
from app.window.language import said, tr
from app.window.session import Session
from app.window.widgets.layout import column, label

if TYPE_CHECKING:
    from core.gallery.people import Person
    from core.people.enrolment import Sample


class Renewing(QWidget):
    """Says who is photographed anew, and offers to drop the older photos. Hidden where nobody is.

    Signals:
        known: it is known whether a consent is on record.

    Attributes:
        person: who; None where somebody new is enrolled.
        agreed: whether a consent of theirs is on record.

    """

    known = Signal()

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self.person: Person | None = None
        self.agreed = False
        self._asked: list[Sample] = []  # of which somebody was asked whether they are still of that person
        self._vouched: list[Sample] = []  # of which somebody said so
        self._words = label("", wrap=True)
        self._drop = QCheckBox(tr("Re&move the older photos then"))
        content = column(self, margin=0, spacing=1)
        content.addWidget(self._words)
        content.addWidget(self._drop)
        self.hide()

    @property
    def drops(self) -> bool:
        """Whether the photos of before go once the new ones are kept."""
        return self.person is not None and self._drop.isChecked()

    def begin(self, person: Person) -> None:
        """Photograph somebody anew."""
        self.put_away()
        self.person = person
        self._drop.setChecked(False)
        self._words.setText(tr("New photos of {name}, who is enrolled already.", name=person.name))
        self.show()
        self.look()

    def look(self) -> None:
        """Find out whether a consent is on record: it may have been withdrawn meanwhile."""
        person, consents = self.person, self._session.site.consents
        if person is None:
            return

        def done(agreed: bool) -> None:
            if self.person is person:
                self.agreed = agreed
                self.known.emit()

        def work(_progress: background.Progress) -> bool:
            return any(record.withdrawn is None for record in consents.of(person.id))

        background.run(work, done, lambda words: self._words.setText(said(words)))

    def put_away(self) -> None:
        """Whoever comes next is somebody new."""
        self.person, self.agreed = None, False
        self._asked, self._vouched = [], []
        self.hide()

    def ask_about(self, samples: list[Sample]) -> None:
        """Somebody is asked whether these are still of that person."""
        self._asked = samples

    def vouch(self) -> None:
        """They are; what is taken later is asked about again."""
        self._vouched = self._asked

    def vouched_for(self, samples: list[Sample]) -> bool:
        """Whether somebody has said of all these that they are still of that person."""
        return all(one in self._vouched for one in samples)
