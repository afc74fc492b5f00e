"""Regions of a picture as pictures and tables: what every segmentation into many parts shows."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from core.faces import Image
from core.tasks.library.features import drawing
from core.tasks.task import Result, Table

Labels = npt.NDArray[np.int64]
_LISTED = 200  # regions in the table, the largest
_OUTLINE = (255, 235, 60)


def numbered(labels: npt.NDArray[Any]) -> Labels:
    """The same regions (height, width), numbered from 0 without gaps."""
    return np.unique(labels, return_inverse=True)[1].reshape(labels.shape).astype(np.int64)


def means(labels: Labels, picture: Image) -> npt.NDArray[np.float64]:
    """Mean colour of each region: (regions, 3), 0..255.

    Args:
        labels: (height, width), from 0 without gaps.
        picture: uint8 (height, width, 3).

    """
    flat, count = labels.ravel(), np.maximum(np.bincount(labels.ravel()), 1)
    return np.stack([np.bincount(flat, picture[..., k].ravel()) / count for k in range(3)], axis=1)


def outlined(labels: Labels, picture: Image) -> Image:
    """A copy of a picture with the borders between regions drawn on it, at the picture's own size."""
    import cv2

    large = sized(labels, picture)
    wide = drawing.stroke(picture, 1 / 700)
    border = np.zeros(large.shape, np.uint8)
    border[:, 1:] |= large[:, 1:] != large[:, :-1]
    border[1:] |= large[1:] != large[:-1]
    if wide > 1:
        border = np.asarray(cv2.dilate(border, np.ones((wide, wide), np.uint8)), np.uint8)
    drawn = picture.copy()
    drawn[border > 0] = _OUTLINE
    return drawn


def sized(labels: Labels, like: Image) -> npt.NDArray[np.int32]:
    """Labels at the size of a picture."""
    import cv2

    size = (like.shape[1], like.shape[0])
    small = labels.astype(np.int32)
    if small.shape == like.shape[:2]:
        return small
    return np.asarray(cv2.resize(small.astype(np.float32), size, interpolation=cv2.INTER_NEAREST)).astype(np.int32)


def result(labels: Labels, picture: Image, words: str) -> Result:
    """Regions outlined, in their mean colours and in colours that tell them apart, and a list of the largest.

    Args:
        labels: (height, width) from 0 without gaps, of the picture's shape or smaller.
        picture: uint8 (height, width, 3), as it was given.
        words: the main finding.

    """
    import cv2

    large = sized(labels, picture)
    colours = means(large.astype(np.int64), picture)
    area = np.bincount(large.ravel(), minlength=len(colours))
    tints = np.array([drawing.colour(n) for n in range(len(colours))], np.uint8)
    order = np.argsort(-area, kind="stable")[:_LISTED]
    rows = tuple(
        (rank, int(area[n]), float(area[n] / large.size), *(float(v) for v in colours[n]))
        for rank, n in enumerate(order, 1)
    )
    half = np.asarray(cv2.addWeighted(drawing.faded(picture, 0.5), 1, tints[large], 0.5, 0), np.uint8)
    return Result(
        words=words,
        picture=outlined(labels, picture),
        layers={"Mean colours": colours.round().astype(np.uint8)[large], "Regions": half},
        table=Table(("Region", "Pixels", "Share", "Red", "Green", "Blue"), rows),
    )


def cut_out(mask: npt.NDArray[np.uint8], picture: Image) -> Image:
    """A picture that is transparent where a mask is 0: (height, width, 4)."""
    return np.ascontiguousarray(np.dstack([picture, mask]))


def shown(mask: npt.NDArray[np.uint8], picture: Image) -> Image:
    """A copy of a picture in which what a mask leaves out is dark and grey, with an outline around the rest."""
    import cv2

    drawn = np.where(mask[..., None] > 127, picture, drawing.faded(picture, 0.35))
    lines, _ = cv2.findContours(np.asarray(mask > 127, np.uint8), cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
    cv2.drawContours(drawn, lines, -1, _OUTLINE, drawing.stroke(picture, 1 / 400))
    return drawn
