from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from core import images
from core.programs import crash
from core.site import Site
from tests.app.serve.conftest import Client


def test_every_answer_is_described(ask: Client) -> None:
    description = ask("GET", "/openapi.json").json()
    assert description["openapi"].startswith("3.1")
    names = []
    for path, operations in description["paths"].items():
        for method, operation in operations.items():
            names.append(operation["operationId"])
            answers = operation["responses"]
            assert {"401", "403", "413", "429"} < set(answers), (method, path)
            kind = "application/json" if path.startswith("/api/v1/") else "application/problem+json"
            assert all(list(one["content"]) == [kind] for status, one in answers.items() if status[0] in "45"), path
            assert operation["security"] == [{"ApiKey": []}, {"Bearer": []}], path
            assert operation["summary"]
    assert len(names) == len(set(names)) > 30
    assert not {"HTTPValidationError", "ValidationError"} & set(description["components"]["schemas"])


def test_what_is_not_there_is_told_as_a_problem(ask: Client) -> None:
    nothing = ask("GET", "/v1/nothing")
    assert nothing.json() == {
        "type": "about:blank", "title": "Not Found", "status": 404, "detail": "there is nothing at this address",
    }  # fmt: skip
    other = ask("PUT", "/v1/people/1")
    assert (other.status_code, other.headers["allow"]) == (405, "DELETE, GET, PATCH")
    assert ask("PUT", "/api/v1/recognition/subjects").json()["message"] == "this address does not take this method"


def test_what_does_not_fit_is_not_sent_back(ask: Client) -> None:
    refused = ask("POST", "/v1/openings", json={"door": "secret words", "reason": 7, "more": "secret words"})
    assert refused.json()["errors"] == [{"at": "body.reason", "words": "Input should be a valid string"}]
    assert "secret" not in refused.text
    for body in (b"{", b"\xff", b'{"door": "\\ud800", "reason": "x"}', b"[" * 10_000):
        assert ask("POST", "/v1/openings", content=body).status_code == 422, body[:20]


def test_what_breaks_is_reported_and_told_as_a_problem(
    ask: Client, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    crash.place(site.folder, "a test")
    monkeypatch.setattr(type(site.people), "page", lambda *_anything: 1 / 0)
    broken = ask("GET", "/v1/people")
    assert (broken.status_code, broken.headers["content-type"]) == (500, "application/problem+json")
    assert "ZeroDivision" not in broken.text
    assert len(crash.reports(site.folder)) == 1


def test_a_bomb_of_a_picture_is_refused(ask: Client) -> None:
    content = BytesIO()
    Image.new("1", (9_000, 9_000)).save(content, "PNG")
    assert len(content.getvalue()) < 1_000_000
    refused = ask("POST", "/v1/identify", files={"picture": content.getvalue()})
    assert (refused.status_code, refused.json()["type"]) == (422, "urn:portico:problem:picture-refused")
    assert "million pixels" in refused.json()["detail"]
    small = images.encode_jpeg(np.zeros((8, 8, 3), np.uint8))
    assert "too small" in ask("POST", "/v1/identify", files={"picture": small}).json()["detail"]
