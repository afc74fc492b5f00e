"""Text in CSV files, safe to open in a spreadsheet."""

from __future__ import annotations

# some spreadsheets take the wide forms for the narrow ones
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")


def plain(text: str) -> str:
    """Text that a spreadsheet takes for text: an apostrophe before what it would run as a formula."""
    return f"'{text}" if text.lstrip(" ")[:1] in _FORMULA else text
