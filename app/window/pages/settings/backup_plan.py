"""Backups that the site makes by itself: where to, when, how many are kept, and what is there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from app import background
from app.window.language import mark, moment, plural, said, tr
from app.window.pages.settings.backup_list import BackupList
from app.window.pages.settings.section import overridden, overridden_words, secret
from app.window.session import Session
from app.window.widgets import dialogs
from app.window.widgets.calm import TimeField, WholeBox
from app.window.widgets.forms import form_layout
from app.window.widgets.jobs import JobBar
from app.window.widgets.layout import button, column, label, row, set_tone
from app.window.widgets.texts import ChoiceBox
from core.settings import BackupSettings

if TYPE_CHECKING:
    from core.backups.archive import Manifest
    from core.backups.scheduling import Listed, PlannedBackups

_EVERY = {"hour": mark("every hour"), "day": mark("every day"), "week": mark("every Sunday")}


@dataclass(frozen=True)
class _Read:
    """What is shown."""

    plan: PlannedBackups
    trouble: str
    listed: list[Listed]


class BackupPlan(QWidget):
    """What is planned, as a form, and the backups below.

    Signals:
        told: (words, tone) what came of something.
        failed: (sentence) of core.
        to_look_into: (Path) a backup that shall be brought back.
        to_check: (Path) a backup that shall be checked, and whose passphrase has to be asked for.
        planned: (bool) whether the site backs itself up, as it is saved.

    """

    told = Signal(str, str)
    failed = Signal(object)
    to_look_into = Signal(object)
    to_check = Signal(object)
    planned = Signal(bool)

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._latest = background.Latest()
        self._saved = session.site.settings.backups
        self._kept = False  # whether a passphrase is
        self._on = QCheckBox(tr("This site backs itself up"))
        self._state = label("", wrap=True)
        content = column(self, margin=0, spacing=1)
        content.addWidget(self._on)
        content.addWidget(self._state)
        content.addWidget(self._make_form())
        content.addLayout(self._make_answers())
        content.addWidget(self._there)
        self._job = JobBar()
        content.addWidget(self._job)
        self._on.toggled.connect(lambda _on: self._update())
        self._fill(self._saved)

    def _make_form(self) -> QWidget:
        self._form = QWidget()
        self._folder = label("", wrap=True)
        self._choose = button(tr("Choose fol&der…"), self._ask_folder)
        where = row()
        where.addWidget(self._folder, 1)
        where.addWidget(self._choose)
        self._every, self._at = ChoiceBox(), TimeField()
        for key, words in _EVERY.items():
            self._every.addItem(tr(words), key)
        self._at.setDisplayFormat("HH:mm")
        self._every.setAccessibleName(tr("How often"))
        self._at.setAccessibleName(tr("Time of day"))
        when = row()
        when.addWidget(self._every)
        self._at_words = label(tr("at"))
        when.addWidget(self._at_words)
        when.addWidget(self._at)
        when.addStretch(1)
        self._days, self._weeks, self._months = WholeBox(), WholeBox(), WholeBox()
        keep = row()
        for field, words, name in (
            (self._days, tr("days,"), tr("Days of which one backup is kept")),
            (self._weeks, tr("weeks and"), tr("Weeks of which one backup is kept")),
            (self._months, tr("months"), tr("Months of which one backup is kept")),
        ):
            field.setRange(0, 1000)
            field.setAccessibleName(name)
            field.valueChanged.connect(lambda _value: self._update())
            keep.addWidget(field)
            keep.addWidget(label(words))
        keep.addStretch(1)
        self._every.currentIndexChanged.connect(lambda _index: self._update())
        self._at.timeChanged.connect(lambda _time: self._update())
        self._words, self._again = secret(tr("Passphrase of these backups")), secret(tr("The same once more"))
        for secret_field in (self._words, self._again):
            secret_field.textChanged.connect(lambda _text: self._update())
        self._check_words = label("", "small", wrap=True)
        form = form_layout()
        form.addRow(tr("Into"), where)
        form.addRow(tr("When"), when)
        form.addRow(tr("Kept, one each of"), keep)
        form.addRow(tr("Passphrase"), self._words)
        form.addRow(tr("Once more"), self._again)
        inside = column(self._form, margin=0, spacing=1)
        inside.addLayout(form)
        inside.addWidget(self._check_words)
        inside.addWidget(
            label(
                tr(
                    "Write the passphrase down, and keep it away from this machine: without it nobody can bring a "
                    "backup back. All backups of the last 24 hours are kept besides; older ones than these go by "
                    "themselves, once a new one has been read back."
                ),
                "small",
                wrap=True,
            )
        )
        return self._form

    def _make_answers(self) -> QHBoxLayout:
        self._save_button = button(tr("Save pla&n"), self._save, "primary")
        self._back_button = button(tr("Go &back"), lambda: self._fill(self._saved))
        answers = row()
        answers.addStretch(1)
        answers.addWidget(self._back_button)
        answers.addWidget(self._save_button)
        self._there = BackupList()
        self._there.chosen.connect(self._update)
        self._there.asked.connect(self._check)
        self._there.to_look_into.connect(self.to_look_into)
        self._there.hide()
        return answers

    # reading

    def begin(self) -> None:
        """Read again what is planned, and what is there."""
        site = self._session.site

        def work(_progress: background.Progress) -> _Read:
            from core.backups import scheduling

            return _Read(scheduling.plan(site), scheduling.trouble(site), scheduling.listed(site))

        self._latest.run(work, self._show, self.failed.emit)

    def _show(self, found: _Read) -> None:
        changed = self._changed
        self._saved, self._kept = found.plan.settings, found.plan.passphrase
        if not changed:
            self._fill(self._saved)
        if found.trouble:
            trouble = said(found.trouble)
            self._state.setText(f"▲ {trouble[:1].upper()}{trouble[1:]}")
        elif found.plan.next is not None:
            self._state.setText(tr("● The next one: {when}", when=moment(found.plan.next)))
        self._state.setVisible(self._saved.folder is not None)
        set_tone(self._state, "attention" if found.trouble else "")
        self._there.show_listed(found.listed)
        self.planned.emit(self._saved.folder is not None)
        self._update()

    def leave(self) -> None:
        """Forget what was typed."""
        self._fill(self._saved)

    @property
    def busy(self) -> bool:
        """Whether a backup is being made or checked."""
        return self._job.busy

    # choosing

    def _fill(self, settings: BackupSettings) -> None:
        self._on.setChecked(settings.folder is not None)
        self._folder.setText(str(settings.folder) if settings.folder is not None else "")
        self._every.setCurrentIndex(self._every.findData(settings.every))
        self._at.setTime(QTime.fromString(settings.at, "HH:mm"))
        for field, value in (
            (self._days, settings.keep_daily),
            (self._weeks, settings.keep_weekly),
            (self._months, settings.keep_monthly),
        ):
            field.setValue(value)
        self._words.clear()
        self._again.clear()
        self._update()

    def _ask_folder(self) -> None:
        name = dialogs.open_folder(self, tr("Folder for backups"), "backups", self._folder.text())
        if name:
            self.choose_folder(Path(name))

    def choose_folder(self, folder: Path) -> None:
        """Take a folder for the backups."""
        self._folder.setText(str(folder))
        self._update()

    @property
    def _chosen(self) -> BackupSettings:
        folder = self._folder.text()
        return BackupSettings(
            folder=Path(folder) if folder and self._on.isChecked() else None,
            every=self._every.currentData(),
            at=self._at.time().toString("HH:mm"),
            keep_daily=self._days.value(),
            keep_weekly=self._weeks.value(),
            keep_monthly=self._months.value(),
        )

    @property
    def _changed(self) -> bool:
        if not self._on.isChecked():
            return self._saved.folder is not None
        return self._chosen != self._saved or bool(self._words.text())

    def _update(self) -> None:
        from core.backups.sealed_file import SHORTEST_PASSPHRASE

        on, first, second = self._on.isChecked(), self._words.text(), self._again.text()
        fixed = bool(overridden("backups"))
        missing = SHORTEST_PASSPHRASE - len(first)
        good = first == second and (missing <= 0 or (self._kept and not first))
        if fixed:
            words = overridden_words(["backups"])
        elif self._kept and not first and not second:
            words = tr("✔ A passphrase is saved. Type another one only to change it: older backups keep theirs.")
        elif missing > 0:
            words = plural(missing, "{count} character is missing yet.", "{count} characters are missing yet.")
        else:
            words = tr("✔ Twice the same.") if first == second else tr("Type the same passphrase once more.")
        self._check_words.setText(words if not on or self._folder.text() else tr("Choose a folder on another disk."))
        hourly = self._every.currentData() == "hour"
        self._at_words.setText(tr("at minute") if hourly else tr("at"))
        self._at.setDisplayFormat("mm" if hourly else "HH:mm")
        self._form.setVisible(on)
        self._on.setEnabled(not fixed)
        self._form.setEnabled(not fixed)
        changed = self._changed and not fixed
        self._save_button.setVisible(changed)
        self._back_button.setVisible(changed)
        self._save_button.setEnabled(
            changed and not self._job.busy and (not on or (good and bool(self._folder.text())))
        )
        self._there.allow(kept=self._kept, busy=self._job.busy)

    # doing

    def _save(self) -> None:
        site, chosen, words = self._session.site, self._chosen, self._words.text() or None
        begun = self._saved.folder is None

        def work(_progress: background.Progress) -> None:
            from core.backups import scheduling

            if chosen.folder is None:
                scheduling.stop(site)
            else:
                scheduling.schedule(site, chosen, words)

        def done(_nothing: None) -> None:
            self._saved = chosen
            self._fill(chosen)
            if chosen.folder is None:
                told = tr("✔ This site backs itself up no longer. What is there stays.")
            elif begun:
                told = tr("✔ Saved. The first backup begins within a minute; what is there already stays.")
            else:
                told = tr("✔ Saved.")
            self.told.emit(told, "allow")
            self.begin()

        self._save_button.setEnabled(False)
        background.run(work, done, self._failed)

    def back_up(self) -> None:
        """Make a backup as planned, at once."""
        site = self._session.site

        def work(progress: background.Progress) -> str:
            from core.backups import scheduling

            return str(scheduling.back_up_now(site, progress)[0].path)

        def done(file: str) -> None:
            self.told.emit(tr("✔ {file} has been made, read back and checked.", file=file), "allow")
            self.begin()

        self._job.run(work, done, self._failed)
        self._update()

    def _check(self) -> None:
        site, file = self._session.site, self._there.picked
        if file is None:
            return
        if not self._kept:
            self.to_check.emit(file)
            return

        def work(progress: background.Progress) -> Manifest:
            from core.backups import scheduling

            return scheduling.check(site, file, progress)

        def done(found: Manifest) -> None:
            self._update()
            told = tr(
                "✔ {file} is sound: {people} and {events}, as they were {when}.",
                file=file.name,
                people=plural(found.people, "1 person", "{count} people"),
                events=plural(found.events, "1 event", "{count} events"),
                when=moment(found.made),
            )
            self.told.emit(told, "allow")

        self._job.run(work, done, self._failed)
        self._update()

    def _failed(self, sentence: str) -> None:
        self.failed.emit(sentence)
        self.begin()
