"""People cut out together, and what stands behind them blurred, painted over or taken away."""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.faces import Float, Image
from core.tasks.library.recognition import detector, pose
from core.tasks.library.recognition.coco_names import PERSON
from core.tasks.library.segmentation.instances import cut_out
from core.tasks.task import Given, Group, Mask, Parameters, Result, Task
from core.tasks.truths.masks import MASK, MASK_LAYER
from core.tasks.work import Work

_COLOURS: dict[str, tuple[int, int, int]] = {
    "white": (255, 255, 255),
    "grey": (150, 150, 150),
    "black": (0, 0, 0),
    "green": (0, 177, 64),
    "blue": (0, 71, 187),
}
_MOST = 30  # people
_SQUARES = 40  # of the board behind what is transparent, along the longer side


class People(Parameters):
    """What becomes of the background."""

    background: Annotated[
        Literal["blurred", "plain", "transparent"],
        Field(title="Background", description="transparent is saved in a picture of its own"),
    ] = "blurred"
    blur: Annotated[
        float, Field(title="Blur", ge=0.2, le=10, description="in percent of the picture's longer side")
    ] = 2
    colour: Annotated[
        Literal["white", "grey", "black", "green", "blue"], Field(title="Colour", description="of a plain background")
    ] = "white"
    soft: Annotated[
        float, Field(title="Soft edge", ge=0, le=5, description="in thousandths of the picture's longer side")
    ] = 1.5
    confidence: Annotated[
        float, Field(title="Confidence", ge=0.05, le=0.95, description="from which somebody is cut out, 0 to 1")
    ] = 0.4
    rounds: Annotated[
        int, Field(title="Rounds", ge=1, le=12, description="of GrabCut; more separate better and take longer")
    ] = 5


def people_mask(picture: Image, confidence: float, rounds: int, work: Work) -> tuple[Mask, int]:
    """Where people are, 255 in uint8 (height, width), and how many."""
    kinds = np.array([PERSON], np.int32)
    found = detector.detect(picture, work.part(0.0, 0.2), confidence, 0.6, "four parts", kinds)
    found = found.select(np.arange(min(len(found), _MOST)))
    owners = cut_out(picture, found, rounds, work.part(0.2, 1.0))
    return np.asarray(np.where(owners > 0, 255, 0), np.uint8), len(found)


def run(given: Given, parameters: People, work: Work) -> Result:
    """Cut people out."""
    import cv2

    picture = given.picture
    mask, count = people_mask(picture, parameters.confidence, parameters.rounds, work.part(0.0, 0.9))
    layers: dict[str, Image] = {MASK_LAYER: np.repeat(mask[..., None], 3, axis=2)}
    if not count:
        return Result(Message("Nobody was found in the picture"), picture.copy(), layers)
    longest: int = max(picture.shape[:2])
    alpha = mask
    if parameters.soft:
        alpha = np.asarray(cv2.GaussianBlur(mask, (0, 0), parameters.soft / 1000 * longest), np.uint8)
    layers["Cut-out"] = np.concatenate([picture, alpha[..., None]], axis=2)
    work.report(0.95, Message("Making the background"))
    if parameters.background == "blurred":
        behind = _blurred(picture, mask, parameters.blur / 100 * longest)
    elif parameters.background == "plain":
        behind = np.full_like(picture, _COLOURS[parameters.colour])
    else:
        behind = _board(picture)
    share = alpha[..., None].astype(np.float32) / 255
    mixed = np.asarray(picture * share + behind * (1 - share) + 0.5, np.uint8)
    words = Message.of(
        count,
        "1 person cut out, {share:.0%} of the picture",
        "{count} people cut out, {share:.0%} of the picture",
        share=(mask > 0).mean(),
    )
    return Result(words, mixed, layers)


def _blurred(picture: Image, mask: Mask, radius: float) -> Image:
    """The background out of focus; nothing of the people runs into it."""
    import cv2

    # a wide blur looks the same from a smaller picture, and costs far less
    scale = min(1.0, 8 / radius)
    size = (max(1, round(picture.shape[1] * scale)), max(1, round(picture.shape[0] * scale)))
    seen = cv2.resize((255 - mask).astype(np.float32) / 255, size, interpolation=cv2.INTER_AREA)
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    weight = cv2.GaussianBlur(seen, (0, 0), radius * scale)[..., None]
    total: Float = cv2.GaussianBlur(small * seen[..., None], (0, 0), radius * scale)
    mean = total / np.maximum(weight, 1e-3)
    whole = cv2.resize(mean, (picture.shape[1], picture.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(np.clip(whole, 0, 255), np.uint8)


def _board(picture: Image) -> Image:
    """Light and dark squares, as usual behind what is transparent."""
    height, width = picture.shape[:2]
    side = max(1, max(height, width) // _SQUARES)
    dark = (np.arange(height)[:, None] // side + np.arange(width)[None, :] // side) % 2
    return np.repeat(np.where(dark, 200, 240).astype(np.uint8)[..., None], 3, axis=2)


TASK = Task(
    "people-mask",
    "Cut out people",
    Group.SEGMENTATION,
    "Cut people out, and blur, replace or remove what is behind them.",
    People,
    run,
    weights=(detector.WEIGHTS, pose.WEIGHTS),
    truth=MASK,
)
