"""What can be done with the runs that are chosen: stop, go on, finish, rename, export, try on a picture, delete."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app import background
from app.window.language import plural, tr
from app.window.page import WantedProfile
from app.window.pages.learn.reading import Entry
from app.window.pages.learn.using import (
    is_for_site,
    recognises,
    recognising_words,
    refusal_words,
    trying_words,
    usable,
    wanted_task,
)
from app.window.session import Session
from app.window.widgets import dialogs
from app.window.widgets.layout import button, column, label, row, set_tone
from app.window.widgets.naming import NameForm
from app.window.widgets.question import Question
from app.window.widgets.words import sentence
from core.learning.doing import Stage
from core.learning.runs import State
from core.store.audit import Permission

_UNFINISHED = (State.NEW, State.STOPPED, State.INTERRUPTED, State.FAILED)


class Actions(QWidget):
    """Buttons for them, a question before something is lost, and what came of it.

    Signals:
        done: something has been done to a run.

    """

    done = Signal()

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._entries: tuple[Entry, ...] = ()
        self._latest = background.Latest()
        self._stop = button(tr("Sto&p"), self.stop)
        self._go_on = button(tr("&Go on"), self.go_on)
        self._finish = button(tr("Finish h&ere"), self.finish)
        self._finish.setToolTip(tr("Make its result of the best of what it has learnt, without another step"))
        self._rename = button(tr("Rena&me…"), self._ask_name)
        self._export = button(tr("E&xport…"), self._choose_folder)
        self._try = button(tr("Try &it…"), self.try_on_picture)
        self._use = button(tr("&Use at this site…"), self._ask_to_use)
        self._delete = button(tr("&Delete…"), self._ask_to_delete, "danger")
        self.question = Question(tr("Delete"), tr("Keep"))
        self.using = Question(tr("Use it"), tr("Stay with the profile"), role="primary")
        self.naming = NameForm()
        self.naming.given.connect(self.rename)
        self._words = label("", wrap=True)
        line = row()
        for one in (
            self._stop,
            self._go_on,
            self._finish,
            self._rename,
            self._export,
            self._try,
            self._use,
            self._delete,
        ):
            line.addWidget(one)
        line.addStretch(1)
        content = column(self, margin=0, spacing=1)
        content.addLayout(line)
        content.addWidget(self.question)
        content.addWidget(self.using)
        content.addWidget(self.naming)
        content.addWidget(self._words)
        self._tell("")
        self.show_entries(())

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Offer what can be done with these."""
        if [entry.id for entry in entries] != [entry.id for entry in self._entries]:
            self._put_away()
            self._tell("")
        self._entries = tuple(entries)
        self._stop.setEnabled(any(self._stoppable()))
        self._go_on.setEnabled(any(self._resumable()))
        never = bool(self._unfinished()) and not self._resumable()
        self._go_on.setToolTip(tr("It failed before its first step: begin a new one.") if never else "")
        self._finish.setVisible(bool(self._finishable()))  # in the place of what is tried once it has come to its end
        self._try.setVisible(not self._finishable())
        self._rename.setEnabled(len(entries) == 1)
        self._export.setEnabled(len(entries) == 1 and entries[0].looks > 0)
        self._offer_use(entries[0] if len(entries) == 1 else None)
        self._delete.setEnabled(bool(entries) and all(entry.state != State.RUNNING for entry in entries))

    def _offer_use(self, entry: Entry | None) -> None:
        """Offer to try what one run has learnt and to use it, or say why that cannot be."""
        self._try.setEnabled(entry is not None and usable(entry))
        self._try.setToolTip(tr("On a picture") if entry is None else trying_words(entry))
        self._use.setVisible(entry is not None and is_for_site(entry))
        if entry is not None and is_for_site(entry):
            refused = refusal_words(entry)
            self._use.setEnabled(not refused)
            self._use.setToolTip(refused or tr("Recognise people by what it has learnt"))

    def _stoppable(self) -> list[Entry]:
        return [one for one in self._entries if one.state == State.RUNNING and one.stage != Stage.STOPPING]

    def _unfinished(self) -> list[Entry]:
        return [one for one in self._entries if one.state in _UNFINISHED]

    def _resumable(self) -> list[Entry]:
        """Those that go on with something, and do not fail for the same reason again."""
        return [one for one in self._unfinished() if one.state != State.FAILED or one.step]

    def _finishable(self) -> list[Entry]:
        return [one for one in self._unfinished() if one.looks]

    def stop(self) -> None:
        """Have the runs stop after their step."""
        runs = [entry.run for entry in self._stoppable()]

        def work(_progress: background.Progress) -> None:
            for run in runs:
                run.ask_to_stop()

        self._run(work)

    def go_on(self) -> None:
        """Take the runs up where they were."""
        self._launch(self._resumable(), finish=False)

    def finish(self) -> None:
        """End the runs here, with the best of what they have learnt."""
        self._launch(self._finishable(), finish=True)

    def _launch(self, entries: Sequence[Entry], *, finish: bool) -> None:
        site = self._session.site

        def work(_progress: background.Progress) -> None:
            from core.learning import running

            for entry in entries:
                if entry.of_gallery:
                    site.trail.require(Permission.EXPORT)
                running.launch(entry.run, site.folder, site, finish=finish)

        self._run(work)

    def _ask_name(self) -> None:
        self._put_away()
        self._tell("")
        name = self._entries[0].run.title
        self.naming.ask(tr("Another name for “{name}”", name=name), name)

    def rename(self, title: str) -> None:
        """Give the run another title; it is asked for again where it cannot be."""
        if len(self._entries) != 1:
            return
        run = self._entries[0].run

        def renamed(title: object) -> None:
            self.naming.close_form()
            self._tell(tr("✔ Renamed to {name}.", name=title), "allow")

        self._run(lambda _progress: run.rename(title).title, renamed)

    def _choose_folder(self) -> None:
        title = self._entries[0].run.title
        name = dialogs.save_folder(self, tr("Where to keep what came of it"), "exports", title)
        if name:
            self.export_to(Path(name))

    def export_to(self, folder: Path) -> None:
        """Keep what came of the run in a folder; below it where there is something else in it."""
        if len(self._entries) != 1:
            return
        (entry,), site = self._entries, self._session.site

        def work(_progress: background.Progress) -> tuple[Path, str | None]:
            from core.learning import exporting

            if entry.of_gallery:
                site.trail.require(Permission.EXPORT)  # before anything is made there
            place = exporting.place(entry.run, folder)
            exporting.export(entry.run, place, site)
            return place, exporting.without_network(entry.run)

        def told(found: Any) -> None:
            place, missing = found
            more = f" {sentence(missing)}." if missing else ""
            self._tell(tr("✔ It is in {folder}.", folder=place) + more, "allow")

        self._run(work, told)

    def try_on_picture(self) -> None:
        """Open the task that tries what the run has learnt, with it filled in."""
        if len(self._entries) == 1 and usable(self._entries[0]):
            self._session.go("tasks", wanted_task(self._entries[0]))

    def _ask_to_use(self) -> None:
        """Ask whether people shall be recognised by what the run has learnt, with what it measured."""
        if len(self._entries) != 1 or not recognises(self._entries[0]):
            return
        self._put_away()
        (entry,) = self._entries

        def ask(outcome: Any) -> None:
            if outcome is not None:
                self.using.ask(recognising_words(entry, outcome), lambda: self.use(entry))

        self._run(lambda _progress: entry.run.outcome, ask)

    def use(self, entry: Entry) -> None:
        """Keep the profile that came of a run in the site's folder, and begin the change to it where settings are."""
        site = self._session.site

        def work(_progress: background.Progress) -> Path:
            from core.learning import own_profile

            return own_profile.keep(entry.run, site)

        self._run(work, lambda place: self._session.go("settings", WantedProfile(str(place))))

    def _ask_to_delete(self) -> None:
        entries = self._entries
        self._put_away()
        words = plural(
            len(entries),
            "Delete {title}? All that it has learnt goes with it.",
            "Delete {count} runs? All that they have learnt goes with them.",
            title=entries[0].run.title,
        )
        self.question.ask(words, lambda: self.delete(entries))

    def delete(self, entries: Sequence[Entry]) -> None:
        """Remove runs with all that came of them."""
        site, runs = self._session.site, [entry.run for entry in entries]

        def work(_progress: background.Progress) -> None:
            from core.learning.runs import Runs

            for run in runs:
                Runs(site.folder).delete(run, site)

        words = plural(len(runs), "✔ 1 run is deleted.", "✔ {count} runs are deleted.")
        self._run(work, lambda _none: self._tell(words, "allow"))

    def forget(self) -> None:
        """Drop what somebody was doing here."""
        self._latest.drop()
        self._put_away()
        self.show_entries(())
        self._tell("")

    def _put_away(self) -> None:
        """Ask nothing."""
        self.question.put_away()
        self.using.put_away()
        self.naming.close_form()

    def _run(
        self, work: Callable[[background.Progress], object], then: Callable[[object], None] = lambda _none: None
    ) -> None:
        self._tell("")
        tell = self._latest.only(then)
        fail = self._latest.only(lambda words: self._tell(f"✖ {sentence(words)}", "deny"))

        def ended(value: object) -> None:
            self.done.emit()
            tell(value)

        def failed(words: str) -> None:
            self.done.emit()
            fail(words)

        background.run(work, ended, failed)

    def _tell(self, words: str, tone: str = "") -> None:
        self._words.setText(words)
        self._words.setVisible(bool(words))
        set_tone(self._words, tone)
