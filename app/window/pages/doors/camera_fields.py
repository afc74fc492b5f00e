"""What can be filled in of a camera, and the picture on which its region is drawn."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.window.language import tr
from app.window.pages.doors.preview import RegionPicture
from app.window.pages.doors.source_box import PasswordField, SourceBox
from app.window.widgets import dialogs
from app.window.widgets.calm import WholeBox
from app.window.widgets.forms import form_layout
from app.window.widgets.layout import button, column, label, row
from app.window.widgets.texts import ChoiceBox, LineField
from core.cameras.address import is_rtsp
from core.cameras.discovery import Found
from core.cameras.turning import Turn, moved
from core.faces import Image
from core.settings import CameraSettings

_SITE = 19  # pixels, one below the least allowed: stands for what the site has


class CameraFields(QWidget):
    """Boxes for everything that a camera has, and what they say.

    Args:
        min_face: pixels of the smallest face, where a camera has none of its own.

    Signals:
        changed: its name or its source.
        turned: its picture is to be shown turned otherwise.
        asked: cameras plugged into this machine are to be looked for.

    """

    changed = Signal()
    turned = Signal()
    asked = Signal()

    def __init__(self, min_face: int):
        super().__init__()
        self._name = LineField()
        self._name.setPlaceholderText(tr("Such as: Front door"))
        self._source = SourceBox()
        self._password = PasswordField()
        self._source.password_found.connect(self._password.fill)
        self._transport = ChoiceBox()
        self._transport.addItem(tr("TCP: nothing is lost"), "tcp")
        self._transport.addItem(tr("UDP: where TCP stutters"), "udp")
        self._transport.setAccessibleName(tr("Comes over"))
        self._file = button(tr("F&ile…"), self._choose)
        self._file.setToolTip(tr("A film that plays as a camera would, over and over again"))
        self._folder = button(tr("F&older…"), self._choose_folder)
        self._folder.setToolTip(tr("A folder of pictures: those in it are looked at once, and new ones as they come"))
        self._find = button(tr("Find &cameras"), self.asked.emit)
        self._least = WholeBox()
        self._least.setRange(_SITE, 400)
        self._least.setSuffix(tr(" pixels"))
        self._least.setSpecialValueText(tr("as in Settings: {pixels} pixels", pixels=min_face))
        self._rotate = ChoiceBox()
        self._rotate.setAccessibleName(tr("Turn the picture"))
        for degrees, words in (
            (0, tr("as it comes")),
            (90, tr("to the right, by 90°")),
            (180, tr("upside down, by 180°")),
            (270, tr("to the left, by 90°")),
        ):
            self._rotate.addItem(words, degrees)
        self._mirror = QCheckBox(tr("&Mirror it"))
        self._turned = Turn()
        self._rotate.currentIndexChanged.connect(lambda _index: self._turn_picture())
        self._mirror.toggled.connect(lambda _on: self._turn_picture())
        self._region = label("", "muted", wrap=True)
        self._whole = button(tr("&Whole picture"), lambda: self._picture.set_region(None))
        self._picture = RegionPicture()
        self._picture.drawn.connect(self._tell_region)
        self._name.textChanged.connect(lambda _text: self._update())
        self._source.editTextChanged.connect(lambda _text: self._update())
        self._lay_out()

    def _lay_out(self) -> None:
        self._form = form = form_layout()
        form.addRow(tr("Name"), self._name)
        source = row()
        source.addWidget(self._source, 1)
        source.addWidget(self._file)
        source.addWidget(self._folder)
        source.addWidget(self._find)
        form.addRow(tr("Source"), source)
        form.addRow(tr("Password"), self._password)
        form.addRow(tr("Comes over"), self._transport)
        form.addRow(tr("Smallest face"), self._least)
        turning = row()
        turning.addWidget(self._rotate)
        turning.addWidget(self._mirror)
        turning.addStretch(1)
        form.addRow(tr("Turn the picture"), turning)
        region = row()
        region.addWidget(self._region, 1)
        region.addWidget(self._whole)
        form.addRow(tr("Look only here"), region)
        content = column(self, margin=0, spacing=1)
        content.addLayout(form)
        content.addWidget(self._picture, 1)

    def show_camera(self, name: str | None, camera: CameraSettings, *, kept: bool) -> None:
        """Show a camera, or with None as name an empty form; ``kept`` says whether a password is."""
        self._name.setText(name or "")
        self._source.begin(camera.source or "")
        self._password.begin(kept=kept)
        self._transport.setCurrentIndex(self._transport.findData(camera.transport))
        self._least.setValue(camera.min_face or _SITE)
        self._picture.show_words(tr("Press Preview to see the camera's picture."))
        self._turned = camera.turn  # before the boxes change, so that the region stays
        self._rotate.setCurrentIndex(self._rotate.findData(camera.rotate))
        self._mirror.setChecked(camera.mirror)
        self._picture.set_region(camera.region)
        self._update()

    def take_name(self) -> None:
        """Let the name be typed now."""
        self._name.setFocus()
        self._name.selectAll()

    def offer(self, found: list[Found], used: set[str]) -> None:
        """Offer cameras that are plugged in, rather one that is not used already."""
        self._source.offer(found, used)

    def show_picture(self, image: Image) -> None:
        """Show what the camera sees, turned as it is to be."""
        self._picture.show_frame(self._turned.picture(image))

    @property
    def name(self) -> str:
        """As it is typed."""
        return self._name.text()

    @property
    def source(self) -> str:
        """Where its pictures come from, as it is typed."""
        return self._source.source

    @property
    def has_source(self) -> bool:
        """Whether any is typed."""
        return bool(self._source.currentText().strip())

    @property
    def password(self) -> str | None:
        """As it is typed."""
        return self._password.password

    def keep_password(self, *, kept: bool) -> None:
        """What was typed has been kept, or nothing has."""
        self._password.begin(kept=kept)

    @property
    def missing(self) -> str:
        """What must be filled in before it can be saved; empty where nothing is missing."""
        if not self._name.text().strip():
            return tr("Give the camera a name.")
        return "" if self._source.currentText().strip() else tr("Say where the camera's pictures come from.")

    @property
    def filled(self) -> tuple[object, ...]:
        """Everything that can be filled in."""
        looks = self._least.value(), self._picture.region, self._transport.currentData(), self._turned
        return self._name.text(), self._source.source, *looks, self._password.password

    def looks(self) -> dict[str, object]:
        """Settings of a camera, as they are filled in."""
        self._source.take_apart()
        source = self._source.source
        return {
            "source": source,
            "min_face": self._least.value() if self._least.value() > _SITE else None,
            "region": self._picture.region,
            "rotate": self._turned.degrees,
            "mirror": self._turned.mirrored,
            "transport": self._transport.currentData() if is_rtsp(source) else "tcp",
        }

    def _choose(self) -> None:
        if path := dialogs.open_file(self, tr("Choose a video"), "videos", dialogs.videos_filter()):
            self._source.begin(path)

    def _choose_folder(self) -> None:
        if path := dialogs.open_folder(self, tr("Choose a folder of pictures"), "pictures"):
            self._source.begin(path)

    def _turn_picture(self) -> None:
        """Turn what is shown, and the region with it."""
        before, self._turned = self._turned, Turn(self._rotate.currentData(), self._mirror.isChecked())
        if self._picture.region is not None and before != self._turned:
            self._picture.set_region(moved(self._picture.region, before, self._turned))
        self.turned.emit()

    def _tell_region(self) -> None:
        region = self._picture.region
        self._whole.setEnabled(region is not None)
        if region is None:
            self._region.setText(tr("Everywhere. Draw on the preview to look at a part of it only."))
            return
        left, top, right, bottom = (round(100 * v) for v in region)
        self._region.setText(
            tr(
                "From {left} % to {right} % across, from {top} % to {bottom} % down.",
                left=left,
                right=right,
                top=top,
                bottom=bottom,
            )
        )

    def _update(self) -> None:
        text = self._source.currentText().strip()
        self._form.setRowVisible(self._password, "://" in text)
        self._form.setRowVisible(self._transport, is_rtsp(text))
        self.changed.emit()
