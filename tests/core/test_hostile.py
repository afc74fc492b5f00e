"""Hostile input, one test for each row of docs/security.md that has none elsewhere."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from core import images
from core.access.door import Door
from core.access.policy import DoorRules
from core.access.schedules import Schedule
from core.errors import PorticoError
from core.gallery.recogniser import Recogniser
from core.people.enrolment import Enroller
from core.people.exchange import read_people_folder
from core.site import Site

NAMES = [
    "Robert'); DROP TABLE person;--", '" OR 1=1 --', "=HYPERLINK(1)", "../../etc/passwd", "{door}", "%s%n{0}",
    "<b>bold</b>", "a/b#+$SYS", "🙂 名前 \u202e gnp.exe",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_names_are_kept_as_they_are_and_do_nothing(site: Site, name: str) -> None:
    site.access.add_group(name)
    name = name.replace("\u202e ", "")  # what turns the letters after it round is left out, as nobody sees it
    site.access.keep(Schedule(name=name))
    site.access.keep(Door(rules=DoorRules(name=name)))
    site.access.grant(name, name, name)
    assert [g.name for g in site.access.groups()] == [name]
    (grant,) = site.access.grants()
    assert (grant.group, grant.door, grant.schedule) == (name, name, name)
    site.access.revoke(name, name, name)
    site.access.drop(Door, name)
    site.access.drop_group(name)
    assert site.access.all(Door) == []
    assert site.trail.verify() == []
    assert site.people.count() == 0


def test_what_a_picture_carries_besides_itself_is_not_kept(
    site: Site, recogniser: Recogniser, collins: np.ndarray, tmp_path: Path
) -> None:
    exif = Pillow.Exif()
    exif[0x010E] = "=cmd|'/C calc'!A0 https://evil.example"
    exif[0x0131] = "payload" * 50
    file = tmp_path / "ann.jpg"
    Pillow.fromarray(collins).save(file, exif=exif, comment=b"payload in a comment", quality=95)
    assert b"payload" in file.read_bytes()
    person = Enroller(site, recogniser).files("Ann", [file]).person
    assert person is not None
    kept = site.people.photo(site.people.photo_ids(person.id)[0])
    assert b"payload" not in kept
    assert not Pillow.open(BytesIO(kept)).getexif()


def test_a_bomb_among_the_photos_is_rejected_and_the_others_are_enrolled(
    site: Site, recogniser: Recogniser, collins: np.ndarray, tmp_path: Path
) -> None:
    bomb = tmp_path / "bomb.png"
    Pillow.new("1", (30_000, 30_000)).save(bomb)
    good = tmp_path / "good.jpg"
    good.write_bytes(images.encode_jpeg(collins))
    assert bomb.stat().st_size < 1_000_000
    result = Enroller(site, recogniser).files("Ann", [bomb, good])
    assert result.templates == 1
    assert "million pixels" in result.rejected[0].reason


def test_a_folder_of_photos_is_read_no_further_than_itself(tmp_path: Path, collins: np.ndarray) -> None:
    outside = tmp_path / "private" / "me.jpg"
    outside.parent.mkdir()
    outside.write_bytes(images.encode_jpeg(collins))
    people = tmp_path / "people"
    (people / "Ann").mkdir(parents=True)
    (people / "Ann" / "link.jpg").symlink_to(outside)
    (people / "Bob").symlink_to(outside.parent, target_is_directory=True)
    with pytest.raises(PorticoError, match="no sub-folder with photos"):
        read_people_folder(people)
    (people / "Ann" / "own.jpg").write_bytes(outside.read_bytes())
    assert {name: [p.name for p in paths] for name, paths in read_people_folder(people).items()} == {"Ann": ["own.jpg"]}
