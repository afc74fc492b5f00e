"""What a task is run on: a picture from a file, the clipboard or a camera, or a folder; another picture; brushes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication

from app import background
from app.window.language import number, tr
from app.window.language.tasks import task_words
from app.window.pages.tasks.chooser import SourceChooser
from app.window.pages.tasks.feed import CameraFeed, Choice
from app.window.pages.tasks.reading import decoded, folder_of, opened, pixels_of
from app.window.pages.tasks.slot import SecondSlot
from app.window.session import Session
from app.window.widgets.brush import BrushBar
from app.window.widgets.drops import DropTarget
from app.window.widgets.layout import column, label, panel
from app.window.widgets.shown import Shown
from app.window.widgets.words import sentence
from core.store.audit import Permission

if TYPE_CHECKING:
    from core.tasks.task import Task

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
        named: what the task works with that was made here, as :func:`made_offers.named` says it: the example is of
            the kind that it learnt from.

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
        self.named: Callable[[], dict[str, str]] = dict
        self._session = session
        self._task: Task | None = None
        self._latest = background.Latest()
        self._feed = CameraFeed(session, self)
        self._feed.arrived.connect(self._show_frame)
        self._feed.said.connect(self._hear)
        self._chooser = SourceChooser(self._feed.choices)
        self._chooser.chosen.connect(self.open)
        self._chooser.every.connect(self.every)
        self._chooser.pasted.connect(self.paste)
        self._chooser.example.connect(self._take_example)
        self._chooser.switched_on.connect(self.switch_on)
        self._chooser.kept.connect(self._keep_frame)
        self._chooser.switched_off.connect(self.switch_off)
        self.second = SecondSlot()
        self.second.changed.connect(self.changed)
        self.brushes = BrushBar()
        self.brushes.strokes.changed.connect(self.changed)
        self._painting, painting = panel()
        painting.addWidget(label(tr("Paint over the picture"), "title", wrap=True))
        painting.addWidget(self.brushes)
        outer = column(self, margin=0, spacing=1)
        outer.addWidget(self._chooser)
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
        return self._chooser.ending

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

    def _set_folder(self, folder: Path) -> None:
        """Take a folder, or the one that a file lies in; what that is shows in the background."""

        def done(found: Path) -> None:
            self.folder = found
            self._update()
            self.changed.emit()

        def failed(words: str) -> None:
            self._chooser.tell(sentence(words), wrong=True)

        self._latest.run(lambda _progress: folder_of(folder), done, failed)

    def _take_example(self) -> None:
        named, folder = self.named(), self._session.site.folder
        own = self._session.who.may(Permission.RULES)  # as for Learn, which shows what a run learnt from

        def example() -> tuple[Shown, str]:
            from core import demo
            from core.learning import trying

            for file, text in named.items():
                found = trying.picture(folder, text, file, own=own)
                if found is not None:
                    return Shown.of(found[0]), found[1]
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
            self._chooser.tell(tr("There is no picture on the clipboard: copy one first."), wrong=True)

    def fetch(self, work: Callable[[], tuple[Shown, str]]) -> None:
        """Get a picture and its name in the background; an answer that a later choice has overtaken is dropped."""
        self.switch_off()

        def done(found: tuple[Shown, str]) -> None:
            self.take(*found)

        def failed(words: str) -> None:
            self._chooser.tell(sentence(words), wrong=True)

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

    def switch_on(self, choice: Choice) -> None:
        """Show what a camera sees; tasks that are not slow are run on it at once."""
        self._latest.drop()
        self.live = True
        self.shown, self.name = None, choice.name
        self._update()
        self._chooser.tell(tr("Connecting…"))
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
            self._chooser.tell(sentence(words) or tr("The camera is off."), wrong=True)
            self.changed.emit()

    # the rest

    def forget(self) -> None:
        """Let go of everything."""
        self._let_go()
        self._latest.drop()
        self.shown, self.name, self.folder = None, "", None
        self.second.forget()
        self.brushes.strokes.clear()
        self._update()

    def _update(self) -> None:
        what = self.folder if self._task is not None and self._task.takes == "folder" else self.shown
        if what is None:
            words = tr("None chosen yet")
        elif isinstance(what, Path):
            words = what.name
        else:
            height, width = what.pixels.shape[:2]
            size = tr("{width} × {height} pixels", width=number(width), height=number(height))
            words = f"{self.name}\n{size}"
        self._chooser.tell(words)
        self._chooser.fit(self._task, live=self.live, there=what is not None)
