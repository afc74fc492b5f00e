"""One decision in the strip beside the cameras."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.window.language import clock, said, tr
from app.window.widgets.decisions import decision_label, place, who
from app.window.widgets.layout import button, column, label, panel, row
from app.window.widgets.pictures import FaceThumbnail
from core.gallery.events import Event, Outcome, Result

_READING_MS = 60_000  # after which nobody reads reasons any more: what is held up by them goes on
_PLAIN = (Result.LET_IN, Result.RECOGNISED, Result.NOT_RECOGNISED)  # nobody asks why at first sight


class DecisionCard(QWidget):
    """One decision: face, name, time, and why: at once where somebody has to know, else on demand."""

    def __init__(self, event: Event, photo: QImage | None):
        super().__init__()
        self.decided = event
        frame, content = panel()
        outer = column(self, margin=0, spacing=0)
        outer.addWidget(frame)
        head = row()
        self._face = FaceThumbnail(72)
        head.addWidget(self._face)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._name = label(who(event) if event.person or not event.of_nobody else event.camera, wrap=True)
        self._name.setStyleSheet("font-weight: 600;")
        words.addWidget(self._name)
        words.addWidget(decision_label(event))
        self._deciding = label(said(str(event.reasons[0])) if event.reasons else "", "small", wrap=True)
        words.addWidget(self._deciding)
        words.addWidget(label(f"{clock(event.time)}  {place(event)}", "small", wrap=True))
        head.addLayout(words, 1)
        content.addLayout(head)
        self._why = button(tr("Why?"), self._toggle)
        self._why.setCheckable(True)
        self._reading = QTimer(self)
        self._reading.setSingleShot(True)
        self._reading.setInterval(_READING_MS)
        self._reading.timeout.connect(self._close_again)
        self._reasons = label("\n".join(f"• {said(str(r))}" for r in event.reasons), "small", wrap=True)
        content.addWidget(self._why)
        content.addWidget(self._reasons)
        self._reasons.hide()
        self._why.setVisible(event.outcome is not Outcome.MACHINE and len(event.reasons) > 1)
        self._deciding.setVisible(event.result not in _PLAIN and bool(event.reasons))
        self.show_face(photo)

    @property
    def reads(self) -> bool:
        """Whether somebody reads its reasons."""
        return self._why.isChecked()

    def show_face(self, photo: QImage | None) -> None:
        """Show a face, where there is one."""
        self._face.setVisible(photo is not None and not photo.isNull())
        if photo is not None and not photo.isNull():
            self._face.show_face(photo, self.decided.person or "")

    def _close_again(self) -> None:
        if self._why.isChecked():
            self._why.click()

    def _toggle(self) -> None:
        if self._why.isChecked():
            self._reading.start()
        self._reasons.setVisible(self._why.isChecked())
        self._deciding.setVisible(not self._why.isChecked() and self.decided.result not in _PLAIN)
