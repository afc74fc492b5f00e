"""Verify: are these two pictures of one person?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from app import background
from app.window.session import Session
from app.window.widgets.drops import DropTarget
from app.window.widgets.layout import button, column, label, panel, row, set_tone
from app.window.widgets.pictures import Mark, PictureView, to_qimage
from core.gallery.audit import Permission

if TYPE_CHECKING:
    from core.faces import Faces, Image
    from core.verification import Comparison

_RATES = (1e-2, 1e-3, 1e-4, 1e-5)


class _Slot(DropTarget):
    """Holds one of the two pictures."""

    chosen = Signal()

    def __init__(self, title: str):
        super().__init__()
        self.image: Image | None = None
        self._turn = 0
        self.name = title.lower()
        content = column(self, margin=0, spacing=1)
        self._view = PictureView("Choose a picture, or drop one here.")
        self._view.setAccessibleName(title)
        content.addWidget(label(title, "title"))
        content.addWidget(self._view, 1)
        content.addWidget(button(f"Choose {title.lower()}…", self._choose))

    def dropped(self, paths: list[Path]) -> None:
        self.load(paths[0])

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "Choose a picture", filter="Pictures (*.jpg *.jpeg *.png *.bmp *.webp *.tif *.tiff)"
        )
        if name:
            self.load(Path(name))

    def load(self, path: Path) -> None:
        """Read a picture in the background; an answer that a later choice has overtaken is dropped."""
        self._turn += 1
        turn = self._turn

        def work(_progress: background.Progress) -> Image:
            from core import images

            return images.read(path)

        def done(image: Image) -> None:
            if turn != self._turn:
                return
            self.image, self.name = image, path.name
            self._view.show_picture(to_qimage(image))
            self.chosen.emit()

        def failed(words: str) -> None:
            if turn != self._turn:
                return
            self.image = None
            self._view.show_words(words)
            self.chosen.emit()

        background.run(work, done, failed)

    def mark(self, face: Faces, tone: str) -> None:
        """Draw the face that was compared."""
        if self.image is not None and len(face):
            box = tuple(float(v) for v in face.boxes[0])
            self._view.show_picture(to_qimage(self.image), (Mark(box, "", tone),))  # type: ignore[arg-type]


class VerifyPage(QWidget):
    """Two pictures side by side, and the word."""

    title = "Verify"
    icon = "mdi6.account-switch-outline"
    needs = Permission.SEE

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._turn = 0
        self.first, self.second = _Slot("First picture"), _Slot("Second picture")
        self.first.chosen.connect(self._compare)
        self.second.chosen.connect(self._compare)
        self._rate = QComboBox()
        self._rate.setAccessibleName("False matches")
        for rate in _RATES:
            self._rate.addItem(f"1 false match in {1 / rate:,.0f}", rate)
        self._rate.setCurrentIndex(1)
        self._rate.currentIndexChanged.connect(lambda _index: self._compare())
        self._verdict = label("", "display")
        self._verdict.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._detail = label("Choose two pictures, each of one person.", "muted", wrap=True)
        self._detail.setAlignment(Qt.AlignmentFlag.AlignCenter)

        outer = column(self)
        body = row(2)
        body.addWidget(self.first, 1)
        body.addWidget(self.second, 1)
        outer.addLayout(body, 1)
        frame, content = panel()
        bar = row()
        bar.addWidget(label("Accept at most"))
        bar.addWidget(self._rate)
        bar.addStretch(1)
        content.addLayout(bar)
        content.addWidget(self._verdict)
        content.addWidget(self._detail)
        outer.addWidget(frame)
        session.ready.connect(self._compare)

    def _compare(self) -> None:
        self._turn += 1
        turn = self._turn
        engine, first, second = self._session.engine, self.first.image, self.second.image
        if first is None or second is None:
            self._verdict.setText("")
            self._detail.setText("Choose two pictures, each of one person.")
            return
        if engine is None:
            self._detail.setText("The recogniser is still loading…")
            return
        rate = float(self._rate.currentData())
        names = (self.first.name, self.second.name)

        def work(_progress: background.Progress) -> Comparison:
            from core.verification import compare

            return compare(engine, first, second, rate, names)

        self._detail.setText("Comparing…")
        background.run(
            work,
            lambda result: self._show(result) if turn == self._turn else None,
            lambda words: self._fail(words) if turn == self._turn else None,
        )

    def _show(self, result: Comparison) -> None:
        tone = "allow" if result.same else "deny"
        self.first.mark(result.first, tone)
        self.second.mark(result.second, tone)
        self._verdict.setText("✔ Same person" if result.same else "✖ Different people")
        set_tone(self._verdict, tone)
        side = "at or above" if result.same else "below"
        self._detail.setText(
            f"Score {result.score:.3f}, {side} the line of {result.threshold:.3f}. "
            f"At this line 1 in {1 / result.fmr:,.0f} pairs of strangers would pass."
        )

    def _fail(self, words: str) -> None:
        self._verdict.setText("Cannot compare")
        set_tone(self._verdict, "attention")
        self._detail.setText(words[:1].upper() + words[1:])
