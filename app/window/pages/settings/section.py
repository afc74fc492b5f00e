"""What the sections of the page share."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app import background
from app.window import theme
from app.window.language import said, tr
from app.window.session import Session
from app.window.widgets.layout import column, label, set_tone
from app.window.widgets.texts import LineField
from core.settings import Settings
from core.store.audit import Permission

_NAMES = 168  # pixels of the column of names


class Section(QFrame):
    """One titled panel of the page.

    Attributes:
        title: of the panel, to be translated.
        name: in the list at the left, to be translated; by default the title.
        needs: what whoever is at the window must be allowed to do to see it.
        waiting: whether something that was changed here holds from the next start on.

    Signals:
        changed: :attr:`waiting` may have changed.
        asked: (QWidget) a question that has to be seen.

    """

    changed = Signal()
    asked = Signal(object)

    title = ""
    name = ""
    needs = Permission.WATCH

    def __init__(self, session: Session):
        super().__init__()
        self.setProperty("role", "panel")
        self.session = session
        self.waiting = False
        self.content = column(self, margin=2, spacing=1)
        self.content.addWidget(label(tr(self.title), "title"))
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(2 * theme.size("unit"))
        self._grid.setHorizontalSpacing(theme.size("unit"))
        self._grid.setColumnStretch(1, 1)
        self.content.addLayout(self._grid)
        self.message = label("", wrap=True)
        self.message.hide()

    @property
    def wanted(self) -> bool:
        """Whether whoever is at the window may see it."""
        return self.session.who.may(self.needs)

    def begin(self) -> None:
        """Read again what may have changed: the page comes to the front, or somebody else to the window."""

    def leave(self) -> None:
        """Forget what was typed and is nobody else's business."""

    def say(self, words: str, tone: str = "") -> None:
        """Tell what came of something; without words nothing."""
        self.message.setText(words)
        self.message.setVisible(bool(words))
        set_tone(self.message, tone)

    def fail(self, sentence: str) -> None:
        """Tell a sentence of core about something that did not come about."""
        words = said(sentence)
        self.say(f"✖ {words[:1].upper()}{words[1:]}", "deny")

    def field(self, words: str, field: QWidget | QLayout, *below: QLabel) -> None:
        """Add a field, with what is said about it below."""
        beside = QVBoxLayout()
        beside.setSpacing(theme.size("unit") // 2)
        if isinstance(field, QWidget):
            beside.addWidget(field, 0, _side(field))
        else:
            beside.addLayout(field)
        for text in below:
            beside.addWidget(text)
        name = label(words, wrap=True)
        name.setFixedWidth(theme.scaled(_NAMES))
        # on one line with the text of a field, whose frame takes room
        name.setContentsMargins(0, 0 if isinstance(field, QLabel) else theme.size("unit"), 0, 0)
        if isinstance(field, QWidget) and not isinstance(field, QLabel):
            field.setAccessibleName(field.accessibleName() or words)
        line = self._grid.rowCount()
        self._grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(beside, line, 1)

    def wait(self, waiting: bool) -> None:
        """Note whether a new start is needed for what was changed."""
        self.waiting = waiting
        self.changed.emit()

    def change(self, wanted: dict[str, object], then: Callable[[Settings], None]) -> None:
        """Change settings of the site in the background; ``then`` is called with all of them as they are now."""
        site = self.session.site

        def work(_progress: background.Progress) -> Settings:
            site.change_settings(**wanted)
            return site.settings

        background.run(work, then, self.fail)


def _side(field: QWidget) -> Qt.AlignmentFlag:
    """Short fields keep to the left; what holds text takes the width there is."""
    short = isinstance(field, (QAbstractSpinBox, QCheckBox, QComboBox))
    return Qt.AlignmentFlag.AlignLeft if short else Qt.AlignmentFlag(0)


def overridden(*names: str) -> list[str]:
    """Those of some settings that an environment variable decides."""
    known = {name.upper() for name in os.environ}
    return [name for name in names if f"PORTICO_{name.upper()}" in known]


def overridden_words(names: list[str]) -> str:
    """That an environment variable goes before what is chosen here."""
    variables = ", ".join(f"PORTICO_{name.upper()}" for name in names)
    return tr("▲ {variables} is set in the environment and goes before what is chosen here.", variables=variables)


def bounds(name: str) -> tuple[float, float]:
    """Least and greatest value of a setting, or of each value of one that is a table."""
    limits: dict[str, Any] = {}
    field = Settings.model_fields[name]
    inner = [
        rule
        for part in get_args(field.annotation)
        for note in getattr(part, "__metadata__", ())
        for rule in note.metadata
    ]
    for rule in [*field.metadata, *inner]:
        limits |= {side: getattr(rule, side) for side in ("ge", "le") if hasattr(rule, side)}
    return limits["ge"], limits["le"]


def secret(name: str) -> QLineEdit:
    """A field for a password."""
    field = LineField()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setAccessibleName(name)
    return field
