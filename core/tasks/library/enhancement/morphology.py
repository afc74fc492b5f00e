"""Mathematical morphology on grey levels or on a thresholded picture (Serra 1982), and the skeleton (Zhang 1984)."""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.faces import Image
from core.tasks.library.enhancement import levels
from core.tasks.task import Given, Group, Mask, Parameters, Result, Task
from core.tasks.truths.masks import MASK, MASK_LAYER
from core.tasks.work import Work

Operation = Literal["erode", "dilate", "open", "close", "gradient", "top hat", "black hat", "skeleton"]


class Morphology(Parameters):
    """Which operation, with which element, on which picture."""

    operation: Annotated[
        Operation,
        Field(
            title="Operation",
            description="open removes small bright spots, close small dark ones; hats show what was removed",
        ),
    ] = "open"
    shape: Annotated[
        Literal["disc", "square", "cross", "horizontal line", "vertical line"],
        Field(title="Shape of the element", description="with which the picture is probed"),
    ] = "disc"
    radius: Annotated[int, Field(title="Radius", ge=1, le=30, description="of the element, in pixels")] = 3
    on: Annotated[
        Literal["grey levels", "colours", "black and white"],
        Field(title="Work on", description="black and white: divided by Otsu's threshold"),
    ] = "grey levels"
    dark: Annotated[
        bool,
        Field(title="Objects are dark", description="for black and white: what is darker than the threshold counts"),
    ] = False


def element(shape: str, radius: int) -> Mask:
    """The structuring element: 1 where it probes."""
    side = 2 * radius + 1
    if shape == "disc":
        across = np.arange(-radius, radius + 1)
        return np.asarray(across**2 + across[:, None] ** 2 <= (radius + 0.5) ** 2, np.uint8)
    probe = np.full((side, side), shape == "square", np.uint8)
    if shape in {"cross", "horizontal line"}:
        probe[radius] = 1
    if shape in {"cross", "vertical line"}:
        probe[:, radius] = 1
    return probe


def thresholded(picture: Image, *, dark: bool) -> Mask:
    """255 where the objects are, 0 elsewhere, by Otsu's threshold."""
    import cv2

    kind = cv2.THRESH_BINARY_INV if dark else cv2.THRESH_BINARY
    return np.asarray(cv2.threshold(levels.grey(picture), 0, 255, kind | cv2.THRESH_OTSU)[1], np.uint8)


def changed(values: Image | Mask, operation: str, probe: Mask) -> Image | Mask:
    """One operation on levels of any number of channels; a skeleton is made of black and white only."""
    import cv2
    from skimage.morphology import skeletonize

    if operation == "skeleton":
        return np.asarray(skeletonize(values > 127), np.uint8) * np.uint8(255)
    codes = {
        "erode": cv2.MORPH_ERODE,
        "dilate": cv2.MORPH_DILATE,
        "open": cv2.MORPH_OPEN,
        "close": cv2.MORPH_CLOSE,
        "gradient": cv2.MORPH_GRADIENT,
        "top hat": cv2.MORPH_TOPHAT,
        "black hat": cv2.MORPH_BLACKHAT,
    }
    return np.asarray(cv2.morphologyEx(values, codes[operation], probe), np.uint8)


def _run(given: Given, parameters: Morphology, _work: Work) -> Result:
    probe = element(parameters.shape, parameters.radius)
    if parameters.on == "black and white" or parameters.operation == "skeleton":
        before = thresholded(given.picture, dark=parameters.dark)
        after = changed(before, parameters.operation, probe)
        return Result(
            words=Message(
                "{before:.1f} % of the picture before, {after:.1f} % after",
                before=100 * (before > 0).mean(),
                after=100 * (after > 0).mean(),
            ),
            picture=levels.as_picture(_visible(after) if parameters.operation == "skeleton" else after),
            layers={"Before": levels.as_picture(before), MASK_LAYER: levels.as_picture(after)},
        )
    if parameters.on == "colours":
        after = changed(given.picture, parameters.operation, probe)
        picture = after
    else:
        after = changed(levels.grey(given.picture), parameters.operation, probe)
        picture = levels.as_picture(after)
    words = Message(
        "Mean level {picture:.0f} before, {after:.0f} after", picture=given.picture.mean(), after=after.mean()
    )
    return Result(words=words, picture=picture)


def _visible(skeleton: Mask) -> Mask:
    """A skeleton with lines that can be seen in a large picture."""
    import cv2

    width = max(skeleton.shape) // 1000
    return np.asarray(cv2.dilate(skeleton, element("disc", width)), np.uint8) if width else skeleton


TASK = Task(
    "morphology",
    "Morphology",
    Group.ENHANCEMENT,
    "Remove, fill, outline or pick out bright and dark spots by their shape and size.",
    Morphology,
    _run,
    truth=MASK,
    pace="quick",
    keeps_transparency=True,
)
