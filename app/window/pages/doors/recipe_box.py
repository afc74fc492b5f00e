"""A well-known device that opens the door: its settings are filled in from its address."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.window import theme
from app.window.language import tr
from app.window.language.names import DEVICES
from app.window.widgets.layout import row
from app.window.widgets.texts import ChoiceBox
from core.locks.drivers.base import DoorError
from core.locks.recipes import RECIPES, lock_of


class RecipeBox(QWidget):
    """Chooses a device, its address, and the number of its door.

    Signals:
        filled: settings of a lock, whenever enough is said.
        wrong: what is wrong with what is said, in words; empty where nothing is.

    """

    filled = Signal(object)
    wrong = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._device = ChoiceBox()
        self._device.addItem(tr("as set below"), None)
        for name, one in RECIPES.items():
            self._device.addItem(tr(DEVICES[name]) if name in DEVICES else one.title, name)
        self._device.setAccessibleName(tr("Device"))
        self._device.setMinimumContentsLength(16)
        self._address = QLineEdit()
        self._address.setPlaceholderText(tr("Its address, such as 192.168.1.20"))
        self._address.setAccessibleName(tr("Address of the device"))
        self._number = QLineEdit()
        self._number.setFixedWidth(theme.scaled(120))
        self._number.setAccessibleName(tr("Number of the door at the device"))
        inside = row()
        inside.setContentsMargins(0, 0, 0, 0)
        self.setLayout(inside)
        inside.addWidget(self._device)
        inside.addWidget(self._address, 1)
        inside.addWidget(self._number)
        self._device.currentIndexChanged.connect(lambda _index: self._choose())
        for field in (self._address, self._number):
            field.editingFinished.connect(self._fill)
        self.begin()

    def begin(self) -> None:
        """Begin with no device chosen: what was filled in once may have been changed since."""
        self._device.blockSignals(True)
        self._device.setCurrentIndex(0)
        self._device.blockSignals(False)
        self._address.clear()
        self._number.clear()
        self._choose()

    @property
    def waits(self) -> bool:
        """Whether a device is chosen whose address is not said yet."""
        return self._device.currentData() is not None and not self._address.text().strip()

    def _choose(self) -> None:
        name = self._device.currentData()
        self._address.setVisible(name is not None)
        self._number.setVisible(name is not None)
        if name is not None:
            self._number.setText("")
            self._number.setPlaceholderText(tr("door {number}", number=RECIPES[name].number))
            self._fill()

    def _fill(self) -> None:
        name, address = self._device.currentData(), self._address.text().strip()
        if name is None or not address:
            return
        try:
            lock = lock_of(name, address, self._number.text().strip())
        except DoorError as error:
            self.wrong.emit(str(error))
            return
        self.wrong.emit("")
        self.filled.emit(lock)
