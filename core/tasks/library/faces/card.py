"""The layout of a badge: what stands where, in millimetres, for whoever paints it.

The card is ID-1 of ISO/IEC 7810, the size of bank cards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.errors import TaskError
from core.faces import Image
from core.tasks.library.faces import codes, lettering

LONG, SHORT = 85.60, 53.98
"""Sides of the card in mm."""
A4 = (210.0, 297.0)
"""Width and height of the sheet in mm."""

Colour = tuple[int, int, int]
Code = Literal["QR code", "bar code", "none"]

WHITE: Colour = (255, 255, 255)
INK: Colour = (28, 30, 34)
FAINT: Colour = (98, 104, 114)

_MARGIN = 4.5
_BAND = 10.0
_ELLIPSIS = "…"
_LEAST_MODULE = 0.19  # mm: what hand-held readers and office printers manage
_MARK, _GAP = 5.0, 2.0  # mm: length of a cut mark, and how far from the card it stays


@dataclass(frozen=True)
class Box:
    """A filled rectangle: left, top, width and height in mm."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour


@dataclass(frozen=True)
class Words:
    """A line of text.

    Attributes:
        x: where it begins, in mm.
        y: its base line.
        size: in mm.
        text: plain.
        bold: whether in bold letters.
        colour: of the letters.

    """

    x: float
    y: float
    size: float
    text: str
    bold: bool
    colour: Colour


@dataclass(frozen=True, eq=False)
class Photo:
    """A picture, (height, width, 3) or (height, width, 4) with transparency, and the rectangle it fills in mm."""

    x: float
    y: float
    width: float
    height: float
    pixels: Image


Part = Box | Words | Photo


@dataclass(frozen=True)
class Card:
    """Parts on a surface, later ones over earlier ones; the origin is the upper left corner.

    Attributes:
        width: in mm.
        height: likewise.
        parts: of which it consists.

    """

    width: float
    height: float
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Details:
    """What stands on a badge: plain text, any of which may be empty."""

    name: str
    role: str
    organisation: str
    number: str
    valid: str


def photo_size(portrait: bool) -> tuple[float, float]:
    """Width and height of the photo on the card in mm."""
    return (28.0, 36.0) if portrait else (24.5, 31.5)


def badge(details: Details, photo: Image, portrait: bool, code: Code, accent: Colour) -> Card:
    """A card.

    Args:
        details: what is written on it.
        photo: of the proportions of :func:`photo_size`.
        portrait: whether it stands upright.
        code: of the number.
        accent: colour of the band and of the name.

    Raises:
        TaskError: the number does not fit into the code.

    """
    return _upright(details, photo, code, accent) if portrait else _wide(details, photo, code, accent)


def sheet(card: Card) -> Card:
    """An A4 sheet with the card in its middle and marks where it is to be cut."""
    left, top = (A4[0] - card.width) / 2, (A4[1] - card.height) / 2
    parts: list[Part] = [_moved(part, left, top) for part in card.parts]
    for x in (left, left + card.width):
        parts += [Box(x - 0.05, y, 0.1, _MARK, INK) for y in (top - _GAP - _MARK, top + card.height + _GAP)]
    for y in (top, top + card.height):
        parts += [Box(x, y - 0.05, _MARK, 0.1, INK) for x in (left - _GAP - _MARK, left + card.width + _GAP)]
    return Card(*A4, tuple(parts))


def _wide(details: Details, photo: Image, code: Code, accent: Colour) -> Card:
    width, height = photo_size(portrait=False)
    top = _BAND + 4.0
    parts: list[Part] = [Box(0, 0, LONG, SHORT, WHITE), Box(0, 0, LONG, _BAND, accent)]
    parts += _line(details.organisation, _MARGIN, 6.6, 4.0, LONG - 2 * _MARGIN, bold=True, colour=WHITE)
    parts.append(Photo(_MARGIN, top, width, height, photo))
    x = _MARGIN + width + 4.0
    room = LONG - x - _MARGIN
    coded = bool(details.number) and code != "none"
    square = coded and code == "QR code"
    lines = _fitted(details.name, 5.2, room, 3 if square or not coded else 2, bold=True)
    y = top + 1.0
    for line, size in lines:
        y += size * 1.12
        parts += _words(line, x, y - 0.2 * size, size, bold=True, colour=accent)
    y += 3.6
    parts += _line(details.role, x, y, 3.3, room, bold=False, colour=INK)
    beside = room - (15.0 + 3.0 if square else 0.0)
    foot = top + height
    if square:
        parts += _qr(details.number, LONG - _MARGIN - 15.0, foot - 15.0, 15.0)
    if coded and not square:
        parts += _bars(details.number, x, foot - 8.0, room, 8.0)
        foot -= 9.6
    if details.valid:
        parts += _line(details.valid, x, foot - 0.4, 2.7, beside, bold=False, colour=FAINT)
        foot -= 4.4
    parts += _line(details.number, x, foot - 0.4, 3.0, beside, bold=False, colour=INK)
    return Card(LONG, SHORT, tuple(parts))


def _upright(details: Details, photo: Image, code: Code, accent: Colour) -> Card:
    width, height = photo_size(portrait=True)
    parts: list[Part] = [Box(0, 0, SHORT, LONG, WHITE), Box(0, 0, SHORT, _BAND, accent)]
    room = SHORT - 2 * _MARGIN
    parts += _line(details.organisation, None, 6.5, 3.8, room, bold=True, colour=WHITE, centre=SHORT / 2)
    top = _BAND + 3.5
    square = bool(details.number) and code == "QR code"
    parts.append(Photo(_MARGIN if square else (SHORT - width) / 2, top, width, height, photo))
    if square:
        side = SHORT - 2 * _MARGIN - width - 2.5
        parts += _qr(details.number, SHORT - _MARGIN - side, top + height - side, side)
    y = top + height + 1.8
    for line, size in _fitted(details.name, 5.0, room, 2 if details.number and code == "bar code" else 3, bold=True):
        y += size * 1.12
        parts += _words(line, SHORT / 2, y - 0.2 * size, size, bold=True, colour=accent, centred=True)
    y += 3.6
    parts += _line(details.role, None, y, 3.2, room, bold=False, colour=INK, centre=SHORT / 2)
    foot = LONG - 3.2
    if details.number and code == "bar code":
        parts += _bars(details.number, _MARGIN, foot - 7.0, room, 7.0)
        foot -= 8.6
    if details.valid:
        parts += _line(details.valid, None, foot, 2.7, room, bold=False, colour=FAINT, centre=SHORT / 2)
        foot -= 3.9
    parts += _line(details.number, None, foot, 2.9, room, bold=False, colour=INK, centre=SHORT / 2)
    return Card(SHORT, LONG, tuple(parts))


def _line(
    text: str,
    x: float | None,
    y: float,
    size: float,
    room: float,
    *,
    bold: bool,
    colour: Colour,
    centre: float = 0.0,
) -> list[Part]:
    """One line that begins at x, or lies about a centre; smaller or shortened where it is too long."""
    parts: list[Part] = []
    for line, fitting in _fitted(text, size, room, 1, bold=bold):
        parts += _words(line, centre if x is None else x, y, fitting, bold=bold, colour=colour, centred=x is None)
    return parts


def _words(
    text: str, x: float, y: float, size: float, *, bold: bool, colour: Colour, centred: bool = False
) -> list[Part]:
    """A line as text, or as a picture where its letters have to be joined."""
    picture = lettering.picture_of(text, size) if lettering.shaped(text) else None
    if picture is not None:
        high = 1.6 * size
        wide = high * picture.shape[1] / picture.shape[0]
        tinted = picture.copy()
        tinted[..., :3] = colour
        return [Photo(x - wide / 2 if centred else x, y - 1.2 * size, wide, high, tinted)]
    begin = x - lettering.width(text, size, bold) / 2 if centred else x
    return [Words(begin, y, size, text, bold, colour)]


def _length(text: str, size: float, bold: bool) -> float:
    if lettering.shaped(text):
        picture = lettering.picture_of(text, size)
        if picture is not None:
            return float(1.6 * size * picture.shape[1] / picture.shape[0])
    return lettering.width(text, size, bold)


def _fitted(text: str, size: float, room: float, lines: int, *, bold: bool) -> list[tuple[str, float]]:
    """A text as lines that fit, with their size: smaller, then on two lines, then shortened."""
    if not text:
        return []
    least = 0.7 * size
    for count in range(1, lines + 1):
        now = size
        while now >= least - 1e-9:
            broken = _broken(text, now, room, count, bold)
            if broken is not None:
                return [(line, now) for line in broken]
            now -= size / 20
    broken = _broken(text, least, room, lines, bold, force=True) or [text]
    return [(line, least) for line in broken]


def _broken(text: str, size: float, room: float, lines: int, bold: bool, force: bool = False) -> list[str] | None:
    """A text on so many lines, broken between words, or within one where it is forced; None where it does not fit."""
    if _length(text, size, bold) <= room:
        return [text]
    if lines > 1:
        words = text.split(" ")
        for count in range(len(words) - 1, 0, -1):
            first, rest = " ".join(words[:count]), " ".join(words[count:])
            if _length(first, size, bold) <= room:
                following = _broken(rest, size, room, lines - 1, bold, force)
                return None if following is None else [first, *following]
        count = _most(text, size, room, bold, "")
        # scripts without blanks are broken anywhere
        if force or not text.isascii():
            following = _broken(text[count:], size, room, lines - 1, bold, force)
            return None if following is None else [text[:count], *following]
    if not force:
        return None
    return [text[: _most(text, size, room, bold, _ELLIPSIS)].rstrip() + _ELLIPSIS]


def _most(text: str, size: float, room: float, bold: bool, end: str) -> int:
    """How many letters fit together with an end, at least one."""
    count = 1
    while count < len(text) and _length(text[: count + 1] + end, size, bold) <= room:
        count += 1
    return count


def _qr(text: str, x: float, y: float, side: float) -> list[Part]:
    modules = codes.qr(text)
    step = side / len(modules)
    if step < 2 * _LEAST_MODULE:
        raise TaskError("the employee number is too long for the code: shorten it, or print no code")
    # rows overlap by a hair, or viewers show light lines between them
    return [
        Box(x + begin * step, y + row * step, (end - begin) * step, step * 1.01, INK)
        for row, dark in enumerate(modules)
        for begin, end in codes.stretches(dark)
    ]


def _bars(text: str, x: float, y: float, room: float, height: float) -> list[Part]:
    modules = codes.code_128(text)
    step = min(0.33, room / len(modules))
    if step < _LEAST_MODULE:
        raise TaskError("the employee number is too long for a bar code: use a QR code, or print no code")
    begin = x + (room - step * len(modules)) / 2
    return [Box(begin + a * step, y, (b - a) * step, height, INK) for a, b in codes.stretches(modules)]


def _moved(part: Part, x: float, y: float) -> Part:
    if isinstance(part, Box):
        return Box(part.x + x, part.y + y, part.width, part.height, part.colour)
    if isinstance(part, Photo):
        return Photo(part.x + x, part.y + y, part.width, part.height, part.pixels)
    return Words(part.x + x, part.y + y, part.size, part.text, part.bold, part.colour)
