"""Text in CSV files, safe to open in a spreadsheet."""

from __future__ import annotations

import unicodedata

# some spreadsheets take the wide forms for the narrow ones, and pass over blanks and what cannot be seen before them
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")


def plain(text: str) -> str:
    """Text that a spreadsheet takes for text: an apostrophe before what it would run as a formula."""
    return f"'{text}" if text.lstrip(" ")[:1] in _FORMULA or _seen(text) in _FORMULA else text


def _seen(text: str) -> str:
    """The first letter of a text that can be seen."""
    return next((c for c in text if not c.isspace() and (c.isascii() or unicodedata.category(c) != "Cf")), "")
