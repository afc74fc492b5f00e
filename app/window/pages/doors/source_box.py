"""Where a camera's pictures come from, and the password that it asks for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from app.window.language import tr
from app.window.widgets.layout import row
from app.window.widgets.texts import ChoiceBox, LineField
from core.cameras import address
from core.cameras.address import Secret
from core.cameras.discovery import Found


class SourceBox(ChoiceBox):
    """A camera that was found, or a number, address or file that is typed.

    A password in an address does not stay to be read: it is taken out as soon as it is pasted, or typed to the end.

    Signals:
        password_found: the password that was taken out.

    """

    password_found = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumContentsLength(24)
        self.setAccessibleName(tr("Source"))
        self._before = ""
        self._taken: Secret | None = None
        field = self.lineEdit()
        if field is not None:
            field.setPlaceholderText(tr("Camera number, rtsp:// or http:// address, video file or folder"))
            field.editingFinished.connect(self.take_apart)
        self.editTextChanged.connect(self._look)

    def begin(self, source: str) -> None:
        """Show a source as it is kept."""
        self._taken = None
        self.setEditText(source)

    def offer(self, found: list[Found], used: set[str]) -> None:
        """Offer cameras to choose from; where nothing has been typed, the first that is not used already is taken."""
        typed = self.currentText()
        self.clear()
        for one in found:
            self.addItem(f"{one.number}  {one.name}", str(one.number))
        free = [number for number, one in enumerate(found) if str(one.number) not in used]
        self.setEditText(typed or (self.itemText(free[0]) if free else ""))

    @property
    def source(self) -> str:
        """The source, of a camera that was found its number alone; what must not be shown of it is part of it again."""
        typed = self.currentText().strip()
        number = self.findText(typed)
        if number >= 0:
            return str(self.itemData(number))
        taken = self._taken
        if taken is None or not address.belongs(typed, taken):
            return typed
        # the password stands in its own field; only that there is to be an empty one, that field cannot say
        return address.join(typed, Secret(taken.place, "" if taken.password == "" else None, taken.rest))

    def take_apart(self) -> None:
        """Take the password out of the address that is shown."""
        public, secret = address.split(self.currentText().strip())
        if secret is None:
            return
        self._taken = secret
        self.setEditText(public)
        if secret.password:
            self.password_found.emit(secret.password)

    def _look(self, text: str) -> None:
        pasted, self._before = len(text) > len(self._before) + 1, text
        if pasted:
            self.take_apart()


class PasswordField(QWidget):
    """A camera's password: never shown, and left as it is where nothing is typed."""

    def __init__(self) -> None:
        super().__init__()
        self._field = LineField()
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.setAccessibleName(tr("Password"))
        self._none = QCheckBox(tr("Remo&ve it"))
        self._none.toggled.connect(self._update)
        inside = row()
        inside.setContentsMargins(0, 0, 0, 0)
        self.setLayout(inside)
        inside.addWidget(self._field, 1)
        inside.addWidget(self._none)
        self.begin(kept=False)

    def begin(self, *, kept: bool) -> None:
        """Begin with an empty field; ``kept`` is whether there is a password already."""
        self._kept = kept
        self._field.clear()
        self._none.setChecked(False)
        self._none.setVisible(kept)
        self._update()

    @property
    def password(self) -> str | None:
        """What was typed; empty where there is to be none, None where it is to stay as it is."""
        if self._none.isChecked():
            return ""
        return self._field.text() or None

    def fill(self, password: str) -> None:
        """Take a password that was found elsewhere."""
        self._none.setChecked(False)
        self._field.setText(password)

    def _update(self) -> None:
        gone = self._none.isChecked()
        if gone:
            self._field.clear()
        self._field.setEnabled(not gone)
        words = tr("none from now on") if gone else tr("kept; type to change it") if self._kept else tr("none")
        self._field.setPlaceholderText(words)
