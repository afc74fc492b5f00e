"""Encryption of biometric data at rest.

AES-256-GCM (NIST SP 800-38D) with a fresh 96-bit nonce per message. Every person has a data key of their own, stored
wrapped by the site key: destroying it makes their photos and templates unreadable wherever copies of them remain.
"""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from core.errors import GalleryError

_NONCE = 12
KEY_BYTES = 32


def seal(key: bytes, plain: bytes, purpose: str) -> bytes:
    """Encrypt and authenticate. What is sealed for one purpose cannot be opened for another."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, purpose.encode())


def unseal(key: bytes, sealed: bytes, purpose: str) -> bytes:
    """Decrypt what :func:`seal` made.

    Raises:
        GalleryError: the key is another one, or the bytes were changed.

    """
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], purpose.encode())
    except (InvalidTag, ValueError):
        raise GalleryError(
            "an encrypted record cannot be opened: the site key is not the one it was made with, "
            "or the record is damaged"
        ) from None


def new_key() -> bytes:
    """A random 256-bit key."""
    return secrets.token_bytes(KEY_BYTES)


class Vault:
    """The site key and what it wraps."""

    def __init__(self, key: bytes):
        if len(key) != KEY_BYTES:
            raise ValueError(f"a site key has {KEY_BYTES} bytes")
        self._key = key

    @property
    def key(self) -> bytes:
        """The site key itself, to be kept somewhere else."""
        return self._key

    def wrap(self, person_key: bytes) -> bytes:
        """A person's data key, encrypted for storage."""
        return seal(self._key, person_key, "person key")

    def unwrap(self, wrapped: bytes) -> bytes:
        """The data key that :meth:`wrap` encrypted."""
        return unseal(self._key, wrapped, "person key")

    def derived(self, purpose: str) -> bytes:
        """A key of its own for one purpose (HKDF-SHA256, RFC 5869)."""
        return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"portico {purpose}".encode()).derive(self._key)

    def seal(self, plain: bytes, purpose: str) -> bytes:
        """Encrypt what belongs to nobody enrolled."""
        return seal(self._key, plain, purpose)

    def unseal(self, sealed: bytes, purpose: str) -> bytes:
        """Decrypt what :meth:`seal` made."""
        return unseal(self._key, sealed, purpose)


def template_purpose(profile_id: str) -> str:
    """What templates of a profile are sealed for."""
    return f"template {profile_id}"
