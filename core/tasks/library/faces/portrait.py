"""A face upright, of a given size and at a given place in a picture.

The proportions are those of ISO/IEC 19794-5 for full frontal images, as ICAO Doc 9303 has them: the head, from chin to
crown, takes 60 to 90 % of the height, and the eyes lie 50 to 70 % above the lower edge.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.faces import Faces, Float, Image
from core.tasks.library.matting import solving, trimaps
from core.tasks.task import Mask
from core.tasks.work import Work

_HEAD = 3.65  # of the distance between the eyes: chin to crown of an adult
_EYES_TO_MOUTH = 1.1  # of the same distance; it tells the size of a face that is turned away
_MATTED = 700  # pixels of the longer side at which a portrait's matte is solved


@dataclass(frozen=True, eq=False)
class Portrait:
    """A framed face.

    Attributes:
        pixels: uint8 (height, width, 3); where the picture ends, its edge goes on.
        inside: (height, width) 255 where the picture reaches.
        painted: (height, width) what was painted over the picture, see :data:`..matting.trimaps.BRUSHES`; or None.
        box: (4,) of the face in it: x1, y1, x2, y2.
        scale: pixels of it for each of the picture.

    """

    pixels: Image
    inside: Mask
    painted: Mask | None
    box: Float
    scale: float


def framed(
    picture: Image,
    face: Faces,
    size: tuple[int, int],
    head: float,
    eyes: float,
    painted: Mask | None = None,
) -> Portrait:
    """Turn a face upright and put it at its place.

    Args:
        picture: uint8 (height, width, 3).
        face: the only one.
        size: width and height of the result in pixels.
        head: share of the height that the head takes, 0..1.
        eyes: share of the height that lies above the eyes, 0..1.
        painted: over the picture, of its size.

    """
    import cv2

    box, landmarks = face.boxes[0], face.landmarks[0]
    left, right = landmarks[0].astype(np.float64), landmarks[1].astype(np.float64)
    middle, mouth = (left + right) / 2, landmarks[3:5].astype(np.float64).mean(axis=0)
    apart = max(float(np.hypot(*(right - left))), float(np.hypot(*(mouth - middle))) / _EYES_TO_MOUTH, 1.0)
    scale = head * size[1] / (_HEAD * apart)
    angle = float(np.arctan2(right[1] - left[1], right[0] - left[0]))
    linear = scale * np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    place = np.array([size[0] / 2, eyes * size[1]])
    source, shrink = picture, 1.0
    if scale < 1:  # averaged down first, so that nothing jagged gets in
        shrink = max(scale, 2.0 / min(picture.shape[:2]))
        small = (max(2, round(picture.shape[1] * shrink)), max(2, round(picture.shape[0] * shrink)))
        source = np.asarray(cv2.resize(picture, small, interpolation=cv2.INTER_AREA), np.uint8)
    matrix = np.column_stack([linear / shrink, place - linear @ middle])
    flags = cv2.INTER_CUBIC
    pixels = cv2.warpAffine(source, matrix, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    everywhere = np.full(source.shape[:2], 255, np.uint8)
    inside = cv2.warpAffine(everywhere, matrix, size, flags=cv2.INTER_NEAREST, borderValue=0)
    if painted is not None:
        whole = np.column_stack([linear, place - linear @ middle])
        painted = np.asarray(cv2.warpAffine(painted, whole, size, flags=cv2.INTER_NEAREST, borderValue=0), np.uint8)
    centre = linear @ ((box[:2] + box[2:]) / 2 - middle) + place
    half = (box[2:] - box[:2]) / 2 * scale
    return Portrait(
        np.asarray(pixels, np.uint8),
        np.asarray(inside, np.uint8),
        painted,
        np.concatenate([centre - half, centre + half]).astype(np.float32),
        scale,
    )


def cut_out(portrait: Portrait, width: float, work: Work) -> tuple[Image, Mask, Mask]:
    """The person without the background.

    Args:
        portrait: of :func:`framed`.
        width: of the open band of the trimap in percent of the longer side.
        work: told how far it has got.

    Returns:
        Colours (height, width, 3), alpha (height, width) and the trimap it was solved from.

    """
    known = trimaps.around_face((portrait.inside.shape[0], portrait.inside.shape[1]), portrait.box)
    mask = trimaps.cut(portrait.pixels, known, portrait.painted, work.part(0.0, 0.3))
    trimap = trimaps.with_strokes(trimaps.banded(mask, width), portrait.painted)
    if not (trimap == trimaps.OUTSIDE).any() or not (trimap == trimaps.KNOWN).any():
        return portrait.pixels, portrait.inside, trimap
    alpha = solving.alpha_of(portrait.pixels, trimap, "closed form", _MATTED, work.part(0.3, 0.9))
    front = solving.foreground_of(portrait.pixels, alpha, work.part(0.9, 1.0))
    # only now: where the edge goes on, it looks like the person, and would not pass for background
    alpha[portrait.inside == 0] = 0
    return front, alpha, trimap
