"""A year of twelve small months, of which days can be made holidays."""

from __future__ import annotations

from calendar import isleap, monthrange
from datetime import date, timedelta
from enum import Enum

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.window import theme
from app.window.language import day as day_text
from app.window.language import mark, tr, weekday
from core.access.schedules import Calendar

_COLUMNS, _ROWS = 4, 3
_LINES = 8  # of a month: name, days of the week, six weeks
_GAP = 12
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
FIRST, LAST = 2000, 2099


class Kind(Enum):
    """What a day is in a calendar, in the order in which a click changes it."""

    NONE = mark("no holiday")
    ONCE = mark("holiday in {year} only")
    YEARLY = mark("holiday every year")

    @property
    def next(self) -> Kind:
        """What a click makes of it."""
        kinds = list(Kind)
        return kinds[(kinds.index(self) + 1) % len(kinds)]


def kind_of(calendar: Calendar, when: date) -> Kind:
    """What a day is in a calendar."""
    if (when.month, when.day) in calendar.yearly:
        return Kind.YEARLY
    return Kind.ONCE if when in calendar.dates else Kind.NONE


def kind_words(kind: Kind, when: date) -> str:
    """The same in words."""
    return tr(kind.value, year=when.year)


def date_words(when: date) -> str:
    """A day with its day of the week."""
    return f"{weekday(when.weekday())} {day_text(when)}"


class YearView(QWidget):
    """Draws a year; a click or the space bar changes a day.

    Signals:
        toggled: the day that is to become something else.
        pointed: words about the day under the mouse, or the cursor.
        turned: another year is shown.

    """

    toggled = Signal(object)
    pointed = Signal(str)
    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._calendar = Calendar(name="-")
        self.day = date.today()  # noqa: DTZ011  # the day on this machine's wall
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Holidays"))

    def minimumSizeHint(self) -> QSize:
        return self._with_cells(18, 13)

    def sizeHint(self) -> QSize:
        return self._with_cells(26, 20)

    @staticmethod
    def _with_cells(width: int, height: int) -> QSize:
        """Of the whole year where a day takes so many pixels."""
        across = _COLUMNS * 7 * theme.scaled(width) + (_COLUMNS - 1) * _GAP
        return QSize(across, _ROWS * _LINES * theme.scaled(height) + (_ROWS - 1) * 6)

    @property
    def year(self) -> int:
        """The year that is shown."""
        return self.day.year

    def show_calendar(self, calendar: Calendar) -> None:
        """Show the holidays of a calendar."""
        self._calendar = calendar
        self.update()
        self._tell()

    def go_to(self, when: date) -> None:
        """Put the cursor on a day, and show its year."""
        before, self.day = self.day, min(max(when, date(FIRST, 1, 1)), date(LAST, 12, 31))
        self.update()
        self._tell()
        if self.day.year != before.year:
            self.turned.emit()

    def turn(self, years: int) -> None:
        """Show another year."""
        year = self.year + years
        leap_day = (self.day.month, self.day.day) == (2, 29) and not isleap(year)
        if FIRST <= year <= LAST:
            self.go_to(self.day.replace(year=year, day=28) if leap_day else self.day.replace(year=year))

    # geometry

    def _month(self, month: int) -> QRectF:
        across, down = (month - 1) % _COLUMNS, (month - 1) // _COLUMNS
        width = (self.width() - (_COLUMNS - 1) * _GAP) / _COLUMNS
        height = self.height() / _ROWS
        return QRectF(across * (width + _GAP), down * height, width, height)

    def cell(self, when: date) -> QRectF:
        """Where a day of the year is."""
        whole = self._month(when.month)
        place = when.replace(day=1).weekday() + when.day - 1
        width, height = whole.width() / 7, whole.height() / (_LINES + 0.3)
        return QRectF(whole.left() + place % 7 * width, whole.top() + (2 + place // 7) * height, width, height)

    def _day_at(self, where: QPointF) -> date | None:
        for month in range(1, 13):
            if self._month(month).contains(where):
                days = (date(self.year, month, n + 1) for n in range(monthrange(self.year, month)[1]))
                return next((one for one in days if self.cell(one).contains(where)), None)
        return None

    # mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        when = self._day_at(event.position())
        if when is not None and event.button() == Qt.MouseButton.LeftButton:
            self.day = when
            self.update()
            self.toggled.emit(when)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._say(self._day_at(event.position()) or self.day)

    def leaveEvent(self, event: QEvent) -> None:
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _STEPS:
            self.go_to(self.day + timedelta(days=_STEPS[Qt.Key(key)]))
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.turn(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.toggled.emit(self.day)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _tell(self) -> None:
        self._say(self.day)
        self.setAccessibleDescription(
            f"{date_words(self.day)}: {kind_words(kind_of(self._calendar, self.day), self.day)}"
        )

    def _say(self, when: date) -> None:
        self.pointed.emit(f"{date_words(when)}: {kind_words(kind_of(self._calendar, when), when)}")

    # picture

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small, bold = QFont(self.font()), QFont(self.font())
        small.setPixelSize(theme.size("small"))
        bold.setPixelSize(theme.size("small"))
        bold.setBold(True)
        locale = QLocale()
        narrow = self._month(1).width() / 7 < theme.scaled(24)
        form = QLocale.FormatType.NarrowFormat if narrow else QLocale.FormatType.ShortFormat
        for month in range(1, 13):
            first = date(self.year, month, 1)
            whole = self._month(month)
            height = self.cell(first).height()
            painter.setFont(bold)
            painter.setPen(theme.colour("text"))
            title = QRectF(whole.left(), whole.top(), whole.width(), height)
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(title.adjusted(4, 0, 0, 0), left, locale.standaloneMonthName(month))
            painter.setFont(small)
            painter.setPen(theme.colour("muted"))
            for number in range(7):
                width = whole.width() / 7
                where = QRectF(whole.left() + number * width, whole.top() + height, width, height)
                painter.drawText(where, Qt.AlignmentFlag.AlignCenter, locale.standaloneDayName(number + 1, form))
            for number in range(monthrange(self.year, month)[1]):
                self._draw_day(painter, first + timedelta(days=number), bold, small)
        painter.end()

    def _draw_day(self, painter: QPainter, when: date, bold: QFont, small: QFont) -> None:
        box, kind = self.cell(when), kind_of(self._calendar, when)
        draw_kind(painter, box, kind)
        painter.setFont(small if kind is Kind.NONE else bold)
        sunday = when.weekday() == 6
        tone = {Kind.NONE: "muted" if sunday else "text", Kind.ONCE: "accent", Kind.YEARLY: "on_accent"}[kind]
        painter.setPen(theme.colour(tone))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(when.day))
        if when == self.day and self.hasFocus():
            painter.setPen(QPen(theme.colour("text"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 0, -1, 0))


def draw_kind(painter: QPainter, box: QRectF, kind: Kind) -> None:
    """The sign of a day: an empty square for one year, a full round for every year."""
    if kind is Kind.NONE:
        return
    side = min(box.width(), box.height())
    painter.setPen(QPen(theme.colour("accent"), 1.5))
    painter.setBrush(theme.colour("accent") if kind is Kind.YEARLY else Qt.BrushStyle.NoBrush)
    width = min(max(side, 24), box.width())
    wide = QRectF(box.center().x() - width / 2, box.top() + 0.5, width, box.height() - 1)
    radius = wide.height() / 2 if kind is Kind.YEARLY else 1
    painter.drawRoundedRect(wide, radius, radius)
