from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow
from PIL import ImageCms

from core import images
from core.errors import ImageError
from core.pictures import kinds, opening
from tests import icc
from tests.heic import heic

_TURNS = {
    1: None,
    2: Pillow.Transpose.FLIP_LEFT_RIGHT,
    3: Pillow.Transpose.ROTATE_180,
    4: Pillow.Transpose.FLIP_TOP_BOTTOM,
    5: Pillow.Transpose.TRANSPOSE,
    6: Pillow.Transpose.ROTATE_90,
    7: Pillow.Transpose.TRANSVERSE,
    8: Pillow.Transpose.ROTATE_270,
}
"""By EXIF's number, how a file holds the picture that it is to be shown as."""


@pytest.fixture(scope="module")
def portrait(collins: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(collins[:240, :160])


def _saved(pixels: np.ndarray | Pillow.Image, form: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    picture = pixels if isinstance(pixels, Pillow.Image) else Pillow.fromarray(pixels)
    picture.save(buffer, form, **options)
    return buffer.getvalue()


def _turned(pixels: np.ndarray, way: int) -> Pillow.Image:
    turn = _TURNS[way]
    return Pillow.fromarray(pixels) if turn is None else Pillow.fromarray(pixels).transpose(turn)


def _exif(way: int = 1) -> bytes:
    exif = Pillow.Exif()
    exif[0x0112] = way
    return exif.tobytes()


def _like(found: np.ndarray, wanted: np.ndarray, most: float = 6.0) -> bool:
    return found.shape == wanted.shape and float(np.abs(found.astype(int) - wanted).mean()) < most


@pytest.mark.parametrize("way", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "MPO", "PNG", "WEBP", "TIFF", "AVIF"])
def test_every_way_of_holding_a_camera_comes_out_upright(portrait: np.ndarray, form: str, way: int) -> None:
    held = _turned(portrait, way)
    more = {"save_all": True, "append_images": [held]} if form == "MPO" else {}
    assert _like(images.decode(_saved(held, form, exif=_exif(way), **more)), portrait)


@pytest.mark.parametrize("compression", ["raw", "tiff_lzw", "tiff_deflate", "jpeg"])
def test_a_tiff_is_turned_once_however_it_is_packed(portrait: np.ndarray, compression: str) -> None:
    for way in (3, 6, 7):
        content = _saved(_turned(portrait, way), "TIFF", exif=_exif(way), compression=compression)
        assert _like(images.decode(content), portrait), way


def _entry(order: str, tag: int, kind: int, count: int, value: bytes) -> bytes:
    return struct.pack(f"{order}HHI", tag, kind, count) + value.ljust(4, b"\0")[:4]


def _told(way: int, *entries: bytes, order: str = "<", count: int | None = None, after: bytes = b"") -> bytes:
    """EXIF data with the orientation, and whatever else."""
    own = _entry(order, 0x0112, 3, 1, struct.pack(f"{order}H", way))
    rows = sorted([own, *entries], key=lambda row: struct.unpack(f"{order}H", row[:2])[0])
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", 8)
    return head + struct.pack(f"{order}H", len(rows) if count is None else count) + b"".join(rows) + bytes(4) + after


_AT = struct.pack("<I", 200)
_SPOILT = {
    "a negative fraction": _told(6, _entry("<", 0x011A, 10, 1, _AT), after=bytes(200) + struct.pack("<ii", -5, 1) * 30),
    "a fraction over nothing": _told(6, _entry("<", 0x011A, 5, 1, _AT), after=struct.pack("<II", 72, 0) * 60),
    "words for a number": _told(6, _entry("<", 0x011A, 2, 9, _AT), after=b"seventy two" * 40),
    "a type that there is not": _told(6, _entry("<", 0x0128, 99, 1, b"\1")),
    "values without end": _told(6, _entry("<", 0x010F, 2, 0xFFFFFFFF, b"\xff\xff\xff\x7f")),
    "a directory within itself": _told(6, _entry("<", 0x8769, 4, 1, b"\x08"), _entry("<", 0x8825, 4, 1, b"\x08")),
    "one that is followed by itself": _told(6)[:-4] + struct.pack("<I", 8),
    "one that is cut off": _told(6, _entry("<", 0x0213, 3, 1, b"\1"), count=40)[:-9],
    "pointers to nowhere": _told(6, _entry("<", 0x8769, 4, 1, b"\xff\xff\xff\x7f"), _entry("<", 0xA005, 4, 1, b"\xff")),
    "a maker's note of noise": _told(
        6,
        _entry("<", 0x8769, 4, 1, b"\x2a"),
        after=b"\1\0" + _entry("<", 0x927C, 7, 999999, b"\xff\xff") + b"\xfe" * 99,
    ),
    "the other order of bytes": _told(6, _entry(">", 0x011A, 10, 1, b"\xff\xff"), order=">"),
    "an orientation as a long number": _told(1)[:8] + b"\1\0" + _entry("<", 0x0112, 4, 1, b"\6") + bytes(4),
    "many orientations": _told(1)[:8] + b"\1\0" + _entry("<", 0x0112, 3, 65535, b"\6") + bytes(4),
    "its beginning twice": b"Exif\0\0" + _told(6),
}


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("spoilt", _SPOILT)
def test_spoilt_exif_does_not_spoil_a_picture(portrait: np.ndarray, spoilt: str, form: str) -> None:
    content = _saved(_turned(portrait, 6), form, exif=b"Exif\0\0" + _SPOILT[spoilt])
    assert _like(images.decode(content), portrait)


@pytest.mark.parametrize(
    "exif", [b"", b"Exif\0\0", b"Exif\0\0II*\0", b"nonsense" * 9, _told(0), _told(9), _told(65535)]
)
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_exif_that_says_nothing_leaves_a_picture_as_it_lies(portrait: np.ndarray, exif: bytes, form: str) -> None:
    content = _saved(portrait, form)
    if form == "JPEG":
        content = content[:2] + _segment(0xE1, exif) + content[2:]
    elif form == "PNG":
        content = content[:33] + _chunk(b"eXIf", exif) + content[33:]
    elif exif[6:] and form == "WEBP":
        content = _saved(portrait, form, exif=exif)
    elif form == "AVIF":
        content = _saved(portrait, form, exif=_told(1)).replace(
            _told(1), exif.ljust(len(_told(1)), b"\xee")[: len(_told(1))]
        )
    assert _like(images.decode(content), portrait)


def _segment(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content


def _chunk(kind: bytes, content: bytes, *, intact: bool = True) -> bytes:
    check = zlib.crc32(kind + content) ^ (0 if intact else 1)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)


_BESIDE = {
    "XMP that is no XML": _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta tiff:Orientation='9'\xff\xfe"),
    "a Photoshop block cut off": _segment(0xED, b"Photoshop 3.0\x008BIM\x03\xed\0\xff\0\0\xff\xff"),
    "half an Adobe segment": _segment(0xEE, b"Adobe\0"),
    "half a JFIF segment": _segment(0xE0, b"JFIF\0\1"),
    "an index of pictures that are not there": _segment(0xE2, b"MPF\0II*\0\x08\0\0\0\xff\xff" + b"\x02\xb0" * 20),
    "pieces of a profile that do not fit": _segment(0xE2, b"ICC_PROFILE\0\x07\x02" + b"\xee" * 300),
    "an empty segment": _segment(0xE2, b""),
    "bytes between the segments": b"\0\x11\x22",
    "a comment of noise": _segment(0xFE, b"\xff" * 500),
    "an unknown segment": _segment(0xE9, b"\xff\xd9\xff\xda" * 20),
}


@pytest.mark.parametrize("beside", _BESIDE)
def test_what_lies_beside_the_picture_of_a_jpeg_does_not_matter(portrait: np.ndarray, beside: str) -> None:
    content = _saved(_turned(portrait, 8), "JPEG", exif=_exif(8))
    places = (content.index(b"\xff\xdb"), *((2,) if _BESIDE[beside].startswith(b"\xff") else ()))
    for place in places:
        assert _like(images.decode(content[:place] + _BESIDE[beside] + content[place:]), portrait)
    assert _like(images.decode(content + b"\0\0\0\x18ftypmp42" + b"\xff\xd8\xff" * 99), portrait)  # a film behind it


def test_what_lies_beside_the_picture_of_a_png_does_not_matter(portrait: np.ndarray) -> None:
    content = _saved(portrait, "PNG")
    beside = b"".join(
        (
            _chunk(b"tEXt", b"Comment\0" + b"x" * 50, intact=False),
            _chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(100_000_000), 9)),
            _chunk(b"iCCP", b"bad\0\0no deflated bytes"),
            _chunk(b"pHYs", b"\0"),
            _chunk(b"acTL", b"\0"),
            _chunk(b"iTXt", b"\xff" * 20),
        )
    )
    assert (images.decode(content[:33] + beside + content[33:]) == portrait).all()
    assert (images.decode(content[:-12]) == portrait).all()  # without its end
    assert (images.decode(content + b"more") == portrait).all()


@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_without_its_tail_is_shown_as_browsers_show_it(portrait: np.ndarray, progressive: bool) -> None:
    content = _saved(portrait, "JPEG", quality=90, progressive=progressive)
    for missing in (1, 2, 20, len(content) // 10):
        assert _like(images.decode(content[:-missing])[:200], portrait[:200], 9.0), missing
    found = images.decode(content[: len(content) * 7 // 10])
    assert _like(found[:100], portrait[:100], 9.0)


@pytest.mark.parametrize(("form", "options"), [("JPEG", {}), ("PNG", {}), ("TIFF", {})])
def test_less_than_half_a_picture_is_not_used(portrait: np.ndarray, form: str, options: dict[str, object]) -> None:
    content = _saved(portrait, form, **options)
    with pytest.raises(ImageError, match=r"a\.x was cut off: only the upper \d+ % of it are there; copy it again"):
        images.decode(content[: len(content) // 4], "a.x")


@pytest.mark.parametrize("form", ["WEBP", "AVIF", "HEIC"])
def test_a_file_that_must_be_whole_says_that_it_was_cut_off(portrait: np.ndarray, form: str) -> None:
    content = heic(portrait) if form == "HEIC" else _saved(portrait, form)
    with pytest.raises(ImageError, match="was cut off: copy it again"):
        images.decode(content[:-200])


def test_most_of_a_png_is_shown(portrait: np.ndarray) -> None:
    content = _saved(portrait, "PNG")
    found = images.decode(content[: len(content) * 8 // 10])
    assert (found[:130] == portrait[:130]).all()


# colours


@pytest.mark.parametrize(
    ("primaries", "gamma"), [(icc.DISPLAY_P3, None), (icc.ADOBE_RGB, 2.19921875)], ids=["Display P3", "Adobe RGB"]
)
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF", "HEIC"])
def test_wide_colours_are_shown_as_they_are_meant(
    primaries: tuple[tuple[float, float], ...], gamma: float | None, form: str
) -> None:
    meant = np.zeros((64, 96, 3), np.uint8)
    meant[:, :32], meant[:, 32:64], meant[:, 64:] = (200, 60, 60), (70, 160, 80), (180, 150, 120)
    held = np.rint(255 * icc.levels_in(primaries, meant / 255.0, gamma)).astype(np.uint8)
    assert np.abs(held.astype(int) - meant).max() > 10
    profile = icc.screen(primaries, gamma)
    if form == "HEIC":
        content = heic(held, profile=profile)
    else:
        more = (
            {"quality": 98, "subsampling": 0} if form == "JPEG" else {"quality": 98} if form in ("WEBP", "AVIF") else {}
        )
        content = _saved(held, form, icc_profile=profile, **more)
    found = images.decode(content)[8:-8].astype(int)
    for left in (0, 32, 64):
        assert np.abs(found[:, left + 8 : left + 24] - meant[8:-8, left + 8 : left + 24]).max() <= 6


def test_a_profile_is_taken_by_its_curves_and_not_by_its_name(portrait: np.ndarray) -> None:
    """Linear sRGB has "sRGB" in its name as well."""
    meant = np.full((64, 64, 3), (200, 128, 90), np.uint8)
    held = np.rint(255 * icc.levels_in(icc.SRGB, meant / 255.0, 1.0)).astype(np.uint8)
    linear = icc.screen(icc.SRGB, 1.0, "GIMP built-in Linear sRGB")
    assert np.abs(images.decode(_saved(held, "PNG", icc_profile=linear)).astype(int) - meant).max() <= 3
    own = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert (images.decode(_saved(portrait, "PNG", icc_profile=own)) == portrait).all()


def test_a_profile_of_printing_says_what_inks_look_like() -> None:
    lab = {(c, m, y, k): (0.0 if k else 100.0 - 25 * (c + m + y), 0.0, 0.0) for c, m, y, k in icc.PRINTS}
    lab[0, 1, 0, 0] = (50.0, 0.0, 0.0)  # this printer's magenta is a grey
    magenta = Pillow.new("CMYK", (64, 64), (0, 255, 0, 0))
    plain = images.decode(_saved(magenta, "JPEG", quality=98, subsampling=0))[32, 32].astype(int)
    assert plain[0] - plain[1] > 150
    found = images.decode(_saved(magenta, "JPEG", quality=98, subsampling=0, icc_profile=icc.inks(lab)))[32, 32].astype(
        int
    )
    assert np.ptp(found) <= 6
    assert 100 <= found[0] <= 140


def test_four_inks_without_a_profile_are_near_what_was_meant(portrait: np.ndarray) -> None:
    inks = Pillow.fromarray(portrait).convert("CMYK")
    assert _like(images.decode(_saved(inks, "JPEG", quality=95)), portrait)
    assert _like(images.decode(_saved(inks, "TIFF")), portrait, 2.0)


@pytest.mark.parametrize("profile", [b"", b"no profile at all" * 20, bytes(5000), icc.screen(icc.DISPLAY_P3)[:300]])
def test_a_spoilt_profile_is_left_aside(portrait: np.ndarray, profile: bytes) -> None:
    assert _like(images.decode(_saved(portrait, "JPEG", quality=95, icc_profile=profile)), portrait, 3.0)


def test_a_profile_of_other_colours_is_left_aside(portrait: np.ndarray) -> None:
    lab = dict.fromkeys(icc.PRINTS, (50.0, 0.0, 0.0))
    assert (images.decode(_saved(portrait, "PNG", icc_profile=icc.inks(lab))) == portrait).all()


def test_sixteen_bits_are_kept_as_eight(portrait: np.ndarray) -> None:
    rows = b"".join(
        b"\0" + row.astype(">u2").tobytes() for row in portrait.reshape(len(portrait), -1).astype(np.uint16) * 257
    )
    height, width = portrait.shape[:2]
    head = struct.pack(">IIBBBBB", width, height, 16, 2, 0, 0, 0)
    content = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")
    assert np.abs(images.decode(content).astype(int) - portrait).max() <= 1


def test_animations_show_their_first_picture(portrait: np.ndarray) -> None:
    other = Pillow.fromarray(255 - portrait)
    for form in ("GIF", "WEBP", "PNG", "AVIF", "TIFF"):
        content = _saved(portrait, form, save_all=True, append_images=[other, other])
        assert _like(images.decode(content), portrait, 12.0), form


# transparency


def test_transparency_is_kept_beside_the_picture_on_white(portrait: np.ndarray) -> None:
    disc = np.zeros(portrait.shape[:2], np.uint8)
    disc[60:180, 40:120] = 255
    disc[100:120] //= 2
    whole = np.dstack([portrait, disc])
    for content in (_saved(whole, "PNG"), _saved(whole, "WEBP", lossless=True, exact=True), _saved(whole, "TIFF")):
        found = opening.opened(content, "a.png")
        assert found.clear is not None
        assert (found.clear == whole).all()
        assert (found.pixels[disc == 0] == 255).all()
        assert (found.pixels[disc == 255] == portrait[disc == 255]).all()
    assert opening.opened(_saved(np.dstack([portrait, np.full_like(disc, 255)]), "PNG"), "a.png").clear is None
    turned = opening.opened(_saved(_turned(portrait, 6).convert("RGBA"), "PNG", exif=_exif(6)), "a.png")
    assert _like(turned.pixels, portrait)


def test_a_palette_with_transparency_keeps_it(portrait: np.ndarray) -> None:
    few = Pillow.fromarray(portrait).quantize(16)
    found = opening.opened(_saved(few, "PNG", transparency=bytes([0] * 4 + [255] * 12)), "a.png")
    assert found.clear is not None
    assert ((found.clear[..., 3] == 0) == (np.asarray(few) < 4)).all()


# what telephones write


@pytest.mark.parametrize("brand", [b"heic", b"mif1", b"heix"])
def test_a_telephones_photo_is_read_and_turned_once(portrait: np.ndarray, brand: bytes) -> None:
    assert _like(images.decode(heic(portrait, brand=brand)), portrait)
    turned = heic(np.ascontiguousarray(np.rot90(portrait, -1)), turned=1, exif=_exif(6)[6:], brand=brand)
    assert _like(images.decode(turned), portrait)
    mirrored = heic(np.ascontiguousarray(portrait[:, ::-1]), mirrored=1, exif=_exif(2)[6:], brand=brand)
    assert _like(images.decode(mirrored), portrait)
    for name, spoilt in _SPOILT.items():
        assert _like(images.decode(heic(portrait, exif=spoilt)), portrait), name


def test_where_the_decoder_is_missing_it_is_told_what_to_do(
    portrait: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = heic(portrait)
    monkeypatch.setattr(kinds, "reads_heif", lambda: False)
    with pytest.raises(ImageError, match=r"a\.heic is a HEIC photo, .* \(Settings, Camera, Formats, Most Compatible\)"):
        images.decode(content, "a.heic")


@pytest.mark.parametrize("name", ["a.HEIC", "a.png", "a.jfif", "a.txt", "a", "a.jpg"])
def test_the_content_decides_whatever_the_name_says(tmp_path: Path, portrait: np.ndarray, name: str) -> None:
    for content in (_saved(portrait, "JPEG"), heic(portrait), _saved(portrait, "AVIF"), _saved(portrait, "WEBP")):
        (tmp_path / name).write_bytes(content)
        assert _like(images.read(tmp_path / name), portrait)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.jpg", b"<!DOCTYPE html><html>", "is a web page"),
        ("a.svg", b'<?xml version="1.0"?><svg/>', "SVG"),
        ("a.jpg", b"%PDF-1.7", "is a PDF document"),
        ("a.jxl", b"\xff\x0a" + bytes(20), "JPEG XL"),
        ("a.psd", b"8BPS\0\1", "Photoshop"),
        ("a.nef", b"MM\0*\0\0\0\x08", "raw file: save it as JPEG"),
        ("a.jpg", b"\0\0\0\x18ftypmp42" + bytes(12), "is a film"),
        ("a.jpg", b"\0\0\0\x18ftypqt  " + bytes(12), "is a film"),
        ("a.jpg", b"RIFF\0\0\0\0AVI ", "is a film"),
    ],
)
def test_what_is_not_opened_is_named(name: str, content: bytes, words: str) -> None:
    with pytest.raises(ImageError, match=words):
        images.decode(content, name)


# large ones


def _huge(portrait: np.ndarray, width: int, height: int) -> bytes:
    """A JPEG of many millions of pixels, made without its pixels in memory: one row of blocks, repeated."""
    strip = Pillow.new("L", (width, 8), 90)
    content = _saved(strip, "JPEG", restart_marker_rows=1)
    frame, scan = content.index(b"\xff\xc0"), content.index(b"\xff\xda")
    begin = scan + 2 + int.from_bytes(content[scan + 2 : scan + 4], "big")
    head = bytearray(content[:begin])
    head[frame + 5 : frame + 7] = struct.pack(">H", height)
    row = content[begin:-2]
    return bytes(head) + b"".join(row + bytes((0xFF, 0xD0 + n % 8)) for n in range(height // 8)) + b"\xff\xd9"


@pytest.mark.parametrize(
    ("width", "height", "times"), [(12000, 9000, 2), (16320, 12240, 2), (20000, 20000, 4)], ids=["108", "200", "400"]
)
def test_a_photo_of_very_many_pixels_is_decoded_smaller(
    portrait: np.ndarray, width: int, height: int, times: int
) -> None:
    found = opening.opened(_huge(portrait, width, height), "a.jpg")
    assert found.reduced == times
    assert found.pixels.shape[:2] == (height // times, width // times)
    assert np.abs(found.pixels[::97, ::97].astype(int) - 90).max() <= 2


def test_beyond_any_telephone_a_picture_is_refused_before_it_is_decoded(portrait: np.ndarray) -> None:
    with pytest.raises(ImageError, match="more than 420 million pixels: use a smaller picture$"):
        images.decode(_huge(portrait, 24000, 24000))
    with pytest.raises(ImageError, match="more than 64 million pixels: use a smaller picture, or save it as JPEG"):
        images.decode(_saved(Pillow.new("1", (12000, 9000)), "PNG"))


def test_a_thumbnail_is_upright(portrait: np.ndarray) -> None:
    content = _saved(_turned(portrait, 6), "JPEG", exif=_exif(6))
    found = images.thumbnail(content, 60)
    assert found.shape == (60, 40, 3)
    small = np.asarray(Pillow.fromarray(portrait).resize((40, 60), Pillow.Resampling.BILINEAR))
    assert _like(found, small, 8.0)
