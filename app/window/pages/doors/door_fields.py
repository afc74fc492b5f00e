"""What can be filled in of a door."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QListWidget, QListWidgetItem, QWidget

from app.window import theme
from app.window.language import enumerated, tr
from app.window.language.names import APPROACH, DRIVERS, LIVENESS, MODES, PASSBACK
from app.window.pages.doors.recipe_box import RecipeBox
from app.window.pages.doors.source_box import PasswordField
from app.window.session import Session
from app.window.widgets.calm import DecimalBox
from app.window.widgets.forms import ModelForm, form_layout
from app.window.widgets.layout import column, discard, label, set_tone
from app.window.widgets.texts import ChoiceBox, LineField, tell_cut
from core.access.door import Door, new_rules
from core.access.policy import Approach, Liveness, Mode, Passback
from core.access.schedules import Schedule
from core.access.store import checked
from core.cameras.opening import is_folder
from core.locks import drivers
from core.locks.drivers.base import LockDriver


@dataclass(frozen=True)
class Surroundings:
    """What a door can refer to.

    Attributes:
        cameras: of the site.
        schedules: of the site.
        doors: there are already.
        taken: cameras that are at one of them.
        signing: doors of which a lock's password is kept.
        folders: cameras that are folders of pictures.

    """

    cameras: list[str]
    schedules: list[str]
    doors: list[str] = field(default_factory=list)
    taken: frozenset[str] = frozenset()
    signing: frozenset[str] = frozenset()
    folders: frozenset[str] = frozenset()

    @property
    def free(self) -> tuple[str, ...]:
        """The first camera that is at no door, for a new one."""
        return tuple(camera for camera in self.cameras if camera not in self.taken)[:1]


def surroundings(session: Session) -> tuple[list[Door], Surroundings]:
    """The doors of a site, and what they can refer to; for a thread of the pool."""
    site = session.site
    doors = site.access.all(Door)
    return doors, Surroundings(
        list(site.settings.cameras),
        [schedule.name for schedule in site.access.all(Schedule)],
        [door.name for door in doors],
        frozenset(camera for door in doors for camera in door.cameras),
        frozenset(door.name for door in doors if site.access.passwords.has(door.name)),
        frozenset(name for name, camera in site.settings.cameras.items() if is_folder(camera.source or "")),
    )


class DoorFields(QWidget):
    """Boxes for everything that a door has, and what they say.

    Signals:
        changed: of what else hangs on it: a name, for one.
        wrong: a sentence about the address of a device; empty once it is right.

    """

    changed = Signal()
    wrong = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: Door | None = None  # that is changed
        self._name = LineField()
        self._name.setPlaceholderText(tr("Such as: Front door"))
        self._name.textChanged.connect(lambda _text: self._update())
        self._cameras = QListWidget()
        self._cameras.setFixedHeight(theme.scaled(84))
        self._cameras.itemChanged.connect(lambda _item: self._update())
        tell_cut(self._cameras)
        self._mode = _combo(MODES)
        self._mode.currentIndexChanged.connect(lambda _index: self._update())
        self._schedule = ChoiceBox()
        self._zone = LineField()
        self._area = LineField()
        self._area.setPlaceholderText(tr("Such as: office. Empty where nobody counts who is inside."))
        self._area.textChanged.connect(lambda _text: self._update())
        self._passback = _combo(PASSBACK)
        self._passback_hint = label("", "small", wrap=True)
        self._liveness = _combo(LIVENESS)
        self._liveness.currentIndexChanged.connect(lambda _index: self._update())
        self._folders: frozenset[str] = frozenset()
        self._liveness_hint = label("", "small", wrap=True)
        set_tone(self._liveness_hint, "attention")
        self._approach = _combo(APPROACH)
        self._approach.currentIndexChanged.connect(lambda _index: self._update())
        self._stay = _seconds(0.5, 10)
        self._alone = QCheckBox(tr("Not while somebody unknown is there too"))
        self._pulse = _seconds(0.5, 600)
        self._held = _seconds(0, 3600)
        self._held.setSpecialValueText(tr("never"))
        self._fail_safe = QCheckBox(tr("Unlocked, not locked, when Portico ends"))
        self._driver = ChoiceBox()
        for name in drivers.names():
            self._driver.addItem(tr(DRIVERS[name]) if name in DRIVERS else name, name)
        self._driver.currentIndexChanged.connect(lambda _index: self._show_settings({}))
        self._recipe = RecipeBox()
        self._recipe.filled.connect(self._show_settings)
        self._recipe.wrong.connect(self.wrong)
        self._password = PasswordField()
        self._settings: ModelForm | None = None
        self._settings_holder = QWidget()
        self._settings_column = column(self._settings_holder, margin=0, spacing=0)
        self._lay_out()

    def _lay_out(self) -> None:
        form = self._form = form_layout()
        form.addRow(tr("Name"), self._name)
        form.addRow(tr("Cameras at it"), self._cameras)
        form.addRow(tr("The door"), self._mode)
        form.addRow(tr("When"), self._schedule)
        form.addRow(tr("Proof of a live face"), self._liveness)
        form.addRow("", self._liveness_hint)
        form.addRow(tr("Opens for"), self._approach)
        form.addRow(tr("Stays for"), self._stay)
        form.addRow("", self._alone)
        form.addRow(tr("What unlocks it"), self._driver)
        form.addRow(tr("Device"), self._recipe)
        form.addRow(tr("Password or token"), self._password)
        form.addRow(self._settings_holder)
        form.addRow(tr("Unlocked for"), self._pulse)
        form.addRow(tr("Alarm when open for"), self._held)
        form.addRow("", self._fail_safe)
        form.addRow(tr("Leads to"), self._area)
        form.addRow(tr("Entering twice (anti-passback)"), self._passback)
        form.addRow("", self._passback_hint)
        form.addRow(tr("Time zone"), self._zone)
        for words, widget in ((tr("Cameras at it"), self._cameras), (tr("Name"), self._name)):
            widget.setAccessibleName(words)
        column(self, margin=0).addLayout(form)

    def show_door(self, door: Door | None, around: Surroundings) -> None:
        """Show a door, or with None one as it is offered."""
        self._shown = door
        shown = door or checked(Door, rules={**new_rules(), "name": tr("Front door")})
        self._name.setText("" if door is None and around.doors else shown.name)  # the first door is mostly that one
        self._offer(around, shown.cameras)
        _choose(self._mode, shown.rules.mode)
        _choose(self._schedule, shown.rules.open_schedule)
        _choose(self._passback, shown.rules.passback)
        _choose(self._liveness, shown.rules.liveness)
        _choose(self._approach, shown.rules.approach)
        self._stay.setValue(shown.rules.approach_seconds)
        self._alone.setChecked(shown.rules.alone)
        self._zone.setText(shown.rules.zone)
        self._area.setText(shown.rules.leads_to or "")
        self._pulse.setValue(shown.pulse_seconds)
        self._held.setValue(shown.held_seconds)
        self._fail_safe.setChecked(shown.fail_safe)
        self._driver.blockSignals(True)
        _choose(self._driver, shown.lock.get("driver"))
        self._driver.blockSignals(False)
        self._recipe.begin()
        self._password.begin(kept=door is not None and door.name in around.signing)
        self._show_settings(shown.lock)
        self._update()

    def _offer(self, around: Surroundings, ticked: tuple[str, ...]) -> None:
        """Offer the cameras and schedules there are; a new door is at the first free camera where none is ticked."""
        self._folders = around.folders
        if self._shown is None and not ticked:
            ticked = around.free
        self._cameras.clear()
        for camera in [*around.cameras, *(c for c in ticked if c not in around.cameras)]:
            item = QListWidgetItem(camera)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if camera in ticked else Qt.CheckState.Unchecked)
            self._cameras.addItem(item)
        self._schedule.clear()
        self._schedule.addItem(tr("always"), None)
        for schedule in around.schedules:
            self._schedule.addItem(schedule, schedule)

    def know(self, door: Door | None) -> None:
        """What is filled in has been kept as this door, or it is gone."""
        self._shown = door

    def follow(self, around: Surroundings) -> None:
        """Cameras or schedules are others now; what is filled in stays."""
        schedule = self._schedule.currentData()
        self._offer(around, self.cameras)
        _choose(self._schedule, schedule)

    def take_name(self) -> None:
        """Let the name be typed now, over the one that is offered."""
        self._name.setFocus()
        self._name.selectAll()

    @property
    def missing(self) -> str:
        """What must be filled in before it can be saved; empty where nothing is missing."""
        return "" if self._name.text().strip() else tr("Give the door a name.")

    @property
    def waits_for_address(self) -> bool:
        """Whether a known device is chosen whose address has yet to be typed."""
        return self._recipe.waits

    @property
    def password(self) -> str | None:
        """Of the lock, as it is typed."""
        return self._password.password

    def keep_password(self, *, kept: bool) -> None:
        """What was typed has been kept, or nothing has."""
        self._password.begin(kept=kept)

    @property
    def filled(self) -> tuple[object, ...]:
        """Everything that can be filled in."""
        boxes = (self._mode, self._schedule, self._passback, self._liveness, self._approach, self._driver)
        return (
            *(line.text() for line in (self._name, self._zone, self._area)),
            *(box.currentData() for box in boxes),
            self.cameras,
            self._settings.values() if self._settings is not None else {},
            *(box.value() for box in (self._pulse, self._held)),
            self._fail_safe.isChecked(),
            self._alone.isChecked(),
            self._stay.value(),
            self._password.password,
        )

    @property
    def cameras(self) -> tuple[str, ...]:
        """Those that are ticked."""
        boxes = [self._cameras.item(row) for row in range(self._cameras.count())]
        return tuple(box.text() for box in boxes if box.checkState() == Qt.CheckState.Checked)

    def door(self) -> Door:
        """What is filled in.

        Raises:
            GalleryError: it is no door; the message names what is wrong.

        """
        known = self._shown.model_dump(mode="json") if self._shown is not None else {"rules": {}}
        area = " ".join(self._area.text().split())
        rules = {
            **known["rules"],
            "name": " ".join(self._name.text().split()),
            "zone": self._zone.text().strip(),
            "mode": self._mode.currentData(),
            "open_schedule": self._schedule.currentData() if self._has_times() else None,
            "leads_to": area or None,
            "passback": self._passback.currentData() if self._asks_twice(area) else Passback.OFF,
            "liveness": self._liveness.currentData(),
            "approach": self._approach.currentData(),
            "approach_seconds": self._stay.value(),
            "alone": self._alone.isChecked(),
        }
        lock = {"driver": self._driver.currentData(), **(self._settings.values() if self._settings is not None else {})}
        return checked(
            Door,
            **{
                **known,
                "rules": rules,
                "cameras": self.cameras,
                "lock": lock,
                "pulse_seconds": self._pulse.value(),
                "held_seconds": self._held.value(),
                "fail_safe": self._fail_safe.isChecked(),
            },
        )

    def _asks_twice(self, area: str) -> bool:
        """Whether entering twice can be told: by the area behind the door, or by a time that was set elsewhere."""
        return bool(area) or (self._shown is not None and self._shown.rules.passback_seconds > 0)

    def _has_times(self) -> bool:
        return self._mode.currentData() in (Mode.FREE, Mode.FIRST_PERSON)

    def _show_settings(self, lock: Mapping[str, Any]) -> None:
        discard(self._settings)
        self._settings = None
        kind = drivers.kind_of(str(self._driver.currentData()))
        if kind.model_fields:
            self._settings = ModelForm(kind, lock)
            self._settings_column.addWidget(self._settings)
        self._form.setRowVisible(self._recipe, self._driver.currentData() == "http")
        self._form.setRowVisible(self._password, kind.place is not LockDriver.place)

    def _update(self) -> None:
        self._form.setRowVisible(self._schedule, self._has_times())
        self._form.setRowVisible(self._stay, self._approach.currentData() == Approach.STAY)
        folders = [camera for camera in self.cameras if camera in self._folders]
        vain = bool(folders) and self._liveness.currentData() != Liveness.OFF  # Qt keeps the bare word
        self._form.setRowVisible(self._liveness_hint, vain)
        if vain:
            self._liveness_hint.setText(
                tr(
                    "▲ Nobody passes by {camera}: pictures of a folder cannot prove that a face is live. Ask for no "
                    "proof here, or tick a camera that films.",
                    camera=enumerated(folders),
                )
            )
        asked = self._asks_twice(self._area.text().strip())
        self._passback.setEnabled(asked)
        self._passback_hint.setText(
            tr("Whoever is inside already and comes again: their recognition may have let somebody else in.")
            if asked
            else tr("Fill in where the door leads to first: then Portico knows who is inside already.")
        )
        self.changed.emit()


def _combo(words: Mapping[Any, str]) -> QComboBox:
    box = ChoiceBox()
    for value, text in words.items():
        box.addItem(tr(text), value)
    return box


def _choose(box: QComboBox, value: object) -> None:
    found = [n for n in range(box.count()) if box.itemData(n) == value]
    box.setCurrentIndex(found[0] if found else 0)


def _seconds(least: float, most: float) -> QDoubleSpinBox:
    box = DecimalBox()
    box.setRange(least, most)
    box.setDecimals(1)
    box.setSuffix(tr(" s"))
    return box
