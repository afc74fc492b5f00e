"""Events: every decision, filtered, explained and exported."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QDate, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFileDialog,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app import background
from app.window import theme
from app.window.session import Session
from app.window.widgets.decisions import DECISIONS, decision_label, who
from app.window.widgets.layout import button, column, discard, label, panel, row, set_tone
from app.window.widgets.photos import PhotoCache
from app.window.widgets.pictures import FaceThumbnail, square_pixmap
from core.gallery.audit import Permission
from core.gallery.events import Event, EventFilter

_PAGE = 500
_FACE = 44
_ANYBODY, _NOBODY = "Everybody", "Nobody we know"
_ANYWHERE = "All cameras"


class EventModel(QAbstractTableModel):
    """Events of the filter, read a page at a time as the user scrolls."""

    columns = ("", "Time", "Camera", "Who", "Decision", "Score")

    def __init__(self, session: Session, photos: PhotoCache):
        super().__init__()
        self._session = session
        self._photos = photos
        self._filter = EventFilter()
        self.events: list[Event] = []
        self._more = False
        photos.arrived.connect(self._arrived)

    def load(self, wanted: EventFilter) -> None:
        """Read the first page of a filter."""
        self.beginResetModel()
        self._filter = wanted
        self.events = self._session.site.events.query(wanted, _PAGE)
        self._more = len(self.events) == _PAGE
        self.endResetModel()

    def take_new(self) -> None:
        """Put events that came since on top; what is scrolled to and selected stays."""
        newest = self.events[0].id if self.events else 0
        fresh = self._session.site.events.query(self._filter, _PAGE, after_id=newest)
        if fresh:
            self.beginInsertRows(QModelIndex(), 0, len(fresh) - 1)
            self.events[:0] = fresh
            self.endInsertRows()

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        if not self.events:
            return
        page = self._session.site.events.query(self._filter, _PAGE, self.events[-1].id)
        self._more = len(page) == _PAGE
        if page:
            self.beginInsertRows(QModelIndex(), len(self.events), len(self.events) + len(page) - 1)
            self.events += page
            self.endInsertRows()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.events)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section]
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        event, column_ = self.events[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                "",
                f"{event.time.astimezone():%Y-%m-%d %H:%M:%S}",
                event.camera,
                who(event),
                DECISIONS[event.decision][0],
                "" if event.score is None else f"{event.score:.3f}",
            )[column_]
        if role == Qt.ItemDataRole.DecorationRole and column_ == 0 and event.id is not None:
            face = self._photos.get(event.id)
            return square_pixmap(face, _FACE) if face is not None else None
        if role == Qt.ItemDataRole.ForegroundRole and column_ == 4:
            return QColor(theme.colour(DECISIONS[event.decision][1]))
        if role == Qt.ItemDataRole.TextAlignmentRole and column_ == 5:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _arrived(self, number: int) -> None:
        for row_, event in enumerate(self.events):
            if event.id == number:
                cell = self.index(row_, 0)
                self.dataChanged.emit(cell, cell, [Qt.ItemDataRole.DecorationRole])
                return


class EventsPage(QWidget):
    """The log."""

    title = "Events"
    icon = "mdi6.format-list-bulleted"
    needs = Permission.SEE

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._stale = True
        self._people: list[int] = []
        self._photos = PhotoCache(session.site.events.photo, self)
        self._model = EventModel(session, self._photos)
        self._person = QComboBox()
        self._person.setAccessibleName("Person")
        self._camera = QComboBox()
        self._camera.setAccessibleName("Camera")
        self._by_day = QCheckBox("&Day")
        self._day = QDateEdit(QDate.currentDate())
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("yyyy-MM-dd")
        self._day.setEnabled(False)
        self._day.setAccessibleName("Day")
        self._count = label("", "muted")
        self._message = label("", wrap=True)
        self._table = QTableView()
        self._table.setModel(self._model)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setShowGrid(False)
        self._table.setTabKeyNavigation(False)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(_FACE + 6)
        self._table.setAccessibleName("Events")
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        for number, width in ((0, _FACE + 12), (1, 170), (2, 150), (4, 110), (5, 80)):
            self._table.setColumnWidth(number, width)
        self._table.selectionModel().currentRowChanged.connect(self._select)

        bar = row()
        bar.addWidget(self._person)
        bar.addWidget(self._camera)
        bar.addWidget(self._by_day)
        bar.addWidget(self._day)
        bar.addStretch(1)
        bar.addWidget(self._count)
        self._export_button = button("E&xport CSV…", self._export)
        bar.addWidget(self._export_button)
        left = QVBoxLayout()
        left.addLayout(bar)
        left.addWidget(self._table, 1)
        left.addWidget(self._message)
        self._details = _Explanation(self._photos)
        outer = column(self)
        body = row(2)
        body.addLayout(left, 1)
        body.addWidget(self._details)
        outer.addLayout(body)

        self._person.currentIndexChanged.connect(lambda _index: self._load())
        self._camera.currentIndexChanged.connect(lambda _index: self._load())
        self._by_day.toggled.connect(self._day.setEnabled)
        self._by_day.toggled.connect(lambda _on: self._load())
        self._day.dateChanged.connect(lambda _date: self._load())
        session.events_changed.connect(self._grown)
        session.people_changed.connect(self._changed)

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self._session.looked("look at events")
        self._export_button.setVisible(self._session.may(Permission.EXPORT))
        if self._stale:
            self.reload()

    def _grown(self) -> None:
        if self._stale or not self.isVisible():
            self._stale = True
            return
        self._model.take_new()
        _refill(self._camera, [_ANYWHERE, *self._session.site.events.cameras()])
        self._count_events()

    def _changed(self) -> None:
        self._photos.clear()  # somebody may have been deleted
        self._stale = True
        if self.isVisible():
            self.reload()

    def reload(self) -> None:
        """Read the log again, keeping filter and selection."""
        self._stale = False
        people = self._session.site.people.people()
        self._people = [p.id for p in people]
        _refill(self._person, [_ANYBODY, _NOBODY, *(p.name for p in people)])
        _refill(self._camera, [_ANYWHERE, *self._session.site.events.cameras()])
        self._load()

    def filter(self) -> EventFilter:
        """What the boxes above the table say."""
        person = self._person.currentIndex() - 2
        camera = self._camera.currentText()
        since = until = None
        if self._by_day.isChecked():
            day = self._day.date()
            midnight = datetime.combine(date(day.year(), day.month(), day.day()), time())
            since, until = midnight.astimezone(), (midnight + timedelta(days=1)).astimezone()  # of this machine's zone
        return EventFilter(
            person_id=self._people[person] if person >= 0 else None,
            camera=camera if self._camera.currentIndex() > 0 else None,
            since=since,
            until=until,
            unknown_only=self._person.currentIndex() == 1,
        )

    def _load(self) -> None:
        current = self._details.shown
        wanted = self.filter()
        self._model.load(wanted)
        self._count_events()
        rows = [n for n, e in enumerate(self._model.events) if current is not None and e.id == current.id]
        if rows:
            self._table.selectRow(rows[0])
        else:
            self._details.show_event(None)

    def _count_events(self) -> None:
        count = self._session.site.events.count(self.filter())
        self._count.setText(f"{count:,} events" if count != 1 else "1 event")

    def _select(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._details.show_event(self._model.events[current.row()] if current.isValid() else None)

    def _export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Export events", "events.csv", "CSV (*.csv)")
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write the events of the filter to a file, in the background."""
        wanted = self.filter()

        def work(_progress: background.Progress) -> int:
            from core.gallery.event_csv import write_csv

            trail = self._session.site.trail
            trail.require(Permission.EXPORT)
            trail.look("export events", str(path))
            return write_csv(self._session.site.events.stream(wanted), path)

        background.run(
            work,
            lambda count: self._say(f"✔ {count:,} events are in {path}.", "allow"),
            lambda words: self._say(f"✖ {words}", "deny"),
        )

    def _say(self, words: str, tone: str) -> None:
        self._message.setText(words)
        set_tone(self._message, tone)


class _Explanation(QWidget):
    """One event: the face, the decision and why."""

    def __init__(self, photos: PhotoCache):
        super().__init__()
        self.shown: Event | None = None
        self._photos = photos
        self.setFixedWidth(320)
        frame, self._content = panel()
        outer = column(self, margin=0)
        outer.addWidget(frame)
        self._face = FaceThumbnail(240)
        self._who = label("", "title", wrap=True)
        self._body = QWidget()
        self._lines = column(self._body, margin=0, spacing=1)
        self._content.addWidget(self._face)
        self._content.addWidget(self._who)
        self._content.addWidget(self._body)
        self._content.addStretch(1)
        photos.arrived.connect(self._arrived)
        self.show_event(None)

    def show_event(self, event: Event | None) -> None:
        """Show one event, or how to choose one."""
        self.shown = event
        while self._lines.count():
            item = self._lines.takeAt(0)
            if item is not None:
                discard(item.widget())
        self._face.setVisible(event is not None)
        if event is None:
            self._who.setText("")
            self._lines.addWidget(label("Select an event to see why it was decided so.", "muted", wrap=True))
            return
        self._who.setText(who(event))
        self._lines.addWidget(decision_label(event))
        self._lines.addWidget(label(f"{event.time.astimezone():%Y-%m-%d %H:%M:%S}  {event.camera}", "muted", wrap=True))
        for reason in event.reasons:
            self._lines.addWidget(label(f"• {reason}", wrap=True))
        facts = [f"track {event.track}", f"{event.shots} looks", f"profile {event.profile_id}"]
        if event.quality is not None:
            facts.insert(2, f"picture quality {event.quality:.2f}")
        if event.second_person is not None and event.second_score is not None:
            facts.append(f"next: {event.second_person} {event.second_score:.3f}")
        self._lines.addWidget(label(", ".join(facts), "small", wrap=True))
        self._arrived(event.id or 0)

    def _arrived(self, number: int) -> None:
        if self.shown is not None and self.shown.id == number:
            self._face.show_face(self._photos.get(number), self.shown.person or "")


def _refill(box: QComboBox, texts: list[str]) -> None:
    """Put other texts into a box, keeping the one chosen where it is still there."""
    if [box.itemText(n) for n in range(box.count())] == texts:
        return
    chosen = box.currentText()
    box.blockSignals(True)
    box.clear()
    box.addItems(texts)
    box.setCurrentIndex(max(0, box.findText(chosen)))
    box.blockSignals(False)
