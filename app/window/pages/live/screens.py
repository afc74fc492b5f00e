"""Full screens: one camera for whoever watches, and what people at a door see on a tablet."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.window import theme
from app.window.language import clock, said, tr
from app.window.pages.live.tile import marks_of, standing
from app.window.session import Session
from app.window.widgets.pictures import PictureView
from core.gallery.events import Event, Outcome, Result
from core.live.view import Sight

SHOWN_SECONDS = 5.0  # that a decision stays on the door's screen
_ASKED_SECONDS = 1.0  # that what somebody is asked to do stays, once they are gone
_FRESH_SECONDS = 3.0  # since the last picture: whoever is in an older one may be gone long since
_TEXT = 1 / 13  # of the screen's height: 6 cm on a tablet of 80 cm, read from well over 2 m; 2 cm on one of 25 cm


class FullScreen(QWidget):
    """One camera on the whole screen; Esc or a double click goes back."""

    def __init__(self, session: Session, camera: str, *, names: bool):
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(camera)
        self._session, self._camera, self._names = session, camera, names
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.picture = PictureView(tr("Connecting…"))
        layout.addWidget(self.picture)
        session.cameras.viewed.connect(self._show_view)
        session.cameras.watching_changed.connect(self._look)
        session.who.left.connect(self.close)
        session.closing.connect(self.close)
        self._show_view(camera)

    def _show_view(self, camera: str) -> None:
        watched = self._session.cameras.watched.get(self._camera)
        if camera == self._camera and watched is not None and watched.view is not None:
            marks = marks_of(watched.view) if self._names else ()
            self.picture.show_frame(watched.view.frame.image, marks)

    def _look(self) -> None:
        if self._camera not in self._session.cameras.watched:
            self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.close()


@dataclass(frozen=True)
class _Told:
    """A sentence for whoever stands at the door.

    Attributes:
        words: of the banner.
        tone: of the theme.
        shape: before the words.
        until: by the clock that only goes forward.
        decided: whether it tells a decision, which no request takes the place of.

    """

    words: str
    tone: str
    shape: str
    until: float
    decided: bool


class DoorScreen(QWidget):
    """What people at a door see: themselves, and one sentence. No scores, no buttons.

    Where there are operators the window behind it is locked meanwhile: whoever leaves this screen has to log in.
    """

    def __init__(self, session: Session, camera: str):
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Door screen"))
        self._session, self._camera = session, camera
        self._told: _Told | None = None
        self._arrived = -math.inf  # when the newest picture came
        self.picture = PictureView("")
        self.banner = Banner()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.picture, 1)
        layout.addWidget(self.banner)
        session.cameras.viewed.connect(self._show_view)
        session.cameras.decided.connect(self._show_decision)
        session.cameras.state_changed.connect(self._hear_state)
        session.cameras.watching_changed.connect(self._tell)
        session.closing.connect(self.close)
        self._timer = QTimer(self)
        self._timer.setInterval(200)
        self._timer.timeout.connect(self._tell)
        self._timer.start()
        self._tell()
        session.who.leave()

    def _show_view(self, camera: str) -> None:
        watched = self._session.cameras.watched.get(self._camera)
        if camera != self._camera or watched is None or watched.view is None or watched.view.frame.dead:
            return
        self.picture.show_frame(watched.view.frame.image)
        now = self._arrived = time.monotonic()
        told, sights = self._told, watched.view.sights
        waiting = [sight for sight in sights if not sight.decided or sight.asked]
        free = told is None or not told.decided or now >= told.until
        if waiting and free:
            self._hold(self._asking(waiting[0].words), "attention", "◉", _ASKED_SECONDS, decided=False)
        elif sights and free and (words := self._still_here(sights)):
            self._hold(words, "muted", "", _ASKED_SECONDS, decided=False)
        elif sights and not waiting and told is not None and told.decided:  # it stays as long as they do
            self._told = replace(told, until=max(told.until, now + _ASKED_SECONDS))
        self._tell()

    @staticmethod
    def _still_here(sights: tuple[Sight, ...]) -> str:
        """What holds for somebody of whom nothing new is recorded; empty where there is nobody of that kind."""
        held = [sight for sight in sights if sight.earlier is not None]
        if any(sight.earlier is not None and sight.earlier.rule == "fixed" for sight in held):
            return tr("Please step back and come again")
        return next(filter(None, map(standing, held)), "")

    @staticmethod
    def _asking(words: str) -> str:
        """What somebody who has not been decided on is asked to do."""
        sentence = said(words) if words not in ("", "good", "Looking…") else tr("Please look at the camera")
        return sentence[:1].upper() + sentence[1:]

    def _show_decision(self, event: Event, _photo: object) -> None:
        if event.camera != self._camera or event.of_nobody:
            return
        self._arrived = time.monotonic()  # the picture that was decided on follows
        if event.result in (Result.LET_IN, Result.RECOGNISED) and event.person is not None:
            self._hold(tr("Welcome, {name}", name=event.person), "allow", "✔", SHOWN_SECONDS)
        elif event.result is Result.LET_IN:  # a door that stands free asks nobody who they are
            self._hold(tr("Please come in"), "allow", "✔", SHOWN_SECONDS)
        elif event.result is Result.WAITING:
            self._hold(tr("Waiting for the second person"), "attention", "◐", SHOWN_SECONDS)
        elif event.outcome is Outcome.INSUFFICIENT:
            self._hold(tr("Please look at the camera"), "attention", "◉", SHOWN_SECONDS)
        else:
            self._hold(tr("Please see reception"), "deny", "✖", SHOWN_SECONDS)
        self._tell()

    def _hold(self, words: str, tone: str, shape: str, seconds: float, *, decided: bool = True) -> None:
        self._told = _Told(words, tone, shape, time.monotonic() + seconds, decided)

    def _hear_state(self, _camera: str) -> None:
        self._tell()

    def _tell(self) -> None:
        """Say what holds now; nothing that was said outlasts the camera's pictures."""
        watched, now = self._session.cameras.watched.get(self._camera), time.monotonic()
        live = watched is not None and watched.state == "live"
        if not live or now - self._arrived > _FRESH_SECONDS or (self._told is not None and now >= self._told.until):
            self._told = None
        if watched is None or watched.state in ("lost", "ended", "frozen", "blank"):
            self.picture.show_words("")
            self.banner.say(tr("Please see reception"), "deny", "✖", tr("The camera is off."))
        elif self._told is not None:
            self.banner.say(self._told.words, self._told.tone, self._told.shape)
        else:
            self.banner.say(tr("Please look at the camera"), "muted", "", _now())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()


def _now() -> str:
    from datetime import UTC, datetime

    return clock(datetime.now(UTC), seconds=False)


class Banner(QWidget):
    """One sentence that can be read from two metres, with a shape that means the same as its colour."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.shape, self._tone, self._small = "", "", "muted", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, words: str, tone: str, shape: str, small: str = "") -> None:
        """Show a sentence.

        Args:
            words: short enough for one line.
            tone: of the theme.
            shape: before it.
            small: further off.

        """
        self.words, self.shape, self._tone, self._small = words, shape, tone, small
        self.setAccessibleName(words)
        self.setFixedHeight(round(max(120, self.window().height() * 0.2)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        quiet = self._tone == "muted"
        painter.fillRect(self.rect(), theme.colour("surface" if quiet else self._tone))
        painter.setPen(theme.colour("text") if quiet else QColor(theme.colour("on_tone")))
        font = QFont(self.font())
        font.setBold(True)
        size = max(28, round(self.window().height() * _TEXT))
        line = f"{self.shape}  {self.words}" if self.shape else self.words
        room = QRectF(self.rect()).adjusted(24, 0, -24, 0)
        font.setPixelSize(size)
        while size > 20 and _width(painter, font, line) > room.width():
            size -= 2
            font.setPixelSize(size)
        painter.setFont(font)
        line = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, line)
        if self._small:
            font.setPixelSize(max(18, size // 3))
            font.setBold(False)
            painter.setFont(font)
            painter.drawText(
                room.adjusted(0, 0, 0, -12), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, self._small
            )


def _width(painter: QPainter, font: QFont, line: str) -> float:
    painter.setFont(font)
    return float(painter.fontMetrics().horizontalAdvance(line))
