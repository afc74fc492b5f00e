from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest

from core.site import Site
from core.store import idempotency
from core.store.api_keys import Scope
from core.store.idempotency import KEPT, DoneAlreadyError, Request, ReusedError


@pytest.fixture
def request_(site: Site) -> Request:
    key, _ = site.api_keys.create("HR", {Scope.ENROL}, datetime.now(UTC) + timedelta(days=1))
    return Request(key.id, "of mine", b"1" * 32)


def test_a_request_is_known_again(site: Site, request_: Request) -> None:
    assert site.idempotency.result(request_) is None
    site.idempotency.keep(request_, {"person": 7, "added": [8, 9]})
    assert site.idempotency.result(request_) == {"person": 7, "added": [8, 9]}
    with pytest.raises(ReusedError, match="stands for another request"):
        site.idempotency.result(Request(request_.key_id, "of mine", b"2" * 32))
    with pytest.raises(DoneAlreadyError):
        site.idempotency.keep(request_, {"person": 8})
    other, _ = site.api_keys.create("lift", {Scope.ENROL}, datetime.now(UTC) + timedelta(days=1))
    assert site.idempotency.result(Request(other.id, "of mine", b"1" * 32)) is None, "each key has its own"


def test_what_does_not_come_about_is_not_remembered(site: Site, request_: Request) -> None:
    with suppress(ZeroDivisionError), site.database.together():
        site.idempotency.keep(request_, {"person": 7})
        raise ZeroDivisionError
    assert site.idempotency.result(request_) is None


def test_a_request_is_forgotten_after_a_day_and_with_its_key(
    site: Site, request_: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.idempotency.keep(request_, {"person": 7})

    class Later(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + KEPT

    with monkeypatch.context() as patch:
        patch.setattr(idempotency, "datetime", Later)
        assert site.idempotency.result(request_) is None
        site.idempotency.keep(request_, {"person": 8})
    assert site.idempotency.result(request_) == {"person": 8}
    site.api_keys.revoke("HR")
    assert site.idempotency.result(request_) is None
