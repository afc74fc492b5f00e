"""Small input that takes for ever, or all memory, and that no mutation comes upon."""

from __future__ import annotations

import hashlib
import io
import json
import struct
import tarfile
from pathlib import Path

import numpy as np
import pytest
from PIL import EpsImagePlugin
from PIL import Image as Pillow

from core import images
from core.backups.archive import unpack
from core.backups.sealed_file import BackupError, Sealer
from core.errors import ImageError, ProfileError
from core.people.bulk import lists
from core.recognition.fusion import Transform
from core.site import DATABASE, KEY
from core.store.database import HEAD
from core.store.keys import KeyBehindPassphrase
from models.dlib_resnet import parse_parameters
from models.frozen_graph import FrozenGraphError, parse_constants

PASSPHRASE = "seven brave otters"


def _saved(picture: Pillow.Image, form: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, form, **options)
    return buffer.getvalue()


@pytest.mark.parametrize("form", ["EPS", "TGA", "PCX", "ICO"])
def test_only_files_of_the_kinds_that_are_named_are_opened(
    form: str, collins: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*_facts: object, **_more: object) -> None:
        raise AssertionError("PostScript was executed")

    monkeypatch.setattr(EpsImagePlugin, "Ghostscript", run)
    content = _saved(Pillow.fromarray(collins).resize((64, 64)), form)
    for opened in (images.decode, lambda some: images.thumbnail(some, 32)):
        with pytest.raises(ImageError, match="is not a picture"):
            opened(content)


@pytest.mark.parametrize("opened", [images.decode, lambda some: images.thumbnail(some, 32)])
def test_a_jpeg_of_a_thousand_passes_is_refused_and_an_honest_one_is_not(opened: object) -> None:
    content = _saved(Pillow.new("L", (2400, 2400)), "JPEG", progressive=True)
    assert opened(content).ndim == 3
    last = content[content.rfind(b"\xff\xda") : -2]
    with pytest.raises(ImageError, match="passes"):
        opened(content[:-2] + 1000 * last + b"\xff\xd9")


def test_what_is_decoded_byte_by_byte_must_be_small() -> None:
    grey = struct.pack("<2sIHHIIiiHHIIiiII", b"BM", 0, 0, 0, 54, 40, 9000, 7000, 1, 8, 1, 0, 0, 0, 1, 0)
    with pytest.raises(ImageError, match="too long to read"):
        images.decode(grey + bytes(4) + b"\0\0" * 100)


def test_wide_and_clear_pictures_are_converted_as_a_whole(collins: np.ndarray) -> None:
    tall = np.concatenate([collins, collins[::-1]])
    grey = tall.mean(axis=2)
    wide = images.decode(_saved(Pillow.fromarray((grey * 257).astype(np.uint16)), "PNG"))
    assert np.abs(wide[..., 0] - grey).max() <= 1.5
    clear = Pillow.fromarray(tall)
    clear.putalpha(Pillow.new("L", clear.size, 128))
    found = images.decode(_saved(clear, "PNG"))
    assert np.abs(found - (tall * (128 / 255) + 127)).max() <= 2
    assert (images.decode(_saved(Pillow.fromarray(tall), "PNG")) == tall).all()


def test_accents_without_end_are_not_put_in_order(tmp_path: Path) -> None:
    accents = "a" + "\u0301\u0327" * 15_000
    path = tmp_path / "people.csv"
    path.write_text(f"name,groups,{accents}\n" + f"{accents},\n" * 200 + f"Ann,{accents}\n", encoding="utf-8")
    plan = lists.read(path)
    assert [entry.name for entry in plan.entries] == ["Ann"]
    assert len(plan.rejected) == 201
    assert all("more than 1000 characters" in rejected.reason for rejected in plan.rejected)


def test_many_layers_are_read_in_one_go() -> None:
    layer = b"\x01\x05con_4\x01\x02" + b"\x01\x01" * 4 + bytes(4)
    assert sum(1 for _ in parse_parameters(layer * 100_000)) == 100_000


def _field(number: int, payload: bytes | int) -> bytes:
    def varint(value: int) -> bytes:
        return bytes([value & 0x7F | 0x80]) + varint(value >> 7) if value > 0x7F else bytes([value])

    if isinstance(payload, int):
        return varint(number << 3) + varint(payload)
    return varint(number << 3 | 2) + varint(len(payload)) + payload


def _constant(values: bytes, *shape: int) -> bytes:
    dimensions = b"".join(_field(2, _field(1, n)) for n in shape)
    tensor = _field(1, 1) + _field(2, dimensions) + _field(4, values)
    attribute = _field(1, b"value") + _field(2, _field(8, tensor))
    return _field(1, _field(1, b"a") + _field(2, b"Const") + _field(5, attribute))


@pytest.mark.parametrize(
    "graph",
    [
        _constant(bytes(4), 1 << 25) * 12,
        _constant(bytes(4), 1 << 20) * 100,
        _constant(b"", *[(1 << 64) - 1] * 30_000),
        _constant(bytes(4), *[1] * 70),
        _constant(b"", 0, 1 << 63),
    ],
    ids=["kernels made of one number", "many of them", "a shape without end", "70 dimensions", "none, and very many"],
)
def test_a_graph_takes_no_more_memory_than_a_network_has(graph: bytes) -> None:
    with pytest.raises(FrozenGraphError, match=r"larger than any network|holds 1 numbers"):
        parse_constants(graph)


def test_an_array_that_says_it_is_huge_is_not_made_room_for(tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    np.savez(path, mean=np.broadcast_to(np.float32(1), 30_000_000))
    with pytest.raises(ProfileError, match="too large"):
        Transform.read(path)


def test_a_backup_of_nothing_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    digest = hashlib.sha256(b"").hexdigest()
    parts = {name: {"size": 1 << 40, "sha256": digest} for name in (DATABASE, KEY)}
    facts = {"made": "2026-01-01T00:00:00Z", "portico": "1", "gallery": HEAD, "people": 1, "photos": 1, "events": 0}
    words = json.dumps(facts | {"parts": parts}).encode()
    head, sparse = tarfile.TarInfo("manifest.json"), tarfile.TarInfo(DATABASE)
    head.size = len(words)
    sparse.pax_headers = {
        "GNU.sparse.major": "0", "GNU.sparse.minor": "1", "GNU.sparse.map": "0,0", "GNU.sparse.size": str(1 << 40),
    }  # fmt: skip
    path, target = tmp_path / "a.backup", tmp_path / "site"
    target.mkdir()
    with path.open("wb") as file:
        sealer = Sealer(file, PASSPHRASE)
        with tarfile.open(fileobj=sealer, mode="w|", format=tarfile.PAX_FORMAT) as archive:
            archive.addfile(head, io.BytesIO(words))
            archive.addfile(sparse)
        sealer.finish()
    with pytest.raises(BackupError, match="does not hold what it says"):
        unpack(path, PASSPHRASE, target, lambda _done, _whole: None)
    assert not list(target.iterdir())


def test_a_key_file_does_not_ask_for_minutes_of_work(tmp_path: Path) -> None:
    path = tmp_path / "site.key"
    costs = {"kdf": "argon2id", "time": 90, "memory": 4 * 1024**2, "lanes": 64, "salt": "00" * 16, "sealed": "00"}
    path.write_text(json.dumps(costs))
    with pytest.raises(Exception, match="is not a site key"):
        KeyBehindPassphrase(path, lambda: PASSPHRASE).read()
