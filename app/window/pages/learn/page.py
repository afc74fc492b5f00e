"""The page: a run is begun on the left; on the right are all runs, and how those that are chosen go."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStackedWidget, QWidget

from app import background
from app.window import theme
from app.window.language import plural, tr
from app.window.page import Page
from app.window.pages.learn.actions import Actions
from app.window.pages.learn.beginning import Beginning
from app.window.pages.learn.comparison import ComparisonView
from app.window.pages.learn.details import RunView
from app.window.pages.learn.following import Follower
from app.window.pages.learn.reading import Snapshot
from app.window.pages.learn.runs_table import RunsTable
from app.window.session import Session
from app.window.widgets.layout import button, column, label, row, set_tone
from app.window.widgets.words import sentence
from core.learning.examples import EXAMPLES
from core.learning.recipe import Kind
from core.learning.runs import State

_LEFT = (276, 340)  # pixels across that beginning a run takes, at least and at most
_LEAST = 330  # pixels down of what is shown of a run


class LearnPage(Page):
    """Trains networks, and shows how that goes."""

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._wanted = ""  # run to be chosen once it is seen
        self._running = 0
        self._read = False  # whether it is known which runs there are
        self._recipe_wanted = ""
        self.beginning = Beginning(session)
        self.beginning.setMinimumWidth(theme.scaled(_LEFT[0]))
        self.beginning.setMaximumWidth(theme.scaled(_LEFT[1]))
        self.table = RunsTable()
        self.handling = Actions(session)
        self.run_view, self.comparison = RunView(), ComparisonView()
        self._follower = Follower(session, self)
        self._goes_on = label("", "small")
        self._message = label("", wrap=True)
        set_tone(self._message, "deny")
        self._message.hide()
        self._hint = label(tr("Choose several, with Ctrl or Shift, to compare them."), "small", wrap=True)
        self._nothing = label("", "muted", wrap=True)
        self._example = button(tr("Tr&y it with an example"), self._try_example)
        self._stage = _Stage()
        self._stage.setMinimumHeight(theme.scaled(_LEAST))
        self._stage.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        for one in (_topmost(self._nothing, self._example), self.run_view, self.comparison):
            self._stage.addWidget(one)
        self._lay_out()
        self.beginning.started.connect(self._show_started)
        self.table.chosen.connect(self._choose)
        self.handling.done.connect(self._follower.look)
        self._follower.seen.connect(self._show)
        self._follower.failed.connect(self._fail)
        session.who.entered.connect(self._admit)
        self._tell_nothing()
        background.run(lambda _progress: _recipes(), self._fill, self.beginning.recipes.fail)

    def _lay_out(self) -> None:
        right = QWidget()
        content = column(right, margin=0, spacing=1)
        head = row()
        head.addWidget(label(tr("Runs"), "title"))
        head.addWidget(self._goes_on, 1)
        content.addLayout(head)
        content.addWidget(self._message)
        content.addWidget(self.table)
        content.addWidget(self._hint)
        content.addWidget(self.handling)
        content.addWidget(self._stage, 1)
        body = row(2)
        body.addWidget(self.beginning, 1)
        body.addWidget(right, 2)
        column(self).addLayout(body)

    def _fill(self, recipes: object) -> None:
        self.beginning.recipes.fill(recipes.values() if isinstance(recipes, dict) else ())
        wanted, self._recipe_wanted = self._recipe_wanted, ""
        if wanted:
            self.receive(wanted)
        else:
            self.beginning.take_up()
        if not self.isVisible():
            self.beginning.costs.rest()

    # runs

    def _show(self, found: Snapshot) -> None:
        self._message.hide()
        self._read = True
        running = tuple(entry.run.title for entry in found.entries if entry.state == State.RUNNING)
        self._running = len(running)
        self.beginning.note_runs(frozenset(entry.run.title for entry in found.entries), running)
        self._tell_what_goes_on()
        self.table.fill(found.entries)
        self._tell_nothing()
        if self._wanted in [entry.id for entry in found.entries]:
            wanted, self._wanted = self._wanted, ""
            self.table.choose((wanted,))
        ids = self.table.ids
        if not ids and found.entries and not self.table.hasFocus():
            self.table.choose((found.entries[0].id,))
            self._tell_nothing()
            return
        self.handling.show_entries([entry for entry in found.entries if entry.id in ids])
        if not ids:
            self._stage.setCurrentIndex(0)
        elif found.chosen == ids and found.one is not None:
            self.run_view.show_run(found.one)
            self._stage.setCurrentWidget(self.run_view)
        elif found.chosen == ids and found.several is not None:
            self.comparison.show_compared(found.several, found.entries)
            self._stage.setCurrentWidget(self.comparison)

    def _choose(self, ids: tuple[str, ...]) -> None:
        self.handling.show_entries([entry for entry in self.table.entries if entry.id in ids])
        self._follower.choose(ids)

    def _show_started(self, number: str) -> None:
        self._wanted = number
        self._follower.look()

    def _fail(self, words: str) -> None:
        self._message.setText(f"✖ {sentence(words)}")
        self._message.show()
        if not self._read:
            self._nothing.setText("")

    def _tell_nothing(self) -> None:
        """Say why nothing is shown: that of a run which is chosen is still being read."""
        there = bool(self.table.entries)
        if not self._read or self.table.ids:
            self._nothing.setText(tr("Reading what has been learnt here…"))
        elif there:
            self._nothing.setText(tr("Choose a run to see how it goes, or several to compare them."))
        else:
            self._nothing.setText(
                tr("Nothing has been learnt here yet. Choose on the left what to learn, and from what.")
            )
        self._example.setVisible(self._read and not there)
        for one in (self.table, self.handling):
            one.setVisible(there)
        self._hint.setVisible(len(self.table.entries) > 1)

    def _try_example(self) -> None:
        """Choose what tells pictures apart, from an example: others take the same data, and want faces in it."""
        kinds = {example.kind for example in EXAMPLES.values()}
        found = [one for one in self.beginning.recipes.recipes if one.takes & kinds and one.kind == Kind.PICTURES]
        if found:
            self.beginning.recipes.choose(found[0].key)

    def _tell_what_goes_on(self) -> None:
        if not self._running:
            self._goes_on.setText("")
        elif self._session.demo:
            self._goes_on.setText(tr("What learns here ends with the demonstration."))
        else:
            self._goes_on.setText(
                plural(
                    self._running,
                    "1 is learning, and goes on when this window is closed.",
                    "{count} are learning, and go on when this window is closed.",
                )
            )

    # as a page

    def receive(self, what: object) -> None:
        """Show the run of that id, or begin one of the recipe of that key."""
        text = str(what)
        if self.beginning.recipes.choose(text):
            return
        if not self.beginning.recipes.list.count():
            self._recipe_wanted = text
        self._wanted = text
        self._follower.look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follower.begin()
        self.beginning.costs.go_on()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.leave()

    def leave(self) -> None:
        self._follower.rest()
        self.beginning.costs.rest()

    def dress(self) -> None:
        self.run_view.dress()
        self.comparison.dress()

    def _admit(self) -> None:
        """Somebody is at the window who may see more, or less."""
        self.beginning.permit()
        if self.isVisible():
            self._follower.begin()

    def forget(self) -> None:
        self._wanted = self._recipe_wanted = ""
        self._follower.drop()
        self._read = False
        self.beginning.forget()
        self.handling.forget()
        self.table.fill(())
        self._tell_nothing()
        self.run_view.forget()
        self.comparison.forget()
        self._stage.setCurrentIndex(0)

    @property
    def busy(self) -> str:
        """Nothing is broken off: runs have processes of their own. Only those of a demonstration lose their site."""
        return (
            tr("What learns here ends with the demonstration, and nothing of it is kept.")
            if self._session.demo and self._running
            else ""
        )


class _Stage(QStackedWidget):
    """Takes the height that is left: by their width, plots and words that wrap would ask for more than there is."""

    def hasHeightForWidth(self) -> bool:
        return False


def _recipes() -> dict[str, object]:
    from core.learning import registry

    return dict(registry.recipes())


def _topmost(*widgets: QWidget) -> QWidget:
    """Widgets at the upper left of their place."""
    holder = QWidget()
    content = column(holder, margin=0, spacing=1)
    for widget in widgets:
        line = row()
        line.addWidget(widget, 0 if isinstance(widget, QPushButton) else 1)
        if isinstance(widget, QPushButton):
            line.addStretch(1)
        content.addLayout(line)
    content.addStretch(1)
    return holder
