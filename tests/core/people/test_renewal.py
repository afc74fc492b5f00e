from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from PIL import ExifTags
from PIL import Image as Pillow
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from core.errors import EnrolmentError
from core.gallery.recogniser import Recogniser
from core.gallery.renewal import Cause
from core.health import State, renewal
from core.people.bulk.importing import Importer
from core.people.bulk.reading import entries
from core.people.enrolment import Anew, Enroller, UnlikeError, sample
from core.people.renewal import due
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


def test_health_counts_whom_and_keeps_names_for_who_may_see_people(
    site: Site, recogniser: Recogniser, collins: np.ndarray, tmp_path: Path
) -> None:
    (sound,) = renewal.look(site)
    assert (sound.state, sound.words) == (State.GOOD, "nobody has to be photographed anew")
    seven_years = date.today() - timedelta(days=7 * 366)  # noqa: DTZ011  # as health does
    Enroller(site, recogniser).files("Eileen", [_picture(tmp_path / "a.jpg", collins, seven_years)])
    (found,) = renewal.look(site)
    assert found.state is State.ATTENTION
    assert found.words == "1 person is to be photographed anew; 1 has old photos only"
    assert found.facts == {"unknown": 0, "old": 1, "falling": 0, "near": 0}
    person = site.people.find("Eileen")
    site.people.delete_photos(person.id)
    (found,) = renewal.look(site)
    assert found.words == "1 person is to be photographed anew; 1 is not recognised at all"
    assert "Eileen" not in f"{found} {found.facts}"
    assert found.people == ("Eileen",)


def test_a_face_that_has_changed_is_renewed_once_somebody_vouches_for_it(
    site: Site, recogniser: Recogniser, collins: np.ndarray, hopper: np.ndarray
) -> None:
    """Two people stand in for one as a child and as an adult, or for somebody else who sat down meanwhile."""
    enroller = Enroller(site, recogniser)
    person = enroller.samples("Ann", [sample(recogniser.engine, collins)])
    another = [sample(recogniser.engine, hopper)]
    for drop in (False, True):
        with pytest.raises(UnlikeError, match="not known to be that of Ann") as raised:
            enroller.samples("Ann", another, anew=Anew(person.id, drop=drop))
        assert (raised.value.likeness.person_id, raised.value.likeness.name) == (person.id, "Ann")
    assert site.people.find(person.id).photos == 1
    again = enroller.samples("Ann", another, anew=Anew(person.id, vouched=True))
    assert (again.id, again.photos) == (person.id, 2)


def test_the_same_face_is_renewed_without_a_question(site: Site, recogniser: Recogniser, collins: np.ndarray) -> None:
    enroller = Enroller(site, recogniser)
    person = enroller.samples("Ann", [sample(recogniser.engine, collins)])
    (older,) = site.people.photo_ids(person.id)
    dim = sample(recogniser.engine, np.clip(collins * 0.8, 0, 255).astype(np.uint8))
    assert enroller.samples("ann", [dim], anew=Anew(person.id, drop=True)).photos == 1
    assert site.people.photo_ids(person.id) != [older]
    assert recogniser.identify(collins).matches[0].person.name == "Ann"


def test_whose_face_nobody_knows_is_vouched_for(site: Site, recogniser: Recogniser, collins: np.ndarray) -> None:
    enroller = Enroller(site, recogniser)
    one = [sample(recogniser.engine, collins)]
    person = enroller.samples("Ann", one)
    site.people.delete_photos(person.id)
    with pytest.raises(UnlikeError):
        enroller.samples("Ann", one, anew=Anew(person.id))
    assert enroller.samples("Ann", one, anew=Anew(person.id, vouched=True)).photos == 1


def test_nobody_is_renewed_under_the_name_of_another(
    site: Site, recogniser: Recogniser, collins: np.ndarray, hopper: np.ndarray
) -> None:
    enroller = Enroller(site, recogniser)
    ann = enroller.samples("Ann", [sample(recogniser.engine, collins)])
    bob = enroller.samples("Bob", [sample(recogniser.engine, hopper)])
    with pytest.raises(EnrolmentError, match="Ann is photographed anew, and these pictures are to be of Bob"):
        enroller.samples("Bob", [sample(recogniser.engine, hopper)], anew=Anew(ann.id, vouched=True, drop=True))
    assert [site.people.find(one.id).photos for one in (ann, bob)] == [1, 1]


def test_who_withdrew_meanwhile_is_asked_again(site: Site, recogniser: Recogniser, collins: np.ndarray) -> None:
    enroller = Enroller(site, recogniser)
    one = [sample(recogniser.engine, collins)]
    person = enroller.samples("Ann", one, consent="form 12")
    site.withdraw(person.id, date(2026, 3, 1))
    with pytest.raises(EnrolmentError, match="Ann has withdrawn their consent"):
        enroller.samples("Ann", one, anew=Anew(person.id, vouched=True))
    assert site.people.find(person.id).photos == 0
    enroller.samples("Ann", one, anew=Anew(person.id, vouched=True), consent="form 13")
    assert [record.document for record in site.consents.of(person.id) if record.withdrawn is None] == ["form 13"]


def test_a_renewal_that_fails_midway_changes_nothing(site: Site, recogniser: Recogniser, collins: np.ndarray) -> None:
    enroller = Enroller(site, recogniser)
    one = [sample(recogniser.engine, collins)]
    person = enroller.samples("Ann", one)
    before = site.people.photo_ids(person.id)
    with site.database.write() as session:
        session.execute(text("CREATE TRIGGER kept BEFORE DELETE ON photo BEGIN SELECT RAISE(ABORT, 'kept'); END"))
    with pytest.raises(IntegrityError):
        enroller.samples("Ann", one, anew=Anew(person.id, drop=True), consent="form 12")
    assert site.people.photo_ids(person.id) == before
    assert site.consents.of(person.id) == []
    with site.database.write() as session:
        session.execute(text("DROP TRIGGER kept"))
    assert enroller.samples("Ann", one, anew=Anew(person.id, drop=True)).photos == 1
    assert recogniser.index.differences() == 0
