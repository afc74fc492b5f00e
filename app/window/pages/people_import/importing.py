"""Taking people in: choose a folder or a list, see what was understood, start, and see what was left out."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from app import background
from app.background import StoppedError
from app.window.language import number, plural, tr
from app.window.pages.people_import.columns import ColumnsView
from app.window.pages.people_import.for_all import ForAll
from app.window.pages.people_import.rejections import RejectionList
from app.window.pages.people_import.unfinished import UnfinishedBar
from app.window.session import Session
from app.window.widgets import dialogs
from app.window.widgets.jobs import JobBar
from app.window.widgets.layout import button, column, go_on_with, label, panel, row, set_role, set_tone
from app.window.widgets.words import sentence, tip

if TYPE_CHECKING:
    from core.people.bulk.journal import Unfinished
    from core.people.bulk.pace import ImportStep
    from core.people.bulk.plan import How, ImportPlan, Rejected, UnreadListError
    from core.people.bulk.report import ImportReport
    from core.pictures.folders import Survey

_NAMED = 30  # files that were passed over
_TOLD_SECONDS = 0.1  # between two reports: photos that are known go by faster than anybody reads


class ImportBox(QWidget):
    """One import after the other.

    Signals:
        busy_changed: it has begun to read or to import, or ended.
        finished: an import has ended.

    """

    busy_changed = Signal()
    finished = Signal()

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._plan: ImportPlan | None = None
        self._report: ImportReport | None = None
        self._reading = False
        self._going_on = False
        self._ready = True
        self._folder_button = button(tr("Choose a f&older…"), self._choose_folder)
        self._list_button = button(tr("Choose a &list…"), self._choose_list)
        self._summary = label("", wrap=True)
        self._passed_over = label("", "muted", wrap=True)
        self._loading = label(tr("Wait a moment: the recogniser is being loaded."), "muted")
        self._start_button = button(tr("&Start import"), self.start, "primary")
        self._job = JobBar()
        self._result = label("", wrap=True)
        self._left_out = label("", "muted", wrap=True)
        self._save_button = button(tr("Save &report…"), self._choose_report)
        self._rejected = RejectionList()
        self._columns = ColumnsView()
        self._columns.wished.connect(self._read_anew)
        self._path: Path | None = None
        self._unfinished = UnfinishedBar(session)
        self._unfinished.go_on.connect(self.go_on)
        self._unfinished.changed.connect(self._update)
        self._unfinished.failed.connect(lambda words: self._say(f"✖ {sentence(words)}", "deny"))
        self._for_all = ForAll(session)
        self._drop = _drop_area()
        self._lay_out()
        self._show_plan()
        self.look_for_unfinished()

    def _lay_out(self) -> None:
        frame, content = panel()
        column(self, margin=0).addWidget(frame)
        content.addWidget(label(tr("Import people"), "title"))
        words = tr(
            "Choose a folder that holds a folder of photos for each person, named after them; or a list (CSV) whose "
            "first row says what is in its columns, with the photos beside it."
        )
        content.addWidget(label(words, "muted", wrap=True))
        choices = row()
        choices.addWidget(self._folder_button)
        choices.addWidget(self._list_button)
        choices.addStretch(1)
        choices.addWidget(self._start_button)
        content.addLayout(choices)
        for one in (self._unfinished, self._summary, self._passed_over, self._columns, self._for_all):
            content.addWidget(one)
        for below in (self._loading, self._job, self._result):
            content.addWidget(below)
        heading = row()
        heading.addWidget(self._left_out, 1)
        heading.addWidget(self._save_button, 0, Qt.AlignmentFlag.AlignBottom)
        content.addLayout(heading)
        content.addWidget(self._rejected, 1)
        content.addWidget(self._drop, 1)
        content.addStretch(0)

    @property
    def busy(self) -> bool:
        """Whether people are being imported."""
        return self._job.busy

    def permit(self, *, ready: bool) -> None:
        """Let it begin or not: something else may be going on."""
        self._ready = ready
        self._update()
        self._start_going_on()

    # choosing

    def _choose_folder(self) -> None:
        name = dialogs.open_folder(self, tr("Choose a folder of people"), "people")
        self._folder_button.setFocus()  # not on what comes next, where the next key would press it
        if name:
            self.open(Path(name))

    def _choose_list(self) -> None:
        name = dialogs.open_file(
            self, tr("Choose a list of people"), "people", dialogs.files_filter(tr("Lists"), "csv", "txt")
        )
        self._list_button.setFocus()
        if name:
            self.open(Path(name))

    def look_for_unfinished(self) -> None:
        """See whether an import did not come to its end."""
        self._unfinished.look()

    def open(self, path: Path) -> None:
        """Read a folder or a list, and show what was understood."""
        if self.busy or self._reading:
            return
        self._for_all.take(None)
        self._columns.begin()
        self._path, self._going_on = path, False
        self._read(path, None)

    def go_on(self, left: Unfinished) -> None:
        """Read what was not finished again, and go on as it was asked; where that was not kept, it is asked first."""
        if left.asked is None:
            self.open(left.path)
        elif not self.busy and not self._reading:
            self._for_all.take(left.asked.wishes)
            self._columns.begin(left.asked.how)
            self._path, self._going_on = left.path, True
            self._read(left.path, left.asked.how)

    def _start_going_on(self) -> None:
        """Start what is to be gone on with as soon as it can be."""
        if self._going_on and self._plan is not None and self._start_button.isEnabled():
            self._going_on = False
            self.start()

    def _read_anew(self, how: How) -> None:
        if self._path is not None and not self.busy and not self._reading:
            self._going_on = False
            self._read(self._path, how)

    def _read(self, path: Path, how: How | None) -> None:
        def work(_progress: background.Progress) -> tuple[ImportPlan | UnreadListError, Survey | None]:
            from core.people.bulk.plan import UnreadListError
            from core.people.bulk.reading import entries
            from core.pictures.folders import survey

            try:
                return entries(path, how), survey(path) if path.is_dir() else None
            except UnreadListError as error:
                return error, None

        def done(found: tuple[ImportPlan | UnreadListError, Survey | None]) -> None:
            plan, passed = found
            self._reading = False
            if isinstance(plan, Exception):
                self._show_plan()
                self._columns.show_list(plan.listed, plan.encodings)
                self._drop.hide()
                self._say(f"✖ {sentence(str(plan))}", "deny")
                return
            self._plan = plan
            self._show_plan()
            self._show_passed_over(passed)
            if plan.listed is not None:
                self._columns.show_list(plan.listed)
            go_on_with(self._start_button, self._folder_button)
            self._start_going_on()

        def failed(words: str) -> None:
            self._reading = False
            self._show_plan()
            self._say(f"✖ {sentence(words)}", "deny")

        self._reading = True
        self._plan = self._report = None
        self._show_plan()
        self._summary.setText(tr("Reading {name}…", name=path.name))
        self._summary.show()
        background.run(work, done, failed)

    def _show_plan(self) -> None:
        """Show what was understood, before anything is done."""
        plan = self._plan
        self._say("")
        self._show_passed_over(None)
        self._summary.setVisible(plan is not None)
        if plan is not None:
            people = plural(len(plan.entries), "1 person", "{count} people")
            photos = plural(plan.photos, "1 photo", "{count} photos")
            found = tr("{name}: {people} with {photos}.", name=plan.path.name, people=people, photos=photos)
            unused = tr("Columns that are not used: {names}.", names=", ".join(plan.unused)) if plan.unused else ""
            self._summary.setText(f"{found} {unused}".strip())
        problems = plan.rejected if plan is not None else ()
        words = plural(
            len(problems),
            "1 row or photo cannot be used, and will be left out:",
            "{count} rows or photos cannot be used, and will be left out:",
        )
        self._show_left_out(problems, words)
        self._drop.setVisible(plan is None)
        self._update()

    def _show_passed_over(self, found: Survey | None) -> None:
        """Say what of the folder is not looked at; files that are no pictures are among what is left out."""
        words = found.words(others=False, named=False) if found is not None else ""
        names = found.names(others=False) if found is not None else ()
        self._passed_over.setText(f"{sentence(words)}." if words else "")
        self._passed_over.setToolTip(tip("\n".join(names[:_NAMED])))
        self._passed_over.setVisible(bool(words))

    # the import itself

    def start(self) -> None:
        """Import, or go on with it."""
        plan, recogniser, site = self._plan, self._session.recogniser, self._session.site
        if plan is None or recogniser is None or self.busy:
            return
        wishes = self._for_all.wishes

        def work(progress: background.Progress) -> ImportReport:
            from core.people.bulk.importing import Importer

            stopped, told = False, 0.0

            def tell(step: ImportStep) -> None:
                nonlocal stopped, told
                if time.monotonic() - told < _TOLD_SECONDS:
                    return
                told = time.monotonic()
                try:
                    progress(step.fraction, _progress_words(step))
                except StoppedError:
                    stopped = True  # whoever is complete by now is kept

            return Importer(site, recogniser, wishes).run(plan, tell, lambda: stopped)

        self._report = None
        self._say("")
        self._job.run(work, self._show_report, self._fail)
        self._unfinished.look(plan.path)
        self._session.imports_changed.emit(plan.path)
        self._update()
        self.busy_changed.emit()

    def _show_report(self, report: ImportReport) -> None:
        self._report = report
        self._say(*_report_words(report))
        words = plural(len(report.rejected), "1 row or photo was left out:", "{count} rows or photos were left out:")
        self._show_left_out(report.rejected, words)
        self._end()

    def _show_left_out(self, rejected: Sequence[Rejected], words: str) -> None:
        self._left_out.setText(words)
        self._left_out.setVisible(bool(rejected))
        self._rejected.show_rejected(rejected)
        self._rejected.setVisible(bool(rejected))

    def _fail(self, words: str) -> None:
        told = tr("{reason} Whoever was enrolled before stays; start again to go on.", reason=f"✖ {sentence(words)}.")
        self._say(told, "deny")
        self._end()

    def _end(self) -> None:
        self._update()
        self.look_for_unfinished()
        self._session.imports_changed.emit(None)
        self._session.look()
        self.busy_changed.emit()
        self.finished.emit()
        go_on_with(self._save_button, self._folder_button)

    # the report

    def _choose_report(self) -> None:
        name = dialogs.save_file(self, tr("Save report"), "exports", "import-report.csv", tr("CSV (*.csv)"))
        if name:
            self.save_report(Path(name))

    def save_report(self, path: Path) -> None:
        """Write what was left out to a file."""
        report = self._report
        if report is None:
            return
        background.run(
            lambda _progress: report.write_csv(path),
            lambda _none: self._say(tr("✔ The report is in {path}.", path=path), "allow"),
            lambda words: self._say(f"✖ {sentence(words)}", "deny"),
        )

    def _say(self, words: str, tone: str = "") -> None:
        self._result.setText(words)
        self._result.setVisible(bool(words))
        set_tone(self._result, tone)

    def _update(self) -> None:
        idle = self._ready and not self.busy and not self._reading
        loaded = self._session.recogniser is not None
        planned = self._plan is not None and bool(self._plan.entries)
        self._for_all.show_for(planned=planned)
        self._unfinished.permit(idle=idle, first=not planned)
        set_role(self._start_button, "primary" if planned or not self._unfinished.offers else "")
        self._folder_button.setEnabled(idle)
        self._list_button.setEnabled(idle)
        self._start_button.setEnabled(idle and loaded and self._plan is not None and bool(self._plan.entries))
        self._save_button.setVisible(self._report is not None and bool(self._report.rejected))
        self._loading.setVisible(self._plan is not None and not loaded)


def _drop_area() -> QFrame:
    """Where to drop something, with a list as an example."""
    frame = QFrame()
    frame.setProperty("role", "drop")
    content = column(frame)
    content.addStretch(1)
    example = tr("name;employee ID;group;valid until;photo\nAnn Lee;1017;Office;2026-12-31;ann.jpg")
    for words, role in (
        (tr("Drop a folder or a list here."), "title"),
        (tr("Such a list begins so:"), "muted"),
        (example, ""),
    ):
        line = label(words, role)
        line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        content.addWidget(line)
    content.addStretch(1)
    return frame


def _report_words(report: ImportReport) -> tuple[str, str]:
    """What became of an import, and the tone of it."""
    people, of = number(report.people), number(report.of)
    if report.stopped:
        return tr("▲ Stopped: {people} of {of} enrolled. Start again to go on.", people=people, of=of), "attention"
    if not report.people:
        return tr("✖ Nobody was enrolled: below are the reasons."), "deny"
    words = tr(
        "✔ {people} of {of} enrolled: {new} new, {extended} with new photos, {already} already there.",
        people=people,
        of=of,
        new=number(report.new),
        extended=number(report.extended),
        already=number(report.already),
    )
    return words, "allow"


def _progress_words(step: ImportStep) -> str:
    """How far an import has got."""
    done = number(step.people)
    if step.left is None:
        return plural(step.of, "{done} of 1 person", "{done} of {count} people", done=done)
    minutes, seconds = divmod(round(step.left), 60)
    return plural(
        step.of,
        "{done} of 1 person, {rate} a second, {left} min left",
        "{done} of {count} people, {rate} a second, {left} min left",
        done=done,
        rate=number(step.rate, 1),
        left=f"{minutes}:{seconds:02}",
    )
