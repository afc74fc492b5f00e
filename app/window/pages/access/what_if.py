"""What if: which door would open for whom at a moment, and why."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QDateTime, Qt, QTime
from PySide6.QtWidgets import QCheckBox, QFormLayout, QSizePolicy, QVBoxLayout

from app import background
from app.window import theme
from app.window.language import day_format, said, tr
from app.window.language.names import EFFECTS
from app.window.pages.access.changes import Changes
from app.window.pages.access.rules import Rules
from app.window.pages.access.section import Section
from app.window.session import Session
from app.window.widgets.calm import MomentField
from app.window.widgets.choosing import PersonField
from app.window.widgets.layout import button, column, discard, label, panel, row, set_tone, without_key
from app.window.widgets.texts import ChoiceBox
from app.window.widgets.words import sentence
from core.access.rules import Ruling
from core.base import wall_clock
from core.store.names import fold, searchable, searched


class WhatIfSection(Section):
    """Asks the access rules."""

    def __init__(self, session: Session, _changes: Changes):
        super().__init__()
        self._session = session
        self._latest = background.Latest()
        self._person = PersonField(session.site.access.find_people)
        self._person.setPlaceholderText(tr("Somebody unknown"))
        self._door = ChoiceBox()
        self._now = QCheckBox(tr("&Now"))
        self._now.setChecked(True)
        self._when = MomentField(QDateTime.currentDateTime())
        self._when.setCalendarPopup(True)
        self._when.setDisplayFormat(f"{day_format()} HH:mm")
        self._when.setAccessibleName(tr("Moment, by the clock beside the door"))
        self._when.setEnabled(False)
        self._now.toggled.connect(lambda now: self._when.setEnabled(not now))
        self._ask = button(tr("As&k"), self._explain, "primary")
        self._person.returnPressed.connect(self._ask.click)
        for changed in (
            self._person.textChanged,
            self._door.currentTextChanged,
            self._now.toggled,
            self._when.dateTimeChanged,
        ):
            changed.connect(lambda _value: self._clear())  # an answer to another question would mislead
        moment = row()
        moment.addWidget(self._now)
        moment.addWidget(self._when, 1)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for words, field in ((tr("&Person"), self._person), (tr("&Door"), self._door)):
            field.setAccessibleName(without_key(words))
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            form.addRow(words, field)
        form.addRow(tr("When"), moment)
        frame, content = panel()
        frame.setFixedWidth(theme.scaled(520))
        content.addWidget(label(tr("Would a door open?"), "title"))
        content.addLayout(form)
        bottom = row()
        bottom.addStretch(1)
        bottom.addWidget(self._ask)
        content.addLayout(bottom)
        self._answer = label("", "title", wrap=True)
        self._reasons = QVBoxLayout()
        self._empty = label(tr("There is no door yet: set one up on the Doors page."), "muted", wrap=True)
        self._set_up = button(tr("Set up a d&oor"), lambda: session.go("doors", None))
        self._zones: dict[str, str] = {}
        self._ask.setEnabled(False)
        for widget in (self._empty, self._set_up):
            widget.hide()
        outer = column(self, margin=0)
        outer.addWidget(frame, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self._empty)
        outer.addWidget(self._set_up, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self._answer)
        outer.addLayout(self._reasons)
        outer.addStretch(1)

    def show_rules(self, rules: Rules) -> None:
        chosen = self._door.currentData()
        if list(rules.doors) != [self._door.itemData(n) for n in range(self._door.count())]:
            self._door.blockSignals(True)
            self._door.clear()
            for name in rules.doors:
                self._door.addItem(" ".join(name.split()), name)
            self._door.setCurrentIndex(max(0, self._door.findData(chosen)))
            self._door.blockSignals(False)
        self._zones = {name: door.zone for name, door in rules.doors.items()}
        self._ask.setEnabled(bool(rules.doors))
        for widget in (self._empty, self._set_up):
            widget.setVisible(not rules.doors)

    def _explain(self) -> None:
        door, name = self._door.currentData(), " ".join(self._person.text().split())
        if door is None:
            return
        zone = ZoneInfo(self._zones[door])
        when = datetime.now(zone) if self._now.isChecked() else _moment(self._when.date(), self._when.time(), zone)
        self._clear()
        wall = when.replace(tzinfo=None)
        if wall_clock.never(wall, zone):
            self._fail(tr("The clock at the door never shows this time: it is put forward past it that night."))
            return
        first = not self._now.isChecked() and wall_clock.twice(wall, zone)
        access, people = self._session.site.access, self._session.site.people

        def work(_progress: background.Progress) -> tuple[str, Ruling] | None:
            if not name:
                return "", access.ask(door, None, when)
            found = access.find_people(name, 2)
            called = [one for one in found if fold(one.name) == fold(name)]
            called = called or [one for one in found if searched(name) in searchable(one.name).splitlines()]
            if len(called) > 1:
                people.find(name)  # says what tells them apart
            if not called:
                return None
            return called[0].name, access.ask(door, called[0].id, when)

        def done(answer: tuple[str, Ruling] | None) -> None:
            if answer is None:
                self._fail(tr("Nobody is called “{name}”: choose somebody from the list.", name=name))
            else:
                self._tell(answer[1], door, answer[0] or tr("somebody unknown"))
                if first:
                    words = tr(
                        "The clock shows this twice that night: this is the answer for the first time, {when}.",
                        when=wall_clock.shown(when, "%H:%M", zone),
                    )
                    self._reasons.addWidget(label(words, "muted", wrap=True))

        self._latest.run(work, done, lambda words: self._fail(said(words)))

    def _tell(self, ruling: Ruling, door: str, name: str) -> None:
        self._clear()
        words = (
            tr("✔ “{door}” opens for {name}", door=door, name=name)
            if ruling.opens
            else tr("✖ “{door}” stays shut for {name}", door=door, name=name)
        )
        self._answer.setText(words)
        set_tone(self._answer, "allow" if ruling.opens else "deny")
        for one in ruling.said:
            shape, tone = EFFECTS[one.effect]
            line = label(f"{shape} {said(one.text)}", wrap=True)
            set_tone(line, tone)
            self._reasons.addWidget(line)
        if ruling.alarm:
            alarm = label(tr("▲ Whoever is in charge would be told."), wrap=True)
            set_tone(alarm, "deny")
            self._reasons.addWidget(alarm)

    def _fail(self, words: str) -> None:
        self._clear()
        self._answer.setText(f"✖ {sentence(words)}")
        set_tone(self._answer, "deny")

    def _clear(self) -> None:
        self._latest.drop()
        self._answer.setText("")
        while (item := self._reasons.takeAt(0)) is not None:
            discard(item.widget())


def _moment(day: QDate, clock: QTime, zone: ZoneInfo) -> datetime:
    return datetime(day.year(), day.month(), day.day(), clock.hour(), clock.minute(), tzinfo=zone)
