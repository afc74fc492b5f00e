from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from core.errors import GalleryError
from core.site import Site
from core.store.api_keys import PERMISSIONS, ApiKey, Scope, UnknownKeyError
from core.store.audit import Actor, NotAllowedError, Permission
from core.store.operators import PERMISSIONS as OF_ROLES
from core.store.operators import Role

SOON = timedelta(days=30)


def _made(site: Site, *scopes: Scope, name: str = "HR system") -> tuple[ApiKey, str]:
    return site.api_keys.create(name, scopes or {Scope.PEOPLE}, datetime.now(UTC) + SOON)


def test_a_key_is_known_by_its_token_alone(site: Site) -> None:
    key, token = _made(site, Scope.PEOPLE, Scope.ENROL)
    assert site.api_keys.opened_by(token) == key
    assert site.api_keys.all() == [key]
    assert key.actor == Actor("HR system (API key)", frozenset({Permission.SEE, Permission.ENROL}))
    _, other = _made(site, name="lift")
    secret = token.split("_", 2)[2]
    for wrong in ("", "portico", token[:-1], token + "x", secret, f"portico_99_{secret}", f"portico_x_{secret}",
                  f"portico_²_{secret}", other.replace("_2_", "_1_"), token.upper(), "\ud800"):  # fmt: skip
        with pytest.raises(UnknownKeyError, match="not known here"):
            site.api_keys.opened_by(wrong)


def test_what_is_kept_of_a_key_opens_nothing(site: Site) -> None:
    _, token = _made(site)
    secret = token.split("_", 2)[2]
    with site.database.engine.connect() as connection:
        rows = str(connection.execute(text("SELECT * FROM api_key")).all()) + str(
            connection.execute(text("SELECT actor, action, subject FROM audit")).all()
        )
    assert secret not in rows
    assert len(secret) == 43, "256 bits"


def test_a_key_ends(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    _, token = _made(site)

    class Later(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + SOON

    monkeypatch.setattr("core.store.api_keys.datetime", Later)
    with pytest.raises(UnknownKeyError, match="has ended"):
        site.api_keys.opened_by(token)
    assert [key.name for key in site.api_keys.all()] == ["HR system"]


def test_a_key_that_is_revoked_opens_nothing_and_its_name_is_free(site: Site) -> None:
    key, token = _made(site)
    with pytest.raises(GalleryError, match="there is a key 'hr system' already"):
        _made(site, name="hr  system")
    site.api_keys.revoke("hr system")
    with pytest.raises(UnknownKeyError):
        site.api_keys.opened_by(token)
    again, _ = _made(site)
    assert again.id != key.id, "a number is never given twice"
    with pytest.raises(GalleryError, match="no key 'lift': known are 'HR system'"):
        site.api_keys.revoke("lift")
    told = [f"{e.action}: {e.subject}" for e in reversed(site.trail.entries())]
    assert told == ["create API key: key HR system", "revoke API key: key HR system", "create API key: key HR system"]


@pytest.mark.parametrize(
    ("name", "scopes", "days", "words"),
    [
        ("?!", {Scope.PEOPLE}, 1, "needs at least one letter"),
        ("x" * 101, {Scope.PEOPLE}, 1, "at most 100"),
        ("x", set[Scope](), 1, "without a scope"),
        ("x", {Scope.PEOPLE}, -1, "would have ended already"),
    ],
)
def test_a_key_that_makes_no_sense_is_refused(site: Site, name: str, scopes: set[Scope], days: int, words: str) -> None:
    with pytest.raises(GalleryError, match=words):
        site.api_keys.create(name, scopes, datetime.now(UTC) + timedelta(days=days))


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_only_administrators_make_and_revoke_keys(site: Site, role: Role) -> None:
    _made(site)
    theirs = site.acting_as(Actor("Rob", OF_ROLES[role]))
    with pytest.raises(NotAllowedError):
        _made(theirs, name="mine")
    with pytest.raises(NotAllowedError):
        theirs.api_keys.revoke("HR system")


def test_no_scope_gives_a_right_over_rules_operators_or_the_trail() -> None:
    given = frozenset[Permission]().union(*PERMISSIONS.values())
    assert set(PERMISSIONS) == set(Scope)
    assert not given & {Permission.RULES, Permission.OPERATORS, Permission.AUDIT}
