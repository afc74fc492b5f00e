"""The second picture that a task takes: a style, a template."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage

from app import background
from app.window.language import tr
from app.window.language.tasks import task_words
from app.window.widgets import dialogs
from app.window.widgets.drops import DropTarget
from app.window.widgets.layout import button, column, label, panel
from app.window.widgets.pictures import PictureView
from app.window.widgets.shown import Shown
from app.window.widgets.words import sentence

if TYPE_CHECKING:
    from core.faces import Image
    from core.tasks.task import Second


def read(path: Path, wanted: Second | None) -> Image:
    """A picture file as a task wants it; imports what opens it only now."""
    from core import images
    from core.tasks import transparency

    return transparency.second(images.opened(path), wanted) if wanted is not None else images.read(path)


class SecondSlot(DropTarget):
    """Holds it.

    Signals:
        changed: it is another picture, or none any more.

    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.picture: Image | None = None
        self._small: QImage | None = None
        self._latest = background.Latest()
        self._title = label("", "title", wrap=True)
        self._view = PictureView()
        self._view.setMinimumSize(120, 96)
        self._view.setMaximumHeight(128)
        self._drop = button(tr("Remove"), self.forget)
        frame, content = panel()
        content.addWidget(self._title)
        content.addWidget(self._view)
        content.addWidget(button(tr("Choose a&nother…"), self._choose))
        content.addWidget(self._drop)
        column(self, margin=0).addWidget(frame)
        self._second: Second | None = None

    def begin(self, second: Second | None) -> None:
        """Take what a task asks for; a picture that is here stays where it still makes sense."""
        if second is None or self._second is None or second.title != self._second.title:
            self.forget()
        self._second = second
        self.setVisible(second is not None)
        if second is not None:
            title = task_words(second.title)
            self._title.setText(title if second.required else tr("{title} (if you like)", title=title))
            self._view.setAccessibleName(title)
            self._show()

    def dropped(self, paths: list[Path]) -> None:
        self.load(paths[0])

    def _choose(self) -> None:
        name = dialogs.open_file(self, tr("Choose a picture"), "pictures", dialogs.pictures_filter())
        if name:
            self.load(Path(name))

    def load(self, path: Path) -> None:
        """Read a picture in the background; an answer that a later choice has overtaken is dropped."""
        wanted = self._second

        def work(_progress: background.Progress) -> Shown:
            return Shown.of(read(path, wanted))

        def failed(words: str) -> None:
            self.picture = None
            self._show()
            self._view.show_words(sentence(words))
            self.changed.emit()

        self._latest.run(work, self.take, failed)

    def take(self, shown: Shown) -> None:
        """Hold this picture from now on."""
        self._latest.drop()
        self.picture, self._small = shown.pixels, shown.small
        self._show()
        self.changed.emit()

    def forget(self) -> None:
        """Let go of the picture."""
        self._latest.drop()
        had = self.picture is not None
        self.picture, self._small = None, None
        self._show()
        if had:
            self.changed.emit()

    def _show(self) -> None:
        self._drop.setVisible(self.picture is not None)
        if self.picture is None or self._small is None:
            self._view.show_words(tr("Choose a picture, or drop one here."))
        else:
            self._view.show_picture(self._small.copy())
