"""Opening picture files: upright, in sRGB, in bounded memory, however spoilt what lies beside the picture is."""

from __future__ import annotations

import math
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image as Pillow
from PIL import UnidentifiedImageError

from core.errors import ImageError
from core.faces import Image
from core.pictures import colours, exif, jpeg, kinds, png

MAX_PIXELS = 64_000_000  # of a picture in memory; bounds what a decompression bomb can cost
MIN_SIDE = 16  # pixels; no face is found below

_MAX_JPEG = 420_000_000  # pixels of a file: no telephone's sensor has more, and at an eighth it is soon decoded
_MAX_PROGRESSIVE = 2 * MAX_PIXELS  # such a file is in memory as a whole while it is decoded, at any size
_MAX_SCANNED = 3_000_000_000  # pixels times passes of a progressive JPEG, of which an honest one has about ten
_SLOW = frozenset({"bmp_rle", "ppm", "ppm_plain"})  # what Pillow decodes byte by byte, in Python
_MAX_SLOW = 4_000_000  # pixels of such a picture
_MAX_WAVELETS = 24_000_000  # pixels of a JPEG 2000: its decoder takes many times that memory
_BAND = 256  # rows converted at a time, so that no large picture is in memory more often than it must be
# of Pillow's own check, which comes before a JPEG can be asked for a smaller picture; all others are bounded below
Pillow.MAX_IMAGE_PIXELS = _MAX_JPEG
_LEAST_THERE = 0.5  # share of the rows of a file that was cut off, below which it is not used
_AVIF_EXIF = re.compile(rb"(infe[\x02\x03].{3}(?:..|....)..)Exif", re.DOTALL)
_AVIF_HEAD = 65_536  # bytes in which the items of an AVIF are listed


@dataclass(frozen=True, eq=False)
class Opened:
    """A picture of a file.

    Attributes:
        pixels: uint8 (height, width, 3), transparency put on white.
        clear: uint8 (height, width, 4), the colours as they are and how opaque each pixel is; None where all is opaque.
        reduced: the file has so many times as many pixels along a side: 1, 2, 4 or 8.
        there: the share of its rows, as they are in the file, that were there: less than 1 of one that was cut off.

    """

    pixels: Image
    clear: npt.NDArray[np.uint8] | None = None
    reduced: int = 1
    there: float = 1.0


def opened(content: bytes, name: str, side: int | None = None) -> Opened:
    """Open a picture.

    Args:
        content: of the file.
        name: for messages.
        side: where given, the picture is made no wider and no higher, and of a JPEG no more is decoded.

    Raises:
        ImageError: it is not a picture, is damaged, or is too small or too large.

    """
    if not content:
        raise ImageError("{name} is empty", name=name)
    head = content[: kinds.HEAD]
    kind = kinds.told(head)
    if kind is None or (kind == "TIFF" and kinds.is_raw(name)):
        raise ImageError(kinds.otherwise(name, head))
    if kind == "HEIF" and not kinds.reads_heif():
        raise ImageError(kinds.no_decoder(name))
    try:
        return _open(content, kind, name, side)
    except ImageError:
        raise
    except Pillow.DecompressionBombError:
        limit = _MAX_JPEG if kind == "JPEG" else MAX_PIXELS
        raise ImageError(
            "{name} has more than {limit} million pixels: use a smaller picture"
            if kind == "JPEG"
            else "{name} has more than {limit} million pixels: use a smaller picture, or save it as JPEG",
            name=name,
            limit=limit // 1_000_000,
        ) from None
    except MemoryError:
        raise ImageError("{name} needs more memory than there is: use a smaller picture", name=name) from None
    except Exception as error:  # noqa: BLE001  # decoders raise nearly anything on hostile bytes
        if kinds.cut_off(kind, content):
            raise ImageError("{name} was cut off: copy it again", name=name) from None
        if isinstance(error, UnidentifiedImageError):
            raise ImageError("{name} is damaged: its beginning cannot be read", name=name) from None
        raise ImageError("{name} is damaged: {reason}", name=name, reason=_reason(error)) from None


def date_told(content: bytes) -> str:
    """When a picture was taken, as its EXIF data says it; empty where nothing is said."""
    kind = kinds.told(content[: kinds.HEAD])
    try:
        if kind == "JPEG":
            return exif.taken(jpeg.parted(content).exif)
        if kind == "PNG":
            return exif.taken(png.parted(content)[1])
        if kind == "TIFF":
            return exif.taken(content)
        if kind in ("WEBP", "AVIF") or (kind == "HEIF" and kinds.reads_heif()):
            with _quiet(), Pillow.open(BytesIO(content), formats=kinds.FORMATS[kind]) as picture:
                return exif.taken(_bytes(picture.info.get("exif")))
    except Exception:  # noqa: BLE001  # of hostile bytes: what cannot be read says nothing
        return ""
    return ""


def _open(content: bytes, kind: str, name: str, side: int | None) -> Opened:
    whole, way, passes = True, 1, 1
    if kind == "JPEG":
        found = jpeg.parted(content)
        content, whole, passes = found.content, found.whole, found.passes
        way = exif.orientation(found.exif)
        if found.width * found.height > (_MAX_PROGRESSIVE if found.progressive else _MAX_JPEG):
            raise Pillow.DecompressionBombError
        # libjpeg goes over the whole picture once for each pass, however little is in it
        if found.width * found.height * passes > _MAX_SCANNED:
            raise ValueError("it is coded in far too many passes")
    elif kind == "PNG":
        content, told = png.parted(content)
        way = exif.orientation(told)
    elif kind == "TIFF":
        way = exif.orientation(content)
        content = exif.without(content)
    elif kind == "AVIF":  # its EXIF, which does not turn it, would be read, and may be spoilt
        content = _AVIF_EXIF.sub(rb"\1free", content[:_AVIF_HEAD]) + content[_AVIF_HEAD:]
    with _quiet(), Pillow.open(BytesIO(content), formats=kinds.FORMATS[kind]) as picture:
        size = picture.size
        if min(size) < MIN_SIDE and side is None:
            raise ImageError("{name} is only {size}×{size2} pixels: too small", name=name, size=size[0], size2=size[1])
        _bound(picture, kind, side)
        if kind in ("WEBP", "AVIF"):  # of AVIF this is what the file's own boxes say; HEIC is turned by its decoder
            way = exif.orientation(_bytes(picture.info.get("exif")))
        profile = picture.info.get("icc_profile")
        there = _load(picture)
        _require_most(there, name)
        if picture.width * picture.height > MAX_PIXELS:
            raise Pillow.DecompressionBombError
        reduced = max(1, round(size[0] / picture.width)) if kind in ("JPEG", "JPEG2000") else 1
        if side is not None:
            picture.thumbnail((side, side), Pillow.Resampling.BILINEAR)
        pixels, clear = _to_rgb(picture, colours.converter(profile, picture.mode))
    if not whole:
        there = jpeg.share_there(pixels)
        _require_most(there, name)
    return Opened(upright(pixels, way), upright(clear, way) if clear is not None else None, reduced, there)


def _require_most(there: float, name: str) -> None:
    if there < _LEAST_THERE:
        raise cut_off(name, there)


def cut_off(name: str, there: float) -> ImageError:
    """That only the upper share of a file's rows is there."""
    return ImageError(
        "{name} was cut off: only the upper {there} % of it are there; copy it again",
        name=name,
        there=math.floor(100 * there),
    )


@contextmanager
def _quiet() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of odd metadata and of sizes, which are checked here
        yield


def _bytes(value: Any) -> bytes:
    return value if isinstance(value, bytes) else b""


def _bound(picture: Pillow.Image, kind: str, side: int | None) -> None:
    """Have no more decoded than there is room for.

    Raises:
        DecompressionBombError: it would take too much memory.
        ValueError: it would take too long.

    """
    pixels = picture.width * picture.height
    if kind == "JPEG":
        for times in (1, 2, 4, 8):
            if pixels <= MAX_PIXELS * times * times and (
                side is None or times == 8 or min(picture.size) < 4 * times * side
            ):
                if times > 1:
                    picture.draft(None, (picture.width // times, picture.height // times))
                return
    if kind == "JPEG2000":
        if pixels > _MAX_WAVELETS:
            raise ValueError("this kind of file takes too much memory at this size: save it as JPEG or PNG")
        return
    if pixels > MAX_PIXELS:
        raise Pillow.DecompressionBombError
    if pixels > _MAX_SLOW and any(tile[0] in _SLOW for tile in getattr(picture, "tile", ())):
        raise ValueError("this kind of file takes too long to read at this size: save it as JPEG or PNG")


def _load(picture: Any) -> float:
    """Decode a picture, or as much of it as is there: the share of its rows, from the top.

    Raises:
        Exception: nothing of it can be decoded.

    """
    try:
        picture.load()
    except (OSError, SyntaxError, ValueError, EOFError):
        # the rows that were decoded before the file ended or made no sense are there; none of an interlaced picture is
        # whole then, nor of one that its decoder hands over in one piece
        if picture.format not in ("PNG", "GIF", "TIFF", "PPM") or picture.info.get("interlace"):
            raise
        if getattr(picture, "_im", None) is None or not picture.tile:
            raise
        picture.tile = []
        picture.load()
        if picture.size != picture.im.size:
            raise
        levels = np.asarray(picture)
        rows = jpeg.rows_there(levels, 0)
        if not rows:
            raise
        return rows
    return 1.0


def _to_rgb(picture: Pillow.Image, convert: colours.Converter) -> tuple[Image, Image | None]:
    wide = picture.mode.startswith(("I;16", "I", "F"))
    # 16-bit files use 0..65535; an "I" picture that stays below 256 is an 8-bit one in a wide type
    top = 65535.0 if wide and any(np.asarray(band).max(initial=0) > 255 for band in _bands(picture)) else 255.0
    image = np.empty((picture.height, picture.width, 3), np.uint8)
    clear: Image | None = None
    for number, band in enumerate(_bands(picture)):
        rows = slice(number * _BAND, (number + 1) * _BAND)
        if wide:
            levels = np.nan_to_num(np.asarray(band, dtype=np.float64))
            grey = np.clip(levels * (255.0 / top), 0, 255).astype(np.uint8)
            image[rows] = np.asarray(convert(Pillow.fromarray(grey)))
            continue
        if not band.has_transparency_data:
            image[rows] = np.asarray(convert(band))
            continue
        whole = band.convert("RGBA")
        opaque = whole.getchannel("A")
        colour = convert(whole.convert("RGB"))
        image[rows] = np.asarray(Pillow.composite(colour, Pillow.new("RGB", band.size, "white"), opaque))
        if clear is None and opaque.getextrema()[0] == 255:
            continue
        if clear is None:
            clear = np.full((picture.height, picture.width, 4), 255, np.uint8)
            clear[: rows.start, :, :3] = image[: rows.start]
        clear[rows, :, :3], clear[rows, :, 3] = np.asarray(colour), np.asarray(opaque)
    return image, clear


def _bands(picture: Pillow.Image) -> Iterator[Pillow.Image]:
    """The picture from the top down, some rows at a time."""
    for top in range(0, picture.height, _BAND):
        yield picture.crop((0, top, picture.width, min(top + _BAND, picture.height)))


def upright(pixels: Image, way: int) -> Image:
    """A picture turned as EXIF says.

    Args:
        pixels: uint8 (height, width, channels).
        way: orientation, 1 to 8.

    """
    if way in (5, 6, 7, 8):
        pixels = pixels.transpose(1, 0, 2)
    if way in (2, 3, 6, 7):
        pixels = pixels[:, ::-1]
    if way in (3, 4, 7, 8):
        pixels = pixels[::-1]
    return np.ascontiguousarray(pixels)


def _reason(error: Exception) -> str:
    words = str(error).strip().splitlines()
    return words[0] if words else type(error).__name__
