"""The pages at the left: an icon above a name each."""

from __future__ import annotations

from collections.abc import Collection

import qtawesome
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QToolButton, QWidget

from app.window import theme
from app.window.language import tr
from app.window.page import PAGES
from app.window.widgets.layout import column

_WIDTH = 98


class _PageButton(QToolButton):
    """Opens a page: an icon above its name, closer to the next one where the window is low."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(80), 20 + theme.scaled(30))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(80), 20 + theme.scaled(22))


class Sidebar(QScrollArea):
    """Leads to the pages.

    Attributes:
        buttons: by the key of the page.

    Signals:
        opened: key of the page that is wanted.

    """

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, QToolButton] = {}
        inner = QWidget()
        inner.setObjectName("sidebar")
        nav = column(inner, margin=1, spacing=0)
        for entry in PAGES:
            button = _PageButton()
            button.setProperty("role", "nav")
            button.setText(tr(entry.title))
            button.setIconSize(QSize(20, 20))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setShortcut(QKeySequence(entry.keys))
            button.setToolTip(f"{tr(entry.title)} ({entry.keys})")
            button.clicked.connect(lambda _checked=False, key=entry.key: self.opened.emit(key))
            nav.addWidget(button)
            self.buttons[entry.key] = button
        nav.addStretch(1)
        self.setProperty("role", "sidebar")
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its buttons have it
        self.setFixedWidth(theme.scaled(_WIDTH))
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(  # beside the buttons, not over them
            lambda _least, most: self.setFixedWidth(theme.scaled(_WIDTH) + (bar.sizeHint().width() if most else 0))
        )

    def choose(self, key: str) -> None:
        """Show which page is in front."""
        button = self.buttons[key]
        button.setChecked(True)
        if self.window().focusWidget() in self.buttons.values():
            button.setFocus()  # the ring stays on no entry but that of the page in front
        # once it has its height: of a small window the last pages are below its edge
        QTimer.singleShot(0, button, lambda: self.ensureWidgetVisible(button, 0, 8))

    def allow(self, keys: Collection[str]) -> None:
        """Offer these pages, and no other."""
        for key, button in self.buttons.items():
            button.setVisible(key in keys)
            button.setEnabled(key in keys)

    def lock(self) -> None:
        """Open none of them, by its keys neither."""
        for button in self.buttons.values():
            button.setEnabled(False)

    def dress(self) -> None:
        """Colour the icons."""
        for entry in PAGES:
            self.buttons[entry.key].setIcon(
                qtawesome.icon(entry.icon, color=theme.colour("muted"), color_on=theme.colour("accent"))
            )
