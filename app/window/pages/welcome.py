"""The first steps of a new site: camera, first person, first door, and a recognised face at the end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSettings, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app import background
from app.window.language import mark, said, tr
from app.window.page import Page
from app.window.pages.doors.camera_form import CameraForm
from app.window.pages.doors.door_fields import Surroundings, surroundings
from app.window.pages.doors.door_form import DoorForm
from app.window.pages.enrol.panel import EnrolPanel
from app.window.pages.live.screens import SHOWN_SECONDS, Banner
from app.window.pages.live.tile import CameraTile
from app.window.session import Session
from app.window.widgets.layout import button, column, discard, framed, label, panel, row, set_tone
from app.window.widgets.question import Question
from app.window.widgets.strictness import StrictnessBox
from app.window.widgets.words import sentence
from core.access.door import Door
from core.access.schedules import Period, Schedule
from core.gallery.events import Decision, Event

_DOOR = 2  # the step

_PROOF = "liveness"  # the rule by which whoever is not seen to be live is refused
EVERYBODY, ALWAYS = mark("Everybody"), mark("Always")


class WelcomePage(Page):
    """Leads through the first steps; each can be passed over.

    Signals:
        finished: all is set up, or enough for now.

    """

    finished = Signal()

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._tile: CameraTile | None = None
        self._step = 0
        self._following = False  # whether the next step comes once this one is saved
        self._begun: set[int] = set()  # steps whose forms have been filled in once
        self._recognised = False  # somebody was let in by the last step: what comes after it takes nothing back
        self._fading = QTimer(self, singleShot=True, interval=round(SHOWN_SECONDS * 1000))
        self._fading.timeout.connect(self._ask)
        self._camera = CameraForm(session, role="")  # in each step, Next is the button to press
        self._camera.kept.connect(self._camera.settle)
        self._enrol = EnrolPanel(session, role="")
        self._door = DoorForm(session, role="")
        self._door.kept.connect(self._grant)
        self._strictness = StrictnessBox(session)
        self._look = self._looking()
        self._steps = (
            (
                tr("1  Camera"),
                tr("Which camera sees who comes? Choose it, give it a name, preview it."),
                self._camera,
            ),
            (tr("2  First person"), tr("Enrol the first person, with the camera or from pictures."), self._enrol),
            (
                tr("3  First door"),
                tr(
                    "Which door shall open? Without its lock, leave it simulated. Whoever is enrolled may pass it at "
                    "any time, until the Access page narrows that."
                ),
                self._door_step(),
            ),
            (tr("4  Recognised"), tr("Now step in front of the camera."), self._look),
        )
        self._names = [label(title) for title, _, _ in self._steps]
        self._words = label("", "muted", wrap=True)
        self._message = label("", wrap=True)
        self._stack = QStackedWidget()
        for _, _, widget in self._steps:
            self._stack.addWidget(framed(widget))
        self._back = button(tr("&Back"), lambda: self.open_step(self._step - 1))
        self._skip = button(tr("Set &up later"), self._put_off)
        self._next_button = button(tr("Ne&xt"), self._go_on, "primary")
        self._enrol.enrolled.connect(lambda _person: self._next_button.setFocus())
        self._question = Question(tr("Go on &without it"), tr("Stay &here"))

        self._lay_out()
        session.ready.connect(self._watch)
        session.cameras.decided.connect(self._hear)
        session.cameras.viewed.connect(self._show_view)
        session.cameras.watching_changed.connect(self._show_camera)

    def _lay_out(self) -> None:
        frame, content = panel()
        head = row(3)
        head.addWidget(label(tr("Welcome to Portico"), "title"))
        head.addStretch(1)
        for name in self._names:
            head.addWidget(name)
        content.addLayout(head)
        content.addWidget(self._words)
        content.addWidget(self._stack, 1)
        content.addWidget(self._question)
        content.addWidget(self._message)
        actions = row()
        actions.addWidget(self._back)
        actions.addWidget(self._skip)
        actions.addStretch(1)
        actions.addWidget(self._next_button)
        content.addLayout(actions)
        column(self).addWidget(frame)

    def _door_step(self) -> QWidget:
        holder = QWidget()
        content = column(holder, margin=0, spacing=2)
        content.addWidget(self._strictness)
        content.addWidget(self._door, 1)
        return holder

    def _looking(self) -> QWidget:
        holder = QWidget()
        content = column(holder, margin=0, spacing=1)
        self._place = QWidget()
        self._in_place = column(self._place, margin=0, spacing=0)
        self._banner = Banner()
        content.addWidget(self._place, 1)
        content.addWidget(self._banner)
        return holder

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():  # else it was minimised only
            self.open_step(0)

    @property
    def unsaved(self) -> str:
        """What is filled in and not kept; empty where nothing is."""
        return " ".join(form.unsaved for form in self._forms if form.begun and form.unsaved)

    @property
    def _forms(self) -> tuple[CameraForm, EnrolPanel, DoorForm]:
        return self._camera, self._enrol, self._door

    def _go_on(self) -> None:
        """Open the next step; what is filled in here is saved before."""
        following = self._step + 1
        if self._last:
            self._finish()
            return
        form = self._forms[self._step]
        self._question.put_away()
        if not form.begun:
            self.open_step(following)
        elif form.missing:
            self._question.ask(f"▲ {form.missing}", lambda: self.open_step(following))
        else:
            self._wait(waits=True)
            if isinstance(form, EnrolPanel):
                form.enrol(self._saved)
            else:
                form.keep(self._saved)

    def _saved(self, well: bool) -> None:
        """What was filled in is kept, or could not be, which its form says."""
        if not well:
            self._wait(waits=False)
        elif self._following and self._step != _DOOR:  # there it is to be passed by somebody first
            self.open_step(self._step + 1)

    def _wait(self, *, waits: bool) -> None:
        """Let nobody go anywhere while something is being saved."""
        self._following = waits
        for one in (self._next_button, self._skip):
            one.setEnabled(not waits)
        self._back.setEnabled(not waits and self._step > 0)

    def _put_off(self) -> None:
        """Leave the first steps, once nothing is lost by it."""
        if self.unsaved:
            self._question.ask(f"▲ {self.unsaved}", self._finish)
        else:
            self._finish()

    def open_step(self, number: int) -> None:
        """Show one of the steps; what is filled in elsewhere stays."""
        self._question.put_away()
        self.leave()
        self._step = number
        for place, name in enumerate(self._names):
            set_tone(name, "accent" if place == number else "")
        self._words.setText(self._steps[number][1])
        self._stack.setCurrentIndex(number)
        self._wait(waits=False)
        self._next_button.setText(tr("Fi&nish") if self._last else tr("Ne&xt"))
        self._skip.setVisible(not self._last)
        self._message.setText("")
        settings = self._session.site.settings
        if number == 0 and not (number in self._begun and self._camera.begun):
            self._begun.add(number)
            self._camera.begin(next(iter(settings.cameras), None))
        elif number == _DOOR:
            self._strictness.refresh()
            self._read_doors()
        elif self._last:
            self._recognised = False
            self._ask()
            self._watch()

    @property
    def _last(self) -> bool:
        return self._step == len(self._steps) - 1

    def leave(self) -> None:
        self._camera.leave()
        self._enrol.close_camera()
        discard(self._tile)
        self._tile = None

    def _finish(self) -> None:
        QSettings().setValue(f"set up/{self._session.site.folder}", True)
        self.finished.emit()

    # first person, first door

    def _read_doors(self) -> None:
        session = self._session

        def done(found: tuple[list[Door], Surroundings]) -> None:
            doors, around = found
            if _DOOR in self._begun and self._door.begun:
                self._door.follow(around)
            else:
                self._begun.add(_DOOR)
                self._door.begin(doors[0] if doors else None, around)

        background.run(lambda _progress: surroundings(session), done, self._fail)

    def _grant(self, door: str) -> None:
        """Let everybody enrolled, now and later, pass the first door, always; the Access page narrows both."""
        site = self._session.site

        def work(_progress: background.Progress) -> tuple[Door | None, int]:
            kept = next((one for one in site.access.all(Door) if one.name == door), None)
            if site.access.grants():
                return kept, 0
            group, schedule = tr(EVERYBODY), tr(ALWAYS)
            before = [one for one in site.access.groups() if one.name == group]
            if schedule not in [one.name for one in site.access.all(Schedule)]:
                week = Period(days=frozenset(range(7)), start=0, end=24 * 60)
                site.access.keep(Schedule(name=schedule, periods=(week,)))
            if not before:
                site.access.add_group(group, everybody=True, reception=True)
            elif not before[0].everybody:  # as a site of before has it
                site.access.set_group(group, everybody=True)
            site.access.grant(group, door, schedule)
            return kept, site.people.count()

        def done(found: tuple[Door | None, int]) -> None:
            kept, people = found
            self._door.settle(kept)
            if self._following:
                self.open_step(self._step + 1)
            if people and self._step == _DOOR:  # further on it would stand beside what was decided
                self._message.setText(
                    tr("✔ Whoever is enrolled may pass it at any time. The Access page narrows that.")
                )
                set_tone(self._message, "allow")

        background.run(work, done, self._fail)

    # the recognised face

    def _watch(self) -> None:
        """Watch anew, so that whoever has been standing there all the time is decided on too."""
        first = next(iter(self._session.cameras.watched), None)
        if not self._last or not self.isVisible():
            return
        if first is None:
            self._session.cameras.watch_kept()
        else:
            back: list[Callable[[], None]] = []
            back.append(self._session.cameras.lend(first, lambda: back[0]()))  # noqa: PLW0108  # it is not there yet
        self._show_camera()

    def _show_camera(self) -> None:
        if not self._last or self._tile is not None or not self._session.cameras.watched:
            return
        self._tile = CameraTile(self._session, next(iter(self._session.cameras.watched)))
        self._in_place.addWidget(self._tile)

    def _show_view(self, camera: str) -> None:
        if self._tile is not None and self._tile.camera == camera:
            self._tile.show_view()

    def _ask(self) -> None:
        self._banner.say(tr("Please look at the camera"), "muted", "◉")

    def _hear(self, event: Event, _photo: object) -> None:
        """Tell what was decided and why: a welcome for good, since this step is for it; a refusal for a moment."""
        if not self._last or not self.isVisible() or event.of_nobody:
            return
        if event.decision is Decision.ALLOW and event.person is not None:
            self._recognised = True
            self._fading.stop()  # what this step is for stays until somebody else comes
            self._banner.say(tr("Welcome, {name}", name=event.person), "allow", "✔")
            self._words.setText(tr("That was it: {name} was recognised. Everything is set up.", name=event.person))
        else:
            self._fading.start()
            if event.person is not None:
                self._banner.say(tr("{name} is known, but may not pass", name=event.person), "deny", "✖")
            else:
                self._banner.say(tr("Not recognised"), "deny", "✖")
            if not self._recognised:
                watched = self._session.cameras.watched.get(event.camera)
                self._words.setText(_why(event, still=watched is not None and watched.still))

    def _fail(self, words: str) -> None:
        self._wait(waits=False)
        self._message.setText(f"✖ {sentence(words)}")
        set_tone(self._message, "deny")


def _why(event: Event, *, still: bool) -> str:
    """Why somebody may not pass, and what they can do where they have to be seen better."""
    why = str(event.reasons[0]) if event.reasons else ""
    if event.person is None or event.rule != _PROOF or not why:
        return said(why)
    if still:
        return tr(
            "{why}. Go back, and ask for no proof of a live face, or choose a camera that films.", why=sentence(why)
        )
    return tr("{why}. Come closer, look at the camera, and have light from the front.", why=sentence(why))
