from __future__ import annotations

import io
import json
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.backups.sealed_file import MAGIC, Sealer
from core.errors import GalleryError
from core.site import DATABASE, Site
from core.store import operators as operators_module
from core.store.keys import KeyBehindPassphrase, new_key
from core.store.operators import LoginError, Operator, Role

PASSWORD = "correct horse 9"


@pytest.fixture
def rita(site: Site) -> Operator:
    return site.operators.add("Rita", PASSWORD, Role.ADMINISTRATOR)


def test_who_knows_the_password_is_let_in_and_named(site: Site, rita: Operator) -> None:
    assert site.operators.log_in(" rita ", PASSWORD) == rita
    assert [(e.actor, e.action) for e in site.trail.entries()] == [
        ("Rita", "log in"),
        (site.trail.actor.name, "add operator"),
    ]
    assert site.trail.actor.name != "Rita", "who acts as her is given her own site"


@pytest.mark.parametrize("name", ["HR (API key)", "hr (api KEY)", "HR（API key）", "root (system account)"])
def test_no_operator_is_mistaken_for_a_key_or_an_account_in_the_trail(site: Site, name: str) -> None:
    with pytest.raises(GalleryError, match="does not end in"):
        site.operators.add(name, PASSWORD, Role.ADMINISTRATOR)
    assert site.operators.all() == []


def test_wrong_passwords_cost_ever_more_time(site: Site, rita: Operator, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [datetime(2026, 11, 23, 12, tzinfo=UTC)]

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return now[0]

    monkeypatch.setattr(operators_module, "datetime", Clock)
    for _ in range(3):
        with pytest.raises(LoginError, match="do not match"):
            site.operators.log_in("Rita", "wrong")
    waits = []
    for _ in range(12):
        with pytest.raises(LoginError, match="try again in") as refused:
            site.operators.log_in("Rita", PASSWORD)  # even the right one
        waits.append(int(str(refused.value).split()[-2]))
        now[0] += timedelta(seconds=waits[-1])
        with pytest.raises(LoginError, match="do not match"):
            site.operators.log_in("Rita", "wrong")
    assert waits[:3] == [6, 11, 21]
    assert max(waits) == waits[-1] == 901
    now[0] += timedelta(minutes=16)
    assert site.operators.log_in("Rita", PASSWORD).name == "Rita"
    with pytest.raises(LoginError, match="do not match"):
        site.operators.log_in("Rita", "wrong")


def test_a_name_that_nobody_has_is_not_told_apart(site: Site, rita: Operator) -> None:
    with pytest.raises(LoginError, match="name and password do not match"):
        site.operators.log_in("Hunter2 my password", "x")
    assert site.trail.entries()[0].subject == "unknown name"
    assert site.trail.actor.name != "Rita"


@pytest.mark.one_kind
def test_passwords_are_argon2_and_nowhere_else(site: Site, rita: Operator) -> None:
    site.database.checkpoint()
    content = (site.folder / DATABASE).read_bytes()
    assert PASSWORD.encode() not in content
    assert b"$argon2id$" in content


@pytest.mark.one_kind
def test_guessing_costs_what_rfc_9106_advises(dear_passwords: None, tmp_path: Path) -> None:
    """In the program: here passwords are cheap otherwise, see ``cheap_passwords``."""
    with Site(tmp_path / "site") as site:
        site.operators.add("Rita", PASSWORD, Role.ADMINISTRATOR)
        assert site.operators.log_in("Rita", PASSWORD).name == "Rita"
        site.database.checkpoint()
    assert b"$argon2id$v=19$m=65536,t=3,p=4$" in (tmp_path / "site" / DATABASE).read_bytes()
    KeyBehindPassphrase(tmp_path / "key", lambda: "six brave foxes and 1").write(new_key())
    kept = json.loads((tmp_path / "key").read_text())
    assert (kept["kdf"], kept["memory"], kept["time"], kept["lanes"]) == ("argon2id", 65536, 3, 4)
    sealed = io.BytesIO()
    Sealer(sealed, "six brave foxes and 1").finish()
    assert struct.unpack_from(">HIIB", sealed.getvalue(), len(MAGIC)) == (1, 3, 65536, 4)


@pytest.mark.parametrize("password", ["short", "rita is great", "aaaaaaaaaaaa", ""])
def test_weak_passwords_are_refused(site: Site, rita: Operator, password: str) -> None:
    with pytest.raises(GalleryError, match="password"):
        site.operators.set_password("Rita", password)
    assert site.operators.log_in("Rita", PASSWORD)


def test_there_is_always_an_administrator(site: Site) -> None:
    with pytest.raises(GalleryError, match="first operator"):
        site.operators.add("Vera", PASSWORD, Role.VIEWER)
    site.operators.add("Rita", PASSWORD, Role.ADMINISTRATOR)
    for change in (lambda: site.operators.remove("Rita"), lambda: site.operators.set_role("Rita", Role.VIEWER)):
        with pytest.raises(GalleryError, match="only administrator"):
            change()
    site.operators.add("Vera", PASSWORD, Role.VIEWER)
    site.operators.set_role("Vera", Role.ADMINISTRATOR)
    site.operators.remove("Rita")
    assert [(o.name, o.role) for o in site.operators.all()] == [("Vera", Role.ADMINISTRATOR)]
    with pytest.raises(GalleryError, match="already"):
        site.operators.add("VERA", PASSWORD, Role.VIEWER)


def test_an_operator_changes_their_own_password_and_nobody_elses(site: Site, rita: Operator) -> None:
    site.operators.add("Vera", PASSWORD, Role.VIEWER)
    operators = site.acting_as(site.operators.log_in("Vera", PASSWORD).actor).operators
    operators.set_password("Vera", "another one 77")
    for wrong in (
        lambda: operators.set_password("Rita", "another one 77"),
        lambda: operators.add("Eve", PASSWORD, Role.ADMINISTRATOR),
        lambda: operators.set_role("Vera", Role.ADMINISTRATOR),
    ):
        with pytest.raises(Exception, match="may not"):
            wrong()


def test_whoever_changes_their_own_password_must_know_it(site: Site, rita: Operator) -> None:
    with pytest.raises(GalleryError, match="no operator"):
        site.operators.change_password(PASSWORD, "another one 77")  # the system account
    operators = site.acting_as(site.operators.log_in("Rita", PASSWORD).actor).operators
    with pytest.raises(GalleryError, match="at least 10"):
        operators.change_password(PASSWORD, "short")
    operators.change_password(PASSWORD, "another one 77")
    site.operators.log_in("Rita", "another one 77")
    for _ in range(3):
        with pytest.raises(LoginError, match="not the password that you have"):
            operators.change_password(PASSWORD, "yet another 77")
    with pytest.raises(LoginError, match="try again in"):  # whoever passes a window left open cannot try for ever
        operators.change_password("another one 77", "yet another 77")
    with pytest.raises(LoginError, match="try again in"):
        site.operators.log_in("Rita", "another one 77")
    assert [e.action for e in site.trail.entries()][:4] == [*3 * ["failed change of password"], "log in"]
    assert {e.actor for e in site.trail.entries()[:4]} == {"Rita"}
