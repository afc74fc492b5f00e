"""The panel that takes the place of the People page: import on the left, export on the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from app.window.language import tr
from app.window.pages.people_import.exporting import ExportBox
from app.window.pages.people_import.importing import ImportBox
from app.window.session import Session
from app.window.widgets.drops import DropTarget
from app.window.widgets.layout import button, column, label, row
from core.store.audit import Permission


class ImportPanel(DropTarget):
    """Imports and exports people.

    Signals:
        finished: an import has ended, and there may be more people than before.
        closed: whoever is here wants to go back.

    """

    finished = Signal()
    closed = Signal()

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self.imports = ImportBox(session)
        self.exports = ExportBox(session)
        self._back = button(tr("&Back to people"), self.closed.emit)
        outer = column(self, margin=0)
        top = row(2)
        top.addWidget(self._back)
        top.addWidget(label(tr("Many people at once"), "title"))
        top.addStretch(1)
        outer.addLayout(top)
        body = row(2)
        body.addWidget(self.imports, 1)
        body.addWidget(self.exports)
        outer.addLayout(body, 1)
        self.imports.busy_changed.connect(self._update)
        self.exports.busy_changed.connect(self._update)
        self.imports.finished.connect(self.finished)
        session.ready.connect(self._update)
        session.who.entered.connect(self._update)
        self._update()

    def dropped(self, paths: list[Path]) -> None:
        if self.imports.isVisible():
            self.imports.open(paths[0])

    def _update(self) -> None:
        may = self._session.who.may
        busy = self.imports.busy or self.exports.busy
        self.imports.setVisible(may(Permission.ENROL) or self.imports.busy)
        self.exports.setVisible(may(Permission.EXPORT) or self.exports.busy)
        self.imports.permit(ready=not self.exports.busy)
        self.exports.permit(ready=not busy)
        self._back.setEnabled(not busy)
