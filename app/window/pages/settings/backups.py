"""Backups: the latest one, making another, having them made, and how one is brought back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app import background
from app.window.language import mark, moment, number, plural, tr
from app.window.pages.settings.backup_plan import BackupPlan
from app.window.pages.settings.bringing_back import BringingBack
from app.window.pages.settings.section import Section, secret
from app.window.session import Session
from app.window.widgets import dialogs
from app.window.widgets.forms import form_layout
from app.window.widgets.jobs import JobBar
from app.window.widgets.layout import button, column, label, row, set_tone
from core.store.audit import Permission

if TYPE_CHECKING:
    from core.backups.writing import Last, Written


class BackupSection(Section):
    """One file that holds all of the site, behind a passphrase."""

    title = mark("Backup")
    needs = Permission.RULES

    def __init__(self, session: Session):
        super().__init__(session)
        self._target: Path | None = None
        self._reading = background.Latest()
        self._latest = label("", wrap=True)
        self._begin_button = button(tr("Back &up now…"), self._choose, "primary")
        self._job = JobBar()
        self._planned = False
        self._plan = BackupPlan(session)
        self._plan.told.connect(self._tell)
        self._plan.failed.connect(self.fail)
        self._plan.planned.connect(self._follow_plan)
        self._back = BringingBack(session)
        self._back.told.connect(self.say)
        self._back.failed.connect(self.fail)
        self._back.asked.connect(self.asked.emit)
        self._plan.to_look_into.connect(self._back.take)
        self._plan.to_check.connect(lambda file: self._back.take(file, check=True))
        top = row()
        top.addWidget(self._latest, 1)
        top.addWidget(self._begin_button)
        self.content.addLayout(top)
        self.content.addWidget(self._asking())
        self.content.addWidget(self._job)
        self.content.addWidget(self._plan)
        self.content.addWidget(self.message)
        self.content.addWidget(
            label(
                tr(
                    "A backup is one file with people, photos, events, rules, settings, the trail and the site key. "
                    "Whoever has the file and its passphrase has all of it; without the passphrase nobody can open "
                    "it, you neither. It keeps people who are deleted later: keep backups no longer than you need them."
                ),
                "small",
                wrap=True,
            )
        )
        self.content.addWidget(label(tr("To bring a backup back"), "muted"))
        self.content.addWidget(
            label(
                tr("Try it now and then: a backup that was never looked into is a hope."),
                "small",
                wrap=True,
            )
        )
        self.content.addWidget(self._back)
        self.content.addWidget(
            label(
                tr("A gallery that cannot be opened any more, and a site in a new folder, take a command:"),
                "small",
                wrap=True,
            )
        )
        command = label("portico restore FILE --site FOLDER --replace-damaged\nportico restore FILE --site NEW-FOLDER")
        command.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        command.setAccessibleName(tr("Command that brings a backup back"))
        self.content.addWidget(command)

    def _asking(self) -> QWidget:
        """The question for the passphrase."""
        self._form = QWidget()
        self._file = label("", wrap=True)
        self._passphrase, self._again = secret(tr("Passphrase")), secret(tr("Passphrase again"))
        self._check = label("", "small", wrap=True)
        self._go = button(tr("Beg&in"), self._start, "primary")
        content = column(self._form, margin=0, spacing=1)
        content.addWidget(self._file)
        form = form_layout()
        form.addRow(tr("Passphrase"), self._passphrase)
        form.addRow(tr("Once more"), self._again)
        content.addLayout(form)
        content.addWidget(self._check)
        answers = row()
        answers.addStretch(1)
        answers.addWidget(button(tr("Cance&l"), self._cancel))
        answers.addWidget(self._go)
        content.addLayout(answers)
        for field in (self._passphrase, self._again):
            field.textChanged.connect(lambda _text: self._update())
        self._passphrase.returnPressed.connect(self._again.setFocus)
        self._again.returnPressed.connect(self._start)
        self._form.hide()
        return self._form

    def begin(self) -> None:
        self._read_latest()
        self._plan.begin()

    def _read_latest(self) -> None:
        site = self.session.site

        def work(_progress: background.Progress) -> Last | None:
            from core.backups import writing

            return writing.last(site)

        self._reading.run(work, self._show_latest, self.fail)

    def _tell(self, words: str, tone: str) -> None:
        self.say(words, tone)
        self._read_latest()

    def _follow_plan(self, planned: bool) -> None:
        self._planned = planned

    def _show_latest(self, latest: Last | None) -> None:
        if latest is None:
            self._latest.setText(tr("▲ There is no backup of this site yet."))
        else:
            self._latest.setText(tr("Last backup: {when}, {file}", when=moment(latest.time), file=latest.file))
        set_tone(self._latest, "attention" if latest is None else "")

    def leave(self) -> None:
        self._cancel()
        self._plan.leave()
        self._back.leave()

    @property
    def busy(self) -> bool:
        """Whether one is being written."""
        return self._job.busy or self._plan.busy or self._back.busy

    def _choose(self) -> None:
        from core.store.register import SUFFIX

        if self._planned:
            self.say("")
            self._plan.back_up()
            return

        suggested = f"portico-{datetime.now().astimezone():%Y-%m-%d}{SUFFIX}"
        filters = tr("Backups (*{suffix})", suffix=SUFFIX)
        name = dialogs.save_file(self, tr("Back up to"), "backups", suggested, filters)
        if name:
            self.choose_target(Path(name))

    def choose_target(self, path: Path) -> None:
        """Back up to a file, once a passphrase is given; what the file held before is replaced."""
        self._target = path
        self._file.setText(tr("To {file}. Choose a passphrase, and keep it where you will find it again.", file=path))
        self._form.show()
        self.say("")
        self._update()
        self._passphrase.setFocus()
        self.asked.emit(self._form)

    def _cancel(self) -> None:
        self._target = None
        for field in (self._passphrase, self._again):
            field.clear()
        self._form.hide()
        self._update()

    def _update(self) -> None:
        from core.backups.sealed_file import SHORTEST_PASSPHRASE

        first, second = self._passphrase.text(), self._again.text()
        missing = SHORTEST_PASSPHRASE - len(first)
        if missing > 0:
            words = plural(missing, "{count} character is missing yet.", "{count} characters are missing yet.")
        elif first != second:
            words = tr("Type the same passphrase once more.")
        else:
            words = tr("✔ Twice the same.")
        self._check.setText(words)
        self._begin_button.setEnabled(self._target is None and not self._job.busy)
        self._go.setEnabled(missing <= 0 and first == second)

    def _start(self) -> None:
        if self._target is None or not self._go.isEnabled():
            return
        target, passphrase, site = self._target, self._passphrase.text(), self.session.site

        def work(progress: background.Progress) -> Written:
            from core.backups import writing

            return writing.write(site, target, passphrase, progress, replace=True)

        def done(written: Written) -> None:
            self._update()
            self.say(
                tr(
                    "✔ {people} with {photos} and {events} are in {file} ({size} MB), read back and checked.",
                    people=plural(written.manifest.people, "1 person", "{count} people"),
                    photos=plural(written.manifest.photos, "1 photo", "{count} photos"),
                    events=plural(written.manifest.events, "1 event", "{count} events"),
                    file=written.path,
                    size=number(written.size / 1e6, 1),
                ),
                "allow",
            )
            self.begin()

        def failed(sentence: str) -> None:
            self._update()
            self.fail(sentence)

        self._job.run(work, done, failed)
        self._cancel()
