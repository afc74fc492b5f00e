"""Between two windows: a backup takes the place of the gallery, and whoever waits sees how far that is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QProgressDialog

from app import background
from app.window.language import moment, plural, said, tr
from core.backups.repair import Replaced, put_back
from core.store import keys
from core.store.audit import Actor

_STEPS = 1000


def bring_back(folder: Path, file: Path, passphrase: str, actor: Actor | None, ask: keys.Ask) -> str:
    """Put what a backup holds in the place of a site's gallery, while nobody has the site open.

    Args:
        folder: of the site.
        file: the backup.
        passphrase: of the backup.
        actor: who wants it; None is whoever runs this program.
        ask: for the passphrase of the site key.

    Returns:
        What came of it, in words for people.

    """
    shown = QProgressDialog(tr("The backup is being brought back…"), "", 0, _STEPS)
    shown.setCancelButton(None)  # half of it is worth nothing
    shown.setWindowTitle("Portico")
    shown.setMinimumDuration(0)
    shown.setAutoClose(False)
    shown.setValue(0)
    loop, told = QEventLoop(), [tr("✖ The backup was not brought back: Portico was asked to end.")]

    def work(progress: background.Progress) -> Replaced:
        return put_back(file, passphrase, folder, progress, force=True, ask=ask, actor=actor)

    def done(found: Replaced) -> None:
        manifest = found.restored.manifest
        words = tr(
            "✔ The backup of {when} has been brought back: {people} and {events}.",
            when=moment(manifest.made),
            people=plural(manifest.people, "1 person", "{count} people"),
            events=plural(manifest.events, "1 event", "{count} events"),
        )
        if found.aside is not None:
            aside = tr("What was here before is in {folder}: delete it once nobody misses it.", folder=found.aside)
            words = f"{words}\n\n{aside}"
        told[0] = "\n\n".join((words, *(said(note) for note in found.restored.notes)))
        loop.quit()

    def failed(words: str) -> None:
        told[0] = tr("✖ The backup was not brought back, and all is as it was: {why}", why=said(words))
        loop.quit()

    background.run(work, done, failed, lambda fraction, _words: shown.setValue(round(_STEPS * fraction)))
    loop.exec()
    background.wait(60.0)
    shown.close()
    shown.deleteLater()
    return told[0]
