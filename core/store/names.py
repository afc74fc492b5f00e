"""Names and employee ids: as they are kept, as they are compared, and as they are searched for."""

from __future__ import annotations

import re
import unicodedata

from core.errors import GalleryError

NAME_LENGTH = 200
EMPLOYEE_ID_LENGTH = 64

_UNKEEPABLE = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})  # control, surrogate, private, unassigned, line breaks
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")  # no format signs
_JOINERS = frozenset("\u200c\u200d")  # Persian and Indian names are spelt with them
_JOINED_FROM = 0x0600  # in older scripts they are spelt with none
_SPOILT = re.compile(r"[+-]?\d+(?:[.,]\d+)?E[+-]\d{1,3}|[+-]?\d+[.,]\d+E\d{1,3}", re.ASCII | re.IGNORECASE)
_MONTH = (
    "jan|feb|fev|fév|mar|mär|mrz|mrt|apr|avr|abr|mai|may|maj|maio|jun|juin|giu|jul|juil|lug|aug|aou|aoû|ago|sep|set|sett|"
    "oct|okt|ott|out|nov|dec|dez|déc|dic|gen|ene|mag|mei|янв|фев|мар|апр|май|мая|июн|июл|авг|сен|окт|ноя|дек|sty|lut|kwi|"
    "cze|lip|sie|wrz|paź|lis|gru|oca|şub|nis|haz|tem|ağu|eyl|eki|kas|ara"
)
_DATED = re.compile(  # what 1-5 and 3/4 become: 01.Mai, Mar-04, 1-May, 5月1日
    rf"\d{{1,2}}[-. ]\s?(?:{_MONTH})[a-zéûа-я]{{0,7}}\.?(?:[-. ]\s?\d{{2,4}})?"
    rf"|(?:{_MONTH})[a-zéûа-я]{{0,7}}\.?[-. ]\s?\d{{2,4}}"
    r"|(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?|(?:\d{4}년\s?)?\d{1,2}월(?:\s?\d{1,2}일)?",
    re.IGNORECASE,
)
_FRACTION = re.compile(r"\d+\.0+", re.ASCII)
_NO_VALUE = re.compile(r"#+|#(?:N/?A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!)", re.IGNORECASE)

# what decomposing does not take apart, and what German and the Nordic languages write where a key is missing
_PLAIN = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t",
     "ŋ": "n", "ĸ": "k", "ſ": "s", "ə": "a", "ƒ": "f", "ŀ": "l", "’": "'", "ʼ": "'", "ʻ": "'", "‘": "'", "`": "'",
     "‐": "-", "‑": "-", "–": "-"}
)  # fmt: skip
_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


def clean_name(name: str) -> str:
    """A name as it is kept: composed (NFC), on one line, without signs that nobody sees and without outer blanks.

    Raises:
        GalleryError: nothing readable is left, it is too long, or it is what a spreadsheet shows in place of a value.

    """
    kept = clean(name)
    if not _readable(kept):
        raise GalleryError("a name needs at least one letter or digit")
    if _NO_VALUE.fullmatch(kept):
        raise GalleryError("{kept} is what a spreadsheet shows where it has no value: write the name", kept=kept)
    if len(kept) > NAME_LENGTH:
        raise GalleryError("a name has at most {name_length} characters", name_length=NAME_LENGTH)
    return kept


def clean_employee_id(employee_id: str | None) -> str | None:
    """An employee id as it is kept, cleaned like a name and in narrow signs; None where it is blank.

    Raises:
        GalleryError: nothing readable is left, it is too long, or a spreadsheet has spoilt it.

    """
    if employee_id is None:
        return None
    kept = clean(unicodedata.normalize("NFKC", employee_id))
    if not kept:
        return None
    if _NO_VALUE.fullmatch(kept):
        raise GalleryError("{kept} is what a spreadsheet shows where it has no value: write the employee ID", kept=kept)
    if not _readable(kept):
        raise GalleryError("an employee ID needs at least one letter or digit")
    if any(spoilt.fullmatch(kept) for spoilt in (_SPOILT, _FRACTION, _DATED)):
        raise GalleryError(
            "{kept} is an employee ID that a spreadsheet has spoilt: format the column as text there, write it anew",
            kept=kept,
        )
    if len(kept) > EMPLOYEE_ID_LENGTH:
        raise GalleryError(
            "an employee ID has at most {employee_id_length} characters", employee_id_length=EMPLOYEE_ID_LENGTH
        )
    return kept


def clean(text: str) -> str:
    """Text composed (NFC) and on one line, without control characters, signs that nobody sees and outer blanks."""
    composed = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode("utf-8"))
    if composed.isascii() and composed.isprintable():
        return " ".join(composed.split())
    spelt = "".join(" " if unicodedata.category(c) in _UNKEEPABLE else c for c in composed)
    seen = "".join(c for number, c in enumerate(spelt) if not unseen(c) or _joins(spelt, number))
    return " ".join(unicodedata.normalize("NFC", seen).split())


def unseen(sign: str) -> bool:
    """Whether a sign is one that nobody sees, such as a blank of no width or a mark of direction."""
    if sign.isascii():
        return False
    return unicodedata.category(sign) == "Cf" or sign in _BLANK or "\ufe00" <= sign <= "\ufe0f"


def _joins(text: str, number: int) -> bool:
    """Whether a sign joins or parts two letters of a script that needs it."""
    around = text[number - 1 : number] + text[number + 1 : number + 2]
    return (
        text[number] in _JOINERS and len(around) == 2 and all(ord(c) >= _JOINED_FROM and _joinable(c) for c in around)
    )


def _joinable(sign: str) -> bool:
    """Whether it is a letter or a picture sign."""
    # a picture sign may bear a colour of skin, which is a sign of its own
    return unicodedata.category(sign)[0] in "LM" or unicodedata.category(sign) in ("So", "Sk")


def _readable(text: str) -> bool:
    return any(unicodedata.category(c)[0] in "LNS" for c in text)


def fold(text: str) -> str:
    """Text as names are compared: without regard to case, compatibility forms and signs that nobody sees."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFKC", "".join(c for c in plain if not unseen(c)))


def searched(text: str) -> str:
    """Text as it is searched for: folded, and without accents."""
    if text.isascii():
        return text.casefold()
    folded = fold(text).translate(_PLAIN)
    apart = unicodedata.normalize("NFKD", folded)
    plain = "".join(c for c in apart if unicodedata.category(c) != "Mn" or not _latin_below(c))
    return unicodedata.normalize("NFC", plain)


def _latin_below(mark: str) -> bool:
    """Whether a mark is an accent, and no vowel of a script that writes them as marks."""
    return "\u0300" <= mark <= "\u036f" or "\u0591" <= mark <= "\u05c7" or "\u064b" <= mark <= "\u065f"


def searchable(name: str) -> str:
    """A name as searches look through it: :func:`searched`, and on a second line as it is spelt without umlauts."""
    if name.isascii():
        return name.casefold()
    plain, spelt = searched(name), searched(fold(name).translate(_SPELT))
    return plain if plain == spelt else f"{plain}\n{spelt}"
