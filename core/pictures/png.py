"""The parts of a PNG that make the picture, for the same reason as in :mod:`core.pictures.jpeg`."""

from __future__ import annotations

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHUNKS = 500_000
_PICTURE = frozenset((b"IHDR", b"PLTE", b"IDAT"))
_MEANT = frozenset((b"tRNS", b"iCCP"))  # how its levels are meant
_MOST_MEANT = 4_000_000  # bytes of a profile


def parted(content: bytes) -> tuple[bytes, bytes]:
    """A PNG without what is not the picture, and what its EXIF chunk holds.

    A file that was cut off is ended, one with further frames keeps its own picture.

    Raises:
        ValueError: it has more chunks than any picture.

    """
    kept, exif, place = [_SIGNATURE], b"", len(_SIGNATURE)
    for _ in range(_CHUNKS):
        length, kind = int.from_bytes(content[place : place + 4], "big"), content[place + 4 : place + 8]
        if len(kind) < 4 or kind == b"IEND":
            break
        end = place + 12 + length
        if end > len(content):  # cut off
            if kind == b"IDAT":
                kept.append(_chunk(kind, content[place + 8 :]))
            break
        if kind in _PICTURE:
            kept.append(content[place:end])
        elif kind in (b"eXIf", *_MEANT) and length <= _MOST_MEANT:
            intact = zlib.crc32(content[place + 4 : end - 4]) == int.from_bytes(content[end - 4 : end], "big")
            if kind == b"eXIf":
                exif = exif or content[place + 8 : end - 4]
            elif intact:
                kept.append(content[place:end])
        place = end
    else:
        raise ValueError("it is coded in far too many parts")
    kept.append(_chunk(b"IEND", b""))
    return b"".join(kept), exif


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
