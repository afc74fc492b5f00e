"""What the pages share: the site, the engine, the camera. Pages listen to its signals and never to each other."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer, Signal

from app import background
from app.window.cameras import Cameras
from app.window.page import import_all
from core.programs import crash
from core.site import Site
from core.store.audit import Actor, Permission
from core.store.operators import Operator
from core.upkeep import Upkeep

if TYPE_CHECKING:
    from core.engine import Engine
    from core.gallery.recogniser import Recogniser

_WATCH_STORE_MS = 500
_ABANDONED = 1.0  # seconds for the recogniser, where it has had its time already


@dataclass(frozen=True)
class _Known:
    """What was last seen of the store: revisions of people and of rules, the latest event, and who may be here."""

    people: int
    rules: int
    event: int
    count: int
    operators: dict[str, Operator]


class Session(Cameras):
    """State of one window: the site, the engine, who is there; and its cameras, see :class:`Cameras`.

    Signals:
        loading: (fraction, words) while the engine loads.
        load_failed: one sentence.
        ready: the engine can be used.
        people_changed: somebody was enrolled, changed or deleted, here or by another process.
        rules_changed: doors, schedules or groups were changed, here or by another process.
        events_changed: the log has grown.
        entered: somebody is at the window, by name.
        left: nobody is any more.
        went: (key of a page, what it shall show): one page leads to another.
        look_changed: another theme has been chosen.
        restarting: the window is to be opened anew.
        bringing_back: (file, passphrase) the window is to be closed, and opened again with what a backup holds.
        shutting_down: whoever is there may end the program, and wants to.
        closing: the window closes; what was opened beside it goes too.

    """

    loading = Signal(float, object)
    load_failed = Signal(object)
    ready = Signal()
    people_changed = Signal()
    rules_changed = Signal()
    events_changed = Signal()
    entered = Signal()
    left = Signal()
    went = Signal(str, object)
    look_changed = Signal()
    restarting = Signal()
    bringing_back = Signal(object, str)
    shutting_down = Signal()
    closing = Signal()

    def __init__(self, site: Site, demo: bool = False):
        super().__init__(site)
        self.demo = demo
        self.operator: Operator | None = None
        self.open = demo
        self._closing = False
        self._known = self._read()
        self.people_count = self._known.count
        self.new_site = not demo and not (
            self.people_count or site.settings.cameras or QSettings().value(f"set up/{site.folder}")
        )
        self._looking = False
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH_STORE_MS)
        self._watch.timeout.connect(self.look)
        self._watch.start()
        self._upkeep = Upkeep(site, self.troubled.emit)

    @property
    def has_operators(self) -> bool:
        """Whether the window asks who is there."""
        return bool(self.site.operators.all())

    @property
    def asks_who(self) -> bool:
        """Whether a window on a site without operators asks at its start who looks after it; kept on this machine."""
        return not QSettings().value(self._unasked)

    @asks_who.setter
    def asks_who(self, asks: bool) -> None:
        if asks:
            QSettings().remove(self._unasked)
        else:
            QSettings().setValue(self._unasked, True)

    @property
    def _unasked(self) -> str:
        return f"nobody looks after/{self.site.folder}"

    def enter(self, operator: Operator | None) -> None:
        """Let somebody in who has logged in; None only where there is no operator to be asked for."""
        if operator is None and self.has_operators:
            return
        self.operator, self.open = operator, True
        self.site = self.root if operator is None else self.root.acting_as(operator.actor)
        self.entered.emit()

    def leave(self) -> None:
        """Lock the window: cameras and doors go on, and nobody may do anything until they log in."""
        if not self.open or self.operator is None:
            return
        name, trail = self.operator.name, self.site.trail
        self.site = self.root.acting_as(Actor(self.root.trail.actor.name, frozenset()))  # before anything else can fail
        self.operator, self.open = None, False
        background.run(lambda _progress: trail.look("log out", f"operator {name}"), None, self.troubled.emit)
        self.left.emit()

    @property
    def engine(self) -> Engine | None:
        """The engine, once loaded."""
        return self.recogniser.engine if self.recogniser is not None else None

    def go(self, key: str, what: object = None) -> None:
        """Open the page of that key, and have it show something."""
        self.went.emit(key, what)

    def restart(self) -> None:
        """Open the window anew, with what was changed in the settings."""
        self.restarting.emit()

    def shut_down(self, operator: Operator | None = None) -> None:
        """End the program from the locked window.

        Args:
            operator: who has given their password; None where the settings ask for none.

        """
        if operator is None and not self.site.settings.end_when_locked:
            return
        site = self.root if operator is None else self.root.acting_as(operator.actor)

        def end(_done: object = None) -> None:
            self.shutting_down.emit()

        # it ends, too, where that cannot be written
        background.run(lambda _progress: site.trail.look("end program"), end, end)

    def bring_back(self, backup: Path, passphrase: str) -> None:
        """Put what a backup holds in the place of this gallery: whoever is there must be allowed to change rules."""
        self.site.trail.require(Permission.RULES)
        self.bringing_back.emit(backup, passphrase)

    def load(self) -> None:
        """Load the engine in the background."""

        def work(progress: background.Progress) -> Recogniser:
            import core.live.loop  # noqa: F401  # takes a while, and would hold up the window with the first camera
            from core.engine import Engine
            from core.gallery.recogniser import Recogniser

            recogniser = Recogniser.of_site(self.root, Engine.load(self.root.settings, progress))
            if self.demo:
                from core import demo

                progress(1.0, f"Enrolling {demo.ENROLLED}")
                demo.build_door(self.root, demo.prepare(self.root, recogniser))
            return recogniser

        background.run(work, self._loaded, self.load_failed.emit, self.loading.emit)

    def _loaded(self, recogniser: Recogniser) -> None:
        if self._closed:
            return
        self.recogniser = recogniser
        # what is loaded stays: collecting garbage shall not look through it, while the window stands still
        gc.collect()  # but for what loading has left
        gc.freeze()
        self.ready.emit()
        if not self.demo:
            self.watch_kept()  # whoever is at the window: doors do not wait for a log-in
        background.run(lambda _progress: import_all())

    def close(self) -> None:
        """End all threads, then close the site."""
        self._closed = self._closing = True
        self.closing.emit()
        self._watch.stop()
        self.cameras.clear()
        if self._live is not None:
            self._live.close()
        self._live = None
        background.cancel()
        background.wait()
        self._upkeep.close()
        self.recogniser = None  # signals hold this session beyond its window, and networks are large
        self.root.close()

    def abandon(self) -> None:
        """Lock the doors, write what is decided and close the site, where Qt's thread cannot; from any thread."""
        self._closed = True
        live, patience = self._live, _ABANDONED if self._closing else None
        steps = [self._upkeep.close, self.root.close]
        if live is not None:
            steps.insert(0, partial(live.close, patience))
        background.cancel()
        for step in steps:
            try:
                step()
            except Exception as error:  # noqa: BLE001  # the others are done all the same
                crash.report(error)

    # the store

    def look(self) -> None:
        """See what has changed in the store, here or by another process, and tell the pages."""
        if not self._closed and not self._looking:
            self._looking = True
            who = self.operator
            background.run(lambda _progress: self._read(), lambda now: self._compare(now, who), self._cannot_look)

    def _read(self) -> _Known:
        site = self.root
        operators = {operator.name: operator for operator in site.operators.all()}
        return _Known(
            site.people.revision(), site.access.revision(), site.events.latest_id(), site.people.count(), operators
        )

    def _cannot_look(self, words: str) -> None:
        self._looking = False
        self.troubled.emit(words)

    def _compare(self, now: _Known, who: Operator | None) -> None:
        self._looking = False
        if self._closed:
            return
        before, self._known = self._known, now
        if who is self.operator:  # who has come since may have been added since
            self._look_at_role(now)
        if now.people != before.people:
            self.people_count = now.count
            self.people_changed.emit()
        if now.rules != before.rules:
            self.rules_changed.emit()
        if now.event != before.event:
            self.events_changed.emit()

    def _look_at_role(self, known: _Known) -> None:
        """Follow changes of the operator's role by another program; who was removed is shut out."""
        if self.operator is None:
            return
        now = known.operators.get(self.operator.name)
        if now is None:
            self.leave()
        elif now != self.operator:
            self.operator, self.site = now, self.root.acting_as(now.actor)
            self.entered.emit()
