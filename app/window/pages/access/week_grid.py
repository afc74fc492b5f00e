"""A week that is painted with the mouse, or with keys."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.window import theme
from app.window.language import tr
from app.window.pages.access import week_drawing
from app.window.pages.access.words import day_words, days_words, piece_words, span_words
from core.access.painting import DAY, ROWS, Piece, Week
from core.access.schedules import HOLIDAY

_FINE = 15
_KEPT = 100  # strokes that can be undone
_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


@dataclass(frozen=True)
class _Stroke:
    """What is being painted over: from one cell to another.

    Attributes:
        before: the week before it.
        day: row on which it begins.
        start, end: minutes of the cell in which it begins.
        paints: else it erases.
        step: minutes of its cells.

    """

    before: Week
    day: int
    start: int
    end: int
    paints: bool
    step: int


class WeekGrid(QWidget):
    """Rows are Monday to Sunday and holidays, 24 hours wide.

    Dragging paints, or erases where it begins on something painted; with Shift, in quarters of an hour. Arrows move a
    cursor, the space bar paints or erases a cell, arrows with Shift paint, with Shift and Ctrl they erase.

    Signals:
        edited: another week is painted, and the stroke has ended.
        moved: the cursor is elsewhere.
        pointed: words about what is under the mouse, or the cursor.

    """

    edited = Signal()
    moved = Signal()
    pointed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._week = Week()
        self._holidays = True
        self._step = 30
        self._stroke: _Stroke | None = None
        self._history: list[Week] = []
        self._undone: list[Week] = []
        self.day, self.minute = 0, 8 * 60
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Week"))

    def minimumSizeHint(self) -> QSize:
        return QSize(480, week_drawing.height(theme.scaled(24)))

    def sizeHint(self) -> QSize:
        return QSize(900, week_drawing.height(40))

    @property
    def week(self) -> Week:
        """What is painted."""
        return self._week

    @property
    def holidays(self) -> bool:
        """Whether there are holidays, so that their row means something."""
        return self._holidays

    @property
    def piece(self) -> Piece | None:
        """What is painted under the cursor."""
        return next(
            (p for p in self._week.pieces(self.day) if p.start < self.minute + self._step and self.minute < p.end), None
        )

    def show_week(self, week: Week) -> None:
        """Show another week; what was done to the one before can no longer be undone."""
        self._history.clear()
        self._undone.clear()
        self._stroke = None
        self._week = week
        self.update()
        self._tell()

    def set_week(self, week: Week) -> None:
        """Take over a change made elsewhere, as if it had been painted."""
        if week != self._week:
            self._remember(self._week)
            self._week = week
            self.update()
            self._tell()
            self.edited.emit()

    def set_holidays(self, there: bool) -> None:
        """Say whether there are holidays."""
        self._holidays = there
        self.update()

    def set_step(self, minutes: int) -> None:
        """Paint in cells of this many minutes."""
        self._step = minutes
        self.minute -= self.minute % minutes
        self.update()
        self._tell()

    def cursor_cell(self) -> tuple[int, int]:
        """Minutes of the cursor's cell: (start, end)."""
        return self.minute, self.minute + self._step

    # the mouse

    def _at(self, position: QPointF, step: int) -> tuple[int, int, int]:
        """(row, exact minute, start of the cell) at a point, or nearest to it."""
        day = week_drawing.row_at(self, position.y())
        minute = week_drawing.minute_at(self, position.x())
        return day, minute, minute - minute % step

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or event.position().y() < week_drawing.head():
            return
        step = _FINE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else self._step
        day, exact, start = self._at(event.position(), step)
        self.day, self.minute = day, start - start % self._step
        if day != HOLIDAY or self._holidays:
            paints = self._week.at(day, exact) is None
            self._begin(day, start, start + step, paints=paints)
            self._reach(day, start, start + step)
        self._tell()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        stroke = self._stroke
        if stroke is None:
            self.pointed.emit(self._words_at(event.position()))
            return
        day, _, start = self._at(event.position(), stroke.step)
        self.day, self.minute = day, start - start % self._step
        self._reach(day, start, start + stroke.step)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._end()

    def leaveEvent(self, event: QEvent) -> None:
        self._tell()

    def _words_at(self, position: QPointF) -> str:
        if position.y() < week_drawing.head() or position.x() < week_drawing.left(self):
            return ""
        day, exact, start = self._at(position, self._step)
        return self._words(day, self._week.at(day, exact), start)

    # the keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if key in _MOVES:
            self._move(*_MOVES[Qt.Key(key)], shift=shift, control=control)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._move(0, -DAY if key == Qt.Key.Key_Home else DAY, shift=shift, control=control)
        elif key == Qt.Key.Key_Space:
            self._toggle()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self.piece is not None:
            self.set_week(Week(self._week.spans - {self.piece.span}))
        elif key == Qt.Key.Key_Escape and self._stroke is not None:
            self._week, self._stroke = self._stroke.before, None
            self.update()
            self._tell()
        elif key == Qt.Key.Key_Z and control:
            self._step_back(self._undone if shift else self._history, self._history if shift else self._undone)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Shift:
            self._end()
        super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._end()
        self.update()

    def _move(self, down: int, across: int, *, shift: bool, control: bool) -> None:
        if shift and self._stroke is None and self._reachable(self.day):
            self._begin(self.day, *self.cursor_cell(), paints=not control)
        elif not shift:
            self._end()
        rows = len(ROWS) if self._holidays or self._stroke is None else HOLIDAY
        self.day = max(0, min(rows - 1, self.day + down))
        self.minute = max(0, min(DAY - self._step, self.minute + across * self._step))
        if self._stroke is not None:
            self._reach(self.day, *self.cursor_cell())
        self._tell()
        self.update()

    def _toggle(self) -> None:
        if self._reachable(self.day):
            change = self._week.painted if self.piece is None else self._week.erased
            self.set_week(change([self.day], *self.cursor_cell()))

    def _reachable(self, day: int) -> bool:
        return day != HOLIDAY or self._holidays

    # strokes

    def _begin(self, day: int, start: int, end: int, *, paints: bool) -> None:
        self._stroke = _Stroke(self._week, day, start, end, paints, end - start)

    def _reach(self, day: int, start: int, end: int) -> None:
        """Let the stroke go as far as a cell."""
        stroke = self._stroke
        if stroke is None:
            return
        first, last = min(stroke.day, day), max(stroke.day, day)
        days = [one for one in range(first, last + 1) if self._reachable(one)]
        start, end = min(stroke.start, start), min(DAY, max(stroke.end, end))
        change = stroke.before.painted if stroke.paints else stroke.before.erased
        self._week = change(days, start, end)
        said_days, times = days_words(days), span_words(start, end)
        self.pointed.emit(
            tr("Paint {days} {times}", days=said_days, times=times)
            if stroke.paints
            else tr("Erase {days} {times}", days=said_days, times=times)
        )
        self.update()

    def _end(self) -> None:
        stroke, self._stroke = self._stroke, None
        if stroke is not None and stroke.before != self._week:
            self._remember(stroke.before)
            self.edited.emit()
            self._tell()

    def _remember(self, week: Week) -> None:
        self._history = [*self._history[-_KEPT:], week]
        self._undone.clear()

    def _step_back(self, source: list[Week], target: list[Week]) -> None:
        if source:
            target.append(self._week)
            self._week = source.pop()
            self.update()
            self._tell()
            self.edited.emit()

    # words and picture

    def _words(self, day: int, piece: Piece | None, minute: int) -> str:
        if piece is not None:
            return piece_words(piece)
        if not self._reachable(day):
            return tr("Without a calendar no day is a holiday: choose one to paint here.")
        return tr(
            "{day} {time}: not in this schedule", day=day_words(day), time=span_words(minute, minute + self._step)
        )

    def _tell(self) -> None:
        words = self._words(self.day, self.piece, self.minute)
        self.setAccessibleDescription(words)
        self.moved.emit()
        self.pointed.emit(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        week_drawing.draw(self)
