"""Fields for numbers that say what they take where somebody types something else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox, QToolTip

from app.window.language import tr
from app.window.widgets.words import tip

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class Limits(QObject):
    """Says at the field from where to where it goes, and has it take the nearest number.

    Attributes:
        words: that are said.
        told: how often they were.

    """

    def __init__(self, spin: QSpinBox | QDoubleSpinBox, *, bounded: bool):
        """Watch a field.

        Args:
            spin: whose range and digits are set.
            bounded: whether it has two ends that anybody would type.

        """
        super().__init__(spin)
        self._spin = spin
        self.told = 0
        low, high = spin.textFromValue(spin.minimum()), spin.textFromValue(spin.maximum())  # type: ignore[arg-type]
        whole = isinstance(spin, QSpinBox)
        if not bounded:
            self.words = tr("A whole number") if whole else tr("A number")
        elif whole:
            self.words = tr("A whole number from {low} to {high}", low=low, high=high)
        else:
            self.words = tr("A number from {low} to {high}", low=low, high=high)
        spin.setToolTip(tip(self.words))
        spin.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToNearestValue)
        spin.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if event.type() == QEvent.Type.FocusOut or (pressed is not None and pressed.key() in _ENDS):
            if not self._spin.hasAcceptableInput():
                self._tell()
        elif pressed is not None and pressed.text() and pressed.text().isprintable():
            before = self._state
            QTimer.singleShot(0, self, lambda: self._tell() if self._state == before else None)
        return super().eventFilter(watched, event)

    @property
    def _state(self) -> tuple[str, str]:
        """What is typed and selected: a letter that is not taken changes neither."""
        edit = self._spin.lineEdit()
        return edit.text(), edit.selectedText()

    def _tell(self) -> None:
        self.told += 1
        if self._spin.isVisible():
            QToolTip.showText(self._spin.mapToGlobal(QPoint(0, self._spin.height())), tip(self.words), self._spin)
