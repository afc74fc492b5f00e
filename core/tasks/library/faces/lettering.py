"""Fonts that hold the letters of a name, in whatever script it is written.

Each letter is taken from the first font that has it: matplotlib's own DejaVu Sans for Latin, Greek and Cyrillic, then
the fonts of this machine. Scripts whose letters change their shape or run from right to left are set by Pillow's Raqm.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from core.faces import Image

REGULAR, BOLD = "DejaVuSans.ttf", "DejaVuSans-Bold.ttf"
_LAST_RESORT = "lastresort"  # it has a box for everything
_PREFERRED = ("sans", "gothic", "hei", "fallback")  # families that go with DejaVu Sans
_JOINED = ((0x0600, 0x06FF), (0x0900, 0x0DFF), (0x0F00, 0x109F), (0x1780, 0x17FF))  # scripts that must be shaped
_DOTS = 24  # pixels per mm of shaped letters: 600 dots per inch


@dataclass(frozen=True)
class Run:
    """Letters that stand in one font."""

    font: str
    text: str


def plain(text: str) -> str:
    """Text that may be printed: one line, without control characters and whatever turns the direction of writing."""
    composed = unicodedata.normalize("NFC", text)
    kept = (" " if unicodedata.category(c) in ("Zl", "Zp") or c in "\t\r\n" else c for c in composed)
    return " ".join("".join(c for c in kept if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn")).split())


def shaped(text: str) -> bool:
    """Whether the letters of a text cannot simply be set one after another."""
    return any(
        unicodedata.bidirectional(c) in ("R", "AL") or any(low <= ord(c) <= high for low, high in _JOINED) for c in text
    )


def runs(text: str, bold: bool = False) -> list[Run]:
    """A text, font by font."""
    found: list[Run] = []
    for letter in text:
        font = font_of(letter, bold)
        if found and found[-1].font == font:
            found[-1] = Run(font, found[-1].text + letter)
        else:
            found.append(Run(font, letter))
    return found


def missing(text: str) -> str:
    """The letters of a text that no font of this machine has, each once."""
    return "".join(sorted({c for c in text if not _has(font_of(c, False), c)}))


@lru_cache(maxsize=4096)
def font_of(letter: str, bold: bool) -> str:
    """Path of the font that a letter is set in; DejaVu Sans where none has it."""
    own = _own(BOLD if bold else REGULAR)
    if letter == " " or _has(own, letter):
        return own
    if not bold and _has(_own(REGULAR), letter):
        return _own(REGULAR)
    return next((path for path in _others() if _has(path, letter) and _embeddable(path)), own)


def font_for_all(text: str) -> str | None:
    """Path of a font that has every letter of a text, or None."""
    letters = set(text) - {" "}
    candidates = [_own(REGULAR), *_others()]
    return next((path for path in candidates if all(_has(path, c) for c in letters)), None)


@cache
def metrics(path: str) -> Any:
    """ReportLab's font of a file."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    font = TTFont(f"portico:{path}", path)
    pdfmetrics.registerFont(font)
    return font


def width(text: str, size: float, bold: bool = False) -> float:
    """How long a text is, in the unit of its size."""
    return sum(float(metrics(run.font).stringWidth(run.text, size)) for run in runs(text, bold))


def picture_of(text: str, size: float) -> Image | None:
    """A text set by Raqm, as black on transparent (height, width, 4); None where that is not possible here.

    It reaches 1.2 sizes above the base line and 0.4 below; a size is in mm, of :data:`_DOTS` pixels each.
    """
    from PIL import Image as Pillow
    from PIL import ImageDraw, ImageFont, features

    path = font_for_all(text)
    if path is None or not features.check("raqm"):
        return None
    pixels = size * _DOTS
    font = ImageFont.truetype(path, pixels, layout_engine=ImageFont.Layout.RAQM)
    across, down = max(1, round(font.getlength(text)) + 2), round(1.6 * pixels)
    cover = Pillow.new("L", (across, down))
    ImageDraw.Draw(cover).text((1, 1.2 * pixels), text, 255, font, "ls")
    letters = np.zeros((down, across, 4), np.uint8)
    letters[..., 3] = np.asarray(cover)
    return letters


@cache
def _own(name: str) -> str:
    import matplotlib as mpl

    return str(Path(mpl.get_data_path()) / "fonts" / "ttf" / name)


@cache
def _others() -> tuple[str, ...]:
    """The upright fonts of this machine, those without serifs first."""
    from matplotlib import font_manager

    entries = {
        entry.fname: entry.name.lower()
        for entry in font_manager.fontManager.ttflist
        if entry.style == "normal" and entry.weight in (400, "normal", "regular", "book")
    }
    fit = {path: name for path, name in entries.items() if _LAST_RESORT not in path.lower() and Path(path).is_file()}
    return tuple(sorted(fit, key=lambda path: (not any(word in fit[path] for word in _PREFERRED), path)))


@cache
def _opened(path: str) -> Any:
    from matplotlib.ft2font import FT2Font

    try:
        return FT2Font(path)
    except (OSError, RuntimeError):  # a file that only looks like a font
        return None


def _has(path: str, letter: str) -> bool:
    font = _opened(path)
    return font is not None and (letter == " " or font.get_char_index(ord(letter)) != 0)


@cache
def _embeddable(path: str) -> bool:
    """Whether the font's outlines are of the kind that can be put into the PDF."""
    try:
        metrics(path)
    except Exception:  # noqa: BLE001  # fonts of a machine may be broken in any way
        return False
    return True
