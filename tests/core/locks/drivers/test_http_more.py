"""Contents, success, certificates, and what must never be told."""

from __future__ import annotations

import datetime as dt
import json
import logging
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pydantic import SecretStr

from core.locks.drivers import settings_of
from core.locks.drivers.base import DoorError
from core.locks.drivers.http_answers import holds
from tests.door_station import Device, standing
from tests.servers import free_port

_WORD = 'p&"<ß{door}'


def _lock(device: Device, path: str = "/open", scheme: str = "http", **settings: object):
    lock = {"driver": "http", "unlock_url": f"{scheme}://127.0.0.1:{device.port}{path}", **settings}
    return settings_of(lock, SecretStr(_WORD)).connect("Front <1>", fail_safe=False)


@pytest.mark.parametrize(
    ("body", "kind", "sent"),
    [
        ('{"d": "{door}", "p": "{password}"}', "application/json", json.dumps({"d": "Front <1>", "p": _WORD})),
        ("<a d='{door}'>{password}</a>", "application/xml", "<a d='Front &lt;1&gt;'>p&amp;&quot;&lt;ß{door}</a>"),
        (
            "d={door}&p={password}",
            "application/x-www-form-urlencoded",
            "d=Front%20%3C1%3E&p=p%26%22%3C%C3%9F%7Bdoor%7D",
        ),
    ],
)
def test_what_is_filled_in_is_written_as_its_place_demands(body: str, kind: str, sent: str) -> None:
    with standing(Device()) as device:
        lock = _lock(device, "/open?p={password}", unlock_body=body, method="PATCH")
        lock.switch(unlocked=True)
        lock.close()
    (asked,) = device.done
    assert (asked.method, asked.headers["content-type"], asked.body) == ("PATCH", kind, sent)
    assert asked.path == "/open?p=p%26%22%3C%C3%9F%7Bdoor%7D"


def test_unlocking_and_locking_are_requests_of_their_own_with_success_of_their_own() -> None:
    def answer(asked) -> tuple[int, str]:
        return 200, {"POST": '{ "state" : "open" }', "DELETE": '{"state":"shut"}', "GET": "ajar"}[asked.method]

    with standing(Device(answer)) as device:
        more = {"lock_url": f"http://127.0.0.1:{device.port}/pass", "lock_method": "DELETE", "lock_body": "{}"}
        lock = _lock(device, success_text='"state":"open"', lock_success_text="shut", **more)
        lock.switch(unlocked=True)
        lock.switch(unlocked=False)
        lock.close()
        lock = _lock(device, success_text="shut", **more)
        with pytest.raises(DoorError, match='did not do it: its answer is without shut: “{ "state" : "open" }”'):
            lock.switch(unlocked=True)
        lock.close()
        lock = _lock(device, success_status="204")
        with pytest.raises(DoorError, match="answers with 200, not 204"):
            lock.switch(unlocked=True)
        lock.close()


def test_a_door_that_locks_by_itself_is_asked_whether_it_is_there_at_all() -> None:
    with standing(Device(lambda _a: (500, "broken"))) as device:
        lock = _lock(device, contact_url=f"http://127.0.0.1:{device.port}/contact")
        with pytest.raises(DoorError, match="500"):
            lock.switch(unlocked=False)
        lock.close()


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (403, "does not let this user open the door"),
        (404, "knows no such door or address"),
        (405, "does not take POST at this address"),
        (302, "sends elsewhere, to https://door.example: enter that address"),
        (500, "refuses \\(500 Internal Server Error\\): “no power at the relay”"),
    ],
)
def test_the_answer_of_a_device_is_told_in_words(status: int, told: str) -> None:
    device = Device(lambda _a: (status, "<html><style>p{}</style><b>no power</b> at the relay</html>"))
    device.headers = {"Location": "https://u:secret@door.example/x?token=1"}
    with standing(device):
        lock = _lock(device)
        with pytest.raises(DoorError, match=told) as error:
            lock.switch(unlocked=True)
        lock.close()
    assert "secret" not in str(error.value)


def test_what_is_not_there_is_told_in_words() -> None:
    device = Device()
    device.port = free_port()
    lock = _lock(device)
    with pytest.raises(DoorError, match="nothing listens there: check the address and the port"):
        lock.switch(unlocked=True)
    lock.close()
    lock = settings_of({"driver": "http", "unlock_url": "http://nowhere.invalid/x"}).connect("F", fail_safe=False)
    with pytest.raises(DoorError, match="no machine of this name is known here"):
        lock.switch(unlocked=True)
    lock.close()
    with standing(Device()) as plain:
        lock = _lock(plain, scheme="https")
        with pytest.raises(DoorError, match="https and http, or the port, may be mixed up"):
            lock.switch(unlocked=True)
        lock.close()


def test_a_password_is_told_to_nobody(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    echo = Device(lambda asked: (400, f"you sent {asked.path} and {asked.body}"))
    with standing(echo) as device:
        lock = {"driver": "http", "unlock_url": f"http://127.0.0.1:{device.port}/o?p={{password}}", "user": "u"}
        lock["unlock_body"] = '{"p":"{password}"}'
        settings = settings_of(lock, SecretStr("Sesam9&x"))
        connected = settings.connect("Front", fail_safe=False)
        with pytest.raises(DoorError, match="refuses \\(400") as error:
            connected.switch(unlocked=True)
        connected.close()
    for text in (
        str(error.value),
        repr(error.value),
        repr(settings),
        settings.model_dump_json(),
        repr(settings.given(None)),
    ):
        assert "Sesam9" not in text
    ours = [r.getMessage() for r in caplog.records if r.name.startswith(("core", "app", "portico"))]
    assert not any("Sesam9" in one for one in ours)


@pytest.mark.parametrize(
    "settings",
    [
        {"unlock_url": "http://u:p@x/"},
        {"unlock_url": "http://{password}/"},
        {"unlock_url": "http://x/", "headers": {"X-Api-Key": "abc"}},
        {"unlock_url": "http://x/", "lock_url": "http://y/", "user": "u"},
        {"unlock_url": "http://x/", "fingerprint": "ab" * 32},
        {"unlock_url": "https://x/", "fingerprint": "ab" * 20},
    ],
)
def test_settings_that_would_lose_a_password_are_refused(settings: dict[str, object]) -> None:
    with pytest.raises(DoorError):
        settings_of({"driver": "http", **settings})


def test_a_header_may_carry_the_password() -> None:
    with standing(Device()) as device:
        lock = settings_of(
            {
                "driver": "http",
                "unlock_url": f"http://127.0.0.1:{device.port}/",
                "headers": {"X-Api-Key": "{password}"},
            },
            SecretStr("k3y"),
        ).connect("Front", fail_safe=False)
        lock.switch(unlocked=True)
        lock.close()
    assert device.done[0].headers["x-api-key"] == "k3y"
    with pytest.raises(DoorError, match="characters that no header can carry"):
        settings_of(
            {"driver": "http", "unlock_url": "http://x/", "headers": {"X-Api-Key": "{password}"}},
            SecretStr("schlüssel"),
        ).connect("Front", fail_safe=False)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str]:
    """A self-signed certificate as door stations make one, its key, and its fingerprint."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "station")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(__import__("ipaddress").ip_address("127.0.0.1"))]), False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    folder = tmp_path_factory.mktemp("certificate")
    pem, secret = folder / "cert.pem", folder / "key.pem"
    pem.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return pem, secret, made.fingerprint(hashes.SHA256()).hex(":").upper()


def test_an_unknown_certificate_is_refused_and_its_fingerprint_told(certificate: tuple[Path, Path, str]) -> None:
    pem, key, fingerprint = certificate
    with standing(Device(), (pem, key)) as device:
        lock = _lock(device, scheme="https")
        with pytest.raises(DoorError, match="signed by nobody known here") as error:
            lock.switch(unlocked=True)
        lock.close()
        assert fingerprint in str(error.value)
        assert not device.requests
        for more in (
            {"fingerprint": fingerprint},
            {"fingerprint": fingerprint.replace(":", "").lower()},
            {"ca_file": str(pem)},
        ):
            lock = _lock(device, scheme="https", **more)
            lock.switch(unlocked=True)
            lock.close()
        assert len(device.done) == 3


def test_another_certificate_than_the_one_kept_hears_nothing(certificate: tuple[Path, Path, str]) -> None:
    pem, key, fingerprint = certificate
    other = ("00" if fingerprint[:2] != "00" else "11") + fingerprint[2:]
    with standing(Device(), (pem, key)) as device:
        lock = _lock(device, scheme="https", fingerprint=other)
        with pytest.raises(DoorError, match="another than the one that was kept"):
            lock.switch(unlocked=True)
        lock.close()
        assert not device.requests


def test_words_are_found_as_words() -> None:
    assert holds("OK\r\n", "OK")
    assert holds('{ "retcode" : 0,\n"x": 1}', '"retcode":0')
    assert not holds('{"retcode":01}', '"retcode":0')
    assert not holds("invalid TOKEN", "OK")
    assert not holds("NOTOK", "OK")
