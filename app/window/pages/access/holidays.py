"""Holiday calendars: which days are no ordinary days of the week."""

from __future__ import annotations

from calendar import isleap
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.window import theme
from app.window.language import number, plural, tr
from app.window.pages.access.changes import Changes
from app.window.pages.access.rules import Rules
from app.window.pages.access.section import Section, nothing_yet
from app.window.pages.access.shelf import Doubt, Shelf
from app.window.pages.access.words import quoted
from app.window.pages.access.year_view import FIRST, LAST, Kind, YearView, date_words, draw_kind, kind_of, kind_words
from app.window.session import Session
from app.window.widgets.layout import button, label, panel, row
from core.access.schedules import Calendar


class _Sign(QWidget):
    """The sign of a kind of day, beside its word."""

    def __init__(self, kind: Kind):
        super().__init__()
        self._kind = kind
        self.setFixedSize(QSize(24, 16))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_kind(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._kind)
        painter.end()


class _Days(QListWidget):
    """Holidays of a year; choosing one shows where it is."""

    def __init__(self, year: YearView):
        super().__init__()
        self._year = year
        self.itemActivated.connect(self._go)
        self.itemClicked.connect(self._go)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item is not None:
            self._year.toggled.emit(item.data(Qt.ItemDataRole.UserRole))
        else:
            super().keyPressEvent(event)

    def _go(self, item: QListWidgetItem) -> None:
        self._year.go_to(item.data(Qt.ItemDataRole.UserRole))
        self._year.setFocus(Qt.FocusReason.OtherFocusReason)


class HolidaysSection(Section):
    """Calendars on the left, and below them the holidays of the year that is shown on the right."""

    def __init__(self, session: Session, changes: Changes):
        super().__init__()
        self._changes = changes
        self._rules = Rules()
        self._calendar: Calendar | None = None
        self.shelf = Shelf(tr("Holiday calendars"), tr("Name of the new calendar"), self._doubt)
        self.shelf.chosen.connect(lambda name: self._show(self._rules.calendars.get(name)))
        self.shelf.added.connect(self._add)
        self.shelf.renamed.connect(self._rename)
        self.shelf.dropped.connect(self._drop)
        self.year = YearView()
        self.year.toggled.connect(self.toggle)
        self.year.turned.connect(self._tell)
        self._name = label("", "title")
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._shown = label("", "title")
        self._shown.setMinimumWidth(theme.scaled(56))
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._before = button(tr("‹ &Earlier"), lambda: self.year.turn(-1))
        self._after = button(tr("Late&r ›"), lambda: self.year.turn(1))
        self._pointed = label("")
        self._pointed.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.year.pointed.connect(self._pointed.setText)
        self.days = _Days(self.year)
        self.days.setAccessibleName(tr("Holidays of the year"))
        self.days.setStyleSheet("QListWidget::item { padding: 3px 6px; }")
        self._count = label("", "muted", wrap=True)
        for widget in (self.days, self._count):
            widget.setFixedWidth(self.shelf.maximumWidth())
        frame, content = panel()
        top = row()
        top.addWidget(self._name, 1)
        for part in (self._before, self._shown, self._after):
            top.addWidget(part)
        content.addLayout(top)
        content.addWidget(self.year, 1)
        content.addLayout(self._legend())
        words = tr("No calendar yet. Schedules that keep a calendar have hours of their own on its holidays.")
        empty = nothing_yet(words, tr("Add a &calendar"), self.begin)
        self._right = QStackedWidget()
        self._right.addWidget(frame)
        self._right.addWidget(empty)
        body = QHBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(2 * theme.size("unit"))
        left = QVBoxLayout()
        left.setSpacing(theme.size("unit"))
        left.addWidget(self.shelf, 3)
        left.addWidget(self._count)
        left.addWidget(self.days, 4)
        body.addLayout(left)
        body.addWidget(self._right, 1)

    def _legend(self) -> QHBoxLayout:
        line = row()
        line.addWidget(self._pointed, 1)
        for kind, words in ((Kind.ONCE, tr("this year only")), (Kind.YEARLY, tr("every year"))):
            line.addWidget(_Sign(kind))
            line.addWidget(label(words, "small"))
        return line

    def begin(self) -> None:
        self.shelf.ask_new()

    def show_rules(self, rules: Rules) -> None:
        self._rules = rules
        entries = [(c.name, number(len(c.dates) + len(c.yearly))) for c in rules.calendars.values()]
        self.shelf.show_names(entries)
        self._right.setCurrentIndex(0 if entries else 1)
        for widget in (self._count, self.days):
            widget.setVisible(bool(entries))
        self._show(rules.calendars.get(self.shelf.name))

    def _show(self, calendar: Calendar | None) -> None:
        self._calendar = calendar
        if calendar is not None:
            self._name.setText(" ".join(calendar.name.split()))
            self.year.show_calendar(calendar)
            self._tell()

    def _tell(self) -> None:
        """List the holidays of the year."""
        calendar, year = self._calendar, self.year.year
        self._shown.setText(str(year))
        self._before.setEnabled(year > FIRST)
        self._after.setEnabled(year < LAST)
        if calendar is None:
            return
        days = {one for one in calendar.dates if one.year == year}
        for month, day in calendar.yearly:
            if (month, day) != (2, 29) or isleap(year):
                days.add(date(year, month, day))
        row_ = self.days.currentRow()
        self.days.clear()
        for when in sorted(days):
            kind = kind_of(calendar, when)
            item = QListWidgetItem(f"{'●' if kind is Kind.YEARLY else '□'} {date_words(when)}")
            item.setData(Qt.ItemDataRole.UserRole, when)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{date_words(when)}: {kind_words(kind, when)}")
            self.days.addItem(item)
        self.days.setCurrentRow(min(row_, self.days.count() - 1))
        others = len(calendar.dates) - sum(one.year == year for one in calendar.dates)
        here = plural(len(days), "{count} holiday in {year}", "{count} holidays in {year}", year=str(year))
        more = plural(others, "{count} in another year", "{count} in other years") if others else ""
        self._count.setText(f"{here}, {more}" if more else here)

    # changing

    def toggle(self, when: date) -> None:
        """Make of a day what comes next: a holiday of this year, of every year, none."""
        if self._calendar is None:
            return
        name = self._calendar.name
        kind = kind_of(self._calendar, when).next
        once, yearly = kind is Kind.ONCE, kind is Kind.YEARLY
        every = (when.month, when.day)
        after = self._calendar.model_copy(
            update={
                "dates": self._calendar.dates | {when} if once else self._calendar.dates - {when},
                "yearly": self._calendar.yearly | {every} if yearly else self._calendar.yearly - {every},
            }
        )
        self._show(after)  # at once: whoever clicks on should not have to wait for the store
        self._changes.make(
            lambda access: access.set_holiday(name, when, once=once, yearly=yearly),
            f"✔ {date_words(when)}: {kind_words(kind, when)}.",
            lambda access, was: access.set_holiday(name, when, once=was[0], yearly=was[1]),
        )

    def _add(self, name: str) -> None:
        self._changes.make(
            lambda access: access.add(Calendar(name=name)),
            tr("✔ There is a calendar “{name}” now.", name=name),
            lambda access, kept: access.drop(Calendar, kept),
            self.shelf.select,
        )

    def _rename(self, name: str, new: str) -> None:
        self._changes.make(
            lambda access: access.rename(Calendar, name, new),
            tr("✔ “{name}” is called “{new}” now.", name=name, new=new),
            lambda access, kept: access.rename(Calendar, kept, name),
            self.shelf.select,
        )

    def _doubt(self, name: str) -> Doubt:
        users = self._rules.schedules_with(name)
        if users:
            named = ", ".join(quoted(user) for user in users)
            words = tr("“{name}” is still needed by the schedules {users}. Change that first.", name=name, users=named)
            return Doubt(words, False)
        return Doubt(tr("Delete the calendar “{name}” with its holidays?", name=name))

    def _drop(self, name: str) -> None:
        calendar = self._rules.calendars[name]
        self._changes.make(
            lambda access: access.drop(Calendar, name),
            tr("✔ The calendar “{name}” is deleted.", name=name),
            lambda access, _none: access.add(calendar),
        )
