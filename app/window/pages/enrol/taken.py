"""The pictures taken so far, each of which can be discarded."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.window.language import tr
from app.window.language.names import POSES
from app.window.widgets.layout import button, column, discard, label
from app.window.widgets.pictures import FaceThumbnail, to_qimage
from core.people.enrolment import Sample

_ACROSS = 4
_SIDE = 68


class Taken(QWidget):
    """Faces in rows.

    Signals:
        changed: one was added or discarded.

    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.samples: list[Sample] = []
        self._holders: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._grid.setColumnStretch(_ACROSS, 1)

    def add(self, sample: Sample) -> None:
        """Show one more."""
        self.samples.append(sample)
        holder = QWidget()
        content = column(holder, margin=0, spacing=0)
        pose = tr(POSES[sample.quality.pose])
        face = FaceThumbnail(_SIDE)
        face.show_face(to_qimage(sample.photo), pose)
        remove = button("✕", lambda: self._remove(sample, holder))
        remove.setFixedWidth(_SIDE)
        remove.setAccessibleName(tr("Discard this picture"))
        remove.setToolTip(tr("Discard this picture"))
        content.addWidget(face)
        content.addWidget(label(pose, "small"))
        content.addWidget(remove)
        self._holders.append(holder)
        self._arrange()

    def clear(self) -> None:
        """Forget all."""
        for holder in self._holders:
            discard(holder)
        self._holders.clear()
        self.samples.clear()
        self.changed.emit()

    def _remove(self, sample: Sample, holder: QWidget) -> None:
        self.samples = [one for one in self.samples if one is not sample]
        self._holders.remove(holder)
        discard(holder)
        self._arrange()

    def _arrange(self) -> None:
        for number, holder in enumerate(self._holders):
            self._grid.addWidget(holder, number // _ACROSS, number % _ACROSS)
        self.changed.emit()
