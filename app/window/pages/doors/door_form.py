"""A door: how it behaves, which cameras are at it, and what unlocks it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QListWidget, QListWidgetItem, QWidget

from app import background
from app.window import theme
from app.window.language import number, tr
from app.window.language.names import APPROACH, DRIVERS, FIELDS, LIVENESS, MODES, PASSBACK
from app.window.pages.doors.recipe_box import RecipeBox
from app.window.pages.doors.removal import Removal
from app.window.pages.doors.source_box import PasswordField
from app.window.session import Session
from app.window.widgets.forms import ModelForm, form_layout
from app.window.widgets.layout import button, column, discard, label, reveal, row, set_tone
from app.window.widgets.question import Question
from app.window.widgets.texts import ChoiceBox, LineField, tell_cut
from app.window.widgets.words import sentence
from core.access.door import Door, new_rules
from core.access.policy import Approach, Mode, Passback
from core.access.schedules import Schedule
from core.access.store import checked
from core.doors.keeper import LONGEST_TEST
from core.locks import drivers
from core.locks.drivers.base import LockDriver, MissingError


@dataclass(frozen=True)
class Surroundings:
    """What a door can refer to.

    Attributes:
        cameras: of the site.
        schedules: of the site.
        doors: there are already.
        taken: cameras that are at one of them.
        signing: doors of which a lock's password is kept.

    """

    cameras: list[str]
    schedules: list[str]
    doors: list[str] = field(default_factory=list)
    taken: frozenset[str] = frozenset()
    signing: frozenset[str] = frozenset()

    @property
    def free(self) -> tuple[str, ...]:
        """The first camera that is at no door, for a new one."""
        return tuple(camera for camera in self.cameras if camera not in self.taken)[:1]


class DoorForm(QWidget):
    """Adds or changes one door.

    Args:
        session: whose door.
        role: of the button that saves; plain where another button of the page is the one to press.

    Signals:
        settled: its name as it is kept now, or None where it is gone; only while the form still shows it.
        kept: its name.
        dropped: it is gone.

    """

    settled = Signal(object)
    kept = Signal(str)
    dropped = Signal()

    def __init__(self, session: Session, role: str = "primary"):
        super().__init__()
        self._session = session
        self._before: Door | None = None
        self._latest = background.Latest()  # door begun: what is told of another comes late
        self._as_kept: tuple[object, ...] | None = None  # nothing has been shown yet
        self._name = LineField()
        self._name.setPlaceholderText(tr("Such as: Front door"))
        self._name.textChanged.connect(lambda _text: self._update())
        self._cameras = QListWidget()
        self._cameras.setFixedHeight(theme.scaled(84))
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
        self._recipe.wrong.connect(lambda words: self._tell(words, bool(words)))
        self._password = PasswordField()
        self._settings: ModelForm | None = None
        self._settings_holder = QWidget()
        self._settings_column = column(self._settings_holder, margin=0, spacing=0)
        self._message = label("", wrap=True)
        self._save = button(tr("&Save door"), self.keep, role)
        self._try = button(tr("Test the &lock: open it…"), self._ask_to_test)
        self._testing = Question(tr("&Open it"), tr("Do not"), role="primary", ready=True)
        self._removal = Removal(self._ask, self._drop)

        self._title = label("", "title")
        form = self._form = form_layout()
        form.addRow(tr("Name"), self._name)
        form.addRow(tr("Cameras at it"), self._cameras)
        form.addRow(tr("The door"), self._mode)
        form.addRow(tr("When"), self._schedule)
        form.addRow(tr("Proof of a live face"), self._liveness)
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
        outer = column(self, margin=0, spacing=1)
        outer.addWidget(self._title)
        outer.addLayout(form)
        outer.addWidget(self._message)
        outer.addWidget(self._testing)
        actions = row()
        actions.addWidget(self._removal)
        actions.addStretch(1)
        actions.addWidget(self._try)
        actions.addWidget(self._save)
        outer.addLayout(actions)
        outer.addStretch(1)

    def begin(self, door: Door | None, around: Surroundings) -> None:
        """Show a door, or with None an empty form."""
        self._latest.drop()
        self._testing.put_away()
        self._before = door
        self._title.setText(tr("Door {name}", name=door.name) if door is not None else tr("A new door"))
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
        self._tell("")
        self._removal.begin(there=self._before is not None)
        self._update()
        self._as_kept = self._filled()

    def _offer(self, around: Surroundings, ticked: tuple[str, ...]) -> None:
        """Offer the cameras and schedules there are; a new door is at the first free camera where none is ticked."""
        if self._before is None and not ticked:
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

    def follow(self, around: Surroundings) -> None:
        """Cameras or schedules are others now; what is filled in stays."""
        schedule = self._schedule.currentData()
        self._offer(around, self._chosen_cameras())
        _choose(self._schedule, schedule)

    def take_name(self) -> None:
        """Let the name be typed now, over the one that is offered."""
        self._name.setFocus()
        self._name.selectAll()

    def settle(self, door: Door | None) -> None:
        """What is shown has been kept: from now on it is changed, not added."""
        self._settle(door, self._filled())

    def _settle(self, door: Door | None, filled: tuple[object, ...]) -> None:
        self._before, self._as_kept = door, filled
        if door is not None:
            self._title.setText(tr("Door {name}", name=door.name))
        self._removal.begin(there=self._before is not None)
        self.settled.emit(door.name if door is not None else None)

    @property
    def shown(self) -> str | None:
        """Name of the door that is changed; None where one is added."""
        return self._before.name if self._before is not None else None

    @property
    def unsaved(self) -> str:
        """A sentence, where something is filled in that has not been kept; else empty."""
        if self._as_kept is None or self._filled() == self._as_kept:
            return ""
        if self._before is None:
            return tr("The new door has not been saved.")
        return tr("The door {name} has changes that are not saved.", name=self._before.name)

    @property
    def begun(self) -> bool:
        """Whether a door is filled in that is not kept: also one that is offered as it would be at the first camera."""
        return bool(self.unsaved) or (self._before is None and bool(self._chosen_cameras()))

    @property
    def missing(self) -> str:
        """What must be filled in before it can be saved; empty where nothing is missing."""
        return "" if self._name.text().strip() else tr("Give the door a name.")

    def _filled(self) -> tuple[object, ...]:
        """Everything that can be filled in."""
        boxes = (self._mode, self._schedule, self._passback, self._liveness, self._approach, self._driver)
        return (
            *(line.text() for line in (self._name, self._zone, self._area)),
            *(box.currentData() for box in boxes),
            self._chosen_cameras(),
            self._settings.values() if self._settings is not None else {},
            *(box.value() for box in (self._pulse, self._held)),
            self._fail_safe.isChecked(),
            self._alone.isChecked(),
            self._stay.value(),
            self._password.password,
        )

    def _chosen_cameras(self) -> tuple[str, ...]:
        boxes = [self._cameras.item(row) for row in range(self._cameras.count())]
        return tuple(box.text() for box in boxes if box.checkState() == Qt.CheckState.Checked)

    def door(self) -> Door:
        """What is filled in.

        Raises:
            GalleryError: it is no door; the message names what is wrong.

        """
        before = self._before.model_dump(mode="json") if self._before is not None else {"rules": {}}
        area = " ".join(self._area.text().split())
        rules = {
            **before["rules"],
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
                **before,
                "rules": rules,
                "cameras": self._chosen_cameras(),
                "lock": lock,
                "pulse_seconds": self._pulse.value(),
                "held_seconds": self._held.value(),
                "fail_safe": self._fail_safe.isChecked(),
            },
        )

    def _asks_twice(self, area: str) -> bool:
        """Whether entering twice can be told: by the area behind the door, or by a time that was set elsewhere."""
        return bool(area) or (self._before is not None and self._before.rules.passback_seconds > 0)

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

    # keeping

    def keep(self, then: Callable[[bool], object] | None = None) -> None:
        """Save what is filled in; ``then`` is told whether it was, once that is known."""
        still = self._latest.mark()
        site, before, filled = self._session.site, self._before, self._filled()
        password = self._password.password

        try:
            door = self.door()
            door.driver()
        except MissingError as error:
            self._tell_missing(error.setting)
            if then is not None:
                then(False)
            return
        except Exception as error:  # noqa: BLE001  # whatever is wrong with it is said
            self._tell(str(error), True)
            if then is not None:
                then(False)
            return

        old = before.name if before is not None else None

        def work(_progress: background.Progress) -> bool:
            site.access.keep(door, old, password)
            return site.access.passwords.has(door.name)

        def done(signing: bool) -> None:
            if still():
                if self._password.password == password:  # else another was typed meanwhile
                    self._password.begin(kept=signing)
                self._settle(door, (*filled[:-1], None))
                self._tell(tr("✔ The door {name} is saved.", name=door.name))
            self.kept.emit(door.name)
            if then is not None:
                then(True)

        background.run(work, done, self._failing(still, then))

    def _failing(self, still: background.Still, then: Callable[[bool], object] | None = None) -> Callable[[str], None]:
        """Tells what went wrong with a door that may be shown no longer."""

        def failed(words: str) -> None:
            if still():
                self._tell(words, True)
            else:
                self._session.troubled.emit(words)
            if then is not None:
                then(False)

        return failed

    def _ask_to_test(self) -> None:
        """Say what a test does before it is done: whoever stands before a real door can walk in."""
        self._testing.put_away()
        try:
            door = self.door()
            door.driver()
        except MissingError as error:
            self._tell_missing(error.setting)
            return
        except Exception as error:  # noqa: BLE001
            self._tell(str(error), True)
            return
        if door.lock.get("driver") == "simulated":
            self._test(door)
            return
        self._tell("")
        filled = self._filled()
        long = min(door.pulse_seconds, LONGEST_TEST)
        seconds = number(long, 0 if long == round(long) else 1)
        self._testing.ask(
            tr("This opens {name} for {seconds} s: whoever is before it can go in.", name=door.name, seconds=seconds),
            lambda: self._test(door) if self._filled() == filled else self._ask_to_test(),  # another door by now
        )
        reveal(self._testing)

    def _test(self, door: Door) -> None:
        still = self._latest.mark()
        session, password = self._session, self._password.password
        site, old = session.site, self._before.name if self._before is not None else None
        self._tell(tr("Unlocking for a moment…"))
        self._try.setEnabled(False)

        def work(_progress: background.Progress) -> str:
            site.trail.look("test door", f"door {door.name}")
            return session.cameras.try_door(site.access.passwords.handed(door, old, password))

        def done(trouble: str) -> None:
            self._try.setEnabled(True)
            if not still():
                return
            if trouble:
                self._tell(trouble, True)
            elif not door.has_lock:
                self._tell(tr("✔ It obeys; but it is simulated: nothing has been unlocked."))
            else:
                self._tell(tr("✔ It was unlocked, and is locked again."))

        def failed(words: str) -> None:
            self._try.setEnabled(True)
            self._failing(still)(words)

        background.run(work, done, failed)

    def _ask(self) -> None:
        name = self._before.name if self._before is not None else ""
        self._tell(tr("Remove the door {name}, and with it who may pass it?", name=name))

    def _drop(self) -> None:
        still = self._latest.mark()
        site, before = self._session.site, self._before
        if before is None:
            return

        def done(_none: object) -> None:
            if still():
                self._settle(None, self._filled())
            self.dropped.emit()

        self._removal.begin(there=self._before is not None)
        background.run(lambda _progress: site.access.drop(Door, before.name), done, self._failing(still))

    def _tell_missing(self, setting: str) -> None:
        if setting == "unlock_url" and self._recipe.waits:
            self._tell(tr("Type the device's address."), True)
        else:
            title = tr(FIELDS[setting]) if setting in FIELDS else setting
            self._tell(tr("Fill in “{setting}”.", setting=title), True)

    def _tell(self, words: str, wrong: bool = False) -> None:
        self._message.setText(f"✖ {sentence(words)}" if wrong else words)
        set_tone(self._message, "deny" if wrong else "allow" if words.startswith("✔") else "")
        if wrong:
            reveal(self._message)

    def _update(self) -> None:
        self._save.setEnabled(bool(self._name.text().strip()))
        self._form.setRowVisible(self._schedule, self._has_times())
        self._form.setRowVisible(self._stay, self._approach.currentData() is Approach.STAY)
        asked = self._asks_twice(self._area.text().strip())
        self._passback.setEnabled(asked)
        self._passback_hint.setText(
            tr("Whoever is inside already and comes again: their recognition may have let somebody else in.")
            if asked
            else tr("Fill in where the door leads to first: then Portico knows who is inside already.")
        )


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
    )


def _combo(words: Mapping[Any, str]) -> QComboBox:
    box = ChoiceBox()
    for value, text in words.items():
        box.addItem(tr(text), value)
    return box


def _choose(box: QComboBox, value: object) -> None:
    found = [n for n in range(box.count()) if box.itemData(n) == value]
    box.setCurrentIndex(found[0] if found else 0)


def _seconds(least: float, most: float) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setRange(least, most)
    box.setDecimals(1)
    box.setSuffix(tr(" s"))
    return box
