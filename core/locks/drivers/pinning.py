"""TLS with a device whose certificate nobody has signed: known by its fingerprint."""

from __future__ import annotations

import hashlib
import hmac
import socket
import ssl
from typing import Any
from urllib.parse import urlsplit

from core.base.messages import Message

_BYTES = hashlib.sha256().digest_size


def plain(fingerprint: str) -> str:
    """A SHA-256 fingerprint as people write it, as 64 hexadecimal digits.

    Raises:
        ValueError: it is none.

    """
    digits = fingerprint.lower().removeprefix("sha256").lstrip(" :=/").replace(":", "").replace(" ", "")
    if len(digits) != 2 * _BYTES or any(c not in "0123456789abcdef" for c in digits):
        raise ValueError("a SHA-256 fingerprint has 64 hexadecimal digits, with or without colons")
    return digits


def of_certificate(certificate: bytes) -> str:
    """The fingerprint of a certificate (DER), as devices and browsers show it."""
    digits = hashlib.sha256(certificate).hexdigest()
    return ":".join(digits[at : at + 2] for at in range(0, len(digits), 2)).upper()


def context_for(fingerprint: str) -> ssl.SSLContext:
    """A TLS context that takes the one certificate of this fingerprint, whoever signed it, and no other.

    Raises:
        ValueError: this is no fingerprint.

    """
    wanted = plain(fingerprint)
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE  # the fingerprint says more than any authority

    class Pinned(ssl.SSLSocket):
        """Compares right after the handshake: not a byte of a request goes to somebody else."""

        def do_handshake(self, block: bool = False) -> None:
            super().do_handshake(block)
            shown = hashlib.sha256(self.getpeercert(binary_form=True) or b"").hexdigest()
            if not hmac.compare_digest(shown, wanted):
                error = ssl.SSLCertVerificationError(Message("the certificate has another fingerprint"))
                error.pinned = True  # type: ignore[attr-defined]
                raise error

    context.sslsocket_class = Pinned
    return context


def fingerprint_at(address: str, seconds: float) -> str:
    """The fingerprint of the certificate that is shown at an address; empty where none can be had."""
    parts = urlsplit(address)
    context: Any = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE  # nothing is sent; it is only looked at
    try:
        where = (parts.hostname or "", parts.port or 443)
        with socket.create_connection(where, seconds) as plain_one, context.wrap_socket(plain_one) as wrapped:
            return of_certificate(wrapped.getpeercert(binary_form=True) or b"")
    except (OSError, ValueError):
        return ""
