"""Choosing one of thousands of people by typing."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView

from app import background
from app.window.language import tr
from app.window.session import Session
from app.window.widgets.texts import ChoiceBox
from core.gallery.people import Person
from core.store.names import fold

_SHOWN = 50
_DELAY_MS = 150
_PERSON = Qt.ItemDataRole.UserRole
_EVERYBODY, _NOBODY = 0, 1


class PersonBox(ChoiceBox):
    """Everybody, nobody known, or somebody whose name is typed; the gallery is searched in the background.

    Attributes:
        person: id and name of the one chosen, or None.
        unknown: whether nobody known is chosen.

    Signals:
        chosen: by hand.

    """

    chosen = Signal()

    def __init__(self, session: Session):
        super().__init__()
        self.person: tuple[int, str] | None = None
        self.unknown = False
        self._session = session
        self._latest = background.Latest()
        self._entered = False
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(tr("Person"))
        self.addItems([tr("Everybody"), tr("Unknown person")])
        self.setCompleter(None)  # type: ignore[arg-type]  # Qt's own knows only what is in the list
        self._line = line = cast("QLineEdit", self.lineEdit())  # it has one, being editable
        line.setPlaceholderText(tr("Type a name"))
        self._found = QStandardItemModel(self)
        self._completer = QCompleter(self._found, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(10)
        self._popup = QListView()
        self._popup.setAccessibleName(tr("People found"))
        self._completer.setPopup(self._popup)
        self._completer.setWidget(line)
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]  # there are two of it
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_DELAY_MS)
        self._delay.timeout.connect(self._search)
        line.textEdited.connect(self._edited)
        line.returnPressed.connect(self._return)
        self.activated.connect(self._pick)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._delay.stop()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in passing and not self._entered:
            self._put_back()

    def choose(self, person: tuple[int, str] | None = None, *, unknown: bool = False) -> None:
        """Choose somebody, nobody known or, by default, everybody; nothing is emitted."""
        self._latest.drop()  # what is being searched for is not wanted any more
        self._delay.stop()
        self.person, self.unknown = person, unknown
        self.setCurrentIndex(-1 if person is not None else _NOBODY if unknown else _EVERYBODY)
        self.setEditText(self._name())
        self._popup.hide()

    def _name(self) -> str:
        return self.person[1] if self.person is not None else self.itemText(_NOBODY if self.unknown else _EVERYBODY)

    def _change(self, person: tuple[int, str] | None, *, unknown: bool = False) -> None:
        before = (self.person, self.unknown)
        self.choose(person, unknown=unknown)
        if (self.person, self.unknown) != before:
            self.chosen.emit()

    def _pick(self, number: int) -> None:
        if number in (_EVERYBODY, _NOBODY):
            self._change(None, unknown=number == _NOBODY)

    def _take(self, index: QModelIndex) -> None:
        person = index.data(_PERSON)
        if person is not None:
            self._change(person)

    def _edited(self) -> None:
        self._latest.drop()
        self._entered = False
        self._delay.start()

    def _return(self) -> None:
        text = self.currentText().strip()
        if not text:
            self._change(None)
        elif text != self._name():
            self._entered = True
            self._search()

    def _put_back(self) -> None:
        """Half a name that was left standing is none."""
        self._entered = False
        self.choose(self.person, unknown=self.unknown)

    def _search(self) -> None:
        text = self.currentText().strip()
        self._delay.stop()
        store = self._session.site.people

        def done(people: list[Person]) -> None:
            self._offer(text, people)

        self._latest.run(lambda _progress: _closest(store.people(text), text), done, lambda _words: self._put_back())

    def _offer(self, text: str, people: list[Person]) -> None:
        """Show who was found; after Return take the one who is meant."""
        entered, self._entered = self._entered, False
        called = [person for person in people if fold(person.name) == fold(text)]
        if entered and (len(people) == 1 or len(called) == 1):
            meant = (called or people)[0]
            self._change((meant.id, meant.name))
            return
        self._found.clear()
        names = [fold(person.name) for person in people]
        for person, name in zip(people, names, strict=True):
            shared = names.count(name) > 1 and person.employee_id is not None
            item = QStandardItem(f"{person.name} ({person.employee_id})" if shared else person.name)
            item.setData((person.id, person.name), _PERSON)
            self._found.appendRow(item)
        if not people:
            item = QStandardItem(tr("Nobody is called so"))
            item.setEnabled(False)
            self._found.appendRow(item)
        if self._line.hasFocus():
            self._completer.complete()
        else:
            self._put_back()


def _closest(people: list[Person], text: str) -> list[Person]:
    """The first few: whose name is just so, then whose name begins so, then all others by name."""
    wanted = fold(text)
    names = {person.id: fold(person.name) for person in people}
    ranked = sorted(people, key=lambda p: (names[p.id] != wanted, not names[p.id].startswith(wanted), names[p.id]))
    return ranked[:_SHOWN]
