"""Keeping: how long faces and events stay, and when a window that is left alone is locked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QDoubleSpinBox, QSpinBox, QWidget

from app import background
from app.window import theme
from app.window.language import mark, number, plural, tr
from app.window.pages.settings.section import Section, bounds, overridden, overridden_words
from app.window.session import Session
from app.window.widgets.calm import DecimalBox, WholeBox
from app.window.widgets.layout import button, column, label, row, set_tone
from core.gallery.events import EventFilter, EventStore
from core.settings import Settings
from core.store.audit import Permission

_DECIDED = ("keep_unknown_days", "keep_events_days", "lock_minutes")
_MOST = 99_999


@dataclass(frozen=True)
class _TooOld:
    """What shorter periods would remove."""

    faces: int
    events: int


class KeepingSection(Section):
    """Retention, and the lock of the window."""

    title = mark("Retention and locking")
    needs = Permission.RULES

    def __init__(self, session: Session):
        super().__init__(session)
        self._running = session.site.settings
        self._chosen: dict[str, object] = {}  # what is counted, asked about and saved
        self._counting = False
        self._latest = background.Latest()
        self._unknown, self._events, self._lock = WholeBox(), WholeBox(), DecimalBox()
        self._unknown_words, self._events_words = label("", "small", wrap=True), label("", "small", wrap=True)
        self._lock_words = label("", "small", wrap=True)
        forever = tr("for ever")
        for field, nought in ((self._unknown, forever), (self._events, forever), (self._lock, tr("never"))):
            field.setRange(0, _MOST)
            field.setMinimumWidth(theme.scaled(128))
            field.setSpecialValueText(nought)
            field.valueChanged.connect(lambda _value: self._update())
        self._lock.setDecimals(0)
        for days in (self._unknown, self._events):
            days.setSuffix(f" {tr('days')}")
        self._lock.setSuffix(f" {tr('minutes')}")
        self.field(tr("Faces of strangers"), self._unknown, self._unknown_words)
        self.field(tr("Events"), self._events, self._events_words)
        self.field(tr("Lock this window after"), self._lock, self._lock_words)
        self._end = QCheckBox(tr("Without a password, by whoever is there"))
        self.field(
            tr("Ending Portico while it is locked"),
            self._end,
            label(
                tr("Else whoever wants to end it types name and password. Its doors are locked then."),
                "small",
                wrap=True,
            ),
        )
        self._end.clicked.connect(lambda on: self.change({"end_when_locked": on}, lambda _settings: None))
        self._save_button = button(tr("S&ave"), self._ask, "primary")
        bottom = row()
        bottom.addWidget(self.message, 1)
        bottom.addStretch(0)
        bottom.addWidget(self._save_button)
        self._question = label("", wrap=True)
        set_tone(self._question, "attention")
        self._yes = button(tr("Save, an&d let them go"), self._save, "danger")
        self._no = button(tr("Go &back"), self._go_back)
        self._asking = QWidget()
        content = column(self._asking, margin=0, spacing=1)
        content.addWidget(self._question)
        answers = row()
        answers.addStretch(1)
        answers.addWidget(self._no)
        answers.addWidget(self._yes)
        content.addLayout(answers)
        self._asking.hide()
        self.content.addWidget(self._asking)
        self.content.addLayout(bottom)
        self._fill(session.site.settings)

    def begin(self) -> None:
        if not self._wanted():
            self._fill(self.session.site.settings)

    def leave(self) -> None:
        if self._counting or not self._asking.isHidden():
            self._latest.drop()
            self._counting = False
            self._fill(self.session.site.settings)

    def _fill(self, settings: Settings) -> None:
        self._unknown.setValue(settings.keep_unknown_days)
        self._events.setValue(settings.keep_events_days)
        self._lock.setDecimals(0 if float(settings.lock_minutes).is_integer() else 1)
        self._lock.setValue(settings.lock_minutes)
        self._end.setChecked(settings.end_when_locked)
        self._end.setEnabled(not overridden("end_when_locked"))
        fixed = overridden(*_DECIDED)
        if fixed:
            self.say(overridden_words(fixed), "attention")
        self._show_question(asking=False)

    def _show_question(self, *, asking: bool) -> None:
        fixed = overridden(*_DECIDED)
        for name, field in self._fields().items():
            field.setEnabled(name not in fixed and not asking and not self._counting)
        self._asking.setVisible(asking)
        self._save_button.setVisible(not asking)
        self._update()
        if asking:
            self.asked.emit(self._asking)
            self._no.setFocus()

    def _fields(self) -> dict[str, QAbstractSpinBox]:
        return dict(zip(_DECIDED, (self._unknown, self._events, self._lock), strict=True))

    def _wanted(self) -> dict[str, object]:
        """What differs from the settings as they are."""
        chosen = {
            "keep_unknown_days": self._unknown.value(),
            "keep_events_days": self._events.value(),
            "lock_minutes": self._lock.value(),
        }
        now = self.session.site.settings
        return {name: value for name, value in chosen.items() if value != getattr(now, name)}

    def _update(self) -> None:
        """Say in words what the numbers mean."""
        unknown, events, lock = self._unknown.value(), self._events.value(), self._lock.value()
        self._unknown_words.setText(
            plural(
                unknown,
                "Faces of people whom nobody knows are removed after a day.",
                "Faces of people whom nobody knows are removed after {count} days.",
            )
            if unknown
            else tr("Faces of people whom nobody knows are kept for ever.")
        )
        self._events_words.setText(
            plural(
                events,
                "Events go after a day, with the faces of those who were recognised and the passages.",
                "Events go after {count} days, with the faces of those who were recognised and the passages.",
            )
            if events
            else tr("Events, the faces of those who were recognised, and passages are kept for ever.")
        )
        self._lock_words.setText(
            tr("Where operators log in, it asks who is there after so long without key or mouse; doors go on.")
            if lock
            else tr("It stays open to whoever sits down before it. Doors go on either way.")
        )
        wrong = [name for name, field in self._fields().items() if not _within(name, field)]
        self._save_button.setEnabled(
            not wrong and bool(self._wanted()) and not self._counting and self._asking.isHidden()
        )
        if wrong:
            most = number(bounds(wrong[0])[1])
            self.say(
                tr("✖ The window is locked after {most} minutes at the most.", most=most)
                if wrong[0] == "lock_minutes"
                else tr("✖ At the most {most} days; 0 is for ever.", most=most),
                "deny",
            )
        elif self.message.text().startswith(("✖", "✔")):
            self.say("")

    def _ask(self) -> None:
        """Before something goes for good, say how much."""
        wanted, now, store = self._wanted(), self.session.site.settings, self.session.site.events
        self._chosen, self._counting = wanted, True
        self._show_question(asking=False)

        def work(_progress: background.Progress) -> _TooOld:
            return _TooOld(
                _between(store, wanted.get("keep_unknown_days"), now.keep_unknown_days, unknown=True),
                _between(store, wanted.get("keep_events_days"), now.keep_events_days, unknown=False),
            )

        def done(found: _TooOld) -> None:
            self._counting = False
            if not found.faces and not found.events:
                self._save()
                return
            gone = []
            if found.events:
                gone.append(plural(found.events, "one event", "{count} events"))
            if found.faces:
                gone.append(plural(found.faces, "the face of a stranger", "faces of up to {count} strangers"))
            what = tr("{one} and {other}", one=gone[0], other=gone[1]) if len(gone) == 2 else gone[0]
            self._question.setText(
                tr("▲ Older than that: {what}. They are removed within the hour, and cannot be had back.", what=what)
            )
            self._show_question(asking=True)

        self._latest.run(work, done, self.fail)

    def fail(self, sentence: str) -> None:
        self._counting = False
        self._show_question(asking=False)  # what was chosen can be saved again
        super().fail(sentence)

    def _go_back(self) -> None:
        self._fill(self.session.site.settings)
        self._events.setFocus()

    def _save(self) -> None:
        def done(settings: Settings) -> None:
            changed = settings.lock_minutes != self._running.lock_minutes
            self.say(
                tr("✔ Saved. The window is locked so once Portico is opened anew.") if changed else tr("✔ Saved."),
                "allow",
            )
            self.wait(changed)

        self._show_question(asking=False)
        self._save_button.setEnabled(False)
        self.change(self._chosen, done)


def _within(name: str, field: QAbstractSpinBox) -> bool:
    low, high = bounds(name)
    value = field.value() if isinstance(field, (QSpinBox, QDoubleSpinBox)) else low
    return low <= value <= high


def _between(store: EventStore, wanted: object, now: int, *, unknown: bool) -> int:
    """Events that are too old for a new period, and were not for the one before; 0 where it is not shorter."""
    if not isinstance(wanted, int) or not wanted or (now and wanted >= now):
        return 0
    moment = datetime.now(UTC)
    since = moment - timedelta(days=now) if now else None
    return store.count(EventFilter(since=since, until=moment - timedelta(days=wanted), unknown_only=unknown))
