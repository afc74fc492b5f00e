"""The list of all tasks, and the one that is open."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget

from app import background
from app.window.language import tr
from app.window.page import PAGES, Page, WantedTask
from app.window.pages.tasks.offers import AMONG_TASKS, Offer, load, missing, offers, standings
from app.window.pages.tasks.start import StartView
from app.window.session import Session
from app.window.widgets.layout import column
from app.window.widgets.words import sentence

if TYPE_CHECKING:
    from app.window.pages.tasks.view import TaskView
    from core.tasks.task import Task
    from core.tasks.work import Workshop
    from models.weights import Standing, WeightStore


class TasksPage(Page):
    """Leads to every task, and runs those that have no page of their own."""

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._tasks: dict[str, Task] = {}
        self._known: dict[str, Standing] | None = None  # how it stands with all weights
        self._wanted: object = ""  # what is to be opened once they are known
        self._shop: Workshop | None = None
        self._engine = session.engine  # that it was made with
        self._store: WeightStore | None = None
        self._latest = background.Latest()
        self.start = StartView()
        self._view: TaskView | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        column(self, margin=0).addWidget(self._stack)
        self.start.chosen.connect(self._choose)
        session.who.entered.connect(self._withhold)
        self._withhold()
        background.run(lambda _progress: load(), self._fill, lambda words: self.start.fail(sentence(words)))

    @property
    def view(self) -> TaskView:
        """Where tasks are run; made with the first one that is opened."""
        if self._view is None:
            from app.window.pages.tasks.view import TaskView

            self._view = TaskView(self._session, self.workshop)
            self._view.left.connect(self.show_start)
            self._view.installed.connect(self._look_at_weights)
            self._stack.addWidget(self._view)
        return self._view

    def workshop(self) -> Workshop:
        """What tasks work with: made once, and again once the engine is loaded."""
        from core.tasks.work import Workshop

        session = self._session
        if self._shop is None or self._engine is not session.engine:
            self._engine = session.engine
            self._shop = Workshop(session.site.settings, session.engine, session.site)
        return self._shop

    # what there is

    def _fill(self, tasks: dict[str, Task]) -> None:
        self._tasks = tasks
        self.start.fill(offers(tasks))
        self._look_at_weights()
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.receive(wanted)

    def _withhold(self) -> None:
        """Offer only those pages that whoever is at the window may open."""
        may, among_tasks = self._session.who.may, {key for key, *_words in AMONG_TASKS}
        barred = (entry.key for entry in PAGES if entry.key in among_tasks and not may(entry.needs))
        self.start.withhold(frozenset(barred))

    def _look_at_weights(self) -> None:
        """See in the background which weights are here."""
        tasks, settings, store = self._tasks, self._session.site.settings, self._store

        def work(_progress: background.Progress) -> tuple[WeightStore, dict[str, Standing]]:
            from core.engine import machinery

            looked = store or machinery(settings)[1]
            return looked, standings(looked, tasks)

        def done(found: tuple[WeightStore, dict[str, Standing]]) -> None:
            self._store = found[0]  # it has reckoned the checksums of large files
            tell(found[1])

        def tell(known: dict[str, Standing]) -> None:
            self._known = known
            self.start.show_weights(known)
            self._tell_weights()

        def failed(words: str) -> None:
            self.start.fail(sentence(words))
            tell({})  # a task whose weights are not here says so itself

        self._latest.run(work, done, failed)

    def _tell_weights(self) -> None:
        if self._known is not None and self._view is not None and self._view.task is not None:
            self._view.know_weights(missing(self._view.task, self._known))

    # opening

    def receive(self, what: object) -> None:
        """Open the task of that key, or a WantedTask."""
        key, values = (what.key, what.values) if isinstance(what, WantedTask) else (str(what), {})
        if not self._tasks:
            self._wanted = what
        elif key in self._tasks:
            self._open(self._tasks[key], values)
        else:
            self.show_start()

    def _choose(self, offer: Offer) -> None:
        if offer.task is None:
            self._session.go(offer.key)
        else:
            self._open(offer.task)

    def _open(self, task: Task, values: Mapping[str, Any] = MappingProxyType({})) -> None:
        """Show a task; the one that was open last is as it was, and one that takes long is not stopped unasked."""
        self._stack.setCurrentWidget(self.view)
        if task is self.view.task:
            self.view.settings.fill(values)
        elif self.view.working:
            self.view.ask_to_stop(lambda: self._begin(task, values))
        else:
            self._begin(task, values)

    def _begin(self, task: Task, values: Mapping[str, Any]) -> None:
        self.view.begin(task)
        self.view.settings.fill(values)
        self._tell_weights()

    def show_start(self) -> None:
        """Show what there is."""
        self.leave()
        self._stack.setCurrentWidget(self.start)
        self.start.search.setFocus()

    # as a page

    def leave(self) -> None:
        if self._view is not None:
            self._view.leave()

    def dress(self) -> None:
        self.start.dress()
        if self._view is not None:
            self._view.dress()

    def forget(self) -> None:
        if self._view is not None:
            self._view.forget()
        self.show_start()
        self.start.show_all()

    @property
    def busy(self) -> str:
        """That a task is running which takes long."""
        return tr("A task is running.") if self._view is not None and self._view.busy else ""
