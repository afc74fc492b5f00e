"""What kind of picture some bytes are. The content decides; the name of a file only says what else it may be."""

from __future__ import annotations

from functools import cache
from pathlib import PurePath

from core.base.messages import Message

_BY_ENDING = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jif", ".jfif", ".jfi", ".mpo"),
    "PNG": (".png", ".apng"),
    "GIF": (".gif",),
    "WEBP": (".webp",),
    "BMP": (".bmp", ".dib"),
    "TIFF": (".tif", ".tiff"),
    "PPM": (".ppm", ".pgm", ".pbm", ".pnm"),
    "AVIF": (".avif",),
    "HEIF": (".heic", ".heif", ".hif"),
    "JPEG2000": (".jp2", ".j2k", ".jpf", ".jpx"),
}
SUFFIXES = frozenset(ending for endings in _BY_ENDING.values() for ending in endings)
"""Endings of picture files, in lower case."""

HEAD = 64
"""Bytes from the beginning of a file by which it is told what it is."""

# by kind, the formats of Pillow that may open it. Pillow knows many more, and has PostScript run by Ghostscript
FORMATS = {kind: (kind,) for kind in _BY_ENDING} | {"BMP": ("BMP", "DIB")}

_RAW = frozenset(
    (
        ".3fr", ".arw", ".cr2", ".cr3", ".dcr", ".dng", ".erf", ".iiq", ".kdc", ".mef", ".mos", ".mrw",
        ".nef", ".nrw", ".orf", ".pef", ".raf", ".raw", ".rw2", ".sr2", ".srf", ".srw", ".x3f",
    )
)  # fmt: skip
_HEVC = frozenset((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"))
_STILLS = (b"mif1", b"msf1")  # a picture of some coding, which the other brands name


def told(head: bytes) -> str | None:
    """The kind of picture that a file begins as, a key of :data:`FORMATS`; None for everything else.

    Args:
        head: its first bytes, :data:`HEAD` of them at least where there are so many.

    """
    if head[4:8] == b"ftyp":
        return _in_boxes(head)
    if head.startswith(b"RIFF"):
        return "WEBP" if head[8:12] == b"WEBP" else None
    return next((kind for beginning, kind in _BEGINNINGS if head.startswith(beginning)), None)


_BEGINNINGS = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),
    (b"MM\0+", "TIFF"),
    (b"BM", "BMP"),
    *((b"P%d" % number, "PPM") for number in range(1, 7)),
    (b"Pf", "PPM"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG2000"),
    (b"\xff\x4f\xff\x51", "JPEG2000"),
)


def _in_boxes(head: bytes) -> str | None:
    length = min(int.from_bytes(head[:4], "big"), len(head))
    brands = {head[8:12], *(head[place : place + 4] for place in range(16, length - 3, 4))}
    if brands & {b"avif", b"avis"}:
        return "AVIF"
    if brands & _HEVC or head[8:12] in _STILLS:
        return "HEIF"
    return None


def cut_off(kind: str, content: bytes) -> bool:
    """Whether a file of a kind that says how long it is ends before."""
    if kind == "WEBP":
        return int.from_bytes(content[4:8], "little") + 8 > len(content)
    if kind in ("AVIF", "HEIF"):
        place = 0
        for _ in range(64):  # boxes side by side
            length = int.from_bytes(content[place : place + 4], "big")
            if length < 8:  # to the end, or too long for four bytes
                return False
            place += length
            if place >= len(content):
                return place > len(content)
    return False


def otherwise(name: str, head: bytes) -> str:
    """A sentence on a file that is no picture which is opened here: what it is, and what to do.

    Args:
        name: of the file.
        head: its first bytes.

    """
    if PurePath(name).suffix.lower() in _RAW or head[4:12] == b"ftypcrx ":
        return Message("{name} is a camera's raw file: save it as JPEG", name=name)
    if head.startswith((b"\xff\x0a", b"\0\0\0\x0cJXL ")):
        return Message("{name} is a JPEG XL picture, which is not read: save it as JPEG or PNG", name=name)
    if head.startswith(b"8BPS"):
        return Message("{name} is a Photoshop file: save it as JPEG or PNG", name=name)
    if head.startswith(b"%PDF"):
        return Message("{name} is a PDF document: save its picture as JPEG or PNG", name=name)
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith(b"<svg") or (text.startswith(b"<?xml") and PurePath(name).suffix.lower() == ".svg"):
        return Message("{name} is a drawing (SVG): save it as PNG", name=name)
    if text.startswith((b"<!doctype html", b"<html")):
        return Message("{name} is a web page, not a picture: save the picture itself", name=name)
    if head[4:8] == b"ftyp" or head.startswith((b"\x1aE\xdf\xa3", b"FLV")) or head[8:12] == b"AVI ":
        return Message("{name} is a film, not a picture", name=name)
    return Message("{name} is not a picture, whatever its name says", name=name)


def is_raw(name: str) -> bool:
    """Whether a file is a camera's raw data by its name: most begin as a TIFF with a tiny preview."""
    return PurePath(name).suffix.lower() in _RAW


@cache
def reads_heif() -> bool:
    """Whether the decoder for HEIC photos is there; registers it with Pillow."""
    try:
        import pi_heif
    except (ImportError, OSError):  # no such package, or a library that does not fit this system
        return False
    # previews, depth and what else lies beside the photo are of no use here
    pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)
    return True


def no_decoder(name: str) -> str:
    """A sentence on a HEIC photo where its decoder is missing."""
    return Message(
        "{name} is a HEIC photo, and its decoder is missing here: pip install pi-heif, or have the iPhone take JPEG "
        "(Settings, Camera, Formats, Most Compatible)",
        name=name,
    )
