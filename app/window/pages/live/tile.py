"""One camera of the grid: its picture, how it is, and the door beside it."""

from __future__ import annotations

import math
import time
from pathlib import Path

import qtawesome
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHideEvent,
    QIcon,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from app import background
from app.window import theme
from app.window.language import clock, number, plural, said, tr
from app.window.language.names import RESULTS, STATES, account
from app.window.session import Session
from app.window.widgets import dialogs
from app.window.widgets.layout import button, column, label, row, set_tone
from app.window.widgets.pictures import Mark, PictureView
from app.window.widgets.texts import LineField
from app.window.widgets.words import sentence, tip
from core.gallery.events import Event, Result
from core.live.view import Sight, View
from core.store.audit import Permission

_STALLED_SECONDS = 3.0
_PAUSES = 3.0  # from one picture to the next as they usually are, after which that is long
_NARROW = 360  # pixels of a tile, below which there is no room for words beside the name
_TINY = 200  # and below which the state is a sign, with the word as its tool tip
_LEAST = 112
_SAID_MS = 6000  # that the answer to what was done here is shown
_UNBOUND = 16_777_215  # Qt's greatest width
_PAINTS = 60.0  # a second, all tiles together: more only warms the machine


def standing(sight: Sight) -> str:
    """Whoever is there as before, and what was decided on them when; empty where that has just been told."""
    earlier = sight.earlier
    if earlier is None or sight.name is None:
        return ""
    at = clock(earlier.time, seconds=False)
    if earlier.result is Result.LET_IN:
        return tr("{name} is still here; let in at {time}", name=sight.name, time=at)
    if earlier.result is Result.RECOGNISED:
        return tr("{name} is still here; recognised at {time}", name=sight.name, time=at)
    return tr("{name} is still here; not let in at {time}", name=sight.name, time=at)


def marks_of(view: View) -> tuple[Mark, ...]:
    """Boxes and names over a picture. Never a score: whoever sees one could change a picture until it passes."""
    marks = []
    for sight in view.sights:
        tone = "allow" if sight.allowed else "deny" if sight.decided else "attention"
        if sight.result is not None:
            tone = RESULTS[sight.result][1]
        words = standing(sight) or (sight.words if sight.words == sight.name else said(sight.words))
        left, top, right, bottom = (float(v) for v in sight.box)
        marks.append(Mark((left, top, right, bottom), words, tone, dashed=not sight.decided))
    return tuple(marks)


class _Elided(QLabel):
    """One line that ends in dots where there is no room for all of it."""

    def __init__(self, text: str = "", role: str = ""):
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(16)

    def paintEvent(self, event: QPaintEvent) -> None:
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.style().drawItemText(
            QPainter(self), self.rect(), side, self.palette(), self.isEnabled(), text, self.foregroundRole()
        )


class CameraTile(QWidget):
    """Shows one camera that is being watched.

    Signals:
        enlarged: it was double-clicked.
        door_screen: its door screen is wanted.
        stopped: nobody wants to watch it any more.

    """

    enlarged = Signal(str)
    door_screen = Signal(str)
    stopped = Signal(str)

    def __init__(self, session: Session, camera: str):
        super().__init__()
        self._session = session
        self.camera = camera
        self.overlay = True
        self.share = 1  # tiles that share the painting
        self._painted = 0.0
        self._arrived = time.monotonic()
        self._usual = 0.0  # seconds from one picture to the next
        self._now_is = "connecting"
        self._state = label("", "small")
        self._name = _Elided(camera)
        self._name.setStyleSheet("font-weight: 600;")
        self._name.setToolTip(tip(camera))
        self._rate = _Elided(role="small")
        self._open = button(tr("Open door…"), self._ask_why)
        self._open.setAccessibleName(tr("Open door…"))
        self._stop = QToolButton()
        self._stop.setProperty("role", "plain")
        self._stop.setToolTip(tr("Stop watching this camera"))
        self._stop.setAccessibleName(tr("Stop watching this camera"))
        self._stop.clicked.connect(lambda _checked=False: self.stopped.emit(self.camera))
        self.picture = PictureView(tr("Connecting…"))
        self.picture.setMinimumSize(_LEAST, 63)
        self.picture.setAccessibleName(tr("Picture of camera {camera}", camera=camera))
        self._why = LineField()
        self._why.setMaxLength(200)
        self._why.setAccessibleName(tr("Reason for opening the door"))
        self._why.returnPressed.connect(self._open_now)
        self._now = button(tr("Open now"), self._open_now, "primary")
        self._why.textChanged.connect(lambda words: self._now.setEnabled(bool(words.strip())))
        self._keep = button(tr("Cancel"), self._put_away)
        self._said = label("", "small", wrap=True)
        self._told = False  # whether what is said there is that the door was told to open
        self._refused = False  # whether the door has raised an alarm since it was asked for
        self._fault = label("", "small", wrap=True)
        set_tone(self._fault, "deny")

        self._lay_out()
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self.refresh)
        self._hush = QTimer(self)
        self._hush.setSingleShot(True)
        self._hush.setInterval(_SAID_MS)
        self._hush.timeout.connect(self._said.hide)
        session.cameras.decided.connect(self._hear)
        self.dress()
        self.refresh()

    def _lay_out(self) -> None:
        outer = column(self, margin=0, spacing=0)
        head = row()
        head.addWidget(self._state)
        head.addWidget(self._name, 1)
        head.addWidget(self._rate, 1)
        head.addWidget(self._open)
        head.addWidget(self._stop)
        outer.addLayout(head)
        self._asking = QWidget()
        line = row()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._why, 1)
        line.addWidget(self._now)
        line.addWidget(self._keep)
        self._asking.setLayout(line)
        self._asking.hide()
        outer.addWidget(self._asking)
        outer.addWidget(self._said)
        outer.addWidget(self._fault)
        outer.addWidget(self.picture, 1)
        self._said.hide()
        self._fault.hide()

    def dress(self) -> None:
        """Colour the icons."""
        self._stop.setIcon(qtawesome.icon("mdi6.close", color=theme.colour("muted")))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, super().minimumSizeHint().height())  # signs take the place of words

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show words where there is room for them; those who hear the tile read get them anyway."""
        narrow = self.width() < theme.scaled(_NARROW)
        self._open.setText("" if narrow else tr("Open door…"))
        icon = qtawesome.icon("mdi6.door-open", color=theme.colour("text")) if narrow else QIcon()
        self._open.setIcon(icon)
        self._open.setMaximumWidth(theme.scaled(28) if narrow else _UNBOUND)
        self._rate.setHidden(narrow)
        self._tell_state()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the door screen; copy or save what the camera shows, for those who may take pictures away."""
        menu, image = QMenu(self), self.picture.image
        menu.addAction(tr("Door screen"), lambda: self.door_screen.emit(self.camera))
        if image is not None and self._session.who.may(Permission.EXPORT):
            menu.addAction(tr("Copy picture"), lambda: self._take_away(image, None))
            menu.addAction(tr("Save picture…"), lambda: self._save(image))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _save(self, image: QImage) -> None:
        from core.people.exchange import safe_name

        suggested = f"{safe_name(self.camera, set(), '')}.jpg"
        name = dialogs.save_file(self, tr("Save the picture"), "exports", suggested, tr("JPEG pictures (*.jpg)"))
        if name:
            self._take_away(image, Path(name))

    def _take_away(self, image: QImage, path: Path | None) -> None:
        trail, camera = self._session.site.trail, self.camera

        def work(_progress: background.Progress) -> None:
            trail.require(Permission.EXPORT)
            trail.look("copy picture of camera" if path is None else "save picture of camera", f"camera {camera}")
            if path is not None and not image.save(str(path), "JPG", 92):  # type: ignore[call-overload]
                raise OSError(f"{path} cannot be written: choose another folder")

        def done(_none: object) -> None:
            if path is None:
                QGuiApplication.clipboard().setImage(image)
                self._say(tr("✔ The picture is on the clipboard."), "allow")
            else:
                self._say(tr("✔ The picture is in {path}.", path=path), "allow")

        background.run(work, done, lambda words: self._say(f"✖ {sentence(words)}", "deny"))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.enlarged.emit(self.camera)

    def show_view(self) -> None:
        """Show what the camera saw last, unless the screen is busy enough."""
        watched = self._session.cameras.watched.get(self.camera)
        if watched is None or watched.view is None:
            return
        now = time.monotonic()
        self._usual += (now - self._arrived - self._usual) / 4
        self._arrived = now
        if now - self._painted < self.share / _PAINTS and math.isfinite(self._painted):
            return
        self._painted = now
        self.picture.show_frame(watched.view.frame.image, marks_of(watched.view) if self.overlay else ())

    def refresh(self) -> None:
        """Say how the camera is."""
        watched = self._session.cameras.watched.get(self.camera)
        if watched is None:
            return
        state = watched.state
        silent = time.monotonic() - self._arrived
        # some send a picture every few seconds, and in a folder there may be none for days
        if state == "live" and not watched.still and silent > max(_STALLED_SECONDS, _PAUSES * self._usual):
            state = "stalled"
        waits = state == "connecting" and watched.still and silent > _STALLED_SECONDS
        self._now_is = "waiting" if waits else state  # its folder is there, or it would be lost
        self._tell_state()
        hangs = state in ("frozen", "blank")
        self._fault.setText(sentence(watched.error) if hangs else "")
        self._fault.setVisible(hangs)
        if state == "live" and watched.still and silent > _STALLED_SECONDS:
            self._rate.setText(tr("waiting for new pictures"))
        elif state == "live" and watched.view is not None:
            faces = plural(len(watched.view.sights), "1 face", "{count} faces")
            self._rate.setText(
                tr("{rate} pictures/s, {faces}", rate=number(self._session.cameras.rate_of(self.camera)), faces=faces)
            )
        else:
            self._rate.setText("")
        if watched.state in ("lost", "stalled"):
            words = sentence(watched.error)
            again = self._session.cameras.retried(self.camera)
            self.picture.show_words(tr("{error}; it is tried again by itself.", error=words) if again else words)
        elif state == "ended":
            ended = tr("The picture has been looked at.") if watched.still else tr("The video has ended.")
            self.picture.show_words(ended)
        elif waits:
            self.picture.show_words(tr("Waiting for new pictures in the folder. Those that were there are not played."))
        door = self._session.cameras.door_at(self.camera)
        allowed = self._session.who.may(Permission.OPEN)
        self._open.setVisible(door is not None and allowed and self._asking.isHidden())
        self._stop.setVisible(self._session.cameras.may_stop(self.camera))
        self._open.setToolTip(tip(tr("Unlock the door {door} now", door=door)) if door is not None else "")

    def _tell_state(self) -> None:
        words, shape, tone = STATES[self._now_is]
        self._state.setText(shape if self.width() < theme.scaled(_TINY) else f"{shape} {tr(words)}")
        self._state.setToolTip(tr(words))
        self._state.setAccessibleName(tr(words))
        set_tone(self._state, tone)

    # the door

    def _ask_why(self) -> None:
        words = tr("Why? Written down with the name {name}.", name=account(self._session.site.trail.actor.name))
        self._why.setPlaceholderText(words)
        self._why.setToolTip(tip(words))  # a tile may be narrow
        self._why.clear()
        self._now.setEnabled(False)
        self._said.hide()
        self._open.hide()
        self._asking.show()
        self._why.setFocus()

    def _put_away(self) -> None:
        self._asking.hide()
        self.refresh()

    def _open_now(self) -> None:
        why = self._why.text().strip()
        if not why:
            return
        self._put_away()
        self._refused = False
        self._session.cameras.open_door(self.camera, why, self._tell)

    def _tell(self, opened: bool) -> None:
        if opened and self._refused:
            return  # the alarm says more
        words = tr("✔ The door was told to open.") if opened else tr("✖ There is no door here to be opened.")
        self._say(words, "allow" if opened else "deny")
        self._told = opened

    def _hear(self, event: Event, _photo: object) -> None:
        """An alarm of this door: that it was told to open is not what has to be read now."""
        door = self._session.cameras.door_at(self.camera)
        if event.result is not Result.ALARM or door is None or door not in (event.door, event.camera):
            return
        self._refused = True
        if self._told:
            self._hush.stop()
            self._said.hide()

    def _say(self, words: str, tone: str) -> None:
        self._told = False
        self._said.setText(words)
        set_tone(self._said, tone)
        self._said.show()
        self._hush.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._asking.isVisible():
            self._put_away()
            return
        super().keyPressEvent(event)
