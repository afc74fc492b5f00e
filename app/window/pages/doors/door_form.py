"""A door: how it behaves, which cameras are at it, and what unlocks it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app import background
from app.window.language import number, tr
from app.window.language.names import FIELDS
from app.window.pages.doors.door_fields import DoorFields, Surroundings
from app.window.pages.doors.failing import failing
from app.window.pages.doors.removal import Removal
from app.window.session import Session
from app.window.widgets.layout import button, column, label, reveal, room_for, row, set_tone
from app.window.widgets.question import Question
from app.window.widgets.words import sentence
from core.access.door import Door
from core.doors.keeper import LONGEST_TEST
from core.locks.drivers.base import MissingError


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
        self._fields = DoorFields()
        self._fields.changed.connect(self._update)
        self._fields.wrong.connect(lambda words: self._tell(words, bool(words)))
        self._message = label("", wrap=True)
        room_for(self._message, 1)
        self._save = button(tr("&Save door"), self.keep, role)
        self._try = button(tr("Test the &lock: open it…"), self._ask_to_test)
        self._testing = Question(tr("&Open it"), tr("Do not"), role="primary", ready=True)
        self._removal = Removal(self._ask, self._drop)

        self._title = label("", "title")
        outer = column(self, margin=0, spacing=1)
        outer.addWidget(self._title)
        outer.addWidget(self._fields)
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
        self._fields.show_door(door, around)
        self._tell("")
        self._removal.begin(there=self._before is not None)
        self._update()
        self._as_kept = self._filled()

    def follow(self, around: Surroundings) -> None:
        """Cameras or schedules are others now; what is filled in stays."""
        self._fields.follow(around)

    def take_name(self) -> None:
        """Let the name be typed now, over the one that is offered."""
        self._fields.take_name()

    def settle(self, door: Door | None) -> None:
        """What is shown has been kept: from now on it is changed, not added."""
        self._settle(door, self._filled())

    def _settle(self, door: Door | None, filled: tuple[object, ...]) -> None:
        self._before, self._as_kept = door, filled
        self._fields.know(door)
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
        return bool(self.unsaved) or (self._before is None and bool(self._fields.cameras))

    @property
    def missing(self) -> str:
        """What must be filled in before it can be saved; empty where nothing is missing."""
        return self._fields.missing

    def _filled(self) -> tuple[object, ...]:
        return self._fields.filled

    def door(self) -> Door:
        """What is filled in.

        Raises:
            GalleryError: it is no door; the message names what is wrong.

        """
        return self._fields.door()

    # keeping

    def keep(self, then: Callable[[bool], object] | None = None) -> None:
        """Save what is filled in; ``then`` is told whether it was, once that is known."""
        still = self._latest.mark()
        site, before, filled = self._session.site, self._before, self._filled()
        password = self._fields.password

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

        def work(_progress: background.Progress) -> tuple[bool, bool]:
            site.access.keep(door, old, password)
            granted = any(grant.door == door.name for grant in site.access.grants())
            return site.access.passwords.has(door.name), granted

        def done(found: tuple[bool, bool]) -> None:
            signing, granted = found
            if still():
                if self._fields.password == password:  # else another was typed meanwhile
                    self._fields.keep_password(kept=signing)
                self._settle(door, (*filled[:-1], None))
                saved = tr("✔ The door {name} is saved.", name=door.name)
                alone = then is None and not granted  # else whoever goes on from here sees to it
                self._tell(f"{saved} {tr('Nobody may pass it yet: Access says which groups may.')}" if alone else saved)
            self.kept.emit(door.name)
            if then is not None:
                then(True)

        background.run(work, done, self._failing(still, then))

    def _failing(self, still: background.Still, then: Callable[[bool], object] | None = None) -> Callable[[str], None]:
        """Tells what went wrong with a door that may be shown no longer."""
        return failing(still, lambda words: self._tell(words, True), self._session.troubled.emit, then)

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
        session, password = self._session, self._fields.password
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
        if setting == "unlock_url" and self._fields.waits_for_address:
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
        self._save.setEnabled(not self._fields.missing)
