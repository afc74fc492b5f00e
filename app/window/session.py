"""What the pages share: site, engine, cameras, who is there. Pages listen to its signals and never to each other."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from app import background
from app.window.cameras import Cameras
from app.window.page import import_all
from app.window.who import Who
from core.programs import crash
from core.site import Site
from core.store.audit import Permission
from core.store.operators import Operator
from core.upkeep import Upkeep

if TYPE_CHECKING:
    from core.access.door import Door
    from core.engine import Engine
    from core.gallery.recogniser import Recogniser

_BEGUN = "begun"  # what is kept of the first steps of a site until they are finished or put off
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


class Session(QObject):
    """State of one window.

    Attributes:
        root: the site for what goes on whoever is at the window: cameras, doors and upkeep.
        who: who is at the window.
        cameras: those that it watches, and the doors at them.
        recogniser: with the engine, once that is loaded.
        demo: whether it shows the demonstration.
        people_count: people enrolled.
        new_site: whether the first steps are still to be taken.
        doors_left: those that nobody has looked after since it was closed.

    Signals:
        troubled: one sentence about something that failed in the background.
        settled: that sentence is no longer so.
        loading: (fraction, words) while the engine loads.
        load_failed: one sentence.
        ready: the engine can be used.
        people_changed: somebody was enrolled, changed or deleted, here or by another process.
        rules_changed: doors, schedules or groups were changed, here or by another process.
        events_changed: the log has grown.
        imports_changed: (Path of the one at work, or None) an import has begun, ended or been given up.
        went: (key of a page, what it shall show): one page leads to another.
        look_changed: another theme has been chosen.
        restarting: the window is to be opened anew.
        bringing_back: (file, passphrase) the window is to be closed, and opened again with what a backup holds.
        shutting_down: whoever is there may end the program, and wants to.
        closing: the window closes; what was opened beside it goes too.

    """

    troubled = Signal(object)
    settled = Signal(object)
    loading = Signal(float, object)
    load_failed = Signal(object)
    ready = Signal()
    people_changed = Signal()
    rules_changed = Signal()
    events_changed = Signal()
    imports_changed = Signal(object)
    went = Signal(str, object)
    look_changed = Signal()
    restarting = Signal()
    bringing_back = Signal(object, str)
    shutting_down = Signal()
    closing = Signal()

    def __init__(self, site: Site, demo: bool = False):
        super().__init__()
        self.root = site
        self.demo = demo
        self.who = Who(site, admitted=demo)
        self.who.troubled.connect(self.troubled)
        self.cameras = Cameras(site, self.who)
        self.cameras.troubled.connect(self.troubled)
        self.recogniser: Recogniser | None = None
        self._closed = self._closing = False
        self._known = self._read()
        self.people_count = self._known.count
        self.doors_left: tuple[Door, ...] = ()
        steps = QSettings().value(f"set up/{site.folder}")
        known = self.people_count or site.settings.cameras or steps
        self.new_site = not demo and (steps == _BEGUN or not known)
        self._looking = False
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH_STORE_MS)
        self._watch.timeout.connect(self.look)
        self._watch.start()
        self._upkeep = Upkeep(site, self.troubled.emit)

    def begin_steps(self) -> None:
        """The first steps are taken now; where they are broken off, they are gone on with at the next start."""
        self.new_site = False
        QSettings().setValue(f"set up/{self.root.folder}", _BEGUN)

    @property
    def site(self) -> Site:
        """The site for whoever is at the window now: see :class:`~app.window.who.Who`."""
        return self.who.site

    @property
    def engine(self) -> Engine | None:
        """The engine, once loaded."""
        return self.recogniser.engine if self.recogniser is not None else None

    @property
    def behind(self) -> str:
        """That this window works with a recognition profile that is not in use any more; empty where it is."""
        return self._upkeep.profile.behind

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

        background.run(work, self._loaded, self._not_loaded, self.loading.emit)

    def _not_loaded(self, words: str) -> None:
        self.cameras.handed = ()  # nobody will look after them here
        self.load_failed.emit(words)

    def _loaded(self, recogniser: Recogniser) -> None:
        if self._closed:
            return
        self.recogniser = self.cameras.recogniser = recogniser
        # what is loaded stays: collecting garbage shall not look through it, while the window stands still
        gc.collect()  # but for what loading has left
        gc.freeze()
        self.ready.emit()
        if not self.demo:
            self.cameras.watch_kept()  # whoever is at the window: doors do not wait for a log-in
        background.run(lambda _progress: import_all())

    def close(self) -> None:
        """End all threads, then close the site."""
        self._closed = self._closing = True
        self.cameras.let_begin_no_more()
        self.closing.emit()
        self._watch.stop()
        self.doors_left = tuple(self.cameras.doors_ending())
        self.cameras.close()
        background.cancel()
        background.wait()
        self._upkeep.close()
        self.recogniser = None  # signals hold this session beyond its window, and networks are large
        self.root.close()

    def abandon(self) -> None:
        """Lock the doors, write what is decided and close the site, where Qt's thread cannot; from any thread."""
        self._closed = True
        self.cameras.let_begin_no_more()
        patience = _ABANDONED if self._closing else None
        steps: list[Callable[[], object]] = [
            partial(self.cameras.abandon, patience),
            self._upkeep.close,
            self.root.close,
        ]
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
            who = self.who.operator
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
        if who is self.who.operator:  # who has come since may have been added since
            self.who.follow(now.operators)
        if now.people != before.people:
            self.people_count = now.count
            self.people_changed.emit()
        if now.rules != before.rules:
            self.rules_changed.emit()
        if now.event != before.event:
            self.events_changed.emit()
