from __future__ import annotations

import pytest
from pydantic import SecretStr

from core.base.http_sign_in import challenges, chosen
from core.locks.drivers import settings_of
from core.locks.drivers.base import DoorError, SignInError
from core.locks.drivers.http import Http
from tests.door_station import Device, standing

_MD5 = 'Digest realm="Door, front", nonce="{nonce}", qop="auth"'
_SHA = 'Digest realm="Door, front", algorithm=SHA-256, nonce="{nonce}", opaque="o", qop="auth,auth-int"'
_BASIC = 'Basic realm="Door, front"'


def _lock(device: Device, password: str | None = None, **settings: object):
    lock = {"driver": "http", "unlock_url": f"http://127.0.0.1:{device.port}/open?door=1", "user": device.user}
    return settings_of(lock | settings, SecretStr(device.password if password is None else password)).connect(
        "Front", fail_safe=False
    )


@pytest.mark.parametrize(
    ("ask", "signed"),
    [
        ((_MD5,), "Digest"),
        ((_SHA,), "Digest"),
        ((_SHA.replace("SHA-256", "SHA-256-sess"),), "Digest"),
        ((_MD5 + ", algorithm=MD5-sess",), "Digest"),
        (('Digest realm="old", nonce="{nonce}"',), "Digest"),  # as RFC 2069 has it: no qop
        (('digest REALM="x" , Nonce = "{nonce}",qop=auth,algorithm=md5',), "Digest"),
        ((_BASIC,), "Basic"),
        ((_BASIC, _MD5), "Digest"),
        ((f"{_BASIC}, {_MD5}",), "Digest"),  # two in one header, with commas in their realms
        (("Negotiate", "NTLM TlRM==", f"Bearer realm=x, {_MD5}"), "Digest"),
        ((_MD5.replace("qop", "algorithm=SHA-512-256, qop"), _MD5), "Digest"),
        ((_MD5 + ", algorithm=token", _BASIC), "Basic"),
        ((_MD5.replace('"auth"', '"auth-int"'), _BASIC), "Basic"),
    ],
)
def test_a_lock_signs_in_as_it_is_asked_to(ask: tuple[str, ...], signed: str) -> None:
    with standing(Device(ask=ask)) as device:
        lock = _lock(device, unlock_body="<a/>", method="PUT")
        lock.switch(unlocked=True)
        lock.switch(unlocked=True)
        lock.close()
    assert [(one.method, one.body) for one in device.done] == [("PUT", "<a/>")] * 2
    assert device.refused == 1, "what it asks for is known from then on"
    assert device.signed[-1] == signed


def test_the_strongest_digest_is_answered() -> None:
    with standing(Device(ask=(_MD5, _SHA))) as device:
        lock = _lock(device)
        lock.switch(unlocked=True)
        lock.close()
    assert "algorithm=SHA-256" in device.done[0].headers["authorization"]


@pytest.mark.parametrize("says_stale", [True, False])
def test_a_challenge_that_is_too_old_is_answered_anew(says_stale: bool) -> None:
    with standing(Device(ask=(_SHA,), lives=1, says_stale=says_stale)) as device:
        lock = _lock(device)
        for _ in range(3):
            lock.switch(unlocked=True)
        lock.close()
    assert len(device.done) == 3


def test_a_wrong_password_is_tried_once_and_told_in_words() -> None:
    for ask in ((_MD5,), (_BASIC,), (_BASIC, _SHA)):
        with standing(Device(ask=ask)) as device:
            lock = _lock(device, "not it")
            with pytest.raises(SignInError, match=r"refuses the user name or the password \(401") as told:
                lock.switch(unlocked=True)
            lock.close()
        assert device.requests == 2, "more would lock the user out at many devices"
        assert "not it" not in f"{told.value}"
    with standing(Device(ask=(_MD5,), refusal="<r><lockStatus>lock</lockStatus></r>")) as device:
        lock = _lock(device, "not it")
        with pytest.raises(SignInError, match="has locked this user out for a while"):
            lock.switch(unlocked=True)
        lock.close()


def test_what_cannot_be_answered_is_said() -> None:
    with standing(Device(ask=("Negotiate",))) as device:
        lock = _lock(device)
        with pytest.raises(SignInError, match="in a way that is not known here: negotiate"):
            lock.switch(unlocked=True)
        lock.close()
    with standing(Device(ask=(_BASIC,))) as device:
        lock = _lock(device, auth="digest")
        with pytest.raises(SignInError, match="takes the password readable only"):
            lock.switch(unlocked=True)
        lock.close()
        assert "Basic" not in device.signed, "a password is not shown to whoever asks for it readable"
        lock = Http(unlock_url=f"http://127.0.0.1:{device.port}/").connect("Front", fail_safe=False)
        with pytest.raises(SignInError, match="wants a user name and a password"):
            lock.switch(unlocked=True)
        lock.close()


@pytest.mark.parametrize("user", ["a:b", 'a"b', "a\nb", "a\\b"])
def test_a_user_name_cannot_add_to_a_header(user: str) -> None:
    with pytest.raises(DoorError, match="user"):
        settings_of({"driver": "http", "unlock_url": "http://x/", "user": user})


def test_broken_headers_are_passed_over() -> None:
    for text in (
        "",
        ",,,",
        "Digest",
        'Digest realm="',
        "=,=,=",
        "Digest realm=a b c, nonce",
        "Digest " + "a=1," * 5000,
    ):
        assert chosen(challenges([text]), "digest") is None
    found = challenges(['Digest realm="a\\"b", nonce="n"', 'Basic realm="x", Digest realm="y", nonce=n, qop=auth'])
    assert [one.scheme for one in found] == ["digest", "basic", "digest"]
    best = chosen(found, "any")
    assert best is not None
    assert best.parameters == {"realm": "y", "nonce": "n", "qop": "auth"}
