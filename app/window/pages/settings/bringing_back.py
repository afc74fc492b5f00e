"""Bringing a backup back: what is in it is looked at first, and nothing of what is there now is lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app import background
from app.window.language import moment, plural, tr
from app.window.pages.settings.section import secret
from app.window.session import Session
from app.window.widgets import dialogs
from app.window.widgets.forms import form_layout
from app.window.widgets.jobs import JobBar
from app.window.widgets.layout import button, column, label, row
from app.window.widgets.question import Question

if TYPE_CHECKING:
    from core.backups.restoring import Restored


class BringingBack(QWidget):
    """Chooses a backup, looks into it, and has it brought back once somebody is sure.

    Signals:
        told: (words, tone) what came of something.
        failed: (sentence) of core.
        asked: (QWidget) a question that has to be seen.

    """

    told = Signal(str, str)
    failed = Signal(object)
    asked = Signal(object)

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._file: Path | None = None
        self._only_check = False
        self._choose_button = button(tr("Choose a backup file…"), self._choose)
        self._name = label("", wrap=True)
        self._passphrase = secret(tr("Passphrase of the backup"))
        self._look_button = button(tr("Look into it"), self._look)
        self._job = JobBar()
        self._question = Question(tr("Bring it back"), tr("Do not"), self._cancel)
        self._form = QWidget()
        form = form_layout()
        form.addRow(tr("Backup"), self._name)
        form.addRow(tr("Passphrase"), self._passphrase)
        answers = row()
        answers.addStretch(1)
        answers.addWidget(button(tr("Cancel"), self._cancel))
        answers.addWidget(self._look_button)
        inside = column(self._form, margin=0, spacing=1)
        inside.addLayout(form)
        inside.addLayout(answers)
        first = row()
        first.addWidget(self._choose_button)
        first.addStretch(1)
        content = column(self, margin=0, spacing=1)
        content.addLayout(first)
        content.addWidget(self._form)
        content.addWidget(self._job)
        content.addWidget(self._question)
        self._passphrase.textChanged.connect(lambda _text: self._update())
        self._passphrase.returnPressed.connect(self._look)
        self._form.hide()

    @property
    def busy(self) -> bool:
        """Whether a backup is being looked into."""
        return self._job.busy

    def leave(self) -> None:
        """Forget what was typed."""
        self._cancel()

    def _choose(self) -> None:
        from core.store.register import SUFFIX

        name = dialogs.open_file(self, tr("Bring back"), "backups", tr("Backups (*{suffix})", suffix=SUFFIX))
        if name:
            self.take(Path(name))

    def take(self, file: Path, *, check: bool = False) -> None:
        """Ask for the passphrase of a backup, to look into it.

        Args:
            file: the backup.
            check: say what is in it, and ask for nothing more.

        """
        self._cancel()
        self._only_check = check
        self._look_button.setText(tr("Check it") if check else tr("Look into it"))
        self._file = file
        self._name.setText(str(file))
        self._form.show()
        self._update()
        self._passphrase.setFocus()
        self.asked.emit(self._form)

    def _cancel(self) -> None:
        self._file = None
        self._passphrase.clear()
        self._form.hide()
        self._question.put_away()
        self._update()

    def _update(self) -> None:
        self._look_button.setEnabled(self._file is not None and bool(self._passphrase.text()) and not self._job.busy)
        self._choose_button.setEnabled(not self._job.busy)

    def _look(self) -> None:
        file, passphrase, folder = self._file, self._passphrase.text(), self._session.site.folder
        if file is None or not self._look_button.isEnabled():
            return

        def work(progress: background.Progress) -> Restored:
            from core.backups import restoring

            return restoring.restore(file, passphrase, folder, progress, dry_run=True)

        def done(found: Restored) -> None:
            self._update()
            if self._file == file:
                self._tell(file, passphrase, found)

        def failed(words: str) -> None:
            self._update()
            self.failed.emit(words)

        self.told.emit("", "")
        self._job.run(work, done, failed)
        self._update()

    def _tell(self, file: Path, passphrase: str, found: Restored) -> None:
        held = tr(
            "✔ {file} is sound: {people} and {events}, as they were {when}.",
            file=file.name,
            people=plural(found.manifest.people, "1 person", "{count} people"),
            events=plural(found.manifest.events, "1 event", "{count} events"),
            when=moment(found.manifest.made),
        )
        here = plural(self._session.people_count, "1 person", "{count} people")
        what = tr(
            "Here now: {people}. Bringing the backup back puts it in the place of this gallery, which is moved into a "
            "folder beside it, with all that was done since. Settings and cameras stay. Portico closes for that: doors "
            "are locked meanwhile. Then it opens again, and asks who is there.",
            people=here,
        )
        self.told.emit(held, "allow")
        if self._only_check:
            self._cancel()
            return
        self._form.hide()
        self._question.ask(what, lambda: self._bring_back(file, passphrase))
        self.asked.emit(self._question)

    def _bring_back(self, file: Path, passphrase: str) -> None:
        self._cancel()
        self._session.bring_back(file, passphrase)
