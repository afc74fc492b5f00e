"""One schedule: its week to paint, its holidays, and its times to the minute."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QSizePolicy, QWidget

from app.window import theme
from app.window.language import plural, tr
from app.window.pages.access.week_grid import WeekGrid
from app.window.pages.access.words import day_words, week_words
from app.window.widgets.calm import TimeField
from app.window.widgets.layout import button, column, label, row, set_tone, without_key
from app.window.widgets.texts import ChoiceBox
from core.access.painting import DAY, Week
from core.access.schedules import HOLIDAY, Schedule

_WEEKDAYS = range(5)
_STEPS = (30, 15)


class ScheduleEditor(QFrame):
    """Shows a schedule and what has been made of it.

    Signals:
        changed: it differs from what is kept in another way than before.
        save_wanted: keep it so.

    """

    changed = Signal()
    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._kept = Schedule(name="-")
        self.grid = WeekGrid()
        self.grid.edited.connect(self._update)
        self.grid.moved.connect(self._follow)
        self._name = label("", "title")
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._mark = label(tr("● not saved"))
        set_tone(self._mark, "attention")
        self.save = button(tr("Sav&e"), self.save_wanted.emit, "primary")
        self.revert = button(tr("&Revert"), self.take_back)
        self.calendar = ChoiceBox()
        self.calendar.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.calendar.setMinimumContentsLength(12)
        self.calendar.currentIndexChanged.connect(lambda _index: self._choose_calendar())
        self._step = ChoiceBox()
        for minutes in _STEPS:
            self._step.addItem(plural(minutes, "{count} minute", "{count} minutes"), minutes)
        self._step.currentIndexChanged.connect(lambda _index: self.grid.set_step(self._step.currentData()))
        self._copy = button("", self._copy_day)
        self._pointed = label("")
        self._pointed.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.grid.pointed.connect(self._pointed.setText)
        self._day = label("")
        self.start, self.end = TimeField(), TimeField()
        for field, words in ((self.start, tr("Begins at")), (self.end, tr("Ends at, 00:00 for midnight"))):
            field.setDisplayFormat("HH:mm")
            field.setAccessibleName(words)
        self._set = button(tr("Set e&xactly"), self._set_times)
        self._summary = label("", "muted", wrap=True)
        self._build()

    def _build(self) -> None:
        self.head = QWidget()
        head = column(self.head, margin=0, spacing=1)
        top = row()
        for widget, stretch in ((self._name, 1), (self._mark, 0), (self.save, 0), (self.revert, 0)):
            top.addWidget(widget, stretch)
        head.addLayout(top)
        tools = row()
        for words, field in ((tr("H&olidays"), self.calendar), (tr("Ste&ps of"), self._step)):
            name = label(words)
            name.setBuddy(field)
            field.setAccessibleName(without_key(words))
            tools.addWidget(name)
            tools.addWidget(field)
            tools.addSpacing(theme.size("unit"))
        tools.addStretch(1)
        head.addLayout(tools)
        times = row()
        for one in (self._day, self.start, label("–"), self.end, self._set):
            times.addWidget(one)
        times.addStretch(1)
        times.addWidget(self._copy)
        content = column(self, margin=2, spacing=1)
        content.addWidget(self.head)
        content.addWidget(self.grid, 1)
        content.addWidget(self._pointed)
        content.addLayout(times)
        content.addWidget(self._summary)

    @property
    def kept(self) -> Schedule:
        """The schedule as the store has it."""
        return self._kept

    @property
    def draft(self) -> Schedule:
        """The schedule as it is painted."""
        calendar = self.calendar.currentData()
        periods = tuple(p for p in self.grid.week.periods() if calendar is not None or p.days != {HOLIDAY})
        return Schedule(name=self._kept.name, periods=periods, calendar=calendar)

    @property
    def unsaved(self) -> bool:
        """Whether it differs from what is kept."""
        return self.grid.week != Week.of(self._kept.periods) or self.calendar.currentData() != self._kept.calendar

    def show_schedule(self, kept: Schedule) -> None:
        """Show a schedule; what was painted before is gone."""
        self._kept = kept
        self._name.setText(" ".join(kept.name.split()))
        self.calendar.setCurrentIndex(max(0, self.calendar.findData(kept.calendar)))
        self.grid.show_week(Week.of(kept.periods))
        self._choose_calendar()

    def take_over(self, kept: Schedule) -> None:
        """Measure what is painted by another schedule from now on: the store has changed."""
        self._kept = kept
        self._name.setText(" ".join(kept.name.split()))
        self._update()

    def show_calendars(self, names: Collection[str]) -> None:
        """Offer these calendars."""
        if names != [self.calendar.itemData(n) for n in range(1, self.calendar.count())]:
            chosen = self.calendar.currentData()
            self.calendar.blockSignals(True)
            self.calendar.clear()
            self.calendar.addItem(tr("none"), None)
            for name in names:
                self.calendar.addItem(" ".join(name.split()), name)
            self.calendar.setCurrentIndex(max(0, self.calendar.findData(chosen)))
            self.calendar.blockSignals(False)
            self._choose_calendar()

    def take_back(self) -> None:
        """Show what is kept."""
        self.show_schedule(self._kept)

    def _choose_calendar(self) -> None:
        self.grid.set_holidays(self.calendar.currentData() is not None)
        self._update()

    def _update(self) -> None:
        unsaved = self.unsaved
        self._mark.setVisible(unsaved)
        self.save.setEnabled(unsaved)
        self.revert.setEnabled(unsaved)
        self._summary.setText(week_words(self.grid.week, holidays=self.calendar.currentData() is not None))
        self.changed.emit()

    def _follow(self) -> None:
        """Show the times of what is under the cursor."""
        day, piece = self.grid.day, self.grid.piece
        if piece is not None:
            day, (start, end) = piece.span.day, (piece.span.start, piece.span.end)
        else:
            start, end = self.grid.cursor_cell()
        self._day.setText(day_words(day))
        for field, minute in ((self.start, start), (self.end, end)):
            field.setTime(QTime(minute // 60 % 24, minute % 60))
        reachable = day != HOLIDAY or self.grid.holidays
        for widget in (self.start, self.end, self._set):
            widget.setEnabled(reachable)
        weekdays = {"first": day_words(_WEEKDAYS[0]), "last": day_words(_WEEKDAYS[-1])}
        self._copy.setText(tr("Cop&y to {first}–{last}", **weekdays))
        self._copy.setAccessibleName(tr("Copy {day} to {first}–{last}", day=day_words(self.grid.day), **weekdays))
        self._copy.setEnabled(bool(self.grid.week.own(self.grid.day)))

    def _set_times(self) -> None:
        piece = self.grid.piece
        start, end = (60 * f.time().hour() + f.time().minute() for f in (self.start, self.end))
        day = piece.span.day if piece is not None else self.grid.day
        week = self.grid.week.with_times(day, start, end or DAY, piece.span if piece is not None else None)
        self.grid.set_week(week)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy_day(self) -> None:
        self.grid.set_week(self.grid.week.copied(self.grid.day, _WEEKDAYS))
