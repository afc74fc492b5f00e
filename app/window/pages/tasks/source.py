"""What a task is run on: a picture from a file, the clipboard or a camera, or a folder; another picture; brushes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from app import background
from app.window.language import number, tr
from app.window.language.tasks import task_words
from app.window.pages.tasks.feed import CameraFeed, Choice
from app.window.pages.tasks.reading import decoded, folder_of, opened, pixels_of
from app.window.pages.tasks.slot import SecondSlot
from app.window.session import Session
from app.window.widgets import dialogs
from app.window.widgets.brush import BrushBar
from app.window.widgets.drops import DropTarget
from app.window.widgets.layout import button, column, label, panel, row, set_role, set_tone
from app.window.widgets.shown import Shown
from app.window.widgets.texts import ChoiceBox
from app.window.widgets.words import sentence

if TYPE_CHECKING:
    from core.tasks.task import Task

KINDS = {".png": "PNG", ".jpg": "JPEG", ".webp": "WebP", ".tif": "TIFF", ".bmp": "BMP"}
"""What pictures of a whole folder can be kept as, by ending; the first unless another is chosen."""
_CODED = ("image/png", "image/jpeg", "image/bmp", "image/tiff", "image/webp")  # as other programs hand pictures over


class SourcePanel(DropTarget):
    """Gets it.

    Attributes:
        shown: the picture; None where there is none.
        name: of its file or camera.
        folder: for tasks that take one.
        second: the slot for another picture.
        brushes: what is painted with.
        live: whether the picture is a camera's newest.

    Signals:
        changed: it is run on something else.
        framed: a camera has a new picture, which is :attr:`shown` now.
        every: (folder) each picture of a folder shall be done.

    """

    changed = Signal()
    framed = Signal()
    every = Signal(object)

    def __init__(self, session: Session):
        super().__init__()
        self.shown: Shown | None = None
        self.name = ""
        self.folder: Path | None = None
        self.live = False
        self._task: Task | None = None
        self._latest = background.Latest()
        self._feed = CameraFeed(session, self)
        self._feed.arrived.connect(self._show_frame)
        self._feed.said.connect(self._hear)
        self._title = label("", "title")
        self._about = label("", "muted", wrap=True)
        self._wrong = label("", wrap=True)
        set_tone(self._wrong, "deny")
        self._wrong.hide()
        self._choose_button = button(tr("Choose &picture…"), self._choose, "primary")
        self._folder_button = button(tr("Choose f&older…"), self._choose_folder, "primary")
        self._paste_button = button(tr("Past&e"), self.paste)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._list_cameras)
        self._camera_button = button(tr("Ca&mera"), lambda: None)
        self._camera_button.setMenu(self._menu)
        self._example_button = button(tr("E&xample"), self._take_example)
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
        self._take_button = button(tr("Ta&ke this picture"), self._keep_frame, "primary")
        self._off_button = button(tr("Camera &off"), self.switch_off)
        self.second = SecondSlot()
        self.second.changed.connect(self.changed)
        self.brushes = BrushBar()
        self.brushes.strokes.changed.connect(self.changed)
        self._painting, painting = panel()
        painting.addWidget(label(tr("Paint over the picture"), "title", wrap=True))
        painting.addWidget(self.brushes)
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
        outer = column(self, margin=0, spacing=1)
        outer.addWidget(frame)
        outer.addWidget(self._painting)
        outer.addWidget(self.second)
        outer.addStretch(1)

    def begin(self, task: Task) -> None:
        """Ask for what a task takes; the picture that is here stays."""
        self._task = task
        if task.pace == "slow" or task.takes == "folder":
            self._let_go()
        self.second.begin(task.second)
        self._painting.setVisible(bool(task.brushes))
        self.brushes.offer([task_words(title) for title in task.brushes])
        self._fit_brushes()
        self._update()

    @property
    def ending(self) -> str:
        """Of the files that pictures of a whole folder are kept as."""
        return str(self._kind.currentData())

    @property
    def ready(self) -> bool:
        """Whether there is all that the task takes."""
        task = self._task
        if task is None or self.lacking_second:
            return False
        if self.live and task.pace == "slow":
            return False  # it is run on a picture that stays
        return (self.folder if task.takes == "folder" else self.shown) is not None

    @property
    def lacking_second(self) -> str:
        """That another picture has to be chosen first; empty where it has not."""
        second = self._task.second if self._task is not None else None
        if second is None or not second.required or self.second.picture is not None:
            return ""
        return tr("It needs another picture too: {title}.", title=task_words(second.title))

    @property
    def wanting(self) -> str:
        """What to do first; empty where nothing is missing."""
        if self.ready or self._task is None:
            return ""
        if self._task.takes == "folder" and self.folder is None:
            return tr("Choose a folder of pictures, or drop one here.")
        if self.live and self.shown is None:
            return tr("Connecting…")
        if self._task.takes == "picture" and self.shown is None:
            return tr("Choose a picture, paste one, or drop one here.")
        if self.live and self._task.pace == "slow":
            return tr("Take a picture when the camera shows what you want.")
        return self.lacking_second

    # from files

    def dropped(self, paths: list[Path]) -> None:
        self.open(paths[0])

    def open(self, path: Path) -> None:
        """Take a picture or a folder, whichever the task takes."""
        if self._task is not None and self._task.takes == "folder":
            self._set_folder(path)
        elif path.is_dir() and (self._task is None or not self._task.brushes):
            self.every.emit(path)
        else:
            self.fetch(lambda: (opened(path), path.name))

    def _choose(self) -> None:
        name = dialogs.open_file(self, tr("Choose a picture"), "pictures", dialogs.pictures_filter())
        if name:
            self.open(Path(name))

    def _choose_folder(self) -> None:
        name = dialogs.open_folder(self, tr("Choose a folder of pictures"), "pictures")
        if name:
            self._set_folder(Path(name))

    def _set_folder(self, folder: Path) -> None:
        """Take a folder, or the one that a file lies in; what that is shows in the background."""

        def done(found: Path) -> None:
            self.folder = found
            self._update()
            self.changed.emit()

        def failed(words: str) -> None:
            self._tell(sentence(words), wrong=True)

        self._latest.run(lambda _progress: folder_of(folder), done, failed)

    def _choose_every(self) -> None:
        name = dialogs.open_folder(self, tr("Choose a folder of pictures"), "pictures")
        if name:
            self.every.emit(Path(name))

    def _take_example(self) -> None:
        def example() -> tuple[Shown, str]:
            from core import demo

            return Shown.of(demo.astronaut()), "example.png"

        self.fetch(example)

    def paste(self) -> None:
        """Take the picture on the clipboard, or the file whose name is there."""
        content = QGuiApplication.clipboard().mimeData()
        coded = next((bytes(content.data(kind).data()) for kind in _CODED if content.hasFormat(kind)), b"")
        files = [Path(url.toLocalFile()) for url in content.urls() if url.isLocalFile()]
        name = tr("clipboard")
        if files:
            self.open(files[0])
        elif coded:
            self.fetch(lambda: (Shown.of(decoded(coded)), name))
        elif content.hasImage():
            image = QGuiApplication.clipboard().image()
            self.fetch(lambda: (Shown.of(pixels_of(image)), name))
        else:
            self._tell(tr("There is no picture on the clipboard: copy one first."), wrong=True)

    def fetch(self, work: Callable[[], tuple[Shown, str]]) -> None:
        """Get a picture and its name in the background; an answer that a later choice has overtaken is dropped."""
        self.switch_off()

        def done(found: tuple[Shown, str]) -> None:
            self.take(*found)

        def failed(words: str) -> None:
            self._tell(sentence(words), wrong=True)

        self._latest.run(lambda _progress: work(), done, failed)

    def take(self, shown: Shown, name: str) -> None:
        """Run on this picture from now on."""
        self._latest.drop()
        self.shown, self.name = shown, name
        self._fit_brushes()
        self._update()
        self.changed.emit()

    def _fit_brushes(self) -> None:
        if self.shown is not None:
            height, width = self.shown.pixels.shape[:2]
            self.brushes.fit(height, width)

    # from a camera

    def _list_cameras(self) -> None:
        self._menu.clear()
        for choice in self._feed.choices():
            entry = self._menu.addAction(choice.name)
            entry.triggered.connect(lambda _checked=False, choice=choice: self.switch_on(choice))
        if self._menu.isEmpty():
            self._menu.addAction(tr("There is no camera that you may take pictures from")).setEnabled(False)

    def switch_on(self, choice: Choice) -> None:
        """Show what a camera sees; tasks that are not slow are run on it at once."""
        self._latest.drop()
        self.live = True
        self.shown, self.name = None, choice.name
        self._update()
        self._about.setText(tr("Connecting…"))
        self.changed.emit()
        self._feed.begin(choice)

    def switch_off(self) -> None:
        """Let go of the camera; its last picture stays."""
        if self.live:
            self._let_go()
            if self.shown is None or (self._task is not None and self._task.pace == "slow"):
                self.changed.emit()  # a task that is not slow has been run on what is shown

    def _let_go(self) -> None:
        if self.live:
            self.live = False
            self._feed.end()
            self._update()

    def _show_frame(self) -> None:
        if self.live and self._feed.picture is not None:
            first = self.shown is None
            self.shown = Shown.of(self._feed.picture, passing=True)
            if first:
                self._fit_brushes()
                self._update()
            self.framed.emit()

    def _keep_frame(self) -> None:
        shown, name = self.shown, self.name
        self.switch_off()
        if shown is not None:
            self.fetch(lambda: (Shown.of(shown.pixels), name))

    def _hear(self, words: str, wrong: bool) -> None:
        if wrong and self.live:
            self.live = False
            self._update()
            self._tell(sentence(words) or tr("The camera is off."), wrong=True)
            self.changed.emit()

    # looks

    def forget(self) -> None:
        """Let go of everything."""
        self._let_go()
        self._latest.drop()
        self.shown, self.name, self.folder = None, "", None
        self.second.forget()
        self.brushes.strokes.clear()
        self._update()

    def _tell(self, words: str, *, wrong: bool = False) -> None:
        """Say what is here, or beside it what went wrong: what is here stays."""
        if not wrong:
            self._about.setText(words)
        self._wrong.setText(f"✖ {words}" if wrong else "")
        self._wrong.setVisible(wrong)

    def _update(self) -> None:
        folder = self._task is not None and self._task.takes == "folder"
        self._title.setText(tr("Folder") if folder else tr("Camera") if self.live else tr("Picture"))
        if folder:
            self._tell(self.folder.name if self.folder is not None else tr("None chosen yet"))
        elif self.shown is None:
            self._tell(tr("None chosen yet"))
        else:
            height, width = self.shown.pixels.shape[:2]
            size = tr("{width} × {height} pixels", width=number(width), height=number(height))
            self._tell(f"{self.name}\n{size}")
        pictures: tuple[QWidget, ...] = (
            self._paste_button, self._camera_button, self._example_button, self._every_button,
            self._kind_line,
        )  # fmt: skip
        for widget in pictures:
            widget.setVisible(not folder and not self.live)
        if self._task is not None and self._task.brushes:
            self._kind_line.hide()
            self._every_button.hide()  # nobody has painted over those pictures
        self._choose_button.setVisible(not folder and not self.live)
        set_role(self._choose_button, "primary" if self.shown is None else "")  # what to do first
        set_role(self._folder_button, "primary" if self.folder is None else "")
        self._folder_button.setVisible(folder)
        self._take_button.setVisible(self.live)
        self._take_button.setEnabled(self.shown is not None)
        self._off_button.setVisible(self.live)
