from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import numpy as np
from PIL import ExifTags
from PIL import Image as Pillow

from core.bulk.importing import Importer
from core.bulk.reading import entries
from core.engine import Recogniser
from core.enrolment import Enroller, sample
from core.gallery.renewal import Cause
from core.health import State, renewal
from core.renewal import due
from core.site import Site


def _picture(path: Path, picture: np.ndarray, day: date) -> Path:
    exif = Pillow.Exif()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = f"{day:%Y:%m:%d} 12:00:00"
    path.parent.mkdir(parents=True, exist_ok=True)
    Pillow.fromarray(picture).save(path, quality=95, exif=exif)
    return path


def test_the_gallery_knows_how_old_each_photo_is(
    site: Site, recogniser: Recogniser, collins: np.ndarray, hopper: np.ndarray, tmp_path: Path
) -> None:
    today = date(2026, 3, 1)
    old, recent = date(2019, 5, 17), date(2025, 12, 24)
    enrolled = Enroller(site, recogniser).files("Eileen", [_picture(tmp_path / "a.jpg", collins, old)])
    assert enrolled.person is not None
    _picture(tmp_path / "many" / "Grace" / "1.jpg", hopper, recent)
    Importer(site, recogniser).run(entries(tmp_path / "many"))
    days = {p.name: [photo.day for photo in site.people.photos_of(p.id)] for p in site.people.people()}
    assert days == {"Eileen": [old], "Grace": [recent]}
    (found,) = due(site, today)
    assert (found.name, found.cause, found.photographed) == ("Eileen", Cause.OLD, old)
    site.change_settings(renew_months=100)
    assert due(site, today) == []
    site.access.add_group("Children")
    site.access.join(site.people.find("Grace").id, "Children")
    site.change_settings(renew_months_by_group={"Children": 2})
    assert [one.name for one in due(site, today)] == ["Grace"]


def test_health_names_whom_and_why(site: Site, recogniser: Recogniser, collins: np.ndarray, tmp_path: Path) -> None:
    (sound,) = renewal.look(site)
    assert (sound.state, sound.words) == (State.GOOD, "nobody has to be photographed anew")
    seven_years = date.today() - timedelta(days=7 * 366)  # noqa: DTZ011  # as health does
    Enroller(site, recogniser).files("Eileen", [_picture(tmp_path / "a.jpg", collins, seven_years)])
    (found,) = renewal.look(site)
    assert found.state is State.ATTENTION
    assert found.words == "1 person is to be photographed anew; Eileen: the newest photo is 7 years old"
    assert found.facts == {"unknown": 0, "old": 1, "falling": 0, "near": 0}
    person = site.people.find("Eileen")
    site.people.delete_photos(person.id)
    (found,) = renewal.look(site)
    assert "Eileen: nobody recognises them" in found.words


def test_a_face_that_has_changed_can_be_renewed(
    site: Site, recogniser: Recogniser, collins: np.ndarray, hopper: np.ndarray, tmp_path: Path
) -> None:
    """Two people stand in for one as a child and as an adult: the pictures are too unlike to be added by name."""
    enroller = Enroller(site, recogniser)
    person = enroller.samples("Ann", [sample(recogniser.engine, collins)])
    again = enroller.samples("Ann", [sample(recogniser.engine, hopper)], renewed=person.id)
    assert (again.id, again.photos) == (person.id, 2)
