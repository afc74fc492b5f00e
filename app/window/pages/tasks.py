"""Tasks: what else can be done with pictures."""

from __future__ import annotations

import qtawesome
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from app.window import theme
from app.window.language import mark, tr
from app.window.page import Page
from app.window.session import Session
from app.window.widgets.layout import button, column, label, panel

_TASKS = (
    (
        "verify",
        "mdi6.account-switch-outline",
        mark("Compare two faces"),
        mark("Two pictures: are they of one person?"),
    ),
    (
        "group",
        "mdi6.account-multiple-check-outline",
        mark("Sort a folder by person"),
        mark("A folder of pictures: who is in which, and enrolling them from there."),
    ),
    (
        "evaluation",
        "mdi6.chart-bell-curve-cumulative",
        mark("Measure the recogniser"),
        mark("How often it errs, on pictures of yours and on this site."),
    ),
)
_ACROSS = 3


class TasksPage(Page):
    """A tile for each task."""

    def __init__(self, session: Session):
        super().__init__()
        self._icons: list[tuple[QLabel, str]] = []
        grid = QGridLayout()
        grid.setSpacing(2 * theme.size("unit"))
        for number, (key, icon, title, words) in enumerate(_TASKS):
            frame, content = panel()
            picture = QLabel()
            picture.setFixedSize(QSize(48, 48))
            self._icons.append((picture, icon))
            content.addWidget(picture)
            content.addWidget(label(tr(title), "title"))
            told = label(tr(words), "muted", wrap=True)
            told.setAlignment(Qt.AlignmentFlag.AlignTop)
            content.addWidget(told, 1)
            opening = button(tr("Open"), lambda key=key: session.go(key))
            opening.setAccessibleName(tr(title))
            content.addWidget(opening, 0, Qt.AlignmentFlag.AlignLeft)
            frame.setFixedHeight(208)
            grid.addWidget(frame, number // _ACROSS, number % _ACROSS)
        outer = column(self)
        outer.addLayout(grid)
        outer.addStretch(1)
        self.dress()

    def dress(self) -> None:
        for picture, icon in self._icons:
            picture.setPixmap(qtawesome.icon(icon, color=theme.colour("accent")).pixmap(QSize(48, 48)))
