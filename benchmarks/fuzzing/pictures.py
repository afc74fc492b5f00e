"""Pictures: every format that is read, in every mode that it can have."""

from __future__ import annotations

import warnings
from functools import cache
from io import BytesIO
from typing import Any

import numpy as np

from benchmarks.fuzzing.target import Target, require
from tests import icc
from tests.heic import heic

_SIDE = 40
_SMALL = 8  # so that a JPEG is decoded at an eighth


def _decode(content: bytes) -> None:
    from core import images

    _check(images.decode(content, "a.jpg"), images.MIN_SIDE, images.MAX_PIXELS)


def _thumbnail(content: bytes) -> None:
    from core import images

    picture = images.thumbnail(content, _SMALL)
    _check(picture, 1, _SMALL * _SMALL)


def _parts(content: bytes) -> None:
    """What is asked of EXIF, and what of a file is handed to a decoder."""
    from core.pictures import exif, jpeg, kinds, png

    require(1 <= exif.orientation(content) <= 8, "exif: a picture cannot be turned so")
    require(len(exif.taken(content)) <= 32, "exif: a moment is longer than any")
    require(len(exif.without(content)) == len(content), "exif: a file has another length without it")
    kind = kinds.told(content[: kinds.HEAD])
    require(bool(kinds.otherwise("a.jpg", content[: kinds.HEAD])), "kind: it is not told")
    require(kind is None or not kinds.cut_off(kind, content) or kind in ("WEBP", "AVIF", "HEIF"), "kind: it has no end")
    try:
        coded = jpeg.parted(content)
        require(coded.content.startswith(b"\xff\xd8") and coded.content.endswith(b"\xff\xd9"), "JPEG: it has no ends")
        require(len(coded.content) <= len(content) + 4, "JPEG: it grows")
        picture, told = png.parted(content)
        require(picture.endswith(b"IEND\xaeB`\x82"), "PNG: it has no end")
        require(len(told) <= len(content), "PNG: its EXIF grows")
        require(png.parted(picture)[0] == picture, "PNG: its parts have parts")
    except ValueError:
        pass  # more parts than any picture has


def _check(picture: Any, least: int, most: int) -> None:
    require(isinstance(picture, np.ndarray) and picture.dtype == np.uint8, "picture: it is not made of bytes")
    require(picture.ndim == 3 and picture.shape[2] == 3, "picture: it is not RGB")
    require(min(picture.shape[:2]) >= least, "picture: it is too small")
    require(picture.shape[0] * picture.shape[1] <= most, "picture: it is too large")
    require(picture.flags.c_contiguous and picture.flags.writeable, "picture: it cannot be worked on")


def _allowed() -> tuple[type[Exception], ...]:
    from core.errors import ImageError

    return (ImageError,)


@cache
def seeds() -> list[bytes]:
    """The two public-domain portraits, small, in every format that is read and some that are not."""
    from PIL import Image as Pillow

    from core import demo

    collins, hopper = (Pillow.fromarray(p).resize((_SIDE, _SIDE + 8)) for p in (demo.astronaut(), demo.admiral()))
    exif = Pillow.Exif()
    exif[0x0112], exif[0x010E], exif[0x011A] = 6, "a description", (72, 1)
    exif.get_ifd(0x8769)[0x9003] = "2026:03:01 12:00:00"
    wider = collins.resize((5 * _SIDE, 6 * _SIDE))
    profile = icc.screen(icc.DISPLAY_P3)
    clear = collins.copy()
    clear.putalpha(hopper.convert("L"))
    wide = Pillow.fromarray(np.asarray(collins.convert("L")).astype(np.uint16) * 257)
    ways: list[tuple[Pillow.Image, str, dict[str, Any]]] = [
        (collins, "JPEG", {"quality": 60}),
        (hopper, "JPEG", {"quality": 80, "progressive": True, "exif": exif}),
        (hopper.convert("L"), "JPEG", {"restart_marker_blocks": 2}),
        (collins.convert("CMYK"), "JPEG", {"subsampling": 0}),
        (collins, "MPO", {"save_all": True, "append_images": [hopper]}),
        (collins, "PNG", {"exif": exif}),
        (clear, "PNG", {}),
        (collins.quantize(16), "PNG", {"transparency": 3}),
        (collins.convert("1"), "PNG", {}),
        (clear.convert("LA"), "PNG", {}),
        (wide, "PNG", {}),
        (collins, "PNG", {"save_all": True, "append_images": [hopper], "duration": 40}),
        (collins, "BMP", {}),
        (collins.quantize(200), "BMP", {}),
        (collins.convert("1"), "BMP", {}),
        (collins, "WEBP", {"quality": 40}),
        (clear, "WEBP", {"lossless": True, "exif": exif}),
        (clear, "WEBP", {"save_all": True, "append_images": [hopper], "duration": 40}),
        *((collins, "TIFF", {"compression": c}) for c in ("tiff_lzw", "tiff_deflate", "jpeg")),
        (hopper, "TIFF", {"exif": exif}),
        (collins.convert("1"), "TIFF", {"compression": "group4"}),
        (wide, "TIFF", {"compression": "packbits"}),
        (collins.convert("F"), "TIFF", {}),
        (collins.convert("I"), "TIFF", {}),
        (collins.convert("LAB"), "TIFF", {}),
        (clear, "TIFF", {"save_all": True, "append_images": [hopper]}),
        *((turned, form, {"exif": exif}) for turned in (hopper, clear) for form in ("AVIF", "WEBP")),
        (collins, "AVIF", {"save_all": True, "append_images": [hopper], "speed": 9}),
        (collins, "JPEG", {"icc_profile": profile, "exif": exif}),
        (clear, "PNG", {"icc_profile": profile}),
        (collins.convert("CMYK"), "JPEG", {"icc_profile": icc.inks(dict.fromkeys(icc.PRINTS, (50.0, 9.0, -9.0)))}),
        (wider, "JPEG", {"quality": 30}),
        (wider, "JPEG", {"quality": 30, "progressive": True, "exif": exif}),
        (collins, "JPEG2000", {}),
        (clear, "JPEG2000", {"quality_layers": [20], "num_resolutions": 3}),
        (clear, "GIF", {"save_all": True, "append_images": [hopper], "interlace": 1}),
        (collins, "PPM", {}),
        (hopper.convert("L"), "PPM", {}),
        (hopper.convert("1"), "PPM", {}),
        (wide, "PPM", {}),
        (collins.quantize(8), "GIF", {}),
        (collins, "EPS", {}),
        (collins, "TGA", {"compression": "tga_rle"}),
    ]
    found = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the fraction that no tag may hold, and telephones write
        told = exif.tobytes()[6:]
        for picture, form, options in ways:
            buffer = BytesIO()
            picture.save(buffer, form, **options)
            found.append(buffer.getvalue())
    turned = heic(np.asarray(collins), turned=1, exif=told, profile=profile)
    found += [turned, heic(np.asarray(hopper), mirrored=1, brand=b"mif1")]
    found += [told, found[1][: len(found[1]) * 3 // 4]]
    greys = " ".join(str(v) for v in np.asarray(collins.convert("L")).ravel())
    found.append(f"P2\n# a comment\n{_SIDE} {_SIDE + 8}\n255\n{greys}\n".encode())
    bits = " ".join(str(v) for v in np.asarray(collins.convert("1")).astype(int).ravel())
    found.append(f"P1\n{_SIDE} {_SIDE + 8}\n{bits}\n".encode())
    return found


_WORDS = (
    b"\xff\xd8\xff", b"\xff\xda", b"\xff\xc2", b"\xff\xc4", b"\xff\xd9", b"Exif\0\0", b"II*\0", b"MM\0*", b"IHDR",
    b"IDAT", b"IEND", b"PLTE", b"tRNS", b"iCCP", b"zTXt", b"acTL", b"fcTL", b"eXIf", b"RIFF", b"WEBPVP8X", b"VP8L",
    b"ANMF", b"BM", b"P5\n", b"P6\n", b"Pf\n", b"65535", b"GIF89a", b"\x12\x01\x03\0\x01\0\0\0\x06\0", b"8BPS",
    b"%!PS-Adobe", b"\0\0\0\x0cjP  ", b"ftypavif", b"ftypheic", b"irot", b"imir", b"ispe", b"colr", b"hvcC", b"iloc",
    b"infe\2\0\0\0\0\2\0\0Exif", b"\xff\xe1", b"\xff\xe2ICC_PROFILE\0\1\1", b"\xff\xee\0\x0eAdobe", b"acsp", b"para",
    b"\x69\x87\4\0", b"\x12\1\3\0", b"\x87\x69\0\4", b"\1\x12\0\3", b"\xff\xd9", b"\xff\x4f\xff\x51", b"jp2h",
)  # fmt: skip

# libwebp alone takes a gigabyte for the largest picture that is taken; all others stay at half of that
TARGETS = [
    Target("image", _decode, seeds, _allowed, _WORDS, longest=8192, megabytes=1280),
    Target("picture parts", _parts, seeds, _allowed, _WORDS, longest=8192),
    Target("thumbnail", _thumbnail, seeds, _allowed, _WORDS, longest=8192, megabytes=1280),
]
