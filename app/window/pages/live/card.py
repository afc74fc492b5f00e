"""One decision in the strip beside the cameras."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.window.language import clock, said, tr
from app.window.widgets.decisions import decision_label, who
from app.window.widgets.layout import button, column, label, panel, row
from app.window.widgets.pictures import FaceThumbnail
from core.gallery.events import Event, Outcome


class DecisionCard(QWidget):
    """One decision: face, name, time, and why on demand."""

    def __init__(self, event: Event, photo: QImage | None):
        super().__init__()
        self.decided = event
        frame, content = panel()
        outer = column(self, margin=0, spacing=0)
        outer.addWidget(frame)
        head = row()
        if photo is not None:
            face = FaceThumbnail(72)
            face.show_face(photo, event.person or "")
            head.addWidget(face)
        words = QVBoxLayout()
        words.setSpacing(2)
        name = label(who(event), wrap=True)
        name.setStyleSheet("font-weight: 600;")
        words.addWidget(name)
        words.addWidget(decision_label(event))
        words.addWidget(label(f"{clock(event.time)}  {event.camera}", "small"))
        head.addLayout(words, 1)
        content.addLayout(head)
        self._why = button(tr("Why?"), self._toggle)
        self._why.setCheckable(True)
        self._reasons = label("\n".join(f"• {said(str(r))}" for r in event.reasons), "small", wrap=True)
        content.addWidget(self._why)
        content.addWidget(self._reasons)
        # of the machinery the reason is all there is to say; shown outside of a layout it would be a window
        plain = event.outcome is Outcome.MACHINE
        self._why.setVisible(not plain)
        self._reasons.setVisible(plain)

    def _toggle(self) -> None:
        self._reasons.setVisible(self._why.isChecked())
