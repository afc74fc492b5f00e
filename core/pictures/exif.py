"""What EXIF says of a picture that matters here: which way is up, and when it was taken.

Only the two values that are used are looked at, so that nothing else in it, however spoilt, can come in the way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

ORIENTATION, EXIF, GPS, XMP = 0x0112, 0x8769, 0x8825, 0x02BC
_TAKEN = 0x9003  # DateTimeOriginal
_PREFIX = b"Exif\0\0"
_ENTRY = 12
_ENTRIES = 4096  # of a directory; honest ones have some dozens
_SHORT, _LONG, _ASCII = 3, 4, 2
_WIDTHS = {1: 1, 6: 1, 7: 1, _SHORT: 2, 8: 2, _LONG: 4, 9: 4, 13: 4}  # bytes of the integer types


@dataclass(frozen=True)
class Entry:
    """One entry of a directory.

    Attributes:
        tag: its number.
        place: of its twelve bytes in the data.
        kind: its type.
        count: of values.

    """

    tag: int
    place: int
    kind: int
    count: int


class Directories:
    """TIFF directories, as EXIF and TIFF files have them.

    Args:
        data: from the byte order on; anything at all.

    """

    def __init__(self, data: bytes):
        self.data = data
        self.valid = data[:4] in (b"II*\0", b"MM\0*")
        self._order: Literal["little", "big"] = "little" if data[:2] == b"II" else "big"

    def number(self, place: int, width: int) -> int:
        """The unsigned number of so many bytes at a place."""
        return int.from_bytes(self.data[place : place + width], self._order)

    def entries(self, start: int | None = None) -> Iterator[Entry]:
        """The entries of the first directory, or of the one at a place, as many as are there."""
        if not self.valid:
            return
        start = self.number(4, 4) if start is None else start
        for row in range(min(self.number(start, 2), _ENTRIES)):
            place = start + 2 + row * _ENTRY
            if place + _ENTRY > len(self.data):
                return
            yield Entry(self.number(place, 2), place, self.number(place + 2, 2), self.number(place + 4, 4))

    def integer(self, entry: Entry) -> int | None:
        """Its first value, where it is an integer that lies in the entry itself."""
        width = _WIDTHS.get(entry.kind)
        return None if width is None or not entry.count else self.number(entry.place + 8, width)

    def find(self, tag: int, start: int | None = None) -> Entry | None:
        """The first entry with this tag."""
        return next((entry for entry in self.entries(start) if entry.tag == tag), None)


def _directories(exif: bytes) -> Directories:
    while exif.startswith(_PREFIX):
        exif = exif[len(_PREFIX) :]
    return Directories(exif)


def orientation(exif: bytes) -> int:
    """How the picture has to be turned, 1 to 8 as EXIF counts; 1, not at all, where nothing sensible is said."""
    directories = _directories(exif)
    entry = directories.find(ORIENTATION)
    value = directories.integer(entry) if entry is not None else None
    return value if value is not None and 1 <= value <= 8 else 1


def taken(exif: bytes) -> str:
    """When the picture was taken, as it is written: ``2026:03:01 12:00:00``; empty where nothing is said."""
    directories = _directories(exif)
    pointer = directories.find(EXIF)
    start = directories.integer(pointer) if pointer is not None else None
    entry = directories.find(_TAKEN, start) if start is not None else None
    if entry is None or entry.kind != _ASCII:
        return ""
    place = directories.number(entry.place + 8, 4)
    return directories.data[place : place + min(entry.count, 32)].decode("ascii", "replace").rstrip("\0 ")


def without(tiff: bytes) -> bytes:
    """A TIFF file whose first directory says nothing of which way is up, and points to no EXIF, GPS or XMP."""
    directories = Directories(tiff)
    spoken = [entry.place for entry in directories.entries() if entry.tag in (ORIENTATION, EXIF, GPS, XMP)]
    if not spoken:
        return tiff
    changed = bytearray(tiff)
    for place in spoken:
        changed[place : place + 2] = b"\xfd\xfd"  # a tag that means nothing
    return bytes(changed)
