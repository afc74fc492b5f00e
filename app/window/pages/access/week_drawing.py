"""How a painted week looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from app.window import theme
from app.window.language import tr
from app.window.pages.access.words import clock_words, day_words, span_words
from core.access.painting import DAY, ROWS, Piece
from core.access.schedules import HOLIDAY

if TYPE_CHECKING:
    from app.window.pages.access.week_grid import WeekGrid

_GAP = 6  # above the row of holidays
_EDGE = 16  # right of midnight, for half of "24:00"


def head() -> int:
    """Height of the row of hours, pixels."""
    return theme.scaled(24)


def height(row: int) -> int:
    """Height of a grid whose rows have this height."""
    return head() + row * len(ROWS) + _GAP + 1


def left(grid: QWidget) -> int:
    """Where midnight is: right of the names of the days."""
    return max(grid.fontMetrics().horizontalAdvance(day_words(day)) for day in ROWS) + 20


def _row_height(grid: QWidget) -> float:
    return (grid.height() - head() - _GAP - 1) / len(ROWS)


def _top(grid: QWidget, day: int) -> float:
    return head() + day * _row_height(grid) + (_GAP if day == HOLIDAY else 0)


def row_at(grid: QWidget, y: float) -> int:
    """The row at a height, or nearest to it."""
    if y >= _top(grid, HOLIDAY):
        return HOLIDAY
    return max(0, min(HOLIDAY - 1, int((y - head()) / _row_height(grid))))


def minute_at(grid: QWidget, x: float) -> int:
    """The minute of the day at a point, or nearest to it."""
    start = left(grid)
    return max(0, min(DAY - 1, int((x - start) / (grid.width() - start - _EDGE) * DAY)))


def cell(grid: QWidget, day: int, start: int, end: int) -> QRectF:
    """Where minutes of a row are."""
    begin = left(grid)
    minute = (grid.width() - begin - _EDGE) / DAY
    return QRectF(begin + start * minute, _top(grid, day), (end - start) * minute, _row_height(grid))


def draw(grid: WeekGrid) -> None:
    """Paint the whole grid."""
    painter = QPainter(grid)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    small = QFont(grid.font())
    small.setPixelSize(theme.size("small"))
    painter.setFont(small)
    _draw_ground(grid, painter)
    for day in ROWS:
        faint = day == HOLIDAY and not grid.holidays
        for piece in grid.week.pieces(day):
            _draw_piece(grid, painter, day, piece, faint=faint)
    if grid.hasFocus():
        here = cell(grid, grid.day, *grid.cursor_cell()).adjusted(-1, 1, 1, -1)
        for tone, width in (("surface", 5), ("text", 2)):  # to be seen on either ground
            painter.setPen(QPen(theme.colour(tone), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(here)
    painter.end()


def _draw_ground(grid: WeekGrid, painter: QPainter) -> None:
    across = cell(grid, 0, 0, DAY)
    hours = [across.left() + across.width() * hour / 24 for hour in range(25)]
    for hour, x in list(enumerate(hours))[::3]:
        painter.setPen(theme.colour("muted"))
        painter.drawText(QRectF(x - 24, 0, 48, head() - 2), Qt.AlignmentFlag.AlignCenter, clock_words(hour * 60))
    body = QFont(grid.font())
    body.setPixelSize(theme.size("body"))
    for day in ROWS:
        whole = cell(grid, day, 0, DAY)
        painter.fillRect(whole, theme.colour("surface"))
        for hour, x in enumerate(hours):
            painter.setPen(QPen(theme.colour("muted" if hour % 3 == 0 else "border"), 0.5 if hour % 3 == 0 else 1))
            painter.drawLine(QPointF(x, whole.top()), QPointF(x, whole.bottom()))
        painter.setPen(theme.colour("border"))
        painter.drawLine(whole.topLeft(), whole.topRight())
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())
        painter.save()
        painter.setFont(body)
        painter.setPen(theme.colour("text"))
        beside = QRectF(0, whole.top(), whole.left() - 10, whole.height())
        painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, day_words(day))
        painter.restore()
    if not grid.holidays:
        whole = cell(grid, HOLIDAY, 0, DAY)
        painter.fillRect(whole, QBrush(theme.colour("border"), Qt.BrushStyle.BDiagPattern))
        if not grid.week.own(HOLIDAY):
            _draw_words(painter, whole, tr("no holidays without a calendar"))


def _draw_words(painter: QPainter, where: QRectF, words: str) -> None:
    """Words on a patch that keeps them readable."""
    wide = painter.fontMetrics().horizontalAdvance(words) + 16
    patch = QRectF(where.center().x() - wide / 2, where.top() + 2, wide, where.height() - 4)
    painter.fillRect(patch, theme.colour("surface"))
    painter.setPen(theme.colour("muted"))
    painter.drawText(patch, Qt.AlignmentFlag.AlignCenter, words)


def _draw_piece(grid: WeekGrid, painter: QPainter, day: int, piece: Piece, *, faint: bool) -> None:
    """A bar with its times; where it comes from or goes on to another day, it ends in a point instead of a corner."""
    box = cell(grid, day, piece.start, piece.end).adjusted(0.5, 2.5, -0.5, -2.5)
    comes, goes = piece.span.day != day, piece.span.end > DAY and piece.end == DAY and piece.span.day == day
    painter.setPen(QPen(theme.colour("muted" if faint else "accent"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush if faint else theme.colour("accent"))
    point = min(7.0, box.width() / 3)
    if comes or goes:
        shape = QPolygonF([box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()])
        if goes:
            tip = QPointF(box.right() + point, box.center().y())
            shape = QPolygonF([box.topLeft(), box.topRight(), tip, box.bottomRight(), box.bottomLeft()])
        else:
            notch = QPointF(box.left() + point, box.center().y())
            shape = QPolygonF([box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft(), notch])
        painter.drawPolygon(shape)
    else:
        painter.drawRoundedRect(box, 4, 4)
    painter.setPen(theme.colour("muted" if faint else "on_accent"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _fitting(painter, box, piece, comes=comes, goes=goes))


def _fitting(painter: QPainter, box: QRectF, piece: Piece, *, comes: bool, goes: bool) -> str:
    """As many words as there is room for."""
    metrics = painter.fontMetrics()
    start, end = clock_words(piece.span.start), clock_words(piece.span.end)
    forms = [span_words(piece.span.start, piece.span.end)]
    if comes:
        forms = [tr("until {time}", time=end), end]
    elif box.height() >= 2 * metrics.height():
        forms.append(f"{start}\n{end}")
    if goes:
        forms.append(start)
    room = box.width() - 6
    return next((one for one in forms if all(metrics.horizontalAdvance(line) <= room for line in one.split("\n"))), "")
