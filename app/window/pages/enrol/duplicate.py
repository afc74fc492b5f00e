"""A question about a face and somebody enrolled, with both faces side by side."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app import background
from app.window.language import tr
from app.window.session import Session
from app.window.widgets.layout import button, column, label, panel, row, set_tone
from app.window.widgets.pictures import FaceThumbnail, opened, to_qimage
from app.window.widgets.words import in_button
from core.people.enrolment import Likeness, Sample

_SIDE = 120


class DuplicatePanel(QWidget):
    """Asks whether two faces are one person's.

    Signals:
        same: they are: the pictures belong to the person enrolled, by name.
        different: they are not; the id of the one enrolled.
        still: whoever is photographed anew is the person enrolled.
        other: they are somebody else.

    """

    same = Signal(str)
    different = Signal(int)
    still = Signal()
    other = Signal()

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._likeness: Likeness | None = None
        self._anew = False  # whether the question is about somebody photographed anew
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
        self._yes = button("", self._affirm, "primary")
        self._no = button("", self._deny)
        content.addWidget(self._yes)
        content.addWidget(self._no)
        column(self, margin=0).addWidget(frame)
        self.hide()

    def ask(self, likeness: Likeness, sample: Sample) -> None:
        """Ask whether a face is that of somebody enrolled whom it looks like."""
        self._words.setText(
            tr("▲ This face is enrolled already, as {name}. Is it the same person?", name=likeness.name)
        )
        self._yes.setText(tr("The &same: add the pictures there"))
        self._no.setText(tr("Somebody e&lse who looks alike"))
        self._anew = False
        self._show_both(likeness, sample)
        self._yes.setFocus()

    def ask_still(self, likeness: Likeness, sample: Sample) -> None:
        """Ask whether a face that does not look like whoever is photographed anew is theirs all the same."""
        name = likeness.name
        self._words.setText(
            tr(
                "▲ This face is not known to be that of {name}: whoever it is goes where {name} may go. "
                "Is it still {name}?",
                name=name,
            )
        )
        self._yes.setText(tr("&Yes, this is still {name}", name=in_button(name, self.fontMetrics(), _SIDE)))
        self._no.setText(tr("No, somebody e&lse"))
        self._anew = True
        self._show_both(likeness, sample)
        self._no.setFocus()  # yes is said on purpose only

    def _show_both(self, likeness: Likeness, sample: Sample) -> None:
        self._likeness, name = likeness, likeness.name
        self._name.setText(name)
        self._new.show_face(to_qimage(sample.photo))
        self._known.show_face(None)
        self.show()
        store = self._session.site.people

        def work(_progress: background.Progress) -> QImage | None:
            photos = store.photo_ids(likeness.person_id)
            return opened(store.photo(photos[0])) if photos else None

        background.run(work, lambda face: self._known.show_face(face, name) if self._likeness is likeness else None)

    def put_away(self) -> None:
        """The question no longer matters."""
        self._likeness = None
        self.hide()

    def _affirm(self) -> None:
        likeness = self._likeness
        self.put_away()
        if likeness is None:
            return
        if self._anew:
            self.still.emit()
        else:
            self.same.emit(likeness.name)

    def _deny(self) -> None:
        likeness = self._likeness
        self.put_away()
        if likeness is None:
            return
        if self._anew:
            self.other.emit()
        else:
            self.different.emit(likeness.person_id)
