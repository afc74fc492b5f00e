"""Changing the recognition profile: everybody is measured anew while recognition goes on as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app import background
from app.background import StoppedError
from app.window.language import mark, number, percent, plural, said, tr
from app.window.language.names import PROFILES
from app.window.pages.settings.section import overridden
from app.window.session import Session
from app.window.widgets.getting import Getting, fetching, source_words
from app.window.widgets.jobs import JobBar
from app.window.widgets.layout import button, column, label, row, set_tone
from app.window.widgets.words import sentence

if TYPE_CHECKING:
    from core.people.profile_offer import Offer
    from core.people.reembedding import MeasuringOutcome, MeasuringStatus, MeasuringStep
    from core.settings import Settings
    from models.weights import Weights

NAMES = {
    "standard-4": (
        PROFILES["standard-4"],
        mark("A network, two looks at each face, and local patterns: the most accurate."),
    ),
    "fast-4": (
        PROFILES["fast-4"],
        mark("The same network, one look at each face: quicker, and a little less accurate."),
    ),
    "standard-3": (
        PROFILES["standard-3"],
        mark("As earlier versions had it: slower, and it misses more people."),
    ),
    "fast-3": (PROFILES["fast-3"], mark("As earlier versions had it: it misses more people.")),
}
_SHOWN = 5  # names of people who would be left out


def profile_name(name: str) -> str:
    """A profile as people call it."""
    return tr(NAMES[name][0]) if name in NAMES else name.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".toml")


@dataclass(frozen=True)
class _Chosen:
    """A profile that somebody chose: what it misses, in a sentence, and the weights; empty where it can begin."""

    name: str
    missing: str
    lacking: tuple[Weights, ...]


class ProfileChange(QWidget):
    """Offers a better profile, says how far a change has got, stops it, and goes on with it. Else hidden.

    Signals:
        changed: (name of the profile) it is in use from the next start on.
        failed: a sentence of core.
        moved: work began or ended.

    """

    changed = Signal(str)
    failed = Signal(object)
    moved = Signal()

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._name = ""
        self._finished = False  # a change, which is told until another one begins
        self._reached: MeasuringStep | None = None  # of a change that goes on; its thread sets it
        self._latest = background.Latest()
        self._words = label("", wrap=True)
        self._more = label("", "small", wrap=True)
        self._force = False
        self._lacking: tuple[Weights, ...] = ()
        self._button = button("", self._act)
        self._getting = Getting(session)
        self._getting.began.connect(self._button.hide)
        self._getting.ended.connect(lambda _well: self.look(self._name))
        self._job = JobBar()
        self._job.setAccessibleName(tr("Change of the profile"))
        content = column(self, margin=0, spacing=1)
        line = row()
        line.addWidget(self._words, 1)
        line.addWidget(self._button)
        content.addLayout(line)
        content.addWidget(self._more)
        content.addWidget(self._job)
        content.addWidget(self._getting)
        self._offer(tr("Go on with the ne&xt photos"))  # once it has its place: what is shown without one is a window
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether people are being measured."""
        return self._job.busy

    @property
    def busy_words(self) -> str:
        """What closing Portico would break off, how far it is, and what becomes of it; empty where nothing goes on."""
        if not self._job.busy:
            return ""
        return tr(
            "The recognition profile is being changed to {profile} ({reached}). What is measured is kept: it is gone "
            "on with on the page Settings, and until then people are recognised as before.",
            profile=profile_name(self._name),
            reached=_words(self._reached) if self._reached is not None else tr("at its beginning"),
        )

    def look(self, wanted: str = "") -> None:
        """Find out whether a change was begun and not ended; else whether there is a better profile.

        ``wanted`` is one that somebody chose: it is spoken of first while networks are missing for it, and once they
        are here, unless there is a change to be gone on with.
        """
        if self._job.busy or self._getting.busy:
            return
        site = self._session.site

        def work(_progress: background.Progress) -> _Chosen | MeasuringStatus | Offer | None:
            from core.people.profile_offer import lacking, missing, offer
            from core.people.reembedding import statuses
            from core.recognition import profiles
            from core.settings import load as load_settings

            chosen = None
            if wanted and wanted != load_settings(site.folder).profile:
                profile, settings = profiles.load(wanted), site.settings
                chosen = _Chosen(wanted, missing(profile, settings), lacking(profile, settings))
                if chosen.missing:
                    return chosen
            waiting = [one for one in statuses(site) if one.measured.begun and not one.used]
            if waiting:
                return waiting[0]
            better = None if overridden("profile") else offer(site)
            return chosen if chosen is not None and (better is None or better.name != wanted) else better

        def done(found: _Chosen | MeasuringStatus | Offer | None) -> None:
            from core.people.profile_offer import Offer

            self.setVisible(found is not None or self._finished or not self._getting.isHidden())
            if isinstance(found, _Chosen | Offer):
                self._name = found.name
                if isinstance(found, Offer):
                    self._say(_better(found), "attention", [*_details(found), *_missing(found, site.settings)])
                else:
                    tone = "attention" if found.missing else ""
                    self._say(_choice_words(found), tone, _missing(found, site.settings))
                if not found.missing:
                    self._offer(tr("Change to the ne&xt profile"))
                elif _fetchable(found):
                    self._offer(tr("Get the ne&xt networks"), lacking=found.lacking)
            elif found is not None:
                self._name = found.name
                self._say(_begun(found), "attention")
                left = found.measured.left
                self._offer(tr("Go on with the ne&xt photos") if left else tr("Use it from the ne&xt start on"))

        self._latest.run(work, done, self.failed.emit)

    def _act(self) -> None:
        """What the button offers."""
        if self._lacking:
            self._getting.run(fetching(self._session.site.settings, self._lacking))
        else:
            self.start(self._name, force=self._force)

    def start(self, name: str, *, force: bool = False) -> None:
        """Measure everybody with a profile, then let it be the one in use; ``force`` leaves out who cannot be."""
        self._latest.drop()
        self._name, self._finished, self._reached = name, False, None
        site = self._session.site

        def work(report: background.Progress) -> MeasuringOutcome | None:
            from core.engine import Engine
            from core.people.reembedding import MeasuringOutcome, change_profile, status
            from core.recognition import profiles
            from core.settings import load as load_settings

            def tell(step: MeasuringStep) -> None:
                self._reached = step
                report(step.fraction, _words(step))

            before, chosen = load_settings(site.folder).profile, profiles.settled(name)
            if not status(site, chosen).measured.photos:  # nobody has to wait for anything
                site.change_settings(profile=chosen)
                return MeasuringOutcome(chosen, "", before, changed=True)
            try:
                return change_profile(
                    site, name, tell, load=lambda settings: Engine.load(settings, _loading(report)), force=force
                )
            except StoppedError:
                return None

        self._say(
            tr(
                "Everybody is measured with {profile}. Until that is done people are recognised as before, and you "
                "can go on working; then Portico has to be opened anew.",
                profile=profile_name(name),
            )
        )
        self._job.run(work, self._done, self._failed)
        self.show()
        self.moved.emit()

    def _done(self, found: MeasuringOutcome | None) -> None:
        self.moved.emit()
        if found is None:
            self.look()
            return
        if not found.changed:
            self._say(_left_out(found), "attention")
            self._offer(tr("Change, e&xcept for them"), force=True)
            return
        self._finished = True
        if found.passed_over:
            words = plural(
                len(found.passed_over),
                "▲ 1 photo could not be measured and does not count any more.",
                "▲ {count} photos could not be measured and do not count any more.",
            )
            self._say(words, "attention")
        else:
            words = tr("✔ The change to {profile} is complete.", profile=profile_name(found.profile))
            self._say(words, "allow")
        self.changed.emit(found.profile)

    def _failed(self, sentence: str) -> None:
        self.moved.emit()
        self.hide()
        self.failed.emit(sentence)
        self.look(self._name)

    def _say(self, words: str, tone: str = "", more: Sequence[str] = ()) -> None:
        self._words.setText(words)
        set_tone(self._words, tone)
        self._more.setText(" ".join(more))
        self._more.setVisible(bool(more))
        self._button.hide()

    def _offer(self, words: str, *, force: bool = False, lacking: tuple[Weights, ...] = ()) -> None:
        """Offer to begin or go on with a change, or first to get what it needs. One key serves all.

        Args:
            words: on the button.
            force: although somebody is left out.
            lacking: what is to be fetched; none where the change itself is offered.

        """
        self._force, self._lacking = force, lacking
        self._button.setText(words)
        self._button.show()


def _loading(report: background.Progress) -> background.Progress:
    """Loading is told in words: the bar is for the photos."""
    return lambda _fraction, words: report(0.0, words)


def _words(step: MeasuringStep) -> str:
    words = plural(step.of, "{done} of 1 photo", "{done} of {count} photos", done=number(step.done))
    if step.left is None:
        return words
    minutes = plural(max(1, round(step.left / 60)), "about 1 minute left", "about {count} minutes left")
    return f"{words}, {minutes}"


def _begun(found: MeasuringStatus) -> str:
    """How far a change has got that was begun and not ended."""
    photos = plural(found.measured.photos, "1 photo", "{count} photos")
    if not found.measured.left:
        return tr(
            "▲ All is measured for the change to {profile}, {photos}. "
            "Until it is used, people are recognised as before.",
            profile=profile_name(found.name),
            photos=photos,
        )
    return tr(
        "▲ The change to {profile} is not complete: {done} of {photos} are done. "
        "Until it is, people are recognised as before.",
        profile=profile_name(found.name),
        done=number(found.measured.done),
        photos=photos,
    )


def _better(found: Offer) -> str:
    """What a better profile brings."""
    return tr(
        "▲ A better profile is here: {profile}. Of single looks at somebody enrolled with one photo, {now} instead "
        "of {before} are refused at a false match rate of 1 in {rate}.",
        profile=profile_name(found.name),
        now=percent(found.gain.refused),
        before=percent(found.gain.refused_before),
        rate=number(1 / _compared()),
    )


def _details(found: Offer) -> list[str]:
    """What else changes with it, what its figures are worth, and whom it could not know."""
    gain = found.gain
    words = []
    if gain.stricter:
        words.append(
            tr(
                "Doors become stricter: 1 stranger in {now} instead of 1 in {before} may be taken for somebody "
                "enrolled, and {missed} instead of {missed_before} of single looks at those enrolled here go "
                "unrecognised.",
                now=number(1 / gain.target),
                before=number(1 / gain.target_before),
                missed=percent(gain.missed),
                missed_before=percent(gain.missed_before),
            )
        )
    if gain.flattered is not None:
        words.append(f"{sentence(gain.flattered)}.")
    if found.photoless:
        words.append(
            tr(
                "No photo is kept of these people, so no profile can know them before they are photographed: {names}.",
                names=_some(list(found.photoless.values())),
            )
        )
    return words


def _choice_words(found: _Chosen) -> str:
    """That networks of a profile that somebody chose are missing, or that it can be changed to now."""
    if not found.missing:
        return tr("Everything that {profile} needs is here.", profile=profile_name(found.name))
    return tr("▲ {profile} needs networks that are missing on this machine.", profile=profile_name(found.name))


def _missing(found: _Chosen | Offer, settings: Settings) -> list[str]:
    """Until when the profile in use goes on, and where the networks would come from."""
    used = profile_name(settings.profile)
    if not found.missing:
        return []
    if _fetchable(found):
        return [
            tr("{profile} goes on serving until the networks are here.", profile=used),
            source_words(found.lacking),
        ]
    return [
        tr(
            "{profile} goes on serving until the networks are here: {missing}.",
            profile=used,
            missing=said(found.missing),
        )
    ]


def _fetchable(found: _Chosen | Offer) -> bool:
    """Whether all that is lacking can be fetched."""
    return bool(found.lacking) and all(one.fetchable for one in found.lacking)


def _compared() -> float:
    from core.people.profile_offer import COMPARED_FMR

    return COMPARED_FMR


def _some(names: list[str]) -> str:
    """Some people by name."""
    told = ", ".join(names[:_SHOWN])
    if len(names) > _SHOWN:
        return tr("{names} and {count} more", names=told, count=number(len(names) - _SHOWN))
    return told


def _left_out(found: MeasuringOutcome) -> str:
    """Who could not be recognised with the profile."""
    return tr(
        "▲ No photo of these people can be measured with {profile}, so nobody would recognise them: {names}. Nothing "
        "was changed. Enrol them again, or leave them out.",
        profile=profile_name(found.profile),
        names=_some(list(found.without.values())),
    )
