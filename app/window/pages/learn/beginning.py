"""Beginning a run: recipe, data, settings, name, what it costs, and Start."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app import background
from app.window import theme
from app.window.language import number, tr
from app.window.pages.learn import naming, remembering
from app.window.pages.learn.costs import Costs
from app.window.pages.learn.data import DataChooser
from app.window.pages.learn.recipes import RecipeChooser
from app.window.pages.learn.settings import SettingsPanel
from app.window.pages.learn.words import duration
from app.window.session import Session
from app.window.widgets.layout import button, column, label, panel, room_for, scrolled, set_tone
from app.window.widgets.texts import LineField
from app.window.widgets.words import sentence
from core.base.messages import Message
from core.learning.recipe import Recipe
from core.learning.sources import DataKind
from core.store.audit import Permission

if TYPE_CHECKING:
    from core.learning.estimating import Estimate, Found

_LINES = 3  # that what it costs mostly takes


class Beginning(QWidget):
    """Asks for what it takes, and starts a run in a process of its own.

    Attributes:
        recipes: what to learn.
        data: from what.
        settings: how.
        name: of the run.
        costs: what it would cost.

    Signals:
        started: id of the run.

    """

    started = Signal(str)

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._starting = self._refused = False
        self._estimate: Estimate | None = None  # of what is chosen, once it is known
        self._others: tuple[str, ...] = ()  # titles of runs that are running
        self._beside = False  # whether any was while it was measured
        self._titles: frozenset[str] = frozenset()  # of all runs
        self.recipes, self.data, self.settings = RecipeChooser(), DataChooser(), SettingsPanel()
        self.name = LineField()
        self.name.setAccessibleName(tr("Name of the run"))
        self.name.setMaxLength(120)
        self.costs = Costs(session, self)
        self._cost = label("", wrap=True)
        room_for(self._cost, _LINES)
        self._notes = label("", "small", wrap=True)  # here, as they come late, and what is below would move
        self._notes.hide()
        self._start = button(tr("&Start"), self.start, "primary")
        keys = QKeySequence("Ctrl+Return")
        self._start.setToolTip(keys.toString(QKeySequence.SequenceFormat.NativeText))
        QShortcut(keys, self, self._start.click)
        self._lay_out()
        self.recipes.chosen.connect(self._begin)
        self.data.changed.connect(self._ask_of_other_data)
        self.settings.changed.connect(self._set)
        self.costs.asking.connect(self._wait)
        self.costs.doing.connect(self._say_waiting)
        self.costs.late.connect(self._wait_no_longer)
        self.costs.found.connect(self._tell_found)
        self.costs.told.connect(self._tell_cost)
        self.costs.failed.connect(self._refuse)
        self._show_rest()

    def _lay_out(self) -> None:
        self._naming, content = panel()
        words = label(tr("&Name"), "title")
        words.setBuddy(self.name)
        content.addWidget(words)
        content.addWidget(self.name)
        inner = QWidget()
        parts = column(inner, margin=0, spacing=1)
        parts.setContentsMargins(0, 0, theme.size("unit"), 0)
        for part in (self.recipes, self.data, self.settings, self._naming):
            parts.addWidget(part)
        parts.addStretch(1)
        self._foot, below = panel()
        below.addWidget(self._notes)
        below.addWidget(self._cost)
        below.addWidget(self._start)
        outer = column(self, margin=0, spacing=1)
        scroll = scrolled(inner)
        scroll.setAccessibleName(tr("Beginning a run"))
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what takes the focus is in it
        outer.addWidget(scroll, 1)
        outer.addWidget(self._foot)

    # what is chosen

    def permit(self) -> None:
        """Offer what whoever is at the window may learn from."""
        recipe = self.recipes.recipe
        if recipe is not None:
            self.data.offer(recipe, gallery=self._session.who.may(Permission.EXPORT))

    def take_up(self) -> None:
        """Choose what was chosen the last time on this machine."""
        self.recipes.choose(remembering.last_recipe())

    def _begin(self, recipe: Recipe) -> None:
        remembering.keep_recipe(recipe)
        self.settings.begin(recipe, remembering.changes(recipe))
        self.permit()
        self._show_rest()

    def _show_rest(self) -> None:
        """Show what comes after the recipe once there is one."""
        there = self.recipes.recipe is not None
        for part in (self.data, self.settings, self._naming, self._foot):
            part.setVisible(there)

    def _set(self) -> None:
        if self.recipes.recipe is not None:
            remembering.keep_changes(self.recipes.recipe, self.settings.chosen())
        self._ask()

    def _suggest(self) -> None:
        """Suggest a name that no run has yet."""
        recipe, source, name = self.recipes.recipe, self.data.source, ""
        if recipe is not None and source is not None:
            name = naming.suggested(recipe, self.settings.values(), self.settings.first, source)
            name = naming.free(name, self._titles)
        self.name.setPlaceholderText(name)

    def _ask_of_other_data(self) -> None:
        self._tell_notes(())
        self._ask()

    def _ask(self) -> None:
        recipe, source = self.recipes.recipe, self.data.source
        self._refused, self._estimate = False, None
        self._suggest()
        if recipe is None:
            self.costs.drop()
        elif source is None:
            self.costs.drop()
            self._say(tr("Choose first from what it is to learn."))
        else:
            self._beside = bool(self._others)
            self.costs.ask(recipe, self.settings.chosen(), source)
        self._allow()

    # what it costs

    def _wait(self) -> None:
        self.data.wait()
        self._say_waiting(Message("Measuring how long it takes"))

    def _say_waiting(self, doing: str) -> None:
        self._say(tr("{doing}… It can be started at once.", doing=sentence(doing)))

    def _wait_no_longer(self) -> None:
        self._say(tr("Measuring takes long: the machine is busy. It can be started all the same."))

    def _tell_found(self, found: Found | Estimate) -> None:
        self.data.tell(sentence(found.words))
        self._tell_notes(found.notes)

    def _tell_cost(self, found: Estimate) -> None:
        self._estimate = found
        self._tell_found(found)
        self._say_time(found)
        self._note_others(self._others)

    def _tell_notes(self, notes: Sequence[str]) -> None:
        self._notes.setText("\n".join(f"▲ {sentence(note)}" for note in notes))
        self._notes.setVisible(bool(notes))

    def _say_time(self, found: Estimate) -> None:
        time = duration(found.alone if self._others else found.seconds)
        told = [
            tr("About {time} to the end on this machine's processor.", time=time)
            if found.device == "cpu"
            else tr("About {time} to the end on the graphics card.", time=time)
        ]
        if len(self._others) == 1:
            told.append(tr("{title} is learning: longer as long as both do.", title=self._others[0]))
        elif self._others:
            count = number(len(self._others))
            told.append(tr("{count} others are learning: longer as long as they do.", count=count))
        self._say(" ".join(told))

    def _refuse(self, words: str) -> None:
        self._refused = True
        self._tell_notes(())
        self.data.tell("")
        self._say(f"✖ {sentence(words)}", "deny")
        self._allow()

    def _say(self, words: str, tone: str = "") -> None:
        self._cost.setText(words)
        set_tone(self._cost, tone)

    def _allow(self) -> None:
        self._start.setEnabled(self._can_start)

    @property
    def _can_start(self) -> bool:
        """Whether there is all that it takes; how long it takes need not be known."""
        there = self.recipes.recipe is not None and self.data.source is not None
        return there and not self._refused and not self._starting

    def note_runs(self, titles: frozenset[str], running: tuple[str, ...]) -> None:
        """There are runs of these titles, and these of them are going on."""
        self._note_others(running)
        if titles != self._titles:
            self._titles = titles
            self._suggest()

    def _note_others(self, running: tuple[str, ...]) -> None:
        before, self._others = self._others, running
        if self._estimate is None:
            self._beside = self._beside or bool(running)
        elif self._beside and not running:
            self._ask()  # what was measured beside others holds no longer
        elif before != running:
            self._say_time(self._estimate)

    # starting

    def start(self) -> None:
        """Begin a run of what is chosen."""
        recipe, source, site = self.recipes.recipe, self.data.source, self._session.site
        if recipe is None or source is None or not self._can_start:
            return
        values, title = self.settings.chosen(), self.name.text().strip() or self.name.placeholderText()
        self._starting = True
        self._allow()

        def work(_progress: background.Progress) -> str:
            from core.base.parameters import checked
            from core.errors import LearningError
            from core.learning import running
            from core.learning.runs import Runs

            if source.kind == DataKind.GALLERY:
                site.trail.require(Permission.EXPORT)
            parameters = checked(recipe.parameters, values, LearningError)
            run = Runs(site.folder).create(recipe, parameters, source, title)
            running.launch(run, site.folder, site)
            return run.id

        background.run(work, self._end, self._end_badly)

    def _end(self, number: Any) -> None:
        self._starting = False
        self.name.clear()
        self._allow()
        self.started.emit(number)

    def _end_badly(self, words: str) -> None:
        self._starting = False
        self._say(f"✖ {sentence(words)}", "deny")
        self._allow()

    def forget(self) -> None:
        """Drop what somebody has chosen here."""
        self.costs.drop()
        self.recipes.forget()
        self.data.forget()
        self.name.clear()
        self._refused, self._estimate = False, None
        self._tell_notes(())
        self._show_rest()
