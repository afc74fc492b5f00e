"""A warning that somebody is enrolled already, with both faces side by side."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app import background
from app.window.language import tr
from app.window.session import Session
from app.window.widgets.layout import button, column, label, panel, row, set_tone
from app.window.widgets.pictures import FaceThumbnail, opened, to_qimage
from core.enrolment import Likeness, Sample

_SIDE = 120


class DuplicatePanel(QWidget):
    """Asks whether two faces are one person's.

    Signals:
        same: they are: the pictures belong to the person enrolled, by name.
        different: they are not; the id of the one enrolled.

    """

    same = Signal(str)
    different = Signal(int)

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._likeness: Likeness | None = None
        self._words = label("", wrap=True)
        set_tone(self._words, "attention")
        self._new, self._known = FaceThumbnail(_SIDE), FaceThumbnail(_SIDE)
        self._name = label("", "small", wrap=True)
        frame, content = panel()
        content.addWidget(self._words)
        faces = row()
        for face, below in ((self._new, label(tr("now"), "small")), (self._known, self._name)):
            holder = column(part := QWidget(), margin=0, spacing=0)
            holder.addWidget(face)
            holder.addWidget(below)
            faces.addWidget(part)
        faces.addStretch(1)
        content.addLayout(faces)
        self._yes = button("", self._is_same, "primary")
        content.addWidget(self._yes)
        content.addWidget(button(tr("Somebody e&lse who looks alike"), self._is_different))
        column(self, margin=0).addWidget(frame)
        self.hide()

    def ask(self, likeness: Likeness, sample: Sample) -> None:
        """Show both faces."""
        self._likeness = likeness
        name = likeness.name
        self._words.setText(tr("▲ This face is enrolled already, as {name}. Is it the same person?", name=name))
        self._name.setText(name)
        self._yes.setText(tr("The &same: add the pictures there"))
        self._new.show_face(to_qimage(sample.photo))
        self._known.show_face(None)
        self.show()
        self._yes.setFocus()
        store = self._session.site.people

        def work(_progress: background.Progress) -> QImage | None:
            photos = store.photo_ids(likeness.person_id)
            return opened(store.photo(photos[0])) if photos else None

        background.run(work, lambda face: self._known.show_face(face, name) if self._likeness is likeness else None)

    def put_away(self) -> None:
        """The question no longer matters."""
        self._likeness = None
        self.hide()

    def _is_same(self) -> None:
        likeness = self._likeness
        self.put_away()
        if likeness is not None:
            self.same.emit(likeness.name)

    def _is_different(self) -> None:
        likeness = self._likeness
        self.put_away()
        if likeness is not None:
            self.different.emit(likeness.person_id)
