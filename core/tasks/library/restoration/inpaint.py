"""Inpainting: what was painted over is taken away, and the place filled from around.

Fast marching: Telea 2004. Navier-Stokes: Bertalmio, Bertozzi and Sapiro 2001. Biharmonic: Damelin and Hoang 2018.
Patches: Criminisi, Pérez and Toyama 2004.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from core.base.messages import Message
from core.errors import TaskError
from core.faces import Image
from core.tasks.library.restoration import exemplar
from core.tasks.task import Given, Group, Mask, Parameters, Result, Task
from core.tasks.truths.reference import REFERENCE
from core.tasks.work import Work

_AROUND = 1.0  # of the hole's longer side: how much of the surroundings the smooth methods are shown
_SMOOTH = 40_000  # pixels of the hole that the biharmonic equations are solved for
_AT_ONCE = 500_000
_MARKED = (255, 60, 120)


class Inpaint(Parameters):
    """What can be set."""

    method: Annotated[
        Literal["patches", "fast marching", "navier-stokes", "biharmonic"],
        Field(title="Method", description="patches for objects, the others for scratches and writing"),
    ] = "patches"
    grow: Annotated[
        int, Field(title="Grow", ge=0, le=50, description="by how many pixels what was painted is enlarged")
    ] = 2
    radius: Annotated[
        float, Field(title="Radius", ge=1, le=30, description="in pixels, of fast marching and Navier-Stokes")
    ] = 4
    patch: Annotated[
        int,
        Field(title="Patch", ge=5, le=31, description="side in pixels at the working size; larger than its texture"),
    ] = 9
    side: Annotated[
        int,
        Field(title="Working size", ge=150, le=1200, description="longer side in pixels at which patches are found"),
    ] = 480


def run(given: Given, parameters: Inpaint, work: Work) -> Result:
    """Fill what was painted over."""
    import cv2

    picture = given.picture
    hole = np.zeros(picture.shape[:2], np.uint8) if given.painted is None else np.asarray(given.painted > 0, np.uint8)
    if not hole.any():
        return Result(Message("Nothing is marked: paint over what is to go"), picture.copy())
    if parameters.grow:
        side = 2 * parameters.grow + 1
        hole = np.asarray(cv2.dilate(hole, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))), np.uint8)
    if hole.all():
        raise TaskError("the whole picture is painted over: leave something to fill the place from")
    if parameters.method == "patches":
        filled = by_patches(picture, hole, parameters.patch, parameters.side, work)
    elif parameters.method == "biharmonic":
        filled = _biharmonic(picture, hole, work)
    else:
        filled = _marched(picture, hole, parameters.radius, parameters.method, work)
    marked = picture.copy()
    marked[hole > 0] = np.asarray(0.4 * picture[hole > 0] + 0.6 * np.array(_MARKED), np.uint8)
    share = float(hole.mean())
    words = Message("{share:.1%} of the picture were filled anew", share=share)
    return Result(words, filled, layers={"What was removed": marked})


def by_patches(picture: Image, hole: Mask, patch: int, side: int, work: Work) -> Image:
    """A hole filled with patches, found at a smaller size and taken from the picture at its own.

    Args:
        picture: uint8 (height, width, 3).
        hole: (height, width), not 0 where it is to be filled.
        patch: side of a patch in pixels of the smaller size.
        side: longer side of the smaller size in pixels.
        work: told how far it has got.

    Raises:
        TaskError: not a single patch lies outside the hole.

    """
    import cv2

    height, width = picture.shape[:2]
    scale = min(1.0, side / max(height, width))
    size = (max(8, round(width * scale)), max(8, round(height * scale)))
    patch = min(patch, min(size) // 2) // 2 * 2 + 1
    small = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
    # whatever a small pixel has of the hole would shine through
    share = cv2.resize((hole > 0).astype(np.float32), size, interpolation=cv2.INTER_AREA)
    small_hole = np.asarray(share > 0.001, np.uint8)
    if not exemplar.can_fill(small_hole, patch):
        raise TaskError("too little is left to fill the place from: paint over less, or use another method")
    places = exemplar.sources(small, small_hole, patch, work)
    filled = picture.copy()
    rows, columns = np.nonzero(hole)
    for begin in range(0, len(rows), _AT_ONCE):
        work.report(0.99, Message("Filling at full size"))
        part = np.stack([columns[begin : begin + _AT_ONCE], rows[begin : begin + _AT_ONCE]], axis=1)
        filled[part[:, 1], part[:, 0]] = _taken(picture, hole, places, part)
    return filled


def _taken(picture: Image, hole: Mask, places: exemplar.Places, at: npt.NDArray[np.intp]) -> Image:
    """Colours for pixels of a hole (N, 2): the mean of what the patches about each would put there.

    Within a patch they all put the same there; where two meet, one passes softly into the other.
    """
    size = np.array([picture.shape[1], picture.shape[0]])
    small = np.array([places.shape[1], places.shape[0]])
    ratio = size / small
    total, count = np.zeros((len(at), 3), np.float32), np.zeros(len(at), np.float32)
    for step in ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)):
        near = np.clip(((at + 0.5) / ratio).astype(int) + step, 0, small - 1)
        shift = places[near[:, 1], near[:, 0]] - near
        source = np.clip(at + np.round(shift * ratio).astype(int), 0, size - 1)
        usable = hole[source[:, 1], source[:, 0]] == 0
        if step == (0, 0):
            usable[:] = True
        total[usable] += picture[source[usable, 1], source[usable, 0]]
        count += usable
    return np.asarray(np.rint(total / count[:, None]), np.uint8)


def _marched(picture: Image, hole: Mask, radius: float, method: str, work: Work) -> Image:
    """Telea's fast marching, or Navier-Stokes, on each part of the hole."""
    import cv2

    flag = cv2.INPAINT_TELEA if method == "fast marching" else cv2.INPAINT_NS

    def fill(part: Image, mask: Mask) -> npt.NDArray[Any]:
        return np.asarray(cv2.inpaint(np.ascontiguousarray(part), mask, radius, flag), np.uint8)

    return _in_parts(picture, hole, fill, work)


def _biharmonic(picture: Image, hole: Mask, work: Work) -> Image:
    """The smoothest surface over each part of the hole; of large parts at a smaller size, as nothing fine is in it."""
    import cv2

    def fill(part: Image, mask: Mask) -> npt.NDArray[Any]:
        from skimage.restoration import inpaint_biharmonic

        scale = min(1.0, (_SMOOTH / max(1, int(mask.sum()))) ** 0.5)
        if scale == 1.0:
            return np.asarray(255 * inpaint_biharmonic(part / 255.0, mask > 0, channel_axis=-1))
        size = (max(8, round(part.shape[1] * scale)), max(8, round(part.shape[0] * scale)))
        small = cv2.resize(part, size, interpolation=cv2.INTER_AREA)
        open_ = cv2.resize(mask.astype(np.float32), size, interpolation=cv2.INTER_AREA) > 0.001
        solved = inpaint_biharmonic(small / 255.0, open_, channel_axis=-1)
        return np.asarray(255 * cv2.resize(solved, part.shape[1::-1], interpolation=cv2.INTER_CUBIC))

    return _in_parts(picture, hole, fill, work)


def _in_parts(picture: Image, hole: Mask, fill: Any, work: Work) -> Image:
    """Each connected part of a hole, filled with no more of the picture around it than it needs."""
    import cv2

    filled = picture.copy()
    count, parts, facts, _ = cv2.connectedComponentsWithStats(hole, connectivity=8)
    for number in range(1, count):
        work.report((number - 1) / (count - 1), Message("Filling"))
        x, y, wide, high = (int(facts[number, k]) for k in range(4))
        margin = max(16, round(_AROUND * max(wide, high)))
        here = np.s_[max(0, y - margin) : y + high + margin, max(0, x - margin) : x + wide + margin]
        mask = np.asarray(parts[here] == number, np.uint8)
        others = (parts[here] > 0) & (mask == 0)
        # what another part hides is unknown here too, unless it is filled already
        unknown = np.asarray(mask | (others & (parts[here] > number)), np.uint8)
        if unknown.all():
            unknown = mask
        values = np.clip(np.rint(fill(filled[here], unknown)), 0, 255).astype(np.uint8)
        filled[here][mask > 0] = values[mask > 0]
    return filled


TASK = Task(
    "inpaint",
    "Removing what was painted over",
    Group.RESTORATION,
    "Take scratches, writing or whole objects out of a picture, and fill the place from around.",
    Inpaint,
    run,
    brushes=("Remove",),
    truth=REFERENCE,
    keeps_transparency=True,
)
