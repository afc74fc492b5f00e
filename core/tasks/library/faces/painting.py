"""A card painted: as a PDF, and as the same picture in pixels."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from PIL import Image as Pillow

from core.faces import Image
from core.tasks.library.faces import lettering
from core.tasks.library.faces.card import Box, Card, Photo, Words

_MM = 72 / 25.4  # points
_FINER = 3  # how much larger a picture is painted before it is averaged down


def pdf(card: Card) -> bytes:
    """A PDF of one page, with its fonts inside. Text is drawn as it is: nothing in it is taken for markup."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    font = lettering.metrics(lettering.font_of(" ", bold=False)).fontName
    canvas = Canvas(buffer, (card.width * _MM, card.height * _MM), pageCompression=1, invariant=1, initialFontName=font)
    canvas.setTitle("Badge")
    for part in card.parts:
        if isinstance(part, Box):
            canvas.setFillColorRGB(*(value / 255 for value in part.colour))
            bottom = (card.height - part.y - part.height) * _MM
            canvas.rect(part.x * _MM, bottom, part.width * _MM, part.height * _MM, stroke=0, fill=1)
        elif isinstance(part, Photo):
            picture = ImageReader(Pillow.fromarray(np.ascontiguousarray(part.pixels)))
            bottom = (card.height - part.y - part.height) * _MM
            canvas.drawImage(
                picture, part.x * _MM, bottom, part.width * _MM, part.height * _MM, mask="auto", anchor="sw"
            )
        else:
            _set(canvas, card, part)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _set(canvas: Any, card: Card, words: Words) -> None:
    canvas.setFillColorRGB(*(value / 255 for value in words.colour))
    x, size = words.x * _MM, words.size * _MM
    for run in lettering.runs(words.text, words.bold):
        font = lettering.metrics(run.font)
        canvas.setFont(font.fontName, size)
        canvas.drawString(x, (card.height - words.y) * _MM, run.text)
        x += float(font.stringWidth(run.text, size))


def picture(card: Card, dots: float) -> Image:
    """A card as a picture, uint8 (height, width, 3).

    Args:
        card: of :mod:`.card`.
        dots: per inch.

    """
    from PIL import ImageDraw, ImageFont

    scale = dots / 25.4 * _FINER
    size = (max(1, round(card.width * dots / 25.4)), max(1, round(card.height * dots / 25.4)))
    canvas = Pillow.new("RGB", (size[0] * _FINER, size[1] * _FINER), "white")
    pen = ImageDraw.Draw(canvas)
    for part in card.parts:
        if isinstance(part, Box):
            corner = (round(part.x * scale), round(part.y * scale))
            other = (round((part.x + part.width) * scale) - 1, round((part.y + part.height) * scale) - 1)
            pen.rectangle((corner, (max(corner[0], other[0]), max(corner[1], other[1]))), part.colour)
        elif isinstance(part, Photo):
            side = (max(1, round(part.width * scale)), max(1, round(part.height * scale)))
            drawn = Pillow.fromarray(np.ascontiguousarray(part.pixels)).resize(side, Pillow.Resampling.BICUBIC)
            canvas.paste(drawn, (round(part.x * scale), round(part.y * scale)), drawn if drawn.mode == "RGBA" else None)
        else:
            x = part.x * scale
            for run in lettering.runs(part.text, part.bold):
                font = ImageFont.truetype(run.font, part.size * scale, layout_engine=ImageFont.Layout.BASIC)
                for letter in run.text:
                    # letter by letter, as far apart as in the PDF
                    pen.text((x, part.y * scale), letter, part.colour, font, "ls")
                    x += float(lettering.metrics(run.font).stringWidth(letter, part.size * scale))
    return np.asarray(canvas.resize(size, Pillow.Resampling.BOX), np.uint8)
