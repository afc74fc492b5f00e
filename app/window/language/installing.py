"""Which language the window speaks."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFontDatabase

from app.window.language import files, saying, tr, use_locale

AUTO = "auto"
_ENGLISH = "en"
_LETTERS = {"zh_CN": QFontDatabase.WritingSystem.SimplifiedChinese}
_installed: list[QTranslator] = []


def languages() -> dict[str, str]:
    """Every language by its code, with the name that it has for itself."""
    return {_ENGLISH: "English", **{code: QLocale(code).nativeLanguageName() for code in files.shipped()}}


def chosen(code: str) -> str:
    """The language that a setting stands for: itself, or for ``auto`` the first of the system's that there is."""
    if code in languages():
        return code
    for wanted in map(QLocale, QLocale.system().uiLanguages()):
        for known in languages():
            own = QLocale(known)
            if (own.language(), own.script()) == (wanted.language(), wanted.script()):
                return known
    return _ENGLISH


def install(application: QCoreApplication, code: str) -> str:
    """Have the window speak a language from now on: what is built already stays as it is.

    Args:
        application: Qt's.
        code: of :func:`languages`, or ``auto``.

    Returns:
        The language's code.

    """
    language = chosen(code)
    while _installed:
        application.removeTranslator(_installed.pop())
    own, qt = files.path(language, "qm"), f"{QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)}/qtbase"
    for file in (str(own), f"{qt}_{language}.qm") if language != _ENGLISH else ():
        translator = QTranslator(application)
        if translator.load(file):
            application.installTranslator(translator)
            _installed.append(translator)
    saying.speak(english=language == _ENGLISH)
    locale = _locale(language)
    QLocale.setDefault(locale)
    use_locale(locale)
    return language


def _locale(language: str) -> QLocale:
    """How dates and numbers are written: as on this machine, where it speaks the language."""
    system, own = QLocale.system(), QLocale("en_GB" if language == _ENGLISH else language)
    return system if system.language() == own.language() else own


def fonts_for(code: str) -> bool:
    """Whether a font on this machine has the letters of a language."""
    letters = _LETTERS.get(chosen(code))
    return letters is None or bool(QFontDatabase.families(letters))


def missing_font_words(code: str) -> str:
    """What to install where no font has the letters of a language; empty where one has."""
    if fonts_for(code):
        return ""
    return tr(
        "No font on this machine has the letters of {language}: install one, on Debian fonts-wqy-microhei, and start "
        "Portico again.",
        language=languages()[chosen(code)],
    )
