"""A photo for a badge from any portrait: upright, cropped as ISO/IEC 19794-5 asks, on a plain background."""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.faces import Image
from core.recognition.quality import Flaw, Quality
from core.tasks.library.faces import portrait
from core.tasks.library.features import drawing
from core.tasks.library.matting.matting import GROUNDS
from core.tasks.library.matting.solving import over
from core.tasks.library.matting.trimaps import BRUSHES
from core.tasks.task import Given, Group, Mask, Parameters, Result, Table, Task
from core.tasks.truths.masks import ALPHA_LAYER
from core.tasks.work import Work

_EYES_APART = 90  # pixels, the least of ISO/IEC 19794-5
_LEVEL = 8.0  # degrees, likewise
_TURNED, _NODDING = 0.22, 0.6  # as far as a face counts as looking into the camera
_CUT = 0.05  # widths of the photo along which the picture's edge may run across the person
_WORDS = {
    Flaw.BLURRED: "the face is not sharp",
    Flaw.TOO_DARK: "the face is too dark",
    Flaw.TOO_BRIGHT: "the face is too bright",
    Flaw.LOW_CONTRAST: "the light is too flat",
}


class BadgePhoto(Parameters):
    """What can be set."""

    width: Annotated[int, Field(title="Width", ge=120, le=2000, description="in pixels; 413 are 35 mm in print")] = 413
    height: Annotated[int, Field(title="Height", ge=160, le=2600, description="in pixels; 531 are 45 mm in print")] = (
        531
    )
    head: Annotated[float, Field(title="Head", ge=45, le=90, description="chin to crown, in percent of the height")] = (
        66
    )
    eyes: Annotated[float, Field(title="Eyes", ge=30, le=60, description="from above, in percent of the height")] = 46
    background: Annotated[Literal["white", "grey", "blue", "green", "black", "as it is"], Field(title="Background")] = (
        "grey"
    )
    band: Annotated[
        float, Field(title="Open band", ge=0.5, le=20, description="in percent of the longer side; wide for hair")
    ] = 4


def cut_off(alpha: Mask, inside: Mask) -> float:
    """How far the edge of the picture runs across the person, in widths of the photo.

    Args:
        alpha: (height, width) of the person.
        inside: (height, width) 255 where the picture reaches.

    """
    import cv2

    edge = cv2.dilate(255 - inside, np.ones((5, 5), np.uint8)) & inside
    return float(((edge > 0) & (alpha > 127)).sum() / 2 / alpha.shape[1])


def judged(quality: Quality, missing: float) -> tuple[Table, list[str]]:
    """What is asked of a badge photo and whether it is met, and in words what is wrong.

    Args:
        quality: of the face in the picture.
        missing: of :func:`cut_off`.

    """
    light = [words for flaw, words in _WORDS.items() if flaw in quality.flaws]
    checks = (
        ("Pixels between the eyes", round(quality.eye_distance), "90 or more", "the face is too small"),
        ("Eyes level, degrees off", round(abs(quality.roll), 1), "8 or less", "the eyes are not level"),
        ("Turned to the side", round(abs(quality.yaw), 2), "0.22 or less", "the face is turned away"),
        ("Chin up or down", round(abs(quality.pitch), 2), "0.6 or less", "the chin is too high or too low"),
        ("Sharpness and light", len(light), "no fault", ", ".join(light)),
        ("Cut off by the picture's edge", round(missing, 2), "0.05 or less", "the picture ends too near to the head"),
    )
    met = (
        quality.eye_distance >= _EYES_APART,
        abs(quality.roll) <= _LEVEL,
        abs(quality.yaw) <= _TURNED,
        abs(quality.pitch) <= _NODDING,
        not light,
        missing <= _CUT,
    )
    rows = tuple(
        (name, value, asked, "yes" if good else "no") for (name, value, asked, _), good in zip(checks, met, strict=True)
    )
    wrong = [words for (*_, words), good in zip(checks, met, strict=True) if not good]
    return Table(("Requirement", "Measured", "Asked for", "Met"), rows), wrong


def run(given: Given, parameters: BadgePhoto, work: Work) -> Result:
    """Make the photo."""
    work.report(0.0, Message("Looking for the face"))
    face = work.engine.only_face(given.picture)
    size = (parameters.width, parameters.height)
    framed = portrait.framed(given.picture, face, size, parameters.head / 100, parameters.eyes / 100, given.painted)
    layers: dict[str, Image] = {}
    photo, alpha = framed.pixels, framed.inside
    if parameters.background != "as it is":
        front, alpha, trimap = portrait.cut_out(framed, parameters.band, work.part(0.3, 1.0))
        photo = over(front, alpha, np.full_like(front, GROUNDS[parameters.background]))
        layers = {
            ALPHA_LAYER: drawing.three(alpha),
            "Cut-out": np.dstack([front, alpha]),
            "Trimap": drawing.three(trimap),
        }
    if face.quality is None:
        raise AssertionError("the only face of a picture comes with its quality")
    table, wrong = judged(face.quality[0], cut_off(alpha, framed.inside))
    words = (
        Message("Better take another picture: {wrong}", wrong=Message.joined("; ", wrong))
        if wrong
        else Message("Good for a badge")
    )
    return Result(words, photo, layers, table)


TASK = Task(
    "badge-photo",
    "Photo for a badge",
    Group.FACES,
    "Turn a portrait into a badge photo: upright, well cropped, on a plain background, and say what is wrong with it.",
    BadgePhoto,
    run,
    brushes=BRUSHES,
)
