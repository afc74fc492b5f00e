"""Access: which door would open for whom at a moment, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QDateTime, Qt, QTime
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateTimeEdit, QFormLayout, QSizePolicy, QVBoxLayout, QWidget

from app import background
from app.window.session import Session
from app.window.widgets.layout import button, column, discard, label, panel, row, set_tone
from core.access.rules import Effect, Ruling
from core.doors.door import Door
from core.gallery.audit import Permission
from core.gallery.store import Person

_SHAPES = {Effect.ALLOW: ("✔", "allow"), Effect.DENY: ("✖", "deny"), Effect.NOTE: ("●", "attention")}
_NOBODY = "Somebody unknown"


@dataclass(frozen=True)
class _Known:
    people: list[Person]
    doors: list[Door]


class AccessPage(QWidget):
    """Asks the access rules: "what if?"."""

    title = "Access"
    icon = "mdi6.door-closed-lock"
    needs = Permission.RULES

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._turn = 0
        self._person = QComboBox()
        self._person.setEditable(True)
        self._person.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._person.setAccessibleName("Person")
        self._door = QComboBox()
        self._door.setAccessibleName("Door")
        self._now = QCheckBox("&Now")
        self._now.setChecked(True)
        self._when = QDateTimeEdit(QDateTime.currentDateTime())
        self._when.setCalendarPopup(True)
        self._when.setDisplayFormat("yyyy-MM-dd HH:mm")
        self._when.setAccessibleName("Moment, by the clock beside the door")
        self._when.setEnabled(False)
        self._now.toggled.connect(lambda now: self._when.setEnabled(not now))
        self._ask = button("&What if?", self._explain, "primary")
        moment = row()
        moment.addWidget(self._now)
        moment.addWidget(self._when, 1)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow("Person", self._person)
        form.addRow("Door", self._door)
        form.addRow("When", moment)
        frame, content = panel()
        frame.setFixedWidth(520)
        for field in (self._person, self._door):
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        content.addWidget(label("Would a door open?", "title"))
        content.addLayout(form)
        bottom = row()
        bottom.addStretch(1)
        bottom.addWidget(self._ask)
        content.addLayout(bottom)
        self._answer = label("", "title", wrap=True)
        self._reasons = QVBoxLayout()
        self._empty = label("", "muted", wrap=True)
        outer = column(self)
        outer.addWidget(frame, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self._empty)
        outer.addWidget(self._answer)
        outer.addLayout(self._reasons)
        outer.addStretch(1)
        session.people_changed.connect(self._stale)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def _stale(self) -> None:
        if self.isVisible():
            self.reload()

    def reload(self) -> None:
        """Read people and doors from the store again."""
        site = self._session.site

        def work(_progress: background.Progress) -> _Known:
            return _Known(site.people.people(), site.access.all(Door))

        background.run(work, self._show, self._fail)

    def _show(self, known: _Known) -> None:
        for box, entries in (
            (self._person, [(_NOBODY, None), *((p.name, p.id) for p in known.people)]),
            (self._door, [(d.name, d.rules.zone) for d in known.doors]),
        ):
            chosen = box.currentText()
            box.clear()
            for words, value in entries:
                box.addItem(words, value)
            box.setCurrentIndex(max(0, box.findText(chosen)))
        self._ask.setEnabled(bool(known.doors))
        self._empty.setText("" if known.doors else "There is no door yet. Set one up with: portico doors set NAME")

    def _explain(self) -> None:
        number = self._person.findText(self._person.currentText())
        if number < 0:
            self._fail(f"Nobody is called {self._person.currentText()!r}: choose somebody from the list.")
            return
        person, name = self._person.itemData(number), self._person.itemText(number)
        door, zone = self._door.currentText(), ZoneInfo(self._door.currentData())
        when = datetime.now(zone) if self._now.isChecked() else _moment(self._when.date(), self._when.time(), zone)
        self._turn += 1
        turn, site = self._turn, self._session.site

        def work(_progress: background.Progress) -> Ruling:
            return site.access.ask(door, person, when)

        def done(ruling: Ruling) -> None:
            if turn == self._turn:
                self._tell(ruling, f"{door} {'opens' if ruling.opens else 'stays shut'} for {name}")

        background.run(work, done, self._fail)

    def _tell(self, ruling: Ruling, words: str) -> None:
        self._clear()
        self._answer.setText(f"{'✔' if ruling.opens else '✖'} {words}")
        set_tone(self._answer, "allow" if ruling.opens else "deny")
        for said in ruling.said:
            shape, tone = _SHAPES[said.effect]
            line = label(f"{shape} {said.text}", wrap=True)
            set_tone(line, tone)
            self._reasons.addWidget(line)
        if ruling.alarm:
            alarm = label("▲ Whoever is in charge would be told.", wrap=True)
            set_tone(alarm, "deny")
            self._reasons.addWidget(alarm)

    def _fail(self, words: str) -> None:
        self._clear()
        self._answer.setText(f"✖ {words}")
        set_tone(self._answer, "deny")

    def _clear(self) -> None:
        while (item := self._reasons.takeAt(0)) is not None:
            discard(item.widget())


def _moment(day: QDate, clock: QTime, zone: ZoneInfo) -> datetime:
    return datetime(day.year(), day.month(), day.day(), clock.hour(), clock.minute(), tzinfo=zone)
