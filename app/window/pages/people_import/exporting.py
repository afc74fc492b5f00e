"""Giving everybody out as a folder of photos and a list."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app import background
from app.background import StoppedError
from app.window import theme
from app.window.language import number, plural, tr
from app.window.session import Session
from app.window.widgets import dialogs
from app.window.widgets.jobs import JobBar
from app.window.widgets.layout import button, column, label, panel, set_tone
from app.window.widgets.words import sentence


class ExportBox(QWidget):
    """What an export is, a warning, and the button.

    Signals:
        busy_changed: it has begun to write, or ended.

    """

    busy_changed = Signal()

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self.setFixedWidth(theme.scaled(320))
        self._button = button(tr("E&xport everybody…"), self._choose)
        self._job = JobBar()
        self._message = label("", wrap=True)
        warning = label(
            tr("▲ Nothing in that folder is encrypted: whoever can open it sees every face and every name."), wrap=True
        )
        set_tone(warning, "attention")
        frame, content = panel()
        content.addWidget(label(tr("Export everybody"), "title"))
        about = tr(
            "Writes everybody's photos and a list of names, employee IDs, groups and validity, to be imported again."
        )
        content.addWidget(label(about, "muted", wrap=True))
        content.addWidget(warning)
        content.addWidget(self._button)
        content.addWidget(self._job)
        content.addWidget(self._message)
        content.addStretch(1)
        column(self, margin=0).addWidget(frame)

    @property
    def busy(self) -> bool:
        """Whether it is writing."""
        return self._job.busy

    def permit(self, *, ready: bool) -> None:
        """Let it begin or not: an import may be going on."""
        self._button.setEnabled(ready and not self.busy)

    def _choose(self) -> None:
        name = dialogs.open_folder(self, tr("Choose where to put the folder with everybody"), "exports")
        if name:
            self.export_into(Path(name))

    def export_into(self, folder: Path) -> None:
        """Write a new folder into this one."""
        if self.busy:
            return
        site = self._session.site

        def work(progress: background.Progress) -> tuple[int, int, Path] | None:
            from core.people.exchange import write_people_folder

            target = _new_in(folder)
            try:
                return *write_people_folder(site, target, progress), target
            except StoppedError:
                return None

        self._say("")
        self._job.run(work, self._done, self._failed)
        self.busy_changed.emit()

    def _done(self, written: tuple[int, int, Path] | None) -> None:
        self.busy_changed.emit()
        if written is None:
            self._say(tr("Stopped: nothing was written."))
            return
        people, photos, folder = written
        told = plural(
            people, "✔ 1 person with {photos} photos", "✔ {count} people with {photos} photos", photos=number(photos)
        )
        self._say(tr("{told} are in {folder}. Nothing there is encrypted.", told=told, folder=folder), "allow")

    def _failed(self, words: str) -> None:
        self.busy_changed.emit()
        self._say(f"✖ {sentence(words)}", "deny")

    def _say(self, words: str, tone: str = "") -> None:
        self._message.setText(words)
        set_tone(self._message, tone)


def _new_in(folder: Path) -> Path:
    """A folder that there is not yet."""
    name = f"portico-people-{date.today().isoformat()}"  # noqa: DTZ011  # the day by this machine's clock is meant
    numbered = (folder / (f"{name}-{count}" if count > 1 else name) for count in range(1, 1000))
    return next((path for path in numbered if not path.exists()), folder / name)
