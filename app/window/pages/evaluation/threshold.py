"""How sure recognition must be, and what each choice costs."""

from __future__ import annotations

import math
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app import background
from app.window import theme
from app.window.language import mark, number, plural, tr
from app.window.session import Session
from app.window.widgets.calm import Slider
from app.window.widgets.curves import share
from app.window.widgets.layout import button, column, label, panel, row, set_tone
from app.window.widgets.words import sentence
from core.recognition.profiles import CHOICES

MEASURED_ON = (
    mark("3811 pictures of LFW, folds 1-5"),
    mark("3811 pictures of LFW, folds 1-5, 3000 pairs, cross-fitted"),
    mark("3,803 pictures of LFW, folds 1-5, beside FG-NET and NUAA"),
    mark("3,803 pictures of LFW, folds 1-5, beside FG-NET and NUAA, 3000 pairs, cross-fitted"),
)
"""What the shipped profiles say of the pictures that they were measured on."""

_STEPS = 100  # of the slider, per power of ten
_DECADES = (1, 6)
_ACROSS = 2  # choices in a row


class ThresholdPanel(QWidget):
    """Chooses the threshold by the share of strangers that it lets in.

    Signals:
        moved: (FMR, FNMR) at the threshold that is being looked at.

    """

    moved = Signal(float, float)

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._telling = False  # whether what is in use is told, and nothing newer
        frame, content = panel()
        content.addWidget(label(tr("How sure must it be?"), "title"))
        content.addWidget(
            label(
                tr(
                    "Of strangers at the door, this many may be taken for somebody enrolled. Below each choice is its "
                    "price: of single looks at people enrolled with one photo, so many go unrecognised."
                ),
                wrap=True,
            )
        )
        choices = QGridLayout()
        choices.setSpacing(theme.size("unit"))
        self._choices, self._prices = [], []
        for place, rate in enumerate(CHOICES):
            down, across = divmod(place, _ACROSS)
            entry = button(tr("1 in {count}", count=number(1 / rate)), partial(self._set, rate))
            entry.setCheckable(True)
            price = label("", "small")
            price.setAlignment(Qt.AlignmentFlag.AlignCenter)
            choices.addWidget(entry, 2 * down, across)
            choices.addWidget(price, 2 * down + 1, across)
            self._choices.append(entry)
            self._prices.append(price)
        content.addLayout(choices)
        self.slider = Slider(Qt.Orientation.Horizontal)
        self.slider.setRange(_DECADES[0] * _STEPS, _DECADES[1] * _STEPS)
        self.slider.setPageStep(_STEPS // 4)
        self.slider.setAccessibleName(tr("Strangers taken for somebody enrolled"))
        self.slider.valueChanged.connect(lambda _value: self.refresh())
        content.addWidget(self.slider)
        self._rates = label("", wrap=True)
        self._cost = label("", wrap=True)
        self._fine = label("", "muted", wrap=True)
        for widget in (self._rates, self._cost, self._fine):
            content.addWidget(widget)
        actions = row()
        actions.addWidget(button(tr("&Use this at the door"), self._apply, "primary"))
        actions.addWidget(button(tr("Back to the &default"), self._restore))
        actions.addStretch(1)
        content.addLayout(actions)
        self._applied = label("", wrap=True)
        content.addWidget(self._applied)
        column(self, margin=0, spacing=0).addWidget(frame)
        session.ready.connect(self._begin)
        session.people_changed.connect(self._people_changed)
        self.refresh()
        self._begin()

    @property
    def _rate(self) -> float:
        return float(10 ** (-self.slider.value() / _STEPS))

    def _set(self, rate: float) -> None:
        self.slider.setValue(_place(rate))
        self.refresh()

    def _begin(self) -> None:
        recogniser = self._session.recogniser
        if recogniser is not None:
            self._set(recogniser.fpir)
            self._tell_in_use()

    def _people_changed(self) -> None:
        recogniser = self._session.recogniser
        if recogniser is None:
            return

        def done(_changed: bool) -> None:
            self.refresh()
            if self._telling:
                self._tell_in_use()

        background.run(lambda _progress: recogniser.index.refresh(), done)

    def refresh(self) -> None:
        """Say what the threshold that is being looked at costs."""
        for entry, rate in zip(self._choices, CHOICES, strict=True):
            entry.setChecked(self.slider.value() == _place(rate))
        recogniser = self._session.recogniser
        if recogniser is None:
            self._cost.setText(tr("The recogniser is still loading…"))
            return
        profile, people, rate = recogniser.engine.profile, max(1, recogniser.index.people), self._rate
        for price, offered in zip(self._prices, CHOICES, strict=True):
            price.setText(tr("{share} missed", share=share(profile.identify_cost(people, offered))))
        threshold = profile.identify_threshold(people, rate)
        fmr = profile.calibration.false_match_rate(threshold)
        fnmr = profile.identify_cost(people, rate)
        self._rates.setText(
            tr("False matches (FMR) {fmr}, false non-matches (FNMR) {fnmr}.", fmr=share(fmr), fnmr=share(fnmr))
        )
        self._cost.setText(
            tr(
                "1 stranger in {count} let in; of single looks at people enrolled with one photo, {share} go "
                "unrecognised.",
                count=number(1 / rate),
                share=share(fnmr),
            )
        )
        fine = [
            plural(
                people,
                "With 1 person enrolled that is a threshold of {line}: one comparison of two strangers in {pairs} "
                "passes it.",
                "With {count} people enrolled that is a threshold of {line}: one comparison of two strangers in "
                "{pairs} passes it.",
                line=number(threshold, 3),
                pairs=number(people / rate),
            )
        ]
        if threshold > profile.calibration.thresholds[-1]:
            fine.append(tr("That is beyond what was measured: an estimate."))
        fine.append(
            tr(
                "At the door several looks vote, and several photos each make people easier to know, so fewer stay "
                "unrecognised. Measured on {source}.",
                source=tr(profile.calibration.source),
            )
        )
        if profile.flattered is not None:
            fine.append(f"{sentence(profile.flattered)}.")
        self._fine.setText(" ".join(fine))
        self.moved.emit(fmr, fnmr)

    def _apply(self) -> None:
        self._change(self._rate)

    def _restore(self) -> None:
        recogniser = self._session.recogniser
        if recogniser is not None:
            self._set(recogniser.engine.profile.identify_fpir)
            self._change(None)

    def _change(self, rate: float | None) -> None:
        recogniser, site = self._session.recogniser, self._session.site
        if recogniser is None:
            return

        wanted = None if rate is None else float(f"{rate:.4g}")

        def work(_progress: background.Progress) -> float | None:
            site.change_settings(identify_fpir=wanted)
            return site.settings.identify_fpir

        def done(kept: float | None) -> None:
            if kept != wanted:
                refuse(tr("PORTICO_IDENTIFY_FPIR is set in the environment and goes before what is chosen here."))
                return
            recogniser.fpir = kept or recogniser.engine.profile.identify_fpir
            self._tell_in_use(changed=True)

        def refuse(words: str) -> None:
            self._telling = False
            self._applied.setText(f"✖ {sentence(words)}")
            set_tone(self._applied, "deny")

        background.run(work, done, lambda words: refuse(sentence(words)))

    def _tell_in_use(self, *, changed: bool = False) -> None:
        recogniser = self._session.recogniser
        if recogniser is None:
            return
        self._telling = not changed
        self._applied.setText(
            tr(
                "✔ In use from now on: 1 stranger in {count}, threshold {line}."
                if changed
                else "In use: 1 stranger in {count}, threshold {line}.",
                count=number(1 / recogniser.fpir),
                line=number(recogniser.threshold, 3),
            )
        )
        set_tone(self._applied, "allow" if changed else "")


def _place(rate: float) -> int:
    """Where a rate is on the slider."""
    return round(-math.log10(rate) * _STEPS)
