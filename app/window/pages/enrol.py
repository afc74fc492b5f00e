"""Enrol: a name and at least three good pictures, from the camera or from files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from app import background
from app.window import theme
from app.window.session import Session
from app.window.widgets.drops import DropTarget
from app.window.widgets.layout import button, column, discard, label, panel, row, set_tone
from app.window.widgets.pictures import FaceThumbnail, Mark, PictureView, to_qimage
from core.gallery.audit import Permission

if TYPE_CHECKING:
    from core.cameras.sources import Frame
    from core.enrolment import Sample
    from core.gallery.store import Person
    from core.live.capture import Advice, CaptureLoop

_WANTED = 3


class EnrolPage(DropTarget):
    """Enrols one person after the other."""

    title = "Enrol"
    icon = "mdi6.account-plus-outline"
    needs = Permission.ENROL

    _advised = Signal(object, object)
    _ended = Signal(str)

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._loop: CaptureLoop | None = None
        self._samples: list[Sample] = []
        self._busy = False

        self._name = QLineEdit()
        self._name.setPlaceholderText("Name of the person")
        self._name.setAccessibleName("Name")
        self._name.textChanged.connect(self._update)
        self._camera = button("Use &camera", self._toggle_camera)
        self._files = button("Add &pictures…", self._choose)
        self._picture = PictureView("Use the camera, add pictures, or drop them here.")
        self._advice = label("", "display")
        self._advice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._taken = row()
        self._taken.addStretch(1)
        self._message = label("", wrap=True)
        self._save = button("&Enrol", self._enrol, "primary")
        self._clear = button("&Start over", self._start_over)

        left = QVBoxLayout()
        left.setSpacing(theme.size("unit"))
        left.addWidget(self._picture, 1)
        left.addWidget(self._advice)
        side, content = panel()
        side.setFixedWidth(360)
        content.addWidget(label("Enrol a person", "title"))
        content.addWidget(label("Name", "muted"))
        content.addWidget(self._name)
        sources = row()
        sources.addWidget(self._camera)
        sources.addWidget(self._files)
        content.addLayout(sources)
        self._count = label("", "muted", wrap=True)
        content.addWidget(self._count)
        content.addLayout(self._taken)
        content.addWidget(self._progress)
        content.addWidget(self._message)
        content.addStretch(1)
        actions = row()
        actions.addWidget(self._clear)
        actions.addStretch(1)
        actions.addWidget(self._save)
        content.addLayout(actions)
        outer = column(self)
        body = row(2)
        body.addLayout(left, 1)
        body.addWidget(side)
        outer.addLayout(body)

        self._advised.connect(self._show_advice, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._camera_ended, Qt.ConnectionType.QueuedConnection)
        session.ready.connect(self._update)
        self._update()

    # camera

    def _toggle_camera(self) -> None:
        if self._loop is not None:
            self._stop_camera()
            self._picture.show_words("The camera is off.")
            self._advice.setText("")
            return
        from core.cameras.sources import open_source
        from core.errors import SourceError
        from core.live.capture import CaptureLoop, GuidedCapture

        engine = self._session.engine
        if engine is None:
            return
        try:
            source = open_source(self._session.site.settings.camera, realtime=True, loop=True)
            self._begin_capture(CaptureLoop(source, GuidedCapture(engine), self._advised.emit, self._ended.emit))
        except SourceError as error:
            self._say(str(error), "deny")

    def _begin_capture(self, loop: CaptureLoop) -> None:
        self._say("")
        self._picture.show_words("Connecting…")
        self._loop = loop
        self._camera.setText("Stop &camera")
        # the Live page may hold the very camera that is wanted here
        self._session.stop_watching(then=loop.start)

    def _stop_camera(self) -> None:
        loop, self._loop = self._loop, None
        self._camera.setText("Use &camera")
        if loop is not None:
            background.run(lambda _progress: loop.stop())

    def _show_advice(self, frame: Frame, advice: Advice) -> None:
        if self._loop is None:
            return
        marks = ()
        if advice.face is not None:
            tone = "allow" if advice.sample is not None else "attention"
            marks = (Mark(tuple(float(v) for v in advice.face), "", tone, dashed=advice.sample is None),)  # type: ignore[arg-type]
        self._picture.show_picture(to_qimage(frame.image), marks)
        self._advice.setText(advice.words[:1].upper() + advice.words[1:])
        if advice.sample is not None:
            self._add(advice.sample)
        if advice.wanted is None:
            self._stop_camera()

    def _camera_ended(self, words: str) -> None:
        self._stop_camera()
        if words:
            self._picture.show_words(words)
            self._advice.setText("")

    # files

    def dropped(self, paths: list[Path]) -> None:
        self.add_files(paths)

    def _choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self, "Choose pictures of one person", filter="Pictures (*.jpg *.jpeg *.png *.bmp *.webp *.tif *.tiff)"
        )
        self.add_files([Path(name) for name in names])

    def add_files(self, paths: list[Path]) -> None:
        """Read pictures in the background; each becomes a sample or a sentence that says why not."""
        engine = self._session.engine
        if engine is None or not paths or self._busy:
            return

        def work(progress: background.Progress) -> tuple[list[Sample], list[str]]:
            from core import images
            from core.enrolment import sample
            from core.errors import PorticoError

            samples, problems = [], []
            for number, path in enumerate(paths):
                progress(number / len(paths), path.name)
                try:
                    samples.append(sample(engine, images.read(path), path.name))
                except PorticoError as error:
                    problems.append(str(error))
            return samples, problems

        def done(result: tuple[list[Sample], list[str]]) -> None:
            self._set_busy(False)
            for one in result[0]:
                self._add(one)
            if result[0]:
                self._picture.show_picture(to_qimage(result[0][-1].photo))
            self._say("\n".join(result[1]), "deny" if result[1] else "")

        self._set_busy(True)
        background.run(work, done, self._failed, lambda fraction, _words: self._progress.setValue(int(100 * fraction)))

    # samples

    def _add(self, one: Sample) -> None:
        self._samples.append(one)
        holder = QWidget()
        content = column(holder, margin=0, spacing=0)
        face = FaceThumbnail(64)
        face.show_face(to_qimage(one.photo), str(one.quality.pose))
        content.addWidget(face)
        content.addWidget(label(str(one.quality.pose), "small"))
        remove = button("✕", lambda: self._remove(one, holder))
        remove.setAccessibleName("Remove this picture")
        remove.setToolTip("Remove this picture")
        content.addWidget(remove)
        self._taken.insertWidget(self._taken.count() - 1, holder)
        self._update()

    def _remove(self, one: Sample, holder: QWidget) -> None:
        self._samples = [s for s in self._samples if s is not one]
        discard(holder)
        self._update()

    def _start_over(self) -> None:
        self._stop_camera()
        self._samples.clear()
        while self._taken.count() > 1:
            item = self._taken.takeAt(0)
            if item is not None:
                discard(item.widget())
        self._name.clear()
        self._advice.setText("")
        self._say("")
        self._picture.show_words("Use the camera, add pictures, or drop them here.")
        self._update()

    # enrolling

    def _enrol(self) -> None:
        recogniser = self._session.recogniser
        if recogniser is None or self._busy or not self._samples:
            return
        name, samples = self._name.text(), list(self._samples)

        def work(_progress: background.Progress) -> Person:
            from core.enrolment import Enroller

            return Enroller(self._session.site, recogniser).samples(name, samples)

        def done(person: Person) -> None:
            self._set_busy(False)
            self._start_over()
            self._say(
                f"✔ {person.name} is enrolled with {person.photos} photos and will be recognised from now on.", "allow"
            )
            self._session.look()

        self._set_busy(True)
        background.run(work, done, self._failed)

    def _failed(self, words: str) -> None:
        self._set_busy(False)
        self._say(f"✖ {words[:1].upper()}{words[1:]}", "deny")

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._progress.setValue(0)
        self._progress.setVisible(busy)
        self._update()

    def _say(self, words: str, tone: str = "") -> None:
        self._message.setText(words)
        set_tone(self._message, tone)

    def _update(self) -> None:
        ready = self._session.engine is not None and not self._busy
        count = len(self._samples)
        more = max(0, _WANTED - count)
        self._count.setText(
            f"{count} pictures" if not more else f"{count} of {_WANTED} pictures; more poses are recognised more surely"
        )
        self._camera.setEnabled(ready)
        self._files.setEnabled(ready)
        self._save.setEnabled(ready and count > 0 and bool(self._name.text().strip()))
        self._clear.setEnabled(ready and (count > 0 or bool(self._name.text())))

    def close_camera(self) -> None:
        """Let go of the camera: the page is being left, or the window closed."""
        if self._loop is not None:
            self._stop_camera()
            self._picture.show_words("The camera is off.")
            self._advice.setText("")
