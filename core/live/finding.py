"""Where the faces of a picture are: searched for when it is time, else looked for where they were."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from core.engine import Engine
from core.faces import Faces, Image
from core.live.pace import SearchPace
from core.live.tracking import Tracker
from core.live.work import Slot, Worker
from core.recognition.boxes import centred_in, edges_of
from core.settings import CameraSettings

_SLOW = 0.3  # seconds from one picture to the next, beyond which faces are not followed
_SLOWEST = 4.0  # seconds between pictures of a camera that is waited for
_PICTURES = 2.5  # that somebody may be out of sight in


@dataclass(frozen=True)
class _Search:
    faces: Faces
    now: float
    cost: float


class Finder:
    """Finds and follows the faces of one camera.

    Args:
        engine: searches and follows.
        tracker: gives faces the number of the person they belong to.
        looks: the smallest face that matters here, and where.
        worker: does searches, at once or while frames go on.
        still: pictures are unrelated to each other: each is searched.
        live: pictures that are not processed in time are lost: searches give way to load.
        beside: whether the worker does them while frames go on.

    Attributes:
        pace: when the next search is due.
        slow: whether pictures come so seldom that nobody can be followed from one to the next.

    """

    def __init__(
        self,
        engine: Engine,
        tracker: Tracker,
        looks: CameraSettings,
        worker: Worker,
        *,
        still: bool,
        live: bool,
        beside: bool,
    ):
        self.pace = SearchPace(live=live)
        self.slow = False
        self._engine = engine
        self._tracker = tracker
        self._looks = looks
        self._worker = worker
        self._still = still
        self._beside = beside
        self._lost_seconds = tracker.options.lost_seconds
        self._search: Slot[_Search] = Slot()

    def wait_for_slow(self, pause: float) -> None:
        """Keep people for as long as a camera that sends a picture a second, or fewer, takes for the next two."""
        self.slow = pause > _SLOW
        lost = max(self._lost_seconds, _PICTURES * min(pause, _SLOWEST))
        if lost != self._tracker.options.lost_seconds:
            self._tracker.options = replace(self._tracker.options, lost_seconds=lost)

    def look(self, image: Image, now: float) -> Faces:
        """The faces of a picture with their tracks."""
        ids, expected = self._tracker.predictions(now)
        if self._looks.region is not None:
            inside = centred_in(expected, edges_of(self._looks.region, image))
            ids, expected = ids[inside], expected[inside]
        due = self._still or self.pace.due(now, len(ids) > 0)

        def search() -> _Search:
            began = time.perf_counter()
            faces = self._engine.find(image, self._looks.min_face, self._looks.region)
            return _Search(faces, now, time.perf_counter() - began)

        # from one picture to one a second later nobody can be followed: each is searched at once
        if due and (not self._beside or self.slow):
            self.pace.begin(now)
            return self._tracker.update(search().faces, now)
        faces, rows = self._engine.follow(image, expected)
        faces = self._tracker.follow(faces, ids[rows], now)
        if due and self._search.free:
            self.pace.begin(now)
            self._tracker.mark(now)
            self._search.put(self._worker.run(search))
        return faces

    def catch_up(self, *, wait: bool = False) -> None:
        """Take in the search that was done beside, if there is one."""
        search = self._search.take(wait=wait)
        if search is not None:
            self.pace.took(search.cost)
            self._tracker.catch_up(search.faces, search.now)

    def forget(self) -> None:
        """Let go of a search that is done: nobody wants to know."""
        self._search.take()
