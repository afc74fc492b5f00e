"""A task as a button: its name, what it is good for, and whether it can be used at once."""

from __future__ import annotations

from functools import cache

import qtawesome
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from app.window import theme
from app.window.pages.tasks.offers import Offer
from app.window.widgets.layout import column, label, row, set_tone

_ICON = 20


@cache
def _picture(icon: str, colour: str, ratio: float) -> QPixmap:
    """An icon, drawn once: many tasks have the same."""
    drawn: QPixmap = qtawesome.icon(icon, color=QColor(colour)).pixmap(QSize(_ICON, _ICON), ratio)
    return drawn


def forget_icons() -> None:
    """Have icons drawn anew."""
    _picture.cache_clear()


class TaskCard(QPushButton):
    """Leads to one task."""

    def __init__(self, offer: Offer, parent: QWidget | None = None):
        super().__init__(parent)
        self.offer = offer
        self._icon = QLabel()
        self._icon.setFixedSize(QSize(_ICON, _ICON))
        self._weights = label("", "small")
        self._weights.hide()
        self._content = content = column(self, margin=0, spacing=0)
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
        tone = "" if here else "attention"
        if (words, tone) == (self._weights.text(), self._weights.property("tone") or ""):
            return  # dressing it anew takes time, and there are many
        self._weights.setText(words)
        if self._weights.property("tone") != tone:
            set_tone(self._weights, tone)
        self._weights.setVisible(bool(words))
        self.setAccessibleDescription(f"{self.offer.summary} {words}".strip())

    def dress(self) -> None:
        """Put on another theme."""
        self._icon.setPixmap(_picture(self.offer.icon, theme.colour("accent").name(), self.devicePixelRatioF()))

    def sizeHint(self) -> QSize:
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._content.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._content.totalHeightForWidth(width)
