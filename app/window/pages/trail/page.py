"""The page: a table of entries, the particulars of one, and the check of all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDate, QModelIndex, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDateEdit,
    QFrame,
    QHeaderView,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app import background
from app.window import theme
from app.window.language import day_format, moment, number, plural, said, tr
from app.window.language.names import account
from app.window.page import Page
from app.window.pages.trail import words
from app.window.pages.trail.model import Days, TrailModel
from app.window.session import Session
from app.window.widgets import dialogs
from app.window.widgets.calm import DayField
from app.window.widgets.jobs import JobBar
from app.window.widgets.layout import button, column, discard, label, panel, row, set_tone
from app.window.widgets.texts import ChoiceBox, LineField, tell_cut
from core.store.audit import Entry, Permission

_DELAY_MS = 200
_FAULTS = 20  # told; the others are counted
_TIME = 0  # column


class TrailPage(Page):
    """Who did what when."""

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._model = TrailModel(session)
        self._shown_text = ""
        self._search = LineField()
        self._search.setPlaceholderText(tr("Search who, what or about"))
        self._search.setAccessibleName(tr("Search the audit log"))
        self._search.setClearButtonEnabled(True)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_DELAY_MS)
        self._delay.timeout.connect(self.reload)
        self._search.textChanged.connect(lambda _text: self._delay.start())
        self._when = ChoiceBox()
        self._when.setAccessibleName(tr("When"))
        for words_, key in (
            (tr("Any time"), ""),
            (tr("Today"), "today"),
            (tr("Yesterday"), "yesterday"),
            (tr("From … to …"), "range"),
        ):
            self._when.addItem(words_, key)
        self._first, self._last = _day_field(tr("First day")), _day_field(tr("Last day"))
        self._when.currentIndexChanged.connect(self._choose_days)
        for field in (self._first, self._last):
            field.dateChanged.connect(lambda _day: self.reload())
            field.hide()
        self._count = label("", "muted")
        self._check_button = button(tr("&Check the audit log"), self._check, "primary")
        self._export_button = button(tr("E&xport CSV…"), self._export)
        self._reload_button = button(tr("&Reload"), self.reload)
        self._job = JobBar()
        self._message = label("", wrap=True)
        self._message.hide()
        self._empty = label("", "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.hide()
        self._table = QTableView()
        self._particulars = Particulars()
        self._lay_out()
        self._prepare_table()
        self._model.loaded.connect(self._loaded)
        self._model.grown.connect(self._tell_count)
        self._model.failed.connect(self._fail)
        session.who.left.connect(self._forget)

    def _lay_out(self) -> None:
        bar = row()
        bar.addWidget(self._search, 1)
        for widget in (self._when, self._first, self._last):
            bar.addWidget(widget)
        bar.addWidget(self._count)
        bar.addWidget(self._reload_button)
        bar.addWidget(self._check_button)
        bar.addWidget(self._export_button)
        left = QVBoxLayout()
        left.addWidget(self._job)
        left.addWidget(self._message)
        left.addWidget(self._table, 1)
        left.addWidget(self._empty, 1)
        body = row(2)
        body.addLayout(left, 1)
        body.addWidget(self._particulars)
        outer = column(self)
        outer.addLayout(bar)
        outer.addLayout(body, 1)

    def _prepare_table(self) -> None:
        table = self._table
        table.setModel(self._model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setAccessibleName(tr("Entries of the audit log"))
        tell_cut(table)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_TIME, QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(0)  # by the lines that are in view
        table.selectionModel().currentRowChanged.connect(self._select)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._session.who.looked("read the trail", then=self._follow)  # which is an entry, too
            self._export_button.setVisible(self._session.who.may(Permission.EXPORT))
            self.reload()

    def _forget(self) -> None:
        """Nobody is there any more."""
        self._search.clear()
        self._when.setCurrentIndex(0)
        self._delay.stop()
        self._say("")
        self._model.forget()
        self._particulars.show_entry(None, {})

    def reload(self) -> None:
        """Read the trail again, keeping search and selection."""
        self._delay.stop()
        self._shown_text = self._search.text().strip()
        self._model.load(self._shown_text, self._days())

    def _follow(self) -> None:
        """Something has been written down meanwhile."""
        if self.isVisible():
            self.reload()

    def _choose_days(self) -> None:
        for field in (self._first, self._last):
            field.setVisible(self._when.currentData() == "range")
        self.reload()

    def _days(self) -> Days:
        """The days that are looked at, by this machine's clock."""
        today = QDate.currentDate()
        first, last = {
            "today": (today, today),
            "yesterday": (today.addDays(-1), today.addDays(-1)),
            "range": (min(self._first.date(), self._last.date()), max(self._first.date(), self._last.date())),
        }.get(self._when.currentData(), (None, None))
        return _midnight(first), _midnight(last.addDays(1) if last is not None else None)

    def _loaded(self) -> None:
        there = bool(self._model.entries)
        self._table.setVisible(there)
        self._empty.setVisible(not there)
        self._empty.setText(
            tr(
                "Nothing in the audit log has “{text}” in it: search for part of a name, or of what was done.",
                text=self._shown_text,
            )
            if self._shown_text
            else tr("Nothing was done on these days.")
            if self._when.currentData()
            else tr("Nothing has been done yet. Every change, and every look at people, is written down here.")
        )
        self._tell_count()
        shown = self._particulars.shown
        line = self._model.row_of(shown.id) if shown is not None else -1
        if line >= 0:
            self._table.selectRow(line)
        else:
            self._particulars.show_entry(None, {})

    def _tell_count(self) -> None:
        entries = self._model.entries
        if (self._shown_text or self._when.currentData()) and not self._model.complete:
            self._count.setText(tr("more than {count} found", count=number(len(entries))))
        elif self._shown_text or self._when.currentData():
            self._count.setText(plural(len(entries), "1 found", "{count} found"))
        else:  # they are numbered from 1
            self._count.setText(plural(entries[0].id if entries else 0, "1 entry", "{count} entries"))

    def _select(self, current: QModelIndex, _previous: QModelIndex) -> None:
        entry = self._model.entries[current.row()] if current.isValid() else None
        self._particulars.show_entry(entry, self._model.names)

    def _check(self) -> None:
        if self._job.busy:
            return
        trail = self._session.site.trail

        def work(progress: background.Progress) -> tuple[Sequence[str], int]:
            progress(0.0, tr("Checking every entry"))
            trail.require(Permission.AUDIT)
            faults = trail.verify()
            latest = trail.entries(1)
            return faults, latest[0].id if latest else 0

        def done(found: tuple[Sequence[str], int]) -> None:
            self._check_button.setEnabled(True)
            self._follow()  # what was written since is among what was checked
            faults, count = found
            if not faults:
                untouched = plural(count, "✔ Untouched: 1 entry", "✔ Untouched: {count} entries")
                self._say(untouched, "allow")
                return
            lines = [f"✖ {_sentence(fault)}" for fault in faults[:_FAULTS]]
            if len(faults) > _FAULTS:
                lines.append(tr("and {count} more", count=number(len(faults) - _FAULTS)))
            advice = tr(
                "▲ Somebody has touched the audit log past Portico. Compare it with an exported copy or a backup."
            )
            self._say("\n".join([*lines, advice]), "deny")

        def failed(sentence: str) -> None:
            self._check_button.setEnabled(True)
            self._fail(sentence)

        self._say("")
        self._check_button.setEnabled(False)
        self._job.run(work, done, failed)

    def _export(self) -> None:
        suggested = f"trail-{datetime.now().astimezone():%Y-%m-%d}.csv"
        name = dialogs.save_file(self, tr("Export the audit log"), "exports", suggested, tr("Tables (*.csv)"))
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write the whole trail to a file, in the background."""
        trail = self._session.site.trail

        def work(_progress: background.Progress) -> int:
            trail.require(Permission.AUDIT)
            trail.require(Permission.EXPORT)
            trail.look("export trail", str(path))
            return trail.export(path)

        def done(count: int) -> None:
            words_ = plural(count, "✔ 1 entry is in {file}.", "✔ {count} entries are in {file}.", file=path)
            self._say(words_, "allow")
            self._follow()

        background.run(work, done, self._fail)

    def _fail(self, sentence: str) -> None:
        self._say(f"✖ {_sentence(sentence)}", "deny")

    def _say(self, words_: str, tone: str = "") -> None:
        self._message.setText(words_)
        self._message.setVisible(bool(words_))
        set_tone(self._message, tone)


class Particulars(QWidget):
    """One entry with all that it tells.

    Attributes:
        shown: that entry, or None.

    """

    def __init__(self) -> None:
        super().__init__()
        self.shown: Entry | None = None
        self.setFixedWidth(theme.scaled(280))
        frame, content = panel()
        outer = column(self, margin=0)
        outer.addWidget(frame)
        inner = QWidget()
        self._lines = column(inner, margin=0, spacing=1)
        scroll = QScrollArea()
        scroll.setProperty("role", "plain")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(tr("Particulars"))
        content.addWidget(scroll)
        self.show_entry(None, {})

    def show_entry(self, entry: Entry | None, names: dict[int, str]) -> None:
        """Show one entry, or how to choose one."""
        self.shown = entry
        while (item := self._lines.takeAt(0)) is not None:
            discard(item.widget())
        if entry is None:
            self._lines.addWidget(label(tr("Select an entry to see its particulars."), "muted", wrap=True))
            self._lines.addStretch(1)
            return
        what = words.action(entry.action)
        number_ = words.person(entry.subject)
        who = words.about(entry.subject, {})
        if number_ in names:
            who = f"{names[number_]} ({who})"
        self._lines.addWidget(label(f"{what[:1].upper()}{what[1:]}", "title", wrap=True))
        if who:
            self._lines.addWidget(label(who, wrap=True))
        self._lines.addWidget(label(f"{moment(entry.time, seconds=True)}\n{account(entry.actor)}", "muted", wrap=True))
        for line in words.particulars(entry):
            self._lines.addWidget(label(line, wrap=True))
        self._lines.addWidget(label(tr("Entry {number}", number=number(entry.id)), "small"))
        self._lines.addStretch(1)


def _day_field(name: str) -> QDateEdit:
    field = DayField(QDate.currentDate())
    field.setCalendarPopup(True)
    field.setDisplayFormat(day_format())
    field.setAccessibleName(name)
    return field


def _midnight(day: QDate | None) -> datetime | None:
    return None if day is None else datetime(day.year(), day.month(), day.day()).astimezone()


def _sentence(words_: str) -> str:
    told = said(words_)
    return told[:1].upper() + told[1:]
