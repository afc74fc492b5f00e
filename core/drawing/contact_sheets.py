"""Many small pictures on one sheet, each with a line of text below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from PIL import Image as Pillow
from PIL import ImageDraw, ImageFont

from core.faces import Image

_PAPER = (32, 34, 38)
_INK = (236, 238, 242)
_GAP = 8
_LINE = 22


def contact_sheet(tiles: Sequence[tuple[Image | None, str]], columns: int, width: int, height: int) -> Image:
    """A sheet of pictures.

    Args:
        tiles: picture uint8 (height, width, 3) and text, row after row; None leaves the place empty.
        columns: tiles in a row.
        width: of a tile in pixels; pictures are fitted into it, enlarged where they are smaller.
        height: likewise, without the text, which is cut where it is wider than its tile.

    Returns:
        uint8 (height, width, 3).

    """
    rows = max(1, -(-len(tiles) // columns))
    across, down = width + _GAP, height + _LINE + _GAP
    sheet = Pillow.new("RGB", (columns * across + _GAP, rows * down + _GAP), _PAPER)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(14)
    for number, (picture, text) in enumerate(tiles):
        x, y = _GAP + number % columns * across, _GAP + number // columns * down
        if picture is not None:
            tile = Pillow.fromarray(fitted(picture, width, height))
            sheet.paste(tile, (x + (width - tile.width) // 2, y + (height - tile.height) // 2))
        if text:
            pen.text((x + width / 2, y + height + _LINE / 2), _cut(text, width, font), _INK, font, "mm")
    return np.asarray(sheet, dtype=np.uint8)


def _cut(text: str, width: int, font: Any) -> str:
    """As much of a text as has room, in pixels."""
    if font.getlength(text) <= width:
        return text
    while text and font.getlength(f"{text}…") > width:
        text = text[:-1]
    return f"{text}…"


def fitted(picture: Image, width: int, height: int) -> Image:
    """A picture as large as a tile allows."""
    scale = min(width / picture.shape[1], height / picture.shape[0])
    size = (max(1, round(picture.shape[1] * scale)), max(1, round(picture.shape[0] * scale)))
    # what is much smaller than its place is a map or a kernel, whose cells are to be seen
    kind = Pillow.Resampling.NEAREST if scale > 4 else Pillow.Resampling.BICUBIC
    large = Pillow.fromarray(np.ascontiguousarray(picture))
    return np.asarray(large.resize(size, kind, reducing_gap=3.0 if scale < 1 else None), np.uint8)
