"""All photos of a person: which is shown, and adding, replacing and removing them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from app import background
from app.window import theme
from app.window.language import day, percent, tr
from app.window.language.names import POSES
from app.window.session import Session
from app.window.widgets import dialogs
from app.window.widgets.layout import button, column, label, row
from app.window.widgets.photos import PhotoCache
from app.window.widgets.pictures import square_pixmap
from app.window.widgets.words import sentence
from core.gallery.people import Person, PhotoInfo
from core.recognition.quality import Pose
from core.store.audit import Permission

_SIDE = 56


class PhotoStrip(QWidget):
    """Small photos of one person.

    Signals:
        selected: another photo is to be shown large, see :attr:`current`.
        said: (words, tone).

    """

    selected = Signal()
    said = Signal(str, str)

    def __init__(self, session: Session, photos: PhotoCache):
        super().__init__()
        self._session = session
        self._photos = photos
        self._person: Person | None = None
        self._doomed: int | None = None  # the photo that somebody has asked once to remove
        self._list = QListWidget()
        self._list.setViewMode(QListView.ViewMode.IconMode)
        self._list.setFlow(QListView.Flow.LeftToRight)
        self._list.setWrapping(False)
        self._list.setMovement(QListView.Movement.Static)
        self._list.setIconSize(QSize(_SIDE, _SIDE))
        self._list.setFixedHeight(_SIDE + theme.scaled(28))
        self._list.setAccessibleName(tr("Photos of this person"))
        self._list.currentItemChanged.connect(lambda _item, _before: self._select())
        self._facts = label("", "small", wrap=True)
        self._add = button(tr("&Add…"), self._choose)
        self._replace = button(tr("Re&place…"), self._choose_other)
        self._remove = button(tr("Re&move"), self._take_away)
        self._copy = button(tr("&Copy"), self._copy_picture)
        line = row()
        for widget in (self._add, self._replace, self._remove, self._copy):
            line.addWidget(widget)
        content = column(self, margin=0, spacing=0)
        content.addWidget(self._list)
        content.addWidget(self._facts)
        content.addLayout(line)

    @property
    def current(self) -> int | None:
        """The photo selected."""
        item = self._list.currentItem()
        photo: PhotoInfo | None = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return photo.id if photo is not None else None

    def show_photos(self, person: Person, photos: list[PhotoInfo]) -> None:
        """Show the photos of somebody, best first; the one selected stays where it is still there."""
        before = self.current
        self._person = person
        self._list.blockSignals(True)
        self._list.clear()
        plain = QPixmap(_SIDE, _SIDE)
        plain.fill(theme.colour("raised"))
        for photo in photos:
            item = QListWidgetItem(QIcon(plain), "")
            item.setData(Qt.ItemDataRole.UserRole, photo)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._about(photo))
            self._list.addItem(item)
            if photo.id == before:
                self._list.setCurrentItem(item)
        if self._list.currentItem() is None and photos:
            self._list.setCurrentRow(0)
        self._list.blockSignals(False)
        self._select()

    def refresh(self) -> None:
        """Show the photos that have been opened meanwhile."""
        for number in range(self._list.count()):
            item = self._list.item(number)
            face = self._photos.get(item.data(Qt.ItemDataRole.UserRole).id)
            if face is not None and not item.data(Qt.ItemDataRole.UserRole + 1):
                pixmap = square_pixmap(face, _SIDE, self.devicePixelRatioF())
                icon = QIcon(pixmap)
                icon.addPixmap(pixmap, QIcon.Mode.Selected)  # by default it would be tinted
                item.setIcon(icon)
                item.setData(Qt.ItemDataRole.UserRole + 1, True)

    @staticmethod
    def _about(photo: PhotoInfo) -> str:
        pose = tr(POSES[Pose(photo.pose)]) if photo.pose in set(Pose) else photo.pose
        quality = percent(photo.quality, 0)
        return tr("{pose}, quality {quality}, {day}", pose=pose, quality=quality, day=day(photo.day))

    def _select(self) -> None:
        item = self._list.currentItem()
        may = self._session.who.may(Permission.ENROL)
        self._doomed = None
        self._remove.setText(tr("Re&move"))
        self._facts.setText(self._about(item.data(Qt.ItemDataRole.UserRole)) if item is not None else "")
        self._add.setVisible(may)
        self._replace.setVisible(may)
        self._replace.setEnabled(item is not None)
        self._remove.setVisible(may)
        self._remove.setEnabled(self._list.count() > 1)
        self._remove.setToolTip(tr("The only photo of somebody cannot be removed") if self._list.count() == 1 else "")
        self._copy.setVisible(self._session.who.may(Permission.EXPORT))
        self._copy.setEnabled(item is not None)
        self.selected.emit()

    def _choose(self) -> None:
        names = dialogs.open_files(self, tr("Choose pictures of this person"), "pictures", dialogs.pictures_filter())
        self.add([Path(name) for name in names])

    def _choose_other(self) -> None:
        name = dialogs.open_file(
            self, tr("Choose a picture instead of this one"), "pictures", dialogs.pictures_filter()
        )
        if name:
            self.add([Path(name)], instead=self.current)

    def add(self, paths: list[Path], instead: int | None = None) -> None:
        """Add photos from files; with ``instead`` that photo goes once the new one is there."""
        recogniser, person, site = self._session.recogniser, self._person, self._session.site
        if recogniser is None or person is None or not paths:
            return

        def work(_progress: background.Progress) -> list[str]:
            from core.people.enrolment import Enroller

            result = Enroller(site, recogniser).files(person.name, paths)
            if instead is not None and result.templates:
                site.people.delete_photo(instead)
            return [rejection.reason for rejection in result.rejected]

        def done(rejected: list[str]) -> None:
            if rejected:
                self.said.emit("\n".join(f"✖ {sentence(words)}" for words in rejected), "deny")
            else:
                self.said.emit(tr("✔ The photos are added."), "allow")
            self._session.look()

        self.said.emit(tr("Looking at the pictures…"), "")
        background.run(work, done, lambda words: self.said.emit(f"✖ {sentence(words)}", "deny"))

    def _take_away(self) -> None:
        """Remove the photo selected, once that has been asked for twice."""
        photo, site = self.current, self._session.site
        if photo is None:
            return
        if self._doomed != photo:
            self._doomed = photo
            self._remove.setText(tr("Really re&move"))
            self.said.emit(tr("Remove this photo for good? Press again to do it."), "attention")
            return

        def done(_none: object) -> None:
            self.said.emit(tr("✔ The photo is removed."), "allow")
            self._session.look()

        background.run(
            lambda _progress: site.people.delete_photo(photo),
            done,
            lambda words: self.said.emit(f"✖ {sentence(words)}", "deny"),
        )

    def _copy_picture(self) -> None:
        photo, person = self.current, self._person
        image = self._photos.get(photo) if photo is not None else None
        if image is not None and person is not None:
            self._session.who.looked("copy photo", person_id=person.id)
            QGuiApplication.clipboard().setImage(image)
            self.said.emit(tr("✔ The picture is on the clipboard."), "allow")
