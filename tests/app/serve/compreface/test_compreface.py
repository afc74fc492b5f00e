"""What CompreFace's clients send, and what they understand."""

from __future__ import annotations

import base64
import uuid
from collections.abc import Callable

import httpx
import numpy as np
import pytest

from app.serve.compreface.reading import image_id, photo_of
from app.serve.compreface.similarity import similarity
from app.serve.problems import Problem
from core import images
from core.site import Site
from core.store.api_keys import Scope
from tests.app.serve.conftest import Client

ROOT = "/api/v1/recognition"


def _add(ask: Client, jpeg: bytes, subject: str = "Eileen Collins") -> httpx.Response:
    return ask("POST", f"{ROOT}/faces", params={"subject": subject}, files={"file": ("a.jpg", jpeg)})


def test_somebody_is_added_recognised_renamed_and_deleted(
    ask: Client, site: Site, collins_jpeg: bytes, mirrored_jpeg: bytes, hopper_jpeg: bytes
) -> None:
    assert ask("POST", f"{ROOT}/subjects", json={"subject": "Eileen Collins"}).json() == {"subject": "Eileen Collins"}
    added = _add(ask, collins_jpeg)
    assert (added.status_code, added.json()["subject"]) == (201, "Eileen Collins")
    uuid.UUID(added.json()["image_id"])
    assert ask("GET", f"{ROOT}/subjects/").json() == {"subjects": ["Eileen Collins"]}
    assert ask("POST", f"{ROOT}/subjects", json={"subject": "eileen collins"}).json()["code"] == 43

    asked = f"{ROOT}/recognize?limit=0&prediction_count=2&face_plugins=landmarks,calculator&status=true"
    known = ask("POST", asked, files={"file": mirrored_jpeg}).json()
    (face,) = known["result"]
    (subject,) = face["subjects"]
    assert subject["subject"] == "Eileen Collins"
    assert subject["similarity"] >= 0.98
    assert all(isinstance(value, int) for name, value in face["box"].items() if name != "probability")
    assert len(face["landmarks"]) == 5
    assert "embedding" not in face, "no template leaves"
    assert known["plugins_versions"]["calculator"] == "portico.standard-4"
    (stranger,) = ask("POST", f"{ROOT}/recognize", files={"file": hopper_jpeg}).json()["result"]
    assert stranger["subjects"][0]["similarity"] < 0.5
    assert set(stranger) == {"box", "subjects"}

    assert ask("PUT", f"{ROOT}/subjects/Eileen Collins", json={"subject": "E. C/D"}).json() == {"updated": True}
    assert ask("DELETE", f"{ROOT}/subjects/E. C/D").json() == {"subject": "E. C/D"}
    gone = ask("DELETE", f"{ROOT}/subjects/E. C/D")
    assert (gone.status_code, gone.json()["code"]) == (404, 42)
    assert {e.actor for e in site.trail.entries() if e.action in ("enrol", "rename", "delete person")} == {
        "a program (API key)"
    }


def test_photos_are_listed_shown_compared_and_deleted(
    ask: Client, site: Site, collins_jpeg: bytes, mirrored_jpeg: bytes, hopper_jpeg: bytes
) -> None:
    one, two = (_add(ask, jpeg).json()["image_id"] for jpeg in (collins_jpeg, mirrored_jpeg))
    page = ask("GET", f"{ROOT}/faces?page=1&size=1").json()
    assert page == {
        "faces": [{"image_id": two, "subject": "Eileen Collins"}],
        "page_number": 1, "page_size": 1, "total_pages": 2, "total_elements": 2,
    }  # fmt: skip
    assert len(ask("GET", f"{ROOT}/faces", params={"subject": "Eileen Collins"}).json()["faces"]) == 2
    assert ask("GET", f"{ROOT}/faces/{one}/img").content == site.people.photo(1)
    for jpeg, same in ((mirrored_jpeg, True), (hopper_jpeg, False)):
        (found,) = ask("POST", f"{ROOT}/faces/{one}/verify", files={"file": jpeg}).json()["result"]
        assert (found["similarity"] >= 0.98) is same
        assert (found["similarity"] < 0.5) is not same
    assert ask("DELETE", f"{ROOT}/faces/{one}").json() == {"image_id": one, "subject": "Eileen Collins"}
    assert ask("DELETE", f"{ROOT}/faces/{one}").json() == {"message": "there is no such image", "code": 11}
    assert ask("POST", f"{ROOT}/faces/delete", json=[one, "x", two]).json() == [
        {"image_id": two, "subject": "Eileen Collins"}
    ]
    assert site.people.count() == 0, "nobody is kept without a photo"


def test_everybody_is_not_deleted_by_one_request(ask: Client, site: Site, collins_jpeg: bytes) -> None:
    _add(ask, collins_jpeg)
    for path in ("subjects", "subjects/", "faces"):
        refused = ask("DELETE", f"{ROOT}/{path}")
        assert (refused.status_code, refused.json()["message"].startswith("everybody is not deleted")) == (403, True)
    assert site.people.count() == 1
    assert ask("DELETE", f"{ROOT}/faces", params={"subject": "Eileen Collins"}).json() == {"deleted": 1}


def test_faces_are_detected_and_pictures_compared_in_base64_too(
    ask: Client, collins_jpeg: bytes, mirrored_jpeg: bytes
) -> None:
    text = base64.b64encode(collins_jpeg).decode()
    (face,) = ask("POST", "/api/v1/detection/detect", json={"file": f"data:image/jpeg;base64,{text}"}).json()["result"]
    assert set(face) == {"box"}
    files = {"source_image": collins_jpeg, "target_image": mirrored_jpeg}
    (found,) = ask("POST", "/api/v1/verification/verify", files=files).json()["result"]
    assert found["face_matches"][0]["similarity"] >= 0.98
    assert set(found) == {"source_image_face", "face_matches"}


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"files": {"file": b"no picture"}}, 26),
        ({"files": {"other": b"x"}}, 26),
        ({"data": {"file": "words"}}, 26),
        ({"json": {"file": "no base64!"}}, 26),
        ({"json": ["file"]}, 26),
        ({"content": b"{", "headers": {"Content-Type": "application/json"}}, 26),
        ({"content": b"x", "headers": {"Content-Type": "multipart/form-data"}}, 0),
    ],
)
def test_what_is_no_picture_is_refused_as_compreface_does(ask: Client, sent: dict[str, object], code: int) -> None:
    refused = ask("POST", f"{ROOT}/recognize", **sent)
    assert (refused.status_code, refused.headers["content-type"]) == (400, "application/json")
    assert (refused.json()["code"], set(refused.json())) == (code, {"message", "code"})


def test_a_picture_without_a_face_has_the_code_that_clients_know(ask: Client) -> None:
    grey = images.encode_jpeg(np.full((200, 200, 3), 128, np.uint8))
    for path in (f"{ROOT}/recognize", "/api/v1/detection/detect", f"{ROOT}/faces?subject=Ann"):
        assert ask("POST", path, files={"file": grey}).json()["code"] == 28, path


def test_a_key_without_the_scope_is_told_so_in_the_form_of_compreface(asking: Callable[..., Client]) -> None:
    refused = asking(Scope.RECOGNISE)("GET", f"{ROOT}/subjects")
    assert (refused.status_code, refused.json()["code"]) == (403, 1)


def test_names_of_people_who_are_not_recognised_need_the_scope_for_people(
    ask: Client, made: Callable[..., str], collins_jpeg: bytes, mirrored_jpeg: bytes, hopper_jpeg: bytes
) -> None:
    assert _add(ask, collins_jpeg).status_code == 201
    alone = made(Scope.RECOGNISE, name="a lift")

    def named(jpeg: bytes, key: str) -> list[str]:
        asked = ask("POST", f"{ROOT}/recognize?prediction_count=100", key=key, files={"file": jpeg})
        (face,) = asked.json()["result"]
        return [one["subject"] for one in face["subjects"]]

    assert named(hopper_jpeg, alone) == []
    assert named(hopper_jpeg, ask.token) == ["Eileen Collins"]
    assert _add(ask, hopper_jpeg, "Grace Hopper").status_code == 201
    assert named(mirrored_jpeg, alone) == ["Eileen Collins"]
    assert named(mirrored_jpeg, ask.token) == ["Eileen Collins", "Grace Hopper"]


def test_similarities_tell_what_portico_decides_whatever_threshold_a_client_has() -> None:
    for score in (0.31, 0.5, 0.99, 1.0):
        assert 0.98 <= similarity(score, 0.3, named=True) <= 1
        assert 0 <= similarity(score, 0.3, named=False) < 0.5, "above the threshold, and yet not named"
    assert similarity(-0.2, 0.3, named=False) == 0
    scores = [similarity(score / 100, 0.3, named=score >= 30) for score in range(-100, 101)]
    assert scores == sorted(scores)


def test_numbers_of_photos_look_like_those_of_compreface() -> None:
    assert photo_of(image_id(7)) == 7
    assert photo_of(image_id(2**40).upper()) == 2**40
    assert uuid.UUID(image_id(7)).version == 4
    for wrong in ("", "7", "x", str(uuid.uuid4()), image_id(0), image_id(7)[:-1]):
        with pytest.raises(Problem, match="no such image"):
            photo_of(wrong)
