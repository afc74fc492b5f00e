"""Recognition: with which networks, from which size of face on, and where the networks come from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QCheckBox

from app import background
from app.window import theme
from app.window.language import mark, number, percent, plural, said, tr
from app.window.pages.settings.group_months import GroupMonths
from app.window.pages.settings.profile_change import NAMES, ProfileChange, profile_name
from app.window.pages.settings.section import Section, bounds, overridden, overridden_words
from app.window.session import Session
from app.window.widgets import dialogs
from app.window.widgets.calm import WholeBox
from app.window.widgets.layout import button, label, room_for, row, set_tone
from app.window.widgets.texts import ChoiceBox, LineField
from app.window.widgets.words import sentence
from core.settings import Settings
from core.store.audit import Permission

_FMR = 1e-4  # at which a profile's cost is told, as where a better one is offered
_ABOUT_LINES, _WARNING_LINES = 8, 4  # that what is said of a profile takes where the window is narrow
_DECIDED = ("profile", "min_face", "weights_folder", "allow_downloads")
_RENEWED = ("renew_months", "renew_months_by_group")


@dataclass(frozen=True)
class _Told:
    """What there is to say about a profile."""

    words: str
    photos: int
    measured: int


class RecognitionSection(Section):
    """The recognition profile and what it works with."""

    title = mark("Recognition")
    needs = Permission.RULES

    def __init__(self, session: Session):
        super().__init__(session)
        self._running = session.site.settings
        self._latest = background.Latest()
        self._profile = ChoiceBox()
        self._profile.currentIndexChanged.connect(lambda _index: self._tell_profile())
        self._about = label("", "small", wrap=True)
        self._warning = label("", wrap=True)
        set_tone(self._warning, "attention")
        room_for(self._about, _ABOUT_LINES)  # else Save is pushed from under the pointer by them
        room_for(self._warning, _WARNING_LINES)
        low, high = bounds("min_face")
        self._range = int(low), int(high)
        self._least = WholeBox()
        self._least.setRange(0, 9999)
        self._least.setSuffix(f" {tr('pixels')}")
        self._least.setMinimumWidth(theme.scaled(128))
        self._least.valueChanged.connect(lambda _value: self._update())
        self._renew = WholeBox()
        self._renew.setRange(*(int(limit) for limit in bounds("renew_months")))
        self._renew.setSuffix(f" {tr('months')}")
        self._renew.setSpecialValueText(tr("never"))
        self._renew.setMinimumWidth(theme.scaled(128))
        self._renew.valueChanged.connect(lambda _value: self._update())
        self._sooner = GroupMonths(session)
        self._sooner.changed.connect(self._update)
        self._folder = LineField()
        self._folder.setReadOnly(True)
        self._folder.setPlaceholderText(tr("none"))
        self._choose_button = button(tr("&Choose folder…"), self._choose)
        self._none_button = button(tr("&Without one"), lambda: self.choose_folder(None))
        self._downloads = QCheckBox(tr("Fetch missing networks from the internet"))
        self._downloads.toggled.connect(lambda _on: self._update())
        self._folder.setAccessibleName(tr("Folder of network weights"))
        self._downloads.setAccessibleName(tr("Fetch missing networks from the internet"))
        self._change = ProfileChange(session)
        self._change.changed.connect(self._changed)
        self._change.failed.connect(self._complain)
        self._change.moved.connect(self._tell_profile)
        self._save_button = button(tr("&Save"), self._save, "primary")
        self._lay_out()
        self._fill(session.site.settings)

    def _lay_out(self) -> None:
        choices = row()
        choices.addWidget(self._folder, 1)
        choices.addWidget(self._choose_button)
        choices.addWidget(self._none_button)
        self.field(tr("Profile"), self._profile, self._about, self._warning)
        self.field(
            tr("Smallest face"),
            self._least,
            label(
                tr("Smaller finds people who are further away, and costs time. A camera may have its own."),
                "small",
                wrap=True,
            ),
        )
        self.field(
            tr("Photograph anew after"),
            self._renew,
            label(
                tr("People whose newest photo is older are shown on the page People, to be photographed anew."),
                "small",
                wrap=True,
            ),
        )
        self.field(tr("Sooner for groups"), self._sooner, self._sooner.about)
        self.field(
            tr("Folder of network weights"),
            choices,
            label(
                tr("Searched first. For networks that you have from elsewhere, and for profiles of your own."),
                "small",
                wrap=True,
            ),
        )
        self.field(
            tr("Downloads"),
            self._downloads,
            label(
                tr(
                    "Off, Portico asks nothing of the internet. On, a network that is missing is fetched once from its "
                    "fixed address and held against its checksum; nothing of yours is sent."
                ),
                "small",
                wrap=True,
            ),
        )
        self.content.insertWidget(1, self._change)  # below the title: what is offered shall be seen
        bottom = row()
        bottom.addWidget(self.message, 1)
        bottom.addStretch(0)
        bottom.addWidget(self._save_button)
        self.content.addLayout(bottom)

    @property
    def busy(self) -> str:
        """What closing Portico would break off, in a sentence or two; empty where nothing goes on."""
        return self._change.busy_words

    def begin(self) -> None:
        if not self._wanted() and not self._change.busy:
            self._fill(self.session.site.settings)
        self._sooner.look()
        self._change.look()

    def _fill(self, settings: Settings) -> None:
        """Show the settings as they are."""
        from core.recognition import profiles

        told = list(NAMES)  # the default, and those of today before those of before
        names = sorted(profiles.names(), key=lambda name: (told.index(name) if name in NAMES else len(told), name))
        names += profiles.own(self.session.site.folder)
        if settings.profile not in names:
            names.append(settings.profile)
        self._profile.blockSignals(True)
        self._profile.clear()
        for name in names:
            self._profile.addItem(profile_name(name), name)
        self._profile.setCurrentIndex(names.index(settings.profile))
        self._profile.blockSignals(False)
        self._least.setValue(settings.min_face)
        self._renew.setValue(settings.renew_months)
        self._sooner.fill(settings.renew_months_by_group)
        self._show_folder(settings.weights_folder)
        self._downloads.setChecked(settings.allow_downloads)
        fixed = overridden(*_DECIDED, *_RENEWED)
        for name, widget in zip(
            (*_DECIDED, *_RENEWED),
            (self._profile, self._least, self._choose_button, self._downloads, self._renew, self._sooner),
            strict=True,
        ):
            widget.setEnabled(name not in fixed)
        if fixed:
            self.say(overridden_words(fixed), "attention")
        self._tell_profile()

    def _tell_profile(self) -> None:
        """Explain the profile that is chosen."""
        self._update()
        name, people = self._profile.currentData(), self.session.site.people

        def work(_progress: background.Progress) -> _Told:
            from core.recognition import profiles

            profile = profiles.load(name)
            words = [tr(NAMES[name][1]) if name in NAMES else profile.title]
            if profile.figures is not None:
                words.append(
                    tr(
                        "It tells {right} of pairs of pictures rightly. Where one of {strangers} pairs of strangers "
                        "passes for one person, {refused} of single looks at the right person are refused. How many "
                        "strangers doors may take for somebody is set on the page Evaluation.",
                        right=percent(profile.figures.accuracy),
                        strangers=number(1 / _FMR),
                        refused=percent(profile.verify_cost(_FMR)),
                    )
                )
                if profile.flattered is not None:
                    words.append(f"{sentence(profile.flattered)}.")
            photos = sum(person.photos for person in people.people())
            return _Told(" ".join(words), photos, people.template_count(profile.id))

        def done(told: _Told) -> None:
            self._about.setText(told.words)
            waits = told.measured < told.photos and not self._change.busy
            self._warning.setText(_warning(told) if waits else "")

        def failed(sentence: str) -> None:
            self._about.setText(said(sentence))
            self._warning.setText("")

        self._latest.run(work, done, failed)

    def _choose(self) -> None:
        name = dialogs.open_folder(self, tr("Choose the folder of network weights"), "networks", self._folder.text())
        if name:
            self.choose_folder(Path(name))

    def choose_folder(self, folder: Path | None) -> None:
        """Take a folder of network weights, or none."""
        self._show_folder(folder)
        self._update()

    def _show_folder(self, folder: Path | None) -> None:
        self._folder.setText(str(folder) if folder is not None else "")
        self._none_button.setEnabled(folder is not None and not overridden("weights_folder"))

    def _wanted(self) -> dict[str, object]:
        """What differs from the settings as they are."""
        folder = self._folder.text()
        chosen = {
            "profile": self._profile.currentData(),
            "min_face": self._least.value(),
            "renew_months": self._renew.value(),
            "renew_months_by_group": self._sooner.months,
            "weights_folder": Path(folder) if folder else None,
            "allow_downloads": self._downloads.isChecked(),
        }
        now = self.session.site.settings
        return {name: value for name, value in chosen.items() if value != getattr(now, name)}

    def _update(self) -> None:
        low, high = self._range
        right = low <= self._least.value() <= high
        busy = self._change.busy
        self._save_button.setEnabled(right and bool(self._wanted()) and not busy)
        if busy:
            self._warning.setText("")
        self._profile.setEnabled(not busy and not overridden("profile"))
        if not right:
            self.say(tr("✖ The smallest face has {low} to {high} pixels.", low=number(low), high=number(high)), "deny")
        elif self.message.text().startswith(("✖", "✔")):
            self.say("")

    def _save(self) -> None:
        wanted = self._wanted()
        # last, since everybody is measured first; the other settings hold for that already
        profile = str(wanted.pop("profile", ""))

        def done(_settings: Settings) -> None:
            if profile:
                self._change.start(profile)
            else:
                self._saved()

        self.say("")
        self._save_button.setEnabled(False)
        if wanted:
            self.change(wanted, done)
        else:
            self._change.start(profile)

    def change_to(self, name: str) -> None:
        """Measure everybody with a profile, and let it be used then; while another change goes on it is not begun."""
        if self._change.busy or not self.wanted:
            return
        if self._profile.findData(name) < 0:
            self._profile.addItem(profile_name(name), name)
        self._profile.setCurrentIndex(self._profile.findData(name))
        self.say("")
        self._save_button.setEnabled(False)
        self._change.start(name)

    def _saved(self) -> None:
        self._update()
        settings = self.session.site.settings
        waits = any(getattr(settings, name) != getattr(self._running, name) for name in _DECIDED)
        self.say(tr("✔ Saved. It holds once Portico is opened anew.") if waits else tr("✔ Saved."), "allow")
        self.wait(waits)

    def _complain(self, sentence: str) -> None:
        """Tell what went wrong with a change; what is said of a key that was pressed meanwhile stays."""
        if not self.message.text():
            self.fail(sentence)

    def _changed(self, name: str) -> None:
        """Everybody has been measured, and the profile is in use from the next start on."""
        self._profile.setCurrentIndex(self._profile.findData(name))
        self._tell_profile()
        self._saved()


def _warning(told: _Told) -> str:
    return plural(
        told.photos - told.measured,
        "▲ One photo has yet to be measured with this profile. That begins when you save; until it is done, people are "
        "recognised as before.",
        "▲ {count} photos have yet to be measured with this profile. That begins when you save; until it is done, "
        "people are recognised as before.",
    )
