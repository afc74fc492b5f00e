"""Enrolment: a name, good pictures, consent; and undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from app import background
from app.window import theme
from app.window.language import enumerated, mark, plural, said, tr
from app.window.pages.enrol.duplicate import DuplicatePanel
from app.window.pages.enrol.guided import GuidedCamera
from app.window.pages.enrol.keeping import Done, Wish, keep
from app.window.pages.enrol.reading import samples_of
from app.window.pages.enrol.renewing import Renewing
from app.window.pages.enrol.taken import Taken
from app.window.session import Session
from app.window.widgets import dialogs
from app.window.widgets.drops import DropTarget
from app.window.widgets.group_choice import GroupChoice
from app.window.widgets.jobs import JobBar
from app.window.widgets.layout import button, column, go_on_with, label, panel, reveal, row, scrolled, set_tone
from app.window.widgets.pictures import to_qimage
from app.window.widgets.question import Question
from app.window.widgets.texts import LineField
from app.window.widgets.words import sentence

if TYPE_CHECKING:
    from core.faces import Image
    from core.gallery.people import Person
    from core.people.enrolment import DuplicateError, Likeness, Sample, UnlikeError

WANTED = 3
_INVITATION = mark("Use the camera, add pictures, or drop them here.")


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
        self._busy = False
        self._latest = background.Latest()  # dropped when somebody else comes to the desk
        self._next: Image | Person | None = None  # the picture, or whom photographed anew, that comes next
        self._others: set[int] = set()  # people who look alike, and are somebody else
        self._last: Done | None = None

        self._name = LineField()
        self._name.setPlaceholderText(tr("Name of the person"))
        self._name.setAccessibleName(tr("Name"))
        self._name.textChanged.connect(lambda _text: self._update())
        self._camera_button = button(tr("Use &camera"), self._toggle_camera)
        self._files = button(tr("Add &pictures…"), self._choose)
        self._guided = GuidedCamera(session, tr(_INVITATION))
        self._guided.taken.connect(self._add)
        self._guided.switched.connect(
            lambda on: self._camera_button.setText(tr("Stop &camera") if on else tr("Use &camera"))
        )
        self._job = JobBar()
        self._taken = Taken()
        self._taken.changed.connect(self._update)
        self._count = label("", "muted", wrap=True)
        self._duplicate = DuplicatePanel(session)
        self._duplicate.same.connect(self._is_same)
        self._duplicate.different.connect(self._is_different)
        self._duplicate.still.connect(self._is_still)
        self._duplicate.other.connect(self._is_other)
        self._renewing = Renewing(session)
        self._renewing.known.connect(self._update)
        self._consent = QCheckBox(tr("They &agreed to be recognised here"))
        self._consent.toggled.connect(lambda _on: self._update())
        self._document = LineField()
        self._document.setPlaceholderText(tr("Where it is written down, such as: form 12"))
        self._document.setAccessibleName(tr("Where the consent is written down"))
        self._number = LineField()
        self._number.setPlaceholderText(tr("Employee number, if two share a name"))
        self._number.setAccessibleName(tr("Employee number"))
        self._group = GroupChoice(session, dated=True)
        self._question = Question(tr("Begin ane&w"), tr("&Go on with this one"), self._drop_next)
        self._message = label("", wrap=True)
        self._undo = button(tr("Un&do"), self._take_back)
        self._undo.hide()
        self._save = button(tr("&Enrol"), self.enrol, role)
        self._missing = label("", "small", wrap=True)
        self._missing.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._clear = button(tr("Start &over"), self._ask_over)
        self._lay_out()

        session.ready.connect(self._update)
        session.ready.connect(self._begin_next)
        self._update()

    def _lay_out(self) -> None:
        frame, content = panel()
        content.addWidget(label(tr("Enrol a person"), "title"))
        content.addWidget(self._question)
        name = QLabel(tr("&Name"))
        name.setBuddy(self._name)
        content.addWidget(name)
        content.addWidget(self._name)
        content.addWidget(self._number)
        content.addWidget(self._renewing)
        sources = row()
        sources.addWidget(self._camera_button)
        sources.addWidget(self._files)
        content.addLayout(sources)
        for widget in (
            self._count,
            self._taken,
            self._job,
            self._duplicate,
            self._consent,
            self._document,
            self._group,
        ):
            content.addWidget(widget)
        result = row()
        result.addWidget(self._message, 1)
        result.addWidget(self._undo, 0, Qt.AlignmentFlag.AlignTop)
        content.addLayout(result)
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
        body.addWidget(self._guided, 1)
        body.addWidget(side)
        outer.addLayout(body)

    # camera

    def _toggle_camera(self) -> None:
        if self._guided.running:
            self._guided.close_camera()
            return
        from core.errors import SourceError

        try:
            self._say("")
            self._guided.begin()
        except SourceError as error:
            self._say(said(str(error)), "deny")

    def close_camera(self) -> None:
        """Let go of the camera: the page is being left, or the window closed."""
        self._guided.close_camera()

    # files

    def dropped(self, paths: list[Path]) -> None:
        self.add_files(paths)

    def _choose(self) -> None:
        names = dialogs.open_files(self, tr("Choose pictures of one person"), "pictures", dialogs.pictures_filter())
        self._files.setFocus()  # not on the consent, which the next key would tick
        self.add_files([Path(name) for name in names])

    def add_files(self, paths: list[Path]) -> None:
        """Read pictures in the background; each becomes a sample or a sentence that says why not."""
        self._add_all([(path.name, path) for path in paths])

    def add_picture(self, image: Image) -> None:
        """Begin an enrolment with the face of a picture uint8 (height, width, 3): as soon as it can be, and may."""
        self._next = image
        if self._session.engine is None or self._busy:
            self._say(tr("The new picture comes next: wait a moment."))
        self._begin_next()

    def renew(self, person: Person) -> None:
        """Photograph somebody anew who is enrolled: as soon as it can be, and may."""
        self._next = person
        self._begin_next()

    def _begin_next(self) -> None:
        if self._next is None or self._session.engine is None or self._busy:
            return
        if self._taken.samples or self._name.text().strip():
            words = tr("▲ Leave this enrolment and begin with the new picture?")
            if not isinstance(self._next, np.ndarray):
                words = tr("▲ Leave this enrolment, and photograph {name} anew?", name=self._next.name)
            self._question.ask(words, self._go_on)
        else:
            self._go_on()

    def _go_on(self) -> None:
        """Start over, with the next picture where there is one, or with whom to photograph anew."""
        following = self._next
        self._start_over()
        if isinstance(following, np.ndarray):
            self._add_all([(tr("the picture"), following)])
        elif following is not None:
            self._renewing.begin(following)
            self._name.setText(following.name)
            self._update()
            self._toggle_camera()

    def _drop_next(self) -> None:
        self._next = None

    def _add_all(self, pictures: list[tuple[str, Path | Image]]) -> None:
        still = self._latest.mark()
        engine = self._session.engine
        if engine is None or not pictures or self._busy:
            return

        def done(result: tuple[list[Sample], list[str]]) -> None:
            self._set_busy(False)
            if not still():
                return
            for one in result[0]:
                self._add(one)
            if result[0]:
                self._guided.show_picture(to_qimage(result[0][-1].photo))
            told = [*result[1], *(one.note for one in result[0] if one.note)]
            self._say("\n".join(said(words) for words in told), "deny" if result[1] else "")
            if result[0]:
                self._go_on_here()

        self._set_busy(True)
        self._job.run(lambda progress: samples_of(engine, pictures, progress), done, self._failing(still))

    def _go_on_here(self) -> None:
        """Let the keys go to what is missing next."""
        agreed = self._consent.isChecked() or self._renewing.agreed
        go_on_with(*([] if self._name.text().strip() else [self._name]), self._save if agreed else self._consent)

    # samples

    def _add(self, one: Sample) -> None:
        first = not self._taken.samples
        self._forget_last()
        self._taken.add(one)
        if first:
            self._look_for_duplicate(one)

    def _look_for_duplicate(self, one: Sample) -> None:
        """Warn with the first picture, not once all have been taken."""
        recogniser, site, name = self._session.recogniser, self._session.site, self._name.text()
        if recogniser is None:
            return

        def work(_progress: background.Progress) -> Likeness | None:
            from core.people.enrolment import Enroller

            return Enroller(site, recogniser).likeness(name, [one], self._others)

        def done(found: Likeness | None) -> None:
            if found is not None and one in self._taken.samples:
                self._duplicate.ask(found, one)
                self._update()

        background.run(work, done, lambda words: self._say(said(words), "deny"))

    def _is_same(self, name: str) -> None:
        self._end_renewing()
        self._name.setText(name)
        self._update()

    def _is_different(self, person_id: int) -> None:
        self._others.add(person_id)
        self._update()

    def _is_still(self) -> None:
        self._renewing.vouch()
        self._update()
        self.enrol()

    def _is_other(self) -> None:
        self._end_renewing()
        self._name.clear()
        self._name.setFocus()
        self._update()

    def _end_renewing(self) -> None:
        """The pictures are not of whoever was to be photographed anew, nor is what was agreed."""
        if self._renewing.person is None:
            return
        self._renewing.put_away()
        self._document.clear()
        self._consent.setChecked(False)

    @property
    def unsaved(self) -> str:
        """That pictures have been taken of somebody who is not enrolled with them; else empty."""
        count = len(self._taken.samples)
        return plural(count, "1 picture is not enrolled.", "{count} pictures are not enrolled.") if count else ""

    @property
    def begun(self) -> bool:
        """Whether somebody is at work on an enrolment that is not kept."""
        return bool(self._taken.samples or self._name.text().strip()) and not self._busy

    @property
    def missing(self) -> str:
        """What is missing before somebody can be enrolled; empty where nothing is."""
        if self._session.engine is None:
            return tr("Recognition is not ready yet.")
        if not self._duplicate.isHidden():
            return tr("Answer first whether it is the same person.")
        lacking = []
        if not self._taken.samples:
            lacking.append(tr("a picture"))
        if not self._name.text().strip():
            lacking.append(tr("a name"))
        if not (self._consent.isChecked() or self._renewing.agreed):
            lacking.append(tr("the tick that they agreed"))
        return tr("Still missing: {what}.", what=enumerated(lacking)) if lacking else ""

    def forget(self) -> None:
        """Begin anew for somebody else at the desk: what is still going on changes nothing here."""
        self._latest.drop()
        self._job.stop()
        self._start_over()

    def _ask_over(self) -> None:
        if self._taken.samples:
            self._question.ask(tr("▲ Discard the pictures taken, and start over?"), self._go_on)
        else:
            self._go_on()

    def _start_over(self) -> None:
        self._drop_next()
        self._question.put_away()
        self.close_camera()
        self._taken.clear()
        self._others.clear()
        self._duplicate.put_away()
        self._renewing.put_away()
        self._name.clear()
        self._number.clear()
        self._group.clear_day()
        self._document.clear()
        self._consent.setChecked(False)
        self._say("")
        self._forget_last()
        self._guided.show_words(tr(_INVITATION))
        self._update()

    # enrolling

    def enrol(self, then: Callable[[bool], object] | None = None) -> None:
        """Enrol whoever is filled in; ``then`` is told whether they were, once that is known."""
        recogniser, site, samples = self._session.recogniser, self._session.site, list(self._taken.samples)
        if recogniser is None or self._busy or not samples:
            return
        wish = self._wish(samples)
        still = self._latest.mark()

        def tell(well: bool) -> None:
            if then is not None:
                then(well)

        def failed(words: str) -> None:
            self._failing(still)(words)
            self._renewing.look()  # the consent may have been withdrawn
            tell(False)

        def done(result: Done | DuplicateError | UnlikeError) -> None:
            self._set_busy(False)
            if not still():
                self._session.look()
                return
            if not isinstance(result, Done):
                self._ask(result, samples)
                tell(False)
                return
            person, following = result.person, self._next
            self._start_over()
            self._next = following
            photos = plural(person.photos, "1 photo", "{count} photos")
            self._say(
                tr("✔ {name} is enrolled with {photos}, and recognised from now on.", name=person.name, photos=photos)
                if not result.outside
                else tr(
                    "▲ {name} is enrolled with {photos}, and is in no group: no door opens.",
                    name=person.name,
                    photos=photos,
                ),
                "attention" if result.outside else "allow",
            )
            if not wish.drops:  # what was removed does not come back
                self._last = result
                self._undo.show()
            self._session.look()
            go_on_with(self._name)  # of whoever comes next
            self.enrolled.emit(person)
            tell(True)

        self._set_busy(True)
        background.run(lambda _progress: keep(site, recogniser, wish), done, failed)

    def _wish(self, samples: list[Sample]) -> Wish:
        """What is filled in."""
        document = self._document.text().strip() or tr("said at the desk")
        return Wish(
            self._name.text(),
            samples,
            frozenset(self._others),
            None if self._renewing.agreed else document,
            self._renewing.person,
            self._renewing.vouched_for(samples),
            self._renewing.drops,
            () if self._renewing.person is not None else self._group.groups,
            None if self._renewing.person is not None else self._group.validity,
            self._number.text().strip() or None,
        )

    def _ask(self, about: DuplicateError | UnlikeError, samples: list[Sample]) -> None:
        """Have somebody look at both faces before anything is kept."""
        from core.people.enrolment import UnlikeError

        if isinstance(about, UnlikeError):
            self._renewing.ask_about(samples)
            self._duplicate.ask_still(about.likeness, samples[0])
        else:
            self._duplicate.ask(about.likeness, samples[0])
        self._update()

    def _take_back(self) -> None:
        still = self._latest.mark()
        last, site = self._last, self._session.site
        if last is None or self._busy:
            return

        def done(left: Person | None) -> None:
            if left is None:
                dialogs.forget()
            self._set_busy(False)
            if not still():
                self._session.look()
                return
            self._forget_last()
            name = last.person.name
            self._say(
                tr("{name} is no longer enrolled.", name=name)
                if left is None
                else tr("The new photos of {name} are gone again.", name=name)
            )
            self._session.look()

        self._set_busy(True)
        background.run(lambda _progress: site.people.take_back(last.person.id, last.photos), done, self._failing(still))

    def _forget_last(self) -> None:
        self._last = None
        self._undo.hide()

    def _failing(self, still: background.Still) -> Callable[[str], None]:
        """Tells what went wrong, unless somebody else is at the desk by then."""

        def failed(words: str) -> None:
            self._set_busy(False)
            if still():
                self._say(f"✖ {sentence(words)}", "deny")

        return failed

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._update()
        if not busy:
            QTimer.singleShot(0, self, self._begin_next)  # once what has come is here

    def _say(self, words: str, tone: str = "") -> None:
        self._message.setText(words)
        set_tone(self._message, tone)
        if tone == "deny":
            reveal(self._message)

    def _update(self) -> None:
        ready = self._session.engine is not None and not self._busy
        count = len(self._taken.samples)
        if not count:
            self._duplicate.put_away()
        pictures = plural(count, "1 picture", "{count} pictures")
        self._count.setText(
            pictures
            if count >= WANTED
            else tr(
                "{pictures} so far; with {wanted} or more, people are recognised more surely.",
                pictures=pictures,
                wanted=WANTED,
            )
        )
        renewed = self._renewing.person
        self._name.setReadOnly(renewed is not None)
        self._number.setVisible(renewed is None)
        if renewed is not None:
            self._group.hide()
        else:
            self._group.setVisible(self._group.wanted)
        for widget in (self._consent, self._document):
            widget.setVisible(not self._renewing.agreed)
        agreed = self._consent.isChecked() or self._renewing.agreed
        self._camera_button.setEnabled(ready)
        self._files.setEnabled(ready)
        self._document.setEnabled(agreed)
        missing = self.missing
        self._missing.setText("" if self._busy else missing)
        self._save.setEnabled(ready and not missing)
        self._save.setToolTip("" if agreed else tr("Nobody is enrolled without their consent: tick that they agreed."))
        self._clear.setEnabled(ready and (count > 0 or bool(self._name.text())))
