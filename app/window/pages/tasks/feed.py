"""Pictures from a camera: one that is being watched anyway is only looked at, any other is opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.window.language import tr
from app.window.pages.doors.preview import Preview
from app.window.session import Session
from core.errors import SourceError
from core.store.audit import Permission

if TYPE_CHECKING:
    from core.faces import Image


@dataclass(frozen=True)
class Choice:
    """A camera to choose.

    Attributes:
        name: for people.
        source: where its pictures come from, without a password; None where it is only looked at.
        watched: under which name it is being watched now, if it is.
        site: whether it is one of the site's: what it shows is taken away only by those who may.

    """

    name: str
    source: str | None
    watched: str | None
    site: bool


class CameraFeed(QObject):
    """Holds the newest picture of one camera.

    Signals:
        arrived: there is a new one in :attr:`picture`.
        said: (words, whether it went wrong, and the camera is off).

    """

    arrived = Signal()
    said = Signal(object, bool)

    def __init__(self, session: Session, parent: QObject):
        super().__init__(parent)
        self._session = session
        self._choice: Choice | None = None
        self._preview = Preview(self)
        self._preview.arrived.connect(self._take)
        self._preview.said.connect(self._hear)
        self.picture: Image | None = None
        session.cameras.viewed.connect(self._take_view)
        session.cameras.state_changed.connect(self._look_at_state)
        session.cameras.watching_changed.connect(self._look_at_state)

    @property
    def choice(self) -> Choice | None:
        """The camera that is on."""
        return self._choice

    def choices(self) -> list[Choice]:
        """The cameras that whoever is at the window may take pictures from: the site's, and the one at the desk."""
        from core.cameras.opening import open_source

        session = self._session
        kept = session.site.settings.cameras
        found = []
        if session.who.may(Permission.EXPORT):
            others = [name for name in session.cameras.watched if name not in kept]
            for name in [*kept, *others]:
                watched = session.cameras.watched.get(name)
                if watched is not None and watched.state == "live":
                    found.append(Choice(name, None, name, site=True))
                elif watched is None and name in kept and kept[name].source is not None:
                    found.append(Choice(name, kept[name].source, None, site=True))
        desk = session.site.settings.camera
        try:
            own = open_source(session.site.cameras.enrolment_source()).name
        except SourceError:
            return found
        if session.cameras.watched_as(desk, own) is None and desk not in {camera.source for camera in kept.values()}:
            found.append(Choice(tr("Camera at this desk"), desk, None, site=False))
        return found

    def begin(self, choice: Choice) -> None:
        """Switch on; what goes wrong is said."""
        self.end()
        self._choice = choice
        if choice.site:
            self._session.who.looked("copy picture of camera", f"camera {choice.name}")
        if choice.watched is not None:
            self._take_view(choice.watched)
            return
        site = self._session.site
        try:
            if choice.site:
                kept = site.settings.cameras[choice.name]
                self._preview.begin(site.cameras.source(choice.name), kept.transport, kept.turn)
            else:
                self._preview.begin(site.cameras.enrolment_source())
        except SourceError as error:
            self._hear(str(error), True)

    def end(self) -> None:
        """Switch off."""
        self._choice, self.picture = None, None
        self._preview.end()

    def _take(self) -> None:
        frame = self._preview.frame
        if self._choice is not None and self._choice.watched is None and frame is not None:
            self.picture = frame.image
            self.arrived.emit()

    def _take_view(self, name: str) -> None:
        watched = self._session.cameras.watched.get(name)
        if self._choice is None or self._choice.watched != name or watched is None or watched.view is None:
            return
        self.picture = watched.view.frame.image
        self.arrived.emit()

    def _look_at_state(self, _name: str = "") -> None:
        if self._choice is None or (name := self._choice.watched) is None:
            return
        watched = self._session.cameras.watched.get(name)
        if watched is None or watched.state in ("lost", "ended"):
            self._hear(watched.error if watched is not None and watched.error else "", True)

    def _hear(self, words: str, wrong: bool) -> None:
        if wrong:
            self.end()
        self.said.emit(words, wrong)
