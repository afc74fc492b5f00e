"""What a watch says in its threads, handed on to Qt's."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from core.faces import Image
    from core.gallery.events import Event
    from core.live.view import View
    from core.live.watch import Listener


class Relay(QObject):
    """Says it in the thread it lives in. Of views only the newest of each camera counts.

    Signals:
        viewed: (View) the newest of a camera.
        decided: (Event, picture of the face or None).
        troubled: one sentence about something that failed.

    """

    viewed = Signal(object)
    decided = Signal(object, object)
    troubled = Signal(object)
    _arrived = Signal(str)

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self._lock = threading.Lock()
        self._newest: dict[str, View] = {}  # arrived, and not yet taken
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def listener(self) -> Listener:
        """What the watch is to tell."""
        from core.live.watch import Listener

        relay = self

        class ToQt(Listener):
            def viewed(self, view: View) -> None:
                relay._keep(view)  # its own

            def decided(self, event: Event, photo: Image | None) -> None:
                relay.decided.emit(event, photo)

            def troubled(self, words: str) -> None:
                relay.troubled.emit(words)

        return ToQt()

    def _keep(self, view: View) -> None:
        """In the recogniser's thread: keep the newest view of each camera, and tell Qt once."""
        with self._lock:
            waiting = view.camera in self._newest
            self._newest[view.camera] = view
        if not waiting:
            self._arrived.emit(view.camera)

    def _take(self, camera: str) -> None:
        with self._lock:
            view = self._newest.pop(camera, None)
        if view is not None:
            self.viewed.emit(view)
