"""What stands out, by U²-Net (Qin, Zhang, Huang, Dehghan, Zaiane and Jagersand, Pattern Recognition 2020).

The network looks at 320 × 320 pixels. Its edges are brought back to those of the picture by the guided filter (He, Sun
and Tang 2010).
"""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
from PIL import Image as Pillow
from pydantic import Field

from core.base.messages import Message
from core.faces import Float, Image
from core.tasks.library.enhancement.guided import guided_filter
from core.tasks.library.features.drawing import three
from core.tasks.task import Given, Group, Mask, Parameters, Result, Task
from core.tasks.truths.masks import ALPHA_LAYER, MASK, MASK_LAYER
from core.tasks.work import Work

_MEAN = (0.485, 0.456, 0.406)  # of ImageNet's pixels, and their spread
_SPREAD = (0.229, 0.224, 0.225)
_FAINT = 0.15  # an answer that nowhere exceeds this sees nothing
_GUIDED_SIDE = 1024  # pixels; where the filter looks for the edges
_STEEPER = 2
_FLAT = 1e-3  # variance below which the filter sees no edge
_BLURRED_SIDE = 512
_WEIGHTS = {"small": "u2netp", "large": "u2net"}
_GROUNDS = {"white": 255, "grey": 128, "black": 0}


class Salient(Parameters):
    """Which network, and what is made of its answer."""

    model: Annotated[
        Literal["small", "large"],
        Field(title="Network", description="the large one is more exact, and takes some ten times as long"),
    ] = "small"
    threshold: Annotated[
        float, Field(title="Threshold", ge=0.05, le=0.95, description="of the mask: how sure a pixel must be")
    ] = 0.5
    follow: Annotated[
        bool, Field(title="Follow the edges", description="of the picture, which is finer than what the network sees")
    ] = True
    ground: Annotated[
        Literal["white", "grey", "black", "blurred"],
        Field(title="Background", description="what the object is shown on"),
    ] = "white"


def prepared(picture: Image, side: int) -> Float:
    """What the network takes, (1, 3, side, side): the picture as a square, its brightest value 1, standardised."""
    small = Pillow.fromarray(picture).resize((side, side), Pillow.Resampling.LANCZOS)
    levels: Float = np.asarray(small, np.float32)
    levels = levels / max(float(levels.max()), 1e-6)
    standard = (levels - np.array(_MEAN, np.float32)) / np.array(_SPREAD, np.float32)
    return np.ascontiguousarray(standard.transpose(2, 0, 1)[None], np.float32)


def stretched(answer: Float) -> Float:
    """The answer from 0 to 1, as its authors stretch it; all 0 where the network sees nothing that stands out."""
    low, high = float(answer.min()), float(answer.max())
    if high < _FAINT or high - low < 1e-6:
        return np.zeros_like(answer)
    return np.asarray((answer - low) / (high - low), np.float32)


def alpha(answer: Float, picture: Image, follow: bool) -> Mask:
    """How much of each pixel belongs to the object, at the picture's size.

    Args:
        answer: (side, side) 0..1.
        picture: uint8 (height, width, 3).
        follow: whether to move the edges to those of the picture.

    """
    import cv2

    height, width = picture.shape[:2]
    if follow:
        scale = min(1.0, _GUIDED_SIDE / max(height, width))
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
        wide = np.asarray(cv2.resize(answer, size, interpolation=cv2.INTER_LINEAR), np.float32)
        # a cell of the network covers so many pixels of the guide: its edges are that far off
        radius = max(2, round(0.75 * max(size) / answer.shape[0]))
        moved = guided_filter(wide, _contrast(np.asarray(small, np.float32), wide), radius, _FLAT)
        # the filter brings the border to its place, but leaves it as soft as the network's cells are wide
        answer = np.asarray(((moved - 0.5) * _STEEPER + 0.5).clip(0, 1), np.float32)
    full = cv2.resize(answer, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(np.rint(np.clip(full, 0, 1) * 255), np.uint8)


def _contrast(pixels: Float, answer: Float) -> Float:
    """Grey levels on which the object is set off best: 0 in the mean colour of what is around it, 1 in its own."""
    weights = answer[..., None]
    inside = (pixels * weights).sum((0, 1)) / max(float(weights.sum()), 1e-6)
    outside = (pixels * (1 - weights)).sum((0, 1)) / max(float((1 - weights).sum()), 1e-6)
    apart = inside - outside
    levels = (pixels - outside) @ apart / max(float(apart @ apart), 1.0)
    return np.asarray(levels.clip(-0.5, 1.5), np.float32)


def _shown(picture: Image, cover: Mask, ground: str) -> Image:
    """The object on another ground."""
    import cv2

    if ground == "blurred":
        height, width = picture.shape[:2]
        scale = min(1.0, _BLURRED_SIDE / max(height, width))  # what is blurred is not missed when it is small
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        small = cv2.GaussianBlur(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), (0, 0), max(size) / 40)
        behind = cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR)
    else:
        behind = np.full_like(picture, _GROUNDS[ground])
    share = three(cover)
    front = cv2.multiply(picture, share, scale=1 / 255)
    return np.asarray(cv2.add(front, cv2.multiply(np.asarray(behind, np.uint8), 255 - share, scale=1 / 255)), np.uint8)


def run(given: Given, parameters: Salient, work: Work) -> Result:
    """Cut out what stands out."""
    picture = given.picture
    work.report(0.0, Message("Loading the network"))
    graph = work.graph(_WEIGHTS[parameters.model])
    side = next(iter(graph.inputs.values()))[-1]
    work.report(0.3, Message("Looking for what stands out"))
    answer = stretched(np.asarray(graph(prepared(picture, side))[0][0, 0], np.float32))
    work.report(0.8, Message("Cutting it out"))
    cover = alpha(answer, picture, parameters.follow)
    mask = np.asarray((cover > round(255 * parameters.threshold)) * 255, np.uint8)
    layers = {MASK_LAYER: three(mask), ALPHA_LAYER: three(cover), "Cut-out": np.dstack([picture, cover])}
    if not mask.any():
        return Result(Message("Nothing stands out from the rest of the picture"), picture.copy(), layers)
    share = float((mask > 0).mean())
    words = Message("What stands out covers {share:.0%} of the picture", share=share)
    return Result(words, _shown(picture, cover, parameters.ground), layers)


TASK = Task(
    "salient",
    "Cutting out what stands out",
    Group.SEGMENTATION,
    "Take the main object out of a picture, whatever it is, without a word or a mark from you.",
    Salient,
    run,
    weights=("u2netp",),
    other_weights=("u2net",),
    truth=MASK,
)
