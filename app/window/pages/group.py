"""Group: whose faces are in a folder of pictures, and enrolling them from there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QListView,
    QListWidget,
    QListWidgetItem,
)

from app import background
from app.window import theme
from app.window.language import number, plural, said, tr
from app.window.page import Page
from app.window.pages.enrol.duplicate import DuplicatePanel
from app.window.session import Session
from app.window.widgets import dialogs
from app.window.widgets.drops import DropTarget
from app.window.widgets.group_choice import GroupChoice
from app.window.widgets.jobs import JobBar
from app.window.widgets.layout import button, column, label, panel, row, set_tone
from app.window.widgets.pictures import opened, square_pixmap
from app.window.widgets.texts import LineField, tell_cut
from app.window.widgets.words import sentence, tip
from core.store.audit import Permission

if TYPE_CHECKING:
    from core.gallery.people import Person
    from core.gallery.recogniser import Recogniser
    from core.people.enrolment import DuplicateError, Sample
    from core.people.grouping_files import FoundFace, Groups
    from core.site import Site

_FACE = 96
_ROLE = Qt.ItemDataRole.UserRole
_TITLE = Qt.ItemDataRole.UserRole + 1
_ALONE = Qt.ItemDataRole.UserRole + 2  # whether these faces go with no other


class GroupPage(DropTarget, Page):
    """Groups on the left, the faces of one on the right."""

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._enrolling = False
        self._latest = background.Latest()  # dropped when somebody else comes to the window
        self._enrolled: set[str] = set()  # faces that are in the gallery already
        self._choose_button = button(tr("&Choose a folder of pictures…"), self._choose, "primary")
        self._summary = label(_invitation(), "muted", wrap=True)
        self._job = JobBar()
        self._list = QListWidget()
        self._list.setIconSize(QSize(64, 64))
        self._list.setFixedWidth(theme.scaled(260))
        self._list.setAccessibleName(tr("Groups"))
        tell_cut(self._list)
        self._list.currentItemChanged.connect(lambda current, _previous: self._show_group(current))
        self._faces = QListWidget()
        self._faces.setViewMode(QListView.ViewMode.IconMode)
        self._faces.setResizeMode(QListView.ResizeMode.Adjust)
        self._faces.setMovement(QListView.Movement.Static)
        self._faces.setUniformItemSizes(True)
        self._faces.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._faces.setIconSize(QSize(_FACE, _FACE))
        self._faces.setGridSize(QSize(_FACE + 24, _FACE + 36))
        self._faces.setAccessibleName(tr("Faces of the group"))
        self._faces.itemSelectionChanged.connect(self._update)
        self._known = label("", "muted", wrap=True)
        self._name = LineField()
        self._name.setPlaceholderText(tr("Name of this person"))
        self._name.setAccessibleName(tr("Name of this person"))
        self._name.textChanged.connect(self._update)
        self._name.returnPressed.connect(self._enrol)
        self._consent = QCheckBox(tr("They &agreed to be recognised here"))
        self._consent.toggled.connect(lambda _on: self._update())
        self._group = GroupChoice(session)
        self._duplicate = DuplicatePanel(session)
        self._duplicate.same.connect(self._is_same)
        self._duplicate.different.connect(self._is_different)
        self._others: set[int] = set()  # people who look alike, and are somebody else
        self._enrol_button = button(tr("&Enrol this group"), self._enrol, "primary")
        self._out_button = button(tr("&Leave selected faces out"), self._leave_out)
        self._message = label("", wrap=True)
        self._lay_out()
        session.ready.connect(self._update)
        session.who.entered.connect(self._allow)
        self._allow()
        self._update()

    def _lay_out(self) -> None:
        outer = column(self)
        bar = row(2)
        bar.addWidget(self._choose_button)
        bar.addWidget(self._summary, 1)
        outer.addLayout(bar)
        outer.addWidget(self._job)
        frame, content = panel()
        content.addWidget(self._known)
        content.addWidget(self._faces, 1)
        who, then = row(), row()
        who.addWidget(self._name, 1)
        who.addWidget(self._consent)
        then.addWidget(self._out_button)
        then.addStretch(1)
        then.addWidget(self._enrol_button)
        content.addLayout(who)
        content.addLayout(then)
        content.addWidget(self._group)
        content.addWidget(self._duplicate)
        content.addWidget(self._message)
        body = row(2)
        body.addWidget(self._list)
        body.addWidget(frame, 1)
        outer.addLayout(body, 1)

    def _allow(self) -> None:
        """Show what enrols to whoever may do that."""
        may = self._session.who.may(Permission.ENROL)
        for widget in (self._name, self._consent, self._enrol_button, self._out_button):
            widget.setVisible(may)
        self._group.setVisible(may and self._group.wanted)

    def forget(self) -> None:
        self._latest.drop()
        self._enrolling = False
        self._job.stop()
        self._enrolled.clear()
        self._list.clear()
        self._show_group(None)
        self._known.setText("")
        self._summary.setText(_invitation())
        self._summary.setToolTip("")

    def dropped(self, paths: list[Path]) -> None:
        self.open(paths[0])

    def _choose(self) -> None:
        name = dialogs.open_folder(self, tr("Choose a folder of pictures"), "pictures")
        if name:
            self.open(Path(name))

    def open(self, folder: Path) -> None:
        """Sort the faces of a folder."""
        still = self._latest.mark()
        engine = self._session.engine
        if engine is None or self._job.busy:
            self._summary.setText(tr("Wait a moment: the recogniser is busy."))
            return

        def work(progress: background.Progress) -> Groups:
            from core.people.grouping_files import group_folder

            return group_folder(engine, folder, progress)

        def done(groups: Groups) -> None:
            if still():
                self._show(groups)
            self._update()

        def failed(words: str) -> None:
            if still():
                self._summary.setText(sentence(words))
            self._update()

        self._summary.setText(tr("Looking through {folder}…", folder=folder.name))
        self._job.run(work, done, failed)
        self._update()

    def _show(self, groups: Groups) -> None:
        self._enrolled.clear()
        self._list.clear()
        for place, faces in enumerate([*groups.people, groups.alone]):
            if not faces:
                continue
            alone = place == len(groups.people)
            item = QListWidgetItem(_icon(faces[0], 64), "")
            item.setData(_ROLE, faces)
            item.setData(_TITLE, tr("Seen once") if alone else tr("Person {number}", number=number(place + 1)))
            item.setData(_ALONE, alone)
            _relabel(item)
            self._list.addItem(item)
        found = [
            plural(len(groups.people), "1 person in several pictures", "{count} people in several pictures"),
            plural(len(groups.alone), "1 face seen once", "{count} faces seen once"),
        ]
        if groups.unreadable:
            unread = len(groups.unreadable)
            found.append(plural(unread, "1 file could not be read", "{count} files could not be read"))
        if groups.passed_over:
            found.append(plural(len(groups.passed_over), "1 file was passed over", "{count} files were passed over"))
        self._summary.setText("  ·  ".join(found))
        names = [*(said(words) for words in groups.unreadable[:30]), *groups.passed_over[:30]]
        self._summary.setToolTip(tip("\n".join(names)))
        self._list.setCurrentRow(0)
        if not self._list.count():
            self._show_group(None)

    def _show_group(self, item: QListWidgetItem | None) -> None:
        self._faces.clear()
        self._others.clear()
        self._duplicate.put_away()
        self._name.clear()
        self._consent.setChecked(False)
        self._say("")
        self._known.setText("" if item is not None else tr("No face to show."))
        faces: list[FoundFace] = item.data(_ROLE) if item is not None else []
        for face in faces:
            entry = QListWidgetItem(_icon(face, _FACE), face.path.name)
            entry.setToolTip(tip(face.name))
            entry.setData(_ROLE, face)
            self._faces.addItem(entry)
        self._update()
        recogniser = self._session.recogniser
        if faces and recogniser is not None and item is not None and not self._is_alone(item):

            def work(_progress: background.Progress) -> str:
                import numpy as np

                from core.recognition.pooling import pool

                # on the scale of a single template, as the gallery's own vectors are
                coherence = recogniser.engine.profile.calibration.coherence
                (match,) = recogniser.match(pool(np.stack([f.template for f in faces]), coherence)[None])
                return match.person.name if match.person is not None else ""

            def done(name: str) -> None:
                if self._list.currentItem() is item:
                    self._known.setText(
                        tr("This is {name}, who is enrolled.", name=name)
                        if name
                        else tr("Nobody enrolled looks like this.")
                    )
                    if name and not self._name.text():
                        self._name.setText(name)

            background.run(work, done, lambda words: self._say(sentence(words), "attention"))

    def _is_alone(self, item: QListWidgetItem) -> bool:
        return bool(item.data(_ALONE))

    def _leave_out(self) -> None:
        """Take the selected faces out of the group: nothing is deleted, they are just not enrolled."""
        item = self._list.currentItem()
        if item is None:
            return
        gone = {entry.data(_ROLE).name for entry in self._faces.selectedItems()}
        item.setData(_ROLE, [face for face in item.data(_ROLE) if face.name not in gone])
        _relabel(item)
        name, agreed = self._name.text(), self._consent.isChecked()
        self._show_group(item)
        self._name.setText(name)
        self._consent.setChecked(agreed)

    def _enrol(self) -> None:
        if not self._enrol_button.isEnabled():
            return
        item, recogniser = self._list.currentItem(), self._session.recogniser
        chosen = [entry.data(_ROLE) for entry in self._faces.selectedItems()]
        faces = [f for f in chosen or (item.data(_ROLE) if item is not None else []) if f.name not in self._enrolled]
        name, site, document = self._name.text(), self._session.site, tr("said at the desk")
        if item is None or recogniser is None:
            return

        others, groups = frozenset(self._others), self._group.groups

        still = self._latest.mark()

        def done(found: tuple[Person, bool] | tuple[DuplicateError, Sample]) -> None:
            from core.people.enrolment import DuplicateError

            if not still():
                self._session.look()
                return
            self._enrolling = False
            if isinstance(found[0], DuplicateError):
                self._say("")
                self._duplicate.ask(found[0].likeness, found[1])
                self._update()
                return
            person, outside = found
            self._enrolled.update(face.name for face in faces)
            photos = plural(person.photos, "1 photo", "{count} photos")
            if outside:
                words = tr(
                    "▲ {name} is enrolled with {photos}, and is in no group: no door opens.",
                    name=person.name,
                    photos=photos,
                )
                self._say(words, "attention")
            else:
                self._say(tr("✔ {name} is enrolled with {photos}.", name=person.name, photos=photos), "allow")
            if not chosen and not self._is_alone(item):
                item.setData(_TITLE, f"✔ {person.name}")
                _relabel(item)
            self._update()
            self._session.look()

        def failed(words: str) -> None:
            if not still():
                return
            self._enrolling = False
            self._say(f"✖ {sentence(words)}", "deny")
            self._update()

        self._enrolling = True
        self._say(tr("Enrolling…"))
        self._update()
        background.run(lambda _progress: _enrol(site, recogniser, name, faces, others, groups, document), done, failed)

    def _is_same(self, name: str) -> None:
        self._name.setText(name)
        self._update()

    def _is_different(self, person_id: int) -> None:
        self._others.add(person_id)
        self._update()
        self._enrol()

    def _say(self, words: str, tone: str = "") -> None:
        self._message.setText(words)
        set_tone(self._message, tone)

    def _update(self) -> None:
        item = self._list.currentItem()
        chosen = len(self._faces.selectedItems())
        ready = self._session.engine is not None and not self._job.busy
        self._choose_button.setEnabled(ready)
        faces = [entry.data(_ROLE) for entry in self._faces.selectedItems()] or (item.data(_ROLE) if item else [])
        fresh = any(face.name not in self._enrolled for face in faces)
        one = item is not None and (chosen == 1 or not self._is_alone(item)) and fresh
        named = bool(self._name.text().strip())
        asking = not self._duplicate.isHidden()
        agreed = self._consent.isChecked() and not self._enrolling and not asking
        self._enrol_button.setEnabled(ready and one and named and agreed)
        self._enrol_button.setText(tr("&Enrol selected faces") if chosen else tr("&Enrol this group"))
        self._out_button.setEnabled(bool(chosen))


def _enrol(
    site: Site,
    recogniser: Recogniser,
    name: str,
    faces: list[FoundFace],
    others: frozenset[int],
    groups: tuple[str, ...],
    document: str,
) -> tuple[Person, bool] | tuple[DuplicateError, Sample]:
    """Enrol the faces of a group; whoever they are, and whether they are in no group that opens a door.

    Returns:
        Or else that somebody enrolled looks like them, and the face to show beside theirs.

    """
    from core.people.enrolment import DuplicateError, Enroller
    from core.people.grouping_files import best_of, enrol_group

    enroller = Enroller(site, recogniser)
    try:
        person = enrol_group(enroller, name, faces, others, groups, document)
    except DuplicateError as error:
        return error, best_of(enroller.engine, faces)[0]
    return person, site.access.in_no_group(person.id)


def _invitation() -> str:
    return tr("Choose a folder, or drop one here: its faces are sorted by person.")


def _relabel(item: QListWidgetItem) -> None:
    faces = plural(len(item.data(_ROLE)), "1 face", "{count} faces")
    item.setText(f"{item.data(_TITLE)}\n{faces}")


def _icon(face: FoundFace, side: int) -> QIcon:
    return QIcon(square_pixmap(opened(face.thumbnail), side))
