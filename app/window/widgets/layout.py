"""Building blocks of pages, so that all are spaced and worded alike."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.window import theme
from app.window.widgets.texts import Label


def column(parent: QWidget, margin: int = 2, spacing: int = 2) -> QVBoxLayout:
    """A vertical layout on the grid; sizes in units."""
    layout = QVBoxLayout(parent)
    unit = theme.size("unit")
    layout.setContentsMargins(margin * unit, margin * unit, margin * unit, margin * unit)
    layout.setSpacing(spacing * unit)
    return layout


def row(spacing: int = 1) -> QHBoxLayout:
    """A horizontal layout on the grid."""
    layout = QHBoxLayout()
    layout.setSpacing(spacing * theme.size("unit"))
    return layout


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """Text that is never taken for markup, since names come from anywhere."""
    widget = Label(text)
    widget.setWordWrap(wrap)
    if role:
        widget.setProperty("role", role)
    return widget


def keep_room(widget: QWidget) -> None:
    """Let a widget keep its room while it is hidden, so that what comes below stays where it is."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)


def room_for(words: QLabel, lines: int) -> None:
    """Give words that wrap the height of so many lines at least, so that what comes below stays where it is."""
    words.ensurePolished()  # the style sheet sets the font
    words.setMinimumHeight(words.fontMetrics().size(0, "\n".join("X" * lines)).height())
    words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


def discard(widget: QWidget | None) -> None:
    """Take a widget off the screen now, and out of memory once Qt gets to it."""
    if widget is not None:
        widget.hide()
        widget.deleteLater()


def set_tone(widget: QWidget, tone: str) -> None:
    """Colour a label or button: allow, deny, attention or nothing."""
    widget.setProperty("tone", tone)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def set_role(widget: QWidget, role: str) -> None:
    """Dress a widget otherwise, such as a button that is the one to press now."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class _Button(QPushButton):
    """Has the focus again when it can be pressed again; Qt would have given it to whatever comes next meanwhile.

    One that loses something is not pressed by the second click of two: the first was at what stood there before.
    """

    _left: QWidget | None = None  # where the focus rests

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.property("role") != "danger":
            super().mouseDoubleClickEvent(event)

    def setEnabled(self, enabled: bool) -> None:
        if not enabled:
            self._let_go()
        super().setEnabled(enabled)
        if enabled:
            self._take_again()

    def setVisible(self, visible: bool) -> None:
        if not visible:
            self._let_go()
        super().setVisible(visible)
        if visible:
            self._take_again()

    def _let_go(self) -> None:
        above = self.parentWidget()
        if self.hasFocus() and above is not None:
            self._left = above
            self._left.setFocus()

    def _take_again(self) -> None:
        if self._left is not None and self.isEnabled() and self.isVisible():
            rests, self._left = self._left is QApplication.focusWidget(), None
            if rests:
                self.setFocus()


def go_on_with(*fields: QWidget) -> None:
    """Let the keys go to the first of these that can be used, unless somebody is at work elsewhere."""
    focus = QApplication.focusWidget()
    if focus is not None and not isinstance(focus, QAbstractButton) and focus.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return
    usable = [one for one in fields if one.isVisible() and one.isEnabled()]
    if usable:
        usable[0].setFocus()


def button(text: str, action: Callable[[], object], role: str = "") -> QPushButton:
    """A push button; ``&`` in the text marks its key."""
    widget = _Button(text)
    widget.setAutoDefault(True)  # Return presses it when it has the focus
    if role:
        widget.setProperty("role", role)
    widget.clicked.connect(lambda _checked=False: action())
    return widget


def scrolled(inner: QWidget) -> QScrollArea:
    """Something that may be higher than the window, without a frame."""
    scroll = QScrollArea()
    scroll.setProperty("role", "plain")
    scroll.setWidgetResizable(True)
    scroll.setWidget(inner)
    return scroll


def framed(page: QWidget) -> QScrollArea:
    """A whole page, which is scrolled where there is less room than it needs; what takes the focus is on it."""
    scroll = scrolled(page)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return scroll


def reveal(shown: QWidget) -> None:
    """Scroll to a widget, such as a message below the fold, once what was just changed has found its place."""

    def scroll() -> None:
        around = shown.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(shown)
            around = around.parentWidget()

    QTimer.singleShot(0, shown, scroll)


def panel() -> tuple[QFrame, QVBoxLayout]:
    """A framed area and its layout."""
    frame = QFrame()
    frame.setProperty("role", "panel")
    return frame, column(frame, margin=2, spacing=1)


def without_key(words: str) -> str:
    """The words of a button without the letter that presses it: "&Open", or "打开(&O)" as Chinese has it."""
    return re.sub(r"\(&.\)|&", "", words)


def below(above: QWidget, main: QWidget) -> QWidget:
    """One widget close below another, which has only the height that it needs."""
    both = QWidget()
    content = column(both, margin=0, spacing=0)
    content.addWidget(above)
    content.addWidget(main, 1)
    return both
