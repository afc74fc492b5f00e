"""Faces of a picture in boxes, with names in whatever script they are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image as Pillow
from PIL import ImageDraw, ImageFont

from core.faces import Float, Image
from core.tasks.library.faces import lettering
from core.tasks.library.recognition.overlay import Colour, thickness

_LETTERS = (12, 40)  # pixels: the least, and the share of the picture's longer side


@dataclass(frozen=True, eq=False)
class Named:
    """A face to be drawn: its box (4,) x1, y1, x2, y2 in pixels, words above it, and the colour of both."""

    box: Float
    words: str
    colour: Colour


def with_names(picture: Image, faces: Sequence[Named]) -> Image:
    """A copy of a picture, uint8 (height, width, 3), with faces in boxes and words at the upper left corner of each."""
    canvas = Pillow.fromarray(picture)  # which copies it
    pen = ImageDraw.Draw(canvas)
    for face in faces:
        x1, y1, x2, y2 = (float(v) for v in face.box)
        pen.rectangle((x1, y1, max(x1, x2), max(y1, y2)), outline=face.colour, width=thickness(picture))
    size = max(_LETTERS[0], max(picture.shape[:2]) // _LETTERS[1])
    for face in faces:
        if words := lettering.plain(face.words):
            _label(pen, words, face, size, canvas.size)
    return np.array(canvas, np.uint8)


def _label(pen: ImageDraw.ImageDraw, words: str, face: Named, size: int, whole: tuple[int, int]) -> None:
    """Write words above a box, or inside it where there is no room above."""
    whole_font = lettering.font_for_all(words)
    runs = lettering.runs(words) if whole_font is None else [lettering.Run(whole_font, words)]
    pieces = [(run.text, ImageFont.truetype(run.font, size)) for run in runs]
    wide, tall = round(sum(font.getlength(text) for text, font in pieces)) + size // 2, round(1.4 * size)
    left = min(max(0, round(float(face.box[0]))), max(0, whole[0] - wide))
    above = round(float(face.box[1])) - tall
    top = above if above >= 0 else max(0, min(round(float(face.box[1])), whole[1] - tall))
    pen.rectangle((left, top, left + wide, top + tall), fill=face.colour)
    x = left + size / 4
    for text, font in pieces:
        pen.text((x, top + 1.05 * size), text, "white", font, "ls")
        x += font.getlength(text)
