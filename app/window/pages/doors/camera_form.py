"""A camera: where its pictures come from, and what matters in them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app import background
from app.window.language import tr
from app.window.pages.doors.camera_fields import CameraFields
from app.window.pages.doors.failing import failing
from app.window.pages.doors.preview import Preview
from app.window.pages.doors.removal import Removal
from app.window.session import Session
from app.window.widgets.layout import button, column, label, reveal, room_for, row, set_tone
from app.window.widgets.words import sentence
from core.cameras.discovery import Found, discover
from core.errors import PorticoError, SourceError
from core.settings import CameraSettings, camera_settings
from core.store.names import clean_name

_SITE = 19  # pixels, one below the least allowed: stands for what the site has


class CameraForm(QWidget):
    """Adds or changes one camera.

    Args:
        session: whose camera.
        role: of the button that saves; plain where another button of the page is the one to press.

    Signals:
        settled: its name as it is kept now, or None where it is gone; only while the form still shows it.
        kept: its name.
        dropped: it is gone.

    """

    settled = Signal(object)
    kept = Signal(str)
    dropped = Signal()

    def __init__(self, session: Session, role: str = "primary"):
        super().__init__()
        self._session = session
        self._told_kept: str | None = None  # name of a camera that the message says is kept
        session.cameras.state_changed.connect(self._follow_camera)
        session.cameras.watching_changed.connect(self._follow_camera)
        self._before: str | None = None
        self._latest = background.Latest()  # camera begun: what is told of another comes late
        self._as_kept: tuple[object, ...] | None = None  # nothing has been shown yet
        self._previewed = False  # whether somebody looked at its picture since it was begun or kept
        self._lent: Callable[[], None] | None = None  # gives the Live page its camera back
        self._wanted = False  # whether somebody waits for its picture
        self._fields = CameraFields(session.site.settings.min_face)
        self._fields.changed.connect(self._update)
        self._fields.turned.connect(self._show)
        self._fields.asked.connect(self.find_cameras)
        self._preview = Preview(self)
        self._preview.arrived.connect(self._show)
        self._preview.said.connect(self._tell)
        self._try = button(tr("&Preview"), self._toggle)
        self._save = button(tr("&Save camera"), self.keep, role)
        self._removal = Removal(self._ask, self._drop)
        self._message = label("", wrap=True)
        room_for(self._message, 1)

        self._title = label("", "title")
        outer = column(self, margin=0, spacing=1)
        head = row()
        head.addWidget(self._title, 1)
        head.addWidget(self._try)  # above the picture: on a small screen what is below it is out of sight
        outer.addLayout(head)
        outer.addWidget(self._fields, 1)
        outer.addWidget(self._message)
        actions = row()
        actions.addWidget(self._removal)
        actions.addStretch(1)
        actions.addWidget(self._save)
        outer.addLayout(actions)

    def begin(self, name: str | None) -> None:
        """Show a camera of the site, or with None an empty form."""
        self.leave()
        self._latest.drop()
        camera = self._session.site.settings.cameras.get(name or "", CameraSettings())
        self._before = name
        self._title.setText(tr("Camera {name}", name=name) if name else tr("A new camera"))
        kept = name is not None and self._session.site.cameras.has_password(name)
        self._fields.show_camera(name, camera, kept=kept)
        self._tell("")
        self._removal.begin(there=self._before is not None)
        self._update()
        self._as_kept, self._previewed = self._fields.filled, False
        if name is None:
            self.find_cameras()

    def take_name(self) -> None:
        """Let the name be typed now."""
        self._fields.take_name()

    def settle(self, name: str | None) -> None:
        """What is shown has been kept: from now on it is changed, not added."""
        self._settle(name, self._fields.filled)

    def _settle(self, name: str | None, filled: tuple[object, ...]) -> None:
        self._before, self._as_kept, self._previewed = name, filled, False
        if name is not None:
            self._title.setText(tr("Camera {name}", name=name))
        self._removal.begin(there=self._before is not None)
        self.settled.emit(name)

    @property
    def shown(self) -> str | None:
        """Name of the camera that is changed; None where one is added."""
        return self._before

    @property
    def unsaved(self) -> str:
        """A sentence, where something is filled in that has not been kept; else empty."""
        if self._as_kept is None or self._fields.filled == self._as_kept:
            return ""
        if self._before is None:
            return tr("The new camera has not been saved.")
        return tr("The camera {name} has changes that are not saved.", name=self._before)

    @property
    def begun(self) -> bool:
        """Whether somebody is at work on a camera that is not kept: filled in, or looked at."""
        return bool(self.unsaved) or (self._previewed and self._before is None)

    @property
    def missing(self) -> str:
        """What must be filled in before it can be saved; empty where nothing is missing."""
        return self._fields.missing

    def leave(self) -> None:
        """Let go of the camera; a door may be watched by it, which goes on."""
        self._wanted = False
        if self._preview.running:  # else what is being taken away is given back once it is here
            self._preview.end(self._give_back)
        self._try.setText(tr("&Preview"))

    def _give_back(self) -> None:
        lent, self._lent = self._lent, None
        if lent is not None:
            lent()

    def find_cameras(self) -> None:
        """Look for cameras plugged into this machine."""

        def done(found: list[Found]) -> None:
            touched = bool(self.unsaved)
            self._fields.offer(found, self._used())
            if not touched:
                self._as_kept = self._fields.filled
            if not found and self._before is None and not self._message.text():
                self._tell(tr("No camera is plugged into this machine. An address or a video file works as well."))

        background.run(lambda _progress: discover(), done, self._fail)

    def _used(self) -> set[str]:
        """Sources of the other cameras of the site: a new one is hardly the same again."""
        cameras = self._session.site.settings.cameras
        return {one.source for name, one in cameras.items() if one.source is not None and name != self._before}

    # preview

    def _toggle(self) -> None:
        if self._preview.running:
            self.leave()
            return
        self._wanted = self._previewed = True
        # the live page may hold the very camera
        self._give_back()
        watched = self._watched()
        if watched is not None:
            self._lent = self._session.cameras.lend(watched, self._begin)
        else:
            self._begin()

    def _watched(self) -> str | None:
        """Under which name the camera is being watched now, if it is."""
        from core.cameras.opening import open_source

        text = self._fields.source
        try:
            own = open_source(text).name
        except SourceError:
            own = ""
        return self._session.cameras.watched_as(text, self._before or own) or self._session.cameras.watched_as(
            text, own
        )

    def _begin(self) -> None:
        if not self._wanted:  # left meanwhile
            self._give_back()
            return
        try:
            camera = camera_settings(**self._fields.looks())
            text = self._session.site.cameras.address_of(camera, self._before, self._fields.password)
            self._preview.begin(text, camera.transport)
            self._try.setText(tr("Stop &preview"))
        except PorticoError as error:
            self._fail(str(error))

    def _show(self) -> None:
        frame = self._preview.frame
        if frame is not None and self._preview.running:
            self._fields.show_picture(frame.image)

    # keeping

    def keep(self, then: Callable[[bool], object] | None = None) -> None:
        """Save what is filled in; ``then`` is told whether it was, once that is known."""
        site, typed, before = self._session.site, self._fields.name, self._before
        looks, password = self._fields.looks(), self._fields.password
        still = self._latest.mark()
        filled = self._fields.filled
        self.leave()

        def work(_progress: background.Progress) -> str:
            from core.cameras.opening import open_source

            camera = camera_settings(**looks)
            open_source(site.cameras.address_of(camera, before, password))  # of what cannot be, it says why
            site.cameras.keep(typed, camera, before, password)
            return clean_name(typed)

        def done(name: str) -> None:
            if still():
                self._lent = None  # it is watched as it is kept now
            if before not in (None, name) and before in self._session.cameras.watched:
                self._session.cameras.stop(before, then=lambda: self._session.cameras.watch_named(name))
            else:
                self._session.cameras.watch_named(name)
            if still():
                if self._fields.password == password:  # else another was typed meanwhile
                    self._fields.keep_password(kept=site.cameras.has_password(name))
                self._settle(name, (*filled[:-1], None))
                self._tell_kept(name)
            self.kept.emit(name)
            if then is not None:
                then(True)

        background.run(work, done, self._failing(still, then))

    def _tell_kept(self, name: str) -> None:
        """Say that it is kept, and whether it is being watched as long as that is what the form says."""
        watched = self._session.cameras.watched.get(name)
        if watched is not None and watched.state not in ("lost", "ended"):
            self._tell(tr("✔ {name} is saved, and is being watched.", name=name), False)
        else:
            self._tell(tr("✔ {name} is saved; it is not being watched just now.", name=name), False)
        self._told_kept = name

    def _follow_camera(self, _camera: str = "") -> None:
        if self._told_kept is not None:
            self._tell_kept(self._told_kept)

    def _ask(self) -> None:
        self._tell(tr("Remove the camera {name}? Its past events stay.", name=self._before or ""))

    def _drop(self) -> None:
        site, name = self._session.site, self._before
        if name is None:
            return

        still = self._latest.mark()

        def done(_none: object) -> None:
            self._session.cameras.stop(name)
            if still():
                self._settle(None, self._fields.filled)
            self.dropped.emit()

        self._removal.begin(there=self._before is not None)
        background.run(lambda _progress: site.cameras.drop(name), done, self._failing(still))

    def _failing(self, still: background.Still, then: Callable[[bool], object] | None = None) -> Callable[[str], None]:
        """Tells what went wrong with a camera that may be shown no longer."""
        return failing(still, lambda words: self._tell(words, True), self._session.troubled.emit, then)

    def _fail(self, words: str) -> None:
        self._tell(words, True)

    def _tell(self, words: str, wrong: bool = False) -> None:
        self._told_kept = None
        self._message.setText(f"✖ {sentence(words)}" if wrong else words)
        set_tone(self._message, "deny" if wrong else "allow" if words.startswith("✔") else "")
        if wrong:
            reveal(self._message)
        if wrong and not self._preview.running:
            self._try.setText(tr("&Preview"))
            self._give_back()

    def _update(self) -> None:
        self._try.setEnabled(self._fields.has_source)
        self._save.setEnabled(not self._fields.missing)
