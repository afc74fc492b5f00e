"""Enrolling somebody, and taking that back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app import background
from app.window.language import plural, tr
from app.window.pages.enrol.desk import Desk
from app.window.pages.enrol.keeping import Done, Wish, keep
from app.window.session import Session
from app.window.widgets import dialogs
from app.window.widgets.layout import button, column, label, reveal, row, set_tone
from app.window.widgets.words import sentence

if TYPE_CHECKING:
    from core.gallery.people import Person
    from core.people.enrolment import DuplicateError, UnlikeError


class Enrolling(QWidget):
    """Enrols, says what came of it, and offers to undo it."""

    def __init__(self, session: Session, desk: Desk):
        super().__init__()
        self._session = session
        self._desk = desk
        self._last: Done | None = None
        self._message = label("", wrap=True)
        self._undo = button(tr("Un&do"), self._take_back)
        self._undo.hide()
        line = row()
        line.addWidget(self._message, 1)
        line.addWidget(self._undo, 0, Qt.AlignmentFlag.AlignTop)
        column(self, margin=0).addLayout(line)

    def say(self, words: str, tone: str = "") -> None:
        """Say how something went. Undo goes with what it undid: beside other words it would be taken to undo those."""
        self.forget_last()
        self._tell(words, tone)

    def _tell(self, words: str, tone: str) -> None:
        self._message.setText(words)
        set_tone(self._message, tone)
        if tone == "deny":
            reveal(self._message)

    def enrol(self, wish: Wish, then: Callable[[Done | DuplicateError | UnlikeError | None], object]) -> None:
        """Enrol somebody, unless something else is going on.

        Args:
            wish: who.
            then: told who is enrolled, or what somebody has to be asked first; None where it went wrong, which is
                said. Nobody is told of an enrolment once somebody else is at the desk.

        """
        recogniser, site = self._session.recogniser, self._session.site
        if recogniser is None or self._desk.busy:
            return
        still = self._desk.begin()

        def failed(words: str) -> None:
            self._fail(words, still)
            then(None)

        def done(result: Done | DuplicateError | UnlikeError) -> None:
            self._desk.end()
            if still():
                then(result)
            else:
                self._session.look()

        background.run(lambda _progress: keep(site, recogniser, wish), done, failed)

    def show_done(self, done: Done, *, final: bool) -> None:
        """Say who is enrolled; where that is not final, it can be undone."""
        person = done.person
        photos = plural(person.photos, "1 photo", "{count} photos")
        words = (
            tr("✔ {name} is enrolled with {photos}, and recognised from now on.", name=person.name, photos=photos)
            if not done.outside
            else tr(
                "▲ {name} is enrolled with {photos}, and is in no group: no door opens.",
                name=person.name,
                photos=photos,
            )
        )
        if done.removed:
            gone = plural(done.removed, "1 older photo is removed.", "{count} older photos are removed.")
            words = f"{words} {gone}"
        self.say(words, "attention" if done.outside else "allow")
        if not final:
            self._last = done
            self._undo.show()

    def forget_last(self) -> None:
        """Whoever has been enrolled last stays so."""
        self._last = None
        self._undo.hide()

    def _take_back(self) -> None:
        last, site = self._last, self._session.site
        if last is None or self._desk.busy:
            return
        still = self._desk.begin()

        def done(left: Person | None) -> None:
            if left is None:
                dialogs.forget()
            self._desk.end()
            if not still():
                self._session.look()
                return
            name = last.person.name
            self.say(
                tr("{name} is no longer enrolled.", name=name)
                if left is None
                else tr("The new photos of {name} are gone again.", name=name)
            )
            self._session.look()

        def failed(words: str) -> None:
            self._desk.end()
            if still() and self._last is last:  # it can be tried again
                self._tell(f"✖ {sentence(words)}", "deny")

        background.run(lambda _progress: site.people.take_back(last.person.id, last.photos), done, failed)

    def _fail(self, words: str, still: background.Still) -> None:
        """Tell what went wrong, unless somebody else is at the desk by then."""
        self._desk.end()
        if still():
            self.say(f"✖ {sentence(words)}", "deny")
