"""A task as a button: its name, what it is good for, and whether it can be used at once."""

from __future__ import annotations

import qtawesome
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from app.window import theme
from app.window.pages.tasks.offers import Offer
from app.window.widgets.layout import column, label, row, set_tone

_ICON = 20


class TaskCard(QPushButton):
    """Leads to one task."""

    def __init__(self, offer: Offer, parent: QWidget | None = None):
        super().__init__(parent)
        self.offer = offer
        self._icon = QLabel()
        self._icon.setFixedSize(QSize(_ICON, _ICON))
        self._weights = label("", "small")
        self._weights.hide()
        content = column(self, margin=0, spacing=0)
        content.setContentsMargins(12, 10, 12, 10)
        content.setSpacing(4)
        head = row()
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        title = label(offer.title, wrap=True)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        head.addWidget(title, 1)
        content.addLayout(head)
        content.addWidget(label(offer.summary, "small", wrap=True))
        content.addStretch(1)
        content.addWidget(self._weights)
        for part in self.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAutoDefault(True)
        self.setAccessibleName(offer.title)
        self.setAccessibleDescription(offer.summary)
        self.dress()

    def show_weights(self, words: str, *, here: bool) -> None:
        """Say whether the weights that it needs are here."""
        self._weights.setText(words)
        self._weights.setVisible(bool(words))
        set_tone(self._weights, "" if here else "attention")
        self.setAccessibleDescription(f"{self.offer.summary} {words}".strip())

    def dress(self) -> None:
        """Put on another theme."""
        icon = qtawesome.icon(self.offer.icon, color=theme.colour("accent"))
        self._icon.setPixmap(icon.pixmap(QSize(_ICON, _ICON), self.devicePixelRatioF()))

    def sizeHint(self) -> QSize:
        return self.layout().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.layout().minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.layout().totalHeightForWidth(width)
