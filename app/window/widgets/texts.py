"""Labels, fields and lists that stay within the room there is, however long what they show."""

from __future__ import annotations

from typing import TypeGuard

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QHelpEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from app.window import theme
from app.window.widgets.calm import CalmChoice
from app.window.widgets.words import breakable, tip

_SHORT = 240
"""Pixels: what is no wider is never cut."""
_WIDE = 420  # that a list of choices takes by itself
_NARROW = 128  # to which it may shrink
_EDGE = 2  # beside the text of the one that is shown: Qt leaves a pixel on either side
_LACK = 4  # by which Qt asks for too little, for the longest entry
_SPARE = 2  # of which a rounded width may be short
_ELSEWHERE = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


def _asks(event: QEvent) -> TypeGuard[QHelpEvent]:
    """Whether the mouse rests somewhere: the class is looked at first, since making a name of the kind takes long."""
    return isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip


class Label(QLabel):
    """Text that is never taken for markup.

    On one line, text that has no room ends in dots, and is its own tool tip; on several, words that are wider than the
    line go on on the next. :meth:`text` is always the whole text.
    """

    def __init__(self, text: str = ""):
        super().__init__()
        self._text = ""
        self._named = False  # by us, for those who hear it read
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def text(self) -> str:
        return self._text

    def setText(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self._show()

    def setWordWrap(self, on: bool) -> None:
        super().setWordWrap(on)
        self._show()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(theme.scaled(_SHORT), hint.height()) if self._long else hint

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self._whole, hint.height()) if self._long else hint

    @property
    def _whole(self) -> int:
        """Pixels across that the whole text takes on one line."""
        return _widest(self.fontMetrics(), self._text) + 2 * self.margin() + 2

    @property
    def _long(self) -> bool:
        return not self.wordWrap() and len(self._text) > 12 and self._whole > theme.scaled(_SHORT)

    def _show(self) -> None:
        shown = self._text
        if self.wordWrap():
            shown = breakable(shown)
        elif self._long:
            room, metrics = max(self.width(), theme.scaled(_SHORT)) - 2 * self.margin(), self.fontMetrics()
            shown = "\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in shown.split("\n"))
        if shown != super().text():
            super().setText(shown)
        cut = shown != self._text
        if cut or self._named:
            self.setAccessibleName(self._text if cut else "")
            self._named = cut

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._long:
            self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._long and event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._show()

    def event(self, event: QEvent) -> bool:
        if _asks(event) and not self.toolTip() and self._long and self._whole > self.width():
            QToolTip.showText(event.globalPos(), tip(self._text), self)
            return True
        return super().event(event)


class LineField(QLineEdit):
    """One line to type in; what is too long for it is shown from its beginning, and is its own tool tip."""

    def __init__(self, text: str = ""):
        super().__init__(text)
        self.setCursorPosition(0)

    def setText(self, text: str | None) -> None:
        super().setText(text)
        if not self.hasFocus():
            self.setCursorPosition(0)

    @property
    def _cut(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.displayText()) > self.width() - 20

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason and not self.hasSelectedText():
            self.end(False)  # what is typed comes after what is there

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.hasFocus() and not self.hasSelectedText():  # as from a keyboard on the screen
            self.end(False)
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _ELSEWHERE and self._cut:
            self.setCursorPosition(0)

    def event(self, event: QEvent) -> bool:
        if _asks(event):
            plain = self.echoMode() == QLineEdit.EchoMode.Normal
            if plain and not self.toolTip() and self._cut:
                QToolTip.showText(event.globalPos(), tip(self.text()), self)
                return True
        return super().event(event)


class ChoiceBox(CalmChoice):
    """A list of choices, one of which is shown; long ones do not widen it, but are their own tool tips."""

    _room = 0  # pixels for the text, beside the arrow, where it was drawn last

    def __init__(self) -> None:
        super().__init__()
        self.currentTextChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return self._at_most(super().sizeHint(), _WIDE)

    def minimumSizeHint(self) -> QSize:
        return self._at_most(super().minimumSizeHint(), _NARROW)

    def _at_most(self, hint: QSize, pixels: int) -> QSize:
        """What Qt asks for, made wide enough for the words that are shown, but no wider than so many pixels.

        Qt asks for too little: the style sheet's field is narrower than what it reckons with, narrower still with the
        ring of the focus around it, and entries that came after the box was first shown do not count.
        """
        wide = hint.width()
        if not self.isEditable():
            option = QStyleOptionComboBox()
            super().initStyleOption(option)
            option.rect = QRect(0, 0, wide, hint.height())
            option.state |= QStyle.StateFlag.State_HasFocus
            beside = wide - self._field(option).width() + _EDGE + _SPARE
            wide = max(wide + _LACK, self.fontMetrics().horizontalAdvance(self.currentText()) + beside)
        return QSize(min(wide, theme.scaled(pixels)), hint.height())

    def _field(self, option: QStyleOptionComboBox) -> QRect:
        """Where the words of the one that is shown stand."""
        field = QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        self._room = self._field(option).width() - _EDGE
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, self._room)

    def event(self, event: QEvent) -> bool:
        if (
            _asks(event)
            and not self.toolTip()
            and self.fontMetrics().horizontalAdvance(self.currentText()) > self._room
        ):
            QToolTip.showText(event.globalPos(), tip(self.currentText()), self)
            return True
        return super().event(event)


class _Cut(QWidget):
    """Shows the whole text of an entry that has no room, where the mouse rests on it."""

    def __init__(self, view: QAbstractItemView):
        super().__init__(view)
        self.hide()
        self._view = view
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if _asks(event):
            index = self._view.indexAt(event.pos())
            own = index.data(Qt.ItemDataRole.ToolTipRole) if index.isValid() else None
            place = self._view.visualRect(index).intersected(self._view.viewport().rect())
            text = index.data(Qt.ItemDataRole.DisplayRole) if index.isValid() else None
            if own is None and isinstance(text, str) and _widest(self._view.fontMetrics(), text) > place.width() - 8:
                QToolTip.showText(event.globalPos(), tip(text), self._view)
                return True
        return False


class _Narrow(QStyledItemDelegate):
    """Entries that are no wider than the list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint, view = super().sizeHint(option, index), self.parent()
        room = view.viewport().width() if isinstance(view, QListView) else hint.width()
        return QSize(min(hint.width(), room), hint.height())


def tell_cut(view: QAbstractItemView) -> None:
    """Let entries that are too long for a list or table end in dots, and be their own tool tips."""
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    if isinstance(view, QListView) and view.viewMode() == QListView.ViewMode.ListMode:
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if type(view.itemDelegate()) is QStyledItemDelegate:
            view.setItemDelegate(_Narrow(view))
    _Cut(view)


def _widest(metrics: QFontMetrics, text: str) -> int:
    return max(metrics.horizontalAdvance(line) for line in text.split("\n"))


class SearchField(LineField):
    """Hands the arrow downwards on.

    Signals:
        downwards: the key was pressed.

    """

    downwards = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.downwards.emit()
        else:
            super().keyPressEvent(event)
