from __future__ import annotations

import numpy as np

from core import images
from core.site import Site
from tests.app.serve.conftest import Client


def test_who_is_in_a_picture_is_told_and_nothing_of_it_kept(
    ask: Client, site: Site, enrolled: int, mirrored_jpeg: bytes, hopper_jpeg: bytes
) -> None:
    (known,) = ask("POST", "/v1/identify", files={"picture": mirrored_jpeg}).json()["faces"]
    assert (known["verdict"], known["person"]) == ("match", {"id": enrolled, "name": "Eileen Collins"})
    assert known["score"] > known["threshold"]
    assert 0 <= known["box"]["left"] < known["box"]["right"] <= 512
    (unknown,) = ask("POST", "/v1/identify", files={"picture": hopper_jpeg}).json()["faces"]
    assert (unknown["verdict"], unknown["person"]) == ("unknown", None)
    nobody = images.encode_jpeg(np.full((100, 100, 3), 128, np.uint8))
    assert ask("POST", "/v1/identify", files={"picture": nobody}).json()["faces"] == []
    assert site.people.photos_kept() == 1
    assert ("a program (API key)", "identify") in {(e.actor, e.action) for e in site.trail.entries()}


def test_two_pictures_are_compared(ask: Client, collins_jpeg: bytes, mirrored_jpeg: bytes, hopper_jpeg: bytes) -> None:
    same = ask("POST", "/v1/verify", files={"first": collins_jpeg, "second": mirrored_jpeg}).json()
    other = ask("POST", "/v1/verify", files={"first": collins_jpeg, "second": hopper_jpeg}, data={"fmr": "1e-5"}).json()
    assert (same["same"], other["same"], other["fmr"]) == (True, False, 1e-5)
    assert other["threshold"] > same["threshold"]
    assert ask("POST", "/v1/verify", files={"first": collins_jpeg}).json()["errors"] == [
        {"at": "body.second", "words": "Field required"}
    ]
