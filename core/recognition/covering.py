"""What keeps a face from being enrolled beside its quality: something before it, shut eyes, a turned head.

Cloth over mouth and nose has less relief beside the eyes than lips and nostrils have, and mostly another colour than
the forehead; dark glasses make what lies about the eyes much darker than the cheeks. Mirrored glasses and goggles may
be as bright as skin, but have another colour and no dark iris, and the landmark network is less sure of the face. A
hand has skin's colour and a relief of its own, and a cap may be hair: they are not told, save a red cap.
"""

from __future__ import annotations

from enum import StrEnum

import cv2
import numpy as np
import numpy.typing as npt

from core.base.messages import Message
from core.faces import Float, Image
from core.recognition.expression import Expression


class Hindrance(StrEnum):
    """What to tell the person."""

    NO_FACE = Message("no face can be made out well enough: use a clearer picture, from the front")
    GLASSES = Message("take dark or mirrored glasses off")
    COVERED = Message("show your whole face: mouth and nose are covered")
    TURNED = Message("turn your face to the camera")
    SHUT = Message("keep your eyes open")


COVERING = frozenset({Hindrance.GLASSES, Hindrance.COVERED})
"""What hides a part of a face, so that two faces that wear it share what is no face."""

PRESENT = 0.0
"""Log-odds of there being a face: patterns that the detector takes for one stay below."""
# where what comes is told from what good faces show: see docs/accuracy.md
DARK_LENSES = -1.2
"""Logarithm of the lightness about the eyes over that of the cheeks."""
SMOOTH_MOUTH = 0.45
"""Relief of mouth and nostrils over that of the eyes."""
RED_FOREHEAD = 7.0
"""Redness (CIELAB's a) of the forehead beyond that of the cheeks."""
ODD_EYES = 0.9
"""Log-odds of the eyes being behind mirrors or goggles; spectacles leave iris and skin to be seen."""
FARTHEST_YAW = 42.0
FARTHEST_PITCH = 32.0
SHUT_EYES = 0.6

_SIDE = 200
_EYES = 60.0  # pixels between the outer corners of the eyes in the crop
_CORNERS = [33, 263]
_BRIDGE = [6, 168, 9, 151, 108, 337, 8, 69, 299]
_CHEEKS = [50, 280, 205, 425, 101, 330, 36, 266]
_BELOW_EYES = [230, 229, 231, 450, 449, 451, 24, 254, 23, 253, 22, 252]
_ABOVE_EYES = [27, 28, 29, 257, 258, 259, 56, 286]
_IRISES = [468, 473]
_LOWER_LIDS = [229, 230, 231, 449, 450, 451]
_AT_EYES = [33, 133, 159, 145, 263, 362, 386, 374]
_AT_MOUTH = [61, 291, 0, 17]
_AT_NOSTRILS = [98, 327, 2, 4]


def hindrance(image: Image, seen: Expression) -> Hindrance | None:
    """What keeps a face from being enrolled; None where nothing does.

    Args:
        image: uint8 (height, width, 3), RGB.
        seen: the face in it.

    """
    if seen.presence < PRESENT:
        return Hindrance.NO_FACE
    lenses, relief, redness, odd_eyes = measures(image, seen)
    if lenses < DARK_LENSES or odd_eyes > ODD_EYES:
        return Hindrance.GLASSES
    if relief < SMOOTH_MOUTH or redness > RED_FOREHEAD:
        return Hindrance.COVERED
    if abs(seen.yaw) > FARTHEST_YAW or abs(seen.pitch) > FARTHEST_PITCH:
        return Hindrance.TURNED
    return Hindrance.SHUT if seen.closed > SHUT_EYES else None


def measures(image: Image, seen: Expression) -> tuple[float, float, float, float]:
    """What :data:`DARK_LENSES`, :data:`SMOOTH_MOUTH`, :data:`RED_FOREHEAD` and :data:`ODD_EYES` are thresholds of."""
    return _measured(*_levelled(image, seen.points), seen.presence)


def _measured(chip: Image, points: npt.NDArray[np.int64], presence: float) -> tuple[float, float, float, float]:
    smooth = cv2.GaussianBlur(chip, (0, 0), 1.5).astype(np.float32) / 255
    lab = np.asarray(cv2.cvtColor(smooth, cv2.COLOR_RGB2LAB), np.float32)
    grey = cv2.cvtColor(chip, cv2.COLOR_RGB2GRAY)
    slope = np.hypot(cv2.Sobel(grey, cv2.CV_32F, 1, 0), cv2.Sobel(grey, cv2.CV_32F, 0, 1))

    def colour(where: list[int]) -> Float:
        return np.asarray(np.median(lab[points[where, 1], points[where, 0]], axis=0), np.float32)

    def relief(where: list[int]) -> float:
        left, top = points[where].min(axis=0) - 3
        right, bottom = points[where].max(axis=0) + 4
        return float(np.percentile(slope[max(top, 0) : bottom, max(left, 0) : right], 80))

    def lightness(where: list[int]) -> float:
        return float(lab[points[where, 1], points[where, 0], 0].mean())

    cheeks, below_eyes = colour(_CHEEKS), colour(_BELOW_EYES)
    about_eyes = max(float(below_eyes[0]), float(colour(_ABOVE_EYES)[0]))
    lower = max(relief(_AT_MOUTH), relief(_AT_NOSTRILS)) / (relief(_AT_EYES) + 1)
    # fitted by logistic regression on mirrors and goggles painted on one half of LFW's people
    odd_eyes = (
        0.08 * float(np.hypot(*(below_eyes - cheeks)[1:]))
        + 0.1 * (lightness(_IRISES) - lightness(_LOWER_LIDS))
        + 1.05 * float(np.log(max(lower, 0.05)))
        - 0.15 * presence
        + 2.05
    )
    return (
        float(np.log((about_eyes + 3) / (float(cheeks[0]) + 3))),
        lower,
        float(colour(_BRIDGE)[1] - cheeks[1]),
        odd_eyes,
    )


def _levelled(image: Image, points: Float) -> tuple[Image, npt.NDArray[np.int64]]:
    """The face with its eyes level and of one size: uint8 (200, 200, 3), and whole pixels (478, 2) of it."""
    first, second = points[_CORNERS].astype(np.float64)
    across = second - first
    apart = max(float(np.hypot(*across)), 1e-6)
    cosine, sine = across / apart
    linear = _EYES / apart * np.array([[cosine, sine], [-sine, cosine]])
    shift = _SIDE / 2 - linear @ points[[168, 2]].astype(np.float64).mean(axis=0)
    moved = points @ linear.T + shift
    shrink = max(1, int(apart / _EYES))
    if shrink > 1:
        height, width = image.shape[:2]
        small = (max(1, width // shrink), max(1, height // shrink))
        image = np.asarray(cv2.resize(image, small, interpolation=cv2.INTER_AREA), np.uint8)
        linear = linear * [width / small[0], height / small[1]]
    matrix = np.column_stack([linear, shift]).astype(np.float32)
    chip = cv2.warpAffine(image, matrix, (_SIDE, _SIDE), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(chip, np.uint8), np.clip(moved.round(), 0, _SIDE - 1).astype(np.int64)
