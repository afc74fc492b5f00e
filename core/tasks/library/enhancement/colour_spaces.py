"""The channels of a picture in other colour spaces (Poynton 2012; CIE 1976; ITU-R BT.601)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.faces import Image
from core.tasks.library.enhancement import levels
from core.tasks.task import Given, Group, Mask, Parameters, Result, Table, Task
from core.tasks.work import Work

_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)
Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Channel:
    """One channel: its letter, its name, and the colours that stand for 0 and for 255; None goes round the hues."""

    letter: str
    name: str
    low: Colour | None = _BLACK
    high: Colour = _WHITE


_GREEN_RED: tuple[Colour, Colour] = ((0, 155, 125), (235, 60, 125))
_BLUE_YELLOW: tuple[Colour, Colour] = ((0, 110, 235), (190, 165, 0))
SPACES: dict[str, tuple[Channel, ...]] = {
    "RGB": (
        Channel("R", "Red", _BLACK, (255, 0, 0)),
        Channel("G", "Green", _BLACK, (0, 255, 0)),
        Channel("B", "Blue", _BLACK, (60, 60, 255)),
    ),
    "HSV": (Channel("H", "Hue", None), Channel("S", "Saturation"), Channel("V", "Value")),
    "HLS": (Channel("H", "Hue", None), Channel("L", "Lightness"), Channel("S", "Saturation")),
    "Lab": (
        Channel("L*", "Lightness"),
        Channel("a*", "Green to red", *_GREEN_RED),
        Channel("b*", "Blue to yellow", *_BLUE_YELLOW),
    ),
    "Luv": (
        Channel("L*", "Lightness"),
        Channel("u*", "Green to red", *_GREEN_RED),
        Channel("v*", "Blue to yellow", *_BLUE_YELLOW),
    ),
    "YCbCr": (
        Channel("Y", "Luma"),
        Channel("Cb", "Blue difference", (125, 145, 0), (100, 110, 255)),
        Channel("Cr", "Red difference", (0, 175, 150), (255, 60, 110)),
    ),
    "XYZ": (Channel("X", "Tristimulus X"), Channel("Y", "Tristimulus Y"), Channel("Z", "Tristimulus Z")),
    "CMYK": (
        Channel("C", "Cyan ink", _WHITE, (0, 174, 239)),
        Channel("M", "Magenta ink", _WHITE, (236, 0, 140)),
        Channel("Y", "Yellow ink", _WHITE, (255, 222, 0)),
        Channel("K", "Black ink", _WHITE, _BLACK),
    ),
}


class ColourSpaces(Parameters):
    """Which colour space, and how its channels are shown."""

    space: Annotated[
        Literal["RGB", "HSV", "HLS", "Lab", "Luv", "YCbCr", "XYZ", "CMYK"],
        Field(title="Colour space", description="whose channels are shown"),
    ] = "HSV"
    tinted: Annotated[
        bool, Field(title="Tinted", description="show each channel in the colours it stands for instead of in grey")
    ] = True


def channels(picture: Image, space: str) -> tuple[Mask, ...]:
    """The channels of a colour space, each spread over 0..255."""
    import cv2

    if space == "RGB":
        return tuple(picture[..., k] for k in range(3))
    if space == "CMYK":
        black = 255 - picture.max(axis=2)
        rest = np.maximum(255.0 - black, 1)
        inks = [np.asarray(levels.to_bytes((255.0 - picture[..., k] - black) * 255 / rest)) for k in range(3)]
        return (*inks, black)
    if space == "YCbCr":
        luma, red, blue = (np.asarray(c, np.uint8) for c in cv2.split(cv2.cvtColor(picture, cv2.COLOR_RGB2YCrCb)))
        return luma, blue, red
    codes = {
        "HSV": cv2.COLOR_RGB2HSV_FULL,
        "HLS": cv2.COLOR_RGB2HLS_FULL,
        "Lab": cv2.COLOR_RGB2LAB,
        "Luv": cv2.COLOR_RGB2LUV,
        "XYZ": cv2.COLOR_RGB2XYZ,
    }
    return tuple(np.asarray(c, np.uint8) for c in cv2.split(cv2.cvtColor(picture, codes[space])))


def tinted(levels_: Mask, channel: Channel) -> Image:
    """A channel in the colours that stand for its levels."""
    import cv2

    steps = np.arange(levels.LEVELS, dtype=np.float64)
    if channel.low is None:
        wheel = np.stack([steps, np.full(256, 255.0), np.full(256, 255.0)], axis=1)
        table = np.asarray(cv2.cvtColor(levels.to_bytes(wheel)[None], cv2.COLOR_HSV2RGB_FULL), np.uint8)
    else:
        ends = np.array([channel.low, channel.high], np.float64)
        table = levels.to_bytes(ends[0] + (ends[1] - ends[0]) * steps[:, None] / 255)[None]
    return np.asarray(table[0][levels_], np.uint8)


def sheet(pictures: list[tuple[str, Image]]) -> Image:
    """Four pictures of one size, two by two, together as large as one of them, with their letters."""
    import cv2

    height, width = pictures[0][1].shape[:2]
    whole = np.full((height, width, 3), 255, np.uint8)
    unit = min(height, width)
    for number, (letter, picture) in enumerate(pictures):
        top, left = (height // 2) * (number // 2), (width // 2) * (number % 2)
        bottom, right = (height if number // 2 else height // 2), (width if number % 2 else width // 2)
        part = whole[top:bottom, left:right]
        part[:] = cv2.resize(picture, (right - left, bottom - top), interpolation=cv2.INTER_AREA)
        if unit >= 120:  # below, letters would hide the picture
            at, scale, thick = (left + unit // 40, top + unit // 14), unit / 480, max(1, unit // 300)
            for colour, width_ in ((_BLACK, 3 * thick), (_WHITE, thick)):
                cv2.putText(whole, letter, at, cv2.FONT_HERSHEY_SIMPLEX, scale, colour, width_, cv2.LINE_AA)
    return whole


def _run(given: Given, parameters: ColourSpaces, _work: Work) -> Result:
    found = list(zip(SPACES[parameters.space], channels(given.picture, parameters.space), strict=True))
    shown = [(c, tinted(values, c) if parameters.tinted else levels.as_picture(values)) for c, values in found]
    first = [("", given.picture)] if len(shown) == 3 else []
    return Result(
        words=Message(
            "{camera}: {trouble}",
            camera=parameters.space,
            trouble=", ".join((channel.name.lower() for channel, _ in found)),
        ),
        picture=sheet(first + [(channel.letter, picture) for channel, picture in shown]),
        layers={channel.name: picture for channel, picture in shown},
        table=Table(
            ("Channel", "Mean", "Standard deviation"),
            tuple((channel.name, float(values.mean()), float(values.std())) for channel, values in found),
        ),
    )


TASK = Task(
    "colour-spaces",
    "Colour spaces",
    Group.ENHANCEMENT,
    "Take a picture apart into hue and saturation, luma and colour differences, or inks.",
    ColourSpaces,
    _run,
    pace="quick",
)
