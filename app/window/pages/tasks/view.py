"""One task: what it is run on at the left, what comes out in the middle, what can be set at the right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent

from app.window.language import tr
from app.window.language.tasks import task_words
from app.window.pages.tasks.columns import Columns
from app.window.pages.tasks.each import FolderRun
from app.window.pages.tasks.keeping import KeepingBar
from app.window.pages.tasks.made_offers import MadeOffers, named
from app.window.pages.tasks.missing import MissingPanel
from app.window.pages.tasks.order import Order, Outcome
from app.window.pages.tasks.readiness import Readiness
from app.window.pages.tasks.result import ResultPanel
from app.window.pages.tasks.runner import Runner
from app.window.pages.tasks.settings import SettingsPanel
from app.window.pages.tasks.source import SourcePanel
from app.window.pages.tasks.truth import TruthPanel
from app.window.session import Session
from app.window.widgets import dialogs
from app.window.widgets.drops import DropTarget
from app.window.widgets.layout import button, column, label, row
from app.window.widgets.question import Question
from app.window.widgets.shown import Shown
from app.window.widgets.words import sentence
from core.store.audit import Permission

if TYPE_CHECKING:
    from core.tasks.task import Task
    from core.tasks.work import Workshop
    from models.weights import Standing

_DELAY_MS = 150


class TaskView(DropTarget):
    """Runs one task after the other, as soon as all is there where that does not take long.

    Signals:
        left: somebody wants to see the other tasks.
        installed: weights have come.

    """

    left = Signal()
    installed = Signal()

    def __init__(self, session: Session, workshop: Callable[[], Workshop]):
        super().__init__()
        self._session = session
        self._workshop = workshop
        self._recorded: object = None  # the picture, folder or camera that is known to have been looked at
        self._title = label("", "title")
        self._summary = label("", "muted", wrap=True)
        self.source = SourcePanel(session)
        self.readiness = Readiness(session, self.source)
        self.settings = SettingsPanel()
        self.result = ResultPanel()
        self.missing = MissingPanel(session, workshop)
        self.truth = TruthPanel()
        self.keeping = KeepingBar(self.result)
        self.runner = Runner(self.result.job, self)
        self._each = FolderRun(self.runner, self.result, self)
        self._question = Question(tr("Stop it"), tr("Let it run"))
        self._made = MadeOffers(session, self.settings.offer)
        self.source.named = lambda: named(self.task, self.settings.values())
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_DELAY_MS)
        self._delay.timeout.connect(self._run_again)
        self._lay_out()
        self.source.changed.connect(self._begin_anew)
        self.source.framed.connect(self._take_frame)
        self.source.every.connect(self._choose_target)
        self.settings.changed.connect(self._ask_again)
        self.settings.started.connect(self.run)
        self.runner.turned.connect(self._turned)
        self._each.turned.connect(self._hold)
        self._each.overtaken.connect(self._begin_anew)
        self.runner.late.connect(self.result.wait)
        self.missing.installed.connect(self.installed)
        self.keeping.chained.connect(self._chain)
        session.ready.connect(self._loaded)
        session.load_failed.connect(lambda _words: self._loaded())

    def _lay_out(self) -> None:
        outer = column(self)
        head = row(2)
        head.addWidget(button(tr("← &All tasks"), self.left.emit))
        head.addWidget(self._title)
        head.addWidget(self._summary, 1)
        outer.addLayout(head)
        outer.addWidget(self._question)
        right = (self.missing, self.settings, self.truth)
        self.columns = Columns(self.source, (self.result, self.keeping), right)
        outer.addWidget(self.columns, 1)

    # which task

    @property
    def task(self) -> Task | None:
        """The one that is open; None before the first one."""
        return self.readiness.task

    def begin(self, task: Task) -> None:
        """Open a task; the picture that is here stays."""
        self._delay.stop()
        self.runner.stop()
        self._each.let_go()
        self._question.put_away()
        self.readiness.begin(task)
        self._recorded = None
        self._title.setText(task_words(task.title))
        self._summary.setText(task_words(task.summary))
        self.missing.show_missing([])
        self.settings.begin(task)
        self._made.look(task)
        self.truth.begin(task)
        self.source.begin(task)
        self.result.show_beside()
        self.result.view.let_paint(self.source.brushes.strokes if task.brushes else None)
        self._begin_anew()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._made.look(self.task)  # something may have been made since

    def know_weights(self, lacking: list[Standing]) -> None:
        """Hear what the task needs and this machine has not."""
        task, readiness = self.task, self.readiness
        if task is None:
            return
        readiness.know_weights(task, lacking)
        self.missing.show_missing(lacking, keys=readiness.lacking)
        self.truth.setVisible(task.truth is not None and not readiness.lacking)
        if readiness.lacking:
            self._show_nothing()
        elif self.result.outcome is None:
            self._ask_again()
        self._update()

    @property
    def can_run(self) -> bool:
        """Whether there is all that it takes."""
        return self.readiness.complete and not self._each.busy

    @property
    def working(self) -> bool:
        """Whether a run is going on that takes long."""
        return self._each.busy or (self.runner.busy and self.readiness.slow)

    @property
    def busy(self) -> bool:
        """Whether anything is going on that takes long."""
        return self.working or self.missing.busy

    def ask_to_stop(self, then: Callable[[], object]) -> None:
        """Ask whether the run that is going on shall be stopped, for something else."""
        self._question.ask(tr("▲ This task is still running. Stop it and open the other one?"), then)

    def _loaded(self) -> None:
        self.readiness.loading = False
        self._show_nothing()
        self._ask_again()

    # running

    def _begin_anew(self) -> None:
        """It is run on something else now."""
        if self._each.busy:
            self._each.overtake()
            return
        if self.source.live:
            self._recorded = None  # the same camera, but another time
        self.truth.show_outcome(None)
        if self.readiness.slow or not self.can_run or self.result.outcome is None:
            self.runner.stop()
            self._show_nothing()
        self._ask_again()

    def _show_nothing(self) -> None:
        """Show what it is run on, or how to begin."""
        if self.result.outcome is None or not self.can_run or self.readiness.slow:
            if self.source.shown is not None and self.task is not None and self.task.takes == "picture":
                self.result.show_original(self.source.shown)
                self.result.say(self.readiness.why_not)
            else:
                self.result.invite(self._invitation)
        self._update()

    @property
    def _invitation(self) -> str:
        """How to begin, or what comes."""
        return self.source.wanting or tr("The result comes here.")

    def _ask_again(self) -> None:
        """Something is set otherwise: run again in a moment, unless that takes long."""
        self._update()
        if not self.readiness.slow:
            self._delay.start()

    def _run_again(self) -> None:
        if not self.source.live or not self.runner.busy:
            self.run()

    def run(self) -> None:
        """Run the task now; what it was doing is stopped."""
        task = self.task
        if task is None or not self.can_run:
            return
        source = self.source
        order = Order(
            task,
            self.settings.values(),
            self._workshop(),
            source.name if task.takes == "picture" else source.folder.name if source.folder is not None else "",
            source.shown if task.takes == "picture" else None,
            source.folder,
            source.second.picture if task.second is not None else None,
            tuple(source.brushes.strokes.done) if task.brushes else (),
        )
        self.runner.run(order.run, self._show, self._fail, self._stopped)

    def _take_frame(self) -> None:
        """A camera has a new picture: it is run on that, if it is not running already."""
        if self.readiness.slow or not self.can_run:
            self.result.show_original(self.source.shown)
            self.result.say(self.readiness.why_not)
        elif not self.runner.busy:
            self.run()

    def _show(self, outcome: Outcome) -> None:
        if outcome.order.task is not self.task:
            return
        seen = outcome.order.seen
        if outcome.order.task.gallery and seen != self._recorded:
            self._recorded = seen  # once for a picture or a camera, not for each change of a setting
            self._record(outcome.order.task)
        self.result.show_outcome(outcome)
        self.truth.show_outcome(outcome)

    def _record(self, task: Task) -> None:
        self._session.who.looked("run task", f"task {task.key}")

    def _fail(self, words: str) -> None:
        """Say what went wrong; it is no fault that nothing has been painted yet."""
        unpainted = self.task is not None and self.task.brushes and not self.source.brushes.strokes.done
        self.result.show_original(self.source.shown)
        self.result.say(sentence(words) if unpainted else f"✖ {sentence(words)}", "" if unpainted else "deny")

    def _stopped(self) -> None:
        self.result.say(tr("Stopped."))

    def _chain(self) -> None:
        shown, task = self.result.picture, self.task
        if shown is None or task is None or self._each.busy:
            return
        name = f"{Path(self.source.name).stem}-{task.key}.png"
        self.source.fetch(lambda: (Shown.of(shown.pixels, notes=shown.notes), name))

    # folders

    def _choose_target(self, folder: Path) -> None:
        if self.task is None or self._each.busy:
            return
        if self.source.lacking_second:
            self.result.say(self.source.lacking_second)
            return
        name = dialogs.open_folder(self, tr("Where shall the results go?"), "results")
        if name:
            self.run_each(folder, Path(name))

    def run_each(self, folder: Path, target: Path) -> None:
        """Do each picture of a folder, and keep the results in a new folder."""
        task = self.task
        if task is None or not self.readiness.equipped or self._each.busy:
            self.result.say(self.readiness.why_not)
            return
        if task.gallery:
            if not self._session.who.may(Permission.SEE):
                return
            self._record(task)
        self.source.switch_off()
        self._delay.stop()
        second = self.source.second.picture if task.second is not None else None
        order = Order(task, self.settings.values(), self._workshop(), folder.name, second=second)
        self._each.run(order, folder, target, self.source.ending)

    def _hold(self, on: bool) -> None:
        """While each picture of a folder is done, nothing else is chosen or set."""
        for part in (self.source, self.settings):
            part.setEnabled(not on)
        self.keeping.let_chain(not on)
        if not on:
            self.result.fill(self._invitation)

    # the rest

    def dropped(self, paths: list[Path]) -> None:
        if not self._each.busy:
            self.source.open(paths[0])

    def leave(self) -> None:
        """Let go of the camera."""
        self.source.switch_off()

    def forget(self) -> None:
        """Let go of pictures and results: whoever comes next is somebody else."""
        self._delay.stop()
        self.runner.stop()
        self.missing.forget()
        self.keeping.forget()
        self._question.put_away()
        self.settings.reset()
        self._recorded = None
        self._each.let_go()
        self.source.forget()
        self.truth.forget()
        self.result.invite("")
        self._show_nothing()

    def dress(self) -> None:
        """Put on another theme."""
        self.result.dress()

    def _turned(self) -> None:
        """A run has begun or ended."""
        if self._each.busy and not self.runner.busy:
            self._each.let_go()
        if not self.working:
            self._question.put_away()
        self._update()

    def _update(self) -> None:
        self.settings.allow(self.can_run and not (self.readiness.slow and self.runner.busy))
