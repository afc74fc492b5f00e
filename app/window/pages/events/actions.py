"""What can be done with one event: put it right, enrol or show the person, take the picture along."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from app import background
from app.window.language import tr
from app.window.session import Session
from app.window.widgets import dialogs
from app.window.widgets.choosing import PersonField
from app.window.widgets.decisions import who
from app.window.widgets.layout import button, column, label, row, set_tone
from app.window.widgets.pictures import opened
from app.window.widgets.words import in_button, sentence
from core.errors import PorticoError
from core.gallery.events import Event
from core.store.audit import Permission

if TYPE_CHECKING:
    from core.faces import Image

_ROOM = 248  # pixels for the words of a button


class EventActions(QWidget):
    """Buttons for one event, and what came of them.

    Signals:
        changed: (Event) the event as it is now.

    """

    changed = Signal(object)

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._event: Event | None = None
        self._pictured = False
        self._busy = False
        self._dispute_button = button("", self._ask)
        self._back_button = button(tr("T&ake that back"), lambda: self._dispute(disputed=False))
        self._enrol_button = button(tr("&Enrol this person…"), self._enrol, "primary")
        self._show_button = button(tr("Sho&w this person"), self._show_person)
        self._copy_button = button(tr("Cop&y picture"), self._copy)
        self._save_button = button(tr("&Save picture…"), self._save)
        self._known_button = button(tr("Somebody we &know…"), self._ask, "")
        self._add_button = button("", self._add_picture)
        self._question = label("", wrap=True)
        self._field = PersonField(session.site.access.find_people)
        self._field.setPlaceholderText(tr("Who was it? Type a name"))
        self._field.setAccessibleName(tr("Who was it?"))
        self._field.chosen.connect(self.update_buttons)
        self._field.textChanged.connect(lambda _text: self.update_buttons())
        self._yes = button(tr("&Mark as wrong"), lambda: self._dispute(disputed=True), "danger")
        self._no = button(tr("&Keep"), self._keep)
        self._message = label("", wrap=True)
        content = column(self, margin=0, spacing=1)
        content.addWidget(self._message)
        content.addWidget(self._question)
        content.addWidget(self._field)
        for widgets in (
            (self._yes, self._no),
            (self._dispute_button,),
            (self._back_button,),
            (self._enrol_button,),
            (self._known_button,),
            (self._add_button,),
            (self._show_button,),
            (self._copy_button, self._save_button),
        ):
            line = row()
            for widget in widgets:
                line.addWidget(widget, 1)
            content.addLayout(line)
        self.show_event(None)

    def show_event(self, event: Event | None) -> None:
        """Offer what can be done with an event, or nothing."""
        if event is None or self._event is None or event.id != self._event.id:
            self._say("")
            self._pictured = False
        self._event = event
        if event is not None:
            room = _ROOM - self.fontMetrics().horizontalAdvance(tr("This is n&ot {name}…", name=""))
            name = in_button(who(event), self.fontMetrics(), room)
            self._dispute_button.setText(tr("This is n&ot {name}…", name=name))
        self._keep()

    def show_pictured(self, *, pictured: bool) -> None:
        """Note whether there is a picture of the event."""
        if pictured != self._pictured:
            self._pictured = pictured
            self.update_buttons()

    def update_buttons(self) -> None:
        """Offer what is possible, and what whoever is at the window may do."""
        event, may = self._event, self._session.who.may
        asking = not self._question.isHidden()
        known = event is not None and event.person_id is not None
        disputed = event is not None and event.disputed_by is not None
        stranger = event is not None and event.person_id is None and not event.of_nobody
        told = event is not None and event.shown is not None
        for widget, there in (
            (self._dispute_button, known and not disputed and not self._of_nobody and may(Permission.ENROL)),
            (self._known_button, stranger and not disputed and self._pictured and may(Permission.ENROL)),
            (self._add_button, told and self._pictured and may(Permission.ENROL)),
            (self._back_button, disputed and may(Permission.ENROL)),
            (self._enrol_button, stranger and not told and self._pictured and may(Permission.ENROL)),
            (self._show_button, known or told),
            (self._copy_button, self._pictured and may(Permission.EXPORT)),
            (self._save_button, self._pictured and may(Permission.EXPORT)),
        ):
            widget.setVisible(there and not asking)
            widget.setEnabled(not self._busy)
        if event is not None and event.shown is not None:
            self._add_button.setText(tr("A&dd this picture to {name}", name=self._short(event.shown)))
        for answer in (self._yes, self._no, self._field):
            answer.setVisible(asking)
        self._yes.setText(tr("&Mark as wrong") if known else tr("This is &who it was"))
        named = self._field.person is not None
        self._yes.setEnabled(named or (known and not self._field.text().strip()))  # half a name is nobody

    @property
    def _of_nobody(self) -> bool:
        return self._event is not None and self._event.of_nobody

    def _short(self, name: str) -> str:
        """A name as a button has room for it, whatever else it says."""
        return in_button(name, self.fontMetrics(), _ROOM // 2)

    def _ask(self) -> None:
        if self._event is None:
            return
        if self._event.person_id is None:
            words = tr("Who was it? The event says so from now on, and you can take this back.")
        else:
            words = tr(
                "Say that this was not {name}? The event is marked as wrong. What the door did then stays on record, "
                "and you can take this back. If you know who it was, name them.",
                name=who(self._event),
            )
        self._question.setText(words)
        self._question.show()
        self._field.clear()
        self._say("")
        self.update_buttons()
        (self._field if self._event.person_id is None else self._no).setFocus()

    def _keep(self) -> None:
        asked = any(widget.hasFocus() for widget in (self._no, self._yes, self._field))
        self._question.hide()
        self.update_buttons()
        if asked:
            (self._dispute_button if self._dispute_button.isVisible() else self._back_button).setFocus()

    def _dispute(self, *, disputed: bool) -> None:
        number = self._event.id if self._event is not None else None
        if number is None or self._busy:
            return
        store, shown = self._session.site.events, self._field.person if disputed else None
        shown_id = shown.id if shown is not None else None

        def done(event: Event) -> None:
            self._busy = False
            self.changed.emit(event)
            self.update_buttons()

        self._busy = True
        self._keep()
        background.run(lambda _progress: store.dispute(number, disputed=disputed, shown_id=shown_id), done, self._fail)

    def _enrol(self) -> None:
        def work(content: bytes) -> Image:
            from core import images

            return images.decode(content, tr("the picture of this event"))

        self._with_picture(work, lambda picture: self._session.go("enrol", picture))

    def _add_picture(self) -> None:
        """Add the picture to whom it shows, unless the gallery says that it is of somebody else."""
        event, site, recogniser = self._event, self._session.site, self._session.recogniser
        if event is None or event.shown_id is None or recogniser is None:
            return
        number, name = event.shown_id, event.shown or ""

        def work(content: bytes) -> None:
            from core import images
            from core.people.enrolment import Anew, Enroller, sample

            words = tr("the picture of this event")
            taken = sample(recogniser.engine, images.decode(content, words), words)
            person = site.people.find(number)
            Enroller(site, recogniser).samples(person.name, [taken], anew=Anew(number))

        def done(_none: None) -> None:
            self._say(tr("✔ The picture is kept as one of {name}.", name=name), "allow")
            self._session.look()

        self._with_picture(work, done)

    def _show_person(self) -> None:
        if self._event is not None:
            self._session.go("people", self._event.shown_id or self._event.person_id)

    def _copy(self) -> None:
        def done(image: QImage) -> None:
            QGuiApplication.clipboard().setImage(image)
            self._say(tr("✔ The picture is on the clipboard."), "allow")

        self._with_picture(opened, done, "copy picture of event")

    def _save(self) -> None:
        if self._event is None:
            return
        name = dialogs.save_file(
            self, tr("Save the picture"), "exports", f"event-{self._event.id}.jpg", tr("JPEG pictures (*.jpg)")
        )
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Write the picture to a file, in the background."""

        def work(content: bytes) -> None:
            try:
                path.write_bytes(content)
            except OSError as error:
                raise PorticoError("{path} cannot be written: {why}", path=path, why=error.strerror or error) from None

        def done(_none: None) -> None:
            self._say(tr("✔ The picture is in {path}.", path=path), "allow")

        self._with_picture(work, done, "save picture of event")

    def _with_picture(self, work: Callable[[bytes], Any], done: Callable[[Any], None], export: str = "") -> None:
        """Read the picture in the background and do something with it; ``export`` is what the trail calls it."""
        event, site = self._event, self._session.site
        if event is None or event.id is None or self._busy:
            return
        number, person = event.id, event.person_id

        def job(_progress: background.Progress) -> Any:
            if export:
                site.trail.require(Permission.EXPORT)
            content = site.events.photo(number)
            if content is None:
                raise PorticoError(tr("No picture of this event is kept any more."))
            if export:
                site.trail.look(export, f"event {number}", person)
            return work(content)

        def ended(value: Any) -> None:
            self._busy = False
            self.update_buttons()
            if self._event is not None and self._event.id == number:
                done(value)

        self._busy = True
        self.update_buttons()
        background.run(job, ended, self._fail)

    def _fail(self, words: str) -> None:
        self._busy = False
        self.update_buttons()
        self._say(f"✖ {sentence(words)}", "deny")

    def _say(self, words: str, tone: str = "") -> None:
        self._message.setText(words)
        self._message.setVisible(bool(words))
        set_tone(self._message, tone)
