"""Which events are shown: who, where, what and when."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, QSettings, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QWidget

from app.window import theme
from app.window.language import day_format, mark, tr
from app.window.language.names import RESULTS
from app.window.pages.events.person_box import PersonBox
from app.window.session import Session
from app.window.widgets.calm import DayField
from app.window.widgets.layout import column, label, row
from app.window.widgets.texts import ChoiceBox
from core.gallery.events import EventFilter, Result

_GROUP = "events"
_DISPUTED = "disputed"
_WORDS = {result: words for result, (words, _tone) in RESULTS.items()} | {
    Result.ALARM: mark("▲ Alarms"),
    Result.NOTE: mark("● Notes"),
}
_NARROW = 960  # pixels


class FilterBar(QWidget):
    """The boxes above the events; all but the person are as they were when the window was last open.

    Signals:
        changed: another filter is wanted.

    """

    changed = Signal()

    def __init__(self, session: Session):
        super().__init__()
        self.person = PersonBox(session)
        self.person.setMinimumWidth(theme.scaled(150))
        self.camera = ChoiceBox()
        self.camera.setAccessibleName(tr("Camera"))
        self.camera.addItem(tr("All cameras"))
        self.what = ChoiceBox()
        self.what.setAccessibleName(tr("Decision"))
        for words, key in (
            (tr("All decisions"), ""),
            *((tr(words), str(result)) for result, words in _WORDS.items()),
            (tr("✎ Disputed"), _DISPUTED),
        ):
            self.what.addItem(words, key)
        self.when = ChoiceBox()
        self.when.setAccessibleName(tr("When"))
        for words, key in (
            (tr("Any time"), ""),
            (tr("Today"), "today"),
            (tr("Yesterday"), "yesterday"),
            (tr("One day"), "day"),
            (tr("From … to …"), "range"),
        ):
            self.when.addItem(words, key)
        self.first, self.last = _day_field(), _day_field()
        self._dash = label("–", "muted")
        self._line, self._days_line = row(), row()
        for widget, share in ((self.person, 2), (self.camera, 1), (self.what, 1), (self.when, 1)):
            self._line.addWidget(widget, share)
        for day in (self.first, self._dash, self.last):
            self._days_line.addWidget(day)
        self._lines = column(self, margin=0, spacing=1)
        self._lines.addLayout(self._line)
        self._lines.addLayout(self._days_line)
        for box in (self.camera, self.what, self.when):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(9)
        self._restore()
        self._arrange()
        self.person.chosen.connect(self._change)
        for box in (self.camera, self.what, self.when):
            box.currentIndexChanged.connect(self._change)
        for field in (self.first, self.last):
            field.dateChanged.connect(self._change)

    @property
    def is_set(self) -> bool:
        """Whether anything is left out."""
        return self.filter() != EventFilter()

    @property
    def one_day(self) -> date | None:
        """The only day that is shown, if so."""
        days = self._days()
        return days[0] if days is not None and days[0] == days[1] else None

    def filter(self) -> EventFilter:
        """What the boxes say; days are of this machine's clock."""
        key = self.what.currentData()
        days = self._days()
        person = self.person.person
        return EventFilter(
            person_id=person[0] if person is not None else None,
            camera=self.camera.currentText() if self.camera.currentIndex() > 0 else None,
            since=midnight(days[0]) if days is not None else None,
            until=midnight(days[1] + timedelta(days=1)) if days is not None else None,
            unknown_only=self.person.unknown,
            disputed_only=key == _DISPUTED,
            result=Result(key) if key and key != _DISPUTED else None,
        )

    def show_cameras(self, names: list[str]) -> None:
        """Offer other cameras, and still the one chosen."""
        chosen = self.camera.currentText() if self.camera.currentIndex() > 0 else None
        offered = sorted({*names, chosen} if chosen is not None else names)
        if [self.camera.itemText(n) for n in range(1, self.camera.count())] == offered:
            return
        self.camera.blockSignals(True)
        while self.camera.count() > 1:
            self.camera.removeItem(1)
        self.camera.addItems(offered)
        self.camera.setCurrentIndex(offered.index(chosen) + 1 if chosen is not None else 0)
        self.camera.blockSignals(False)

    def clear(self, person: tuple[int, str] | None = None) -> None:
        """Leave nothing out but what is of others than a person, by id and name, where one is wanted."""
        boxes = (self.camera, self.what, self.when)
        for box in boxes:
            box.blockSignals(True)
            box.setCurrentIndex(0)
            box.blockSignals(False)
        self.person.choose(person)
        self._change()

    def _days(self) -> tuple[date, date] | None:
        """First and last day that are shown."""
        kind = self.when.currentData()
        today = datetime.now().astimezone().date()
        first, last = _date(self.first.date()), _date(self.last.date())
        return {
            "today": (today, today),
            "yesterday": (today - timedelta(days=1), today - timedelta(days=1)),
            "day": (first, first),
            "range": (min(first, last), max(first, last)),
        }.get(kind)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the days have a line of their own."""
        super().resizeEvent(event)
        wanted = self._lines if event.size().width() < theme.scaled(_NARROW) else self._line
        if self._days_line.parent() is not wanted:
            self._days_line.setParent(None)
            wanted.addLayout(self._days_line)
            wanted.setAlignment(self._days_line, Qt.AlignmentFlag.AlignLeft)

    def _change(self, *_changed: object) -> None:
        self._arrange()
        self._keep()
        self.changed.emit()

    def _arrange(self) -> None:
        kind = self.when.currentData()
        self.first.setVisible(kind in ("day", "range"))
        self._dash.setVisible(kind == "range")
        self.last.setVisible(kind == "range")
        self.first.setAccessibleName(tr("First day") if kind == "range" else tr("Day"))
        self.last.setAccessibleName(tr("Last day"))

    def _keep(self) -> None:
        settings = QSettings()
        settings.beginGroup(_GROUP)
        settings.setValue("camera", self.camera.currentText() if self.camera.currentIndex() > 0 else "")
        settings.setValue("what", self.what.currentData())
        settings.setValue("when", self.when.currentData())
        settings.setValue("first", self.first.date())
        settings.setValue("last", self.last.date())
        settings.setValue("unknown", self.person.unknown)

    def _restore(self) -> None:
        settings = QSettings()
        settings.beginGroup(_GROUP)
        camera = str(settings.value("camera", ""))
        if camera:
            self.camera.addItem(camera)
            self.camera.setCurrentIndex(1)
        for box, key in ((self.what, "what"), (self.when, "when")):
            box.setCurrentIndex(max(0, box.findData(str(settings.value(key, "")))))
        for field, key in ((self.first, "first"), (self.last, "last")):
            kept = settings.value(key)
            if isinstance(kept, QDate) and kept.isValid():
                field.setDate(kept)
        self.person.choose(unknown=bool(settings.value("unknown", False, bool)))


def midnight(day: date) -> datetime:
    """When a day begins by this machine's clock."""
    return datetime.combine(day, time()).astimezone()


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


def _day_field() -> QDateEdit:
    field = DayField(QDate.currentDate())
    field.setCalendarPopup(True)
    field.setDisplayFormat(day_format())
    field.setKeyboardTracking(False)
    return field
