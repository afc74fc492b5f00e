"""Pictures that a run makes while it goes on, from the first look to the last."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app import background
from app.window.language import number, tr
from app.window.language.tasks import task_words
from app.window.widgets.calm import Slider
from app.window.widgets.layout import column, label, row
from app.window.widgets.pictures import PictureView, opened
from app.window.widgets.texts import ChoiceBox
from app.window.widgets.words import sentence
from models.training.journal import plain
from models.training.watching import FILTERS

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

_MADE, _FILTERS = "samples", plain(FILTERS)  # of what the files are called


class SamplesView(QWidget):
    """Shows one of them; follows the newest as long as nobody looks back."""

    def __init__(self) -> None:
        super().__init__()
        self._paths: tuple[Path, ...] = ()
        self._shown: Path | None = None
        self._latest = background.Latest()
        self.picture = PictureView(tr("This run makes no pictures, or none yet."))
        self._name = ChoiceBox()
        self._name.setAccessibleName(tr("Which pictures"))
        self._name.currentIndexChanged.connect(lambda _index: self._list_steps())
        self._name.activated.connect(lambda _index: self._choose())
        self._chosen = ""  # by somebody, and not because there was nothing else
        self.slider = Slider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(tr("At which step"))
        self.slider.valueChanged.connect(lambda _place: self._show())
        self._step = label("", "small")
        line = row()
        line.addWidget(self._name)
        line.addWidget(self.slider, 1)
        line.addWidget(self._step)
        content = column(self, margin=0, spacing=1)
        content.addLayout(line)
        content.addWidget(self.picture, 1)
        self._list_names()

    def show_samples(self, paths: tuple[Path, ...]) -> None:
        """There are these, oldest first."""
        if paths != self._paths:
            self._paths = paths
            self._list_names()

    def forget(self) -> None:
        """Show none any more."""
        self._latest.drop()
        self._paths, self._shown, self._chosen = (), None, ""
        self._list_names()

    def _list_names(self) -> None:
        names = sorted(dict.fromkeys(_name_of(path) for path in self._paths), key=_rank)
        self._name.blockSignals(True)
        if [self._name.itemData(place) for place in range(self._name.count())] != names:
            self._name.clear()
            for name in names:
                self._name.addItem(task_words(sentence(name.replace("-", " "))), name)
            self._name.setCurrentIndex(max(0, self._name.findData(self._chosen)))
        self._name.blockSignals(False)
        self._name.setVisible(len(names) > 1)
        self._list_steps()

    def _choose(self) -> None:
        self._chosen = self._name.currentData()

    def _list_steps(self) -> None:
        found = self._of_name()
        at_end = self.slider.value() == self.slider.maximum()
        self.slider.blockSignals(True)
        self.slider.setRange(0, max(0, len(found) - 1))
        if at_end:
            self.slider.setValue(self.slider.maximum())
        self.slider.blockSignals(False)
        self.slider.setVisible(len(found) > 1)
        self._show()

    def _of_name(self) -> list[Path]:
        return [path for path in self._paths if _name_of(path) == self._name.currentData()]

    def _show(self) -> None:
        found = self._of_name()
        if not found:
            self._shown = None
            self._step.setText("")
            self.picture.show_words(tr("This run makes no pictures, or none yet."))
            return
        path = found[min(self.slider.value(), len(found) - 1)]
        if path == self._shown:
            return
        self._shown = path
        step = path.name.partition("-")[0]
        self._step.setText(tr("step {step}", step=number(int(step) if step.isdecimal() else 0)))

        def read(_progress: background.Progress) -> QImage:
            return opened(path.read_bytes())

        self._latest.run(read, self.picture.show_picture, lambda words: self.picture.show_words(sentence(words)))


def _rank(name: str) -> int:
    """What a network draws is what one wants to see first; its filters come after everything else."""
    return 0 if name == _MADE else 2 if name == _FILTERS else 1


def _name_of(path: Path) -> str:
    return path.stem.partition("-")[2]
