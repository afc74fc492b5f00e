"""The list of cameras and doors, and the form of the one selected."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QWidget

from app import background
from app.window import theme
from app.window.language import tr
from app.window.page import Page
from app.window.pages.doors.camera_form import CameraForm
from app.window.pages.doors.door_fields import Surroundings, surroundings
from app.window.pages.doors.door_form import DoorForm
from app.window.session import Session
from app.window.widgets.layout import button, column, label, row, scrolled, set_tone
from app.window.widgets.question import Question
from app.window.widgets.texts import tell_cut
from app.window.widgets.words import sentence
from core.access.door import Door

_KIND, _NAME = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class DoorsPage(Page):
    """Sets up doors and cameras."""

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._doors: list[Door] = []
        self._around = Surroundings([], [])
        self._wanted: tuple[str, str | None] | None = None
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Cameras and doors"))
        tell_cut(self._list)
        self._list.currentItemChanged.connect(lambda item, _before: self._choose(item))
        self._camera_form = CameraForm(session)
        self._door_form = DoorForm(session)
        for kind, form in (("camera", self._camera_form), ("door", self._door_form)):
            form.settled.connect(lambda name, kind=kind: self._follow(kind, name))
            form.kept.connect(lambda _name: self.reload())
            form.dropped.connect(self.reload)
        self._hint = label("", "muted", wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._message = label("", wrap=True)
        self._stack = QStackedWidget()
        for widget in (self._hint, scrolled(self._camera_form), scrolled(self._door_form)):
            self._stack.addWidget(widget)
        self._question = Question(tr("Discard the &changes"), tr("Go on &editing"))
        right = QWidget()
        beside = column(right, margin=0, spacing=1)
        beside.addWidget(self._question)
        beside.addWidget(self._stack, 1)
        left = QWidget()
        left.setFixedWidth(theme.scaled(260))
        side = column(left, margin=0, spacing=1)
        side.addWidget(self._list, 1)
        side.addWidget(button(tr("Add a c&amera"), lambda: self._add("camera")))
        side.addWidget(button(tr("Add a &door"), lambda: self._add("door")))
        side.addWidget(self._message)
        outer = column(self)
        body = row(2)
        body.addWidget(left)
        body.addWidget(right, 1)
        outer.addLayout(body)
        session.rules_changed.connect(self._stale)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def receive(self, what: object) -> None:
        """Begin a new ``"camera"`` or ``"door"``."""
        if what in ("camera", "door"):
            self._add(str(what))

    def leave(self) -> None:
        self._camera_form.leave()

    def forget(self) -> None:
        self.leave()
        self._wanted = None
        self._question.put_away()
        self._mark(None)
        self._stack.setCurrentIndex(0)

    @property
    def unsaved(self) -> str:
        form = self._form
        return form.unsaved if form is not None else ""

    @property
    def _form(self) -> CameraForm | DoorForm | None:
        """The form that is shown."""
        return (None, self._camera_form, self._door_form)[self._stack.currentIndex()]

    def reload(self) -> None:
        """Read doors and cameras again; what is selected stays."""
        session = self._session
        background.run(lambda _progress: surroundings(session), lambda found: self._show(*found), self._fail)

    def _stale(self) -> None:
        if self.isVisible():
            self.reload()

    def _follow(self, kind: str, name: str | None) -> None:
        """What the form shows has been kept, under what may be a new name, or is gone."""
        if self._form is (self._camera_form if kind == "camera" else self._door_form):
            self._wanted = (kind, name) if name is not None else ("", None)
            self._question.put_away()

    def _add(self, kind: str) -> None:
        """Begin a new one, once nothing is lost by it."""
        if self.unsaved:
            self._question.ask(self.unsaved, lambda: self._begin_new(kind))
        else:
            self._begin_new(kind)

    def _begin_new(self, kind: str) -> None:
        self._wanted = None
        self._question.put_away()
        self._mark(None)
        if kind == "camera":
            self._camera_form.begin(None)
        else:
            self._door_form.begin(None, self._around)
        self._stack.setCurrentIndex(1 if kind == "camera" else 2)
        form = self._form
        if form is not None:
            form.take_name()

    def _show(self, doors: list[Door], around: Surroundings) -> None:
        current = self._list.currentItem()
        wanted = self._wanted or ((current.data(_KIND), current.data(_NAME)) if current is not None else None)
        changed, self._doors, self._around = around != self._around, doors, around
        if changed and self._form is self._door_form and self._door_form.shown is None:
            self._follow_surroundings()
        self._list.blockSignals(True)
        self._list.clear()
        entries = [("camera", name, "") for name in around.cameras]
        entries += [("door", door.name, ", ".join(door.cameras)) for door in doors]
        for title, kind in ((tr("Cameras"), "camera"), (tr("Doors"), "door")):
            count = sum(entry[0] == kind for entry in entries)
            heading = QListWidgetItem(title if count else tr("{title}: none yet", title=title))
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(heading)
            for _, name, more in (e for e in entries if e[0] == kind):
                item = QListWidgetItem(f"   {name}" + (f"\n        ↳ {more}" if more else ""))
                item.setData(_KIND, kind)
                item.setData(_NAME, name)
                self._list.addItem(item)
                if wanted == (kind, name):
                    self._list.setCurrentItem(item)
        self._list.blockSignals(False)
        self._hint.setText(self._how_to_begin())
        gone = wanted is not None and self._list.currentItem() is None
        if wanted == ("", None) or (gone and not self.unsaved):
            self._stack.setCurrentIndex(0)
        self._wanted = None

    def _how_to_begin(self) -> str:
        """What to do while nothing is chosen."""
        if self._around.cameras and self._doors:
            return tr("A camera sees who comes; a door opens for those who may pass. Choose one at the left.")
        if self._around.cameras:
            return tr(
                "A camera sees who comes; a door opens for those who may pass. Choose a camera at the left, "
                "or add a door."
            )
        if self._doors:
            return tr(
                "A camera sees who comes; a door opens for those who may pass. Choose a door at the left, "
                "or add a camera."
            )
        return tr("A camera sees who comes; a door opens for those who may pass. Add a camera first, then a door.")

    def _follow_surroundings(self) -> None:
        """What a new door can refer to is something else than when it was begun."""
        if self._door_form.unsaved:
            self._door_form.follow(self._around)
        else:
            self._door_form.begin(None, self._around)
            self._door_form.take_name()

    def _mark(self, entry: tuple[str, str | None] | None) -> None:
        """Have this kind and name selected in the list, or nothing; the form stays as it is."""
        items = [self._list.item(row) for row in range(self._list.count())]
        found = [item for item in items if entry == (item.data(_KIND), item.data(_NAME))]
        self._list.blockSignals(True)
        self._list.setCurrentItem(found[0] if found else None)  # type: ignore[arg-type]  # none is meant, too
        self._list.blockSignals(False)

    def _mark_shown(self) -> None:
        """Have selected what the form shows."""
        if self._form is not None:
            self._mark(("camera" if self._form is self._camera_form else "door", self._form.shown))

    def _choose(self, item: QListWidgetItem | None) -> None:
        """Show what was chosen in the list, once nothing is lost by it."""
        if item is None:
            return
        entry, form = (item.data(_KIND), item.data(_NAME)), self._form
        if form is None or not form.unsaved:
            self._select(*entry)
            return
        QTimer.singleShot(0, self, self._mark_shown)  # after the list has done with the click
        self._question.ask(form.unsaved, lambda: self._give_up(*entry))

    def _give_up(self, kind: str, name: str) -> None:
        self._mark((kind, name))
        self._select(kind, name)

    def _select(self, kind: str, name: str) -> None:
        self.leave()
        self._wanted = None
        self._question.put_away()
        if kind == "camera":
            self._camera_form.begin(name)
            self._stack.setCurrentIndex(1)
        else:
            found = next((door for door in self._doors if door.name == name), None)
            self._door_form.begin(found, self._around)
            self._stack.setCurrentIndex(2)

    def _fail(self, words: str) -> None:
        self._message.setText(f"✖ {sentence(words)}")
        set_tone(self._message, "deny")
