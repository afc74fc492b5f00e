"""Alarms over every page, until somebody says that they have seen them; with a sound."""

from __future__ import annotations

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from app import background
from app.window.language import clock, plural, said, tr
from app.window.session import Session
from app.window.widgets.decisions import place
from app.window.widgets.layout import button, column, label, row, set_tone
from app.window.widgets.pictures import FaceThumbnail, opened
from core.gallery.events import Event, EventFilter, Result
from core.store.audit import Permission

SOUND = "alarms/sound"
"""Key in the settings of this machine: whether alarms are heard."""
_BEEPS, _BETWEEN_MS = 3, 700
_MOST = 20  # alarms that come back at once, as after a night of another program's


def sounds() -> bool:
    """Whether alarms are heard on this machine."""
    return bool(QSettings().value(SOUND, True, bool))


class AlarmBar(QWidget):
    """The newest alarm that nobody has seen to: which door, who, why, with a picture; hidden while there is none."""

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._waiting: list[Event] = []  # newest last
        self._latest = 0  # of the log
        self._begun = False  # whether it is known: what was there before is no news
        self._left = 0  # beeps to come
        self._face = FaceThumbnail(56)
        self._title, self._words = label("", "title", wrap=True), label("", wrap=True)
        set_tone(self._title, "deny")
        self._show = button(tr("Show the event"), self._open)
        self._seen = button(tr("I have seen it"), self._acknowledge, "primary")
        texts = QWidget()
        lines = column(texts, margin=0, spacing=0)
        lines.addWidget(self._title)
        lines.addWidget(self._words)
        line = row(2)
        line.addWidget(self._face)
        line.addWidget(texts, 1)
        line.addWidget(self._show)
        line.addWidget(self._seen)
        outer = column(self, margin=1)
        outer.addLayout(line)
        self._beeper = QTimer(self)
        self._beeper.setInterval(_BETWEEN_MS)
        self._beeper.timeout.connect(self._beep)
        self.hide()
        session.cameras.decided.connect(lambda event, _photo: self._take([event]))
        session.events_changed.connect(self._look)
        session.people_changed.connect(self._look_again)
        session.who.entered.connect(self._refresh)
        session.who.left.connect(self._refresh)
        background.run(lambda _progress: session.site.events.latest_id(), self._begin)

    @property
    def waiting(self) -> list[Event]:
        """Alarms that nobody has seen to, newest last."""
        return list(self._waiting)

    def _begin(self, latest: int) -> None:
        self._latest, self._begun = max(self._latest, latest), True

    def _look(self) -> None:
        """Alarms of other programs."""
        store, since = self._session.site.events, self._latest
        if self._begun:
            wanted = EventFilter(result=Result.ALARM)
            background.run(lambda _progress: store.query(wanted, _MOST, after_id=since)[::-1], self._take)

    def _look_again(self) -> None:
        """Somebody has been renamed or deleted: what is shown of them goes or changes too."""
        store, numbers = self._session.site.events, {event.id for event in self._waiting}
        if numbers:
            first = min(number for number in numbers if number is not None) - 1

            def done(events: list[Event]) -> None:
                known = {event.id: event for event in events}
                self._waiting = [
                    known[e.id] if e.id is not None else e for e in self._waiting if e.id is None or e.id in known
                ]
                self._refresh()

            wanted = EventFilter(result=Result.ALARM)
            background.run(lambda _progress: store.query(wanted, after_id=first), done)

    def _take(self, events: list[Event]) -> None:
        known = {event.id for event in self._waiting}
        alarms = [e for e in events if e.result is Result.ALARM and (e.id is None or e.id > self._latest)]
        fresh = [event for event in alarms if event.id is None or event.id not in known]
        self._latest = max([self._latest, *(event.id for event in alarms if event.id is not None)])
        if fresh:
            self._waiting += fresh
            self._refresh()
            if sounds():
                self._left = _BEEPS
                self._beep()
                self._beeper.start()

    def _beep(self) -> None:
        if self._left <= 0:
            self._beeper.stop()
            return
        self._left -= 1
        QApplication.beep()

    def _refresh(self) -> None:
        self.setVisible(bool(self._waiting) and self._session.who.admitted)
        if not self._waiting:
            return
        event = self._waiting[-1]
        others = len(self._waiting) - 1
        more = plural(others, "and 1 more alarm", "and {count} more alarms") if others else ""
        self._title.setText("  ".join(filter(None, (tr("▲ Alarm: {place}", place=place(event)), more))))
        reason = said(str(event.reasons[0])) if event.reasons else ""
        self._words.setText(f"{clock(event.time)}  {reason}")
        self._show.setVisible(event.id is not None and self._session.who.may(Permission.SEE))
        self._face.hide()
        if event.person_id is not None and event.id is not None:
            self._show_face(event.id)

    def _show_face(self, number: int) -> None:
        store = self._session.site.events

        def work(_progress: background.Progress) -> QImage | None:
            content = store.photo(number)
            return opened(content) if content is not None else None

        def done(image: QImage | None) -> None:
            if image is not None and self._waiting and self._waiting[-1].id == number:
                self._face.show_face(image, self._waiting[-1].person or "")
                self._face.show()

        background.run(work, done, lambda _words: None)

    def _open(self) -> None:
        if self._waiting:
            self._session.go("events", self._waiting[-1])

    def _acknowledge(self) -> None:
        """Somebody has seen all of them; the trail says who."""
        seen, self._waiting, self._left = self._waiting, [], 0
        self._refresh()
        for event in seen:
            self._session.who.looked("acknowledge alarm", f"event {event.id}" if event.id is not None else event.camera)
