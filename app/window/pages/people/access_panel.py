"""What somebody may do at doors: groups, from when until when, and whether they are blocked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QListWidget, QListWidgetItem, QWidget

from app import background
from app.window import theme
from app.window.language import day_format, tr
from app.window.session import Session
from app.window.widgets.calm import DayField
from app.window.widgets.forms import form_layout
from app.window.widgets.layout import button, column, label, row
from app.window.widgets.texts import tell_cut
from app.window.widgets.words import sentence
from core.access.policy import Holder
from core.access.store import AccessStore
from core.gallery.people import Person


@dataclass(frozen=True)
class Rights:
    """What is known of somebody's access.

    Attributes:
        holder: as the rules see them; None where they are deleted.
        groups: all there are.

    """

    holder: Holder | None
    groups: list[str]


def rights_of(access: AccessStore, person_id: int) -> Rights:
    """Somebody's rights; for a thread of the pool."""
    return Rights(access.holder(person_id), [group.name for group in access.groups()])


class AccessPanel(QWidget):
    """Shows and changes somebody's rights; each change is kept at once.

    Attributes:
        latest: what was read before a change that has ended here is out of date.

    Signals:
        said: (words, tone).

    """

    said = Signal(str, str)

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._person: Person | None = None
        self.latest = background.Latest()
        self._changes = 0  # that are being written
        self._showing = False
        self._passed_over = False  # whether a date that was being typed was not brought up to date
        self._blocked = False
        self._kept: tuple[QDate | None, QDate | None] = (None, None)  # first and last day, as shown
        self._groups = QListWidget()
        self._groups.setAccessibleName(tr("Groups of this person"))
        tell_cut(self._groups)
        self._groups.itemChanged.connect(self._join)
        self._none = button(tr("Make gro&ups…"), lambda: session.go("access", "groups"))
        self._from, self._from_day = self._limit(tr("From"))
        self._until, self._until_day = self._limit(tr("Until"))
        self._block = button(tr("&Block everywhere"), self._toggle_block, "danger")
        self._block_words = label("", "small", wrap=True)
        content = column(self, margin=0, spacing=1)
        content.addWidget(label(tr("Access groups"), "muted"))
        content.addWidget(self._groups)
        content.addWidget(self._none)
        form = form_layout()
        form.addRow(self._from, self._from_day)
        form.addRow(self._until, self._until_day)
        content.addLayout(form)
        line = row()
        line.addWidget(self._block)
        line.addWidget(self._block_words, 1)
        content.addLayout(line)

    def _limit(self, words: str) -> tuple[QCheckBox, QDateEdit]:
        box, field = QCheckBox(words), DayField()
        field.setCalendarPopup(True)
        field.setDisplayFormat(day_format())
        field.setEnabled(False)
        field.setAccessibleName(words)
        field.setDate(QDate.currentDate())
        box.toggled.connect(field.setEnabled)
        box.toggled.connect(lambda _on: self._set_validity())
        field.editingFinished.connect(self._set_validity)
        return box, field

    def show_rights(self, person: Person, rights: Rights, still: background.Still) -> None:
        """Show what somebody may do, as long as it still holds; of whoever is shown already, a typed date stays."""
        if self._person is None or self._person.id != person.id:
            self._show(person, rights, stays=False)
        elif still() and not self._changes:
            self._show(person, rights, stays=True)
        elif not self._changes:
            self.look()

    def _show(self, person: Person, rights: Rights, *, stays: bool) -> None:
        self._showing = True
        self._person = person
        holder = rights.holder or Holder(person.id)
        self._show_groups(rights.groups, holder)
        kept: list[QDate | None] = []
        self._passed_over = False
        for box, field, when, back, before in (
            (self._from, self._from_day, holder.valid_from, 0, self._kept[0]),
            (self._until, self._until_day, holder.valid_until, 1, self._kept[1]),
        ):
            if stays and field.hasFocus():
                self._passed_over = True
                kept.append(before)
                continue
            box.setChecked(when is not None)
            if when is not None:
                by_clock = when if when.tzinfo is None else when.astimezone()
                shown = (by_clock - timedelta(seconds=back)).date()
                field.setDate(QDate(shown.year, shown.month, shown.day))
            else:  # never what was somebody else's: it holds as soon as the box is ticked
                field.setDate(QDate.currentDate())
            kept.append(field.date() if when is not None else None)
        self._kept = kept[0], kept[1]
        self._show_blocked(holder.blocked)
        self._showing = False

    def _show_groups(self, groups: list[str], holder: Holder) -> None:
        """Tick the groups somebody is in; the row that the keys are at stays."""
        if groups != [self._groups.item(number).text() for number in range(self._groups.count())]:
            current = self._groups.currentItem()
            at = current.text() if current is not None else None
            self._groups.clear()
            for group in groups:
                item = QListWidgetItem(group)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                self._groups.addItem(item)
                if group == at:
                    self._groups.setCurrentItem(item)
        for item in (self._groups.item(number) for number in range(self._groups.count())):
            item.setCheckState(Qt.CheckState.Checked if item.text() in holder.groups else Qt.CheckState.Unchecked)
        self._groups.setFixedHeight(min(5, max(1, len(groups))) * theme.scaled(24) + 8)
        self._groups.setVisible(bool(groups))
        self._none.setVisible(not groups)

    def _show_blocked(self, blocked: bool) -> None:
        self._blocked = blocked
        self._block.setText(tr("Lift the &block") if blocked else tr("&Block everywhere"))
        self._block_words.setText(tr("▲ Blocked: no door opens, and whoever watches is told.") if blocked else "")

    def _join(self, item: QListWidgetItem) -> None:
        person = self._person
        if self._showing or person is None:
            return
        access, group = self._session.site.access, item.text()
        there = item.checkState() == Qt.CheckState.Checked
        words = tr("✔ Is in {group} now.", group=group) if there else tr("✔ Is in {group} no longer.", group=group)
        self._do(lambda: access.join(person.id, group) if there else access.leave(person.id, group), words)

    def _days(self) -> tuple[QDate | None, QDate | None]:
        """First and last day filled in; None where there is no limit."""
        return (
            self._from_day.date() if self._from.isChecked() else None,
            self._until_day.date() if self._until.isChecked() else None,
        )

    def _set_validity(self) -> None:
        person, days = self._person, self._days()
        if self._showing or person is None:
            return
        if days == self._kept:
            if self._passed_over:
                self.look()
            return
        self._kept = days
        first, last = days
        start = _midnight(first, 0) if first is not None else None
        end = _midnight(last, 1) if last is not None else None  # the last day is included
        access = self._session.site.access
        self._do(lambda: access.set_validity(person.id, start, end), tr("✔ Validity saved."))

    def _toggle_block(self) -> None:
        person = self._person
        if person is None:
            return
        access, wanted = self._session.site.access, not self._blocked
        self._show_blocked(wanted)
        words = tr("✔ Blocked. Press again to lift it.") if wanted else tr("✔ The block is lifted.")
        self._do(lambda: access.block(person.id, blocked=wanted), words)

    def _do(self, change: Callable[[], object], words: str) -> None:
        self._changes += 1

        def ended(*, stays: bool) -> None:
            self._changes -= 1
            self.latest.drop()
            self._read(stays=stays)

        def done(_none: object) -> None:
            self.said.emit(words, "allow")
            ended(stays=True)

        def failed(wrong: str) -> None:
            self.said.emit(f"✖ {sentence(wrong)}", "deny")
            ended(stays=False)

        background.run(lambda _progress: change(), done, failed)

    def look(self) -> None:
        """Read again what holds: it may have been changed elsewhere. A date that is being typed stays."""
        self._read(stays=True)

    def _read(self, *, stays: bool) -> None:
        person, still, access = self._person, self.latest.mark(), self._session.site.access
        if person is None:
            return

        def done(rights: Rights) -> None:
            # after a change since, which is not in it yet, it is read again
            if self._person is not None and self._person.id == person.id and still() and not self._changes:
                self._show(self._person, rights, stays=stays)

        background.run(lambda _progress: rights_of(access, person.id), done)


def _midnight(date: QDate, days: int) -> datetime:
    """The beginning of a day, or of one ``days`` later, by the clock at each door."""
    later = date.addDays(days)
    return datetime(later.year(), later.month(), later.day())  # noqa: DTZ001
