"""Words, dates and numbers in the language of the window.

Every string that people read goes through :func:`tr`, :func:`plural` or :func:`said`; ``make translations`` collects
them into ``data/languages/*.ts``, and a test fails on one that is not translated, or that nothing uses.
"""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from app.window.language.saying import said as said
from core.base import wall_clock

CONTEXT = "Portico"
_locale = QLocale()


def tr(text: str, /, **fields: object) -> str:
    """A text in the language of the window, with ``{name}`` replaced for each field.

    Args:
        text: in English, written out where it is called, or marked with :func:`mark`.
        fields: put in after translation, never interpreted.

    """
    words = QCoreApplication.translate(CONTEXT, text)
    return words.format(**fields) if fields else words


def mark(text: str) -> str:
    """The text itself, noted for translation: for constants, which :func:`tr` gets later."""
    return text


def plural(count: int, one: str, many: str, **fields: object) -> str:
    """``one`` where the count is 1, else ``many``; ``{count}`` is the number as the language writes it."""
    return tr(one if count == 1 else many, count=number(count), **fields)


def use_locale(locale: QLocale) -> None:
    """Write dates and numbers so from now on."""
    global _locale  # noqa: PLW0603  # there is one window, and it speaks one language
    _locale = locale


def number(value: float, decimals: int = 0) -> str:
    """A number with the language's separators."""
    return _locale.toString(float(value), "f", decimals)


def enumerated(parts: list[str]) -> str:
    """Several things in one sentence: "one, two and three"."""
    return _locale.createSeparatedList(parts)


def percent(fraction: float, decimals: int = 1) -> str:
    """A fraction as per cent."""
    return f"{number(100 * fraction, decimals)} %"


def moment(when: datetime, *, seconds: bool = False) -> str:
    """Day and time of day by this machine's clock, as the language writes them."""
    return f"{day(when.astimezone().date())} {clock(when, seconds=seconds)}"


def clock(when: datetime, *, seconds: bool = True) -> str:
    """Time of day by this machine's clock: 24 hours, so that it reads the same at every door.

    In the hour that comes twice when the clocks are put back, with the zone: 02:30 CEST, then 02:30 CET.
    """
    return wall_clock.shown(when, "%H:%M:%S" if seconds else "%H:%M")


def day(when: date) -> str:
    """A day as the language writes it."""
    return _locale.toString(QDate(when.year, when.month, when.day), QLocale.FormatType.ShortFormat)


def day_format() -> str:
    """How date fields show a day."""
    return _locale.dateFormat(QLocale.FormatType.ShortFormat)


def weekday(number_: int) -> str:
    """Short name of a day of the week, 0 being Monday."""
    return _locale.dayName(number_ + 1, QLocale.FormatType.ShortFormat)
