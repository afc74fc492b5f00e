"""Taking events along: as a table for other programs, and as a report of one day to be printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app import background
from app.window.language import day as day_words
from app.window.language import day_format, number, plural, tr
from app.window.session import Session
from app.window.widgets import dialogs
from app.window.widgets.calm import DayField
from app.window.widgets.jobs import JobBar
from app.window.widgets.layout import button, column, label, row
from app.window.widgets.words import sentence
from core.errors import PorticoError
from core.gallery.events import Event, EventFilter
from core.store.audit import Permission

_ACTION = "export events"
_STEP = 200  # events between two reports


class Exports(QWidget):
    """The button with what can be exported; asks for the day of a report, and shows how far the work has got.

    Attributes:
        button: to be put where there is room for it.

    Signals:
        told: (words, tone) what came of it.

    """

    told = Signal(str, str)

    def __init__(self, session: Session, wanted: Callable[[], EventFilter], suggested: Callable[[], date]):
        super().__init__()
        self._session = session
        self._wanted = wanted
        self._suggested = suggested
        self.button = QPushButton(tr("E&xport"))
        self.button.setAutoDefault(True)
        menu = QMenu(self.button)
        menu.addAction(tr("&Table of these events (CSV)…"), self._ask_csv)
        menu.addAction(tr("&Report of a day (PDF)…"), self._ask_day)
        self.button.setMenu(menu)
        self._job = JobBar()
        self._question = QWidget()
        line = row()
        line.setContentsMargins(0, 0, 0, 0)
        words = label(tr("&Day of the report"))
        self._day = DayField()
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat(day_format())
        self._day.setAccessibleName(tr("Day of the report"))
        words.setBuddy(self._day)
        line.addWidget(words)
        line.addWidget(self._day)
        line.addWidget(button(tr("Make the &report…"), self._ask_pdf, "primary"))
        line.addWidget(button(tr("&Cancel"), self._question.hide))
        line.addStretch(1)
        self._question.setLayout(line)
        self._question.hide()
        content = column(self, margin=0, spacing=1)
        content.addWidget(self._question)
        content.addWidget(self._job)

    def permit(self) -> None:
        """Show what whoever is at the window may do."""
        allowed = self._session.who.may(Permission.EXPORT)
        self.button.setVisible(allowed)
        if not allowed:
            self._question.hide()

    def _ask_csv(self) -> None:
        name = dialogs.save_file(self, tr("Export events"), "exports", "events.csv", tr("CSV (*.csv)"))
        if name:
            self.export_to(Path(name))

    def _ask_day(self) -> None:
        day = self._suggested()
        self._day.setDate(QDate(day.year, day.month, day.day))
        self._question.show()
        self._day.setFocus()

    def _ask_pdf(self) -> None:
        chosen = self._day.date()
        day = date(chosen.year(), chosen.month(), chosen.day())
        name = dialogs.save_file(
            self, tr("Report of a day"), "exports", f"events-{day.isoformat()}.pdf", tr("PDF (*.pdf)")
        )
        if name:
            self._question.hide()
            self.report_to(Path(name), day)

    def export_to(self, path: Path) -> None:
        """Write the events of the filter to a file, in the background."""
        wanted, store = self._wanted(), self._session.site.events

        def work(progress: background.Progress) -> int:
            from core.gallery.event_csv import write_csv

            part = path.with_name(f"{path.name}.part")  # what is there stays until the new file is whole
            try:
                count = write_csv(_counted(store.stream(wanted), store.count(wanted), progress), part)
                part.replace(path)
            except PorticoError as error:
                raise PorticoError(str(error).replace(str(part), str(path))) from None
            finally:
                part.unlink(missing_ok=True)
            return count

        self._run(
            path,
            work,
            lambda count: plural(count, "✔ {count} event is in {path}.", "✔ {count} events are in {path}.", path=path),
        )

    def report_to(self, path: Path, day: date) -> None:
        """Write the report of a day, in the background."""
        site = self._session.site

        def work(progress: background.Progress) -> int:
            from app.window.report_pdf import write_report

            return write_report(site, day, path, progress)

        self._run(
            path,
            work,
            lambda _count: tr("✔ The report of {day} is in {path}.", day=day_words(day), path=path),
        )

    def _run(self, path: Path, work: Callable[[background.Progress], int], done: Callable[[int], str]) -> None:
        if self._job.busy:
            return
        trail = self._session.site.trail

        def job(progress: background.Progress) -> int:
            trail.require(Permission.EXPORT)
            trail.look(_ACTION, str(path))
            return work(progress)

        def ended(tell: Callable[[Any], None]) -> Callable[[Any], None]:
            def end(value: Any) -> None:
                self.button.setEnabled(True)
                tell(value)

            return end

        self.button.setEnabled(False)
        self.told.emit("", "")
        self._job.run(
            job,
            ended(lambda count: self.told.emit(done(count), "allow")),
            ended(lambda words: self.told.emit(f"✖ {sentence(words)}", "deny")),
        )


def _counted(events: Iterable[Event], total: int, progress: background.Progress) -> Iterator[Event]:
    """The same events, told of as they pass."""
    for done, event in enumerate(events):
        if done % _STEP == 0:
            words = plural(total, "{done} of 1 event", "{done} of {count} events", done=number(done))
            progress(min(1.0, done / max(total, 1)), words)
        yield event
