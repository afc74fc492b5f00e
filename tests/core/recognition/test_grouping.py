from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pytest
from PIL import ExifTags
from PIL import Image as Pillow

from core import images
from core.engine import Engine
from core.errors import EnrolmentError, ImageError
from core.gallery.recogniser import Recogniser
from core.people.enrolment import Enroller
from core.people.grouping_files import enrol_group, group_folder
from core.recognition.fusion import unit
from core.recognition.grouping import NOISE, chinese_whispers, quality
from core.site import Site


def test_people_come_apart_and_loners_stay_alone() -> None:
    generator = np.random.default_rng(0)
    centres = generator.normal(size=(6, 64))
    labels = np.array([0] * 9 + [1] * 6 + [2] * 3 + [3, 4, 5])
    templates = unit((centres[labels] + 0.25 * generator.normal(size=(len(labels), 64))).astype(np.float32))
    groups = chinese_whispers(templates, 0.6)
    assert groups.tolist() == [0] * 9 + [1] * 6 + [2] * 3 + [NOISE] * 3
    assert quality(groups, labels).bcubed == (1.0, 1.0, 1.0)


def test_nothing_in_nothing_out() -> None:
    assert len(chinese_whispers(np.zeros((0, 8), np.float32), 0.5)) == 0


def test_quality_is_that_of_the_textbook() -> None:
    found = quality(np.array([0, 0, 0, 1, 1]), np.array([0, 0, 1, 1, 1]))
    assert found.pairwise == (pytest.approx(0.5), pytest.approx(0.5), pytest.approx(0.5))
    assert found.bcubed[0] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)
    assert found.bcubed[1] == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)


def test_a_folder_is_sorted_by_person(engine: Engine, tmp_path: Path, collins: np.ndarray, hopper: np.ndarray) -> None:
    (tmp_path / "sub").mkdir()
    for name, picture in (
        ("a", collins),
        ("b", hopper),
        ("sub/c", np.clip(collins * 0.8, 0, 255).astype(np.uint8)),
        ("d", np.full((90, 90, 3), 100, np.uint8)),
    ):
        (tmp_path / f"{name}.jpg").write_bytes(images.encode_jpeg(picture))
    (tmp_path / "e.jpg").write_bytes(b"broken")
    found = group_folder(engine, tmp_path)
    assert [sorted(f.name for f in faces) for faces in found.people] == [["a.jpg#1", "sub/c.jpg#1"]]
    assert [f.name for f in found.alone] == ["b.jpg#1"]
    assert len(found.unreadable) == 1
    (tmp_path / "empty").mkdir()
    with pytest.raises(ImageError, match="no pictures"):
        group_folder(engine, tmp_path / "empty")


def test_a_group_is_enrolled_with_its_photos(
    site: Site, recogniser: Recogniser, tmp_path: Path, collins: np.ndarray
) -> None:
    for name, light in (("a", 1.0), ("b", 0.8)):
        (tmp_path / f"{name}.jpg").write_bytes(images.encode_jpeg(np.clip(collins * light, 0, 255).astype(np.uint8)))
    exif = Pillow.Exif()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2019:05:17 12:00:00"
    Pillow.fromarray(collins).save(tmp_path / "a.jpg", quality=95, exif=exif)
    afternoon = datetime(2020, 1, 2, 15).timestamp()
    os.utime(tmp_path / "b.jpg", (afternoon, afternoon))  # which has no date of its own
    (faces,) = group_folder(recogniser.engine, tmp_path).people
    person = enrol_group(Enroller(site, recogniser), "Eileen", faces)
    assert (person.name, person.photos) == ("Eileen", 2)
    assert recogniser.identify(collins).matches[0].person.name == "Eileen"
    days = {photo.taken for photo in site.people.photos_of(person.id)}
    assert days == {date(2019, 5, 17), date(2020, 1, 2)}
    poor = [replace(f, quality=replace(f.quality, score=0.01)) for f in faces]
    with pytest.raises(EnrolmentError, match="good enough"):
        enrol_group(Enroller(site, recogniser), "Somebody", poor)
