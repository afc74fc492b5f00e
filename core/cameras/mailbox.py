"""The box between a camera's thread and whoever looks at its frames."""

from __future__ import annotations

import threading

from core.cameras.source import Frame


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
