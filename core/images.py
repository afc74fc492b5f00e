"""Pictures from files and bytes that nobody vouches for."""

from __future__ import annotations

import stat
from contextlib import suppress
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image as Pillow

from core.errors import ImageError
from core.faces import Float, Image
from core.pictures import folders, kinds, opening

SUFFIXES = kinds.SUFFIXES
MAX_PIXELS = opening.MAX_PIXELS
MIN_SIDE = opening.MIN_SIDE
MAX_BYTES = 200_000_000
_FIRST_YEAR = 1990

THE_PICTURE = "the picture"
"""How sentences call a picture that has no name."""


def read(path: Path, *, whole: bool = False) -> Image:
    """Read a picture file as RGB, upright and in sRGB.

    What kind of file it is is told by its content. EXIF rotation and colour profiles are applied, CMYK, palette, grey
    and 16-bit pictures are converted, transparency is put on white, of an animation the first frame is taken. A JPEG of
    more than :data:`MAX_PIXELS` is made smaller by two, four or eight while it is decoded, and of a file that was cut
    off, what is there is shown where it is half of the picture at least.

    Args:
        path: of the file.
        whole: a file that was cut off is refused, however much of it is there.

    Returns:
        uint8 (height, width, 3).

    Raises:
        ImageError: the file is missing, is not a picture, is damaged, or is too small or too large.

    """
    return _pixels(opened(path), path.name, whole=whole)


def _pixels(found: opening.Opened, name: str, *, whole: bool) -> Image:
    if whole and found.there < 1:
        raise opening.cut_off(name, found.there)
    return found.pixels


def opened(path: Path) -> opening.Opened:
    """Like :func:`read`, with the transparency of the picture and by how much it was made smaller."""
    try:
        facts = path.stat()
        if stat.S_ISDIR(facts.st_mode):
            raise ImageError("{path} is a folder, not a picture", path=path)
        if not stat.S_ISREG(facts.st_mode):
            raise ImageError("{path} is a device, not a picture", path=path)
        if facts.st_size > MAX_BYTES:
            raise ImageError(
                "{path} is larger than {max_bytes} MB: use a smaller picture",
                path=path.name,
                max_bytes=MAX_BYTES // 1000000,
            )
        return opening.opened(path.read_bytes(), path.name)
    except FileNotFoundError:
        raise ImageError("{path} does not exist", path=path) from None
    except OSError as error:
        raise ImageError("{path} cannot be read: {why}", path=path, why=error.strerror or error) from None


def decode(content: bytes, name: str = THE_PICTURE, *, whole: bool = False) -> Image:
    """Like :func:`read`, for bytes already in memory; ``name`` is for messages."""
    return _pixels(opening.opened(content, name), name, whole=whole)


def day_taken(path: Path, today: date | None = None) -> date | None:
    """The day on which the picture of a file was made: that of its EXIF data (DateTimeOriginal), else that of the file.

    A picture is no younger than its file, which may have been copied since. Days to come, and those before there were
    digital cameras, are those of a clock that was never set. None where nothing tells.
    """
    today = today or date.today()  # noqa: DTZ011  # at this place
    days = []
    with suppress(OSError, ValueError):
        told = opening.date_told(path.read_bytes()) if path.stat().st_size <= MAX_BYTES else ""
        days.append(datetime.strptime(told[:10], "%Y:%m:%d").date())  # noqa: DTZ007  # the day at that place
    with suppress(OSError, ValueError, OverflowError):
        days.append(date.fromtimestamp(path.stat().st_mtime))  # noqa: DTZ012  # at this place
    return next((day for day in days if day.year >= _FIRST_YEAR and day <= today), None)


def thumbnail(content: bytes, side: int) -> Image:
    """A picture already in memory as RGB, no wider and no higher than ``side`` pixels; of a JPEG no more is decoded.

    Raises:
        ImageError: it is not a picture, or is damaged.

    """
    return opening.opened(content, THE_PICTURE, side).pixels


def encode_jpeg(image: Image, quality: int = 92) -> bytes:
    """A picture as JPEG bytes without metadata."""
    buffer = BytesIO()
    Pillow.fromarray(image).save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()


def crop_square(image: Image, box: np.ndarray, margin: float = 0.35, size: int | None = None) -> Image:
    """The square around a box, enlarged by a fraction of its side on every side; black outside the picture.

    This is the one way in which Portico shows a face.

    Args:
        image: uint8 (height, width, 3).
        box: x1, y1, x2, y2 in pixels.
        margin: fraction of the box's longer side added on each side.
        size: side of the result in pixels; as large as in the picture by default.

    """
    left, top, side = _square(image, box, margin)
    height, width = image.shape[:2]
    square = np.zeros((side, side, 3), dtype=np.uint8)
    xs, xe = max(left, 0), min(left + side, width)
    ys, ye = max(top, 0), min(top + side, height)
    if xe > xs and ye > ys:
        square[ys - top : ye - top, xs - left : xe - left] = image[ys:ye, xs:xe]
    return square if size is None else _resized(square, size)


def face_photo(image: Image, box: np.ndarray, margin: float, limit: int) -> Image:
    """The square of :func:`crop_square` as it is kept: at the picture's own size, or shrunk to ``limit`` pixels."""
    square = crop_square(image, box, margin)
    return square if square.shape[0] <= limit else _resized(square, limit)


def in_face_photo(points: Float, image: Image, box: np.ndarray, margin: float, limit: int) -> Float:
    """Where points (N, 2) of a picture, in pixels, lie in the :func:`face_photo` that is made of it: (N, 2)."""
    left, top, side = _square(image, box, margin)
    return np.asarray((points - np.array([left, top])) * (min(side, limit) / side), np.float32)


def _square(image: Image, box: np.ndarray, margin: float) -> tuple[int, int, int]:
    """Left, top and side of the square around a box, in whole pixels."""
    x1, y1, x2, y2 = (float(v) for v in box)
    side = max(x2 - x1, y2 - y1, 2.0) * (1 + 2 * margin)
    side = max(2, min(round(side), 4 * max(image.shape[:2])))
    return round((x1 + x2 - side) / 2), round((y1 + y2 - side) / 2), side


def _resized(square: Image, side: int) -> Image:
    return np.asarray(Pillow.fromarray(square).resize((side, side), Pillow.Resampling.LANCZOS), dtype=np.uint8)


def within(folder: Path) -> list[Path]:
    """The pictures of a folder and its sub-folders, sorted, as its owner sees them: see :mod:`core.pictures.folders`.

    Raises:
        ImageError: there is no such folder, or no picture in it.

    """
    return looked_through(folder)[0]


def looked_through(folder: Path) -> tuple[list[Path], tuple[str, ...]]:
    """Like :func:`within`, and what was passed over, relative to the folder."""
    if not folder.is_dir():
        raise ImageError("{folder} is not a folder of pictures", folder=folder)
    found = folders.survey(folder)
    if not found.pictures:
        raise ImageError("{folder} holds no pictures", folder=folder)
    return list(found.pictures), found.passed_over
