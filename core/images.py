"""Pictures from files and bytes that nobody vouches for."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import ExifTags, ImageOps, UnidentifiedImageError
from PIL import Image as Pillow

from core.errors import ImageError
from core.faces import Image

SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".bmp", ".webp", ".tif", ".tiff", ".ppm", ".pgm"})
MAX_PIXELS = 64_000_000  # beyond any camera at a door; bounds what a decompression bomb can cost
MIN_SIDE = 16  # pixels; no face is found below
MAX_BYTES = 200_000_000

# what the suffixes stand for (MPO is a JPEG); Pillow would open many more, and has PostScript run by Ghostscript
_FORMATS = ("JPEG", "PNG", "BMP", "DIB", "WEBP", "TIFF", "PPM")
_MAX_SCANNED = 3_000_000_000  # pixels times passes of a progressive JPEG, of which an honest one has about ten
_SLOW = frozenset({"bmp_rle", "ppm", "ppm_plain"})  # what Pillow decodes byte by byte, in Python
_MAX_SLOW = 4_000_000  # pixels of such a picture
_FIRST_YEAR = 1990
_BAND = 256  # rows converted at a time, so that no large picture is in memory more often than it must be


def read(path: Path) -> Image:
    """Read a picture file as RGB, upright.

    EXIF rotation is applied, CMYK, palette, grey and 16-bit pictures are converted, transparency is put on white, and
    of an animation the first frame is taken.

    Returns:
        uint8 (height, width, 3).

    Raises:
        ImageError: the file is missing, is not a picture, is damaged, or is too small or too large.

    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ImageError(f"{path.name} is larger than {MAX_BYTES // 1_000_000} MB: use a smaller picture")
        return decode(path.read_bytes(), path.name)
    except FileNotFoundError:
        raise ImageError(f"{path} does not exist") from None
    except IsADirectoryError:
        raise ImageError(f"{path} is a folder, not a picture") from None
    except OSError as error:
        raise ImageError(f"{path} cannot be read: {error.strerror or error}") from None


def decode(content: bytes, name: str = "the picture") -> Image:
    """Like :func:`read`, for bytes already in memory; ``name`` is for messages."""
    if not content:
        raise ImageError(f"{name} is empty")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of odd metadata and of sizes, which are checked here
            with Pillow.open(BytesIO(content), formats=_FORMATS) as picture:
                _require_bounded(picture, content)
                if min(picture.size) < MIN_SIDE:
                    raise ImageError(f"{name} is only {picture.width}×{picture.height} pixels: too small")
                ImageOps.exif_transpose(picture, in_place=True)
                return _to_rgb(picture)
    except ImageError:
        raise
    except Pillow.DecompressionBombError:
        raise ImageError(
            f"{name} has more than {MAX_PIXELS // 1_000_000} million pixels: use a smaller picture"
        ) from None
    except UnidentifiedImageError:
        raise ImageError(f"{name} is not a picture, whatever its name says") from None
    except Exception as error:  # noqa: BLE001  # decoders raise nearly anything on hostile bytes
        raise ImageError(f"{name} is damaged: {_reason(error)}") from None


def day_taken(path: Path, today: date | None = None) -> date | None:
    """The day on which the picture of a file was made, as its EXIF data has it (DateTimeOriginal); None where not told.

    Days to come, and those before there were digital cameras, are those of a clock that was never set.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Pillow.open(path, formats=_FORMATS) as picture:
                told = str(picture.getexif().get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal, ""))
        day = datetime.strptime(told[:10], "%Y:%m:%d").date()  # noqa: DTZ007  # the day at that place
    except Exception:  # noqa: BLE001  # of hostile bytes: what cannot be read says nothing
        return None
    return day if day.year >= _FIRST_YEAR and day <= (today or date.today()) else None  # noqa: DTZ011  # at this one


def thumbnail(content: bytes, side: int) -> Image:
    """A picture already in memory as RGB, no wider and no higher than ``side`` pixels; of a JPEG no more is decoded.

    Raises:
        ImageError: it is not a picture, or is damaged.

    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Pillow.open(BytesIO(content), formats=_FORMATS) as picture:
                _require_bounded(picture, content)
                picture.thumbnail((side, side), Pillow.Resampling.BILINEAR)
                return np.array(picture.convert("RGB"), dtype=np.uint8)
    except UnidentifiedImageError:
        raise ImageError("the picture is not a picture, whatever its name says") from None
    except Exception as error:  # noqa: BLE001  # decoders raise nearly anything on hostile bytes
        raise ImageError(f"the picture is damaged: {_reason(error)}") from None


def _require_bounded(picture: Pillow.Image, content: bytes) -> None:
    """Refuse what would take too much memory or time to decode.

    Raises:
        DecompressionBombError: it would.

    """
    pixels = picture.width * picture.height
    if pixels > MAX_PIXELS:
        raise Pillow.DecompressionBombError
    # libjpeg goes over the whole picture once for each pass, however little is in it
    if picture.format in ("JPEG", "MPO") and pixels * content.count(b"\xff\xda") > _MAX_SCANNED:
        raise ValueError("it is coded in far too many passes")
    if pixels > _MAX_SLOW and any(tile[0] in _SLOW for tile in getattr(picture, "tile", ())):
        raise ValueError("this kind of file takes too long to read at this size: save it as JPEG or PNG")


def _to_rgb(picture: Pillow.Image) -> Image:
    picture.load()
    wide = picture.mode.startswith(("I;16", "I", "F"))
    # 16-bit files use 0..65535; an "I" picture that stays below 256 is an 8-bit one in a wide type
    top = 65535.0 if wide and any(np.asarray(band).max(initial=0) > 255 for band in _bands(picture)) else 255.0
    image = np.empty((picture.height, picture.width, 3), np.uint8)
    for number, band in enumerate(_bands(picture)):
        rows = image[number * _BAND : (number + 1) * _BAND]
        if wide:
            levels = np.nan_to_num(np.asarray(band, dtype=np.float64))
            rows[:] = np.clip(levels * (255.0 / top), 0, 255).astype(np.uint8)[..., None]
            continue
        if band.has_transparency_data:
            band = band.convert("RGBA")  # noqa: PLW2901
            band = Pillow.alpha_composite(Pillow.new("RGBA", band.size, "white"), band)  # noqa: PLW2901
        rows[:] = np.asarray(band.convert("RGB"))
    return image


def _bands(picture: Pillow.Image) -> Iterator[Pillow.Image]:
    """The picture from the top down, some rows at a time."""
    for top in range(0, picture.height, _BAND):
        yield picture.crop((0, top, picture.width, min(top + _BAND, picture.height)))


def _reason(error: Exception) -> str:
    words = str(error).strip().splitlines()
    return words[0] if words else type(error).__name__


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
    x1, y1, x2, y2 = (float(v) for v in box)
    side = max(x2 - x1, y2 - y1, 2.0) * (1 + 2 * margin)
    side = max(2, min(round(side), 4 * max(image.shape[:2])))
    left, top = round((x1 + x2 - side) / 2), round((y1 + y2 - side) / 2)
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


def _resized(square: Image, side: int) -> Image:
    return np.asarray(Pillow.fromarray(square).resize((side, side), Pillow.Resampling.LANCZOS), dtype=np.uint8)


def within(folder: Path) -> list[Path]:
    """The picture files of a folder and its sub-folders, sorted.

    Raises:
        ImageError: there is no such folder, or no picture in it.

    """
    if not folder.is_dir():
        raise ImageError(f"{folder} is not a folder of pictures")
    paths = sorted(p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
    if not paths:
        raise ImageError(f"{folder} holds no pictures")
    return paths
