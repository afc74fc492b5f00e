"""Films made of portraits, and a door at whose lock one counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

import cv2
import numpy as np

from core.access.door import Door
from core.access.policy import DoorRules
from core.access.schedules import Schedule, parse_period
from core.cameras.source import Frame
from core.faces import Image
from core.gallery.events import Event
from core.gallery.recogniser import Recogniser
from core.live.gate import Gate
from core.live.station import Station
from core.live.view import View
from core.site import Site

CAMERA = "hall"
MIDDLE = 0.39
"""Of a portrait of Collins or Hopper, cut as :func:`cut` does: how wide the face is."""


def cut(portrait: Image, side: int) -> Image:
    """The head of one of the two portraits, square, of so many pixels."""
    head = portrait[:300, 80:380] if portrait.shape[0] == portrait.shape[1] else portrait[20:480, 40:500]
    return np.asarray(cv2.resize(head, (side, side), interpolation=cv2.INTER_AREA), np.uint8)


def paste(canvas: Image, picture: Image, left: float, top: float) -> None:
    """Put a picture into another one; what sticks out is cut off."""
    x, y = round(left), round(top)
    x1, y1 = max(0, x), max(0, y)
    x2, y2 = min(canvas.shape[1], x + picture.shape[1]), min(canvas.shape[0], y + picture.shape[0])
    if x1 < x2 and y1 < y2:
        canvas[y1:y2, x1:x2] = picture[y1 - y : y2 - y, x1 - x : x2 - x]


def door(site: Site, *people: int, **rules: object) -> None:
    """A door at the camera, which these people may pass at any time."""
    made = DoorRules.model_validate({"name": "Front", "repeat_seconds": 0, **rules})
    site.access.keep(Door(rules=made, cameras=(CAMERA,), pulse_seconds=2))
    site.access.keep(Schedule(name="always", periods=(parse_period("mon-sun 00:00-24:00"),)))
    site.access.add_group("staff")
    site.access.grant("staff", "Front", "always")
    for person in people:
        site.access.join(person, "staff")


def frames(pictures: Iterable[Image], rate: float) -> Iterator[Frame]:
    """Pictures as a camera's frames."""
    began = datetime.now(UTC)
    for number, picture in enumerate(pictures):
        yield Frame(picture, number / rate, began + timedelta(seconds=number / rate))


class Watched:
    """What a camera at the door made of a film.

    Attributes:
        views: one for each frame, and one for its end.
        events: all decisions.

    """

    def __init__(self, site: Site, recogniser: Recogniser, film: Iterable[Frame]):
        troubles: list[str] = []
        self.notices: list[Event] = []
        gate = Gate(site.access, site.events, self.notices.append, troubles.append)
        gate.start({CAMERA})
        station = Station(CAMERA, recogniser, site.events, gate=gate)
        self.views: list[View] = []
        for frame in film:
            self.views.append(station.process(frame))
        self.views.append(station.finish(frame))
        gate.close()
        assert troubles == []
        self.events = [event for view in self.views for event, _ in view.events]
