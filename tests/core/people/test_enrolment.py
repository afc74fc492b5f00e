from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image as Pillow

from core import images
from core.cameras.source import Frame
from core.engine import Engine
from core.errors import EnrolmentError, GalleryError, ImageError
from core.evaluation.occlusion import dark_glasses, mask
from core.evaluation.site_check import check_site
from core.gallery.people import Person
from core.gallery.recogniser import Recogniser
from core.people.bulk.looking import Wanted, looks
from core.people.capture import STEPS, GuidedCapture
from core.people.enrolment import (
    IMPOSTOR_FMR,
    TOGETHER_FMR,
    DuplicateError,
    Enroller,
    require_one_person,
    sample,
)
from core.recognition.matching import Verdict
from core.site import Site


@pytest.fixture
def enroller(site: Site, recogniser: Recogniser) -> Enroller:
    return Enroller(site, recogniser)


def _write(path: Path, picture: np.ndarray) -> Path:
    path.write_bytes(images.encode_jpeg(picture, 95))
    return path


def test_good_pictures_are_enrolled_and_bad_ones_reported(
    enroller: Enroller, tmp_path: Path, collins: np.ndarray, recogniser: Recogniser
) -> None:
    good = _write(tmp_path / "good.jpg", collins)
    empty = _write(tmp_path / "empty.jpg", np.full((200, 200, 3), 120, np.uint8))
    (tmp_path / "text.jpg").write_text("hello")
    result = enroller.files("Eileen", [good, empty, tmp_path / "text.jpg", tmp_path / "gone.jpg"])
    assert result.person is not None
    assert result.templates == 1
    assert [Path(r.image).name for r in result.rejected] == ["empty.jpg", "text.jpg", "gone.jpg"]
    assert "no face was found" in result.rejected[0].reason
    assert recogniser.identify(collins).matches[0].person.name == "Eileen"


def test_nobody_is_enrolled_from_bad_pictures_alone(enroller: Enroller, site: Site, tmp_path: Path) -> None:
    assert enroller.files("Eileen", [tmp_path / "gone.jpg"]).person is None
    assert site.people.count() == 0


def test_two_faces_are_refused(recogniser: Recogniser, collins: np.ndarray, hopper: np.ndarray) -> None:
    near = np.asarray(Pillow.fromarray(collins).resize((900, 900)))
    both = np.zeros((900, 1412, 3), np.uint8)
    both[:, :900], both[:600, 900:] = near, hopper
    with pytest.raises(ImageError, match="2 faces"):
        sample(recogniser.engine, both)


def test_a_face_far_behind_does_not_matter(recogniser: Recogniser, collins: np.ndarray, hopper: np.ndarray) -> None:
    small = np.asarray(Pillow.fromarray(hopper).resize((100, 117)))
    picture = collins.copy()
    picture[:117, 400:500] = small
    assert sample(recogniser.engine, picture).quality.score > 0.5


def test_somebody_enrolled_under_another_name_is_refused_and_named(
    enroller: Enroller, recogniser: Recogniser, collins: np.ndarray
) -> None:
    enroller.samples("Eileen", [sample(recogniser.engine, collins)])
    dim = np.clip(collins * 0.7, 0, 255).astype(np.uint8)
    with pytest.raises(EnrolmentError, match="already enrolled as Eileen"):
        enroller.samples("Somebody Else", [sample(recogniser.engine, dim)])
    assert enroller.samples("eileen", [sample(recogniser.engine, dim)]).photos == 2


def test_pictures_of_different_people_are_refused(
    enroller: Enroller, recogniser: Recogniser, site: Site, collins: np.ndarray, hopper: np.ndarray
) -> None:
    with pytest.raises(EnrolmentError, match="different people"):
        enroller.samples("Both", [sample(recogniser.engine, p) for p in (collins, hopper)])
    assert site.people.count() == 0


def test_a_stranger_who_is_a_little_like_the_first_picture_is_told_by_all_the_others(
    recogniser: Recogniser, collins: np.ndarray
) -> None:
    """Of strangers one in fifty passes the line against a single picture, and several together are held to more."""
    profile, one = recogniser.engine.profile, sample(recogniser.engine, collins)
    single, together = profile.verify_threshold(IMPOSTOR_FMR), profile.verify_threshold(TOGETHER_FMR)
    first, second = single + 0.1, (single + together) / 2 * 3.2**0.5 - single - 0.1  # pooled: between the two lines
    likeness = np.array([[1, 0.6, first], [0.6, 1, second], [first, second, 1]])
    templates = np.linalg.cholesky(likeness).astype(np.float32)
    names = ("first.jpg", "second.jpg", "third.jpg")
    samples = [replace(one, template=vector, name=name) for vector, name in zip(templates, names, strict=True)]
    require_one_person(samples[:2], profile)
    require_one_person([samples[0], samples[2]], profile)  # nothing else is known of the two
    with pytest.raises(EnrolmentError, match="^third.jpg seems to show somebody else than the others"):
        require_one_person(samples, profile)


@pytest.mark.parametrize("odd", ["first.jpg", "second.jpg", "third.jpg"])
def test_the_picture_that_shows_somebody_else_is_named(
    enroller: Enroller, recogniser: Recogniser, collins: np.ndarray, hopper: np.ndarray, odd: str
) -> None:
    engine = recogniser.engine
    with pytest.raises(EnrolmentError, match=f"^{odd} seems to show somebody else than the others: enrol one person"):
        enroller.samples(
            "Both",
            [
                sample(engine, hopper if name == odd else collins, name)
                for name in ("first.jpg", "second.jpg", "third.jpg")
            ],
        )


def test_a_blurred_face_is_told_what_to_do(recogniser: Recogniser, collins: np.ndarray) -> None:
    with pytest.raises((EnrolmentError, ImageError)):
        sample(recogniser.engine, (collins * 0.04).astype(np.uint8))


def test_a_file_that_was_cut_off_is_not_enrolled_however_much_of_it_is_there(
    enroller: Enroller, collins: np.ndarray, tmp_path: Path
) -> None:
    content = images.encode_jpeg(collins)
    (tmp_path / "cut.jpg").write_bytes(content[: len(content) * 9 // 10])
    assert images.read(tmp_path / "cut.jpg").shape == collins.shape  # it can be looked at
    done = enroller.files("Eileen", [tmp_path / "cut.jpg"])
    (rejected,) = done.rejected
    assert done.person is None
    assert re.fullmatch(r"cut\.jpg was cut off: only the upper \d\d % of it are there; copy it again", rejected.reason)


def test_a_name_that_is_none_is_refused_before_the_work(enroller: Enroller, tmp_path: Path) -> None:
    with pytest.raises(GalleryError, match="name"):
        enroller.files(" \n", [tmp_path / "gone.jpg"])


def test_the_photo_kept_can_be_enrolled_again(recogniser: Recogniser, collins: np.ndarray) -> None:
    """Templates of a later profile are made from it."""
    first = sample(recogniser.engine, collins)
    again = sample(recogniser.engine, images.decode(images.encode_jpeg(first.photo)))
    assert first.template @ again.template > recogniser.engine.profile.verify_threshold(1e-5)


def test_another_face_under_a_name_that_is_taken_is_refused(
    enroller: Enroller, recogniser: Recogniser, site: Site, collins: np.ndarray, hopper: np.ndarray
) -> None:
    enroller.samples("Smith", [sample(recogniser.engine, collins)])
    with pytest.raises(EnrolmentError, match="already enrolled with another face"):
        enroller.samples("smith", [sample(recogniser.engine, hopper)])
    assert site.people.find("Smith").photos == 1


@pytest.mark.parametrize(
    ("cover", "words"),
    [(mask, "show your whole face: mouth and nose are covered"), (dark_glasses, "take dark or mirrored glasses off")],
)
def test_a_covered_face_is_refused_in_words_whichever_way_it_comes(
    enroller: Enroller, recogniser: Recogniser, hopper: np.ndarray, tmp_path: Path, cover: Callable, words: str
) -> None:
    covered = cover(hopper, recogniser.engine.only_face(hopper).landmarks[0])
    with pytest.raises(EnrolmentError, match=f"the face in the picture cannot be enrolled: {words}"):
        sample(recogniser.engine, covered)
    path = tmp_path / "covered.png"
    Pillow.fromarray(covered).save(path)
    assert words in enroller.files("Grace", [path]).rejected[0].reason
    (look,) = looks(recogniser.engine, lambda _: "digest", [Wanted(0, path)])
    assert words in look.reason
    assert look.sample is None
    frame = Frame(covered, 0.0, datetime.now(UTC))
    capture = GuidedCapture(recogniser.engine, STEPS[:1])
    assert {capture.offer(frame).words for _ in range(5)} == {words}


def test_without_the_landmark_network_people_are_enrolled_as_before(
    recogniser: Recogniser, hopper: np.ndarray, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bare = Engine(recogniser.engine.detector, recogniser.engine.extractor)
    monkeypatch.setenv("PORTICO_CACHE", str(tmp_path))
    assert bare.hindrance(hopper, bare.only_face(hopper).landmarks[0]) is None
    assert sample(bare, hopper).quality.score > 0


def test_two_who_look_alike_are_enrolled_on_purpose_and_never_told_apart(
    site: Site, recogniser: Recogniser, collins
) -> None:
    enroller = Enroller(site, recogniser)
    ada = enroller.samples("Ada", [sample(recogniser.engine, collins)])
    dim = sample(recogniser.engine, (collins * 0.8).astype(collins.dtype))
    with pytest.raises(DuplicateError):
        enroller.samples("Bea", [dim])
    bea = enroller.samples("Bea", [dim], {ada.id})
    assert site.people.apart_from(bea.id) == {ada.id}
    assert enroller.samples("Bea", [dim]).photos == 2  # it is known of them now
    (match,) = recogniser.match(sample(recogniser.engine, collins).template[None])
    assert match.verdict is Verdict.AMBIGUOUS
    assert {match.best.name, match.second.name} == {"Ada", "Bea"}
    assert check_site(site, recogniser).lookalikes == (("Ada", "Bea"),)


def test_nobody_is_in_a_picture_twice(site: Site, recogniser: Recogniser, collins) -> None:
    Enroller(site, recogniser).samples("Ada", [sample(recogniser.engine, collins)])
    dim = (collins * 0.6).astype(collins.dtype)
    found = recogniser.identify(np.hstack([collins, dim]))
    assert len(found) == 2
    assert sorted(str(match.verdict) for match in found.matches) == ["ambiguous", "match"]


def test_somebody_new_goes_into_a_group_at_once_or_not_at_all(site: Site, recogniser: Recogniser, collins) -> None:
    enroller = Enroller(site, recogniser)
    with pytest.raises(GalleryError, match="no group"):
        enroller.samples("Ada", [sample(recogniser.engine, collins)], groups=("Staff",))
    assert site.people.count() == 0
    site.access.add_group("Staff")
    ada = enroller.samples("Ada", [sample(recogniser.engine, collins)], groups=("Staff",), employee_id="7")
    assert (site.access.holder(ada.id).groups, ada.employee_id) == ({"Staff"}, "7")


def test_a_namesake_is_enrolled_by_another_employee_id(site: Site, recogniser: Recogniser, collins, hopper) -> None:
    enroller = Enroller(site, recogniser)
    enroller.samples("Li Wei", [sample(recogniser.engine, collins)], employee_id="101")
    enroller.samples("Li Wei", [sample(recogniser.engine, hopper)], employee_id="102")
    assert [(p.name, p.employee_id) for p in site.people.people()] == [("Li Wei", "101"), ("Li Wei", "102")]
    with pytest.raises(DuplicateError):
        enroller.samples("Li Wei", [sample(recogniser.engine, collins)], employee_id="103")


def _placed(picture: np.ndarray, face: np.ndarray, side: float, left: float, engine: Engine) -> np.ndarray:
    """A picture with another face in it, of a side in pixels, beginning at a share of the width, at the top."""
    scale = side / float(np.ptp(engine.only_face(face).boxes[0, ::2]))
    small = cv2.resize(face, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    x1, y1, x2, y2 = (int(v) for v in engine.only_face(small).boxes[0])
    cut = small[max(0, y1 - 20) : y2 + 20, max(0, x1 - 20) : x2 + 20]
    put, at = picture.copy(), round(left * picture.shape[1])
    put[: len(cut), at : at + cut.shape[1]] = cut[:, : picture.shape[1] - at]
    return put


def test_a_smaller_face_in_the_background_is_passed_over_and_that_is_said(
    engine: Engine, collins: np.ndarray, hopper: np.ndarray, tmp_path: Path, enroller: Enroller
) -> None:
    wide = np.full((760, 1200, 3), 128, np.uint8)
    height = min(len(collins), 700)
    wide[60 : 60 + height, 350 : 350 + collins.shape[1]] = collins[:height]
    side = float(np.ptp(engine.only_face(wide).boxes[0, ::2]))
    behind = _placed(wide, hopper, 0.6 * side, 0.0, engine)
    assert len(engine.find(behind)) == 2
    one = sample(engine, behind, "desk.png")
    assert one.note == "of desk.png the largest face was taken, in the middle; 1 smaller one was passed over"
    assert float(one.template @ sample(engine, collins).template) > 0.8
    assert sample(engine, wide).note == ""
    result = enroller.files("Ann", [_write(tmp_path / "desk.png", behind)])
    assert result.notes == (one.note,)
    for likely, where in ((0.9, 0.0), (0.6, 0.22)):  # of like size; or smaller, and beside whom it may be of
        with pytest.raises(ImageError, match="shows 2 faces"):
            sample(engine, _placed(wide, hopper, likely * side, where, engine))


def test_files_that_are_too_old_are_enrolled_and_that_is_said(
    collins: np.ndarray, tmp_path: Path, site: Site, enroller: Enroller
) -> None:
    old = _write(tmp_path / "old.jpg", collins)
    os.utime(old, (datetime(2009, 6, 15, 12, tzinfo=UTC).timestamp(),) * 2)
    (note,) = enroller.files("Ann", [old]).notes
    assert note.startswith("old.jpg is ")
    assert "to be photographed anew" in note
    site.change_settings(renew_months=0)
    assert enroller.files("Ann", [old]).notes == ()


def test_what_goes_along_with_an_enrolment_comes_about_with_it_or_undoes_it(
    enroller: Enroller, engine: Engine, recogniser: Recogniser, site: Site, collins: np.ndarray
) -> None:
    one = sample(engine, collins)

    def refuse(person: Person, _added: list[int]) -> None:
        assert site.people.find(person.id) == person
        raise GalleryError("no")

    with pytest.raises(GalleryError, match="no"):
        enroller.samples("Eileen", [one], consent="form 12", also=refuse)
    assert (site.people.count(), recogniser.index.people) == (0, 0)
    told: list[tuple[Person, list[int]]] = []
    for _ in range(2):
        person = enroller.samples("Eileen", [one, one], also=lambda *one: told.append(one))
    assert told[1][0] == person
    assert [len(added) for _, added in told] == [2, 2], "of each time those that came by it"
    assert sorted(told[0][1] + told[1][1]) == sorted(site.people.photo_ids(person.id))
    assert recogniser.identify(collins).names == ("Eileen",)
