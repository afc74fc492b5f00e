from __future__ import annotations

import io
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.backups import sealed_file
from core.backups.sealed_file import MAGIC, BackupError, Opener, Sealer

PASSPHRASE = "seven brave otters"
CHUNK = 64


@pytest.fixture(scope="module", autouse=True)
def small() -> None:
    patch = pytest.MonkeyPatch()
    patch.setattr(sealed_file, "_CHUNK", CHUNK)
    for name, value in (("_TIME", 1), ("_MEMORY", 8), ("_LANES", 1), ("_MOST_MEMORY", 1024), ("_MOST_LANES", 2)):
        patch.setattr(sealed_file, name, value)
    yield
    patch.undo()


def _sealed(*contents: bytes) -> bytes:
    file = io.BytesIO()
    sealer = Sealer(file, PASSPHRASE)
    for content in contents:
        sealer.write(content)
    sealer.finish()
    return file.getvalue()


def _opened(sealed: bytes, passphrase: str = PASSPHRASE, size: int = 50) -> bytes:
    opener = Opener(io.BytesIO(sealed), passphrase)
    content = b""
    while part := opener.read(size):
        assert len(part) <= size
        content += part
    return content


@settings(deadline=None, max_examples=60)
@given(st.lists(st.binary(max_size=3 * CHUNK), max_size=5), st.integers(1, 3 * CHUNK))
def test_what_was_written_is_read(contents: list[bytes], size: int) -> None:
    assert _opened(_sealed(*contents), size=size) == b"".join(contents)


@pytest.mark.parametrize("length", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 5 * CHUNK])
def test_every_length_about_a_chunk(length: int) -> None:
    content = bytes(range(256))[:200] * 2
    assert _opened(_sealed(content[:length])) == content[:length]


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_no_bit_can_be_changed(data: st.DataObject) -> None:
    sealed = bytearray(_sealed(b"x" * 200))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(BackupError):
        _opened(bytes(sealed))


HEADER = len(MAGIC) + struct.calcsize(">HIIB16s") + 32


def _chunks(sealed: bytes) -> list[bytes]:
    body, whole = sealed[HEADER:], CHUNK + 16
    return [body[n : n + whole] for n in range(0, len(body), whole)]


@pytest.mark.parametrize("change", ["cut", "swap", "twice", "first gone", "more", "all gone", "last alone"])
def test_chunks_cannot_be_cut_off_moved_or_added(change: str) -> None:
    sealed = _sealed(b"a" * CHUNK, b"b" * CHUNK, b"c" * CHUNK)
    first, second, third = _chunks(sealed)
    body = {
        "cut": first + second,
        "swap": second + first + third,
        "twice": first + first + second + third,
        "first gone": second + third,
        "more": first + second + third + third,
        "all gone": b"",
        "last alone": third,
    }[change]
    with pytest.raises(BackupError, match="damaged or incomplete"):
        _opened(sealed[:HEADER] + body)


def test_every_truncation_is_found() -> None:
    sealed = _sealed(b"a" * (2 * CHUNK + 5))
    for length in range(len(sealed)):
        with pytest.raises(BackupError):
            _opened(sealed[:length])


def test_chunks_of_another_file_with_the_same_passphrase_do_not_fit() -> None:
    one, other = _sealed(b"a" * CHUNK, b"b" * CHUNK), _sealed(b"a" * CHUNK, b"b" * CHUNK)
    assert _chunks(one)[0] != _chunks(other)[0]
    with pytest.raises(BackupError, match="damaged"):
        _opened(one[:HEADER] + other[HEADER:])


def test_a_wrong_passphrase_is_called_one() -> None:
    sealed = _sealed(b"secret")
    assert b"secret" not in sealed
    with pytest.raises(BackupError, match="not the passphrase"):
        _opened(sealed, "seven brave otterz")


def test_accents_may_be_composed_either_way() -> None:
    file = io.BytesIO()
    sealer = Sealer(file, "cafe\u0301 au lait, mon ami")
    sealer.write(b"x")
    sealer.finish()
    assert _opened(file.getvalue(), "café au lait, mon ami") == b"x"


@pytest.mark.parametrize("weak", ["", "short", "elevenchars", "aaaaaaaaaaaaaaaa", "abababababababab"])
def test_weak_passphrases_are_refused(weak: str) -> None:
    with pytest.raises(BackupError, match="passphrase"):
        Sealer(io.BytesIO(), weak)


def test_other_files_and_newer_formats_are_told() -> None:
    for content in (b"", b"PORTICO", b"SQLite format 3\x00" * 40):
        with pytest.raises(BackupError, match="not a backup"):
            _opened(content)
    sealed = bytearray(_sealed(b"x"))
    sealed[len(MAGIC) : len(MAGIC) + 2] = b"\x00\x02"
    with pytest.raises(BackupError, match="newer Portico"):
        _opened(bytes(sealed))


def test_a_hostile_header_takes_no_memory() -> None:
    costs = struct.pack(">HIIB16s", 1, 1, 4 * 1024**2, 1, b"s" * 16)
    with pytest.raises(BackupError, match="damaged or incomplete"):
        _opened(MAGIC + costs + b"c" * 32 + b"x" * 100)
