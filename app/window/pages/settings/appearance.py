"""Language, theme and sound: what everybody may choose for the window on this machine."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QCheckBox

from app.window.alarms import SOUND, sounds
from app.window.language import mark, tr
from app.window.language.installing import AUTO, chosen, languages, missing_font_words
from app.window.pages.settings.section import Section
from app.window.session import Session
from app.window.widgets.layout import label, set_tone
from app.window.widgets.texts import ChoiceBox

_THEMES = (("auto", mark("As the desktop")), ("light", mark("Light")), ("dark", mark("Dark")))


class AppearanceSection(Section):
    """Kept on this machine for this account, not in the site."""

    title = mark("Language and theme")

    def __init__(self, session: Session):
        super().__init__(session)
        settings = QSettings()
        self._running = chosen(str(settings.value("language", AUTO)))
        self._language = ChoiceBox()
        self._language.addItem(tr("As the desktop"), AUTO)
        for code, name in languages().items():
            self._language.addItem(name, code)
        self._language.setCurrentIndex(max(0, self._language.findData(settings.value("language", AUTO))))
        self._missing = label("", wrap=True)
        set_tone(self._missing, "attention")
        self._missing.hide()
        self._theme = ChoiceBox()
        for key, words in _THEMES:
            self._theme.addItem(tr(words), key)
        self._theme.setCurrentIndex(max(0, self._theme.findData(settings.value("theme", "auto"))))
        self._sound = QCheckBox(tr("Sound when there is an alarm"))
        self._sound.setChecked(sounds())
        self._sound.toggled.connect(lambda on: QSettings().setValue(SOUND, on))
        self.field(tr("Language"), self._language, self._missing)
        self.field(tr("Theme"), self._theme)
        self.field(tr("Alarms"), self._sound)
        self.content.addWidget(self.message)
        self._language.currentIndexChanged.connect(lambda _index: self._choose_language())
        self._theme.currentIndexChanged.connect(lambda _index: self._choose_theme())
        self._tell_fonts()

    def _choose_language(self) -> None:
        code = self._language.currentData()
        QSettings().setValue("language", code)
        self._tell_fonts()
        waiting = chosen(code) != self._running
        self.say(tr("✔ Saved. It holds once Portico is opened anew.") if waiting else "", "allow")
        self.wait(waiting)

    def _tell_fonts(self) -> None:
        words = missing_font_words(self._language.currentData())
        self._missing.setText(f"▲ {words}")
        self._missing.setVisible(bool(words))

    def _choose_theme(self) -> None:
        QSettings().setValue("theme", self._theme.currentData())
        self.session.look_changed.emit()
