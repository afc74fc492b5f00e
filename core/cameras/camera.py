"""A camera's own thread, and the mailbox that holds its newest frame."""

from __future__ import annotations

import threading
from collections.abc import Callable
from enum import StrEnum

from core.cameras.sources import Frame, Source
from core.errors import SourceError


class CameraState(StrEnum):
    """What a camera is doing."""

    CONNECTING = "connecting"
    LIVE = "live"
    ENDED = "ended"
    LOST = "lost"


class Mailbox:
    """Holds one frame: a newer one replaces it, so a late reader never sees an old one."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._frame: Frame | None = None
        self._closed = False
        self.dropped = 0

    def put(self, frame: Frame, *, wait: bool = False) -> None:
        """Leave a frame; with ``wait``, only once the one before has been taken."""
        with self._condition:
            while wait and self._frame is not None and not self._closed:
                self._condition.wait()
            if self._frame is not None:
                self.dropped += 1
            self._frame = frame
            self._condition.notify_all()

    def take(self, timeout: float | None = None) -> Frame | None:
        """The newest frame, waiting for one; None after ``timeout`` seconds, or once closed and empty."""
        with self._condition:
            self._condition.wait_for(lambda: self._frame is not None or self._closed, timeout)
            frame, self._frame = self._frame, None
            self._condition.notify_all()
            return frame

    def close(self) -> None:
        """Wake everybody who waits; what is in the box can still be taken."""
        with self._condition:
            self._closed = True
            self._condition.notify_all()

    @property
    def closed(self) -> bool:
        """True once nothing more will come and the box is empty."""
        with self._condition:
            return self._closed and self._frame is None


class Camera:
    """Reads a source in a thread of its own.

    A live source overwrites what nobody has taken; any other waits, so that no picture of a folder is lost.
    """

    def __init__(self, source: Source, on_state: Callable[[CameraState, str], None] | None = None):
        self.source = source
        self.mailbox = Mailbox()
        self.state = CameraState.CONNECTING
        self.error = ""
        self._on_state = on_state
        self._thread = threading.Thread(target=self._run, name=f"camera {source.name}", daemon=True)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def stop(self, timeout: float = 5.0) -> None:
        """End the thread. A driver that hangs is left behind rather than waited for."""
        self.source.close()
        self.mailbox.close()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(timeout)

    def _run(self) -> None:
        try:
            for frame in self.source.frames():
                if self.state is not CameraState.LIVE:
                    self._set(CameraState.LIVE)
                self.mailbox.put(frame, wait=not self.source.live)
            self._set(CameraState.ENDED)
        except SourceError as error:
            self._set(CameraState.LOST, str(error))
        except Exception as error:  # noqa: BLE001  # drivers raise anything; the window must hear of it
            self._set(CameraState.LOST, f"{self.source.name} broke down: {error}")
        finally:
            self.mailbox.close()

    def _set(self, state: CameraState, error: str = "") -> None:
        self.state, self.error = state, error
        if self._on_state is not None:
            self._on_state(state, error)
