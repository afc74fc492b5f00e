"""One camera on its way through the recogniser."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from core.cameras.camera import Camera
from core.cameras.source import Frame
from core.live.station import Station
from core.live.supervision import Failures, Licence


@dataclass(eq=False)
class Lane:
    """One camera on its way through.

    Attributes:
        camera: reads.
        make: a station for it, that has a licence.
        station: recognises.
        failures: of its pictures.
        last: frame processed last.
        counted: frames processed since ``rate`` was taken.
        rate: frames per second.

    """

    camera: Camera
    make: Callable[[Licence], Station]
    station: Station
    failures: Failures
    last: Frame | None = None
    counted: int = 0
    rate: float = 0.0

    @property
    def live(self) -> bool:
        """Whether pictures that nobody takes are lost."""
        return self.camera.source.live

    @property
    def resting(self) -> bool:
        """Whether pictures are passed over, since the last ones failed."""
        return self.live and time.monotonic() < self.failures.until

    def renewed(self, licence: Licence) -> Lane:
        """The same camera with a fresh station."""
        return Lane(self.camera, self.make, self.make(licence), self.failures, self.last)

    def mend(self, licence: Licence) -> None:
        """Put a fresh station in the place of the one that fails, and let it rest for a while."""
        fresh = self.make(licence)
        fresh.pace.cameras = self.station.pace.cameras
        fresh.backlog.take_over(self.station.backlog)
        self.station = fresh
        self.failures.until = time.monotonic() + self.failures.retries.next()
