"""Pictures of somebody, from the camera and from files, and whether the face is known already."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app import background
from app.window.language import mark, plural, said, tr
from app.window.pages.enrol.desk import Desk
from app.window.pages.enrol.duplicate import DuplicatePanel
from app.window.pages.enrol.guided import GuidedCamera
from app.window.pages.enrol.reading import samples_of, without_repeats
from app.window.pages.enrol.taken import Taken
from app.window.session import Session
from app.window.widgets import dialogs
from app.window.widgets.jobs import JobBar
from app.window.widgets.layout import button, column, label, row
from app.window.widgets.pictures import to_qimage
from app.window.widgets.words import sentence

if TYPE_CHECKING:
    from core.faces import Image
    from core.people.enrolment import DuplicateError, Likeness, Sample, UnlikeError

WANTED = 3
_INVITATION = mark("Use the camera, add pictures, or drop them here.")


class EnrolPictures(QWidget):
    """Takes and reads them, and has somebody look at a face that is known already.

    Attributes:
        guided: the camera's picture, which has its place elsewhere.
        duplicate: asks whether a face is that of somebody enrolled.

    Signals:
        changed: there are other pictures, or a question has been asked or answered.
        added: a Sample.
        read: files have been read, and there are pictures among them.
        told: words on how that went, and their tone.

    """

    changed = Signal()
    added = Signal(object)
    read = Signal()
    told = Signal(str, str)

    def __init__(self, session: Session, desk: Desk):
        super().__init__()
        self._session = session
        self._desk = desk
        self._others: set[int] = set()  # people who look alike, and are somebody else
        self._camera_button = button(tr("Use &camera"), self._toggle_camera)
        self._files = button(tr("Add &pictures…"), self._choose)
        self.guided = GuidedCamera(session, tr(_INVITATION))
        self.guided.taken.connect(self._add)
        self.guided.switched.connect(
            lambda on: self._camera_button.setText(tr("Stop &camera") if on else tr("Use &camera"))
        )
        self._job = JobBar()
        self._taken = Taken()
        self._taken.changed.connect(self._update)
        self._count = label("", "muted", wrap=True)
        self.duplicate = DuplicatePanel(session)
        self.duplicate.different.connect(self._is_different)
        sources = row()
        sources.addWidget(self._camera_button)
        sources.addWidget(self._files)
        content = column(self, margin=0, spacing=1)
        content.addLayout(sources)
        for widget in (self._count, self._taken, self._job, self.duplicate):
            content.addWidget(widget)
        self._update()

    @property
    def samples(self) -> list[Sample]:
        """Those taken so far, as they are now."""
        return list(self._taken.samples)

    @property
    def others(self) -> frozenset[int]:
        """People who look alike, and of whom somebody has said that they are somebody else."""
        return frozenset(self._others)

    def allow(self, on: bool) -> None:
        """Whether pictures can be taken now."""
        self._camera_button.setEnabled(on)
        self._files.setEnabled(on)

    # the camera

    def _toggle_camera(self) -> None:
        if self.guided.running:
            self.guided.close_camera()
        else:
            self.begin_camera()

    def begin_camera(self) -> None:
        """Switch on the camera; what goes wrong is said."""
        from core.errors import SourceError

        try:
            self.told.emit("", "")
            self.guided.begin()
        except SourceError as error:
            self.told.emit(said(str(error)), "deny")

    # files

    def _choose(self) -> None:
        names = dialogs.open_files(self, tr("Choose pictures of one person"), "pictures", dialogs.pictures_filter())
        self._files.setFocus()  # not on the consent, which the next key would tick
        self.add_files([Path(name) for name in names])

    def add_files(self, paths: list[Path]) -> None:
        """Read pictures in the background; each becomes a sample or a sentence that says why not."""
        self.add_all([(path.name, path) for path in paths])

    def add_all(self, pictures: Sequence[tuple[str, Path | Image]]) -> None:
        """Read files, and pictures uint8 (height, width, 3), each with its name."""
        engine = self._session.engine
        if engine is None or not pictures or self._desk.busy:
            return
        still = self._desk.begin()

        def done(result: tuple[list[Sample], list[str]]) -> None:
            self._desk.end()
            if not still():
                return
            read, problems = result
            samples, repeats = without_repeats(read, self._taken.samples)
            for one in samples:
                self._add(one)
            if samples:
                self.guided.show_picture(to_qimage(samples[-1].photo))
            months = self._session.site.settings.renew_months
            notes = [*problems, *repeats, *(words for one in samples for words in one.notes(months))]
            self.told.emit(
                "\n".join(said(words) for words in notes), "deny" if problems else "attention" if repeats else ""
            )
            if samples:
                self.read.emit()

        def failed(words: str) -> None:
            self._desk.end()
            if still():
                self.told.emit(f"✖ {sentence(words)}", "deny")

        self._job.run(lambda progress: samples_of(engine, pictures, progress), done, failed)

    def _add(self, one: Sample) -> None:
        self._taken.add(one)
        self.added.emit(one)

    # whether the face is known already

    def look_for_duplicate(self, name: str, one: Sample) -> None:
        """Have somebody look, where a picture of whoever is called so is like somebody else who is enrolled."""
        recogniser, site, others = self._session.recogniser, self._session.site, self._others
        if recogniser is None:
            return

        def work(_progress: background.Progress) -> Likeness | None:
            from core.people.enrolment import Enroller

            return Enroller(site, recogniser).likeness(name, [one], others)

        def done(found: Likeness | None) -> None:
            if found is not None and one in self._taken.samples:
                self.duplicate.ask(found, one)
                self._update()

        background.run(work, done, lambda words: self.told.emit(said(words), "deny"))

    def ask(self, about: DuplicateError | UnlikeError, one: Sample) -> None:
        """Have somebody look at both faces before anything is kept."""
        from core.people.enrolment import UnlikeError

        if isinstance(about, UnlikeError):
            self.duplicate.ask_still(about.likeness, one)
        else:
            self.duplicate.ask(about.likeness, one)
        self._update()

    def _is_different(self, person_id: int) -> None:
        self._others.add(person_id)
        self._update()

    def stop_reading(self) -> None:
        """What is being read is wanted no longer."""
        self._job.stop()

    def clear(self) -> None:
        """Let go of the camera and of all pictures: whoever comes next is somebody else."""
        self.guided.close_camera()
        self._taken.clear()
        self._others.clear()
        self.duplicate.put_away()
        self.guided.show_words(tr(_INVITATION))

    def _update(self) -> None:
        count = len(self._taken.samples)
        if not count:
            self.duplicate.put_away()
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
        self.changed.emit()
