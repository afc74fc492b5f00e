"""Recording where consents are written down: of one person, or of all who are shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app import background
from app.window.language import plural, tr
from app.window.session import Session
from app.window.widgets.layout import button, row
from app.window.widgets.words import sentence

WITHOUT = "without consent"
"""What the page People is asked to show whose consent is missing with."""


class ConsentBar(QWidget):
    """A line for where it is written down, and the button that records it.

    Signals:
        told: (words, tone) of what came of it.

    """

    told = Signal(str, str)

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._people: tuple[int, ...] = ()
        self._busy = False
        self._document = QLineEdit()
        self._document.setPlaceholderText(tr("Where the consent is written down, such as: form 12"))
        self._document.setAccessibleName(tr("Where the consent is written down"))
        self._document.textChanged.connect(lambda _text: self._update())
        self._document.returnPressed.connect(self._record)
        self._button = button("", self._record)
        line = row()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._document, 1)
        line.addWidget(self._button)
        self.setLayout(line)
        self.show_people(())

    def show_people(self, people: Sequence[int]) -> None:
        """Offer to record it of these people, who have none on record; of nobody, it is hidden."""
        self._people = tuple(people)
        self.setVisible(bool(people))
        words = plural(len(people), "Record con&sent", "Record con&sent of these {count}")
        self._button.setText(words)
        self._update()

    def _record(self) -> None:
        people, document, site = self._people, self._document.text(), self._session.site
        if not self._button.isEnabled():
            return

        def done(count: int) -> None:
            self._busy = False
            self._document.clear()
            self.told.emit(plural(count, "✔ 1 consent is on record.", "✔ {count} consents are on record."), "allow")
            self._session.look()
            self._session.people_changed.emit()

        def failed(words: str) -> None:
            self._busy = False
            self._update()
            self.told.emit(f"✖ {sentence(words)}", "deny")

        self._busy = True
        self._update()
        today = date.today()  # noqa: DTZ011  # the day at this desk
        background.run(lambda _progress: site.consents.give_many(people, today, document), done, failed)

    def _update(self) -> None:
        self._button.setEnabled(bool(self._people) and bool(self._document.text().strip()) and not self._busy)
