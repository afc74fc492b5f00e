from __future__ import annotations

import os
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags
from PIL import Image as Pillow

from core import images
from core.errors import ImageError


def _save(path: Path, picture: Pillow.Image, **options: object) -> Path:
    picture.save(path, **options)
    return path


def test_exif_rotation_is_applied(tmp_path: Path, collins: np.ndarray) -> None:
    turned = Pillow.fromarray(collins).transpose(Pillow.Transpose.ROTATE_90)
    exif = Pillow.Exif()
    exif[0x0112] = 6  # the camera was held so that the picture must be turned clockwise
    found = images.read(_save(tmp_path / "a.jpg", turned, quality=95, exif=exif))
    assert np.abs(found.astype(int) - collins).mean() < 3


@pytest.mark.parametrize("mode", ["CMYK", "L", "P", "RGBA", "1", "LA"])
def test_every_mode_becomes_rgb(tmp_path: Path, collins: np.ndarray, mode: str) -> None:
    suffix = "jpg" if mode in ("CMYK", "L") else "png"
    found = images.read(_save(tmp_path / f"a.{suffix}", Pillow.fromarray(collins).convert(mode)))
    assert found.shape == collins.shape
    assert found.dtype == np.uint8


def test_sixteen_bits_keep_their_brightness(tmp_path: Path, collins: np.ndarray) -> None:
    grey = collins.mean(axis=2)
    found = images.read(_save(tmp_path / "a.png", Pillow.fromarray((grey * 257).astype(np.uint16))))
    assert np.abs(found[..., 0] - grey).max() <= 1.5


def test_transparency_is_white(tmp_path: Path) -> None:
    found = images.read(_save(tmp_path / "a.png", Pillow.new("RGBA", (32, 32), (0, 0, 0, 0))))
    assert (found == 255).all()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.jpg", b"", "is empty"),
        ("text.jpg", b"this is no picture", "is not a picture"),
        ("gone.jpg", None, "does not exist"),
    ],
)
def test_what_is_no_picture_is_told(tmp_path: Path, name: str, content: bytes | None, words: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(ImageError, match=words):
        images.read(tmp_path / name)


def test_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ImageError, match="folder"):
        images.read(tmp_path)


def test_a_truncated_jpeg_is_told(tmp_path: Path, collins: np.ndarray) -> None:
    content = images.encode_jpeg(collins)
    (tmp_path / "a.jpg").write_bytes(content[: len(content) // 4])
    with pytest.raises(ImageError, match="cut off"):
        images.read(tmp_path / "a.jpg")


def test_one_pixel_is_too_small(tmp_path: Path) -> None:
    with pytest.raises(ImageError, match="1×1"):
        images.read(_save(tmp_path / "a.png", Pillow.new("RGB", (1, 1))))


def test_a_decompression_bomb_is_not_opened() -> None:
    buffer = BytesIO()
    Pillow.new("1", (20000, 20000)).save(buffer, "PNG")
    with pytest.raises(ImageError, match="more than 64 million pixels"):
        images.decode(buffer.getvalue())


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_no_bytes_do_worse_than_an_error(data: st.DataObject) -> None:
    content = bytearray(_JPEG if data.draw(st.booleans()) else _PNG)
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        assert images.decode(bytes(content)).ndim == 3
    except ImageError:
        pass


def _encoded(kind: str) -> bytes:
    buffer = BytesIO()
    Pillow.linear_gradient("L").resize((40, 40)).convert("RGB").save(buffer, kind)
    return buffer.getvalue()


_JPEG, _PNG = _encoded("JPEG"), _encoded("PNG")


def test_a_face_at_the_border_is_cropped_square(collins: np.ndarray) -> None:
    crop = images.crop_square(collins, np.array([-40, -40, 60, 80]), 0.35)
    assert crop.shape[0] == crop.shape[1] == round(120 * 1.7)
    assert not crop[0].any()
    assert images.crop_square(collins, np.array([100, 100, 200, 200]), size=64).shape == (64, 64, 3)


def _dated(path: Path, told: str) -> Path:
    exif = Pillow.Exif()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = told
    Pillow.new("RGB", (32, 32)).save(path, exif=exif)
    return path


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2019:05:17 08:30:00", date(2019, 5, 17)),
        ("2019:05:17", date(2019, 5, 17)),
        ("2026:03:02 00:00:00", None),  # to come
        ("1980:01:01 00:00:00", None),  # a clock that was never set
        ("0000:00:00 00:00:00", None),
        ("yesterday", None),
    ],
)
def test_the_day_on_which_a_picture_was_made(tmp_path: Path, told: str, day: date | None) -> None:
    path = _dated(tmp_path / "a.jpg", told)
    assert images.day_taken(_of_day(path, 1971), date(2026, 3, 1)) == day
    assert images.day_taken(_of_day(path, 2021), date(2026, 3, 1)) == (day or date(2021, 6, 15))


def _of_day(path: Path, year: int) -> Path:
    """A file that was written on 15 June of a year."""
    seconds = datetime(year, 6, 15, 12).timestamp()
    os.utime(path, (seconds, seconds))
    return path


def test_files_that_tell_no_day_are_of_the_day_of_the_file(tmp_path: Path) -> None:
    """Else they counted as made on the day on which they are enrolled."""
    plain = _save(tmp_path / "plain.png", Pillow.new("RGB", (32, 32)))
    assert images.day_taken(_of_day(plain, 2015)) == date(2015, 6, 15)
    assert images.day_taken(_of_day(plain, 1980)) is None, "as old archives have it"
    assert images.day_taken(_of_day(plain, 2099)) is None
    assert images.day_taken(tmp_path / "none.jpg") is None
