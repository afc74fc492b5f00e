"""Enrolment: a name, good pictures, consent; and undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.window import theme
from app.window.language import plural, tr
from app.window.pages.enrol.desk import Desk
from app.window.pages.enrol.enrolling import Enrolling
from app.window.pages.enrol.following import Following
from app.window.pages.enrol.form import EnrolForm
from app.window.pages.enrol.keeping import Done
from app.window.pages.enrol.pictures import EnrolPictures
from app.window.session import Session
from app.window.widgets.drops import DropTarget
from app.window.widgets.layout import button, column, go_on_with, label, panel, room_for, row, scrolled

if TYPE_CHECKING:
    from core.faces import Image
    from core.gallery.people import Person
    from core.people.enrolment import DuplicateError, Sample, UnlikeError


class EnrolPanel(DropTarget):
    """Enrols one person after the other.

    Args:
        session: where.
        role: of the button that enrols; plain where another button of the page is the one to press.

    Signals:
        enrolled: a Person.

    """

    enrolled = Signal(object)

    def __init__(self, session: Session, role: str = "primary"):
        super().__init__()
        self._session = session
        self._desk = Desk(self)
        self._desk.turned.connect(self._update)
        self._pictures = EnrolPictures(session, self._desk)
        self._form = EnrolForm(session, self._pictures)
        self._enrolling = Enrolling(session, self._desk)
        self._following = Following(session, self._desk, lambda: self.begun, self)
        self._save = button(tr("&Enrol"), self.enrol, role)
        self._missing = label("", "small", wrap=True)
        room_for(self._missing, 2)
        self._missing.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self._clear = button(tr("Start &over"), self._ask_over)
        self._lay_out()

        self._form.changed.connect(self._update)
        self._pictures.changed.connect(self._update)
        self._pictures.added.connect(self._note_picture)
        self._pictures.read.connect(self._go_on_here)
        self._pictures.told.connect(self._enrolling.say)
        asking = self._pictures.duplicate
        asking.same.connect(self._form.turn_to)
        asking.still.connect(self._is_still)
        asking.other.connect(self._is_other)
        self._following.begins.connect(self._begin)
        session.ready.connect(self._update)
        self._update()

    def _lay_out(self) -> None:
        frame, content = panel()
        content.addWidget(label(tr("Enrol a person"), "title"))
        content.addWidget(self._following.question)
        content.addWidget(self._form)
        content.addWidget(self._enrolling)
        content.addStretch(1)
        side = QWidget()
        side.setFixedWidth(theme.scaled(392))
        beside = column(side, margin=0, spacing=1)
        beside.addWidget(scrolled(frame), 1)
        beside.addWidget(self._missing)
        actions = row()
        actions.addWidget(self._clear)
        actions.addStretch(1)
        actions.addWidget(self._save)
        beside.addLayout(actions)
        outer = column(self, margin=0)
        body = row(2)
        body.addWidget(self._pictures.guided, 1)
        body.addWidget(side)
        outer.addLayout(body)

    # pictures

    def close_camera(self) -> None:
        """Let go of the camera: the page is being left, or the window closed."""
        self._pictures.guided.close_camera()

    def dropped(self, paths: list[Path]) -> None:
        self.add_files(paths)

    def add_files(self, paths: list[Path]) -> None:
        """Read pictures in the background; each becomes a sample or a sentence that says why not."""
        self._pictures.add_files(paths)

    def _note_picture(self, one: Sample) -> None:
        """Warn with the first picture, not once all have been taken."""
        self._enrolling.forget_last()
        if len(self._pictures.samples) == 1:
            self._pictures.look_for_duplicate(self._form.name, one)

    def _go_on_here(self) -> None:
        """Let the keys go to what is missing next."""
        go_on_with(*self._form.unfilled, self._save)

    # who comes next

    def add_picture(self, image: Image) -> None:
        """Begin an enrolment with the face of a picture uint8 (height, width, 3): as soon as it can be, and may."""
        if self._following.waits:
            self._enrolling.say(tr("The new picture comes next: wait a moment."))
        self._following.put(image)

    def renew(self, person: Person) -> None:
        """Photograph somebody anew who is enrolled: as soon as it can be, and may."""
        self._following.put(person)

    def _begin(self, following: Image | Person | None) -> None:
        """Start over, with the next picture where there is one, or with whom to photograph anew."""
        self._start_over()
        if isinstance(following, np.ndarray):
            self._pictures.add_all([(tr("the picture"), following)])
        elif following is not None:
            self._form.renew(following)
            self._pictures.begin_camera()

    def forget(self) -> None:
        """Begin anew for somebody else at the desk: what is still going on changes nothing here."""
        self._desk.change_hands()
        self._pictures.stop_reading()
        self._following.drop()
        self._start_over()

    def _ask_over(self) -> None:
        self._following.ask_over(loses=bool(self._pictures.samples))

    def _start_over(self) -> None:
        self._following.question.put_away()
        self._pictures.clear()
        self._form.clear()
        self._enrolling.say("")
        self._enrolling.forget_last()

    # enrolling

    def enrol(self, then: Callable[[bool], object] | None = None) -> None:
        """Enrol whoever is filled in; ``then`` is told whether they were, once that is known."""
        samples = self._pictures.samples
        if not samples:
            return
        wish = self._form.wish(samples, self._pictures.others)

        def ended(result: Done | DuplicateError | UnlikeError | None) -> None:
            if isinstance(result, Done):
                self._start_over()
                self._enrolling.show_done(result, final=wish.drops)  # what was removed does not come back
                self._session.look()
                self._go_on_here()  # with whoever comes next
                self.enrolled.emit(result.person)
            elif result is not None:
                self._ask(result, samples)
            else:
                self._form.renewing.look()  # the consent may have been withdrawn
            if then is not None:
                then(isinstance(result, Done))

        self._enrolling.enrol(wish, ended)

    def _ask(self, about: DuplicateError | UnlikeError, samples: list[Sample]) -> None:
        """Have somebody look at both faces before anything is kept."""
        from core.people.enrolment import UnlikeError

        if isinstance(about, UnlikeError):
            self._form.renewing.ask_about(samples)
        self._pictures.ask(about, samples[0])

    def _is_still(self) -> None:
        self._form.renewing.vouch()
        self._update()
        self.enrol()

    def _is_other(self) -> None:
        self._form.turn_to("")

    # what is here

    @property
    def unsaved(self) -> str:
        """That pictures have been taken of somebody who is not enrolled with them; else empty."""
        count = len(self._pictures.samples)
        return plural(count, "1 picture is not enrolled.", "{count} pictures are not enrolled.") if count else ""

    @property
    def begun(self) -> bool:
        """Whether somebody is at work on an enrolment that is not kept."""
        return bool(self._pictures.samples or self._form.name.strip()) and not self._desk.busy

    @property
    def missing(self) -> str:
        """What is missing before somebody can be enrolled; empty where nothing is."""
        if self._session.engine is None:
            return tr("Recognition is not ready yet.")
        if not self._pictures.duplicate.isHidden():
            return tr("Answer first whether it is the same person.")
        return self._form.missing(self._pictures.samples)

    def _update(self) -> None:
        busy, missing = self._desk.busy, self.missing
        ready = self._session.engine is not None and not busy
        self._pictures.allow(ready)
        self._missing.setText("" if busy else missing)
        self._save.setEnabled(ready and not missing)
        self._save.setToolTip(
            "" if self._form.agreed else tr("Nobody is enrolled without their consent: tick that they agreed.")
        )
        self._clear.setEnabled(ready and bool(self._pictures.samples or self._form.name))
