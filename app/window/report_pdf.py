"""The report of a day as a PDF on A4: totals, doors, hours, and every event with its face.

Painted line by line, so that thousands of events neither take long nor much memory. Meant for a background thread: it
touches pictures and fonts, and no widget.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QIODevice, QMarginsF, QPointF, QRectF, QSaveFile, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from app.background import Progress
from app.window import theme
from app.window.language import clock, moment, number, plural, said, tr, weekday
from app.window.language import day as day_words
from app.window.language.names import RESULTS
from app.window.pages.events.words import whom
from app.window.widgets.pictures import opened
from core.base.zone import local_zone
from core.errors import ImageError, PorticoError
from core.gallery.events import Event, EventFilter, Result
from core.site import Site

_DPI = 300
_FACE = 72  # pixels of a face: 200 to the inch in print
_WIDTH, _HEIGHT = 180.0, 267.0  # millimetres inside the margins
_LINE, _HEAD, _FOOT = 10.5, 7.0, 8.0
_BIG, _TITLE, _BODY, _SMALL = 20.0, 14.0, 9.0, 7.5  # points
_DOORS = 14  # lines in the table of doors; the rest are summed up
_COLUMNS = (0.0, 12.0, 31.0, 60.0, 103.0, 130.0)  # left edges: face, time, camera, who, decision, why
_REPORT_EVERY = 50
_ALWAYS = (Result.LET_IN, Result.KEPT_OUT, Result.ALARM, Result.NOTE)  # counted even where there were none
_LEGEND = 4  # words in a line of it


@dataclass
class Day:
    """What happened on one day.

    Attributes:
        events: from the first to the last.
        decisions: how many of each result.
        doors: camera → how many of each result.
        hours: (hour, result) → how many.

    """

    day: date
    events: list[Event]
    decisions: Counter[Result] = field(default_factory=Counter)
    doors: dict[str, Counter[Result]] = field(default_factory=dict)
    hours: Counter[tuple[int, Result]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        for event in self.events:
            self.decisions[event.result] += 1
            self.doors.setdefault(event.camera, Counter())[event.result] += 1
            self.hours[event.time.astimezone().hour, event.result] += 1

    @property
    def kinds(self) -> tuple[Result, ...]:
        """Results that are counted: those of doors, and what else there was."""
        return tuple(kind for kind in RESULTS if kind in _ALWAYS or self.decisions[kind])


def write_report(site: Site, day: date, path: Path, progress: Progress) -> int:
    """Write the report of a day by this machine's clock; the number of events in it.

    Raises:
        PorticoError: the file cannot be written. What was there before stays, as it does where ``progress`` raises.

    """
    begin = datetime(day.year, day.month, day.day).astimezone()
    tomorrow = day + timedelta(days=1)
    end = datetime(tomorrow.year, tomorrow.month, tomorrow.day).astimezone()
    progress(0.0, tr("Reading events"))
    wanted = EventFilter(since=begin, until=end)
    content = Day(day, sorted(site.events.stream(wanted), key=lambda event: (event.time, event.id)))
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise PorticoError("{path} cannot be written: {why}", path=path, why=file.errorString())
    try:
        _Report(site, content, file).paint(progress)
    except BaseException:
        file.cancelWriting()
        raise
    finally:
        written = file.commit()
    if not written:
        raise PorticoError("{path} cannot be written: {why}", path=path, why=file.errorString())
    return len(content.events)


class _Report:
    """Paints a day onto pages. All places and sizes are in millimetres from the top left inside the margins."""

    def __init__(self, site: Site, content: Day, file: QIODevice):
        self._site = site
        self._content = content
        self._made = tr(
            "Portico, {site}: made by {who}, {when} ({zone})",
            site=site.folder.name,
            who=site.trail.actor.name,
            when=moment(datetime.now().astimezone()),
            zone=local_zone(),
        )
        self._writer = QPdfWriter(file)
        self._writer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4),
                QPageLayout.Orientation.Portrait,
                QMarginsF(15, 15, 15, 15),
                QPageLayout.Unit.Millimeter,
            )
        )
        self._writer.setResolution(_DPI)
        self._writer.setCreator("Portico")
        self._writer.setTitle(self._title)
        self._fonts: dict[tuple[float, bool], tuple[QFont, QFontMetricsF]] = {}
        self._painter = QPainter()
        self._page = 1
        self._pages = 1

    @property
    def _title(self) -> str:
        day = self._content.day
        return tr("Events of {weekday} {day}", weekday=weekday(day.weekday()), day=day_words(day))

    def paint(self, progress: Progress) -> None:
        """Paint all pages."""
        painter, events = self._painter, self._content.events
        painter.begin(self._writer)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        try:
            top = self._paint_summary()
            self._pages = 1 + self._pages_after(top, len(events))
            if events:
                top = self._paint_columns(top)
            for done, event in enumerate(events):
                if done % _REPORT_EVERY == 0:
                    words = plural(len(events), "{done} of 1 event", "{done} of {count} events", done=number(done))
                    progress(done / len(events), words)
                if top + _LINE > _HEIGHT - _FOOT:
                    top = self._turn_page()
                self._paint_event(event, top)
                top += _LINE
            self._paint_foot()
        finally:
            painter.end()

    @staticmethod
    def _pages_after(top: float, count: int) -> int:
        """Pages that the events need beyond the first, where they begin at ``top``."""
        here = max(0, int((_HEIGHT - _FOOT - top - _HEAD) / _LINE + 1e-6))
        there = int((_HEIGHT - _FOOT - _HEAD) / _LINE + 1e-6)
        return -(-max(0, count - here) // there)

    def _turn_page(self) -> float:
        self._paint_foot()
        self._writer.newPage()
        self._page += 1
        return self._paint_columns(0)

    # parts of the page

    def _paint_summary(self) -> float:
        """Title, totals, doors and hours; where they end."""
        self._write(self._title, 0, 0, _WIDTH, 9, _BIG, bold=True)
        self._write(self._made, 0, 9, _WIDTH, 5, _SMALL, "muted")
        width = _WIDTH / len(self._content.kinds)
        for place, kind in enumerate(self._content.kinds):
            words, tone = RESULTS[kind]
            self._write(number(self._content.decisions[kind]), place * width, 18, width, 9, _BIG, bold=True)
            self._write_two_lines(tr(words), place * width, 27, width, 9, _BODY, tone)
        if not self._content.events:
            self._write(tr("Nothing happened on this day."), 0, 40, _WIDTH, 6, _BODY)
            return 48
        doors = self._paint_doors(38)
        self._paint_hours(96, 38, _WIDTH - 96, 40)
        return max(doors, 84 + 4.5 * ((len(self._content.kinds) - 1) // _LEGEND)) + 6

    def _paint_doors(self, top: float) -> float:
        self._write(tr("By camera"), 0, top, 40, 5, _BODY, bold=True)
        kinds = self._content.kinds
        step = min(12.0, 52 / len(kinds))
        for place, kind in enumerate(kinds):
            words, tone = RESULTS[kind]
            shape = tr(words).split(maxsplit=1)[0]
            self._write(shape, 40 + step * place, top, step - 1, 5, _BODY, tone, Qt.AlignmentFlag.AlignRight)
        doors = sorted(self._content.doors.items(), key=lambda item: (-item[1].total(), item[0]))
        if len(doors) > _DOORS:
            rest = sum((count for _, count in doors[_DOORS - 1 :]), Counter[Result]())
            name = tr("{count} others", count=number(len(doors) - _DOORS + 1))
            doors = [*doors[: _DOORS - 1], (name, rest)]
        for name, counts in doors:
            top += 5
            self._write(name, 0, top, 39, 5, _BODY)
            for place, kind in enumerate(kinds):
                text = number(counts[kind])
                self._write(text, 40 + step * place, top, step - 1, 5, _BODY, "text", Qt.AlignmentFlag.AlignRight)
        return top + 5

    def _paint_hours(self, left: float, top: float, width: float, height: float) -> None:
        """A bar for each hour: let in below, kept out hatched above it, alarms on top."""
        hours, kinds = self._content.hours, self._content.kinds
        self._write(tr("By hour"), left, top, 30, 5, _BODY, bold=True)
        most = max(sum(hours[hour, kind] for kind in kinds) for hour in range(24))
        self._write(
            tr("at most {count} in an hour", count=number(most)),
            left + 30, top, width - 30, 5, _SMALL, "muted", Qt.AlignmentFlag.AlignRight,
        )  # fmt: skip
        floor, step = top + 6 + height - 8, width / 24
        for hour in range(24):
            base = floor
            for kind in kinds:
                tall = (height - 10) * hours[hour, kind] / most
                if tall:
                    bar = self._rect(left + hour * step + 0.4, base - tall, step - 0.8, tall)
                    self._painter.fillRect(bar, self._brush(kind))
                    self._painter.setPen(QPen(_colour(RESULTS[kind][1]), 1))
                    self._painter.drawRect(bar)
                base -= tall
            if hour % 3 == 0:
                self._write(f"{hour:02d}", left + hour * step, floor + 0.5, 3 * step, 4, _SMALL, "muted")
        self._rule(left, floor, width)
        for place, kind in enumerate(kinds):
            across, down = place % _LEGEND * width / _LEGEND, place // _LEGEND * 4.5
            swatch = self._rect(left + across, floor + 6.2 + down, 2.4, 2.4)
            self._painter.fillRect(swatch, self._brush(kind))
            self._painter.setPen(QPen(_colour(RESULTS[kind][1]), 1))
            self._painter.drawRect(swatch)
            words = tr(RESULTS[kind][0])
            room = width / _LEGEND - 4
            self._write(words, left + across + 3.4, floor + 5.2 + down, room, 4.5, _SMALL, "muted")

    def _paint_columns(self, top: float) -> float:
        names = ("", tr("Time"), tr("Camera"), tr("Who"), tr("Decision"), tr("Why"))
        for left, width, name in zip(_COLUMNS, _widths(), names, strict=True):
            self._write(name, left, top, width, 5, _SMALL, "muted")
        self._rule(0, top + 5.5, _WIDTH)
        return top + _HEAD

    def _paint_event(self, event: Event, top: float) -> None:
        face = self._face(event)
        if face is not None:
            self._painter.drawImage(self._rect(0, top, 9, 9), face)
        else:
            self._painter.fillRect(self._rect(0, top, 9, 9), _colour("raised"))
        disputed = event.disputed_by is not None
        name = whom(event)
        words, tone = RESULTS[event.result]
        cells = (
            (clock(event.time), _BODY, "text"),
            (event.camera, _BODY, "text"),
            (name, _BODY, "attention" if disputed else "text" if event.person else "muted"),
            (tr(words), _BODY, tone),
            (said(str(event.reasons[0])) if event.reasons else "", _SMALL, "text"),
        )
        for left, width, (text, points, colour) in zip(_COLUMNS[1:], _widths()[1:], cells, strict=True):
            self._write_two_lines(text, left, top, width, 9, points, colour)

    def _paint_foot(self) -> None:
        top = _HEIGHT - 5
        self._rule(0, top - 1, _WIDTH)
        self._write(tr("Personal data: keep this report safe."), 0, top, 50, 5, _SMALL, "muted")
        if self._page > 1:
            self._write(self._made, 52, top, 104, 5, _SMALL, "muted")
        self._write(
            tr("Page {page} of {pages}", page=number(self._page), pages=number(self._pages)),
            158, top, 22, 5, _SMALL, "muted", Qt.AlignmentFlag.AlignRight,
        )  # fmt: skip

    # the pen

    def _face(self, event: Event) -> QImage | None:
        content = self._site.events.photo(event.id) if event.id is not None else None
        if content is None:
            return None
        try:
            return opened(content, _FACE)
        except ImageError:
            return None

    def _write(
        self,
        text: str,
        left: float,
        top: float,
        width: float,
        height: float,
        points: float,
        colour: str = "text",
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        *,
        bold: bool = False,
    ) -> None:
        """One line of text, shortened where it is too long."""
        font, metrics = self._font(points, bold=bold)
        place = self._rect(left, top, width, height)
        self._painter.setFont(font)
        self._painter.setPen(_colour(colour))
        short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        self._painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, short)

    def _write_two_lines(
        self, text: str, left: float, top: float, width: float, height: float, points: float, colour: str
    ) -> None:
        """Text on at most two lines."""
        font, metrics = self._font(points, bold=False)
        place = self._rect(left, top, width, height)
        short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, 1.85 * place.width())
        self._painter.setFont(font)
        self._painter.setPen(_colour(colour))
        self._painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, short)

    def _font(self, points: float, *, bold: bool) -> tuple[QFont, QFontMetricsF]:
        if (points, bold) not in self._fonts:
            font = QFont()
            font.setPointSizeF(points)
            font.setBold(bold)
            self._fonts[points, bold] = font, QFontMetricsF(font, self._writer)
        return self._fonts[points, bold]

    def _rule(self, left: float, top: float, width: float) -> None:
        self._painter.setPen(QPen(_colour("border"), 2))
        line = self._rect(left, top, width, 0)
        self._painter.drawLine(line.topLeft(), line.topRight())

    def _rect(self, left: float, top: float, width: float, height: float) -> QRectF:
        scale = _DPI / 25.4
        return QRectF(QPointF(left * scale, top * scale), QSizeF(width * scale, height * scale))

    @staticmethod
    def _brush(kind: Result) -> QBrush:
        """Solid, hatched, crossed: to be told apart in black and white."""
        patterns = {
            Result.LET_IN: Qt.BrushStyle.SolidPattern,
            Result.KEPT_OUT: Qt.BrushStyle.BDiagPattern,
            Result.WAITING: Qt.BrushStyle.HorPattern,
            Result.ALARM: Qt.BrushStyle.DiagCrossPattern,
            Result.OPENED: Qt.BrushStyle.VerPattern,
            Result.NOTE: Qt.BrushStyle.NoBrush,
            Result.RECOGNISED: Qt.BrushStyle.Dense5Pattern,
            Result.NOT_RECOGNISED: Qt.BrushStyle.Dense7Pattern,
        }
        return QBrush(_colour(RESULTS[kind][1]), patterns[kind])


def _widths() -> tuple[float, ...]:
    return tuple(right - left - 2 for left, right in zip(_COLUMNS, (*_COLUMNS[1:], _WIDTH + 2), strict=True))


def _colour(name: str) -> QColor:
    """Paper is light in either theme."""
    return QColor(str(theme.tokens()["light"][name]))
