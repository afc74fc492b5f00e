"""Schedules: when a week lets people pass."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.window import theme
from app.window.language import number, tr
from app.window.pages.access.changes import Changes
from app.window.pages.access.rules import Rules, all_week
from app.window.pages.access.schedule_editor import ScheduleEditor
from app.window.pages.access.section import Section, nothing_yet
from app.window.pages.access.shelf import Doubt, Shelf
from app.window.session import Session
from app.window.widgets.layout import button, column, label, panel, row, set_tone
from core.access.schedules import Schedule

_NAMED = 4  # of what needs a schedule, so many are named


class SchedulesSection(Section):
    """Schedules on the left; the week of one on the right."""

    def __init__(self, session: Session, changes: Changes):
        super().__init__()
        self._session = session
        self._changes = changes
        self._rules = Rules()
        self._then: Callable[[], None] | None = None
        self.shelf = Shelf(tr("Schedules"), tr("Name of the new schedule"), self._doubt, copies=True)
        self.shelf.chosen.connect(self._choose)
        self.shelf.added.connect(lambda name: self._add(Schedule(name=name)))
        self.shelf.copied.connect(self._copy)
        self.shelf.renamed.connect(self._rename)
        self.shelf.dropped.connect(self._drop)
        self.editor = ScheduleEditor()
        self.editor.save_wanted.connect(self.save)
        self.editor.changed.connect(self._settle)
        self._question, content = panel()
        self._words = label("", wrap=True)
        content.addWidget(self._words)
        answers = row()
        self.first = button(tr("Save and g&o on"), self._save_first, "primary")
        self.discard = button(tr("Th&row away"), self._discard)
        self.stay = button(tr("St&ay"), self._stay)
        for answer in (self.first, self.discard, self.stay):
            answers.addWidget(answer)
        answers.addStretch(1)
        content.addLayout(answers)
        self._question.hide()
        self._clash = label("", wrap=True)
        set_tone(self._clash, "attention")
        self._clash.hide()
        shown = QWidget()
        right = column(shown, margin=0, spacing=1)
        for widget, stretch in ((self._question, 0), (self._clash, 0), (self.editor, 1)):
            right.addWidget(widget, stretch)
        self._right = QStackedWidget()
        self._right.addWidget(shown)
        words = tr(
            "No schedule yet. A schedule says at which hours of the week people may pass, such as “Office hours”."
        )
        make = tr("Make “&Always”")
        self._right.addWidget(nothing_yet(words, make, lambda: self._add(all_week(tr("Always")))))
        body = QHBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(2 * theme.size("unit"))
        body.addWidget(self.shelf)
        body.addWidget(self._right, 1)

    def begin(self) -> None:
        self.shelf.ask_new()

    @property
    def unsaved(self) -> bool:
        """Whether something is painted that has not been saved."""
        return self._right.currentIndex() == 0 and self.editor.unsaved

    def forget(self) -> None:
        """Drop what has been painted and not saved."""
        if self.unsaved:
            self.editor.show_schedule(self.editor.kept)

    def show_rules(self, rules: Rules) -> None:
        self._rules = rules
        self.editor.show_calendars(list(rules.calendars))
        self._compare()
        uses = {name: len(rules.cells_with(name)) + len(rules.doors_with(name)) for name in rules.schedules}
        self.shelf.show_names([(name, number(count) if count else tr("unused")) for name, count in uses.items()])
        self._right.setCurrentIndex(0 if rules.schedules or self.unsaved else 1)

    def _compare(self) -> None:
        """Follow what others have made of the schedule that is shown, unless somebody is at work on it."""
        kept, name = self.editor.kept, self.editor.kept.name
        now = self._rules.schedules.get(name)
        if now == kept:
            return
        if not self.unsaved:
            if now is not None:
                self.editor.show_schedule(now)
            return
        if now is None:
            words = tr("▲ “{name}” has been deleted meanwhile. Save adds it again.", name=name)
        else:
            self.editor.take_over(now)
            words = tr(
                "▲ Somebody else has changed “{name}” meanwhile. Save replaces that, Revert shows it.", name=name
            )
        self._clash.setText(words)
        self._clash.setVisible(self.unsaved)

    def _settle(self) -> None:
        if not self.editor.unsaved:
            self._clash.hide()
            self._show_question(False)

    def _choose(self, name: str) -> None:
        if name == self.editor.kept.name:
            return
        if self.unsaved:
            self.shelf.select(self.editor.kept.name)
            self.leave(lambda: self.shelf.select(name))
        elif name:
            self.editor.show_schedule(self._rules.schedules[name])
            self._clash.hide()

    # leaving what is not saved

    def leave(self, then: Callable[[], None]) -> None:
        if not self.unsaved:
            then()
            return
        self._then = then
        self._words.setText(tr("“{name}” has changes that are not saved.", name=self.editor.kept.name))
        self._show_question(True)
        self.first.setFocus()

    def _show_question(self, shown: bool) -> None:
        """The question takes the place of the editor's head, so that the week keeps its own."""
        self._question.setVisible(shown)
        self.editor.head.setHidden(shown)

    def _save_first(self) -> None:
        self._show_question(False)
        self.save(self._then)

    def _discard(self) -> None:
        self._show_question(False)
        self.editor.take_back()
        if self._then is not None:
            self._then()

    def _stay(self) -> None:
        self._show_question(False)
        self.editor.grid.setFocus()

    # changing

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Keep the schedule as it is painted."""
        schedule = self.editor.draft
        before = self._rules.schedules.get(schedule.name)

        def saved(_none: object) -> None:
            self.editor.take_over(schedule)
            if then is not None:
                then()

        self._changes.make(
            lambda access: access.keep(schedule),
            tr("✔ “{name}” is saved.", name=schedule.name),
            (lambda access, _none: access.keep(before)) if before is not None else None,
            saved,
        )

    def _add(self, schedule: Schedule) -> None:
        self._changes.make(
            lambda access: access.add(schedule),
            tr("✔ There is a schedule “{name}” now.", name=schedule.name),
            lambda access, kept: access.drop(Schedule, kept),
            self.shelf.select,
        )

    def _copy(self, name: str, new: str) -> None:
        source = self.editor.draft if name == self.editor.kept.name else self._rules.schedules[name]
        self._add(source.model_copy(update={"name": new}))

    def _rename(self, name: str, new: str) -> None:
        def renamed(kept: str) -> None:
            if self.editor.kept.name == name:
                self.editor.take_over(self.editor.kept.model_copy(update={"name": kept}))
            self.shelf.select(kept)

        self._changes.make(
            lambda access: access.rename(Schedule, name, new),
            tr("✔ “{name}” is called “{new}” now.", name=name, new=new),
            lambda access, kept: access.rename(Schedule, kept, name),
            renamed,
        )

    def _doubt(self, name: str) -> Doubt:
        needed = [tr("“{group}” at “{door}”", group=g, door=d) for g, d in self._rules.cells_with(name)]
        needed += [tr("the door “{door}”, to stand open", door=door) for door in self._rules.doors_with(name)]
        if not needed:
            return Doubt(tr("Delete the schedule “{name}”?", name=name))
        shown = "; ".join(needed[:_NAMED])
        if len(needed) > _NAMED:
            shown = tr("{some}; and {count} more", some=shown, count=number(len(needed) - _NAMED))
        return Doubt(tr("“{name}” is still needed by {users}. Change that first.", name=name, users=shown), False)

    def _drop(self, name: str) -> None:
        schedule = self._rules.schedules[name]
        if name == self.editor.kept.name:
            self.editor.take_back()
        self._changes.make(
            lambda access: access.drop(Schedule, name),
            tr("✔ The schedule “{name}” is deleted.", name=name),
            lambda access, _none: access.add(schedule),
        )
