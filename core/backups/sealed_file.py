"""The file that a backup is: a stream of any length, sealed under a passphrase, in little memory.

A header, then chunks of 1 MiB. Each is sealed with AES-256-GCM (NIST SP 800-38D) under a number that counts up and a
flag that only the last one has: the STREAM construction (Hoang, Reyhanitabar, Rogaway and Vizár, 2015). So a chunk that
was changed, taken out, moved or cut off is found out before anything of it is handed on. The key is stretched from the
passphrase by argon2id (RFC 9106) with a salt of this file's own. The header carries a check of key and header together,
which tells a wrong passphrase, and lets a file be opened with one key alone.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import struct
import unicodedata
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from core.base.messages import Message
from core.errors import PorticoError

MAGIC = b"PORTICO-BACKUP"
FORMAT = 1
SHORTEST_PASSPHRASE = 12

_CHUNK = 1 << 20
_TAG = 16
_TIME, _MEMORY, _LANES = 3, 64 * 1024, 4  # argon2id as RFC 9106 advises where memory is scarce
_MOST_TIME, _MOST_MEMORY, _MOST_LANES = 4, 256 * 1024, 16  # a hostile file shall not take all memory, nor minutes
_COSTS = struct.Struct(">HIIB16s")  # format, then time, memory in KiB, lanes and salt of argon2id
_CHECK = 32
HEADER_BYTES = len(MAGIC) + _COSTS.size + _CHECK
"""How long the beginning of a file is by which it can be told from all others: its salt is its own."""
_DAMAGED = Message("this backup is damaged or incomplete: take another copy of it, or an older one")


class BackupError(PorticoError):
    """A backup cannot be made, read or brought back."""


def weakness_words(passphrase: str) -> str:
    """Why something is no passphrase for a backup, in words; empty where it can be one."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        return Message(
            "a passphrase needs at least {shortest_passphrase} characters", shortest_passphrase=SHORTEST_PASSPHRASE
        )
    if len(set(passphrase)) < 5:
        return Message("this passphrase is too easy to guess: do not repeat a few characters")
    return ""


class Sealer:
    """Seals what is written to it.

    Args:
        file: to write to; it stays open.
        passphrase: that will open it again.

    Raises:
        BackupError: the passphrase is too weak.

    """

    def __init__(self, file: BinaryIO, passphrase: str):
        problem = weakness_words(passphrase)
        if problem:
            raise BackupError(problem)
        costs = _COSTS.pack(FORMAT, _TIME, _MEMORY, _LANES, secrets.token_bytes(16))
        key, check = _keys(passphrase, costs)
        self._header = MAGIC + costs + check
        self._aead = AESGCM(key)
        self._file = file
        self._number = 0
        self._waiting = bytearray()
        file.write(self._header)

    def write(self, content: bytes) -> int:
        """Take in any number of bytes; how many they were."""
        self._waiting += content
        while len(self._waiting) > _CHUNK:  # which chunk is the last is known at the end alone
            self._seal(bytes(self._waiting[:_CHUNK]), last=False)
            del self._waiting[:_CHUNK]
        return len(content)

    def finish(self) -> None:
        """Write the last chunk."""
        self._seal(bytes(self._waiting), last=True)
        self._waiting.clear()

    def _seal(self, content: bytes, *, last: bool) -> None:
        self._file.write(self._aead.encrypt(_nonce(self._number, last), content, self._header))
        self._number += 1


class Opener:
    """Reads what :class:`Sealer` wrote. Nothing is handed out that was not checked first.

    Args:
        file: to read from; it stays open.
        passphrase: it was sealed with.

    Raises:
        BackupError: this is no backup, one of a newer program, or the passphrase is another one.

    """

    def __init__(self, file: BinaryIO, passphrase: str):
        if file.read(len(MAGIC)) != MAGIC:
            raise BackupError("this file is not a backup of Portico: choose another one")
        costs, check = file.read(_COSTS.size), file.read(_CHECK)
        if len(check) < _CHECK:
            raise BackupError(_DAMAGED)
        format_ = _COSTS.unpack(costs)[0]
        if format_ > FORMAT:
            raise BackupError(
                "this backup was made by a newer Portico (format {format}): update Portico first", format=format_
            )
        key, expected = _keys(passphrase, costs)
        if not hmac.compare_digest(check, expected):
            raise BackupError("this is not the passphrase of this backup, or the beginning of the file is damaged")
        self._header = MAGIC + costs + check
        self._aead = AESGCM(key)
        self._file = file
        self._number = 0
        self._next = file.read(_CHUNK + _TAG)
        self._open = b""
        self._at = 0
        self._ended = False

    def read(self, size: int) -> bytes:
        """Up to ``size`` bytes; none at the end.

        Raises:
            BackupError: the file was changed or is not complete.

        """
        if self._at == len(self._open) and not self._ended:
            self._open, self._at = self._unseal(), 0
        part = self._open[self._at : self._at + size]
        self._at += len(part)
        return part

    def drain(self) -> None:
        """Check what is left, to the end of the file.

        Raises:
            BackupError: the file was changed or is not complete.

        """
        while self.read(_CHUNK):
            pass

    def _unseal(self) -> bytes:
        sealed, self._next = self._next, self._file.read(_CHUNK + _TAG)
        self._ended = not self._next
        try:
            content = self._aead.decrypt(_nonce(self._number, self._ended), sealed, self._header)
        except (InvalidTag, ValueError):
            raise BackupError(_DAMAGED) from None
        self._number += 1
        return content


def _nonce(number: int, last: bool) -> bytes:
    """The nonce of a chunk: safe to count, since every file has a key of its own."""
    return number.to_bytes(11) + bytes([last])


def _keys(passphrase: str, costs: bytes) -> tuple[bytes, bytes]:
    """The key of the chunks, and the check that the header carries."""
    from argon2.low_level import Type, hash_secret_raw

    _, time, memory, lanes, salt = _COSTS.unpack(costs)
    if not (0 < time <= _MOST_TIME and 0 < lanes <= _MOST_LANES and 8 * lanes <= memory <= _MOST_MEMORY):
        raise BackupError(_DAMAGED)
    # one text, whichever way the system at hand composes its accents
    text = unicodedata.normalize("NFC", passphrase).encode()
    stretched = hash_secret_raw(text, salt, time, memory, lanes, 32, Type.ID)
    key, check = (
        HKDF(SHA256(), 32, salt=None, info=b"portico backup " + use).derive(stretched) for use in (b"content", b"check")
    )
    return key, hmac.digest(check, MAGIC + costs, hashlib.sha256)
