"""Changing the recognition profile: everybody is measured anew while recognition goes on as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app import background
from app.window.language import mark, number, plural, tr
from app.window.session import Session
from app.window.widgets.jobs import JobBar, StoppedError
from app.window.widgets.layout import button, column, label, row, set_tone

if TYPE_CHECKING:
    from core.reembedding import Outcome, Status, Step

NAMES = {
    "standard-4": (mark("Standard"), mark("Two networks and local patterns together: the most accurate.")),
    "fast-4": (mark("Fast"), mark("One network alone: quicker, and a little less accurate.")),
    "standard-3": (
        mark("Standard, of before"),
        mark("As it was in earlier versions: slower, and it knows fewer people."),
    ),
    "fast-3": (mark("Fast, of before"), mark("As it was in earlier versions: less accurate.")),
}
_SHOWN = 5  # names of people who would be left out


def profile_name(name: str) -> str:
    """A profile as people call it."""
    return tr(NAMES[name][0]) if name in NAMES else name.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".toml")


class ProfileChange(QWidget):
    """Says how far a change has got, stops it, and goes on with it. Hidden while there is none.

    Signals:
        changed: (name of the profile) it is in use from the next start on.
        failed: a sentence of core.
        moved: work began or ended.

    """

    changed = Signal(str)
    failed = Signal(str)
    moved = Signal()

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._name = ""
        self._turn = 0
        self._words = label("", wrap=True)
        self._force = False
        self._button = button("", lambda: self.start(self._name, force=self._force))
        self._job = JobBar()
        self._job.setAccessibleName(tr("Change of the profile"))
        content = column(self, margin=0, spacing=1)
        line = row()
        line.addWidget(self._words, 1)
        line.addWidget(self._button)
        content.addLayout(line)
        content.addWidget(self._job)
        self._offer(go_on=True)  # once it has its place: what is shown without one is a window
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether people are being measured."""
        return self._job.busy

    def look(self) -> None:
        """Find out whether a change was begun and not ended."""
        if self._job.busy:
            return
        self._turn += 1
        turn, site = self._turn, self._session.site

        def work(_progress: background.Progress) -> Status | None:
            from core.reembedding import statuses

            waiting = [one for one in statuses(site) if one.measured.begun and not one.used]
            return waiting[0] if waiting else None

        def done(waiting: Status | None) -> None:
            if turn != self._turn:
                return
            self.setVisible(waiting is not None)
            if waiting is not None:
                self._name = waiting.name
                words = tr(
                    "▲ The change to {profile} is not complete: {done} of {photos} are done. "
                    "Until it is, people are recognised as before.",
                    profile=profile_name(waiting.name),
                    done=number(waiting.measured.done),
                    photos=plural(waiting.measured.photos, "1 photo", "{count} photos"),
                )
                self._say(words, "attention")
                self._offer(go_on=True)

        background.run(work, done, self.failed.emit)

    def start(self, name: str, *, force: bool = False) -> None:
        """Measure everybody with a profile, then let it be the one in use; ``force`` leaves out who cannot be."""
        self._turn += 1
        self._name = name
        site = self._session.site

        def work(report: background.Progress) -> Outcome | None:
            from core.engine import Engine
            from core.reembedding import Outcome, change_profile, status

            def tell(step: Step) -> None:
                report(step.fraction, _words(step))

            now = status(site)
            if not now.measured.photos:  # nobody has to wait for anything
                site.change_settings(profile=name)
                return Outcome(name, "", now.name, changed=True)
            try:
                return change_profile(
                    site, name, tell, load=lambda settings: Engine.load(settings, _loading(report)), force=force
                )
            except StoppedError:
                return None

        self._say(
            tr(
                "Everybody is measured with {profile}. Until that is done people are recognised as before, and you "
                "can go on working.",
                profile=profile_name(name),
            )
        )
        self._job.run(work, self._done, self._failed)
        self.show()
        self.moved.emit()

    def _done(self, found: Outcome | None) -> None:
        self.moved.emit()
        if found is None:
            self.look()
            return
        if not found.changed:
            self._say(_left_out(found), "attention")
            self._offer(go_on=False)
            return
        self.setVisible(bool(found.passed_over))
        if found.passed_over:
            words = plural(
                len(found.passed_over),
                "▲ 1 photo could not be measured and does not count any more.",
                "▲ {count} photos could not be measured and do not count any more.",
            )
            self._say(words, "attention")
        self.changed.emit(found.profile)

    def _failed(self, sentence: str) -> None:
        self.moved.emit()
        self.hide()
        self.failed.emit(sentence)
        self.look()

    def _say(self, words: str, tone: str = "") -> None:
        self._words.setText(words)
        set_tone(self._words, tone)
        self._button.hide()

    def _offer(self, *, go_on: bool) -> None:
        """Offer to go on with a change, or to change although somebody is left out: one key serves both."""
        self._force = not go_on
        self._button.setText(tr("Go on with the ne&xt photos") if go_on else tr("Change, e&xcept for them"))
        self._button.show()


def _loading(report: background.Progress) -> background.Progress:
    """Loading is told in words: the bar is for the photos."""
    return lambda _fraction, words: report(0.0, words)


def _words(step: Step) -> str:
    words = tr("{done} of {photos} photos", done=number(step.done), photos=number(step.of))
    if step.left is None:
        return words
    minutes = plural(max(1, round(step.left / 60)), "about 1 minute left", "about {count} minutes left")
    return f"{words}, {minutes}"


def _left_out(found: Outcome) -> str:
    """Who could not be recognised with the profile."""
    names = list(found.without.values())
    told = ", ".join(names[:_SHOWN])
    if len(names) > _SHOWN:
        told = tr("{names} and {count} more", names=told, count=number(len(names) - _SHOWN))
    return tr(
        "▲ No photo of these people can be measured with {profile}, so nobody would recognise them: {names}. Nothing "
        "was changed. Enrol them again, or leave them out.",
        profile=profile_name(found.profile),
        names=told,
    )
