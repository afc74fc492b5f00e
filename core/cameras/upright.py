"""Pictures of films and streams the right way up, and in their true shape."""

from __future__ import annotations

import math
import struct
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from core.faces import Image
from core.pictures import exif, opening

if TYPE_CHECKING:
    from fractions import Fraction

    from av.video.frame import VideoFrame

_MATRIX = struct.Struct("=9i")
_STRETCH = 4.0  # most that a pixel may be wider than high, or higher than wide: beyond it is a fault
_EXIF = b"Exif\0\0"
_HEAD = 1 << 16  # bytes of a JPEG in which its EXIF begins
_SQUARE = 0.01  # so near to it, pixels are square


def upright(frame: VideoFrame, shape: Fraction | None = None, coded: bytes = b"") -> Image:
    """What a frame of a film or a stream shows: pixels made square, and turned as its display matrix or EXIF says.

    Args:
        frame: as it was decoded.
        shape: width of a pixel by its height; None or 0 where the film does not say.
        coded: what the frame was decoded from, where that is known; looked at where it is a JPEG.

    Returns:
        uint8 (height, width, 3), RGB.

    """
    # in one thread: FFmpeg would begin some anew for each frame
    image = np.asarray(frame.to_ndarray(format="rgb24", threads=1), dtype=np.uint8)
    image = _square(image, float(shape or 1))
    try:
        matrix = _matrix(frame)
    except Exception:  # noqa: BLE001  # PyAV fails at all side data where it does not know a kind of it, such as EXIF
        return _turned_blindly(frame, coded, image)
    return _turned_by(matrix, image)


def _turned_blindly(frame: VideoFrame, coded: bytes, image: Image) -> Image:
    """A picture whose display matrix cannot be had: FFmpeg tells its angle, but not whether it is mirrored."""
    at = coded.find(_EXIF, 0, _HEAD) if coded.startswith(b"\xff\xd8") else -1
    if at >= 0:
        return opening.upright(image, exif.orientation(coded[at : at + _HEAD]))
    return np.ascontiguousarray(np.rot90(image, round(frame.rotation / 90) % 4))


def _square(image: Image, shape: float) -> Image:
    """A picture with square pixels: nothing of it is lost, so the shorter side grows."""
    if abs(shape - 1) < _SQUARE or not 1 / _STRETCH <= shape <= _STRETCH:
        return image
    height, width = image.shape[:2]
    size = (round(width * shape), height) if shape > 1 else (width, round(height / shape))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_LINEAR), dtype=np.uint8)


def _matrix(frame: VideoFrame) -> tuple[float, float, float, float] | None:
    """The part of the display matrix that turns and mirrors: a, b, c, d of x' = ax + cy, y' = bx + dy."""
    from av.sidedata.sidedata import SideDataContainer

    # not the frame's own: both would hold each other, and megabytes with them until the next collection of everything
    made: Any = SideDataContainer  # which its types do not say is made of a frame
    data = made(frame).get("DISPLAYMATRIX")
    content = bytes(data) if data is not None else b""
    if len(content) < _MATRIX.size:
        return None
    numbers = _MATRIX.unpack_from(content)
    return numbers[0], numbers[1], numbers[3], numbers[4]


def _turned_by(matrix: tuple[float, float, float, float] | None, image: Image) -> Image:
    """A picture as a display matrix would have it shown, to the nearest quarter turn."""
    if matrix is None:
        return image
    a, b, c, d = matrix
    mirrored = a * d - b * c < 0
    if mirrored:
        a, b = -a, -b  # the first of the two axes points the other way
    if a == b == 0:
        return image
    quarters = round(math.degrees(math.atan2(b, a)) / 90) % 4
    if mirrored:
        image = image[:, ::-1]  # left and right are exchanged, and then it is turned
    return np.ascontiguousarray(np.rot90(image, -quarters))
