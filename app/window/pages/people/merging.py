"""Making one of two entries that are of the same human."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app import background
from app.window.language import tr
from app.window.session import Session
from app.window.widgets import dialogs
from app.window.widgets.choosing import PersonField
from app.window.widgets.layout import button, column, label, row, set_tone
from app.window.widgets.pictures import FaceThumbnail, opened
from app.window.widgets.words import sentence
from core.gallery.people import Person


class MergePanel(QWidget):
    """Asks for the other entry, shows both faces, and merges.

    Signals:
        merged: (words, id of the entry that stays).

    """

    merged = Signal(str, int)

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._person: Person | None = None
        self._open = button(tr("M&erge with another entry…"), self._ask)
        self._inner = QWidget()
        self._field = PersonField(session.site.access.find_people)
        self._field.setPlaceholderText(tr("Type a name"))
        self._field.setAccessibleName(tr("Person"))
        self._field.chosen.connect(self._show_faces)
        self._first, self._second = FaceThumbnail(96), FaceThumbnail(96)
        self._words = label("", wrap=True)
        self._yes = button(tr("They are &one: merge"), self._merge, "primary")
        self._no = button(tr("Ca&ncel"), lambda: self.begin(self._person))
        inner = column(self._inner, margin=0, spacing=1)
        inner.addWidget(label(tr("Who else is this?"), "muted"))
        inner.addWidget(self._field)
        faces = row()
        faces.addWidget(self._first)
        faces.addWidget(self._second)
        faces.addStretch(1)
        inner.addLayout(faces)
        inner.addWidget(self._words)
        answers = row()
        answers.addWidget(self._yes)
        answers.addWidget(self._no)
        inner.addLayout(answers)
        content = column(self, margin=0, spacing=0)
        content.addWidget(self._open)
        content.addWidget(self._inner)
        self.begin(None)

    def begin(self, person: Person | None) -> None:
        """Ask nothing yet."""
        self._person = person
        self._field.clear()
        self._inner.hide()
        self._open.show()

    def _ask(self) -> None:
        self._open.hide()
        self._inner.show()
        self._show_faces()
        self._field.setFocus()

    def _show_faces(self) -> None:
        person, other = self._person, self._field.person
        usable = person is not None and other is not None and other.id != person.id
        self._yes.setEnabled(usable)
        set_tone(self._words, "")
        if not usable or person is None or other is None:
            self._words.setText(tr("Choose the entry that is to go into this one."))
            self._second.show_face(None)
        else:
            self._words.setText(
                tr(
                    "All photos and events of {other} become {name}'s, and {other} is gone. This cannot be undone.",
                    other=other.name,
                    name=person.name,
                )
            )
        store = self._session.site.people

        def work(_progress: background.Progress) -> list[QImage | None]:
            images = []
            for one in (person, other):
                photos = store.photo_ids(one.id) if one is not None else []
                images.append(opened(store.photo(photos[0])) if photos else None)
            return images

        def done(images: list[QImage | None]) -> None:
            if (person, other) == (self._person, self._field.person):
                self._first.show_face(images[0], person.name if person is not None else "")
                self._second.show_face(images[1], other.name if other is not None else "")

        background.run(work, done)

    def _merge(self) -> None:
        person, other, site = self._person, self._field.person, self._session.site
        if person is None or other is None:
            return
        self._yes.setEnabled(False)

        def done(kept: Person) -> None:
            dialogs.forget()
            self.begin(kept)
            self.merged.emit(tr("✔ {other} and {name} are one now.", other=other.name, name=kept.name), kept.id)

        def failed(words: str) -> None:
            self._words.setText(f"✖ {sentence(words)}")
            set_tone(self._words, "deny")
            self._yes.setEnabled(True)

        background.run(lambda _progress: site.merge_people(person.id, other.id), done, failed)
