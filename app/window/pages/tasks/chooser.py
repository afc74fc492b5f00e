"""Which picture or folder a task is run on, in words, and the buttons that choose another one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.window.language import tr
from app.window.pages.tasks.feed import Choice
from app.window.widgets import dialogs
from app.window.widgets.layout import button, column, label, panel, row, set_role, set_tone
from app.window.widgets.texts import ChoiceBox

if TYPE_CHECKING:
    from core.tasks.task import Task

KINDS = {".png": "PNG", ".jpg": "JPEG", ".webp": "WebP", ".tif": "TIFF", ".bmp": "BMP"}
"""What pictures of a whole folder can be kept as, by ending; the first unless another is chosen."""


class SourceChooser(QWidget):
    """Offers what fits: other buttons for a task that takes a folder, and while a camera is on.

    Args:
        cameras: those that can be chosen just now.

    Signals:
        chosen: the Path of a picture, or of a folder where the task takes one.
        every: the Path of a folder, each picture of which shall be done.
        pasted: what is on the clipboard shall be taken.
        example: the picture for whoever has none shall be taken.
        switched_on: the Choice of a camera.
        kept: the picture that the camera shows shall be taken.
        switched_off: the camera is wanted no longer.

    """

    chosen = Signal(object)
    every = Signal(object)
    pasted = Signal()
    example = Signal()
    switched_on = Signal(object)
    kept = Signal()
    switched_off = Signal()

    def __init__(self, cameras: Callable[[], list[Choice]]):
        super().__init__()
        self._cameras = cameras
        self._title = label("", "title")
        self._about = label("", "muted", wrap=True)
        self._wrong = label("", wrap=True)
        set_tone(self._wrong, "deny")
        self._wrong.hide()
        self._choose_button = button(tr("Choose &picture…"), self._choose, "primary")
        self._folder_button = button(tr("Choose f&older…"), self._choose_folder, "primary")
        self._paste_button = button(tr("Past&e"), self.pasted.emit)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._list_cameras)
        self._camera_button = button(tr("Ca&mera"), lambda: None)
        self._camera_button.setMenu(self._menu)
        self._example_button = button(tr("E&xample"), self.example.emit)
        self._every_button = button(tr("Whole f&older…"), self._choose_every)
        self._every_button.setToolTip(tr("Do each picture of a folder, and keep the results in another one"))
        self._kind = ChoiceBox()
        for ending, words in KINDS.items():
            self._kind.addItem(words, ending)
        self._kind.setAccessibleName(tr("Kind of file for the results of a folder"))
        self._kind.setToolTip(self._kind.accessibleName())
        self._kind_line = QWidget()
        kept = row()
        kept.addWidget(label(tr("Results of a folder as"), "small"), 1)
        kept.addWidget(self._kind)
        column(self._kind_line, margin=0).addLayout(kept)
        self._take_button = button(tr("Ta&ke this picture"), self.kept.emit, "primary")
        self._off_button = button(tr("Camera &off"), self.switched_off.emit)
        self._lay_out()

    def _lay_out(self) -> None:
        frame, content = panel()
        for widget in (
            self._title,
            self._about,
            self._wrong,
            self._choose_button,
            self._folder_button,
            self._take_button,
        ):
            content.addWidget(widget)
        for pair in ((self._paste_button, self._camera_button), (self._example_button, self._every_button)):
            line = row()
            for one in pair:
                line.addWidget(one, 1)
            content.addLayout(line)
        content.addWidget(self._kind_line)
        content.addWidget(self._off_button)
        column(self, margin=0).addWidget(frame)

    @property
    def ending(self) -> str:
        """Of the files that pictures of a whole folder are kept as."""
        return str(self._kind.currentData())

    def tell(self, words: str, *, wrong: bool = False) -> None:
        """Say what is here, or beside it what went wrong: what is here stays."""
        if not wrong:
            self._about.setText(words)
        self._wrong.setText(f"✖ {words}" if wrong else "")
        self._wrong.setVisible(wrong)

    def fit(self, task: Task | None, *, live: bool, there: bool) -> None:
        """Offer what fits a task.

        Args:
            task: None before the first one.
            live: whether a camera is on.
            there: whether there is a picture, or a folder where it takes one.

        """
        folder = task is not None and task.takes == "folder"
        self._title.setText(tr("Folder") if folder else tr("Camera") if live else tr("Picture"))
        pictures: tuple[QWidget, ...] = (
            self._paste_button, self._camera_button, self._example_button, self._every_button,
            self._kind_line,
        )  # fmt: skip
        for widget in pictures:
            widget.setVisible(not folder and not live)
        if task is not None and task.brushes:
            self._kind_line.hide()
            self._every_button.hide()  # nobody has painted over those pictures
        self._choose_button.setVisible(not folder and not live)
        for one in (self._choose_button, self._folder_button):
            set_role(one, "" if there else "primary")  # what to do first
        self._folder_button.setVisible(folder)
        self._take_button.setVisible(live)
        self._take_button.setEnabled(there)
        self._off_button.setVisible(live)

    def _choose(self) -> None:
        name = dialogs.open_file(self, tr("Choose a picture"), "pictures", dialogs.pictures_filter())
        if name:
            self.chosen.emit(Path(name))

    def _choose_folder(self) -> None:
        name = dialogs.open_folder(self, tr("Choose a folder of pictures"), "pictures")
        if name:
            self.chosen.emit(Path(name))

    def _choose_every(self) -> None:
        name = dialogs.open_folder(self, tr("Choose a folder of pictures"), "pictures")
        if name:
            self.every.emit(Path(name))

    def _list_cameras(self) -> None:
        self._menu.clear()
        for choice in self._cameras():
            entry = self._menu.addAction(choice.name)
            entry.triggered.connect(lambda _checked=False, choice=choice: self.switched_on.emit(choice))
        if self._menu.isEmpty():
            self._menu.addAction(tr("There is no camera that you may take pictures from")).setEnabled(False)
