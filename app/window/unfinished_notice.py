"""Says in the status bar that an import did not come to its end, for as long as that is so."""

from __future__ import annotations

from pathlib import Path

from app import background
from app.window.language import number, tr
from app.window.session import Session


class UnfinishedNotice:
    """Told once all is loaded; it follows what becomes of the import.

    Args:
        session: whose imports they are.

    """

    def __init__(self, session: Session):
        self._session = session
        self._told = ""
        self._latest = background.Latest()
        session.ready.connect(lambda: self._look(None))
        session.imports_changed.connect(self._look)

    def _look(self, at_work: Path | None) -> None:
        site = self._session.site

        def work(_progress: background.Progress) -> str:
            from core.people.bulk.journal import left_beside

            left = left_beside(site, at_work)
            if left is None:
                return ""
            return tr(
                "The import of {name} was not finished: {done} of {of} are in. Go on with it under People, "
                "Import and export.",
                name=left.path.name,
                done=number(left.done),
                of=number(left.of),
            )

        def done(words: str) -> None:
            if words == self._told:
                return
            before, self._told = self._told, words
            if words:
                self._session.troubled.emit(words)
            else:
                self._session.settled.emit(before)

        self._latest.run(work, done)
