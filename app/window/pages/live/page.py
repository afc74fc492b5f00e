"""The grid of cameras."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QSettings
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QStackedLayout, QVBoxLayout, QWidget

from app.window import theme
from app.window.language import plural, said, tr
from app.window.page import Page
from app.window.pages.live.screens import DoorScreen, FullScreen
from app.window.pages.live.strip import DecisionStrip
from app.window.pages.live.tile import CameraTile
from app.window.session import Session
from app.window.widgets import dialogs
from app.window.widgets.layout import button, column, discard, label, row, set_tone
from app.window.widgets.question import Question
from app.window.widgets.texts import LineField
from app.window.widgets.words import sentence
from core.cameras.source import Source
from core.errors import SourceError
from core.store.audit import Permission

MOST = 16  # cameras in one grid
_NARROW = 1260  # pixels of the page, below which its buttons take two lines


def best_columns(count: int, width: int, height: int) -> int:
    """How many pictures of 16:9 side by side make all of them largest in a space of that many pixels."""
    if count < 2:
        return 1

    def size(across: int) -> float:
        return min(width / across, height / math.ceil(count / across) * 16 / 9)

    return max(range(1, count + 1), key=size)


class LivePage(Page):
    """Watches up to sixteen cameras."""

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._tiles: dict[str, CameraTile] = {}
        self._full: QWidget | None = None
        self._source = LineField()
        self._source.setPlaceholderText(tr("Camera number, video file, folder, or rtsp:// or http:// address"))
        self._source.setAccessibleName(tr("Something else to watch"))
        self._source.returnPressed.connect(self._start)
        self._source.textEdited.connect(lambda _text: self._say(""))
        self._file = button(tr("Choose a f&ile…"), self._choose)
        self._folder = button(tr("Choose a f&older…"), self._choose_folder)
        self._start_button = button(tr("&Watch"), self._start)
        self._all = button(tr("&Start all cameras"), self._session.cameras.watch_kept, "primary")
        self._overlay = button(tr("&Names"), self._toggle_overlay)
        self._overlay.setCheckable(True)
        self._overlay.setToolTip(tr("Draw boxes and names over the pictures"))
        self._overlay.setChecked(bool(QSettings().value("live/names", True, bool)))
        self._door = button(tr("&Door screen"), self.open_door_screen)
        self._door.setToolTip(tr("Full screen for a tablet at the door"))
        self._words = label("", wrap=True)
        self._words.hide()
        self._question = Question(tr("S&top it"), tr("Go on &watching it"))
        self._stopped: dict[str, QWidget] = {}  # by hand: one line each, with the way back
        self._ways_back = QWidget()
        column(self._ways_back, margin=0, spacing=0)
        self._ways_back.hide()
        self._more = label("", "small")
        self._more.hide()

        self._strip = DecisionStrip(session)
        self._lay_out()
        session.ready.connect(self._ready)
        session.load_failed.connect(lambda words: self._hint.setText(said(words)))
        session.cameras.viewed.connect(self._show_view)
        session.cameras.state_changed.connect(self._refresh)
        session.cameras.watching_changed.connect(self._arrange)
        session.cameras.watching_changed.connect(lambda: self._say(""))
        if session.recogniser is not None:
            self._ready()
        self._arrange()

    def _lay_out(self) -> None:
        self._bar = row()
        self._choosing, buttons, others = row(), row(), row()
        self._choosing.addWidget(self._source, 1)
        for widget in (self._file, self._folder, self._start_button):
            buttons.addWidget(widget)
        buttons.addStretch(0)
        self._choosing.addLayout(buttons)
        for widget in (self._all, self._overlay, self._door):
            others.addWidget(widget)
        others.addStretch(0)
        self._bar.addLayout(self._choosing, 1)
        self._bar.addLayout(others)
        self._grid_holder = QWidget()
        self._grid = QGridLayout(self._grid_holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._empty = self._empty_state()
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._grid_holder)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(self._bar)
        left.addWidget(self._words)
        left.addWidget(self._question)
        left.addWidget(self._ways_back)
        left.addWidget(holder, 1)
        left.addWidget(self._more)
        outer = column(self)
        body = row(2)
        body.addLayout(left, 1)
        body.addWidget(self._strip)
        outer.addLayout(body)

    def _empty_state(self) -> QWidget:
        holder = QWidget()
        content = column(holder)
        content.addStretch(1)
        self._hint = label(tr("The recogniser is loading…"), "muted", wrap=True)
        content.addWidget(self._hint)
        line = row()
        self._add_camera = button(tr("&Add a camera…"), lambda: self._session.go("doors", "camera"), "primary")
        self._add_camera.hide()
        line.addWidget(self._add_camera)
        line.addStretch(1)
        content.addLayout(line)
        content.addStretch(2)
        return holder

    def _ready(self) -> None:
        if self._session.demo and not self._session.cameras.watching:
            self.watch_demo()
        self._arrange()

    def watch_demo(self) -> None:
        """Play the camera of the demonstration."""
        from core.demo import DemoCamera

        self._session.cameras.watch(DemoCamera())

    # what is watched

    def _start(self) -> None:
        from core.cameras.opening import open_source

        if self._session.recogniser is None:
            return
        text = self._source.text()

        def opened() -> Source:
            source = open_source(text, realtime=True, past=True)
            # doors go by names: what anybody types here must not pass for the camera of one
            if source.name in self._session.site.settings.cameras or not self._session.who.may(Permission.RULES):
                source.name = tr("{name} (only shown)", name=source.name)
            return source

        try:
            source = opened()
            if source.name not in self._session.cameras.watched and len(self._session.cameras.watched) >= MOST:
                raise SourceError("no more than {most} cameras are shown at once: stop one first", most=MOST)
            self._session.cameras.watch(source, opened)
            self._say("")
        except SourceError as error:
            self._say(f"✖ {sentence(str(error))}")

    def _choose(self) -> None:
        self._take(dialogs.open_file(self, tr("Choose a video"), "videos", dialogs.videos_filter()))

    def _choose_folder(self) -> None:
        self._take(dialogs.open_folder(self, tr("Choose a folder of pictures"), "pictures"))

    def _take(self, path: str) -> None:
        if path:
            self._source.setText(path)
            self._start()

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self._words.setVisible(bool(words))
        set_tone(self._words, "deny" if words else "")

    # stopped by hand, and back again

    def _ask_to_stop(self, camera: str) -> None:
        """Stop a camera, once whoever wants that knows what it does: a door may go by it."""
        if camera not in self._session.site.settings.cameras:
            self._stop(camera)
            return
        door = self._session.cameras.door_at(camera)
        if door is None:
            words = tr("Stop watching {camera}? Nobody is recognised by it until it is started again.", camera=camera)
        else:
            words = tr(
                "Stop watching {camera}? The door {door} opens for nobody by it until it is started again.",
                camera=camera,
                door=door,
            )
        self._question.ask(words, lambda: self._stop(camera))

    def _stop(self, camera: str) -> None:
        watched = self._session.cameras.watched.get(camera)
        again = watched.again if watched is not None else None
        self._session.cameras.stop_by_hand(camera)
        if camera in self._session.cameras.watched or again is None or camera in self._stopped:
            return
        line = QWidget()
        content = row()
        content.setContentsMargins(0, 0, 0, 0)
        line.setLayout(content)
        content.addWidget(label(tr("○ {camera} is stopped.", camera=camera), wrap=True), 1)
        content.addWidget(button(tr("Start it again"), lambda: self._start_again(camera, again)))
        self._stopped[camera] = line
        layout = self._ways_back.layout()
        if layout is not None:
            layout.addWidget(line)
        self._ways_back.show()

    def _start_again(self, camera: str, again: Callable[[], Source]) -> None:
        if camera in self._session.site.settings.cameras:
            self._session.cameras.watch_named(camera)
            return
        try:
            self._session.cameras.watch(again(), again)
        except SourceError as error:
            self._say(f"✖ {sentence(str(error))}")

    def _drop_ways_back(self) -> None:
        """Nobody needs the way back to a camera that runs, or is gone."""
        for name in [name for name in self._stopped if name in self._session.cameras.watched]:
            discard(self._stopped.pop(name))
        self._ways_back.setVisible(bool(self._stopped))

    def _arrange(self) -> None:
        """Make the grid fit the cameras that are being watched."""
        self._drop_ways_back()
        names = list(self._session.cameras.watched)[:MOST]
        for name in [n for n in self._tiles if n not in names]:
            discard(self._tiles.pop(name))
        for name in names:
            if name not in self._tiles:
                tile = CameraTile(self._session, name)
                tile.overlay = self._overlay.isChecked()
                tile.enlarged.connect(self.enlarge)
                tile.door_screen.connect(self.open_door_screen)
                tile.stopped.connect(self._ask_to_stop)
                self._tiles[name] = tile
        across = best_columns(len(names), self._grid_holder.width(), self._grid_holder.height())
        for number, name in enumerate(names):
            self._tiles[name].share = len(names)
            self._grid.addWidget(self._tiles[name], number // across, number % across)
        for place in range(MOST):
            self._grid.setColumnStretch(place, int(place < across))
            self._grid.setRowStretch(place, int(place < math.ceil(len(names) / across)))
        hidden = len(self._session.cameras.watched) - len(names)
        self._more.setText(plural(hidden, "▲ 1 more is not shown.", "▲ {count} more are not shown."))
        self._more.setVisible(hidden > 0)
        self._stack.setCurrentIndex(1 if names else 0)
        ready = self._session.recogniser is not None
        kept = [name for name, camera in self._session.site.settings.cameras.items() if camera.source is not None]
        running = [n for n, one in self._session.cameras.watched.items() if one.state not in ("lost", "ended")]
        able = self._session.who.may(Permission.RULES) or self._session.who.may(Permission.OPEN)
        self._all.setVisible(ready and able and any(name not in running for name in kept))
        self._start_button.setEnabled(ready)
        self._door.setEnabled(bool(names))
        if ready:
            self._hint.setText(
                tr("All cameras are off.") if kept else tr("There is no camera yet. Add one, or choose a video above.")
            )
            self._add_camera.setVisible(not kept and self._session.who.may(Permission.RULES))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.scaled(_NARROW)
        for one in (self._bar, self._choosing):
            one.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._strip.setFixedWidth(theme.scaled(240 if narrow else 320))
        self.layout().activate()  # type: ignore[union-attr]  # the bar has the other shape now, not after the next turn
        self._arrange()

    def _refresh(self, camera: str) -> None:
        if camera in self._tiles:
            self._tiles[camera].refresh()

    def _show_view(self, camera: str) -> None:
        if camera in self._tiles and self.isVisible():
            self._tiles[camera].show_view()

    def _toggle_overlay(self) -> None:
        shown = self._overlay.isChecked()
        QSettings().setValue("live/names", shown)
        for tile in self._tiles.values():
            tile.overlay = shown

    # full screen

    def enlarge(self, camera: str) -> None:
        """Show one camera on the whole screen."""
        self._show_full(FullScreen(self._session, camera, names=self._overlay.isChecked()))

    def open_door_screen(self, camera: str | None = None) -> None:
        """Show what people at a door see: of the camera named, or of the first."""
        name = camera or next(iter(self._session.cameras.watched), None)
        if name is not None:
            self._show_full(DoorScreen(self._session, name))

    def _show_full(self, screen: QWidget) -> None:
        if self._full is not None:
            self._full.close()
        self._full = screen
        screen.destroyed.connect(lambda _object=None: self._forget_full(screen))
        screen.showFullScreen()

    def _forget_full(self, screen: QWidget) -> None:
        if self._full is screen:
            self._full = None

    def leave(self) -> None:
        self._say("")
        if self._full is not None and not isinstance(self._full, DoorScreen):
            self._full.close()

    def dress(self) -> None:
        for tile in self._tiles.values():
            tile.dress()
