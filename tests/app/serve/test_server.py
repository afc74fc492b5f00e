from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.serve import server as server_module
from app.serve.limits import Limits
from app.serve.served import Served
from app.serve.server import Server, ServerError, require_protected
from core.gallery.recogniser import Recogniser
from core.site import Site
from core.store.api_keys import Scope


@pytest.fixture
def served(site: Site, recogniser: Recogniser) -> Served:
    return Served(site, recogniser)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate of 127.0.0.1 that vouches for itself, with its key in the same file."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "portico")])
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now).not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = tmp_path / "server.pem"
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM) + private)
    return path


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "example.org", ""])
def test_without_tls_nobody_else_is_listened_to(served: Served, host: str) -> None:
    with pytest.raises(ServerError, match="can be reached from elsewhere|is no address"):
        Server(served, host)


def test_this_machine_needs_no_certificate() -> None:
    assert require_protected("localhost", protected=False) == "127.0.0.1"
    assert require_protected("127.0.0.2", protected=False) == "127.0.0.2"
    assert require_protected("::1", protected=False) == "::1"
    assert require_protected("0.0.0.0", protected=True) == "0.0.0.0"


def test_a_server_serves_over_a_real_socket_and_ends_with_its_streams(served: Served, made: Callable[..., str]) -> None:
    headers = {"X-API-Key": made(Scope.PEOPLE, Scope.EVENTS)}
    with Server(served) as server:
        assert server.address.startswith("http://127.0.0.1:")
        assert server._socket.proto == socket.IPPROTO_TCP, "else asyncio sends small answers late"
        with httpx.Client(base_url=server.address, headers=headers, timeout=None) as client:
            assert client.get("/v1/people").json() == {"people": [], "next": None}
            with client.stream("GET", "/v1/events/stream") as stream:
                parts = stream.iter_text()
                assert next(parts) == "retry: 3000\n\n"
                server.close()
                assert list(parts) == []
        assert not server.runs


def test_with_a_certificate_it_speaks_tls_alone(served: Served, made: Callable[..., str], certificate: Path) -> None:
    headers = {"X-API-Key": made(Scope.PEOPLE)}
    with Server(served, certificate=certificate) as server:
        assert server.address.startswith("https://")
        trusting = ssl.create_default_context(cafile=str(certificate))
        people = f"{server.address}/v1/people"
        assert httpx.get(people, headers=headers, verify=trusting, timeout=None).status_code == 200
        with pytest.raises(httpx.HTTPError):
            httpx.get(people.replace("https", "http"), headers=headers, timeout=None)
    for wrong in (certificate.parent / "nowhere.pem", Path(__file__)):
        with pytest.raises(ServerError, match="cannot be used"):
            Server(served, certificate=wrong)


def test_more_connections_than_there_may_be_are_hung_up_on(site: Site, recogniser: Recogniser) -> None:
    with Server(Served(site, recogniser, Limits(connections=2))) as server:
        place = ("127.0.0.1", int(server.address.rpartition(":")[2]))
        first, second, third = (socket.create_connection(place, timeout=30) for _ in range(3))
        with first, second, third:
            with suppress(ConnectionError):
                assert third.recv(1) == b""
            second.sendall(b"GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n")
            assert second.recv(12) == b"HTTP/1.1 200"


def test_whoever_does_not_begin_tls_is_hung_up_on(
    served: Served, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_module, "_HANDSHAKE_SECONDS", 0.2)
    with Server(served, certificate=certificate) as server:
        place = ("127.0.0.1", int(server.address.rpartition(":")[2]))
        with socket.create_connection(place, timeout=30) as client, suppress(ConnectionError):
            assert client.recv(1) == b"", "asyncio by itself would wait for a minute"


def test_a_port_that_somebody_has_is_said(served: Served) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(ServerError, match="nothing can listen at"):
        Server(served, port=other.getsockname()[1])


def test_whoever_does_not_send_the_head_of_a_request_is_hung_up_on(
    served: Served, made: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_module, "_HEADER_SECONDS", 0.2)
    monkeypatch.setattr(server_module, "_IDLE_SECONDS", 0.2)
    whole = f"GET /v1/people HTTP/1.1\r\nHost: x\r\nX-API-Key: {made(Scope.PEOPLE)}\r\n\r\n".encode()
    with Server(served) as server:
        port = int(server.address.rpartition(":")[2])
        for sent in (b"", b"GET /v1/people HT", whole + b"GET /"):
            with socket.create_connection(("127.0.0.1", port), timeout=30) as client:
                client.sendall(sent)
                received = b""
                while part := client.recv(65536):
                    received += part
                assert received.count(b"HTTP/1.1 200") == sent.startswith(whole)
    assert "server" not in {thread.name for thread in threading.enumerate()}
