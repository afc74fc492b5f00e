"""Contact sheets: small pictures with a few words below each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image as Pillow
from PIL import ImageDraw, ImageFont

from core.faces import Image

_TILE, _GAP, _WORDS = 112, 8, 18  # pixels
_LONGEST = 18  # characters below a picture


def sheet(pictures: Sequence[Image], words: Sequence[str], across: int = 6) -> Image:
    """Pictures uint8 (height, width, 3) in rows on white, each with its words below: uint8 (height, width, 3)."""
    across = min(across, len(pictures))
    rows = -(-len(pictures) // across)
    whole = Pillow.new("RGB", (across * (_TILE + _GAP) + _GAP, rows * (_TILE + _WORDS + _GAP) + _GAP), "white")
    pen, font = ImageDraw.Draw(whole), ImageFont.load_default(13)
    for number, (picture, text) in enumerate(zip(pictures, words, strict=True)):
        x, y = _GAP + number % across * (_TILE + _GAP), _GAP + number // across * (_TILE + _WORDS + _GAP)
        small = Pillow.fromarray(np.ascontiguousarray(picture))
        way = Pillow.Resampling.NEAREST if max(small.size) <= _TILE // 2 else Pillow.Resampling.LANCZOS
        whole.paste(small.resize((_TILE, _TILE), way), (x, y))
        shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
        pen.text((x, y + _TILE + 2), shown, "black", font)
    return np.array(whole, np.uint8)
