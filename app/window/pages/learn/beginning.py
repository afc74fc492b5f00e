"""Beginning a run: recipe, data, settings, name, what it costs, and Start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app import background
from app.window import theme
from app.window.language import said, tr
from app.window.language.tasks import task_words
from app.window.pages.learn.about import source_words
from app.window.pages.learn.costs import Costs
from app.window.pages.learn.data import DataChooser
from app.window.pages.learn.recipes import RecipeChooser
from app.window.pages.learn.settings import SettingsPanel
from app.window.pages.learn.words import duration
from app.window.session import Session
from app.window.widgets.layout import button, column, label, panel, scrolled, set_tone
from app.window.widgets.texts import LineField
from app.window.widgets.words import sentence
from core.learning.recipe import Recipe
from core.learning.sources import DataKind
from core.store.audit import Permission

if TYPE_CHECKING:
    from core.learning.estimating import Estimate

_SHORT = 40  # letters of a name of data in the name of a run


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
        self._starting = self._known = False
        self._others = 0  # runs that are running
        self._titles: frozenset[str] = frozenset()  # of all runs
        self._name_of = ""  # the run that is begun, unless it is given another name
        self.recipes, self.data, self.settings = RecipeChooser(), DataChooser(), SettingsPanel()
        self.name = LineField()
        self.name.setAccessibleName(tr("Name of the run"))
        self.name.setMaxLength(120)
        self.costs = Costs(session, self)
        self._cost = label("", wrap=True)
        self._start = button(tr("&Start"), self.start, "primary")
        keys = QKeySequence("Ctrl+Return")
        self._start.setToolTip(keys.toString(QKeySequence.SequenceFormat.NativeText))
        QShortcut(keys, self, self._start.click)
        self._lay_out()
        self.recipes.chosen.connect(self._begin)
        self.data.changed.connect(self._change_data)
        self.settings.changed.connect(self._ask)
        self.costs.asking.connect(self._wait)
        self.costs.late.connect(self._wait_no_longer)
        self.costs.told.connect(self._tell_cost)
        self.costs.failed.connect(self._refuse)
        self._show_rest()

    def _lay_out(self) -> None:
        naming, content = panel()
        words = label(tr("&Name"), "title")
        words.setBuddy(self.name)
        content.addWidget(words)
        content.addWidget(self.name)
        self._naming = naming
        inner = QWidget()
        parts = column(inner, margin=0, spacing=1)
        parts.setContentsMargins(0, 0, theme.size("unit"), 0)
        for part in (self.recipes, self.data, self.settings, naming):
            parts.addWidget(part)
        parts.addStretch(1)
        self._foot, below = panel()
        below.addWidget(self._cost)
        below.addWidget(self._start)
        outer = column(self, margin=0, spacing=1)
        scroll = scrolled(inner)
        scroll.setAccessibleName(tr("Beginning a run"))
        outer.addWidget(scroll, 1)
        outer.addWidget(self._foot)

    # what is chosen

    def permit(self) -> None:
        """Offer what whoever is at the window may learn from."""
        recipe = self.recipes.recipe
        if recipe is not None:
            self.data.offer(recipe.takes, gallery=self._session.who.may(Permission.EXPORT))

    def _begin(self, recipe: Recipe) -> None:
        self.settings.begin(recipe)
        self.permit()
        self._show_rest()

    def _show_rest(self) -> None:
        """Show what comes after the recipe once there is one."""
        there = self.recipes.recipe is not None
        for part in (self.data, self.settings, self._naming, self._foot):
            part.setVisible(there)

    def _change_data(self) -> None:
        recipe, source = self.recipes.recipe, self.data.source
        if recipe is not None:
            of = source_words(source) if source is not None else ""
            short = source.title if source is not None and not source.example else of.partition(" (")[0]
            self._name_of = f"{task_words(recipe.title)}, {said(short)[:_SHORT]}" if of else ""
            self._suggest()
        self._ask()

    def _suggest(self) -> None:
        """Suggest a name that no run has yet."""
        names = (self._name_of, *(f"{self._name_of}, {count}" for count in range(2, 10_000)))
        free = next((name for name in names if name not in self._titles), "")
        self.name.setPlaceholderText(free if self._name_of else "")

    def _ask(self) -> None:
        recipe, source = self.recipes.recipe, self.data.source
        self._known = False
        if recipe is None:
            self.costs.drop()
        elif source is None:
            self.costs.drop()
            self._say(tr("Choose first from what it is to learn."))
        else:
            self.costs.ask(recipe, self.settings.values(), source)
        self._allow()

    # what it costs

    def _wait(self) -> None:
        self._known = False
        self.data.tell(tr("Looking through it…"))
        self._say(tr("Measuring how long it takes…"))
        self._allow()

    def _wait_no_longer(self) -> None:
        """The machine is busy: whoever knows what they want need not wait for the measure."""
        self._known = True
        self._say(tr("Measuring takes long: the machine is busy. It can be started all the same."))
        self._allow()

    def _tell_cost(self, found: Estimate) -> None:
        self._known = True
        notes = "\n".join(f"▲ {sentence(note)}" for note in found.notes)
        self.data.tell(sentence(found.words), notes)
        time = duration(found.seconds)
        told = [
            tr("About {time} to the end on this machine's processor.", time=time)
            if found.device == "cpu"
            else tr("About {time} to the end on the graphics card.", time=time)
        ]
        if self._others:
            told.append(tr("Something else is learning: both take longer."))
        self._say(" ".join(told))
        self._allow()

    def _refuse(self, words: str) -> None:
        self._known = False
        self.data.tell("")
        self._say(f"✖ {sentence(words)}", "deny")
        self._allow()

    def _say(self, words: str, tone: str = "") -> None:
        self._cost.setText(words)
        set_tone(self._cost, tone)

    def _allow(self) -> None:
        self._start.setEnabled(self._known and not self._starting)

    def note_runs(self, titles: frozenset[str], running: int) -> None:
        """There are runs of these titles, and so many are going on."""
        self._others = running
        if titles != self._titles:
            self._titles = titles
            self._suggest()

    # starting

    def start(self) -> None:
        """Begin a run of what is chosen."""
        recipe, source, site = self.recipes.recipe, self.data.source, self._session.site
        if recipe is None or source is None or not self._known or self._starting:
            return
        values, title = self.settings.values(), self.name.text().strip() or self.name.placeholderText()
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
        self._known = False
        self._show_rest()
