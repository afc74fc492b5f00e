"""Guided pictures from a camera: the mirror, the sentence under it, and the camera's loop."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app import background
from app.window import theme
from app.window.language import said, tr
from app.window.pages.enrol.ring import GuidedPicture
from app.window.session import Session
from app.window.widgets.layout import button, column, label, row

if TYPE_CHECKING:
    from core.cameras.source import Frame
    from core.people.capture import Advice, CaptureLoop


class GuidedCamera(QWidget):
    """Leads whoever sits before the camera through the poses.

    Signals:
        taken: a Sample.
        switched: whether the camera runs now.

    """

    taken = Signal(object)
    switched = Signal(bool)
    _advised = Signal(object, object, object)
    _ended = Signal(object, object)

    def __init__(self, session: Session, words: str):
        super().__init__()
        self._session = session
        self._loop: CaptureLoop | None = None
        self._give_back: Callable[[], None] | None = None  # gives the Live page its camera back
        self.picture = GuidedPicture(words)
        self._advice = label("", "display", wrap=True)
        self._advice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pass = button(tr("S&kip this one"), self._pass_over)
        self._pass.hide()
        content = column(self, margin=0, spacing=1)
        content.addWidget(self.picture, 1)
        under = row()
        under.addWidget(self._advice, 1)
        under.addWidget(self._pass)
        content.addLayout(under)
        self._advised.connect(self._show_advice, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        """Whether the camera is on."""
        return self._loop is not None

    def show_words(self, words: str) -> None:
        """Show words instead of a picture."""
        self.picture.show_words(words)
        self._advice.setText("")

    def show_picture(self, image: QImage) -> None:
        """Show a picture that came from elsewhere."""
        self.picture.show_picture(image)

    def begin(self) -> None:
        """Switch on the camera that people are enrolled at: as the settings have it, else the first of the site.

        Raises:
            SourceError: there is no such camera.

        """
        from core.cameras.opening import open_source
        from core.people.capture import CaptureLoop, GuidedCapture

        engine, site = self._session.engine, self._session.site
        if engine is None:
            return
        kept = site.settings.cameras
        first = next((name for name, camera in kept.items() if camera.source is not None), None)
        if first is None or "camera" in site.settings.model_fields_set:
            text = site.cameras.enrolment_source()
            looks = next((camera for camera in kept.values() if camera.source == site.settings.camera), None)
        else:
            text, looks = site.cameras.source(first), kept[first]
        transport = looks.transport if looks is not None else "tcp"
        source = open_source(text, realtime=True, loop=True, transport=transport)
        loop: CaptureLoop = CaptureLoop(
            source,
            GuidedCapture(engine),
            lambda frame, advice: self._advised.emit(loop, frame, advice),
            lambda words: self._ended.emit(loop, words),
            looks.turn if looks is not None else None,
        )
        self.run(loop, self._session.cameras.watched_as(text, source.name))
        if source.still:
            self.show_words(tr("Waiting for new pictures in the folder. Those that were there are not played."))

    def run(self, loop: CaptureLoop, watched: str | None = None) -> None:
        """Begin; a door may be watched by the very camera that is wanted here, which is given back afterwards."""
        self.show_words(tr("Connecting…"))
        self._loop = loop
        self._advice.setMinimumHeight(round(2.4 * theme.size("display")))  # two lines: the picture does not jump
        self.switched.emit(True)

        def begin() -> None:
            if self._loop is loop:
                loop.start()

        if watched is None:
            begin()
        else:
            self._give_back = self._session.cameras.lend(watched, begin)

    def close_camera(self) -> None:
        """Let go of the camera: the page is being left, or the window closed."""
        if self._loop is not None:
            self._stop()
            self._advice.setMinimumHeight(0)
            self.show_words(tr("The camera is off."))

    def _stop(self) -> None:
        loop, self._loop = self._loop, None
        give_back, self._give_back = self._give_back, None
        self._pass.hide()
        self.switched.emit(False)

        def ended(_none: object) -> None:
            if give_back is not None:
                give_back()

        if loop is not None:
            background.run(lambda _progress: loop.stop(), ended)

    def _pass_over(self) -> None:
        if self._loop is not None:
            self._loop.capture.pass_over()

    def _show_advice(self, loop: CaptureLoop, frame: Frame, advice: Advice) -> None:
        if loop is not self._loop:
            return
        self.picture.show_mirrored(frame.image, loop.capture.steps, advice)
        words = said(advice.words)
        self._advice.setText(words[:1].upper() + words[1:])
        self._pass.setVisible(advice.wanted is not None and advice.wanted.optional)
        if advice.sample is not None:
            self.taken.emit(advice.sample)
        if advice.wanted is None:
            self._stop()

    def _end(self, loop: CaptureLoop, words: str) -> None:
        if loop is not self._loop:
            return
        self._stop()
        if words:
            self.show_words(said(words))
