"""Which group somebody new goes into, and until when they may come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QDate, QSettings, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app import background
from app.window.language import day_format, tr
from app.window.session import Session
from app.window.widgets.calm import DayField
from app.window.widgets.layout import column, label, row, set_tone
from app.window.widgets.texts import ChoiceBox
from core.access.door import Door
from core.store.audit import Permission


@dataclass(frozen=True)
class _Known:
    """Groups that may be given here, whether another takes everybody in, and whether there are doors."""

    groups: list[str]
    everybody: list[str]
    reception: list[str]
    doors: bool


class GroupChoice(QWidget):
    """A group for those who are enrolled here; it stays chosen from one person to the next.

    Signals:
        changed: another is chosen.
        chosen: somebody has chosen.

    """

    changed = Signal()
    chosen = Signal()

    def __init__(self, session: Session, *, dated: bool = False):
        super().__init__()
        self._session = session
        self._known = _Known([], [], [], False)
        self._box = ChoiceBox()
        self._box.setAccessibleName(tr("Group at doors"))
        self._box.currentIndexChanged.connect(lambda _number: self._tell())
        self._box.activated.connect(lambda _number: self.chosen.emit())
        self._note = label("", "small", wrap=True)
        self._until, self._day = QCheckBox(tr("Unti&l")), DayField(QDate.currentDate())
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat(day_format())
        self._day.setAccessibleName(tr("Last day"))
        self._day.setEnabled(False)
        self._until.toggled.connect(self._day.setEnabled)
        self._dated = dated
        content = column(self, margin=0, spacing=1)
        content.addWidget(label(tr("Group at doors"), "muted"))
        line = row()
        line.addWidget(self._box, 1)
        line.addWidget(self._until)
        line.addWidget(self._day)
        content.addLayout(line)
        content.addWidget(self._note)
        session.rules_changed.connect(self.look)
        session.who.entered.connect(self.look)
        self.hide()
        self.look()

    @property
    def group(self) -> str | None:
        """The one chosen; None is none."""
        chosen = self._box.currentData()
        return str(chosen) if chosen else None

    @property
    def wanted(self) -> bool:
        """Whether there is anything to choose, or to say."""
        return bool(self._known.groups) or self._known.doors

    @property
    def groups(self) -> tuple[str, ...]:
        """The one chosen, or none."""
        return (self.group,) if self.group is not None else ()

    @property
    def validity(self) -> tuple[None, datetime] | None:
        """Until when they may come, the last day included; None sets no limit."""
        if not self._until.isChecked() or self._until.isHidden():
            return None
        day = self._day.date().addDays(1)
        return None, datetime(day.year(), day.month(), day.day())  # noqa: DTZ001  # by the clock at each door

    def choose(self, name: str | None) -> None:
        """Choose one, or none; one that is not known yet is chosen as soon as it is."""
        QSettings().setValue(self._key, name or "")
        if self._box.count():
            self._box.setCurrentIndex(max(0, self._box.findData(name or "")))

    def clear_day(self) -> None:
        """No last day for whoever comes next."""
        self._until.setChecked(False)

    def look(self) -> None:
        """Read which groups there are."""
        access = self._session.site.access

        def work(_progress: background.Progress) -> _Known:
            groups = access.groups()
            return _Known(
                access.may_give(),
                [one.name for one in groups if one.everybody],
                [one.name for one in groups if one.reception],
                bool(access.all(Door)),
            )

        background.run(work, self._show, lambda _words: None)

    def _show(self, known: _Known) -> None:
        if known == self._known and self._box.count():
            return
        self._known = known
        before = self.group if self._box.count() else QSettings().value(self._key, "")
        self._box.blockSignals(True)
        self._box.clear()
        self._box.addItem(tr("None"), "")
        for name in known.groups:
            self._box.addItem(name, name)
        number = self._box.findData(before)
        if number < 1 and len(known.groups) == 1 and not known.everybody:
            number = 1  # there is but one, and without it no door opens
        self._box.setCurrentIndex(max(0, number))
        self._box.blockSignals(False)
        self.setVisible(self.wanted)
        self._tell()

    @property
    def _key(self) -> str:
        return f"group/{self._session.site.folder}"

    def _tell(self) -> None:
        known, group = self._known, self.group
        QSettings().setValue(self._key, group or "")
        self._box.setVisible(bool(known.groups))
        own = [*known.everybody, *self.groups]
        may = self._session.who.may
        # reception may set a limit where all are in a group of everybody, or for groups that it may give
        dates = may(Permission.RULES) or (bool(own) and all(name in known.reception for name in self.groups))
        for widget in (self._until, self._day):
            widget.setVisible(self._dated and bool(own) and dates)
        if own:
            words = (
                tr("In {groups}, like everybody enrolled.", groups=", ".join(known.everybody))
                if known.everybody
                else ""
            )
        elif known.groups:
            words = tr("▲ Whoever is in no group passes no door.") if known.doors else ""
        else:
            words = tr(
                "▲ In no group, and so no door opens: an administrator has to choose one, or open one to reception."
            )
        self._note.setText(words)
        self._note.setVisible(bool(words))
        set_tone(self._note, "attention" if words and not own else "")
        self.changed.emit()
