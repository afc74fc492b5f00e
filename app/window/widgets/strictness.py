"""How strict doors are, in words, with what each choice costs."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from app import background
from app.window.language import mark, number, tr
from app.window.session import Session
from app.window.widgets.curves import share
from app.window.widgets.layout import column, label, reveal, set_tone
from app.window.widgets.words import sentence

_OFFERED = (
    (1e-4, mark("Strict: of 10,000 strangers, about 1 is taken for somebody.")),
    (1e-3, mark("Usual: of 1,000 strangers, about 1 is taken for somebody.")),
    (1e-2, mark("Loose: of 100 strangers, about 1 is taken for somebody. Not for a door that matters.")),
)


class StrictnessBox(QWidget):
    """Three choices; what is chosen holds at once, for all doors of the site."""

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        content = column(self, margin=0, spacing=1)
        content.addWidget(label(tr("How sure must Portico be?"), "strong"))
        self._group = QButtonGroup(self)
        self._costs = []
        for number_, (rate, words) in enumerate(_OFFERED):
            choice = QRadioButton(tr(words))
            cost = label("", "small", wrap=True)
            self._group.addButton(choice, number_)
            self._costs.append((rate, cost))
            content.addWidget(choice)
            content.addWidget(cost)
        self._message = label("", wrap=True)
        content.addWidget(self._message)
        self._group.idClicked.connect(self._choose)
        session.ready.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what holds, and what each choice would cost."""
        self._message.setVisible(False)
        recogniser = self._session.recogniser
        self.setEnabled(recogniser is not None)
        if recogniser is None:
            return
        profile, people = recogniser.engine.profile, max(1, recogniser.index.people)
        for place, (rate, cost) in enumerate(self._costs):
            missed = share(profile.identify_cost(people, rate))
            cost.setText(
                tr("{share} of single looks at people enrolled are missed; the next look counts again.", share=missed)
            )
            button = self._group.button(place)
            self._group.setExclusive(False)
            button.setChecked(abs(rate - recogniser.fpir) < 1e-9)
            self._group.setExclusive(True)

    def _choose(self, place: int) -> None:
        recogniser, site, wanted = self._session.recogniser, self._session.site, _OFFERED[place][0]
        if recogniser is None:
            return

        def work(_progress: background.Progress) -> float | None:
            site.change_settings(identify_fpir=wanted)
            return site.settings.identify_fpir

        def done(kept: float | None) -> None:
            if kept != wanted:
                failed(tr("PORTICO_IDENTIFY_FPIR is set in the environment and goes before what is chosen here."))
                return
            recogniser.fpir = wanted
            self.refresh()
            self._tell(tr("✔ In use from now on: 1 stranger in {count}.", count=number(1 / wanted)), "allow")

        def failed(words: str) -> None:
            self.refresh()
            self._tell(f"✖ {sentence(words)}", "deny")

        background.run(work, done, lambda words: failed(sentence(words)))

    def _tell(self, words: str, tone: str) -> None:
        self._message.setText(words)
        set_tone(self._message, tone)
        self._message.setVisible(True)
        if tone == "deny":
            reveal(self._message)
