"""HEIC photos as telephones write them, made here: the decoder that Portico uses cannot make any."""

from __future__ import annotations

import struct
from fractions import Fraction

import av
import numpy as np

from core.faces import Image


def heic(
    image: Image,
    *,
    turned: int = 0,
    mirrored: int | None = None,
    exif: bytes = b"",
    profile: bytes = b"",
    brand: bytes = b"heic",
) -> bytes:
    """A photo in one HEVC picture.

    Args:
        image: uint8 (height, width, 3), of sides that can be halved, as the file holds it.
        turned: quarter turns against the clock that whoever shows it has to make.
        mirrored: 0 top to bottom, 1 left to right; None not at all.
        exif: from the byte order on.
        profile: ICC.
        brand: of the file.

    """
    config, coded = _coded(image)
    height, width = image.shape[:2]
    properties = [
        _box(b"hvcC", config),
        _box(b"ispe", bytes(4) + struct.pack(">II", width, height)),
        _box(b"pixi", bytes(4) + b"\x03\x08\x08\x08"),
        _box(b"colr", b"nclx" + struct.pack(">HHHB", 1, 13, 6, 0x80)),
    ]
    if profile:
        properties.append(_box(b"colr", b"prof" + profile))
    if turned:
        properties.append(_box(b"irot", bytes([turned])))
    if mirrored is not None:
        properties.append(_box(b"imir", bytes([mirrored])))
    told = struct.pack(">I", 0) + exif if exif else b""
    items = [(1, b"hvc1", coded), *([(2, b"Exif", told)] if told else [])]
    links = b"".join(
        bytes([number | (0x80 if one[4:8] in (b"hvcC", b"irot", b"imir") else 0)])
        for number, one in enumerate(properties, 1)
    )
    association = struct.pack(">II", 0, 1) + struct.pack(">HB", 1, len(properties)) + links
    inside = [
        _box(b"hdlr", bytes(8) + b"pict" + bytes(13)),
        _box(b"pitm", bytes(4) + struct.pack(">H", 1)),
        _box(b"iinf", bytes(4) + struct.pack(">H", len(items)) + b"".join(_listed(*item) for item in items)),
        *([_box(b"iref", bytes(4) + _box(b"cdsc", struct.pack(">HHH", 2, 1, 1)))] if told else []),
        _box(b"iprp", _box(b"ipco", b"".join(properties)) + _box(b"ipma", association)),
    ]
    head = _box(b"ftyp", brand + bytes(4) + b"mif1heic")
    meta_length = 12 + sum(map(len, inside)) + 16 + 14 * len(items)
    place, places = len(head) + meta_length + 8, b""
    for number, _kind, data in items:
        places += struct.pack(">HHHII", number, 0, 1, place, len(data))
        place += len(data)
    located = _box(b"iloc", bytes(4) + b"\x44\0" + struct.pack(">H", len(items)) + places)
    meta = _box(b"meta", bytes(4) + b"".join(inside) + located)
    assert len(meta) == meta_length
    return head + meta + _box(b"mdat", b"".join(data for _number, _kind, data in items))


def _box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", 8 + len(content)) + kind + content


def _listed(number: int, kind: bytes, _data: bytes) -> bytes:
    return _box(b"infe", b"\x02\0\0\0" + struct.pack(">HH", number, 0) + kind + b"\0")


def _coded(image: Image) -> tuple[bytes, bytes]:
    """The decoder's configuration and one HEVC picture, as an MP4 file has them."""
    coder = av.CodecContext.create("libx265", "w")
    coder.height, coder.width = image.shape[:2]
    coder.pix_fmt, coder.time_base = "yuv420p", Fraction(1, 1)
    coder.options = {"crf": "8", "x265-params": "log-level=none:info=0:pools=none:frame-threads=1:repeat-headers=1"}
    frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(image), "rgb24").reformat(
        format="yuv420p", dst_colorspace="ITU601", dst_color_range="JPEG"
    )
    frame.pts = 0
    stream = b"".join(bytes(packet) for packet in (*coder.encode(frame), *coder.encode(None)))
    units = [unit.rstrip(b"\0") for unit in stream.split(b"\0\0\1") if unit.rstrip(b"\0")]
    by_kind = {kind: [unit for unit in units if unit[0] >> 1 & 63 == kind] for kind in (32, 33, 34)}
    profile = by_kind[33][0][3:].replace(b"\0\0\3", b"\0\0")[:12]
    config = b"\1" + profile + bytes((0xF0, 0, 0xFC, 0xFD, 0xF8, 0xF8, 0, 0, 0x0F, len(by_kind)))
    for kind, sets in by_kind.items():
        config += bytes((0x80 | kind,)) + struct.pack(">H", len(sets))
        config += b"".join(struct.pack(">H", len(one)) + one for one in sets)
    slices = [unit for unit in units if unit[0] >> 1 & 63 < 32]
    return config, b"".join(struct.pack(">I", len(one)) + one for one in slices)
