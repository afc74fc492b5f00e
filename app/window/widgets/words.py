"""What core says, and what names may hold, made fit to be shown."""

from __future__ import annotations

import html
import re
from itertools import pairwise

from PySide6.QtCore import Qt, QTextBoundaryFinder
from PySide6.QtGui import QFontMetrics

from app.window.language import said

_BREAK = "\u200b"  # where a word may go on on the next line
# as long as no line is narrow; in Chinese, Japanese and Korean lines end anywhere
_LONG_WORD = re.compile(r"[^\s\u200b\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]{25,}")


# a word, and not the name of a file, an address or an option, which stays as it is written
_BEGINS = re.compile(r"[^\W\d_]+(['’-][^\W\d_]+)*[,:;.!?…]?(\s|$)")


def sentence(words: str) -> str:
    """What core says, in the language of the window and as a sentence of its own."""
    told = said(words)
    return told[:1].upper() + told[1:] if _BEGINS.match(told) else told


def tip(text: str) -> str:
    """Lines as a tool tip: Qt takes one for markup where it looks like it, and names come from anywhere."""
    lines = "<br>".join(html.escape(line) for line in text.splitlines())
    return f"<qt>{lines}</qt>" if lines else ""


def breakable(text: str) -> str:
    """The text with places in very long words where they may go on on the next line."""
    return _LONG_WORD.sub(lambda found: _BREAK.join(_letters(found[0])), text)


def in_button(text: str, metrics: QFontMetrics, width: int) -> str:
    """A name as a button or menu can bear it: shortened to ``width`` pixels, and no ``&`` taken for a key."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width).replace("&", "&&")


def _letters(text: str) -> list[str]:
    """What people see as one letter each, of however many code points."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    coded = text.encode("utf-16-le")  # Qt counts in units of two bytes
    places = [0]
    while (place := finder.toNextBoundary()) != -1:
        places.append(place)
    return [coded[2 * start : 2 * end].decode("utf-16-le") for start, end in pairwise(places)]
