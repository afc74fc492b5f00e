"""Whether a task can be run now, and what has to happen before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.window.language import tr
from app.window.pages.tasks.offers import cannot_run
from app.window.pages.tasks.source import SourcePanel
from app.window.session import Session
from core.store.audit import Permission

if TYPE_CHECKING:
    from core.tasks.task import Task
    from models.weights import Standing


class Readiness:
    """Knows how it stands with the task that is open.

    Attributes:
        task: None before the first one.
        known: whether it is known which weights are here.
        lacking: whether it cannot be run without some that are not.
        loading: whether the recogniser is still being loaded.

    """

    def __init__(self, session: Session, source: SourcePanel):
        self._session = session
        self._source = source
        self.task: Task | None = None
        self.known = False
        self.lacking = False
        self.loading = session.engine is None

    def begin(self, task: Task) -> None:
        """Another task is open; which of its weights are here is not known yet."""
        self.task = task
        self.known, self.lacking = False, False

    def know_weights(self, task: Task, lacking: list[Standing]) -> None:
        """Hear what the task that is open needs and this machine has not."""
        self.known, self.lacking = True, cannot_run(task, lacking)

    @property
    def equipped(self) -> bool:
        """Whether all is here but what it is run on."""
        return self.task is not None and self.known and not self.lacking and not self.loading

    @property
    def complete(self) -> bool:
        """Whether there is all that it takes, and whoever is at the window may run it."""
        if self.task is None or not self.equipped or not self._source.ready:
            return False
        return not self.task.gallery or self._session.who.may(Permission.SEE)

    @property
    def slow(self) -> bool:
        """Whether it takes long, and so is run only where somebody asks for it."""
        return self.task is not None and self.task.pace == "slow"

    @property
    def why_not(self) -> str:
        """What has to happen before anything comes out; empty where nothing has to."""
        if self.lacking:
            return tr("Its network is not on this machine yet: see at the right.")
        if self.loading:
            return tr("The recogniser is still loading…")
        if self._source.wanting:
            return self._source.wanting
        return tr("Press Run when everything is set.") if self.slow else ""
