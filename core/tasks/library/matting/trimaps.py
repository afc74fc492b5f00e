"""Trimaps: what is surely foreground, what is surely background, and the band between that a matte is solved for."""

from __future__ import annotations

from typing import Literal

import numpy as np

from core.base.messages import Message
from core.errors import PorticoError, TaskError
from core.faces import Float, Image
from core.tasks.library.features import drawing
from core.tasks.library.segmentation import graph_cut
from core.tasks.task import Mask
from core.tasks.work import Work

BRUSHES = ("Foreground", "Background", "Unsure")
FOREGROUND, BACKGROUND, UNSURE = 1, 2, 3
"""Numbers of the brushes."""
KNOWN, OPEN, OUTSIDE = 255, 128, 0
"""Levels of a trimap: foreground, to be found out, background."""

Subject = Literal["automatic", "person", "middle"]

_PIXELS = 160_000  # at which the object is cut out roughly
_RIM = 1.0  # percent of either side that is background where only the foreground was painted
_SEARCHED = 700_000  # pixels in which a face is looked for
_SURE = 0.9  # probability of a face that a person hangs on
_LEVELS = (26, 229)  # of a painted trimap: below is background, above is foreground; pictures are seldom clean


def from_picture(drawn: Image, like: Image) -> Mask:
    """A trimap that somebody drew: black is background, white is foreground, grey is open.

    Args:
        drawn: uint8 (height, width, 3).
        like: the picture it belongs to, of the same proportions.

    Raises:
        TaskError: it does not belong to the picture.

    """
    height, width = like.shape[:2]
    if abs(drawn.shape[0] / drawn.shape[1] - height / width) > 0.02 * height / width:
        raise TaskError("the trimap has other proportions than the picture: make it from the same picture")
    levels = drawing.enlarged(drawing.grey(drawn), like, smooth=False)
    trimap = np.full((height, width), OPEN, np.uint8)
    trimap[levels <= _LEVELS[0]], trimap[levels >= _LEVELS[1]] = OUTSIDE, KNOWN
    return trimap


def made(picture: Image, painted: Mask | None, subject: Subject, width: float, work: Work) -> Mask:
    """A trimap of the main object, which GrabCut separates roughly.

    Args:
        picture: uint8 (height, width, 3).
        painted: (height, width) numbers of :data:`BRUSHES`, which always have the last word; None where nothing was.
        subject: what to look for: the person whose face is the largest, what is in the middle, or whichever there is.
        width: of the open band in percent of the picture's longer side.
        work: told how far it has got.

    Raises:
        TaskError: a person is wanted and none is found.

    """
    small, scale = drawing.shrunk(picture, _PIXELS)
    face = _face(picture, work.part(0.0, 0.3)) if subject != "middle" else None
    if face is None and subject == "person":
        raise TaskError("no face was found: paint the foreground, or look for what is in the middle")
    seeds = None if painted is None else _fitted(painted, small)
    size = (small.shape[0], small.shape[1])
    if face is not None:
        known = around_face(size, np.asarray(face * scale, np.float32))
    elif seeds is not None and (seeds == FOREGROUND).any():
        known = graph_cut.beginning(size, np.where(seeds == UNSURE, 0, seeds).astype(np.uint8), _RIM)
    else:
        known = _middle(size)
    mask = cut(small, known, seeds, work.part(0.3, 1.0))
    large = drawing.enlarged(mask, picture)
    trimap = banded(np.asarray((large > 127) * 255, np.uint8), width)
    return with_strokes(trimap, painted)


def with_strokes(trimap: Mask, painted: Mask | None) -> Mask:
    """A trimap with what was painted over it."""
    if painted is None:
        return trimap
    after = trimap.copy()
    for number, level in ((FOREGROUND, KNOWN), (BACKGROUND, OUTSIDE), (UNSURE, OPEN)):
        after[painted == number] = level
    return after


def banded(mask: Mask, width: float) -> Mask:
    """The trimap of a mask of 0 and 255, whose edge becomes a band.

    Args:
        mask: (height, width).
        width: of the band in percent of the longer side.

    """
    import cv2

    half = max(1.0, width / 200 * max(mask.shape))
    inside = cv2.distanceTransform(_padded(mask > 127), cv2.DIST_L2, 5)[1:-1, 1:-1]
    outside = cv2.distanceTransform(_padded(mask <= 127), cv2.DIST_L2, 5)[1:-1, 1:-1]
    trimap = np.full(mask.shape, OPEN, np.uint8)
    # an object thinner than the band keeps its core, a gap narrower than it its middle
    trimap[(inside > min(half, 0.6 * float(inside.max()))) & (inside > 0)] = KNOWN
    trimap[(outside > min(half, 0.6 * float(outside.max()))) & (outside > 0)] = OUTSIDE
    return trimap


def cut(small: Image, known: Mask, painted: Mask | None, work: Work) -> Mask:
    """The object, roughly: a mask of 0 and 255.

    Args:
        small: uint8 (height, width, 3).
        known: what is known and what is likely, in OpenCV's numbers.
        painted: numbers of :data:`BRUSHES`.
        work: told how far it has got.

    """
    import cv2

    likely = np.asarray(np.isin(known, (cv2.GC_FGD, cv2.GC_PR_FGD)) * 255, np.uint8)
    if painted is not None:
        known = known.copy()
        known[painted == FOREGROUND], known[painted == BACKGROUND] = cv2.GC_FGD, cv2.GC_BGD
    try:
        mask = graph_cut.without_specks(graph_cut.cut(small, known, 5, work))
    except (TaskError, cv2.error):  # all of one colour, or painted all over
        mask = likely
    if mask.any() and not mask.all():
        return mask
    return likely


def around_face(shape: tuple[int, int], box: Float) -> Mask:
    """Head, neck and shoulders around a face, in OpenCV's numbers of what is known and what is likely.

    Args:
        shape: height and width.
        box: of the face, x1, y1, x2, y2 in pixels.

    """
    import cv2

    height, width = shape
    x, top, chin = float(box[0] + box[2]) / 2, float(box[1]), float(box[3])
    wide, tall = float(box[2] - box[0]), chin - top
    known = np.full(shape, cv2.GC_PR_BGD, np.uint8)
    # nobody's hair stands a head high, and few shoulders are wider than five faces
    known[: max(1, round(top - 1.1 * tall))] = cv2.GC_BGD
    for left, right in ((0, round(x - 3.2 * wide)), (round(x + 3.2 * wide), width)):
        known[:, max(0, left) : max(0, right)] = cv2.GC_BGD
    known[: max(0, round(chin)), : max(0, round(x - 1.9 * wide))] = cv2.GC_BGD
    known[: max(0, round(chin)), max(0, round(x + 1.9 * wide)) :] = cv2.GC_BGD

    def ellipse(y: float, across: float, down: float, value: int) -> None:
        cv2.ellipse(known, (round(x), round(y)), (max(1, round(across)), max(1, round(down))), 0, 0, 360, value, -1)

    def trunk(neck: float, begin: float, shoulders: float, end: float, value: int) -> None:
        corners = [(-neck, begin), (neck, begin), (shoulders, end), (shoulders, height), (-shoulders, height)]
        points = np.array([(x + dx, y) for dx, y in [*corners, (-shoulders, end)]])
        cv2.fillPoly(known, [points.round().astype(np.int32)], value)

    trunk(0.55 * wide, chin - 0.1 * tall, 1.5 * wide, chin + 0.75 * tall, cv2.GC_PR_FGD)
    ellipse(top + 0.42 * tall, 0.72 * wide, 0.78 * tall, cv2.GC_PR_FGD)
    trunk(0.3 * wide, chin, 0.7 * wide, chin + 1.1 * tall, cv2.GC_FGD)
    ellipse(top + 0.5 * tall, 0.4 * wide, 0.46 * tall, cv2.GC_FGD)
    return known


def _middle(shape: tuple[int, int]) -> Mask:
    """What is in the middle: likely inside an ellipse, impossible along the upper edge and the sides."""
    import cv2

    height, width = shape
    known = np.full(shape, cv2.GC_PR_BGD, np.uint8)
    rim = max(1, round(0.03 * min(shape)))
    known[:rim], known[:, :rim], known[:, width - rim :] = (cv2.GC_BGD,) * 3
    middle = (width // 2, round(0.55 * height))
    cv2.ellipse(known, middle, (round(0.32 * width), round(0.42 * height)), 0, 0, 360, cv2.GC_PR_FGD, -1)
    cv2.ellipse(known, middle, (max(1, round(0.06 * width)), max(1, round(0.1 * height))), 0, 0, 360, cv2.GC_FGD, -1)
    return known


def _face(picture: Image, work: Work) -> Float | None:
    """Box of the largest face in pixels, or None."""
    work.report(0.0, Message("Looking for a face"))
    small, scale = drawing.shrunk(picture, _SEARCHED)
    try:
        faces = work.engine.find(small, max(20, min(small.shape[:2]) // 12))
    except PorticoError:  # without the networks for faces there is still the middle
        return None
    faces = faces.select(faces.scores >= _SURE)
    return np.asarray(faces.boxes[faces.largest()] / scale, np.float32) if len(faces) else None


def _fitted(painted: Mask, small: Image) -> Mask:
    """Strokes at a smaller size; thin ones survive."""
    import cv2

    if painted.shape == small.shape[:2]:
        return painted
    size = (small.shape[1], small.shape[0])
    fitted = np.zeros(small.shape[:2], np.uint8)
    for number in (UNSURE, BACKGROUND, FOREGROUND):
        share = cv2.resize((painted == number).astype(np.float32), size, interpolation=cv2.INTER_AREA)
        fitted[share > 0.05] = number
    return fitted


def _padded(mask: np.ndarray) -> Mask:
    """A mask that goes on beyond the picture's edge, which is no border of the object."""
    return np.pad(np.asarray(mask, np.uint8), 1, mode="edge")
