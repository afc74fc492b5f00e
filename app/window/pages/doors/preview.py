"""A camera's picture before it is kept, on which the part that matters can be drawn."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from app import background
from app.window import theme
from app.window.language import tr
from app.window.widgets.pictures import PictureView
from core.cameras.address import Transport
from core.cameras.camera import Camera, CameraState
from core.cameras.opening import open_source
from core.cameras.source import Frame
from core.cameras.turning import Turn
from core.settings import Region

_LEAST = 0.03  # of the picture: what is drawn smaller was a slip of the mouse
_STEP = 0.02


class Preview(QObject):
    """Reads a camera for its picture alone.

    Signals:
        arrived: a frame is in :attr:`frame`.
        said: (words, whether it went wrong).

    """

    arrived = Signal()
    said = Signal(object, bool)
    _state = Signal(object, str, object)

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self.frame: Frame | None = None
        self._camera: Camera | None = None
        self._state.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        """Whether a camera is being read."""
        return self._camera is not None

    def begin(self, text: str, transport: Transport = "tcp", turn: Turn | None = None) -> None:
        """Read from a source, as :func:`core.cameras.opening.open_source` takes it; never shown.

        Raises:
            SourceError: there is no such camera.

        """
        self.end()
        source = open_source(text, realtime=True, loop=True, transport=transport, past=True)

        def state(new: CameraState, error: str) -> None:
            self._state.emit(camera, str(new), error)

        camera = Camera(source, state, turn=turn)
        self._camera = camera
        camera.start()
        threading.Thread(target=self._read, args=(camera, source.still), name="camera preview", daemon=True).start()
        words = tr("Waiting for pictures in the folder.") if source.still else tr("Connecting…")
        self.said.emit(words, False)

    def end(self, then: Callable[[], None] | None = None) -> None:
        """Let go of the camera."""
        camera, self._camera = self._camera, None
        if camera is not None:
            background.run(lambda _progress: camera.stop(), lambda _none: then() if then is not None else None)
        elif then is not None:
            then()

    def _read(self, camera: Camera, still: bool) -> None:
        begun, counted, told = time.monotonic(), 0, False
        while self._camera is camera and not camera.mailbox.closed:
            frame = camera.mailbox.take(0.25)
            if frame is None or self._camera is not camera:
                continue
            self.frame = frame
            self.arrived.emit()
            counted += 1
            if still and not told:  # of a folder there may be no second one
                told = True
                height, width = frame.image.shape[:2]
                words = tr("✔ {width} × {height}, a picture each time that one comes", width=width, height=height)
                self.said.emit(words, False)
            if not told and time.monotonic() - begun > 2:
                told = True
                height, width = frame.image.shape[:2]
                rate = counted / (time.monotonic() - begun)
                words = tr(
                    "✔ {width} × {height}, {rate} pictures a second", width=width, height=height, rate=f"{rate:.0f}"
                )
                self.said.emit(words, False)
            time.sleep(0.04)  # more than 25 pictures a second help nobody to draw

    def _hear(self, camera: Camera, state: str, error: str) -> None:
        if camera is self._camera and state == "lost":
            self._camera = None
            self.said.emit(error, True)


class RegionPicture(PictureView):
    """A picture on which a rectangle can be drawn: with the mouse, or with the arrow keys.

    Signals:
        drawn: the region is another one, see :attr:`region`.

    """

    drawn = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Press Preview to see the camera's picture."))
        self.region: Region | None = None
        self._from: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Picture of the camera; draw the part in which people are looked for"))

    def set_region(self, region: Region | None) -> None:
        """Show a region; None is the whole picture."""
        self.region = region
        self.update()
        self.drawn.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.place().contains(event.position()):
            self._from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        place = self.place()
        box = QRectF(self._from, event.position()).normalized().intersected(place)
        if box.width() > _LEAST * place.width() and box.height() > _LEAST * place.height():
            left, top = (box.left() - place.left()) / place.width(), (box.top() - place.top()) / place.height()
            width, height = box.width() / place.width(), box.height() / place.height()
            edges = [round(min(1.0, max(0.0, v)), 3) for v in (left, top, left + width, top + height)]
            self.set_region((edges[0], edges[1], edges[2], edges[3]))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._from = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the region, with Shift they change its size."""
        moves = {
            Qt.Key.Key_Left: (-_STEP, 0.0),
            Qt.Key.Key_Right: (_STEP, 0.0),
            Qt.Key.Key_Up: (0.0, -_STEP),
            Qt.Key.Key_Down: (0.0, _STEP),
        }
        move = moves.get(Qt.Key(event.key()))
        if move is None or self.image is None:
            super().keyPressEvent(event)
            return
        left, top, right, bottom = self.region or (0.25, 0.25, 0.75, 0.75)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            right, bottom = min(1.0, right + move[0]), min(1.0, bottom + move[1])
        else:
            across = min(1 - right, max(-left, move[0]))
            down = min(1 - bottom, max(-top, move[1]))
            left, top, right, bottom = left + across, top + down, right + across, bottom + down
        if right - left > _LEAST and bottom - top > _LEAST:
            self.set_region((round(left, 3), round(top, 3), round(right, 3), round(bottom, 3)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        place = self.place()
        if self.region is None or place.isEmpty():
            return
        left, top, right, bottom = self.region
        box = QRectF(
            place.left() + left * place.width(),
            place.top() + top * place.height(),
            (right - left) * place.width(),
            (bottom - top) * place.height(),
        )
        painter = QPainter(self)
        shade = QColor(theme.dark("picture"))
        shade.setAlpha(150)
        for outside in (
            QRectF(place.left(), place.top(), place.width(), box.top() - place.top()),
            QRectF(place.left(), box.bottom(), place.width(), place.bottom() - box.bottom()),
            QRectF(place.left(), box.top(), box.left() - place.left(), box.height()),
            QRectF(box.right(), box.top(), place.right() - box.right(), box.height()),
        ):
            painter.fillRect(outside, shade)
        painter.setPen(QPen(theme.dark("accent"), 2))
        painter.drawRect(box)
