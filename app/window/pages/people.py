"""People: everybody enrolled, with search, and what can be done with one of them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QLineEdit, QListView, QStackedLayout, QVBoxLayout, QWidget

from app import background
from app.window import theme
from app.window.session import Session
from app.window.widgets.layout import button, column, label, panel, row, set_tone
from app.window.widgets.photos import PhotoCache
from app.window.widgets.pictures import FaceThumbnail, square_pixmap
from core.gallery.audit import Permission
from core.gallery.events import Event, EventFilter
from core.gallery.store import Person

_FACE = 112


class PeopleModel(QAbstractListModel):
    """Everybody who matches the search."""

    def __init__(self, photos: PhotoCache):
        super().__init__()
        self.people: list[Person] = []
        self._best: dict[int, int] = {}
        self._photos = photos
        self._plain = QPixmap(_FACE, _FACE)
        self._plain.fill(theme.colour("raised"))
        photos.arrived.connect(self._arrived)

    def replace(self, people: list[Person], best: dict[int, int]) -> None:
        """Show other people."""
        self.beginResetModel()
        self.people, self._best = people, best
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.people)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        person = self.people[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return person.name
        if role == Qt.ItemDataRole.DecorationRole:
            face = self.face(person)
            return QIcon(square_pixmap(face, _FACE) if face is not None else self._plain)
        return None

    def face(self, person: Person) -> Any:
        """The person's best photo, once it has been opened."""
        photo = self._best.get(person.id)
        return self._photos.get(photo) if photo is not None else None

    def _arrived(self, photo: int) -> None:
        for number, person in enumerate(self.people):
            if self._best.get(person.id) == photo:
                self.dataChanged.emit(self.index(number), self.index(number), [Qt.ItemDataRole.DecorationRole])
                return


class PeoplePage(QWidget):
    """Grid of faces, and details of the one selected."""

    title = "People"
    icon = "mdi6.account-group-outline"
    needs = Permission.SEE

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._photos = PhotoCache(session.site.people.photo, self)
        self._model = PeopleModel(self._photos)
        self._search = QLineEdit()
        self._search.setPlaceholderText("Search people")
        self._search.setAccessibleName("Search people")
        self._search.setClearButtonEnabled(True)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(120)
        self._delay.timeout.connect(self.reload)
        self._search.textChanged.connect(lambda _text: self._delay.start())
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setViewMode(QListView.ViewMode.IconMode)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setMovement(QListView.Movement.Static)
        self._list.setUniformItemSizes(True)
        self._list.setIconSize(QSize(_FACE, _FACE))
        self._list.setGridSize(QSize(_FACE + 40, _FACE + 44))
        self._list.setWordWrap(True)
        self._list.setAccessibleName("People")
        self._list.selectionModel().currentChanged.connect(self._select)
        self._empty = label("Nobody is enrolled yet. Open Enrol to add the first person.", "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._empty)
        self._count = label("", "muted")

        left = QVBoxLayout()
        bar = row()
        bar.addWidget(self._search, 1)
        bar.addWidget(self._count)
        left.addLayout(bar)
        left.addWidget(holder, 1)
        self._details = _Details(session, self._model)
        outer = column(self)
        body = row(2)
        body.addLayout(left, 1)
        body.addWidget(self._details)
        outer.addLayout(body)
        session.people_changed.connect(self._changed)
        self._photos.arrived.connect(lambda _number: self._details.refresh_face())
        self.reload()

    def _changed(self) -> None:
        self._photos.clear()
        self.reload()

    def reload(self) -> None:
        """Read people from the store again."""
        text = self._search.text()

        def work(_progress: background.Progress) -> tuple[list[Person], dict[int, int]]:
            store = self._session.site.people
            return store.people(text), store.best_photos()

        background.run(work, lambda found: self._show(text, *found), self._count.setText)

    def _show(self, text: str, people: list[Person], best: dict[int, int]) -> None:
        if text != self._search.text():
            return  # the answer to an older question
        chosen = self._details.person
        self._model.replace(people, best)
        self._count.setText(f"{len(people)} people" if len(people) != 1 else "1 person")
        self._empty.setText(
            f"Nobody's name contains “{text}”."
            if text
            else "Nobody is enrolled yet. Open Enrol to add the first person."
        )
        self._stack.setCurrentIndex(0 if people else 1)
        rows = [n for n, p in enumerate(people) if chosen is not None and p.id == chosen.id]
        if rows:
            self._list.setCurrentIndex(self._model.index(rows[0]))
        else:
            self._details.show_person(None)

    def _select(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._details.show_person(self._model.people[current.row()] if current.isValid() else None)


class _Details(QWidget):
    """One person: photo, name, facts; rename and delete."""

    def __init__(self, session: Session, model: PeopleModel):
        super().__init__()
        self._session = session
        self._model = model
        self.person: Person | None = None
        self.setFixedWidth(320)
        frame, content = panel()
        outer = column(self, margin=0)
        outer.addWidget(frame)
        self._hint = label("Select somebody to see more.", "muted", wrap=True)
        self._face = FaceThumbnail(240)
        self._name = QLineEdit()
        self._name.setAccessibleName("Name")
        self._name.textChanged.connect(self._update)
        self._name.returnPressed.connect(self._rename)
        self._facts = label("", "muted", wrap=True)
        self._rename_button = button("&Rename", self._rename)
        self._delete_button = button("&Delete…", self._ask, "danger")
        self._question = label("", wrap=True)
        self._yes = button("Delete &for good", self._delete, "danger")
        self._no = button("&Keep", self._keep)
        self._message = label("", wrap=True)
        for widget in (self._hint, self._face, self._name, self._rename_button, self._facts, self._delete_button):
            content.addWidget(widget)
        content.addWidget(self._question)
        answers = row()
        answers.addWidget(self._yes)
        answers.addWidget(self._no)
        content.addLayout(answers)
        content.addWidget(self._message)
        content.addStretch(1)
        self.show_person(None)

    def show_person(self, person: Person | None) -> None:
        """Show somebody, or nobody."""
        self.person = person
        there = person is not None
        self._hint.setVisible(not there)
        for widget in (self._face, self._name, self._rename_button, self._facts, self._delete_button):
            widget.setVisible(there)
        self._rename_button.setVisible(there and self._session.may(Permission.ENROL))
        self._name.setReadOnly(not self._session.may(Permission.ENROL))
        self._delete_button.setVisible(there and self._session.may(Permission.DELETE))
        self._keep()
        self._message.setText("")
        if person is None:
            return
        self._name.setText(person.name)
        self._facts.setText(_facts(person, ""))

        def work(_progress: background.Progress) -> list[Event]:
            self._session.site.trail.look("look at person", person_id=person.id)
            return self._session.site.events.query(EventFilter(person_id=person.id), limit=1)

        def done(last: list[Event]) -> None:
            if self.person is person:
                seen = f"last seen {last[0].time.astimezone():%Y-%m-%d %H:%M} at {last[0].camera}" if last else ""
                self._facts.setText(_facts(person, seen or "not seen yet"))

        background.run(work, done)
        self.refresh_face()
        self._update()

    def refresh_face(self) -> None:
        """Show the photo once it has been opened."""
        if self.person is not None:
            self._face.show_face(self._model.face(self.person), self.person.name)

    def _update(self) -> None:
        text = self._name.text().strip()
        self._rename_button.setEnabled(self.person is not None and bool(text) and text != self.person.name)

    def _rename(self) -> None:
        if self.person is None or not self._rename_button.isEnabled():
            return
        number, name = self.person.id, self._name.text()

        def done(person: Person) -> None:
            self.person = person
            self._say(f"✔ Renamed to {person.name}.", "allow")
            self._session.look()

        background.run(lambda _progress: self._session.site.people.rename(number, name), done, self._fail)

    def _ask(self) -> None:
        if self.person is None:
            return
        self._question.setText(
            f"Delete {self.person.name} with {self.person.photos} photos and all templates? This cannot be undone."
        )
        for widget in (self._question, self._yes, self._no):
            widget.show()
        self._delete_button.hide()
        self._no.setFocus()

    def _keep(self) -> None:
        for widget in (self._question, self._yes, self._no):
            widget.hide()
        self._delete_button.setVisible(self.person is not None)

    def _delete(self) -> None:
        if self.person is None:
            return
        number = self.person.id

        def done(gone: Person) -> None:
            self.show_person(None)
            self._say(f"{gone.name} is deleted.", "")
            self._session.look()

        background.run(lambda _progress: self._session.site.delete_person(number), done, self._fail)

    def _fail(self, words: str) -> None:
        self._say(f"✖ {words}", "deny")

    def _say(self, words: str, tone: str) -> None:
        self._message.setText(words)
        set_tone(self._message, tone)


def _facts(person: Person, seen: str) -> str:
    enrolled = f"{person.photos} photos\nenrolled {person.created.astimezone():%Y-%m-%d %H:%M}"
    return f"{enrolled}\n{seen}" if seen else enrolled
