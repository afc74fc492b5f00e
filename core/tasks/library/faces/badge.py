"""A badge to print: an ID-1 card (ISO/IEC 7810) as a PDF, with photo, name and a code of the employee number.

Everything printed is hostile input: it is cleaned, and drawn letter by letter. Neither templates nor scores go into it.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.errors import TaskError
from core.faces import Image
from core.tasks.library.faces import card, lettering, painting, portrait
from core.tasks.library.faces.card import Code
from core.tasks.library.matting.matting import GROUNDS
from core.tasks.library.matting.solving import over
from core.tasks.task import Given, Group, Parameters, Result, Task
from core.tasks.work import Work

_DOTS, _SHEET_DOTS, _PHOTO_DOTS = 300, 110, 400
_HEAD, _EYES = 0.64, 0.46
_ACCENTS: dict[str, card.Colour] = {
    "blue": (24, 84, 156),
    "green": (22, 110, 78),
    "red": (164, 34, 44),
    "grey": (62, 68, 78),
    "black": (20, 20, 22),
}


class Badge(Parameters):
    """What stands on the badge."""

    name: Annotated[str, Field(title="Name", max_length=100, description="as it is to be printed")] = ""
    role: Annotated[str, Field(title="Role", max_length=100, description="job or department")] = ""
    organisation: Annotated[str, Field(title="Organisation", max_length=100, description="in the coloured band")] = ""
    number: Annotated[str, Field(title="Employee number", max_length=40, description="printed, and in the code")] = ""
    valid_until: Annotated[
        str, Field(title="Valid until", max_length=10, description="a date as 2027-12-31; empty is without end")
    ] = ""
    label: Annotated[
        str, Field(title="Words before the date", max_length=40, description="in the language of the badge")
    ] = "Valid until"
    layout: Annotated[
        Literal["landscape", "portrait"], Field(title="Layout", description="of the card, 85.6 × 54 mm")
    ] = "landscape"
    code: Annotated[Code, Field(title="Code", description="of the employee number")] = "QR code"
    colour: Annotated[Literal["blue", "green", "red", "grey", "black"], Field(title="Colour")] = "blue"
    background: Annotated[
        Literal["as it is", "white", "grey", "blue"], Field(title="Background", description="of the photo")
    ] = "as it is"
    page: Annotated[
        Literal["card", "A4 with cut marks"], Field(title="Page", description="for a card printer or an office printer")
    ] = "card"


def run(given: Given, parameters: Badge, work: Work) -> Result:
    """Make the badge."""
    _require_reportlab()
    work.report(0.0, Message("Looking for the face"))
    details = card.Details(
        lettering.plain(parameters.name),
        lettering.plain(parameters.role),
        lettering.plain(parameters.organisation),
        lettering.plain(parameters.number),
        _validity(parameters),
    )
    upright = parameters.layout == "portrait"
    photo = _photo(given.picture, card.photo_size(upright), parameters.background, work.part(0.1, 0.8))
    work.report(0.8, Message("Setting the card"))
    made = card.badge(details, photo, upright, parameters.code, _ACCENTS[parameters.colour])
    page = card.sheet(made) if parameters.page != "card" else made
    layers = {"Sheet": painting.picture(page, _SHEET_DOTS)} if page is not made else {}
    work.report(0.9, Message("Writing the PDF"))
    printed = f"{details.name}{details.role}{details.organisation}{details.number}{details.valid}"
    return Result(
        words=_words(details, printed, parameters.valid_until),
        picture=painting.picture(made, _DOTS),
        layers=layers,
        files={"badge.pdf": painting.pdf(page)},
    )


def _words(details: card.Details, printed: str, valid_until: str) -> str:
    lacking = lettering.missing(printed)
    if lacking:
        letters = ", ".join(f"{c} ({unicodedata.name(c, f'U+{ord(c):04X}').lower()})" for c in lacking[:5])
        return Message(
            "No font of this machine has these letters: {letters}; install one and make the badge again",
            letters=letters,
        )
    if lettering.shaped(printed) and not _can_shape(details):
        return Message("This script cannot be set on this machine: its letters stand apart, or in the wrong order")
    if not details.name:
        return Message("The badge is ready, without a name")
    if valid_until and date.fromisoformat(valid_until) < date.today():  # noqa: DTZ011  # the day on the user's wall
        return Message("The badge is ready; the day until which it is valid has passed")
    return Message("The badge is ready to print")


def _can_shape(details: card.Details) -> bool:
    texts = (details.name, details.role, details.organisation, details.number, details.valid)
    return all(lettering.picture_of(text, 1.0) is not None for text in texts if lettering.shaped(text))


def _validity(parameters: Badge) -> str:
    """What is printed of the date.

    Raises:
        TaskError: it is no date.

    """
    if not parameters.valid_until:
        return ""
    try:
        day = date.fromisoformat(parameters.valid_until)
    except ValueError:
        raise TaskError("write the date until which the badge is valid as year-month-day: 2027-12-31") from None
    return f"{lettering.plain(parameters.label)} {day.isoformat()}".strip()


def _photo(picture: Image, size: tuple[float, float], background: str, work: Work) -> Image:
    """The face at its place, of these proportions, in as many pixels as printing needs and the picture has."""
    face = work.engine.only_face(picture)
    pixels = (round(size[0] / 25.4 * _PHOTO_DOTS), round(size[1] / 25.4 * _PHOTO_DOTS))
    framed = portrait.framed(picture, face, pixels, _HEAD, _EYES)
    if framed.scale > 1:  # more pixels than the picture has would only make the file larger
        pixels = (max(120, round(pixels[0] / framed.scale)), max(154, round(pixels[1] / framed.scale)))
        framed = portrait.framed(picture, face, pixels, _HEAD, _EYES)
    if background == "as it is":
        return framed.pixels
    front, alpha, _ = portrait.cut_out(framed, 4.0, work)
    return over(front, alpha, np.full_like(front, GROUNDS[background]))


def _require_reportlab() -> None:
    from importlib.util import find_spec

    if find_spec("reportlab") is None:
        raise TaskError("badges need the package reportlab: pip install reportlab")


TASK = Task(
    "badge",
    "Badge to print",
    Group.FACES,
    "Print a badge with photo, name and a code of the employee number, as a PDF of card size.",
    Badge,
    run,
)
