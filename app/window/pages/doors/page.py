"""The list of cameras and doors, and the form of the one selected."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QWidget

from app import background
from app.window.language import said, tr
from app.window.page import Page
from app.window.pages.doors.camera_form import CameraForm
from app.window.pages.doors.door_form import DoorForm, Surroundings, surroundings
from app.window.session import Session
from app.window.widgets.layout import button, column, label, row, scrolled, set_tone
from core.doors.door import Door

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
        self._list.currentItemChanged.connect(lambda item, _before: self._select(item))
        self._camera_form = CameraForm(session)
        self._door_form = DoorForm(session)
        self._camera_form.kept.connect(lambda name: self._changed("camera", name))
        self._camera_form.dropped.connect(lambda: self._changed("camera", None))
        self._door_form.kept.connect(lambda name: self._changed("door", name))
        self._door_form.dropped.connect(lambda: self._changed("door", None))
        self._hint = label(
            tr("A camera sees who comes; a door opens for those who may pass. Add a camera first, then a door."),
            "muted",
            wrap=True,
        )
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._message = label("", wrap=True)
        self._stack = QStackedWidget()
        for widget in (self._hint, self._camera_form, scrolled(self._door_form)):
            self._stack.addWidget(widget)
        left = QWidget()
        left.setFixedWidth(260)
        side = column(left, margin=0, spacing=1)
        side.addWidget(self._list, 1)
        side.addWidget(button(tr("Add a c&amera"), lambda: self._add("camera")))
        side.addWidget(button(tr("Add a &door"), lambda: self._add("door")))
        side.addWidget(self._message)
        outer = column(self)
        body = row(2)
        body.addWidget(left)
        body.addWidget(self._stack, 1)
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

    def reload(self) -> None:
        """Read doors and cameras again; what is selected stays."""
        session = self._session
        background.run(lambda _progress: surroundings(session), lambda found: self._show(*found), self._fail)

    def _stale(self) -> None:
        if self.isVisible():
            self.reload()

    def _changed(self, kind: str, name: str | None) -> None:
        self._wanted = (kind, name) if name is not None else ("", None)
        self.reload()

    def _add(self, kind: str) -> None:
        self._wanted = None
        self._list.setCurrentItem(None)
        if kind == "camera":
            self._camera_form.begin(None)
        else:
            self._door_form.begin(None, self._around)
        self._stack.setCurrentIndex(1 if kind == "camera" else 2)

    def _show(self, doors: list[Door], around: Surroundings) -> None:
        current = self._list.currentItem()
        wanted = self._wanted or ((current.data(_KIND), current.data(_NAME)) if current is not None else None)
        self._doors, self._around = doors, around
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
        if wanted == ("", None) or (wanted is not None and self._list.currentItem() is None):
            self._stack.setCurrentIndex(0)
        if self._wanted is not None and self._list.currentItem() is not None:
            self._begin_kept(*self._wanted)
        self._wanted = None

    def _begin_kept(self, kind: str, name: str | None) -> None:
        """Show as kept what has just been kept, under what may be a new name."""
        if kind == "door":
            self._door_form.settle(next((d for d in self._doors if d.name == name), None))
        else:
            self._camera_form.settle(name)

    def _select(self, item: QListWidgetItem | None) -> None:
        self.leave()
        if item is None:
            return
        if item.data(_KIND) == "camera":
            self._camera_form.begin(item.data(_NAME))
            self._stack.setCurrentIndex(1)
        else:
            found = next((d for d in self._doors if d.name == item.data(_NAME)), None)
            self._door_form.begin(found, self._around)
            self._stack.setCurrentIndex(2)

    def _fail(self, words: str) -> None:
        self._message.setText(f"✖ {said(words)}")
        set_tone(self._message, "deny")
