"""The parts of a JPEG that make the picture.

What programs and cameras write beside it (EXIF, XMP, maker notes, previews, further pictures, a film behind the end) is
where files are spoilt, and a decoder that is strict about it refuses what every browser shows. So the decoder gets the
picture alone, ended where it was cut off: it then fills what is missing with grey, as browsers do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.faces import Image

Levels = npt.NDArray[np.generic]

_SEGMENTS = 4096  # an honest file has some dozens, one of a thousand passes has thousands
_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PROGRESSIVE = frozenset((0xC2, 0xC6, 0xCA, 0xCE))
_TABLES = frozenset((0xC4, 0xCC, 0xDB, 0xDD))
_MEANT = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}  # what says how colours are meant
_LEAST = {0xE0: 14, 0xE2: 14, 0xEE: 12}  # bytes of such a segment's content
_EXIF = b"Exif\0\0"
# within coded data: what ends it. Other bytes after 255 are damage, which the decoder steps over
_NEXT = re.compile(rb"\xff+([\xc0-\xcf\xd9-\xdf\xe0-\xef\xfe])")
_MARKER = re.compile(rb"\xff+([\x01-\xfe])")
_ROWS = 512  # looked at in one go
_GREY = 128  # what the decoder puts where nothing is left to decode
_NEAR = 8  # grey levels by which a profile may change it


@dataclass(frozen=True)
class Jpeg:
    """A JPEG reduced to what makes the picture.

    Attributes:
        content: the file.
        exif: what its EXIF segment holds; empty where there is none.
        width: in pixels; 0 where no frame is found.
        height: likewise.
        progressive: whether all of it must be in memory while it is decoded.
        passes: how often the decoder goes over the picture.
        whole: whether it has an end.

    """

    content: bytes
    exif: bytes
    width: int
    height: int
    progressive: bool
    passes: int
    whole: bool


def parted(content: bytes) -> Jpeg:
    """Take a JPEG apart; nothing in it can make this fail.

    Raises:
        ValueError: it has more segments than any picture.

    """
    kept, exif, width, height, progressive, passes, whole = [b"\xff\xd8"], b"", 0, 0, False, 0, False
    place = 2
    for _ in range(_SEGMENTS):
        found = _MARKER.search(content, place)
        if found is None:
            break
        marker, place = found[1][0], found.end()
        if marker == _EOI:
            whole = True
            break
        if marker <= 1 or 0xD0 <= marker <= _SOI:
            continue
        end = place + max(2, int.from_bytes(content[place : place + 2], "big"))
        if end > len(content):  # cut off within what is not coded data
            break
        segment = content[place + 2 : end]
        if marker == _SOS:
            following = _NEXT.search(content, end)
            end = following.start() if following is not None else len(content)
            passes += 1
            kept.append(content[found.end() - 2 : end])
        elif marker in _FRAMES and not width:
            height, width = int.from_bytes(segment[1:3], "big"), int.from_bytes(segment[3:5], "big")
            progressive = marker in _PROGRESSIVE
            kept.append(content[found.end() - 2 : end])
        elif marker in _TABLES or (
            marker in _MEANT and segment.startswith(_MEANT[marker]) and len(segment) >= _LEAST[marker]
        ):
            kept.append(content[found.end() - 2 : end])
        elif marker == 0xE1 and segment.startswith(_EXIF) and not exif:
            exif = segment
        place = end
    else:
        raise ValueError("it is coded in far too many passes")
    kept.append(b"\xff\xd9")
    return Jpeg(b"".join(kept), exif, width, height, progressive, passes, whole)


def share_there(pixels: Image) -> float:
    """Of a file that was cut off: the share of its rows, from the top, that were still there.

    Args:
        pixels: uint8 (height, width, 3) as decoded.

    """
    last = pixels[-1, -1]
    if int(np.ptp(last)) > _NEAR or abs(int(last[0]) - _GREY) > _NEAR:
        return 1.0
    return rows_there(pixels, last)


def rows_there(pixels: Levels, filling: Levels | int) -> float:
    """The share of rows above those at the bottom that hold nothing but one value."""
    height = len(pixels)
    for end in range(height, 0, -_ROWS):
        begin = max(0, end - _ROWS)
        other = np.flatnonzero((pixels[begin:end] != filling).reshape(end - begin, -1).any(axis=1))
        if len(other):
            return (begin + int(other[-1]) + 1) / height
    return 0.0
