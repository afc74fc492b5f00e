"""What holds for everybody of an import: the group they go into, and where their consent is written down."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from app.window.language import tr
from app.window.session import Session
from app.window.widgets.group_choice import GroupChoice
from app.window.widgets.layout import column
from core.people.bulk.wishes import Wishes


class ForAll(QWidget):
    """Asks for it, or shows what an import that goes on was asked before."""

    def __init__(self, session: Session):
        super().__init__()
        self._before: Wishes | None = None  # more than one group, and by name, come from the command line alone
        self._group = GroupChoice(session)
        self._consent = QLineEdit()
        self._consent.setPlaceholderText(tr("Where the consent of all is written down, such as: staff form 2026"))
        self._consent.setAccessibleName(tr("Where the consent of all is written down"))
        content = column(self, margin=0)
        content.addWidget(self._group)
        content.addWidget(self._consent)
        self._consent.textChanged.connect(lambda _words: self._edit_consent())
        self._group.chosen.connect(self._edit_group)
        self.show_for(planned=False)

    @property
    def wishes(self) -> Wishes:
        """As they stand."""
        return self._before or Wishes(self._group.groups, self._consent.text().strip())

    def take(self, before: Wishes | None) -> None:
        """Show what an import was asked before, to go on likewise; None is another import: what is shown stays."""
        self._before = None
        if before is not None:
            self._consent.setText(before.consent)
            self._group.choose(before.groups[0] if before.groups else None)
        self._before = before

    def show_for(self, *, planned: bool) -> None:
        """Ask only where there is somebody to import."""
        self._consent.setVisible(planned)
        self._group.setVisible(planned and self._group.wanted)

    def _edit_consent(self) -> None:
        if self._before is not None:
            self._before = replace(self._before, consent=self._consent.text().strip())

    def _edit_group(self) -> None:
        if self._before is not None:
            self._before = replace(self._before, groups=self._group.groups)
