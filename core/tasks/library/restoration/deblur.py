"""Deconvolution: Wiener 1949, its unsupervised form (Orieux 2010), and Richardson 1972 and Lucy 1974."""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.faces import Float, Image
from core.tasks.library.enhancement import levels
from core.tasks.library.restoration import point_spread
from core.tasks.library.restoration.strips import by_strips
from core.tasks.task import Given, Group, Parameters, Result, Task
from core.tasks.truths.reference import REFERENCE
from core.tasks.work import Work

# what a picture should have little of: roughness, and a little of everything, for a motion blurs broad stripes away too
_ROUGH = np.array([[0, -1, 0], [-1, 5, -1], [0, -1, 0]], np.float64)
_BALANCE = 0.001
_PIXELS = 500_000  # of a strip: its frame is computed too, so that narrow ones would cost most for their frames
_DRAWN = 180  # pixels of the picture of the point-spread function


class Deblur(Parameters):
    """How the picture was blurred, and how that is undone."""

    method: Annotated[
        Literal["wiener", "unsupervised wiener", "richardson-lucy"],
        Field(
            title="Method",
            description="wiener is quick; unsupervised finds the balance by itself; richardson-lucy adds no dark rims",
        ),
    ] = "wiener"
    blur: Annotated[
        Literal["gaussian", "disc", "motion"],
        Field(title="Blur", description="gaussian: soft; disc: out of focus; motion: a shaken camera"),
    ] = "gaussian"
    radius: Annotated[
        float, Field(title="Radius", ge=0.3, le=25, description="of gaussian (standard deviation) and disc, in pixels")
    ] = 1.2
    length: Annotated[float, Field(title="Length", ge=1.5, le=80, description="of the motion, in pixels")] = 9
    angle: Annotated[
        float, Field(title="Angle", ge=-180, le=180, description="of the motion, degrees anticlockwise from the right")
    ] = 0
    balance: Annotated[
        float,
        Field(title="Noise", ge=0.01, le=100, description="0.01 for a clean picture, 100 for a grainy one (wiener)"),
    ] = 1
    iterations: Annotated[
        int, Field(title="Steps", ge=1, le=200, description="of richardson-lucy; more is sharper and grainier")
    ] = 15


def spread(parameters: Deblur) -> point_spread.Spread:
    """What the blur makes of a point."""
    if parameters.blur == "gaussian":
        return point_spread.gaussian(parameters.radius)
    if parameters.blur == "disc":
        return point_spread.disc(parameters.radius)
    return point_spread.motion(parameters.length, parameters.angle)


def padded(picture: Float, margin: int) -> Float:
    """A picture continued to all sides so that its left edge fits its right one, and its top its bottom.

    Deconvolution takes a picture to repeat itself, and a jump between its edges would ring far into it. Beyond each
    edge lies the mirror image, which passes over into that of the opposite edge.
    """
    for axis in (0, 1):
        side = picture.shape[axis]
        widths = [(0, 0)] * 3
        widths[axis] = (2 * margin, 2 * margin)
        mirrored = np.pad(picture, widths, mode="symmetric")
        shape = [1, 1, 1]
        shape[axis] = 2 * margin
        fade = np.linspace(0, 1, 2 * margin, dtype=np.float32).reshape(shape)
        head = np.take(mirrored, range(2 * margin), axis)
        tail = np.take(mirrored, range(2 * margin + side, 4 * margin + side), axis)
        before, after = np.split(tail * (1 - fade) + head * fade, [margin], axis)
        picture = np.concatenate([after, picture, before], axis)
    return picture


def _wiener(channel: Float, blur: point_spread.Spread, balance: float) -> Float:
    from skimage.restoration import wiener

    mean = channel.mean()
    return np.asarray(wiener(channel - mean, blur, balance, reg=_ROUGH, clip=False) + mean, np.float32)


def _framed(channel: Float, inside: tuple[slice, slice], blur: point_spread.Spread) -> Float:
    """A padded channel whose frame looks as the same blur would have left it.

    A mirror image is not: what was smeared across an edge came from the other side of it. Twice, what was blurred is
    guessed and blurred again, and the frame is taken from that.
    """
    from skimage.restoration import uft

    transfer = uft.ir2tf(blur, channel.shape)
    known = channel[inside].copy()
    for _ in range(2):
        guess = np.clip(_wiener(channel, blur, _BALANCE), 0, 1)
        channel = np.asarray(uft.uirfft2(uft.urfft2(guess) * transfer, channel.shape), np.float32)
        channel[inside] = known
    return channel


def _sharpened(channel: Float, blur: point_spread.Spread, parameters: Deblur) -> Float:
    """One channel of levels 0..1 without its blur."""
    from skimage.restoration import richardson_lucy, unsupervised_wiener

    if parameters.method == "wiener":
        return _wiener(channel, blur, parameters.balance / 1000)
    if parameters.method == "unsupervised wiener":
        mean = channel.mean()
        found, _ = unsupervised_wiener(channel - mean, blur, clip=False, rng=0)
        return np.asarray(found + mean, np.float32)
    light = np.maximum(channel, np.float32(1e-4))
    return np.asarray(richardson_lucy(light, blur.astype(np.float32), parameters.iterations, clip=False), np.float32)


def _run(given: Given, parameters: Deblur, work: Work) -> Result:
    blur = spread(parameters)
    margin = 3 * max(blur.shape)

    def change(part: Float, its: Work) -> Float:
        height, width = part.shape[:2]
        whole = padded(part / np.float32(255), margin)
        inside = slice(margin, margin + height), slice(margin, margin + width)
        for channel in range(3):
            its.report(channel / 3, Message("deblurring"))
            framed = _framed(np.ascontiguousarray(whole[..., channel]), inside, blur)
            part[..., channel] = _sharpened(framed, blur, parameters)[inside]
        return part * np.float32(255)

    after = by_strips(given.picture, change, margin, work, "deblurring", _PIXELS)
    steepness = [_steepness(picture) for picture in (given.picture, after)]
    return Result(
        words=Message(
            "Edges are {steepness:.1f} times as steep as before", steepness=steepness[1] / max(steepness[0], 1e-06)
        ),
        picture=after,
        layers={"Point-spread function": _drawn(blur)},
    )


def _steepness(picture: Image) -> float:
    """Mean difference between neighbours, in grey levels."""
    grey = levels.grey(picture).astype(np.int16)
    return float(np.abs(np.diff(grey, axis=0)).mean() + np.abs(np.diff(grey, axis=1)).mean())


def _drawn(blur: point_spread.Spread) -> Image:
    import cv2

    cell = max(1, _DRAWN // max(blur.shape))
    size = (blur.shape[1] * cell, blur.shape[0] * cell)
    shades = levels.as_picture(levels.to_bytes(blur * (255 / blur.max())))
    return np.asarray(cv2.resize(shades, size, interpolation=cv2.INTER_NEAREST), np.uint8)


TASK = Task(
    "deblur",
    "Deblur",
    Group.RESTORATION,
    "Sharpen a picture that is out of focus or shaken, where the kind of blur can be guessed.",
    Deblur,
    _run,
    truth=REFERENCE,
    pace="slow",
    keeps_transparency=True,
)
