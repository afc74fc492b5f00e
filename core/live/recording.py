"""Having what was decided at one camera written down and acted on, in this order."""

from __future__ import annotations

from core.errors import GalleryError
from core.faces import Image
from core.gallery.events import Event
from core.live.backlog import Backlog
from core.live.company import Company

Recorded = tuple[tuple[tuple[Event, Image | None], ...], str]
"""What was recorded, each with the picture of a face; and why the rest cannot be written now."""


class Recorder:
    """Records for one camera.

    Args:
        backlog: records what was decided, and acts on it.
        company: knows what turned out later.
        live: frames are lost while it waits: it waits for a moment, and tries again later.

    """

    def __init__(self, backlog: Backlog, company: Company, *, live: bool):
        self._backlog = backlog
        self._company = company
        self._live = live

    def decided(self) -> Recorded:
        """Have the backlog recorded.

        Raises:
            GivenUpError: the licence is gone.

        """
        return self._backlog.record(live=self._live)

    def everything(self, *, last: bool = False) -> Recorded:
        """Have the backlog recorded, and what turned out later added to it.

        Args:
            last: no frame is lost any more: it may take as long as it takes.

        Raises:
            GivenUpError: the licence is gone.

        """
        events, trouble = self._backlog.record(live=self._live and not last)
        for event, _photo in events:
            self._company.recorded(event)
        if trouble:
            return events, trouble
        try:
            self._company.tell()
        except GalleryError as error:
            trouble = str(error)
        return events, trouble
