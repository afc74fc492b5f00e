"""Verify: are these two pictures of one person?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from app import background
from app.window.language import number, tr
from app.window.page import Page
from app.window.session import Session
from app.window.widgets import dialogs
from app.window.widgets.drops import DropTarget
from app.window.widgets.layout import button, column, label, panel, room_for, row, set_tone
from app.window.widgets.pictures import Mark, PictureView, to_qimage
from app.window.widgets.texts import ChoiceBox
from app.window.widgets.words import sentence

if TYPE_CHECKING:
    from core.engine.verification import Comparison
    from core.faces import Faces, Image

_RATES = (1e-2, 1e-3, 1e-4, 1e-5)


class _Slot(DropTarget):
    """Holds one of the two pictures."""

    chosen = Signal()

    def __init__(self, title: str, choose: str):
        super().__init__()
        self.image: Image | None = None
        self.name = ""
        self._latest = background.Latest()
        content = column(self, margin=0, spacing=1)
        self._view = PictureView(tr("Choose a picture, or drop one here."))
        self._view.setAccessibleName(title)
        content.addWidget(label(title, "title"))
        content.addWidget(self._view, 1)
        content.addWidget(button(choose, self._choose))

    def dropped(self, paths: list[Path]) -> None:
        self.load(paths[0])

    def _choose(self) -> None:
        name = dialogs.open_file(self, tr("Choose a picture"), "pictures", dialogs.pictures_filter())
        if name:
            self.load(Path(name))

    def load(self, path: Path) -> None:
        """Read a picture in the background; an answer that a later choice has overtaken is dropped."""

        def work(_progress: background.Progress) -> Image:
            from core import images

            return images.read(path)

        def done(image: Image) -> None:
            self.image, self.name = image, path.name
            self._view.show_picture(to_qimage(image))
            self.chosen.emit()

        def failed(words: str) -> None:
            self.image = None
            self._view.show_words(sentence(words))
            self.chosen.emit()

        self._latest.run(work, done, failed)

    def forget(self) -> None:
        """Let go of the picture."""
        self._latest.drop()
        self.image, self.name = None, ""
        self._view.show_words(tr("Choose a picture, or drop one here."))

    def mark(self, face: Faces | None, tone: str = "") -> None:
        """Draw the face that was compared, or none."""
        if self.image is not None:
            boxes = face.boxes[:1].tolist() if face is not None else []
            marks = tuple(Mark((left, top, right, bottom), "", tone) for left, top, right, bottom in boxes)
            self._view.show_picture(to_qimage(self.image), marks)


class VerifyPage(Page):
    """Two pictures side by side, and the word."""

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._latest = background.Latest()
        self.first = _Slot(tr("First picture"), tr("Choose f&irst picture…"))
        self.second = _Slot(tr("Second picture"), tr("Choose &second picture…"))
        self.first.chosen.connect(self._compare)
        self.second.chosen.connect(self._compare)
        self._rate = ChoiceBox()
        self._rate.setAccessibleName(tr("False matches"))
        for rate in _RATES:
            self._rate.addItem(tr("1 false match in {count}", count=number(1 / rate)), rate)
        self._rate.setCurrentIndex(1)
        self._rate.currentIndexChanged.connect(lambda _index: self._compare())
        self._verdict = label("", "display")
        self._detail = label("", "muted", wrap=True)

        outer = column(self)
        body = row(2)
        body.addWidget(self.first, 1)
        body.addWidget(self.second, 1)
        outer.addLayout(body, 1)
        frame, content = panel()
        bar = row()
        bar.addWidget(label(tr("Accept at most")))
        bar.addWidget(self._rate)
        bar.addStretch(1)
        content.addLayout(bar)
        content.addWidget(self._verdict)
        content.addWidget(self._detail)
        outer.addWidget(frame)
        for words, lines in ((self._verdict, 1), (self._detail, 3)):  # where buttons are does not depend on them
            room_for(words, lines)
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        session.ready.connect(self._compare)
        self._compare()

    def forget(self) -> None:
        for slot in (self.first, self.second):
            slot.forget()
        self._compare()

    def _compare(self) -> None:
        self._latest.drop()
        engine, first, second = self._session.engine, self.first.image, self.second.image
        for slot in (self.first, self.second):
            slot.mark(None)
        self._verdict.setText("")
        if first is None or second is None:
            self._detail.setText(tr("Choose two pictures, each of one person."))
            return
        if engine is None:
            self._detail.setText(tr("The recogniser is still loading…"))
            return
        rate = float(self._rate.currentData())
        names = (self.first.name, self.second.name)

        def work(_progress: background.Progress) -> Comparison:
            from core.engine.verification import compare

            return compare(engine, first, second, rate, names)

        self._detail.setText(tr("Comparing…"))
        self._latest.run(work, self._show, self._fail)

    def _show(self, result: Comparison) -> None:
        tone = "allow" if result.same else "deny"
        self.first.mark(result.first, tone)
        self.second.mark(result.second, tone)
        self._verdict.setText(tr("✔ Same person") if result.same else tr("✖ Different people"))
        set_tone(self._verdict, tone)
        score, threshold = number(result.score, 3), number(result.threshold, 3)
        self._detail.setText(
            tr(
                "Score {score}, at or above the threshold of {line}. 1 in {count} pairs of strangers would pass it."
                if result.same
                else "Score {score}, below the threshold of {line}. 1 in {count} pairs of strangers would pass it.",
                score=score,
                line=threshold,
                count=number(1 / result.fmr),
            )
            + (" " + tr("▲ One of the faces is covered: the score says less.") if result.covered else "")
            + self._at_doors()
        )

    def _at_doors(self) -> str:
        """That a door asks something else, and has another threshold."""
        recogniser = self._session.recogniser
        if recogniser is None:
            return ""
        return " " + tr(
            "A door compares with everybody enrolled, and has a line of its own: {line}, which 1 stranger in {count} "
            "passes.",
            line=number(recogniser.threshold, 3),
            count=number(1 / recogniser.fpir),
        )

    def _fail(self, words: str) -> None:
        self._verdict.setText(tr("▲ Cannot compare"))
        set_tone(self._verdict, "attention")
        self._detail.setText(sentence(words))
